import Toolkit

/// Questions in a file with cards, in forms that no reader takes: list items with an arrow, tables of questions,
/// headings of HTML, and paragraphs that rules part.
///
/// What stands in an answer is a part of it, such as a list of questions with arrows, which helps to choose between
/// things. Only what begins something else on every screen is none: a heading of HTML that is as large as the card's
/// own, paragraphs that ask with rules between, and a table of questions that is all that a heading is over.
struct UntakenForms {
  /// How many lines are reported of one file.
  private static let mostReports = 20

  private(set) var problems: [Problem] = []
  private let source: DeckSource
  private let bytes: Bytes
  /// The lines with a problem already.
  private var known: Set<Int>
  /// Where a line may be a rule or a heading of HTML, in the order of the file.
  private var hints: ArraySlice<Int> = []
  /// Answers that stand behind other cards.
  private var apart: ArraySlice<ByteRange>
  /// The last offset whose line was asked, and its number.
  private var latest = (offset: 0, line: 1)
  /// What stands between cards.
  private var between: UntakenQuestions

  init(in source: DeckSource, _ cards: [CardOutline], known: [Problem]) {
    self.source = source
    bytes = source.bytes
    self.known = Set(known.map(\.line))
    between = UntakenQuestions(source.bytes, path: source.path)
    var apart: [ByteRange] = []
    func take(_ part: ByteRange, of card: CardOutline) {
      guard !part.isEmpty, part.start < card.whole.start || part.end > card.whole.end else {
        return
      }
      apart.append(part)
    }
    for card in cards {
      take(card.answerSpan, of: card)
      take(card.explanationSpan, of: card)
    }
    let taken = apart.sorted { $0.start < $1.start }
    self.apart = taken[...]
    guard !cards.isEmpty else { return }
    hints = Self.hints(in: bytes)[...]
    var place = source.start
    for card in cards where problems.count < Self.mostReports && card.whole.start >= place {
      takeGap(from: place, to: card.whole.start)
      takeNumbers(from: place, before: card)
      takeAnswer(of: card)
      place = card.whole.end
    }
    takeGap(from: place, to: bytes.count)
    for key in AnswerKeys.places(in: bytes, from: source.start).prefix(Self.mostReports)
    where !taken.contains(where: {
      $0.start <= key && key < $0.end || key <= $0.start && $0.start < bytes.lineEnd(from: key)
    }) {
      warn(at: key, .answerWithoutQuestion)
    }
    for problem in between.found where self.known.insert(problem.line).inserted {
      problems.append(problem)
    }
    takeLists(besides: cards)
    problems = Array(problems.sorted { $0.line < $1.line }.prefix(Self.mostReports))
  }

  /// Found all at once, because most answers have none.
  private static func hints(in bytes: Bytes) -> [Int] {
    let texts: [StaticString] = ["\n---", "\n***", "\n___", "<h", "<H"]
    return texts.flatMap { text in
      var found: [Int] = []
      var offset = 0
      while let next = bytes.find(text, from: offset, to: bytes.count) {
        found.append(next)
        offset = next + 1
      }
      return found
    }.sorted()
  }

  private mutating func warn(at offset: Int, _ cause: Problem.Cause = .notTaken) {
    let line = 1 + bytes[..<offset].count { $0 == .lineFeed }
    guard known.insert(line).inserted else { return }
    problems.append(
      Problem(
        severity: .warning, file: source.path, line: line, column: bytes.column(of: offset),
        cause: cause))
  }

  private mutating func takeGap(from start: Int, to end: Int) {
    var start = start
    while start < end {
      while let answer = apart.first, answer.end <= start { apart.removeFirst() }
      // An answer's number stands in its line.
      let answer = apart.first.map { bytes.lineStart(of: $0.start) } ?? end
      let next = min(max(answer, start), end)
      if bytes.skipSpace(from: start, to: next) < next {
        between.take(from: start, to: next, line: line(at: start))
      }
      start = next < end ? bytes.lineEnd(from: apart.first?.end ?? end) + 1 : end
    }
  }

