import FlashcardDeck
import Toolkit

/// How far a history file was taken in.
struct HistoryFile {
  /// What the file was when it was last looked at.
  var status: FileStatus
  /// Where the last event taken in, or its line, ends.
  var end: Int
  var ending: HistoryPart.Ending
  /// The CRC-32 of the line that ends there, which tells whether the file was replaced by another.
  var lastLine: UInt32?
  /// The events that may not be in the base yet, with the bytes at which they start.
  var pending: [(stamp: Event.Stamp, offset: Int)] = []

  /// Takes in an event that was written as the last line of the file.
  mutating func note(
    _ event: Event.Stamp, _ line: [UInt8], at offset: Int, _ status: FileStatus
  ) {
    self.status = status
    end = status.size
    ending = .line
    lastLine = CRC32.checksum(line)
    pending.append((event, offset))
  }

  /// Bytes behind which every event lies that comes after `settled`.
  mutating func settledEnd(after settled: Event.Stamp?) -> Int {
    if let settled { pending.removeAll { $0.stamp <= settled } }
    return pending.lazy.map(\.offset).min() ?? end
  }
}

/// The history files of a folder.
struct HistoryFolder {
  let files: any FileSystem
  let path: String

  private static let suffix = ".jsonl"

  /// The path of a device's file.
  func path(of device: String) -> String { "\(path)/\(device)\(Self.suffix)" }

  /// The devices that have a file, in order; none where there is no folder.
  func devices() throws(FileError) -> [String] {
    guard try files.status(path) != nil else { return [] }
    // Programs that carry files between machines hide those that are under way behind a dot.
    return try files.names(in: path)
      .filter { $0.hasSuffix(Self.suffix) && !$0.hasPrefix(".") && $0 != Self.suffix }
      .map { String($0.dropLast(Self.suffix.count)) }.sorted()
  }

  /// What a device's file holds from some byte on; nil where there is no file.
  func read(
    _ device: String, from start: Int
  ) throws(FileError) -> (part: HistoryPart, file: HistoryFile)? {
    let path = path(of: device)
    guard let status = try files.status(path), !status.isFolder,
      let bytes = try files.content(path, from: start)
    else { return nil }
    let part = HistoryPart(bytes, from: start)
    // The file may have grown between the two calls; what was read is what counts.
    let seen = FileStatus(
      identity: status.identity, size: start + bytes.count, isFolder: status.isFolder)
    let file = HistoryFile(
      status: seen, end: part.end, ending: part.ending, lastLine: part.lastLine,
      pending: part.items.map { ($0.event.stamp, $0.offset) })
    return (part, file)
  }

  /// Whether the line that ends at a byte of a device's file has this checksum; true where nobody
  /// knows it, or the line is longer than any of ours.
  func hasLine(_ lastLine: UInt32?, _ device: String, endingAt end: Int) throws(FileError) -> Bool {
    guard let lastLine else { return true }
    let file = try files.open(path(of: device), .read)
    defer { file.close() }
    let start = max(0, end - 4096)
    let bytes = try file.read(from: start, count: end - start)
    if start > 0, !bytes.dropLast().contains(0x0A) { return true }
    return bytes.checksumOfLastLine == lastLine
  }

  /// Whether a line begins or ends at a byte of a device's file.
  func hasLineEnd(_ device: String, at offset: Int) throws(FileError) -> Bool {
    if offset == 0 { return true }
    let file = try files.open(path(of: device), .read)
    defer { file.close() }
    let around = try file.read(from: offset - 1, count: 2)
    guard let before = around.first else { return false }
    // A last line may lack its line end for a while: see `HistoryPart.Ending.event`.
    return before == 0x0A || around.count == 1 || around[1] == 0x0A
  }

  /// Line and column, from 1, of a byte of a device's file.
  func place(_ device: String, byte: Int) -> (line: Int, column: Int) {
    let bytes = ((try? files.content(path(of: device))) ?? nil) ?? []
    var line = 1
    var start = 0
    for (place, value) in bytes.prefix(byte).enumerated() where value == 0x0A {
      line += 1
      start = place + 1
    }
    return (line, byte - start + 1)
  }
}

extension [Event] {
  /// The events in the order of replay, each once: a copy of a history file adds nothing.
  func inOrderOnce() -> [Event] {
    var result: [Event] = []
    result.reserveCapacity(count)
    for event in inOrder() {
      var place = result.endIndex
      // Events of one stamp are rare, and then there are few.
      while place > 0, result[place - 1].stamp == event.stamp, result[place - 1] != event {
        place -= 1
      }
      if place == 0 || result[place - 1] != event { result.append(event) }
    }
    return result
  }
}
