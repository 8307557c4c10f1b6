import Toolkit

/// Lines with the answers to several questions, which no reader takes: `**Answers:** 1-b, 2-c`, `答案：1.B 2.C`.
struct AnswerKeys {
  private static let words: [StaticString] = [
    "answers", "answer key", "参考答案", "正确答案", "答案",
  ]
  private static let marks: [StaticString] = ["-", ".", ":", ")", "、", "．", "：", "）", "–", " "]

  /// Where such lines stand.
  static func places(in bytes: Bytes, from start: Int) -> [Int] {
    var found: [Int] = []
    for word: StaticString in ["nswer", "NSWER", "答案"] {
      var offset = start
      while let next = bytes.find(word, from: offset, to: bytes.count) {
        let end = bytes.lineEnd(from: next)
        if let line = place(bytes, at: next, before: end) { found.append(line) }
        offset = end
      }
    }
    return found.sorted()
  }

  /// Where a line with a word begins, if it is one of them.
  private static func place(_ bytes: Bytes, at word: Int, before end: Int) -> Int? {
    var start = word
    while start > 0, bytes[start - 1] != .lineFeed, word - start < 16 { start -= 1 }
    guard start == 0 || bytes[start - 1] == .lineFeed else { return nil }
    return answers(in: ByteRange(start, end), bytes).count > 1
      ? bytes.skipBlanks(from: start, to: end) : nil
  }

  /// The letters of a line that are answers, each with its number; empty for any other line.
  static func answers(in line: ByteRange, _ bytes: Bytes) -> [(number: Int, text: ByteRange)] {
    let end = line.end
    let first = skipMarks(bytes, bytes.skipBlanks(from: line.start, to: end), end)
    guard let name = words.first(where: { bytes.startsIgnoringCase($0, at: first, end) }),
      case let behind = skipMarks(bytes, first + name.utf8CodeUnitCount, end),
      let colon = Label.skipColon(bytes, at: behind, before: end),
      case let key = skipMarks(bytes, colon, end), key < end, bytes[key] == UInt8(ascii: "1")
    else { return [] }
    return answers(bytes, from: key, to: end)
  }

  private static func skipMarks(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end,
      [.star, .underscore, .hash, 0x3E].contains(bytes[offset])
        || bytes.space(at: offset, before: end) > 0
    {
      offset += 1
    }
    return offset
  }

  /// The answers that are a letter each and follow one another, by their numbers.
  private static func answers(
    _ bytes: Bytes, from start: Int, to end: Int
  ) -> [(number: Int, text: ByteRange)] {
    var offset = start
    var found: [(number: Int, text: ByteRange)] = []
    while offset < end, bytes[offset].isDigit {
      var value = 0
      while offset < end, bytes[offset].isDigit, value < 1_000 {
        value = value * 10 + Int(bytes[offset] - 0x30)
        offset += 1
      }
      guard value == found.count + 1 else { break }
      if let mark = marks.first(where: { bytes.starts(with: $0, at: offset, before: end) }) {
        offset += mark.utf8CodeUnitCount
      }
      offset = skipMarks(bytes, offset, end)
      guard offset < end, bytes[offset].isLetter, offset + 1 == end || !bytes[offset + 1].isLetter
      else { break }
      found.append((value, ByteRange(offset, offset + 1)))
      offset += 1
      while offset < end, !bytes[offset].isDigit, !bytes[offset].isLetter { offset += 1 }
    }
    return found
  }
}