  /// Warns of the numbered lines from which the number of a card's line counts on: `1. Parameters` before `2. Why?`.
  private mutating func takeNumbers(from start: Int, before card: CardOutline) {
    guard start < card.whole.start, bytes[card.whole.start].isDigit,
      let number = Self.number(bytes, at: card.whole.start), number.value > 1
    else { return }
    var found: [(number: NotesNumber, offset: Int)] = []
    var code = CodeLines(bytes, margin: 0)
    var offset = start
    while offset < card.whole.start {
      let end = bytes.lineEnd(from: offset)
      let isCode = code.take(offset, end, isRest: false)
      if !isCode, let number = Self.number(bytes, at: offset) { found.append((number, offset)) }
      offset = end + 1
    }
    var next = number
    var lines: [Int] = []
    while let last = found.popLast(), next.isNext(after: last.number) {
      lines.append(last.offset)
      next = last.number
    }
    for line in lines.reversed().prefix(Self.mostReports) { warn(at: line) }
  }

  /// Warns of the first question of each list without answers that is no table of contents: that has the cards' questions.
  private mutating func takeLists(besides cards: [CardOutline]) {
    let lists = between.openLists
    guard !lists.isEmpty else { return }
    let asked = Set(cards.map { bytes.string(bytes.withoutStars($0.questionSpan)) })
    for list in lists.prefix(Self.mostReports) {
      if let open = list.first(where: { !asked.contains(bytes.string($0)) }) {
        warn(at: open.start)
      }
    }
  }

  private static func number(_ bytes: Bytes, at start: Int) -> NotesNumber? {
    guard bytes[start].isDigit,
      let number = NotesNumber(bytes, at: start, before: bytes.lineEnd(from: start)),
      number.form == .marked
    else { return nil }
    return number
  }

  /// The number of the line at an offset, which is not before that of the last call.
  private mutating func line(at offset: Int) -> Int {
    latest.line +=
      latest.offset < offset
      ? bytes[latest.offset..<offset].count { $0 == .lineFeed } : 0
    latest.offset = max(latest.offset, offset)
    return latest.line
  }

  private func isHeading(_ text: ByteRange) -> Bool {
    bytes[text.start] == .hash && bytes.heading(at: text.start, before: text.end) != nil
      || bytes.htmlHeading(in: text) != nil
  }

  /// Whether a heading of HTML asks or has a number.
  private func asks(_ text: ByteRange) -> Bool {
    bytes.asks(text)
      || NotesNumber(bytes, at: text.start, before: text.end).map {
        $0.form == .marked || $0.form == .word
      } ?? false
  }

  // MARK: In answers

  private mutating func takeAnswer(of card: CardOutline) {
    let answer = card.answerSpan
    guard !answer.isEmpty, answer.start >= card.whole.start, answer.end <= card.whole.end else {
      return
    }
    // Not the rule behind it.
    let span = ByteRange(
      answer.start, max(answer.end, min(card.explanationSpan.end, card.whole.end)))
    while let hint = hints.first, hint < span.start { hints.removeFirst() }
    let isHinted = hints.first.map { $0 < span.end } ?? false
    let isTable = bytes[answer.start] == UInt8(ascii: "|")
    guard isHinted || isTable else { return }
    let level = self.level(of: card)
    var table = QuestionTables(bytes)
    var divided = DividedQuestions(bytes)
    (divided.isAfterRule, divided.takesHeadings) = (false, false)
    var code = CodeLines(bytes, margin: 0)
    var open: Int?
    var found: [Int] = []
    var isOnlyTable = isTable && !bytes.asks(card.questionSpan)
    var offset = span.start
    while offset < span.end {
      let lineEnd = min(bytes.lineEnd(from: offset), span.end)
      let isCode = code.take(offset, lineEnd, isRest: offset == span.start)
      let text = bytes.trimmedLine(offset, lineEnd)
      if isOnlyTable { table.take(text, line: 0, isCode: isCode) }
      if !text.isEmpty, offset < answer.end, bytes[text.start] != UInt8(ascii: "|") {
        isOnlyTable = false
      }
      divided.take(text, isCode: isCode)
      if let heading = open, !text.isEmpty {
        if isCode || !isHeading(text) { found.append(heading) }
        open = nil
      }
      if !isCode, !text.isEmpty, let heading = bytes.htmlHeading(in: text), heading.level <= level,
        asks(heading.text)
      {
        open = text.start
      }
      offset = lineEnd + 1
    }
    if isOnlyTable, table.asking > 1, table.asking * 2 > table.rows {
      found += table.found.map(\.offset)
    }
    found += divided.found
    for offset in found.sorted().prefix(Self.mostReports) { warn(at: offset) }
  }

