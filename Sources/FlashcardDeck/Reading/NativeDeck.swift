import Toolkit

/// The program's own format: `#` is the deck's title, `##` a topic, `###` a question; what follows
/// is the answer, up to a paragraph that starts with `**解析：**` or `**Explanation:**`.
struct NativeDeck: DeckReader {
  /// Every Markdown file may be one; so it is asked last.
  static func recognises(_ source: DeckSource) -> Bool { true }

  static func read(_ source: DeckSource) -> DeckContents {
    var deck = NativeDeck(source)
    var pairs = Self.pairs(in: source)
    for (index, mark) in source.marks.enumerated() {
      while let pair = pairs.first, pair.start < mark.start {
        deck.take(pair)
        pairs.removeFirst()
      }
      deck.take(mark, at: index)
    }
    for pair in pairs { deck.take(pair) }
    deck.finish(before: source.bytes.count)
    deck.warnOfCardsNotTaken()
    return deck.contents
  }

  /// The list items that are cards in one line or look like one, in the order of the file.
  private static func pairs(in source: DeckSource) -> ArraySlice<MarkdownMark> {
    let outer = source.others.filter { $0.kind == .line(.pair) && $0.isListItem }
    guard !source.innerPairs.isEmpty else { return outer[...] }
    return (outer + source.innerPairs).sorted { $0.start < $1.start }[...]
  }

  /// A card whose end is not reached.
  private struct Draft {
    let heading: MarkdownMark
    var answerStart: Int
    var explanation: MarkdownMark?
    /// Where a question ends that goes on below its heading, because a label says where its answer begins.
    var questionEnd: Int?
    /// Whether no label and no heading is in its text yet.
    var mayGoOn = true
    /// List items that would be cards in one line in another place.
    var pairs: [MarkdownMark] = []
    /// The word of the last label of an answer that no question's label follows.
    var answerWord: UInt8?
  }

  /// A list item that looks like a card in one line.
  private struct NearPair {
    let line: Int
    let offset: Int
    /// Why it is none.
    let cause: Problem.Cause
    /// Whether it hardly means anything but a card.
    let isLikely: Bool
    /// Whether it is a property of the notes or something to do.
    let isOther: Bool
  }

  private let source: DeckSource
  private var kinds: KindReader
  private var contents: DeckContents
  /// A second `#`, above the topics that follow it.
  private var part: [String] = []
  private var path: [String] = []
  private var topic: Int?
  private var draft: Draft?
  /// The last number of a heading in an answer, and where its card starts.
  private var counting: (card: Int, last: NotesNumber)?
  /// Where the last card in one line ends.
  private var pairEnd = 0
  /// List items that look like cards in one line and are none, with the place of the colons.
  private var nearPairs: [NearPair] = []
  /// Answers that are lists of tasks and no choices.
  private var taskLists: [(line: Int, offset: Int)] = []

  private init(_ source: DeckSource) {
    self.source = source
    kinds = KindReader(source.bytes)
    contents = DeckContents(marks: source.marks.count)
  }

  // As a call it costs 1 % of reading a large deck.
  @inline(__always)
  private mutating func take(_ mark: MarkdownMark, at index: Int) {
    switch mark.kind {
    case .heading(level: 1):
      finish(before: mark.start)
      warnOfQuestion(mark, at: index)
      if contents.title == nil {
        contents.title = source.name(mark.text)
      } else {
        part = source.path(mark.text)
      }
      (path, topic) = (part, nil)
    case .heading(level: 2):
      finish(before: mark.start)
      (path, topic) = (part + source.path(mark.text), nil)
      warnOfQuestion(mark, at: index)
    case .heading(level: 3):
      finish(before: mark.start)
      let below = source.bytes.lineEnd(from: mark.text.end)
      draft = Draft(heading: mark, answerStart: min(below, source.bytes.count))
    case .heading:
      draft?.mayGoOn = false
      guard hasText(below: index) || isAboveLabel(index) else { return }
      if draft == nil || isNumberedQuestion(mark) || countsOn(mark) { warn(mark) }
    case .line(.detailsEnd): break
    case .line:
      // Another question may begin there.
      if draft?.mayGoOn == true,
        source.bytes.asks(mark.text)
          || NotesNumber(source.bytes, at: mark.text.start, before: mark.text.end) != nil
      {
        draft?.mayGoOn = false
      }
      if draft == nil, source.bytes.asks(mark.text) || isHeadingInItem(mark) { warn(mark) }
    case .label(.explanation):
      guard !mark.isListItem, !mark.isBare, mark.indent <= 3 else { return }
      if draft?.explanation == nil { draft?.explanation = mark }
    case .label(.answer):
      warnOfAnswer(mark)
      // Drop an answer label, which notes have: the screen shows that it is the answer.
      guard let draft, !mark.isListItem, !mark.isLetter, draft.explanation == nil,
        draft.questionEnd == nil
      else { return }
      defer { self.draft?.mayGoOn = false }
      if source.bytes.skipSpace(from: draft.answerStart, to: mark.start) < mark.start {
        guard mayAsk(ByteRange(draft.answerStart, mark.start), in: draft), !mark.isSpoken,
          !isAnsweredAgain(behind: index)
        else { return }
        self.draft?.questionEnd = mark.start
      }
      self.draft?.answerStart = mark.text.start
    case .label(.question):
      if draft == nil { warn(mark) }
      draft?.answerWord = nil
      draft?.mayGoOn = false
    }
  }

