import Toolkit

/// A heading of interview notes, its number apart from its text.
struct NotesHeading {
  /// The heading's text as it is written, including the card's name.
  let text: ByteRange
  /// Its question: its text without number and name.
  private(set) var question: ByteRange
  let name: CardID?
  private(set) var number: NotesNumber?
  /// The number of `Q1 Why?`, which is one if all questions of the file have such.
  let lettered: NotesNumber?
  /// The number of `Answer 1: …`, which is one of a question below a title of answers.
  let answered: NotesNumber?
  /// Whether the number is one of a question.
  private(set) var isNumbered = false
  /// Ends with a question mark, or begins with a question's label.
  let asks: Bool
  /// Begins with the label of a question, which is no part of its text: `Q: …`, `问：…`.
  let isLabelled: Bool
  /// An introduction, a summary or similar.
  private(set) var isProse: Bool
  /// Is the title of a chapter, which asks nothing: `第 1 章 网络`.
  let isChapter: Bool
  /// Begins with a year or a version: `2023 in review`, `3.5 …`, `v2`.
  let isDated: Bool

  init(_ text: ByteRange, in source: DeckSource) {
    let bytes = source.bytes
    let (bare, name) = source.heading(text)
    var (start, end) = (bare.start, bare.end)
    // An anchor before the text: `<a name="q1"></a>1. …`.
    while start < end, bytes[start] == .less, let after = bytes.tagEnd(at: start, before: end),
      // `<strong>Why?</strong> (click)`
      bytes.startsIgnoringCase("<a", at: start, end) || !bytes.isCut(ByteRange(after, end))
        || bytes[start + 1] == UInt8(ascii: "/")
    {
      start = bytes.skipSpace(from: after, to: end)
    }
    // The asterisks of a bold heading do not count, nor do pictures before what marks a question:
    // "#### **1. …**", "### 💡 1. …".
    (start, end) = Self.withoutBold(bytes, start, end)
    let behind = bytes.skipSymbols(from: start, to: end)
    if behind > start, behind < end {
      let inner = Self.withoutBold(bytes, behind, end)
      if inner.start > behind || NotesNumber(bytes, at: behind, before: end) != nil
        || Label.questionContent(bytes, at: behind, before: end) != nil
      {
        (start, end) = inner
      }
    }
    self.text = text
    self.name = name
    let number = NotesNumber(bytes, at: start, before: end)
    self.number = number
    lettered =
      number == nil ? NotesNumber(bytes, at: start, before: end, takesLetter: true) : nil
    answered = number == nil ? NotesNumber(answer: bytes, at: start, before: end) : nil
    isChapter = number == nil && NotesNumber.isChapter(bytes, at: start, before: end)
    let content =
      number == nil
      ? Label.questionContent(bytes, at: start, before: end)
        ?? Label.boldQuestionContent(bytes, at: start, before: end) : nil
    isLabelled = content != nil
    start = content ?? start
    isDated =
      number?.isYearOrVersion
      ?? (Self.isVersion(bytes, at: start, before: end)
        || Self.isDate(bytes, at: start, before: end))
    question = bytes.trimmedLine(start, end)
    asks = isLabelled || bytes.asks(question)
    isProse = Self.isProse(question, bytes)
  }

  private static func isEmphasis(_ byte: UInt8) -> Bool { byte == .star || byte == .underscore }

  /// The ends of a text without the marks that make all of it bold.
  private static func withoutBold(_ bytes: Bytes, _ start: Int, _ end: Int) -> (
    start: Int, end: Int
  ) {
    var (first, last) = (start, end)
    while first + 1 < last, isEmphasis(bytes[first]), isEmphasis(bytes[last - 1]) {
      (first, last) = (first + 1, last - 1)
    }
    // `***Why?***`, `_**Why?**_`
    if first - start > 2, !bytes[first..<last].contains(where: isEmphasis) { return (first, last) }
    guard start < end, bytes[start] == .star, let bold = bytes.boldLine(at: start, before: end),
      bold.rest == nil, bold.text.end < end
    else { return (start, end) }
    return (bold.text.start, bold.text.end)
  }

  /// `v2`, `v1.2 …`
  private static func isVersion(_ bytes: Bytes, at start: Int, before end: Int) -> Bool {
    guard start + 1 < end, bytes[start] == UInt8(ascii: "v"), bytes[start + 1].isDigit else {
      return false
    }
    var offset = start + 1
    while offset < end, bytes[offset].isDigit || bytes[offset] == UInt8(ascii: ".") { offset += 1 }
    return offset == end || bytes.space(at: offset, before: end) > 0
  }

  /// `2024年5月1日`, `2024-05-01`, `5月1日`
  static func isDate(_ bytes: Bytes, at start: Int, before end: Int) -> Bool {
    var offset = start
    while offset < end, bytes[offset].isDigit { offset += 1 }
    let marks: [StaticString]
    switch offset - start {
    case 1, 2: marks = ["月"]
    case 4: marks = ["年", "-", "/"]
    default: return false
    }
    guard let mark = marks.first(where: { bytes.starts(with: $0, at: offset, before: end) }) else {
      return false
    }
    let behind = bytes.skipBlanks(from: offset + mark.utf8CodeUnitCount, to: end)
    return behind < end ? bytes[behind].isDigit : mark.utf8CodeUnitCount > 1
  }

