import FlashcardDeck

/// What a learner's editor is opened for.
public enum DeckChange: Equatable, Sendable {
  /// A card, at a line of its file.
  case edit(CardID, file: String, line: Int)
  /// A new card of a scope.
  case add(Scope)
}

/// What came of the learner's editor that was opened at a new card.
public struct AddedCards: Equatable, Sendable {
  /// How many cards there are more than before.
  public var cards: Int
  /// The file to which they were added.
  public var file: String
  /// The deck and the topic of the first of them.
  public var place: [String]
  /// Where the first of them is, or what was written without a question.
  public var line: Int?
  /// Whether something was written without a question.
  public var isLoose: Bool
  /// The editor that may still have the new card open, because it does not wait until it is closed.
  public var openIn: String?

  /// What was added, with every part given.
  public init(
    cards: Int, file: String, place: [String] = [], line: Int? = nil, isLoose: Bool = false
  ) {
    (self.cards, self.file, self.place) = (cards, file, place)
    (self.line, self.isLoose) = (line, isLoose)
  }

  /// The file's name and the line, as `FILE:LINE`.
  var lineWords: String? {
    line.map { "\(file.split(separator: "/").last ?? ""):\($0)" }
  }
}

/// Where decks are copied to that can't, or should not, be changed where they are.
public struct CopyPlace: Equatable, Sendable {
  /// The folder, as it is said.
  public var folder: String
  /// Whether later starts read the originals again, since the command line names those.
  public var mustBeNamed: Bool
  /// Whether they are all decks that came with the program.
  public var isForBundledDecks: Bool

  /// A place with every part given.
  public init(folder: String, mustBeNamed: Bool = false, isForBundledDecks: Bool = false) {
    (self.folder, self.mustBeNamed) = (folder, mustBeNamed)
    self.isForBundledDecks = isForBundledDecks
  }
}

/// A question to the learner that a key answers, before anything else.
struct CopyQuestion: Sendable {
  /// What is to be done after copying.
  let change: DeckChange

  /// The same for decks that were read again; nil if they have no more what it is about.
  func moved(from old: Library, to new: Library) -> CopyQuestion? {
    switch change {
    case .edit: self
    case .add(let scope):
      scope.moved(from: old, to: new).map { CopyQuestion(change: .add($0)) }
    }
  }
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
