import Toolkit

/// The decks as they were on this machine when known cards were last looked for.
///
/// Looks in the history say what a card was when it was answered. What they can't say: which other cards
/// were there then. Two cards that were there together are two cards, however alike they are; and of an
/// edited card, the new text came when the old one went.
public struct SeenDecks: Equatable, Sendable {
  /// A card that was there.
  public struct Card: Equatable, Sendable {
    /// The id under which it was known, or would have been.
    public var id: CardID
    /// A digest of question and answer, in one language or two.
    public var texts: [UInt64]

    /// A card with every part given.
    public init(id: CardID, texts: [UInt64]) {
      self.id = id
      self.texts = texts
    }
  }

  /// The cards of each deck in their order, by the deck's id.
  public var decks: [String: [Card]]

  /// Decks with every part given.
  public init(decks: [String: [Card]] = [:]) { self.decks = decks }

  /// The same decks with the ids under which their cards are known by now.
  public func rekeyed(_ key: (CardID) -> CardID) -> SeenDecks {
    SeenDecks(
      decks: decks.mapValues { cards in cards.map { Card(id: key($0.id), texts: $0.texts) } })
  }

  /// The same decks by the ids that they have now: a copy of a folder takes the id of a deck that is read after
  /// it, and gives it back when it goes.
  ///
  /// - Parameters:
  ///   - before: the deck of each file then, by the file's path.
  ///   - now: the same now.
  public func renamed(from before: [String: String], to now: [String: String]) -> SeenDecks {
    var names: [String: String] = [:]
    for (path, id) in before.sorted(by: { $0.key < $1.key }) where names[id] == nil {
      names[id] = now[path]
    }
    if names.allSatisfy({ $0.key == $0.value }) { return self }
    let taken = Set(names.values)
    var renamed: [String: [Card]] = [:]
    for (id, cards) in decks.sorted(by: { $0.key < $1.key }) {
      // No deck's id has a line feed.
      let name = names[id] ?? (taken.contains(id) ? id + "\n" : id)
      renamed[name, default: []] += cards
    }
    return SeenDecks(decks: renamed)
  }

  /// What is seen of a library whose cards bear the ids under which they are known, or ids that were linked
  /// to those.
  ///
  /// - Parameters:
  ///   - key: the id under which a card is known.
  ///   - texts: the digests of the texts of its cards; empty for a deck that is as it was.
  ///   - others: decks that are not in the library and are not gone either.
  ///   - held: entries whose texts are not recorded (`HeldText`): they count as not seen.
  public func following(
    _ library: Library, _ texts: CardTexts, others: Set<String>, held: Set<Int> = [],
    key: (CardID) -> CardID
  ) -> SeenDecks {
    var seen = SeenDecks(decks: decks.filter { others.contains($0.key) })
    var kept: [CardID: [UInt64]] = [:]
    if !held.isEmpty {
      for card in decks.values.joined() { kept[card.id] = card.texts }
    }
    var entries: [Int: Range<Int>] = [:]
    for index in library.entries.indices {
      let deck = library.entries[index].deck
      entries[deck] = (entries[deck]?.lowerBound ?? index)..<(index + 1)
    }
    for (deck, range) in entries {
      let (id, known) = (library.decks[deck].id, decks[library.decks[deck].id] ?? [])
      seen.decks[id] = range.enumerated().map { place, index in
        let read = texts.ofEntries[index]
        let isAsItWas = read.isEmpty && known.count == range.count
        let id = key(library.entries[index].id)
        let before = held.contains(index) ? kept[id] : isAsItWas ? known[place].texts : nil
        return Card(id: id, texts: before ?? read)
      }
    }
    return seen
  }
}

/// Digests of the texts of a library's cards.
public struct CardTexts: Equatable, Sendable {
  /// For each entry the digest of question and answer in its first language, then in the other one; none for
  /// a card that was not read.
  public var ofEntries: [[UInt64]]

