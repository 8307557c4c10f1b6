import Toolkit

/// A bold word that starts a part of a card, as in `**题目：**` or `**Explanation:**`.
struct Label {
  /// The part of the card that the label starts.
  enum Part: UInt8, Sendable {
    case question
    case answer
    case explanation
  }

  /// A word and the part that it starts; longer words before the words that they start with.
  private struct Word {
    let text: StaticString
    let part: Part
    let first: UInt8
    init(_ text: StaticString, _ part: Part) {
      self.text = text
      self.part = part
      first = text.utf8Start.pointee
    }
  }

  private static let words: [Word] = [
    Word("题目解析", .explanation), Word("题目", .question), Word("问题", .question),
    Word("面试题目", .question), Word("面试题", .question), Word("试题", .question),
    Word("提问", .question), Word("答案解析", .explanation), Word("答案与解析", .answer),
    Word("答案及解析", .answer), Word("答案和解析", .answer), Word("答案", .answer),
    Word("参考答案", .answer), Word("参考解析", .explanation), Word("标准答案", .answer),
    Word("正确答案", .answer), Word("参考回答", .answer), Word("解答", .answer),
    Word("回答", .answer), Word("解析", .explanation), Word("详细解析", .explanation),
    Word("详解", .explanation), Word("question", .question), Word("reference answer", .answer),
    Word("answer", .answer), Word("ans", .answer), Word("explanation", .explanation),
    Word("题", .question),
    Word("问", .question), Word("答", .answer), Word("q", .question), Word("a", .answer),
  ]

  let part: Part
  /// Which word it is: two questions in a row with different words are one question.
  let word: UInt8
  /// The offset of the text after the label.
  let content: Int
  /// A label without a colon, alone in its line.
  let isBare: Bool

  /// A single letter, which may also be an option of a question: `**A:**`.
  var isLetter: Bool { Int(word) >= Self.words.count - 2 }

  /// `问`, `答`, `Q` or `A`, by which a dialogue names its speakers.
  var isSpoken: Bool { Int(word) >= Self.words.count - 4 }

  /// The label that starts at an offset in a line; nil when none does.
  init?(_ bytes: Bytes, at start: Int, lineEnd: Int) {
    guard Self.mayStart(bytes, at: start, lineEnd: lineEnd) else { return nil }
    var offset = bytes.skipUnseenAndSpace(from: start + 2, to: lineEnd)
    guard offset < lineEnd else { return nil }
    let number =
      bytes[offset].isDigit
      ? NotesNumber(bytes, at: offset, before: min(lineEnd, offset + 16)) : nil
    if let number { offset = bytes.skipUnseenAndSpace(from: number.end, to: lineEnd) }
    guard let (index, end) = Self.word(bytes, at: offset, before: lineEnd) else { return nil }
    offset = end
    // At most 64 bytes, because the line may be very long.
    // An answer with a remark may be one of several.
    let remark =
      Self.words[index].part == .question
      ? Self.skipRemark(bytes, from: offset, to: lineEnd) : nil
    offset = remark ?? Self.skipNumber(bytes, from: offset, to: min(lineEnd, offset + 64))
    var hasColon = false
    if let after = Self.skipColon(bytes, at: offset, before: lineEnd) {
      hasColon = true
      offset = bytes.skipUnseenAndSpace(from: after, to: lineEnd)
    }
    guard offset + 2 <= lineEnd, bytes[offset] == bytes[start], bytes[offset + 1] == bytes[start]
    else {
      // `**答案：B**`: the answer itself is bold, and begins with its label.
      guard hasColon, number == nil, Self.words[index].part == .answer,
        index < Self.words.count - 2, offset < lineEnd,
        bytes.boldLine(at: start, before: lineEnd) != nil
      else { return nil }
      (part, word, content, isBare) = (
        .answer, UInt8(truncatingIfNeeded: index), start, false
      )
      return
    }
    offset = bytes.skipUnseenAndSpace(from: offset + 2, to: lineEnd)
    if !hasColon, let after = Self.skipColon(bytes, at: offset, before: lineEnd) {
      hasColon = true
      offset = bytes.skipSpace(from: after, to: lineEnd)
    }
    // `**1. Answer**` may be any point of a list.
    guard hasColon || offset == lineEnd && number == nil else { return nil }
    // A break behind the label parts nothing from it.
    if offset + 1 == lineEnd, bytes[offset] == UInt8(ascii: "\\") { offset = lineEnd }
    part = Self.words[index].part
    word = UInt8(truncatingIfNeeded: index)
    content = offset
    isBare = !hasColon
  }

