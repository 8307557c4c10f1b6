import FlashcardDeck

/// Cards as indices into the library, with the cursor on one.
struct CardList: Sendable {
  var title: String
  var cards: [Int]
  var cursor = 0
  /// Whether they are shown in the language that the interface does not speak.
  var isFlipped = false
  /// The order.
  var order = CardOrder.deck
  /// The topic that they are of, for a search there; nil if they are of none, or the decks have it no longer.
  var topic: SearchedTopic?

  /// Goes on with the cards that the decks still have, also under other ids.
  mutating func move(from old: Library, to state: State) {
    let indices = cards.map { state.index(of: old.entries[$0].id) }
    let before = indices.prefix(cursor).count { $0 != nil }
    cards = indices.compactMap(\.self)
    cursor = min(before, max(0, cards.count - 1))
    topic = topic?.moved(from: old, to: state.library)
  }
}

/// The cards of a topic, a row each.
struct CardListScreen: PreviewScreen {
  private(set) var list: CardList

  var cursor: Int {
    get { list.cursor }
    set { list.cursor = newValue }
  }

  var context: Context { .cards }

  var isFlipped: Bool { list.isFlipped }

  /// The cards of a deck or a topic.
  init(_ topic: TopicTree.Row, _ state: State) {
    let entries = state.library.entries
    let cards = entries.indices.filter { topic.scope.contains(entries[$0]) }
    list = CardList(
      title: topic.name, cards: state.cardOrder.sorted(cards, state), order: state.cardOrder,
      topic: SearchedTopic(scope: topic.scope, name: topic.name))
  }

