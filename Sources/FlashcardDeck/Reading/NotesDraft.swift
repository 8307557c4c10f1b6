import Toolkit

/// A card of interview notes whose end is not reached yet.
struct NotesDraft {
  let section: Int
  let name: CardID?
  let start: Int
  let offset: Int
  let line: Int
  var question: ByteRange
  /// Whether the question continues until an answer is found.
  var questionIsOpen = true
  /// Its largest possible end: before a heading over the answer.
  var questionEnd = Int.max
  var answerStart: Int?
  var answerEnd: Int?
  var explanationStart: Int?
  var margin = 0
  var label: MarkdownMark?
  /// The word of the answer's label.
  var answerWord: UInt8?
  var hasListItems = false
  var isUnfolded = false
}

extension Bytes {
  /// The end of the line that ends a paragraph.
  func paragraphEnd(from start: Int, to end: Int) -> Int {
    var offset = Swift.min(lineEnd(from: start), end)
    while offset < end {
      let next = Swift.min(lineEnd(from: offset + 1), end)
      if skipBlanks(from: offset + 1, to: next) == next { break }
      offset = next
    }
    return offset
  }
}