  /// Reads some decks of a library, by several threads if they are large.
  public init(of library: Library, decks: Set<Int>) {
    let parts = Parallel.parts(of: library.entries.indices, worthAThread: 4000)
    ofEntries = Parallel.map(parts.count) { part in
      var texts = LibraryFaces(library)
      return parts[part].map { index in
        decks.contains(library.entries[index].deck) ? texts.digests(ofCardAt: index) : []
      }
    }.flatMap { $0 }
  }

  /// Of a library no card of which was read.
  public init() { ofEntries = [] }

  /// The digests of an entry's texts.
  subscript(entry: Int) -> [UInt64] { ofEntries.isEmpty ? [] : ofEntries[entry] }
}

/// What this machine knew of the decks when it looked for known cards last.
public struct LastLook: Sendable {
  /// The decks as they were.
  public var seen: SeenDecks
  /// The known cards that were in doubt then, with the cards that each may be.
  public var doubts: [CardID: [CardID]]
  /// The known cards that were in no deck then. What was there with them is none of them.
  public var gone: Set<CardID>
  /// The texts of the present cards, of decks that may be others than the last time.
  public var texts: CardTexts

  /// A look with every part given; by default nothing was ever seen.
  public init(
    seen: SeenDecks = SeenDecks(), doubts: [CardID: [CardID]] = [:], gone: Set<CardID> = [],
    texts: CardTexts = CardTexts()
  ) {
    self.seen = seen
    self.doubts = doubts
    self.gone = gone
    self.texts = texts
  }
}

extension LastLook {
  /// The decks of a library, by index, that don't have the texts that were seen in them, in their order.
  public func decksWithOtherTexts(in library: Library) -> Set<Int> {
    var present = library.decks.map { _ in [[UInt64]]() }
    for index in library.entries.indices {
      present[library.entries[index].deck].append(texts[index])
    }
    return Set(
      library.decks.indices.filter { deck in
        (seen.decks[library.decks[deck].id] ?? []).map(\.texts) != present[deck]
      })
  }

  /// Whether every known card is in a library, once and with the text with which it was seen, so that its id
  /// says which card it is: cards were moved or added at most.
  ///
  /// - Parameters:
  ///   - count: how many cards are known.
  ///   - knownKey: the id under which a card is known; nil for a card of which nothing is known.
  public func hasAllKnown(
    in library: Library, count: Int, knownKey: (CardID) -> CardID?
  ) -> Bool {
    guard library.sharedIDs.isEmpty, doubts.isEmpty else { return false }
    var seen = SeenCards(seen)
    seen.findOrigins(self, library)
    var found: Set<CardID> = []
    found.reserveCapacity(count)
    for index in library.entries.indices {
      guard let key = knownKey(library.entries[index].id) else { continue }
      // An id is no proof: of two cards that ask the same the one was edited or went, and the other one, also
      // in a deck that is as it was, has got its id.
      let present = seen.texts(at: index)
      guard !present.isEmpty, seen.place(of: key)?.texts == present, found.insert(key).inserted,
        seen.origin(of: index).map({ $0 == key }) ?? true
      else { return false }
    }
    return found.count == count
  }
}

/// What was seen, by card and by text.
struct SeenCards: Sendable {
  /// Where a card was.
  struct Place: Sendable {
    /// The deck's id.
    let deck: String
    let texts: [UInt64]
    let before: CardID?
    let after: CardID?
  }

  private var places: [CardID: Place] = [:]
  /// The ids of several cards that were there: links have made one card of them since, and what was seen does not
  /// say which of them that is.
  private var ambiguous: Set<CardID> = []
  private var texts: Set<UInt64> = []
  /// For each card of a library the one as which it was seen; nil if nothing says which.
  private(set) var origins: [CardID?] = []
  /// The texts of each card of a library, also of decks that are as they were.
  private var present: [[UInt64]] = []

