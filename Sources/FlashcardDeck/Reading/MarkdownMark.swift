import Toolkit

/// A line that may structure a deck: a heading, a label at the start of a paragraph, or a line that
/// asks in some notes.
struct MarkdownMark: Sendable {
  enum Kind: Sendable, Equatable {
    case heading(level: UInt8)
    case label(Label.Part)
    case line(Line)
  }

  /// What else may ask or answer, if no heading does.
  enum Line: UInt8, Sendable {
    /// A line that is bold as a whole, or begins with a bold number.
    case bold
    /// A quoted line that ends with a question mark.
    case quote
    /// A quoted line with a number that does not end with a question mark.
    case plainQuote
    /// A numbered list item that is a heading.
    case item
    /// A list item without a number that is bold as a whole.
    case bullet
    /// `<details>` with its `<summary>`.
    case details
    /// `</details>`
    case detailsEnd
    /// A line that begins with a number and asks, also as a list item.
    case plain
    /// A list item without a number that asks.
    case plainBullet
    /// `###Why?`, which is no heading.
    case unspaced
    /// `＃＃＃ Why?`, which is no heading either.
    case wide
    /// A line that asks or has a number, underlined as a heading is.
    case underlined
    /// A list item `question :: answer`, or a card with gaps: `C: Water boils at [100 °C].`
    case pair
    /// A list item with colons that part no question from an answer, as in `question ::`.
    case nearPair
    /// A question's label that is not bold: `Q:`, `题目：`.
    case plainQuestion
    /// An answer's label that is not bold: `A:`, `答案：`.
    case plainAnswer
  }

  var kind: Kind
  /// The label is behind a list item's marker.
  var isListItem = false
  /// The label has no colon and is alone in its line.
  var isBare = false
  /// The label is a single letter.
  var isLetter = false
  /// The label is a word that names who speaks in a dialogue as well: `**问：**`, `**Q:**`.
  var isSpoken = false
  /// The label begins a quoted line.
  var isQuoted = false
  /// The line above, blank ones aside, is a rule.
  var followsRule = false
  /// The label is a heading.
  var isHeading = false
  /// The heading is the title of a part with answers or explanations to the questions before it.
  var isOverAnswers = false
  /// Behind the question mark, where the text ends, the line has a remark.
  var isRemarked = false
  /// The line is one of a list of questions whose answers are a part behind it.
  var isListed = false
  /// What `<details>` hide is the text.
  var isDetails = false
  /// What a line was before it became a heading; nil for headings and labels of Markdown.
  private(set) var form: Line?
  /// The details are inside others.
  var isNested = false
  /// Which of the label's words it is.
  var word: UInt8 = 0
  private let shortIndent: UInt16
  private let shortLine: UInt32
  private let lineSpan: ByteRange
  /// The heading's text without its `#`s, the text behind the label in its line, or the summary.
  let text: ByteRange

  init(kind: Kind, start: Int, line: Int, text: ByteRange, indent: Int) {
    self.kind = kind
    self.text = text
    if case .line(let line) = kind { form = line }
    shortIndent = UInt16(clamping: indent)
    shortLine = UInt32(clamping: line)
    lineSpan = ByteRange(start, text.end)
  }

  init(
    label: Label, start: Int, line: Int, end: Int, indent: Int, isListItem: Bool = false
  ) {
    self.init(
      kind: .label(label.part), start: start, line: line, text: ByteRange(label.content, end),
      indent: indent)
    self.isListItem = isListItem
    isBare = label.isBare
    isLetter = label.isLetter
    isSpoken = label.isSpoken
    word = label.word
  }

  /// The same place as a mark of another kind.
  func changed(to kind: Kind) -> MarkdownMark {
    var mark = self
    mark.kind = kind
    return mark
  }

  /// The offset of the line's start.
  var start: Int { lineSpan.start }
  /// The line, from 1.
  var line: Int { Int(shortLine) }
  /// Bytes before the heading or the label, including those of a list item's marker.
  var indent: Int { Int(shortIndent) }

  var isLine: Bool { if case .line = kind { true } else { false } }
  /// Whether a line other than a summary may ask.
  var mayBePromoted: Bool {
    switch kind {
    case .line(.bold), .line(.quote), .line(.item), .line(.plain), .line(.underlined): true
    default: false
    }
  }
  /// Whether a line may ask, whether or not a reader takes it.
  var mayAsk: Bool {
    switch kind {
    case .line(.detailsEnd), .line(.pair), .line(.nearPair), .line(.plainAnswer), .line(.bullet),
      .line(.plainBullet), .line(.plainQuote):
      false
    case .line: true
    case .label(let part): part == .question
    case .heading: false
    }
  }
  var isOuterDetails: Bool { kind == .line(.details) && !isNested }
  var isLabel: Bool { if case .label = kind { true } else { false } }

  /// The heading's level; nil for anything else.
  var headingLevel: Int? {
    if case .heading(let level) = kind { Int(level) } else { nil }
  }
}
