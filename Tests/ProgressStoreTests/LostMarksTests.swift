import FlashcardDeck
import TestSupport
import Testing

@testable import ProgressStore

/// Lines that took a mark away from a card, and are gone from the history.
@Suite struct LostMarksTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func add(_ kind: Event.Kind, _ card: String, _ store: Store) throws {
    let now = store.clock.now()
    try store.append(
      Event(
        id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
        card: CardID(card), kind: kind))
  }

  /// The history's lines without the one at an index.
  private func lose(_ index: Int) throws {
    var lines = try folder.text(folder.historyPath()).split(separator: "\n")
    lines.remove(at: index)
    try folder.write(lines.joined(separator: "\n") + "\n", folder.historyPath())
  }

  @Test(arguments: [(Event.Kind.suspend, Event.Kind.wake), (.star, .unstar)])
  func aMarkThatWasTakenAwayStaysAway(set: Event.Kind, taken: Event.Kind) throws {
    var store = try folder.open("2026-01-04")
    try add(set, "a", store)
    try add(taken, "a", store)
    try store.answer("b", .good)
    let known = store.record.remarks.marks
    try store.save()
    store.close()
    try lose(1)
    store = try folder.open("2026-01-05")
    #expect(store.record.remarks.marks == known)
    try store.answer("c", .good)
    try store.rebuild()
    #expect(store.record.remarks.marks == known, "the line that brings it back is in the history")
    #expect(try store.history().count == 4)
    store.close()
    #expect(try folder.open("2026-01-06").history().count == 4, "and is written once")
  }

  /// The mark was set again after it had been taken away: that line is there, and counts.
  @Test func aMarkThatWasSetAgainStays() throws {
    var store = try folder.open("2026-01-04")
    for kind in [Event.Kind.suspend, .wake, .suspend] { try add(kind, "a", store) }
    try store.save()
    store.close()
    try lose(1)
    store = try folder.open("2026-01-05")
    #expect(store.record.remarks.marks[CardID("a")]?.isSuspended == true)
    #expect(try store.history().count == 2)
  }
}
