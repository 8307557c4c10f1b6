import Toolkit

/// One heading of interview notes with the text up to the next heading.
struct NotesSection {
  enum Role {
    /// A topic, a title, an introduction or a summary.
    case topic
    /// The heading of one card.
    case card
    /// Part of the card above.
    case content
  }

  let heading: NotesHeading
  /// The heading's level; 0 for the text above the first heading, 7 for a line that asks.
  let level: Int
  let start: Int
  let offset: Int
  let line: Int
  /// Where the text below the heading starts.
  let body: Int
  /// Columns by which the text is indented in a list item.
  let margin: Int
  /// The title of a part: a bold line after a rule.
  let isPart: Bool
  /// The title of a part with answers or explanations to the questions before it.
  let isOverAnswers: Bool
  let isDetails: Bool
  /// A line that nothing of Markdown marks.
  let isPlain: Bool
  /// One of a list of questions whose answers are a part behind it.
  let isListed: Bool
  /// Indices of the marks of its labels.
  let labels: Range<Int>
  private(set) var questionLabels = 0
  private(set) var hasPlainQuestion = false
  /// Where labelled list items ask beside other questions, in order.
  private var questionItems: [Int] = []
  private(set) var hasAnswer = false
  /// Whether the label of an explanation is below it, which is the answer if there is no other.
  private(set) var isExplained = false
  /// How many labels of answers there are.
  private(set) var answers = 0
  /// The first label of an answer is a heading that holds the answer: `#### Answer: D`.
  private var hasHeadingWithAnswer = false
  /// The only heading of level 1, which begins the file.
  private var isTitle = false
  /// A question with a text of its own above labelled ones that are list items.
  private(set) var isAboveItems = false
  /// Where a dialogue starts: questions and answers from there on are part of the answer.
  private(set) var dialogueStart: Int?
  /// Where the first spoken question stands, if it is behind a text.
  private(set) var spokenStart: Int?
  /// Part of the answer above, though it may have a number.
  var isInside = false
  /// A question with a text of its own above other questions.
  var keepsText = false
  /// A question below one that keeps its text, beside nothing but questions.
  var isFollowUp = false
  /// A number before a topic: what asks below it are cards.
  var isNumberedTopic = false
  /// The text of a numbered topic is a list of cards in one line.
  var isOverPairs = false
  /// A heading below a numbered topic that is a card in a native deck.
  var isBelowTopic = false
  /// Whether text follows the heading directly.
  let hasText: Bool
  private(set) var role = Role.topic
  /// Whether there are cards under it or under headings below it.
  private(set) var holdsCards = false

  var isNumbered: Bool { heading.isNumbered }
  var isLine: Bool { level == NotesOutline.lineLevel }
  /// Whether a heading asks in a native deck, or has a number that no other counts on from.
  var looksNative: Bool {
    level == 3 || heading.number.map { !$0.isYear && $0.value > 0 } ?? false
  }
  /// Whether a heading asks or has a number, Chinese numerals aside, which number chapters.
  var looksLikeQuestion: Bool {
    heading.asks || isNumbered && heading.number.map { $0.value > 0 } ?? false
  }

  private init(_ source: DeckSource, _ outline: NotesOutline, mark: Int?, labels: Range<Int>) {
    self.labels = labels
    let end: Int
    if let mark, let heading = outline.headings[mark] {
      let line = outline.marks[mark]
      self.heading = heading
      level = line.headingLevel ?? 0
      start = line.start
      offset = line.start + line.indent
      self.line = line.line
      isDetails = line.isDetails
      isPlain = line.form == .plain
      isListed = line.isListed
      isPart = line.followsRule
      isOverAnswers = line.isOverAnswers
      margin = line.isListItem ? Self.margin(of: line, in: source.bytes) : 0
      let below = source.body(of: line)
      // `**A:**` directly below a heading is a label of no other text, so it is text.
      let next = labels.first { index in
        outline.marks[index].kind != .label(.answer) || !outline.marks[index].isLetter
      }
      end = outline.end(of: (next ?? labels.upperBound) - 1)
      body = min(below, source.bytes.count)
    } else {
      heading = NotesHeading(ByteRange(source.start, source.start), in: source)
      (level, start, offset, line, body) = (0, source.start, source.start, 1, source.start)
      (margin, isPart, isDetails, isPlain, end) = (0, false, false, false, source.start)
      (isOverAnswers, isListed) = (false, false)
    }
    hasText = !SourceText.isEmpty(ByteRange(body, max(body, end)), in: source.bytes)
    count(outline.marks[labels])
  }

