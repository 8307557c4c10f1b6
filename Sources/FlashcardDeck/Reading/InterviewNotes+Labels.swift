import Toolkit

/// What the labels of questions, answers and explanations begin.
extension InterviewNotes {
  mutating func take(_ number: Int, in index: Int) {
    let mark = outline.marks[number]
    switch mark.kind {
    case .label(.question): take(question: mark, in: index)
    case .label(.answer):
      if isOverAnswers(mark) {
        takeAnswers(below: number)
      } else {
        take(answer: mark)
      }
    case .label(.explanation): take(explanation: mark)
    case .line(.detailsEnd):
      guard draft?.isUnfolded == true else { return }
      draft?.isUnfolded = false
      if draft?.explanationStart == nil { draft?.answerEnd = mark.start }
    case .line, .heading: break
    }
  }

  private mutating func take(question label: MarkdownMark, in index: Int) {
    let section = sections[index]
    // In an answer's list, "问题" is not a label.
    if label.isListItem, section.hasPlainQuestion, !section.asksAsItem(label) { return }
    // The same question in another word, or a dialogue in the answer to the only one.
    if let draft, draft.section == index, draft.answerStart == nil || section.role == .card,
      let first = draft.label, first.word != label.word
    {
      return
    }
    // A dialogue in the answer to one of several.
    if label.isSpoken, let draft, draft.answerStart != nil, draft.section == index,
      let first = draft.label, !first.isSpoken
    {
      return
    }
    finish(before: label.start)
    let isFirst = section.questionLabels == 1
    draft = NotesDraft(
      section: index, name: isFirst ? section.heading.name : nil,
      start: isFirst ? section.start : label.start, offset: label.start + label.indent,
      line: label.line, question: ByteRange(label.text.start, label.text.start),
      margin: label.isListItem ? label.indent : 0, label: label, hasListItems: label.isListItem)
  }

  private mutating func take(answer label: MarkdownMark) {
    // `**A:**` is an option unless `**Q:**` asked.
    if label.isLetter, draft?.label?.isLetter != true { return }
    guard var draft else {
      return warn(.answerWithoutQuestion, at: label.start + label.indent, line: label.line)
    }
    defer { self.draft = draft }
    let bytes = source.bytes
    if draft.label == nil {
      // The heading is the question, and so is the text between it and the answer's label.
      guard let start = draft.answerStart, draft.explanationStart == nil else { return }
      let between = ByteRange(start, label.start)
      if draft.isUnfolded {
        guard NotesCards.isEmpty(between, in: bytes) else { return }
      } else if sections[draft.section].heading.name != nil, !SourceText.isEmpty(between, in: bytes)
      {
        // The name stands between them, so that the text stays above the answer.
        draft.label = label
        return
      } else if !SourceText.isEmpty(between, in: bytes) {
        draft.question = bytes.cardPart(questionStart(of: draft), label.start)
      }
      draft.label = label
    } else if let start = draft.answerStart {
      // A label that begins what unfolds.
      guard draft.isUnfolded, NotesCards.isEmpty(ByteRange(start, label.start), in: bytes) else {
        if isOfAnother(label, than: draft) {
          warn(.answerWithoutQuestion, at: label.start + label.indent, line: label.line)
        }
        return
      }
    } else {
      guard draft.explanationStart == nil else { return }
      let end = min(label.start, draft.questionEnd)
      draft.question = bytes.cardPart(draft.question.start, end)
      draft.questionIsOpen = false
      draft.label = draft.label ?? label
    }
    draft.answerStart = label.text.start
    draft.answerWord = label.word
    draft.isUnfolded = draft.isUnfolded || label.isDetails
    draft.hasListItems = draft.hasListItems || label.isListItem
    if label.isListItem { draft.margin = max(draft.margin, label.indent) }
    if label.isQuoted { draft.margin = SourceText.quote }
  }

  /// Whether an answer's label behind an answer is that of a question which is not read: the same word comes again, or
  /// details behind a text of their own.
  private func isOfAnother(_ label: MarkdownMark, than draft: NotesDraft) -> Bool {
    if label.isDetails {
      guard let end = draft.answerEnd, !label.isNested else { return false }
      let bytes = source.bytes
      return !bytes.isTagsAndRules(
        ByteRange(bytes.tagEnd(at: end, before: label.start) ?? end, label.start))
    }
    return !label.isListItem && !label.isSpoken && label.word == draft.answerWord
  }

  /// Where a question starts that goes on below its heading: what ends the heading must have begun in
  /// it, as bold text has.
  func questionStart(of draft: NotesDraft) -> Int {
    let bytes = source.bytes
    let section = sections[draft.section]
    if draft.question.end == bytes.dropSpace(from: draft.question.end, to: section.body) {
      return draft.question.start
    }
    return section.isLine ? section.offset : section.heading.text.start
  }

  private mutating func take(explanation label: MarkdownMark) {
    guard var draft, draft.explanationStart == nil, !label.isListItem || draft.hasListItems
    else { return }
    draft.answerEnd = draft.answerEnd ?? label.start
    draft.explanationStart = label.text.start
    self.draft = draft
  }

  // MARK: Answers behind the questions

  /// Whether a heading over text is the title of the answers to several questions.
  private func isOverAnswers(_ label: MarkdownMark) -> Bool {
    guard label.isHeading, label.isBare, let draft, draft.label == nil || draft.answerStart == nil,
      cards.lastIsUnanswered,
      draft.answerStart.map({ source.bytes.isTagsAndRules(ByteRange($0, label.start)) }) ?? true
    else { return false }
    let level = sections[draft.section].level
    // It is no deeper than the question before it.
    let hashes = source.bytes[label.start..<label.text.start].count { $0 == .hash }
    return hashes <= level || level == 0
  }

  private mutating func takeAnswers(below number: Int) {
    let label = outline.marks[number]
    finish(before: label.start)
    answersLevel = source.bytes[label.start..<label.text.start].count { $0 == .hash }
    cards.beginAnswers(explain: label.kind == .label(.explanation))
    let list = cards.takeList(from: label.text.start, to: outline.end(of: number))
    warn(of: list.untaken, from: label.start, line: label.line)
  }
}
