import Toolkit

/// A Markdown text in blocks, as far as cards are asked by them: lists, and all others.
struct TextBlocks {
  enum Block: Equatable {
    case list([Item])
    /// A paragraph, code, a table, a quote.
    case other(String)
  }

  /// An item of the outermost level of a list, without its marker and the indentation of its lines.
  struct Item: Equatable {
    var text: String
    /// Whether the box of a task is ticked; nil if it has none.
    var isTicked: Bool?
  }

  /// A line that is no block, and parts two lists.
  static let parting = "<!-- -->"

  private(set) var blocks: [Block] = []
  /// Where each block begins, in bytes of the text.
  private(set) var starts: [Int] = []

  init(_ text: String) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = BlockReader(bytes)
      reader.read()
      (blocks, starts) = (reader.blocks, reader.starts)
    }
  }

  /// The items of the first list; nil if there is none.
  var firstList: [Item]? {
    for case .list(let items) in blocks { return items }
    return nil
  }
}

private struct BlockReader {
  private let bytes: Bytes
  private(set) var blocks: [TextBlocks.Block] = []
  private(set) var starts: [Int] = []
  private var offset = 0

  init(_ bytes: Bytes) { self.bytes = bytes }

  mutating func read() {
    while offset < bytes.count {
      let end = bytes.lineEnd(from: offset)
      let (first, column) = bytes.skipIndent(from: offset, to: end)
      if first == end || bytes.starts(with: "<!-- -->", at: first, before: end) {
        offset = end + 1
        continue
      }
      starts.append(offset)
      if column <= 3, let item = item(at: first, column: column, before: end) {
        blocks.append(.list(readList(item, column: column)))
      } else {
        blocks.append(.other(readOther()))
      }
    }
  }

  private func item(at first: Int, column: Int, before end: Int) -> (content: Int, column: Int)? {
    bytes.isRule(at: first, before: end)
      ? nil : bytes.listItem(at: first, column: column, before: end)
  }

  /// Up to a blank line, or a list that follows without one.
  private mutating func readOther() -> String {
    let start = offset
    var code = CodeLines(bytes, margin: 0)
    while offset < bytes.count {
      let end = bytes.lineEnd(from: offset)
      let isCode = code.take(offset, end, isRest: false)
      let (first, column) = bytes.skipIndent(from: offset, to: end)
      if !isCode {
        if first == end { break }
        if offset > start, column <= 3, let item = item(at: first, column: column, before: end),
          bytes.mayInterrupt(itemAt: first, content: item.content, end)
        {
          break
        }
      }
      offset = end + 1
    }
    return bytes.string(bytes.trimmedBlock(start, min(offset, bytes.count)))
  }

  private mutating func readList(
    _ first: (content: Int, column: Int), column: Int
  ) -> [TextBlocks.Item] {
    var items: [TextBlocks.Item] = []
    var item = first
    let marker = bytes[bytes.skipBlanks(from: offset, to: bytes.count)]
    while true {
      var lines = [ByteRange(item.content, bytes.lineEnd(from: item.content))]
      offset = lines[0].end + 1
      var isAfterBlank = false
      var next: (content: Int, column: Int)?
      while offset < bytes.count {
        let end = bytes.lineEnd(from: offset)
        let (first, indent) = bytes.skipIndent(from: offset, to: end)
        if first == end {
          isAfterBlank = true
        } else if indent < item.column {
          let other = self.item(at: first, column: indent, before: end)
          let isSameList = bytes[first].isDigit ? marker.isDigit : bytes[first] == marker
          if let other, isSameList {
            next = other
            break
          }
          // A paragraph's line may be indented less.
          if isAfterBlank || other != nil || bytes.interrupts(at: first, before: end) { break }
          isAfterBlank = false
        } else {
          isAfterBlank = false
        }
        lines.append(ByteRange(offset, end))
        offset = end + 1
      }
      items.append(makeItem(lines, column: item.column))
      guard let following = next else { return items }
      item = following
    }
  }

  private func makeItem(_ lines: [ByteRange], column: Int) -> TextBlocks.Item {
    var content = lines[0]
    let box = bytes.tick(in: content)
    if box != nil { content = bytes.trimmedLine(content.start + 3, content.end) }
    var text = bytes.string(content)
    for line in lines.dropFirst() {
      var start = line.start
      while start < line.end, bytes[start].isBlank, start - line.start < column { start += 1 }
      text += "\n" + bytes.string(ByteRange(start, line.end))
    }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return TextBlocks.Item(text: text, isTicked: box)
  }
}

extension Bytes {
  /// Whether the box at the start of a list item is ticked, `[x]` or `[ ]`; nil if there is none.
  func tick(in item: ByteRange) -> Bool? {
    let start = item.start
    guard item.end - start >= 3, self[start] == UInt8(ascii: "["),
      self[start + 2] == UInt8(ascii: "]"),
      start + 3 == item.end || self[start + 3].isBlank
    else { return nil }
    switch self[start + 1] {
    case 0x20: return false
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return true
    default: return nil
    }
  }
}
