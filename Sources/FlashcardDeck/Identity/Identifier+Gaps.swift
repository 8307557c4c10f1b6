import Toolkit

/// Cards that were edited together with their neighbours.
extension Identifier {
  /// The most cards between two known ones whose places still say something.
  private static var longestGap: Int { 8 }

  /// The end of a row of cards that are not known.
  private enum Anchor: Equatable {
    case endOfDeck
    case entry(Int)
  }

  /// Whether an arrival is between the same two cards, or ends of the deck, as a known card was, and all
  /// cards between them are new.
  func isInGap(_ one: Int, _ arrival: Int) -> Bool {
    for offset in [-1, 1] {
      guard let anchor = anchor(ofKnown: one, offset),
        anchor == self.anchor(ofArrival: arrival, offset)
      else { return false }
    }
    return true
  }

  /// The arrivals that are in such a place.
  func arrivalsInGap(of one: Int) -> [Int] {
    guard let start = anchor(ofKnown: one, -1), anchor(ofKnown: one, 1) != nil,
      let deck = presentDecks[known[one].deck]
    else { return [] }
    var entry: Int
    switch start {
    case .entry(let known): entry = known + 1
    case .endOfDeck:
      guard let first = library.entries.firstIndex(where: { $0.deck == deck }) else { return [] }
      entry = first
    }
    var found: [Int] = []
    while found.count < Self.longestGap, entry < library.entries.count,
      library.entries[entry].deck == deck, arrivalOfEntry[entry] >= 0,
      case let arrival = Int(arrivalOfEntry[entry]), arrivals[arrival].isOpen
    {
      found.append(arrival)
      entry += 1
    }
    return found.filter { isInGap(one, $0) }
  }

  /// The next card that is known by now, on one side of where a known card was; nil if none is near.
  private func anchor(ofKnown one: Int, _ offset: Int) -> Anchor? {
    var one = one
    for _ in 0..<Self.longestGap {
      switch offset < 0 ? beside[one].before : beside[one].after {
      case .none: return .endOfDeck
      case .unknown: return nil
      case .entry(let entry): return .entry(Int(entry))
      case .known(let other):
        if let arrival = known[Int(other)].arrival { return .entry(arrivals[arrival].entry) }
        one = Int(other)
      }
    }
    return nil
  }

  /// The next card on one side of an arrival that is known or was there before; nil if none is near.
  private func anchor(ofArrival arrival: Int, _ offset: Int) -> Anchor? {
    var entry = arrivals[arrival].entry
    for _ in 0..<Self.longestGap {
      guard let next = library.neighbour(of: entry, offset) else { return .endOfDeck }
      let neighbour = arrivalOfEntry[next]
      if neighbour < 0 || !arrivals[Int(neighbour)].isOpen { return .entry(next) }
      entry = next
    }
    return nil
  }
}
