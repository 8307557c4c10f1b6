import CCurses
import StudyInterface

/// The terminal: frames out, keys in.
///
/// A process has one at a time, and uses it from the thread that opened it. However the program
/// ends, by ``stop()``, a signal or a crash, the terminal gets back the settings that it had.
///
/// ```swift
/// let terminal = try Terminal()
/// defer { terminal.stop() }
/// terminal.draw(state.view())
/// while let event = terminal.read() { … }
/// ```
public final class Terminal: StudyTerminal {
  /// A place on the screen, from 0 at the top left.
  public struct Position: Hashable, Sendable {
    /// Lines from the top.
    public var row: Int
    /// Cells from the left.
    public var column: Int

    /// A place on the screen.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// What terminfo calls it.
  let type: String
  let colours: Int
  /// The attributes and the colour pair of each role; pair 0 is the terminal's own colours.
  private(set) var looks: [(attributes: Theme.Attributes, pair: Int32)] = []
  private let appearance: Appearance
  private(set) var theme: Theme
  /// What the terminal is asked with the first frame, and what of it has not been answered.
  var inquiry: Inquiry
  /// The terminal's colour of text, if it has said so.
  var foreground: RGB?
  /// Milliseconds at which an Escape came by itself while answers were expected.
  var escapedAt: Int64?
  /// The frame that curses was given last; nil before the first.
  var composed: Frame?
  /// What was answered about pictures.
  var knowsKitty = false
  var askedCell: PixelSize?
  var attributes: [Int] = []
  /// Whether it was asked about them.
  var isAskedAboutPictures = false
  /// Keys that came while an answer was waited for.
  var kept: [Key] = []
  /// The picture that the screen shows; nil if none.
  var shownPicture: Frame.Picture?
  /// What still has to be sent to take a picture away.
  var removal: [UInt8] = []
  /// What the screen shows if that is not what was composed, because a frame was composed ahead.
  var visible: Frame?
  var cursor: Position?
  /// Bytes or keys that were read and then found to belong to what comes next.
  var unread: [Int] = []
  /// The size changed while the program was suspended, and that was not yet reported.
  var isResized = false
  private var isOpen = true

  /// Opens the terminal that the program was started in.
  ///
  /// Gives the process a UTF-8 locale for characters. Colours are used if the terminal has them,
  /// the caller wants them and `NO_COLOR` does not forbid them. With the mouse, clicks and the wheel are
  /// keys; without it, they are left to the terminal. Without the columns of characters of ambiguous
  /// width, and for a theme that depends on it, the terminal is asked with the first frame (``Inquiry``).
  public convenience init(
    colour: Bool = true, mouse: Bool = true, appearance: Appearance = Appearance(),
    ambiguousWidth: AmbiguousWidth? = nil
  ) throws(TerminalError) {
    ambiguousWidth?.use()
    try self.init(
      type: nil, input: 0, output: 1, mustBeTerminal: true, colour: colour && cc_no_color() == 0,
      mouse: mouse, appearance: appearance, asksForWidth: ambiguousWidth == nil)
  }

  /// Opens any pair of descriptors, as the type of terminal that `TERM` or the caller names.
  init(
    type: String?, input: Int32, output: Int32, mustBeTerminal: Bool = false, colour: Bool = true,
    mouse: Bool = true, appearance: Appearance = Appearance(), asksForWidth: Bool = false
  ) throws(TerminalError) {
    UTF8Locale.use()
    self.appearance = appearance
    theme = appearance.theme()
    inquiry = Inquiry()
    let name = type ?? String(cString: cc_type())
    self.type = name
    switch Int(cc_open(type, input, output, mustBeTerminal ? 1 : 0, colour ? 1 : 0, mouse ? 1 : 0))
    {
    case CC_OPENED: break
    case CC_ALREADY_OPEN: throw .alreadyOpen
    case CC_NOT_A_TERMINAL: throw .notATerminal
    case CC_NO_TYPE: throw .noType
    case CC_UNKNOWN_TYPE: throw .unknownType(name)
    case CC_NO_CURSOR_MOTION: throw .noCursorMotion(name)
    default: throw .failed
    }
    colours = Int(cc_colours())
    use(theme)
    if Inquiry.isAnswered(by: name) {
      // Of poorer terminals no colour is known but that of the background.
      inquiry = Inquiry(
        forColours: appearance.dependsOnTerminal && colours >= 256, forWidth: asksForWidth)
    }
  }

  /// Gives every role its look.
  private func use(_ theme: Theme) {
    self.theme = theme
    looks = Style.Role.allCases.map { role in
      let attributes = theme.attributes(of: role, colours: colours)
      guard let colour = theme.colour(of: role, colours: colours) else { return (attributes, 0) }
      let pair = Int32(role.rawValue) + 1
      cc_set_pair(pair, Int32(colour))
      return (attributes, pair)
    }
  }

  /// Shows the last frame as it looks on a terminal of these colours.
  func follow(background: RGB, foreground: RGB?) {
    use(appearance.theme(background: background, foreground: foreground))
    guard let frame = visible ?? composed else { return }
    discard()
    composed = nil
    draw(frame, cursor: cursor)
  }

  deinit { stop() }

  /// Columns and rows of the screen.
  public var size: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    cc_size(&rows, &columns)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  /// Gives the terminal back for good. Calling it again does nothing, and so do all other calls
  /// after it.
  public func stop() {
    guard isOpen else { return }
    awaitAnswers()
    clearPicture()
    isOpen = false
    cc_close()
  }

  /// Gives the terminal to another program, like an editor, until ``comeBack()``.
  ///
  /// Meanwhile Ctrl-C is for that program alone, and Ctrl-Z stops both.
  public func leave() {
    guard isOpen else { return }
    awaitAnswers()
    clearPicture()
    cc_leave()
  }

  /// Takes the terminal again and shows the last frame; a new size is read as a key.
  public func comeBack() {
    guard isOpen else { return }
    let old = size
    cc_come_back()
    afterAbsence(from: old)
  }

  /// Stops the program as Ctrl-Z does in a shell; returns when it goes on, with the last frame
  /// shown again.
  public func suspend() {
    guard isOpen else { return }
    let old = size
    awaitAnswers()
    clearPicture()
    cc_suspend()
    afterAbsence(from: old)
  }

  private func afterAbsence(from old: Size) {
    if size != old { isResized = true }
    redraw()
  }

  var isStopped: Bool { !isOpen }
}
