import Toolkit

/// Whether a file is interview notes, by what its author marked: a label, a line that asks, what
/// unfolds an answer, or numbers of questions. Counts decide nothing, so that one heading more does not
/// turn all others into something else.
struct NotesEvidence {
  private let sections: [NotesSection]
  /// Headings that ask in a native deck: `###` with text below, without number or labels.
  private let native: [Int]

  init(_ source: DeckSource) {
    let outline = NotesOutline(source)
    let sections = NotesSection.sections(of: source, outline, takesPairs: true)
    self.sections = sections
    let native = sections.indices.filter { index in
      let section = sections[index]
      guard section.level == 3, !section.isNumbered, !section.heading.isProse,
        section.questionLabels == 0, !section.isOverAnswers,
        !outline.marks[section.labels].contains(where: { $0.isDetails || $0.isHeading })
      else { return false }
      let below = sections[(index + 1)...].prefix { $0.level > 3 }
      if below.contains(where: { $0.isLine || $0.questionLabels > 0 }) { return false }
      if section.heading.asks || section.heading.name != nil {
        return section.hasText || !below.isEmpty || !section.labels.isEmpty
      }
      return section.hasText
    }
    // All of them may be parts of answers to headings above.
    self.native = native.allSatisfy { sections[$0].isInside } ? [] : native
    unfolds = outline.marks.contains {
      ($0.isDetails || $0.isHeading) && $0.kind == .label(.answer)
    }
    let isFree = self.native.isEmpty
    hasLabelledLine = Self.hasLabelledLine(sections)
    hasAnsweredLine =
      self.native.allSatisfy { sections[$0].role == .card } && Self.hasAnsweredLine(sections)
    isMarkedBelow = isFree && Self.isMarkedBelow(sections, outline)
    asksBelow = isFree && Self.asksBelow(sections, source.bytes)
    isLabelled = sections.contains { section in
      section.questionLabels > 0 && (isFree || section.hasAnswer && Self.isOwn(section))
    }
  }

  /// Whether the marks alone say that a file is no notes: nothing has a number, a question's or an answer's
  /// label, or asks but the headings `###`, and one of them has a text.
  ///
  /// Bold list items in explanations are the only hint in many native decks; the sections would take a fifth of the
  /// time in which those are read.
  static func isRuledOut(_ source: DeckSource) -> Bool {
    let (bytes, marks) = (source.bytes, source.marks)
    func isMarked(_ mark: MarkdownMark) -> Bool {
      !mark.text.isEmpty && NotesHeading.mayBeNotes(bytes, mark.text)
    }
    let isQuiet = marks.allSatisfy { mark in
      switch mark.kind {
      case .heading(level: 3): !isMarked(mark)
      case .heading(level: 1), .heading(level: 2), .line(.bullet):
        !isMarked(mark) && !bytes.asks(mark.text)
      case .label(.explanation): true
      default: false
      }
    }
    return isQuiet
      && marks.indices.contains { index in
        guard marks[index].headingLevel == 3 else { return false }
        let end = index + 1 < marks.count ? marks[index + 1].start : bytes.count
        let start = min(bytes.lineEnd(from: marks[index].text.end), end)
        return !SourceText.isEmpty(ByteRange(start, end), in: bytes)
      }
  }

  /// Answers that unfold, or that headings label: a native deck reads them as text.
  private let unfolds: Bool
  private let isLabelled: Bool
  /// A bold line that begins with a question's label, with an answer and not in a native card.
  private let hasLabelledLine: Bool

  private static func hasLabelledLine(_ sections: [NotesSection]) -> Bool {
    var isOpen = true
    for section in sections {
      if !section.isLine {
        isOpen = isOwn(section)
      } else if isOpen, section.role == .card, section.heading.isLabelled, section.hasText {
        return true
      }
    }
    return false
  }

  /// A numbered line with the label of its answer and not in a native card, beside headings that are cards either way.
  private let hasAnsweredLine: Bool

  private static func hasAnsweredLine(_ sections: [NotesSection]) -> Bool {
    var isOpen = true
    for section in sections {
      if !section.isLine {
        isOpen = isOwn(section)
      } else if isOpen, section.role == .card, section.isNumbered, section.hasAnswer {
        return true
      }
    }
    return false
  }

  /// Answers have labels below headings that ask in no native deck, or headings stand below chapters.
  private let isMarkedBelow: Bool

  /// Whether no heading `###` and no card in one line could ask, and a heading has the label of its answer, or stands
  /// with its text below the title of a chapter: `# 第 1 章 网络`, `## TCP 的原理`, `**答案：**`.
  private static func isMarkedBelow(_ sections: [NotesSection], _ outline: NotesOutline) -> Bool {
    // Deeper headings may be parts of texts.
    let isChapter =
      sections.contains(where: \.heading.isChapter)
      && !sections.contains { $0.level > 2 && !$0.isLine }
    let isFound = sections.contains { section in
      guard section.level > 1, !section.isLine, !section.isInside, !section.heading.isProse else {
        return false
      }
      let isLabelled = outline.marks[section.labels].contains {
        $0.kind == .label(.answer) && !$0.isListItem && !$0.isSpoken
      }
      return isLabelled && section.answers == 1 && !section.hasText
        || isChapter && section.hasText && !section.heading.isChapter
    }
    return isFound && !sections.contains { $0.level == 3 && !$0.heading.isProse }
      && !outline.source.others.contains { $0.kind == .line(.pair) && $0.isListItem }
  }

