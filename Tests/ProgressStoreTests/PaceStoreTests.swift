import FlashcardDeck
import Foundation
import TestSupport
import Testing

@testable import ProgressStore

/// Paces that two machines choose and whose histories are exchanged; and lost lines.
@Suite struct PaceStoreTests {
  private let desk: TemporaryFolder
  private let lap: TemporaryFolder

  init() throws { (desk, lap) = (try TemporaryFolder(), try TemporaryFolder()) }

  private func choose(_ pace: String, _ store: Store) throws {
    let now = store.clock.now()
    try store.append(
      Event(
        id: store.nextEventID, time: store.eventTime(now), day: store.clock.studyDay(of: now),
        card: CardID(""), kind: .pace(pace)))
  }

  private func exchange() throws {
    try lap.write(try desk.bytes(desk.historyPath()), lap.historyPath())
    try desk.write(try lap.bytes(lap.historyPath("lap-fghij")), desk.historyPath("lap-fghij"))
  }

  @Test func theLaterChoiceHoldsOnBothMachines() throws {
    for (minute, (here, there)) in [("light", "classic"), ("normal", "thorough")].enumerated() {
      let one = try desk.open("2026-01-05", time: "09:0\(minute):00")
      try choose(here, one)
      try one.answer("a", .good)
      try one.save()
      one.close()
      let other = try lap.open("2026-01-05", time: "09:0\(minute):30", device: "lap-fghij")
      try choose(there, other)
      try other.answer("b", .again)
      try other.save()
      other.close()
      try exchange()
      for day in ["2026-01-05", "2026-01-06"] {
        let stores = [
          try desk.open(day, time: "10:00:00"),
          try lap.open(day, time: "10:00:00", device: "lap-fghij"),
        ]
        for store in stores {
          #expect(store.record.remarks.pace == there)
          try store.rebuild()
          #expect(store.record.remarks.pace == there)
        }
        #expect(LifeState(stores[0].record.progress) == LifeState(stores[1].record.progress))
        for store in stores { store.close() }
      }
    }
  }

  @Test func aChoiceArrivesWhileTheStoreIsOpen() throws {
    let other = try lap.open("2026-01-05", time: "09:00:00", device: "lap-fghij")
    try choose("classic", other)
    other.close()
    let one = try desk.open("2026-01-05", time: "10:00:00")
    try one.answer("a", .good)
    #expect(one.record.remarks.pace == nil)
    try desk.write(try lap.bytes(lap.historyPath("lap-fghij")), desk.historyPath("lap-fghij"))
    #expect(one.hasForeignChanges)
    try one.refresh()
    #expect(one.record.remarks.pace == "classic")
    #expect(one.record[CardID("a")]?.box == 2)
  }

  /// The line that took the choice back is gone.
  @Test func aChoiceThatWasTakenBackStaysSo() throws {
    let store = try desk.open("2026-01-05")
    try choose("classic", store)
    try store.undo()
    try store.answer("a", .good)
    try store.save()
    store.close()
    var lines = try desk.text(desk.historyPath()).split(separator: "\n")
    #expect(lines.remove(at: 1).contains("undo"))
    try desk.write(lines.joined(separator: "\n") + "\n", desk.historyPath())
    let again = try desk.open("2026-01-06")
    #expect(again.record.remarks.pace == nil)
    try again.answer("b", .good)
    try again.rebuild()
    #expect(again.record.remarks.pace == nil)
    #expect(try again.history().count == 4, "one choice, its undo and two answers")
  }

  /// The line of the last choice is gone; an earlier one is still there.
  @Test(arguments: [1, 2])
  func aChoiceWhoseLineIsLostIsKept(choices: Int) throws {
    let store = try desk.open("2026-01-05")
    for pace in ["classic", "light"].suffix(choices) { try choose(pace, store) }
    try store.answer("a", .good)
    try store.save()
    store.close()
    var lines = try desk.text(desk.historyPath()).split(separator: "\n")
    lines.remove(at: choices - 1)
    try desk.write(lines.joined(separator: "\n") + "\n", desk.historyPath())
    let again = try desk.open("2026-01-06")
    #expect(again.record.remarks.pace == "light")
    try again.answer("b", .good)
    try again.rebuild()
    #expect(again.record.remarks.pace == "light")
  }
}
