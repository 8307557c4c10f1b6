import Toolkit

/// One card as byte ranges of its file's text: what a list or a session needs before the card is shown.
public struct CardOutline: Sendable {
  /// The card's name: the one that the deck gives it, or a digest of its question.
  ///
  /// Two cards with the same question have the same digest; a `Library` gives one another name.
  public let id: CardID
  /// How the card asks.
  public let kind: CardKind
  /// Whether the deck itself names the card (`{#name}`).
  public let isNamed: Bool
  let questionSpan: ByteRange
  let answerSpan: ByteRange
  let explanationSpan: ByteRange
  /// From the card's first line to its end.
  let whole: ByteRange
  /// Columns by which the lines of the text are indented in a list item.
  let margin: UInt16
  private let partCode: UInt16
  private let shortTopic: UInt32
  private let shortLine: UInt32
  private let shortGroup: UInt32

  init(
    id: CardID, kind: CardKind, isNamed: Bool, topic: Int, line: Int, group: Int,
    question: ByteRange, answer: ByteRange, explanation: ByteRange, whole: ByteRange, margin: Int,
    part: CardPart = .whole
  ) {
    self.id = id
    self.kind = kind
    self.isNamed = isNamed
    questionSpan = question
    answerSpan = answer
    explanationSpan = explanation
    self.whole = whole
    self.margin = UInt16(clamping: margin)
    partCode = part.code
    shortTopic = UInt32(clamping: topic)
    shortLine = UInt32(clamping: line)
    shortGroup = UInt32(clamping: group)
  }

  /// The smallest range with all of the card's text: in some notes the question is a heading above
  /// `whole`.
  var extent: ByteRange {
    [questionSpan, answerSpan, explanationSpan].filter { !$0.isEmpty }.reduce(whole) {
      $0.union($1)
    }
  }
  /// The index of the card's topic in its file's topics.
  public var topic: Int { Int(shortTopic) }
  /// The line of the question, from 1.
  public var line: Int { Int(shortLine) }
  /// Cards of a file with equal groups are siblings: two directions, or the clozes of one text.
  public var group: Int { Int(shortGroup) }
  /// Which of the cards of its group it is.
  public var part: CardPart { CardPart(code: partCode) }
  /// The bytes of the question in the file's text.
  public var question: Range<Int> { questionSpan.range }
  /// The bytes of the answer in the file's text.
  public var answer: Range<Int> { answerSpan.range }
  /// The bytes of the explanation in the file's text; empty if there is none.
  public var explanation: Range<Int> { explanationSpan.range }
}
