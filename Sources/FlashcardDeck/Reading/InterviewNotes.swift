import Toolkit

/// Interview notes as they are written in Chinese and in public collections of questions: numbered
/// headings, bold lines or summaries ask, and below them stand `**题目：**`, `**答案：**` and `**解析：**`,
/// `<details>`, or the bare answer.
///
/// Headings between the questions are topics; an introduction and a summary are no cards.
struct InterviewNotes: DeckReader {
  static func recognises(_ source: DeckSource) -> Bool {
    source.hasHints && !NotesEvidence.isRuledOut(source) && NotesEvidence(source).isNotes
  }

  static func read(_ source: DeckSource) -> DeckContents {
    let source = PlainNotes.belowTopics(source) ?? source
    var notes = InterviewNotes(source: source, outline: NotesOutline(source))
    for index in notes.sections.indices { notes.take(index) }
    notes.finish(before: source.bytes.count)
    return notes.cards.contents(
      title: notes.titleSection.map { source.name(notes.sections[$0].heading.text) },
      problems: notes.problems)
  }

  let source: DeckSource
  let outline: NotesOutline
  let sections: [NotesSection]
  private let titleSection: Int?
  /// The levels of headings that are cards or have some below.
  private let levelsWithCards: Set<Int>
  /// Whether all headings with a text below chapters are cards, so that one that introduces or sums up may be one as well.
  private let isLikeCards: Bool
  var cards: NotesCards
  private var problems: [Problem] = []
  private var topics: [(level: Int, path: [String])] = []
  var draft: NotesDraft?
  /// The level of the heading over answers to earlier questions.
  var answersLevel: Int?
  /// The part of an exam, and the level of its heading.
  private var exam: (part: ExamParts.Part, level: Int)?

  private init(source: DeckSource, outline: NotesOutline) {
    self.source = source
    self.outline = outline
    cards = NotesCards(source)
    sections = NotesSection.sections(of: source, outline)
    titleSection = NotesSection.title(of: sections)
    isLikeCards =
      sections.contains(where: \.heading.isChapter)
      && sections.allSatisfy {
        $0.role != .card || !$0.isNumbered && !$0.isLine && !$0.heading.asks
      }
    levelsWithCards = Set(sections.lazy.filter { $0.level > 0 && $0.holdsCards }.map(\.level))
  }

  // MARK: Sections

  private mutating func take(_ index: Int) {
    let section = sections[index]
    let open = draft.map { sections[$0.section].level } ?? 0
    let goesOn = open > 0 && open < section.level
    if section.level > 0, takeKey(in: section) { return }
    switch section.role {
    case .content where goesOn:
      // Below labelled questions it may be one without labels.
      if let draft, sections[draft.section].role != .card, !section.isInside {
        warnOfNative(section)
      }
    case .card
    where goesOn && !section.isNumbered && draft?.answerStart == nil
      && section.questionLabels == 0 && !section.isLine:
      // A heading over the answer's label, below a card that has no answer yet.
      draft?.questionEnd = section.start
    case .content, .topic:
      finish(before: section.start)
      leaveTopics(from: section.level)
      if index != titleSection, section.level > 0 { enter(topic: index) }
    case .card:
      finish(before: section.start)
      // The answers before were those to another list.
      leaveTopics(from: section.isListed ? answersLevel ?? section.level : section.level)
      if isList(ofAnswers: section, before: end(of: index)) {
        enter(topic: index)
      } else if section.questionLabels == 0 || section.isAboveItems {
        start(headingOf: index)
      } else if section.looksLikeQuestion, section.hasText {
        // The text above its label is no part of the card.
        warn(.notTaken, at: section.offset, line: section.line)
      } else {
        warnOfNative(section)
      }
    }
    for number in section.labels {
      let mark = outline.marks[number]
      let isSpoken = mark.kind == .label(.question) || mark.kind == .label(.answer)
      if isSpoken, mark.start >= section.dialogueStart ?? Int.max { continue }
      take(number, in: index)
    }
  }

  /// Takes the answers to earlier questions that a heading has: `### Answers: 1-b, 2-c`.
  private mutating func takeKey(in section: NotesSection) -> Bool {
    guard !section.hasText, section.labels.isEmpty, !section.isNumbered,
      case let answers = AnswerKeys.answers(in: section.heading.text, source.bytes),
      answers.count > 1
    else { return false }
    finish(before: section.start)
    cards.beginAnswers(explain: false)
    if !cards.take(answers) {
      warn(.answerWithoutQuestion, at: section.offset, line: section.line)
    }
    return true
  }

