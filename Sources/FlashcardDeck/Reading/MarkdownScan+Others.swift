import Toolkit

/// Lines that look like questions or labels of them without the marks of Markdown.
extension MarkdownScan {
  mutating func addOther(
    _ kind: MarkdownMark.Line, _ text: ByteRange, at first: Int, lineStart: Int, number: Int
  ) {
    others.append(
      MarkdownMark(
        kind: .line(kind), start: lineStart, line: number, text: text, indent: first - lineStart))
  }

  /// `3. Why?`, as a paragraph or a list item.
  mutating func plain(
    from first: Int, at content: Int, lineStart: Int, end: Int, number: Int
  ) {
    guard isAfterBlank, bytes[content] != .star, bytes[content] != .hash else { return }
    let text = bytes.trimmedLine(first, end)
    guard others.last.map({ $0.start < lineStart }) ?? true else { return }
    // Behind one that asks, others may as well.
    guard hasPlain || bytes.asks(text), NotesNumber(bytes, at: first, before: end) != nil
    else { return }
    hasPlain = true
    addOther(.plain, text, at: first, lineStart: lineStart, number: number)
    others[others.count - 1].isListItem = content > first
  }

  /// `- Why?`
  mutating func plainBullet(at content: Int, lineStart: Int, end: Int, number: Int) {
    guard bytes[content] != .star, bytes[content] != .underscore else { return }
    let text = bytes.trimmedLine(content, end)
    // A label has been taken.
    guard others.last.map({ $0.start < lineStart }) ?? true else { return }
    guard hasPlainBullet || bytes.asks(text) else { return }
    hasPlainBullet = true
    addOther(.plainBullet, text, at: content, lineStart: lineStart, number: number)
    others[others.count - 1].isListItem = true
  }

  /// `- question :: answer`
  mutating func pair(
    at content: Int, lineStart: Int, end: Int, number: Int, isOutermost: Bool
  ) {
    let text = bytes.trimmedLine(content, end)
    guard let colons = bytes.pairColons(in: text) else { return }
    if case .card = colons, isOutermost {
      addOther(.pair, text, at: content, lineStart: lineStart, number: number)
      others[others.count - 1].isListItem = true
      return
    }
    var kind = MarkdownMark.Line.nearPair
    if case .card = colons { kind = .pair }
    innerPairs.append(
      MarkdownMark(
        kind: .line(kind), start: lineStart, line: number, text: text, indent: content - lineStart))
  }

  /// `C: Water boils at [100 °C].`, which is no option of a choice.
  mutating func cloze(at first: Int, lineStart: Int, end: Int, number: Int) {
    guard first == lineStart, isAfterBlank, bytes.starts(with: "C:", at: first, before: end),
      Self.hasGap(bytes, from: first, to: end)
    else { return }
    if let above = bytes[..<first].lastIndex(where: { $0 > 0x20 }) {
      let start = bytes[..<above].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
      guard !bytes.startsIgnoringCase("b:", at: start, above) else { return }
    }
    addOther(.pair, bytes.trimmedLine(first, end), at: first, lineStart: lineStart, number: number)
  }

  /// Whether a line has text in brackets that is no link's.
  static func hasGap(_ bytes: Bytes, from start: Int, to end: Int) -> Bool {
    let open = bytes.first(UInt8(ascii: "["), from: start, to: end)
    guard open < end else { return false }
    let close = bytes.first(UInt8(ascii: "]"), from: open, to: end)
    return close < end && close > open + 1
      && !bytes.starts(with: "](", at: close, before: end)
  }

  /// `###Why?`
  mutating func unspaced(at hash: Int, lineStart: Int, end: Int, number: Int) {
    var first = hash
    while first < end, bytes[first] == .hash { first += 1 }
    guard (2...6).contains(first - hash), first < end else { return }
    let text = bytes.trimmedLine(first, end)
    guard
      first - hash == 3 || bytes.asks(text)
        || NotesNumber(bytes, at: text.start, before: text.end) != nil
    else { return }
    addOther(.unspaced, text, at: hash, lineStart: lineStart, number: number)
  }

  /// `＃＃＃ Why?`, as an input method may write it.
  mutating func wide(at first: Int, lineStart: Int, end: Int, number: Int) {
    var after = first
    while bytes.starts(with: "＃", at: after, before: end) { after += 3 }
    let text = bytes.trimmedLine(after, end)
    guard (2...6).contains((after - first) / 3), !text.isEmpty else { return }
    addOther(.wide, text, at: first, lineStart: lineStart, number: number)
  }

