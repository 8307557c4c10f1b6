import FlashcardDeck

/// The orders of a list of cards, in the order in which a key goes through them.
public enum CardOrder: String, CaseIterable, Sendable {
  case deck, due, box, lapses

  /// The one after it.
  var next: CardOrder {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// Cards of a list that is in deck order, in this order; what was never answered comes last.
  func sorted(_ cards: [Int], _ state: State) -> [Int] {
    func key(_ card: Int) -> Int {
      guard let progress = state.record[state.library.entries[card].id] else { return .max }
      return switch self {
      case .deck: card
      case .due: progress.due.number
      case .box: progress.box
      case .lapses: -progress.lapses
      }
    }
    if self == .deck { return cards.sorted() }
    return cards.map { (key($0), $0) }.sorted { $0 < $1 }.map(\.1)
  }
}
