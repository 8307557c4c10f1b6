/// Something about the stored progress that its owner should know; the sentences are made elsewhere.
public enum Notice: Hashable, Sendable {
  /// The last line of this machine's history was written in part only and never acknowledged; it is
  /// dropped before the next event. `byte` counts from the start of the file.
  case tornEvent(file: String, byte: Int)
  /// Something stands in a history that is no event; it is left as it is. Line and column (in
  /// bytes) count from 1, `byte` from the start of the file.
  case damagedEvent(file: String, line: Int, column: Int, byte: Int)
  /// There was a history but no snapshot, which was made anew.
  case snapshotMissing(file: String)
  /// The snapshot was damaged at a byte or is of another program (nil), and was made anew from the
  /// history; the old one is kept under another name where that was possible.
  case snapshotDamaged(file: String, byte: Int?, keptAs: String?)
  /// A history file is shorter than when the snapshot was made, so the state was made anew.
  case historyShorter(file: String, bytes: Int, before: Int)
  /// A history file was rewritten since the snapshot was made, so the state was made anew.
  case historyRewritten(file: String)
  /// History files are gone; what is known of the cards was kept, as it stands in the snapshot.
  case historyMissing(files: [String])
}
