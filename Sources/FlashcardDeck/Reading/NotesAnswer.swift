import Toolkit

/// What an answer begins with that only says that it is one: `答：…`, `> A: …`, `-> …`.
struct NotesAnswer {
  private let bytes: Bytes

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// An answer that no bold label begins, without its plain one and as far to the left as text is, and
  /// the margin of its lines.
  func plain(
    _ answer: ByteRange, below section: NotesSection, before end: Int, margin: Int
  ) -> (text: ByteRange, margin: Int) {
    guard !answer.isEmpty else { return (answer, margin) }
    if let text = quotedDetails(answer) { return (text, SourceText.quote) }
    let isLabelled = section.heading.isLabelled || section.heading.number?.form == .word
    let text = withoutLabel(answer, isLabelled: isLabelled, isLine: section.isLine)
    if text != answer, isQuote(answer) { return (text, SourceText.quote) }
    guard section.isLine, margin == 0 else { return (text, margin) }
    return (text, self.margin(of: ByteRange(section.body, max(section.body, end))))
  }

  /// An answer without its label. `A:` is one if a question's label asked, and `**A:**` if no `B` follows, else it is
  /// an option; an arrow is one below a line.
  private func withoutLabel(_ answer: ByteRange, isLabelled: Bool, isLine: Bool) -> ByteRange {
    var start = answer.start
    let isQuoted = bytes[start] == 0x3E
    if isQuoted {
      start = quotedText(answer)
    }
    start = bytes.skipBlanks(from: start, to: answer.end)
    guard start < answer.end else { return answer }
    let end = min(bytes.lineEnd(from: start), answer.end)
    // `【答案】…`
    if bytes.starts(with: "【", at: start, before: end),
      let close = bytes.find("】", from: start, to: end),
      let label = Label(heading: ByteRange(start + 3, close), of: bytes, end: end),
      label.part == .answer, label.isBare
    {
      let rest = bytes.cardPart(
        Label.skipColon(bytes, at: close + 3, before: end) ?? close + 3, answer.end)
      return rest.isEmpty || isQuoted ? answer : rest
    }
    let isBold = bytes[start] == .star || bytes[start] == .underscore
    let label =
      isBold
      ? Label(bytes, at: start, lineEnd: end) : Label(plain: bytes, at: start, lineEnd: end)
    if let label, label.part == .answer,
      isLabelled || !label.isLetter
        || isBold && !offersMore(ByteRange(end, max(end, answer.end)))
    {
      start = label.content
    } else if isLine, let arrow = arrow(at: start, before: end) {
      start = arrow
    } else {
      return answer
    }
    // A label alone in the line of a quote stays if the next lines are none of it.
    if isQuoted, bytes.skipSpace(from: start, to: end) == end, !isQuote(answer) { return answer }
    let rest = bytes.cardPart(start, answer.end)
    return rest.isEmpty ? answer : rest
  }

  /// Where the first line of a quote that has a text goes on behind its mark.
  private func quotedText(_ answer: ByteRange) -> Int {
    var start = answer.start
    while true {
      let end = min(bytes.lineEnd(from: start), answer.end)
      let next = bytes.skipBlanks(from: min(end + 1, answer.end), to: answer.end)
      guard bytes.skipSpace(from: start + 1, to: end) == end, next < answer.end,
        bytes[next] == 0x3E
      else { return start + 1 }
      start = next
    }
  }

