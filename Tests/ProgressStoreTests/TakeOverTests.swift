import FlashcardDeck
import Foundation
import TestSupport
import Testing
import Toolkit

@testable import ProgressStore

/// Several stores on one disk in memory: who writes, what the others see, and what happens to the lock.
@Suite struct TakeOverTests {
  private let disk = ModelDisk()
  private static let paths = DataPaths(
    data: "/data", configuration: "/config.yaml", decks: "/decks")
  private static let desk = "desk-abcde"

  private func open(
    _ time: String = "2026-01-05T08:30:00Z", device: String = TakeOverTests.desk
  ) throws -> Store {
    try Store.open(Self.paths, disk, device: device, clock: .fixed(time))
  }

  private func historyPath(_ device: String = TakeOverTests.desk) -> String {
    Self.paths.history + "/\(device).jsonl"
  }

  private func ids(_ store: Store) throws -> [Int] { try store.history().map(\.id.counter) }

  /// The file of another machine with these answers, written in a folder of its own.
  private func foreign(_ cards: [String], device: String = "phone-xyz") throws -> [UInt8] {
    let other = ModelDisk()
    let store = try Store.open(
      Self.paths, other, device: device, clock: .fixed("2026-01-05T08:00:00Z"))
    for card in cards { try store.answer(card, .good) }
    return try #require(other.bytes(historyPath(device)))
  }

  // MARK: What others write

  @Test func aReaderSeesWhatTheWriterAnswers() throws {
    let (writer, reader) = (try open(), try open())
    #expect(!reader.hasForeignChanges)
    try writer.answer("a", .good)
    #expect(reader.hasForeignChanges)
    #expect(try reader.refresh() == [.init(device: Self.desk, answers: 1)])
    #expect(reader.record == writer.record)
    #expect(!reader.hasForeignChanges && !writer.hasForeignChanges)
    try writer.answer("b", .good)
    try writer.undo()
    #expect(try reader.refresh() == [.init(device: Self.desk, answers: 1)])
    #expect(reader.record == writer.record)
    #expect(try reader.refresh().isEmpty)
  }

  @Test func aFileThatAppearsGrowsIsReplacedOrGoesIsNoticed() throws {
    let store = try open()
    try store.answer("a", .good)
    #expect(!store.hasForeignChanges)
    let bytes = try foreign(["b", "c", "d"])
    let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    try disk.put(lines[0], historyPath("phone-xyz"))
    #expect(store.hasForeignChanges)
    #expect(try store.refresh() == [.init(device: "phone-xyz", answers: 1)])
    #expect(!store.hasForeignChanges)
    // As a program that synchronises files leaves it: another file under the name.
    try disk.put(lines[0] + lines[1], historyPath("phone-xyz") + ".part")
    #expect(!store.hasForeignChanges, "the name of a file that is no history")
    try disk.rename(historyPath("phone-xyz") + ".part", to: historyPath("phone-xyz"))
    #expect(store.hasForeignChanges)
    #expect(try store.refresh() == [.init(device: "phone-xyz", answers: 1)])
    try disk.put(bytes, historyPath("phone-xyz"))
    #expect(try store.refresh() == [.init(device: "phone-xyz", answers: 1)])
    #expect(store.record.answeredCards == 4)
    try disk.remove(historyPath("phone-xyz"))
    #expect(store.hasForeignChanges)
    #expect(try store.refresh().isEmpty)
    #expect(store.record.answeredCards == 4)
    #expect(store.notices.contains { if case .historyMissing = $0 { true } else { false } })
    #expect(!store.hasForeignChanges)
    try disk.put(bytes, historyPath("phone-xyz"))
    #expect(store.hasForeignChanges)
    try store.refresh()
    #expect(store.record.answeredCards == 4)
    store.close()
    #expect(try open().record == StudyRecord(history: store.history(), day: store.loader.day))
  }

