import TestSupport
import FlashcardDeck
import Foundation
import Testing

@testable import ProgressStore

@Suite struct StoreRandomTests {
  /// Days of answers and undos, with restarts, saves and lost snapshots at any point: what a new
  /// process reads is always what the old one knew, and what the whole history gives.
  @Test(arguments: 0..<12)
  func restartingAnywhereChangesNothing(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: seed)
    var day = 5
    var minute = 0
    func open() throws -> Store {
      let hour = 8 + minute / 60
      return try folder.open(
        "2026-01-\(day < 10 ? "0" : "")\(day)",
        time: "\(hour < 10 ? "0" : "")\(hour):\(minute % 60 < 10 ? "0" : "")\(minute % 60):00")
    }
    var store = try open()
    for _ in 0..<60 {
      switch Int.random(in: 0..<12, using: &random) {
      case 0..<6:
        let card = "card\(Int.random(in: 0..<9, using: &random))"
        let grade = Grade.allCases.randomElement(using: &random) ?? .good
        try store.answer(card, grade, seconds: Bool.random(using: &random) ? 3 : nil)
      case 6: try store.undo()
      case 7: try store.save()
      case 8: try? FileManager.default.removeItem(atPath: folder.paths.progress)
      default:
        store.close()
        let next = Int.random(in: 0..<6, using: &random)
        if next == 0, day < 30 { (day, minute) = (day + 1, 0) } else { minute += next }
        let reopened = try open()
        var expected = store.record
        expected.settle(before: reopened.loader.day)
        #expect(reopened.record == expected)
        #expect(
          reopened.record
            == StudyRecord(history: try reopened.history(), day: reopened.loader.day))
        store = reopened
      }
    }
  }
}
