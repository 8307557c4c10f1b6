import Toolkit

/// Numbered lists of questions whose answers are a part of their own behind them, by their numbers:
///
///     1. Why?
///     2. How?
///
///     ## Answers
///
///     1. So.
///     2. Thus.
///
/// Alone, what stands below a numbered line is its answer; here it is the next question, and what stands below
/// the last one are the answers to all of them.
struct ListedQuestions {
  private let source: DeckSource
  private let bytes: Bytes
  /// Those of the file, and plain labels of answers.
  private let marks: [MarkdownMark]
  private let headings: [MarkdownMark]
  /// Whether headings name kinds of questions.
  private let isExam: Bool

  /// So many questions and answers are a list.
  private static let fewest = 2

  /// The file with marks for such questions and for the titles of their answers; nil if it has none.
  static func taken(in source: DeckSource) -> DeckSource? {
    let lines = source.others.filter {
      $0.kind == .line(.plain) && source.bytes.asks($0.text)
    }
    let isExam = hasKinds(source)
    guard
      !lines.isEmpty || isExam || source.marks.contains(where: { $0.kind == .line(.plain) })
    else { return nil }
    let titles = source.others.filter { $0.kind == .line(.plainAnswer) && !$0.isListItem }
    return ListedQuestions(
      source: source, bytes: source.bytes,
      marks: titles.isEmpty
        ? source.marks : (source.marks + titles).sorted { $0.start < $1.start },
      headings: source.marks.filter { $0.headingLevel != nil }, isExam: isExam
    ).taken(lines[...])
  }

  /// Whether a heading names a kind of questions, which need not ask then, and their answers unfold or have a label.
  private static func hasKinds(_ source: DeckSource) -> Bool {
    source.bytes.find("题", from: source.start, to: source.bytes.count) != nil
      && source.marks.contains { mark in
        mark.kind == .line(.details) || mark.isLabel
          || mark.headingLevel != nil && mayBeTitle(mark.text, source.bytes)
            && PartTitle.isTitle(mark.text, source.bytes)
      }
      && source.marks.contains { isOfKind($0, source) }
  }

  /// Most headings are none.
  private static func mayBeTitle(_ text: ByteRange, _ bytes: Bytes) -> Bool {
    bytes.find("答", from: text.start, to: text.end) != nil
      || bytes.find("解", from: text.start, to: text.end) != nil
  }

  private static func isOfKind(_ heading: MarkdownMark, _ source: DeckSource) -> Bool {
    heading.headingLevel != nil && heading.text.count <= ExamTitle.longest
      // Taking all titles apart was half of the time that the bundled decks take.
      && source.bytes.find("题", from: heading.text.start, to: heading.text.end) != nil
      && ExamTitle(source.name(heading.text)).map { $0.saysKind && $0.name.hasSuffix("题") } ?? false
  }

  private func taken(_ lines: ArraySlice<MarkdownMark>) -> DeckSource? {
    var source = source
    var lines = lines
    var taken: [MarkdownMark] = []
    var titles = Set<Int>()
    var floor = source.start
    var isBelowLine = false
    for (index, mark) in marks.enumerated() {
      while let line = lines.first, line.start < mark.start {
        isBelowLine = true
        lines.removeFirst()
      }
      if mark.kind == .line(.plain) {
        isBelowLine = true
        continue
      }
      defer { isBelowLine = false }
      guard isBelowLine || isExam, !mark.isOverAnswers, isTitle(mark) else { continue }
      let found = questions(above: mark, from: floor)
      let given =
        isList(found)
        ? answers(below: mark, at: index, to: found.count)
        : arePaired(found, below: mark) ? found.count : nil
      guard let count = given, isApart(mark, from: found, answers: count),
        doAsk(found) || count == found.count
      else { continue }
      taken += found
      if count > 0 { titles.insert(mark.start) }
      floor = mark.text.end
    }
    guard !taken.isEmpty else { return nil }
    let starts = Set(taken.map(\.start))
    source.others.removeAll { starts.contains($0.start) || titles.contains($0.start) }
    source.marks = marks.filter { mark in
      mark.kind != .line(.plainAnswer) ? !starts.contains(mark.start) : titles.contains(mark.start)
    }
    for index in source.marks.indices where titles.contains(source.marks[index].start) {
      source.marks[index].isOverAnswers = true
    }
    source.marks = (source.marks + taken).sorted { $0.start < $1.start }
    source.hasHints = true
    return source
  }

