import FlashcardDeck

extension State {
  /// Goes on with the decks as they have become, on the same cards and topics where those are there
  /// still.
  mutating func take(_ library: Library, clock: Int) {
    let old = self.library
    self.library = library
    recount()
    screens = screens.compactMap { screen in
      switch screen {
      case .review(let review): moved(review, from: old, clock: clock).map(Screen.review)
      case .cards(let list): .cards(moved(list, from: old))
      case .card(let list, let scroll):
        moved(list.cards[list.cursor], from: old).map { _ in
          .card(moved(list, from: old), scroll: scroll)
        }
      case .search(let line): .search(moved(line))
      case .today, .topics, .statistics, .help: screen
      }
    }
    move(by: 0)
  }

  private func moved(_ card: Int, from old: Library) -> Int? {
    library.index(of: old.entries[card].id)
  }

  private func moved(
    _ review: Screen.Review, from old: Library, clock: Int
  ) -> Screen.Review? {
    guard let scope = review.scope.moved(from: old, to: library) else { return nil }
    var new = Screen.Review(scope: scope, session: session(for: scope))
    new.shownAt = clock
    guard let asked = review.session.current, let card = moved(asked, from: old),
      card == new.session.current
    else { return new }
    let session = new.session
    new = review
    (new.scope, new.session) = (scope, session)
    return new
  }

  private func moved(_ list: Screen.CardList, from old: Library) -> Screen.CardList {
    var new = list
    new.cards = list.cards.compactMap { moved($0, from: old) }
    let before = list.cards.prefix(list.cursor).count { moved($0, from: old) != nil }
    new.cursor = min(before, max(0, new.cards.count - 1))
    return new
  }

  private func moved(_ line: Screen.SearchLine) -> Screen.SearchLine {
    var new = line
    new.search = Search(library)
    new.search.find(line.text)
    new.cursor = min(line.cursor, max(0, new.search.hits.count - 1))
    return new
  }
}

extension Scope {
  /// The same topics of the same deck in other decks; nil where there are none any more.
  func moved(from old: Library, to new: Library) -> Scope? {
    guard case .topics(let deck, let topics) = self else { return self }
    let names = { (topic: Topic) in Set(Language.allCases.map { topic.path(in: $0) }) }
    let wanted = topics.reduce(into: Set<[String]>()) {
      $0.formUnion(names(old.decks[deck].topics[$1]))
    }
    guard let index = new.decks.firstIndex(where: { $0.id == old.decks[deck].id }) else {
      return nil
    }
    let same = new.decks[index].topics.indices.filter {
      !names(new.decks[index].topics[$0]).isDisjoint(with: wanted)
    }
    return same.isEmpty ? nil : .topics(deck: index, same)
  }
}
