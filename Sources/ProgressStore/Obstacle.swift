import Toolkit

/// Why a store can't be written.
public enum Obstacle: Error, Hashable, Sendable {
  /// It was opened for reading.
  case openedForReading
  /// Another process writes it.
  case held(by: LockHolder)
  /// A later version of the program wrote progress.json.
  case newerVersion(file: String, version: Int)
  /// The system refuses it.
  case unwritable(FileError)
}
