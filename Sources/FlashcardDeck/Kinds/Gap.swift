import Toolkit

/// A part of a text that a card hides: `{{c1::text::hint}}`.
struct Gap: Equatable, Sendable {
  /// The card that hides it, from 1.
  var number: Int
  /// With its braces.
  let whole: ByteRange
  /// What is hidden.
  let text: ByteRange
  /// What is shown in its place; empty if there is no hint.
  let hint: ByteRange
}

/// Finds the gaps of a text.
///
/// A gap is in one block: no blank line, item of a list or line of code is inside. Braces in it nest, as in
/// `{{c1::\frac{a}{b}}}`, and gaps may be in gaps. What is code or a comment has none.
struct GapScan {
  /// Why something that looks like a gap is none, and the offset at which it begins.
  struct Fault {
    let offset: Int
    let cause: Problem.Cause
  }

  /// In the order of their first braces.
  private(set) var gaps: [Gap] = []
  private(set) var faults: [Fault] = []

  /// A gap whose end is not reached.
  private struct Open {
    let start: Int
    /// Nil for `{{text}}`.
    let number: Int?
    let text: Int
    /// The offset of the colons before its hint.
    var colons: Int?
    /// Braces in it that are open.
    var braces = 0
  }

  private let bytes: Bytes
  private let takesPlain: Bool
  private var open: [Open] = []

  /// - Parameter takesPlain: whether `{{text}}` is a gap too; each then gets a number of its own, behind
  ///   those that are given.
  init(_ bytes: Bytes, in span: ByteRange, takesPlain: Bool) {
    (self.bytes, self.takesPlain) = (bytes, takesPlain)
    guard bytes.find("{{", from: span.start, to: span.end) != nil else { return }
    var code = CodeLines(bytes, margin: 0)
    var offset = span.start
    while offset < span.end {
      let end = min(bytes.lineEnd(from: offset), span.end)
      let isRest = offset > 0 && bytes[offset - 1] != .lineFeed
      let first = bytes.skipSpace(from: offset, to: end)
      let isCode = code.take(offset, end, isRest: isRest)
      if isCode || first >= end || offset > span.start && bytes.interrupts(at: first, before: end) {
        dropOpen()
      }
      // A span of code or a comment may go on in the lines below.
      offset = isCode ? end + 1 : max(end, scanLine(offset, end, limit: span.end)) + 1
    }
    dropOpen()
    gaps.sort { $0.whole.start < $1.whole.start }
    numberPlain()
  }

  /// The numbers of the gaps, each once, ascending.
  var numbers: [Int] { Set(gaps.map(\.number)).sorted() }

  // MARK: Scanning

  private mutating func scanLine(_ start: Int, _ lineEnd: Int, limit: Int) -> Int {
    var (offset, end) = (start, lineEnd)
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case .backtick: offset = bytes.codeSpanEnd(at: offset, before: end)
      case .less where bytes.starts(with: "<!--", at: offset, before: end):
        offset = bytes.find("-->", from: offset + 4, to: limit).map { $0 + 3 } ?? offset + 4
        end = min(bytes.lineEnd(from: min(offset, limit)), limit)
      case UInt8(ascii: "{"): offset = begin(at: offset, before: end)
      case UInt8(ascii: "}"): offset = close(at: offset, before: end)
      case UInt8(ascii: ":"):
        offset += takeColons(at: offset, before: end) ? 2 : 1
      default: offset += 1
      }
    }
    return end
  }

  private mutating func begin(at offset: Int, before end: Int) -> Int {
    if bytes.starts(with: "{{", at: offset, before: end) {
      if let (number, text) = number(at: offset + 2, before: end) {
        open.append(Open(start: offset, number: number, text: text))
        return text
      }
      let isPlain = takesPlain && !bytes.starts(with: "{{{", at: offset, before: end)
      if isPlain, open.allSatisfy({ $0.braces == 0 }) {
        open.append(Open(start: offset, number: nil, text: offset + 2))
        return offset + 2
      }
    }
    if !open.isEmpty { open[open.count - 1].braces += 1 }
    return offset + 1
  }

  /// The number behind `{{`, and where the text begins: `c1::`.
  private func number(at start: Int, before end: Int) -> (number: Int, text: Int)? {
    guard start < end, bytes[start] == UInt8(ascii: "c") else { return nil }
    var (offset, number) = (start + 1, 0)
    while offset < end, bytes[offset].isDigit {
      number = min(number * 10 + Int(bytes[offset] - 0x30), CardPart.largestGap + 1)
      offset += 1
    }
    guard offset > start + 1, bytes.starts(with: "::", at: offset, before: end) else { return nil }
    return (number, offset + 2)
  }

  private mutating func takeColons(at offset: Int, before end: Int) -> Bool {
    guard let last = open.last, last.braces == 0, last.colons == nil,
      bytes.starts(with: "::", at: offset, before: end)
    else { return false }
    open[open.count - 1].colons = offset
    return true
  }

  private mutating func close(at offset: Int, before end: Int) -> Int {
    guard let last = open.last else { return offset + 1 }
    if last.braces > 0 {
      open[open.count - 1].braces -= 1
      return offset + 1
    }
    guard bytes.starts(with: "}}", at: offset, before: end) else { return offset + 1 }
    open.removeLast()
    let text = ByteRange(last.text, last.colons ?? offset)
    let hint = last.colons.map { bytes.trimmedLine($0 + 2, offset) } ?? .empty
    if bytes.skipSpace(from: text.start, to: text.end) >= text.end {
      faults.append(Fault(offset: last.start, cause: .emptyGap))
    } else if last.number == 0 || last.number ?? 1 > CardPart.largestGap {
      faults.append(Fault(offset: last.start, cause: .gapNumber(largest: CardPart.largestGap)))
    } else {
      gaps.append(
        Gap(
          number: last.number ?? 0, whole: ByteRange(last.start, offset + 2), text: text, hint: hint
        ))
    }
    return offset + 2
  }

  private mutating func dropOpen() {
    for gap in open {
      faults.append(Fault(offset: gap.start, cause: .openGap))
    }
    open.removeAll()
  }

  private mutating func numberPlain() {
    var next = (gaps.map(\.number).max() ?? 0) + 1
    for index in gaps.indices where gaps[index].number == 0 {
      gaps[index].number = next
      next += 1
    }
    if next > CardPart.largestGap + 1 {
      faults.append(
        Fault(
          offset: gaps[gaps.count - 1].whole.start,
          cause: .gapNumber(largest: CardPart.largestGap)))
      gaps.removeAll { $0.number > CardPart.largestGap }
    }
  }
}
