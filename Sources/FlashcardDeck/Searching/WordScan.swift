import Toolkit

/// A pass over folded text for one word; quickest if ranges come in the order of the text.
struct WordScan {
  private let word: SearchWord
  /// The offset of the first occurrence at or after `from`; -1 before anything was looked for.
  private var next = -1
  private var from = 0

  init(_ word: SearchWord) { self.word = word }

  /// Whether a range, which no occurrence crosses the ends of, has the word's letters without regard
  /// to accents.
  mutating func occurs(in range: Range<Int>, of text: Bytes) -> Bool {
    guard !word.letters.isEmpty else { return true }
    // Cards in a second language may come in another order than in its file.
    if range.lowerBound < from {
      return first(from: range.lowerBound, to: range.upperBound, of: text) < range.upperBound
    }
    if next < range.lowerBound {
      from = range.lowerBound
      next = first(from: from, to: text.count, of: text)
    }
    return next < range.upperBound
  }

  /// The offset of the first anchor in a range around which the word is; the range's end if none is.
  private func first(from start: Int, to end: Int, of text: Bytes) -> Int {
    var offset = text.first(word.anchor.byte, from: start, to: end)
    while offset < end, !word.matches(at: offset, of: text) {
      offset = text.first(word.anchor.byte, from: offset + 1, to: end)
    }
    return offset
  }
}
