import Toolkit

extension Bytes {
  /// A card's part of notes: without tags that wrap it, rules, and a link back to the top behind it.
  func notesPart(_ start: Int, _ end: Int) -> ByteRange {
    var part = cardPart(start, end)
    while !part.isEmpty {
      let wrapped = withoutWrappers(part)
      var last = wrapped.end
      while last > wrapped.start, self[last - 1] != .lineFeed { last -= 1 }
      if starts(with: "<!--", at: last, before: wrapped.end),
        starts(with: "-->", at: wrapped.end - 3, before: wrapped.end)
      {
        // A comment is not shown, and would stand between the text and what ends it.
        part = cardPart(wrapped.start, last)
      } else if isLinkBack(ByteRange(last, wrapped.end))
        || isAnchor(ByteRange(last, wrapped.end))
      {
        part = cardPart(wrapped.start, last)
      } else if wrapped == part {
        return part
      } else {
        part = cardPart(wrapped.start, wrapped.end)
      }
    }
    return part
  }

  /// Whether there is nothing but tags and rules in a range.
  func isTagsAndRules(_ span: ByteRange) -> Bool {
    var offset = span.start
    while offset < span.end {
      let end = Swift.min(lineEnd(from: offset), span.end)
      let text = withoutTags(ByteRange(offset, end))
      guard text.isEmpty || isRule(at: text.start, before: text.end) else { return false }
      offset = end + 1
    }
    return true
  }

  /// A range without the tags at its ends that only wrap it.
  private func withoutWrappers(_ span: ByteRange) -> ByteRange {
    var (start, end) = (span.start, span.end)
    var hasSummary = false
    while case let tag = skipBlanks(from: start, to: end), tag < end, self[tag] == .less,
      isWrapper(tag), let after = tagEnd(at: tag, before: end)
    {
      // Without the tag around it the summary would be text.
      hasSummary = startsIgnoringCase("<summary", at: skipSpace(from: after, to: end), end)
      if hasSummary { break }
      start = trimmedBlock(after, end).start
    }
    while !hasSummary, let open = lastTag(from: start, to: end), isWrapper(open) {
      end = dropSpace(from: start, to: open)
    }
    return start == span.start && end == span.end ? span : ByteRange(start, end)
  }

  private func isWrapper(_ tag: Int) -> Bool {
    guard tag + 1 < count else { return false }
    let name = self[tag + 1] == UInt8(ascii: "/") ? tag + 2 : tag + 1
    return ["p", "br", "div", "details", "hr", "aside"].contains { (word: StaticString) in
      let after = name + word.utf8CodeUnitCount
      return startsIgnoringCase(word, at: name, count) && after < count && !self[after].isLetter
    }
  }

  /// Whether a line is only the place of a link: `<a name="2"></a>`.
  private func isAnchor(_ line: ByteRange) -> Bool {
    startsIgnoringCase("<a ", at: line.start, line.end) && withoutTags(line).isEmpty
      && find("href", from: line.start, to: line.end) == nil
  }

  private static let longestLink = 300

  /// Whether a line is only a link to a heading above: `**[⬆ Back to top](#contents)**`.
  private func isLinkBack(_ line: ByteRange) -> Bool {
    guard line.count > 4, line.count <= Self.longestLink else { return false }
    let isLink =
      find("](#", from: line.start, to: line.end) != nil
      || find("href=\"#", from: line.start, to: line.end) != nil
    guard isLink else { return false }
    let words: [StaticString] = ["top", "contents", "顶部", "目录", "⬆", "↑", "↥", "回到", "返回"]
    return words.contains { word in
      (line.start..<line.end).contains { startsIgnoringCase(word, at: $0, line.end) }
    }
  }
}
