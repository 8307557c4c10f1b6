/// A frame that is being drawn, and where the parts of a screen are on it.
struct Canvas {
  var frame: Frame
  private(set) var areas: ScreenAreas
  /// Where it was written how much is above and below.
  private struct Marks {
    let row: Int
    /// The column after it.
    let end: Int
    let width: Int
    /// The width of its last part, how much is below; 0 if nothing is.
    let below: Int
  }

  private var marks: Marks?

  init(size: Size, hasPreview: Bool = false) {
    frame = Frame(size: size)
    areas = ScreenAreas(size: size, hasPreview: hasPreview)
  }

  /// Draws into a part of the screen.
  mutating func draw(in part: ScreenAreas, _ draw: (inout Canvas) -> Void) {
    let whole = areas
    areas = part
    draw(&self)
    areas = whole
  }

  /// Writes a line from `column` on, from the left if none is given; returns the column after it.
  @discardableResult
  mutating func put(_ line: StyledLine, row: Int, column: Int? = nil) -> Int {
    frame.put(line, row: row, column: column ?? areas.left, limit: areas.right)
  }

  /// Writes a line that ends before column `end`, at the right if none is given.
  mutating func putRight(_ line: StyledLine, row: Int, end: Int? = nil) {
    frame.put(line, row: row, column: (end ?? areas.right) - line.width)
  }

  /// Writes lines from the top of the body.
  mutating func putBody(_ lines: [StyledLine]) {
    for (row, line) in zip(areas.body, lines) { put(line, row: row) }
  }

  private func header(_ title: String) -> StyledLine {
    let name = StyledRun("leitner  ", Style(.accent, bold: true))
    return StyledLine((areas.width >= 50 ? [name] : []) + [StyledRun(title, Style(bold: true))])
  }

  /// Columns of the header that a whole title leaves.
  func room(besides title: String) -> Int { areas.outerWidth - header(title).width - 2 }

  /// Writes the header: the screen's title, and something to the right if there is room.
  mutating func putHeader(_ title: String, right: StyledLine = StyledLine()) {
    let line = header(title)
    let room = areas.outerWidth - right.width - 2
    let hasRoom = room > 8 || room >= line.width
    putOuter(line.fitted(to: hasRoom ? room : areas.outerWidth), row: areas.header)
    if hasRoom { putRight(right, row: areas.header, end: areas.outerRight) }
  }

  /// Writes a line of the header or the hints.
  mutating func putOuter(_ line: StyledLine, row: Int) {
    frame.put(line, row: row, column: areas.left, limit: areas.outerRight)
  }

  /// Writes a row of a list, with the cursor's mark before it if it is the selected one.
  mutating func putRow(_ line: StyledLine, row: Int, selected: Bool) {
    var line = line
    if selected {
      put(StyledLine("▸", Style(.mark, bold: true)), row: row)
      line.runs = line.runs.map { run in
        var style = run.style
        style.role = .accent
        style.bold = true
        return StyledRun(run.text, style)
      }
    }
    put(line, row: row, column: areas.left + 2)
  }

  /// Says how many rows of a list are above and below.
  mutating func putScrollMarks(_ shown: Range<Int>, of count: Int) {
    putMarks(
      shown.lowerBound > 0 ? ["↑ \(shown.lowerBound)"] : [],
      below: shown.upperBound < count ? "↓ \(count - shown.upperBound)" : nil, row: areas.notice)
  }

  /// Writes at the right of a row how much is above and below, the latter at the end; a notice in the same row
  /// leaves it there, and covers the rest where it needs the room.
  mutating func putMarks(_ marks: [String], below: String?, row: Int) {
    let line = StyledLine((marks + (below.map { [$0] } ?? [])).listed("   "), .dim)
    putRight(line, row: row)
    self.marks =
      line.width == 0
      ? nil : Marks(row: row, end: areas.right, width: line.width, below: below?.columns ?? 0)
  }

  /// Writes a notice over the content of a row, beside the marks of a list or a text: the first of its
  /// wordings that fits there; else the first that leaves the sign of more below, or the beginning of the
  /// last. A notice that has to be whole takes rows above that one for it, but for the first of the body.
  mutating func putNotice(
    _ wordings: [String], _ style: Style = Style(.warning), row: Int, isWhole: Bool = false
  ) {
    let lines = wordings.lazy.map { StyledLine($0.displayed(), style) }
    let marks = marks.flatMap { $0.row == row ? $0 : nil }
    func room(besides width: Int) -> Int {
      guard let marks, width > 0 else { return areas.width }
      return marks.end - width - areas.left - 2
    }
    let rooms = [room(besides: marks?.width ?? 0), room(besides: marks?.below ?? 0)]
    let fitting = rooms.lazy.compactMap { room in
      lines.first { $0.width <= room }.map { ($0, room) }
    }.first
    guard let (line, width) = fitting ?? lines.last.map({ ($0, rooms[1]) }) else { return }
    let parts = isWhole && fitting == nil ? line.wrapped(to: width) : [line]
    let isShown = parts.count <= row - areas.body.lowerBound
    let rest = isShown ? parts.dropLast() : []
    for (offset, part) in rest.enumerated() {
      putNoticeLine(part, row: row - rest.count + offset, width: areas.width)
    }
    putNoticeLine(isShown ? parts.last ?? line : line, row: row, width: width)
    if width == areas.width { return }
    // The marks of a list that has a card beside it do not stand at the end of the row.
    let beside = (marks?.end ?? areas.right)..<areas.right
    frame.put(
      StyledLine(String(repeating: " ", count: beside.count)), row: row, column: beside.lowerBound)
  }

  /// Writes a line of a notice over the content of a row; beyond `width` columns that stays.
  private mutating func putNoticeLine(_ line: StyledLine, row: Int, width: Int) {
    let end = width == areas.width ? frame.size.columns : areas.left + width
    frame.restyle(row: row, columns: 0..<end) { $0 = .plain }
    frame.put(StyledLine(String(repeating: " ", count: width)), row: row, column: areas.left)
    frame.put(line.fitted(to: width), row: row, column: areas.left)
  }
}
