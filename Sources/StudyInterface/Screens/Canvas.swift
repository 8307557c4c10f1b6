/// A frame that is being drawn, and where the parts of a screen lie on it.
struct Canvas {
  var frame: Frame
  let chrome: Chrome

  init(size: Size) {
    frame = Frame(size: size)
    chrome = Chrome(size: size)
  }

  /// Writes a line from `column` on, from the left if none is given; returns the column after it.
  @discardableResult
  mutating func put(_ line: StyledLine, row: Int, column: Int? = nil) -> Int {
    frame.put(line, row: row, column: column ?? chrome.left, limit: chrome.right)
  }

  /// Writes a line that ends before column `end`, at the right if none is given.
  mutating func putRight(_ line: StyledLine, row: Int, end: Int? = nil) {
    frame.put(line, row: row, column: (end ?? chrome.right) - line.width)
  }

  /// Writes lines from the top of the body.
  mutating func putBody(_ lines: [StyledLine]) {
    for (row, line) in zip(chrome.body, lines) { put(line, row: row) }
  }

  /// Writes the header: where the learner is, and something to the right if there is room.
  mutating func putHeader(_ title: String, right: StyledLine = StyledLine()) {
    var line = StyledLine()
    if chrome.width >= 50 { line.runs.append(StyledRun("leitner  ", Style(.accent, bold: true))) }
    line.runs.append(StyledRun(title, Style(bold: true)))
    let room = chrome.width - right.width - 2
    let hasRoom = room > 8
    put(line.fitted(to: hasRoom ? room : chrome.width), row: chrome.header)
    if hasRoom { putRight(right, row: chrome.header) }
  }

  /// Writes a row of a list, with the cursor's mark before it if it is the selected one.
  mutating func putRow(_ line: StyledLine, row: Int, selected: Bool) {
    var line = line
    if selected {
      put(StyledLine("▸", Style(.accent, bold: true)), row: row)
      line.runs = line.runs.map { run in
        var style = run.style
        style.role = .accent
        style.bold = true
        return StyledRun(run.text, style)
      }
    }
    put(line, row: row, column: chrome.left + 2)
  }

  /// Says how many rows of a list lie above and below.
  mutating func putScrollMarks(_ shown: Range<Int>, of count: Int) {
    var marks: [String] = []
    if shown.lowerBound > 0 { marks.append("↑ \(shown.lowerBound)") }
    if shown.upperBound < count { marks.append("↓ \(count - shown.upperBound)") }
    putRight(StyledLine(marks.listed("   "), .dim), row: chrome.notice)
  }

  /// Writes a notice over whatever stands in a row: the first of its wordings that fits, or the
  /// beginning of the last.
  mutating func putNotice(_ wordings: [String], row: Int) {
    let lines = wordings.lazy.map { StyledLine($0.displayed(), Style(.warning)) }
    guard let line = lines.first(where: { $0.width <= chrome.width }) ?? lines.last else { return }
    frame.restyle(row: row, columns: 0..<frame.size.columns) { $0 = .plain }
    frame.put(
      StyledLine(String(repeating: " ", count: chrome.width)), row: row, column: chrome.left)
    frame.put(line.fitted(to: chrome.width), row: row, column: chrome.left)
  }
}
