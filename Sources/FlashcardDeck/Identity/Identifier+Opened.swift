/// The card that the learner opened in an editor.
extension Identifier {
  /// Takes the card that was opened for being rewritten, if it is gone and a card is in its place that is
  /// not more like another known one: between its neighbours, or the only new one of its deck. If the two
  /// have nothing in common, it is a doubt.
  mutating func matchOpened(_ pairs: FlatLists<SimilarCards.Pair>, _ cards: SimilarCards) {
    guard let opened, let one = knownOfID[opened], known[one].isOpen,
      let place = cards.open.firstIndex(of: one)
    else { return }
    let own = pairs[place].filter { arrivals[$0.arrival].isOpen && $0.evidence.deck == .same }
    let inPlace = own.filter {
      samePlaces(one, $0.arrival) == 2 || $0.evidence.isAlone
    }
    let new = arrivals.indices.filter {
      arrivals[$0].isOpen && arrivals[$0].deck == presentDecks[known[one].deck]
    }
    guard let pair = inPlace.count == 1 ? inPlace[0] : new.count == 1 ? own.first : nil
    else { return }
    let rivals = cards.open.indices.filter { $0 != place }.flatMap { pairs[$0] }
      .filter { $0.arrival == pair.arrival }
    guard rivals.allSatisfy({ $0.evidence.distance > pair.evidence.distance }) else { return }
    if pair.evidence.hasSomethingInCommon {
      match(one, pair.arrival)
    } else {
      // Translated, or another card instead: only the learner knows.
      doubt(one, [(pair.arrival, pair.evidence.reasons)])
    }
  }
}
