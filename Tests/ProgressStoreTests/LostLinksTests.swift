import FlashcardDeck
import TestSupport
import Testing

@testable import ProgressStore

/// A history that has lost the line which says that a card was edited: an older copy came back, or the line
/// was damaged. What was learned under the old id is no less true.
@Suite struct LostLinksTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func add(_ kind: Event.Kind, _ card: String, _ store: Store) throws {
    let now = store.clock.now()
    try store.append(
      Event(
        id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
        card: CardID(card), kind: kind))
  }

  private enum Loss: CaseIterable { case olderCopy, line, damage, file }

  @Test(arguments: Loss.allCases, [false, true])
  private func nothingIsTakenBack(loss: Loss, answersLater: Bool) throws {
    var store = try folder.open("2026-01-04")
    try store.answer("old", .easy)
    try add(.star, "old", store)
    try add(.suspend, "old", store)
    try store.answer("other", .good)
    store.close()
    let copy = try folder.text(folder.historyPath())
    store = try folder.open("2026-01-05")
    try add(.link(was: CardID("old")), "new", store)
    if answersLater { try store.answer("new", .good) }
    let known = store.record
    try store.save()
    store.close()
    var lines = try folder.text(folder.historyPath()).split(separator: "\n").map(String.init)
    switch loss {
    case .olderCopy: try folder.write(copy, folder.historyPath())
    case .file: try folder.write("", folder.historyPath())
    case .line, .damage:
      if loss == .line {
        lines.remove(at: 4)
      } else {
        lines[4] = lines[4].replacing("old", with: "odl")
      }
      try folder.write(lines.joined(separator: "\n") + "\n", folder.historyPath())
    }
    for day in ["2026-01-06", "2026-01-07"] {
      store = try folder.open(day)
      #expect(store.record.key(of: CardID("old")) == CardID("new"))
      #expect(store.record[CardID("new")]?.box == known[CardID("new")]?.box)
      #expect(store.record[CardID("new")]?.reviews == known[CardID("new")]?.reviews)
      #expect(store.record.remarks.marks == known.remarks.marks)
      #expect(store.record[CardID("other")] == known[CardID("other")])
      try store.answer("third", .good)
      let undos = try store.history().filter { if case .undo = $0.kind { true } else { false } }
      #expect(undos.isEmpty)
      try store.save()
      store.close()
    }
    // And if all comes back.
    try folder.write(
      copy + lines.dropFirst(4).joined(separator: "\n") + "\n", folder.historyPath("back"))
    store = try folder.open("2026-01-08")
    #expect(store.record[CardID("new")]?.box == known[CardID("new")]?.box)
    #expect(store.record.remarks.marks == known.remarks.marks)
  }

  /// The lost line took back an answer, not what was marked in between.
  @Test func anUndoOfAnAnswerTakesNoMarkBack() throws {
    var store = try folder.open("2026-01-04")
    try store.answer("a", .easy)
    try add(.star, "a", store)
    let answer = try #require(try store.history().first)
    try store.append(
      store.record.undo(
        of: answer, id: store.nextEventID, time: store.eventTime(store.clock.now()),
        day: store.clock.studyDay(of: store.clock.now())))
    #expect(store.record[CardID("a")] == nil)
    try store.answer("b", .good)
    try store.save()
    store.close()
    var lines = try folder.text(folder.historyPath()).split(separator: "\n")
    lines.remove(at: 2)
    try folder.write(lines.joined(separator: "\n") + "\n", folder.historyPath())
    store = try folder.open("2026-01-05")
    #expect(store.record[CardID("a")] == nil)
    #expect(store.record.remarks.marks[CardID("a")]?.isStarred == true)
  }
}
