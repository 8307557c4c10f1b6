import Toolkit

/// One pass over a Markdown text that finds what may structure a deck.
///
/// It knows only as much of CommonMark as separates code and comments from structure: it looks at the
/// first bytes of each line and finds its end with `memchr`, so that a deck of 100,000 cards is read in
/// milliseconds.
struct MarkdownScan {
  private(set) var marks: [MarkdownMark] = []
  private(set) var problems: [Problem] = []

  private let bytes: Bytes
  private let path: String
  private var offset: Int
  private var line: Int
  private var commentsEnd = true

  /// Scans `bytes` from `start`, which is in the line with number `line`.
  init(_ bytes: Bytes, from start: Int, line: Int, path: String) {
    self.bytes = bytes
    self.path = path
    self.line = line
    offset = start
    // Unused pages are not allocated, so too much costs nothing.
    marks.reserveCapacity(bytes.count / 128)
    while offset < bytes.count { scanLine() }
  }

  private mutating func scanLine() {
    let start = offset
    let end = bytes.lineEnd(from: start)
    offset = end + 1
    let number = line
    line += 1
    guard start < end else { return }
    var first = start
    var byte = bytes[first]
    if byte.isBlank {
      while first < end, bytes[first].isBlank { first += 1 }
      guard first < end else { return }
      byte = bytes[first]
    }
    let indent = first - start
    switch byte {
    case .hash where indent <= 3:
      heading(start: start, hash: first, end: end, number: number)
    case .backtick, .tilde:
      if indent <= 3 { fence(at: first, lineStart: start, end: end, number: number) }
    case .less where indent <= 3:
      if bytes.starts(with: "<!--", at: first, before: end) {
        comment(at: first, end: end, number: number)
      }
    case .star, .underscore, .dash, UInt8(ascii: "+"), 0x30...0x39:
      labelOrItem(at: first, lineStart: start, end: end, number: number)
    default:
      break
    }
  }

  // MARK: Headings

  private mutating func heading(start: Int, hash: Int, end: Int, number: Int) {
    var after = hash
    while after < end, bytes[after] == .hash { after += 1 }
    let level = after - hash
    guard level <= 6, after == end || bytes[after].isBlank else { return }
    var text = bytes.trimmedLine(after, end)
    // A closing run of #s belongs to the text unless white space is before it.
    var close = text.end
    while close > text.start, bytes[close - 1] == .hash { close -= 1 }
    if close == text.start {
      text = ByteRange(close, close)
    } else if close < text.end, bytes[close - 1].isBlank {
      text = ByteRange(text.start, bytes.dropSpace(from: text.start, to: close))
    }
    marks.append(
      MarkdownMark(
        kind: .heading(level: UInt8(level)), start: start, line: number, text: text,
        indent: hash - start))
  }

  // MARK: Labels and list items

  private mutating func labelOrItem(at first: Int, lineStart: Int, end: Int, number: Int) {
    if append(labelAt: first, lineStart: lineStart, end: end, number: number, isListItem: false) {
      return
    }
    guard let content = bytes.listItemContent(at: first, before: end) else { return }
    switch bytes[content] {
    case .star, .underscore:
      _ = append(
        labelAt: content, lineStart: lineStart, end: end, number: number, isListItem: true)
    case .backtick, .tilde:
      fence(at: content, lineStart: lineStart, end: end, number: number)
    default:
      break
    }
  }

  private mutating func append(
    labelAt offset: Int, lineStart: Int, end: Int, number: Int, isListItem: Bool
  ) -> Bool {
    guard bytes[offset] == .star || bytes[offset] == .underscore,
      let label = Label(bytes, at: offset, lineEnd: end)
    else { return false }
    var mark = MarkdownMark(
      kind: .label(label.part), start: lineStart, line: number, text: ByteRange(label.content, end),
      indent: offset - lineStart)
    mark.isListItem = isListItem
    mark.isBare = label.isBare
    mark.isLetter = label.isLetter
    mark.word = label.word
    marks.append(mark)
    return true
  }

  // MARK: Code and comments

  /// Skips fenced code if a fence opens here.
  private mutating func fence(at first: Int, lineStart: Int, end: Int, number: Int) {
    guard let fence = CodeFence(bytes, at: first, lineEnd: end) else { return }
    var hidesHeadings = false
    while offset < bytes.count {
      let start = offset
      let end = bytes.lineEnd(from: start)
      offset = end + 1
      line += 1
      if fence.isClosed(by: start, end, in: bytes, margin: first - lineStart) { return }
      hidesHeadings = hidesHeadings || bytes.starts(with: "##", at: start, before: end)
    }
    report(
      hidesHeadings ? .error : .warning, at: first, line: number,
      .openFence)
  }

  /// Skips a comment that starts a line; it ends with the line that closes it.
  private mutating func comment(at first: Int, end: Int, number: Int) {
    guard commentsEnd else { return }
    guard let close = bytes.find("-->", from: first + 4, to: bytes.count) else {
      // Searched for only once, because a file may open a comment in every line.
      commentsEnd = false
      report(.error, at: first, line: number, .openComment)
      return
    }
    guard close > end else { return }
    var feed = end
    while feed < close {
      line += 1
      feed = bytes.lineEnd(from: feed + 1)
    }
    offset = feed + 1
  }

  private mutating func report(
    _ severity: Problem.Severity, at offset: Int, line: Int, _ cause: Problem.Cause
  ) {
    problems.append(
      Problem(
        severity: severity, file: path, line: line, column: bytes.column(of: offset),
        cause: cause))
  }
}
