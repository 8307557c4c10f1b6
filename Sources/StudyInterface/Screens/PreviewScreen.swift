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

  private func part(_ state: State) -> CardLayout.Part? {
    let areas = ScreenAreas(size: state.size, hasPreview: true)
    guard let width = areas.previewWidth else { return nil }
    var part = previewed(state)
    part?.width = width
    part?.rows = listRows(areas).count
    return part
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
      return isOnCard ? .action(opening) : nil
    }
    return index(at: place.row, state).map { $0 == cursor ? .action(opening) : .rows($0 - cursor) }
  }

  /// Draws as much of the card as there is room for, with a sign if there is more.
  func drawPreview(_ state: State, on canvas: inout Canvas) {
    let areas = canvas.areas
    guard areas.previewWidth != nil, let lines = text(state)?.layout.lines else { return }
    let rows = listRows(areas)
    for row in rows {
      canvas.put(StyledLine(Symbols.line, .dim), row: row, column: areas.previewLeft - 2)
    }
    let hasMore = lines.count > rows.count
    let shown =
      hasMore ? lines.prefix(max(0, rows.count - 1)) + [StyledLine("…", .dim)] : lines[...]
    for (row, line) in zip(rows, shown) { canvas.put(line, row: row, column: areas.previewLeft) }
  }
}
