import Toolkit

/// Headings that are a question and its answer, with a letter each.
extension NotesOutline {
  /// A heading that begins with a letter and a number or a colon.
  private struct Lettered {
    let isAnswer: Bool
    let digits: [UInt8]
    /// Where the text behind the colon begins.
    let content: Int
    let isBare: Bool
  }

  /// Which levels have nothing but such pairs, of which the first has the number 1.
  struct LetterPairs {
    fileprivate var levels: [Int: Bool] = [:]
  }

  /// Makes a label of the heading `A1` behind the heading `Q1`, and of `A: …` behind `Q: …`.
  ///
  /// A question with nothing below has its answer there. Else they may be names (`Q5` and `A5` are cars, `Q1` is a
  /// quarter), unless all headings of the level are questions with answers from 1 on.
  mutating func takeLetter(ofAnswer index: Int, _ pairs: inout LetterPairs) {
    let (mark, bytes) = (marks[index], source.bytes)
    guard index > 0, let level = mark.headingLevel, let answer = lettered(mark), answer.isAnswer,
      let question = lettered(marks[index - 1]), !question.isAnswer,
      question.digits == answer.digits, !answer.isBare || hasText(below: index),
      // Other questions would be a part of the answer.
      !marks[(index + 1)...].prefix(while: { $0.headingLevel == nil }).contains(where: mayAsk)
    else { return }
    if question.isBare || hasText(below: index - 1) {
      guard !answer.digits.isEmpty, marks[index - 1].headingLevel == level else { return }
      let isSeries = pairs.levels[level] ?? arePairs(level)
      pairs.levels[level] = isSeries
      guard isSeries else { return }
    }
    let end = bytes.lineEnd(from: mark.text.end)
    marks[index] = MarkdownMark(
      kind: .label(.answer), start: mark.start, line: mark.line,
      text: ByteRange(answer.isBare ? end : answer.content, end), indent: mark.indent)
    (marks[index].isHeading, marks[index].isBare) = (true, answer.isBare)
  }

  /// Whether a label or a bold line asks.
  private func mayAsk(_ mark: MarkdownMark) -> Bool {
    let (bytes, text) = (source.bytes, mark.text)
    guard mark.kind == .line(.bold) else { return mark.kind == .label(.question) }
    return bytes.asks(text) || Label.questionContent(bytes, at: text.start, before: text.end) != nil
      || NotesNumber(bytes, at: text.start, before: text.end)?.form == .word
  }

  private func arePairs(_ level: Int) -> Bool {
    let headings = marks.filter { $0.headingLevel == level }.map { lettered($0) }
    var open: [UInt8]?
    for heading in headings {
      guard let heading, heading.isAnswer ? heading.digits == open : open == nil else {
        return false
      }
      open = heading.isAnswer ? nil : heading.digits
    }
    return open == nil && headings.first??.digits == [0x31]
  }

  private func lettered(_ mark: MarkdownMark) -> Lettered? {
    let (bytes, text) = (source.bytes, mark.text)
    guard mark.headingLevel != nil, text.count > 1,
      let letter = [UInt8(ascii: "q"), UInt8(ascii: "a")].first(where: {
        $0 == bytes[text.start] | 0x20
      })
    else { return nil }
    let digits = bytes[(text.start + 1)..<text.end].prefix(while: \.isDigit)
    let colon = Label.skipColon(bytes, at: digits.endIndex, before: text.end)
    guard colon != nil || !digits.isEmpty && digits.endIndex == text.end else { return nil }
    let content = bytes.skipSpace(from: colon ?? text.end, to: text.end)
    return Lettered(
      isAnswer: letter == UInt8(ascii: "a"), digits: Array(digits), content: content,
      isBare: content == text.end)
  }
}
