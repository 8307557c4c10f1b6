import StudyInterface

/// How the learner has put the screens, from one run to the next.
struct RememberedView: Equatable {
  /// The rows of the topic tree that are folded.
  var folded: [[String]]
  /// The order of lists of cards.
  var cardOrder: CardOrder

  /// The names before an order: no deck has the empty one, so a version that knows folded topics alone finds none.
  private static let mark = ["", "order"]

  init(folded: [[String]], cardOrder: CardOrder) {
    (self.folded, self.cardOrder) = (folded, cardOrder)
  }

  init(_ lines: [[String]]) {
    folded = lines.filter { !$0.starts(with: Self.mark) }
    let names = lines.last { $0.starts(with: Self.mark) }?.dropFirst(Self.mark.count)
    cardOrder = names?.first.flatMap(CardOrder.init(rawValue:)) ?? .deck
  }

  /// The same for the file; deck order, as it is without one, takes none.
  var lines: [[String]] {
    folded + (cardOrder == .deck ? [] : [Self.mark + [cardOrder.rawValue]])
  }
}
