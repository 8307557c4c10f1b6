import Toolkit

/// Finds known cards among those of a library.
///
/// 1. Most cards are known by their id alone, without reading their text: a card without a name has
///    the digest of its question as id, and nobody else has it.
/// 2. If known cards are left over, the texts of the cards that are not known yet are read, and
///    joined with the looks by what is equal (`Identifier+Equal`): question and answer, then one of
///    them with the deck. A join takes a pair only if no other card of either side has the same key.
/// 3. What is left is compared by how similar it is (`Identifier+Similar`).
///
/// A join is one pass over two lists with a hash table: 100,000 cards that all moved, or whose
/// questions all changed, take about a second. Comparing what is similar takes three if question and
/// answer of all of them changed.
struct Identifier {
  /// A recorded card that was not known by its id alone.
  struct Known {
    let id: CardID
    let look: CardLook
    let face: CardFace
    /// The index of its deck in `deckNumbers`.
    let deck: Int
    /// The cards beside it when it was seen last, or else when its look was recorded.
    let (before, after): (CardID?, CardID?)
    /// The digests of its texts when this machine saw it last; nil if it was not there.
    let seen: [UInt64]?
    /// The cards that it may be, if it was in doubt before.
    let doubted: [CardID]
    /// Whether the card with its id can't be read now, so that nothing can be said.
    var isUnreadable = false
    /// Whether several cards were equally likely.
    var isDoubtful = false
    /// The index of its arrival.
    var arrival: Int?

    /// Whether a card is still looked for.
    var isOpen: Bool { arrival == nil && !isUnreadable && !isDoubtful }
    /// Whether the question is one that other cards hardly ask.
    var hasTellingQuestion: Bool { face.hasTellingQuestion }
    /// Digests of question and answer, in each language in which it was recorded.
    let texts: [CardLook.Digests]

    init(
      id: CardID, look: CardLook, face: CardFace, deck: Int, seen: SeenCards.Place?,
      doubted: [CardID]
    ) {
      (self.id, self.look, self.face, self.deck) = (id, look, face, deck)
      (before, after) = seen.map { ($0.before, $0.after) } ?? (look.before, look.after)
      (self.seen, self.doubted) = (seen?.texts, doubted)
      texts = look.translation.map { [face.digests, $0] } ?? [face.digests]
    }
  }

  /// A card of the library that was not known by its id alone.
  struct Arrival {
    let entry: Int
    /// The text in one language or two.
    let faces: [CardFace]
    let deck: Int
    /// The id that its file gives: the name, or the digest of the question.
    let ownID: CardID
    let isNamed: Bool
    /// Whether a bare id says which card it is; it is then only compared by what is equal.
    let isBare: Bool
    /// The digests of its texts, if its deck may be another one than the last time.
    let digests: [UInt64]
    /// Whether a card with its text was there the last time.
    let wasThere: Bool
    /// Whether a known card is still looked for.
    var isOpen = true
    /// The index of its known card.
    var known: Int?
  }

  let library: Library
  let ids: KnownIDs
  var known: [Known] = []
  var arrivals: [Arrival] = []
  /// Recorded cards that were known by their id alone, and their entries.
  var settled: [(id: CardID, entry: Int)] = []
  /// Entries that are cards of which only names and recorded texts say that they are it.
  var claimed: Set<Int> = []
  /// Entries that bear a name of one of those cards and are other ones.
  var rivals: Set<Int> = []
  /// Entries that share the id that their files give with another one.
  var isShared: [Bool]
  var deckNumbers: [String: Int] = [:]
  /// For each deck, by number, the deck of the library in which its cards are now.
  var presentDecks: [Int?] = []
  /// The arrivals by their entries; -1 for other cards.
  var arrivalOfEntry: [Int32] = []
  /// The known cards whose names the arrivals bear.
  var names: [ArrivalNames] = []
  /// Where the neighbours of the known cards that are compared are now.
  var beside: [(before: Place, after: Place)] = []
  var knownOfID: [CardID: Int] = [:]
  var entryOfSettled: [CardID: Int] = [:]
  var doubts: [Identification.Doubt] = []
  /// Questions and answers that several known cards of a deck have, and questions that several of any deck
  /// have, by keys of `Census`: they say little.
  var common: Set<UInt64> = []
  /// Known cards that are one with another known card.
  var joined: [Identification.Link] = []
  /// Known ids of cards whose files changed since their cards were found.
  private var unreadable: Set<CardID> = []

