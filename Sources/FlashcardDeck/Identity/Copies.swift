/// How many cards of each deck ask the same, and how many of them are not known exactly.
struct Copies {
  private struct Count {
    var known = 0
    var present = 0
    var uncertain = 0
  }

  private var counts: [UInt64: Count] = [:]

  init(in identifier: Identifier) {
    for card in identifier.known {
      let key = Census.key(card.face.questionKey, 0, card.deck)
      counts[key, default: Count()].known += 1
      let isExact = card.arrival.map {
        identifier.arrivals[$0].faces[0].digests == card.face.digests
      }
      if isExact != true { counts[key, default: Count()].uncertain += 1 }
    }
    for arrival in identifier.arrivals {
      counts[Census.key(arrival.faces[0].questionKey, 0, arrival.deck), default: Count()].present +=
        1
    }
    for card in identifier.settledTexts {
      let key = Census.key(card.digests.question, 0, card.deck)
      counts[key, default: Count()].known += 1
      counts[key, default: Count()].present += 1
    }
  }

  /// Whether one of several known cards of a deck that ask the same is not known exactly, and the deck has as
  /// many such cards as before. One alone may have gone, and a card that never was answered have stayed.
  func isOnlyOne(_ question: UInt64, deck: Int) -> Bool {
    guard let count = counts[Census.key(question, 0, deck)] else { return false }
    return count.uncertain == 1 && count.known > 1 && count.known == count.present
  }
}
