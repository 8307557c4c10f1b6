import Toolkit

/// Interview notes as they are written in Chinese: numbered headings, and under them paragraphs
/// that start with `**题目：**`, `**答案：**` and `**解析：**`, or the bare answer.
///
/// Headings between the questions are topics; an introduction and a summary are no cards.
struct InterviewNotes: DeckReader {
  /// How many headings and labels are looked at to recognise the format.
  private static let sample = 500

  static func recognises(_ source: DeckSource) -> Bool {
    var questions = 0
    var numbered = 0
    var asking = 0
    var plain = 0
    var native = 0
    for (index, mark) in source.marks.prefix(sample).enumerated() {
      switch mark.kind {
      case .label(.question): questions += 1
      case .label: break
      case .heading(let level):
        let name = NotesHeading(mark.text, in: source)
        if name.isNumbered {
          numbered += 1
        } else if !name.isProse, source.hasText(below: index) {
          // Native decks ask with `###`; notes may have a few such headings beside their questions.
          if level == 3 { native += 1 }
          if name.asks { asking += 1 } else { plain += 1 }
        }
      }
    }
    if questions > 0 { return native <= questions }
    if numbered > 0 { return numbered > native }
    return native == 0 && asking > plain
  }

  static func read(_ source: DeckSource) -> DeckContents {
    let sections = NotesSection.sections(of: source)
    var notes = InterviewNotes(source: source, sections: sections)
    notes.contents.title = notes.titleSection.map { source.name(sections[$0].heading.text) }
    for index in sections.indices { notes.take(index) }
    notes.finish(before: source.bytes.count)
    return notes.contents
  }

  /// A card whose end is not reached yet.
  private struct Draft {
    let section: Int
    let name: CardID?
    let start: Int
    let offset: Int
    let line: Int
    var question: ByteRange
    /// Whether the question continues until an answer is found.
    var questionIsOpen = true
    /// Its largest possible end: before a heading over the answer.
    var questionEnd = Int.max
    var answerStart: Int?
    var answerEnd: Int?
    var explanationStart: Int?
    var margin = 0
    var label: MarkdownMark?
    var hasListItems = false
  }

  private let source: DeckSource
  private let sections: [NotesSection]
  private let titleSection: Int?
  private var contents: DeckContents
  private var topics: [(level: Int, path: [String])] = []
  /// The index of the innermost topic, if it has a card already.
  private var topic: Int?
  private var draft: Draft?

  private init(source: DeckSource, sections: [NotesSection]) {
    self.source = source
    contents = DeckContents(marks: source.marks.count)
    self.sections = sections
    titleSection = NotesSection.title(of: sections)
  }

  // MARK: Sections

  private mutating func take(_ index: Int) {
    let section = sections[index]
    let open = draft.map { sections[$0.section].level } ?? 0
    let goesOn = open > 0 && open < section.level
    switch section.role {
    case .content where goesOn: break
    case .card
    where goesOn && !section.isNumbered && draft?.answerStart == nil
      && section.questionLabels == 0:
      // A heading over the answer's label, below a card that has no answer yet.
      draft?.questionEnd = section.start
    case .content, .topic:
      finish(before: section.start)
      leaveTopics(from: section.level)
      if index != titleSection, section.level > 0 {
        topics.append((section.level, source.path(section.heading.text)))
        topic = nil
      }
    case .card:
      finish(before: section.start)
      leaveTopics(from: section.level)
      if section.questionLabels == 0 { start(headingOf: index) }
    }
    for mark in section.labels { take(label: source.marks[mark], in: index) }
  }

  private mutating func leaveTopics(from level: Int) {
    while let last = topics.last, last.level >= level {
      topics.removeLast()
      topic = nil
    }
  }

  /// Starts a card whose question is its heading.
  private mutating func start(headingOf index: Int) {
    let section = sections[index]
    let below = min(source.bytes.lineEnd(from: section.heading.text.end), source.bytes.count)
    draft = Draft(
      section: index, name: section.heading.name, start: section.start, offset: section.offset,
      line: section.line, question: section.heading.question, questionIsOpen: false,
      answerStart: below)
  }

  // MARK: Labels

