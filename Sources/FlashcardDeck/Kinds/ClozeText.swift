import Synchronization
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
      let gaps = gaps(in: bytes)
      var writer = Writer(bytes, gaps, number, form, isMarked: isMarked)
      writer.write(form == .listed ? part(of: bytes, gaps) : all)
      return String(decoding: writer.output, as: UTF8.self)
    }
  }

  /// The text with the card's own gap hidden, and with all filled, found in one pass.
  var askedAndAnswered: (asked: String, answered: String) {
    Array(source.utf8).withUnsafeBufferPointer { bytes in
      let all = ByteRange(0, bytes.count)
      let gaps = gaps(in: bytes)
      func text(_ form: Form) -> String {
        var writer = Writer(bytes, gaps, number, form, isMarked: false)
        writer.write(all)
        return String(decoding: writer.output, as: UTF8.self)
      }
      return (text(.asked), text(.answered))
    }
  }

  /// The gaps of the long text that was read last: a text with a thousand gaps has as many cards, and a list of them
  /// would read all of it for each.
  private static let lastRead = Mutex<(source: String, takesPlain: Bool, gaps: [Gap])?>(nil)
  /// In bytes; others are read as fast as compared.
  private static let shortestKept = 2048

  private func gaps(in bytes: Bytes) -> [Gap] {
    func read() -> [Gap] {
      GapScan(bytes, in: ByteRange(0, bytes.count), takesPlain: takesPlain).gaps
    }
    guard bytes.count >= Self.shortestKept else { return read() }
    let known = Self.lastRead.withLock { last in
      last.flatMap { $0.takesPlain == takesPlain && $0.source == source ? $0.gaps : nil }
    }
    if let known { return known }
    let gaps = read()
    Self.lastRead.withLock { $0 = (source, takesPlain, gaps) }
    return gaps
  }

  /// In bytes; of a longer text a list shows the line of the card's first gap, or a part of it.
  private static let longestListed = 1024

  private func part(of bytes: Bytes, _ gaps: [Gap]) -> ByteRange {
    guard bytes.count > Self.longestListed, let gap = gaps.first(where: { $0.number == number })
    else { return ByteRange(0, bytes.count) }
    var end = bytes.lineEnd(from: gap.whole.end)
    // At a space, and in no gap.
    let (earliest, latest) = (
      max(0, gap.whole.start - Self.longestListed / 4), gap.whole.end + Self.longestListed / 2
    )
    var start = gap.whole.start
    while start > earliest, bytes[start - 1] != .lineFeed { start -= 1 }
    if start > 0, bytes[start - 1] != .lineFeed {
      start = bytes.first(0x20, from: earliest, to: gap.whole.start)
      for other in gaps where other.whole.start < start && start < other.whole.end {
        start = other.whole.start
      }
    }
    if end > latest {
      let limit = min(end, latest + Self.longestListed / 4)
      let space = bytes.first(0x20, from: latest, to: limit)
      if space < limit || limit == end {
        end = space
      } else {
        // As in a formula, or in Chinese; before a whole character.
        end = limit
        while bytes[end] & 0xC0 == 0x80 { end -= 1 }
      }
      for other in gaps where other.whole.start < end && end < other.whole.end {
        end = other.whole.end
      }
    }
    return ByteRange(start, end)
  }

  /// The text as the card asks it, with one sign for what it hides, whatever the hint. It is written to histories.
  var sentence: String {
    var isHidden = false
    return String(
      text(.asked, isMarked: true).compactMap { letter -> Character? in
        if letter == Mark.hidden.0 { isHidden = true }
        defer { if letter == Mark.hidden.1 { isHidden = false } }
        return letter == Mark.hidden.0 ? "□" : isHidden ? nil : letter
      })
  }

  /// What the card's gaps hide, one after another.
  public var hidden: String { hiddenTexts.joined(separator: "\n") }

  /// What each of the card's gaps hides.
  public var hiddenTexts: [String] { texts(ofGaps: { $0 == number }) }

  /// What the gaps of the other cards of the text hide.
  var otherTexts: [String] { texts(ofGaps: { $0 != number }) }

  private func texts(ofGaps isMeant: (Int) -> Bool) -> [String] {
    Array(source.utf8).withUnsafeBufferPointer { bytes in
      let gaps = gaps(in: bytes)
      return gaps.indices.filter { isMeant(gaps[$0].number) }.map { index in
        var writer = Writer(bytes, gaps, number, .answered, isMarked: false)
        writer.write(gaps[index].text, from: index + 1, isAlone: true)
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
    /// Whether a gap is written.
    private var isInGap = false
    private var line = (end: 0, isRow: false)
    private var formulas: GapFormulas

    init(_ bytes: Bytes, _ gaps: [Gap], _ number: Int, _ form: Form, isMarked: Bool) {
      (self.bytes, self.gaps, self.number, self.form) = (bytes, gaps, number, form)
      formulas = GapFormulas(bytes, gaps)
      self.isMarked = isMarked
    }

    /// Writes a range with the gaps in it, of which none is before the one with an index.
    ///
    /// - Parameter isAlone: whether it stands in no table.
    mutating func write(_ range: ByteRange, from index: Int = 0, isAlone: Bool = false) {
      var offset = range.start
      if isAlone { line = (.max, false) }
      next = max(next, index)
      while next < gaps.count, gaps[next].whole.start < range.start { next += 1 }
      while next < gaps.count, gaps[next].whole.start < range.end {
        let gap = gaps[next]
        output.append(contentsOf: bytes[offset..<gap.whole.start])
        next += 1
        write(gap)
        offset = gap.whole.end
        while next < gaps.count, gaps[next].whole.start < offset { next += 1 }
      }
      if offset < range.end { output.append(contentsOf: bytes[offset..<range.end]) }
    }

    /// Escapes the bars of what was written, as a cell of a table has them.
    private mutating func escapeBars(from start: Int) {
      let bar = UInt8(ascii: "|")
      guard output[start...].contains(bar) else { return }
      let text = Array(output[start...])
      output.removeSubrange(start...)
      var isEscaped = false
      for byte in text {
        if byte == bar, !isEscaped { output.append(UInt8(ascii: "\\")) }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        output.append(byte)
      }
    }

    /// Whether a line is a row of a table; gaps are asked for in the order of the text.
    private mutating func isRow(at offset: Int) -> Bool {
      if offset < line.end { return line.isRow }
      let start = bytes[..<offset].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
      let first = bytes[bytes.skipBlanks(from: start, to: offset)]
      line = (bytes.lineEnd(from: offset), first == UInt8(ascii: "|"))
      return line.isRow
    }

    private mutating func write(_ gap: Gap) {
      let (start, isOuter) = (output.count, !isInGap)
      isInGap = true
      defer {
        if isOuter {
          isInGap = false
          if bytes[gap.text.start..<gap.whole.end].contains(UInt8(ascii: "|")),
            isRow(at: gap.whole.start)
          {
            escapeBars(from: start)
          }
        }
      }
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
      guard formulas.contain(gap) else { return output.append(contentsOf: hint) }
      let dollar = UInt8(ascii: "$")
      let isFormula = hint.contains { $0 == UInt8(ascii: "\\") || $0 == dollar }
      if !isFormula { output += "\\text{".utf8 }
      output.append(contentsOf: hint.filter { $0 != dollar })
      if !isFormula { output += "}".utf8 }
    }
  }
}