  /// Whether a mark may be the title of the answers to several questions.
  private func isTitle(_ mark: MarkdownMark) -> Bool {
    switch mark.kind {
    case .heading, .line(.bold): PartTitle.isTitle(mark.text, bytes)
    case .line(.details):
      !mark.isNested
        && (PartTitle.isTitle(mark.text, bytes)
          || NotesOutline.part(ofSummary: mark.text, bytes) == .answer)
    case .label(let part):
      part != .question && !mark.isListItem && !mark.isLetter
        && bytes.skipSpace(from: mark.text.start, to: mark.text.end) == mark.text.end
    case .line(.plainAnswer):
      !mark.isLetter && bytes.skipSpace(from: mark.text.start, to: mark.text.end) == mark.text.end
    case .line: false
    }
  }

  // MARK: Questions

  /// The numbered lines directly above a title, with nothing between them but headings and what they offer to
  /// choose from, in the order of the file.
  private func questions(above title: MarkdownMark, from floor: Int) -> [MarkdownMark] {
    var found: [MarkdownMark] = []
    // Those above the last heading, which are answers unless they ask.
    var group: [MarkdownMark] = []
    func close() {
      if found.isEmpty || doAsk(group) { found += group }
      group = []
    }
    var (end, line) = (title.start - 1, title.line - 1)
    while end > floor {
      let start = bytes[..<end].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
      let (first, indent) = bytes.skipIndent(from: start, to: end)
      if let question = question(at: first, indent: indent, lineStart: start, end: end, line: line)
      {
        // What is above the first one are the answers to another list.
        if group.last.map(number) == 1 { break }
        group.append(question)
      } else if first < end, bytes[first] == .hash, bytes.heading(at: first, before: end) != nil {
        let count = found.count
        close()
        if count > 0, found.count == count { break }
      } else if !mayBeBetween(first, end) {
        break
      }
      (end, line) = (start - 1, line - 1)
    }
    close()
    return found.reversed()
  }

  private func question(
    at first: Int, indent: Int, lineStart: Int, end: Int, line: Int
  ) -> MarkdownMark? {
    guard first < end, indent <= 3, bytes[first].isDigit,
      let number = NotesNumber(bytes, at: first, before: end), number.form == .marked,
      number.value > 0
    else { return nil }
    let content = bytes.skipSpace(from: number.end, to: end)
    guard content < end, bytes[content] != .star, bytes[content] != .hash else { return nil }
    var mark = MarkdownMark(
      kind: .line(.plain), start: lineStart, line: line, text: bytes.trimmedLine(first, end),
      indent: first - lineStart)
    mark.isListItem = bytes.listMarkerEnd(at: first, before: end) != nil
    mark.isListed = true
    return mark
  }

  /// Whether a line may stand between questions, or between the last one and the title of the answers.
  private func mayBeBetween(_ first: Int, _ end: Int) -> Bool {
    guard first < end else { return true }
    return bytes.isRule(at: first, before: end) || bytes.choice(at: first, before: end) != nil
  }

  /// Whether the numbers of questions begin with 1, also anew below a heading, and count on, and most of them ask.
  private func isList(_ questions: [MarkdownMark]) -> Bool {
    guard questions.count >= Self.fewest, doAsk(questions) || areOfKind(questions) else {
      return false
    }
    var last: MarkdownMark?
    for question in questions {
      let isNext =
        if let last { number(question) == number(last) + 1 } else { number(question) == 1 }
      guard isNext || number(question) == 1 && isBelowHeading(question, behind: last) else {
        return false
      }
      last = question
    }
    return true
  }

