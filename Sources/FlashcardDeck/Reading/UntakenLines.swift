import Toolkit

/// Lines of a file that look like questions and are none: in forms that no reader takes, or in
/// the answer to another one.
///
/// A dialogue in an answer, and a line that asks without a number in the answer of a native card, are what
/// their author marked them to be: part of the answer.
struct UntakenLines {
  /// In the order of the file.
  private(set) var problems: [Problem] = []

  private let source: DeckSource
  private let cards: [CardOutline]
  private let format: DeckFormat
  /// The lines with a problem already, in the order of the file.
  private var known: ArraySlice<Int>
  /// Whether a summary asks, so that others may as well.
  private let summariesAsk: Bool
  /// Where the present card starts, and the last number that counted on from its own; nil behind another.
  private var counting: (card: Int, last: NotesNumber?)?
  /// The first card that ends behind the present line.
  private var next = 0
  /// Answers that stand behind other cards, and end behind the present line.
  private var apart: ArraySlice<ByteRange>

  init(in source: DeckSource, _ contents: DeckContents) {
    self.source = source
    (cards, format) = (contents.cards, contents.format)
    summariesAsk = source.marks.contains { $0.isOuterDetails && source.bytes.asks($0.text) }
    let lines = Self.lines(of: source)
    guard !lines.isEmpty else {
      (known, apart) = ([], [])
      return
    }
    known = contents.problems.map(\.line).sorted()[...]
    apart =
      cards.flatMap { card in
        [card.answerSpan, card.explanationSpan].filter {
          !$0.isEmpty && !($0.start >= card.whole.start && $0.end <= card.whole.end)
        }
      }.sorted { $0.start < $1.start }[...]
    for (index, mark) in lines.enumerated() {
      take(mark, before: index + 1 < lines.count ? lines[index + 1] : nil)
    }
  }

  /// The marks that may ask, and the labels that may answer them, in the order of the file.
  private static func lines(of source: DeckSource) -> [MarkdownMark] {
    let marked = source.marks.filter { mark in
      switch mark.kind {
      case .heading: !mark.text.isEmpty && source.bytes[mark.text.start].isDigit
      case .label(.explanation), .line(.detailsEnd): false
      case .label, .line: true
      }
    }
    let others = source.others + quotesThatAsk(source)
    guard !others.isEmpty else { return marked }
    return (marked + others).sorted { ($0.start, $0.indent) < ($1.start, $1.indent) }
  }

  /// The quoted lines with a number below the same heading, if there are several and a question mark is in one:
  /// `> 2. Why? And how`.
  private static func quotesThatAsk(_ source: DeckSource) -> [MarkdownMark] {
    guard !source.quoted.isEmpty else { return [] }
    let bytes = source.bytes
    var found: [MarkdownMark] = []
    var rest = source.quoted[...]
    func take(before end: Int) {
      let group = rest.prefix { $0.start < end }
      rest = rest.dropFirst(group.count)
      let asks = group.contains { mark in
        mark.text.range.contains { bytes.questionMark(at: $0, before: mark.text.end) > 0 }
      }
      if asks, group.count > 1 { found += group }
    }
    for mark in source.marks where mark.headingLevel != nil { take(before: mark.start) }
    take(before: bytes.count)
    return found
  }

  private mutating func take(_ mark: MarkdownMark, before following: MarkdownMark?) {
    let offset = mark.start + mark.indent
    while next < cards.count, cards[next].whole.end <= offset { next += 1 }
    while let answer = apart.first, answer.end <= offset { apart.removeFirst() }
    while let line = known.first, line < mark.line { known.removeFirst() }
    guard known.first != mark.line else { return }
    let card = next < cards.count && cards[next].whole.start <= offset ? cards[next] : nil
    guard !isTaken(mark, at: offset, in: card),
      let cause = cause(of: mark, in: card, before: following)
    else { return }
    problems.append(
      Problem(
        severity: .warning, file: source.path, line: mark.line,
        column: source.bytes.column(of: offset), cause: cause))
  }

