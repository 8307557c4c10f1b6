/// A frame that is being drawn, and where the parts of a screen are on it.
struct Canvas {
  var frame: Frame
  private(set) var areas: ScreenAreas

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

  /// Writes the header: the screen's title, and something to the right if there is room.
  mutating func putHeader(_ title: String, right: StyledLine = StyledLine()) {
    var line = StyledLine()
    if areas.width >= 50 { line.runs.append(StyledRun("leitner  ", Style(.accent, bold: true))) }
    line.runs.append(StyledRun(title, Style(bold: true)))
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
    putRight(StyledLine(marks.listed("   "), .dim), row: areas.notice)
  }

  /// Writes a notice over the content of a row: the first of its wordings that fits, or the
  /// beginning of the last.
  mutating func putNotice(_ wordings: [String], _ style: Style = Style(.warning), row: Int) {
    let lines = wordings.lazy.map { StyledLine($0.displayed(), style) }
    guard let line = lines.first(where: { $0.width <= areas.width }) ?? lines.last else { return }
    frame.restyle(row: row, columns: 0..<frame.size.columns) { $0 = .plain }
    frame.put(
      StyledLine(String(repeating: " ", count: areas.width)), row: row, column: areas.left)
    frame.put(line.fitted(to: areas.width), row: row, column: areas.left)
  }
}