  /// Takes a paragraph of one line that asks or has a number, above a line of `=` or `-`.
  @discardableResult
  mutating func underline(at first: Int, lineStart: Int, end: Int, number: Int) -> Bool {
    let mark = bytes[first]
    // A line of `=` does not end a list.
    guard items.isEmpty || mark == 0x3D && items.count == 1 && first == lineStart, lineStart > 1,
      bytes[lineStart - 2] != .lineFeed
    else { return false }
    let length = bytes.dropSpace(from: first, to: end) - first
    guard bytes[first..<(first + length)].allSatisfy({ $0 == mark }) else { return false }
    let above = lineStart - 1
    let start = bytes[..<above].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    let text = bytes.trimmedLine(start, above)
    guard !text.isEmpty, start == 0 || isBlankLine(before: start - 1),
      marks.last.map({ $0.start < start }) ?? true
    else { return false }
    // Three dashes behind a list are a rule.
    let isNumbered =
      (length > 3 || mark == 0x3D)
      && NotesNumber(bytes, at: text.start, before: text.end)?.form == .marked
    guard isNumbered || bytes.asks(text), bytes[text.start] != .hash, bytes[text.start] != 0x3E
    else { return false }
    if let last = others.last, last.start >= start {
      guard last.kind == .line(.plain) else { return false }
      others.removeLast()
    }
    items.removeAll()
    append(.underlined, text, at: text.start, lineStart: start, number: number - 1)
    return true
  }

  /// Takes the plain line that details answer: the last one that asks or has a number, or a paragraph of
  /// one line directly above them.
  mutating func takeQuestion(above details: MarkdownMark) {
    let floor = marks.last.map { bytes.lineEnd(from: $0.text.end) } ?? 0
    if let last = others.last, last.start >= floor,
      last.kind == .line(.plain) || last.kind == .line(.plainBullet)
    {
      let content = DetailsScan.contentStart(bytes, after: details.text)
      if isBelowList(details.start, answer: content) { return }
      others.removeLast()
      return marks.append(last.changed(to: .line(.plain)))
    }
    guard !bytes.asks(details.text),
      let line = paragraph(above: details.start, line: details.line), line.start >= floor,
      bytes.asks(line.text)
        || NotesNumber(bytes, at: line.text.start, before: line.text.end) != nil
    else { return }
    marks.append(line)
  }

  /// Takes the numbered list item that details with an answer stand in; returns whether there is one.
  mutating func takeItem(around details: MarkdownMark) -> Bool {
    guard !items.isEmpty, details.indent > 1,
      bytes.skipBlanks(from: details.start, to: bytes.count) == details.start + details.indent,
      NotesOutline.part(ofSummary: details.text, bytes) == .answer
    else { return false }
    let floor = marks.last.map { bytes.lineEnd(from: $0.text.end) } ?? 0
    var (end, line) = (details.start - 1, details.line - 1)
    while end > floor {
      let start = bytes[..<end].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
      let (first, indent) = bytes.skipIndent(from: start, to: end)
      if first < end, indent < details.indent {
        guard bytes[first].isDigit, indent <= 3, start >= floor, bytes[first..<end].count > 2,
          let marker = bytes.listMarkerEnd(at: first, before: end),
          case let content = bytes.skipBlanks(from: marker, to: end), content < end,
          bytes[content] != .star, bytes[content] != .hash, bytes[content] != .less
        else { return false }
        if others.last?.start == start { others.removeLast() }
        var mark = MarkdownMark(
          kind: .line(.plain), start: start, line: line, text: bytes.trimmedLine(first, end),
          indent: content - start)
        mark.isListItem = true
        marks.append(mark)
        return true
      }
      (end, line) = (start - 1, line - 1)
    }
    return false
  }

  /// Takes the plain line that an answer's label answers: the last one, or a paragraph of one line with a
  /// number directly above.
  mutating func takeQuestion(aboveLabel start: Int, answer: Int, number: Int) {
    // It answers that.
    if marks.last?.kind == .label(.question) { return }
    let floor = marks.last.map { bytes.lineEnd(from: $0.text.end) } ?? 0
    if let last = others.last, last.start >= floor {
      guard last.kind == .line(.plain), !isBelowList(start, answer: answer) else { return }
      others.removeLast()
      return marks.append(last)
    }
    // Nothing but white space is between.
    guard bytes.skipSpace(from: floor, to: start) < start,
      let line = paragraph(above: start, line: number), line.start >= floor,
      NotesNumber(bytes, at: line.text.start, before: line.text.end)?.form == .marked
    else { return }
    marks.append(line)
  }

