import Toolkit

/// A pass over one text for one word, from span to span.
struct WordScan {
  private let word: SearchWord
  /// For each of the word's clues, the next offset of its byte at or after `from`.
  private var next: [Int]
  private var from = 0

  init(_ word: SearchWord) {
    self.word = word
    next = word.clues.map { _ in -1 }
  }

  /// Whether a range contains the word; quickest if ranges come in the order of the text.
  mutating func occurs(in span: ByteRange, of text: Bytes) -> Bool {
    // An earlier range is searched by itself, without changing the state of the pass.
    if span.start < from { return matches(in: span, of: text) }
    from = span.start
    for (number, clue) in word.clues.enumerated() {
      var offset = next[number]
      if offset >= span.end { continue }
      if offset < span.start { offset = text.first(clue.byte, from: span.start, to: text.count) }
      while offset < span.end {
        if word.matches(at: offset, clue, in: span, of: text) {
          next[number] = offset
          return true
        }
        offset = text.first(clue.byte, from: offset + 1, to: text.count)
      }
      next[number] = offset
    }
    return false
  }

  private func matches(in span: ByteRange, of text: Bytes) -> Bool {
    for clue in word.clues {
      var offset = text.first(clue.byte, from: span.start, to: span.end)
      while offset < span.end {
        if word.matches(at: offset, clue, in: span, of: text) { return true }
        offset = text.first(clue.byte, from: offset + 1, to: span.end)
      }
    }
    return false
  }
}
