import FlashcardDeck
import ProgressStore
import StudyInterface
import Toolkit

/// Cards and topics by what a learner calls them.
extension Workspace {
  /// A card's index in the library.
  func index(of card: String) throws(Failure) -> Int {
    if let index = library.index(of: CardID(card)) { return index }
    // The name that its file gives it, if the card bears another one because this was linked to a card; or that name with
    // its deck's before it, because another deck's card bears it, too; then a name that the card had before.
    let named = library.entries.indices.filter { library.ownID(ofCardAt: $0) == CardID(card) }
    if named.count == 1 { return named[0] }
    let inDeck = library.entries.indices.filter {
      library.sharesName(at: $0) && library.exactID(ofCardAt: $0) == CardID(card)
    }
    if inDeck.count == 1 { return inDeck[0] }
    let names = record.base.links.names(of: CardID(card))
    if let index = names.lazy.compactMap(library.index).first { return index }
    let key = record.key(of: CardID(card))
    if isKnown(key) {
      let question = try stored { () throws(StoreError) in try store.looks().latest }[key]?.question
      throw Failure(messages.noDeckHas(card, question: question, record[key]))
    }
    let begun = library.entries.indices.filter {
      library.entries[$0].id.description.utf8.starts(with: card.utf8)
    }
    if begun.count == 1, !card.isEmpty { return begun[0] }
    if begun.count > 1, !card.isEmpty {
      let names = begun.map { library.entries[$0].id.description }
      let isOneText = begun.allSatisfy(library.siblings(of: begun[0]).contains)
      throw Failure(
        isOneText ? messages.severalSiblings(card, names) : messages.severalCards(card, names))
    }
    let ids = library.entries.lazy.map(\.id.description)
    throw Failure(messages.noCard(card, nearest: Likeness.nearest(to: card, among: ids)))
  }

  /// The cards of one text, by one of them or by what the ids of all of them begin with.
  func siblings(of card: String) throws(Failure) -> [Int] {
    let begun = library.entries.indices.first {
      library.entries[$0].id.description.utf8.starts(with: card.utf8)
    }
    if let begun, !card.isEmpty, case let group = library.siblings(of: begun),
      library.entries.indices.allSatisfy({
        group.contains($0) || !library.entries[$0].id.description.utf8.starts(with: card.utf8)
      })
    {
      return Array(group)
    }
    return Array(library.siblings(of: try index(of: card)))
  }

  /// All ids under which a card is or was known, also if no deck has it any more.
  func names(of card: String) throws(Failure) -> Set<CardID> {
    let id = CardID(card)
    let known = isKnown(record.key(of: id)) ? id : library.entries[try index(of: card)].id
    return Set(record.base.links.names(of: known))
  }

  /// Whether something is known of the card with this key.
  func isKnown(_ key: CardID) -> Bool { record.knows(key) }

  /// The cards of a topic or a deck, by its name.
  func scope(named name: String) throws(Failure) -> Scope {
    if let scope = Scope(named: name, in: library, language) { return scope }
    throw Failure(messages.noTopic(name, nearest: nearestTopic(to: name)))
  }

  /// The topic or deck whose name is most like another one; nil if none is.
  func nearestTopic(to name: String) -> String? {
    let names = library.decks.lazy.flatMap { [language] deck in
      [deck.id, deck.title(in: language)]
        + deck.topics.flatMap { topic in
          let path = topic.path(in: language)
          return [path.last ?? "", path.listed(" / ")]
        }
    }
    return Likeness.nearest(to: name, among: names)
  }

  /// The cards that a line of search asks for, those that have the words in their questions first.
  func search(_ line: String) throws(Failure) -> [Int] {
    let query = SearchQuery(line)
    // On the screen the rest may still be typed.
    if let (name, value) = query.mistake ?? query.unfinished {
      throw Failure(messages.noFilter(name, value))
    }
    var search = Search(library, preferring: language)
    search.find(
      query,
      keeping: SearchFilters(query, library, store.record, day: day))
    return search.hits.map(\.card)
  }
}
