import Toolkit

/// What an answer begins with that only says that it is one: `答：…`, `> A: …`, `-> …`.
struct NotesAnswer {
  private let bytes: Bytes

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// An answer without its label. `A:` is one if a question's label asked, else it is an option; an arrow
  /// is one below a line.
  func withoutLabel(_ answer: ByteRange, isLabelled: Bool, isLine: Bool) -> ByteRange {
    var start = answer.start
    if start < answer.end, bytes[start] == 0x3E {
      start = bytes.skipBlanks(from: start + 1, to: answer.end)
    }
    start = bytes.skipBlanks(from: start, to: answer.end)
    guard start < answer.end else { return answer }
    let end = min(bytes.lineEnd(from: start), answer.end)
    let label =
      bytes[start] == .star || bytes[start] == .underscore
      ? Label(bytes, at: start, lineEnd: end) : Label(plain: bytes, at: start, lineEnd: end)
    if let label, label.part == .answer, isLabelled || !label.isLetter {
      start = label.content
    } else if isLine, let arrow = arrow(at: start, before: end) {
      start = arrow
    } else {
      return answer
    }
    // A label alone in the line of a quote.
    if bytes.skipSpace(from: start, to: end) == end, bytes[answer.start] == 0x3E {
      return answer
    }
    let rest = bytes.cardPart(start, answer.end)
    return rest.isEmpty ? answer : rest
  }

  private func arrow(at start: Int, before end: Int) -> Int? {
    let arrows: [StaticString] = ["->", "-->", "=>", "→", "⇒", "➡"]
    for arrow in arrows where bytes.starts(with: arrow, at: start, before: end) {
      let after = start + arrow.utf8CodeUnitCount
      let text = bytes.skipSpace(from: after, to: end)
      if text > after, text < end { return text }
    }
    return nil
  }

  /// By how many blanks all lines of a text below a question are indented, if it is a block of sentences
  /// or HTML, as some programs export it, and no code; else 0.
  func margin(of text: ByteRange) -> Int {
    var margin = Int.max
    var first: UInt8?
    var offset = min(bytes.lineEnd(from: text.start) + 1, text.end)
    guard bytes.skipSpace(from: text.start, to: offset) == offset else { return 0 }
    while offset < text.end {
      let end = min(bytes.lineEnd(from: offset), text.end)
      let (content, column) = bytes.skipIndent(from: offset, to: end)
      if content < end {
        // What is indented by less is no code.
        guard column >= 4 else { return 0 }
        first = first ?? bytes[content]
        margin = min(margin, content - offset)
      }
      offset = end + 1
    }
    guard let first, first == .less || first >= 0xE3 else { return 0 }
    return margin
  }
}
