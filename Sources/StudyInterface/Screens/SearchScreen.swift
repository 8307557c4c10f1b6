import FlashcardDeck

/// The search line and the cards found, each with the line that has the words.
struct SearchScreen: ListScreen {
  private(set) var text = ""
  private(set) var search: Search
  var cursor = 0

  var context: Context { .search }

  init(_ library: Library) { search = Search(library) }

  func rowCount(_ state: State) -> Int { search.hits.count }

  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    switch action {
    case .type(let typed): find(text + typed)
    case .erase: find(String(text.dropLast()))
    case .eraseAll: find("")
    case .open:
      let hits = search.hits
      guard hits.indices.contains(cursor) else { return .done }
      let list = CardList(
        title: state.messages.searchTitle, cards: hits.map(\.card), cursor: cursor,
        // In the language that has the words.
        isFlipped: hits[cursor].language != state.language)
      return .open(CardScreen(list: list))
    default: return nil
    }
    return .done
  }

  private mutating func find(_ words: String) {
    text = words
    search.find(words)
    cursor = 0
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    search = Search(state.library)
    search.find(text)
    cursor = min(cursor, max(0, search.hits.count - 1))
    return true
  }

  mutating func comeBack(from screen: any Screen) {
    if let card = screen as? CardScreen { cursor = card.list.cursor }
  }

  func index(at row: Int, _ state: State) -> Int? {
    ScreenAreas.index(
      at: row, in: Self.hitRows(ScreenAreas(size: state.size)), around: cursor,
      of: search.hits.count, height: 2)
  }

  /// The rows of the hits, two for each.
  private static func hitRows(_ areas: ScreenAreas) -> Range<Int> {
    (areas.body.lowerBound + 2)..<max(areas.body.lowerBound + 2, areas.notice)
  }

  // MARK: Drawing

  func draw(_ state: State, on canvas: inout Canvas) {
    let messages = state.messages
    let areas = canvas.areas
    let hits = search.hits
    let count = messages.found(hits.count, of: state.library.entries.count)
    canvas.putHeader(
      messages.searchTitle, right: StyledLine(text.isEmpty ? "" : count, .dim))
    let top = areas.body.lowerBound
    drawPrompt(state, row: top, on: &canvas)
    if !text.isEmpty, hits.isEmpty {
      canvas.put(
        StyledLine(messages.nothingFound, .dim), row: top + 2, column: areas.left + 2)
    }
    let rows = Self.hitRows(areas)
    let words = FoundWords(text)
    let shown = ScreenAreas.window(around: cursor, of: hits.count, rows: rows.count / 2)
    for (offset, index) in shown.enumerated() {
      let card = state.library.card(at: hits[index].card, in: hits[index].language)
      let row = rows.lowerBound + offset * 2
      let question = words.marked(in: MarkdownText(card.question).oneLine)
      canvas.putRow(
        question.fitted(to: areas.width - 2), row: row, selected: index == cursor)
      canvas.put(
        words.line(of: card, width: areas.width - 4), row: row + 1, column: areas.left + 4)
    }
    canvas.putScrollMarks(shown, of: hits.count)
  }

  private func drawPrompt(_ state: State, row: Int, on canvas: inout Canvas) {
    let areas = canvas.areas
    let prompt = StyledLine([
      StyledRun("/ ", Style(.accent, bold: true)),
      StyledRun(Self.end(of: text.displayed(), width: areas.width - 4)),
      StyledRun(" ", Style(reverse: true)),
    ])
    let end = canvas.put(prompt, row: row)
    guard text.isEmpty else { return }
    canvas.frame.put(
      StyledLine(state.messages.searchPrompt, .dim).fitted(to: areas.right - end - 1), row: row,
      column: end + 1)
  }

  /// The end of a text that fits into `width` columns.
  private static func end(of text: String, width: Int) -> String {
    var left = width
    let end = text.reversed().prefix { cluster in
      left -= cluster.columns
      return left >= 0
    }
    return String(end.reversed())
  }
}
