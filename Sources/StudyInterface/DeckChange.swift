import FlashcardDeck

/// What a learner's editor is opened for.
public enum DeckChange: Equatable, Sendable {
  /// A card, at a line of its file.
  case edit(CardID, file: String, line: Int)
  /// A new card of a scope.
  case add(Scope)
}

/// A question to the learner that a key answers, before anything else.
struct CopyQuestion: Sendable {
  /// What is to be done after copying.
  let change: DeckChange
  /// Where the decks are copied to.
  let folder: String
}

extension State {
  /// Takes a key as the answer to the question: every key but that of the answer yes means no.
  mutating func answer(_ question: CopyQuestion, with key: Key) -> [Effect] {
    self.question = nil
    switch key.halfwidth {
    case .character("y"), .character("Y"): return [.copyDecks(for: question.change)]
    case .control where keys.action(for: key, in: screen.context) == .quit: return [.quit]
    default:
      notice = .sentence(messages.notCopied)
      return []
    }
  }
}
