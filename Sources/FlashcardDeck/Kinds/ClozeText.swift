import Toolkit

/// A text with gaps, as one of its cards shows it.
public struct ClozeText: Sendable, Equatable {
  /// How the gaps are shown.
  public enum Form: Sendable {
    /// The card's own gap hidden, the others filled.
    case asked
    /// All filled.
    case answered
    /// All hidden, for a list: the text of one card would tell the answer of another.
    case listed
  }

  /// Signs around a gap that become styles on the screen: characters that no text has, because Unicode
  /// keeps them for private use.
  public enum Mark {
    /// Before and behind what stands for a hidden text.
    public static let hidden: (Character, Character) = ("\u{10FDD0}", "\u{10FDD1}")
    /// Before and behind a text that was hidden.
    public static let shown: (Character, Character) = ("\u{10FDD2}", "\u{10FDD3}")
  }

  /// The text in Markdown, with its gaps as they are written.
  let source: String
  /// The number of the card's gaps.
  let number: Int
  /// Whether `{{text}}` is a gap too.
  let takesPlain: Bool

  /// The text in Markdown.
  ///
  /// - Parameter isMarked: whether the card's gaps have `Mark`s around them; else a hidden one is `[…]`.
  public func text(_ form: Form, isMarked: Bool = false) -> String {
    Array(source.utf8).withUnsafeBufferPointer { bytes in
      let all = ByteRange(0, bytes.count)
      let scan = GapScan(bytes, in: all, takesPlain: takesPlain)
      var writer = Writer(bytes, scan.gaps, number, form, isMarked: isMarked)
      writer.write(all)
      return String(decoding: writer.output, as: UTF8.self)
    }
  }

  /// What the card's gaps hide, one after another.
  public var hidden: String { hiddenTexts.joined(separator: "\n") }

  /// What each of the card's gaps hides.
  public var hiddenTexts: [String] {
    Array(source.utf8).withUnsafeBufferPointer { bytes in
      let scan = GapScan(bytes, in: ByteRange(0, bytes.count), takesPlain: takesPlain)
      return scan.gaps.filter { $0.number == number }.map { gap in
        var writer = Writer(bytes, scan.gaps, number, .answered, isMarked: false)
        writer.write(gap.text)
        return String(decoding: writer.output, as: UTF8.self)
      }
    }
  }

  private struct Writer {
    var output: [UInt8] = []
    private let bytes: Bytes
    private let gaps: [Gap]
    private let number: Int
    private let form: Form
    private let isMarked: Bool
    private var next = 0

    init(_ bytes: Bytes, _ gaps: [Gap], _ number: Int, _ form: Form, isMarked: Bool) {
      (self.bytes, self.gaps, self.number, self.form) = (bytes, gaps, number, form)
      self.isMarked = isMarked
      output.reserveCapacity(bytes.count)
    }

    /// Writes a range with the gaps in it.
    mutating func write(_ range: ByteRange) {
      var offset = range.start
      next = gaps.firstIndex { $0.whole.start >= range.start } ?? gaps.count
      while next < gaps.count, gaps[next].whole.start < range.end {
        let gap = gaps[next]
        output.append(contentsOf: bytes[offset..<gap.whole.start])
        next += 1
        write(gap)
        offset = gap.whole.end
        while next < gaps.count, gaps[next].whole.start < offset { next += 1 }
      }
      output.append(contentsOf: bytes[offset..<range.end])
    }

    private mutating func write(_ gap: Gap) {
      let isOwn = gap.number == number
      switch form {
      case .asked where isOwn: writeHidden(gap, Mark.hidden)
      case .listed: writeHidden(gap, Mark.hidden, isOwn: isOwn)
      case .answered where isOwn && isMarked:
        output += String(Mark.shown.0).utf8
        write(gap.text)
        output += String(Mark.shown.1).utf8
      case .asked, .answered: write(gap.text)
      }
    }

    private mutating func writeHidden(
      _ gap: Gap, _ mark: (Character, Character), isOwn: Bool = true
    ) {
      guard isOwn else { return output += "…".utf8 }
      output += isMarked ? String(mark.0).utf8 : "[".utf8
      if gap.hint.isEmpty {
        output += "…".utf8
      } else {
        writeHint(of: gap)
      }
      output += isMarked ? String(mark.1).utf8 : "]".utf8
    }

    /// A hint in a formula is a text there, whose spaces and letters of any language count, unless it is
    /// written as a formula itself.
    private mutating func writeHint(of gap: Gap) {
      let hint = bytes[gap.hint.range]
      guard bytes.isInFormula(gap.whole) else { return output.append(contentsOf: hint) }
      let isFormula = hint.contains { $0 == .backslash || $0 == .dollar }
      if !isFormula { output += "\\text{".utf8 }
      output.append(contentsOf: hint.filter { $0 != .dollar })
      if !isFormula { output += "}".utf8 }
    }
  }
}

extension UInt8 {
  fileprivate static let backslash = UInt8(ascii: "\\")
  fileprivate static let dollar = UInt8(ascii: "$")
}

extension Bytes {
  /// Whether a part of a block is inside `$…$` or `$$…$$`, by the rules by which the screen sets formulas:
  /// no space inside at the ends of the first, and no digit behind it.
  fileprivate func isInFormula(_ part: ByteRange) -> Bool {
    var offset = part.start
    while offset > 0, !isBlankLineEnd(before: offset) { offset -= 1 }
    while offset < part.start {
      switch self[offset] {
      case .backslash: offset += 2
      case .backtick: offset = codeSpanEnd(at: offset, before: part.start)
      case .dollar:
        let end = formulaEnd(at: offset, around: part)
        if let end, end > part.start { return true }
        offset = end ?? offset + 1
      default: offset += 1
      }
    }
    return false
  }

  /// Whether the line before `offset` is blank.
  private func isBlankLineEnd(before offset: Int) -> Bool {
    guard self[offset - 1] == .lineFeed else { return false }
    var before = offset - 1
    while before > 0, self[before - 1].isBlank { before -= 1 }
    return before == 0 || self[before - 1] == .lineFeed
  }

  /// The offset behind the formula that a sign opens, not looking into a part; nil if it opens none.
  private func formulaEnd(at start: Int, around part: ByteRange) -> Int? {
    let signs = start + 1 < count && self[start + 1] == .dollar ? 2 : 1
    var offset = start + signs
    guard offset < count, signs == 2 || self[offset] > 0x20 else { return nil }
    while offset < count {
      if offset == part.start {
        offset = part.end
        continue
      }
      switch self[offset] {
      case .backslash: offset += 1
      case .lineFeed where isBlankLineEnd(before: offset + 1): return nil
      case .dollar where signs == 2:
        if offset + 1 < count, self[offset + 1] == .dollar { return offset + 2 }
      case .dollar:
        let isBeforeDigit = offset + 1 < count && self[offset + 1].isDigit
        return self[offset - 1] > 0x20 && !isBeforeDigit ? offset + 1 : nil
      default: break
      }
      offset += 1
    }
    return nil
  }
}
