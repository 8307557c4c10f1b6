import Toolkit

/// Headings that are a question and its answer, with a letter each.
extension NotesOutline {
  /// Makes a label of the heading `A1` behind the heading `Q1`, and of `A: …` behind `Q: …`.
  ///
  /// Letters with numbers are names as well (`Q5` and `A5` are cars), so `first`, the number of the first such pair,
  /// has to be 1. Without numbers a question with a text of its own has its answer, unless that text is all it asks.
  mutating func takeLetter(ofAnswer index: Int, from first: inout [UInt8]?) {
    let (mark, bytes) = (marks[index], source.bytes)
    guard index > 0, let answer = lettered(mark, "a"),
      let question = lettered(marks[index - 1], "q"),
      question.digits == answer.digits
    else { return }
    first = first ?? answer.digits
    guard answer.digits.isEmpty ? question.isBare || !hasText(below: index - 1) : first == [0x31],
      !answer.isBare || hasText(below: index)
    else { return }
    let end = bytes.lineEnd(from: mark.text.end)
    marks[index] = MarkdownMark(
      kind: .label(.answer), start: mark.start, line: mark.line,
      text: ByteRange(answer.isBare ? end : answer.content, end), indent: mark.indent)
    (marks[index].isHeading, marks[index].isBare) = (true, answer.isBare)
  }

  /// The number behind the letter that begins a heading, and where the text behind its colon begins; nil for any other
  /// mark.
  private func lettered(
    _ mark: MarkdownMark, _ letter: StaticString
  ) -> (digits: [UInt8], content: Int, isBare: Bool)? {
    let (bytes, text) = (source.bytes, mark.text)
    guard mark.headingLevel != nil, text.count > 1,
      bytes.startsIgnoringCase(letter, at: text.start, text.end)
    else { return nil }
    let digits = bytes[(text.start + 1)..<text.end].prefix(while: \.isDigit)
    let colon = Label.skipColon(bytes, at: digits.endIndex, before: text.end)
    guard colon != nil || !digits.isEmpty && digits.endIndex == text.end else { return nil }
    let content = bytes.skipSpace(from: colon ?? text.end, to: text.end)
    return (Array(digits), content, content == text.end)
  }
}
