import Toolkit

/// Which lines of a card's text are code, fenced or indented, also in lists and quotes: line by line,
/// from the first (CommonMark 4.4, 4.5, 5.1, 5.2).
struct CodeLines {
  private let bytes: Bytes
  private var items = ListItems()
  private var fence: (fence: CodeFence, column: Int)?
  /// How many quotes the line before was in.
  private var quotes = 0
  private var isAfterBlank = true
  private var isAfterCode = false

  init(_ bytes: Bytes, margin: Int) {
    self.bytes = bytes
    if margin > 0 { items.enter(margin) }
  }

  /// Whether a line is code; its range begins at the start of a line unless it `isRest` of one.
  mutating func take(_ start: Int, _ end: Int, isRest: Bool) -> Bool {
    let (first, column) = unquoted(start, end)
    if first == end {
      isAfterBlank = true
      items.takeBlankLine()
      return fence != nil
    }
    if let open = fence {
      if items.isEmpty || column >= items.column {
        if open.fence.isClosed(by: margin(of: first, start), end, in: bytes, margin: open.column) {
          fence = nil
        }
        return true
      }
      fence = nil
    }
    items.leave(indent: column, at: first, before: end, of: bytes, mayGoOn: !isAfterBlank)
    if column - items.column >= 4, !isRest, isAfterBlank || isAfterCode {
      (isAfterBlank, isAfterCode) = (false, true)
      return true
    }
    (isAfterBlank, isAfterCode) = (false, false)
    if column - items.column <= 3 { open(at: first, column: column, end: end) }
    return fence != nil || isAfterCode
  }

  /// The offset from which a closing fence's indentation is counted.
  private func margin(of first: Int, _ lineStart: Int) -> Int {
    guard quotes > 0 else { return lineStart }
    var offset = first
    while offset > lineStart, bytes[offset - 1].isBlank { offset -= 1 }
    return offset
  }

  /// The first offset behind the marks of quotes, and its column behind the last one.
  private mutating func unquoted(_ start: Int, _ end: Int) -> (Int, Int) {
    var (first, column) = bytes.skipIndent(from: start, to: end)
    var depth = 0
    // In code that is not quoted, `>` is code.
    while first < end, bytes[first] == 0x3E, column <= items.column + 3 || depth > 0,
      fence == nil || depth < quotes
    {
      depth += 1
      let behind = first + 1 < end && bytes[first + 1] == 0x20 ? first + 2 : first + 1
      (first, column) = bytes.skipIndent(from: behind, to: end)
    }
    // A paragraph's line may lack the mark; nothing else does.
    if depth != quotes, depth > 0 || isAfterBlank || fence != nil {
      if depth > 0 || fence != nil { isAfterBlank = true }
      (quotes, fence) = (depth, nil)
      if depth > 0 { items.removeAll() }
    }
    return (first, column)
  }

  private mutating func open(at first: Int, column: Int, end: Int) {
    var (at, column) = (first, column)
    for _ in 0..<8 {
      if let fence = CodeFence(bytes, at: at, lineEnd: end) {
        self.fence = (fence, column)
        return
      }
      if bytes[at] == 0x3E {
        // In a quote, columns are counted from its text on.
        quotes += 1
        items.removeAll()
        (at, column) = bytes.skipIndent(from: at + 1, to: end)
        guard at < end else { return }
        continue
      }
      guard !bytes.isRule(at: at, before: end),
        let item = bytes.listItem(at: at, column: column, before: end)
      else { return }
      items.enter(item.column, isEmpty: item.content == end)
      guard item.content < end else { return }
      if let marker = bytes.listMarkerEnd(at: at, before: end) {
        let text = bytes.skipIndent(from: marker, to: end, column: column + marker - at).column
        // Code in the item's first line.
        isAfterCode = text - item.column >= 4
        if isAfterCode { return }
      }
      (at, column) = (item.content, item.column)
    }
  }
}
