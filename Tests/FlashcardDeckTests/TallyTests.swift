import Testing

@testable import FlashcardDeck

/// Which events of a device a state includes.
@Suite struct TallyTests {
  /// Answers with the numbers of a range; those of a copy have other ranks.
  private func events(_ numbers: ClosedRange<Int>, ofCopy isCopy: Bool = false) -> [Event] {
    numbers.map { number in
      var event = Event(
        id: Event.ID(device: "desk", counter: number), time: Instant(milliseconds: number * 1000),
        day: Day(20_000), card: CardID("c\(number)"), kind: .unstar)
      event.rank = UInt64(number) &* (isCopy ? 0x9E37_79B9_7F4A_7C15 : 0xC2B2_AE3D_27D4_EB4F)
      return event
    }
  }

  private func tally(_ events: [Event]) -> Tally {
    var tally = Tally()
    for event in events { tally.add(event) }
    return tally
  }

  @Test(arguments: [1, 127, 128, 129, 255, 256, 257, 1000])
  func theOrderInWhichEventsCameDoesNotMatter(count: Int) {
    let all = events(1...count)
    let (one, other) = (tally(all), tally(all.shuffled()))
    #expect(one == other)
    #expect(one.latest == other.latest)
    #expect(one.latest.map(\.number) == Array(max(1, count - 127)...count))
  }

  /// Of what a snapshot does not have one by one, nothing is.
  @Test(arguments: [10, 128, 300])
  func whatACopyMadeIsNotIncluded(count: Int) {
    let all = events(1...count)
    let sum = tally(all)
    let known = Tally(
      count: sum.count, largest: sum.largest, sum: sum.sum, latest: Array(sum.latest))
    for parting in [count / 2, count - 3] {
      for end in [parting + 1, count - 1, count] {
        let own = Array(all.prefix(parting))
        let file = own + events(parting + 1...max(end, parting + 1), ofCopy: true)
        let included = known.included(of: file, inPlace: file)
        let isOfLatest = count - parting <= 128
        #expect(Set(included) == Set(isOfLatest ? own : []), "\(parting) of \(end)")
      }
    }
    #expect(Set(known.included(of: all, inPlace: all)) == Set(all))
  }

  /// A line that is lost in the middle makes none of the others doubtful.
  @Test(arguments: [3, 150, 299])
  func whatIsLeftOfADamagedFileIsIncluded(lost: Int) {
    let all = events(1...300)
    let left = all.filter { $0.id.counter != lost }
    #expect(Set(tally(all).included(of: left, inPlace: left)) == Set(left))
  }

  @Test func ofAnEarlierVersionTheSumAloneSaysIt() {
    let all = events(1...50)
    let sum = tally(all)
    let known = Tally(count: sum.count, largest: sum.largest, sum: sum.sum)
    #expect(known == sum && known.latest.isEmpty)
    #expect(Set(known.included(of: all, inPlace: all)) == Set(all))
    let copy = Array(all.prefix(20)) + events(21...40, ofCopy: true)
    #expect(known.included(of: copy, inPlace: copy).isEmpty)
  }
}
