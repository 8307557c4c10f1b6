/// Why a file is no snapshot that can be used.
enum SnapshotError: Error, Hashable {
  /// It has something else than expected at an offset in bytes.
  case damaged(at: Int)
  /// Another program wrote it.
  case foreign
  /// What bears its name is no file, or none that may be read.
  case unreadable
  /// A later version of this program wrote it.
  case newer(version: Int)
}
