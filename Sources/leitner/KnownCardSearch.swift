import FlashcardDeck
import ProgressStore

/// Looks for known cards in decks and writes down what decides which card is which.
///
/// The result follows from the history and the decks alone, so that every machine with the same ones finds the
/// same, also a new one. What only this machine can know, because it saw the decks before, is compared with that
/// result and becomes events: `link` and `look` if it knows a card that the history would not, `apart`
/// if it knows that two cards are two, `doubt` if it asks.
struct KnownCardSearch {
  private typealias Link = Identification.Link

  private let decks: Decks
  private let store: Store
  private let others: KnownCards.Others
  /// The decks whose files are others than the last time.
  private let edited: Set<Int>
  /// What an earlier version kept of what the learner said.
  private let ruledOut: [CardID: [CardID]]
  private let refusedLinks: Set<Identification.Link>
  private var apart: Set<Identification.Link>
  private var doubted: Set<Identification.Link>
  /// The events that say how cards looked.
  private var recorded: [Event]
  private(set) var looks: RecordedLooks
  private var found = Identification()
  private var events: [Event] = []
  /// How many known cards had their progress carried over to another id.
  private(set) var carried = 0
  /// The latest of them, as the decks name it now.
  private(set) var latestCarried: CardID?

  init(
    in decks: Decks, _ store: Store, _ others: KnownCards.Others, edited: Set<Int>,
    ruledOut: [CardID: [CardID]]
  ) throws(StoreError) {
    (self.decks, self.store, self.others) = (decks, store, others)
    (self.edited, self.ruledOut) = (edited, ruledOut)
    recorded = try store.lookEvents()
    looks = store.looks(of: recorded)
    let refusals = try store.refusals()
    (refusedLinks, apart, doubted) = (refusals.links, refusals.ruledOut, refusals.doubted)
    for (was, cards) in ruledOut {
      for card in cards { apart.insert(Link(card: card, was: was)) }
    }
    // What the learner has answered is not asked any more.
    doubted.subtract(apart)
  }

  /// Finds the known cards and returns the events that say so, which the store has taken in.
  ///
  /// - Parameters:
  ///   - lastLook: what this machine saw before its decks were edited; nil if nothing.
  ///   - opened: the card that the learner just opened in an editor.
  mutating func run(_ lastLook: LastLook?, opened: CardID?) throws(StoreError) -> [Event] {
    guard lastLook != nil || opened != nil else {
      found = identify()
      try record(found, onlyNewTexts: true)
      return events
    }
    let informed = identify(lastLook ?? LastLook(), opened: opened)
    try record(informed, onlyNewTexts: false)
    // What is written may leave something to another card, once more.
    for _ in 0..<3 {
      found = identify()
      let links = found.links.filter(isAllowed)
      if try !recordDifferences(informed), links.isEmpty { return events }
    }
    try record(found, onlyNewTexts: true)
    return events
  }

  // MARK: What was found

  /// The ids under which cards are known that have another one in their decks.
  var names: [CardID: CardID] { names(found) }

  private func names(_ found: Identification) -> [CardID: CardID] {
    var names: [CardID: CardID] = [:]
    for (index, name) in found.names { names[decks.library.entries[index].id] = name }
    return names
  }

  /// Whether the history does not say which of several cards with one id the known one is: the line with its look was
  /// lost.
  var lacksLooks: Bool {
    let record = store.record
    let bare = Set(record.cards.cards.filter { looks.latest[$0] == nil })
    let library = decks.library
    return !bare.isEmpty
      && library.entries.indices.contains { index in
        library.sharesID(at: index) && bare.contains(record.key(of: library.ownID(ofCardAt: index)))
      }
  }

  /// The cards whose texts are not recorded, by their index.
  var held: Set<Int> { Set(found.held.keys) }

  /// For each known card that is in no deck the cards of which the learner has to choose.
  var doubts: [CardID: [CardID]] {
    let library = decks.library.renamed(names)
    var doubts: [CardID: [CardID]] = [:]
    for doubt in found.doubts where !isElsewhere(doubt.was) {
      let cards = doubt.candidates.map { library.entries[$0.index].id }.filter { card in
        !apart.contains(Link(card: card, was: doubt.was))
      }
      if !cards.isEmpty { doubts[doubt.was] = cards }
    }
    return doubts
  }

