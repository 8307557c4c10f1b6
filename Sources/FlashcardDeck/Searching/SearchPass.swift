import Toolkit

/// One pass over all texts for some words.
struct SearchPass {
  private let texts: SearchTexts
  private let words: [SearchWord]
  private let preferred: Language
  /// For each part and word, a pass over that part.
  private var scans: [[WordScan]]
  /// For each deck and language, each topic and each word, whether the topic's names have it.
  private let topics: [[[Bool]]]

  init(_ texts: SearchTexts, _ words: [SearchWord], _ preferred: Language) {
    self.texts = texts
    self.preferred = preferred
    self.words = words
    scans = texts.parts.map { _ in words.map(WordScan.init) }
    topics = texts.topics.map { topics in
      var scans = words.map(WordScan.init)
      return topics.bytes.withUnsafeBufferPointer { bytes in
        topics.names.map { name in
          words.indices.map { scans[$0].occurs(words[$0], in: name, of: bytes) }
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
      let language = texts.parts[Int(text.part)].language
      let isKnown = found.last?.card == card
      if isKnown, language != preferred { continue }
      guard let place = place(in: text) else { continue }
      if isKnown { found.removeLast() }
      found.append(
        Search.Hit(card: card, language: language, isInQuestion: place == .question))
    }
    return found
  }

  private enum Place {
    case question, elsewhere
  }

  /// Where a text has all words; nil if it has not.
  private mutating func place(in text: SearchTexts.Text) -> Place? {
    let part = Int(text.part)
    var place = Place.question
    for word in words.indices {
      if topics[texts.parts[part].topics][Int(text.topic)][word] {
        place = .elsewhere
        continue
      }
      let span = texts.parts[part].cards[Int(text.index)]
      let start = texts.parts[part].withBytes { bytes in
        scans[part][word].start(words[word], in: span, of: bytes)
      }
      guard let start else { return nil }
      if start >= span.questionEnd { place = .elsewhere }
    }
    return place
  }
}

extension WordScan {
  /// Where a text has the word's letters for the first time, if it has the word with its accents; nil
  /// otherwise.
  fileprivate mutating func start(
    _ word: SearchWord, in span: SearchTexts.Span, of bytes: Bytes
  ) -> Int? {
    guard let start = start(in: span.letters.range, of: bytes) else { return nil }
    return hasAccents(of: word, in: span, of: bytes) ? start : nil
  }

  fileprivate mutating func occurs(
    _ word: SearchWord, in span: SearchTexts.Span, of bytes: Bytes
  ) -> Bool {
    start(word, in: span, of: bytes) != nil
  }

  /// Whether a text that has the word's letters has them with the accents that the word has.
  private func hasAccents(
    of word: SearchWord, in span: SearchTexts.Span, of bytes: Bytes
  ) -> Bool {
    guard let accent = word.accent else { return true }
    let range = span.accented.range
    guard bytes.first(accent, from: range.lowerBound, to: range.upperBound) < range.upperBound
    else {
      return false
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    let units = text.unicodeScalars.map {
      Folding.Unit(scalar: $0, isAccent: Folding.isAccent($0.value))
    }
    // Only the words that have accents are there, each in a line.
    return word.parts.allSatisfy { $0.accent == nil || $0.occurs(in: units) }
  }
}
