import Toolkit

/// The parts of an exam whose answers stand behind all questions in parts of their own, with the same titles or
/// numbers:
///
///     ## 一、选择题
///     1. …
///     ## 二、简答题
///     1. …
///
///     ## 参考答案
///     ### 一、选择题
///     1. B
///     ### 二、简答题
///     1. …
///
/// The numbers of the questions begin anew in each part, so that a number alone says nothing.
struct ExamParts {
  /// What a heading is over.
  struct Part {
    /// The same for the questions and their answers; 0 if they are of no other part.
    let number: Int
    let isAnswers: Bool
    /// Whether each answer has its question for sure.
    let isTaken: Bool
    /// Whether the answers are a list, and no headings.
    var isList = false
    /// Whether the answers explain questions that have one.
    var isExplanation = false
  }

  /// The heading of a part.
  fileprivate struct Head {
    let mark: MarkdownMark
    let level: Int
    let title: ExamTitle
    /// Where the part ends.
    let end: Int
  }

  private let source: DeckSource
  private let bytes: Bytes
  private var parts: [Int: Part] = [:]
  private var questions: [MarkdownMark] = []
  private var titles = Set<Int>()
  /// The headings above the present answers.
  private var asked: [Head] = []
  private var isFound = false
  /// How many pairs of parts there are.
  private var count = 0

  /// The file with marks for the questions and the titles of their answers; nil if it has no such parts.
  static func taken(in source: DeckSource) -> DeckSource? {
    let source = withBoldTitles(source)
    let marks = source.marks
    let found = marks.indices.dropLast().filter { index in
      guard let level = marks[index].headingLevel, level < 6,
        let below = marks[index + 1].headingLevel, below > level || below == level && level < 3
      else { return false }
      return PartTitle.isTitle(marks[index].text, source.bytes)
    }
    guard !found.isEmpty else { return nil }
    var exam = ExamParts(source)
    var floor = 0
    for index in found where index >= floor { floor = exam.take(index, from: floor) }
    return exam.isFound ? exam.marked : nil
  }

  /// The file with headings for bold lines that are titles of parts, or of the answers to them.
  private static func withBoldTitles(_ source: DeckSource) -> DeckSource {
    let bytes = source.bytes
    func isPart(_ mark: MarkdownMark) -> Bool {
      guard mark.kind == .line(.bold), mark.text.count <= ExamTitle.longest,
        !bytes.asks(mark.text), let title = ExamTitle(source.name(mark.text))
      else { return false }
      return title.number != nil && title.saysKind
    }
    func title(_ mark: MarkdownMark) -> ByteRange? {
      switch mark.kind {
      case .line(.bold): return PartTitle.isTitle(mark.text, bytes) ? mark.text : nil
      case .label(let part):
        guard part != .question, mark.isBare, !mark.isListItem, !mark.isHeading else { return nil }
        return bytes.trimmedLine(mark.start + mark.indent, bytes.lineEnd(from: mark.start))
      default: return nil
      }
    }
    let parts = source.marks.filter(isPart)
    guard parts.count > 2 else { return source }
    let starts = Set(parts.map(\.start))
    var changed = source
    var level = 0
    for (index, mark) in source.marks.enumerated() {
      if let own = mark.headingLevel { level = own }
      if starts.contains(mark.start) {
        changed.marks[index] = mark.changed(to: .heading(level: UInt8(min(level + 2, 6))))
      } else if index + 1 < source.marks.count, starts.contains(source.marks[index + 1].start),
        let text = title(mark)
      {
        changed.marks[index] = MarkdownMark(
          kind: .heading(level: UInt8(min(level + 1, 5))), start: mark.start, line: mark.line,
          text: text, indent: mark.indent)
      }
    }
    return changed
  }

  private init(_ source: DeckSource) {
    self.source = source
    bytes = source.bytes
  }