  /// The level of a card's heading; 7 for a line.
  private func level(of card: CardOutline) -> Int {
    let start = bytes.skipBlanks(from: card.whole.start, to: card.whole.end)
    let level = bytes[start..<card.whole.end].prefix { $0 == .hash }.count
    return level > 0 ? level : 7
  }
}

/// Paragraphs of one line that ask, each behind a rule and above a text.
private struct DividedQuestions {
  private let bytes: Bytes
  /// Whether a rule or the beginning is all that is above the present line.
  var isAfterRule = true
  /// Whether a heading parts questions as well; in an answer it is a part of that.
  var takesHeadings = true
  /// A question whose line was the last one.
  private var line: Int?
  /// A question whose paragraph has ended.
  private var open: Int?
  private var questions: [Int] = []
  private var parts = 1
  private var isInParagraph = false

  init(_ bytes: Bytes) { self.bytes = bytes }

  mutating func take(_ text: ByteRange, isCode: Bool) {
    if text.isEmpty {
      if let line { (open, self.line) = (line, nil) }
      isInParagraph = false
      return
    }
    let isRule = !isCode && !isInParagraph && bytes.isRule(at: text.start, before: text.end)
    let isHeading =
      !isCode && bytes[text.start] == .hash
      && bytes.heading(at: text.start, before: text.end) != nil
    if let question = open ?? (isInParagraph ? line : nil), !isRule, !isHeading {
      questions.append(question)
    }
    (line, open) = (nil, nil)
    if isRule {
      parts += 1
    } else if isAfterRule, !isCode, !isHeading, !isInParagraph, bytes.asks(text),
      !bytes.isMarkup(text)
    {
      line = text.start
    }
    isAfterRule = isRule || isHeading && takesHeadings
    isInParagraph = !isRule && !isHeading
  }

  /// Those found, if there are enough and most parts have one.
  var found: [Int] {
    questions.count > 1 && questions.count * 2 >= parts - 1 ? questions : []
  }
}

extension Bytes {
  /// The start of the line at an offset.
  fileprivate func lineStart(of offset: Int) -> Int {
    var start = offset
    while start > 0, self[start - 1] != .lineFeed { start -= 1 }
    return start
  }

  /// Whether a line begins with what Markdown marks, which is no plain question.
  fileprivate func isMarkup(_ text: ByteRange) -> Bool {
    [.star, .underscore, .less, .dash, 0x3E, 0x21, 0x7C].contains(self[text.start])
  }

  /// A text without the asterisks at its ends.
  func withoutStars(_ text: ByteRange) -> ByteRange {
    var (start, end) = (text.start, text.end)
    while start < end, self[start] == .star { start += 1 }
    while end > start, self[end - 1] == .star { end -= 1 }
    return ByteRange(start, end)
  }

  /// The level and the text of a heading of HTML that is a line: `<h3 id="a">Why?</h3>`; nil for any other line.
  func htmlHeading(in line: ByteRange) -> (level: Int, text: ByteRange)? {
    guard startsIgnoringCase("<h", at: line.start, line.end), line.start + 3 < line.end,
      case let digit = self[line.start + 2], (0x31...0x36).contains(digit),
      self[line.start + 3] == 0x3E || self[line.start + 3].isBlank
    else { return nil }
    let text = withoutTags(line)
    return text.isEmpty ? nil : (Int(digit) - 0x30, text)
  }

  /// Whether an answer follows a question in its line: `Why? -> Because`, `Why?: Because`.
  func hasAnswerArrow(_ text: ByteRange) -> Bool {
    let arrows: [StaticString] = ["->", "=>", "-->", "→", "⇒", "- ", "– ", "— ", ": ", "："]
    var offset = text.start
    while offset < text.end {
      let width = questionMark(at: offset, before: text.end)
      offset += Swift.max(width, 1)
      guard width > 0 else { continue }
      // `**Why?** → Because`
      var behind = skipBlanks(from: offset, to: text.end)
      if starts(with: "**", at: behind, before: text.end) {
        behind = skipBlanks(from: behind + 2, to: text.end)
      }
      for arrow in arrows where starts(with: arrow, at: behind, before: text.end) {
        if skipSpace(from: behind + arrow.utf8CodeUnitCount, to: text.end) < text.end {
          return true
        }
      }
    }
    return false
  }
}
