/// A format of decks.
protocol DeckReader {
  /// Whether a file has this format.
  static func recognises(_ source: DeckSource) -> Bool
  /// The file's cards; a mistake in one becomes a problem and costs no other card.
  static func read(_ source: DeckSource) -> DeckContents
}