  @Test func aCopyOfWhatIsKnownIsNoArrival() throws {
    let store = try open()
    try store.answer("a", .good)
    let bytes = try #require(disk.bytes(historyPath()))
    try disk.put(bytes, historyPath("\(Self.desk).conflict"))
    #expect(store.hasForeignChanges)
    #expect(try store.refresh().isEmpty)
    #expect(!store.hasForeignChanges)
  }

  @Test func aLookWithoutNewsReadsNothing() throws {
    try disk.put(try foreign(["b"]), historyPath("phone-xyz"))
    let store = try open()
    try store.answer("a", .good)
    // The first two list the folder.
    for _ in 0..<2 { #expect(!store.hasForeignChanges) }
    let before = disk.calls
    #expect(!store.hasForeignChanges)
    #expect(disk.calls == before + 3, "the folder and two files")
  }

  @Test func whileAnEventIsWrittenTheOwnFileIsNoNews() throws {
    let store = try open()
    try store.answer("a", .good)
    var seen: [Bool] = []
    for arrives in [false, true] {
      if arrives { try disk.put(try foreign(["b"]), historyPath("phone-xyz")) }
      let event = store.record.answer(
        CardID("c"), .good, id: store.nextEventID, time: store.eventTime(store.clock.now()),
        day: store.loader.day, scheduler: Scheduler())
      try store.append(event) { _ in seen.append(store.hasForeignChanges) }
    }
    #expect(seen == [false, true])
  }

  @Test func aFolderThatCannotBeListedIsSaidByReading() throws {
    let store = try open()
    try store.answer("a", .good)
    disk.failure = .init(from: disk.calls, count: 2, code: 13)
    #expect(store.hasForeignChanges)
    #expect(throws: StoreError.self) { try store.refresh() }
    #expect(!store.hasForeignChanges)
  }

  /// What the user may not read is left out; a failing disk is said.
  @Test(arguments: [EACCES, EIO])
  func aFileThatCannotBeReadCostsNoOther(code: Int32) throws {
    let store = try open()
    try store.answer("a", .good)
    try disk.put(try foreign(["b"]), historyPath("phone-xyz"))
    try disk.put([], historyPath("lost"))
    try disk.put(try foreign(["c"], device: "zebra-xyz"), historyPath("zebra-xyz"))
    (disk.unreadable, disk.unreadableCode) = (historyPath("lost"), code)
    if code == EIO {
      #expect(throws: StoreError.self) { try store.refresh() }
    } else {
      try store.refresh()
      #expect(store.notices == [.historyUnreadable(file: historyPath("lost"))])
    }
    #expect(store.record.answeredCards == 3)
    try store.answer("d", .good)
    #expect(store.record.answeredCards == 4)
  }

  // MARK: Taking over

  @Test func theReaderTakesOverWhenTheWriterHasEnded() throws {
    let (writer, reader) = (try open(), try open())
    try writer.answer("a", .good)
    #expect(try !reader.takeOver())
    #expect(reader.holder != nil)
    try writer.save()
    writer.close()
    #expect(try reader.takeOver())
    #expect(reader.isWritable && reader.record.answeredCards == 1)
    try reader.answer("b", .good)
    try reader.save()
    #expect(reader.notices.isEmpty)
    reader.close()
    #expect(try ids(open()) == [1, 2])
  }

  @Test func whoTakesOverCutsOffWhatTheKilledOneLeft() throws {
    let (writer, reader) = (try open(), try open())
    try writer.answer("a", .good)
    let whole = try #require(disk.bytes(historyPath()))
    try disk.put(whole + Array(whole.prefix(30)), historyPath())
    writer.close()
    #expect(try reader.takeOver())
    #expect(reader.notices.contains { if case .tornEvent = $0 { true } else { false } })
    try reader.answer("b", .good)
    #expect(try ids(reader) == [1, 2])
    #expect(disk.bytes(historyPath())?.starts(with: whole) == true)
  }

  @Test func whoWasOpenedForReadingNeverTakesOver() throws {
    let store = try Store.open(
      Self.paths, disk, device: Self.desk, clock: .fixed("2026-01-05T08:30:00Z"), mode: .readOnly)
    #expect(try !store.takeOver())
    #expect(!store.isWritable)
  }

  @Test func afterALaterVersionHasWrittenTheLockIsOfNoUse() throws {
    let (writer, reader) = (try open(), try open())
    try writer.answer("a", .good)
    try writer.save()
    let snapshot = try #require(disk.bytes(Self.paths.progress))
    let text = String(decoding: snapshot, as: UTF8.self)
    let later = text.replacing(/"version":(\d+)/) { _ in "\"version\":999" }
    #expect(later != text)
    try disk.put(Array(later.utf8), Self.paths.progress)
    writer.close()
    #expect(try !reader.takeOver())
    guard case .newerVersion = reader.obstacle else {
      Issue.record("\(String(describing: reader.obstacle))")
      return
    }
    #expect(throws: StoreError.self) { try reader.answer("b", .good) }
  }

  @Test func aTakeOverThatFailsChangesNothingAndIsTriedAgain() throws {
    let (writer, reader) = (try open(), try open())
    try writer.answer("a", .good)
    writer.close()
    var failures = 0
    for call in 0..<60 {
      disk.failure = .init(from: disk.calls + call, count: 1, code: 5)
      let hasLock = (try? reader.takeOver()) ?? false
      disk.failure = nil
      if hasLock { break }
      failures += 1
      #expect(reader.holder != nil || !reader.isWritable, "call \(call)")
    }
    #expect(failures >= 5)
    #expect(try reader.isWritable || reader.takeOver())
    try reader.answer("b", .good)
    #expect(try ids(reader) == [1, 2])
  }

  // MARK: A lock file that goes away

  enum Accident: CaseIterable { case removed, replaced }

  private func happen(_ accident: Accident) throws {
    switch accident {
    case .removed: if disk.node(Self.paths.lock) != nil { try disk.remove(Self.paths.lock) }
    case .replaced:
      try disk.put([0x78], Self.paths.data + "/other")
      try disk.rename(Self.paths.data + "/other", to: Self.paths.lock)
    }
  }

  @Test(arguments: Accident.allCases)
  func theHolderLocksTheFileThatIsThere(accident: Accident) throws {
    let store = try open()
    try store.answer("a", .good)
    try happen(accident)
    try store.answer("b", .good)
    #expect(try open().holder != nil, "the new file is locked")
    try happen(accident)
    try store.save()
    #expect(try open().holder != nil)
  }

  @Test(arguments: Accident.allCases)
  func onlyOneWritesAfterTheLockFileHasGone(accident: Accident) throws {
    let first = try open()
    try first.answer("a", .good)
    try happen(accident)
    let second = try open()
    #expect(second.isWritable)
    try second.answer("b", .good)
    // It finds out before it writes, says who writes, and writes nothing.
    let before = disk.bytes(historyPath())
    let error = #expect(throws: StoreError.self) { try first.answer("c", .good) }
    guard case .readOnly(.held(let holder)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(holder.process != nil)
    #expect(throws: StoreError.self) { try first.save() }
    #expect(disk.bytes(historyPath()) == before)
    #expect(try first.refresh() == [.init(device: Self.desk, answers: 1)])
    second.close()
    #expect(try first.takeOver())
    try first.answer("c", .good)
    #expect(try ids(first) == [1, 2, 3])
    #expect(try first.history().map(\.card.description) == ["a", "b", "c"])
  }

  @Test func waitingEventsSurviveTheLossOfTheLock() throws {
    let first = try open()
    try first.answer("a", .good)
    let event = first.record.answer(
      CardID("b"), .good, id: first.nextEventID, time: first.eventTime(first.clock.now()),
      day: first.loader.day, scheduler: Scheduler())
    first.addPending(event)
    try happen(.removed)
    let second = try open()
    try second.answer("c", .good)
    #expect(throws: StoreError.self) { try first.writePendingEvents() }
    #expect(first.pendingCount == 1 && first.record.answeredCards == 2)
    second.close()
    #expect(try first.takeOver())
    #expect(first.pendingCount == 1 && first.record.answeredCards == 3)
    try first.writePendingEvents()
    #expect(first.pendingCount == 0)
    #expect(try first.history().map(\.card.description) == ["a", "c", "b"])
    #expect(try ids(first) == [1, 2, 3])
  }

  @Test func whoHasLostTheLockWritesNothingWhenItEnds() throws {
    let first = try open()
    try first.answer("a", .good)
    let event = first.record.answer(
      CardID("b"), .good, id: first.nextEventID, time: first.eventTime(first.clock.now()),
      day: first.loader.day, scheduler: Scheduler())
    first.addPending(event)
    try happen(.removed)
    let second = try open()
    let before = disk.bytes(historyPath())
    #expect(throws: StoreError.self) { try first.refresh() }
    first.close()
    #expect(disk.bytes(historyPath()) == before)
    try second.answer("c", .good)
    #expect(try ids(second) == [1, 2])
  }

  @Test func ownEventsThatWereRemovedAreRestoredOnlyByWhoHasTheLock() throws {
    let first = try open()
    try first.answer("a", .good)
    try first.answer("b", .good)
    try happen(.removed)
    let second = try open()
    // Another program puts an older file back.
    let older = try #require(disk.bytes(historyPath())?.split(separator: 0x0A).first)
    try disk.put(Array(older) + [0x0A], historyPath() + ".part")
    try disk.rename(historyPath() + ".part", to: historyPath())
    try first.refresh()
    #expect(disk.bytes(historyPath()) == Array(older) + [0x0A])
    #expect(first.holder != nil)
    try second.refresh()
    #expect(try ids(second) == [1, 2])
  }

  @Test func aFullDiskWithoutRoomForTheLockHasTheAnswerWait() throws {
    let store = try open()
    try store.answer("a", .good)
    try happen(.removed)
    // The look at the path, at the folder, and then the file can't be made.
    disk.failure = .init(from: disk.calls + 2, count: 1, code: 28)
    #expect(throws: StoreError.file(FileError(path: Self.paths.lock, operation: .open, code: 28))) {
      try store.answer("b", .good)
    }
    #expect(store.obstacle == nil)
    try store.answer("b", .good)
    #expect(try ids(store) == [1, 2])
  }

  @Test func bytesThatAnotherProcessAppendsAtTheLastMomentAreNotCutOff() throws {
    let store = try open()
    try store.answer("a", .good)
    let known = try #require(disk.bytes(historyPath()))
    let line = Array("{\"id\":\"desk-abcde:2\"}\n".utf8)
    try disk.put(known + line, historyPath())
    #expect(throws: FileError(path: historyPath(), operation: .write, code: FileError.busy)) {
      try store.writer.append(line, at: known.count, known: known.count)
    }
    #expect(disk.bytes(historyPath()) == known + line)
  }

  /// Two programs and accidents in any order: never do both write, and nothing acknowledged is lost.
  @Test(arguments: 0..<UInt64(Soak.isOn ? 2000 : 40))
  func whateverHappensToTheLockNothingIsLost(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var stores: [Store?] = [nil, nil, nil]
    var made: [CardID] = []
    for step in 0..<60 {
      let index = Int.random(in: 0..<3, using: &random)
      guard let store = stores[index] else {
        stores[index] = try open()
        continue
      }
      switch Int.random(in: 0..<9, using: &random) {
      case 0:
        store.close()
        stores[index] = nil
      case 1: try happen(Accident.allCases.randomElement(using: &random) ?? .removed)
      case 2: _ = try store.takeOver()
      case 3: try store.refresh()
      case 4: try? store.save()
      default:
        _ = try store.takeOver()
        let card = CardID("card-\(step)")
        if (try? store.answer(card.description, .good)) != nil { made.append(card) }
      }
    }
    #expect(!made.isEmpty)
    for store in stores { store?.close() }
    let last = try open()
    #expect(try last.history().map(\.card) == made)
    #expect(try ids(last) == Array(1...made.count))
    #expect(last.record == StudyRecord(history: try last.history(), day: last.loader.day))
  }
}
