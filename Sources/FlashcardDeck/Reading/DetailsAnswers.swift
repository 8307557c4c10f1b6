import Toolkit

/// Which `<details>` hide the answer to the question directly above them, though their summary says nothing
/// of an answer: `Details`, `点击查看`.
struct DetailsAnswers {
  private let bytes: Bytes
  /// How often each summary comes in the file; made only if it is asked for.
  private var counts: [String: Int]?

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// Whether details, a mark of an outline, are an answer.
  mutating func isAnswer(_ index: Int, in outline: NotesOutline) -> Bool {
    // One of several is a part.
    isBelowQuestion(index, in: outline) && following(index, in: outline) == nil
  }

  /// Whether details stand between a question and the details that are its answer.
  mutating func isHint(_ index: Int, in outline: NotesOutline) -> Bool {
    guard let next = following(index, in: outline),
      isBelowQuestion(index, in: outline, isHint: true)
    else { return false }
    return NotesOutline.part(ofSummary: next.text, bytes) == .answer
  }

  private mutating func isBelowQuestion(
    _ index: Int, in outline: NotesOutline, isHint: Bool = false
  ) -> Bool {
    let details = outline.marks[index]
    guard index > 0, !details.isNested, !bytes.asks(details.text),
      NotesNumber(bytes, at: details.text.start, before: details.text.end) == nil
    else { return false }
    let above = outline.marks[index - 1]
    let body = outline.source.body(of: above)
    guard body <= details.start,
      NotesCards.isEmpty(ByteRange(body, details.start), in: bytes)
    else { return false }
    let asks = bytes.asks(above.text)
    let number = NotesNumber(bytes, at: above.text.start, before: above.text.end)
    switch above.kind {
    case .line(.bold), .line(.plain), .line(.quote), .line(.underlined):
      return asks || number != nil
    case .line(.item): return true
    case .line(.bullet): return asks
    case .heading where isHint: return asks || number != nil
    // A heading with a number may be a topic, and the summary the question.
    case .heading: return !asks && number != nil && saysNothing(details.text, in: outline)
    default: return false
    }
  }

  /// How many marks there are in details at most, so that a long file takes its length in time.
  private static let lookahead = 100

  /// The details that follow directly; nil if there are none.
  private func following(_ index: Int, in outline: NotesOutline) -> MarkdownMark? {
    var depth = 1
    var next = index + 1
    let end = min(outline.marks.count, index + Self.lookahead)
    while next < end, depth > 0 {
      switch outline.marks[next].kind {
      case .line(.details): depth += 1
      case .line(.detailsEnd): depth -= 1
      case .heading: return nil
      default: break
      }
      next += 1
    }
    guard next < end, outline.marks[next].kind == .line(.details) else {
      return nil
    }
    return outline.marks[next]
  }

  /// Whether a summary is one of those that only ask to unfold, or comes again and again.
  mutating func saysNothing(_ summary: ByteRange, in outline: NotesOutline) -> Bool {
    if Self.isWord(summary, bytes) { return true }
    let counts =
      counts
      ?? outline.marks.reduce(into: [:]) { counts, mark in
        if mark.kind == .line(.details) { counts[bytes.string(mark.text), default: 0] += 1 }
      }
    self.counts = counts
    return counts[bytes.string(summary)] ?? 0 > 1
  }

  /// Whether a summary only asks to unfold.
  static func isWord(_ summary: ByteRange, _ bytes: Bytes) -> Bool {
    words.contains {
      summary.count == $0.utf8CodeUnitCount
        && bytes.startsIgnoringCase($0, at: summary.start, summary.end)
    }
  }

  private static let words: [StaticString] = [
    "details", "show", "show more", "reveal", "view", "more", "expand", "hint", "click", "click me",
    "click to expand", "click here", "spoiler", "查看", "点击查看", "展开", "点击展开", "显示", "点击显示", "参考",
    "提示",
    "详情",
  ]
}