  /// Whether a line is a card's question, or the title of an answer that stands behind other cards.
  private func isTaken(_ mark: MarkdownMark, at offset: Int, in card: CardOutline?) -> Bool {
    if let card {
      let question = card.questionSpan
      return card.line == mark.line
        || question.start <= mark.text.start && mark.text.start < question.end
    }
    let below = source.body(of: mark)
    guard let answer = apart.first else { return false }
    return answer.start <= offset
      || below <= answer.start
        && NotesCards.isEmpty(ByteRange(below, answer.start), in: source.bytes)
  }

  private mutating func cause(
    of mark: MarkdownMark, in card: CardOutline?, before following: MarkdownMark?
  ) -> Problem.Cause? {
    let bytes = source.bytes
    switch mark.kind {
    case .line(.unspaced): return .headingWithoutSpace
    case .line(.wide): return .notTaken
    case .line(.pair):
      // In the answer of notes `a :: b` may be a type; a card with gaps there is one of hashcards.
      let hasGaps = !mark.isListItem
      return card == nil || hasGaps && format == .notes ? .oneLineCard : nil
    case .line(.underlined): return bytes.asks(mark.text) ? .notTaken : nil
    case .line(.plain):
      return bytes.asks(mark.text) && isAnswered(mark, following) ? .notTaken : nil
    case .line(.plainBullet):
      let asks = (card == nil || hasWord(mark)) && bytes.asks(mark.text)
      return asks && isAnswered(mark, following) ? .notTaken : nil
    case .line(.bullet):
      guard card == nil || format == .notes else { return nil }
      return bytes.asks(mark.text) && isAnswered(mark, following) ? .notTaken : nil
    case .line(.item):
      return bytes.asks(mark.text) && isAnswered(mark, following) ? .notTaken : nil
    case .line(.details):
      let asks = bytes.asks(mark.text) || card == nil && summariesAsk && saysMore(mark.text)
      return asks && !mark.isNested ? .notTaken : nil
    case .line(.plainQuote): return isAnswered(mark, following) ? .notTaken : nil
    case .line(.bold), .line(.quote):
      let number = NotesNumber(bytes, at: mark.text.start, before: mark.text.end)
      let isNext = countsOn(number, in: card)
      guard isAnswered(mark, following) else { return nil }
      let isLabelled =
        number == nil
        && Label.questionContent(bytes, at: mark.text.start, before: mark.text.end) != nil
      guard isLabelled || bytes.asks(mark.text) else {
        return isNext || isLike(card, mark, number) ? .notTaken : nil
      }
      return number != nil || card == nil || format == .notes || unfolds(mark) ? .notTaken : nil
    case .label(.question):
      // At the start of an answer it is what that consists of.
      guard following?.kind == .label(.answer),
        card.map({
          (!mark.isSpoken || isLabelled($0)) && $0.answerSpan.start < mark.start
        }) ?? true,
        let following, !isBlank(mark, following)
      else { return nil }
      return .notTaken
    case .line(.plainQuestion):
      let isAnswered = following?.kind == .line(.plainAnswer) || following?.kind == .label(.answer)
      let asks = hasWord(mark) && bytes.asks(mark.text) && self.isAnswered(mark, following)
      return isAnswered || asks ? .notTaken : nil
    case .heading:
      // Between two questions whose numbers leave it out; others are steps of an answer.
      let number = NotesNumber(bytes, at: mark.text.start, before: mark.text.end)
      guard format == .notes, let number, countsOn(number, in: card), next + 1 < cards.count,
        let after = self.number(of: cards[next + 1])
      else { return nil }
      return after.isNext(after: number) ? .notTaken : nil
    case .label, .line: return nil
    }
  }

  /// Whether a summary neither is an answer's label nor only asks to unfold.
  private func saysMore(_ summary: ByteRange) -> Bool {
    !summary.isEmpty && NotesOutline.part(ofSummary: summary, source.bytes) == nil
      && !DetailsAnswers.isWord(summary, source.bytes)
  }

  /// Whether a card's heading begins with the label of a question: another one in its answer is hardly a dialogue.
  private func isLabelled(_ card: CardOutline) -> Bool {
    let bytes = source.bytes
    let end = bytes.lineEnd(from: card.whole.start)
    var start = card.whole.start
    while start < end, bytes[start] == .hash || bytes[start].isBlank { start += 1 }
    // `Q1: …` is one of many, whose answers may have dialogues.
    return start > card.whole.start && NotesNumber(bytes, at: start, before: end) == nil
      && (Label.questionContent(bytes, at: start, before: end)
        ?? Label.boldQuestionContent(bytes, at: start, before: end)) != nil
  }