  /// How many known cards got copies in other decks since the last look: a folder was copied, and the old one
  /// is still read; or the file of one of two languages was moved alone.
  func copied(since last: LastLook) -> Int {
    let seen = last.seen
    let library = decks.library.renamed(names)
    if seen.decks.isEmpty || edited.isEmpty { return 0 }
    let shared = decks.library.entries.indices.filter { decks.library.sharesID(at: $0) }
    let ids = Dictionary(
      shared.compactMap { index in known(library.entries[index].id).map { (index, $0) } },
      uniquingKeysWith: { first, _ in first })
    let new = shared.filter { index in
      let (deck, id) = (library.entries[index].deck, library.entries[index].id)
      guard ids[index] == nil, edited.contains(deck) else { return false }
      return seen.decks[library.decks[deck].id].map { cards in
        !cards.contains { $0.id == id }
      } ?? true
    }
    if new.isEmpty { return 0 }
    let texts = Dictionary(
      grouping: new, by: { library.contentID(ofCardAt: $0) }
    ).mapValues { entries in Set(entries.map { library.entries[$0].deck }) }
    let copied = ids.filter { index, _ in
      let decks = texts[library.contentID(ofCardAt: index)] ?? []
      return decks.contains { $0 != library.entries[index].deck }
    }.values
    var languages: [UInt64: CardID] = [:]
    for card in seen.decks.values.joined() where card.texts.count > 1 {
      for text in card.texts { languages[text] = card.id }
    }
    let present = Set(ids.values)
    let parted = new.compactMap { index in
      last.texts.ofEntries.isEmpty
        ? nil : last.texts.ofEntries[index].first.flatMap { languages[$0] }
    }.filter { present.contains($0) }
    return Set(copied).union(parted).count
  }

  /// Known cards of other decks that the present ones have, too.
  var elsewhere: Set<CardID> {
    if others.decks.isEmpty { return [] }
    let library = decks.library.renamed(names)
    return Set(library.entries.map { store.record.key(of: $0.id) }.filter(isElsewhere))
  }

  /// Of a card that was learned in a present deck and in another one, this one's look counts.
  private func isElsewhere(_ card: CardID) -> Bool {
    others.look(of: card, looks).map { others.decks.contains($0.deck) } ?? false
  }

  private func isAllowed(_ link: Identification.Link) -> Bool {
    !refusedLinks.contains(link) && !isElsewhere(link.was)
  }

