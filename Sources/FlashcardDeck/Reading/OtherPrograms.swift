import Toolkit

/// Cards in the forms of other programs that no reader takes: `a::b`, `a :: b`, `C: a [b]`, and `?` alone
/// between two sides.
struct OtherPrograms {
  /// A card that was found.
  struct Found {
    let line: Int
    let offset: Int
    let cause: Problem.Cause
  }

  private(set) var found: [Found] = []
  private let bytes: Bytes
  /// Whether the file says that it has cards, so that no blank has to be before `::`.
  private let isTagged: Bool
  /// The first line of the paragraph; nil behind an empty line, a heading or code.
  private var paragraph: (line: Int, offset: Int)?
  /// The first line of a side whose mark was the last line.
  private var front: (line: Int, offset: Int)?

  init(_ bytes: Bytes, from start: Int) {
    self.bytes = bytes
    isTagged = bytes.find("#flashcards", from: start, to: bytes.count) != nil
  }

  /// Takes a line without the white space at its ends.
  mutating func take(_ text: ByteRange, line: Int, isCode: Bool) {
    guard !text.isEmpty, !isCode else {
      (paragraph, front) = (nil, nil)
      return
    }
    if let front { found.append(Found(line: front.line, offset: front.offset, cause: .notTaken)) }
    front = nil
    let isMark = text.count <= 2 && bytes[text.range].allSatisfy { $0 == UInt8(ascii: "?") }
    if isMark {
      (front, paragraph) = (paragraph, nil)
    } else if isOneLine(text) {
      found.append(Found(line: line, offset: text.start, cause: .oneLineCard))
    } else if bytes[text.start] != .hash, paragraph == nil {
      paragraph = (line, text.start)
    }
  }

  private func isOneLine(_ text: ByteRange) -> Bool {
    if paragraph == nil, bytes.starts(with: "C:", at: text.start, before: text.end),
      MarkdownScan.hasGap(bytes, from: text.start, to: text.end)
    {
      return true
    }
    guard let colons = bytes.find("::", from: text.start, to: text.end),
      colons > text.start, bytes.first(.backtick, from: text.start, to: colons) == colons
    else { return false }
    let isTriple = bytes.starts(with: ":::", at: colons, before: text.end)
    let after = colons + (isTriple ? 3 : 2)
    guard after < text.end else { return false }
    return isTagged || bytes[colons - 1].isBlank && bytes[after].isBlank
      || bytes.asks(ByteRange(text.start, colons))
  }
}
