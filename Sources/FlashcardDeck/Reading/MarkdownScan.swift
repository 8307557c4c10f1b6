import Toolkit

/// One pass over a Markdown text that finds what may structure a deck.
///
/// It knows only as much of CommonMark as separates code, HTML and lists from structure: it looks at the
/// first bytes of each line and finds its end with `memchr`, so that a deck of 100,000 cards is read in
/// milliseconds.
struct MarkdownScan {
  var marks: [MarkdownMark] = []
  /// Lines that look like questions, or labels of them, in forms that no reader takes.
  var others: [MarkdownMark] = []
  /// List items in list items that are cards in one line, and all that look like one and are none.
  var innerPairs: [MarkdownMark] = []
  /// Quoted lines with a number that do not end with a question mark.
  private(set) var quoted: [MarkdownMark] = []
  /// Labels of answers and explanations that begin a quoted line.
  private(set) var quotedLabels: [MarkdownMark] = []
  private(set) var problems: [Problem] = []
  /// Whether something was found that interview notes have and other decks hardly do.
  var hasHints = false

  let bytes: Bytes
  private let path: String
  var offset: Int
  var line: Int
  var items = ListItems()
  /// Whether no paragraph can go on in the present line.
  var isAfterBlank = true
  /// Whether the present line is one of a paragraph, as far as is known.
  var isParagraph = true
  private var isAfterRule = false
  /// Whether a line without marks has a number and asks.
  var hasPlain = false
  /// Whether a quoted line has a number and asks.
  private var hasNumberedQuote = false
  /// Whether a list item without a number asks.
  var hasPlainBullet = false
  /// A bit for each kind of HTML block that no text behind closes: looked for only once, because a file
  /// may open one in every line.
  var unclosed: UInt8 = 0
  var details = DetailsScan()
  /// Bold lines that ask and have a remark behind the question mark.
  private var remarked: [MarkdownMark] = []
  /// So many bold lines that ask are more than the titles of texts.
  private static let leastRemarked = 2
  /// Whether the two sides of a conflict of git begin above and do not end.
  var isInConflict = false

  /// Scans `bytes` from `start`, which is in the line with number `line`.
  init(_ bytes: Bytes, from start: Int, line: Int, path: String) {
    self.bytes = bytes
    self.path = path
    self.line = line
    offset = start
    // Unused pages are not allocated, so too much costs nothing.
    marks.reserveCapacity(bytes.count / 128)
    while offset < bytes.count { scanLine() }
    takeRemarked()
  }

  /// Takes the bold lines with a remark as those without one, if the file has several that ask.
  private mutating func takeRemarked() {
    guard !remarked.isEmpty else { return }
    let asking = marks.count { $0.kind == .line(.bold) && bytes.asks($0.text) }
    guard remarked.count + asking >= Self.leastRemarked else { return }
    let starts = Set(remarked.map(\.start))
    marks.removeAll { $0.kind == .line(.bold) && starts.contains($0.start) }
    marks = (marks + remarked).sorted { $0.start < $1.start }
    hasHints = true
  }

  private mutating func scanLine() {
    let start = offset
    let end = bytes.lineEnd(from: start)
    offset = end + 1
    let number = line
    line += 1
    guard start < end else { return takeBlankLine() }
    var (first, indent) = (start, 0)
    if bytes[start].isBlank {
      (first, indent) = bytes.skipIndent(from: start, to: end)
      guard first < end else { return takeBlankLine() }
    }
    if !items.isEmpty {
      let count = items.count
      items.leave(indent: indent, at: first, before: end, of: bytes, mayGoOn: !isAfterBlank)
      if items.count < count { isAfterBlank = true }
    }
    isParagraph = true
    if details.isOpen { closeDetails(from: first, lineStart: start, end: end, number: number) }
    // Four columns more than the list item are code, or a paragraph's next line.
    if indent - items.column <= 3 {
      scan(at: first, lineStart: start, indent: indent, end: end, number: number)
    } else {
      isAfterRule = false
      isParagraph = !isAfterBlank
    }
    isAfterBlank = !isParagraph
  }