  // MARK: What looks like a question

  /// A title or a topic with text that asks, or has a number and no card.
  private mutating func warnOfQuestion(_ mark: MarkdownMark, at index: Int) {
    let heading = NotesHeading(mark.text, in: source)
    let number = heading.number
    let isNumbered = number?.form == .marked || number?.form == .bare && number?.isYear == false
    guard !heading.isProse, heading.asks || isNumbered else { return }
    let next = source.marks[(index + 1)...].first { $0.headingLevel != nil }
    guard heading.asks || next?.headingLevel ?? 1 <= 2 else { return }
    let isOverPairs =
      !heading.asks
      && source.others(from: mark.start, to: next?.start ?? source.bytes.count).contains {
        $0.kind == .line(.pair) && $0.isListItem
      }
    if !isOverPairs, hasText(from: mark, to: next?.start) { warn(mark) }
  }

  /// `#### 1. Why?` in an answer.
  private func isNumberedQuestion(_ mark: MarkdownMark) -> Bool {
    source.bytes.asks(mark.text) && NotesHeading(mark.text, in: source).number?.form == .marked
  }

  /// Whether the number of a heading in an answer goes on from one in an answer before.
  private mutating func countsOn(_ mark: MarkdownMark) -> Bool {
    guard let draft, let number = NotesHeading(mark.text, in: source).number,
      number.form == .marked
    else { return false }
    defer { counting = (draft.heading.start, number) }
    guard let counting, counting.card != draft.heading.start else { return false }
    return number.isNext(after: counting.last)
  }

  /// Whether the label of an answer stands directly below a heading.
  private func isAboveLabel(_ index: Int) -> Bool {
    index + 1 < source.marks.count && source.marks[index + 1].kind == .label(.answer)
  }

  /// `1. ### Why`
  private func isHeadingInItem(_ mark: MarkdownMark) -> Bool {
    guard mark.kind == .line(.item) else { return false }
    let start = mark.start + mark.indent
    return start < source.bytes.count && source.bytes[start] == .hash
  }

  /// Whether another label of an answer follows in the same card.
  private func isAnsweredAgain(behind index: Int) -> Bool {
    for mark in source.marks[(index + 1)...] {
      if let level = mark.headingLevel, level <= 3 { return false }
      if mark.kind == .label(.answer), !mark.isListItem, !mark.isLetter { return true }
    }
    return false
  }

  /// Whether the text between a heading and the label of its answer is a part of the question: it is, unless the heading
  /// asks, or the text is a choice or has something that only an answer has.
  private func mayAsk(_ text: ByteRange, in draft: Draft) -> Bool {
    let marks: [StaticString] = ["{{", "<!--", "- ["]
    return draft.mayGoOn && !draft.heading.text.isEmpty && !source.bytes.asks(draft.heading.text)
      && source.heading(draft.heading.text).name == nil
      && !marks.contains { source.bytes.find($0, from: text.start, to: text.end) != nil }
  }

  /// Several answers in one card, and no question between them.
  private mutating func warnOfAnswer(_ mark: MarkdownMark) {
    guard !mark.isListItem, !mark.isSpoken else { return }
    guard draft != nil else { return warn(mark, .answerWithoutQuestion) }
    if draft?.answerWord == mark.word { warn(mark, .answerWithoutQuestion) }
    draft?.answerWord = mark.word
  }

  private func hasText(below index: Int) -> Bool {
    let next = index + 1 < source.marks.count ? source.marks[index + 1].start : nil
    return hasText(from: source.marks[index], to: next)
  }

  private func hasText(from mark: MarkdownMark, to next: Int?) -> Bool {
    let bytes = source.bytes
    let end = next ?? bytes.count
    let start = min(bytes.lineEnd(from: mark.text.end), end)
    return !SourceText.isEmpty(ByteRange(start, end), in: bytes)
  }

  private mutating func warn(_ mark: MarkdownMark, _ cause: Problem.Cause = .notTaken) {
    warn(mark.line, mark.start + mark.indent, cause)
  }

  private mutating func warn(_ line: Int, _ offset: Int, _ cause: Problem.Cause) {
    contents.report([
      Problem(
        severity: .warning, file: source.path, line: line,
        column: source.bytes.column(of: offset), cause: cause)
    ])
  }

