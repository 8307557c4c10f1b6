import Toolkit

/// The cards of interview notes, before a later part has given earlier questions their answers.
struct NotesCards {
  private struct Entry {
    var parts: DeckContents.Parts
    let topic: [String]
    let heading: NotesHeading
    /// Its number, in its heading or its label.
    let number: Int?
    /// Where its question begins if it goes on below its heading.
    let opening: Int
    /// The part of an exam in which it is asked; 0 outside of one.
    let part: Int
    /// Whether a label says what its answer is.
    let isLabelled: Bool
    /// Whether a part behind it has given it its answer.
    var isAnswered = false
    /// Whether what stands below it are choices, and the answers behind it are not read.
    var lacksAnswer = false
  }

  private var entries: [Entry] = []
  private let source: DeckSource
  /// How many cards have no answer yet.
  private var unanswered = 0
  /// The questions, and of each number of `titles` the card.
  private var titles = TextIndex()
  private var titled: [Int] = []
  /// How many cards `titles` has.
  private var indexed = 0
  private var numbers = QuestionNumbers()
  /// The questions to which the present answers belong: those between the answers before and these.
  private var asked = 0..<0
  /// How many of them have a number, and how many the number 1.
  private var numbered = 0
  private var firsts = 0
  /// Whether the present answers explain those that the questions have.
  private var explains = false
  /// The part of an exam to whose questions the present answers belong; nil outside of one.
  private var part: ExamParts.Part?

  init(_ source: DeckSource) { self.source = source }

  var count: Int { entries.count }
  var hasUnanswered: Bool { unanswered > 0 }
  var lastIsUnanswered: Bool { entries.last.map(isUnanswered) ?? false }

  private func isUnanswered(_ entry: Entry) -> Bool {
    SourceText.isEmpty(entry.parts.answer, in: source.bytes)
  }

  /// Whether all that stands below a question is what it offers to choose from.
  private func offersChoices(_ entry: Entry) -> Bool {
    let answer = entry.parts.answer
    let bytes = source.bytes
    guard answer.count > 2, entry.heading.question == entry.parts.question else { return false }
    let first = bytes.skipBlanks(from: answer.start, to: answer.end)
    return bytes.choice(at: first, before: answer.end) == UInt8(ascii: "a")
  }

  /// Adds a card, or gives its text to the earlier question that it answers; returns whether it did one of them: in the
  /// answers of an exam there is no other question.
  mutating func add(
    _ parts: DeckContents.Parts, topic: [String], heading: NotesHeading, label: Int?,
    opening: Int, in exam: ExamParts.Part?, isLabelled: Bool, isAnswer: Bool
  ) -> Bool {
    let number = heading.isNumbered ? heading.number?.value : nil
    let entry = Entry(
      parts: parts, topic: topic, heading: heading, number: label ?? number, opening: opening,
      part: exam?.number ?? 0, isLabelled: isLabelled)
    if let exam {
      if exam.isAnswers { return answer(entry, in: exam) }
      // Whether a text is its answer is not known.
      if !exam.isTaken, !isLabelled { return true }
    }
    if isAnswer || hasUnanswered, let earlier = earlier(like: entry, isAnswer: isAnswer) {
      attach(entry, to: earlier)
      return true
    }
    if isUnanswered(entry) { unanswered += 1 }
    if let number = entry.number {
      numbers.add(entries.count, .init(part: entry.part, number: number))
    }
    entries.append(entry)
    return true
  }

  /// Gives an answer of an exam to its question; returns whether it has one.
  private mutating func answer(_ entry: Entry, in exam: ExamParts.Part) -> Bool {
    guard exam.isTaken else { return true }
    part = exam
    defer { part = nil }
    guard let number = entry.number ?? entry.heading.number?.value,
      let question = earlier(numbered: number)
    else { return false }
    attach(entry, to: question)
    return true
  }

  /// The earlier question that a card asks again, or whose number it has among the answers.
  private mutating func earlier(like entry: Entry, isAnswer: Bool) -> Int? {
    guard !isUnanswered(entry) || isAnswer else { return nil }
    if let same = earlier(titled: entry.parts.question),
      isAnswer || isUnanswered(entries[same])
    {
      return same
    }
    guard isAnswer, let number = entry.number ?? entry.heading.number?.value,
      let same = earlier(numbered: number),
      isUnanswered(entries[same]) || !entry.heading.asks
    else { return nil }
    return same
  }

