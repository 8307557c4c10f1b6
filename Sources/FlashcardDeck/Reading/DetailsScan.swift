import Toolkit

/// Finds `<details>` with their summaries in lines of HTML.
struct DetailsScan {
  /// Bytes of a summary with its tags; a longer one is none.
  private static let longestSummary = 2048
  /// How many are open at most.
  private static let deepest = 32

  /// Which headings inside are parts of the text that the details hide.
  private enum Holding {
    case none
    /// Those that neither ask nor have a number.
    case plain
    case all
  }

  /// Details that are open.
  private struct Details {
    /// Where their line starts, and its number.
    let start: Int
    let line: Int
    let indent: Int
    /// Where they end; nil if nothing closes them.
    let end: Int?
    /// Whether they have a mark.
    var isMarked = false
    var holding = Holding.none
  }

  private var open: [Details] = []
  /// For each `<details` that a tag closes, the offset of that tag; found when the first one comes.
  private var ends: [Int: Int]?

  var isOpen: Bool { !open.isEmpty }

  /// Whether a heading is a part of what the details around it hide: of the answer to the question above
  /// them, or to their summary.
  func holds(_ heading: ByteRange, in bytes: Bytes) -> Bool {
    guard
      let holding = open.first(where: { $0.holding != .none && $0.end ?? 0 > heading.start })?
        .holding
    else { return false }
    // `#### Answer: C` says more than the summary.
    if Label(heading: heading, of: bytes, end: heading.end) != nil { return false }
    return holding == .all
      || !bytes.asks(heading) && NotesNumber(bytes, at: heading.start, before: heading.end) == nil
  }

  /// Nothing is open any more.
  mutating func leave() {
    if !open.isEmpty { open.removeAll() }
  }

  /// The marks of a line; `isBelowQuestion` says that what stands above them is marked as a question.
  mutating func scan(
    _ bytes: Bytes, from first: Int, lineStart: Int, end: Int, line: Int, isBelowQuestion: Bool
  ) -> [MarkdownMark] {
    var marks: [MarkdownMark] = []
    var offset = first
    while case let tag = bytes.first(.less, from: offset, to: end), tag < end {
      offset = tag + 1
      if bytes.startsIgnoringCase("<details", at: tag, end) {
        let ends = ends ?? Self.ends(in: bytes, from: tag)
        self.ends = ends
        if open.count < Self.deepest {
          open.append(
            Details(start: lineStart, line: line, indent: tag - lineStart, end: ends[tag]))
        }
      } else if bytes.startsIgnoringCase("</details", at: tag, end) {
        guard let last = open.popLast(), last.isMarked else { continue }
        marks.append(
          MarkdownMark(
            kind: .line(.detailsEnd), start: tag, line: line, text: ByteRange(tag, tag), indent: 0))
      } else if bytes.startsIgnoringCase("<summary", at: tag, end), let last = open.last,
        !last.isMarked, let text = Self.summary(bytes, at: tag)
      {
        var mark = MarkdownMark(
          kind: .line(.details), start: last.start, line: last.line, text: text,
          indent: last.indent)
        mark.isNested = open.contains(where: \.isMarked)
        open[open.count - 1].isMarked = true
        open[open.count - 1].holding = Self.holding(text, bytes, isBelowQuestion)
        marks.append(mark)
        offset = max(offset, min(text.end, end))
      }
    }
    return marks
  }

  private static func holding(
    _ summary: ByteRange, _ bytes: Bytes, _ isBelowQuestion: Bool
  ) -> Holding {
    if bytes.asks(summary) { return .all }
    if NotesOutline.part(ofSummary: summary, bytes) != nil {
      return isBelowQuestion ? .all : .plain
    }
    return isBelowQuestion ? .plain : .none
  }

  /// For each `<details` from an offset on that a tag closes, the offset of that tag.
  private static func ends(in bytes: Bytes, from start: Int) -> [Int: Int] {
    var ends: [Int: Int] = [:]
    var open: [Int] = []
    var offset = start
    while case let tag = bytes.first(.less, from: offset, to: bytes.count), tag < bytes.count {
      offset = tag + 1
      if bytes.startsIgnoringCase("<details", at: tag, bytes.count) {
        open.append(tag)
      } else if bytes.startsIgnoringCase("</details", at: tag, bytes.count),
        let last = open.popLast()
      {
        ends[last] = tag
      }
    }
    return ends
  }

