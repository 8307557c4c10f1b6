import FlashcardDeck

/// One card of a list, all of it.
struct CardScreen: TextScreen {
  private(set) var list: CardList
  var scroll = 0
  /// Whether the answer is shown; else the card is as it is asked.
  private var isTurned = true

  /// The search that found the card; its words are marked.
  private let search: SearchQuery

  /// A card of a list; if a search found it, with its words marked, scrolled to the first of them.
  init(list: CardList, search: SearchQuery = SearchQuery(""), _ state: State) {
    self.list = list
    self.search = search
    scrollToWords(state)
  }

  var context: Context { .card }

  var isFlipped: Bool { list.isFlipped }

  private var part: CardLayout.Part {
    CardLayout.Part(
      card: list.cards[list.cursor], isFlipped: list.isFlipped, showsAnswer: isTurned,
      showsExplanation: isTurned)
  }

  func layoutKey(_ state: State) -> LayoutKey {
    var key = LayoutKey(part, state)
    key.words = search.words
    return key
  }

  func layOut(_ state: State) -> Layout {
    CardLayout(part, state, marking: search.words.isEmpty ? nil : FoundWords(search)).layout
  }

  private mutating func scrollToWords(_ state: State) {
    guard !search.words.isEmpty else { return }
    let rows = bodyRows(ScreenAreas(size: state.size))
    let lines = layout(state).lines
    guard let first = lines.firstIndex(where: { $0.hasMarks }), first >= rows else { return }
    scroll = first - rows / 3
    move(by: 0, state)
  }

  func isCurrent(_ state: State) -> Bool { part.isCurrent(state) }

  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    switch action {
    case .suspend, .suspendSiblings, .bury, .star, .edit:
      return state.mark(part.card, by: action, flipped: list.isFlipped)
    case .openLinks:
      return state.openLinks(of: part.card, flipped: list.isFlipped, withAnswer: isTurned)
    case .viewPicture:
      return state.viewPicture(of: part.card, flipped: list.isFlipped, withAnswer: isTurned)
    case .turnCard:
      isTurned.toggle()
      scroll = 0
    case .previousCard: return step(by: -1, state) ? .done : .say(.firstCard)
    case .nextCard: return step(by: 1, state) ? .done : .say(.lastCard)
    case .inform: return Response(effects: [.findAnswers(state.library.entries[part.card].id)])
    case .search: return .open(SearchScreen(state, in: list.topic))
    case .practise: return ReviewScreen.practising(list.cards, state, clock: clock)
    case .flipLanguage:
      guard state.library.languages(at: part.card).count > 1 else { return .say(.oneLanguageOnly) }
      list.isFlipped.toggle()
      scroll = 0
    default: return nil
    }
    return .done
  }

  func markedCard(_ state: State) -> Int? { part.card }

  func offers(_ action: Action, _ state: State) -> Bool {
    switch action {
    case .flipLanguage: state.library.languages(at: part.card).count > 1
    case .openLinks: !layout(state).opens.isEmpty
    case .viewPicture: layout(state).opens.contains(.picture)
    case .previousCard: list.cursor > 0
    case .nextCard: list.cursor + 1 < list.cards.count
    default: true
    }
  }

  /// Goes to another card of the list; false at its end.
  private mutating func step(by cards: Int, _ state: State) -> Bool {
    let next = list.cursor + cards
    guard list.cards.indices.contains(next) else { return false }
    list.cursor = next
    list.isFlipped = false
    scroll = 0
    scrollToWords(state)
    return true
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    let exists = state.index(of: old.entries[part.card].id) != nil
    list.move(from: old, to: state)
    return exists
  }

  func draw(_ state: State, on canvas: inout Canvas) {
    canvas.putHeader(
      list.title, right: StyledLine("\(list.cursor + 1) / \(list.cards.count)", .dim))
    drawText(state, on: &canvas)
  }
}