  /// Warns of what looks like a card beside others of its kind: alone it may be code, a property or a list of
  /// things to do.
  private mutating func warnOfCardsNotTaken() {
    let isAlone =
      contents.cards.isEmpty
      && nearPairs.count { !$0.isOther } >= DeckContents.leastQuestions
    for pair in nearPairs
    where pair.isLikely || pairEnd > 0 || isAlone && !pair.isOther {
      warn(pair.line, pair.offset, pair.cause)
    }
    guard !taskLists.isEmpty, contents.cards.contains(where: { $0.kind == .choice }) else { return }
    for list in taskLists { warn(list.line, list.offset, .taskList) }
  }

  // MARK: Cards

  private mutating func finish(before end: Int) {
    guard let draft else { return }
    self.draft = nil
    let bytes = source.bytes
    var (question, name) = source.heading(draft.heading.text)
    if let end = draft.questionEnd { question = bytes.cardPart(question.start, end) }
    let topic = topic ?? contents.topic(path, in: source)
    self.topic = topic
    var parts = DeckContents.Parts(
      name: name, question: question,
      answer: bytes.cardPart(draft.answerStart, draft.explanation?.start ?? end),
      whole: ByteRange(draft.heading.start, end),
      offset: draft.heading.start + draft.heading.indent, line: draft.heading.line)
    if let label = draft.explanation { parts.explanation = bytes.cardPart(label.text.start, end) }
    let found = kinds.read(parts)
    add(parts, found, topic: topic)
    // A comment may say that it is meant so.
    guard !draft.pairs.isEmpty, found.kind == .basic, !kinds.declares(parts.whole) else { return }
    for list in AnswerPairs(draft.pairs, in: parts.answer, of: bytes).lists {
      warn(list, .pairsInAnswer)
    }
  }

  private mutating func add(_ parts: DeckContents.Parts, _ found: KindReader.Result, topic: Int) {
    contents.add(parts, as: found, topic: topic, from: source)
    if found.isTaskList {
      taskLists.append((source.line(at: parts.answer.start), parts.answer.start))
    }
  }

  // MARK: Cards of one line

  /// `- question :: answer`, `- term ::: meaning`: an item of a list under a topic, with the lines that are
  /// indented below it.
  private mutating func take(_ pair: MarkdownMark) {
    guard pair.start >= pairEnd, let found = pair.colons(in: source.bytes) else { return }
    // What stands in the lines of a card is its answer.
    guard draft == nil else {
      if case .card = found { draft?.pairs.append(pair) }
      return
    }
    let (colons, isBothWays): (ByteRange, Bool)
    switch found {
    case .near(let offset, let cause, let isLikely):
      return nearPairs.append(
        NearPair(
          line: pair.line, offset: offset, cause: cause, isLikely: isLikely,
          isOther: cause == .pairOfTask || isProperty(pair, offset)))
    case .card(let range, let both, let other):
      (colons, isBothWays) = (range, both)
      if let other { warn(pair.line, other, .severalPairs) }
    }
    let bytes = source.bytes
    let (question, asked) = source.heading(bytes.trimmedLine(pair.text.start, colons.start))
    let column = self.column(of: pair)
    var end = bytes.lineEnd(from: pair.text.end)
    var (line, named) = (source.heading(ByteRange(colons.end, pair.text.end)), CardID?.none)
    let after = itemEnd(from: end, column: column)
    if after == end { named = line.name } else { line.text = ByteRange(colons.end, after) }
    end = after
    pairEnd = end
    let topic = topic ?? contents.topic(path, in: source)
    self.topic = topic
    let parts = DeckContents.Parts(
      name: asked ?? named, question: question,
      answer: bytes.trimmedLine(line.text.start, line.text.end),
      whole: ByteRange(pair.start, end), offset: pair.start + pair.indent, line: pair.line,
      margin: after == bytes.lineEnd(from: pair.text.end) ? 0 : column)
    add(parts, kinds.read(parts, isPair: isBothWays), topic: topic)
  }

  /// Whether an item is a property of the notes, as other programs have them: `type:: book`.
  private func isProperty(_ item: MarkdownMark, _ colons: Int) -> Bool {
    let (bytes, end) = (source.bytes, item.text.end)
    var after = colons
    while after < end, bytes[after] == UInt8(ascii: ":") { after += 1 }
    return colons > item.text.start && (after == end || bytes[after].isBlank)
      && !bytes[item.text.start..<colons].contains(where: \.isBlank)
  }

  /// The column at which the text of a list item begins.
  private func column(of item: MarkdownMark) -> Int {
    let bytes = source.bytes
    let (first, column) = bytes.skipIndent(from: item.start, to: item.text.end)
    return bytes.listItem(at: first, column: column, before: item.text.end)?.column ?? item.indent
  }

  /// Where a list item ends whose first line ends at an offset: before the first line that is indented less
  /// than its text.
  private func itemEnd(from lineEnd: Int, column: Int) -> Int {
    let bytes = source.bytes
    var (end, offset) = (lineEnd, lineEnd + 1)
    while offset < bytes.count {
      let next = bytes.lineEnd(from: offset)
      let (first, indent) = bytes.skipIndent(from: offset, to: next)
      if first < next {
        guard indent >= column else { break }
        end = next
      }
      offset = next + 1
    }
    return min(end, bytes.count)
  }
}
