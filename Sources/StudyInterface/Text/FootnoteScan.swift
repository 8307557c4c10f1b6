/// Finds the footnotes of a text: `[^1]`, if a line that begins with `[^1]:` says what it is.
struct FootnoteScan {
  struct Note {
    /// What stands in the line before the one that a footnote begins.
    enum Start { case afterNothing, afterText, afterNote }

    /// What stands between `[^` and `]`.
    var label: Range<Int>
    /// Nil for the mark of one that begins elsewhere.
    var start: Start?
  }

  private let source: [UInt8]
  /// By the offsets at which they begin.
  private var starts: [Int: Note.Start] = [:]
  private var labels: Set<ArraySlice<UInt8>> = []

  /// Whether there may be some.
  static func mayHaveNotes(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while let caret = bytes[index...].firstIndex(of: UInt8(ascii: "^")) {
      if caret > 0, bytes[caret - 1] == UInt8(ascii: "[") { return true }
      index = caret + 1
    }
    return false
  }

  init(_ source: [UInt8], _ survey: MarkdownSurvey) {
    self.source = source
    var before: Note.Start = .afterNothing
    var lineStart = 0
    while lineStart < source.count {
      let lineEnd = source[lineStart...].firstIndex(of: 0x0A) ?? source.count
      let line = lineStart..<lineEnd
      let margin = source[line].prefix { $0 == 0x20 || $0 == UInt8(ascii: ">") }
      let start = margin.endIndex
      if source[start..<lineEnd].allSatisfy({ $0 <= 0x20 }) {
        before = .afterNothing
      } else if margin.reversed().prefix(while: { $0 == 0x20 }).count < 4,
        let label = label(at: start),
        label.upperBound + 1 < lineEnd, source[label.upperBound + 1] == UInt8(ascii: ":"),
        !survey.hasBlock(in: line)
      {
        starts[start] = before
        labels.insert(source[label])
        before = .afterNote
      } else {
        before = .afterText
      }
      lineStart = lineEnd + 1
    }
  }

  /// The footnote that begins or is meant at the bracket at an offset; nil if it is none.
  func note(at offset: Int) -> Note? {
    guard let label = label(at: offset), labels.contains(source[label]) else { return nil }
    return Note(label: label, start: starts[offset])
  }

  private func label(at offset: Int) -> Range<Int>? {
    guard offset + 3 < source.count, source[offset] == UInt8(ascii: "["),
      source[offset + 1] == UInt8(ascii: "^")
    else { return nil }
    let start = offset + 2
    var end = start
    while end < source.count, source[end] > 0x20, end - start < Self.longest {
      switch source[end] {
      case UInt8(ascii: "]"): return end > start ? start..<end : nil
      case UInt8(ascii: "["), UInt8(ascii: "^"): return nil
      default: end += 1
      }
    }
    return nil
  }

  /// Bytes of a label, so that many brackets take no quadratic time.
  private static let longest = 100
}
