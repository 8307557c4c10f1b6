import FlashcardDeck

/// What a learner says of a known card that is in no deck.
public struct Decision: Hashable, Sendable {
  /// The id under which it is known.
  public var was: CardID
  /// The card that it is now; nil if it is none of those that it may be.
  public var card: CardID?

  /// A decision with every part given.
  public init(was: CardID, card: CardID?) {
    self.was = was
    self.card = card
  }
}