  /// The first card with a question or a heading.
  private mutating func earlier(titled question: ByteRange) -> Int? {
    while indexed < entries.count {
      let entry = entries[indexed]
      for title in [entry.heading.question, entry.parts.question] where !title.isEmpty {
        if titles.indexOrInsert(source.bytes.string(title)) == nil { titled.append(indexed) }
      }
      indexed += 1
    }
    return question.isEmpty
      ? nil : titles.index(of: source.bytes.string(question)).map { titled[$0] }
  }

  /// Whether an answer behind the question is its answer, and what stands below it a part of the question.
  private func isOpen(_ index: Int) -> Bool {
    let entry = entries[index]
    guard !entry.isAnswered else { return false }
    if isUnanswered(entry) { return true }
    // `## Question 1` has its question below.
    if part == nil, !explains, !entry.isLabelled, entry.heading.isNumbered,
      entry.heading.number?.form == .word, !entry.heading.asks
    {
      return true
    }
    // In an exam all of it is asked.
    if let part, entry.part > 0 { return !part.isExplanation && !entry.isLabelled }
    return offersChoices(entry)
  }

  private func isBare(_ index: Int) -> Bool { entries[index].parts.explanation.isEmpty }

  /// The first question without an answer that has a number, else the last one with an answer.
  private mutating func earlier(numbered value: Int) -> Int? {
    guard value > 0 else { return nil }
    var numbers = numbers
    self.numbers = QuestionNumbers()
    defer { self.numbers = numbers }
    if let part {
      let key = QuestionNumbers.Key(part: part.number, number: value)
      let all = 0..<entries.count
      return numbers.firstOpen(key, in: all, where: isOpen)
        ?? numbers.firstBare(key, in: all, where: isBare)
    }
    let key = QuestionNumbers.Key(part: 0, number: value)
    if let same = numbers.firstOpen(key, in: asked, where: isOpen)
      ?? numbers.firstBare(key, in: asked, where: isBare)
    {
      return same
    }
    if numbered == 0, value <= asked.count {
      // Without numbers the place counts.
      let place = asked.lowerBound + value - 1
      return isOpen(place) || isBare(place) ? place : nil
    }
    return numbers.firstOpen(key, where: isOpen) ?? numbers.lastBare(key, where: isBare)
  }

  /// Begins a part with answers or explanations; a second one about the same questions may follow it.
  mutating func beginAnswers(explain: Bool) {
    explains = explain
    guard entries.count > asked.upperBound else { return }
    asked = asked.upperBound..<entries.count
    numbered = entries[asked].count { $0.number != nil }
    firsts = entries[asked].count { $0.number == 1 }
  }

  /// An answer without the question that its first line says again.
  private func withoutQuestion(_ answer: ByteRange, at index: Int) -> ByteRange {
    let bytes = source.bytes
    let end = min(bytes.lineEnd(from: answer.start), answer.end)
    var line = bytes.withoutTags(ByteRange(answer.start, end))
    while line.count > 2, bytes[line.start] == .star, bytes[line.end - 1] == .star {
      line = ByteRange(line.start + 1, line.end - 1)
    }
    guard isEqual(line, entries[index].parts.question) else { return answer }
    let rest = bytes.cardPart(end, answer.end)
    return rest.isEmpty ? answer : rest
  }

  private func isEqual(_ one: ByteRange, _ other: ByteRange) -> Bool {
    one.count == other.count && !one.isEmpty
      && source.bytes[one.range].elementsEqual(source.bytes[other.range])
  }

  private mutating func attach(_ entry: Entry, to index: Int) {
    var text = entry.parts.answer
    if !entry.parts.question.isEmpty,
      !isEqual(entry.parts.question, entries[index].heading.question),
      !isEqual(entry.parts.question, entries[index].parts.question)
    {
      // The answer's own words stand in its heading.
      text = entry.parts.question.union(text.isEmpty ? entry.parts.question : text)
    }
    attach(text, entry.parts.explanation, to: index)
  }

