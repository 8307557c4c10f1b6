/// Joins by what is equal, the surest first.
extension Identifier {
  /// A card's text in one language, as far as it is joined.
  struct Row {
    let card: Int
    let deck: Int
    let digests: CardLook.Digests
    let sharesID: Bool

    func key(deck: Int) -> UInt64 { Census.key(digests.question, digests.answer, deck) }
  }

  mutating func matchEqual() {
    makeRows()
    // Of copies, the neighbours say which is which.
    if known.contains(where: { $0.look.sharesID }) { findNeighbours() }
    matchNamesakes { $0.sameDeck && $0.sameText }
    join(pairsCopies: true, { $0.key(deck: $0.deck) }, { $0.key(deck: $0.deck) })
    for index in arrivals.indices where arrivals[index].isBare { arrivals[index].isOpen = false }
    if !hasOpenCards { return }
    findDecks()
    matchTurned()
    // What was asked is for the learner to answer, unless the text is the recorded one.
    matchNamesakes {
      $0.sameDeck && !$0.wasAsked
        && ($0.sameQuestion && $0.alikeAnswer || $0.sameTellingAnswer)
    }
    let decks = presentDecks
    if homes.count > 1 {
      join(
        pairsCopies: true, { row in decks[row.deck].map { row.key(deck: $0) } },
        { $0.key(deck: $0.deck) })
    }
    matchNamesakes { $0.sameText }
    // It was taken to another deck, and its answer was rewritten there.
    matchNamesakes { $0.sameQuestion && $0.isOnlyMoved && !$0.wasAsked }
    join(doubtsCopies: true, { $0.key(deck: -1) }, { $0.key(deck: -1) })
    if hasOpenCards { findNeighbours() }
    // The answer decides if the question is alike, unless the question is another card's: which of the two
    // was corrected, only the learner knows.
    joinAnswers { CardSimilarity.areAlike(questions: $0.question, $1.question) }
    // A question that one card of the deck asks: the same card, if its answer is alike. What is equal to
    // another card was taken before.
    joinQuestions()
    guard hasOpenCards else { return }
    let questions = Set(arrivals.lazy.filter(\.isOpen).flatMap { $0.faces.map(\.questionKey) })
    joinAnswers { known, _ in !questions.contains(known.questionKey) }
    joinEarlier()
  }

  /// A card of which nothing is left goes on with the copy that stood beside it or in another deck: whoever
  /// copies a folder and then removes the old one has moved it.
  mutating func matchCopies() {
    guard hasOpenCards else { return }
    takesCopies = true
    let decks = presentDecks
    join(
      pairsCopies: true, { row in decks[row.deck].map { row.key(deck: $0) } },
      { $0.key(deck: $0.deck) })
    join(doubtsCopies: true, { $0.key(deck: -1) }, { $0.key(deck: -1) })
    takesCopies = false
  }

  /// Joins cards that have a text again that they had before the one that was recorded last: an older
  /// version of the deck came back.
  private mutating func joinEarlier() {
    guard !ids.earlier.isEmpty, hasOpenCards else { return }
    var rows: [Row] = []
    for index in known.indices where known[index].isOpen {
      let (deck, sharesID) = (known[index].deck, known[index].look.sharesID)
      for text in ids.earlier[known[index].id] ?? [] {
        rows.append(Row(card: index, deck: deck, digests: text, sharesID: sharesID))
      }
    }
    let last = knownRows
    knownRows = rows
    for decks in homes {
      join({ row in decks[row.deck].map { row.key(deck: $0) } }, { $0.key(deck: $0.deck) })
    }
    // In another deck, only a text that says enough.
    join(
      { $0.key(deck: -1) }, { $0.key(deck: -1) },
      accepts: { identifier, _, arrival in
        identifier.arrivals[arrival].faces.contains { $0.isTelling && $0.hasTellingQuestion }
      })
    knownRows = last
  }

  private var hasOpenCards: Bool {
    known.contains(where: \.isOpen) && arrivals.contains(where: \.isOpen)
  }

