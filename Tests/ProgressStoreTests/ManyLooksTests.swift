import FlashcardDeck
import TestSupport
import Testing

@testable import ProgressStore

/// A large deck was edited, and thousands of cards' looks were recorded: no start after the next saving one
/// reads them again.
@Suite struct ManyLooksTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func recordLooks(_ store: Store, count: Int = 3000) throws {
    try store.recordLooks(
      (0..<count).map { number in
        (
          card: CardID("card-\(number)"),
          look: CardLook(
            question: "What does register \(number) of the device hold?", answer: UInt64(number),
            sketch: (0..<16).map { UInt32(number * 16 + $0) }, deck: "registers")
        )
      })
    try store.save()
  }

  private func snapshot() throws -> Snapshot {
    try Snapshot(folder.bytes(folder.paths.progress), .base)
  }

  @Test func looksOfThisMorningAreInTheBaseAtOnce() throws {
    var store = try folder.open("2026-01-05")
    try store.answer("a", .good)
    try store.save()
    store.close()
    store = try folder.open("2026-01-06")
    try recordLooks(store)
    let known = store.record
    store.close()
    let snapshot = try snapshot()
    #expect(snapshot.settled == snapshot.history)
    // What is answered on that day counts as ever.
    store = try folder.open("2026-01-06", time: "09:00:00")
    #expect(store.record.cards == known.cards && store.record.totals == known.totals)
    try store.answer("a", .good)
    try store.undo()
    #expect(store.record.cards == known.cards)
    try store.answer("a", .again)
    #expect(store.record.answers(on: store.clock.studyDay(of: store.clock.now())).count == 1)
    let last = store.record
    try store.save()
    try store.rebuild()
    #expect(store.record.cards == last.cards && store.record.totals == last.totals)
    #expect(store.notices.isEmpty)
    store.close()
  }

  @Test func aReaderOfTheNextDayWantsThemSaved() throws {
    var store = try folder.open("2026-01-05")
    try store.answer("a", .good)
    try recordLooks(store)
    store.close()
    let before = try snapshot()
    #expect(before.settled != before.history, "an answer of today may still be taken back")
    #expect(try !folder.open("2026-01-05", mode: .readOnly).hasReadMuch)
    #expect(try folder.open("2026-01-06", mode: .readOnly).hasReadMuch)
    store = try folder.open("2026-01-06")
    try store.save()
    store.close()
    #expect(try !folder.open("2026-01-06", mode: .readOnly).hasReadMuch)
    let after = try snapshot()
    #expect(after.settled == after.history)
  }
}