  private var marked: DeckSource {
    var marked = source
    let starts = Set(questions.map(\.start))
    marked.others.removeAll { starts.contains($0.start) }
    marked.marks.removeAll { starts.contains($0.start) }
    for index in marked.marks.indices {
      let start = marked.marks[index].start
      if titles.contains(start) { marked.marks[index].isOverAnswers = true }
      guard let part = parts[start] else { continue }
      if part.isAnswers {
        marked.marks[index].isOverAnswers = true
      } else {
        // The title of a part.
        marked.marks[index].followsRule = true
      }
    }
    marked.marks = (marked.marks + questions).sorted { $0.start < $1.start }
    marked.parts = parts
    marked.hasHints = true
    return marked
  }

  // MARK: Parts

  /// Takes the parts below the title of the answers, and those with the questions between a mark and it; returns the
  /// index of the first mark behind them.
  private mutating func take(_ title: Int, from floor: Int) -> Int {
    let marks = source.marks
    let level = marks[title].headingLevel ?? 1
    let below = marks[title + 1].headingLevel ?? 0
    // Most are questions, which have no parts.
    guard below >= level, head(title + 1) != nil else { return title + 1 }
    let isBeside = below == level
    var end =
      marks.indices[(title + 1)...].first {
        marks[$0].headingLevel ?? 7 < (isBeside ? level : level + 1)
      } ?? marks.endIndex
    // Explanations behind the answers are of the same questions.
    let own = heads(in: floor..<title)
    if !own.isEmpty { asked = own }
    var answers = heads(in: (title + 1)..<end, level: below)
    if isBeside {
      // The same headings again.
      let titles = Set(asked.map(\.title))
      answers = Array(answers.prefix { titles.contains($0.title) })
      guard let last = answers.last else { return title + 1 }
      end = marks.indices[title...].first { marks[$0].start >= last.end } ?? marks.endIndex
    }
    let isExplanation = PartTitle.isOnlyOfExplanations(marks[title].text, bytes)
    let found = pairs(answers, asked, isExplanation: isExplanation)
    // One part whose answers are not sure is no exam.
    let isExam =
      found.contains(where: \.isSure)
      || !isExplanation && (found.count > 1 || found.contains(where: \.isNamed))
    guard isExam || hasOnlyKinds(answers) && !isExplanation else { return title + 1 }
    isFound = true
    titles.insert(marks[title].start)
    for pair in found { take(pair, isExplanation: isExplanation) }
    if isExam { for head in own { leave(head) } }
    // What else is there has no questions, or those of all parts.
    for other in answers where parts[other.mark.start] == nil {
      if isExam {
        parts[other.mark.start] = Part(number: 0, isAnswers: true, isTaken: false)
      } else {
        titles.insert(other.mark.start)
      }
    }
    return end
  }

  /// Says of a part with questions that it has no answers.
  private mutating func leave(_ head: Head) {
    guard head.title.saysKind, parts[head.mark.start] == nil,
      !source.marks(from: head.mark.start + 1, to: head.end).contains(where: {
        parts[$0.start] != nil
      }),
      case let items = ExamItems(
        source, from: source.body(of: head.mark), to: head.end, level: head.level),
      !items.isEmpty, items.form != .labels
    else { return }
    count += 1
    parts[head.mark.start] = Part(number: count, isAnswers: false, isTaken: false)
  }

  private mutating func take(_ pair: Pair, isExplanation: Bool) {
    var (number, isSure) = (count + 1, pair.isSure)
    if let known = parts[pair.questions.mark.start] {
      (number, isSure) = (known.number, isSure && known.isTaken)
    } else {
      count += 1
      parts[pair.questions.mark.start] = Part(number: number, isAnswers: false, isTaken: isSure)
      questions += pair.asked
    }
    parts[pair.answers.mark.start] = Part(
      number: number, isAnswers: true, isTaken: isSure, isList: pair.isList,
      isExplanation: isExplanation)
  }

