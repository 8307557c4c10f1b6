import Toolkit

extension Bytes {
  /// A line's text without white space at its ends.
  func trimmedLine(_ start: Int, _ end: Int) -> ByteRange {
    let first = skipSpace(from: start, to: end)
    return ByteRange(first, dropSpace(from: first, to: end))
  }

  /// A block without blank lines at its ends; the indentation of its first line stays, because it may
  /// be code.
  func trimmedBlock(_ start: Int, _ end: Int) -> ByteRange {
    var first = skipSpace(from: start, to: end)
    if first >= end { return ByteRange(start, start) }
    while first > start, self[first - 1].isBlank { first -= 1 }
    if first > start, self[first - 1] != .lineFeed { first = skipSpace(from: first, to: end) }
    // Text in a label's own line is a paragraph, also after much white space.
    if first == start, first > 0, self[first - 1] != .lineFeed {
      first = skipSpace(from: first, to: end)
    }
    return ByteRange(first, dropSpace(from: first, to: end))
  }

  /// A card's part: a block without the rule between it and the next card.
  func cardPart(_ start: Int, _ end: Int) -> ByteRange {
    let block = trimmedBlock(start, end)
    guard block.end - block.start > 4 else { return block }
    let mark = self[block.end - 1]
    guard mark == .dash || mark == .star || mark == .underscore else { return block }
    var offset = block.end
    while offset > block.start, self[offset - 1] == mark || self[offset - 1].isBlank { offset -= 1 }
    // A blank line before it, or it would underline a heading.
    guard block.end - offset >= 3, offset - block.start >= 2, self[offset - 1] == .lineFeed,
      let before = self[..<(offset - 1)].lastIndex(where: { !$0.isBlank }), before >= block.start,
      self[before] == .lineFeed
    else { return block }
    return ByteRange(block.start, dropSpace(from: block.start, to: offset))
  }

  /// A part without the backslash at its end, if that is a break of the paragraph which goes on behind it.
  @inline(__always)
  func withoutBreak(_ part: ByteRange) -> ByteRange {
    part.end > 0 && self[part.end - 1] == UInt8(ascii: "\\") ? withoutSlash(part) : part
  }

  private func withoutSlash(_ part: ByteRange) -> ByteRange {
    let slash = part.end - 1
    guard slash > part.start, self[slash - 1] != UInt8(ascii: "\\"), part.end < count,
      self[part.end] == .lineFeed,
      case let next = part.end + 1,
      next < count, skipSpace(from: next, to: lineEnd(from: next)) < lineEnd(from: next)
    else { return part }
    return ByteRange(part.start, dropSpace(from: part.start, to: slash))
  }

  /// The sign of ASCII at an offset, also in its fullwidth form, as an input method writes it, and its length.
  func sign(at offset: Int, before end: Int) -> (sign: UInt8, width: Int)? {
    guard offset < end else { return nil }
    if self[offset] < 0x80 { return (self[offset], 1) }
    guard offset + 2 < end, self[offset] == 0xEF else { return nil }
    switch (self[offset + 1], self[offset + 2]) {
    case (0xBC, 0x81...0xBF): return (self[offset + 2] - 0x60, 3)
    case (0xBD, 0x80...0x9E): return (self[offset + 2] - 0x20, 3)
    default: return nil
    }
  }

  /// The end of the code span that opens here; the end of its opening backticks if it does not close
  /// within 4096 bytes of the line. Without that limit a line of backticks would take quadratic time.
  func codeSpanEnd(at start: Int, before lineEnd: Int) -> Int {
    let end = Swift.min(lineEnd, start + 4096)
    var after = start
    while after < end, self[after] == .backtick { after += 1 }
    let length = after - start
    var offset = after
    while true {
      offset = first(.backtick, from: offset, to: end)
      if offset >= end { return after }
      let run = offset
      while offset < end, self[offset] == .backtick { offset += 1 }
      if offset - run == length { return offset }
    }
  }
}