  /// Whether its letter and number are a quarter of a year, by what follows them: `Q3 revenue`.
  func isQuarter(in bytes: Bytes) -> Bool {
    guard let lettered, (1...4).contains(lettered.value), !asks else { return false }
    let start = bytes.skipSpace(from: lettered.end, to: question.end)
    return Self.quarterly.contains { bytes.startsIgnoringCase($0, at: start, question.end) }
  }

  /// What is told of the quarters of a year; the years of this century, too.
  private static let quarterly: [StaticString] = [
    "财报", "财务", "营收", "收入", "业绩", "季报", "季度", "利润", "净利", "销售", "销量", "预算", "总结", "复盘", "规划", "目标",
    "revenue",
    "earnings", "results", "report", "gdp", "sales", "profit", "income", "budget", "forecast",
    "guidance",
    "growth", "okr", "fy", "20",
  ]

  /// Takes the number of `Q1 Why?`.
  mutating func takeLetter() { number = lettered ?? number }

  /// Takes the number of a heading below a title of answers: `Answer 1: …`, `第一题`, `1`.
  mutating func takeAnswer(in bytes: Bytes) {
    guard !asks, number?.value ?? 0 == 0,
      let answered = answered
        ?? NotesNumber(belowTitle: bytes, at: question.start, before: question.end)
    else { return }
    number = answered
    takeNumber(in: bytes)
  }

  /// Whether nothing but its number says that it is a question.
  var isOnlyNumbered: Bool { isNumbered && !isLine && !asks && number?.form != .word }

  /// A line that became a heading because its answer has a label or stands behind it.
  var isLine = false

  /// Takes the number as one of a question, which is not part of its text unless it counts what follows.
  mutating func takeNumber(in bytes: Bytes, counts: Bool = false) {
    guard let number else { return }
    isNumbered = true
    if counts { return }
    var start = bytes.skipSpace(from: number.end, to: question.end)
    // The anchor may be around the number.
    if start < question.end, bytes[start] == .less,
      let after = bytes.tagEnd(at: start, before: question.end),
      bytes[start + 1] == UInt8(ascii: "/")
    {
      start = bytes.skipSpace(from: after, to: question.end)
    }
    // A bold number: "**1.** Why?", "**Q1**: Why?".
    if bytes.starts(with: "**", at: start, before: question.end) {
      let marks: [StaticString] = [":", "：", "、", "."]
      let mark = marks.first { bytes.starts(with: $0, at: start + 2, before: question.end) }
      let after = bytes.skipSpace(
        from: start + 2 + (mark?.utf8CodeUnitCount ?? 0), to: question.end)
      // With an even number of marks the first one opens bold text: `1. **Why?**`.
      if !bytes.hasPairs(of: "**", from: start, to: question.end) { start = after }
    }
    // `1. 问题：…`
    if let content = Label.questionContent(bytes, at: start, before: question.end) {
      start = content
    }
    question = ByteRange(start, question.end)
    isProse = Self.isProse(question, bytes)
  }

  /// Takes what stands in brackets behind the question mark: `Why? (in one sentence)`.
  mutating func takeRemark(in bytes: Bytes) {
    let end = bytes.lineEnd(from: question.end)
    var offset = question.end
    while let after = bytes.remarkEnd(at: bytes.skipSymbols(from: offset, to: end), before: end) {
      question = ByteRange(question.start, after)
      offset = after
    }
  }

  /// Takes the number of the list item that the heading is in.
  mutating func takeListNumber() { isNumbered = true }

  private static func isProse(_ question: ByteRange, _ bytes: Bytes) -> Bool {
    question.end - question.start <= longestProse
      && prose.contains { word in
        let after = question.start + word.utf8CodeUnitCount
        return bytes.startsIgnoringCase(word, at: question.start, question.end)
          && Label.skipColon(bytes, at: after, before: question.end) ?? after == question.end
      }
  }

  /// Whether a heading has a number or is a label. The first bytes say of most that they have none, so
  /// that 100,000 headings are looked at in less than a millisecond.
  @inline(__always)
  static func mayBeNotes(_ bytes: Bytes, _ text: ByteRange) -> Bool {
    switch bytes[text.start] {
    case .star, .underscore, .less: true
    // Numbers; question, answer, explanation, reference; brackets, pictures.
    case 0x30...0x39, 0x51, 0x71, 0x41, 0x61, 0x45, 0x65, 0x52, 0x72, 0x28, 0x5B, 0xE2, 0xE3, 0xEF,
      0xF0:
      isMarked(bytes, text)
    case 0xE4...0xE9:
      Label.mayBegin(bytes, at: text.start, before: text.end) && isMarked(bytes, text)
    default: false
    }
  }

  private static func isMarked(_ bytes: Bytes, _ text: ByteRange) -> Bool {
    let start = bytes.skipSymbols(from: text.start, to: text.end)
    return start < text.end
      && (bytes[start] == .star
        || NotesNumber(bytes, at: start, before: text.end, takesLetter: true) != nil
        || NotesNumber.isChapter(bytes, at: start, before: text.end)
        || Label(heading: text, of: bytes, end: text.end) != nil
        || Label.questionContent(bytes, at: start, before: text.end) != nil)
  }

  private static let prose: [StaticString] = [
    "总结", "小结", "结语", "结论", "结束语", "前言", "引言", "简介", "介绍", "概述", "背景", "背景介绍", "目录",
    "参考文献", "参考资料", "附录", "后记", "写在前面", "写在最后", "summary", "conclusion", "introduction",
    "references", "contents", "table of contents", "appendix", "overview", "preface",
  ]

  /// In bytes, with a colon.
  private static let longestProse = 20
}
