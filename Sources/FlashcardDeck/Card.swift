/// How a card asks.
public enum CardKind: String, Sendable {
  case basic
  case reversed
  case cloze
  case choice
  case typed
}

/// One flashcard, its text in Markdown, as a screen or a script wants it.
public struct Card: Sendable, Equatable {
  /// What names the card for good.
  public var id: CardID
  /// How the card asks.
  public var kind: CardKind
  /// What is asked.
  public var question: String
  /// What was to be recalled.
  public var answer: String
  /// Why it is so; empty where the deck does not say.
  public var explanation: String
  /// The topic path in the deck, outermost first: folders, then headings.
  public var topic: [String]
  /// Tags of the deck, then of the card.
  public var tags: [String]
  /// Where the answer comes from; empty where the deck does not say.
  public var source: String
  /// The file that holds the card, as the reader was told it.
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
