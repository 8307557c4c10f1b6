/// How a card asks.
public enum CardKind: String, Sendable, CaseIterable {
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
  /// Which of the cards of its text it is.
  public var part = CardPart.whole
  /// What is asked; of a cloze, the heading and the text with the gap hidden.
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
  /// The texts to choose from, in the order of the deck; empty for other kinds.
  public var choices: [Choice] = []
  /// What stands below the choices; empty for other kinds.
  public var belowChoices = ""
  /// What is right to type, in Markdown; empty for other kinds.
  public var typed: [String] = []
  /// The heading and the text of a cloze; nil for other kinds.
  public var cloze: (heading: String, text: ClozeText)? {
    clozeText.map { (heading, $0) }
  }
  var clozeText: ClozeText?
  /// The question as it is written, if `question` is made of more.
  var heading = ""

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

extension Card {
  /// Makes of question and answer, as they are written, what one of the cards of the text asks.
  ///
  /// - Parameter isDeclared: whether a comment says which kind it is.
  mutating func take(_ part: CardPart, isDeclared: Bool) {
    self.part = part
    switch kind {
    case .basic: break
    case .reversed:
      if part == .back { swap(&question, &answer) }
    case .cloze:
      guard case .gap(let number) = part else { break }
      let text = ClozeText(source: answer, number: number, takesPlain: isDeclared)
      (heading, clozeText) = (question, text)
      let (asked, answered) = text.askedAndAnswered
      question += "\n\n" + asked
      answer = answered
    case .choice:
      guard let found = Choices(answer) else { break }
      (choices, belowChoices) = (found.choices, found.rest)
    case .typed:
      let blocks = TextBlocks(answer).blocks
      switch blocks.first {
      case .list(let items): typed = items.map(\.text)
      case .other(let text): typed = [text]
      case nil: break
      }
    }
  }

  /// The question as a list shows it, which tells no answer of a sibling.
  public var listed: String {
    if part == .back { return "… → " + answer }
    return cloze.map { $0.heading + "\n\n" + $0.text.text(.listed) } ?? question
  }
}
