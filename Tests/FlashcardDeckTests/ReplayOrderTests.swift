import TestSupport
import Testing

@testable import FlashcardDeck

/// The state is a function of the set of events: it depends neither on the order in which they arrive
/// nor on how the record is divided into base and recent events.
@Suite struct ReplayOrderTests {
  /// Events of all kinds of three machines whose clocks disagree, one of them copied, so that an undo may
  /// be stamped before the event it names, name one that never arrives, or one of another machine.
  private static func events(_ random: inout SeededGenerator) -> [Event] {
    var events: [Event] = []
    var counters = [0, 0, 0]
    for number in 0..<40 {
      let machine = Int.random(in: 0..<3, using: &random)
      counters[machine] += 1
      // Two copies of the first machine write events of the same names.
      let isCopy = machine == 0 && Bool.random(using: &random)
      let hours = Int.random(in: 0..<96, using: &random)
      events.append(
        Event(
          id: .init(device: "m\(machine)", counter: isCopy ? 1 : counters[machine]),
          time: Instant(milliseconds: hours * 3_600_000), day: Day(hours / 24),
          card: CardID("c\(Int.random(in: 0..<6, using: &random))"),
          kind: kind(events, &random), rank: UInt64(number)))
    }
    return events
  }

  private static func kind(_ events: [Event], _ random: inout SeededGenerator) -> Event.Kind {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let grade = Grade.allCases.randomElement(using: &random) ?? .good
    let from = number(0...1) == 0 ? 2 : nil
    switch number(0...20) {
    case 0...3:
      if let target = events.randomElement(using: &random), number(0...4) > 0 {
        return .undo(of: target.id, at: target.time, from: 2, to: nil, due: nil)
      }
      let named = Event.ID(device: "m\(number(0...2))", counter: number(1...14))
      return .undo(of: named, at: nil, from: 2, to: nil, due: nil)
    case 4: return .link(was: CardID("c\(number(0...5))"))
    case 5: return .suspend
    case 6: return .wake
    case 7: return .bury(until: Day(number(0...5)))
    case 8: return .star
    case 9: return .unstar
    case 10:
      return .place(
        CardProgress(
          box: number(1...7), due: Day(number(1...9)), last: Day(number(0...4)),
          reviews: number(1...5), lapses: number(0...1), forgotten: false))
    case 11:
      return .totals(
        Totals(reviews: number(1...9), days: DayCounts([.init(day: Day(1), count: number(1...9))])))
    case 12: return .pace(["light", "normal"].randomElement(using: &random) ?? "")
    case 13: return .exam(of: ["deck"], on: number(0...1) == 0 ? nil : Day(number(0...9)))
    case 14:
      let first = number(1...9)
      return .clock(of: "m\(number(0...2))", first...first + number(0...3))
    case 15: return .practice(grade, from: from, to: 1, due: Day(number(1...9)), seconds: 3)
    case 16: return .unknown("later")
    case 17:
      let other = CardID("c\(number(0...5))")
      return number(0...1) == 0 ? .apart(from: other) : .doubt(of: other)
    default:
      return .answer(
        grade, from: from, to: number(1...7), due: Day(number(1...9)), seconds: nil)
    }
  }

  /// What is known of each of the cards, whichever of its names is the key.
  private static func cards(_ progress: Progress) -> [String] {
    (0..<6).map { number in
      let names = progress.links.names(of: CardID("c\(number)"))
      let present = names.compactMap { progress.cards[$0] }
      let marks = names.compactMap { progress.remarks.marks[$0] }
      return "\(Set(names).map(\.description).sorted()) \(present) \(marks)"
    }
  }

  @Test(arguments: 0..<(Soak.isOn ? 20_000 : 600))
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
      let (plain, divided) = (Progress(replaying: known), record.progress)
      #expect(Self.cards(divided) == Self.cards(plain), "seed \(seed)")
      #expect(divided.totals == plain.totals)
      #expect(divided.links == plain.links)
      #expect(divided.remarks.pace == plain.remarks.pace)
      #expect(divided.remarks.exams == plain.remarks.exams)
      #expect(divided.tallies == plain.tallies)
      #expect(divided.unknownKinds == plain.unknownKinds)
    }
  }

  @Test func anUndoTakesBackTheEventThatItNamesByTimeAndCardToo() {
    let id = Event.ID(device: "a", counter: 1)
    func answer(_ card: CardID, at time: Int) -> Event {
      Event(
        id: id, time: Instant(milliseconds: time), day: Day(0), card: card,
        kind: .answer(.good, from: nil, to: 2, due: Day(2), seconds: nil), rank: card == "d" ? 1 : 0
      )
    }
    let undo = Event(
      id: .init(device: "a", counter: 2), time: Instant(milliseconds: 9), day: Day(0), card: "c",
      kind: .undo(of: id, at: Instant(milliseconds: 5), from: 2, to: nil, due: nil))
    let state = Progress(replaying: [
      answer("c", at: 4), answer("c", at: 5), answer("d", at: 5), undo,
    ])
    #expect(state.cards["c"]?.reviews == 1)
    #expect(state.cards["d"]?.reviews == 1)
    // An undo of the undo has the answer count again.
    let again = Event(
      id: .init(device: "a", counter: 3), time: Instant(milliseconds: 10), day: Day(0), card: "c",
      kind: .undo(of: undo.id, at: undo.time, from: nil, to: 2, due: Day(2)))
    let both = Progress(replaying: [answer("c", at: 4), answer("c", at: 5), undo, again])
    #expect(both.cards["c"]?.reviews == 2)
  }

  /// Two copies of a machine wrote events of one name, time and card, one of which is in the base.
  @Test func anUndoTakesBackTheTwinInTheBaseToo() {
    let id = Event.ID(device: "a", counter: 1)
    func answer(rank: UInt64) -> Event {
      Event(
        id: id, time: Instant(milliseconds: 5), day: Day(0), card: "c",
        kind: .answer(.good, from: nil, to: 2, due: Day(2), seconds: nil), rank: rank)
    }
    let undo = Event(
      id: .init(device: "a", counter: 2), time: Instant(milliseconds: 9), day: Day(1), card: "c",
      kind: .undo(of: id, at: Instant(milliseconds: 5), from: 2, to: nil, due: nil))
    var record = StudyRecord()
    record.add(answer(rank: 1))
    record.settle(before: Day(1))
    record.add(answer(rank: 2))
    #expect(!record.contradictsBase)
    record.add(undo)
    #expect(record.contradictsBase)
    let history = [answer(rank: 1), answer(rank: 2), undo]
    #expect(StudyRecord(history: history, day: Day(1))["c"] == nil)
    #expect(!StudyRecord(history: history, day: Day(1)).contradictsBase)
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
      kind: .undo(of: id, at: nil, from: 2, to: nil, due: nil))
    #expect(Progress(replaying: [answer(at: 4), undo]).cards["c"] == nil)
    #expect(Progress(replaying: [answer(at: 6), undo]).cards["c"]?.box == 2)
    #expect(StudyRecord(history: [answer(at: 6), undo], day: Day(0))["c"]?.box == 2)
  }
}
