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
  mutating func beginAnswers() {
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
    var untaken: [Int] = []
    var items: [(number: Int, start: Int, text: ByteRange)] = []
    // The numbers of each topic begin with 1; else such an item is text of the one before.
    let mayBeginAgain = part == nil && firsts > 1
    var outer = 3
    var offset = start
    while offset < end {
      let lineEnd = min(bytes.lineEnd(from: offset), end)
      let (first, indent) = bytes.skipIndent(from: offset, to: lineEnd)
      // Deeper ones are items of an answer's list.
      if first < lineEnd, indent <= outer, bytes[first].isDigit,
        let number = NotesNumber(bytes, at: first, before: lineEnd), number.form == .marked,
        items.last.map({ number.value > $0.number || number.value == 1 && mayBeginAgain }) ?? true
      {
        if items.isEmpty { outer = min(3, indent + 1) }
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
      contents.add(parts, as: kind(of: entry, &kinds), topic: topic, from: source)
    }
    return contents
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

extension Bytes {
  /// A card's part of notes: without tags that wrap it, rules, and a link back to the top behind it.
  func notesPart(_ start: Int, _ end: Int) -> ByteRange {
    var part = cardPart(start, end)
    while !part.isEmpty {
      let wrapped = withoutWrappers(part)
      var last = wrapped.end
      while last > wrapped.start, self[last - 1] != .lineFeed { last -= 1 }
      if starts(with: "<!--", at: last, before: wrapped.end),
        starts(with: "-->", at: wrapped.end - 3, before: wrapped.end)
      {
        // A comment is not shown, and would stand between the text and what ends it.
        part = cardPart(wrapped.start, last)
      } else if isLinkBack(ByteRange(last, wrapped.end))
        || isAnchor(ByteRange(last, wrapped.end))
      {
        part = cardPart(wrapped.start, last)
      } else if wrapped == part {
        return part
      } else {
        part = cardPart(wrapped.start, wrapped.end)
      }
    }
    return part
  }

  /// Whether there is nothing but tags and rules in a range.
  func isTagsAndRules(_ span: ByteRange) -> Bool {
    var offset = span.start
    while offset < span.end {
      let end = Swift.min(lineEnd(from: offset), span.end)
      let text = withoutTags(ByteRange(offset, end))
      guard text.isEmpty || isRule(at: text.start, before: text.end) else { return false }
      offset = end + 1
    }
    return true
  }

  /// A range without the tags at its ends that only wrap it.
  private func withoutWrappers(_ span: ByteRange) -> ByteRange {
    var (start, end) = (span.start, span.end)
    while case let tag = skipBlanks(from: start, to: end), tag < end, self[tag] == .less,
      isWrapper(tag), let after = tagEnd(at: tag, before: end)
    {
      start = trimmedBlock(after, end).start
    }
    while let open = lastTag(from: start, to: end), isWrapper(open) {
      end = dropSpace(from: start, to: open)
    }
    return start == span.start && end == span.end ? span : ByteRange(start, end)
  }

  private func isWrapper(_ tag: Int) -> Bool {
    guard tag + 1 < count else { return false }
    let name = self[tag + 1] == UInt8(ascii: "/") ? tag + 2 : tag + 1
    return ["p", "br", "div", "details", "hr", "aside"].contains { (word: StaticString) in
      let after = name + word.utf8CodeUnitCount
      return startsIgnoringCase(word, at: name, count) && after < count && !self[after].isLetter
    }
  }

  /// Whether a line is only the place of a link: `<a name="2"></a>`.
  private func isAnchor(_ line: ByteRange) -> Bool {
    startsIgnoringCase("<a ", at: line.start, line.end) && withoutTags(line).isEmpty
      && find("href", from: line.start, to: line.end) == nil
  }

  private static let longestLink = 300

  /// Whether a line is only a link to a heading above: `**[⬆ Back to top](#contents)**`.
  private func isLinkBack(_ line: ByteRange) -> Bool {
    guard line.count > 4, line.count <= Self.longestLink else { return false }
    let isLink =
      find("](#", from: line.start, to: line.end) != nil
      || find("href=\"#", from: line.start, to: line.end) != nil
    guard isLink else { return false }
    let words: [StaticString] = ["top", "contents", "顶部", "目录", "⬆", "↑", "↥", "回到", "返回"]
    return words.contains { word in
      (line.start..<line.end).contains { startsIgnoringCase(word, at: $0, line.end) }
    }
  }
}
