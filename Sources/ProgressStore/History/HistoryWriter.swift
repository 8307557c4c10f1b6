import FlashcardDeck
import Toolkit

/// Appends events to this machine's own history file.
///
/// An event is acknowledged when `append` returns, because of the order of its steps:
///
/// 1. if the file is new, its folder is synced before anything is written, so that the name
///    survives a power cut if the bytes do;
/// 2. bytes that a crash or a full disk left behind the last event are cut off;
/// 3. the event is written as one whole line;
/// 4. the file is synced (`fdatasync`, which includes the new length); the caller's other work is done
///    after the disk has begun to write.
///
/// If a step fails, the line is removed, or, if that fails too, before the next one is written.
final class HistoryWriter {
  private let files: any FileSystem
  let path: String
  private var file: (any OpenFile)?
  /// The file in which a write failed, so that there may be bytes behind the last event that were
  /// never acknowledged.
  private(set) var unsure: FileStatus.Identity?

  init(_ files: any FileSystem, path: String) {
    self.files = files
    self.path = path
  }

  /// Writes a line behind the file's first `end` bytes, in place of anything there, and syncs it to the
  /// disk. Returns the file's new status. Fails if the file has another size than `known`, unless a
  /// write failed in it: then another process has written there, and nothing of that is cut off.
  func append(
    _ line: [UInt8], at end: Int, known: Int? = nil, meanwhile: () -> Void = {}
  ) throws(FileError) -> FileStatus {
    let file = try opened()
    var status = try file.status()
    if let known, status.size != known, status.identity != unsure {
      close()
      throw FileError(path: path, operation: .write, code: FileError.busy)
    }
    do {
      if status.size > end { try file.truncate(to: end) }
      unsure = status.identity
      try file.write(line)
      file.beginSync()
      meanwhile()
      try file.sync()
    } catch {
      if (try? file.truncate(to: end)) != nil { unsure = nil }
      close()
      throw error
    }
    unsure = nil
    status.size = end + line.count
    return status
  }

  func close() {
    file?.close()
    file = nil
  }

  private func opened() throws(FileError) -> any OpenFile {
    if let file { return file }
    try files.makeFolders(path.parentFolder)
    let file = try files.open(path, .append)
    self.file = file
    if try file.status().size == 0 { try files.syncFolder(path.parentFolder) }
    return file
  }
}
