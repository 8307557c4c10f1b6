import FlashcardDeck

/// A list of cards that shows the one under the cursor beside it if the window is wide enough.
///
/// Only that card is laid out, as much of it as shows, once for each key that moves the cursor, and kept in the
/// cache.
protocol PreviewScreen: ListScreen {
  /// The card under the cursor, all of it; nil if there is none.
  func previewed(_ state: State) -> CardLayout.Part?

  /// The search that found it, whose words are marked; empty if none did.
  var previewedWords: SearchQuery { get }

  /// The rows of the list.
  func listRows(_ areas: ScreenAreas) -> Range<Int>
}

extension PreviewScreen {
  var hasPreview: Bool { true }

  var previewedWords: SearchQuery { SearchQuery("") }

  func listRows(_ areas: ScreenAreas) -> Range<Int> { areas.body }

  /// A card as it is shown beside a list: turned, unless it is still to be asked.
  func part(of card: Int, isFlipped: Bool, _ state: State) -> CardLayout.Part {
    let isTurned = !state.hidesAnswer(of: card)
    return CardLayout.Part(
      card: card, isFlipped: isFlipped, showsAnswer: isTurned, showsExplanation: isTurned,
      isListed: true)
  }

  private func part(_ state: State) -> CardLayout.Part? {
    let areas = ScreenAreas(size: state.size, hasPreview: true)
    guard let width = areas.previewWidth, var part = previewed(state) else { return nil }
    part.width = width
    part.rows = textRows(of: part, areas).count
    return part
  }

  /// The rows of the card; below the question of one that is not turned stands which key does that.
  private func textRows(of part: CardLayout.Part, _ areas: ScreenAreas) -> Range<Int> {
    let rows = listRows(areas)
    let hints = part.showsAnswer || rows.count < 3 ? 0 : 2
    return rows.lowerBound..<max(rows.lowerBound, rows.upperBound - hints)
  }

  func text(_ state: State) -> LaidOut? {
    guard let part = part(state) else { return nil }
    var key = LayoutKey(part, state)
    key.words = previewedWords.words
    let words = previewedWords.words.isEmpty ? nil : FoundWords(previewedWords)
    return LaidOut(
      key: key, layout: state.cache[key] ?? CardLayout(part, state, marking: words).layout)
  }

  func isCurrent(_ state: State) -> Bool { part(state)?.isCurrent(state) ?? true }

  /// A click on the card opens it.
  func target(at place: Key.Place, _ state: State) -> ClickTarget? {
    let areas = ScreenAreas(size: state.size, hasPreview: true)
    if areas.previewWidth != nil, place.column >= areas.previewLeft {
      let isOnCard = previewed(state) != nil && listRows(areas).contains(place.row)
      return isOnCard ? .action(.open) : nil
    }
    return index(at: place.row, state).map { $0 == cursor ? .action(.open) : .rows($0 - cursor) }
  }

  /// Draws as much of the card as there is room for, with a sign if there is more.
  func drawPreview(_ state: State, on canvas: inout Canvas) {
    let areas = canvas.areas
    guard let width = areas.previewWidth, let part = previewed(state),
      let lines = text(state)?.layout.lines
    else { return }
    for row in listRows(areas) {
      canvas.put(StyledLine(Symbols.line, .dim), row: row, column: areas.previewLeft - 2)
    }
    let rows = textRows(of: part, areas)
    let hasMore = lines.count > rows.count
    let shown =
      hasMore ? lines.prefix(max(0, rows.count - 1)) + [StyledLine("…", .dim)] : lines[...]
    for (row, line) in zip(rows, shown) { canvas.put(line, row: row, column: areas.previewLeft) }
    guard rows != listRows(areas) else { return }
    let hint = StyledLine(state.messages.turnsCard(key: state.keyName(.open)), .dim)
    canvas.put(
      hint.fitted(to: width), row: rows.lowerBound + shown.count + 1, column: areas.previewLeft)
  }
}
