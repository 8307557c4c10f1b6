import TestSupport
import Testing

@testable import FlashcardDeck

/// The state is a function of the set of events: it depends neither on the order in which they arrive
/// nor on how the record is divided into base and recent events.
@Suite struct ReplayOrderTests {
  /// Answers and undos of three machines whose clocks disagree, so that an undo may be stamped
  /// before the answer it names, name one that never arrives, or one of another machine.
  private static func events(_ random: inout SeededGenerator) -> [Event] {
    var events: [Event] = []
    var counters = [0, 0, 0]
    for _ in 0..<40 {
      let machine = Int.random(in: 0..<3, using: &random)
      counters[machine] += 1
      let hours = Int.random(in: 0..<96, using: &random)
      var kind = Event.Kind.answer(
        Grade.allCases.randomElement(using: &random) ?? .good,
        from: Bool.random(using: &random) ? 2 : nil, to: Int.random(in: 1...7, using: &random),
        due: Day(Int.random(in: 1...9, using: &random)), seconds: nil)
      if Int.random(in: 0..<3, using: &random) == 0 {
        let named = Event.ID(
          device: "m\(Int.random(in: 0..<3, using: &random))",
          counter: Int.random(in: 1...14, using: &random))
        kind = .undo(of: named, from: 2, to: nil, due: nil)
      }
      events.append(
        Event(
          id: .init(device: "m\(machine)", counter: counters[machine]),
          time: Instant(milliseconds: hours * 3_600_000), day: Day(hours / 24),
          card: CardID("c\(Int.random(in: 0..<5, using: &random))"), kind: kind))
    }
    return events
  }

  @Test(arguments: 0..<300)
  func replayGivesTheSameHoweverTheRecordIsDivided(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let events = Self.events(&random).shuffled(using: &random)
    var record = StudyRecord()
    var known: [Event] = []
    var day = Day(0)
    for event in events {
      known.append(event)
      record.add(event)
      if Int.random(in: 0..<6, using: &random) == 0 { day = day + 1 }
      // As the store does.
      if record.contradictsBase { record = StudyRecord(history: known, day: day) }
      record.settle(before: day)
      let plain = Progress(replaying: known)
      #expect(record.cards == plain.cards)
      #expect(record.totals == plain.totals)
    }
  }

  @Test func anUndoCountsForAnAnswerBeforeItAlone() {
    let id = Event.ID(device: "a", counter: 1)
    func answer(at time: Int) -> Event {
      Event(
        id: id, time: Instant(milliseconds: time), day: Day(0), card: "c",
        kind: .answer(.good, from: nil, to: 2, due: Day(2), seconds: nil))
    }
    let undo = Event(
      id: .init(device: "b", counter: 1), time: Instant(milliseconds: 5), day: Day(0), card: "c",
      kind: .undo(of: id, from: 2, to: nil, due: nil))
    #expect(Progress(replaying: [answer(at: 4), undo]).cards["c"] == nil)
    #expect(Progress(replaying: [answer(at: 6), undo]).cards["c"]?.box == 2)
    #expect(StudyRecord(history: [answer(at: 6), undo], day: Day(0))["c"]?.box == 2)
  }
}