  @inline(__always)
  private mutating func takeBlankLine() {
    isAfterBlank = true
    if !items.isEmpty { items.takeBlankLine() }
  }

  // As a call it costs 1 % of reading a large deck.
  @inline(__always)
  private mutating func scan(
    at first: Int, lineStart start: Int, indent: Int, end: Int, number: Int
  ) {
    switch bytes[first] {
    case .hash:
      if items.isEmpty {
        heading(start: start, hash: first, end: end, number: number)
      } else {
        // It is the item's.
        isParagraph = bytes.heading(at: first, before: end) == nil
      }
    case .backtick, .tilde:
      fence(at: first, column: indent, end: end, number: number)
    case .less:
      html(at: first, lineStart: start, end: end, number: number)
    case 0x3E:
      quote(at: first, lineStart: start, end: end, number: number)
    case .star, .underscore, .dash, UInt8(ascii: "+"), 0x30...0x39:
      labelOrItem(at: first, lineStart: start, indent: indent, end: end, number: number)
      return
    case 0x3D:
      if isConflict("=======", at: first, lineStart: start, end: end, number: number) { break }
      underline(at: first, lineStart: start, end: end, number: number)
    case 0xE2, 0xF0:
      ornamented(at: first, lineStart: start, end: end, number: number)
    case 0xEF where bytes.starts(with: "\u{FEFF}", at: first, before: end):
      ornamented(at: first, lineStart: start, end: end, number: number)
    // Brackets: 【, （ and (.
    case 0xE3, 0xEF, 0x28:
      bracketed(at: first, lineStart: start, end: end, number: number)
    case 0x43:
      cloze(at: first, lineStart: start, end: end, number: number)
    // Question, answer, and the Chinese words.
    case 0x51, 0x71, 0x41, 0x61, 0xE5...0xE9:
      plainLabel(at: first, lineStart: start, end: end, number: number)
    default:
      break
    }
    isAfterRule = false
  }

  // MARK: Headings

  private mutating func heading(start: Int, hash: Int, end: Int, number: Int) {
    guard let (level, text) = bytes.heading(at: hash, before: end) else {
      return unspaced(at: hash, lineStart: start, end: end, number: number)
    }
    isParagraph = false
    if details.isOpen {
      if details.holds(text, in: bytes) { return }
      details.leave()
    }
    if text.start < text.end {
      // A number begins no label.
      let mayBeLabel = !bytes[text.start].isDigit
      if !hasHints || mayBeLabel, NotesHeading.mayBeNotes(bytes, text) {
        hasHints = true
        if mayBeLabel { takeQuestion(aboveHeading: text, at: start, number: number) }
      } else if !hasHints {
        // In a native deck no other heading asks, and text stands between a question and parts below it.
        hasHints = level != 3 && bytes.asks(text) || level == 4 && isBehindQuestion(start)
      }
    }
    marks.append(
      MarkdownMark(
        kind: .heading(level: UInt8(level)), start: start, line: number, text: text,
        indent: hash - start))
  }

  /// Whether nothing but white space is between a heading `###` and an offset.
  private func isBehindQuestion(_ start: Int) -> Bool {
    guard let last = marks.last, last.headingLevel == 3 else { return false }
    return bytes.skipSpace(from: bytes.lineEnd(from: last.text.end), to: start) >= start
  }

  private mutating func quote(at first: Int, lineStart: Int, end: Int, number: Int) {
    if isConflict(">>>>>>> ", at: first, lineStart: lineStart, end: end, number: number) { return }
    takeLabel(quotedAt: first, lineStart: lineStart, end: end, number: number)
    guard items.isEmpty, isAfterBlank else { return }
    var text = bytes.trimmedLine(first + 1, end)
    if text.start < text.end, bytes[text.start] == .hash,
      let heading = bytes.heading(at: text.start, before: end)
    {
      text = heading.text
    }
    guard text.start < text.end, bytes[text.start] != 0x3E else { return }
    let isNumbered = NotesNumber(bytes, at: text.start, before: text.end)?.form == .marked
    // Behind one that has a number and asks, others with a number may as well.
    guard
      bytes.asks(text) || hasNumberedQuote && isNumbered
        || Label.boldQuestionContent(bytes, at: text.start, before: text.end) != nil
    else {
      if isNumbered {
        quoted.append(
          MarkdownMark(
            kind: .line(.plainQuote), start: lineStart, line: number, text: text,
            indent: first - lineStart))
      }
      return
    }
    hasNumberedQuote = hasNumberedQuote || isNumbered
    append(.quote, text, at: first, lineStart: lineStart, number: number)
  }

