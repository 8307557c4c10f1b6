/// A card's name in histories; the same after edits and in every language of its deck.
///
/// Either the name that the deck gives (`{#name}`) or a digest of the card's question. A digest has
/// 13 characters, which a `String` keeps without allocating.
public struct CardID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name as text, as JSON has it.
  public let description: String

  /// A card's name as a deck, JSON or the command line gives it.
  public init(_ text: String) {
    description = text
  }

  /// The name of one of the cards of a text that has this name.
  func of(_ part: CardPart) -> CardID {
    part == .whole ? self : CardID(description + part.suffix)
  }

  /// In the order of their UTF-8 bytes.
  public static func < (one: CardID, other: CardID) -> Bool {
    one.description.utf8.lexicographicallyPrecedes(other.description.utf8)
  }
}
