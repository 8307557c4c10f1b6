import Toolkit

/// A card's text as a person reads it, made from its range of the file.
///
/// Comments outside code are removed, but for an empty one above a list, which parts it from the list before;
/// the values of `source:` and `tags:` in them are kept.
struct SourceText {
  private(set) var source = ""
  private(set) var tags: [String] = []
  /// How the card asks, as a comment says.
  private(set) var kind: String?
  /// How many comments say that.
  private(set) var kinds = 0

  /// The margin of a part that is a quote as a whole: its lines are shown without their `>`.
  static let quote = Int(UInt16.max)

  private let bytes: Bytes
  private var output: [UInt8] = []

  init(_ bytes: Bytes) {
    self.bytes = bytes
  }

  /// The text of a part, with up to `margin` blanks fewer at the start of each line, or without the mark
  /// of a quote.
  mutating func text(_ span: ByteRange, margin: Int = 0) -> String {
    guard !span.isEmpty else { return "" }
    guard margin > 0 || bytes.find("<!--", from: span.start, to: span.end) != nil else {
      return Self.visible(bytes.string(span))
    }
    output.removeAll(keepingCapacity: true)
    copy(span, margin: margin)
    let clean = output.withUnsafeBufferPointer { cleaned in
      cleaned.string(cleaned.trimmedBlock(0, cleaned.count))
    }
    return Self.visible(clean)
  }

  /// Reads what the comments of a part say, and makes no text.
  mutating func takeNotes(of span: ByteRange) {
    (source, tags, kind, kinds) = ("", [], nil, 0)
    output.removeAll(keepingCapacity: true)
    copy(span, margin: 0)
  }

  /// The text without what hides; what is left out may have been at an end.
  private static func visible(_ text: String) -> String {
    let shown = VisibleText.block(text)
    guard shown != text else { return shown }
    return Array(shown.utf8).withUnsafeBufferPointer { $0.string($0.trimmedBlock(0, $0.count)) }
  }

  /// Whether a part is empty without its comments and rules.
  static func isEmpty(_ span: ByteRange, in bytes: Bytes) -> Bool {
    var offset = bytes.skipSpace(from: span.start, to: span.end)
    // Only skips what is not shown: to make the text of each card would slow the start down.
    while offset < span.end {
      switch bytes[offset] {
      case .less, 0xC2, 0xE2, 0xEF: break
      case .dash, .star, .underscore:
        let end = min(bytes.lineEnd(from: offset), span.end)
        guard bytes.isRule(at: offset, before: end) else { return false }
        offset = bytes.skipSpace(from: end, to: span.end)
        continue
      default: return false
      }
      if bytes.starts(with: "<!--", at: offset, before: span.end),
        let close = bytes.find("-->", from: offset + 4, to: span.end)
      {
        offset = close + 3
      } else if case let width = VisibleText.lengthLeftOut(bytes, at: offset), width > 0 {
        offset += width
      } else {
        return false
      }
      offset = bytes.skipSpace(from: offset, to: span.end)
    }
    return true
  }

