import Toolkit

/// The system calls that storing progress needs, one each, so that a test can replace the disk and cut
/// the power between any two of them.
///
/// The order of the calls is in `FileSystem+Replacing.swift` and `HistoryWriter`.
public protocol FileSystem: Sendable {
  /// The status of a path's file, behind all symbolic links; nil if there is none.
  func status(_ path: String) throws(FileError) -> FileStatus?
  /// The target of a symbolic link as it is written in it; nil if the path is no link.
  func linkTarget(_ path: String) throws(FileError) -> String?
  /// A number that is another one after a name in a folder was added, changed or removed, unless that
  /// was in the same tick of the system's clock; nil if there is no folder.
  func changeTime(of path: String) throws(FileError) -> Int?
  /// The names in a folder, in no particular order.
  func names(in folder: String) throws(FileError) -> [String]
  /// Makes one folder, 0700; no error if it exists.
  func makeFolder(_ path: String) throws(FileError)
  /// Opens a file; a new one is 0600.
  func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any OpenFile
  /// Gives a file another name in one step; replaces a file that has that name.
  func rename(_ path: String, to newPath: String) throws(FileError)
  /// Removes a file.
  func remove(_ path: String) throws(FileError)
  /// Removes a folder if it is empty.
  func removeFolder(_ path: String) throws(FileError)
  /// Syncs a folder's names to the disk.
  func syncFolder(_ path: String) throws(FileError)
}

extension FileSystem {
  /// Keeps the folder, as a disk may that has no use for removing one.
  public func removeFolder(_ path: String) throws(FileError) {}
}

/// How a file is opened.
public enum OpenMode: Hashable, Sendable {
  /// It must exist.
  case read
  /// It is made if there is none; writing appends.
  case append
  /// It must not exist.
  case create
  /// It is made if there is none; writing starts at its beginning.
  case overwrite
}
