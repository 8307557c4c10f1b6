import FlashcardDeck
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// A history file of another machine that this user may not read for some time.
@Suite struct UnreadableHistoryTests {
  private let paths = DataPaths(data: "/data", configuration: "/config", decks: "/decks")
  private let disk = ModelDisk()

  private func open(
    _ time: String, device: String = "desk", mode: Store.Mode = .readWrite
  ) throws -> Store {
    try Store.open(paths, disk, device: device, clock: .fixed(time), mode: mode)
  }

  private var laptop: String { paths.history + "/laptop.jsonl" }

  /// Both machines have answered, and the desk has read all of it.
  init() throws {
    do {
      let store = try open("2026-01-02T08:00:00Z", device: "laptop")
      for card in ["a", "b"] { try store.answer(card, .good) }
    }
    let store = try open("2026-01-04T08:00:00Z")
    for card in ["a", "c"] { try store.answer(card, .good) }
    try store.save()
  }

  /// Whether it becomes unreadable under the open program or before a start, and is readable again likewise;
  /// whether it has grown by then.
  @Test(arguments: [false, true], [false, true])
  func whatIsKnownIsShownAndNothingCountsTwice(isOpen: Bool, grows: Bool) throws {
    var store = try open("2026-01-05T08:00:00Z")
    let before = LifeState(store.record.progress)
    if !isOpen { store.close() }
    disk.unreadable = laptop
    let snapshot = disk.bytes(paths.progress)
    if !isOpen { store = try open("2026-01-05T08:00:00Z") }
    #expect(LifeState(store.record.progress).cards == before.cards)
    #expect(LifeState(store.record.progress).totals == before.totals)
    // Others change something.
    try disk.put([], paths.history + "/other.jsonl")
    try store.refresh()
    #expect(store.notices == [.historyUnreadable(file: laptop)])
    for card in ["a", "b"] { try store.answer(card, .good) }
    try store.rebuild()
    try store.save()
    store.close()
    for mode in [Store.Mode.readOnly, .readWrite, .readWrite] {
      store = try open("2026-01-05T09:00:00Z", mode: mode)
      #expect(store.notices == [.historyUnreadable(file: laptop)])
      #expect(store.record[CardID("a")]?.reviews == 3)
      #expect(store.record[CardID("b")]?.reviews == 2)
      #expect(store.record.totals.reviews == 6)
      if mode == .readWrite { try store.save() }
      store.close()
    }
    if isOpen { store = try open("2026-01-05T09:00:00Z") }
    #expect(disk.bytes(paths.progress) == snapshot, "only that says what is known of it")
    disk.unreadable = nil
    if grows {
      let line =
        #"{"id":"laptop:3","time":"2026-01-03T08:00:00.000Z","day":"2026-01-03","event":"answer","card":"d","grade":"good","from":null,"to":2,"due":"2026-01-05"}"#
        + "\n"
      try disk.put((disk.bytes(laptop) ?? []) + Array(line.utf8), laptop)
    }
    if isOpen {
      #expect(store.hasForeignChanges)
      try store.refresh()
      #expect(!store.hasForeignChanges)
    } else {
      store = try open("2026-01-05T09:00:00Z")
      #expect(store.notices == [])
    }
    let history = try store.history()
    #expect(history.count == (grows ? 7 : 6), "nothing was written in its place")
    #expect(LifeState(store.record.progress) == LifeState(Progress(replaying: history)))
    try store.answer("a", .good)
    try store.save()
    let state = LifeState(store.record.progress)
    store.close()
    store = try open("2026-01-05T10:00:00Z")
    #expect(store.notices == [])
    #expect(LifeState(store.record.progress) == state)
    #expect(state.totals.reviews == (grows ? 8 : 7))
  }

  /// It was never read: what is known is whole, and progress.json says it.
  @Test func aNewOneIsLeftOut() throws {
    disk.unreadable = paths.history + "/new.jsonl"
    try disk.put([0x0A], paths.history + "/new.jsonl")
    let store = try open("2026-01-05T08:00:00Z")
    #expect(store.notices == [.historyUnreadable(file: paths.history + "/new.jsonl")])
    let snapshot = disk.bytes(paths.progress)
    try store.answer("c", .good)
    try store.save()
    #expect(disk.bytes(paths.progress) != snapshot)
    #expect(try store.history().count == 5)
  }

  /// A wrong clock that only its file tells of.
  @Test func aClockThatOnlyItTellsOfIsKnown() throws {
    try disk.put(
      Array(
        (#"{"id":"zed:1","time":"2028-05-01T10:00:00.000Z","day":"2028-05-01","event":"answer","card":"z","grade":"good","from":null,"to":2,"due":"2028-05-03"}"#
          + "\n").utf8), paths.history + "/zed.jsonl")
    do {
      let store = try open("2026-01-05T08:00:00Z", device: "laptop")
      try store.answer("b", .good)
    }
    var store = try open("2026-01-06T08:00:00Z")
    try store.answer("a", .good)
    try store.save()
    let state = LifeState(store.record.progress)
    store.close()
    let lines = disk.bytes(paths.history + "/desk.jsonl")
    disk.unreadable = laptop
    store = try open("2026-01-07T08:00:00Z")
    #expect(store.notices == [.historyUnreadable(file: laptop)])
    #expect(LifeState(store.record.progress).cards == state.cards)
    #expect(LifeState(store.record.progress).clocks == state.clocks)
    let event = try store.answer("z", .good)
    #expect(event.time == store.clock.now())
    try store.save()
    store.close()
    #expect(disk.bytes(paths.history + "/desk.jsonl") == (lines ?? []) + event.line())
    disk.unreadable = nil
    store = try open("2026-01-08T08:00:00Z")
    #expect(store.notices == [])
    #expect(store.record[CardID("z")]?.reviews == 2)
    #expect(store.record.totals.reviews == state.totals.reviews + 1)
  }

  /// Without this machine's own file nothing can be recorded.
  @Test func theOwnOneIsNeeded() throws {
    disk.unreadable = paths.history + "/desk.jsonl"
    #expect(throws: StoreError.self) { try open("2026-01-05T08:00:00Z") }
  }

  @Test func aFolderIsNoHistory() throws {
    try disk.put([], paths.history + "/x.jsonl/inner")
    let store = try open("2026-01-05T08:00:00Z")
    #expect(store.notices == [.historyIsNoFile(file: paths.history + "/x.jsonl")])
    #expect(store.record.totals.reviews == 4)
    #expect(try store.spokenAnswers().isEmpty)
    #expect(try store.looks().latest.isEmpty)
    #expect(try store.history().count == 4)
    try store.answer("a", .good)
    try store.save()
  }
}
