/// The calls to the system that storing progress needs, one each, so that a test can stand in for
/// the disk and cut the power between any two of them.
///
/// What must be in order is not here but in `FileSystem+Replacing.swift` and `HistoryWriter`.
public protocol FileSystem: Sendable {
  /// What there is at a path, following symbolic links; nil for nothing.
  func status(_ path: String) throws(FileError) -> FileStatus?
  /// Where a symbolic link leads, as it is written in it; nil for anything else and for nothing.
  func linkTarget(_ path: String) throws(FileError) -> String?
  /// The names in a folder, in no particular order.
  func names(in folder: String) throws(FileError) -> [String]
  /// Makes one folder, 0700; it is no error that it exists.
  func makeFolder(_ path: String) throws(FileError)
  /// Opens a file; a new one is 0600.
  func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any OpenFile
  /// Gives a file another name in one step, in place of what had that name.
  func rename(_ path: String, to newPath: String) throws(FileError)
  /// Removes a file.
  func remove(_ path: String) throws(FileError)
  /// Brings a folder's names to the disk.
  func syncFolder(_ path: String) throws(FileError)
}

/// How a file is opened.
public enum OpenMode: Hashable, Sendable {
  /// It must exist.
  case read
  /// It is made where there is none; writing goes to its end.
  case append
  /// It must not exist.
  case create
  /// It is made where there is none; writing starts at its beginning.
  case overwrite
}
