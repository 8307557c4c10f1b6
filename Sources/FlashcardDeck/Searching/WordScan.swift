import Toolkit

/// A pass over folded text for one word; quickest if ranges come in the order of the text.
struct WordScan {
  private let word: SearchWord
  /// The offset of the first occurrence at or after `from`; -1 before anything was looked for.
  private var next = -1
  private var from = 0

  init(_ word: SearchWord) { self.word = word }

  /// Where a range, which no occurrence crosses the ends of, has the word's letters for the first time,
  /// without regard to accents; nil if it has not.
  mutating func start(in range: Range<Int>, of text: Bytes) -> Int? {
    guard !word.letters.isEmpty else { return range.lowerBound }
    // Cards in a second language may come in another order than in its file.
    if range.lowerBound < from {
      let found = first(from: range.lowerBound, to: range.upperBound, of: text)
      return found < range.upperBound ? found : nil
    }
    if next < range.lowerBound {
      from = range.lowerBound
      next = first(from: from, to: text.count, of: text)
    }
    return next < range.upperBound ? next : nil
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
