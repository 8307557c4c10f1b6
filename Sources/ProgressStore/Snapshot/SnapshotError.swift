/// Why a file is no snapshot of ours.
enum SnapshotError: Error, Hashable {
  /// Something else stands where it should go on, so many bytes from the start.
  case damaged(at: Int)
  /// Another program wrote it.
  case foreign
  /// A later version of this program wrote it.
  case newer(version: Int)
}
