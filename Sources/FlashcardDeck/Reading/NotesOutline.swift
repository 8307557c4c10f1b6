import Toolkit

/// The headings and labels of interview notes: those of Markdown, headings that are labels
/// (`#### Answer: D`), and lines that ask where no heading does (`**1. Why?**`, `> Why?`, `1. ### Why`,
/// `<summary>Why?</summary>`), as headings below all others.
struct NotesOutline {
  /// The level of a line that asks.
  static let lineLevel = 7
  /// Levels are from 0, the text above all headings, to `lineLevel`.
  static let levels = 8

  var marks: [MarkdownMark]
  /// For each mark that is a heading.
  var headings: [NotesHeading?]
  /// Whether summaries ask, and no heading above them could.
  var summariesAsk = false
  /// How many bold lines begin with a question's label; one may be a dialogue's.
  var labelledLines = 0
  let source: DeckSource
  private var summaries: DetailsAnswers

  init(_ source: DeckSource) {
    self.source = source
    marks = source.marks
    headings = []
    summaries = DetailsAnswers(source.bytes)
    takeQuoted()
    takeParts()
    takeLabels()
    headings = marks.map { $0.headingLevel == nil ? nil : NotesHeading($0.text, in: source) }
    takeAnswers()
    takeLetters()
    takeNumbers()
    dropColons()
    takeSections()
    promoteLines()
    takeNumbers(ofLines: true)
  }

  // MARK: Labels

  /// Makes labels of headings and summaries that are.
  private mutating func takeLabels() {
    let bytes = source.bytes
    var words = LabelHeadings(bytes)
    // The level of the title of answers above.
    var title: Int?
    var pairs = LetterPairs()
    for index in marks.indices {
      if index > 0 { words.take(marks[index - 1]) }
      let mark = marks[index]
      if let level = mark.headingLevel {
        title = mark.isOverAnswers ? level : title.flatMap { $0 < level ? $0 : nil }
      }
      switch mark.kind {
      case .heading where mark.isOverAnswers || isOverListed(index): continue
      // `### Answer 1` below them is the answer to question 1.
      case .heading
      where title != nil
        && NotesNumber(answer: bytes, at: mark.text.start, before: mark.text.end) != nil:
        continue
      // The answers to several questions.
      case .heading where AnswerKeys.answers(in: mark.text, bytes).count > 1: continue
      case .heading:
        let end = bytes.lineEnd(from: mark.text.end)
        guard let label = Label(heading: mark.text, of: bytes, end: end) else {
          takeLetter(ofAnswer: index, &pairs)
          continue
        }
        guard !label.isBare || hasText(below: index) || isFollowedByLabel(index) else { continue }
        if label.part == .question, !isAnswered(index) || isOverQuestions(index) { continue }
        // Beside headings without labels it is one of them, and its label a part of its text.
        if label.part == .question, !label.isBare, words.hasOthers(beside: mark, in: self) {
          continue
        }
        if label.isBare, !words.isLabel(label, at: index, in: self) { continue }
        marks[index] = MarkdownMark(
          label: label, start: mark.start, line: mark.line, end: end, indent: mark.indent)
        marks[index].isHeading = true
      case .line(.details):
        if let part = Self.part(ofSummary: mark.text, bytes) {
          marks[index] = unfolded(mark, part)
        } else if isNumberOfQuestion(index) {
          marks[index] = unfolded(mark, .question)
        } else if asksSummaries({ $0.isAnswer(index, in: $1) }) {
          marks[index] = unfolded(mark, .answer)
        } else if asksSummaries({ $0.isHint(index, in: $1) }) {
          // As details inside others, it is text.
          marks[index].isNested = true
        }
      default: continue
      }
    }
  }

  /// Whether a summary is only the number of a question, and its details have others inside with the answer:
  /// `<summary>Question 1</summary>`.
  private func isNumberOfQuestion(_ index: Int) -> Bool {
    let text = marks[index].text
    guard !marks[index].isNested, index + 1 < marks.count,
      let number = NotesNumber(source.bytes, at: text.start, before: text.end),
      number.form == .word, number.end == text.end,
      case let next = marks[index + 1], next.kind == .line(.details), next.isNested
    else { return false }
    return Self.part(ofSummary: next.text, source.bytes) == .answer
  }

