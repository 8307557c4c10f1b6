/// Which keys only one known card and only one card of the library have: a key that several have says
/// little.
struct Census {
  private var table: JoinTable

  /// Counts question or answer, each with its deck.
  ///
  /// - Parameter decks: for each recorded deck, by number, that of the library in which its cards are; nil to count
  ///   without decks.
  init(
    of part: KeyPath<CardLook.Digests, UInt64>, in identifier: Identifier, decks: [Int?]?
  ) {
    func deck(_ number: Int) -> Int { decks.map { $0[number] ?? -1 - number } ?? Self.everywhere }
    func present(_ deck: Int) -> Int { decks == nil ? Self.everywhere : deck }
    let isAnswer = part == \.answer
    func value(_ digests: CardLook.Digests) -> UInt64 {
      isAnswer ? digests.answer : digests.question
    }
    table = JoinTable(capacity: 2 * identifier.known.count)
    // Those that are not open count as well, by numbers that no open one has.
    for index in identifier.known.indices {
      let deck = deck(identifier.known[index].deck)
      for text in identifier.known[index].texts {
        table.addKnown(index, Self.key(value(text), 0, deck))
      }
    }
    for index in identifier.arrivals.indices {
      let deck = present(identifier.arrivals[index].deck)
      for face in identifier.arrivals[index].faces {
        table.addArrival(index, Self.key(value(face.digests), 0, deck))
      }
    }
    let (known, arrivals) = (identifier.known.count, identifier.arrivals.count)
    for (index, card) in identifier.settledTexts.enumerated() {
      let key = Self.key(value(card.digests), 0, present(card.deck))
      guard table[key] != nil else { continue }
      table.addKnown(known + index, key)
      table.addArrival(arrivals + index, key)
    }
  }

  /// Stands for all decks.
  private static var everywhere: Int { .min }

  /// Whether one known card and one card of the library have a text, among those of all decks.
  func isRare(_ text: UInt64) -> Bool { isUnique(Self.key(text, 0, Self.everywhere)) }

  /// Whether one known card and one card of the library have a key.
  func isUnique(_ key: UInt64) -> Bool {
    table[key].map { $0.one >= 0 && $0.arrival >= 0 } ?? false
  }

  /// A key of two digests and a deck.
  static func key(_ one: UInt64, _ other: UInt64, _ deck: Int) -> UInt64 {
    var key = one &* 0x9E37_79B9_7F4A_7C15
    key = (key ^ (key >> 32) ^ other) &* 0xD6E8_FEB8_6659_FD93
    key = (key ^ (key >> 32) ^ UInt64(truncatingIfNeeded: deck)) &* 0xA076_1D64_78BD_642F
    return key ^ (key >> 32)
  }
}
