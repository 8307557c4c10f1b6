import FlashcardDeck
import Toolkit

/// Why stored progress can't be read or written.
public enum StoreError: Error, Hashable, Sendable {
  /// The system refused something.
  case file(FileError)
  /// The event follows from a state of its card that is not the stored one: another process answered the
  /// card meanwhile.
  case outdated(CardID)
  /// The store is open for reading only.
  case readOnly(Obstacle)
}
