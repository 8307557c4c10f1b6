/// Joins by what is equal, the surest first.
extension Identifier {
  /// A sketch with so many values is of an answer that two cards hardly have by chance.
  static let tellingSketch = 14
  /// From this share of common values on, two answers are alike.
  static let alike = 0.3

  mutating func matchEqual() {
    matchNamesakes { $0.sameDeck && $0.sameText }
    join(pairsCopies: true, { one, text in Census.key(text.question, text.answer, one.deck) }) {
      Census.key($1.questionKey, $1.answer, $0.deck)
    }
    for index in arrivals.indices where arrivals[index].isBare { arrivals[index].isOpen = false }
    findDecks()
    matchNamesakes { $0.sameDeck && ($0.sameQuestion && $0.alikeAnswer || $0.sameTellingAnswer) }
    let decks = presentDecks
    join(
      pairsCopies: true,
      { one, text in decks[one.deck].map { Census.key(text.question, text.answer, $0) } }
    ) { Census.key($1.questionKey, $1.answer, $0.deck) }

    // A question that one card of the deck asks: the same card, if its answer is alike or has not
    // turned up in another deck.
    joinQuestions { CardSimilarity.plainLikeness($0.sketch, $1.sketch) >= Self.alike }
    matchNamesakes { $0.sameText }
    join(doubtsCopies: true, { Census.key($1.question, $1.answer, -1) }) {
      Census.key($1.questionKey, $1.answer, -1)
    }
    // Where question and answer went to different cards, the answer decides if the question is alike.
    joinAnswers { CardSimilarity.plainLikeness(ofQuestions: $0.question, $1.question) >= 0.4 }
    let answers = Set(arrivals.lazy.filter(\.isOpen).flatMap { $0.faces.map(\.answer) })
    joinQuestions { known, other in
      if known.sketch.count >= Self.tellingSketch, answers.contains(known.answer) { return false }
      // `Definition` may be another card's question as well.
      return !CardSimilarity.Text(other).isShort
    }
    let questions = Set(arrivals.lazy.filter(\.isOpen).flatMap { $0.faces.map(\.questionKey) })
    joinAnswers { known, _ in !questions.contains(known.questionKey) }
  }

  private mutating func joinAnswers(accepts: (CardFace, CardFace) -> Bool) {
    for decks in homes {
      let answers = Census(of: \.answer, in: self, decks: decks)
      join(
        { one, text in
          guard one.face.sketch.count >= Self.tellingSketch, let deck = decks[one.deck] else {
            return nil
          }
          let key = Census.key(text.answer, 0, deck)
          return answers.isUnique(key) ? key : nil
        },
        { Census.key($1.answer, 0, $0.deck) },
        accepts: { identifier, one, arrival in
          !identifier.wasBeside(one, arrival)
            && identifier.arrivals[arrival].faces.contains {
              accepts(identifier.known[one].face, $0)
            }
        })
    }
  }

  /// For each recorded deck the one with its name, and the one in which most of its cards are.
  private var homes: [[Int?]] {
    let own = presentDecks.indices.map { $0 < library.decks.count ? $0 : nil }
    return own == presentDecks ? [own] : [own, presentDecks]
  }

  private mutating func joinQuestions(accepts: (CardFace, CardFace) -> Bool) {
    for decks in homes {
      let questions = Census(of: \.question, in: self, decks: decks)
      join(
        { one, text in
          guard !one.look.sharesID, let deck = decks[one.deck] else { return nil }
          let key = Census.key(text.question, 0, deck)
          return questions.isUnique(key) ? key : nil
        },
        { Census.key($1.questionKey, 0, $0.deck) },
        accepts: { identifier, one, arrival in
          identifier.arrivals[arrival].faces.contains { accepts(identifier.known[one].face, $0) }
        })
    }
  }

  // MARK: Names

  /// What a known card and an arrival with its name have in common.
  struct Namesakes {
    var sameDeck: Bool
    var sameText: Bool
    var sameQuestion: Bool
    var alikeAnswer: Bool
    var sameTellingAnswer: Bool
  }

  private mutating func matchNamesakes(_ accepts: (Namesakes) -> Bool) {
    for index in arrivals.indices where arrivals[index].isOpen {
      let arrival = arrivals[index]
      for one in namesakes(of: arrival) where known[one].isOpen {
        let card = known[one]
        let pairs = card.texts.flatMap { text in
          arrival.faces.map { (text.question == $0.questionKey, text.answer == $0.answer) }
        }
        let isTelling = card.face.sketch.count >= Self.tellingSketch
        let common = Namesakes(
          sameDeck: card.deck == arrival.deck || presentDecks[card.deck] == arrival.deck,
          sameText: pairs.contains { $0.0 && $0.1 }, sameQuestion: pairs.contains { $0.0 },
          alikeAnswer: arrival.faces.contains {
            CardSimilarity.plainLikeness(card.face.sketch, $0.sketch) >= Self.alike
          },
          sameTellingAnswer: isTelling && pairs.contains { $0.1 })
        if accepts(common) {
          match(one, index)
          break
        }
      }
    }
  }

