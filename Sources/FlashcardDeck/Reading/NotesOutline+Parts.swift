import Toolkit

/// Parts that hold the answers or explanations to the questions before them, by their numbers.
extension NotesOutline {
  /// A mark that may be a question.
  private struct Question {
    let index: Int
    /// The heading's level; `lineLevel` for anything else.
    let level: Int
    let number: Int?
  }

  /// Makes headings of the titles of such parts: a heading that is no deeper than the questions, or a bold
  /// line behind a rule, with numbers below that are those of at least two questions before it. In a
  /// single card the same word is a label.
  mutating func takeParts() {
    guard
      marks.contains(where: { mark in
        mark.isOverAnswers || title(mark) != nil
          || mark.isOuterDetails && isTitle(ofDetails: mark)
      })
    else { return }
    var questions: [Question] = []
    // Behind the last title or label of the same kind.
    var starts = [0, 0, 0]
    var dropped = Set<Int>()
    var open: Int?
    // The level of the last heading that is no title of answers.
    var above = 0
    for index in marks.indices {
      let mark = marks[index]
      if let level = mark.headingLevel, !mark.isOverAnswers { above = level }
      if mark.isListed { open = nil }
      if mark.isOverAnswers {
        takeTitle(ofListed: index, below: above)
        // Answers that are headings or bold lines are none of a list.
        let isOpen = source.parts[mark.start].map { $0.isList || !$0.isTaken } ?? true
        open = isOpen ? index : nil
        starts = starts.map { _ in questions.count }
        continue
      }
      if mark.isOuterDetails, isTitle(ofDetails: mark) {
        let part = Int(kind(of: mark.text).rawValue)
        if let end = end(ofAnswers: index, to: questions[starts[part]...]) {
          let level = questions[starts[part]...].map(\.level).min() ?? Self.lineLevel
          marks[index] = mark.changed(
            to: .heading(level: UInt8(level < Self.lineLevel ? level : min(above + 1, 6))))
          marks[index].isOverAnswers = true
          marks[index].isDetails = true
          dropped.formUnion(marks.indices[(index + 1)...].prefix { marks[$0].start <= end })
          starts = starts.map { _ in questions.count }
          continue
        }
        starts[part] = questions.count
      } else if let part = title(mark) {
        // What unfolds below may be what has the answers.
        let isAboveDetails =
          index + 1 < marks.count && marks[index + 1].isOuterDetails && !hasText(below: index)
          && isTitle(ofDetails: marks[index + 1])
          && end(ofAnswers: index + 1, to: questions[starts[part]...]) != nil
        if isAboveDetails { continue }
        if let level = level(ofPart: mark, at: index, of: questions[starts[part]...]) {
          let firstIsItem = beginsWithList(index)
          marks[index] = mark.changed(to: .heading(level: UInt8(level)))
          marks[index].isOverAnswers = true
          open = firstIsItem ? index : nil
          starts[part] = questions.count
          continue
        }
        starts[part] = questions.count
      } else if case .label(let part) = mark.kind, mark.isBare {
        starts[Int(part.rawValue)] = questions.count
      }
      if mark.headingLevel != nil { open = nil }
      // What a list of answers holds is text of them.
      if open != nil, mark.headingLevel == nil { dropped.insert(index) }
      if open == nil, let question = question(mark, at: index) { questions.append(question) }
    }
    guard !dropped.isEmpty else { return }
    marks = marks.indices.filter { !dropped.contains($0) }.map { marks[$0] }
  }

  /// Makes a heading of the title of answers to listed questions, one level below the heading above.
  private mutating func takeTitle(ofListed index: Int, below above: Int) {
    let mark = marks[index]
    guard mark.headingLevel == nil else { return }
    let level = mark.followsRule ? 1 : min(above + 1, 6)
    marks[index] = mark.changed(to: .heading(level: UInt8(level)))
    marks[index].isDetails = mark.kind == .line(.details)
  }

  /// The kind of part whose title a mark may be, by its number; nil for any other mark.
  private func title(_ mark: MarkdownMark) -> Int? {
    let bytes = source.bytes
    let part: Label.Part
    switch mark.kind {
    case .label(let label) where label != .question && mark.isBare && !mark.isListItem:
      guard mark.followsRule else { return nil }
      part = label
    case .line(.bold) where mark.followsRule:
      guard PartTitle.isTitle(mark.text, bytes) else { return nil }
      part = kind(of: mark.text)
    case .heading:
      guard PartTitle.isTitle(mark.text, bytes) else { return nil }
      part = kind(of: mark.text)
    default: return nil
    }
    return Int(part.rawValue)
  }

  /// Whether details may hold the answers to several questions.
  private func isTitle(ofDetails mark: MarkdownMark) -> Bool {
    PartTitle.isTitle(mark.text, source.bytes)
      || Self.part(ofSummary: mark.text, source.bytes) == .answer
  }

  /// Where details end that have an answer to each of several questions, by their numbers; nil if these have not, or if
  /// one of the questions has an answer of its own: then they are steps of the last one's.
  private func end(ofAnswers index: Int, to questions: ArraySlice<Question>) -> Int? {
    let bytes = source.bytes
    let start = DetailsScan.contentStart(bytes, after: marks[index].text)
    guard questions.count > 1, let end = bytes.find("</details", from: start, to: bytes.count),
      bytes.find("<details", from: start, to: end) == nil
    else { return nil }
    let items = NotesCards.answers(in: bytes, from: start, to: end).items
    guard items.count == questions.count else { return nil }
    let asked = questions.compactMap(\.number)
    guard items.map(\.number) == (asked.isEmpty ? Array(1...questions.count) : asked) else {
      return nil
    }
    // `题目1：` in the details names its question.
    let isNamed = items.allSatisfy { item in
      let first = bytes.skipBlanks(from: item.start, to: end)
      return NotesNumber(bytes, at: first, before: bytes.lineEnd(from: first))?.form == .word
    }
    let ends = questions.dropFirst().map { marks[$0.index].start } + [marks[index].start]
    let isOpen = zip(questions, ends).allSatisfy { mayBeUnanswered($0.index, before: $1) }
    return isNamed || isOpen ? end : nil
  }

