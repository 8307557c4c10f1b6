import CCurses
import StudyInterface
import Toolkit

extension Terminal {
  /// Shows a frame with its cursor, sending what differs from the one before.
  public func draw(_ frame: Frame) { draw(frame, cursor: frame.place) }

  /// The same with the cursor at a place.
  public func draw(_ frame: Frame, cursor: Position?) {
    compose(frame, cursor: cursor)
    send()
  }

  /// The same as `compose(_:cursor:)` with the frame's cursor.
  public func compose(_ frame: Frame) { compose(frame, cursor: frame.place) }

  /// Works out what a frame needs to be shown, and leaves the screen as it is until `send` or `draw`.
  ///
  /// The cursor stands at `cursor`, where an input method opens its window too, or is hidden. Of a
  /// frame that is larger than the screen the top left is shown; one that is smaller leaves the
  /// rest empty.
  public func compose(_ frame: Frame, cursor: Position?) {
    guard !isStopped else { return }
    if composed == frame, self.cursor == cursor {
      // The prediction was correct.
      visible = nil
      return
    }
    discard()
    compose(frame, cursor: cursor, isAhead: false)
  }

  /// Composes what will most likely be shown next; if something else comes, it is thrown away unseen.
  /// The cursor is hidden meanwhile.
  public func composeAhead(_ frame: Frame) {
    guard !isStopped, visible == nil, cursor == nil, shownPicture == nil, let composed,
      composed.size == frame.size
    else {
      return
    }
    compose(frame, cursor: nil, isAhead: true)
    visible = composed
  }

  /// Shows what was composed ahead, if it was not thrown away.
  public func sendAhead() {
    guard visible != nil else { return }
    visible = nil
    send()
  }

  /// Forgets what was composed ahead: its rows are sent again with the next frame.
  func discard() {
    guard let visible, let ahead = composed else { return }
    self.visible = nil
    cc_discard()
    for row in 0..<ahead.size.rows where ahead.changedColumns(ofRow: row, since: visible) != nil {
      cc_redraw_row(Int32(row))
    }
  }

  private func compose(_ frame: Frame, cursor: Position?, isAhead: Bool) {
    if shownPicture != nil, shownPicture != frame.picture { forgetPicture() }
    let screen = size
    let old: Frame
    if let composed, composed.size == frame.size {
      old = composed
    } else {
      cc_erase()
      old = Frame(size: frame.size)
    }
    for row in 0..<min(frame.size.rows, screen.rows) {
      guard let changed = frame.changedColumns(ofRow: row, since: old) else { continue }
      put(changed, ofRow: row, of: frame, columns: screen.columns)
    }
    composed = frame
    self.cursor = cursor
    place(isAhead: isAhead)
  }

  /// Shows what was composed.
  public func send() {
    guard !isStopped else { return }
    takePictureAway()
    cc_send()
    showPicture()
    if inquiry.isUnsent, let frame = composed { ask(besides: frame) }
  }

  /// Sends the last frame again, regardless of what the screen shows.
  public func redraw() {
    guard !isStopped else { return }
    let frame = visible ?? composed
    discard()
    forgetPicture()
    cc_redraw()
    composed = nil
    if let frame {
      draw(frame, cursor: cursor)
    } else {
      place(isAhead: false)
      send()
    }
  }

  /// Puts the cursor where it belongs, which completes the frame.
  private func place(isAhead: Bool) {
    let screen = size
    guard let cursor, (0..<screen.rows).contains(cursor.row),
      (0..<screen.columns).contains(cursor.column)
    else { return cc_compose(-1, 0, isAhead ? 1 : 0) }
    cc_compose(Int32(cursor.row), Int32(cursor.column), 0)
  }