  private mutating func take(label: MarkdownMark, in index: Int) {
    guard case .label(let part) = label.kind else { return }
    switch part {
    case .question: take(question: label, in: index)
    case .answer: take(answer: label)
    case .explanation: take(explanation: label)
    }
  }

  private mutating func take(question label: MarkdownMark, in index: Int) {
    let section = sections[index]
    // In an answer's list, "问题" is not a label.
    if label.isListItem, section.hasPlainQuestion { return }
    if let draft, draft.section == index, draft.answerStart == nil,
      let first = draft.label, first.word != label.word
    {
      return
    }
    finish(before: label.start)
    let isFirst = section.questionLabels == 1
    draft = Draft(
      section: index, name: isFirst ? section.heading.name : nil,
      start: isFirst ? section.start : label.start, offset: label.start + label.indent,
      line: label.line, question: ByteRange(label.text.start, label.text.start),
      margin: label.isListItem ? label.indent : 0, label: label, hasListItems: label.isListItem)
  }

  private mutating func take(answer label: MarkdownMark) {
    guard var draft else { return }
    defer { self.draft = draft }
    // `**A:**` is an option unless `**Q:**` asked.
    if label.isLetter, draft.label?.isLetter != true { return }
    if draft.label == nil {
      // The heading is the question, and so is the text between it and the answer's label.
      guard let start = draft.answerStart, draft.explanationStart == nil else { return }
      if source.bytes.skipSpace(from: start, to: label.start) < label.start,
        draft.question.end == source.bytes.dropSpace(from: draft.question.end, to: start)
      {
        draft.question = source.bytes.cardPart(draft.question.start, label.start)
      }
      draft.label = label
      draft.answerStart = label.text.start
    } else {
      guard draft.answerStart == nil, draft.explanationStart == nil else { return }
      let end = min(label.start, draft.questionEnd)
      draft.question = source.bytes.cardPart(draft.question.start, end)
      draft.questionIsOpen = false
      draft.answerStart = label.text.start
    }
    draft.hasListItems = draft.hasListItems || label.isListItem
    if label.isListItem { draft.margin = max(draft.margin, label.indent) }
  }

  private mutating func take(explanation label: MarkdownMark) {
    guard var draft, draft.explanationStart == nil, !label.isListItem || draft.hasListItems
    else { return }
    draft.answerEnd = label.start
    draft.explanationStart = label.text.start
    self.draft = draft
  }

  // MARK: Cards

  private mutating func finish(before end: Int) {
    guard let draft else { return }
    self.draft = nil
    let bytes = source.bytes
    var question = draft.question
    var answer = ByteRange.empty
    var explanation = draft.explanationStart.map { bytes.cardPart($0, end) } ?? .empty
    let answerEnd = draft.answerEnd ?? end
    if let start = draft.answerStart { answer = bytes.cardPart(start, answerEnd) }
    if draft.questionIsOpen {
      // No label starts the answer: the first paragraph is the question, the rest the answer.
      let block = bytes.cardPart(draft.question.start, answerEnd)
      let paragraph = bytes.paragraphEnd(from: block.start, to: block.end)
      question = ByteRange(block.start, bytes.dropSpace(from: block.start, to: paragraph))
      answer = bytes.cardPart(min(paragraph, block.end), block.end)
    }
    if answer.isEmpty { swap(&answer, &explanation) }
    let heading = sections[draft.section].heading.question
    if question.isEmpty { question = heading }
    let topic = topic ?? contents.topic(topics.flatMap(\.path), in: source)
    self.topic = topic
    contents.add(
      DeckContents.Parts(
        name: draft.name, question: question, answer: answer, explanation: explanation,
        whole: ByteRange(draft.start, end), offset: draft.offset, line: draft.line,
        margin: draft.margin),
      topic: topic, from: source)
  }
}

extension Bytes {
  /// The end of the line that ends a paragraph.
  fileprivate func paragraphEnd(from start: Int, to end: Int) -> Int {
    var offset = Swift.min(lineEnd(from: start), end)
    while offset < end {
      let next = Swift.min(lineEnd(from: offset + 1), end)
      if skipBlanks(from: offset + 1, to: next) == next { break }
      offset = next
    }
    return offset
  }
}
