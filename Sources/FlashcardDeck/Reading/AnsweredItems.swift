import Toolkit

/// Numbered questions that need no question mark, each with the label of its answer, below the title of a kind of
/// questions or with what they offer to choose from:
///
///     ## 一、选择题
///
///     1. 正确的是（ ）
///     A. …
///     B. …
///     答案：B
struct AnsweredItems {
  private let source: DeckSource
  private let bytes: Bytes
  private var found: [MarkdownMark] = []
  /// The headings of parts in which not each question has its answer.
  private var open = Set<Int>()

  /// The titles of parts that are no headings yet.
  private var titles: [MarkdownMark] = []

  /// A title without one of these names no kind of questions; most headings have none.
  private static let parts: [StaticString] = [
    "题", "选", "解释", "hoice", "rue", "nswer", "ill in", "atching", "ssay",
  ]

  /// Words that end as the kinds of questions do and name none.
  private static let others = ["标题", "主题", "问题", "话题", "课题", "专题", "议题", "难题"]

  /// So many questions are a list.
  private static let fewest = 2

  /// The file with marks for such questions and the labels of their answers; nil if it has none.
  static func taken(in source: DeckSource) -> DeckSource? {
    var items = AnsweredItems(source)
    var labels = items.places[...]
    // Most files have neither such a label nor a title.
    if !labels.isEmpty {
      items.findTitles()
    } else if source.bytes.find("题", from: source.start, to: source.bytes.count) == nil
      || !source.marks.contains(where: { $0.headingLevel != nil && items.isNumbered($0.text) })
    {
      return nil
    }
    let headings = (source.marks.filter { $0.headingLevel != nil } + items.titles).sorted {
      $0.start < $1.start
    }
    var above: MarkdownMark?
    for number in 0...headings.count {
      let next = number < headings.count ? headings[number] : nil
      let own = labels.prefix { $0 < next?.start ?? Int.max }
      labels = labels.dropFirst(own.count)
      items.take(below: above, before: next, count: own.count)
      above = next
    }
    return items.found.isEmpty && items.open.isEmpty ? nil : items.marked
  }

  private init(_ source: DeckSource) {
    self.source = source
    bytes = source.bytes
  }

  /// Where lines begin that are labels of answers, code among them.
  private var places: [Int] {
    let words: [StaticString] = ["答案", "答：", "答:", "解答", "回答", "nswer", "Ans:"]
    var places = Set<Int>()
    for word in words {
      var offset = source.start
      while let place = bytes.find(word, from: offset, to: bytes.count) {
        offset = bytes.lineEnd(from: place)
        var start = place
        while start > source.start, place - start < Self.longestLabel, bytes[start - 1] != .lineFeed
        {
          start -= 1
        }
        let first = bytes.skipBlanks(from: start, to: offset)
        if start == source.start || bytes[start - 1] == .lineFeed, mayBeLabel(first),
          label(at: first, lineStart: start, line: 0, end: offset)?.kind == .label(.answer)
        {
          places.insert(start)
        }
      }
    }
    return places.sorted()
  }

  /// Whether a label may begin at an offset; most lines with such a word are text.
  private func mayBeLabel(_ first: Int) -> Bool {
    guard first < bytes.count else { return false }
    return bytes[first] < 0x80 || bytes[first] == 0xE3
      || Label.mayBegin(bytes, at: first, before: bytes.count, numerals: false)
  }

  /// In bytes, from the line's start to the word.
  private static let longestLabel = 32

  /// Finds lines that are titles of parts though no mark makes them headings: `一、选择题`, `**二、判断题**`.
  private mutating func findTitles() {
    var code = CodeLines(bytes, margin: 0)
    var (offset, line, level) = (source.start, source.line(at: source.start), 0)
    while offset < bytes.count {
      let end = bytes.lineEnd(from: offset)
      let isCode = code.take(offset, end, isRest: false)
      var text = bytes.trimmedLine(offset, end)
      if !isCode, !text.isEmpty {
        if bytes[text.start] == .hash {
          level = bytes.heading(at: text.start, before: end)?.level ?? level
        }
        while text.count > 2, bytes[text.start] == .star, bytes[text.end - 1] == .star {
          text = ByteRange(text.start + 1, text.end - 1)
        }
        if text.count <= ExamTitle.longest, isNumbered(text),
          kind(of: text)?.number != nil
        {
          titles.append(
            MarkdownMark(
              kind: .heading(level: UInt8(min(level + 1, 6))), start: offset, line: line,
              text: text, indent: text.start - offset))
        }
      }
      (offset, line) = (end + 1, line + 1)
    }
  }

  /// Whether a text begins with the number of a part: `一、`, `第一部分`, `（一）`.
  private func isNumbered(_ text: ByteRange) -> Bool {
    guard !text.isEmpty, bytes[text.start] >= 0xE3 || bytes[text.start] == .star else {
      return false
    }
    let start = bytes[text.start] == .star ? min(text.start + 2, text.end) : text.start
    let numeral = bytes.starts(with: "（", at: start, before: text.end) ? start + 3 : start
    return Label.startsNumeral(bytes, at: numeral, before: text.end)
      || bytes.starts(with: "第", at: start, before: text.end)
  }

  private var marked: DeckSource {
    var marked = source
    let new = found + titles
    let starts = Set(new.map(\.start))
    marked.others.removeAll { starts.contains($0.start) }
    marked.marks = (marked.marks.filter { !starts.contains($0.start) } + new).sorted {
      $0.start < $1.start
    }
    for index in marked.marks.indices where open.contains(marked.marks[index].start) {
      marked.marks[index].followsRule = true
      marked.parts[marked.marks[index].start] = ExamParts.Part(
        number: 0, isAnswers: false, isTaken: false)
    }
    marked.hasHints = true
    return marked
  }

