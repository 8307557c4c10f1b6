import FlashcardDeck
import Foundation
import TestSupport
import Testing

@testable import ProgressStore

/// A wrong clock was noticed, and the line that says so, or others besides it, are away for some time.
@Suite struct LostClocksTests {
  let folder: TemporaryFolder
  /// Who noticed the clock.
  private let laptop = "laptop-abcde"

  /// The desk knows of the wrong clock from the laptop, and has answered one card on three days.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      #"{"id":"zed:1","time":"2028-05-01T10:00:00.000Z","day":"2028-05-01","event":"answer","card":"c","grade":"good","from":null,"to":2,"due":"2028-05-03"}"#
        + "\n", folder.historyPath("zed"))
    do {
      let store = try folder.open("2026-03-01", device: laptop)
      try store.answer("b", .good)
    }
    for day in ["2026-03-02", "2026-03-04", "2026-03-08"] {
      let store = try folder.open(day)
      try store.answer("a", .good)
      try store.save()
    }
  }

  private func loseLastLine() throws -> String {
    let lines = try folder.text(folder.historyPath()).split(separator: "\n")
    try folder.write(
      lines.dropLast().joined(separator: "\n") + "\n", folder.historyPath())
    return String(try #require(lines.last)) + "\n"
  }

  private func open() throws -> (store: Store, state: LifeState) {
    let store = try folder.open("2026-03-09")
    return (store, LifeState(store.record.progress))
  }

  /// Of the card that was answered three times, and of all of them.
  private func expect(_ state: LifeState, _ what: String, answers: Int = 5) {
    let card = state.cards[CardID("a")]
    #expect(card?.box == 4 && card?.reviews == 3, "\(what): \(String(describing: card))")
    #expect(state.cards[CardID("c")]?.reviews == 1, "\(what)")
    #expect(state.totals.reviews == answers, "\(what)")
  }

  @Test(arguments: [false, true], [false, true])
  func nothingCountsTwiceWhenItIsBack(losesOwnLine: Bool, answersMeanwhile: Bool) throws {
    let before = try open().state
    expect(before, "before")
    let text = try folder.text(folder.historyPath(laptop))
    try FileManager.default.removeItem(atPath: folder.historyPath(laptop))
    let line = losesOwnLine ? try loseLastLine() : ""
    var answers = 5
    do {
      let (store, state) = try open()
      expect(state, "while it is away")
      #expect(state.clocks == before.clocks)
      #expect(state.cards == before.cards)
      if answersMeanwhile {
        try store.answer("new", .good)
        answers += 1
      }
      try store.save()
    }
    let kept = try open()
    #expect(kept.store.notices == [])
    expect(kept.state, "once more", answers: answers)
    kept.store.close()
    try folder.write(text, folder.historyPath(laptop))
    if losesOwnLine { try folder.write(line, folder.historyPath("old")) }
    for _ in 0..<2 {
      let (store, state) = try open()
      expect(state, "back", answers: answers)
      #expect(state.clocks == before.clocks)
      let history = try store.history()
      #expect(LifeState(Progress(replaying: history)) == state)
      try store.rebuild()
      #expect(LifeState(store.record.progress) == state)
      try store.save()
      #expect(try store.history() == history, "nothing is added once all lines are there")
    }
  }

  /// The file with the wrong clock's line comes back with another one that has noticed it earlier.
  @Test func anEarlierNoticeMovesNothingBeforeItsAnswers() throws {
    let noticed = try folder.text(folder.historyPath(laptop))
    let wrong = try folder.text(folder.historyPath("zed"))
    try FileManager.default.removeItem(atPath: folder.historyPath(laptop))
    try FileManager.default.removeItem(atPath: folder.paths.progress)
    // The desk notices the clock itself, and loses that line and an answer.
    do {
      let store = try folder.open("2026-03-08", time: "20:00:00")
      try store.answer("a", .good)
      try store.save()
    }
    var lines = try folder.text(folder.historyPath()).split(separator: "\n")
    lines.removeAll { $0.contains(#""event":"clock""#) || $0.contains("T20:00") }
    try folder.write(lines.joined(separator: "\n") + "\n", folder.historyPath())
    do {
      let (store, state) = try open()
      #expect(state.cards[CardID("a")]?.reviews == 4)
      try store.save()
    }
    try folder.write(noticed, folder.historyPath(laptop))
    try folder.write(wrong, folder.historyPath("zed"))
    let (store, state) = try open()
    #expect(state.cards[CardID("a")]?.reviews == 4)
    #expect(state.cards[CardID("a")]?.box == 5)
    #expect(state.cards[CardID("c")]?.reviews == 1)
    #expect(LifeState(Progress(replaying: try store.history())) == state)
  }
}
