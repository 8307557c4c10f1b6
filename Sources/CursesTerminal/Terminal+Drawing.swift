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
    let old = shown.flatMap { $0.size == frame.size ? $0 : nil }
    if old == nil { cc_erase() }
    for row in 0..<min(frame.size.rows, screen.rows) {
      let cells = frame.row(row)
      if let old, old.row(row) == cells { continue }
      put(cells, row: row, columns: screen.columns)
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
    while index < cells.endIndex, index - cells.startIndex < columns {
      let cell = cells[index]
      var column = index - cells.startIndex
      index += 1
      while index < cells.endIndex, cells[index].text.isEmpty { index += 1 }
      let end = min(index - cells.startIndex, columns)

      let attributes = theme.attributes(of: cell.style, colours: colours).rawValue
      let pair = pair(of: cell.style.role)
      func put(_ character: ScreenCharacter) {
        character.scalars.withUnsafeBufferPointer {
          cc_put(Int32(row), Int32(column), $0.baseAddress, Int32($0.count), attributes, pair)
        }
        column += character.columns
      }
      for character in screenCharacters(of: cell.text) {
        guard column + character.columns <= end else { break }
        put(character)
      }
      // Where a wide cluster leaves the screen there is nothing, rather than a half.
      while column < end { put(.space) }
    }
  }
}
