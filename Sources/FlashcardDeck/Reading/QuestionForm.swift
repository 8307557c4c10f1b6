import Toolkit

/// The form of a line that is a question in the notes of some people and programs, and that no reader takes.
enum QuestionForm {
  /// The answer is in the lines below.
  case asked
  /// The line has its answer.
  case answered
  /// The line is the number of the question in the lines below: `Question 1`.
  case numbered

  init?(_ bytes: Bytes, _ line: ByteRange) {
    guard !line.isEmpty else { return nil }
    let start =
      bytes.listMarkerEnd(at: line.start, before: line.end)
      .map { bytes.skipBlanks(from: $0, to: line.end) } ?? line.start
    guard start < line.end else { return nil }
    let text = ByteRange(start, line.end)
    if start > line.start, Self.hasTag(bytes, text) {
      self = .asked
    } else if Self.begins(bytes, text) {
      self = .asked
    } else if let colons = Self.semicolons(bytes, text) {
      self = colons == text.end ? .asked : .answered
    } else if let number = NotesNumber(bytes, at: start, before: line.end), number.form == .word,
      number.end == line.end
    {
      self = .numbered
    } else if bytes[start] == .less, let content = Self.html(bytes, text),
      bytes.asks(content)
    {
      self = .asked
    } else if bytes[start] == .star, let rest = Self.behindBold(bytes, text), rest < text.end {
      self = .answered
    } else {
      return nil
    }
  }

  /// `- What is it #card`
  private static func hasTag(_ bytes: Bytes, _ text: ByteRange) -> Bool {
    [" #card", " #flashcard"].contains { (tag: StaticString) in
      let start = text.end - tag.utf8CodeUnitCount
      return start > text.start && bytes.starts(with: tag, at: start, before: text.end)
    }
  }

  /// The offset behind the semicolons of `Why? ;; Because`; nil if there are none.
  private static func semicolons(_ bytes: Bytes, _ text: ByteRange) -> Int? {
    guard let place = bytes.find(";;", from: text.start, to: text.end),
      case let end = bytes.dropSpace(from: text.start, to: place),
      end < place, bytes.asks(ByteRange(text.start, end))
    else { return nil }
    return bytes.skipSpace(from: place + 2, to: text.end)
  }

  private static let words: [StaticString] = [
    "Front:", "front:", "正面：", "正面:", "【问】", "【题目】", "【问题】", "【题】", "【Q】", "??? question ",
    "???+ question ",
    "!!! question ",
  ]

  private static func begins(_ bytes: Bytes, _ text: ByteRange) -> Bool {
    words.contains { bytes.starts(with: $0, at: text.start, before: text.end) }
      // ① to ⑳
      || bytes.starts(with: "\u{2460}", at: text.start, before: text.end) && bytes.asks(text)
      || bytes[text.start] == 0xE2 && text.count > 3 && bytes[text.start + 1] == 0x91
        && bytes[text.start + 2] >= 0xA0 && bytes.asks(text)
  }

  /// The text of a line that is bold by tags, or the term of a list of HTML.
  private static func html(_ bytes: Bytes, _ line: ByteRange) -> ByteRange? {
    let tags: [StaticString] = ["<b>", "<strong>", "<dt>", "<p><strong>", "<p><b>"]
    guard tags.contains(where: { bytes.startsIgnoringCase($0, at: line.start, line.end) }) else {
      return nil
    }
    return bytes.withoutTags(line)
  }

  /// The offset behind a bold question that begins a line: `**Why?** Because`; nil if there is none.
  private static func behindBold(_ bytes: Bytes, _ line: ByteRange) -> Int? {
    guard bytes.starts(with: "**", at: line.start, before: line.end),
      let close = bytes.find("**", from: line.start + 2, to: line.end),
      bytes.asks(ByteRange(line.start + 2, close))
    else { return nil }
    return bytes.skipSymbols(from: close + 2, to: line.end)
  }
}