  func rowCount(_ state: State) -> Int { list.cards.count }

  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    switch action {
    case .open: return list.cards.isEmpty ? .done : .open(CardScreen(list: list, state))
    case .search: return .open(SearchScreen(state, in: list.topic))
    case .add:
      // Under the topic of the card, which may be one of several.
      guard list.cards.indices.contains(cursor) else {
        return Response(effects: [.add(list.topic?.scope ?? .everything)])
      }
      let entry = state.library.entries[list.cards[cursor]]
      return Response(effects: [.add(.topics(deck: entry.deck, [entry.topic]))])
    case .practise: return ReviewScreen.practising(list.cards, state, clock: clock)
    case .inform:
      guard list.cards.indices.contains(cursor) else { return .done }
      return Response(effects: [.findAnswers(state.library.entries[list.cards[cursor]].id)])
    case .openLinks:
      guard list.cards.indices.contains(cursor) else { return .done }
      return state.openLinks(
        of: list.cards[cursor], flipped: list.isFlipped, withAnswer: true)
    case .viewPicture:
      guard list.cards.indices.contains(cursor) else { return .done }
      return state.viewPicture(
        of: list.cards[cursor], flipped: list.isFlipped, withAnswer: true)
    case .sort:
      guard list.cards.indices.contains(cursor) else { return .done }
      let card = list.cards[cursor]
      list.order = list.order.next
      list.cards = list.order.sorted(list.cards, state)
      cursor = list.cards.firstIndex(of: card) ?? 0
      return Response(sorts: list.order)
    case .suspend, .suspendSiblings, .bury, .star, .edit:
      guard list.cards.indices.contains(cursor) else { return .done }
      return state.mark(list.cards[cursor], by: action, flipped: list.isFlipped)
    case .flipLanguage:
      guard list.cards.contains(where: { state.library.languages(at: $0).count > 1 }) else {
        return .say(.oneLanguageOnly)
      }
      list.isFlipped.toggle()
      return .done
    default: return nil
    }
  }

  func markedCard(_ state: State) -> Int? {
    list.cards.indices.contains(cursor) ? list.cards[cursor] : nil
  }

  func offers(_ action: Action, _ state: State) -> Bool {
    switch action {
    case .openLinks: !(text(state)?.layout.opens.isEmpty ?? true)
    case .viewPicture: text(state)?.layout.opens.contains(.picture) ?? false
    case .open, .edit, .suspend, .star: !list.cards.isEmpty
    case .flipLanguage:
      markedCard(state).map { state.library.languages(at: $0).count > 1 } ?? false
    default: true
    }
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    list.move(from: old, to: state)
    if let scope = list.topic?.scope {
      // With the cards that have come.
      let card = list.cards.indices.contains(cursor) ? list.cards[cursor] : nil
      list.cards = list.order.sorted(state.cards(of: scope), state)
      cursor = card.flatMap(list.cards.firstIndex) ?? min(cursor, max(0, list.cards.count - 1))
    }
    return true
  }

  mutating func comeBack(from screen: any Screen) {
    if let card = screen as? CardScreen { cursor = card.list.cursor }
  }

  func index(at row: Int, _ state: State) -> Int? {
    ScreenAreas.index(
      at: row, in: ScreenAreas(size: state.size).body, around: cursor, of: list.cards.count)
  }

  func previewed(_ state: State) -> CardLayout.Part? {
    guard list.cards.indices.contains(cursor) else { return nil }
    return part(of: list.cards[cursor], isFlipped: list.isFlipped, state)
  }

  func draw(_ state: State, on canvas: inout Canvas) {
    let messages = state.messages
    canvas.putHeader(list.title, right: standing(state, room: canvas.room(besides: list.title)))
    guard !list.cards.isEmpty else {
      return canvas.putBody([StyledLine(messages.noCards, .dim)])
    }
    canvas.draw(in: canvas.areas.list) { drawList(state, on: &$0) }
    drawPreview(state, on: &canvas)
  }

  /// The order of the list and how many cards it has. Where there is no room for both, an order that was chosen
  /// stays.
  private func standing(_ state: State, room: Int) -> StyledLine {
    let order = state.messages.name(of: list.order)
    let count = state.messages.cards(list.cards.count)
    let both = list.cards.count > 1 ? "\(order) · \(count)" : count
    let short = list.order == .deck ? count : order
    return StyledLine(both.columns <= room ? both : short, .dim)
  }

  /// Columns of a list that has room for due days; one beside a card has as many.
  private static let leastWidthOfDays = 44

  private func drawList(_ state: State, on canvas: inout Canvas) {
    let areas = canvas.areas
    let shown = ScreenAreas.window(around: cursor, of: list.cards.count, rows: areas.body.count)
    for (offset, position) in shown.enumerated() {
      let row = areas.body.lowerBound + offset
      let card = list.cards[position]
      let right = standing(of: card, state, isWide: areas.width >= Self.leastWidthOfDays)
      let question = state.listed(card, flipped: list.isFlipped, isBesideSiblings: true)
      canvas.putRow(
        question.fitted(to: areas.width - right.width - 4), row: row,
        selected: position == cursor)
      canvas.putRight(right, row: row)
    }
    canvas.putScrollMarks(shown, of: list.cards.count)
  }

  /// A card's box, and on a wide screen when it is due.
  private func standing(of card: Int, _ state: State, isWide: Bool) -> StyledLine {
    let id = state.library.entries[card].id
    let marks = state.record.remarks.marks[id] ?? Remarks.Marks()
    let progress = state.record[id]
    var runs = state.marks(of: card).runs
    let isAway = marks.isAway(on: state.day)
    if let progress {
      let due = state.due(progress)
      if isWide, !isAway { runs.append(StyledRun(due, .dim)) }
    } else if !isAway {
      runs.append(StyledRun(state.messages.new, .dim))
    }
    if let progress {
      if isWide || isAway { runs.append(StyledRun("  ", .dim)) }
      runs.append(StyledRun("■", Style(.mark)))
      runs.append(StyledRun("\(state.scheduler.boxes.place(of: progress.box))", Style(.accent)))
    }
    return StyledLine(runs)
  }
}

extension State {
  /// A card's star and the sign of one that is forgotten often, a gap behind them.
  func signs(of card: CardID, gap: Int) -> StyledLine {
    var line = StyledLine()
    if record[card]?.lapses ?? 0 >= CardProgress.lapsesOfALeech {
      line.append("!", Style(.warning, bold: true))
    }
    if record.remarks.marks[card]?.isStarred ?? false {
      line.append("*", Style(.accent, bold: true))
    }
    if line.width > 0 { line.append(String(repeating: " ", count: gap), .plain) }
    return line
  }

  /// A card's star, the sign of one that is forgotten often, and whether it is put away.
  func marks(of card: Int) -> StyledLine {
    let id = library.entries[card].id
    let marks = record.remarks.marks[id] ?? Remarks.Marks()
    var line = signs(of: id, gap: 1)
    if marks.isAway(on: day) {
      line.append(marks.isSuspended ? messages.suspended : messages.buried, .dim)
    }
    return line
  }
}
