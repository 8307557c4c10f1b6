import Toolkit

/// Cards that are asked both ways, of which the sides were exchanged: `- loam ::: soil` became
/// `- soil ::: loam`. A card is what it asks, so the one that asked forwards asks backwards now, and the name
/// of their text says nothing of which is which.
extension Identifier {
  /// An arrival as the other direction of a text with exchanged sides.
  private struct Turned {
    let arrival: Int
    let faces: [CardFace]
  }

  /// The most pairs of cards of which both sides were edited that are compared. Of more, those are whose
  /// names say so.
  private static var mostTurned: Int { 40_000 }

  /// Takes the open known cards whose text is that of a card of the other direction in their decks.
  mutating func matchTurned() {
    let parts = Set(known.lazy.filter { $0.isOpen }.map(\.look.part))
    // Without a card that is asked backwards, then or now, nothing was exchanged.
    let left = arrivals.indices.filter { index in
      arrivals[index].isOpen
        && arrivals[index].faces.contains { face in
          CardFace.otherDirection(face.part).map(parts.contains) ?? false
        }
    }
    guard !left.isEmpty else { return }
    let texts = LibraryFaces.turnedFaces(ofCardsAt: left.map { arrivals[$0].entry }, in: library)
    let turned = zip(left, texts).map { Turned(arrival: $0, faces: $1) }
    matchExchanged(turned)
    matchExchangedAndEdited(turned)
  }

  private mutating func matchExchanged(_ turned: [Turned]) {
    for decks in homes {
      func key(_ text: CardLook.Digests, _ deck: Int) -> UInt64 {
        Census.key(text.question, text.answer, deck)
      }
      var table = JoinTable(capacity: known.count)
      for one in known.indices where known[one].isOpen {
        guard let deck = decks[known[one].deck] else { continue }
        for text in known[one].texts { table.addKnown(one, key(text, deck)) }
      }
      guard !table.isEmpty else { continue }
      for card in turned where arrivals[card.arrival].isOpen {
        for face in card.faces {
          table.addArrival(card.arrival, key(face.digests, arrivals[card.arrival].deck))
        }
      }
      for card in turned {
        for face in card.faces where arrivals[card.arrival].isOpen {
          guard let bucket = table[key(face.digests, arrivals[card.arrival].deck)],
            bucket.one >= 0, Int(bucket.arrival) == card.arrival, known[Int(bucket.one)].isOpen,
            !isRuledOut(known[Int(bucket.one)].id, arrivals[card.arrival].entry),
            !wereThereAsTwo(Int(bucket.one), card.arrival)
          else { continue }
          match(Int(bucket.one), card.arrival)
        }
      }
    }
  }

  // MARK: Both sides edited

  /// A known card and an arrival that is like it from the other side.
  private struct Pair {
    let one: Int
    let arrival: Int
    let likeness: Double
    let isNamed: Bool
    let reasons: Set<Identification.Reason>
  }

  /// Takes cards of which both sides were edited as well, if the text has its name; else they are a doubt.
  private mutating func matchExchangedAndEdited(_ turned: [Turned]) {
    var byDeck: [Int: [Turned]] = [:]
    for card in turned where arrivals[card.arrival].isOpen {
      byDeck[arrivals[card.arrival].deck, default: []].append(card)
    }
    var open: [Int: [Int]] = [:]
    for one in known.indices
    where known[one].isOpen && CardFace.otherDirection(known[one].look.part) != nil {
      guard let deck = presentDecks[known[one].deck], byDeck[deck] != nil else { continue }
      open[deck, default: []].append(one)
    }
    var pairs: [Pair] = []
    var left = Self.mostTurned
    for (deck, ones) in open.sorted(by: { $0.key < $1.key }) {
      guard let cards = byDeck[deck] else { continue }
      left -= ones.count * cards.count
      let named =
        left < 0
        ? Dictionary(grouping: cards) { CardPart.text(of: arrivals[$0.arrival].ownID) } : [:]
      for one in ones {
        let likely = left < 0 ? named[CardPart.text(of: known[one].id)] ?? [] : cards
        pairs += likely.compactMap { pair(one, $0) }
      }
    }
    let ofOne = Dictionary(grouping: pairs, by: \.one)
    let ofArrival = Dictionary(grouping: pairs, by: \.arrival)
    for pair in pairs where known[pair.one].isOpen && arrivals[pair.arrival].isOpen {
      let rivals = (ofOne[pair.one] ?? []) + (ofArrival[pair.arrival] ?? [])
      guard rivals.allSatisfy({ $0.likeness <= pair.likeness }) else { continue }
      let isOnly = rivals.count == 2
      if isOnly, pair.isNamed, known[pair.one].doubted.isEmpty {
        match(pair.one, pair.arrival)
      } else {
        doubt(pair.one, (ofOne[pair.one] ?? []).map { ($0.arrival, $0.reasons) })
      }
    }
  }

  /// A known card and an arrival, if they are alike with the sides exchanged and hardly without.
  private func pair(_ one: Int, _ turned: Turned) -> Pair? {
    let (card, arrival) = (known[one], turned.arrival)
    guard !isRuledOut(card.id, arrivals[arrival].entry), !wereThereAsTwo(one, arrival) else {
      return nil
    }
    func likeness(_ face: CardFace) -> CardSimilarity.Likeness {
      CardSimilarity.Likeness(
        question: card.texts.contains { $0.question == face.questionKey }
          ? 1 : CardSimilarity.plainLikeness(ofQuestions: card.face.question, face.question),
        answer: card.texts.contains { $0.answer == face.answer }
          ? 1 : CardSimilarity.plainLikeness(card.face.sketch, face.sketch))
    }
    for (face, straight) in zip(turned.faces, arrivals[arrival].faces)
    where face.part == card.look.part {
      let (found, other) = (likeness(face), likeness(straight))
      guard found.question >= 0.5, found.answer >= 0.3,
        found.question + found.answer >= other.question + other.answer + 0.5,
        SubjectChange(card.face.question, face.question) != .other
      else { continue }
      let isNamed =
        card.look.isNamed && arrivals[arrival].isNamed && !card.look.sharesID
        && !isShared[arrivals[arrival].entry]
        && CardPart.text(of: card.id) == CardPart.text(of: arrivals[arrival].ownID)
      return Pair(
        one: one, arrival: arrival, likeness: found.question + found.answer, isNamed: isNamed,
        reasons: [
          found.question == 1 ? .sameQuestion : .similarQuestion,
          found.answer == 1 ? .sameAnswer : .similarAnswer,
        ])
    }
    return nil
  }
}
