import Toolkit

/// The opening line of fenced code (CommonMark 4.5).
struct CodeFence {
  private let mark: UInt8
  private let length: Int

  /// The fence at an offset in a line; nil when there is none.
  init?(_ bytes: Bytes, at first: Int, lineEnd: Int) {
    mark = bytes[first]
    guard mark == .backtick || mark == .tilde else { return nil }
    var after = first
    while after < lineEnd, bytes[after] == mark { after += 1 }
    length = after - first
    guard length >= 3 else { return nil }
    // Backticks behind backticks are a code span in a paragraph.
    if mark == .backtick, bytes.first(.backtick, from: after, to: lineEnd) < lineEnd { return nil }
  }

  /// Whether a line closes the code; `margin` is the column of the opening fence, which is beyond
  /// 3 in a list item.
  func isClosed(by start: Int, _ end: Int, in bytes: Bytes, margin: Int) -> Bool {
    var (offset, column) = bytes.skipIndent(from: start, to: end)
    guard offset < end, bytes[offset] == mark, column <= margin + 3 else { return false }
    column = offset
    while offset < end, bytes[offset] == mark { offset += 1 }
    return offset - column >= length && bytes.skipSpace(from: offset, to: end) == end
  }
}
