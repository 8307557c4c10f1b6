import Toolkit

/// A heading of interview notes, its number apart from its text.
struct NotesHeading {
  /// The heading's text as it is written, including the card's name.
  let text: ByteRange
  /// Its question: its text without number and name.
  let question: ByteRange
  let name: CardID?
  let isNumbered: Bool
  /// Ends with a question mark.
  let asks: Bool
  /// An introduction, a summary or similar.
  let isProse: Bool

  init(_ text: ByteRange, in source: DeckSource) {
    let bytes = source.bytes
    let (bare, name) = source.heading(text)
    // The asterisks of a bold heading do not count: "#### **1. …**".
    var (start, end) = (bare.start, bare.end)
    if bytes.starts(with: "**", at: start, before: end), end - start > 4,
      bytes.find("**", from: start + 2, to: end) == end - 2
    {
      (start, end) = (start + 2, end - 2)
    }
    let number = Self.numberEnd(bytes, start, end)
    let question = bytes.trimmedLine(number ?? start, end)
    self.text = text
    self.name = name
    self.question = question
    isNumbered = number != nil
    asks = Self.endings.contains { mark in
      bytes.starts(
        with: mark, at: question.end - mark.utf8CodeUnitCount, before: question.end)
        && question.start < question.end
    }
    isProse =
      question.end - question.start <= Self.longestProse
      && Self.prose.contains { word in
        let after = question.start + word.utf8CodeUnitCount
        return bytes.startsIgnoringCase(word, at: question.start, question.end)
          && Label.skipColon(bytes, at: after, before: question.end) ?? after == question.end
      }
  }

  private static let endings: [StaticString] = ["?", "？"]

  private static let prose: [StaticString] = [
    "总结", "小结", "结语", "结论", "结束语", "前言", "引言", "简介", "介绍", "概述", "背景", "背景介绍", "目录",
    "参考文献", "参考资料", "附录", "后记", "写在前面", "写在最后", "summary", "conclusion", "introduction",
    "references", "contents", "table of contents", "appendix", "overview", "preface",
  ]

  /// In bytes, with a colon.
  private static let longestProse = 20

  private static let numberedWords: [StaticString] = [
    "题目", "问题", "面试题", "第", "question", "q",
  ]

  /// The offset behind a number and its separator: `1.`, `2、`, `3)`, `（4）`, `1.2 `, `五、`, `题目 6：`,
  /// `第7题：`; nil if the heading has none.
  private static func numberEnd(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    var offset = start
    var wordEnd: Int?
    for word in numberedWords where bytes.startsIgnoringCase(word, at: start, end) {
      offset = bytes.skipBlanks(from: start + word.utf8CodeUnitCount, to: end)
      wordEnd = offset
      break
    }
    let brackets: [(StaticString, StaticString)] = [("（", "）"), ("(", ")")]
    for (open, close) in brackets where bytes.starts(with: open, at: offset, before: end) {
      let first = offset + open.utf8CodeUnitCount
      let last = digits(bytes, first, end)
      guard last > first, bytes.starts(with: close, at: last, before: end) else { return nil }
      return last + close.utf8CodeUnitCount
    }
    let last = digits(bytes, offset, end)
    guard last > offset else { return nil }
    offset = last
    if wordEnd != nil {
      offset = bytes.skipBlanks(from: offset, to: end)
      for unit: StaticString in ["题", "问"] where bytes.starts(with: unit, at: offset, before: end) {
        offset = bytes.skipBlanks(from: offset + 3, to: end)
        break
      }
      if offset == end { return offset }
    }
    var levels = 0
    while bytes.starts(with: ".", at: offset, before: end) {
      let next = digits(bytes, offset + 1, end)
      if next == offset + 1 { return next }
      offset = next
      levels += 1
    }
    // "1.2 text" is a number; "3D" and "2024 in review" are not.
    if levels > 0, offset < end, bytes.space(at: offset, before: end) > 0 { return offset }
    if let after = Label.skipColon(bytes, at: offset, before: end) { return after }
    let separators: [StaticString] = ["、", "．", ")", "）", "。"]
    for mark in separators where bytes.starts(with: mark, at: offset, before: end) {
      return offset + mark.utf8CodeUnitCount
    }
    return wordEnd != nil && offset > last ? offset : nil
  }

  /// The offset behind digits and Chinese numerals.
  private static func digits(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end {
      if bytes[offset].isDigit {
        offset += 1
      } else if bytes[offset] >= 0xE4, Label.startsNumeral(bytes, at: offset, before: end) {
        offset += 3
      } else {
        break
      }
    }
    return offset
  }
}