  private mutating func attach(_ text: ByteRange, _ explanation: ByteRange, to index: Int) {
    let isOpen = isUnanswered(entries[index])
    if self.isOpen(index) {
      if isOpen {
        unanswered -= 1
      } else {
        let parts = entries[index].parts
        entries[index].parts.question =
          parts.question.isEmpty
          ? source.bytes.trimmedBlock(parts.answer.start, parts.answer.end)
          : ByteRange(entries[index].opening, parts.question.end).union(parts.answer)
      }
      entries[index].parts.answer = text
      entries[index].isAnswered = !text.isEmpty
      if entries[index].parts.explanation.isEmpty { entries[index].parts.explanation = explanation }
    } else if entries[index].parts.explanation.isEmpty {
      entries[index].parts.explanation = text
    }
  }

  /// Takes the answers that are the items of a list: `1. B`; returns whether one has a question, and where
  /// what has none stands.
  mutating func takeList(
    from start: Int, to end: Int, in part: ExamParts.Part? = nil
  ) -> (isTaken: Bool, untaken: [Int]) {
    self.part = part
    defer { self.part = nil }
    let bytes = source.bytes
    // The numbers of each topic begin with 1; else such an item is text of the one before.
    var (items, untaken) = Self.answers(
      in: bytes, from: start, to: end, mayBeginAgain: part == nil && firsts > 1)
    var hasQuestion = false
    if let first = items.first {
      let lead = ByteRange(start, first.start)
      if untaken.isEmpty, !bytes.isTagsAndRules(lead) {
        untaken.append(bytes.skipSpace(from: start, to: end))
      }
    }
    for (index, item) in items.enumerated() {
      guard let question = earlier(numbered: item.number) else {
        untaken.append(item.start)
        continue
      }
      let next = index + 1 < items.count ? items[index + 1].start : end
      let text = bytes.notesPart(
        item.text.start,
        max(item.text.start, min(item.text.end, next > item.text.start ? next : end)))
      attach(withoutQuestion(text, at: question), .empty, to: question)
      hasQuestion = true
    }
    if !hasQuestion, !SourceText.isEmpty(ByteRange(start, max(start, end)), in: bytes) {
      leaveChoices()
    }
    return (hasQuestion, untaken.sorted())
  }

  /// Whether a list has exactly some numbers, and all earlier questions with these have answers.
  mutating func haveAnswers(_ numbers: [Int], from start: Int, to end: Int) -> Bool {
    Self.answers(in: source.bytes, from: start, to: end).items.map(\.number) == numbers
      && numbers.allSatisfy { number in earlier(numbered: number).map { !isOpen($0) } ?? true }
  }

  /// Takes the answers of a line, each with its number; returns whether all have a question.
  mutating func take(_ answers: [(number: Int, text: ByteRange)]) -> Bool {
    let found = answers.map { earlier(numbered: $0.number) }
    for case (let answer, let question?) in zip(answers, found) {
      attach(answer.text, .empty, to: question)
    }
    return !found.contains(nil)
  }

  /// The answers in a list, each with its number and where its line begins; and the lines of which it is not sure what
  /// answers they have.
  static func answers(
    in bytes: Bytes, from start: Int, to end: Int, mayBeginAgain: Bool = false
  ) -> (items: [(number: Int, start: Int, text: ByteRange)], untaken: [Int]) {
    var untaken: [Int] = []
    var items: [(number: Int, start: Int, text: ByteRange)] = []
    var outer = 3
    // `题目1：` before each answer.
    var isAfterWord = false
    var offset = start
    while offset < end {
      let lineEnd = min(bytes.lineEnd(from: offset), end)
      let (first, indent) = bytes.skipIndent(from: offset, to: lineEnd)
      // Deeper ones are items of an answer's list.
      if first < lineEnd, indent <= outer, bytes[first].isDigit,
        let ranges = AnswerRanges(bytes, at: first, before: lineEnd)?.answers,
        items.last.map({ $0.number < ranges[0].number }) ?? true
      {
        items += ranges.map { ($0.number, offset, $0.text) }
      } else if first < lineEnd, indent <= outer,
        let number = NotesNumber(bytes, at: first, before: lineEnd),
        number.form == .word || bytes[first].isDigit && number.form == .marked,
        items.isEmpty || isAfterWord == (number.form == .word),
        items.last.map({ number.value > $0.number || number.value == 1 && mayBeginAgain }) ?? true
      {
        if items.isEmpty {
          outer = min(3, indent + 1)
          isAfterWord = number.form == .word
        }
        if let line = CompactAnswers(bytes, at: first, before: lineEnd) {
          items += line.answers.map { ($0.number, offset, $0.text) }
          if line.answers.isEmpty { untaken.append(offset) }
        } else {
          items.append(
            (number.value, offset, ByteRange(bytes.skipSpace(from: number.end, to: lineEnd), end)))
        }
      }
      offset = lineEnd + 1
    }
    return (items, untaken)
  }

