import FlashcardDeck
import Toolkit

/// Today: the day's review, then the topic tree.
func drawToday(_ state: State, _ list: Screen.List, _ chrome: Chrome, _ frame: inout Frame) {
  let messages = state.messages
  frame.putHeader(chrome, title: messages.titles.today, right: dateLine(state))
  guard !state.library.entries.isEmpty else {
    return frame.putLines(
      [StyledLine(messages.noCards, Style(bold: true)), StyledLine()]
        + wrap(StyledLine(messages.noCardsHint, .dim), width: chrome.width), chrome)
  }
  let remaining = state.session.remaining
  let hasBegun = !state.record.answers(on: state.day).isEmpty
  let title =
    remaining.total == 0
    ? messages.reviewDone : hasBegun ? messages.continueReview : messages.startReview
  frame.putRow(
    StyledLine(title, Style(bold: true)), row: chrome.body.lowerBound, chrome,
    selected: list.cursor == 0)
  frame.put(
    StyledLine(todayDetail(state), .dim), row: chrome.body.lowerBound + 1, column: chrome.left + 2,
    limit: chrome.right)
  drawTree(
    state, cursor: list.cursor - 1, chrome, rows: (chrome.body.lowerBound + 3)..<chrome.notice,
    &frame)
}

private func todayDetail(_ state: State) -> String {
  let messages = state.messages
  let remaining = state.session.remaining
  if remaining.total > 0 {
    let seconds = Double(remaining.total) * state.record.totals.secondsPerAnswer
    let minutes = max(1, Int((seconds / 60).rounded()))
    return messages.left(remaining) + " · " + messages.minutes(minutes)
  }
  let answers = messages.answered(state.record.answers(on: state.day).count)
  guard let next = nextDue(state, days: 1).first else { return answers }
  return answers + " · " + messages.dueOn(next.days) + " \(next.cards)"
}

/// The topic tree alone.
func drawTopics(_ state: State, _ list: Screen.List, _ chrome: Chrome, _ frame: inout Frame) {
  frame.putHeader(chrome, title: state.messages.titles.browse, right: dateLine(state))
  drawTree(state, cursor: list.cursor, chrome, rows: chrome.body, &frame)
}

/// The topic tree in the given rows of the screen, its column titles first.
private func drawTree(
  _ state: State, cursor: Int, _ chrome: Chrome, rows: Range<Int>, _ frame: inout Frame
) {
  guard let titleRow = rows.first else { return }
  let messages = state.messages
  let bars = min(state.rules.boxes.count, 12)
  let barColumn = chrome.right - max(bars, columns(of: messages.boxes))
  let newEnd = barColumn - 2
  let dueEnd = newEnd - 6
  frame.putRight(StyledLine(messages.due, .dim), row: titleRow, end: dueEnd)
  frame.putRight(StyledLine(messages.new, .dim), row: titleRow, end: newEnd)
  frame.put(StyledLine(messages.boxes, .dim), row: titleRow, column: barColumn)

  let topics = state.topicRows
  let shown = window(around: cursor, of: topics.count, rows: rows.count - 1)
  for (offset, index) in shown.enumerated() {
    let topic = topics[index]
    let row = titleRow + 1 + offset
    let name = String(repeating: "  ", count: min(topic.depth, 6)) + topic.name
    let isDeck = topic.depth == 0
    frame.putRow(
      fit(StyledLine(name, Style(bold: isDeck)), width: dueEnd - 6 - chrome.left), row: row, chrome,
      selected: index == cursor)
    frame.putRight(number(topic.counts.due, Style(bold: true)), row: row, end: dueEnd)
    frame.putRight(number(topic.counts.new, .dim), row: row, end: newEnd)
    frame.put(boxColumns(topic.counts), row: row, column: barColumn)
  }
  frame.putScrollMarks(shown, of: topics.count, row: chrome.notice, chrome)
}

private func number(_ value: Int, _ style: Style) -> StyledLine {
  value == 0 ? StyledLine("–", .dim) : StyledLine(String(value), style)
}

extension Frame {
  /// Writes a row of a list, with the cursor's mark before it where it is the selected one.
  mutating func putRow(_ line: StyledLine, row: Int, _ chrome: Chrome, selected: Bool) {
    var line = line
    if selected {
      put(StyledLine("▸", Style(.accent, bold: true)), row: row, column: chrome.left)
      line.runs = line.runs.map { run in
        var style = run.style
        style.role = .accent
        style.bold = true
        return StyledRun(run.text, style)
      }
    }
    put(line, row: row, column: chrome.left + 2, limit: chrome.right)
  }

  /// Says how many rows of a list lie above and below.
  mutating func putScrollMarks(_ shown: Range<Int>, of count: Int, row: Int, _ chrome: Chrome) {
    var marks: [String] = []
    if shown.lowerBound > 0 { marks.append("↑ \(shown.lowerBound)") }
    if shown.upperBound < count { marks.append("↓ \(count - shown.upperBound)") }
    putRight(StyledLine(marks.listed("   "), .dim), row: row, end: chrome.right)
  }

  /// Writes lines from the top of the body.
  mutating func putLines(_ lines: [StyledLine], _ chrome: Chrome) {
    for (row, line) in zip(chrome.body, lines) {
      put(line, row: row, column: chrome.left, limit: chrome.right)
    }
  }
}
