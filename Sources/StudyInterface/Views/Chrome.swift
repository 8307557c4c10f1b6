import FlashcardDeck

/// Where the parts of every screen lie: header, body, notice, hints.
struct Chrome: Equatable {
  /// The smallest screen that the program can be used on.
  static let smallest = Size(columns: 30, rows: 8)
  /// Lines longer than this tire the eye.
  static let longestLine = 84

  /// The first column of everything.
  let left: Int
  /// Columns of everything.
  let width: Int
  let header: Int
  let body: Range<Int>
  let notice: Int
  let hints: Int
  /// Whether rows are so few that blank ones would cost text.
  let isTight: Bool

  init(size: Size) {
    let margin = size.columns >= 60 ? 3 : 1
    width = max(1, min(size.columns - 2 * margin, Self.longestLine))
    left = max(0, (size.columns - width) / 2)
    isTight = size.rows < 16
    header = isTight ? 0 : 1
    hints = size.rows - (isTight ? 1 : 2)
    notice = hints - 1
    let first = header + (size.rows >= 14 ? 2 : 1)
    body = first..<max(first, notice)
  }

  /// The column after the last one.
  var right: Int { left + width }
}

extension Frame {
  /// Writes a line that ends before column `end`.
  mutating func putRight(_ line: StyledLine, row: Int, end: Int) {
    put(line, row: row, column: end - line.width)
  }

  /// Writes the header: where the learner is, and something to the right where there is room.
  mutating func putHeader(_ chrome: Chrome, title: String, right: StyledLine) {
    let roomForName = chrome.width >= 50
    var line = StyledLine()
    if roomForName { line.runs.append(StyledRun("leitner  ", Style(.accent, bold: true))) }
    line.runs.append(StyledRun(title, Style(bold: true)))
    let room = chrome.width - right.width - 2
    let shown = room > 8 ? right : StyledLine()
    put(fit(line, width: room > 8 ? room : chrome.width), row: chrome.header, column: chrome.left)
    putRight(shown, row: chrome.header, end: chrome.right)
  }
}

/// As many hints as a line of `width` columns has room for, the first one always.
///
/// What several screens have stands at the right end, where it stays from one to the next.
func hintLine(_ context: Context, width: Int, _ messages: Messages) -> StyledLine {
  let gap = 3
  var hints = KeyMap.hints(for: context).map { hint in
    (
      line: StyledLine([
        StyledRun(hint.name, Style(.accent)),
        StyledRun(" " + hint.label(messages), .dim),
      ]), isShared: hint.hints.count >= 3
    )
  }
  func room() -> Int {
    width - hints.reduce(0) { $0 + $1.line.width } - gap * max(0, hints.count - 1)
  }
  // The first is what most will press, the last are help and quit: the others go before these.
  while hints.count > 1, room() < 0 { hints.remove(at: hints.count - (hints.count > 3 ? 3 : 1)) }
  let ordered = hints.filter { !$0.isShared } + hints.filter(\.isShared)
  var line = StyledLine()
  for (index, hint) in ordered.enumerated() {
    let isFirstShared = hint.isShared && (index == 0 || !ordered[index - 1].isShared)
    let space = (index == 0 ? 0 : gap) + (isFirstShared ? max(0, room()) : 0)
    // In the labels' style, which costs the terminal one change of style less.
    if space > 0 { line.runs.append(StyledRun(String(repeating: " ", count: space), .dim)) }
    line.runs += hint.line.runs
  }
  return line
}

/// A line cut to `width` columns, with an ellipsis where something is missing.
func fit(_ line: StyledLine, width: Int) -> StyledLine {
  guard line.width > width else { return line }
  guard width > 0 else { return StyledLine() }
  var left = width - 1
  var runs: [StyledRun] = []
  for run in line.runs {
    var text = ""
    for cluster in run.text {
      let columns = columns(of: cluster)
      guard columns <= left else {
        runs.append(StyledRun(text + "…", run.style))
        return StyledLine(runs)
      }
      left -= columns
      text.append(cluster)
    }
    runs.append(StyledRun(text, run.style))
  }
  return StyledLine(runs)
}

/// The rows of a list that are shown so that the cursor is among them, in the middle where it can.
func window(around cursor: Int, of count: Int, rows: Int) -> Range<Int> {
  let first = min(max(0, cursor - rows / 2), max(0, count - rows))
  return first..<min(count, first + max(0, rows))
}
