import Toolkit

/// Lists in the answer to a `###` whose items all look like cards in one line, `question :: answer`: they are text
/// there, which their author may not have meant.
struct AnswerPairs {
  /// The first item of each such list.
  private(set) var lists: [MarkdownMark] = []

  /// - Parameter pairs: the items of the answer with colons that would part a card, in their order.
  init(_ pairs: [MarkdownMark], in answer: ByteRange, of bytes: Bytes) {
    guard !pairs.isEmpty else { return }
    let blocks = TextBlocks(bytes.string(answer))
    for (index, block) in blocks.blocks.enumerated() {
      guard case .list(let items) = block else { continue }
      let start = answer.start + blocks.starts[index]
      let next = index + 1 < blocks.starts.count ? answer.start + blocks.starts[index + 1] : nil
      let column = Self.column(of: start, in: bytes)
      let own = pairs.filter {
        $0.start >= start && $0.start < next ?? answer.end
          && Self.column(of: $0.start, in: bytes) == column
      }
      if let first = own.first, own.count == items.count,
        !own.contains(where: { Self.hasArrow($0, in: bytes) }),
        !own.allSatisfy({ Self.isTyped($0, in: bytes) })
      {
        lists.append(first)
      }
    }
  }

  private static func column(of line: Int, in bytes: Bytes) -> Int {
    bytes.skipIndent(from: line, to: bytes.lineEnd(from: line)).column
  }

  /// Whether an item says the type of a function, as in Haskell: `map :: (a -> b) -> [a] -> [b]`.
  private static func hasArrow(_ item: MarkdownMark, in bytes: Bytes) -> Bool {
    guard let colons = item.colons(in: bytes)?.start else { return false }
    return ["->", "=>"].contains { bytes.find($0, from: colons, to: item.text.end) != nil }
  }

  /// Whether an item says the type of a name: `size :: Int`.
  private static func isTyped(_ item: MarkdownMark, in bytes: Bytes) -> Bool {
    guard case .card(let colons, _, _) = item.colons(in: bytes) else { return false }
    let name = bytes.trimmedLine(item.text.start, colons.start)
    let type = bytes.trimmedLine(colons.end, item.text.end)
    func isWord(_ span: ByteRange) -> Bool {
      !span.isEmpty && bytes[span.range].allSatisfy { $0.isWord || $0 == UInt8(ascii: ".") }
    }
    return isWord(name) && isWord(type) && bytes[name.start] & 0x20 != 0
      && bytes[type.start].isLetter && bytes[type.start] & 0x20 == 0
  }
}
