import DeckFiles
import FlashcardDeck
import ProgressStore

/// Finds the cards of which something is known among those of the decks, also if they were edited, moved
/// or renamed since they were answered.
struct KnownCards {
  /// What was found, for the learner.
  struct Findings: Equatable {
    /// Cards whose progress was carried over to another id.
    var carried = 0
    /// The card if it is one.
    var carriedCard: CardID?
    /// Known cards for which the learner has to choose, if one of them is new.
    var doubts = 0
    /// Known cards that no deck has any more, of those that some deck had the last time.
    var gone = 0
    /// Known cards of which another deck has got a copy.
    var copied = 0
  }

  /// The decks with the ids under which their cards are known.
  let decks: Decks
  let findings: Findings
  /// What the store took in; nil if it knew everything.
  let changes: Changes?

  /// What a store has to record when known cards were looked for.
  struct Changes {
    /// What the history lacks.
    var events: [Event] = []
    var memory = DeckMemory()
    var seen = SeenDecks()
    /// Whether something of it should be written down: the next edit is compared with it.
    var areNew = false
  }

  /// Looks for known cards if a deck file is another one than the last time, if another program read it then,
  /// or if other devices brought events; else the ids are those of the last time.
  ///
  /// What is carried over goes into the store, to be written before the next event.
  ///
  /// - Parameters:
  ///   - reader: what tells this program from others, which may read decks in another way; nil if nothing does.
  ///   - opened: the card that the learner just opened in an editor.
  init(
    in decks: Decks, _ store: Store, reader: String? = nil, opened: CardID? = nil
  ) throws(StoreError) {
    let (versions, foreign) = (decks.versions, store.foreignEvents)
    let record = store.record
    let isSameReader = reader == nil || store.deckMemory?.reader == reader
    if let memory = store.deckMemory, isSameReader, memory.files == versions,
      memory.foreignEvents == foreign, memory.links == record.base.links.count, store.hasSeenDecks
    {
      self.decks = decks.renamed(memory.names)
      // What is in doubt was said when it was found; the screens go on saying it.
      findings = Findings()
      changes = nil
      return
    }
    let ruledOut = (store.deckMemory?.ruledOut ?? [:]).filter { record[$0.key] != nil }
    guard record.answeredCards > 0 || !record.remarks.marks.isEmpty || !record.base.links.isEmpty
    else {
      let memory = DeckMemory(
        files: versions, decks: decks.deckOfFile, reader: reader, foreignEvents: foreign,
        ruledOut: ruledOut,
        latestChoice: store.deckMemory?.latestChoice)
      store.deckMemory = memory
      self.decks = decks
      findings = Findings()
      changes = Changes(memory: memory)
      return
    }
    let others = Others(beside: decks, store.deckMemory)
    var changed = Self.decksWithOtherFiles(among: decks, store)
    let renamed = Identification.decksToCompare(
      in: decks.library, names: (store.deckMemory?.names ?? [:]).map(\.key),
      isChanged: { _ in false })
    let seenDecks = store.seenDecks.rekeyed(record).renamed(
      from: store.deckMemory?.decks ?? [:], to: decks.deckOfFile)
    let lastLook = LastLook(
      seen: seenDecks, doubts: store.deckMemory?.doubts ?? [:],
      gone: (store.deckMemory?.gone ?? []).union((store.deckMemory?.doubts ?? [:]).keys),
      texts: Self.texts(
        of: decks, store, seenDecks,
        isSameReader ? changed.union(renamed) : Set(decks.library.decks.indices)))
    if !isSameReader { changed.formUnion(lastLook.decksWithOtherTexts(in: decks.library)) }
    let edited = changed.union(renamed)
    if let before = store.deckMemory, before.names.isEmpty, before.foreignEvents == foreign,
      others.decks.isEmpty, Self.hasAllKnown(decks.library, record, lastLook)
    {
      let seen = lastLook.seen.following(
        decks.library, lastLook.texts, others: [], key: record.key(of:))
      let memory = DeckMemory(
        files: versions, others: others.files, decks: decks.deckOfFile, reader: reader,
        foreignEvents: foreign, links: record.base.links.count, ruledOut: ruledOut,
        latestChoice: before.latestChoice)
      (store.seenDecks, store.deckMemory) = (seen, memory)
      self.decks = decks
      findings = Findings()
      changes = Changes(
        memory: memory, seen: seen, areNew: !isSameReader || seen != lastLook.seen)
      return
    }
    var search = try KnownCardSearch(in: decks, store, others, edited: edited, ruledOut: ruledOut)
    let saysMore =
      (Self.saysMore(lastLook, decks, store, changed) || search.lacksLooks) && store.hasSeenDecks
    let events = try search.run(saysMore ? lastLook : nil, opened: opened)
    self.decks = decks.renamed(search.names)
    let library = self.decks.library
    let before = store.deckMemory
    let vanished = Set((before?.decks ?? [:]).values).subtracting(others.decks)
    let gone = Self.gone(from: library, vanished, search.looks.latest, store.record)
      .subtracting(search.doubts.keys)
    let memory = DeckMemory(
      files: versions, others: others.files,
      decks: decks.deckOfFile.merging(others.deckOfFile) { own, _ in own },
      reader: reader, foreignEvents: foreign, links: store.record.base.links.count,
      names: search.names,
      doubts: search.doubts, ruledOut: ruledOut,
      gone: gone, elsewhere: search.elsewhere, latestChoice: before?.latestChoice)
    let seen = lastLook.seen.following(
      library, lastLook.texts, others: others.decks, held: search.held,
      key: store.record.key(of:))
    store.seenDecks = seen
    store.deckMemory = memory
    changes = Changes(
      events: events, memory: memory, seen: seen,
      areNew: !isSameReader || !events.isEmpty || seen != lastLook.seen)
    // The first comparison does not show when they went.
    let newlyGone = before.map { gone.subtracting($0.gone).subtracting($0.doubts.keys).count } ?? 0
    let isNewDoubt = search.doubts.contains { before?.doubts[$0.key] != $0.value }
    findings = Findings(
      carried: search.carried,
      carriedCard: search.carried == 1 ? search.latestCarried : nil,
      doubts: isNewDoubt ? search.doubts.count : 0, gone: newlyGone,
      copied: search.copied(since: lastLook))
  }

