import Toolkit

extension Bytes {
  /// The text of a line that is bold as a whole (`**1. Why?**`), symbols behind it aside, of one that begins
  /// with a bold number (`**1.** Why?`), or of the question that one begins with (`**1. Why?** Because`);
  /// nil for any other line. `rest` is the offset of the answer behind that question.
  func boldLine(at first: Int, before lineEnd: Int) -> (text: ByteRange, rest: Int?)? {
    let mark = self[first]
    let end = dropSpace(from: first, to: lineEnd)
    guard end - first >= 5, self[first + 1] == mark, self[first + 2] != mark else { return nil }
    let start = skipSpace(from: first + 2, to: end)
    var close = self.first(mark, from: start, to: end)
    while close < end, !starts(withTwo: mark, at: close, before: end) {
      close = self.first(mark, from: close + 1, to: end)
    }
    guard close < end else { return nil }
    let text = ByteRange(start, Swift.max(start, dropSpace(from: start, to: close)))
    let behind = skipSymbols(from: close + 2, to: end)
    if behind >= end { return (text, nil) }
    let number = skipSymbols(from: start, to: close)
    if asks(text) {
      guard
        NotesNumber(self, at: number, before: close) != nil
          || Label.questionContent(self, at: number, before: close) != nil
      else { return nil }
      return (text, behind)
    }
    return isNumber(text) ? (ByteRange(start, end), nil) : nil
  }

  /// The question of a bold line without a number or a label that has a remark behind its question mark:
  /// `**Why? 👶**`, `**Why? (easy)**`, ``**Why?** `Google` ``; nil for any other line.
  func remarkedQuestion(at first: Int, before lineEnd: Int) -> ByteRange? {
    let mark = self[first]
    let end = dropSpace(from: first, to: lineEnd)
    guard end - first >= 5, mark == .star || mark == .underscore,
      starts(withTwo: mark, at: first, before: end), self[first + 2] != mark
    else { return nil }
    let start = skipSpace(from: first + 2, to: end)
    var close = self.first(mark, from: start, to: end)
    while close < end, !starts(withTwo: mark, at: close, before: end) {
      close = self.first(mark, from: close + 1, to: end)
    }
    guard close < end, skipRemarks(from: close + 2, to: end, takesCode: true) == end,
      case let words = skipSymbols(from: start, to: close),
      NotesNumber(self, at: words, before: close) == nil,
      Label.questionContent(self, at: words, before: close) == nil
    else { return nil }
    // Without a remark.
    if asks(ByteRange(start, dropSpace(from: start, to: close))),
      skipSymbols(from: close + 2, to: end) >= end
    {
      return nil
    }
    var offset = Swift.max(start + 1, close - Self.longestRemarks)
    while offset < close {
      let width = questionMark(at: offset, before: close)
      offset += Swift.max(width, 1)
      guard width > 0, skipRemarks(from: offset, to: close, takesCode: false) >= close else {
        continue
      }
      return ByteRange(start, offset)
    }
    return nil
  }

  /// Whether a text has a question mark with nothing but remarks behind: `Why? (Choose two.)`.
  func asksBeforeRemark(_ text: ByteRange) -> Bool {
    var offset = Swift.max(text.start + 1, text.end - Self.longestRemarks)
    while offset < text.end {
      let width = questionMark(at: offset, before: text.end)
      offset += Swift.max(width, 1)
      if width > 0, offset < text.end,
        skipRemarks(from: offset, to: text.end, takesCode: false) >= text.end
      {
        return true
      }
    }
    return false
  }

  /// The length of the question mark of either width at an offset; 0 if none is there.
  func questionMark(at offset: Int, before end: Int) -> Int {
    self[offset] == UInt8(ascii: "?") ? 1 : starts(with: "？", at: offset, before: end) ? 3 : 0
  }

  /// In bytes, as far behind a question mark as remarks are looked for, and of one in brackets.
  private static let longestRemarks = 120
  private static let longestRemark = 60

  /// The offset behind pictures, what stands in brackets, and code if `takesCode`.
  private func skipRemarks(from start: Int, to end: Int, takesCode: Bool) -> Int {
    var offset = start
    while offset < end {
      let next = skipSymbols(from: offset, to: end)
      if next > offset {
        offset = next
      } else if takesCode, self[offset] == .backtick,
        case let after = codeSpanEnd(at: offset, before: end), self[after - 1] == .backtick,
        after > offset + 2
      {
        offset = after
      } else if let after = remarkEnd(at: offset, before: end) {
        offset = after
      } else {
        break
      }
    }
    return offset
  }