  /// `> **Answer:** …`
  private mutating func takeLabel(quotedAt first: Int, lineStart: Int, end: Int, number: Int) {
    let start = bytes.skipBlanks(from: first + 1, to: end)
    guard items.isEmpty, start < end, bytes[start] == .star,
      let label = Label(bytes, at: start, lineEnd: end), label.part != .question, !label.isLetter
    else { return }
    var mark = MarkdownMark(
      label: label, start: lineStart, line: number, end: end, indent: start - lineStart)
    mark.isQuoted = true
    quotedLabels.append(mark)
  }

  mutating func append(
    _ kind: MarkdownMark.Line, _ text: ByteRange, at first: Int, lineStart: Int, number: Int
  ) {
    var mark = MarkdownMark(
      kind: .line(kind), start: lineStart, line: number, text: text, indent: first - lineStart)
    mark.followsRule = isAfterRule
    hasHints = true
    marks.append(mark)
  }

  // MARK: Labels and list items

  private mutating func labelOrItem(
    at first: Int, lineStart: Int, indent: Int, end: Int, number: Int
  ) {
    if bytes.isRule(at: first, before: end) {
      isParagraph = false
      let isUnderline =
        bytes[first] == .dash
        && underline(at: first, lineStart: lineStart, end: end, number: number)
      isAfterRule = !isUnderline && (bytes[first] != .dash || isAfterBlank)
      return
    }
    defer { isAfterRule = false }
    if append(labelAt: first, lineStart: lineStart, end: end, number: number, isListItem: false) {
      return
    }
    if bytes[first] == .star || bytes[first] == .underscore, items.isEmpty,
      bold(at: first, lineStart: lineStart, end: end, number: number)
    {
      return
    }
    var (at, column) = (first, indent)
    for _ in 0..<8 {
      guard let item = bytes.listItem(at: at, column: column, before: end) else {
        if at == first {
          plain(from: first, at: first, lineStart: lineStart, end: end, number: number)
        }
        return
      }
      let isOutermost = items.isEmpty
      if isOutermost, !isAfterBlank, !bytes.mayInterrupt(itemAt: at, content: item.content, end) {
        return
      }
      items.enter(item.column, isEmpty: item.content == end)
      guard item.content < end else { return }
      let isNumbered = bytes[at].isDigit
      if isOutermost {
        plainLabel(at: item.content, lineStart: lineStart, end: end, number: number, isItem: true)
        pair(
          at: item.content, lineStart: lineStart, end: end, number: number, isOutermost: true)
        if isNumbered {
          plain(from: first, at: item.content, lineStart: lineStart, end: end, number: number)
        } else {
          plainBullet(at: item.content, lineStart: lineStart, end: end, number: number)
        }
      } else if at == first {
        pair(
          at: item.content, lineStart: lineStart, end: end, number: number, isOutermost: false)
      }
      (at, column) = (item.content, item.column)
      // `1. 💡 **Why?**`
      let text = bytes.skipSymbols(from: at, to: end)
      if text > at, text < end, bytes[text] == .star { at = text }
      switch bytes[at] {
      case .star, .underscore:
        if append(labelAt: at, lineStart: lineStart, end: end, number: number, isListItem: true) {
          return
        }
        if isOutermost, let text = bytes.boldLine(at: at, before: end)?.text {
          return append(
            isNumbered ? .item : .bullet, text, at: at, lineStart: lineStart, number: number)
        }
      case .backtick, .tilde:
        return fence(at: at, column: column, end: end, number: number)
      case .less:
        return html(at: at, lineStart: lineStart, end: end, number: number)
      case .hash:
        guard let (_, text) = bytes.heading(at: at, before: end) else { return }
        isParagraph = false
        guard isOutermost, isNumbered else { return }
        return append(.item, text, at: at, lineStart: lineStart, number: number)
      default: break
      }
    }
  }

