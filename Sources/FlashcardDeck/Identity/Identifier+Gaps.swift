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
