import Toolkit

/// The texts of a search, all of them in memory until it ends.
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
    /// Each topic's names, one in a line.
    let topics: [String]
    /// Whether it has forms of letters that hardly any text has.
    let hasRareForms: Bool

    init(of deck: Deck, _ index: Int) {
      // No card is found in a file that has changed.
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
  /// Bytes of the longest text; no text contains a word with more letters.
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
