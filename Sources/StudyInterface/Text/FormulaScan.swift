/// Looks for the formula that a `$` or `$$` opens.
///
/// The rules are pandoc's: no space inside of `$…$` at its ends, and no digit after the closing sign, so
/// that `$20-$30` is money; and GitHub's: no letter or digit of ASCII before the opening one, as in
/// `US$5`. A formula does not go past an empty line, nor into code.
struct FormulaScan {
  /// The formula in one line, and the offset after its closing sign.
  private(set) var formula: (text: [UInt8], end: Int)?

  private let source: [UInt8]
  private let limit: Int
  private let isDisplay: Bool

  init(_ source: [UInt8], at start: Int, limit: Int, isDisplay: Bool, isCell: Bool) {
    self.source = source
    self.limit = limit
    self.isDisplay = isDisplay
    let first = start + (isDisplay ? 2 : 1)
    guard first < limit else { return }
    if !isDisplay, isSpace(first) || start > 0 && source[start - 1].isAlphanumeric { return }
    var text: [UInt8] = []
    var offset = first
    while offset < limit {
      let byte = source[offset]
      switch byte {
      case UInt8(ascii: "\\") where offset + 1 < limit:
        if !(isCell && source[offset + 1] == UInt8(ascii: "|")) { text.append(byte) }
        if source[offset + 1] != 0x0A {
          text.append(source[offset + 1])
          offset += 1
        }
      case 0x0A:
        guard let next = continuation(after: offset, openedAt: start) else { return }
        text.append(0x20)
        offset = next
        continue
      case UInt8(ascii: "$"):
        if let end = close(at: offset) {
          if !text.isEmpty, isDisplay || !Self.isProse(text) { formula = (text, end) }
          return
        }
        guard isDisplay else { return }
        text.append(byte)
      default: text.append(byte)
      }
      offset += 1
    }
  }

  private func isSpace(_ offset: Int) -> Bool { source[offset] <= 0x20 }

  private func close(at offset: Int) -> Int? {
    if isDisplay {
      return offset + 1 < limit && source[offset + 1] == UInt8(ascii: "$") ? offset + 2 : nil
    }
    if isSpace(offset - 1) { return nil }
    // `$HOME/$USER` and `$PATH:$HOME` are names of variables.
    if offset + 1 < source.count, source[offset + 1].isAlphanumeric,
      "/:;,=".utf8.contains(source[offset - 1])
    {
      return nil
    }
    let isBeforeDigit =
      offset + 1 < source.count
      && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(source[offset + 1])
    return isBeforeDigit ? nil : offset + 1
  }

  /// Where the formula goes on in the next line, after its margin; nil if it ends with this one.
  private func continuation(after lineFeed: Int, openedAt start: Int) -> Int? {
    var quotes = quoteDepth(before: start)
    var offset = lineFeed + 1
    while offset < limit {
      let byte = source[offset]
      if byte == UInt8(ascii: ">"), quotes > 0 {
        quotes -= 1
      } else if byte != 0x20, byte != 0x09, byte != 0x0D {
        break
      }
      offset += 1
    }
    guard offset < limit, source[offset] != 0x0A else { return nil }
    if source[offset...].starts(with: "~~~".utf8) { return nil }
    return isDisplay || !startsBlock(offset) ? offset : nil
  }

  private func quoteDepth(before offset: Int) -> Int {
    var start = offset
    while start > 0, source[start - 1] != 0x0A { start -= 1 }
    var depth = 0
    while start < offset {
      if source[start] == UInt8(ascii: ">") { depth += 1 } else if source[start] > 0x20 { break }
      start += 1
    }
    return depth
  }

  /// Whether a line begins a list item, a heading, a quote or a row.
  private func startsBlock(_ offset: Int) -> Bool {
    switch source[offset] {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      return offset + 1 >= limit || isSpace(offset + 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var end = offset
      while end < limit, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(source[end]) { end += 1 }
      return end + 1 < limit && isSpace(end + 1)
        && (source[end] == UInt8(ascii: ".") || source[end] == UInt8(ascii: ")"))
    default: return false
    }
  }

  /// Whether what stands between two dollar signs is a sentence: Chinese or words, and nothing that only
  /// a formula has.
  private static func isProse(_ text: [UInt8]) -> Bool {
    let isFormula = text.contains {
      $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "=")
    }
    if text.contains(UInt8(ascii: "\\")) { return false }
    if String(decoding: text, as: UTF8.self).unicodeScalars.contains(
      where: \.isChineseOrJapanese)
    {
      return true
    }
    guard !isFormula else { return false }
    // An amount with a bracket that is closed behind another currency's sign: “$5 (in C$)”.
    let isAmount = text.first.map { $0.isAlphanumeric && $0 <= UInt8(ascii: "9") } ?? false
    if isAmount, text.count(where: "([{".utf8.contains) > text.count(where: ")]}".utf8.contains) {
      return true
    }
    // Two letters or more that stand apart: “5 to 10”, “/hr or 20”, “5 (about 4”.
    return text.split(whereSeparator: { $0 <= 0x20 }).dropFirst().contains { word in
      let word = isAmount && word.first == UInt8(ascii: "(") ? word.dropFirst() : word
      return word.count > 1 && word.allSatisfy { $0.isAlphanumeric && $0 > UInt8(ascii: "9") }
    }
  }
}
