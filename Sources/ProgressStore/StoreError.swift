import Toolkit

/// Why stored progress can't be read or written.
public enum StoreError: Error, Hashable, Sendable {
  /// The system refused something.
  case file(FileError)
  /// The store is open for reading only.
  case readOnly(Obstacle)
}
