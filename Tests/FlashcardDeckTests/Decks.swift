import FlashcardDeck

extension DeckFile {
  /// Every card with its text.
  var allCards: [Card] { cards.indices.map { card(at: $0) } }
}
