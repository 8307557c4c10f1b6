import Toolkit

/// The title, topics, cards and problems that a reader found in a file.
struct DeckContents {
  /// Bytes of a card. A longer one is an unclosed fence or quotation, or not a deck, and would delay every
  /// screen that shows it.
  private static let longestCard = 1 << 18

  var title: String?
  private(set) var topics: [[String]] = []
  private(set) var cards: [CardOutline] = []
  private(set) var problems: [Problem] = []
  private var topicIndex = TextIndex()

  /// Room for the cards that some marks can make.
  init(marks: Int = 0) {
    cards.reserveCapacity(marks)
  }

  /// A card's parts as its reader found them.
  struct Parts {
    var name: CardID?
    var question: ByteRange
    var answer: ByteRange
    var explanation = ByteRange.empty
    var whole: ByteRange
    /// The offset of the card's heading or label, for problems.
    var offset: Int
    var line: Int
    var margin = 0
  }

  /// The index of a topic, which becomes one of the deck's topics: only for a topic with a card.
  mutating func topic(_ path: [String], in source: DeckSource) -> Int {
    let path = source.folders + path
    if let known = topicIndex.indexOrInsert(path) { return known }
    topics.append(path)
    return topics.count - 1
  }

  /// Adds a card, or a problem if a part is missing.
  mutating func add(_ parts: Parts, topic: Int, from source: DeckSource) {
    let bytes = source.bytes
    if parts.whole.end - parts.whole.start > Self.longestCard {
      report(.error, .cardTooLong, parts, in: source)
    } else if SourceText.isEmpty(parts.question, in: bytes) {
      report(.error, .noQuestion, parts, in: source)
    } else if SourceText.isEmpty(parts.answer, in: bytes) {
      report(.error, .noAnswer, parts, in: source)
    } else {
      cards.append(
        CardOutline(
          id: parts.name ?? digest(of: parts.question, in: bytes), kind: .basic,
          isNamed: parts.name != nil, topic: topic, line: parts.line, group: cards.count,
          question: parts.question, answer: parts.answer, explanation: parts.explanation,
          whole: parts.whole, margin: parts.margin))
    }
  }

  private mutating func report(
    _ severity: Problem.Severity, _ cause: Problem.Cause, _ parts: Parts, in source: DeckSource
  ) {
    problems.append(
      Problem(
        severity: severity, file: source.path, line: parts.line,
        column: source.bytes.column(of: parts.offset), cause: cause))
  }

  private func digest(of question: ByteRange, in bytes: Bytes) -> CardID {
    var digest = Digest()
    digest.add(question, of: bytes)
    return digest.cardID
  }
}