  /// Finds which cards of a library are which of those that were seen.
  mutating func findOrigins(_ look: LastLook, _ library: Library) {
    if places.isEmpty { return }
    origins = [CardID?](repeating: nil, count: library.entries.count)
    present = library.entries.indices.map { look.texts[$0] }
    var start = 0
    while start < library.entries.count {
      let deck = library.entries[start].deck
      let end = library.entries[start...].firstIndex { $0.deck != deck } ?? library.entries.count
      if let cards = look.seen.decks[library.decks[deck].id] { findOrigins(start..<end, cards) }
      start = end
    }
    if ambiguous.isEmpty { return }
    for index in origins.indices {
      if let origin = origins[index], ambiguous.contains(origin) { origins[index] = nil }
    }
  }

  /// Finds which of a deck's cards is which of those that were seen in it: all of them if it is as it was,
  /// else those whose text is there as often as it was.
  private mutating func findOrigins(_ entries: Range<Int>, _ cards: [SeenDecks.Card]) {
    if entries.count == cards.count, entries.allSatisfy({ present[$0].isEmpty }) {
      for (entry, card) in zip(entries, cards) {
        (origins[entry], present[entry]) = (card.id, card.texts)
      }
      return
    }
    var copies: [[UInt64]: (cards: [Int], entries: [Int])] = [:]
    for (place, card) in cards.enumerated() {
      copies[card.texts, default: ([], [])].cards.append(place)
    }
    for entry in entries { copies[present[entry]]?.entries.append(entry) }
    for group in copies.values {
      if group.cards.count == group.entries.count {
        for (place, entry) in zip(group.cards, group.entries) { origins[entry] = cards[place].id }
      } else if group.cards.count * group.entries.count <= Identifier.mostPairs {
        findOrigins(ofCopies: group, entries, cards)
      }
    }
  }

  /// Of copies of which some went or came, finds those that stand beside what they stood beside.
  private mutating func findOrigins(
    ofCopies group: (cards: [Int], entries: [Int]), _ entries: Range<Int>, _ cards: [SeenDecks.Card]
  ) {
    func text(_ place: Int) -> [UInt64]? {
      cards.indices.contains(place) ? cards[place].texts : nil
    }
    func text(at entry: Int) -> [UInt64]? { entries.contains(entry) ? present[entry] : nil }
    var left = group.cards
    for least in [2, 1] {
      for entry in group.entries where origins[entry] == nil {
        let same = left.filter { place in
          (text(place - 1) == text(at: entry - 1) ? 1 : 0)
            + (text(place + 1) == text(at: entry + 1) ? 1 : 0) >= least
        }
        guard same.count == 1 else { continue }
        origins[entry] = cards[same[0]].id
        left.removeAll { $0 == same[0] }
      }
    }
  }

  init(_ seen: SeenDecks) {
    let count = seen.decks.values.reduce(0) { $0 + $1.count }
    places.reserveCapacity(count)
    texts.reserveCapacity(count)
    for (deck, cards) in seen.decks {
      // Siblings stand together, and are no neighbours of each other.
      let names = cards.map { CardPart.text(of: $0.id) }
      var start = 0
      while start < cards.count {
        let end = names[start...].firstIndex { $0 != names[start] } ?? cards.count
        for card in cards[start..<end] {
          let place = Place(
            deck: deck, texts: card.texts, before: start > 0 ? cards[start - 1].id : nil,
            after: end < cards.count ? cards[end].id : nil)
          if places.updateValue(place, forKey: card.id) != nil { ambiguous.insert(card.id) }
          texts.formUnion(card.texts)
        }
        start = end
      }
    }
    for card in ambiguous { places[card] = nil }
  }

  /// The texts of a card of the library; none if its deck was not read and is not as it was seen.
  func texts(at entry: Int) -> [UInt64] { present.isEmpty ? [] : present[entry] }

  /// The id of the card as which one of the library was seen, where it is now; nil if nothing says which.
  func origin(of entry: Int) -> CardID? { origins.isEmpty ? nil : origins[entry] }

  /// Where a card was, by the id under which it was known; nil if it was nowhere.
  func place(of card: CardID) -> Place? { places[card] }

  /// Whether any card had one of some texts.
  func contains(anyOf some: [UInt64]) -> Bool { some.contains(where: texts.contains) }
}
