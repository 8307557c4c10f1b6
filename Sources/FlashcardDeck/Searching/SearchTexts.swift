import Toolkit

/// The texts that a search looks through, all of them in memory as long as it goes on.
struct SearchTexts: Sendable {
  /// A card in one language.
  struct Text: Sendable {
    let card: Int32
    /// The index of its file below.
    let file: Int32
    let topic: Int32
    let question: ByteRange
    let answer: ByteRange
    let explanation: ByteRange
  }

  struct File: Sendable {
    let bytes: [UInt8]?
    let language: Language
    /// Each topic's names, a line each.
    let topics: [String]
    /// Whether some letters stand in forms that hardly any text has.
    let hasRareForms: Bool

    init(of deck: Deck, _ index: Int) {
      // No card is found in a file that is gone.
      bytes = deck.files[index].text.bytes
      language = deck.languages[index] ?? .english
      topics = deck.topics.map { [language] in $0.path(in: language).joined(separator: "\n") }
      hasRareForms = bytes?.withUnsafeBufferPointer(\.hasRareForms) ?? false
    }

    func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
      bytes?.withUnsafeBufferPointer(body) ?? body(Bytes(start: nil, count: 0))
    }
  }

  let library: Library
  /// In the order of the cards.
  private(set) var texts: [Text] = []
  private(set) var files: [File] = []
  /// Bytes of the longest text; no word with more letters stands anywhere.
  private(set) var longest = 0

  init(_ library: Library) {
    self.library = library
    let first = library.decks.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.files.count) }
    let all = library.decks.flatMap { deck in deck.files.indices.map { (deck, $0) } }
    files = Parallel.map(all.count) { index in File(of: all[index].0, all[index].1) }
    longest = files.lazy.flatMap(\.topics).map(\.utf8.count).max() ?? 0
    let outlines = library.decks.flatMap { $0.files.map(\.cards) }
    texts.reserveLargeCapacity(library.entries.count)
    for (card, entry) in library.entries.enumerated() {
      for location in [library.locations[card], library.otherLocation(at: card)]
      where location.exists {
        let file = first[entry.deck] + Int(location.file)
        guard files[file].bytes != nil else { continue }
        let outline = outlines[file][Int(location.card)]
        for span in [outline.questionSpan, outline.answerSpan, outline.explanationSpan] {
          longest = max(longest, span.end - span.start)
        }
        texts.append(
          Text(
            card: Int32(truncatingIfNeeded: card), file: Int32(truncatingIfNeeded: file),
            topic: Int32(truncatingIfNeeded: entry.topic), question: outline.questionSpan,
            answer: outline.answerSpan, explanation: outline.explanationSpan))
      }
    }
  }
}

extension SearchTexts {
  /// The texts of some cards.
  func texts(of cards: Range<Int>) -> ArraySlice<Text> {
    texts[firstText(of: cards.lowerBound)..<firstText(of: cards.upperBound)]
  }

  /// The index of the first text of a card or of those after it, by binary search.
  private func firstText(of card: Int) -> Int {
    var (low, high) = (0, texts.count)
    while low < high {
      let middle = (low + high) / 2
      if texts[middle].card < card { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// One way through all texts for some words.
struct SearchPass {
  private let texts: SearchTexts
  private let words: [SearchWord]
  /// For each file and word, a pass over that file.
  private var scans: [[WordScan]]
  /// For each file, each topic and each word, whether the topic's names have it.
  private let topics: [[[Bool]]]
  /// For each word, whether a card would show it as something else.
  private let isWrittenOut: [Bool]

  init(_ texts: SearchTexts, _ folded: [String]) {
    self.texts = texts
    let words = folded.map { SearchWord($0) }
    self.words = words
    isWrittenOut = folded.map { VisibleText.block($0) != $0 }
    let common = folded.map { SearchWord($0, rareForms: false) }
    scans = texts.files.map { ($0.hasRareForms ? words : common).map(WordScan.init) }
    topics = texts.files.map { file in
      file.topics.map { names in words.map { $0.occurs(in: names) } }
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
        found.append(Search.Hit(card: card, language: texts.files[Int(text.file)].language))
      }
    }
    return found
  }

  private mutating func hasAll(_ text: SearchTexts.Text) -> Bool {
    let file = Int(text.file)
    for word in words.indices where !topics[file][Int(text.topic)][word] {
      let occurs = texts.files[file].withBytes { bytes in
        scans[file][word].occurs(in: text.question, of: bytes)
          || scans[file][word].occurs(in: text.answer, of: bytes)
          || scans[file][word].occurs(in: text.explanation, of: bytes)
      }
      guard occurs, isShown(word, text) else { return false }
    }
    return true
  }

  /// What a comment says is not shown, nor is a character that is written out instead, so neither is
  /// found.
  private func isShown(_ word: Int, _ text: SearchTexts.Text) -> Bool {
    let file = texts.files[Int(text.file)]
    let hasComment = file.withBytes { bytes in
      [text.question, text.answer, text.explanation].contains {
        bytes.find("<!--", from: $0.start, to: $0.end) != nil
      }
    }
    guard hasComment || isWrittenOut[word] else { return true }
    let card = texts.library.card(at: Int(text.card), in: file.language)
    return [card.question, card.answer, card.explanation].contains { words[word].occurs(in: $0) }
  }
}
