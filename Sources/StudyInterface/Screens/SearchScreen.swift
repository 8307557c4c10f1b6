import FlashcardDeck

/// A topic in which cards are searched.
struct SearchedTopic: Equatable, Sendable {
  var scope: Scope
  let name: String

  /// The same in decks that were read again; nil if they have it no longer.
  func moved(from old: Library, to new: Library) -> SearchedTopic? {
    scope.moved(from: old, to: new).map { SearchedTopic(scope: $0, name: name) }
  }
}

/// The search line and the cards found, each with the line that has the words.
struct SearchScreen: PreviewScreen {
  private(set) var text: String
  private(set) var query = SearchQuery("")
  private(set) var search: Search
  /// The topic in which it was opened; nil if in none.
  private var topic: SearchedTopic?
  /// Whether it searches in all topics all the same.
  private(set) var isWidened = false
  /// Whether the text is that of the last search: the next letter takes its place.
  private var isOld: Bool
  private var tags: CardTags?
  var cursor = 0

  /// The most characters of its line: each key searches for all of it.
  private static let longest = 1000

  var context: Context { .search }

  /// The topic in which it searches; nil for all.
  private var searched: SearchedTopic? { isWidened ? nil : topic }

  private func title(_ state: State) -> String {
    state.messages.searchTitle + (searched.map { " · " + $0.name } ?? "")
  }

  /// A search in a topic, which begins with the text of the last one.
  init(_ state: State, in topic: SearchedTopic? = nil) {
    text = state.lastSearch
    isOld = !state.lastSearch.isEmpty
    self.topic = topic
    search = Search(state.library, preferring: state.language)
    find(text, state)
  }