  /// The text of a summary without the tags around it.
  private static func summary(_ bytes: Bytes, at tag: Int) -> ByteRange? {
    let limit = min(bytes.count, tag + longestSummary)
    let open = bytes.first(UInt8(ascii: ">"), from: tag, to: limit)
    var close = open
    while close < limit, !bytes.startsIgnoringCase("</summary", at: close, limit) {
      close = bytes.first(.less, from: close + 1, to: limit)
    }
    guard close < limit else { return nil }
    let text = bytes.withoutTags(ByteRange(open + 1, close))
    // `<strong>Why?</strong> (click)` is no text without both of its tags.
    return bytes.isCut(text) ? bytes.trimmedLine(open + 1, close) : text
  }

  /// The offset behind the `</summary>` that follows a summary's text.
  static func contentStart(_ bytes: Bytes, after text: ByteRange) -> Int {
    let limit = min(bytes.count, text.end + longestSummary)
    var offset = text.end
    while offset < limit, !bytes.startsIgnoringCase("</summary", at: offset, limit) {
      offset = bytes.first(.less, from: offset + 1, to: limit)
    }
    return min(limit, bytes.first(UInt8(ascii: ">"), from: offset, to: limit) + 1)
  }
}

extension Bytes {
  /// A range without the tags and the white space at its ends.
  func withoutTags(_ span: ByteRange) -> ByteRange {
    var (start, end) = (span.start, span.end)
    while true {
      let text = ByteRange(skipSpace(from: start, to: end), dropSpace(from: start, to: end))
      (start, end) = (text.start, Swift.max(text.start, text.end))
      if start < end, self[start] == .less, let after = tagEnd(at: start, before: end) {
        start = after
      } else if let open = lastTag(from: start, to: end) {
        end = open
      } else {
        return ByteRange(start, end)
      }
    }
  }

  /// Whether the first tag in a range closes what was opened before it.
  func isCut(_ text: ByteRange) -> Bool {
    let tag = first(.less, from: text.start, to: text.end)
    return starts(with: "</", at: tag, before: text.end)
  }

  /// The start of the tag that ends a range; nil if none does.
  func lastTag(from start: Int, to end: Int) -> Int? {
    guard end > start, self[end - 1] == UInt8(ascii: ">"),
      let open = self[Swift.max(start, end - Self.longestTag)..<end].lastIndex(of: .less),
      tagEnd(at: open, before: end) == end
    else { return nil }
    return open
  }

  /// In bytes; longer ones are text.
  private static let longestTag = 512

  /// The end of the tag at an offset; nil if none is there.
  func tagEnd(at start: Int, before end: Int) -> Int? {
    guard start + 2 < end, self[start] == .less else { return nil }
    let name = self[start + 1] == UInt8(ascii: "/") ? start + 2 : start + 1
    guard self[name].isLetter else { return nil }
    let limit = Swift.min(end, start + Self.longestTag)
    let close = first(UInt8(ascii: ">"), from: name, to: limit)
    return close < limit && first(.less, from: name, to: close) == close ? close + 1 : nil
  }

  /// The level and the text of the heading at an offset; nil if there is none (CommonMark 4.2).
  @inline(__always)
  func heading(at hash: Int, before end: Int) -> (level: Int, text: ByteRange)? {
    var after = hash
    while after < end, self[after] == .hash { after += 1 }
    let level = after - hash
    guard level <= 6, after == end || self[after].isBlank else { return nil }
    let text = trimmedLine(after, end)
    // A closing run of #s belongs to the text unless white space is before it.
    var close = text.end
    while close > text.start, self[close - 1] == .hash { close -= 1 }
    if close == text.start { return (level, ByteRange(close, close)) }
    guard close < text.end, self[close - 1].isBlank else { return (level, text) }
    return (level, ByteRange(text.start, dropSpace(from: text.start, to: close)))
  }

  /// Whether a text ends with a question mark of either width, marks of emphasis aside.
  func asks(_ text: ByteRange) -> Bool {
    var end = text.end
    while end > text.start, self[end - 1] == .star || self[end - 1] == .underscore { end -= 1 }
    guard end - 1 > text.start else { return false }
    return self[end - 1] == UInt8(ascii: "?") || starts(with: "？", at: end - 3, before: end)
  }
}
