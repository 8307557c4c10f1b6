import Toolkit

/// HTML, in which only what unfolds structures a deck, and what git leaves of a conflict.
extension MarkdownScan {
  mutating func html(at first: Int, lineStart: Int, end: Int, number: Int) {
    guard let block = HTMLBlock(bytes, at: first, lineEnd: end) else {
      _ = isConflict("<<<<<<< ", at: first, lineStart: lineStart, end: end, number: number)
      return
    }
    isParagraph = false
    if block == .structure {
      return structure(at: first, lineStart: lineStart, end: end, number: number)
    }
    guard unclosed & 1 << block.rawValue == 0 else { return }
    guard let close = block.close(in: bytes, from: first) else {
      unclosed |= 1 << block.rawValue
      return report(.error, at: first, line: number, block == .comment ? .openComment : .openHTML)
    }
    // It ends with the line that closes it.
    guard close > end else { return }
    var feed = end
    while feed < close {
      line += 1
      feed = bytes.lineEnd(from: feed + 1)
    }
    offset = feed + 1
  }

  /// Skips HTML up to a blank line; only what unfolds in it may be a question or an answer.
  private mutating func structure(at first: Int, lineStart: Int, end: Int, number: Int) {
    unfold(from: first, lineStart: lineStart, end: end, number: number)
    while offset < bytes.count {
      let start = offset
      let end = bytes.lineEnd(from: start)
      let (first, indent) = bytes.skipIndent(from: start, to: end)
      if first == end || !items.isEmpty && indent < items.column { return }
      offset = end + 1
      line += 1
      if indent <= 3, bytes[first] == .hash, let heading = bytes.heading(at: first, before: end),
        !details.holds(heading.text, in: bytes)
      {
        report(.warning, at: first, line: line - 1, .headingInHTML)
      }
      unfold(from: first, lineStart: start, end: end, number: line - 1)
    }
  }

  /// Takes a `</details>` in a line that begins no block of HTML, such as the end of a list.
  mutating func closeDetails(from first: Int, lineStart: Int, end: Int, number: Int) {
    guard bytes.first(.less, from: first, to: end) < end,
      bytes[first] != .less || HTMLBlock(bytes, at: first, lineEnd: end) == nil,
      bytes.find("</details", from: first, to: end) != nil
    else { return }
    unfold(from: first, lineStart: lineStart, end: end, number: number)
  }

  private mutating func unfold(from first: Int, lineStart: Int, end: Int, number: Int) {
    guard bytes.first(.less, from: first, to: end) < end else { return }
    let found = details.scan(
      bytes, from: first, lineStart: lineStart, end: end, line: number,
      isBelowQuestion: isBelowQuestion)
    guard !found.isEmpty else { return }
    hasHints = true
    if let first = found.first, first.kind == .line(.details),
      !takeItem(around: first), !first.isNested
    {
      takeQuestion(above: first)
    }
    marks += found
  }

  /// Whether a line is one of those that git leaves between the two sides of a conflict.
  mutating func isConflict(
    _ mark: StaticString, at first: Int, lineStart: Int, end: Int, number: Int
  ) -> Bool {
    guard first == lineStart, bytes.starts(with: mark, at: first, before: end) else { return false }
    switch bytes[first] {
    case .less: isInConflict = true
    case 0x3D:
      guard isInConflict, bytes.skipSpace(from: first + 7, to: end) == end else { return false }
    default: isInConflict = false
    }
    report(.warning, at: first, line: number, .conflictMark)
    return true
  }
}