  /// Compares the decks with what the history says of cards, and with what was seen.
  private func identify(
    _ lastLook: LastLook = LastLook(), opened: CardID? = nil
  ) -> Identification {
    let record = store.record
    let linked = record.cardsOnlyLinked
    let known =
      record.cards.cards + record.remarks.marks.keys.filter { record[$0] == nil } + linked
    let recorded = Dictionary(
      known.compactMap { id in others.look(of: id, looks).map { (id, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
    return Identification(
      of: decks.library, recorded: recorded, earlier: looks.earlier, devices: looks.devices,
      bare: Set(known.filter { looks.latest[$0] == nil }),
      aliases: Dictionary(
        record.base.links.elements.map { ($0.name, $0.key) },
        uniquingKeysWith: { first, _ in first }),
      linked: Set(linked), apart: links(apart), doubted: links(doubted), edited: edited,
      opened: opened.map(record.key(of:)), lastLook: lastLook)
  }

  /// Those links that say something of two cards still, by the ids under which they are known.
  private func links(_ links: Set<Identification.Link>) -> Set<Identification.Link> {
    let record = store.record
    return Set(
      links.lazy.filter { record.key(of: $0.card) != record.key(of: $0.was) }.map {
        Link(card: $0.card, was: record.key(of: $0.was))
      })
  }

  // MARK: What is written

  /// Records what was found: the links, and the looks of cards that were edited. A machine that did not see the
  /// decks before records only texts that no machine has recorded.
  private mutating func record(
    _ found: Identification, onlyNewTexts: Bool
  ) throws(StoreError) {
    let library = decks.library.renamed(names(found))
    let known = store.record
    let links = found.links.filter(isAllowed)
    let places = links.compactMap { link in library.index(of: link.card).map { (link, $0) } }
    let carriedCards = zip(places, library.looks(ofCardsAt: places.map(\.1), read: found)).map {
      place, look in
      Store.Carried(card: place.0.card, was: place.0.was, look: look)
    }
    for card in carriedCards where known[card.was] != nil {
      carried += 1
      latestCarried = card.card
    }
    // A card whose link was refused has no progress to be known again for; one that was linked has its look.
    let linked = Set(found.links.map(\.card))
    // What was answered by an earlier version, or lost its first line, has no look yet.
    let bare = library.entries.indices.filter { index in
      let card = library.entries[index].id
      return known[card] != nil && looks.latest[card] == nil
    }
    let looked = (found.changed + bare).filter { index in
      let card = library.entries[index].id
      return !linked.contains(card) && !isElsewhere(known.key(of: card))
    }
    let changed = zip(looked, library.looks(ofCardsAt: looked, read: found)).map { index, look in
      (card: library.entries[index].id, look: look)
    }.filter { card, look in
      !onlyNewTexts || !looks.haveText(of: look, known.key(of: card))
    }
    try take(store.carryOver(carriedCards) + store.recordLooks(changed))
  }

  private mutating func take(_ new: [Event]) {
    if new.isEmpty { return }
    events += new
    recorded += new.filter { $0.look != nil }
    looks = store.looks(of: recorded)
  }

  /// Records what the history would find otherwise; returns whether anything was recorded.
  private mutating func recordDifferences(_ informed: Identification) throws(StoreError) -> Bool {
    let cards = decks.library.entries.map(\.id)
    let library = decks.library.renamed(names(informed))
    let (mine, its) = (assigned(informed), assigned(found))
    var (separations, lost): ([Link], [Int]) = ([], [])
    for index in Set(mine.keys).union(its.keys).sorted() {
      let ids = [mine, its].map { $0[index] ?? known(cards[index]) }
      if ids[0] == ids[1] { continue }
      // What this machine asks about is in doubt, not two cards, although the history would carry it over.
      if let was = ids[1], !asks(informed, was, index) {
        separations.append(Link(card: exactID(at: index), was: was))
      }
      if ids[0] != nil { lost.append(index) }
    }
    // What was asked stays asked, also when the other card gets an answer or a star and so is known by itself.
    let asked = informed.doubts.filter { !isElsewhere($0.was) }.flatMap { doubt in
      doubt.candidates.filter { !doubted.contains(Link(card: $0.card, was: doubt.was)) }.map {
        Link(card: exactID(at: $0.index), was: doubt.was)
      }
    }.filter { !apart.contains($0) && !doubted.contains($0) }
    // Two cards that were there together are two, so that they are not asked about either.
    if separations.isEmpty, lost.isEmpty {
      for doubt in found.doubts {
        let candidates = informed.doubts.first { $0.was == doubt.was }?.candidates.map(\.index)
        for index in doubt.candidates.map(\.index) where candidates?.contains(index) != true {
          guard let seen = informed.seenAs(index), seen != doubt.was else { continue }
          separations.append(Link(card: exactID(at: index), was: doubt.was))
        }
      }
    }
    let entries = Dictionary(
      mine.compactMap { index, id in (id ?? nil).map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    separations = separations.filter { link in
      // Of two copies, an id of their content does not say which.
      let own = entries[link.was] ?? library.index(of: link.was)
      return !apart.contains(link) && link.card != link.was
        && own.map { decks.library.exactID(ofCardAt: $0) != link.card } ?? true
    }
    let looks = zip(lost, library.looks(ofCardsAt: lost, read: informed)).map { index, look in
      (card: library.entries[index].id, look: look)
    }.filter { card, look in self.looks.latest[store.record.key(of: card)] != look }
    if separations.isEmpty, looks.isEmpty, asked.isEmpty { return false }
    apart.formUnion(separations)
    apart.formUnion(separations.map { Link(card: $0.was, was: $0.card) })
    doubted.formUnion(asked)
    try take(
      store.recordLooks(looks)
        + store.recordPairs(separations.map { (.apart(from: $0.was), $0.card) })
        + store.recordPairs(asked.map { (.doubt(of: $0.was), $0.card) }))
    return true
  }

  /// Whether a result leaves it to the learner whether a card of the library is a known one.
  private func asks(_ found: Identification, _ was: CardID, _ index: Int) -> Bool {
    found.doubts.contains { doubt in
      doubt.was == was && doubt.candidates.contains { $0.index == index }
    }
  }

  /// The known card that each card of the library is, for those which are not so by their own ids.
  private func assigned(_ found: Identification) -> [Int: CardID?] {
    var assigned: [Int: CardID?] = [:]
    for (index, name) in found.names { assigned[index] = .some(known(name)) }
    let library = decks.library.renamed(names(found))
    for link in found.links where isAllowed(link) {
      if let index = library.index(of: link.card) { assigned[index] = .some(known(link.was)) }
    }
    return assigned
  }

  /// The key of a card of which something is known.
  private func known(_ card: CardID) -> CardID? {
    let record = store.record
    let key = record.key(of: card)
    return record.knows(key) ? key : nil
  }

  /// An id by which every machine knows a card of the library that is not known: its own, if no other card has
  /// it.
  private func exactID(at index: Int) -> CardID {
    let library = decks.library
    let own = library.ownID(ofCardAt: index)
    let isTaken = known(own) != nil || store.record.base.links.names(of: own).count > 1
    return library.sharesID(at: index) || isTaken
      ? library.exactID(ofCardAt: index) : library.entries[index].id
  }
}