  func rowCount(_ state: State) -> Int { search.hits.count }

  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    let wasOld = isOld
    isOld = false
    switch action {
    case .type(let typed):
      let before = wasOld ? "" : text
      // One line: what was pasted may have several.
      let line = typed.split(whereSeparator: \.isNewline).joined(separator: " ")
      let new = line.prefix(max(0, Self.longest - before.count))
      find(before + new, state)
      if new.count < line.count {
        return .say(.sentence(state.messages.lineIsFull(Self.longest)))
      }
    case .erase: find(String(text.dropLast()), state)
    case .eraseWord:
      let characters = Array(text)
      let start = TextInput.wordStart(in: characters, before: characters.count)
      find(String(characters[..<start]), state)
    case .eraseAll: find("", state)
    case .widen:
      guard topic != nil else { return .done }
      isWidened.toggle()
      find(text, state)
    case .practise:
      guard !search.hits.isEmpty else { return .say(.sentence(state.messages.nothingFound)) }
      return ReviewScreen.practising(search.hits.map(\.card), state, clock: clock)
    case .open:
      let hits = search.hits
      guard hits.indices.contains(cursor) else { return .done }
      let list = CardList(
        title: title(state), cards: hits.map(\.card), cursor: cursor,
        // In the language that has the words.
        isFlipped: hits[cursor].language != state.language, topic: searched)
      return .open(CardScreen(list: list, search: query, state))
    default:
      isOld = wasOld
      return nil
    }
    return .done
  }

  func offers(_ action: Action, _ state: State) -> Bool {
    switch action {
    case .open, .practise: !search.hits.isEmpty
    case .widen: topic != nil
    default: true
    }
  }

  private mutating func find(_ line: String, _ state: State) {
    text = line
    query = SearchQuery(line)
    if query.asksForTags, tags == nil { tags = CardTags(state.library) }
    search.find(
      query,
      keeping: SearchFilters(query, state.library, state.record, day: state.day, tags: tags))
    if let scope = searched?.scope { search.keep { scope.contains(state.library.entries[$0]) } }
    cursor = 0
  }

  mutating func takeRecord(_ state: State, isNewDay: Bool, clock: Int) {
    // A filter may ask for what has changed.
    if query.filters.isEmpty, query.excludedFilters.isEmpty { return }
    let before = cursor
    find(text, state)
    cursor = min(before, max(0, search.hits.count - 1))
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    if let topic {
      guard let moved = topic.moved(from: old, to: state.library) else { return false }
      self.topic = moved
    }
    tags = nil
    search = Search(state.library, preferring: state.language)
    let before = cursor
    find(text, state)
    cursor = min(before, max(0, search.hits.count - 1))
    return true
  }

  mutating func comeBack(from screen: any Screen) {
    if let card = screen as? CardScreen { cursor = card.list.cursor }
  }

  func index(at row: Int, _ state: State) -> Int? {
    ScreenAreas.index(
      at: row, in: listRows(ScreenAreas(size: state.size)), around: cursor,
      of: search.hits.count, height: 2)
  }

  /// The rows of the hits, two for each.
  func listRows(_ areas: ScreenAreas) -> Range<Int> {
    (areas.body.lowerBound + 2)..<max(areas.body.lowerBound + 2, areas.notice)
  }

  // MARK: Drawing

  func previewed(_ state: State) -> CardLayout.Part? {
    guard search.hits.indices.contains(cursor) else { return nil }
    let hit = search.hits[cursor]
    return part(of: hit.card, isFlipped: hit.language != state.language, state)
  }

  var previewedWords: SearchQuery { query }

  func draw(_ state: State, on canvas: inout Canvas) {
    let messages = state.messages
    let areas = canvas.areas
    let hits = search.hits
    let count = messages.found(
      hits.count,
      of: searched.map { state.cards(of: $0.scope).count } ?? state.library.entries.count)
    canvas.putHeader(title(state), right: StyledLine(query.isEmpty ? "" : count, .dim))
    let top = areas.body.lowerBound
    drawPrompt(state, row: top, on: &canvas)
    if hits.isEmpty {
      let lines: [String] =
        if let (name, value) = query.mistake {
          [messages.noFilter(name, value)]
        } else {
          query.isEmpty ? messages.searchHelp : [messages.nothingFound]
        }
      // What a filter means stays beside it.
      let wrapped = lines.flatMap { line in
        Summary.flow(
          line.split(separator: "  ").map { StyledLine(String($0), .dim) },
          between: StyledRun("  ", .dim), width: areas.width - 2)
      }
      for (row, line) in zip((top + 2)..<areas.notice, wrapped) {
        canvas.put(line, row: row, column: areas.left + 2)
      }
    }
    canvas.draw(in: areas.list) { drawHits(state, on: &$0) }
    drawPreview(state, on: &canvas)
  }

  private func drawHits(_ state: State, on canvas: inout Canvas) {
    let (areas, hits) = (canvas.areas, search.hits)
    let rows = listRows(areas)
    let words = FoundWords(query)
    let shown = ScreenAreas.window(around: cursor, of: hits.count, rows: rows.count / 2)
    for (offset, index) in shown.enumerated() {
      let card = state.library.card(at: hits[index].card, in: hits[index].language)
      let row = rows.lowerBound + offset * 2
      // The question in the reader's language if the card has it, also if the words are in the other one.
      let question = state.listed(hits[index].card, flipped: false, isBesideSiblings: true)
        .mapping { words.marked(in: $0) }
      let marks = state.marks(of: hits[index].card)
      canvas.putRow(
        question.fitted(to: areas.width - 2 - (marks.width > 0 ? marks.width + 2 : 0)), row: row,
        selected: index == cursor)
      canvas.putRight(marks, row: row)
      let width = areas.width - 4
      let topic = state.library.card(at: hits[index].card, in: state.language).shownTopic
      let place =
        state.hidesAnswer(of: hits[index].card)
        ? words.line(
          ofAsked: card, topic: topic, isInQuestion: hits[index].isInQuestion, state.messages,
          width: width, in: state.language)
        : words.line(of: card, topic: topic, width: width, in: state.language)
      canvas.put(place, row: row + 1, column: areas.left + 4)
    }
    canvas.putScrollMarks(shown, of: hits.count)
  }

  private func drawPrompt(_ state: State, row: Int, on canvas: inout Canvas) {
    let areas = canvas.areas
    let prompt = StyledLine([
      StyledRun("/ ", Style(.accent, bold: true)),
      StyledRun(
        Self.end(of: text.displayed(), width: areas.width - 4), Style(reverse: isOld)),
      StyledRun(" "),
    ])
    let end = canvas.put(prompt, row: row)
    canvas.frame.cursor = Key.Place(row: row, column: end - 1)
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
