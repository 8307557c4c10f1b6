import Toolkit

/// What a file without a card says: lines that look like questions with answers, in a form that no
/// reader takes, or a list of questions.
struct UntakenQuestions {
  /// How many lines are reported of one file.
  private static let mostReports = 20
  /// In a file of questions at least one of so many paragraphs begins with one.
  private static let paragraphsForOneQuestion = 3

  /// A line that asks.
  private struct Question {
    let line: Int
    let offset: Int
    let column: Int
    /// Whether it is a list item, or begins with a number, a `Q` or a mark of emphasis or quotation.
    let isMarked: Bool
    /// Whether it is the first line of a paragraph and no heading.
    let isFirst: Bool
    var isAnswered = false
    /// Ends with a question mark; else it is the next item of a list that asks.
    var asks = true
  }

  private let bytes: Bytes
  private let path: String
  private var questions: [Question] = []
  private var others: OtherPrograms
  /// How many paragraphs and headings there are.
  private var paragraphs = 0
  private var isInParagraph = false
  /// Whether the last question still waits for the line below it.
  private var isOpen = false

  /// Scans `bytes` from `start`, which is in the line with number `line`.
  init(_ bytes: Bytes, from start: Int, line: Int, path: String) {
    self.bytes = bytes
    self.path = path
    others = OtherPrograms(bytes, from: start)
    var code = CodeLines(bytes, margin: 0)
    var (offset, number) = (start, line)
    while offset < bytes.count {
      let end = bytes.lineEnd(from: offset)
      let isCode = code.take(offset, end, isRest: false)
      take(offset, end, number, isCode: isCode)
      (offset, number) = (end + 1, number + 1)
    }
  }

  /// The problems of a file with no card and no other problem.
  var problems: [Problem] {
    var answered = questions.filter { $0.isMarked && $0.isAnswered }
    // A text may ask now and then.
    let plain = questions.filter { !$0.isMarked && $0.isAnswered && $0.isFirst }
    if plain.count >= DeckContents.leastQuestions,
      plain.count * Self.paragraphsForOneQuestion >= paragraphs
    {
      answered += plain
    }
    if !answered.isEmpty || !others.found.isEmpty {
      let found =
        others.found
        + answered.map { OtherPrograms.Found(line: $0.line, offset: $0.offset, cause: .notTaken) }
      return found.sorted { $0.line < $1.line }.prefix(Self.mostReports).map {
        problem($0.cause, line: $0.line, column: bytes.column(of: $0.offset))
      }
    }
    let open = questions.filter { !$0.isAnswered }
    let asking = open.count(where: \.asks)
    guard open.count >= DeckContents.leastQuestions, asking > 1, asking * 2 >= open.count else {
      return [problem(.noCard, line: 1)]
    }
    return [problem(.questionsOnly(open.count), line: open[0].line)]
  }

  private func problem(_ cause: Problem.Cause, line: Int, column: Int = 1) -> Problem {
    Problem(severity: .warning, file: path, line: line, column: column, cause: cause)
  }

  private mutating func take(_ start: Int, _ end: Int, _ line: Int, isCode: Bool) {
    let (first, column) = bytes.skipIndent(from: start, to: end)
    let text = bytes.trimmedLine(first, end)
    others.take(text, line: line, isCode: isCode)
    let isFirst = !isInParagraph
    isInParagraph = first < end && bytes[first] != .hash
    guard first < end else { return }
    if isFirst { paragraphs += 1 }
    if !isCode, bytes.asks(text) {
      questions.append(
        Question(
          line: line, offset: first, column: column, isMarked: isMarked(first, end),
          isFirst: isFirst && isInParagraph))
      isOpen = true
    } else if isOpen, !isCode, isNextItem(first, column, end) {
      questions.append(
        Question(
          line: line, offset: first, column: column, isMarked: true, isFirst: false, asks: false))
    } else if isOpen, isCode || !isUnderline(text) {
      questions[questions.count - 1].isAnswered = isCode || mayAnswer(first, column, end)
      isOpen = false
    }
  }

  private func isMarked(_ first: Int, _ end: Int) -> Bool {
    switch bytes[first] {
    case .star, .underscore, .dash, UInt8(ascii: "+"), 0x3E: true
    default: NotesNumber(bytes, at: first, before: end) != nil || beginsWithQ(first, end)
    }
  }

  /// `Q: …`, `Q) …`, `Q. …`
  private func beginsWithQ(_ first: Int, _ end: Int) -> Bool {
    guard first + 1 < end, bytes[first] | 0x20 == UInt8(ascii: "q") else { return false }
    return [":", ")", ".", "："].contains { (mark: StaticString) in
      bytes.starts(with: mark, at: first + 1, before: end)
    }
  }

  private func isUnderline(_ text: ByteRange) -> Bool {
    bytes[text.range].allSatisfy { $0 == .dash } || bytes[text.range].allSatisfy { $0 == 0x3D }
  }

  /// Whether a line is the next item of the numbered list whose last item asks.
  private func isNextItem(_ first: Int, _ column: Int, _ end: Int) -> Bool {
    guard let question = questions.last, column == question.column, bytes[first].isDigit,
      let last = NotesNumber(bytes, at: question.offset, before: bytes.count),
      let number = NotesNumber(bytes, at: first, before: end)
    else { return false }
    return number.isNext(after: last)
  }

  /// Whether a line may answer the question above: no heading, and no item of the same list.
  private func mayAnswer(_ first: Int, _ column: Int, _ end: Int) -> Bool {
    if bytes[first] == .hash { return bytes.heading(at: first, before: end) == nil }
    guard let question = questions.last,
      bytes.listMarkerEnd(at: question.offset, before: end) != nil,
      bytes.listMarkerEnd(at: first, before: end) != nil
    else { return true }
    return column > question.column || bytes[first].isDigit != bytes[question.offset].isDigit
  }
}