  /// The column at which the content of the list item in a line begins.
  private static func margin(of line: MarkdownMark, in bytes: Bytes) -> Int {
    let (first, column) = bytes.skipIndent(from: line.start, to: line.text.start)
    let end = bytes.lineEnd(from: line.text.start)
    return bytes.listItem(at: first, column: column, before: end)?.column ?? line.indent
  }

  private mutating func count(_ marks: ArraySlice<MarkdownMark>) {
    let words = marks.filter { $0.kind == .label(.question) }
    // In a list under a question, "问题" is not a label, nor are other words than the first; and below
    // questions that are list items, a spoken one is not.
    let plain = words.filter { !$0.isListItem }
    let areItems = words.first?.isListItem ?? false && plain.allSatisfy(\.isSpoken)
    hasPlainQuestion = !plain.isEmpty && !areItems
    if hasPlainQuestion { takeItems(marks) }
    let questions =
      areItems
      ? words.filter(\.isListItem)
      : plain.isEmpty ? words : words.filter { !$0.isListItem || asksAsItem($0) }
    questionLabels = questions.count { $0.word == questions.first?.word }
    let answers = marks.filter { $0.kind == .label(.answer) && !$0.isLetter }
    hasAnswer = !answers.isEmpty
    isExplained = marks.contains { $0.kind == .label(.explanation) && !$0.isListItem }
    self.answers = answers.count
    hasHeadingWithAnswer = answers.first.map { $0.isHeading && !$0.isBare } ?? false
    guard level > 0, let first = questions.first else { return }
    isAboveItems =
      first.isListItem && hasText && heading.name == nil
      && (heading.asks || isNumbered && heading.number?.value != 0)
    let isBehindAnswer = answers.contains { $0.start < first.start }
    if isBehindAnswer {
      // The heading is what was answered.
      guard heading.asks || isNumbered || heading.name != nil || first.isSpoken else { return }
    } else if !heading.asks, !isNumbered, hasText, first.isSpoken {
      return spokenStart = first.start
    } else if heading.asks
      ? !hasText && questionLabels < 2 : !hasText || !isNumbered || !first.isSpoken
    {
      return
    } else {
      hasAnswer = false
    }
    (dialogueStart, questionLabels) = (first.start, 0)
  }

  /// Takes the labelled list items that ask beside other questions: with the same word, behind an answer
  /// and before the next one. Below a numbered heading they are part of the answer.
  private mutating func takeItems(_ marks: ArraySlice<MarkdownMark>) {
    guard !isNumbered else { return }
    let labels = marks.filter { $0.isLabel && !$0.isLetter }
    let word = labels.first { $0.kind == .label(.question) && !$0.isListItem }?.word
    for (index, label) in labels.enumerated()
    where label.kind == .label(.question) && label.isListItem && label.word == word {
      guard index + 1 < labels.count, labels[index + 1].kind == .label(.answer),
        index == 0 || labels[index - 1].kind != .label(.question)
      else { continue }
      questionItems.append(label.start)
    }
  }

  /// Whether a labelled list item is a question beside others.
  func asksAsItem(_ label: MarkdownMark) -> Bool {
    var (low, high) = (0, questionItems.count)
    while low < high {
      let middle = (low + high) / 2
      if questionItems[middle] < label.start { low = middle + 1 } else { high = middle }
    }
    return low < questionItems.count && questionItems[low] == label.start
  }

  /// Takes the spoken questions and answers behind a text as part of it.
  mutating func takeDialogue() {
    guard let start = spokenStart else { return }
    (dialogueStart, questionLabels, hasAnswer) = (start, 0, false)
  }

  /// The sections of a file, each with its role. If nothing is marked as a question, each heading asks,
  /// unless `mayAskEach` says that an author must have marked them. `takesPairs`: whether cards in one line may be read.
  static func sections(
    of source: DeckSource, _ outline: NotesOutline, mayAskEach: Bool = true,
    takesPairs: Bool = false
  ) -> [NotesSection] {
    var sections: [NotesSection] = []
    var heading: Int?
    var first = 0
    for (index, mark) in outline.marks.enumerated() where mark.headingLevel != nil {
      sections.append(NotesSection(source, outline, mark: heading, labels: first..<index))
      heading = index
      first = index + 1
    }
    sections.append(
      NotesSection(source, outline, mark: heading, labels: first..<outline.marks.count))
    findParts(&sections, takesPairs: takesPairs, in: source)
    setRoles(&sections, mayAskEach: mayAskEach)
    return sections
  }