  private mutating func asksSummaries(
    _ question: (inout DetailsAnswers, NotesOutline) -> Bool
  ) -> Bool {
    // A copy, which keeps what was counted.
    var copy = summaries
    defer { summaries = copy }
    return question(&copy, self)
  }

  /// Whether a summary says nothing that a reader would miss.
  mutating func saysNothing(_ summary: ByteRange) -> Bool {
    asksSummaries { $0.saysNothing(summary, in: $1) }
  }

  /// The details as a label, whose text begins behind the summary.
  func unfolded(_ mark: MarkdownMark, _ part: Label.Part) -> MarkdownMark {
    let start = DetailsScan.contentStart(source.bytes, after: mark.text)
    var label = MarkdownMark(
      kind: .label(part), start: mark.start, line: mark.line, text: ByteRange(start, start),
      indent: mark.indent)
    label.isDetails = true
    label.isNested = mark.isNested
    return label
  }

  func hasText(below index: Int) -> Bool {
    let end = end(of: index)
    let first = min(source.body(of: marks[index]), end)
    return !SourceText.isEmpty(ByteRange(first, max(first, end)), in: source.bytes)
  }

  /// The end of a mark's text: the next mark, or the end of the file.
  func end(of index: Int) -> Int {
    index + 1 < marks.count ? marks[index + 1].start : source.bytes.count
  }

  func isFollowedByLabel(_ index: Int) -> Bool {
    guard index + 1 < marks.count else { return false }
    switch marks[index + 1].kind {
    case .label, .line(.details): return true
    default: return false
    }
  }

  /// Whether an answer's label comes before the next question's.
  func isAnswered(_ index: Int) -> Bool {
    for line in (index + 1)..<marks.count {
      switch marks[line].kind {
      case .label(let part): return part == .answer
      case .line(.details): return true
      case .heading: return headingLabel(line) == .answer
      case .line: continue
      }
    }
    return false
  }

  /// Whether lines with answers of their own stand below a heading that is the word of a question's label:
  /// it is their title.
  private func isOverQuestions(_ index: Int) -> Bool {
    var count = 0
    for line in (index + 1)..<marks.count {
      if marks[line].headingLevel != nil, headingLabel(line) != .answer { break }
      guard marks[line].mayBePromoted, line + 1 < marks.count,
        marks[line + 1].kind == .label(.answer) || headingLabel(line + 1) == .answer
      else { continue }
      count += 1
      if count > 1 { return true }
    }
    return false
  }

  private func isOverListed(_ index: Int) -> Bool {
    index + 1 < marks.count && marks[index + 1].isListed
  }

  /// What a heading is the label of.
  private func headingLabel(_ index: Int) -> Label.Part? {
    guard marks[index].headingLevel != nil else { return nil }
    let text = marks[index].text
    return Label(heading: text, of: source.bytes, end: source.bytes.lineEnd(from: text.end))?.part
  }

  private static let answerWords: [StaticString] = ["answer", "solution", "答案", "解答", "回答"]
  /// In bytes.
  private static let longestSummaryLabel = 80
  private static let longestNumberedLabel = 12

  /// What a summary says that its details are: `Answer`, `点击查看答案`; nil if it is a text of its own.
  static func part(ofSummary text: ByteRange, _ bytes: Bytes) -> Label.Part? {
    guard text.count <= longestSummaryLabel, !bytes.asks(text) else { return nil }
    // `第 1 题的答案`, but not `1. How do you answer a call`.
    if let number = NotesNumber(bytes, at: text.start, before: text.end),
      text.end - number.end > longestNumberedLabel
    {
      return nil
    }
    if let label = Label(heading: text, of: bytes, end: text.end) { return label.part }
    func has(_ word: StaticString) -> Bool {
      (text.start..<text.end).contains { bytes.startsIgnoringCase(word, at: $0, text.end) }
    }
    if answerWords.contains(where: has) { return .answer }
    return has("explanation") || has("解析") ? .explanation : nil
  }

  // MARK: Numbers

  /// Takes the numbers of headings such as `Answer 1: Ports` below the title of answers.
  private mutating func takeAnswers() {
    var title: Int?
    for index in marks.indices {
      guard let level = marks[index].headingLevel else { continue }
      if marks[index].isOverAnswers {
        title = level
      } else if let above = title, level > above {
        headings[index]?.takeAnswer(in: source.bytes)
      } else {
        title = nil
      }
    }
  }