  /// The label that a heading or a summary is: `**题目**：`, `📖 解析`, `✅ 正确答案：B`, `Answer: D`; nil if
  /// its text is another one.
  ///
  /// `end` is the end of the line, behind a closing run of `#`s.
  init?(heading text: ByteRange, of bytes: Bytes, end: Int) {
    var offset = Self.skipOrnament(bytes, from: text.start, to: text.end)
    guard let (index, wordEnd) = Self.word(bytes, at: offset, before: text.end),
      index < Self.words.count - 2
    else { return nil }
    offset = wordEnd
    if Self.words[index].part == .answer,
      case let after = Self.skipNumber(bytes, from: offset, to: min(text.end, offset + 16)),
      after == text.end
    {
      // `Answer 1`
      offset = after
    }
    offset = Self.skipOrnament(bytes, from: offset, to: text.end)
    var hasColon = false
    if let after = Self.skipColon(bytes, at: offset, before: text.end) {
      hasColon = true
      offset = Self.skipOrnament(bytes, from: after, to: text.end)
    }
    guard hasColon || offset == text.end else { return nil }
    part = Self.words[index].part
    word = UInt8(truncatingIfNeeded: index)
    isBare = offset == text.end
    // `### **Answer: D**` is bold as a whole.
    let isBold =
      text.count > 4 && bytes.starts(with: "**", at: text.start, before: text.end)
      && bytes.find("**", from: text.start + 2, to: text.end) == text.end - 2
    content = isBare ? end : isBold ? text.start : offset
  }

  /// The label of a question or an answer that begins a line and is not bold: `Q: …`, `答案：…`; nil if
  /// none does.
  init?(plain bytes: Bytes, at start: Int, lineEnd: Int, takesExplanation: Bool = false) {
    guard let (index, after) = Self.word(bytes, at: start, before: lineEnd),
      takesExplanation || Self.words[index].part != .explanation
    else { return nil }
    let number = Self.skipNumber(bytes, from: after, to: min(lineEnd, after + 64))
    guard let colon = Self.skipColon(bytes, at: number, before: lineEnd),
      // `a :: b`
      !bytes.starts(with: "::", at: colon - 1, before: lineEnd)
    else { return nil }
    part = Self.words[index].part
    word = UInt8(truncatingIfNeeded: index)
    content = bytes.skipSpace(from: colon, to: lineEnd)
    isBare = false
  }

  /// The label of a kind of question in brackets: `【单选题】…`; nil if none begins the line.
  init?(bracketed bytes: Bytes, at start: Int, lineEnd: Int) {
    let open = start + 3
    guard
      let kind = Self.kinds.first(where: { bytes.starts(with: $0, at: open, before: lineEnd) })
    else { return nil }
    let close = open + kind.utf8CodeUnitCount
    guard bytes.starts(with: "】", at: close, before: lineEnd),
      let word = Self.words.firstIndex(where: { $0.part == .question })
    else { return nil }
    part = .question
    self.word = UInt8(truncatingIfNeeded: word)
    content = bytes.skipSpace(from: close + 3, to: lineEnd)
    isBare = false
  }

  private static let kinds: [StaticString] = [
    "单选题", "多选题", "单项选择题", "多项选择题", "不定项选择题", "选择题", "判断题", "填空题", "问答题", "简答题", "编程题", "计算题",
    "论述题",
  ]

