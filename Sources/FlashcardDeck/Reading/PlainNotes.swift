import Toolkit

/// Notes whose questions nothing of Markdown marks: `1) Why?`, `Q1: …` with `A1: …`, `【1】…？`, list items
/// that ask, or the headings of a file that calls itself a collection of questions. Asked last, because in
/// other files such lines are text.
struct PlainNotes: DeckReader {
  /// A heading with a text that is none of a question, beside so many questions, makes no deck of a file:
  /// it is a text with a list of questions.
  private static let questionsForOneText = 3
  private static let leastQuestions = 2

  static func recognises(_ source: DeckSource) -> Bool {
    marked(source).map { isDeck($0) } ?? (isCollection(source) && hasHeadingThatAsks(source))
  }

  static func read(_ source: DeckSource) -> DeckContents {
    let marked = marked(source)
    var contents = InterviewNotes.read(marked.map { isDeck($0) ? $0 : source } ?? source)
    contents.easeUnanswered()
    return contents
  }

  /// The file with marks for its plain lines, if its numbered headings are only topics of them: none asks,
  /// and what stands below each is a numbered line that does. Else nil.
  static func belowTopics(_ source: DeckSource) -> DeckSource? {
    let asking = source.others.filter {
      $0.kind == .line(.plain) && source.bytes.asks($0.text)
    }
    guard !asking.isEmpty else { return nil }
    let sections = NotesSection.sections(of: source, NotesOutline(source))
    let topics = sections.filter {
      $0.isNumbered && !$0.isLine && $0.hasText && !$0.heading.isProse
    }
    let starts = Set(asking.map(\.text.start))
    guard !topics.isEmpty,
      topics.allSatisfy({ section in
        !section.heading.asks && section.heading.name == nil && section.labels.isEmpty
          && starts.contains(source.bytes.skipSpace(from: section.body, to: source.bytes.count))
      }), let marked = marked(source), isDeck(marked)
    else { return nil }
    return marked
  }

  /// The file with marks for its plain lines; nil if it has none.
  private static func marked(_ source: DeckSource) -> DeckSource? {
    let lines = withLetters(source).compactMap(mark)
    guard !lines.isEmpty || source.marks.contains(where: { $0.kind == .line(.bullet) }) else {
      return nil
    }
    var marked = source
    marked.marks = (source.marks + lines).sorted { $0.start < $1.start }
    return marked
  }

  /// The plain lines, in which `A:` directly below a numbered line that asks is no option but its answer:
  /// no `B:` follows, and there are several of it.
  private static func withLetters(_ source: DeckSource) -> [MarkdownMark] {
    let bytes = source.bytes
    var lines = source.others
    let answers = lines.indices.dropFirst().filter { index in
      let (line, above) = (lines[index], lines[index - 1])
      guard line.kind == .line(.plainAnswer), line.isLetter, above.kind == .line(.plain),
        bytes.asks(above.text), line.start >= above.text.end,
        bytes.skipSpace(from: above.text.end, to: line.start) == line.start
      else { return false }
      let next = bytes.skipSpace(from: bytes.lineEnd(from: line.text.start), to: bytes.count)
      return !bytes.startsIgnoringCase("b:", at: next, bytes.count)
        && !bytes.startsIgnoringCase("b：", at: next, bytes.count)
    }
    guard answers.count > 1 else { return lines }
    for index in answers { lines[index].isLetter = false }
    return lines
  }

  private static func mark(_ line: MarkdownMark) -> MarkdownMark? {
    switch line.kind {
    case .line(.plainQuestion): line.changed(to: .label(.question))
    case .line(.plainAnswer): line.changed(to: .label(.answer))
    case .line(.plain): line
    case .line(.plainBullet): line.changed(to: .line(.bullet))
    default: nil
    }
  }

  /// Whether most of a file are questions with answers.
  private static func isDeck(_ source: DeckSource) -> Bool {
    let outline = NotesOutline(source)
    let sections = NotesSection.sections(of: source, outline, mayAskEach: false)
    let asked = sections.filter { $0.role == .card }
    let labels = outline.marks.indices.filter { outline.marks[$0].kind == .label(.question) }
    let answered =
      asked.count { $0.hasText || $0.hasAnswer }
      + labels.count { outline.isFollowedByLabel($0) && outline.isAnswered($0) }
    let texts = sections.count {
      $0.level > 0 && !$0.isLine && $0.role != .card && !$0.holdsCards && $0.hasText
        && !$0.heading.isProse
    }
    return answered >= leastQuestions && answered * 2 > asked.count + labels.count
      && answered >= texts * questionsForOneText
  }

  private static func hasHeadingThatAsks(_ source: DeckSource) -> Bool {
    source.marks.contains { $0.headingLevel != nil && source.bytes.asks($0.text) }
  }

  private static let words = [
    "面试题", "笔试题", "基础题", "问答", "题库", "试题", "习题", "八股", "interview questions",
    "questions and answers",
    "q&a", "quiz", "flashcards",
  ]

  /// Whether a file's title says that it holds questions.
  private static func isCollection(_ source: DeckSource) -> Bool {
    let heading = source.marks.first { $0.headingLevel != nil }
    let titles = [source.title, heading.map { source.name($0.text) }].compactMap {
      $0?.lowercased()
    }
    return titles.contains { title in words.contains { title.contains($0) } }
  }
}
