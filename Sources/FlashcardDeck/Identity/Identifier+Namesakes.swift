/// Known cards and cards of the library that bear one name.
extension Identifier {
  /// What a known card and an arrival with its name have in common.
  struct Namesakes {
    var sameDeck: Bool
    var sameText: Bool
    var sameQuestion: Bool
    var alikeAnswer: Bool
    var sameTellingAnswer: Bool
    /// Whether the known card's deck is another one and there without it, and no other card has its name or asks the same.
    var isOnlyMoved: Bool
    /// Whether the learner was asked about the two before.
    var wasAsked: Bool
  }

  /// Matches each open arrival that has a name with the open known card of that name, if what they have in
  /// common is enough.
  mutating func matchNamesakes(_ accepts: (Namesakes) -> Bool) {
    for index in arrivals.indices where arrivals[index].isNamed && arrivals[index].isOpen {
      let arrival = arrivals[index]
      for one in namesakes(of: index) where known[one].isOpen && !wereTwo(one, index) {
        let card = known[one]
        let pairs = card.texts.flatMap { text in
          arrival.faces.map { (text.question == $0.questionKey, text.answer == $0.answer) }
        }
        let sameDeck = card.deck == arrival.deck || presentDecks[card.deck] == arrival.deck
        let common = Namesakes(
          sameDeck: sameDeck,
          sameText: pairs.contains { $0.0 && $0.1 }, sameQuestion: pairs.contains { $0.0 },
          alikeAnswer: arrival.faces.contains {
            CardSimilarity.areAlike(
              card.face, $0, leastOfShort: card.deck == arrival.deck ? 0.25 : 0.6)
          },
          sameTellingAnswer: haveTellingAnswer(one, index),
          isOnlyMoved: !sameDeck && presentDecks[card.deck] != nil && !card.look.sharesID
            && !isShared[arrival.entry] && !isAskedInSeveralDecks(one),
          wasAsked: card.doubted.contains(library.entries[arrival.entry].id))
        if accepts(common) {
          match(one, index)
          break
        }
      }
    }
  }
}