  /// The offset behind the label of a question without a number that begins a text: `Q: …`, `问：…`; nil
  /// if there is none or nothing follows it.
  static func questionContent(_ bytes: Bytes, at start: Int, before end: Int) -> Int? {
    guard start + 1 < end, mayBePlain(bytes, at: start, before: end) else { return nil }
    switch bytes[start] | 0x20 {
    case UInt8(ascii: "q"), UInt8(ascii: "i"), 0xE5...0xEF: break
    default: return nil
    }
    for speaker in speakers where bytes.startsIgnoringCase(speaker, at: start, end) {
      let colon = skipColon(bytes, at: start + speaker.utf8CodeUnitCount, before: end)
      let content = colon.map { bytes.skipSpace(from: $0, to: end) } ?? end
      return content < end ? content : nil
    }
    guard let label = Label(plain: bytes, at: start, lineEnd: end), label.part == .question,
      label.content < end
    else { return nil }
    return label.content
  }

  /// The same behind a bold label: `**问：** …`.
  static func boldQuestionContent(_ bytes: Bytes, at start: Int, before end: Int) -> Int? {
    guard start < end, bytes[start] == .star || bytes[start] == .underscore,
      let label = Label(bytes, at: start, lineEnd: end), label.part == .question,
      label.content < end
    else { return nil }
    return label.content
  }

  /// Who asks, in notes of interviews.
  private static let speakers: [StaticString] = ["面试官", "interviewer"]

  /// The word at an offset, by its number, and where it ends; nil if there is none.
  private static func word(
    _ bytes: Bytes, at offset: Int, before end: Int
  ) -> (index: Int, end: Int)? {
    guard offset < end else { return nil }
    let first = bytes[offset].isLetter ? bytes[offset] | 0x20 : bytes[offset]
    let index = words.firstIndex {
      $0.first == first && bytes.startsIgnoringCase($0.text, at: offset, end)
    }
    if let index {
      let after = offset + words[index].text.utf8CodeUnitCount
      // A longer word may have a character in it that is not shown.
      if after >= end || VisibleText.lengthLeftOut(bytes, at: after) == 0 { return (index, after) }
    }
    for (index, word) in words.enumerated() where word.first == first {
      if let end = bytes.end(of: word.text, at: offset, before: end) { return (index, end) }
    }
    return nil
  }