  /// Gives each section its role, from the last to the first: a heading over cards is a topic.
  private static func setRoles(_ sections: inout [NotesSection], mayAskEach: Bool) {
    // Unnumbered headings over one question each are those questions' headings; over several
    // questions, or when there is one such heading in all, they are topics.
    if let title = sections.firstIndex(where: { $0.level > 0 }), sections[title].level == 1 {
      sections[title].isTitle = sections.count { $0.level == 1 } == 1
    }
    let labelled = sections.filter { !$0.isNumbered && $0.level > 0 && $0.questionLabels > 0 }
    let headingsAsk = labelled.count > 1 && labelled.allSatisfy { $0.questionLabels == 1 }
    let isNumbered = sections.contains { $0.isNumbered && !$0.isInside || $0.questionLabels > 0 }
    var cardsBelow = [Bool](repeating: false, count: NotesOutline.levels)
    var textBelow = cardsBelow
    for index in sections.indices.reversed() {
      let level = sections[index].level
      let hasCards = cardsBelow[(level + 1)...].contains(true)
      let hasText = sections[index].hasText || textBelow[(level + 1)...].contains(true)
      let isCard = sections[index].setRole(
        hasCards: hasCards, hasText: hasText, headingsAsk: headingsAsk, isNumbered: isNumbered)
      sections[index].holdsCards = hasCards || isCard
      for deeper in (level + 1)..<NotesOutline.levels {
        (cardsBelow[deeper], textBelow[deeper]) = (false, false)
      }
      cardsBelow[level] = cardsBelow[level] || isCard || hasCards
      textBelow[level] = textBelow[level] || hasText
    }
    takeUnnumbered(&sections, mayAskEach: mayAskEach)
  }

  /// An unnumbered heading with text is a card as well if it asks, has a name or stands beside cards.
  private static func takeUnnumbered(_ sections: inout [NotesSection], mayAskEach: Bool) {
    var levels = [Bool](repeating: false, count: NotesOutline.levels)
    for section in sections where section.role == .card && section.questionLabels == 0 {
      levels[section.level] = true
    }
    // If nothing is marked, which only an author can want, each heading asks.
    let asksEach =
      mayAskEach && !sections.contains { $0.role == .card || $0.questionLabels > 0 }
    var open = 0
    for index in sections.indices {
      let section = sections[index]
      if section.role == .content, open == 0 || section.level <= open || section.isFollowUp,
        section.hasText || section.isExplained && !asksEach,
        asksEach && !section.heading.isChapter || section.heading.asks
          || section.heading.name != nil
          || levels[section.level] && !section.heading.isDated && !section.heading.isChapter
      {
        sections[index].role = .card
        sections[index].holdsCards = true
      }
      if sections[index].role == .card {
        open = section.level
      } else if section.level <= open {
        open = 0
      }
    }
  }

  /// Sets the role; returns whether the section itself has a card.
  private mutating func setRole(
    hasCards: Bool, hasText: Bool, headingsAsk: Bool, isNumbered: Bool
  ) -> Bool {
    role = isInside ? .content : keepsText || isBelowTopic ? .card : .topic
    if isInside || isNumberedTopic || role == .card { return role == .card }
    // A file's title is no question that an answer could be to.
    if isTitle, hasAnswer, !self.hasText, !self.isNumbered, !heading.asks,
      heading.name == nil, questionLabels == 0, hasCards || hasHeadingWithAnswer
    {
      hasAnswer = false
      return false
    }
    if isAboveItems, questionLabels > 0 {
      role = .card
      return true
    }
    if questionLabels > 0 {
      if level > 0, self.isNumbered ? questionLabels == 1 : headingsAsk, !hasCards { role = .card }
      return true
    }
    if level == 0 || isPart || isOverAnswers || heading.isProse { return false }
    if heading.question.isEmpty, !isNumbered { return false }
    if hasAnswer || isLine
      || !hasCards && (self.isNumbered || (!isNumbered && heading.asks && hasText))
    {
      role = .card
      return true
    }
    if !hasCards { role = .content }
    return false
  }

  /// The one unnumbered heading above all questions, which names the deck; nil if there is none.
  static func title(of sections: [NotesSection]) -> Int? {
    guard
      let first = sections.firstIndex(where: { $0.role == .card || $0.questionLabels > 0 })
    else { return nil }
    let above = sections.indices.filter {
      $0 <= first && sections[$0].level > 0 && sections[$0].role != .card
        && !sections[$0].isNumbered && !sections[$0].heading.isProse && !sections[$0].isPart
    }
    guard let top = above.map({ sections[$0].level }).min() else { return nil }
    let candidates = above.filter { sections[$0].level == top }
    guard candidates.count == 1, let title = candidates.first else { return nil }
    let isChapter = sections[title].heading.isChapter
    let others = sections[(title + 1)...].contains {
      $0.level <= top && ($0.role == .topic && $0.holdsCards || isChapter && $0.heading.isChapter)
        && !$0.isNumbered && !$0.isPart && !$0.isOverAnswers
    }
    return others ? nil : title
  }
}
