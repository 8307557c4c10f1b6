import TestSupport
import Testing

@testable import FlashcardDeck

@Suite struct DayCountsTests {
  /// Compared with a dictionary after random changes in random order.
  @Test(arguments: 0..<20) func countsAsADictionaryDoes(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var counts = DayCounts()
    var expected: [Day: Int] = [:]
    for _ in 0..<300 {
      let day = Day(Int.random(in: -20...20, using: &random))
      let count = Bool.random(using: &random) ? Int.random(in: 1...9, using: &random) : nil
      counts[day] = count
      expected[day] = count
      #expect(counts[day] == expected[day])
    }
    for day in (-21...21).map(Day.init) { #expect(counts[day] == expected[day]) }
    #expect(counts.entries.map(\.day) == expected.keys.sorted())
    #expect(DayCounts(counts.entries.shuffled(using: &random)) == counts)
  }

  @Test func ofOneDayTheLastEntryCounts() {
    let entries = [(2, 5), (1, 7), (2, 6), (1, 8)].map {
      DayCounts.Entry(day: Day($0), count: $1)
    }
    #expect(DayCounts(entries).entries.map(\.count) == [8, 6])
  }
}
