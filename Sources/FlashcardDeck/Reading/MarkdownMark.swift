import Toolkit

/// A line that may structure a deck: a heading, or a label at the start of a paragraph.
struct MarkdownMark: Sendable {
  enum Kind: Sendable, Equatable {
    case heading(level: UInt8)
    case label(Label.Part)
  }

  let kind: Kind
  /// The label is behind a list item's marker.
  var isListItem = false
  /// The label has no colon and is alone in its line.
  var isBare = false
  /// The label is a single letter.
  var isLetter = false
  /// Which of the label's words it is.
  var word: UInt8 = 0
  private let shortIndent: UInt16
  private let shortLine: UInt32
  private let lineSpan: ByteRange
  /// The heading's text without its `#`s, or the text behind the label in its line.
  let text: ByteRange

  init(kind: Kind, start: Int, line: Int, text: ByteRange, indent: Int) {
    self.kind = kind
    self.text = text
    shortIndent = UInt16(clamping: indent)
    shortLine = UInt32(clamping: line)
    lineSpan = ByteRange(start, text.end)
  }

  /// The offset of the line's start.
  var start: Int { lineSpan.start }
  /// The line, from 1.
  var line: Int { Int(shortLine) }
  /// Columns before the heading or the label, including those of a list item's marker.
  var indent: Int { Int(shortIndent) }

  /// The heading's level; nil for a label.
  var headingLevel: Int? {
    if case .heading(let level) = kind { Int(level) } else { nil }
  }
}
