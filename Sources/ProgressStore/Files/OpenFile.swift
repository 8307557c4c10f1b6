import Toolkit

/// A file that was opened; closing it twice does no harm.
public protocol OpenFile: AnyObject {
  /// The file's current status, also if its path now leads to another file.
  func status() throws(FileError) -> FileStatus
  /// At most `count` bytes from `offset`; fewer only at the end of the file.
  func read(from offset: Int, count: Int) throws(FileError) -> [UInt8]
  /// Writes every byte, or throws with some of them written.
  func write(_ bytes: [UInt8]) throws(FileError)
  /// Cuts the file to a length in bytes.
  func truncate(to size: Int) throws(FileError)
  /// Starts writing to the disk without waiting; only `sync` reports the end and errors.
  func beginSync()
  /// Brings content and length to the disk (`fdatasync`).
  func sync() throws(FileError)
  /// Takes the file's lock until the file is closed; false if another process has it.
  func lock() throws(FileError) -> Bool
  /// Closes the file and releases its lock.
  func close()
}
