/// The result of waiting for the terminal.
public enum TerminalEvent: Hashable, Sendable {
  /// A key, a paste or a resize.
  case key(Key)
  /// The process was asked to end, by INT, TERM, HUP or QUIT: save, give the terminal back, and exit
  /// with 128 and the signal's number.
  case leave(signal: Int32)
  /// The terminal is gone, or its input has ended: nothing will come again.
  case hungUp
}

/// The terminal as a study loop needs it.
public protocol StudyTerminal: AnyObject {
  /// Columns and rows of the screen.
  var size: Size { get }

  /// The next event; nil when none came within the time. Without a time it waits for ever.
  func read(timeoutMilliseconds: Int?) -> TerminalEvent?

  /// Works out what a frame needs to be shown, and leaves the screen as it is until `send`.
  func compose(_ frame: Frame)

  /// Composes what will most likely be shown next; if something else comes, it is thrown away unseen.
  func composeAhead(_ frame: Frame)

  /// Shows what was composed ahead, if it was not thrown away.
  func sendAhead()

  /// Shows what was composed.
  func send()

  /// Shows a frame.
  func draw(_ frame: Frame)

  /// Sends all of the screen again, whatever it shows.
  func redraw()

  /// How the terminal shows pictures, which it is asked at the first call; nil if it has not said that it does.
  /// Keys that come meanwhile are kept.
  func graphics() -> Graphics?

  /// Whether something has come that was not read yet.
  var hasInput: Bool { get }

  /// Gives the terminal to another program, until `comeBack`.
  func leave()

  /// Takes the terminal again.
  func comeBack()

  /// Stops the program as Ctrl-Z does in a shell; returns when it goes on.
  func suspend()
}
