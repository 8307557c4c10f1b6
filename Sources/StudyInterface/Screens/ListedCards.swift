import FlashcardDeck
import Synchronization

/// The cards of one library's lists that were made last, under all that they depend on: a key moves the cursor by a row, and
/// all other rows are as they were.
///
/// To make those of a screen again for each key took a third of its time.
final class ListedCards: Sendable {
  struct Key: Hashable {
    let card: Int
    let language: Language
    let base: Style
    let isBesideSiblings: Bool
    let ambiguousWidth = AmbiguousWidth.current
  }

  /// Some screens full of rows.
  private static let capacity = 512

  private let kept = Mutex<[Key: ListedCard]>([:])

  /// The card of a key, made if it is not there.
  func card(_ key: Key, make: () -> ListedCard) -> ListedCard {
    if let known = kept.withLock({ $0[key] }) { return known }
    let card = make()
    kept.withLock { kept in
      // All at once, because this is rare.
      if kept.count >= Self.capacity { kept = [:] }
      kept[key] = card
    }
    return card
  }
}
