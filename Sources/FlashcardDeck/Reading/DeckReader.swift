/// A way to write a deck.
protocol DeckReader {
  /// Whether a file is written this way.
  static func recognises(_ source: DeckSource) -> Bool
  /// The file's cards; a mistake becomes a problem and costs no other card.
  static func read(_ source: DeckSource) -> DeckContents
}
