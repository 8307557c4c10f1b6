import FlashcardDeck
import ProgressStore

/// Finds the cards of which something is known among those of the decks, also if they were edited, moved
/// or renamed since they were answered.
struct KnownCards {
  /// What was found, for the learner.
  struct Findings: Equatable {
    /// Cards whose progress was carried over to another id.
    var carried = 0
    /// Known cards for which several cards are likely.
    var doubts = 0
  }

  /// The decks with the ids under which their cards are known.
  let decks: Decks
  let findings: Findings

  /// Looks for known cards if a deck file is another one than the last time, or if other devices brought
  /// events; else the ids are those of the last time.
  ///
  /// What is carried over goes into the store, to be written before the next event.
  init(in decks: Decks, _ store: Store) throws(StoreError) {
    let (versions, foreign) = (decks.versions, store.foreignEvents)
    if let memory = store.deckMemory, memory.files == versions, memory.foreignEvents == foreign {
      self.decks = decks.renamed(memory.names)
      findings = Findings(doubts: memory.doubts.count)
      return
    }
    let record = store.record
    guard record.answeredCards > 0 || !record.remarks.marks.isEmpty else {
      store.deckMemory = DeckMemory(files: versions, foreignEvents: foreign)
      self.decks = decks
      findings = Findings()
      return
    }
    let found = Self.identification(of: decks, store, try store.looks())
    var names: [CardID: CardID] = [:]
    for (index, name) in found.names { names[decks.library.entries[index].id] = name }
    self.decks = decks.renamed(names)
    let library = self.decks.library
    let known = record
    try store.carryOver(
      found.links.compactMap { link in
        library.index(of: link.card).map {
          Store.Carried(card: link.card, was: link.was, look: library.look(ofCardAt: $0))
        }
      })
    store.recordLooksAgain(of: found.changed.map { library.entries[$0].id })
    store.deckMemory = DeckMemory(
      files: versions, foreignEvents: foreign, names: names,
      doubts: Dictionary(
        found.doubts.map { doubt in
          (doubt.was, doubt.candidates.map { library.entries[$0.index].id })
        }, uniquingKeysWith: { first, _ in first }))
    findings = Findings(
      carried: found.links.count { known[$0.was] != nil }, doubts: found.doubts.count)
  }

  /// Compares the decks with what is known of cards.
  static func identification(
    of decks: Decks, _ store: Store, _ looks: [CardID: CardLook]
  ) -> Identification {
    let record = store.record
    let known = record.cards.cards + record.remarks.marks.keys.filter { record[$0] == nil }
    let recorded = Dictionary(
      known.compactMap { id in looks[id].map { (id, $0) } }, uniquingKeysWith: { first, _ in first }
    )
    let before = store.deckMemory?.files ?? [:]
    let edited = decks.library.decks.indices.filter { index in
      decks.library.decks[index].files.contains { before[$0.path] != $0.text.version }
    }
    return Identification(
      of: decks.library, recorded: recorded, bare: Set(known.filter { looks[$0] == nil }),
      aliases: Dictionary(
        record.base.links.elements.map { ($0.name, $0.key) },
        uniquingKeysWith: { first, _ in first }),
      edited: Set(edited))
  }
}
