import CCurses
import StudyInterface

/// Pictures over the cells: how the terminal shows them, and that nothing of them stays.
extension Terminal {
  /// Milliseconds in which the terminal answers how it shows pictures, or is taken to show none until it
  /// does: a line to the other side of the world takes a third of it.
  private static let longestWait: Int64 = 1000
  /// The size of a cell that no terminal told: one that is small, so that no picture is larger than its room.
  private static let likelyCell = PixelSize(width: 8, height: 16)

  /// How the terminal shows pictures, which it is asked at the first call; nil if it has not said that it does.
  public func graphics() -> Graphics? {
    if !isAskedAboutPictures { askAboutPictures() }
    let way = Graphics.way(
      knowsKitty: knowsKitty, attributes: attributes,
      variable: { String(cString: cc_variable($0)) })
    return way.map { Graphics($0, cell: cellSize, screen: size) }
  }

  /// The size of a cell: what the system knows of it follows the window.
  private var cellSize: PixelSize {
    var (width, height) = (Int32(), Int32())
    cc_cell_size(&width, &height)
    if width > 0, height > 0 { return PixelSize(width: Int(width), height: Int(height)) }
    if let askedCell, askedCell.width > 0, askedCell.height > 0 { return askedCell }
    return Self.likelyCell
  }

  /// Whether something has come that was not read yet.
  public var hasInput: Bool {
    !unread.isEmpty || !kept.isEmpty || isResized || Int(cc_wait(0)) != CC_TIME_OUT
  }

  /// Asks, and waits for the answer that every terminal gives; keys that come meanwhile are kept.
  private func askAboutPictures() {
    isAskedAboutPictures = true
    guard !isStopped, Inquiry.isAnswered(by: type) else { return }
    cc_ask(inquiry.sendAboutPictures(at: cc_clock()))
    while inquiry.awaitsAttributes {
      let left = inquiry.sentAt + Self.longestWait - cc_clock()
      guard left > 0 else { break }
      let code = nextCode()
      if code == CC_NOTHING {
        guard [CC_READY, CC_WOKEN].contains(Int(cc_wait(Int32(left)))) else { break }
      } else if !takesAsAnswer(code), let key = key(for: code) {
        kept.append(key)
      }
    }
    // A terminal that does not know such questions may have shown them.
    redraw()
  }

  // MARK: Showing and taking away

  /// Has the next frame send every cell, and take away the picture that is shown.
  func forgetPicture() {
    guard let shownPicture else { return }
    self.shownPicture = nil
    removal = shownPicture.drawing.removal
    cc_redraw()
  }

  /// Takes the picture away at once, before somebody else has the terminal.
  func clearPicture() {
    guard shownPicture != nil else { return }
    forgetPicture()
    takePictureAway()
    cc_compose(-1, 0, 0)
    cc_send()
  }

  func takePictureAway() {
    if !removal.isEmpty { cc_draw(0, 0, removal, removal.count) }
    removal = []
  }

  /// Draws the picture of the frame, if the screen does not show it.
  func showPicture() {
    guard shownPicture == nil, let picture = composed?.picture, visible == nil else { return }
    let bytes = picture.drawing.bytes
    cc_draw(Int32(picture.place.row), Int32(picture.place.column), bytes, bytes.count)
    shownPicture = picture
  }
}

extension Graphics {
  /// The way that follows from what a terminal answered and from the environment; nil if it shows no pictures.
  ///
  /// iTerm2 and WezTerm have no question for their own way, but their names in the environment, which tell
  /// nothing if tmux or screen stand between.
  static func way(
    knowsKitty: Bool, attributes: [Int], variable: (String) -> String
  ) -> Way? {
    if knowsKitty { return .kitty }
    let isBehindAnother = ["TMUX", "STY"].contains { !variable($0).isEmpty }
    let isNamed =
      ["iTerm.app", "WezTerm"].contains(variable("TERM_PROGRAM"))
      || variable("LC_TERMINAL") == "iTerm2"
    if isNamed, !isBehindAnother { return .inline }
    return attributes.dropFirst().contains(4) ? .sixel : nil
  }
}