  /// Whether nothing is written behind the labels of a question and its answer, as in the form of a new card.
  private func isBlank(_ question: MarkdownMark, _ answer: MarkdownMark) -> Bool {
    let bytes = source.bytes
    let end = bytes.skipSpace(from: answer.text.start, to: bytes.count)
    return NotesCards.isEmpty(ByteRange(question.text.start, answer.start), in: bytes)
      && (end == bytes.count || bytes[end] == .hash)
  }

  /// Whether a line of notes begins with the word and the number of a question: in an answer `* Q3. Why?` is
  /// one that was not taken, and `* Why?` a point.
  private func hasWord(_ mark: MarkdownMark) -> Bool {
    let start = mark.start + mark.indent
    let text = source.bytes.listMarkerEnd(at: start, before: mark.text.end) ?? start
    return format == .notes
      && NotesNumber(source.bytes, at: text, before: mark.text.end)?.form == .word
  }

  /// In bytes; shorter bold lines are titles of parts of an answer.
  private static let shortestTitle = 15

  /// Whether a bold line without a number looks as the question of its card does, which is a bold line
  /// without one as well.
  private func isLike(_ card: CardOutline?, _ mark: MarkdownMark, _ number: NotesNumber?) -> Bool {
    let bytes = source.bytes
    guard let card, number == nil, mark.kind == .line(.bold),
      mark.text.count >= Self.shortestTitle, card.answerSpan.start < mark.start
    else { return false }
    guard !Label.endsWithColon(bytes, mark.text) else { return false }
    let start = bytes.skipSymbols(from: card.whole.start, to: bytes.count)
    return start < bytes.count && bytes[start] == .star && self.number(of: card) == nil
  }

  /// Whether a line's number counts on from the card's and those of the lines between. Others are steps.
  private mutating func countsOn(_ number: NotesNumber?, in card: CardOutline?) -> Bool {
    guard let card, let number else { return false }
    if counting?.card != card.whole.start { counting = (card.whole.start, self.number(of: card)) }
    let countsOn = counting?.last.map(number.isNext) ?? false
    counting?.last = countsOn ? number : nil
    return countsOn
  }

  /// The number before a card's question.
  private func number(of card: CardOutline) -> NotesNumber? {
    let bytes = source.bytes
    let end = bytes.lineEnd(from: card.whole.start)
    var start = card.whole.start
    while start < end,
      [.hash, .star, .underscore, 0x3E].contains(bytes[start]) || bytes[start].isBlank
    {
      start += 1
    }
    return NotesNumber(bytes, at: start, before: end)
  }

  /// Whether details follow a quoted line in its quote.
  private func unfolds(_ mark: MarkdownMark) -> Bool {
    guard mark.kind == .line(.quote) else { return false }
    let bytes = source.bytes
    var first = bytes.lineEnd(from: mark.text.end)
    while first < bytes.count, bytes[first] == 0x3E || bytes[first] <= 0x20 { first += 1 }
    return bytes.startsIgnoringCase("<details", at: first, bytes.count)
  }

  /// Whether text follows a line: no heading, no other line that asks, no other item of the same list.
  private func isAnswered(_ mark: MarkdownMark, _ following: MarkdownMark?) -> Bool {
    let bytes = source.bytes
    let start = source.body(of: mark)
    var first = bytes.skipSpace(from: start, to: bytes.count)
    guard first < bytes.count else { return false }
    if let following, following.start + following.indent == first, following.mayAsk { return false }
    let end = bytes.lineEnd(from: first)
    if bytes[first] == .hash { return bytes.heading(at: first, before: end) == nil }
    guard bytes[mark.start + mark.indent].isDigit, bytes[first].isDigit else { return true }
    let column = first
    while first > 0, bytes[first - 1].isBlank { first -= 1 }
    return column - first > mark.indent || bytes.listMarkerEnd(at: column, before: end) == nil
  }
}
