import TestSupport
import FlashcardDeck
import Foundation
import Testing

@testable import ProgressStore
import Toolkit

extension TemporaryFolder {
  var paths: DataPaths {
    DataPaths(data: path + "/data", configuration: path + "/config.yaml", decks: decks)
  }

  func open(
    _ day: String = "2026-01-05", time: String = "08:30:00", device: String = "desk-abcde",
    mode: Store.Mode = .readWrite, files: any FileSystem = FailingFileSystem.unsynced
  ) throws -> Store {
    try Store.open(paths, files, device: device, clock: .fixed("\(day)T\(time)Z"), mode: mode)
  }

  func historyPath(_ device: String = "desk-abcde") -> String {
    paths.history + "/\(device).jsonl"
  }
}

extension Clock {
  /// A clock that always shows one moment, in UTC.
  static func fixed(_ text: String) -> Clock {
    let instant = Instant(text) ?? Instant(milliseconds: 0)
    return Clock(rolloverHour: 4, now: { instant }, utcOffset: { _ in 0 })
  }
}

extension Store {
  /// Answers a card as the program does.
  @discardableResult
  func answer(_ card: String, _ grade: Grade, seconds: Int? = nil) throws -> Event {
    let now = clock.now()
    return try append(
      record.answer(
        CardID(card), grade, id: nextEventID, time: eventTime(now), day: clock.studyDay(of: now),
        scheduler: Scheduler(), seconds: seconds))
  }

  /// Every event of the history: what its stream gives, which has to be what the order means for all of
  /// them in memory.
  func history() throws -> [Event] {
    var events: [Event] = []
    for device in try loader.folder.devices() {
      events += try loader.folder.read(device, from: 0)?.part.items.map(\.event) ?? []
    }
    var stream = try self.events()
    var streamed: [Event] = []
    while let event = try stream.next() { streamed.append(event) }
    #expect(
      streamed == events.once().sorted { ($0.written, $0.rank) < ($1.written, $1.rank) })
    return streamed
  }

  /// Takes back the day's latest answer as the program does.
  func undo() throws {
    let now = clock.now()
    if let event = record.undo(
      id: nextEventID, time: eventTime(now), day: clock.studyDay(of: now))
    {
      try append(event)
    }
  }
}

/// The local file system until a call is refused, as on a full disk; from then on, if wanted,
/// every call is, as in a process that was killed.
final class FailingFileSystem: FileSystem, @unchecked Sendable {
  private let local = LocalFileSystem()
  private let failing: Int
  private let isFatal: Bool
  /// Never fails.
  static var unsynced: FailingFileSystem { FailingFileSystem(failing: .max, isFatal: false) }
  private(set) var calls = 0

  init(failing: Int, isFatal: Bool) {
    self.failing = failing
    self.isFatal = isFatal
  }

  var hasFailed: Bool { calls > failing }

  fileprivate func call(_ path: String) throws(FileError) {
    defer { calls += 1 }
    if calls == failing || isFatal && calls > failing {
      throw FileError(path: path, operation: .write, code: ENOSPC)
    }
  }

  func status(_ path: String) throws(FileError) -> FileStatus? {
    try call(path)
    return try local.status(path)
  }
  func linkTarget(_ path: String) throws(FileError) -> String? {
    try call(path)
    return try local.linkTarget(path)
  }
  func changeTime(of path: String) throws(FileError) -> Int? {
    try call(path)
    return try local.changeTime(of: path)
  }
  func names(in folder: String) throws(FileError) -> [String] {
    try call(folder)
    return try local.names(in: folder)
  }
  func makeFolder(_ path: String) throws(FileError) {
    try call(path)
    try local.makeFolder(path)
  }
  func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any OpenFile {
    try call(path)
    return FailingFile(self, path, try local.open(path, mode))
  }
  func rename(_ path: String, to newPath: String) throws(FileError) {
    try call(path)
    try local.rename(path, to: newPath)
  }
  func remove(_ path: String) throws(FileError) {
    try call(path)
    try local.remove(path)
  }
  func removeFolder(_ path: String) throws(FileError) {
    try call(path)
    try local.removeFolder(path)
  }
  func syncFolder(_ path: String) throws(FileError) { try call(path) }
}

private final class FailingFile: OpenFile {
  private let files: FailingFileSystem
  private let path: String
  private let file: any OpenFile

  init(_ files: FailingFileSystem, _ path: String, _ file: any OpenFile) {
    self.files = files
    self.path = path
    self.file = file
  }

  func status() throws(FileError) -> FileStatus {
    try files.call(path)
    return try file.status()
  }
  func read(from offset: Int, count: Int) throws(FileError) -> [UInt8] {
    try files.call(path)
    return try file.read(from: offset, count: count)
  }
  func write(_ bytes: [UInt8]) throws(FileError) {
    do {
      try files.call(path)
    } catch {
      // A full disk takes what it has room for.
      try file.write(Array(bytes.prefix(bytes.count / 2)))
      throw error
    }
    try file.write(bytes)
  }
  func truncate(to size: Int) throws(FileError) {
    try files.call(path)
    try file.truncate(to: size)
  }
  // The power stays on, and syncing would take most of the tests' time.
  func beginSync() {}
  func sync() throws(FileError) { try files.call(path) }
  func lock() throws(FileError) -> Bool {
    try files.call(path)
    return try file.lock()
  }
  func close() { file.close() }
}
