import Toolkit

/// The parts of a line, or of a gap, in which colons part nothing: code, formulas, links, gaps, bold and italic
/// text.
struct MarkedSpans {
  private let bytes: Bytes
  private let text: ByteRange
  /// Marks that nothing closes from some place on, each as a bit: looked for once, so that a line is read in
  /// linear time.
  private var unclosed: UInt16 = 0
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
    case .less: return addressEnd(at: offset)
    case UInt8(ascii: "{"): return gapEnd(at: offset)
    default: return nil
    }
  }

  private func run(of mark: UInt8, at start: Int) -> Int {
    var end = start
    while end < text.end, bytes[end] == mark { end += 1 }
    return end - start
  }

  private mutating func emphasisEnd(at start: Int, _ mark: UInt8, bit: UInt16) -> Int? {
    let length = run(of: mark, at: start)
    let content = start + length
    // Each length closes for itself.
    let flag = length == 1 ? bit : length == 2 ? bit << 2 : bit << 8
    guard length <= 3, unclosed & flag == 0, content < text.end, bytes[content] > 0x20,
      start == text.start || !bytes[start - 1].isWord
    else { return length > 1 ? content : nil }
    var (offset, depth, last) = (content, 1, Int?.none)
    while offset < text.end {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if bytes[offset] == .backtick {
        offset = bytes.codeSpanEnd(at: offset, before: text.end)
      } else if bytes[offset] == mark {
        let end = offset + run(of: mark, at: offset)
        if end - offset == length {
          let isInWord = end < text.end && bytes[end].isWord
          if bytes[offset - 1] > 0x20, !isInWord {
            (depth, last) = (depth - 1, end)
            if depth == 0 { return end }
          } else if end < text.end, bytes[end] > 0x20, !bytes[offset - 1].isWord {
            depth += 1
          }
        }
        offset = end
      } else {
        offset += 1
      }
    }
    if let last { return last }
    unclosed |= flag
    return content
  }

  /// `$…$` as Pandoc has it: no blank inside its marks, no digit behind the last one. `$$…$$` as well.
  private mutating func formulaEnd(at start: Int) -> Int? {
    let length = run(of: UInt8(ascii: "$"), at: start)
    let content = start + length
    guard length <= 2, unclosed & 16 == 0, content < text.end,
      length == 2 || bytes[content] > 0x20
    else { return content }
    var offset = content
    while offset < text.end {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if bytes[offset] == UInt8(ascii: "$") {
        let end = offset + run(of: UInt8(ascii: "$"), at: offset)
        let isEnd = bytes[offset - 1] > 0x20 && (end == text.end || !bytes[end].isDigit)
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
    guard unclosed & 128 == 0, offset < text.end, bytes[offset] == UInt8(ascii: "(") else {
      return nil
    }
    let close = bytes.first(UInt8(ascii: ")"), from: offset, to: text.end)
    if close < text.end { return close + 1 }
    unclosed |= 128
    return nil
  }

  /// `<https://address>`
  private func addressEnd(at start: Int) -> Int? {
    var offset = start + 1
    while offset < text.end, bytes[offset].isLetter, offset - start <= Self.longestScheme {
      offset += 1
    }
    guard offset > start + 2, bytes.starts(with: ":", at: offset, before: text.end) else {
      return nil
    }
    let end = min(text.end, start + Self.longestAddress)
    while offset < end, bytes[offset] > 0x20, bytes[offset] != .less {
      offset += 1
      if bytes[offset - 1] == UInt8(ascii: ">") { return offset }
    }
    return nil
  }

  /// In bytes.
  private static let (longestScheme, longestAddress) = (32, 1024)

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
  var isWord: Bool { isLetter || isDigit || self == .underscore }
}
