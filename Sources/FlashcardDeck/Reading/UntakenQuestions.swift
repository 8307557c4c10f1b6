import Toolkit

/// What a file says where it has no card: lines that look like questions with answers, in a form that no reader takes,
/// or, if it has none at all, a list of questions.
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
    /// Whether it is a list item, or begins with a number, a date, a `Q` or a mark of emphasis or quotation.
    let isMarked: Bool
    /// Whether what it offers to choose from stands below it.
    var offersChoices = false
    /// Whether it is the first line of a paragraph and no heading.
    let isFirst: Bool
    var isAnswered = false
    /// Whether the line above, blank ones aside, is a rule, or it is the first one of the file or below a heading.
    var isDivided = false
    /// Ends with a question mark; else it is the next item of a list that asks.
    var asks = true
    /// Whether it is the number of the question that follows: `Question 1`.
    var isNumber = false
  }

  private let bytes: Bytes
  private let path: String
  private var questions: [Question] = []
  private var others: OtherPrograms
  private var tables: QuestionTables
  /// How many parts of the file rules divide.
  private var divided = 1
  private var isAfterRule = true
  /// How many paragraphs and headings there are.
  private var paragraphs = 0
  private var isInParagraph = false
  /// Whether a heading of HTML asks.
  private var hasHTML = false
  /// Whether the last question still waits for the line below it.
  private var isOpen = false

  /// Scans `bytes` from `start`, which is in the line with number `line`.
  init(_ bytes: Bytes, from start: Int, line: Int, path: String) {
    self.init(bytes, path: path)
    take(from: start, to: bytes.count, line: line)
  }

  init(_ bytes: Bytes, path: String) {
    self.bytes = bytes
    self.path = path
    others = OtherPrograms(bytes, from: 0)
    tables = QuestionTables(bytes)
  }

  /// Takes a part of the file; between two of them is a card.
  mutating func take(from start: Int, to end: Int, line: Int) {
    (isAfterRule, isInParagraph, isOpen) = (true, false, false)
    var code = CodeLines(bytes, margin: 0)
    var (offset, number) = (start, line)
    while offset < end {
      let lineEnd = min(bytes.lineEnd(from: offset), end)
      let isCode = code.take(offset, lineEnd, isRest: false)
      take(offset, lineEnd, number, isCode: isCode)
      (offset, number) = (lineEnd + 1, number + 1)
    }
    take(end, end, number, isCode: false)
  }

  /// What looks like a card, in the order of the file.
  var found: [Problem] {
    var answered = questions.filter { $0.isMarked && $0.isAnswered }
    // A text may ask now and then.
    let plain = questions.filter { !$0.isMarked && $0.isAnswered && $0.isFirst }
    if plain.count >= DeckContents.leastQuestions,
      plain.count * Self.paragraphsForOneQuestion >= paragraphs
    {
      answered += plain
    } else {
      let apart = plain.filter(\.isDivided)
      if apart.count > 1, apart.count * 2 > divided {
        answered += apart
      } else {
        answered += plain.filter(\.offersChoices)
      }
    }
    let found =
      others.found + tables.found
      + answered.map { OtherPrograms.Found(line: $0.line, offset: $0.offset, cause: .notTaken) }
    return found.sorted { $0.line < $1.line }.prefix(Self.mostReports).map {
      problem($0.cause, line: $0.line, column: bytes.column(of: $0.offset))
    }
  }

  /// The numbered lists of questions that have no answer, if most of a list ask: each question without its number.
  var openLists: [[ByteRange]] {
    var lists: [[ByteRange]] = []
    var list: [ByteRange] = []
    var asking = 0
    var last: NotesNumber?
    func close() {
      if list.count > 1, asking * 2 > list.count { lists.append(list) }
      (list, asking, last) = ([], 0, nil)
    }
    for question in questions {
      let end = bytes.lineEnd(from: question.offset)
      guard !question.isAnswered, bytes[question.offset].isDigit,
        let number = NotesNumber(bytes, at: question.offset, before: end), number.form == .marked
      else {
        close()
        continue
      }
      if !(last.map(number.isNext) ?? false) { close() }
      last = number
      asking += question.asks ? 1 : 0
      list.append(bytes.withoutStars(bytes.trimmedLine(number.end, end)))
    }
    close()
    return lists
  }

  /// The problems of a file with no card and no other problem.
  var problems: [Problem] {
    let found = found
    if !found.isEmpty { return found }
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
    tables.take(text, line: line, isCode: isCode)
    let isDivided = isAfterRule
    if first < end { isAfterRule = !isCode && isDivision(first, end, isFirst: !isInParagraph) }
    let isFirst = !isInParagraph
    isInParagraph = first < end && bytes[first] != .hash
    guard first < end else { return }
    if isFirst { paragraphs += 1 }
    let form = isCode ? nil : QuestionForm(bytes, text)
    if let form {
      // The answer may be in the line itself.
      questions.append(
        Question(
          line: line, offset: first, column: column, isMarked: true, isFirst: isFirst,
          isAnswered: form == .answered, isNumber: form == .numbered))
      isOpen = form != .answered
    } else if !isCode, isOpen, questions[questions.count - 1].isNumber, bytes[first] != .hash {
      questions[questions.count - 1].isAnswered = true
      isOpen = false
    } else if !isCode, asks(text) {
      questions.append(
        Question(
          line: line, offset: first, column: column, isMarked: isMarked(first, end),
          isFirst: isFirst && isInParagraph, isDivided: isDivided))
      isOpen = true
    } else if !isCode, isMarked(first, end), bytes.hasAnswerArrow(text) {
      questions.append(
        Question(
          line: line, offset: first, column: column, isMarked: true, isFirst: isFirst,
          isAnswered: true))
      isOpen = false
    } else if isOpen, !isCode, isNextItem(first, column, end) {
      questions.append(
        Question(
          line: line, offset: first, column: column, isMarked: true, isFirst: false, asks: false))
    } else if isOpen, isCode || !isUnderline(text) {
      questions[questions.count - 1].isAnswered = isCode || mayAnswer(first, column, end)
      if !isCode, bytes.choice(at: first, before: end) == UInt8(ascii: "a") {
        questions[questions.count - 1].offersChoices = true
      }
      isOpen = false
    }
  }

  /// Whether a line ends with a question mark, or has one before a remark in a bold line or behind a number, or in a
  /// heading of HTML.
  private mutating func asks(_ text: ByteRange) -> Bool {
    guard !text.isEmpty else { return false }
    return switch bytes[text.start] {
    case .star, .underscore:
      bytes.asks(text) || bytes.remarkedQuestion(at: text.start, before: text.end) != nil
    case .less where isHeadingOfHTML(text.start, text.end): asks(heading: bytes.withoutTags(text))
    case 0x30...0x39: bytes.asks(text) || bytes.asksBeforeRemark(text)
    default: bytes.asks(text)
    }
  }

  /// Behind a heading of HTML that asks, others with a number may as well.
  private mutating func asks(heading text: ByteRange) -> Bool {
    let asks = bytes.asks(text)
    hasHTML = hasHTML || asks
    return asks || hasHTML && NotesNumber(bytes, at: text.start, before: text.end)?.form == .marked
  }

  /// `<h3>`
  private func isHeadingOfHTML(_ first: Int, _ end: Int) -> Bool {
    bytes.startsIgnoringCase("<h", at: first, end) && first + 2 < end && bytes[first + 2].isDigit
  }

  /// Whether a line is a rule, which counts as one more part, or a heading.
  private mutating func isDivision(_ first: Int, _ end: Int, isFirst: Bool) -> Bool {
    if isFirst, bytes.isRule(at: first, before: end) {
      divided += 1
      return true
    }
    return bytes[first] == .hash && bytes.heading(at: first, before: end) != nil
  }

  private func isMarked(_ first: Int, _ end: Int) -> Bool {
    switch bytes[first] {
    case .star, .underscore, .dash, UInt8(ascii: "+"), 0x3E: true
    case .less: isHeadingOfHTML(first, end)
    default:
      NotesNumber(bytes, at: first, before: end) != nil || beginsWithQ(first, end)
        || NotesHeading.isDate(bytes, at: first, before: end)
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
    if isHeadingOfHTML(first, end) { return false }
    guard let question = questions.last,
      bytes.listMarkerEnd(at: question.offset, before: end) != nil,
      bytes.listMarkerEnd(at: first, before: end) != nil
    else { return true }
    return column > question.column || bytes[first].isDigit != bytes[question.offset].isDigit
  }
}
