import Toolkit

/// The list items that a line is in, as far as structure and code need to know (CommonMark 5.2).
struct ListItems {
  /// The columns at which the items' content begins, outermost first.
  private var columns: [Int] = []
  /// A few levels deep is enough to tell code from text, and keeps a line of markers linear.
  private static let deepest = 16

  var isEmpty: Bool { columns.isEmpty }
  var count: Int { columns.count }
  /// The column at which the innermost item's content begins; 0 outside lists.
  var column: Int { columns.last ?? 0 }

  /// Whether the innermost item has begun with an empty line.
  private var isBegun = false

  mutating func removeAll() { columns.removeAll(keepingCapacity: true) }

  /// Enters an item whose content begins at a column, with the next line if there is none in this one.
  mutating func enter(_ column: Int, isEmpty: Bool = false) {
    guard columns.count < Self.deepest else { return }
    columns.append(column)
    isBegun = isEmpty
  }

  /// A second empty line ends an item that has begun with one.
  mutating func takeBlankLine() {
    if isBegun, !columns.isEmpty { columns.removeLast() }
    isBegun = false
  }

  /// Leaves the items that a line with this indentation is not in. A line of a paragraph may be
  /// indented less than its item, if `mayGoOn`.
  mutating func leave(indent: Int, at first: Int, before end: Int, of bytes: Bytes, mayGoOn: Bool) {
    defer { isBegun = false }
    guard indent < column, !mayGoOn || isBegun || bytes.interrupts(at: first, before: end) else {
      return
    }
    while let last = columns.last, last > indent { columns.removeLast() }
  }
}

extension Bytes {
  /// The first offset that is no blank, and its column: a tab goes to the next multiple of four
  /// (CommonMark 2.2).
  @inline(__always)
  func skipIndent(from start: Int, to end: Int, column: Int = 0) -> (offset: Int, column: Int) {
    var (offset, column) = (start, column)
    while offset < end {
      if self[offset] == 0x20 {
        column += 1
      } else if self[offset] == 0x09 {
        column += 4 - column % 4
      } else {
        break
      }
      offset += 1
    }
    return (offset, column)
  }

  /// The end of a list item's marker at an offset; nil if there is none. `1、` counts as well.
  func listMarkerEnd(at first: Int, before end: Int) -> Int? {
    var offset = first
    switch self[offset] {
    case .dash, .star, UInt8(ascii: "+"): offset += 1
    case 0x30...0x39:
      while offset < end, self[offset].isDigit, offset - first < 9 { offset += 1 }
      if starts(with: "、", at: offset, before: end) { return offset + 3 }
      guard offset < end, self[offset] == 0x2E || self[offset] == 0x29 else { return nil }
      offset += 1
    default: return nil
    }
    return offset == end || self[offset].isBlank ? offset : nil
  }

  /// The content of the list item at an offset and the column at which it begins; the content is at
  /// the line's end if the item begins with an empty line.
  func listItem(at first: Int, column: Int, before end: Int) -> (content: Int, column: Int)? {
    guard let marker = listMarkerEnd(at: first, before: end) else { return nil }
    let width = column + (marker - first)
    let (content, after) = skipIndent(from: marker, to: end, column: width)
    // More than four columns are one, and code.
    return (content, content == end || after > width + 4 ? width + 1 : Swift.max(after, width))
  }

  /// Whether a line begins a block of its own, and does not go on with the paragraph above.
  func interrupts(at first: Int, before end: Int) -> Bool {
    switch self[first] {
    case .hash: heading(at: first, before: end) != nil
    case .backtick, .tilde: CodeFence(self, at: first, lineEnd: end) != nil
    case .less: HTMLBlock(self, at: first, lineEnd: end) != nil
    case 0x3E: true
    case .dash, .star, .underscore, UInt8(ascii: "+"), 0x30...0x39:
      isRule(at: first, before: end) || listMarkerEnd(at: first, before: end) != nil
    default: false
    }
  }

  /// Whether a list item may follow a paragraph's line: an empty one may not, nor one with another
  /// number than 1 (CommonMark 5.3).
  func mayInterrupt(itemAt first: Int, content: Int, _ end: Int) -> Bool {
    guard content < end else { return false }
    return !self[first].isDigit || self[first] == 0x31 && !self[first + 1].isDigit
  }

  /// Whether a line is a rule: three or more of one mark, and blanks (CommonMark 4.1).
  func isRule(at first: Int, before end: Int) -> Bool {
    let mark = self[first]
    guard mark == .dash || mark == .star || mark == .underscore else { return false }
    var count = 0
    for offset in first..<end {
      if self[offset] == mark { count += 1 } else if !self[offset].isBlank { return false }
    }
    return count >= 3
  }
}