  /// Whether the list below a heading has exactly the numbers of questions, of which some were left out.
  private func arePaired(_ questions: [MarkdownMark], below title: MarkdownMark) -> Bool {
    guard questions.count >= Self.fewest, doAsk(questions), title.headingLevel != nil else {
      return false
    }
    let numbers = questions.map(number)
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) else { return false }
    let next = DeckSource.place(of: title.text.end, in: headings)
    let end = next < headings.count ? headings[next].start : bytes.count
    let given = NotesCards.answers(in: bytes, from: source.body(of: title), to: end)
    return given.untaken.isEmpty && given.items.map(\.number) == numbers
  }

  /// Whether most lines ask.
  private func doAsk(_ questions: [MarkdownMark]) -> Bool {
    questions.count { bytes.asks($0.text) } * 2 > questions.count
  }

  /// Whether the heading above a list names a kind of questions.
  private func areOfKind(_ questions: [MarkdownMark]) -> Bool {
    guard isExam, let first = questions.first, let heading = heading(above: first) else {
      return false
    }
    return Self.isOfKind(heading, source)
  }

  private func number(_ question: MarkdownMark) -> Int {
    NotesNumber(bytes, at: question.text.start, before: question.text.end)?.value ?? 0
  }

  private func isBelowHeading(_ question: MarkdownMark, behind last: MarkdownMark?) -> Bool {
    heading(above: question).map { $0.start > last?.start ?? 0 } ?? false
  }

  private func heading(above mark: MarkdownMark) -> MarkdownMark? {
    let place = DeckSource.place(of: mark.start, in: headings)
    return place > 0 ? headings[place - 1] : nil
  }

  // MARK: Answers

  /// How many items the list below a title has, or one more than `most`; 0 if headings or bold lines with numbers are
  /// below it, nil if neither is.
  private func answers(below title: MarkdownMark, at index: Int, to most: Int) -> Int? {
    let marks = marks[(index + 1)...]
    let next = DeckSource.place(of: title.text.end, in: headings)
    var end = next < headings.count ? headings[next].start : bytes.count
    let start = source.body(of: title)
    if title.kind == .line(.details) {
      guard let close = bytes.find("</details", from: start, to: end) else { return nil }
      // Another question behind them would be an answer.
      let mark = marks.first { $0.start >= close && $0.kind != .line(.detailsEnd) }
      let isNext = mark.map { $0.kind == .line(.details) || $0.kind == .line(.plain) } ?? true
      guard isNext || mark?.start ?? end >= end else { return nil }
      end = close
    }
    let first = bytes.skipSpace(from: start, to: end)
    guard first < end, bytes[first].isDigit else {
      guard let below = marks.first, title.headingLevel != nil, below.start <= first else {
        return nil
      }
      let (start, end) = (below.text.start, below.text.end)
      let isFirst =
        NotesNumber(bytes, at: start, before: end)?.value == 1
        || NotesNumber(answer: bytes, at: start, before: end)?.value == 1
        || NotesNumber(belowTitle: bytes, at: start, before: end)?.value == 1
      return isFirst ? 0 : nil
    }
    var count = 0
    var last: Int?
    var outer = 3
    var offset = start
    while offset < end, count <= most {
      let lineEnd = min(bytes.lineEnd(from: offset), end)
      let (first, indent) = bytes.skipIndent(from: offset, to: lineEnd)
      if first < lineEnd, indent <= outer, bytes[first].isDigit,
        let ranges = AnswerRanges(bytes, at: first, before: lineEnd)?.answers
      {
        if count == 0, ranges[0].number != 1 { return nil }
        last = ranges.last?.number
        count += ranges.count
      } else if first < lineEnd, indent <= outer, bytes[first].isDigit,
        let number = NotesNumber(bytes, at: first, before: lineEnd), number.form == .marked
      {
        if count == 0, number.value != 1 { return nil }
        // Deeper ones are items of an answer's list.
        if count == 0 { outer = min(3, indent + 1) }
        // The questions of the next list.
        if number.value == 1, last ?? 0 > 1 { break }
        last = number.value
        count += 1
      }
      offset = lineEnd + 1
    }
    return count >= Self.fewest ? count : nil
  }

  /// Whether a title is one over the answers to all questions, and not the label of the answer to the heading
  /// above, which has them as its parts.
  private func isApart(_ title: MarkdownMark, from questions: [MarkdownMark], answers: Int) -> Bool
  {
    // A heading says it; anything else is a title if it has an answer to each question.
    guard title.headingLevel != nil || title.followsRule || answers == questions.count else {
      return false
    }
    return questions.allSatisfy { question in
      guard let heading = heading(above: question), let level = heading.headingLevel else {
        return true
      }
      if bytes.asks(heading.text) { return false }
      if let own = title.headingLevel, own <= level { return true }
      let number = NotesNumber(bytes, at: heading.text.start, before: heading.text.end)
      return level < 3 && number?.value ?? 0 == 0
    }
  }
}

extension Bytes {
  /// The letter of what a line offers to choose: `A. …`, `- B) …`, `- [ ] (C) …`; nil if it is another line.
  func choice(at first: Int, before end: Int) -> UInt8? {
    guard first < end else { return nil }
    var offset = first
    if [.dash, .star, UInt8(ascii: "+")].contains(self[offset]) {
      offset = skipBlanks(from: offset + 1, to: end)
      if starts(with: "[ ]", at: offset, before: end) {
        offset = skipBlanks(from: offset + 3, to: end)
      }
    }
    let opening: [StaticString] = ["(", "（"]
    if let open = opening.first(where: { starts(with: $0, at: offset, before: end) }) {
      offset += open.utf8CodeUnitCount
    }
    guard offset < end, (UInt8(ascii: "a")...UInt8(ascii: "h")).contains(self[offset] | 0x20) else {
      return nil
    }
    let marks: [StaticString] = [".", ")", ":", "、", "．", "：", "）"]
    return marks.contains { starts(with: $0, at: offset + 1, before: end) }
      ? self[offset] | 0x20 : nil
  }
}
