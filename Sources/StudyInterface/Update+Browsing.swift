import FlashcardDeck

extension State {
  /// Opens what the cursor is on: the cards of a topic, or a card.
  mutating func open() {
    switch screen {
    case .today(let list):
      // The first row is the day's review, the others are the topic tree.
      if list.cursor == 0 { show(.topics(.init())) } else { openTopic(list.cursor - 1) }
    case .topics(let list): openTopic(list.cursor)
    case .cards(let list):
      if !list.cards.isEmpty { show(.card(list, scroll: 0)) }
    case .search(let line):
      let hits = line.search.hits
      guard hits.indices.contains(line.cursor) else { return }
      show(
        .card(
          // In the language that has the words.
          .init(
            title: messages.titles.search, cards: hits.map(\.card), cursor: line.cursor,
            flipped: hits[line.cursor].language != language),
          scroll: 0))
    default: break
    }
  }

  private mutating func openTopic(_ row: Int) {
    guard topicRows.indices.contains(row) else { return }
    let topic = topicRows[row]
    let cards = library.entries.indices.filter { topic.scope.contains(library.entries[$0]) }
    show(.cards(.init(title: topic.name, cards: cards)))
  }

  /// Steps through the cards of the list that a card was opened from.
  mutating func step(by cards: Int) {
    guard case .card(var list, _) = screen else { return }
    let next = list.cursor + cards
    guard list.cards.indices.contains(next) else { return }
    list.cursor = next
    list.flipped = false
    screen = .card(list, scroll: 0)
    guard screens.count > 1 else { return }
    // Going back leads to the row of the card that was looked at last.
    switch screens[screens.count - 2] {
    case .cards: screens[screens.count - 2] = .cards(list)
    case .search(var line):
      line.cursor = next
      screens[screens.count - 2] = .search(line)
    default: break
    }
  }
}
