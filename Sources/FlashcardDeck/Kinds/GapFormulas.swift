import Toolkit

/// Which gaps of a text are inside `$…$` or `$$…$$`, by the rules by which the screen sets formulas: no space
/// inside at the ends of the first, and no digit behind it.
///
/// Each block is read once, with its gaps filled, so that a text with thousands of gaps takes linear time.
struct GapFormulas {
  private let bytes: Bytes
  private let gaps: [Gap]
  /// The block that was read last.
  private var block = ByteRange.empty
  /// Where those of its gaps begin that are in a formula.
  private var inside: Set<Int> = []

  /// - Parameter gaps: those of the text, in the order of their first braces.
  init(_ bytes: Bytes, _ gaps: [Gap]) { (self.bytes, self.gaps) = (bytes, gaps) }

  /// Whether a gap of the text is in a formula.
  mutating func contain(_ gap: Gap) -> Bool {
    let start = gap.whole.start
    if !(block.start..<block.end).contains(start) { read(blockAround: start) }
    return inside.contains(start)
  }

  private mutating func read(blockAround offset: Int) {
    var (start, end) = (offset, bytes.lineEnd(from: offset))
    while start > 0, !bytes.isBlankLineEnd(before: start) { start -= 1 }
    while end < bytes.count, !bytes.isBlankLineEnd(before: end + 1) {
      end = bytes.lineEnd(from: end + 1)
    }
    block = ByteRange(start, max(end, offset + 1))
    inside = []
    guard bytes.first(UInt8(ascii: "$"), from: start, to: end) < end else { return }
    let filled = filledBlock
    filled.text.withUnsafeBufferPointer { inside = Self.inside($0, filled.gaps) }
  }

  /// The block as it is with all its gaps filled, and where in it each gap's text is.
  private var filledBlock: (text: [UInt8], gaps: [(start: Int, text: ByteRange)]) {
    var text: [UInt8] = []
    text.reserveCapacity(block.count)
    var places: [(start: Int, text: ByteRange)] = []
    /// The gaps whose text is being written, as indices into both lists.
    var open: [(gap: Int, place: Int)] = []
    var offset = block.start
    func write(to end: Int) {
      if offset < end { text.append(contentsOf: bytes[offset..<end]) }
      offset = max(offset, end)
    }
    func close() {
      let (gap, place) = open.removeLast()
      write(to: gaps[gap].text.end)
      // As what stands for a hidden text, a gap neither begins nor ends with a space.
      while text.count > places[place].text.start, text.last?.isBlank ?? false { text.removeLast() }
      places[place].text = ByteRange(places[place].text.start, text.count)
      offset = max(offset, gaps[gap].whole.end)
    }
    for index in firstGap..<gaps.count {
      let gap = gaps[index]
      if gap.whole.start >= block.end { break }
      while let last = open.last, gaps[last.gap].text.end <= gap.whole.start { close() }
      // What is in a hint is no text.
      if gap.whole.start < offset { continue }
      write(to: gap.whole.start)
      offset = bytes.skipBlanks(from: gap.text.start, to: gap.text.end)
      open.append((index, places.count))
      places.append((gap.whole.start, ByteRange(text.count, text.count)))
    }
    while !open.isEmpty { close() }
    write(to: block.end)
    return (text, places)
  }

  /// The index of the block's first gap.
  private var firstGap: Int {
    var (low, high) = (0, gaps.count)
    while low < high {
      let middle = (low + high) / 2
      if gaps[middle].whole.start < block.start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func inside(
    _ text: Bytes, _ gaps: [(start: Int, text: ByteRange)]
  ) -> Set<Int> {
    var result: Set<Int> = []
    var (offset, next) = (0, 0)
    while offset < text.count {
      switch text[offset] {
      case .backslash: offset += 2
      case .backtick: offset = text.codeSpanEnd(at: offset, before: text.lineEnd(from: offset))
      case .dollar:
        guard let end = text.formulaEnd(at: offset) else {
          offset += 1
          continue
        }
        while next < gaps.count, gaps[next].text.start <= offset { next += 1 }
        while next < gaps.count, gaps[next].text.start < end {
          let gap = gaps[next]
          // A sign in the gap is hidden with it, so that another one has to end the formula.
          if gap.text.end < end || text.formulaEnd(at: offset, without: gap.text) != nil {
            result.insert(gap.start)
          }
          next += 1
        }
        offset = end
      default: offset += 1
      }
    }
    return result
  }
}

extension UInt8 {
  fileprivate static let backslash = UInt8(ascii: "\\")
  fileprivate static let dollar = UInt8(ascii: "$")
}

extension Bytes {
  /// Whether the line before `offset` is blank.
  fileprivate func isBlankLineEnd(before offset: Int) -> Bool {
    guard self[offset - 1] == .lineFeed else { return false }
    var before = offset - 1
    while before > 0, self[before - 1].isBlank { before -= 1 }
    return before == 0 || self[before - 1] == .lineFeed
  }

  /// The offset behind the formula that a sign opens, as if a part were not there; nil if it opens none.
  fileprivate func formulaEnd(at start: Int, without part: ByteRange? = nil) -> Int? {
    let signs = start + 1 < count && self[start + 1] == .dollar ? 2 : 1
    var offset = start + signs
    guard offset < count, signs == 2 || self[offset] > 0x20 else { return nil }
    while offset < count {
      if let part, offset == part.start, !part.isEmpty {
        offset = part.end
        continue
      }
      switch self[offset] {
      case .backslash: offset += 1
      case .dollar where signs == 2:
        if offset + 1 < count, self[offset + 1] == .dollar { return offset + 2 }
      case .dollar:
        let isBeforeDigit = offset + 1 < count && self[offset + 1].isDigit
        return self[offset - 1] > 0x20 && !isBeforeDigit ? offset + 1 : nil
      default: break
      }
      offset += 1
    }
    return nil
  }
}
