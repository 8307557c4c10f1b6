/// What known cards looked like, by the ids under which they are known.
public struct RecordedLooks: Sendable {
  /// The look that was recorded last.
  public var latest: [CardID: CardLook]
  /// Other texts that were recorded before: a card is known again if its file gets back an earlier version.
  public var earlier: [CardID: [CardLook.Digests]]

  /// Looks with every part given.
  public init(
    latest: [CardID: CardLook] = [:], earlier: [CardID: [CardLook.Digests]] = [:]
  ) {
    self.latest = latest
    self.earlier = earlier
  }
}

extension CardLook {
  /// The digests of the text in each language in which it was recorded.
  public var texts: [Digests] {
    [CardFace(self).digests] + (translation.map { [$0] } ?? [])
  }

  /// Whether the texts are the same.
  public func hasText(of look: CardLook) -> Bool {
    question == look.question && answer == look.answer && translation == look.translation
  }
}