  /// A quoted question that goes on in the next lines of its quote, up to the label of its answer, and that answer; nil
  /// for any other one.
  func quotedQuestion(
    _ section: NotesSection, answer: ByteRange
  ) -> (question: ByteRange, answer: ByteRange)? {
    let question = section.heading.question
    let below = bytes.lineEnd(from: question.end) + 1
    guard section.isLine, section.heading.isLabelled, bytes[section.offset] == 0x3E,
      below < answer.end, bytes.skipBlanks(from: below, to: answer.end) == answer.start,
      isQuote(answer)
    else { return nil }
    var last: Int?
    var isAfterBlank = false
    var offset = answer.start
    while offset < answer.end {
      let end = min(bytes.lineEnd(from: offset), answer.end)
      let mark = bytes.skipBlanks(from: offset, to: end)
      let first = bytes.skipBlanks(from: mark + 1, to: end)
      // In code there are no labels.
      if bytes.starts(with: "```", at: first, before: end)
        || bytes.starts(with: "~~~", at: first, before: end)
      {
        return nil
      }
      if first == end {
        isAfterBlank = true
      } else if let label = bytes[first] == .star
        ? Label(bytes, at: first, lineEnd: end) : Label(plain: bytes, at: first, lineEnd: end)
      {
        guard label.part == .answer, let last else { return nil }
        return (ByteRange(question.start, last), ByteRange(mark, answer.end))
      } else if isAfterBlank {
        return nil
      } else {
        last = bytes.dropSpace(from: first, to: end)
      }
      offset = end + 1
    }
    return nil
  }

  /// Whether a line below the first option is the second one.
  private func offersMore(_ text: ByteRange) -> Bool {
    var offset = text.start
    while offset < text.end {
      let end = min(bytes.lineEnd(from: offset), text.end)
      var first = bytes.skipBlanks(from: offset, to: end)
      while first < end, [.star, .underscore, .dash].contains(bytes[first]) || bytes[first].isBlank
      {
        first += 1
      }
      // `**B:** …`, `**B**: …`
      let isLetter = first + 1 < end && bytes[first] | 0x20 == UInt8(ascii: "b")
      if isLetter, bytes[first + 1] == .star || bytes.choice(at: first, before: end) != nil {
        return true
      }
      offset = end + 1
    }
    return false
  }

  /// What follows the label in an answer that is one bold line: `**答案：B**`; any other answer as it is.
  func withoutBoldLabel(_ answer: ByteRange) -> ByteRange {
    guard answer.count > 4, [.star, .underscore].contains(bytes[answer.start]),
      bytes.lineEnd(from: answer.start) >= answer.end,
      let bold = bytes.boldLine(at: answer.start, before: answer.end), bold.rest == nil,
      bold.text.end + 2 == answer.end,
      let label = Label(plain: bytes, at: bold.text.start, lineEnd: bold.text.end),
      label.part == .answer, !label.isLetter, label.content < bold.text.end
    else { return answer }
    return ByteRange(label.content, bold.text.end)
  }

  /// What quoted details hide that say they are the answer; nil for any other answer.
  private func quotedDetails(_ answer: ByteRange) -> ByteRange? {
    guard bytes[answer.start] == 0x3E, isQuote(answer) else { return nil }
    var first = answer.start
    while first < answer.end, bytes[first] == 0x3E || bytes[first] <= 0x20 { first += 1 }
    guard bytes.startsIgnoringCase("<details", at: first, answer.end),
      let summary = bytes.find("<summary", from: first, to: answer.end),
      let close = bytes.find("</summary>", from: summary, to: answer.end),
      NotesOutline.part(ofSummary: bytes.withoutTags(ByteRange(summary, close)), bytes) == .answer
    else { return nil }
    // A tag at the end of the answer is left out.
    let end = bytes.find("</details", from: close, to: answer.end) ?? answer.end
    guard bytes.first(.lineFeed, from: end, to: answer.end) == answer.end else { return nil }
    var last = end
    while last > close, bytes[last - 1] == 0x3E || bytes[last - 1] <= 0x20 { last -= 1 }
    let text = bytes.trimmedBlock(close + 10, last)
    return text.isEmpty ? nil : text
  }

  /// Whether each line of an answer is one of a quote.
  private func isQuote(_ answer: ByteRange) -> Bool {
    var offset = answer.start
    while offset < answer.end {
      let end = min(bytes.lineEnd(from: offset), answer.end)
      let first = bytes.skipBlanks(from: offset, to: end)
      guard first < end, bytes[first] == 0x3E else { return false }
      offset = end + 1
    }
    return true
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
  private func margin(of text: ByteRange) -> Int {
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
