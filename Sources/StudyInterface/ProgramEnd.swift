/// How a program ended that did not end well.
public enum ProgramEnd: Equatable, Sendable {
  /// With a status other than 0.
  case status(Int)
  /// By a signal that it did not handle.
  case signal(Int)

  /// What `waitpid` says; of a program behind a shell also the status by which the shell reports a signal.
  public init(waitStatus: Int32, isBehindShell: Bool = false) {
    let (signal, code) = (Int(waitStatus & 0x7F), Int((waitStatus >> 8) & 0xFF))
    if signal != 0 {
      self = .signal(signal)
    } else if isBehindShell, (129...159).contains(code) {
      self = .signal(code - 128)
    } else {
      self = .status(code)
    }
  }
}