  private mutating func makeRows() {
    knownRows.reserveCapacity(known.count)
    for index in known.indices {
      let (deck, sharesID) = (known[index].deck, known[index].look.sharesID)
      for text in known[index].texts {
        knownRows.append(
          Row(card: index, deck: deck, digests: text, sharesID: sharesID))
      }
    }
    arrivalRows.reserveCapacity(arrivals.count)
    for index in arrivals.indices {
      let deck = arrivals[index].deck
      for face in arrivals[index].faces {
        arrivalRows.append(
          Row(card: index, deck: deck, digests: face.digests, sharesID: false))
      }
    }
  }

  private mutating func joinAnswers(accepts: (CardFace, CardFace) -> Bool) {
    guard hasOpenCards else { return }
    let asked = openKnown(by: \.question)
    for decks in homes where hasOpenCards {
      let answers = Census(of: \.answer, in: self, decks: decks)
      join(
        { row in
          guard let deck = decks[row.deck] else { return nil }
          let key = Census.key(row.digests.answer, 0, deck)
          return answers.isUnique(key) ? key : nil
        },
        { Census.key($0.digests.answer, 0, $0.deck) },
        accepts: { identifier, one, arrival in
          identifier.known[one].doubted.isEmpty && !identifier.wasBeside(one, arrival)
            && !identifier.isAnothers(\.question, of: arrival, than: one, in: asked)
            && identifier.haveTellingAnswer(one, arrival)
            && identifier.arrivals[arrival].faces.contains {
              accepts(identifier.known[one].face, $0)
            }
        })
    }
  }

  /// Whether a known card and an arrival have an answer that hardly two cards have by chance.
  func haveTellingAnswer(_ one: Int, _ arrival: Int) -> Bool {
    // Of equal answers, the present one can be measured.
    arrivals[arrival].faces.contains { haveTellingAnswer(one, $0) }
  }

  /// The same for a card of which the text is `face`. What another card of the deck has, too, tells nothing.
  func haveTellingAnswer(_ one: Int, _ face: CardFace) -> Bool {
    face.isTelling && known[one].texts.contains { $0.answer == face.answer }
      && !common.contains(Census.key(face.answer, 2, known[one].deck))
  }

  /// Whether another open known card than this one is listed by a key of an arrival's text.
  private func isAnothers(
    _ part: KeyPath<CardLook.Digests, UInt64>, of arrival: Int, than one: Int,
    in list: [UInt64: Int]
  ) -> Bool {
    arrivals[arrival].faces.contains { face in
      let key = Census.key(face.digests[keyPath: part], 0, known[one].deck)
      return list[key].map { $0 != one && known[$0].isOpen } ?? false
    }
  }

  /// The open known cards by their questions or by their answers.
  private func openKnown(by part: KeyPath<CardLook.Digests, UInt64>) -> [UInt64: Int] {
    var list: [UInt64: Int] = [:]
    for one in known.indices where known[one].isOpen {
      for text in known[one].texts {
        list[Census.key(text[keyPath: part], 0, known[one].deck)] = one
      }
    }
    return list
  }

  private mutating func joinQuestions() {
    let answered = openKnown(by: \.answer)
    for (place, decks) in homes.enumerated() where hasOpenCards {
      let questions = Census(of: \.question, in: self, decks: decks)
      join(
        { row in
          guard !row.sharesID || place == 0, let deck = decks[row.deck] else { return nil }
          let key = Census.key(row.digests.question, 0, deck)
          return questions.isUnique(key) ? key : nil
        },
        { Census.key($0.digests.question, 0, $0.deck) },
        accepts: { identifier, one, arrival in
          // What was asked is for the learner to answer.
          if !identifier.known[one].doubted.isEmpty { return false }
          // Of a gap the sentence asks, below whatever heading.
          if identifier.hasAnotherSentence(arrival, than: one) { return false }
          // A general question asks about its topic.
          if identifier.isBelowAnotherTopic(one, arrival) { return false }
          // A word after one letter was changed, in the deck in which it was recorded; in others and under
          // other names, short answers say too little.
          let isRenamed = identifier.isRenamed(one, arrival)
          // Below a general question, another name is another card's, unless nearly all is the same.
          if isRenamed, identifier.hasGeneralQuestion(one) { return false }
          let isShared = identifier.known[one].look.sharesID
          // The old text went when the new one came: it was edited, however much of it, unless the new
          // answer is another card's.
          if identifier.isFresh(one, arrival), !isRenamed, !isShared,
            !identifier.isAskedInSeveralDecks(one),
            !identifier.isAnothers(\.answer, of: arrival, than: one, in: answered)
          {
            return true
          }
          let least = isRenamed ? .infinity : place > 0 ? 0.6 : isShared ? 0.45 : 0.25
          return identifier.arrivals[arrival].faces.contains {
            // Of cards that share an id, the deck may have got another one that asks the same.
            CardSimilarity.areAlike(
              identifier.known[one].face, $0, leastOfShort: least, leastOfLong: isShared ? 0.6 : 0.3
            )
          }
        })
    }
  }

