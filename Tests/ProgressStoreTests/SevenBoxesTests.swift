import FlashcardDeck
import Foundation
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// A data folder of the version with seven boxes, in which a forgotten card fell to box 1, goes on from
/// where each card is: with the same due days, and with what each answer decided.
@Suite struct SevenBoxesTests {
  private static let known: [String: (box: Int, due: String)] = [
    "humus": (7, "2026-01-27"), "loam": (4, "2025-12-02"), "mulch": (1, "2025-11-25"),
  ]

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("PastForms/7-seven-boxes")
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: source.path, toPath: folder.paths.data)
  }

  private func requireKnown(_ record: StudyRecord, _ comment: Comment) {
    #expect(record.cards.count == Self.known.count, comment)
    for (card, place) in Self.known {
      #expect(record[CardID(card)]?.box == place.box, comment)
      #expect(record[CardID(card)]?.due.description == place.due, comment)
    }
  }

  @Test(arguments: [nil] + Pace.allCases.map(\.name))
  func noDueDayChanges(pace: String?) throws {
    let store = try folder.open("2025-11-25")
    requireKnown(store.record, "opened")
    #expect(store.notices.isEmpty)
    if let pace {
      let now = store.clock.now()
      try store.append(
        Event(
          id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
          card: CardID(""), kind: .pace(pace)))
      requireKnown(store.record, "chosen")
    }
    try store.save()
    store.close()
    let again = try folder.open("2025-11-26")
    #expect(again.record.remarks.pace == pace)
    requireKnown(again.record, "opened again")
    try again.rebuild()
    requireKnown(again.record, "rebuilt")
    // The fall to box 1 is still one.
    let loam = try again.history().filter { $0.card == CardID("loam") }.map(\.kind)
    #expect(
      loam[3] == .answer(.again, from: 6, to: 1, due: Day("2025-10-14") ?? Day(0), seconds: nil))
  }

  @Test(arguments: [(Grade.good, 8, 128), (.easy, 9, 256), (.hard, 7, 64), (.again, 4, 8)])
  func aCardOfTheLastBoxGoesOn(grade: Grade, box: Int, days: Int) throws {
    let store = try folder.open("2026-01-27")
    try store.answer("humus", grade)
    #expect(store.record[CardID("humus")]?.box == box)
    #expect(store.record[CardID("humus")].map { $0.due - $0.last } == days)
  }
}
