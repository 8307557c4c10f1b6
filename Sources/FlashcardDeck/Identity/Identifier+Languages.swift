import Toolkit

/// Decks of two languages of which one is here, and the one in which their cards were learned is not.
extension Identifier {
  /// A known card and the arrival with its name, in the other language.
  private typealias Translated = (one: Int, arrival: Int)

  /// How many cards of a deck must have changed their language for each that shows that the deck did not.
  private static var leastShare: Int { 4 }

  /// Texts of two languages can't be compared, so the names say which card is which, if the whole deck is in
  /// the other language: in a deck that is not, a name may have been given to another card.
  mutating func matchTranslated() {
    var candidates: [Int: [Translated]] = [:]
    for arrival in arrivals.indices where arrivals[arrival].isOpen && arrivals[arrival].isNamed {
      guard let one = knownOfID[arrivals[arrival].ownID], isTranslated(one, arrival) else {
        continue
      }
      candidates[arrivals[arrival].deck, default: []].append((one, arrival))
    }
    if candidates.isEmpty { return }
    let others = others(in: Set(candidates.keys))
    for (deck, pairs) in candidates {
      let other = others[deck] ?? Others()
      guard pairs.count >= Self.leastShare * other.ofOneLanguage else { continue }
      for (pair, isOther) in zip(pairs, areOthers(pairs)) where !isOther {
        // If other cards have a text again that they had before, this one would have its own, too.
        if other.ofBoth > 0, ids.earlier[known[pair.one].id]?.isEmpty == false { continue }
        match(pair.one, pair.arrival)
      }
    }
  }

  /// Whether an arrival may be the translation of a known card with its name.
  private func isTranslated(_ one: Int, _ arrival: Int) -> Bool {
    let (card, deck) = (known[one], arrivals[arrival].deck)
    // What was recorded in both languages is compared with its own text.
    guard card.isOpen, card.look.isNamed, !card.look.sharesID, card.look.translation == nil,
      card.doubted.isEmpty, card.deck == deck, !isShared[arrivals[arrival].entry],
      !isRuledOut(card.id, arrivals[arrival].entry), !wasTakenOut(one),
      let script = card.face.isIdeographic,
      Set(library.decks[deck].files.map(\.language)) == [script ? .english : .chinese]
    else { return false }
    return arrivals[arrival].faces.allSatisfy { face in
      face.isIdeographic == !script
        && (face.part == card.look.part
          || CardFace.isGap(face.part) && CardFace.isGap(card.look.part))
    }
  }

  /// Whether a deck was there the last time without a known card of it. A card with its name may be a new one.
  private func wasTakenOut(_ one: Int) -> Bool {
    known[one].seen == nil && lastLook.gone.contains(known[one].id)
      && lastLook.seen.decks[known[one].look.deck] != nil
  }

  /// Whether the answers of cards say that they are no translations: the known card's question, in a deck that
  /// asks in one language and answers in another one, or another text in the recorded language.
  private func areOthers(_ pairs: [Translated]) -> [Bool] {
    let answers = LibraryFaces.turnedFaces(
      ofCardsAt: pairs.map { arrivals[$0.arrival].entry }, in: library)
    return zip(pairs, answers).map { pair, answers in
      let face = known[pair.one].face
      let isSameAnswer = arrivals[pair.arrival].faces.contains {
        $0.answer == face.answer || CardSimilarity.areAlike($0, face)
      }
      return answers.contains { answer in
        CardSimilarity.plainLikeness(ofQuestions: face.question, answer.question) >= 0.5
          || answer.isIdeographic == face.isIdeographic && !isSameAnswer
      }
    }
  }

  /// The other cards of a deck that has cards in another language than before.
  private struct Others {
    /// Those that show that the deck was in this language before, or still is in the other one.
    var ofOneLanguage = 0
    /// Known ones that are recorded in one language and were found by their text in the other one.
    var ofBoth = 0

    mutating func add(recorded: CardFace, present: [CardFace]) {
      guard let script = recorded.isIdeographic else { return }
      for case let other? in present.prefix(1).map(\.isIdeographic) {
        if other == script { ofOneLanguage += 1 } else { ofBoth += 1 }
      }
    }
  }

  private func others(in decks: Set<Int>) -> [Int: Others] {
    var others: [Int: Others] = [:]
    for arrival in arrivals where decks.contains(arrival.deck) {
      if let one = arrival.known {
        others[arrival.deck, default: Others()]
          .add(recorded: known[one].face, present: arrival.faces)
      } else if arrival.wasThere || arrival.faces.contains(where: { isForeign($0, arrival.deck) }) {
        others[arrival.deck, default: Others()].ofOneLanguage += 1
      }
    }
    let left = settled.filter { decks.contains(library.entries[$0.entry].deck) }
    let faces = LibraryFaces.faces(ofCardsAt: left.map(\.entry), in: library)
    for ((id, entry), present) in zip(left, faces) {
      guard let look = ids.recorded[id] else { continue }
      others[library.entries[entry].deck, default: Others()]
        .add(recorded: CardFace(look), present: present)
    }
    return others
  }

  /// Whether a text is not in the language that its deck says.
  private func isForeign(_ face: CardFace, _ deck: Int) -> Bool {
    guard let script = face.isIdeographic, let language = library.decks[deck].files[0].language
    else { return false }
    return script != (language == .chinese)
  }
}
