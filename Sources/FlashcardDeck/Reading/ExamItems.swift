import Toolkit

/// The numbered questions or answers of a part of an exam.
struct ExamItems {
  enum Form {
    case headings
    case labels
    case bold
    /// Lines that nothing of Markdown marks, list items among them.
    case lines
  }

  private(set) var form = Form.lines
  /// Those with a number, also such as are steps in another one.
  private(set) var marks: [MarkdownMark] = []
  private var values: [Int] = []
  /// The numbers of the answers of which several stand in one line.
  private(set) var inLines: [Int] = []
  /// Whether several stand in one line, and it is not sure which.
  private(set) var isCompact = false
  private let bytes: Bytes

  /// - Parameter start: the end of the line above, or the start of the file.
  init(_ source: DeckSource, from start: Int, to end: Int, level: Int) {
    bytes = source.bytes
    let marks = source.marks(from: start, to: end)
    let numbered = marks.filter { mark in
      (mark.headingLevel ?? 0) > level && Self.number(mark, source) != nil
    }
    if let first = numbered.first {
      form = .headings
      self.marks = numbered.filter { $0.headingLevel == first.headingLevel }
    } else if case let labels = marks.filter({
      $0.kind == .label(.question) && Self.number($0, source) != nil
    }), !labels.isEmpty {
      (form, self.marks) = (.labels, labels)
    } else {
      let lines = Self.lines(source, from: start, to: end)
      let bold = marks.filter {
        [.line(.bold), .line(.item)].contains($0.kind) && Self.number($0, source) != nil
      }
      if let first = bold.first, first.start <= lines.first?.start ?? first.start {
        (form, self.marks) = (.bold, bold)
      } else {
        self.marks = lines
        let compact = lines.map { line in
          AnswerRanges(bytes, at: line.text.start, before: line.text.end)?.answers
            ?? CompactAnswers(bytes, at: line.text.start, before: line.text.end)?.answers
        }
        isCompact = compact.contains { $0?.isEmpty ?? false }
        inLines = compact.flatMap { $0?.map(\.number) ?? [] }
      }
    }
    values = self.marks.map { mark in
      let ranges = AnswerRanges(bytes, at: mark.text.start, before: mark.text.end)
      return ranges?.answers[0].number ?? Self.number(mark, source) ?? 0
    }
    for index in self.marks.indices where form == .bold || form == .lines {
      self.marks[index].isListed = true
    }
  }

  var isEmpty: Bool { marks.isEmpty }

  /// Whether most of them ask.
  var doAsk: Bool { marks.count { bytes.asks($0.text) } * 2 > marks.count }

  /// Those that are no steps of another one, each with its number; nil if there are none, or if it is not sure which
  /// are steps.
  func sure(mayLeaveOut: Bool) -> [(number: Int, mark: MarkdownMark)]? {
    guard var last = values.first, last > 0 else { return nil }
    var step: Int?
    var found = [(last, marks[0])]
    for (index, value) in values.enumerated().dropFirst() {
      if mayLeaveOut ? value > last : value == last + 1 {
        // It may be the next step as well.
        if step == value - 1 { return nil }
        (last, step) = (value, nil)
        found.append((value, marks[index]))
      } else {
        guard value == 1 || step == value - 1 else { return nil }
        step = value
      }
    }
    return found
  }

  private static func number(_ mark: MarkdownMark, _ source: DeckSource) -> Int? {
    let bytes = source.bytes
    let value: Int?
    switch mark.kind {
    case .heading:
      let number = NotesHeading(mark.text, in: source).number
      value = number?.form == .nested ? nil : number?.value
    case .label, .line(.item): value = mark.number(in: bytes)
    default:
      value =
        NotesNumber(
          bytes, at: bytes.skipSymbols(from: mark.text.start, to: mark.text.end),
          before: mark.text.end)?
        .value
    }
    return value.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The lines that begin with a number, code aside.
  private static func lines(_ source: DeckSource, from start: Int, to end: Int) -> [MarkdownMark] {
    let bytes = source.bytes
    var found: [MarkdownMark] = []
    var code = CodeLines(bytes, margin: 0)
    var offset = start == source.start ? start : min(bytes.lineEnd(from: start) + 1, end)
    var line = source.line(at: offset)
    var outer = 3
    while offset < end {
      let lineEnd = min(bytes.lineEnd(from: offset), end)
      let isCode = code.take(offset, lineEnd, isRest: false)
      let (first, indent) = bytes.skipIndent(from: offset, to: lineEnd)
      if !isCode, first < lineEnd, indent <= outer, bytes[first].isDigit,
        NotesNumber(bytes, at: first, before: lineEnd).map({
          $0.form == .marked && $0.value > 0
        }) ?? false
          || AnswerRanges(bytes, at: first, before: lineEnd) != nil
      {
        // Deeper ones are steps.
        if found.isEmpty { outer = min(3, indent + 1) }
        var mark = MarkdownMark(
          kind: .line(.plain), start: offset, line: line, text: bytes.trimmedLine(first, lineEnd),
          indent: first - offset)
        mark.isListItem = bytes.listMarkerEnd(at: first, before: lineEnd) != nil
        found.append(mark)
      }
      (offset, line) = (lineEnd + 1, line + 1)
    }
    return found
  }
}