  /// Whether a gap's sentence was changed by more than a slip.
  private func hasAnotherSentence(_ arrival: Int, than one: Int) -> Bool {
    arrivals[arrival].faces.allSatisfy { known[one].face.change(ofSentence: $0) >= .letters }
  }

  /// Whether cards of other decks ask what a known card asks: `Definition`.
  func isAskedInSeveralDecks(_ one: Int) -> Bool {
    known[one].texts.contains { common.contains(Census.key($0.question, 3, -1)) }
  }

  /// Whether a known card asks what others ask, or only a word.
  private func hasGeneralQuestion(_ one: Int) -> Bool {
    !known[one].hasTellingQuestion
      || known[one].texts.contains {
        common.contains(Census.key($0.question, 1, known[one].deck))
      }
  }

  /// For each recorded deck the one with its name, and the one in which most of its cards are.
  var homes: [[Int?]] {
    let own = presentDecks.indices.map { $0 < library.decks.count ? $0 : nil }
    return own == presentDecks ? [own] : [own, presentDecks]
  }

  // MARK: Joins

  /// Matches each open known card with the arrival that alone has its key.
  ///
  /// - Parameters:
  ///   - pairsCopies: whether cards with one key are the same to the learner, so that any of them may be
  ///     taken: first those whose id says so, then in their order.
  ///   - doubtsCopies: whether several cards with one key are a doubt.
  private mutating func join(
    pairsCopies: Bool = false, doubtsCopies: Bool = false, _ keyOfKnown: (Row) -> UInt64?,
    _ keyOfArrival: (Row) -> UInt64,
    accepts: (Identifier, Int, Int) -> Bool = { _, _, _ in true }
  ) {
    knownRows.removeAll { !known[$0.card].isOpen }
    arrivalRows.removeAll { !arrivals[$0.card].isOpen }
    var table = JoinTable(capacity: knownRows.count)
    for row in knownRows {
      if let key = keyOfKnown(row) { table.addKnown(row.card, key) }
    }
    guard !table.isEmpty else { return }
    for row in arrivalRows { table.addArrival(row.card, keyOfArrival(row)) }
    var copies: [UInt64: (known: [Int], arrivals: [Int])] = [:]
    for row in knownRows where known[row.card].isOpen {
      guard let key = keyOfKnown(row), let bucket = table[key], bucket.arrival != -1 else {
        continue
      }
      if bucket.one >= 0, bucket.arrival >= 0 {
        let arrival = Int(bucket.arrival)
        if arrivals[arrival].isOpen, !areTwo(row.card, arrival), accepts(self, row.card, arrival) {
          match(row.card, arrival)
        }
      } else if pairsCopies || doubtsCopies {
        copies[key, default: ([], [])].known.append(row.card)
      }
    }
    guard !copies.isEmpty else { return }
    for row in arrivalRows where arrivals[row.card].isOpen {
      let key = keyOfArrival(row)
      if copies[key]?.arrivals.last != row.card { copies[key]?.arrivals.append(row.card) }
    }
    for key in copies.keys.sorted() {
      guard let group = copies[key] else { continue }
      if pairsCopies { pair(group) } else { doubt(group) }
    }
  }