  // MARK: Joins

  /// The cards with one key.
  private struct Bucket {
    static let several: Int32 = -2
    var one: Int32 = -1
    var arrival: Int32 = -1

    static func add(_ index: Int, to place: inout Int32) {
      let index = Int32(truncatingIfNeeded: index)
      if place != index { place = place == -1 ? index : several }
    }
  }

  /// Matches each open known card with the arrival that alone has its key.
  ///
  /// - Parameters:
  ///   - pairsCopies: whether cards with one key are the same to the learner, so that any of them may be
  ///     taken: first those whose id says so, then in their order.
  ///   - doubtsCopies: whether several cards with one key are a doubt.
  mutating func join(
    pairsCopies: Bool = false, doubtsCopies: Bool = false,
    _ keyOfKnown: (Known, CardLook.Digests) -> UInt64?,
    _ keyOfArrival: (Arrival, CardFace) -> UInt64,
    accepts: (Identifier, Int, Int) -> Bool = { _, _, _ in true }
  ) {
    var buckets: [UInt64: Bucket] = [:]
    for one in known.indices where known[one].isOpen {
      for text in known[one].texts {
        guard let key = keyOfKnown(known[one], text) else { continue }
        Bucket.add(one, to: &buckets[key, default: Bucket()].one)
      }
    }
    guard !buckets.isEmpty else { return }
    for index in arrivals.indices where arrivals[index].isOpen {
      for face in arrivals[index].faces {
        guard let slot = buckets.index(forKey: keyOfArrival(arrivals[index], face)) else {
          continue
        }
        Bucket.add(index, to: &buckets.values[slot].arrival)
      }
    }
    var copies: [UInt64: (known: [Int], arrivals: [Int])] = [:]
    for one in known.indices where known[one].isOpen {
      for text in known[one].texts {
        guard known[one].isOpen, let key = keyOfKnown(known[one], text),
          let bucket = buckets[key], bucket.arrival != -1
        else { continue }
        if bucket.one >= 0, bucket.arrival >= 0 {
          let arrival = Int(bucket.arrival)
          if arrivals[arrival].isOpen, accepts(self, one, arrival) { match(one, arrival) }
        } else if pairsCopies || doubtsCopies {
          copies[key, default: ([], [])].known.append(one)
        }
      }
    }
    guard !copies.isEmpty else { return }
    for index in arrivals.indices where arrivals[index].isOpen {
      for key in Set(arrivals[index].faces.map({ keyOfArrival(arrivals[index], $0) })) {
        copies[key]?.arrivals.append(index)
      }
    }
    for key in copies.keys.sorted() {
      guard let group = copies[key] else { continue }
      if pairsCopies { pair(group) } else { doubt(group) }
    }
  }

  private mutating func pair(_ group: (known: [Int], arrivals: [Int])) {
    for arrival in group.arrivals where arrivals[arrival].isOpen {
      let id = ids.known(library.entries[arrivals[arrival].entry].id)
      guard let id, let one = knownOfID[id], known[one].isOpen else { continue }
      // The id alone does not say that the texts are equal.
      let (card, other) = (known[one], arrivals[arrival])
      let isInDeck = card.deck == other.deck || presentDecks[card.deck] == other.deck
      let isEqual = card.texts.contains { text in
        other.faces.contains { $0.questionKey == text.question && $0.answer == text.answer }
      }
      if isInDeck, isEqual { match(one, arrival) }
    }
    let left = group.arrivals.filter { arrivals[$0].isOpen }
    for (one, arrival) in zip(group.known.filter { known[$0].isOpen }, left) {
      match(one, arrival)
    }
  }

  private mutating func doubt(_ group: (known: [Int], arrivals: [Int])) {
    let left = group.arrivals.filter { arrivals[$0].isOpen }
    guard !left.isEmpty else { return }
    for one in group.known where known[one].isOpen {
      let likely = left.prefix(Self.mostCandidates).map { arrival in
        (arrival, Set<Identification.Reason>([.sameQuestion, .sameAnswer]))
      }
      doubt(one, likely)
    }
  }

  /// The most cards that a doubt names.
  static var mostCandidates: Int { 8 }

  mutating func doubt(_ one: Int, _ likely: [(arrival: Int, reasons: Set<Identification.Reason>)]) {
    known[one].isDoubtful = true
    doubts.append(
      Identification.Doubt(
        was: known[one].id,
        candidates: likely.prefix(Self.mostCandidates).map { arrival, reasons in
          let entry = arrivals[arrival].entry
          return Identification.Candidate(
            index: entry, card: library.entries[entry].id, reasons: reasons)
        }))
  }
}
