import Toolkit

/// The title, topics, cards and problems that a reader found in a file.
struct DeckContents {
  /// Bytes of a card. A longer one is an unclosed fence or quotation, or not a deck, and would delay every
  /// screen that shows it.
  private static let longestCard = 1 << 18

  /// So many questions without an answer are a list and no deck.
  static let leastQuestions = 3

  /// The readers, in the order in which they are asked; the last one accepts any file.
  private static var readers: [(format: DeckFormat, reader: any DeckReader.Type)] {
    [(.notes, InterviewNotes.self), (.native, NativeDeck.self), (.notes, PlainNotes.self)]
  }

  var title: String?
  private(set) var format = DeckFormat.native
  /// Whether nothing but the numbers of headings says what the questions are.
  var areNumberedHeadings = false
  /// Whether questions have nothing but choices, and their answers are not read: to no other reader are those answers.
  var lacksAnswers = false
  private(set) var topics: [[String]] = []
  private(set) var cards: [CardOutline] = []
  private(set) var problems: [Problem] = []
  private var topicIndex = TextIndex()

  /// Room for the cards that some marks can make.
  init(marks: Int = 0) {
    cards.reserveCapacity(marks)
  }

  /// What a file holds: read as its author says, else by the first reader that recognises it and finds
  /// a card.
  init(_ source: DeckSource, format: DeckFormat?) {
    var source = source
    if format != .native {
      let exam = ExamParts.taken(in: source)
      source = exam ?? source
      let listed = ListedQuestions.taken(in: source)
      source = listed ?? source
      if exam == nil, listed == nil { source = AnsweredItems.taken(in: source) ?? source }
    }
    var contents: DeckContents?
    for (name, reader) in Self.readers {
      let isRead =
        format.map { $0 == name }
        // In an exam, headings are parts, and none is a card.
        ?? (source.parts.isEmpty ? reader.recognises(source) : name == .notes)
      guard isRead else { continue }
      var found = reader.read(source)
      found.format = name
      // If none finds a card, the first one says why.
      if !found.cards.isEmpty || contents?.problems.isEmpty ?? true { contents = found }
      if !found.cards.isEmpty || found.isListOfQuestions || found.lacksAnswers { break }
    }
    self = contents ?? DeckContents()
    // A list of questions is one problem.
    if isListOfQuestions {
      gatherUnanswered(in: source)
    } else {
      report(UntakenLines(in: source, self).problems)
      report(UntakenForms(in: source, cards, known: problems).problems)
    }
  }

  /// Whether there are several questions and no answer to one.
  private var isListOfQuestions: Bool {
    cards.isEmpty && problems.count { $0.cause == .noAnswer } >= Self.leastQuestions
  }

  /// One problem instead of one for each question, if no question has an answer.
  private mutating func gatherUnanswered(in source: DeckSource) {
    let unanswered = problems.filter { $0.cause == .noAnswer }
    guard var first = unanswered.first else { return }
    first.cause = .questionsOnly(unanswered.count)
    problems = problems.filter { $0.cause != .noAnswer } + [first]
  }

  /// Makes warnings of the errors about questions without an answer, which nothing marks as questions.
  mutating func easeUnanswered() {
    for index in problems.indices where problems[index].cause == .noAnswer {
      problems[index].severity = .warning
      problems[index].cause = .notTaken
    }
  }

  /// A card's parts as its reader found them.
  struct Parts {
    var name: CardID?
    var question: ByteRange
    var answer: ByteRange
    var explanation = ByteRange.empty
    var whole: ByteRange
    /// The offset of the card's heading or label, for problems.
    var offset: Int
    var line: Int
    var margin = 0
    var kind = CardKind.basic
    /// The cards of the text.
    var cards = [CardPart.whole]
  }

  /// The index of a topic, which becomes one of the deck's topics: only for a topic with a card.
  mutating func topic(_ path: [String], in source: DeckSource) -> Int {
    let path = source.folders + path
    if let known = topicIndex.indexOrInsert(path) { return known }
    topics.append(path)
    return topics.count - 1
  }

  /// So many mistakes of a card are said.
  private static let mostFaults = 20

  /// Adds the cards of a text, or a problem if a part is missing, and the mistakes in what asks.
  mutating func add(
    _ parts: Parts, as found: KindReader.Result, topic: Int, from source: DeckSource
  ) {
    var parts = parts
    (parts.kind, parts.cards) = (found.kind, found.cards)
    add(parts, topic: topic, from: source)
    guard !found.faults.isEmpty, !SourceText.isEmpty(parts.answer, in: source.bytes) else { return }
    // A damaged file may have thousands of faults; the first ones are enough, and each column costs a look at its
    // line.
    problems += found.faults.sorted { $0.offset < $1.offset }.prefix(Self.mostFaults).map { fault in
      Problem(
        severity: fault.severity, file: source.path, line: source.line(at: fault.offset),
        column: source.bytes.column(of: fault.offset), cause: fault.cause)
    }
  }

  /// Adds a card, or a problem if a part is missing.
  mutating func add(_ parts: Parts, topic: Int, from source: DeckSource) {
    let bytes = source.bytes
    if parts.whole.end - parts.whole.start > Self.longestCard {
      report(.error, .cardTooLong, parts, in: source)
    } else if SourceText.isEmpty(parts.question, in: bytes) {
      // The form of a new card that nothing was written into is no mistake.
      let isBlank =
        SourceText.isEmpty(parts.answer, in: bytes)
        && SourceText.isEmpty(parts.explanation, in: bytes)
      if !isBlank { report(.error, .noQuestion, parts, in: source) }
    } else if SourceText.isEmpty(parts.answer, in: bytes) {
      report(.error, .noAnswer, parts, in: source)
    } else {
      // A heading above several numbered questions is of the first one alone.
      let taken = cards.last?.whole.end ?? 0
      let start = taken <= parts.question.start ? max(parts.whole.start, taken) : parts.whole.start
      let id = parts.name ?? digest(of: parts.question, in: bytes)
      let group = cards.count
      for part in parts.cards {
        cards.append(
          CardOutline(
            id: id.of(part), kind: parts.kind,
            isNamed: parts.name != nil, topic: topic, line: parts.line, group: group,
            question: bytes.withoutBreak(parts.question), answer: bytes.withoutBreak(parts.answer),
            explanation: parts.explanation,
            whole: ByteRange(start, parts.whole.end), margin: parts.margin, part: part))
      }
    }
  }

  /// Adds problems that are none of a card's parts.
  mutating func report(_ more: [Problem]) { problems += more }

  private mutating func report(
    _ severity: Problem.Severity, _ cause: Problem.Cause, _ parts: Parts, in source: DeckSource
  ) {
    problems.append(
      Problem(
        severity: severity, file: source.path, line: parts.line,
        column: source.bytes.column(of: parts.offset), cause: cause))
  }

  private func digest(of question: ByteRange, in bytes: Bytes) -> CardID {
    var digest = Digest()
    digest.add(question, of: bytes)
    return digest.cardID
  }
}