  /// Tags in a line, separated by commas of either width.
  static func tags(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == "，" || $0 == "、" }.map { VisibleText.line(String($0)) }
      .filter { !$0.isEmpty }
  }

  // MARK: Copying

  private mutating func copy(_ span: ByteRange, margin: Int) {
    var offset = span.start
    var code = CodeLines(bytes, margin: margin == Self.quote ? 0 : margin)
    var commentsEnd = true
    while offset < span.end {
      let end = min(bytes.lineEnd(from: offset), span.end)
      let isLineStart = offset == 0 || bytes[offset - 1] == .lineFeed
      let content = bytes.skipBlanks(from: offset, to: end)
      let start = !isLineStart ? offset : textStart(content, end, offset, margin)
      if code.take(offset, end, isRest: !isLineStart) {
        output.append(contentsOf: bytes[start..<end])
        offset = end
      } else {
        let kept = output.count
        offset = copyLine(start, end, limit: span.end, commentsEnd: &commentsEnd)
        // A line with only a comment is removed with it.
        if offset > start, isBlankLine(from: kept), hadComment(start, offset) {
          output.removeSubrange(kept...)
          if partsLists(start, offset, limit: span.end) {
            output += Array((TextBlocks.parting + "\n").utf8)
          }
          offset = min(bytes.skipBlanks(from: offset, to: span.end), span.end)
          if offset < span.end, bytes[offset] == .lineFeed { offset += 1 }
          continue
        }
      }
      if offset < span.end {
        output.append(.lineFeed)
        offset += 1
      }
    }
  }

  /// Where the text of a line begins, whose first character that is no blank is at `content`.
  private func textStart(_ content: Int, _ end: Int, _ offset: Int, _ margin: Int) -> Int {
    guard margin == Self.quote else { return min(content, offset + margin) }
    guard content < end, bytes[content] == 0x3E else { return offset }
    return content + 1 < end && bytes[content + 1].isBlank ? content + 2 : content + 1
  }

  /// Copies a line without its comments; returns the end of the line that the last one ends in.
  private mutating func copyLine(
    _ start: Int, _ lineEnd: Int, limit: Int, commentsEnd: inout Bool
  ) -> Int {
    var offset = start
    var end = lineEnd
    while offset < end {
      let byte = bytes[offset]
      if byte == .backtick {
        let after = bytes.codeSpanEnd(at: offset, before: end)
        output.append(contentsOf: bytes[offset..<after])
        offset = after
      } else if byte == .less, commentsEnd, bytes.starts(with: "<!--", at: offset, before: end) {
        guard let close = bytes.find("-->", from: offset + 4, to: limit) else {
          commentsEnd = false
          continue
        }
        note(ByteRange(offset + 4, close))
        offset = close + 3
        end = min(bytes.lineEnd(from: offset), limit)
        // One of the two spaces around it.
        if offset < end, bytes[offset] == 0x20, output.last == 0x20 { offset += 1 }
      } else {
        let rest = bytes[offset + 1..<end]
        let next = rest.firstIndex { $0 == .backtick || $0 == .less } ?? end
        output.append(contentsOf: bytes[offset..<next])
        offset = next
      }
    }
    return end
  }

  private func isBlankLine(from start: Int) -> Bool {
    output[start...].allSatisfy(\.isBlank)
  }

  /// Whether a line is an empty comment above a list.
  private func partsLists(_ start: Int, _ end: Int, limit: Int) -> Bool {
    let line = bytes.trimmedLine(start, end)
    guard line.count >= 7, bytes.starts(with: "<!--", at: line.start, before: line.end),
      bytes.skipSpace(from: line.start + 4, to: line.end - 3) == line.end - 3
    else { return false }
    let next = bytes.skipSpace(from: line.end, to: limit)
    return next < limit && bytes.listMarkerEnd(at: next, before: limit) != nil
  }

  private func hadComment(_ start: Int, _ end: Int) -> Bool {
    bytes.find("<!--", from: start, to: end) != nil
  }

  /// Keeps the kind, the source or the tags that a comment gives.
  private mutating func note(_ comment: ByteRange) {
    let (start, end) = (comment.start, comment.end)
    let colon = bytes.first(UInt8(ascii: ":"), from: start, to: end)
    let wide = bytes.find("：", from: start, to: colon)
    guard wide != nil || colon < end else { return }
    let key = VisibleText.line(bytes.string(ByteRange(start, wide ?? colon)))
    let rest = ByteRange(wide.map { $0 + 3 } ?? colon + 1, end)
    func value() -> String { VisibleText.line(bytes.string(rest)) }
    switch key.lowercased() {
    case "source", "来源": if source.isEmpty { source = value() }
    case "tags", "tag", "标签": tags += Self.tags(value())
    case "kind":
      kind = kind ?? value().lowercased()
      kinds += 1
    default: break
    }
  }
}