  /// The questions are the headings `####` below others.
  private let asksBelow: Bool

  /// Whether headings `####` ask, because those of level 3 have nothing but them: there are several, none
  /// with a text of its own, and no two of those below say the same, as parts of answers do.
  private static func asksBelow(_ sections: [NotesSection], _ bytes: Bytes) -> Bool {
    let above = sections.filter { $0.level == 3 && !$0.heading.isProse }
    let below = sections.filter { $0.level == 4 && $0.hasText && !$0.heading.isProse }
    guard above.count > 1, below.count > above.count,
      above.allSatisfy({ !$0.hasText && $0.labels.isEmpty })
    else { return false }
    return Set(below.map { bytes.string($0.heading.question) }).count == below.count
  }

  /// Whether questions below a heading are its own, and not the dialogue of a native card.
  private static func isOwn(_ section: NotesSection) -> Bool {
    section.level != 3 || section.isNumbered
  }

  var isNotes: Bool {
    if isLabelled || hasLabelledLine || hasAnsweredLine || unfolds || isMarkedBelow || asksBelow {
      return true
    }
    if native.isEmpty {
      return sections.contains {
        $0.isLine && $0.role == .card || $0.isNumbered && !$0.heading.isProse && !$0.isOverPairs
      }
        || asksMostly
    }
    let numbered = sections.indices.filter {
      sections[$0].isNumbered && !sections[$0].isLine && !sections[$0].heading.isProse
        && !sections[$0].isInside && !sections[$0].isOverPairs
    }
    // Native headings among numbered ones are cards like them, either way. If the first is numbered, so
    // are the questions; else the numbers are words of theirs.
    // A heading that is nothing but a number, with its text below, is a native question like those beside it.
    let first = numbered.first { index in
      let section = sections[index]
      return section.level == 3 && !(section.heading.question.isEmpty && section.labels.isEmpty)
    }
    if let first {
      return first < native[0] && !native.contains { sections[$0].heading.name != nil }
    }
    return numberedBelowAsk(numbered.filter { sections[$0].level > 3 })
      || numberedAboveAsk(numbered.filter { sections[$0].level < 3 })
  }

  /// Headings that ask without a number, if there are more of them than of others: a chapter that is
  /// called “Why?” makes no deck.
  private var asksMostly: Bool {
    let headings = sections.filter {
      $0.level > 0 && !$0.heading.isProse && ($0.hasText || $0.hasAnswer && $0.heading.asks)
        && !$0.isInside
    }
    let asking = headings.count { $0.heading.asks }
    return asking > headings.count - asking
  }

  /// Numbered headings below native ones are questions if most of them ask, or if they count on from one native heading
  /// to the next, else steps of an answer.
  private func numberedBelowAsk(_ numbered: [Int]) -> Bool {
    // A native question that has an answer stays one, unless others are only titles of numbered ones.
    let hasTitle = sections.indices.dropLast().contains { index in
      let section = sections[index]
      return section.level == 3 && !section.isNumbered && !section.heading.isProse
        && !section.hasText && !section.heading.asks && section.labels.isEmpty
        && sections[index + 1].level > 3 && sections[index + 1].isNumbered
    }
    let hasQuestion = native.contains { index in
      let section = sections[index]
      return section.hasText && (section.heading.asks || section.heading.name != nil)
    }
    if hasQuestion, !hasTitle { return false }
    // A native heading that has none below it would be left out.
    let isLeftOut = native.contains { index in
      let section = sections[index]
      let below = sections[(index + 1)...].prefix { $0.level > 3 }
      return !section.heading.asks && section.heading.name == nil
        && !below.contains { $0.isNumbered && !$0.isLine }
    }
    if isLeftOut { return false }
    let asking = numbered.count { sections[$0].heading.asks }
    if asking > 0, asking * 2 >= numbered.count { return true }
    for (one, next) in zip(numbered, numbered.dropFirst())
    where sections[one..<next].contains(where: { $0.level == 3 }) {
      guard let first = sections[one].heading.number, let second = sections[next].heading.number
      else { continue }
      if second.value == first.value + 1, first.value > 0 { return true }
    }
    return false
  }

  /// Numbered headings above native ones are questions, and those are parts of their answers, if they ask
  /// or one has a text and no part; else they are topics.
  private func numberedAboveAsk(_ numbered: [Int]) -> Bool {
    guard !numbered.isEmpty, !native.contains(where: { sections[$0].heading.name != nil }) else {
      return false
    }
    // Questions below questions are about their answers: all of them are cards.
    if numbered.allSatisfy({ sections[$0].heading.asks && sections[$0].hasText }),
      native.allSatisfy({ index in
        sections[index].heading.asks
          && sections[..<index].last { $0.level < 3 }?.isNumbered ?? false
      })
    {
      return true
    }
    guard !native.contains(where: { sections[$0].heading.asks }) else { return false }
    let isAsking = numbered.contains { index in
      let isLeaf = index + 1 == sections.count || sections[index + 1].level <= sections[index].level
      return sections[index].heading.asks || sections[index].hasText && isLeaf
    }
    guard isAsking else { return false }
    var isPart = false
    var natives = native.makeIterator()
    var next = natives.next()
    for (index, section) in sections.enumerated() {
      if section.level < 3 {
        isPart = section.isNumbered && (section.hasText || section.heading.asks)
      }
      guard index == next else { continue }
      if !isPart { return false }
      next = natives.next()
    }
    return true
  }
}
