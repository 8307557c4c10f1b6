import FlashcardDeck

/// A list with the topic tree.
protocol TopicList: ListScreen {
  /// The row of the first topic.
  static var firstTopic: Int { get }
}

extension TopicList {
  /// The row of the topic tree that the cursor is on; nil if it is on none.
  var topic: Int? {
    get { cursor >= Self.firstTopic ? cursor - Self.firstTopic : nil }
    set { if let newValue { cursor = newValue + Self.firstTopic } }
  }

  /// Keeps the cursor on its topic in decks that were read again.
  mutating func follow(_ rows: [TopicTree.Row], from old: Library, _ state: State) {
    let place = cursor - Self.firstTopic
    guard rows.indices.contains(place),
      let scope = rows[place].scope.moved(from: old, to: state.library),
      // A topic that alone is in another one has the same cards.
      let now = state.topics.rows.firstIndex(where: {
        $0.scope == scope && $0.path == rows[place].path
      }) ?? state.topics.rows.firstIndex(where: { $0.scope == scope })
    else { return }
    cursor = now + Self.firstTopic
  }
}

/// The topic tree alone.
struct TopicsScreen: TopicList {
  static let firstTopic = 0

  var cursor = 0

  var context: Context { .topics }

  func rowCount(_ state: State) -> Int { state.topics.rows.count }

  func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    // Without a card no topic is shown, also if a deck has some.
    guard state.hasCards, state.topics.rows.indices.contains(cursor) else {
      switch action {
      case .open: return .done
      case .add: return Response(effects: [.add(.everything)])
      default: return nil
      }
    }
    let row = state.topics.rows[cursor]
    switch action {
    case .open: return .open(CardListScreen(row, state))
    case .add: return Response(effects: [.add(row.scope)])
    case .fold: return Response(folds: cursor)
    case .interview: return state.interview(row.scope)
    case .practise:
      return ReviewScreen.practising(state.cards(of: row.scope), state, clock: clock)
    default: return nil
    }
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
    guard state.hasCards else { return canvas.putNoCards(state) }
    canvas.putTopics(state, cursor: cursor, rows: canvas.areas.body)
  }
}

extension Canvas {
  /// Writes the topic tree into some rows, its column titles first.
  mutating func putTopics(_ state: State, cursor: Int, rows: Range<Int>) {
    guard let titleRow = rows.first else { return }
    let messages = state.messages
    // The counts' own boxes: a pace that was changed since they were made may have more.
    let boxes = state.topics.rows.first?.counts.boxes.count ?? 0
    let bars = max(boxes * BoxBars.columnWidth, messages.boxes.columns)
    let numberWidth = Self.numberWidth(of: state.topics)
    let showsBoxes =
      boxes <= BoxBars.mostBoxes
      && hasRoom(forBars: bars, besides: state.topics, numberWidth: numberWidth)
    let barColumn = areas.right - bars
    let newEnd = showsBoxes ? barColumn - 2 : areas.right
    let dueEnd = newEnd - numberWidth
    putRight(StyledLine(messages.due, .dim), row: titleRow, end: dueEnd)
    putRight(StyledLine(messages.new, .dim), row: titleRow, end: newEnd)
    if showsBoxes {
      frame.put(StyledLine(messages.boxes, .dim), row: titleRow, column: barColumn)
    }

    let topics = state.topics.rows
    let shown = ScreenAreas.window(around: cursor, of: topics.count, rows: rows.count - 1)
    for (offset, index) in shown.enumerated() {
      let topic = topics[index]
      let row = titleRow + 1 + offset
      let name = Self.name(of: topic)
      let isDeck = topic.depth == 0
      // How many rows are folded stands behind the name, which is cut before it.
      let more = StyledLine(Self.folded(topic), .dim)
      let room = dueEnd - numberWidth - areas.left
      let whole = StyledLine(name, Style(bold: isDeck))
      let label = whole.fitted(to: room - more.width)
      let hasName = label.text.contains { $0 != " " && $0 != "…" }
      let line = hasName ? StyledLine(label.runs + more.runs) : whole.fitted(to: room)
      putRow(line, row: row, selected: index == cursor)
      putRight(Self.count(topic.counts.due, Style(bold: true)), row: row, end: dueEnd)
      putRight(Self.count(topic.counts.new, .dim), row: row, end: newEnd)
      if showsBoxes {
        frame.put(BoxBars.columns(topic.counts), row: row, column: barColumn)
      }
    }
    putScrollMarks(shown, of: topics.count)
  }

  /// Columns of a number of cards, with the space before it: 6, or more for more than 9,999 cards. Of topics
  /// in one another the outer one has the largest numbers.
  private static func numberWidth(of topics: TopicTree) -> Int {
    let counts = topics.rows.lazy.filter { $0.depth == 0 }.prefix(mostNames).map(\.counts)
    let largest = counts.map { max($0.due, $0.new) }.max() ?? 0
    return max(6, String(largest).count + 2)
  }

  /// Columns of names for which a window gives up the boxes; longer ones are cut beside them.
  private static let longestName = 44
  /// Names that are looked at, so that a frame takes no longer with very many.
  private static let mostNames = 200

  /// Whether the boxes leave the topics' names as they are without them.
  private func hasRoom(
    forBars bars: Int, besides topics: TopicTree, numberWidth: Int
  ) -> Bool {
    let room = areas.width - 2 * numberWidth
    let longest =
      topics.rows.prefix(Self.mostNames).map {
        (Self.name(of: $0) + Self.folded($0)).columns
      }.max() ?? 0
    return room - bars - 2 >= min(longest, room, Self.longestName)
  }

  /// A topic's name below those that it is in.
  private static func name(of topic: TopicTree.Row) -> String {
    String(repeating: "  ", count: min(topic.depth, 6)) + topic.name
  }

  private static func folded(_ topic: TopicTree.Row) -> String {
    topic.hidden > 0 ? "  +\(topic.hidden)" : ""
  }

  private static func count(_ value: Int, _ style: Style) -> StyledLine {
    value == 0 ? StyledLine("–", .dim) : StyledLine(String(value), style)
  }
}
