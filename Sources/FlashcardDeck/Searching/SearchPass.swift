import Toolkit

/// One pass over all texts for some words.
struct SearchPass {
  private let texts: SearchTexts
  private let words: [SearchWord]
  private let preferred: Language
  /// The letters of all words, one after another.
  private let letters: [UInt8]
  /// For each part and word, a pass over that part.
  private var scans: [[WordScan]]
  /// For each deck and language, whether a topic's names have a word: for all words of the first topic,
  /// then for those of the next.
  private let topics: [[Bool]]

  init(_ texts: SearchTexts, _ words: [SearchWord], _ preferred: Language) {
    self.texts = texts
    self.preferred = preferred
    self.words = words
    var letters: [UInt8] = []
    var scans: [WordScan] = []
    for word in words {
      scans.append(WordScan(word, lettersAt: letters.count))
      letters += word.letters
    }
    self.letters = letters
    self.scans = Array(repeating: scans, count: texts.parts.count)
    topics = texts.topics.map { topics in
      var scans = scans
      return topics.bytes.withUnsafeBufferPointer { bytes in
        letters.withUnsafeBufferPointer { letters in
          topics.names.flatMap { name in
            words.indices.map {
              scans[$0].start(in: name, of: bytes, letters, words, at: $0) != nil
            }
          }
        }
      }
    }
  }

  /// Those of some cards that have all words in one language, among those of a wider search or all.
  mutating func hits(in cards: Range<Int>, among wider: [Search.Hit]?) -> [Search.Hit] {
    var found: [Search.Hit] = []
    // The first hit of the wider search that may be the next text's card.
    var candidate = 0
    let all = texts.texts(of: cards)
    var start = all.startIndex
    // The texts of one part follow each other, but for decks in two languages.
    while start < all.endIndex {
      let part = all[start].part
      let end = all[start...].firstIndex { $0.part != part } ?? all.endIndex
      search(all[start..<end], of: Int(part), among: wider, from: &candidate, adding: &found)
      start = end
    }
    return found
  }

  /// Finds those of some texts of one part that have all words.
  private mutating func search(
    _ texts: ArraySlice<SearchTexts.Text>, of index: Int, among wider: [Search.Hit]?,
    from candidate: inout Int, adding found: inout [Search.Hit]
  ) {
    let part = self.texts.parts[index]
    let (words, topics) = (words, topics[part.topics])
    var scans: [WordScan] = []
    swap(&scans, &self.scans[index])
    defer { swap(&scans, &self.scans[index]) }
    part.withBytes { bytes in
      letters.withUnsafeBufferPointer { letters in
        for text in texts {
          let card = Int(text.card)
          if let wider {
            while candidate < wider.count, wider[candidate].card < card { candidate += 1 }
            guard candidate < wider.count else { return }
            if wider[candidate].card != card { continue }
          }
          let isKnown = found.last?.card == card
          if isKnown, part.language != preferred { continue }
          let span = part.cards[Int(text.index)]
          let first = Int(text.topic) * words.count
          var (hasAll, isInQuestion) = (true, true)
          for word in words.indices {
            if topics[first + word] {
              isInQuestion = false
            } else if let start = scans[word].start(
              in: span, of: bytes, letters, words, at: word)
            {
              if start >= span.questionEnd { isInQuestion = false }
            } else {
              hasAll = false
              break
            }
          }
          guard hasAll else { continue }
          if isKnown { found.removeLast() }
          found.append(
            Search.Hit(card: card, language: part.language, isInQuestion: isInQuestion))
        }
      }
    }
  }
}

extension WordScan {
  /// Where a text has a word's letters for the first time, if it has the word with its accents; nil
  /// otherwise. `words` has the word at `index`, which is looked at only because of accents.
  @inline(__always)
  fileprivate mutating func start(
    in span: SearchTexts.Span, of bytes: Bytes, _ letters: Bytes, _ words: [SearchWord],
    at index: Int
  ) -> Int? {
    guard let start = start(in: span.letters.range, of: bytes, letters) else { return nil }
    return !hasAccents || words[index].hasAccents(in: span, of: bytes) ? start : nil
  }
}

extension SearchWord {
  /// Whether a text that has the word's letters has them with the accents that the word has.
  fileprivate func hasAccents(in span: SearchTexts.Span, of bytes: Bytes) -> Bool {
    guard let accent else { return true }
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
    return parts.allSatisfy { $0.accent == nil || $0.occurs(in: units) }
  }
}
