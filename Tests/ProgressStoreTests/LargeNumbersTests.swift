import FlashcardDeck
import TestSupport
import Testing

@testable import ProgressStore

/// Lines whose numbers are far above those that a machine gives.
@Suite struct LargeNumbersTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func line(_ id: String, _ time: String, card: String) -> String {
    #"{"id":"\#(id)","time":"\#(time)","day":"\#(time.prefix(10))","event":"answer","card":"\#(card)","grade":"good","from":null,"to":2,"due":"2026-01-20"}"#
      + "\n"
  }

  /// No number is given twice, whatever foreign lines bear and however many own lines are lost.
  @Test(arguments: [1 << 20, 1 << 40, 1 << 50, (1 << 51) - 3, (1 << 51) - 1, 1 << 51, 1 << 52])
  func numbersAreGivenOnce(foreign: Int) throws {
    try folder.write(
      line("desk-abcde:\(foreign)", "2026-01-01T08:00:00.000Z", card: "far"),
      folder.historyPath("other"))
    var given: [Event.ID] = []
    func answer(_ count: Int, _ day: String) throws {
      for index in 0..<count {
        let store = try folder.open(day, time: "08:0\(index):00")
        given.append(try store.answer("card\(index % 2)", .good).id)
        try store.save()
      }
    }
    try answer(6, "2026-01-02")
    let written = try folder.text(folder.historyPath()).split(separator: "\n").map { $0 + "\n" }
    try folder.write(written.dropLast(2).joined(), folder.historyPath())
    try answer(3, "2026-01-08")
    try folder.write(written.suffix(2).joined(), folder.historyPath("back"))
    try answer(3, "2026-01-09")
    #expect(Set(given).count == 12)
    #expect(given.allSatisfy { $0.counter < 1 << 51 })
    let own = try folder.open("2026-01-10").history().map(\.id)
      .filter { $0.device == "desk-abcde" }
    #expect(Set(own).count == own.count)
  }

  /// A progress.json of an earlier version, which counted on from any number.
  @Test func anEarlierVersionsNumbersAreLeft() throws {
    let past = (1 << 51) + 1
    try folder.write(
      line("desk-abcde:\(past)", "2026-01-01T08:00:00.000Z", card: "far"), folder.historyPath())
    var store = try folder.open("2026-01-02")
    try store.save()
    store.state.counters["desk-abcde"] = past
    store.state.needsSnapshot = true
    try store.save()
    store.close()
    store = try folder.open("2026-01-03")
    #expect(try store.answer("a", .good).id.counter == 1)
    #expect(store.record[CardID("far")]?.reviews == 1)
  }

  /// The numbers count that the lines have, in whatever order these are read.
  @Test func theOrderOfLinesIsNothing() {
    let gap = StoreState.widestGap
    for numbers in [[1, gap, 2 * gap], [2 * gap, gap, 1], [2 * gap, 1, gap]] {
      var state = StoreState()
      for number in numbers { state.count(Event.ID(device: "a", counter: number)) }
      #expect(state.counters["a"] == 2 * gap)
    }
  }

  /// A machine loses a line with such a number, and gets it back; then the file is written anew in other
  /// orders, again and again.
  @Test(arguments: [1, 1 << 40, (1 << 51) + 2], [false, true])
  func machinesComeToRest(first: Int, hasClock: Bool) throws {
    var lines = [
      line("gamma:\(first)", "2026-03-01T09:58:00.000Z", card: "a"),
      line("gamma:\(first + 2)", "2026-03-06T09:50:00.000Z", card: "b"),
      line("yz:\(first + 2)", "2027-04-05T22:16:00.000Z", card: "c"),
    ]
    if hasClock {
      lines.append(
        #"{"id":"gamma:\#(first + 1)","time":"2026-03-05T02:02:00.000Z","day":"2026-03-04","event":"clock","device":"yz","first":\#(first + 2),"last":\#(first + 2)}"#
          + "\n")
    }
    let path = folder.historyPath("all")
    func openWith(_ lines: [String]) throws -> Store {
      try folder.write(lines.joined(), path)
      let store = try folder.open("2026-03-08")
      try store.save()
      return store
    }
    try openWith(lines).close()
    var kept = try openWith(Array(lines.dropFirst())).history()
    #expect(kept.count > lines.count - 1)
    for round in 0..<6 {
      let store = try openWith(lines.rotated(by: round))
      #expect(store.record.totals.reviews == 3)
      for card in ["a", "b", "c"] { #expect(store.record[CardID(card)]?.reviews == 1) }
      let history = try store.history()
      if round > 0 { #expect(history == kept, "round \(round)") }
      kept = history
      store.close()
    }
  }
}

extension [String] {
  fileprivate func rotated(by count: Int) -> [String] {
    Array((self + self)[(count % self.count)..<(count % self.count + self.count)])
  }
}
