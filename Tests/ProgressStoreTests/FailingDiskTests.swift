import TestSupport
import FlashcardDeck
import Foundation
import Testing

@testable import ProgressStore

/// A disk that refuses any call, once or for a while, and writes only a part of what it is given.
@Suite struct FailingDiskTests {
  @Test(arguments: [1, 40])
  func everythingLandsWhenTheDiskRecovers(failures: Int) throws {
    let codes = [ENOSPC, EACCES, EROFS, EIO, EFBIG, EDQUOT]
    var cases = 0
    var from = 0
    var isReached = true
    while isReached {
      let few = [codes[from % codes.count]]
      for code in Soak.isOn ? codes : few {
        for written in Soak.isOn ? Array(0...8) : [[0, 3, 8][from % 3]] {
          isReached = try study(
            ModelDisk.Failure(from: from, count: failures, code: code, written: written))
          cases += 1
        }
      }
      from += 1
    }
    #expect(from > 100)
    if let wrong = Trust.count(cases, of: "FailingDiskTests", parts: 2) { Issue.record("\(wrong)") }
  }

  private let paths = DataPaths(data: "/data", configuration: "/config", decks: "/decks")

  private func open(_ disk: ModelDisk, _ time: String) throws -> Store {
    try Store.open(paths, disk, device: "desk-abcde", clock: .fixed(time))
  }

  /// Studies as the program does; false if the disk did not fail.
  private func study(_ failure: ModelDisk.Failure) throws -> Bool {
    let what = "\(failure)"
    let disk = ModelDisk()
    disk.failure = failure
    var made: [Event] = []
    var hasFailed = false
    for day in 5...6 {
      let time = "2026-01-0\(day)T08:30:00Z"
      var opened: Store?
      // What can't be opened is said to be so, and nothing was answered yet.
      for _ in 0...failure.count {
        opened = try? open(disk, time)
        if opened?.isWritable == true { break }
        opened?.close()
      }
      let store = try #require(opened?.isWritable == true ? opened : nil, "\(what)")
      for card in ["a", "b", "c"] {
        made.append(write(answer(card, store), store))
        let undo = store.record.undo(
          id: store.nextEventID, time: store.eventTime(store.clock.now()),
          day: store.clock.studyDay(of: store.clock.now()))
        if card == "b", let undo { made.append(write(undo, store)) }
        #expect(store.record.recent.suffix(1) == made.suffix(1), "\(what)")
        try? store.save()
        let progress = disk.bytes(paths.progress)
        #expect(progress.map { (try? Snapshot($0, .latest)) != nil } ?? true, "\(what)")
      }
      if store.pendingCount > 0 { hasFailed = true }
      // The space is back.
      var tries = 0
      while store.pendingCount > 0, tries <= failure.count {
        try? store.writePendingEvents()
        tries += 1
      }
      #expect(store.pendingCount == 0, "\(what)")
      let record = store.record
      store.close()
      disk.settle()
      let reader = try open(ModelDisk(disk.image), time)
      #expect(try reader.history() == made, "\(what)")
      #expect(reader.record == record, "\(what)")
    }
    let last = ModelDisk(disk.image)
    try open(last, "2026-01-07T08:30:00Z").save()
    #expect(!last.paths.contains { $0.hasSuffix(".tmp") }, "\(what)")
    return hasFailed || disk.calls > failure.from
  }

  private func answer(_ card: String, _ store: Store) -> Event {
    let now = store.clock.now()
    return store.record.answer(
      CardID(card), .good, id: store.nextEventID, time: store.eventTime(now),
      day: store.clock.studyDay(of: now), scheduler: Scheduler())
  }

  private func write(_ event: Event, _ store: Store) -> Event {
    do {
      return try store.append(event)
    } catch {
      return store.addPending(event)
    }
  }

  @Test func whatWasKeptIsRenamedWhenTheNameWasTaken() throws {
    let disk = ModelDisk()
    let store = try open(disk, "2026-01-05T08:30:00Z")
    try store.append(answer("a", store))
    let file = paths.history + "/desk-abcde.jsonl"
    let before = disk.bytes(file) ?? []
    disk.failure = .init(from: disk.calls, count: .max, code: ENOSPC)
    _ = write(answer("b", store), store)
    let undo = try #require(
      store.record.undo(
        id: store.nextEventID, time: store.eventTime(store.clock.now()),
        day: store.loader.day))
    _ = write(undo, store)
    #expect(store.pendingCount == 2)
    #expect(throws: StoreError.self) { try store.save() }
    #expect(store.record.answeredCards == 1)
    disk.failure = nil
    // Meanwhile an answer came from elsewhere, under this machine's name.
    var foreign = answer("z", store)
    foreign.id.counter = 2
    try disk.put(before + foreign.line(), file)
    try store.writePendingEvents()
    #expect(store.pendingCount == 0)
    #expect(try store.history().map(\.id.counter) == [1, 2, 3, 4])
    #expect(store.record[CardID("b")] == nil)
    #expect(store.record[CardID("z")]?.box == 2)
    #expect(store.record == StudyRecord(history: try store.history(), day: store.loader.day))
  }

  @Test func temporaryFilesOfKilledProcessesAreSweptUp() throws {
    let disk = ModelDisk()
    let old = ["/data/progress.json.1.tmp", "/data/progress.json.99999.tmp"]
    let others = ["/data/progress.json.damaged-1", "/data/progress.json.x.tmp", "/data/x.1.tmp"]
    for path in old + others { try disk.put([1], path) }
    let holder = try open(disk, "2026-01-05T08:30:00Z")
    #expect(old.allSatisfy { disk.bytes($0) == nil })
    #expect(others.allSatisfy { disk.bytes($0) == [1] })
    // Somebody else's may be under way.
    try disk.put([1], old[0])
    let second = try open(disk, "2026-01-05T08:30:00Z")
    #expect(second.holder != nil)
    #expect(disk.bytes(old[0]) == [1])
    holder.close()
  }
}
