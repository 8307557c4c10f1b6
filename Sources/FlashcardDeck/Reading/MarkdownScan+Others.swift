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
    guard hasPlainBullet || bytes.asks(text) else { return }
    hasPlainBullet = true
    addOther(.plainBullet, text, at: content, lineStart: lineStart, number: number)
    others[others.count - 1].isListItem = true
  }

  /// `- question :: answer`
  mutating func pair(at content: Int, lineStart: Int, end: Int, number: Int) {
    guard let colons = bytes.find("::", from: content, to: end), colons > content + 1,
      bytes[colons - 1].isBlank, bytes.first(.backtick, from: content, to: colons) == colons
    else { return }
    let after = colons + (bytes.starts(with: ":::", at: colons, before: end) ? 3 : 2)
    guard after + 1 < end, bytes[after].isBlank else { return }
    let text = bytes.trimmedLine(content, end)
    addOther(.pair, text, at: content, lineStart: lineStart, number: number)
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

  private func isBlankLine(before end: Int) -> Bool {
    let start = bytes[..<end].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    return bytes.skipSpace(from: start, to: end) >= end
  }

  /// `Q: Why?`, `答案：…`
  mutating func plainLabel(at first: Int, lineStart: Int, end: Int, number: Int) {
    guard first + 1 < end, Label.mayBePlain(bytes, at: first, before: end),
      items.isEmpty || first == lineStart,
      let label = Label(plain: bytes, at: first, lineEnd: end)
    else { return }
    let mark = MarkdownMark(
      label: label, start: lineStart, line: number, end: end, indent: first - lineStart)
    others.append(
      mark.changed(to: .line(label.part == .question ? .plainQuestion : .plainAnswer)))
  }
}