  /// Pairs cards that are the same to the learner: first those whose neighbours say so, then those whose ids
  /// do, then in their order. If one of them was edited, the others keep what is theirs.
  private mutating func pair(_ group: (known: [Int], arrivals: [Int])) {
    if group.known.count > 1 || group.arrivals.count > 1,
      group.known.count * group.arrivals.count <= Self.mostPairs
    {
      pairByPlaces(group)
    }
    for arrival in group.arrivals where arrivals[arrival].isOpen {
      let id = ids.known(library.entries[arrivals[arrival].entry].id)
      guard let id, let one = knownOfID[id], known[one].isOpen else { continue }
      // The id alone does not say that the texts are equal.
      let (card, other) = (known[one], arrivals[arrival])
      if areTwo(one, arrival) { continue }
      let isInDeck = card.deck == other.deck || presentDecks[card.deck] == other.deck
      let isEqual = card.texts.contains { text in
        other.faces.contains { $0.questionKey == text.question && $0.answer == text.answer }
      }
      if isInDeck, isEqual { match(one, arrival) }
    }
    for one in group.known where known[one].isOpen {
      let next = group.arrivals.first { arrivals[$0].isOpen && !areTwo(one, $0) }
      if let next { match(one, next) }
    }
  }

  /// The most pairs of copies whose places are compared.
  static var mostPairs: Int { 400 }

  private mutating func pairByPlaces(_ group: (known: [Int], arrivals: [Int])) {
    findNeighbours()
    for least in [2, 1] {
      for one in group.known where known[one].isOpen {
        let places = group.arrivals.filter {
          arrivals[$0].isOpen && !wereTwo(one, $0) && isBeside(one, $0) >= least
        }
        if places.count == 1 { match(one, places[0]) }
      }
    }
  }

  /// How many neighbours of a known card are those of an arrival, also if they are still looked for: by their
  /// ids.
  private func isBeside(_ one: Int, _ arrival: Int) -> Int {
    func isSame(_ place: Place, _ offset: Int) -> Bool {
      let neighbour = library.neighbour(of: arrivals[arrival].entry, offset)
      switch place {
      case .none: return neighbour == nil
      case .unknown: return false
      case .entry(let entry): return neighbour == Int(entry)
      case .known(let other):
        guard let neighbour else { return false }
        if let found = known[Int(other)].arrival { return arrivals[found].entry == neighbour }
        return ids.known(library.entries[neighbour].id) == known[Int(other)].id
      }
    }
    return (isSame(beside[one].before, -1) ? 1 : 0) + (isSame(beside[one].after, 1) ? 1 : 0)
  }

  private mutating func doubt(_ group: (known: [Int], arrivals: [Int])) {
    let left = group.arrivals.filter { arrivals[$0].isOpen }
    guard !left.isEmpty else { return }
    for one in group.known where known[one].isOpen {
      let likely = left.filter { !areTwo(one, $0) }.prefix(Self.mostCandidates).map { arrival in
        (arrival, Set<Identification.Reason>([.sameQuestion, .sameAnswer]))
      }
      if !likely.isEmpty { doubt(one, likely) }
    }
  }

  /// Whether an arrival with the text of a known card is another one: they were there together, or it is the
  /// untouched copy of the known card, in whose place a like card is now.
  func areTwo(_ one: Int, _ arrival: Int) -> Bool {
    if wereTwo(one, arrival) { return true }
    guard !takesCopies, known[one].look.sharesID, !beside.isEmpty,
      let entry = entryInPlace(of: one),
      entry != arrivals[arrival].entry, arrivalOfEntry[entry] >= 0,
      case let place = Int(arrivalOfEntry[entry]), case let inPlace = arrivals[place],
      inPlace.isOpen, !wereTwo(one, place),
      arrivals[arrival].faces.contains(where: { known[one].texts.contains($0.digests) })
    else { return false }
    return inPlace.faces.contains { face in
      CardSimilarity.areAlike(questions: known[one].face.question, face.question)
        || known[one].texts.contains { $0.question == face.questionKey }
    }
  }

  /// The most cards that a doubt names.
  static var mostCandidates: Int { 8 }

  mutating func doubt(_ one: Int, _ likely: [(arrival: Int, reasons: Set<Identification.Reason>)]) {
    known[one].isDoubtful = true
    doubts.append(
      Identification.Doubt(
        was: known[one].id,
        candidates: likely.prefix(Self.mostCandidates).sorted { $0.arrival < $1.arrival }.map {
          arrival, reasons in
          let entry = arrivals[arrival].entry
          return Identification.Candidate(
            index: entry, card: library.entries[entry].id, reasons: reasons)
        }))
  }
}