  /// Texts of the cards that are still open, and of some that no longer are.
  var knownRows: [Row] = []
  var arrivalRows: [Row] = []
  /// What was recorded of the settled cards, if others are left over.
  var settledTexts: [(digests: CardLook.Digests, deck: Int)] = []
  /// Decks of the library whose files were edited since the last time.
  let edited: Set<Int>
  /// The card that the learner just opened in an editor.
  let opened: CardID?
  let seen: SeenCards
  let lastLook: LastLook
  /// Whether a known card that nothing else was found for may be one that was there as its copy.
  var takesCopies = false
  /// Nothing if no known card is in doubt.
  var asked = Asked()

  init(
    _ library: Library, _ ids: KnownIDs, edited: Set<Int>, opened: CardID? = nil,
    lastLook: LastLook = LastLook()
  ) {
    self.opened = opened
    self.lastLook = lastLook
    var seen = SeenCards(lastLook.seen)
    seen.findOrigins(lastLook, library)
    self.seen = seen
    self.library = library
    self.ids = ids
    self.edited = edited
    isShared = [Bool](repeating: false, count: library.entries.count)
  }

  mutating func identify() -> Identification {
    var result = Identification()
    let unsettled = settle(&result)
    if !unsettled.isEmpty || !rivals.isEmpty {
      gather(unsettled)
      matchEqual()
      joinLanguages()
      matchTranslated()
      matchSimilar()
      matchCopies()
      joinTwins()
      name(&result)
    }
    for (id, entry) in settled { rename(entry, id, &result) }
    findChanged(&result)
    result.origins = seen.origins
    return result
  }

  // MARK: What is left

  private mutating func gather(_ unsettled: Set<CardID>) {
    for deck in library.decks { deckNumbers[deck.id] = deckNumbers.count }
    var isSettled = [Bool](repeating: false, count: library.entries.count)
    for (_, entry) in settled { isSettled[entry] = true }
    for entry in claimed { isSettled[entry] = true }
    let entries = library.entries.indices.filter { !isSettled[$0] }
    arrivals.reserveCapacity(entries.count)
    arrivalOfEntry = [Int32](repeating: -1, count: library.entries.count)
    for (entry, faces) in zip(entries, LibraryFaces.faces(ofCardsAt: entries, in: library)) {
      addArrival(entry, faces)
    }
    let left = (settled.isEmpty ? unsettled : unsettled.union(reopen()))
      .sorted { $0.description < $1.description }
    findAsked()
    let looks = left.compactMap { id in ids.recorded[id].map { (id: id, look: $0) } }
    known.reserveCapacity(looks.count)
    knownOfID.reserveCapacity(looks.count)
    let parts = Parallel.parts(of: looks.indices, worthAThread: 1000)
    let faces = Parallel.map(parts.count) { part in looks[parts[part]].map { CardFace($0.look) } }
    for ((id, look), face) in zip(looks, faces.joined()) {
      knownOfID[id] = known.count
      known.append(
        Known(
          id: id, look: look, face: face,
          deck: number(ofDeck: seen.place(of: id)?.deck ?? look.deck),
          seen: seen.place(of: id), doubted: doubted(id)))
    }
    for ((id, entry), question) in zip(settled, questionKeys(of: settled.map(\.id))) {
      entryOfSettled[id] = entry
      guard let look = ids.recorded[id] else { continue }
      settledTexts.append(
        (CardLook.Digests(question: question, answer: look.answer), library.entries[entry].deck))
    }
    for id in unreadable {
      if let one = knownOfID[id] { known[one].isUnreadable = true }
    }
    findCommonTexts()
    presentDecks = (0..<deckNumbers.count).map { $0 < library.decks.count ? $0 : nil }
    findNames()
  }

  private mutating func findCommonTexts() {
    var seen: Set<UInt64> = []
    func count(_ text: CardLook.Digests, _ deck: Int) {
      for key in [
        Census.key(text.question, 1, deck), Census.key(text.answer, 2, deck),
        Census.key(text.question, 3, -1),
      ]
      where !seen.insert(key).inserted {
        common.insert(key)
      }
    }
    for card in known { if let text = card.texts.first { count(text, card.deck) } }
    for card in settledTexts { count(card.digests, card.deck) }
    // Cards that were never answered say so, too.
    seen = []
    for arrival in arrivals {
      if let face = arrival.faces.first { count(face.digests, arrival.deck) }
    }
  }

  private mutating func addArrival(_ index: Int, _ faces: [CardFace]) {
    let entry = library.entries[index]
    let outline = library.outline(at: index)
    let isBare =
      !rivals.contains(index) && ids.known(entry.id).map { ids.recorded[$0] == nil } ?? false
    if isBare, !isShared[index] { return }
    guard !faces.isEmpty else {
      if let id = ids.known(outline.id) { unreadable.insert(id) }
      return
    }
    arrivalOfEntry[index] = Int32(truncatingIfNeeded: arrivals.count)
    arrivals.append(
      Arrival(
        entry: index, faces: faces, deck: entry.deck, ownID: outline.id, isNamed: outline.isNamed,
        isBare: isBare, digests: seen.texts(at: index),
        wasThere: seen.contains(anyOf: seen.texts(at: index)), known: nil))
  }