  private mutating func enter(topic index: Int) {
    let section = sections[index]
    let isProse = section.heading.isProse
    if let part = source.parts[section.start] {
      return enter(part, of: section, before: end(of: index))
    }
    topics.append((section.level, isProse ? [] : source.path(section.heading.text)))
    if isOverAnswers(section) {
      answersLevel = section.level
      takeList(below: index)
    } else if section.hasText,
      isProse
        ? section.looksLikeQuestion && cards.count == 0
        : section.looksLikeQuestion
          || section.role == .content && (cards.count > 0 || section.looksNative)
          || isBesideCards(section)
    {
      warn(.notTaken, at: section.offset, line: section.line)
    } else if section.heading.asks && isBesideCards(section) && isNothing(below: index)
      || isProse
        && (hasNativeMark(section, before: end(of: index))
          || isLikeCards && section.hasText
            && levelsWithCards.contains(section.level))
    {
      warn(.notTaken, at: section.offset, line: section.line)
    } else if !isProse {
      warnOfNative(section)
    }
  }

  /// Whether the text below a heading is one of a native card that asks otherwise than by its heading.
  private func hasNativeMark(_ section: NotesSection, before end: Int) -> Bool {
    ["{{c", "<!-- kind"].contains { (mark: StaticString) in
      source.bytes.find(mark, from: section.body, to: end) != nil
    }
  }

  /// Whether a heading is above nothing but others that are no deeper.
  private func isNothing(below index: Int) -> Bool {
    let section = sections[index]
    let next = index + 1 < sections.count ? sections[index + 1].level : 0
    return !section.hasText && section.labels.isEmpty && next <= section.level
  }

  /// Enters a part of an exam, and warns of it if it is not sure which of its questions has which answer.
  private mutating func enter(_ part: ExamParts.Part, of section: NotesSection, before end: Int) {
    exam = (part, section.level)
    topics.append((section.level, source.path(section.heading.text)))
    if !part.isTaken {
      warn(
        part.isAnswers ? .answerWithoutQuestion : .notTaken, at: section.offset, line: section.line)
    } else if part.isList {
      let list = cards.takeList(from: section.body, to: end, in: part)
      warn(of: list.untaken, from: section.offset, line: section.line)
    }
  }

  /// Takes the answers or explanations that are a list below their title, and warns of what has no
  /// question.
  private mutating func takeList(below index: Int) {
    let section = sections[index]
    let explains = PartTitle.isOnlyOfExplanations(section.heading.text, source.bytes)
    cards.beginAnswers(explain: explains)
    var end = end(of: index)
    if section.isDetails {
      end = source.bytes.find("</details", from: section.body, to: end) ?? end
    }
    if !explains, let tasks = tasks(above: index),
      cards.haveAnswers(tasks, from: section.body, to: end)
    {
      answersLevel = nil
      return warn(.answerWithoutQuestion, at: section.offset, line: section.line)
    }
    let list = cards.takeList(from: section.body, to: end)
    if !list.isTaken, section.hasText {
      warn(.notTaken, at: section.offset, line: section.line)
    } else {
      warn(of: list.untaken, from: section.offset, line: section.line)
    }
  }

  /// The numbers of the list directly above the title of answers, if it stands below a heading of its own and no item
  /// asks: `## Exercises`, `1. Find x.`
  private func tasks(above index: Int) -> [Int]? {
    guard index > 0, case let above = sections[index - 1], above.level > 0, !above.isLine,
      !above.isNumbered, !above.isOverAnswers, above.labels.isEmpty, !above.heading.asks
    else { return nil }
    let bytes = source.bytes
    let list = NotesCards.answers(in: bytes, from: above.body, to: sections[index].start)
    let doAsk = list.items.contains { item in
      bytes.asks(bytes.trimmedLine(item.text.start, bytes.lineEnd(from: item.text.start)))
    }
    return list.items.count > 1 && list.untaken.isEmpty && !doAsk ? list.items.map(\.number) : nil
  }

  mutating func warn(of items: [Int], from start: Int, line: Int) {
    var (offset, line) = (start, line)
    for item in items {
      line += source.bytes[offset..<item].count { $0 == .lineFeed }
      offset = item
      warn(.answerWithoutQuestion, at: item, line: line)
    }
  }

  /// Whether a heading that has nothing but text stands beside one that has cards.
  private func isBesideCards(_ section: NotesSection) -> Bool {
    section.role == .content && levelsWithCards.contains(section.level)
      && !section.heading.isChapter
  }

