import FlashcardDeck

/// What a notice offers to do with `e` or `x`, as long as it stands: it is about a card or a line that may
/// not be on the screen.
public enum Offer: Equatable, Sendable {
  /// A card to be edited or suspended.
  case card(CardID)
  /// A line of a file to be edited, where a card is broken; the card that was edited before, or any if one was added.
  case line(Int, file: String, after: CardID)
}

/// A card that an edit broke, and what was shown before: where to go on when it is mended.
struct BrokenCard: Sendable {
  let card: CardID
  /// The decks as they were.
  let library: Library
  let topics: [TopicTree.Row]
  let screens: [any Screen]
}

extension State {
  /// Does what a key means for an offer; nil if it means something else.
  mutating func take(_ offer: Offer, by key: Key) -> [Effect]? {
    guard pending.isEmpty, !screen.context.takesText else { return nil }
    let action = keys.action(for: key, in: .answer)
    switch (offer, action) {
    case (.line(let line, let file, let card), .edit):
      return [.edit(card, file: file, line: line)]
    case (.card(let card), .edit), (.card(let card), .suspend):
      guard let action, let index = index(of: card), let response = mark(index, by: action) else {
        return nil
      }
      if let notice = response.notice { self.notice = notice }
      return response.effects
    default: return nil
    }
  }
}
