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
  /// The heading's level; 0 for the text above the first heading.
  let level: Int
  let start: Int
  let offset: Int
  let line: Int
  /// Indices of the marks of its labels.
  let labels: Range<Int>
  private(set) var questionLabels = 0
  private(set) var hasPlainQuestion = false
  private var hasAnswer = false
  private let hasText: Bool
  private(set) var role = Role.topic
  /// Whether there are cards under it or under headings below it.
  private(set) var holdsCards = false

  var isNumbered: Bool { heading.isNumbered }

  private init(_ source: DeckSource, mark: Int?, labels: Range<Int>) {
    self.labels = labels
    if let mark {
      let line = source.marks[mark]
      heading = NotesHeading(line.text, in: source)
      level = line.headingLevel ?? 0
      start = line.start
      offset = line.start + line.indent
      self.line = line.line
      hasText = source.hasText(below: mark)
    } else {
      heading = NotesHeading(ByteRange(source.start, source.start), in: source)
      (level, start, offset, line) = (0, source.start, source.start, 1)
      hasText = false
    }
    var listed = 0
    for mark in source.marks[labels] {
      switch mark.kind {
      case .label(.question) where mark.isListItem: listed += 1
      case .label(.question): questionLabels += 1
      case .label(.answer) where !mark.isLetter: hasAnswer = true
      default: break
      }
    }
    // In a list under a question, "问题" is not a label.
    hasPlainQuestion = questionLabels > 0
    if !hasPlainQuestion { questionLabels = listed }
  }

  /// The sections of a file, each with its role.
  static func sections(of source: DeckSource) -> [NotesSection] {
    var sections: [NotesSection] = []
    var heading: Int?
    var first = 0
    for (index, mark) in source.marks.enumerated() where mark.headingLevel != nil {
      sections.append(NotesSection(source, mark: heading, labels: first..<index))
      heading = index
      first = index + 1
    }
    sections.append(NotesSection(source, mark: heading, labels: first..<source.marks.count))
    setRoles(&sections)
    return sections
  }

  /// Gives each section its role, from the last to the first: a heading over cards is a topic.
  private static func setRoles(_ sections: inout [NotesSection]) {
    // Unnumbered headings over one question each are those questions' headings; over several
    // questions, or when there is one such heading in all, they are topics.
    let labelled = sections.filter { !$0.isNumbered && $0.level > 0 && $0.questionLabels > 0 }
    let headingsAsk = labelled.count > 1 && labelled.allSatisfy { $0.questionLabels == 1 }
    let isNumbered = sections.contains { $0.isNumbered || $0.questionLabels > 0 }
    var cardsBelow = [Bool](repeating: false, count: 8)
    var textBelow = [Bool](repeating: false, count: 8)
    for index in sections.indices.reversed() {
      let level = sections[index].level
      let hasCards = cardsBelow[(level + 1)...].contains(true)
      let hasText = sections[index].hasText || textBelow[(level + 1)...].contains(true)
      let isCard = sections[index].setRole(
        hasCards: hasCards, hasText: hasText, headingsAsk: headingsAsk, isNumbered: isNumbered)
      sections[index].holdsCards = hasCards || isCard
      for deeper in (level + 1)..<8 { (cardsBelow[deeper], textBelow[deeper]) = (false, false) }
      cardsBelow[level] = cardsBelow[level] || isCard || hasCards
      textBelow[level] = textBelow[level] || hasText
    }
  }

  /// Sets the role; returns whether the section itself has a card.
  private mutating func setRole(
    hasCards: Bool, hasText: Bool, headingsAsk: Bool, isNumbered: Bool
  ) -> Bool {
    role = .topic
    if questionLabels > 0 {
      if level > 0, self.isNumbered ? questionLabels == 1 : headingsAsk, !hasCards { role = .card }
      return true
    }
    if level == 0 || heading.isProse || heading.question.isEmpty { return false }
    if hasAnswer || !hasCards && (self.isNumbered || (!isNumbered && heading.asks && hasText)) {
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
        && !sections[$0].isNumbered && !sections[$0].heading.isProse
    }
    guard let top = above.map({ sections[$0].level }).min() else { return nil }
    let candidates = above.filter { sections[$0].level == top }
    guard candidates.count == 1, let title = candidates.first else { return nil }
    let others = sections[(title + 1)...].contains {
      $0.level <= top && $0.role == .topic && $0.holdsCards && !$0.isNumbered
    }
    return others ? nil : title
  }
}
