import TestSupport
import FlashcardDeck
import Foundation
import Testing

@testable import ProgressStore
import Toolkit

@Suite struct StoreSharingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func oneStoreAtATimeWrites() throws {
    let first = try folder.open()
    let second = try folder.open()
    let holder = try #require(second.holder)
    #expect(holder.process == Int(getpid()))
    #expect(holder.description.hasSuffix(", since 2026-01-05T08:30:00.000Z"))
    #expect(throws: StoreError.readOnly(.held(by: holder))) { try second.answer("a", .good) }
    try first.answer("a", .good)
    try second.refresh()
    #expect(second.record.answeredCards == 1)
    first.close()
    #expect(try folder.open().isWritable)
  }

  /// Two that both had the lock, because its file was removed: the later one does not write what follows from
  /// a state that the card has no more.
  @Test func anAnswerFollowsFromTheStateOfItsCard() throws {
    let first = try folder.open()
    try first.answer("a", .good)
    try FileManager.default.removeItem(atPath: folder.paths.lock)
    let second = try folder.open()
    try second.answer("b", .easy)
    try second.answer("a", .good)
    second.close()
    #expect(throws: StoreError.outdated(CardID("b"))) { try first.answer("b", .good) }
    // It has read all that is new.
    #expect(first.record[CardID("b")]?.box == 3)
    guard case .answer(_, let from, let to, _, _) = try first.answer("a", .good).kind else {
      Issue.record("no answer")
      return
    }
    #expect((from, to) == (3, 4))
    first.close()
    let events = try folder.open().history()
    #expect(events.count == 4)
    #expect(Set(events.map(\.id)).count == 4)
  }

  @Test func aFolderThatCannotBeWrittenIsRead() throws {
    do {
      let store = try folder.open()
      try store.answer("a", .good)
      try store.save()
    }
    let store = try folder.open(files: ReadOnlyFileSystem())
    guard case .unwritable(let error) = store.obstacle else {
      Issue.record("it is writable")
      return
    }
    #expect(error.reason.description == "the file system is read-only")
    #expect(store.record.answeredCards == 1)
  }

  @Test func machinesMeetInTheHistoryFolder() throws {
    let (one, other) = (folder, try TemporaryFolder())
    func carry() throws {
      try other.write(try one.bytes(one.historyPath()), other.historyPath())
      if FileManager.default.fileExists(atPath: other.historyPath("lap-fghij")) {
        try one.write(
          try other.bytes(other.historyPath("lap-fghij")), one.historyPath("lap-fghij"))
      }
    }
    for day in 5..<9 {
      let here = try one.open("2026-01-0\(day)", time: "09:00:00")
      try here.answer("a", .good)
      try here.answer("here\(day)", .again)
      try here.save()
      here.close()
      // Its clock is two hours slow, so that its events belong between those of the other one.
      let there = try other.open("2026-01-0\(day)", time: "07:00:00", device: "lap-fghij")
      try there.answer("a", .good)
      try there.undo()
      try there.answer("there\(day)", .good)
      try there.save()
      there.close()
      try carry()
    }
    let here = try one.open("2026-01-09")
    let there = try other.open("2026-01-09", device: "lap-fghij")
    #expect(here.record == there.record)
    #expect(try here.history() == there.history())
    #expect(here.record == StudyRecord(history: try here.history(), day: here.loader.day))
    #expect(here.record.answeredCards == 9)
  }

  @Test func aFileThatArrivesMeanwhileIsTakenIn() throws {
    let other = try TemporaryFolder()
    let there = try other.open("2026-01-04", device: "lap-fghij")
    try there.answer("a", .good)
    let here = try folder.open()
    try here.answer("a", .good)
    #expect(here.record[CardID("a")]?.box == 2)
    let bytes = try other.bytes(other.historyPath("lap-fghij"))
    try folder.write(bytes, folder.historyPath("lap-fghij"))
    // A copy of a file adds nothing.
    try folder.write(bytes, folder.historyPath("lap-fghij.sync-conflict-20260105"))
    try here.refresh()
    #expect(here.record == StudyRecord(history: try here.history(), day: here.loader.day))
    #expect(here.record.totals.reviews == 2)
    try here.answer("b", .good)
    try here.save()
    here.close()
    #expect(try folder.open().record == here.record)
  }

  @Test func anEventOfASlowClockBelongsBeforeTheBase() throws {
    do {
      let store = try folder.open("2026-01-04")
      try store.answer("a", .good)
      try store.save()
    }
    do {
      let store = try folder.open("2026-01-06")
      try store.answer("a", .good)
      try store.save()
    }
    let other = try TemporaryFolder()
    try other.open("2026-01-03", device: "lap-fghij").answer("a", .again)
    try folder.write(
      try other.bytes(other.historyPath("lap-fghij")), folder.historyPath("lap-fghij"))
    let store = try folder.open("2026-01-06")
    #expect(store.record == StudyRecord(history: try store.history(), day: store.loader.day))
    #expect(store.record[CardID("a")]?.reviews == 3)
  }

  @Test func aHistoryReplacedMeanwhileIsAppendedTo() throws {
    let store = try folder.open()
    try store.answer("a", .good)
    // As git does: a new file under the old name, with what was written elsewhere.
    let bytes = try folder.bytes(folder.historyPath())
    let line =
      #"{"id":"desk-abcde:2","time":"2026-01-05T09:30:00.000Z","day":"2026-01-05","#
      + #""event":"answer","card":"b","grade":"good","from":null,"to":2,"due":"2026-01-07"}"# + "\n"
    try FileManager.default.removeItem(atPath: folder.historyPath())
    try folder.write(bytes + Array(line.utf8), folder.historyPath())
    let stored = try store.answer("c", .good)
    #expect(stored.id.counter == 3)
    #expect(stored.time == Instant("2026-01-05T09:30:00.000Z"))
    #expect(try store.history().map(\.card) == [CardID("a"), CardID("b"), CardID("c")])
    #expect(store.record.answeredCards == 3)
  }

  @Test func aHistoryThatVanishesMeanwhileIsMissedButNotForgotten() throws {
    let store = try folder.open()
    try store.answer("a", .good)
    try FileManager.default.removeItem(atPath: folder.paths.history)
    try store.answer("b", .good)
    #expect(store.record.answeredCards == 2)
    try store.save()
    store.close()
    #expect(try folder.open("2026-01-06").record.answeredCards == 2)
  }

  @Test func anAnswerCountsAfterWhatAFastClockWrote() throws {
    let other = try TemporaryFolder()
    try other.open("2026-01-05", time: "10:00:00", device: "zzz").answer("a", .again)
    try folder.write(try other.bytes(other.historyPath("zzz")), folder.historyPath("zzz"))
    let store = try folder.open()
    try store.answer("a", .good)
    let place = store.record[CardID("a")]
    store.close()
    #expect(place?.reviews == 2)
    #expect(try folder.open().record[CardID("a")] == place)
  }

  @Test func aClockThatJumpsBackReordersNothing() throws {
    try folder.open("2026-01-05").answer("a", .good)
    do {
      let store = try folder.open("2026-01-03")
      try store.answer("a", .good)
      try store.save()
    }
    let store = try folder.open("2026-01-03")
    #expect(store.record[CardID("a")]?.box == 3)
    #expect(store.record.answers(on: store.loader.day).count == 1)
    let times = try store.history().map(\.time.description)
    #expect(times == ["2026-01-05T08:30:00.000Z", "2026-01-05T08:30:00.000Z"])
    try store.save()
    store.close()
    // Back on a day that is in the base, its answers count as the day's again.
    let later = try folder.open("2026-01-06")
    try later.answer("b", .good)
    try later.save()
    later.close()
    let again = try folder.open("2026-01-05")
    #expect(again.record.answers(on: again.loader.day).count == 1)
  }
}

/// A file system that only gives.
private struct ReadOnlyFileSystem: FileSystem {
  private let local = LocalFileSystem()

  private func refuse(_ path: String) -> FileError {
    FileError(path: path, operation: .open, code: EROFS)
  }

  func status(_ path: String) throws(FileError) -> FileStatus? { try local.status(path) }
  func linkTarget(_ path: String) throws(FileError) -> String? { try local.linkTarget(path) }
  func changeTime(of path: String) throws(FileError) -> Int? {
    try local.changeTime(of: path)
  }
  func names(in folder: String) throws(FileError) -> [String] { try local.names(in: folder) }
  func makeFolder(_ path: String) throws(FileError) { throw refuse(path) }
  func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any OpenFile {
    if mode != .read { throw refuse(path) }
    return try local.open(path, mode)
  }
  func rename(_ path: String, to newPath: String) throws(FileError) { throw refuse(path) }
  func remove(_ path: String) throws(FileError) { throw refuse(path) }
  func syncFolder(_ path: String) throws(FileError) { throw refuse(path) }
}
