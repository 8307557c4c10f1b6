/// How many known cards and how many cards of the library have the keys of the open ones: a key that
/// several have says little.
struct Census {
  private var counts: [UInt64: (known: Int, cards: Int)] = [:]

  /// Counts question or answer, each with its deck.
  ///
  /// - Parameter decks: for each recorded deck, by number, that of the library in which its cards are.
  init(
    of part: KeyPath<CardLook.Digests, UInt64>, in identifier: Identifier,
    decks: [Int?]
  ) {
    func deck(_ number: Int) -> Int { decks[number] ?? -1 - number }
    func keys(_ one: Identifier.Known) -> Set<UInt64> {
      Set(one.texts.map { Self.key($0[keyPath: part], 0, deck(one.deck)) })
    }
    for one in identifier.known where one.isOpen {
      for key in keys(one) { counts[key] = (0, 0) }
    }
    guard !counts.isEmpty else { return }
    for one in identifier.known { for key in keys(one) { counts[key]?.known += 1 } }
    for arrival in identifier.arrivals {
      let keys = arrival.faces.map { face in
        Self.key(face.digests[keyPath: part], 0, arrival.deck)
      }
      for key in Set(keys) { counts[key]?.cards += 1 }
    }
    for (id, entry) in identifier.settled {
      guard let look = identifier.ids.recorded[id] else { continue }
      let text = CardLook.Digests(
        question: CardFace.key(ofQuestion: look.question), answer: look.answer)
      let key = Self.key(text[keyPath: part], 0, identifier.library.entries[entry].deck)
      counts[key]?.known += 1
      counts[key]?.cards += 1
    }
  }

  /// Whether one known card and one card of the library have a key.
  func isUnique(_ key: UInt64) -> Bool {
    counts[key].map { $0.known == 1 && $0.cards == 1 } ?? false
  }

  /// A key of two digests and a deck.
  static func key(_ one: UInt64, _ other: UInt64, _ deck: Int) -> UInt64 {
    var key = one &* 0x9E37_79B9_7F4A_7C15
    key = (key ^ (key >> 32) ^ other) &* 0xD6E8_FEB8_6659_FD93
    key = (key ^ (key >> 32) ^ UInt64(truncatingIfNeeded: deck)) &* 0xA076_1D64_78BD_642F
    return key ^ (key >> 32)
  }
}
