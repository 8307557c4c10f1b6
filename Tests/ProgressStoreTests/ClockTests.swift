import TestSupport
import FlashcardDeck
import Foundation
import Testing

@testable import ProgressStore

/// Clocks that jump, and zones that change, between any two answers and in the middle of a session.
@Suite struct ClockTests {
  /// What a program sees of the time; it changes under an open store.
  private final class World: @unchecked Sendable {
    var now = Instant("2026-01-05T08:30:00Z")?.milliseconds ?? 0
    var offset = 0

    var clock: Clock {
      Clock(
        rolloverHour: 4, now: { Instant(milliseconds: self.now) }, utcOffset: { _ in self.offset })
    }

    /// A minute on, or a jump of up to years in either direction, or a journey.
    func move(_ random: inout SeededGenerator) {
      let minute = 60_000
      switch Int.random(in: 0..<12, using: &random) {
      case 0: now += Int.random(in: -4000...4000, using: &random) * 24 * 60 * minute
      case 1: now += Int.random(in: -30...30, using: &random) * 60 * minute
      case 2: now += (Bool.random(using: &random) ? 60 : -60) * minute
      case 3: offset = Int.random(in: -12...14, using: &random) * 3600
      case 4: now += Int.random(in: 16...40, using: &random) * 60 * minute
      // To a minute before or after the day's turn.
      case 5:
        let day = 24 * 60 * minute
        now =
          now / day * day + (4 * 60 - offset / 60) * minute
          + (Bool.random(using: &random) ? minute : -minute)
      case 6: now += 366 * 24 * 60 * minute
      default: now += minute
      }
      // Between 1970 and 2100, as clocks without a battery and typing errors have it.
      now = min(max(now, 0), 4_102_444_800_000)
    }
  }

  @Test func aClockBehindTheLastAnswerIsSaid() throws {
    let folder = try TemporaryFolder()
    do {
      let store = try folder.open("2026-12-05")
      try store.answer("a", .good)
      try store.save()
    }
    let late = try #require(Instant("2026-12-05T08:30:00Z"))
    let now = try #require(Instant("2026-01-05T08:30:00Z"))
    for mode in [Store.Mode.readWrite, .readOnly] {
      #expect(
        try folder.open("2026-01-05", mode: mode).notices == [.clockBehind(now: now, latest: late)])
    }
    // Clocks of machines differ by some minutes, which is nothing to speak of.
    #expect(try folder.open("2026-12-05", time: "07:00:00").notices.isEmpty)
  }

  /// The clock was right when the machine studied again; the answers of both have their days.
  @Test func anAnswerUnderAWrongClockIsDueAsIfItHadBeenRight() throws {
    let folder = try TemporaryFolder()
    var store = try folder.open("2030-01-05")
    try store.answer("a", .easy)
    try store.answer("b", .good)
    try store.save()
    store.close()
    store = try folder.open("2026-01-05")
    #expect(store.notices.contains { if case .clockAhead = $0 { true } else { false } })
    try store.answer("b", .good)
    let day = Day(20_458)
    #expect(store.record[CardID("a")]?.due == day + 4 && store.record[CardID("a")]?.last == day)
    #expect(
      store.record[CardID("b")]?.due == day + 4, "\(String(describing: store.record[CardID("b")]))")
    #expect(store.record.totals.days[day] == 3)
    try store.save()
    store.close()
    let other = try folder.open("2026-01-06")
    #expect(other.record[CardID("a")]?.due == day + 4)
    #expect(Progress(replaying: try other.history()).cards == other.record.cards)
  }

  @Test(arguments: 0..<(Soak.isOn ? 2000 : 60))
  func noJumpLosesReordersOrHides(seed: UInt64) throws {
    let paths = DataPaths(data: "/data", configuration: "/config", decks: "/decks")
    let disk = ModelDisk()
    let world = World()
    var random = SeededGenerator(seed: seed)
    let cards = (0..<12).map { "### q\($0) {#c\($0)}\n\na\n" }.joined(separator: "\n")
    let library = Library(files: [
      DeckFile(path: "d.md", folders: [], text: Array("# D\n\n\(cards)".utf8))
    ])
    try #require(library.entries.count == 12)
    func open() throws -> Store {
      try Store.open(paths, disk, device: "desk-abcde", clock: world.clock)
    }
    var made: [Event] = []
    // The session of a program that runs on, which must be what a new one would be.
    var running: ReviewSession?
    var store = try open()
    for _ in 0..<50 {
      world.move(&random)
      let day = world.clock.studyDay(of: world.clock.now())
      switch Int.random(in: 0..<10, using: &random) {
      case 0:
        try store.save()
        store.close()
        store = try open()
        running = nil
      case 1: try store.save()
      case 2:
        if running?.day != day { running = nil }
        let now = world.clock.now()
        let answers = store.record.answers(on: day)
        let undo = store.record.undo(id: store.nextEventID, time: store.eventTime(now), day: day)
        #expect((undo == nil) == answers.isEmpty)
        if let undo { made.append(try store.append(undo)) }
      default:
        // As the program does, a new day begins before the next card is shown.
        try store.startDay(day)
        let session = ReviewSession(
          library: library, record: store.record, day: day, scheduler: Scheduler())
        if running?.day == day {
          running?.update(store.record)
          #expect(running?.current == session.current)
          #expect(running?.remaining == session.remaining)
        }
        running = session
        // There is a card to ask as long as one is due or new, also if the clock changed, and it is
        // one that counts as such.
        let isDue = library.entries.map { store.record[$0.id]?.isDue(on: day) ?? true }
        #expect((session.current != nil) == isDue.contains(true))
        #expect(session.remaining.total == isDue.count(where: \.self))
        #expect(session.current.map { isDue[$0] } ?? true)
        guard let card = session.current else { continue }
        let grade = Grade.allCases.randomElement(using: &random) ?? .good
        let before = store.record[library.entries[card].id]
        let event = try store.answer("\(library.entries[card].id)", grade)
        made.append(event)
        let after = try #require(store.record[event.card])
        #expect(after.due > day, "due \(after.due) on \(day)")
        #expect(after.last == day)
        #expect(after.reviews == (before?.reviews ?? 0) + 1)
      }
      let history = try store.history()
      // By its numbers: a clock that was years ahead gave times that are listed after later ones.
      let answers = history.filter { if case .clock = $0.kind { false } else { true } }
        .sorted { $0.id < $1.id }
      #expect(answers == made)
      if answers.count == history.count {
        #expect(history.map(\.time) == history.map(\.time).sorted())
        #expect(history.map(\.id.counter) == Array(1..<(made.count + 1)))
      }
      // What a wrong clock made necessary is written before the next event.
      let plain = Progress(replaying: history + (store.pending?.proposed ?? []))
      #expect(store.record.cards == plain.cards)
      #expect(store.record.totals == plain.totals)
      #expect(store.record.totals.streak(on: day) >= 0)
    }
  }
}
