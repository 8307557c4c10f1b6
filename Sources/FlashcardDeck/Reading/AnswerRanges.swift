import Toolkit

/// A line with the choices that are the answers to a range of questions: `1-5：ABCDA`, `1～2：A B`, `1-3 ABC 4-5 AB`.
struct AnswerRanges {
  /// Each answer with its number.
  let answers: [(number: Int, text: ByteRange)]

  private static let dashes: [StaticString] = ["-", "–", "—", "~", "～", "－", "至", "到"]
  private static let marks: [StaticString] = [":", "：", "、", ".", "．", ")", "）"]
  private static let gaps: [StaticString] = [",", "，", "、", ";", "；", "|", "/"]
  private static let judgements: [StaticString] = ["√", "×", "✓", "✗", "✔", "✘"]
  /// So many are in a range at most.
  private static let longest = 200

  /// What stands in a line from its first number on; nil if anything else does.
  init?(_ bytes: Bytes, at start: Int, before end: Int) {
    let end = bytes.dropSpace(from: start, to: end)
    var found: [(number: Int, text: ByteRange)] = []
    var offset = start
    while offset < end {
      guard let first = Self.number(bytes, &offset, end), Self.skip(dashes: bytes, &offset, end),
        let last = Self.number(bytes, &offset, end), first < last, last - first < Self.longest,
        found.last.map({ $0.number < first }) ?? true,
        let choices = Self.choices(bytes, &offset, end, count: last - first + 1)
      else { return nil }
      found += zip(first...last, choices).map { (number: $0, text: $1) }
    }
    guard !found.isEmpty else { return nil }
    answers = found
  }

  private static func number(_ bytes: Bytes, _ offset: inout Int, _ end: Int) -> Int? {
    var value = 0
    let start = offset
    while offset < end, bytes[offset].isDigit, value < 1_000 {
      value = value * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    return offset > start && value > 0 ? value : nil
  }

  private static func skip(dashes bytes: Bytes, _ offset: inout Int, _ end: Int) -> Bool {
    let start = bytes.skipSpace(from: offset, to: end)
    guard let dash = dashes.first(where: { bytes.starts(with: $0, at: start, before: end) }) else {
      return false
    }
    offset = bytes.skipSpace(from: start + dash.utf8CodeUnitCount, to: end)
    return true
  }

  /// So many choices: letters and marks that judge in one word, or words with several letters each.
  private static func choices(
    _ bytes: Bytes, _ offset: inout Int, _ end: Int, count: Int
  ) -> [ByteRange]? {
    let start = offset
    offset = skip(marks + gaps, bytes, from: offset, to: end)
    guard offset > start else { return nil }
    var choices: [ByteRange] = []
    var words: [ByteRange] = []
    while offset < end {
      let word = offset
      while let width = choice(bytes, at: offset, before: end) {
        choices.append(ByteRange(offset, offset + width))
        offset += width
      }
      if offset == word { break }
      words.append(ByteRange(word, offset))
      let next = skip(gaps, bytes, from: offset, to: end)
      if next == offset { break }
      offset = next
    }
    return choices.count == count ? choices : words.count == count ? words : nil
  }

  private static func skip(
    _ words: [StaticString], _ bytes: Bytes, from start: Int, to end: Int
  ) -> Int {
    var offset = bytes.skipSpace(from: start, to: end)
    while let word = words.first(where: { bytes.starts(with: $0, at: offset, before: end) }) {
      offset = bytes.skipSpace(from: offset + word.utf8CodeUnitCount, to: end)
    }
    return offset
  }

  /// The length of a letter or a mark that judges; nil if neither is there.
  private static func choice(_ bytes: Bytes, at offset: Int, before end: Int) -> Int? {
    guard offset < end else { return nil }
    if (UInt8(ascii: "A")...UInt8(ascii: "H")).contains(bytes[offset]) { return 1 }
    return judgements.first { bytes.starts(with: $0, at: offset, before: end) }?.utf8CodeUnitCount
  }
}
