import FlashcardDeck
import Toolkit

/// The history files of a folder.
struct HistoryFolder {
  let files: any FileSystem
  let path: String
  /// The kinds of events that are understood.
  var kinds = Event.Kind.names
  /// The device of this machine, without whose file nothing can be done.
  var own: String?

  private static let suffix = ".jsonl"

  /// The path of a device's file.
  func path(of device: String) -> String { "\(path)/\(device)\(Self.suffix)" }

  /// The devices that have a file, in order; none if there is no folder. What only bears the name of such a
  /// file, and what this user may not read, is passed over.
  func devices() throws(FileError) -> [String] {
    try names().filter { !isNoFile(path(of: $0)) && !isUnreadable($0) }
  }

  /// The paths with the name of a history file under which no file is, in order.
  func passedOver() throws(FileError) -> [String] {
    try names().map(path(of:)).filter(isNoFile)
  }

  /// The other devices whose files this user may not read, in order.
  func unreadable() throws(FileError) -> [String] {
    try names().filter { !isNoFile(path(of: $0)) && isUnreadable($0) }
  }

  /// Whether there is a folder, a pipe, a device or a loop of symbolic links, which no machine has written, or a
  /// name that is no UTF-8 and so can't be opened.
  private func isNoFile(_ path: String) -> Bool {
    do throws(FileError) {
      return try files.status(path).map { $0.isIrregular || $0.isFolder }
        ?? path.unicodeScalars.contains("\u{FFFD}")
    } catch {
      return error.reason == .linkLoop
    }
  }

  /// Whether this is another device whose file this user may not read.
  func isUnreadable(_ device: String) -> Bool {
    if device == own { return false }
    do throws(FileError) {
      try files.open(path(of: device), .read).close()
      return false
    } catch {
      return error.reason == .permissionMissing
    }
  }

  private func names() throws(FileError) -> [String] {
    guard try files.status(path) != nil else { return [] }
    // Programs that copy files between machines give incomplete ones a name with a dot before it.
    return try files.names(in: path)
      .filter { $0.hasSuffix(Self.suffix) && !$0.hasPrefix(".") && $0 != Self.suffix }
      .map { String($0.dropLast(Self.suffix.count)) }.sorted()
  }

  /// The content of a device's file from byte `start` on; nil if there is no file. `keepsLines` keeps
  /// each event's line.
  func read(
    _ device: String, from start: Int, keepsLines: Bool = false
  ) throws(FileError) -> (part: HistoryPart, file: HistoryFile)? {
    let path = path(of: device)
    guard let status = try files.status(path), !status.isFolder,
      let bytes = try files.content(path, from: start)
    else { return nil }
    let part = HistoryPart(bytes, from: start, kinds)
    // The file may have grown between the two calls: its size is what was read.
    let seen = FileStatus(
      identity: status.identity, size: start + bytes.count, isFolder: status.isFolder)
    let file = HistoryFile(
      status: seen, end: part.end, ending: part.ending, lastLine: part.lastLine,
      unsettled: part.items.map { item in
        HistoryFile.Unsettled(
          event: item.event.stamp, offset: item.offset,
          line: keepsLines ? Array(bytes[(item.offset - start)..<(item.end - start)]) + [0x0A] : nil
        )
      })
    return (part, file)
  }

  /// Whether the line that ends at a byte of a device's file has this checksum; true if the checksum
  /// is not known, or the line has more than 4096 bytes, so that this program did not write it.
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
    // The last line may lack its line end: see `HistoryPart.Ending.event`.
    return before == 0x0A || around.count == 1 || around[1] == 0x0A
  }

  /// The line and the column in bytes, both from 1, of a byte of a device's file.
  func lineAndColumn(_ device: String, byte: Int) -> (line: Int, column: Int) {
    let bytes = ((try? files.content(path(of: device))) ?? nil) ?? []
    var line = 1
    var start = 0
    for (offset, value) in bytes.prefix(byte).enumerated() where value == 0x0A {
      line += 1
      start = offset + 1
    }
    return (line, byte - start + 1)
  }
}