  /// Takes back cards that were known by the digest of their question, if an arrival asks the same and
  /// their own answer is another one than was recorded.
  private mutating func reopen() -> Set<CardID> {
    var texts = LibraryFaces(library)
    let questions = Set(arrivals.flatMap { $0.faces.map(\.questionKey) })
    let isAsked = questionKeys(of: settled.map(\.id)).map(questions.contains)
    guard isAsked.contains(true) else { return [] }
    var reopened: Set<CardID> = []
    var entries: [Int] = []
    var left: [(id: CardID, entry: Int)] = []
    for ((id, entry), isAsked) in zip(settled, isAsked) {
      if isAsked, !library.isNamed(at: entry), let look = ids.recorded[id],
        !Self.isEqual(texts.faces(ofCardAt: entry), look)
      {
        reopened.insert(id)
        entries.append(entry)
      } else {
        left.append((id, entry))
      }
    }
    settled = left
    for entry in entries { addArrival(entry, texts.faces(ofCardAt: entry)) }
    return reopened
  }

  private mutating func number(ofDeck id: String) -> Int {
    if let number = deckNumbers[id] { return number }
    let number = deckNumbers.count
    deckNumbers[id] = number
    return number
  }

  /// Finds the known cards whose looks are not those that were recorded: those that were found by what
  /// remained of them, and in edited decks all others.
  private func findChanged(_ result: inout Identification) {
    for arrival in arrivals {
      guard let one = arrival.known else { continue }
      result.faces[arrival.entry] = arrival.faces
      let isCurrent =
        hasRecordedTexts(arrival.entry, arrival.faces, known[one].look, &result)
        && arrival.isNamed == known[one].look.isNamed
        && known[one].look.deck == library.decks[arrival.deck].id
        && known[one].look.sharesID == isShared[arrival.entry]
        && (!isShared[arrival.entry] || isBetweenTheSame(arrival, known[one].look, result))
      // Two machines with different versions of a deck would record theirs in turn for ever.
      let texts = known[one].look.texts + (ids.earlier[known[one].id] ?? [])
      let isOlder = !edited.contains(arrival.deck) && texts.contains(arrival.faces[0].digests)
      if !isCurrent, !isOlder { result.changed.append(arrival.entry) }
    }
    if !edited.isEmpty {
      var texts = LibraryFaces(library)
      for (id, entry) in settled
      where edited.contains(library.entries[entry].deck) && !isAsSeen(entry, id) {
        guard let look = ids.recorded[id], case let faces = texts.faces(ofCardAt: entry),
          !faces.isEmpty, !hasRecordedTexts(entry, faces, look, &result)
        else { continue }
        result.changed.append(entry)
        result.faces[entry] = faces
      }
    }
    result.changed.sort()
  }

  /// Whether a card's texts in all of its languages are those of a look, or are not recorded.
  private func hasRecordedTexts(
    _ entry: Int, _ faces: [CardFace], _ look: CardLook, _ result: inout Identification
  ) -> Bool {
    if let held = HeldText(faces, look) {
      result.held[entry] = held
      return held.isCurrent(faces)
    }
    return faces[0].digests == CardFace(look).digests
      && look.translation == faces.dropFirst().first?.digests
  }

  /// Whether a card's neighbours are those that a look recorded. Of cards that ask the same, one that came
  /// beside another must be known to have been there if that is taken out.
  private func isBetweenTheSame(
    _ arrival: Arrival, _ look: CardLook, _ result: Identification
  ) -> Bool {
    func neighbour(_ offset: Int) -> CardID? {
      library.neighbour(of: arrival.entry, offset).map {
        result.names[$0] ?? library.entries[$0].id
      }
    }
    return neighbour(-1) == look.before && neighbour(1) == look.after
  }

  mutating func match(_ one: Int, _ arrival: Int) {
    known[one].arrival = arrival
    arrivals[arrival].known = one
    arrivals[arrival].isOpen = false
  }

  /// A digest of a card's question and answer: its id if another card asks the same.
  func contentDigest(of arrival: Arrival) -> Digest {
    library.contentDigest(ofCardAt: arrival.entry)
  }

  /// The name of a card whose own another deck has, too.
  func deckName(of arrival: Arrival) -> CardID { library.deckName(ofCardAt: arrival.entry) }
}
