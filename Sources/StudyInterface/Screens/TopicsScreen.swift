import FlashcardDeck

/// The topic tree alone.
struct TopicsScreen: ListScreen {
  var cursor = 0

  var context: Context { .topics }

  func rowCount(_ state: State) -> Int { state.topics.rows.count }

  func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    guard action == .open else { return nil }
    guard state.topics.rows.indices.contains(cursor) else { return .done }
    return .open(CardListScreen(state.topics.rows[cursor], state))
  }

  func index(at row: Int, _ state: State) -> Int? {
    Self.index(at: row, state, cursor: cursor, rows: ScreenAreas(size: state.size).body)
  }

  /// The topic that a row of the screen shows, if the tree has some rows with its titles.
  static func index(at row: Int, _ state: State, cursor: Int, rows: Range<Int>) -> Int? {
    ScreenAreas.index(
      at: row, in: rows.dropFirst(), around: cursor, of: state.topics.rows.count)
  }

  func draw(_ state: State, on canvas: inout Canvas) {
    canvas.putHeader(state.messages.browseTitle, right: state.dateLine)
    canvas.putTopics(state, cursor: cursor, rows: canvas.areas.body)
  }
}

extension Canvas {
  /// Writes the topic tree into some rows, its column titles first.
  mutating func putTopics(_ state: State, cursor: Int, rows: Range<Int>) {
    guard let titleRow = rows.first else { return }
    let messages = state.messages
    let bars = min(state.scheduler.boxes.count, BoxBars.mostBoxes)
    let barColumn = areas.right - max(bars, messages.boxes.columns)
    let newEnd = barColumn - 2
    let dueEnd = newEnd - 6
    putRight(StyledLine(messages.due, .dim), row: titleRow, end: dueEnd)
    putRight(StyledLine(messages.new, .dim), row: titleRow, end: newEnd)
    frame.put(StyledLine(messages.boxes, .dim), row: titleRow, column: barColumn)

    let topics = state.topics.rows
    let shown = ScreenAreas.window(around: cursor, of: topics.count, rows: rows.count - 1)
    for (offset, index) in shown.enumerated() {
      let topic = topics[index]
      let row = titleRow + 1 + offset
      let name = String(repeating: "  ", count: min(topic.depth, 6)) + topic.name
      let isDeck = topic.depth == 0
      putRow(
        StyledLine(name, Style(bold: isDeck)).fitted(to: dueEnd - 6 - areas.left), row: row,
        selected: index == cursor)
      putRight(Self.count(topic.counts.due, Style(bold: true)), row: row, end: dueEnd)
      putRight(Self.count(topic.counts.new, .dim), row: row, end: newEnd)
      frame.put(BoxBars.columns(topic.counts), row: row, column: barColumn)
    }
    putScrollMarks(shown, of: topics.count)
  }

  private static func count(_ value: Int, _ style: Style) -> StyledLine {
    value == 0 ? StyledLine("–", .dim) : StyledLine(String(value), style)
  }
}