  /// Notes how the decks are in which the first cards were answered.
  static func noteDecks(_ library: Library, _ store: Store) {
    guard !store.hasSeenDecks, store.record.answeredCards > 0 else { return }
    let texts = CardTexts(of: library, decks: Set(library.decks.indices))
    store.seenDecks = SeenDecks().following(library, texts, others: [], key: store.record.key(of:))
  }

  /// Deck files that were compared before, are as they were then, and are not among the present decks:
  /// the learner looks at other decks for now, so no card was moved from them.
  struct Others {
    var files: [String: String] = [:]
    var deckOfFile: [String: String] = [:]
    /// Their decks, none of which is among the present ones.
    var decks: Set<String> = []

    init(beside present: Decks, _ memory: DeckMemory?) {
      guard let memory else { return }
      let versions = present.versions
      let known = memory.others.merging(memory.files) { _, new in new }
      files = known.filter { path, version in
        versions[path] == nil && DeckFolder.version(of: path)?.description == version
      }
      deckOfFile = memory.decks.filter { files[$0.key] != nil }
      decks = Set(deckOfFile.values).subtracting(present.library.decks.map(\.id))
    }

    /// The latest look of a card in any other deck than these; the latest one if it has no such look.
    func look(of card: CardID, _ looks: RecordedLooks) -> CardLook? {
      guard let latest = looks.latest[card], decks.contains(latest.deck) else {
        return looks.latest[card]
      }
      let present = (looks.inDecks[card] ?? [:]).filter { !decks.contains($0.key) }
      return present.min { $0.key < $1.key }?.value ?? latest
    }
  }

  /// The known cards that were seen in one of the library's decks, or in one whose file is gone, and are
  /// in none of them.
  private static func gone(
    from library: Library, _ vanished: Set<String>, _ looks: [CardID: CardLook],
    _ record: StudyRecord
  ) -> Set<CardID> {
    let decks = vanished.union(library.decks.map(\.id))
    return Set(
      record.cards.cards.filter { card in
        looks[card].map { decks.contains($0.deck) } ?? false
          && record.base.links.names(of: card).allSatisfy { library.index(of: $0) == nil }
      })
  }

  /// The decks whose files are others than when they were compared last.
  private static func decksWithOtherFiles(among decks: Decks, _ store: Store) -> Set<Int> {
    let memory = store.deckMemory ?? DeckMemory()
    let before = memory.others.merging(memory.files) { _, new in new }
    return Identification.decksToCompare(in: decks.library, names: []) { file in
      before[file.path] != file.text.version
    }
  }

  /// Whether what this machine saw of the decks says more than what machines recorded: they were edited since, or
  /// some of what was recorded is gone. Else it would overrule what others recorded later.
  private static func saysMore(
    _ lastLook: LastLook, _ decks: Decks, _ store: Store, _ changed: Set<Int>
  ) -> Bool {
    guard let files = store.deckMemory?.files else {
      // The texts alone show whether they were.
      return !lastLook.decksWithOtherTexts(in: decks.library).isEmpty
    }
    return files.isEmpty || !changed.isEmpty || files.contains { decks.versions[$0.key] == nil }
  }

  /// Whether cards were moved or added at most; the looks need not be read then, which is most of the work.
  private static func hasAllKnown(
    _ library: Library, _ record: StudyRecord, _ lastLook: LastLook
  ) -> Bool {
    let (marks, links) = (record.remarks.marks, record.base.links)
    let isAmbiguous = record.cardsOnlyLinked.contains { key in
      links.names(of: key).dropFirst().contains { library.index(of: $0) != nil }
    }
    if isAmbiguous { return false }
    let answered = record.cards.cards
    return lastLook.hasAllKnown(
      in: library, count: answered.count + marks.keys.count { record[$0] == nil }
    ) { card in
      let key = record.key(of: card)
      return record.knows(key) ? key : nil
    }
  }

  /// The texts of those decks, and of those that were never seen.
  private static func texts(
    of decks: Decks, _ store: Store, _ seen: SeenDecks, _ edited: Set<Int>
  ) -> CardTexts {
    let library = decks.library
    // What is as it was then is not read, if it is the same then.
    let unseen = library.decks.indices.filter {
      store.hasOtherSeenDecks || seen.decks[library.decks[$0].id] == nil
    }
    return CardTexts(of: library, decks: edited.union(unseen))
  }
}

extension SeenDecks {
  /// The same decks with the ids under which their cards are known after links of other machines.
  fileprivate func rekeyed(_ record: StudyRecord) -> SeenDecks {
    record.base.links.isEmpty ? self : rekeyed(record.key(of:))
  }
}
