import Toolkit

/// Several answers in one line, each with its number: `1. B | 2. C`, `1.C 2.A`.
struct CompactAnswers {
  /// Each answer with its number and its text; empty if one of them is more than a choice, so that a number in it may be
  /// part of it.
  let answers: [(number: Int, text: ByteRange)]

  /// What stands in a line from the number of its first answer on; nil if there is only one answer.
  init?(_ bytes: Bytes, at start: Int, before end: Int) {
    var starts: [(number: NotesNumber, offset: Int)] = []
    var offset = start
    while offset < end {
      let isEdge =
        offset == start || Self.isEdge(bytes, before: offset)
      if isEdge, bytes[offset].isDigit,
        let number = NotesNumber(bytes, at: offset, before: end), number.form == .marked,
        starts.last.map({ number.value == $0.number.value + 1 }) ?? true
      {
        starts.append((number, offset))
        offset = max(number.end, offset + 1)
      } else {
        offset += 1
      }
    }
    guard starts.count > 1 else { return nil }
    var found: [(Int, ByteRange)] = []
    for (index, one) in starts.enumerated() {
      let next = index + 1 < starts.count ? starts[index + 1].offset : end
      let text = Self.trimmed(bytes, one.number.end, next)
      guard Self.isChoice(bytes, text) else {
        answers = []
        return
      }
      found.append((one.number.value, text))
    }
    answers = found
  }

  /// Whether a number may begin behind a byte: it is no part of a word or of another number.
  private static func isEdge(_ bytes: Bytes, before offset: Int) -> Bool {
    let last = bytes[offset - 1]
    return
      !(last.isDigit || last.isLetter || last == UInt8(ascii: ".") || last == UInt8(ascii: "_"))
  }

  private static let separators: [StaticString] = [
    "|", ";", ",", "/", "-", "–", "—", "*", "_", "；", "，", "、", "。", ".", ")", "(", "（", "）", "`",
  ]

  /// A text without what parts it from the next one.
  private static func trimmed(_ bytes: Bytes, _ start: Int, _ end: Int) -> ByteRange {
    var text = bytes.trimmedLine(start, end)
    var count = 0
    while count != text.count {
      count = text.count
      for mark in separators {
        let width = mark.utf8CodeUnitCount
        if bytes.starts(with: mark, at: text.start, before: text.end) {
          text = bytes.trimmedLine(text.start + width, text.end)
        }
        if text.count >= width, bytes.starts(with: mark, at: text.end - width, before: text.end) {
          text = bytes.trimmedLine(text.start, text.end - width)
        }
      }
    }
    return text
  }

  private static let words: [StaticString] = [
    "true", "false", "yes", "no", "√", "×", "✓", "✗", "✔", "✘", "对", "错", "正确", "错误", "是", "否",
  ]

  /// Whether a text is a letter, several or a word that judges.
  private static func isChoice(_ bytes: Bytes, _ text: ByteRange) -> Bool {
    if text.isEmpty { return false }
    let isLetters =
      text.count <= 6
      && bytes[text.range].allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "H")).contains($0) }
    let isLetter = text.count == 1 && bytes[text.start].isLetter
    return isLetters || isLetter
      || words.contains {
        $0.utf8CodeUnitCount == text.count
          && bytes.startsIgnoringCase($0, at: text.start, text.end)
      }
  }
}