  /// Whether nothing stands below a question but what it offers to choose from.
  private func mayBeUnanswered(_ index: Int, before end: Int) -> Bool {
    let bytes = source.bytes
    let start = min(source.body(of: marks[index]), end)
    let first = bytes.skipSpace(from: start, to: end)
    let hasAnswer = marks[(index + 1)...].prefix { $0.start < end }.contains {
      $0.kind == .label(.answer) && !$0.isLetter || $0.isDetails
    }
    return SourceText.isEmpty(ByteRange(start, max(start, end)), in: bytes)
      || !hasAnswer && bytes.choice(at: first, before: end) == UInt8(ascii: "a")
  }

  private func kind(of text: ByteRange) -> Label.Part {
    PartTitle.isOfExplanations(text, source.bytes) ? .explanation : .answer
  }

  /// The level of the heading that a part's title is; nil if it is no title of a part.
  private func level(
    ofPart mark: MarkdownMark, at index: Int, of questions: ArraySlice<Question>
  ) -> Int? {
    let bytes = source.bytes
    // Of one question `Answer` is a label.
    guard questions.count > (PartTitle.isOfSeveral(mark.text, bytes) ? 0 : 1) else { return nil }
    let headings = questions.filter { $0.level < Self.lineLevel }
    let lowest = headings.last?.level ?? Self.lineLevel
    var level = mark.headingLevel ?? 1
    guard level <= lowest else { return nil }
    let next = index + 1 < marks.count ? answer(marks[index + 1], at: index + 1) : nil
    let isAbove =
      mark.headingLevel != nil
      ? headings.allSatisfy { level < $0.level }
      : mark.isLine && PartTitle.saysPart(mark.text, bytes)
    if hasText(below: index) {
      guard let first = firstItem(below: index) else { return isAbove ? level : nil }
      return isNumber(first, of: questions) ? level : nil
    }
    guard let next, let number = next.number, isNumber(number, of: questions) else { return nil }
    // Headings of its own level are below it as well.
    level = min(level, next.level - 1)
    return level > 0 ? level : nil
  }

  /// Whether a question has a number; without numbers the place counts.
  private func isNumber(_ number: Int, of questions: ArraySlice<Question>) -> Bool {
    let numbers = questions.compactMap(\.number)
    return numbers.isEmpty ? 1...questions.count ~= number : numbers.contains(number)
  }

  private func beginsWithList(_ index: Int) -> Bool {
    hasText(below: index) && firstItem(below: index) != nil
  }

  /// The number of the list item with which the text below a mark begins.
  private func firstItem(below index: Int) -> Int? {
    let bytes = source.bytes
    let end = end(of: index)
    let start = bytes.skipSpace(from: source.body(of: marks[index]), to: end)
    guard start < end, bytes[start].isDigit else { return nil }
    if let ranges = AnswerRanges(bytes, at: start, before: bytes.lineEnd(from: start)) {
      return ranges.answers[0].number
    }
    guard
      let number = NotesNumber(bytes, at: start, before: bytes.lineEnd(from: start)),
      number.form == .marked
    else { return nil }
    return number.value
  }

  /// A mark directly below the title of answers that may be the first one.
  private func answer(_ mark: MarkdownMark, at index: Int) -> Question? {
    if let question = question(mark, at: index) { return question }
    guard let level = mark.headingLevel,
      let number = NotesNumber(belowTitle: source.bytes, at: mark.text.start, before: mark.text.end)
    else { return nil }
    return Question(index: index, level: level, number: number.value)
  }

  private func question(_ mark: MarkdownMark, at index: Int) -> Question? {
    let bytes = source.bytes
    switch mark.kind {
    case .heading(let level):
      let heading = NotesHeading(mark.text, in: source)
      let number = heading.number ?? heading.answered
      let isNumbered = number.map { $0.value > 0 } ?? false
      guard !heading.isProse, heading.asks || isNumbered else { return nil }
      return Question(index: index, level: Int(level), number: number?.value)
    case .label(.question):
      return Question(index: index, level: Self.lineLevel, number: mark.number(in: bytes))
    case .line(.bold), .line(.plain), .line(.quote), .line(.underlined), .line(.item):
      let number =
        mark.kind == .line(.item)
        ? mark.number(in: bytes)
        : NotesNumber(
          bytes, at: bytes.skipSymbols(from: mark.text.start, to: mark.text.end),
          before: mark.text.end)?.value ?? mark.number(in: bytes)
      guard number != nil || bytes.asks(mark.text) else { return nil }
      return Question(index: index, level: Self.lineLevel, number: number)
    default: return nil
    }
  }
}

extension MarkdownMark {
  /// The number of a question's label or of the list item that it stands in: `**题目 1：**`,
  /// `1. **题目：**`; nil if there is none.
  func number(in bytes: Bytes) -> Int? {
    var offset = bytes.skipBlanks(from: start, to: text.start)
    while offset < text.start, bytes[offset] == .star || bytes[offset] == .underscore {
      offset += 1
    }
    guard offset < text.start else { return nil }
    let number = NotesNumber(bytes, at: offset, before: bytes.lineEnd(from: text.start))
    return number.flatMap { $0.value > 0 ? $0.value : nil }
  }
}