  private mutating func append(
    labelAt offset: Int, lineStart: Int, end: Int, number: Int, isListItem: Bool
  ) -> Bool {
    guard bytes[offset] == .star || bytes[offset] == .underscore,
      let label = Label(bytes, at: offset, lineEnd: end)
    else { return false }
    if label.part != .explanation { hasHints = true }
    if label.part == .answer, !isListItem, !label.isLetter {
      takeQuestion(aboveLabel: lineStart, answer: label.content, number: number)
    }
    var mark = MarkdownMark(
      label: label, start: lineStart, line: number, end: end, indent: offset - lineStart,
      isListItem: isListItem)
    mark.followsRule = isAfterRule
    marks.append(mark)
    return true
  }

  /// Takes a line that is bold, if a paragraph does not go on in it.
  private mutating func bold(at first: Int, lineStart: Int, end: Int, number: Int) -> Bool {
    if isAfterBlank, let question = bytes.remarkedQuestion(at: first, before: end) {
      var mark = MarkdownMark(
        kind: .line(.bold), start: lineStart, line: number, text: question,
        indent: first - lineStart)
      (mark.followsRule, mark.isRemarked) = (isAfterRule, true)
      remarked.append(mark)
    }
    guard let text = bytes.boldLine(at: first, before: end)?.text,
      isAfterBlank || bytes[text.start].isDigit
    else { return false }
    append(.bold, text, at: first, lineStart: lineStart, number: number)
    return true
  }

  /// `💡 **1. Why?**`, `📖 **答案：** …`, `💡 1. Why?`
  private mutating func ornamented(at first: Int, lineStart: Int, end: Int, number: Int) {
    let text = bytes.skipSymbols(from: first, to: end)
    guard text > first, text < end, items.isEmpty else { return }
    switch bytes[text] {
    case .hash where bytes.isInvisible(first, text):
      heading(start: lineStart, hash: text, end: end, number: number)
    case .star, .underscore:
      if append(labelAt: text, lineStart: lineStart, end: end, number: number, isListItem: false) {
        return
      }
      _ = bold(at: text, lineStart: lineStart, end: end, number: number)
    case 0x30...0x39: plain(from: text, at: text, lineStart: lineStart, end: end, number: number)
    default: break
    }
  }

  /// `【单选题】…`, `【1】…？`, `（1）…？`
  private mutating func bracketed(at first: Int, lineStart: Int, end: Int, number: Int) {
    guard items.isEmpty else { return }
    if bytes.starts(with: "＃", at: first, before: end) {
      return wide(at: first, lineStart: lineStart, end: end, number: number)
    }
    guard bytes[first] == 0xE3, let label = Label(bracketed: bytes, at: first, lineEnd: end) else {
      return plain(from: first, at: first, lineStart: lineStart, end: end, number: number)
    }
    hasHints = true
    marks.append(
      MarkdownMark(
        label: label, start: lineStart, line: number, end: end, indent: first - lineStart))
  }

  // MARK: Code

  /// Skips fenced code if a fence opens here; the end of its list item ends it as well.
  private mutating func fence(at first: Int, column: Int, end: Int, number: Int) {
    guard let fence = CodeFence(bytes, at: first, lineEnd: end) else { return }
    isParagraph = false
    var hidesHeadings = false
    while offset < bytes.count {
      let start = offset
      let end = bytes.lineEnd(from: start)
      if !items.isEmpty {
        let (first, indent) = bytes.skipIndent(from: start, to: end)
        if first < end, indent < items.column { return }
      }
      offset = end + 1
      line += 1
      if fence.isClosed(by: start, end, in: bytes, margin: column) { return }
      hidesHeadings = hidesHeadings || bytes.starts(with: "##", at: start, before: end)
    }
    report(hidesHeadings ? .error : .warning, at: first, line: number, .openFence)
  }

  mutating func report(
    _ severity: Problem.Severity, at offset: Int, line: Int, _ cause: Problem.Cause
  ) {
    problems.append(
      Problem(
        severity: severity, file: path, line: line, column: bytes.column(of: offset),
        cause: cause))
  }
}
