/// What names a card in histories, across edits and in every language of its deck.
///
/// Either the name that the deck gives (`{#name}`) or a digest of the card's question. A digest has
/// 13 characters, which a `String` keeps without allocating.
public struct CardID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name as it stands in JSON.
  public let description: String

  /// A card's name as it stands in a deck, in JSON or on the command line.
  public init(_ text: String) {
    description = text
  }

  /// In the order of their UTF-8 bytes.
  public static func < (one: CardID, other: CardID) -> Bool {
    one.description.utf8.lexicographicallyPrecedes(other.description.utf8)
  }
}
