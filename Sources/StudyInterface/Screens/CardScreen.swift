import FlashcardDeck

/// One card of a list, all of it.
struct CardScreen: TextScreen {
  private(set) var list: CardList
  var scroll = 0

  init(list: CardList) { self.list = list }

  var context: Context { .card }

  private var part: CardLayout.Part {
    CardLayout.Part(
      card: list.cards[list.cursor], isFlipped: list.isFlipped, showsAnswer: true,
      showsExplanation: true)
  }

  func layoutKey(_ state: State) -> LayoutKey { LayoutKey(part, state) }

  func layOut(_ state: State) -> Layout { CardLayout(part, state).layout }

  func isCurrent(_ state: State) -> Bool { part.isCurrent(state) }

  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    switch action {
    case .suspend, .bury, .star, .edit:
      return state.mark(part.card, by: action, flipped: list.isFlipped)
    case .previousCard: return step(by: -1) ? .done : .say(.firstCard)
    case .nextCard: return step(by: 1) ? .done : .say(.lastCard)
    case .flipLanguage:
      guard state.library.languages(at: part.card).count > 1 else { return .say(.oneLanguageOnly) }
      list.isFlipped.toggle()
      scroll = 0
    default: return nil
    }
    return .done
  }

  func offers(_ action: Action, _ state: State) -> Bool {
    switch action {
    case .flipLanguage: state.library.languages(at: part.card).count > 1
    case .previousCard: list.cursor > 0
    case .nextCard: list.cursor + 1 < list.cards.count
    default: true
    }
  }

  /// Goes to another card of the list; false at its end.
  private mutating func step(by cards: Int) -> Bool {
    let next = list.cursor + cards
    guard list.cards.indices.contains(next) else { return false }
    list.cursor = next
    list.isFlipped = false
    scroll = 0
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