  /// Warns of a heading with a text of its own that would be a card of a native deck.
  private mutating func warnOfNative(_ section: NotesSection) {
    guard section.level == 3, section.heading.number == nil, section.hasText,
      !section.heading.isProse
    else { return }
    warn(.notTaken, at: section.offset, line: section.line)
  }

  private func end(of index: Int) -> Int {
    index + 1 < sections.count ? sections[index + 1].start : source.bytes.count
  }

  /// Whether the text of a card is a numbered list of answers to the questions before it.
  private func isList(ofAnswers section: NotesSection, before end: Int) -> Bool {
    guard section.labels.isEmpty, !section.isNumbered, !section.isLine, isOverAnswers(section)
    else { return false }
    let first = source.bytes.skipSpace(from: section.body, to: end)
    return first < end && source.bytes[first].isDigit
      && NotesNumber(source.bytes, at: first, before: end)?.form == .marked
  }

  /// Whether a topic has the answers to questions before it.
  private func isOverAnswers(_ section: NotesSection) -> Bool {
    if section.isOverAnswers { return true }
    guard cards.hasUnanswered || cards.count > 1 else { return false }
    return NotesCards.isOverAnswers(section.heading.question, source.bytes)
  }

  private mutating func leaveTopics(from level: Int) {
    if let exam, level <= exam.level { self.exam = nil }
    if let answers = answersLevel, level <= answers { answersLevel = nil }
    while let last = topics.last, last.level >= level { topics.removeLast() }
  }

  /// Starts a card whose question is its heading.
  private mutating func start(headingOf index: Int) {
    let section = sections[index]
    draft = NotesDraft(
      section: index, name: section.heading.name, start: section.start, offset: section.offset,
      line: section.line, question: section.heading.question, questionIsOpen: false,
      answerStart: section.body, margin: section.margin, isUnfolded: section.isDetails)
  }

  // MARK: Cards

  mutating func finish(before end: Int) {
    guard let draft else { return }
    self.draft = nil
    let bytes = source.bytes
    var question = draft.question
    var answer = ByteRange.empty
    var explanation = draft.explanationStart.map { bytes.notesPart($0, end) } ?? .empty
    let answerEnd = draft.answerEnd ?? end
    if let start = draft.answerStart { answer = bytes.notesPart(start, max(start, answerEnd)) }
    if draft.questionIsOpen {
      // No label starts the answer: the first paragraph is the question, the rest the answer.
      let block = bytes.notesPart(draft.question.start, answerEnd)
      let paragraph = bytes.paragraphEnd(from: block.start, to: block.end)
      question = ByteRange(block.start, bytes.dropSpace(from: block.start, to: paragraph))
      answer = bytes.notesPart(min(paragraph, block.end), block.end)
    }
    // What stands behind the details that hide the answer; between details that ask it is nothing's.
    if let behind = draft.answerEnd, draft.explanationStart == nil,
      !sections[draft.section].isDetails
    {
      let rest = bytes.notesPart(bytes.tagEnd(at: behind, before: end) ?? behind, end)
      if !bytes.isTagsAndRules(rest) { explanation = rest }
    }
    if answer.isEmpty { swap(&answer, &explanation) }
    let section = sections[draft.section]
    var margin = draft.margin
    if draft.label == nil {
      if let quoted = NotesAnswer(bytes).quotedQuestion(section, answer: answer) {
        (question, answer) = quoted
      }
      (answer, margin) = NotesAnswer(bytes).plain(
        answer, below: section, before: answerEnd, margin: margin)
    } else {
      answer = NotesAnswer(bytes).withoutBoldLabel(answer)
    }
    if question.isEmpty { question = section.heading.question }
    let isTaken = cards.add(
      DeckContents.Parts(
        name: draft.name, question: question, answer: answer, explanation: explanation,
        whole: ByteRange(draft.start, end), offset: draft.offset, line: draft.line,
        margin: margin),
      topic: topics.flatMap(\.path), heading: section.heading,
      label: draft.label.flatMap { $0.kind == .label(.question) ? $0.number(in: bytes) : nil },
      opening: section.level > 0 ? questionStart(of: draft) : question.start, in: exam?.part,
      isLabelled: draft.answerWord != nil || draft.label?.kind == .label(.explanation),
      isAnswer: answersLevel != nil)
    if !isTaken { warn(.answerWithoutQuestion, at: draft.offset, line: draft.line) }
  }

  mutating func warn(_ cause: Problem.Cause, at offset: Int, line: Int) {
    problems.append(
      Problem(
        severity: .warning, file: source.path, line: line, column: source.bytes.column(of: offset),
        cause: cause))
  }
}