  /// Takes the numbers of headings such as `Q1 Why?` if all headings that may ask have one, unless most are the
  /// quarters of a year: `Q3 revenue`.
  private mutating func takeLetters() {
    let places = headings.indices.filter { headings[$0]?.lettered != nil }
    guard places.count > 1, let level = marks[places[0]].headingLevel,
      places.allSatisfy({ marks[$0].headingLevel == level }),
      headings.indices.allSatisfy({ index in
        guard let heading = headings[index], heading.lettered == nil, !heading.isProse else {
          return true
        }
        return !heading.asks && marks[index].headingLevel != level
      })
    else { return }
    let quarters = places.count { headings[$0]?.isQuarter(in: source.bytes) ?? false }
    guard quarters * 2 <= places.count || level != 3 && isNothingElse(places) else { return }
    for place in places { headings[place]?.takeLetter() }
  }

  /// Whether each of some headings has a text, and nothing else in the file may be a card.
  private func isNothingElse(_ places: [Int]) -> Bool {
    places.allSatisfy(hasText(below:))
      && headings.indices.allSatisfy {
        headings[$0] == nil || headings[$0]?.lettered != nil || headings[$0]?.isProse ?? false
          || marks[$0].headingLevel == 1 && !hasText(below: $0)
      }
      && !source.others.contains { $0.kind == .line(.pair) && $0.isListItem }
  }

  private mutating func takeNumbers(ofLines: Bool = false) {
    let places = headings.indices.filter {
      headings[$0] != nil && (marks[$0].headingLevel == Self.lineLevel) == ofLines
        && !marks[$0].isOverAnswers
    }
    let numbers = places.map { index in
      (level: marks[index].headingLevel ?? 0, number: headings[index]?.number)
    }
    let areCounting = NotesNumber.areCounting(numbers)
    for (place, isOne) in NotesNumber.areOfQuestions(numbers).enumerated() where isOne {
      headings[places[place]]?.takeNumber(in: source.bytes, counts: areCounting[place])
    }
  }

  /// Leaves out the headings that end with a colon between a numbered question's text and its answer's label, of which
  /// they are a part: `### 1. What is printed?`, code, `### Choose:`, `<details>`.
  private mutating func dropColons() {
    let dropped = marks.indices.dropFirst().filter { index in
      guard let heading = headings[index], let above = headings[index - 1], above.isNumbered,
        !heading.isNumbered, heading.name == nil, !heading.isLabelled,
        marks[index].headingLevel == marks[index - 1].headingLevel,
        Label.endsWithColon(source.bytes, heading.question)
      else { return false }
      return hasText(below: index - 1) && index + 1 < marks.count
        && marks[index + 1].kind == .label(.answer) && !marks[index + 1].isLetter
    }
    guard !dropped.isEmpty else { return }
    let places = Set(dropped)
    let kept = marks.indices.filter { !places.contains($0) }
    (marks, headings) = (kept.map { marks[$0] }, kept.map { headings[$0] })
  }

  /// Makes parts of the numbered headings that have nothing below them but the headings above their own
  /// level: `### 1. Basics (6 questions)` over `## 1. Why?`. They are, if all of their level are so.
  private mutating func takeSections() {
    var found: [Int] = []
    for index in marks.indices {
      guard let level = marks[index].headingLevel, let heading = headings[index],
        heading.isNumbered
      else { continue }
      let next = index + 1 < marks.count ? marks[index + 1].headingLevel : nil
      let isOver =
        !heading.asks && !hasText(below: index) && next.map { $0 < level } ?? false
        && headings[index + 1]?.isNumbered ?? false
      guard found.first.map({ marks[$0].headingLevel == level }) ?? true else { continue }
      guard isOver else {
        if found.isEmpty { continue }
        return
      }
      found.append(index)
    }
    let level = found.first.flatMap { marks[$0].headingLevel }
    guard let level,
      marks.indices.count(where: {
        marks[$0].headingLevel == level && headings[$0]?.isNumbered ?? false
      }) == found.count
    else { return }
    for index in found {
      marks[index] = marks[index].changed(to: .heading(level: 1))
      marks[index].followsRule = true
    }
  }
}
