/// A frame that is being drawn, and where the parts of a screen are on it.
struct Canvas {
  var frame: Frame
  private(set) var areas: ScreenAreas
  /// Where it was written how much is above and below: the row, the column after it, and its width.
  private var marks: (row: Int, end: Int, width: Int)?

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
  func room(besides title: String) -> Int { areas.width - header(title).width - 2 }

  /// Writes the header: the screen's title, and something to the right if there is room.
  mutating func putHeader(_ title: String, right: StyledLine = StyledLine()) {
    let line = header(title)
    let room = areas.width - right.width - 2
    let hasRoom = room > 8
    put(line.fitted(to: hasRoom ? room : areas.width), row: areas.header)
    if hasRoom { putRight(right, row: areas.header) }
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
    var marks: [String] = []
    if shown.lowerBound > 0 { marks.append("↑ \(shown.lowerBound)") }
    if shown.upperBound < count { marks.append("↓ \(count - shown.upperBound)") }
    putMarks(marks, row: areas.notice)
  }

  /// Writes at the right of a row how much is above and below; a notice in the same row leaves it there.
  mutating func putMarks(_ marks: [String], row: Int) {
    let line = StyledLine(marks.listed("   "), .dim)
    putRight(line, row: row)
    self.marks = line.width == 0 ? nil : (row, areas.right, line.width)
  }

  /// Writes a notice over the content of a row, beside the marks of a list or a text: the first of its
  /// wordings that fits there; else over them the first that fits into the row, or the beginning of the
  /// last.
  mutating func putNotice(_ wordings: [String], _ style: Style = Style(.warning), row: Int) {
    let lines = wordings.lazy.map { StyledLine($0.displayed(), style) }
    let marks = marks.flatMap { $0.row == row ? $0 : nil }
    let room = marks.map { $0.end - $0.width - areas.left - 2 } ?? areas.width
    let beside = lines.first { $0.width <= room }
    guard let line = beside ?? lines.first(where: { $0.width <= areas.width }) ?? lines.last else {
      return
    }
    let width = beside == nil ? areas.width : room
    let end = beside == nil ? frame.size.columns : areas.left + room
    frame.restyle(row: row, columns: 0..<end) { $0 = .plain }
    frame.put(StyledLine(String(repeating: " ", count: width)), row: row, column: areas.left)
    frame.put(line.fitted(to: width), row: row, column: areas.left)
    // The marks of a list that has a card beside it do not stand at the end of the row.
    if beside == nil { return }
    let rest = (marks?.end ?? areas.right)..<areas.right
    frame.put(
      StyledLine(String(repeating: " ", count: rest.count)), row: row, column: rest.lowerBound)
  }
}