  /// Says of the questions with nothing but choices that their answers are not read.
  private mutating func leaveChoices() {
    for index in asked where !entries[index].isAnswered && offersChoices(entries[index]) {
      entries[index].lacksAnswer = true
    }
  }

  /// Whether a heading is the title of answers or explanations.
  static func isOverAnswers(_ text: ByteRange, _ bytes: Bytes) -> Bool {
    if let label = Label(heading: text, of: bytes, end: text.end) { return label.part != .question }
    let words: [StaticString] = ["answers", "answer key", "solutions", "explanations"]
    return words.contains {
      text.count == $0.utf8CodeUnitCount && bytes.startsIgnoringCase($0, at: text.start, text.end)
    }
  }

  /// Whether there is nothing but tags in a range.
  static func isEmpty(_ span: ByteRange, in bytes: Bytes) -> Bool {
    bytes.withoutTags(span).isEmpty
  }

  /// All cards, and a problem for each that is none.
  func contents(title: String?, problems: [Problem]) -> DeckContents {
    var contents = DeckContents(marks: entries.count)
    contents.title = title
    contents.areNumberedHeadings = entries.allSatisfy(\.heading.isOnlyNumbered)
    contents.report(problems)
    var kinds = KindReader(source.bytes)
    var latest: (path: [String], topic: Int)?
    for entry in entries {
      let topic =
        if let latest, latest.path == entry.topic { latest.topic } else {
          contents.topic(entry.topic, in: source)
        }
      latest = (entry.topic, topic)
      var parts = entry.parts
      if entry.lacksAnswer {
        parts.answer = .empty
        contents.lacksAnswers = true
      }
      let kind = kind(of: entry, &kinds)
      contents.add(parts, as: kind, topic: topic, from: source)
      if kind.kind == .basic, !kinds.declares(parts.whole) {
        for part in [parts.answer, parts.explanation] { contents.report(pairs(in: part)) }
      }
    }
    return contents
  }

  /// Warnings of the lists in a part of a card of which all items look like cards in one line.
  private func pairs(in part: ByteRange) -> [Problem] {
    let pairs = source.others(from: part.start, to: part.end).filter {
      $0.kind == .line(.pair) && $0.isListItem
    }
    guard !pairs.isEmpty else { return [] }
    return AnswerPairs(pairs, in: part, of: source.bytes).lists.map { list in
      Problem(
        severity: .warning, file: source.path, line: list.line,
        column: source.bytes.column(of: list.start + list.indent), cause: .pairsInAnswer)
    }
  }

  /// How a card asks: as its author says and its gaps do in a native deck, so that a number before a heading takes
  /// nothing from a card.
  private func kind(of entry: Entry, _ kinds: inout KindReader) -> KindReader.Result {
    let parts = entry.parts
    // In notes of other programs a list of tasks below other headings or a label is text of the answer.
    let isNative =
      !entry.isLabelled
      && source.bytes.starts(with: "### ", at: parts.offset, before: parts.whole.end)
    let found = kinds.read(parts, mayChoose: isNative && !entry.isAnswered)
    // So is one that would be no choice.
    let isText = found.cards.isEmpty && found.kind == .basic && !kinds.declares(parts.whole)
    return isText ? KindReader.Result() : found
  }
}
