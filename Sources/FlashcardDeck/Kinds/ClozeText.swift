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
        output.append(contentsOf: bytes[gap.hint.range])
      }
      output += isMarked ? String(mark.1).utf8 : "]".utf8
    }
  }
}
