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

/// A file that was opened; closing it twice does no harm.
public protocol OpenFile: AnyObject {
  /// What the file is now, whatever its path has come to name.
  func status() throws(FileError) -> FileStatus
  /// At most `count` bytes from `offset`; fewer only at the end of the file.
  func read(from offset: Int, count: Int) throws(FileError) -> [UInt8]
  /// Writes every byte, or throws with some of them written.
  func write(_ bytes: [UInt8]) throws(FileError)
  /// Cuts the file to a length in bytes.
  func truncate(to size: Int) throws(FileError)
  /// Has the disk begin to take what was written; only `sync` tells when, and whether, it is there.
  func beginSync()
  /// Brings content and length to the disk (`fdatasync`).
  func sync() throws(FileError)
  /// Takes the file's lock for as long as it is open; false where another process has it.
  func lock() throws(FileError) -> Bool
  /// Ends the use of the file and gives up its lock.
  func close()
}

/// What a file is and how long.
public struct FileStatus: Hashable, Sendable {
  /// Tells a file from any other at the same time, whatever their names.
  public struct Identity: Hashable, Sendable {
    var device: UInt64
    var number: UInt64

    /// The numbers of the file system and of the file in it.
    public init(device: UInt64, number: UInt64) {
      self.device = device
      self.number = number
    }
  }

  /// Which file it is.
  public var identity: Identity
  /// Its length in bytes.
  public var size: Int
  /// Whether it is a folder.
  public var isFolder: Bool

  /// A status with every part given.
  public init(identity: Identity, size: Int, isFolder: Bool) {
    self.identity = identity
    self.size = size
    self.isFolder = isFolder
  }
}
