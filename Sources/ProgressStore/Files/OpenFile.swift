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
