import Toolkit

/// Whether a text is the title of a part that holds the answers or explanations to the questions before
/// it: `答案`, `第二部分：参考答案与解析`, `二、解析`, `Part 2: Answers`.
enum PartTitle {
  private static let words: [StaticString] = [
    "答案", "参考答案", "标准答案", "正确答案", "答案解析", "答案与解析", "答案及解析", "答案和解析", "参考答案与解析", "参考答案及解析",
    "参考答案和解析", "参考答案及评分标准", "参考答案与评分标准", "参考答案和评分标准", "答案及评分标准", "答案与评分标准", "答案详解", "解析", "参考解析",
    "详细解析", "题目解析", "试题解析", "详解", "解答", "参考解答", "回答",
    "参考回答", "标准回答", "示例回答", "答", "sample answer", "sample answers", "suggested answers",
    "model answer",
    "reference answer", "answers",
    "answer", "answer key", "reference answers", "model answers", "solutions", "solution",
    "explanations", "explanation", "answers and explanations", "answers & explanations",
    "answers and solutions", "answer key & explanations", "answer key and explanations",
    "solutions and explanations",
  ]
  /// In bytes, with all that may stand around its words.
  private static let longest = 80

  static func isTitle(_ text: ByteRange, _ bytes: Bytes) -> Bool {
    // Most headings are questions.
    guard text.count <= longest, !bytes.asks(text) else { return false }
    var (start, end) = (skipOrnament(bytes, text.start, text.end), text.end)
    while end > start, bytes[end - 1] == .star || bytes[end - 1] == .underscore { end -= 1 }
    start = skipOrnament(bytes, skipPart(bytes, start, end), end)
    end = bytes.dropSpace(from: start, to: end)
    return words.contains { word in
      guard bytes.startsIgnoringCase(word, at: start, end) else { return false }
      var after = start + word.utf8CodeUnitCount
      if bytes.starts(with: "部分", at: after, before: end) { after += 6 }
      after = bytes.skipUnseen(from: after, to: end)
      after = Label.skipColon(bytes, at: after, before: end) ?? after
      return skipOrnament(bytes, after, end) == end
    }
  }

  /// Whether a title says that it is over several answers.
  static func isOfSeveral(_ text: ByteRange, _ bytes: Bytes) -> Bool {
    has(["answers", "answer key", "solutions"], text, bytes)
  }

  /// Whether a title says that what it is over explains answers.
  static func isOfExplanations(_ text: ByteRange, _ bytes: Bytes) -> Bool {
    has(["解析", "详解", "explanation"], text, bytes)
  }

  /// Whether a title says that what it is over explains answers and does not have them.
  static func isOnlyOfExplanations(_ text: ByteRange, _ bytes: Bytes) -> Bool {
    isOfExplanations(text, bytes) && !has(["答案", "解答", "answer", "solution"], text, bytes)
  }

  private static func has(_ words: [StaticString], _ text: ByteRange, _ bytes: Bytes) -> Bool {
    (text.start..<text.end).contains { place in
      words.contains { bytes.startsIgnoringCase($0, at: place, text.end) }
    }
  }

  /// Whether a title says which part of the file it is over.
  static func saysPart(_ text: ByteRange, _ bytes: Bytes) -> Bool {
    let start = skipOrnament(bytes, text.start, text.end)
    return skipPart(bytes, start, text.end) > start
  }

  private static func skipOrnament(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end {
      let next = bytes.skipUnseen(from: bytes.skipSymbols(from: offset, to: end), to: end)
      if next > offset {
        offset = next
      } else if bytes[offset] == .star || bytes[offset] == .underscore || bytes[offset].isBlank {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  /// The offset behind what says which part it is: `第二部分：`, `二、`, `Part 2:`.
  private static func skipPart(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    var offset = start
    if bytes.starts(with: "第", at: start, before: end) {
      offset = Label.skipNumber(bytes, from: start + 3, to: end)
      let units: [StaticString] = ["部分", "部", "章", "篇", "节", "单元", "卷"]
      guard offset > start + 3,
        let unit = units.first(where: { bytes.starts(with: $0, at: offset, before: end) })
      else { return start }
      return skipSeparator(bytes, offset + unit.utf8CodeUnitCount, end)
    }
    let names: [StaticString] = ["part ", "section ", "chapter "]
    if let name = names.first(where: { bytes.startsIgnoringCase($0, at: start, end) }) {
      offset = bytes.skipBlanks(from: start + name.utf8CodeUnitCount, to: end)
      // A number, a Roman one or a letter.
      while offset < end, bytes[offset].isDigit || bytes[offset].isLetter { offset += 1 }
      return skipSeparator(bytes, offset, end)
    }
    return NotesNumber(bytes, at: start, before: end).map(\.end) ?? start
  }

  private static func skipSeparator(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    let marks: [StaticString] = [":", "：", "、", ".", "．", "-", "–", "—", "|", "·"]
    var offset = bytes.skipSpace(from: start, to: end)
    while let mark = marks.first(where: { bytes.starts(with: $0, at: offset, before: end) }) {
      offset = bytes.skipSpace(from: offset + mark.utf8CodeUnitCount, to: end)
    }
    return offset
  }
}