  /// The offset behind a remark in brackets; nil if none is at an offset.
  func remarkEnd(at start: Int, before end: Int) -> Int? {
    let brackets: [(StaticString, StaticString)] = [("(", ")"), ("（", "）"), ("[", "]"), ("【", "】")]
    for (open, close) in brackets where starts(with: open, at: start, before: end) {
      let limit = Swift.min(end, start + Self.longestRemark)
      guard let last = find(close, from: start + open.utf8CodeUnitCount, to: limit) else {
        return nil
      }
      let after = last + close.utf8CodeUnitCount
      // A link.
      return starts(with: "(", at: after, before: end) ? nil : after
    }
    return nil
  }

  /// Whether a text is a number alone, with its separator or without.
  private func isNumber(_ text: ByteRange) -> Bool {
    if let number = NotesNumber(self, at: text.start, before: text.end) {
      return number.end >= text.end
    }
    return !text.isEmpty && text.count <= 8 && self[text.range].allSatisfy(\.isDigit)
  }

  private func starts(withTwo mark: UInt8, at offset: Int, before end: Int) -> Bool {
    offset + 1 < end && self[offset + 1] == mark
  }

  /// The offset behind pictures such as 💡 or ✅ and the white space around them.
  @inline(__always)
  func skipSymbols(from start: Int, to end: Int) -> Int {
    // Most texts begin with a letter.
    guard start < end, self[start] >= 0xE2 || self[start] <= 0x20,
      !(0xE3...0xEE).contains(self[start])
    else { return start }
    return skipSymbolsAndSpace(from: start, to: end)
  }

  private func skipSymbolsAndSpace(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      let width = symbol(at: offset, before: end)
      let step = width > 0 ? width : space(at: offset, before: end)
      if step == 0 { return offset }
      offset += step
    }
    return Swift.min(offset, end)
  }

  /// The length of the picture at an offset, or of what joins or varies one; 0 if none is there.
  private func symbol(at offset: Int, before end: Int) -> Int {
    guard offset + 2 < end else { return 0 }
    switch (self[offset], self[offset + 1]) {
    case (0xF0, 0x9F): return 4
    // Clocks, geometric shapes, weather to dingbats, stars.
    case (0xE2, 0x8C), (0xE2, 0x8F), (0xE2, 0x96...0x9E), (0xE2, 0xAC...0xAD): return 3
    // What has no width, the reference mark ※, and the selector of a variant.
    case (0xE2, 0x80): return [0x8B, 0x8C, 0x8D, 0xBB].contains(self[offset + 2]) ? 3 : 0
    case (0xEF, 0xBB): return self[offset + 2] == 0xBF ? 3 : 0
    case (0xEF, 0xB8): return self[offset + 2] == 0x8F ? 3 : 0
    default: return 0
    }
  }

  /// The offset behind characters that are not shown.
  func skipUnseen(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end, case let width = VisibleText.lengthLeftOut(self, at: offset), width > 0 {
      offset += width
    }
    return Swift.min(offset, end)
  }

  /// The offset behind white space and characters that are not shown.
  func skipUnseenAndSpace(from start: Int, to end: Int) -> Int {
    var offset = skipSpace(from: start, to: end)
    while case let next = skipUnseen(from: offset, to: end), next > offset {
      offset = skipSpace(from: next, to: end)
    }
    return offset
  }

  /// The end of a word at an offset that has characters in it that are not shown; nil if another text stands
  /// there.
  func end(of word: StaticString, at start: Int, before end: Int) -> Int? {
    var offset = start
    return word.withUTF8Buffer { wanted in
      for byte in wanted {
        offset = skipUnseen(from: offset, to: end)
        guard offset < end, (self[offset].isLetter ? self[offset] | 0x20 : self[offset]) == byte
        else { return nil }
        offset += 1
      }
      return offset
    }
  }

  /// Whether a mark comes an even number of times in a range.
  func hasPairs(of mark: StaticString, from start: Int, to end: Int) -> Bool {
    var (offset, isEven) = (start, true)
    while let next = find(mark, from: offset, to: end) {
      (offset, isEven) = (next + mark.utf8CodeUnitCount, !isEven)
    }
    return isEven
  }

  /// Whether nothing in a range is shown.
  func isInvisible(_ start: Int, _ end: Int) -> Bool {
    var offset = start
    while offset < end {
      let width = VisibleText.lengthLeftOut(self, at: offset)
      guard width > 0 else { return false }
      offset += width
    }
    return true
  }
}
