/// Why a terminal could not be opened.
public enum TerminalError: Error, Hashable, Sendable {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// `TERM` is unset or empty.
  case noType
  /// terminfo has no entry for this `TERM`.
  case unknownType(String)
  /// The entry for this `TERM` cannot place the cursor, like `dumb`.
  case noCursorMotion(String)
  /// This process has one open already.
  case alreadyOpen
  /// The system has no memory or descriptors left for it.
  case failed
}