  /// The offset behind marks of emphasis, brackets, pictures and white space.
  private static func skipOrnament(_ bytes: Bytes, from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      switch byte {
      case .star, .underscore, UInt8(ascii: "["), UInt8(ascii: "]"): offset += 1
      case 0xF0: offset += 4
      // Symbols, joiners and the selectors of their variants; 【 and 】.
      case 0xE2: offset += 3
      case 0xEF where bytes.starts(with: "\u{FE0F}", at: offset, before: end): offset += 3
      case 0xE3
      where bytes.starts(with: "【", at: offset, before: end)
        || bytes.starts(with: "】", at: offset, before: end):
        offset += 3
      default:
        let space = bytes.space(at: offset, before: end)
        if space == 0 { return offset }
        offset += space
      }
    }
    return min(offset, end)
  }

  /// A quick check of the first bytes, because most bold words are no labels.
  private static func mayStart(_ bytes: Bytes, at start: Int, lineEnd: Int) -> Bool {
    guard lineEnd - start >= 6, bytes[start] == bytes[start + 1] else { return false }
    let start = bytes.skipUnseen(from: start + 2, to: lineEnd) - 2
    guard lineEnd - start >= 6 else { return false }
    switch bytes[start + 2] {
    case 0xE5, 0xE6, 0xE7, 0xE8, 0xE9: break
    case 0x20, 0x30...0x39, 0x41, 0x61, 0x45, 0x65, 0x51, 0x71, 0x52, 0x72: return true
    default: return false
    }
    return mayBegin(bytes, at: start + 2, before: lineEnd, numerals: false)
  }

  /// Whether a label that is not bold may begin at an offset, by the first bytes, because each line of a
  /// text is asked.
  @inline(__always)
  static func mayBePlain(_ bytes: Bytes, at start: Int, before end: Int) -> Bool {
    if bytes[start] >= 0x80 { return mayBegin(bytes, at: start, before: end, numerals: false) }
    switch bytes[start + 1] {
    // A colon of either width, a number, and the letters of “question” and “answer”.
    case 0x3A, 0xEF, 0x20, 0x30...0x39, 0x55, 0x75, 0x4E, 0x6E: return true
    default: return false
    }
  }

  /// Whether one of the Chinese words above, or a numeral, may begin at an offset, by its first
  /// character.
  @inline(__always)
  static func mayBegin(_ bytes: Bytes, at start: Int, before end: Int, numerals: Bool = true)
    -> Bool
  {
    switch character(bytes, at: start, before: end) {
    case 0xE9A298, 0xE997AE, 0xE99DA2, 0xE8AF95, 0xE68F90, 0xE7AD94, 0xE58F82, 0xE6A087, 0xE6ADA3,
      0xE8A7A3, 0xE59B9E, 0xE8AFA6:
      true
    // 第
    case 0xE7ACAC: numerals
    case let other: numerals && isNumeral(other)
    }
  }

  /// The offset behind a number such as ` 1`, `（2）` or `三`.
  static func skipNumber(_ bytes: Bytes, from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if byte.isDigit || byte.isBlank || byte == 0x23 || byte == 0x2E || byte == 0x28
        || byte == 0x29
      {
        offset += 1
      } else if case let width = VisibleText.lengthLeftOut(bytes, at: offset), width > 0 {
        offset += width
      } else if byte >= 0xE4,
        startsNumeral(bytes, at: offset, before: end)
          || bytes.starts(with: "（", at: offset, before: end)
          || bytes.starts(with: "）", at: offset, before: end)
      {
        offset += 3
      } else {
        break
      }
    }
    return offset
  }

  /// The offset behind a number and a remark that a colon follows: `1（基础）：`, also behind bold text; nil if there is
  /// none.
  private static func skipRemark(_ bytes: Bytes, from start: Int, to end: Int) -> Int? {
    var offset = bytes.skipBlanks(from: start, to: end)
    while offset < end, bytes[offset].isDigit { offset += 1 }
    while startsNumeral(bytes, at: offset, before: end) { offset += 3 }
    offset = bytes.skipBlanks(from: offset, to: end)
    guard let remark = bytes.remarkEnd(at: offset, before: end) else { return nil }
    let isBoldEnd = bytes.starts(with: "**", at: remark, before: end)
    return skipColon(bytes, at: isBoldEnd ? remark + 2 : remark, before: end) == nil
      ? nil : remark
  }

  /// Whether a Chinese numeral or a fullwidth digit is at an offset; each has three bytes.
  static func startsNumeral(_ bytes: Bytes, at offset: Int, before end: Int) -> Bool {
    isNumeral(character(bytes, at: offset, before: end))
  }

  @inline(__always)
  private static func isNumeral(_ character: UInt32) -> Bool {
    switch character {
    case 0xEFBC90...0xEFBC99: true  // ０ to ９
    // 一 to 十, 百
    case 0xE4B880, 0xE4BA8C, 0xE4B889, 0xE59B9B, 0xE4BA94, 0xE585AD, 0xE4B883, 0xE585AB, 0xE4B99D,
      0xE58D81, 0xE799BE:
      true
    default: false
    }
  }

  /// Three bytes as a number, which takes fewer comparisons than the bytes; 0 if there are fewer.
  @inline(__always)
  private static func character(_ bytes: Bytes, at start: Int, before end: Int) -> UInt32 {
    guard end - start >= 3 else { return 0 }
    return UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
  }

  /// Whether a text ends with a colon of either width.
  static func endsWithColon(_ bytes: Bytes, _ text: ByteRange) -> Bool {
    [":", "："].contains { (colon: StaticString) in
      text.count >= colon.utf8CodeUnitCount
        && bytes.starts(with: colon, at: text.end - colon.utf8CodeUnitCount, before: text.end)
    }
  }

  /// The offset behind a colon of either width; nil if there is none.
  static func skipColon(_ bytes: Bytes, at offset: Int, before end: Int) -> Int? {
    let offset = bytes.skipUnseen(from: offset, to: end)
    if bytes.starts(with: ":", at: offset, before: end) { return offset + 1 }
    if bytes.starts(with: "：", at: offset, before: end) { return offset + 3 }
    return nil
  }
}