  /// Takes the lines below a heading, or above the first one, if they are such questions.
  private mutating func take(below heading: MarkdownMark?, before next: MarkdownMark?, count: Int) {
    // Without a label only the title of a part says that there are questions. Most headings are none.
    guard count > 0 || heading.map({ isNumbered($0.text) }) ?? false else { return }
    let end = next?.start ?? bytes.count
    let level = heading?.headingLevel ?? 0
    let title = heading.flatMap { kind(of: $0.text) }
    // A native card may be about questions.
    guard title != nil && (count > 0 || title?.number != nil) || level < 3 && count >= Self.fewest
    else { return }
    let start = heading.map { source.body(of: $0) } ?? source.start
    guard start < end, !source.marks(from: start, to: end).contains(where: \.isOuterDetails) else {
      return
    }
    let items = ExamItems(source, from: start, to: end, level: level)
    let sure = items.form == .lines ? items.sure(mayLeaveOut: false)?.map(\.mark) ?? [] : []
    let labels = sure.indices.map { index in
      answer(to: sure[index], before: index + 1 < sure.count ? sure[index + 1].start : end)
    }
    if !sure.isEmpty, labels.allSatisfy({ $0?.isEmpty == false }),
      title != nil || sure.count >= Self.fewest && sure.allSatisfy(offersChoices)
    {
      found += sure + labels.compactMap(\.self).joined()
    } else if let heading, title?.number != nil, items.form == .lines,
      next?.headingLevel ?? 0 <= level, count > 0 || items.marks.contains(where: offersChoices),
      !hasNative
    {
      // No card either, as an answer of which other questions are a part.
      open.insert(heading.start)
    }
  }

  /// The title of a kind of questions that a text is; nil for any other one.
  private func kind(of text: ByteRange) -> ExamTitle? {
    guard text.count <= ExamTitle.longest, !bytes.asks(text),
      Self.parts.contains(where: { bytes.find($0, from: text.start, to: text.end) != nil }),
      let title = ExamTitle(source.name(text)), title.isKind,
      !Self.others.contains(where: { title.name.hasSuffix($0) })
    else { return nil }
    return title
  }

  /// Whether headings ask in a native deck, of which the numbered lines may be a text.
  private lazy var hasNative: Bool = source.marks.contains { mark in
    mark.headingLevel == 3 && !mark.text.isEmpty
      && NotesNumber(bytes, at: mark.text.start, before: mark.text.end) == nil
  }

  /// The label of the answer to a question, and that of the explanation behind it; nil if there are several answers, as
  /// of other questions.
  private func answer(to question: MarkdownMark, before end: Int) -> [MarkdownMark]? {
    var labels: [MarkdownMark] = []
    var code = CodeLines(bytes, margin: 0)
    var (offset, line) = (min(bytes.lineEnd(from: question.text.end) + 1, end), question.line + 1)
    while offset < end {
      let lineEnd = min(bytes.lineEnd(from: offset), end)
      let isCode = code.take(offset, lineEnd, isRest: false)
      let first = bytes.skipBlanks(from: offset, to: lineEnd)
      if !isCode, first < lineEnd,
        let label = label(at: first, lineStart: offset, line: line, end: lineEnd)
      {
        if label.kind == .label(labels.isEmpty ? .answer : .explanation) {
          if labels.count < 2 { labels.append(label) }
        } else if label.kind == .label(.answer) {
          return nil
        }
      }
      (offset, line) = (lineEnd + 1, line + 1)
    }
    return labels
  }

  /// `答案：B`, `**答案：** B`, `【答案】B`, `Answer: B`, `Correct answer: B`, `解析：…`
  private func label(at first: Int, lineStart: Int, line: Int, end: Int) -> MarkdownMark? {
    guard first < end else { return nil }
    let item = bytes.listMarkerEnd(at: first, before: end)
    var start = item.map { bytes.skipBlanks(from: $0, to: end) } ?? first
    guard start < end else { return nil }
    let correct: StaticString = "correct "
    if bytes.startsIgnoringCase(correct, at: start, end) { start += correct.utf8CodeUnitCount }
    var part: Label.Part?
    var content = end
    if bytes.starts(with: "【", at: start, before: end),
      let close = bytes.find("】", from: start, to: end)
    {
      let label = Label(heading: ByteRange(start + 3, close), of: bytes, end: end)
      part = label.flatMap { $0.isBare ? $0.part : nil }
      content = Label.skipColon(bytes, at: close + 3, before: end) ?? close + 3
    } else if let label = Label(
      plain: bytes, at: start, lineEnd: end, takesExplanation: true)
      ?? (start < end && bytes[start] == .star ? Label(bytes, at: start, lineEnd: end) : nil),
      !label.isLetter
    {
      (part, content) = (label.part, label.content)
    }
    guard let part, part != .question else { return nil }
    return MarkdownMark(
      kind: .label(part), start: lineStart, line: line,
      text: ByteRange(bytes.skipSpace(from: content, to: end), end), indent: first - lineStart)
  }

  /// Whether what a question offers to choose from stands below it, before the next number or heading.
  private func offersChoices(_ question: MarkdownMark) -> Bool {
    var offset = bytes.lineEnd(from: question.text.end) + 1
    while offset < bytes.count {
      let end = bytes.lineEnd(from: offset)
      let first = bytes.skipBlanks(from: offset, to: end)
      if bytes.choice(at: first, before: end) == UInt8(ascii: "a") { return true }
      if first < end, bytes[first].isDigit || bytes[first] == .hash { return false }
      offset = end + 1
    }
    return false
  }
}
