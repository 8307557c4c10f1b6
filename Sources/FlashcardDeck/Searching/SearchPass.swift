import Toolkit

/// One pass over all texts for some words.
struct SearchPass {
  private let texts: SearchTexts
  private let words: [SearchWord]
  /// For each part and word, a pass over that part.
  private var scans: [[WordScan]]
  /// For each part, each topic and each word, whether the topic's names have it.
  private let topics: [[[Bool]]]

  init(_ texts: SearchTexts, _ words: [SearchWord]) {
    self.texts = texts
    self.words = words
    scans = texts.parts.map { _ in words.map(WordScan.init) }
    topics = texts.parts.map { part in
      var scans = words.map(WordScan.init)
      return part.withBytes { bytes in
        part.topics.map { topic in
          words.indices.map { scans[$0].occurs(words[$0], in: topic, of: bytes) }
        }
      }
    }
  }

  /// Those of some cards that have all words in one language, among those of a wider search or all.
  mutating func hits(in cards: Range<Int>, among wider: [Search.Hit]?) -> [Search.Hit] {
    var found: [Search.Hit] = []
    var candidates = wider?.makeIterator()
    var candidate = candidates?.next()?.card
    for text in texts.texts(of: cards) {
      let card = Int(text.card)
      if candidates != nil {
        while let at = candidate, at < card { candidate = candidates?.next()?.card }
        guard let candidate else { break }
        if candidate != card { continue }
      }
      if found.last?.card != card, hasAll(text) {
        found.append(Search.Hit(card: card, language: texts.parts[Int(text.part)].language))
      }
    }
    return found
  }

  private mutating func hasAll(_ text: SearchTexts.Text) -> Bool {
    let part = Int(text.part)
    for word in words.indices where !topics[part][Int(text.topic)][word] {
      let span = texts.parts[part].cards[Int(text.index)]
      let occurs = texts.parts[part].withBytes { bytes in
        scans[part][word].occurs(words[word], in: span, of: bytes)
      }
      guard occurs else { return false }
    }
    return true
  }
}

extension WordScan {
  /// Whether a text has the word, with the accents that the word has.
  fileprivate mutating func occurs(
    _ word: SearchWord, in span: SearchTexts.Span, of bytes: Bytes
  ) -> Bool {
    guard occurs(in: span.letters.range, of: bytes) else { return false }
    guard let accent = word.accent else { return true }
    let range = span.accented.range
    guard bytes.first(accent, from: range.lowerBound, to: range.upperBound) < range.upperBound
    else {
      return false
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    return word.occurs(
      in: text.unicodeScalars.map {
        Folding.Unit(scalar: $0, isAccent: Folding.isAccent($0.value))
      })
  }
}
