import Toolkit

/// What the colons in a list item `question :: answer` were found to be.
enum PairColons: Equatable {
  /// They part question and answer; `other` is the offset of more such colons.
  case card(ByteRange, other: Int?)
  /// They hardly mean anything but a card, and are not written as one: nothing before or behind them, or in
  /// bold text.
  case likely(Int)
  /// They may be meant for a card, or be code or a property: `std:: `, `type:: book`.
  case possible(Int)

  /// Whether they hardly mean anything but a card.
  var isLikely: Bool { if case .likely = self { true } else { false } }
}

extension Bytes {
  /// The colons of a list item; nil if there are none that may part a question from an answer.
  ///
  /// Those of a card have spaces around them and are in no code, formula, link, gap or bold text; `:::` may
  /// also stand between two marks without spaces, but not between two words, as in `package:::name`.
  func pairColons(in text: ByteRange) -> PairColons? {
    guard find("::", from: text.start, to: text.end) != nil else { return nil }
    var spans = InlineSpans(self, in: text)
    var (card, tight, near) = (ByteRange?.none, ByteRange?.none, PairColons?.none)
    var offset = text.start
    while offset < text.end {
      if let end = spans.end(at: offset) {
        if near == nil, self[offset] == .star || self[offset] == .underscore,
          let inner = spacedColons(from: offset, to: end)
        {
          near = .likely(inner)
        }
        offset = end
        continue
      }
      guard self[offset] == UInt8(ascii: ":") else {
        offset += 1
        continue
      }
      var after = offset
      while after < text.end, self[after] == UInt8(ascii: ":") { after += 1 }
      let colons = ByteRange(offset, after)
      offset = after
      guard (2...3).contains(colons.count) else { continue }
      if areApart(colons, in: text) {
        if let card { return .card(card, other: colons.start) }
        card = colons
      } else if tight == nil, areTight(colons, in: text) {
        tight = colons
      } else {
        let found = nearColons(colons, in: text)
        if near?.isLikely != true, found?.isLikely == true || near == nil { near = found }
      }
    }
    return (card ?? tight).map { .card($0, other: nil) } ?? near
  }

  /// Whether spaces and text are on both sides.
  private func areApart(_ colons: ByteRange, in text: ByteRange) -> Bool {
    colons.start > text.start + 1 && self[colons.start - 1].isBlank && colons.end + 1 < text.end
      && self[colons.end].isBlank
  }

  /// Whether three colons stand between two texts without spaces that are not both words.
  private func areTight(_ colons: ByteRange, in text: ByteRange) -> Bool {
    guard colons.count == 3, colons.start > text.start, colons.end < text.end else { return false }
    let (before, after) = (self[colons.start - 1], self[colons.end])
    return !before.isBlank && !after.isBlank && !(before.isWord && after.isWord)
  }

  /// What colons are that part no question from an answer.
  private func nearColons(_ colons: ByteRange, in text: ByteRange) -> PairColons? {
    let (before, after) = (colons.start - 1, colons.end)
    if colons.start == text.start {
      guard after < text.end, self[after].isBlank else { return nil }
      return colons.count == 2 ? .likely(colons.start) : .possible(colons.start)
    }
    if after == text.end {
      return self[before].isBlank ? .likely(colons.start) : .possible(colons.start)
    }
    if self[before].isBlank || self[after].isBlank { return .possible(colons.start) }
    // Names of code: `std::vector`.
    return self[before].isASCIISign && self[after].isASCIISign ? nil : .possible(colons.start)
  }

  /// The offset of colons with spaces around them.
  private func spacedColons(from start: Int, to end: Int) -> Int? {
    var offset = start
    while let found = find("::", from: offset, to: end) {
      var after = found
      while after < end, self[after] == UInt8(ascii: ":") { after += 1 }
      if found > start, self[found - 1].isBlank, after < end, self[after].isBlank { return found }
      offset = after
    }
    return nil
  }
}

/// The parts of a line in which colons part nothing: code, formulas, links, gaps, bold and italic text.
private struct InlineSpans {
  private let bytes: Bytes
  private let text: ByteRange
  /// Marks that nothing closes from some place on, each as a bit: looked for once, so that a line is read in
  /// linear time.
  private var unclosed: UInt8 = 0
  /// Brackets that begin before this offset were looked at.
  private var bracketsEnd = 0

