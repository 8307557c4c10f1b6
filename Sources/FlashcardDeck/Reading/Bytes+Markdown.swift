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
    // Text in a label's own line is a paragraph, whatever white space follows the label.
    if first == start, first > 0, self[first - 1] != .lineFeed {
      first = skipSpace(from: first, to: end)
    }
    return ByteRange(first, dropSpace(from: first, to: end))
  }

  /// A card's part: a block without the rule that parts it from the next card.
  func cardPart(_ start: Int, _ end: Int) -> ByteRange {
    let block = trimmedBlock(start, end)
    guard block.end - block.start > 4 else { return block }
    let mark = self[block.end - 1]
    guard mark == .dash || mark == .star || mark == .underscore else { return block }
    var place = block.end
    while place > block.start, self[place - 1] == mark || self[place - 1].isBlank { place -= 1 }
    // A blank line before it, or it would underline a heading.
    guard block.end - place >= 3, place - block.start >= 2, self[place - 1] == .lineFeed,
      let before = self[..<(place - 1)].lastIndex(where: { !$0.isBlank }), before >= block.start,
      self[before] == .lineFeed
    else { return block }
    return ByteRange(block.start, dropSpace(from: block.start, to: place))
  }

  /// The end of the code span that opens here, or of its backticks when it does not close soon.
  ///
  /// Looked for in the next 4096 bytes of the line, or a long line of backticks would take forever.
  func codeSpanEnd(at start: Int, before lineEnd: Int) -> Int {
    let end = Swift.min(lineEnd, start + 4096)
    var after = start
    while after < end, self[after] == .backtick { after += 1 }
    let length = after - start
    var place = after
    while true {
      place = first(.backtick, from: place, to: end)
      if place >= end { return after }
      let run = place
      while place < end, self[place] == .backtick { place += 1 }
      if place - run == length { return place }
    }
  }

  /// Where the content of the list item that starts here starts; nil when none starts.
  ///
  /// `1、` counts as well, since notes number with it, though Markdown does not know it.
  func listItemContent(at first: Int, before end: Int) -> Int? {
    var place = first
    if self[place].isDigit {
      while place < end, self[place].isDigit, place - first < 9 { place += 1 }
      if starts(with: "、", at: place, before: end) {
        place = skipSpace(from: place + 3, to: end)
        return place < end ? place : nil
      }
      guard place < end, self[place] == 0x2E || self[place] == 0x29 else { return nil }
    }
    place += 1
    guard place < end, self[place].isBlank else { return nil }
    place = skipSpace(from: place, to: end)
    return place < end ? place : nil
  }
}
