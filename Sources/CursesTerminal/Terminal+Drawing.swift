import CCurses
import StudyInterface
import Toolkit

extension Terminal {
  /// Shows a frame, sending what differs from the one before.
  public func draw(_ frame: Frame, cursor: Position? = nil) {
    compose(frame, cursor: cursor)
    send()
  }

  /// Works out what a frame needs to be shown, and leaves the screen as it is until `send` or `draw`.
  ///
  /// The cursor stands at `cursor`, where an input method opens its window too, or is hidden. Of a
  /// frame that is larger than the screen the top left is shown; one that is smaller leaves the
  /// rest empty.
  public func compose(_ frame: Frame, cursor: Position? = nil) {
    guard !isStopped else { return }
    if shown == frame, self.cursor == cursor {
      // Composed ahead, and right.
      real = nil
      return
    }
    discard()
    compose(frame, cursor: cursor, isAhead: false)
  }

  /// Composes what will most likely be shown next; where it turns out to be something else, nobody
  /// has seen it. The cursor is hidden meanwhile.
  public func composeAhead(_ frame: Frame) {
    guard !isStopped, real == nil, cursor == nil, let shown, shown.size == frame.size else {
      return
    }
    compose(frame, cursor: nil, isAhead: true)
    real = shown
  }

  /// Forgets what was composed ahead: its rows are sent anew with the next frame, whatever they show.
  private func discard() {
    guard let real, let ahead = shown else { return }
    self.real = nil
    cc_discard()
    for row in 0..<ahead.size.rows where ahead.changedColumns(ofRow: row, since: real) != nil {
      cc_redraw_row(Int32(row))
    }
  }

  private func compose(_ frame: Frame, cursor: Position?, isAhead: Bool) {
    let screen = size
    let old: Frame
    if let shown, shown.size == frame.size {
      old = shown
    } else {
      cc_erase()
      old = Frame(size: frame.size)
    }
    for row in 0..<min(frame.size.rows, screen.rows) {
      guard let changed = frame.changedColumns(ofRow: row, since: old) else { continue }
      put(changed, ofRow: row, of: frame, columns: screen.columns)
    }
    shown = frame
    self.cursor = cursor
    place(isAhead: isAhead)
  }

  /// Shows what was composed.
  public func send() {
    if !isStopped { cc_send() }
  }

  /// Sends the last frame anew, whatever the screen shows.
  public func redraw() {
    guard !isStopped else { return }
    let frame = real ?? shown
    discard()
    cc_redraw()
    shown = nil
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
      if let scalar = cell.scalar, end <= columns, isVisible(scalar) {
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
    for character in screenCharacters(of: cluster) {
      guard column + character.columns <= end else { break }
      put(character.scalars, row, column, look)
      column += character.columns
    }
    // Where a wide cluster leaves the screen there is nothing, rather than a half.
    while column < end {
      put([0x20], row, column, look)
      column += 1
    }
  }

  private func look(of style: Style) -> Look {
    let look = looks[Int(style.role.rawValue)]
    return (look.attributes.union(style).rawValue, look.pair)
  }

  private func put(_ scalars: [UInt32], _ row: Int, _ column: Int, _ look: Look) {
    cc_put(
      Int32(row), Int32(column), scalars, Int32(scalars.count), look.attributes, look.pair)
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

/// Whether a scalar by itself is nothing that hides; see `screenCharacters`.
private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isPlain || VisibleText.spelling(of: scalar, after: nil, before: nil) == nil
}
