import Toolkit

/// Which headings that are only the word of an answer's or an explanation's label are labels: a native
/// deck may have a card `### Answer`.
///
/// They are if the word comes again and again, if they stand behind a question or another label, or if
/// all headings of their level are labels or have one.
struct LabelHeadings {
  /// The latest heading that is no label, and the labels since then.
  private var latest: MarkdownMark?
  private var hasQuestion = false
  private var hasAnswer = false
  /// Made only for a file with such a heading.
  private var counts: Counts?
  private let bytes: Bytes

  /// How many headings there are in the file.
  private struct Counts {
    /// Of each word, by its number.
    var words = [Int](repeating: 0, count: 1 << UInt8.bitWidth)
    /// Of each level, those that have a text and neither are a label nor have one.
    var others = [Int](repeating: 0, count: NotesOutline.levels)
  }

  init(_ bytes: Bytes) { self.bytes = bytes }

  /// Takes the marks of the file in their order.
  mutating func take(_ mark: MarkdownMark) {
    switch mark.kind {
    case .heading: (latest, hasQuestion, hasAnswer) = (mark, false, false)
    case .label(.question): hasQuestion = true
    case .label(.answer): hasAnswer = hasAnswer || !mark.isLetter
    case .line(.detailsEnd): break
    case .line: hasQuestion = hasQuestion || asks(mark.text)
    case .label: break
    }
  }

  /// Whether a heading, the next mark, is the label that its text says.
  mutating func isLabel(_ label: Label, at index: Int, in outline: NotesOutline) -> Bool {
    if label.part == .question || hasQuestion { return true }
    if hasAnswer, label.part == .explanation { return true }
    let counts = counts ?? Self.count(outline, bytes)
    self.counts = counts
    if counts.words[Int(label.word)] > 1 { return true }
    guard let latest, let above = latest.headingLevel,
      let level = outline.marks[index].headingLevel
    else { return false }
    let isAlone = counts.others[level] == 0
    if above == level { return asks(latest.text) && isAlone }
    return asks(latest.text) || above < level && isAlone && label.part == .answer
  }

  /// Whether headings of the same level as one with a label in its text have a text and no label.
  mutating func hasOthers(beside mark: MarkdownMark, in outline: NotesOutline) -> Bool {
    let counts = counts ?? Self.count(outline, bytes)
    self.counts = counts
    return counts.others[mark.headingLevel ?? 0] > 0
  }

  private func asks(_ text: ByteRange) -> Bool {
    bytes.asks(text) || NotesNumber(bytes, at: text.start, before: text.end) != nil
  }

  private static func count(_ outline: NotesOutline, _ bytes: Bytes) -> Counts {
    var counts = Counts()
    let marks = outline.marks
    for (index, mark) in marks.enumerated() {
      if mark.isHeading { counts.words[Int(mark.word)] += 1 }
      guard let level = mark.headingLevel else { continue }
      if let label = label(mark, bytes) {
        counts.words[Int(label.word)] += 1
        if label.part != .question || outline.isAnswered(index) { continue }
      } else if index + 1 < marks.count, isLabel(marks[index + 1], bytes) {
        continue
      }
      if outline.hasText(below: index) { counts.others[level] += 1 }
    }
    return counts
  }

  private static func isLabel(_ mark: MarkdownMark, _ bytes: Bytes) -> Bool {
    switch mark.kind {
    case .label, .line(.details): true
    case .heading: label(mark, bytes).map { $0.part != .question } ?? false
    case .line: false
    }
  }

  private static func label(_ mark: MarkdownMark, _ bytes: Bytes) -> Label? {
    Label(heading: mark.text, of: bytes, end: bytes.lineEnd(from: mark.text.end))
  }
}
