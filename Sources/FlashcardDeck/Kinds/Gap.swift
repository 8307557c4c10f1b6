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
/// `{{c1::\frac{a}{b}}}`, and gaps may be in gaps. What is code, also in HTML, or a comment has none.
struct GapScan {
  /// Why something that looks like a gap is none, and the offset at which it begins.
  struct Fault {
    let offset: Int
    let cause: Problem.Cause
    /// A warning if it may be meant for what it is.
    var severity = Problem.Severity.error
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
    /// The offsets of the colons that may stand before its hint.
    var colons: [Int] = []
    /// Braces in it that are open.
    var braces = 0
  }

  private let bytes: Bytes
  private let takesPlain: Bool
  private var open: [Open] = []
  /// How many of them have open braces.
  private var braced = 0
  /// Whether code in tags of HTML is never closed: looked for once, because each line may open some.
  private var hasOpenCode = false
  /// The same of comments.
  private var hasOpenComment = false
  /// Gaps in gaps, deeper than which braces are text: they are written by a recursion.
  private static let deepest = 32

  /// - Parameter takesPlain: whether `{{text}}` is a gap too; each then gets a number of its own, behind
  ///   those that are given.
  init(_ bytes: Bytes, in span: ByteRange, takesPlain: Bool) {
    (self.bytes, self.takesPlain) = (bytes, takesPlain)
    guard Self.mayHaveGaps(bytes, in: span) else { return }
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

  /// Whether there are two braces, or two of those that an input method writes, which are none of a gap.
  private static func mayHaveGaps(_ bytes: Bytes, in span: ByteRange) -> Bool {
    nextBraces(bytes, from: span.start, to: span.end) != nil
      || nextWideBraces(bytes, from: span.start, to: span.end) != nil
  }

  /// Where the next two braces are.
  static func nextBraces(_ bytes: Bytes, from start: Int, to end: Int) -> Int? {
    bytes.find("{{", from: start, to: end)
  }

  /// Where the next two of those are that an input method writes.
  static func nextWideBraces(_ bytes: Bytes, from start: Int, to end: Int) -> Int? {
    bytes.find(wideBraces, anchor: 2, from: start, to: end)
  }

  private static let wideBraces: StaticString = "｛｛"

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
        offset = commentEnd(from: offset + 4, limit: limit)
        if offset > end { end = min(bytes.lineEnd(from: min(offset, limit)), limit) }
      case .less:
        offset = skipHTML(at: offset, before: end, limit: limit)
        if offset > end { end = min(bytes.lineEnd(from: min(offset, limit)), limit) }
      case UInt8(ascii: "]") where bytes.starts(with: "](", at: offset, before: end):
        offset = skipAddress(at: offset, before: end)
      case UInt8(ascii: "{"): offset = begin(at: offset, before: end)
      case UInt8(ascii: "}"): offset = close(at: offset, before: end)
      case UInt8(ascii: ":"):
        offset += takeColons(at: offset, before: end) ? 2 : 1
      case 0xEF where bytes.starts(with: Self.wideBraces, at: offset, before: end):
        let text = offset + Self.wideBraces.utf8CodeUnitCount
        if looksLikeGap(at: text, before: end) {
          faults.append(Fault(offset: offset, cause: .gapForm, severity: .warning))
        }
        offset = text
      default: offset += 1
      }
    }
    return end
  }

  private mutating func begin(at offset: Int, before end: Int) -> Int {
    if bytes.starts(with: "{{", at: offset, before: end) {
      if open.count < Self.deepest, let (number, text) = number(at: offset + 2, before: end) {
        open.append(Open(start: offset, number: number, text: text))
        return text
      }
      let isPlain = takesPlain && !bytes.starts(with: "{{{", at: offset, before: end)
      if isPlain, braced == 0, open.count < Self.deepest {
        open.append(Open(start: offset, number: nil, text: offset + 2))
        return offset + 2
      }
      if !isPlain, open.count < Self.deepest, looksLikeGap(at: offset + 2, before: end) {
        faults.append(Fault(offset: offset, cause: .gapForm, severity: .warning))
      }
    }
    if !open.isEmpty {
      if open[open.count - 1].braces == 0 { braced += 1 }
      open[open.count - 1].braces += 1
    }
    return offset + 1
  }

  /// Whether what stands behind `{{` was meant for a gap: `c1:`, `C1::`, `cx::`, ` c1 ::`, `c１::`.
  private func looksLikeGap(at start: Int, before end: Int) -> Bool {
    let first = bytes.skipBlanks(from: start, to: end)
    guard let (letter, width) = bytes.sign(at: first, before: end),
      letter | 0x20 == UInt8(ascii: "c")
    else { return false }
    var (offset, length, isNumber) = (first + width, 0, true)
    while length < 4, let (sign, width) = bytes.sign(at: offset, before: end),
      sign.isLetter || sign.isDigit
    {
      isNumber = isNumber && sign.isDigit
      (offset, length) = (offset + width, length + 1)
    }
    func colonEnd(at offset: Int) -> Int? {
      bytes.sign(at: offset, before: end).flatMap {
        $0.sign == UInt8(ascii: ":") ? offset + $0.width : nil
      }
    }
    return isNumber && length > 0
      ? colonEnd(at: bytes.skipBlanks(from: offset, to: end)) != nil
      : colonEnd(at: offset).flatMap(colonEnd) != nil
  }

  // MARK: What is not shown

  /// The offset behind a comment; `start`, which is behind its beginning, if it has no end.
  private mutating func commentEnd(from start: Int, limit: Int) -> Int {
    guard !hasOpenComment else { return start }
    if let end = bytes.find("-->", from: start, to: limit) { return end + 3 }
    hasOpenComment = true
    return start
  }

  /// The offset behind a tag of HTML, and behind the code in it; a gap in it hides nothing that is shown.
  private mutating func skipHTML(at start: Int, before end: Int, limit: Int) -> Int {
    guard let close = bytes.tagEnd(at: start, before: end) else { return start + 1 }
    let isPre = isTag("pre", at: start + 1, before: close)
    if isPre || isTag("code", at: start + 1, before: close), !hasOpenCode {
      var offset = close
      while let found = bytes.find("</", from: offset, to: limit) {
        if isTag(isPre ? "pre" : "code", at: found + 2, before: limit) { return found + 2 }
        offset = found + 2
      }
      hasOpenCode = true
    }
    // A gap around which `<` and `>` stand by chance is none in an attribute.
    guard bytes.first(UInt8(ascii: "="), from: start, to: close) < close,
      let gap = gap(from: start, to: close)
    else { return start + 1 }
    faults.append(Fault(offset: gap, cause: .gapNotShown))
    return close
  }

  private func isTag(_ name: StaticString, at start: Int, before end: Int) -> Bool {
    let after = start + name.utf8CodeUnitCount
    return bytes.startsIgnoringCase(name, at: start, end) && after < end
      && !bytes[after].isLetter && !bytes[after].isDigit && bytes[after] != .dash
  }

  /// The offset behind `](address)` with a gap in the address, behind its first part; else behind the `]`.
  private mutating func skipAddress(at start: Int, before end: Int) -> Int {
    // An address that is nothing but a gap may be a formula: `E[x]({{c1::t}})`.
    guard bytes.find("{{", from: start, to: min(end, start + Self.longestAddress)) != nil,
      case let close = bytes.first(
        UInt8(ascii: ")"), from: start, to: min(end, start + Self.longestAddress)),
      close < end, let gap = gap(from: start, to: close),
      bytes.first(UInt8(ascii: "/"), from: start, to: gap) < gap
    else { return start + 1 }
    faults.append(Fault(offset: gap, cause: .gapNotShown))
    return close
  }

  /// In bytes; what is longer is looked at as text.
  private static let longestAddress = 1024

  /// Where the first numbered gap begins.
  private func gap(from start: Int, to end: Int) -> Int? {
    var offset = start
    while let found = bytes.find("{{", from: offset, to: end) {
      if number(at: found + 2, before: end) != nil { return found }
      offset = found + 1
    }
    return nil
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
    let last = open.count - 1
    guard last >= 0, open[last].braces == 0, bytes.starts(with: "::", at: offset, before: end)
    else { return false }
    open[last].colons.append(offset)
    return true
  }

  /// The first of a gap's colons that are in no formula, link, and no bold or italic text: what a mark parts
  /// is not shown as its author wrote it, and half of it may be what is hidden.
  private func hintColons(_ all: [Int], in gap: ByteRange) -> Int? {
    guard !all.isEmpty else { return nil }
    var spans = MarkedSpans(bytes, in: gap)
    var offset = gap.start
    for colons in all {
      while offset < colons { offset = spans.end(at: offset) ?? offset + 1 }
      if offset == colons { return colons }
    }
    return nil
  }

  private mutating func close(at offset: Int, before end: Int) -> Int {
    guard let last = open.last else { return offset + 1 }
    if last.braces > 0 {
      open[open.count - 1].braces -= 1
      if last.braces == 1 { braced -= 1 }
      return offset + 1
    }
    guard bytes.starts(with: "}}", at: offset, before: end) else { return offset + 1 }
    open.removeLast()
    // A hint is shown, so no gap is in it: colons before one are text.
    let inner = gaps.last.flatMap { $0.whole.start > last.start ? $0.whole.end : nil } ?? last.text
    let colons = hintColons(
      last.colons.filter { $0 >= inner }, in: ByteRange(last.text, offset))
    let text = ByteRange(last.text, colons ?? offset)
    let hint = colons.map { bytes.trimmedLine($0 + 2, offset) } ?? .empty
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
    // Those in it may be closed by what should close it.
    if let gap = open.first { faults.append(Fault(offset: gap.start, cause: .openGap)) }
    open.removeAll()
    braced = 0
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
          cause: .tooManyGaps(most: CardPart.largestGap)))
      gaps.removeAll { $0.number > CardPart.largestGap }
    }
  }
}
