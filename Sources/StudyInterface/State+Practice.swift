import FlashcardDeck

extension State {
  /// Why there is nothing to practise among some cards: all of them are put away, or none was learned.
  func reasonAgainstPractice(of cards: some Sequence<Int>) -> String {
    let marks = record.remarks.marks
    let cards = Array(cards)
    let isAway = cards.allSatisfy { marks[library.entries[$0].id]?.isAway(on: day) ?? false }
    return isAway && !cards.isEmpty ? messages.onlySuspended : messages.nothingToPractise
  }
}