  /// The parts with the same titles, those inside of others as well.
  private func pairs(_ answers: [Head], _ asked: [Head], isExplanation: Bool) -> [Pair] {
    let titles = ExamTitles(asked.map(\.title))
    let matches = answers.map { titles.match($0.title) }
    // Two parts of answers to the same questions say nothing.
    var uses: [Int: Int] = [:]
    for case let match? in matches { uses[match, default: 0] += 1 }
    return zip(answers, matches).flatMap { answers, match -> [Pair] in
      guard let match, uses[match] == 1 else { return [] }
      let questions = asked[match]
      let (inner, others) = (heads(inside: questions), heads(inside: answers))
      if !inner.isEmpty, !others.isEmpty {
        let found = pairs(others, inner, isExplanation: isExplanation)
        if !found.isEmpty { return [Pair(over: questions, answers)] + found }
      }
      return Pair(questions, answers, isExplanation: isExplanation, in: source).map { [$0] } ?? []
    }
  }

  /// Whether all parts of the answers are called after kinds of questions, and the questions are in no parts.
  private func hasOnlyKinds(_ answers: [Head]) -> Bool {
    answers.allSatisfy(\.title.saysKind) && !asked.contains(where: \.title.saysKind)
  }

  /// The headings directly below another one.
  private func heads(inside head: Head) -> [Head] {
    let marks = source.marks(from: head.mark.start + 1, to: head.end)
    guard let level = marks.compactMap(\.headingLevel).min() else { return [] }
    return heads(in: marks.indices, level: level).filter { $0.title.saysKind }
  }

  /// The headings in a range of marks that may be over parts.
  private func heads(in range: Range<Int>, level: Int? = nil) -> [Head] {
    let limit =
      range.upperBound < source.marks.count
      ? source.marks[range.upperBound].start : bytes.count
    return range.compactMap { index in
      guard level == nil || source.marks[index].headingLevel == level else { return nil }
      return head(index, before: limit)
    }
  }

  private func head(_ index: Int, before limit: Int? = nil) -> Head? {
    let mark = source.marks[index]
    guard let level = mark.headingLevel, !bytes.asks(mark.text),
      mark.text.count <= ExamTitle.longest, let title = ExamTitle(source.name(mark.text))
    else { return nil }
    let next = source.marks[(index + 1)...].first { $0.headingLevel ?? 7 <= level }
    let end = min(next?.start ?? bytes.count, limit ?? bytes.count)
    return Head(mark: mark, level: level, title: title, end: end)
  }
}

/// A part with questions, and the one with their answers.
private struct Pair {
  let questions: ExamParts.Head
  let answers: ExamParts.Head
  /// Whether it is sure which answer is to which question.
  private(set) var isSure = false
  /// The questions that no mark says yet.
  private(set) var asked: [MarkdownMark] = []
  private(set) var isList = false

  /// Whether both titles name kinds of questions or count sections.
  var isNamed: Bool { questions.title.saysKind && answers.title.saysKind }

  /// Parts that have others inside.
  init(over questions: ExamParts.Head, _ answers: ExamParts.Head) {
    (self.questions, self.answers, isSure) = (questions, answers, true)
  }

  init?(
    _ questions: ExamParts.Head, _ answers: ExamParts.Head, isExplanation: Bool,
    in source: DeckSource
  ) {
    (self.questions, self.answers) = (questions, answers)
    let asked = ExamItems(
      source, from: source.body(of: questions.mark), to: questions.end, level: questions.level)
    let given = ExamItems(
      source, from: source.body(of: answers.mark), to: answers.end, level: answers.level)
    // A list below a title that says nothing of questions may be a part of a text.
    let isKnown =
      questions.title.saysKind || answers.title.saysKind || asked.form == .headings
    guard !asked.isEmpty, isKnown || asked.doAsk && !isExplanation else { return nil }
    guard let numbered = asked.sure(mayLeaveOut: false), !given.isCompact,
      let answered = given.sure(mayLeaveOut: true),
      case let numbers = Set(numbered.map(\.number)),
      answered.contains(where: { numbers.contains($0.number) })
        || given.inLines.contains(where: numbers.contains)
    else {
      guard questions.title.saysKind || answers.title.saysKind else { return nil }
      return
    }
    isSure = true
    if asked.form == .lines || asked.form == .bold { self.asked = numbered.map(\.mark) }
    isList = given.form == .lines
  }
}