  /// Writes what has changed of a row, from left to right.
  private func put(_ changed: Range<Int>, ofRow row: Int, of frame: Frame, columns: Int) {
    frame.row(row).withUnsafeBufferPointer { cells in
      var end = min(changed.upperBound, columns)
      if changed.upperBound == cells.count, cells.count == columns {
        // Most of what changes with a card is empty then.
        let blank = Frame.Cell.blank
        while end > changed.lowerBound, cells[end - 1] == blank { end -= 1 }
        cc_clear_rest(Int32(row), Int32(end))
      }
      guard changed.lowerBound < end else { return }
      let range = changed.lowerBound..<end
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: range.count) { scalars in
        var run = Run(row: row, scalars: scalars)
        put(cells, range, of: frame, columns: columns, in: &run)
      }
    }
  }

  private func put(
    _ cells: UnsafeBufferPointer<Frame.Cell>, _ range: Range<Int>, of frame: Frame, columns: Int,
    in run: inout Run
  ) {
    var column = range.lowerBound
    var style = cells[column].style
    run.look = look(of: style)
    while column < range.upperBound {
      let cell = cells[column]
      var end = column + 1
      while end < cells.count, cells[end].isCovered { end += 1 }
      if cell.style != style {
        run.flush()
        style = cell.style
        run.look = look(of: style)
      }
      if let scalar = cell.scalar, end <= columns, scalar.isVisible {
        run.add(scalar.value, at: column)
      } else {
        run.flush()
        put(frame.text(of: cell), row: run.row, from: column, to: min(end, columns), run.look)
      }
      column = end
    }
    run.flush()
  }

  /// Writes a cluster of several scalars.
  private func put(_ cluster: String, row: Int, from column: Int, to end: Int, _ look: Look) {
    var column = column
    for character in ScreenCharacter.characters(of: cluster) {
      guard column + character.columns <= end else { break }
      put(character.scalars, row, column, look)
      column += character.columns
    }
    // A wide cluster at the edge of the screen is not shown partly, but not at all.
    while column < end {
      put([0x20], row, column, look)
      column += 1
    }
  }

  private func look(of style: Style) -> Look {
    let look = looks[Int(style.role.rawValue)]
    return (look.attributes.adding(style).facade, look.pair)
  }

  private func put(_ scalars: [UInt32], _ row: Int, _ column: Int, _ look: Look) {
    cc_put(
      Int32(row), Int32(column), scalars, Int32(scalars.count), look.attributes, look.pair)
  }
}

extension Theme.Attributes {
  /// The attributes as the facade numbers them.
  fileprivate var facade: UInt32 {
    var bits = 0
    if contains(.bold) { bits |= CC_BOLD }
    if contains(.dim) { bits |= CC_DIM }
    if contains(.italic) { bits |= CC_ITALIC }
    if contains(.underline) { bits |= CC_UNDERLINE }
    if contains(.reverse) { bits |= CC_REVERSE }
    return UInt32(bits)
  }
}

/// The attributes and the colour pair of a cell.
private typealias Look = (attributes: UInt32, pair: Int32)

/// Characters of one scalar each that stand side by side and look alike: most of every screen, and
/// too many to be put one by one.
private struct Run {
  let row: Int
  var look: Look = (0, 0)
  private var column = 0
  private var count = 0
  private let scalars: UnsafeMutableBufferPointer<UInt32>

  /// A row; `scalars` has room for what will be put there.
  init(row: Int, scalars: UnsafeMutableBufferPointer<UInt32>) {
    self.row = row
    self.scalars = scalars
  }

  mutating func add(_ scalar: UInt32, at column: Int) {
    if count == 0 { self.column = column }
    scalars.initializeElement(at: count, to: scalar)
    count += 1
  }

  mutating func flush() {
    guard count > 0 else { return }
    cc_put_run(
      Int32(row), Int32(column), scalars.baseAddress, Int32(count), look.attributes, look.pair)
    count = 0
  }
}

extension Unicode.Scalar {
  /// Whether the scalar by itself is nothing that hides; see `ScreenCharacter`.
  fileprivate var isVisible: Bool {
    isPlain || VisibleText.spelling(of: self, after: nil, before: nil) == nil
  }
}

extension Frame {
  fileprivate var place: Terminal.Position? {
    cursor.map { Terminal.Position(row: $0.row, column: $0.column) }
  }
}
