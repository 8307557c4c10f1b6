import FlashcardDeck
import TestSupport
import Testing

@testable import ProgressStore

/// Lines of undos, and of what was done after them, that are gone from the history.
@Suite struct LostUndosTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @discardableResult
  private func add(_ kind: Event.Kind, _ card: String, _ store: Store) throws -> Event {
    let now = store.clock.now()
    let event = Event(
      id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
      card: CardID(card), kind: kind)
    try store.append(event)
    return event
  }

  private func undo(_ event: Event, _ store: Store) throws {
    let now = store.clock.now()
    let undo = store.record.undo(
      of: event, id: store.nextEventID, time: store.eventTime(now),
      day: store.clock.studyDay(of: now))
    try store.append(undo)
  }

  /// With so many lines of another card behind them, the lines that get lost stand in progress.json no more.
  static let far = 130

  /// Puts lines of another card behind the others.
  private func go(_ count: Int, _ store: Store) throws {
    for number in 0..<count { try add(number % 2 == 0 ? .star : .unstar, "z", store) }
  }

  /// Cuts lines out of the history, the last ones or those before the last `behind`.
  private func cut(_ count: Int, behind: Int = 0) throws {
    let lines = try folder.text(folder.historyPath()).split(separator: "\n")
    let left = lines.dropLast(count + behind) + lines.suffix(behind)
    try folder.write(left.map { $0 + "\n" }.joined(), folder.historyPath())
  }

  /// Opens the store after a loss: nothing has changed, and the history alone says the same.
  private func expectUnchanged(_ known: Progress, _ day: String = "2026-01-05") throws {
    var store = try folder.open(day)
    #expect(store.record.cards == known.cards)
    #expect(
      store.record.remarks.marks.filter { $0.value != Remarks.Marks() }
        == known.remarks.marks.filter { $0.value != Remarks.Marks() })
    #expect(
      Set(store.record.base.links.elements.map(\.name))
        == Set(known.links.elements.map(\.name)))
    try store.answer("later", .good)
    let count = try store.history().count
    try store.rebuild()
    #expect(store.record.progress.cards[CardID("a")] == known.cards[CardID("a")])
    store.close()
    store = try folder.open("2026-01-06")
    #expect(try store.history().count == count, "and is written once")
  }

  /// A grade that was corrected. As many answers as were known do not mean that they are the same.
  @Test(
    arguments: [(Grade.easy, Grade.again), (.again, .easy), (.easy, .hard), (.again, .good)],
    [(1, 0), (2, 0), (3, 0), (1, far), (2, far), (3, far)])
  func aCorrectedGradeStays(
    grades: (first: Grade, second: Grade), lines: (lost: Int, behind: Int)
  ) throws {
    let store = try folder.open("2026-01-04")
    try store.answer("b", .good)
    try store.answer("a", grades.first)
    try store.undo()
    try store.answer("a", grades.second)
    try go(lines.behind, store)
    let known = store.record.progress
    try store.save()
    store.close()
    try cut(lines.lost, behind: lines.behind)
    try expectUnchanged(known)
  }

  @Test(
    arguments: [Event.Kind.suspend, .star, .bury(until: Day(20_500))],
    [(1, 0), (2, 0), (1, far), (2, far)])
  func aMarkThatWasUndoneStaysAway(kind: Event.Kind, lines: (lost: Int, behind: Int)) throws {
    let store = try folder.open("2026-01-04")
    try store.answer("a", .good)
    try undo(try add(kind, "a", store), store)
    try go(lines.behind, store)
    let known = store.record.progress
    try store.save()
    store.close()
    try cut(lines.lost, behind: lines.behind)
    try expectUnchanged(known)
  }

  /// Of answers one after another some were taken back; the lines of the undos are gone, with the answers between.
  @Test(
    arguments: [
      [true, false], [true, true, false], [true, false, true], [false, true, false, true, false],
    ], [0, far])
  func answersBetweenLostUndosStay(areUndone: [Bool], behind: Int) throws {
    let store = try folder.open("2026-01-04")
    for isUndone in areUndone {
      try store.answer("a", isUndone ? .again : .easy)
      if isUndone { try store.undo() }
    }
    try go(behind, store)
    let known = store.record.progress
    try store.save()
    store.close()
    let lines = try folder.text(folder.historyPath()).split(separator: "\n")
    let isUndo = { (line: Substring) in line.contains("\"undo\"") }
    try folder.write(
      lines.filter { !isUndo($0) }.map { $0 + "\n" }.joined(), folder.historyPath())
    try expectUnchanged(known)
    // And if they come back. Of those in progress.json it is known which answers they took back.
    if behind > 0 { return }
    let present = try folder.text(folder.historyPath())
    try folder.write(
      present + lines.filter(isUndo).map { $0 + "\n" }.joined(), folder.historyPath())
    let later = try folder.open("2026-01-06")
    #expect(later.record[CardID("a")] == known.cards[CardID("a")])
  }

  /// A card that was put off before, and the later burial was undone or made shorter.
  @Test(arguments: [true, false], [0, far])
  func anEarlierBurialStaysTheLast(isUndone: Bool, behind: Int) throws {
    let store = try folder.open("2026-01-04")
    try store.answer("a", .good)
    if isUndone { try add(.bury(until: Day(20_460)), "a", store) }
    let later = try add(.bury(until: Day(20_500)), "a", store)
    if isUndone { try undo(later, store) } else { try add(.bury(until: Day(20_460)), "a", store) }
    try go(behind, store)
    let known = store.record.progress
    #expect(known.remarks.marks[CardID("a")]?.buriedUntil == Day(20_460))
    try store.save()
    store.close()
    try cut(1, behind: behind)
    try expectUnchanged(known)
  }

  @Test(arguments: [false, true], [0, far])
  func aBurialThatEndedStaysEnded(isSuspended: Bool, behind: Int) throws {
    let store = try folder.open("2026-01-04")
    try store.answer("a", .good)
    if isSuspended { try add(.suspend, "b", store) }
    try add(.bury(until: Day(20_500)), "a", store)
    try add(.wake, "a", store)
    try go(behind, store)
    let known = store.record.progress
    try store.save()
    store.close()
    try cut(1, behind: behind)
    try expectUnchanged(known)
  }

  @Test(arguments: [0, far]) func aLinkThatWasRefusedStaysSo(behind: Int) throws {
    let store = try folder.open("2026-01-04")
    try store.answer("a", .easy)
    try undo(try add(.link(was: CardID("a")), "b", store), store)
    try go(behind, store)
    let known = store.record.progress
    #expect(known.cards[CardID("b")] == nil && known.links.elements.isEmpty)
    try store.save()
    store.close()
    try cut(1, behind: behind)
    try expectUnchanged(known)
  }

  /// More lines are lost from the end than stand in progress.json, so nothing shows which of the others are known.
  @Test(arguments: [0, 1, 2, 5], [0, 60])
  func anAnswerAfterUndoneOnesIsKept(undone: Int, hours: Int) throws {
    var store = try folder.open("2026-01-02")
    try store.answer("a", .good)
    for _ in 0..<undone {
      try store.answer("a", .easy)
      try store.undo()
    }
    store.close()
    store = try folder.open("2026-01-0\(2 + hours / 24)", time: "20:00:00")
    try store.answer("a", .good)
    try go(Self.far - 2, store)
    let known = store.record.progress
    try store.save()
    store.close()
    try cut(Self.far - 1)
    try expectUnchanged(known)
    #expect(try folder.open("2026-01-06").record.totals.reviews == known.totals.reviews + 1)
  }

  /// What was kept of one loss is lost as well, while another machine has as many answers.
  @Test func aPlaceThatIsLostIsKeptAgain() throws {
    let other = try TemporaryFolder()
    let there = try other.open("2026-01-04", time: "08:00:00", device: "other-abcde")
    try there.answer("a", .again)
    try there.save()
    there.close()
    var store = try folder.open("2026-01-04", time: "22:00:00")
    try store.answer("a", .easy)
    let known = store.record.progress
    try store.save()
    store.close()
    for _ in 0..<2 {
      try folder.write("", folder.historyPath())
      try folder.write(
        try other.bytes(other.historyPath("other-abcde")), folder.historyPath("other-abcde"))
      store = try folder.open("2026-01-05")
      #expect(store.record[CardID("a")]?.box == known.cards[CardID("a")]?.box)
      try store.save()
      store.close()
    }
  }
}
