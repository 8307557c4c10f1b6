import CCurses
import StudyInterface

extension Terminal {
  /// Shows a frame, sending what differs from the one before.
  ///
  /// The cursor stands at `cursor`, where an input method opens its window too, or is hidden. Of a
  /// frame that is larger than the screen the top left is shown; one that is smaller leaves the
  /// rest empty.
  public func draw(_ frame: Frame, cursor: Position? = nil) {
    guard !isStopped else { return }
    let screen = size
    let old: Frame
    if let shown, shown.size == frame.size {
      old = shown
    } else {
      cc_erase()
      old = Frame(size: frame.size)
    }
    for row in 0..<min(frame.size.rows, screen.rows) {
      if frame.isRow(row, equalTo: old) { continue }
      put(frame.row(row), row: row, columns: screen.columns)
    }
    shown = frame
    self.cursor = cursor
    refresh()
  }

  /// Sends the last frame anew, whatever the screen shows.
  public func redraw() {
    guard !isStopped else { return }
    cc_redraw()
    let frame = shown
    shown = nil
    if let frame { draw(frame, cursor: cursor) } else { refresh() }
  }

  private func refresh() {
    let screen = size
    guard let cursor, (0..<screen.rows).contains(cursor.row),
      (0..<screen.columns).contains(cursor.column)
    else { return cc_refresh(-1, 0) }
    cc_refresh(Int32(cursor.row), Int32(cursor.column))
  }

  /// Writes a whole row from left to right, so that no half of a wide character is left over.
  private func put(_ cells: ArraySlice<Frame.Cell>, row: Int, columns: Int) {
    var index = cells.startIndex
    var style = Style.plain
    var look = self.look(of: style)
    while index < cells.endIndex, index - cells.startIndex < columns {
      let cell = cells[index]
      var column = index - cells.startIndex
      index += 1
      while index < cells.endIndex, cells[index].text.isEmpty { index += 1 }
      let end = min(index - cells.startIndex, columns)
      if cell.style != style {
        style = cell.style
        look = self.look(of: style)
      }
      if let letter = cell.letter {
        withUnsafePointer(to: letter) {
          cc_put(Int32(row), Int32(column), $0, 1, look.attributes, look.pair)
        }
        column += 1
      } else {
        for character in screenCharacters(of: cell.text) {
          guard column + character.columns <= end else { break }
          put(character.scalars, row, column, look)
          column += character.columns
        }
      }
      // Where a wide cluster leaves the screen there is nothing, rather than a half.
      while column < end {
        put([0x20], row, column, look)
        column += 1
      }
    }
  }

  private typealias Look = (attributes: UInt32, pair: Int32)

  private func look(of style: Style) -> Look {
    (theme.attributes(of: style, colours: colours).rawValue, pair(of: style.role))
  }

  private func put(_ scalars: [UInt32], _ row: Int, _ column: Int, _ look: Look) {
    scalars.withUnsafeBufferPointer {
      cc_put(
        Int32(row), Int32(column), $0.baseAddress, Int32($0.count), look.attributes, look.pair)
    }
  }
}

extension Frame.Cell {
  /// The one ASCII letter that most cells hold; nil for any other text.
  fileprivate var letter: UInt32? {
    let bytes = text.utf8
    guard bytes.count == 1, let byte = bytes.first, byte >= 0x20, byte != 0x7F else { return nil }
    return UInt32(byte)
  }
}
