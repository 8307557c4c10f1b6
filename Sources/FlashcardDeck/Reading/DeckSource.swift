import Toolkit

/// A file for readers: valid UTF-8, with the lines that may structure it.
struct DeckSource {
  let path: String
  let bytes: Bytes
  /// Folder names below the decks' root, the first names of every topic.
  let folders: [String]
  /// The offset behind the front matter.
  let start: Int
  var marks: [MarkdownMark]
  /// The deck's title, if the front matter gives one.
  var title: String?

  /// Whether there may be anything that interview notes have.
  var hasHints: Bool
  /// Lines that look like questions, or labels of them, in forms that no reader takes.
  var others: [MarkdownMark] = []
  /// List items in list items that are cards in one line, and all that look like one and are none.
  var innerPairs: [MarkdownMark] = []
  /// Quoted lines with a number that do not end with a question mark.
  var quoted: [MarkdownMark] = []
  /// Labels of answers and explanations that begin a quoted line.
  var quotedLabels: [MarkdownMark] = []
  /// The parts of an exam with answers behind it, by the offsets of their headings.
  var parts: [Int: ExamParts.Part] = [:]

  /// The marks that begin in a range.
  func marks(from start: Int, to end: Int) -> ArraySlice<MarkdownMark> {
    marks[place(of: start)..<place(of: end)]
  }

  /// The lines in forms that no reader takes that begin in a range.
  func others(from start: Int, to end: Int) -> ArraySlice<MarkdownMark> {
    others[Self.place(of: start, in: others)..<Self.place(of: end, in: others)]
  }

  private func place(of offset: Int) -> Int { Self.place(of: offset, in: marks) }

  /// The index of the first mark that does not start before an offset.
  static func place(of offset: Int, in marks: [MarkdownMark]) -> Int {
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The number of the line at an offset.
  func line(at offset: Int) -> Int {
    let next = place(of: offset)
    let mark = next > 0 ? marks[next - 1] : nil
    return (mark?.line ?? 1) + bytes[(mark?.start ?? 0)..<offset].count { $0 == .lineFeed }
  }

  /// Where the text below a line begins, or the answer in the line itself: `**1. Why?** Because`.
  func body(of mark: MarkdownMark) -> Int {
    let end = bytes.lineEnd(from: mark.text.end)
    if mark.isRemarked { return end }
    switch mark.form {
    case .details: return DetailsScan.contentStart(bytes, after: mark.text)
    case .underlined: return end < bytes.count ? bytes.lineEnd(from: end + 1) : end
    case .bold, .item, .bullet:
      let close = bytes.skipBlanks(from: mark.text.end, to: end)
      guard close + 2 < end, bytes[close] == .star || bytes[close] == .underscore else {
        return end
      }
      let behind = bytes.skipSymbols(from: close + 2, to: end)
      guard behind + 1 < end else { return end }
      // `**Why?** - Because`
      let dashes: [StaticString] = ["- ", "– ", "— ", ": "]
      let dash = dashes.first { bytes.starts(with: $0, at: behind, before: end) }
      return behind + (dash?.utf8CodeUnitCount ?? 0)
    default: return end
    }
  }

  /// A heading's text without the card's name at its end, and that name.
  func heading(_ text: ByteRange) -> (text: ByteRange, name: CardID?) {
    guard text.end - text.start >= 4, bytes[text.end - 1] == UInt8(ascii: "}") else {
      return (text, nil)
    }
    // A name has at most 256 bytes, but a line may be long.
    var open = text.end - 2
    let limit = max(text.start, text.end - 256)
    var isPlain = true
    while open > limit, Self.mayName(bytes[open]) {
      isPlain = isPlain && bytes[open] < 0x7F
      open -= 1
    }
    guard bytes.starts(with: "{#", at: open - 1, before: text.end), open + 1 < text.end - 1,
      open - 1 >= text.start
    else { return (text, nil) }
    let name = bytes.string(ByteRange(open + 1, text.end - 1))
    // Bytes of a plain name were checked above; others may be characters that hide.
    guard isPlain || VisibleText.line(name) == name else { return (text, nil) }
    let end = bytes.dropSpace(from: text.start, to: open - 1)
    return (ByteRange(text.start, end), CardID(name))
  }

  private static func mayName(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "{") && byte != UInt8(ascii: "}") && byte != .hash
  }

  /// Bytes of a name; a screen shows at most a line of it.
  private static let longestName = 1 << 10

  /// A heading as the name of a topic or a deck, cut after `longestName` bytes.
  func name(_ text: ByteRange) -> String {
    var name = SourceText(bytes)
    let text = withoutBold(heading(text).text)
    guard text.end - text.start > Self.longestName else { return VisibleText.line(name.text(text)) }
    var end = text.start + Self.longestName
    while bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return VisibleText.line(name.text(ByteRange(text.start, end))) + "…"
  }

  /// A name without the marks that make all of it bold.
  private func withoutBold(_ text: ByteRange) -> ByteRange {
    guard text.count > 4, bytes[text.start] == .star || bytes[text.start] == .underscore,
      bytes.boldLine(at: text.start, before: text.end)?.text.end == text.end - 2
    else { return text }
    return ByteRange(text.start + 2, text.end - 2)
  }

  /// A topic's path: `A / B` nests.
  func path(_ text: ByteRange) -> [String] {
    guard text.end - text.start <= Self.longestName,
      bytes.find(" / ", from: text.start, to: text.end) != nil
    else {
      let name = name(text)
      return name.isEmpty ? [] : [name]
    }
    let parts = name(text).split(separator: " ", omittingEmptySubsequences: false)
      .split(separator: "/").map { $0.joined(separator: " ") }
    return parts.filter { !$0.isEmpty }
  }
}