  /// Whether nothing is in the lines behind a question but what it offers to choose from, and headings.
  private func hasOnlyChoices(from question: Int, to end: Int) -> Bool {
    var offset = bytes.lineEnd(from: question) + 1
    while offset < end {
      let lineEnd = bytes.lineEnd(from: offset)
      let first = bytes.skipBlanks(from: offset, to: lineEnd)
      guard
        first == lineEnd || bytes[first] == .hash || bytes.choice(at: first, before: lineEnd) != nil
      else { return false }
      offset = lineEnd + 1
    }
    return true
  }

  /// The same as `takeQuestion(aboveLabel:)`, if a heading is an answer's label.
  mutating func takeQuestion(aboveHeading text: ByteRange, at start: Int, number: Int) {
    guard let label = Label(heading: text, of: bytes, end: text.end), label.part == .answer
    else { return }
    let answer = label.isBare ? bytes.lineEnd(from: text.end) : label.content
    takeQuestion(aboveLabel: start, answer: answer, number: number)
  }

  /// Whether the last line that asks is not the first one of a list with nothing between, and an answer that begins with
  /// the number 1: it answers all of them.
  private func isBelowList(_ start: Int, answer: Int) -> Bool {
    guard let last = others.last, last.kind == .line(.plain), last.start < start,
      let number = NotesNumber(bytes, at: last.text.start, before: last.text.end), number.value > 1
    else { return false }
    let first = bytes.skipSpace(from: answer, to: bytes.count)
    guard first + 1 < bytes.count, bytes[first] == UInt8(ascii: "1"), !bytes[first + 1].isDigit,
      bytes[first + 1] > 0x20, let above = bytes[..<last.start].lastIndex(where: { $0 > 0x20 })
    else { return false }
    if others.count > 1, case let before = others[others.count - 2], before.kind == .line(.plain),
      let previous = NotesNumber(bytes, at: before.text.start, before: before.text.end),
      number.isNext(after: previous), hasOnlyChoices(from: before.text.end, to: last.start)
    {
      return true
    }
    let line = bytes[..<above].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    let item = bytes.skipBlanks(from: line, to: above)
    return NotesNumber(bytes, at: item, before: above + 1).map(number.isNext) ?? false
  }

  /// The paragraph directly above a line, if it is one line without marks.
  private func paragraph(above end: Int, line: Int) -> MarkdownMark? {
    var above = end - 1
    while above >= 0, bytes[above] <= 0x20 { above -= 1 }
    guard above >= 0 else { return nil }
    var start = above
    while start > 0, bytes[start - 1] != .lineFeed { start -= 1 }
    let text = bytes.trimmedLine(start, above + 1)
    guard start == 0 || isBlankLine(before: start - 1),
      ![.hash, .less, .star, 0x3E].contains(bytes[text.start])
    else { return nil }
    let feeds = bytes[above..<end].count { $0 == .lineFeed }
    return MarkdownMark(
      kind: .line(.plain), start: start, line: line - feeds, text: text,
      indent: text.start - start)
  }

  /// Whether the last line that may ask is marked as a question.
  var isBelowQuestion: Bool {
    let other = others.last.flatMap { $0.start > marks.last?.start ?? -1 ? $0 : nil }
    guard let last = other ?? marks.last else { return false }
    switch last.kind {
    case .label(let part): return part == .question
    case .line(.detailsEnd): return false
    case .heading, .line:
      return bytes.asks(last.text)
        || NotesNumber(bytes, at: last.text.start, before: last.text.end) != nil
    }
  }

  private func isBlankLine(before end: Int) -> Bool {
    let start = bytes[..<end].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    return bytes.skipSpace(from: start, to: end) >= end
  }

  /// `Q: Why?`, `答案：…`
  mutating func plainLabel(
    at first: Int, lineStart: Int, end: Int, number: Int, isItem: Bool = false
  ) {
    guard first + 1 < end, Label.mayBePlain(bytes, at: first, before: end),
      isItem || items.isEmpty || first == lineStart,
      let label = Label(plain: bytes, at: first, lineEnd: end)
    else { return }
    let mark = MarkdownMark(
      label: label, start: lineStart, line: number, end: end, indent: first - lineStart,
      isListItem: isItem)
    others.append(
      mark.changed(to: .line(label.part == .question ? .plainQuestion : .plainAnswer)))
  }
}
