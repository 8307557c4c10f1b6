/// Why what a card links to or shows is not opened.
public enum OpeningProblem: Error, Equatable, Sendable {
  /// There is no such file.
  case missing(String)
  /// A folder, a device or the like.
  case noFile(String)
  /// A file that the system might run.
  case program(String)
  /// Neither a file nor an address of the web or for a letter.
  case scheme(String)
  /// The program that opens files can't be started: it is not there, or it is no program.
  case noOpener(String, isThere: Bool)
  /// It did not end well.
  case openerFailed(String, ProgramEnd)
}
