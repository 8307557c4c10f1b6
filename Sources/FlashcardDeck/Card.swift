/// How a card asks.
public enum CardKind: String, Sendable {
  case basic
  case reversed
  case cloze
  case choice
  case typed
}

/// One flashcard with its text in Markdown.
public struct Card: Sendable, Equatable {
  /// The card's name in histories.
  public var id: CardID
  /// How the card asks.
  public var kind: CardKind
  /// What is asked.
  public var question: String
  /// What the learner should recall.
  public var answer: String
  /// Why the answer is right; empty if the deck gives no explanation.
  public var explanation: String
  /// The topic path in the deck, outermost first: folders, then headings.
  public var topic: [String]
  /// Tags of the deck, then of the card.
  public var tags: [String]
  /// The source of the answer; empty if the deck gives none.
  public var source: String
  /// The file that holds the card, as passed in.
  public var file: String
  /// The line of the question, from 1.
  public var line: Int

  /// A card with every part given.
  public init(
    id: CardID, kind: CardKind, question: String, answer: String, explanation: String,
    topic: [String], tags: [String], source: String, file: String, line: Int
  ) {
    self.id = id
    self.kind = kind
    self.question = question
    self.answer = answer
    self.explanation = explanation
    self.topic = topic
    self.tags = tags
    self.source = source
    self.file = file
    self.line = line
  }
}