  init(_ bytes: Bytes, in text: ByteRange) { (self.bytes, self.text) = (bytes, text) }

  /// Where a part ends that begins at an offset; nil if none does.
  mutating func end(at offset: Int) -> Int? {
    switch bytes[offset] {
    case UInt8(ascii: "\\"): return min(offset + 2, text.end)
    case .backtick: return bytes.codeSpanEnd(at: offset, before: text.end)
    case UInt8(ascii: "$"): return formulaEnd(at: offset)
    case .star: return emphasisEnd(at: offset, .star, bit: 1)
    case .underscore: return emphasisEnd(at: offset, .underscore, bit: 2)
    case UInt8(ascii: "["): return linkEnd(at: offset)
    case UInt8(ascii: "{"): return gapEnd(at: offset)
    default: return nil
    }
  }

  private func run(of mark: UInt8, at start: Int) -> Int {
    var end = start
    while end < text.end, bytes[end] == mark { end += 1 }
    return end - start
  }

  private mutating func emphasisEnd(at start: Int, _ mark: UInt8, bit: UInt8) -> Int? {
    let length = run(of: mark, at: start)
    let content = start + length
    // Each length closes for itself.
    let flag = length == 1 ? bit : bit << 2
    guard length <= 3, unclosed & flag == 0, content < text.end, !bytes[content].isBlank,
      start == text.start || !bytes[start - 1].isWord
    else { return length > 1 ? content : nil }
    var offset = content
    while offset < text.end {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if bytes[offset] == mark {
        let end = offset + run(of: mark, at: offset)
        if end - offset == length, !bytes[offset - 1].isBlank,
          end == text.end || !bytes[end].isWord
        {
          return end
        }
        offset = end
      } else {
        offset += 1
      }
    }
    unclosed |= flag
    return content
  }

  /// `$…$` as Pandoc has it: no blank inside its marks, no digit behind the last one. `$$…$$` as well.
  private mutating func formulaEnd(at start: Int) -> Int? {
    let length = run(of: UInt8(ascii: "$"), at: start)
    let content = start + length
    guard length <= 2, unclosed & 16 == 0, content < text.end,
      length == 2 || !bytes[content].isBlank
    else { return content }
    var offset = content
    while offset < text.end {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if bytes[offset] == UInt8(ascii: "$") {
        let end = offset + run(of: UInt8(ascii: "$"), at: offset)
        let isEnd = !bytes[offset - 1].isBlank && (end == text.end || !bytes[end].isDigit)
        if end - offset == length, length == 2 || isEnd { return end }
        offset = end
      } else {
        offset += 1
      }
    }
    unclosed |= 16
    return content
  }

  /// `[text](address)`
  private mutating func linkEnd(at start: Int) -> Int? {
    guard unclosed & 32 == 0, start >= bracketsEnd else { return nil }
    var (offset, depth) = (start, 0)
    while offset < text.end {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      default: break
      }
      offset += 1
      if depth == 0 { break }
    }
    guard depth == 0 else {
      unclosed |= 32
      return nil
    }
    bracketsEnd = offset
    guard offset < text.end, bytes[offset] == UInt8(ascii: "(") else { return nil }
    let close = bytes.first(UInt8(ascii: ")"), from: offset, to: text.end)
    return close < text.end ? close + 1 : nil
  }

  /// `{{c1::text}}`
  private mutating func gapEnd(at start: Int) -> Int? {
    guard unclosed & 64 == 0, bytes.starts(with: "{{", at: start, before: text.end) else {
      return nil
    }
    guard let close = bytes.find("}}", from: start + 2, to: text.end) else {
      unclosed |= 64
      return nil
    }
    return close + 2
  }
}

extension UInt8 {
  /// A letter or digit of ASCII, or an underscore.
  fileprivate var isWord: Bool { isLetter || isDigit || self == .underscore }
  /// A sign of ASCII that may stand beside the colons of a name in code, as in `Vec::<T>`, `f()::g`.
  fileprivate var isASCIISign: Bool {
    self < 0x80 && ![.backtick, .star, UInt8(ascii: "?"), UInt8(ascii: "!")].contains(self)
  }
}

extension MarkdownMark {
  /// The colons of a card in one line.
  func colons(in bytes: Bytes) -> PairColons? { bytes.pairColons(in: text) }
}
