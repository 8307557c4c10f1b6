import Toolkit

/// A pass over folded text for one word, from range to range in their order.
struct WordScan {
  private let word: SearchWord
  /// The next occurrence of the word's anchor with all letters, at or after `from`; -1 before the first.
  private var next = -1

  init(_ word: SearchWord) { self.word = word }

  /// Whether a range, which no occurrence crosses the ends of, has the word's letters without regard
  /// to accents.
  mutating func occurs(in range: Range<Int>, of text: Bytes) -> Bool {
    guard !word.letters.isEmpty else { return true }
    if next < range.lowerBound {
      next = text.first(word.anchor.byte, from: range.lowerBound, to: text.count)
      while next < text.count, !word.matches(at: next, of: text) {
        next = text.first(word.anchor.byte, from: next + 1, to: text.count)
      }
    }
    return next < range.upperBound
  }
}
