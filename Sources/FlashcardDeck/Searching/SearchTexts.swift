import Toolkit

/// The texts of a search as the screen shows them, folded, all of them in memory until it ends.
struct SearchTexts: Sendable {
  /// A card in one language.
  struct Text: Sendable {
    let card: Int32
    /// The index of its part below.
    let part: Int32
    /// Its index in the part.
    let index: Int32
    let topic: Int32
  }

  /// Ranges of a part's bytes: a text without accents, and behind it its words that have accents, with
  /// them. Four small numbers, because there is one for each card in memory.
  struct Span: Sendable {
    private let start: UInt32
    private let lettersEnd: UInt32
    private let end: UInt32
    /// The end of a card's question among the letters.
    var questionEnd: UInt32 = 0

    init(_ start: Int, lettersEnd: Int, end: Int) {
      self.start = UInt32(truncatingIfNeeded: start)
      self.lettersEnd = UInt32(truncatingIfNeeded: lettersEnd)
      self.end = UInt32(truncatingIfNeeded: end)
    }

    var letters: ByteRange { ByteRange(Int(start), Int(lettersEnd)) }
    var accented: ByteRange { ByteRange(Int(lettersEnd), Int(end)) }
  }

  /// Some cards of a file. A file has several parts, so that several threads can read it, and so that
  /// little of it is in memory as it is written.
  struct Part: Sendable {
    let bytes: [UInt8]
    let language: Language
    /// The index of the first card in the file.
    let first: Int
    /// The cards' texts.
    let cards: [Span]
    /// The index of the names of its deck's topics in its language.
    let topics: Int

    func withBytes<Result>(_ body: (Bytes) -> Result) -> Result {
      bytes.withUnsafeBufferPointer(body)
    }
  }

  /// The names of a deck's topics in the language of one of its files. Not in each part: a deck may have as
  /// many topics as cards.
  struct Topics: Sendable {
    let bytes: [UInt8]
    let names: [Span]
  }

  let library: Library
  /// In the order of the cards.
  private(set) var texts: [Text] = []
  let parts: [Part]
  private(set) var topics: [Topics] = []

  /// The cards of a part. Each thread has the text of one in memory besides.
  private static let cardsOfAPart = 1024

  /// Reads all texts of a library.
  ///
  /// - Parameter showing: what the screen shows of a Markdown text.
  init(_ library: Library, showing: @escaping @Sendable (String) -> String) {
    self.library = library
    // The first part of each file of each deck.
    var first: [[Int]] = []
    var jobs: [(deck: Deck, file: Int, cards: Range<Int>, topics: Int)] = []
    for deck in library.decks {
      first.append([])
      for (index, file) in deck.files.enumerated() {
        first[first.count - 1].append(jobs.count)
        topics.append(
          Topics(of: deck, in: deck.languages[index] ?? .english, showing: showing))
        for start in stride(from: 0, to: file.cards.count, by: Self.cardsOfAPart) {
          let cards = start..<min(start + Self.cardsOfAPart, file.cards.count)
          jobs.append((deck, index, cards, topics.count - 1))
        }
      }
    }
    let all = jobs
    let parts = Parallel.map(all.count) { index in
      Part(
        of: all[index].deck, all[index].file, all[index].cards, topics: all[index].topics,
        showing: showing)
    }
    self.parts = parts
    texts.reserveLargeCapacity(library.entries.count)
    for (card, entry) in library.entries.enumerated() {
      for location in [library.locations[card], library.otherLocation(at: card)]
      where location.exists {
        let index = Int(location.card)
        let part = first[entry.deck][Int(location.file)] + index / Self.cardsOfAPart
        // No card is found in a file that has changed.
        guard parts[part].cards.indices.contains(index - parts[part].first) else { continue }
        texts.append(
          Text(
            card: Int32(truncatingIfNeeded: card), part: Int32(truncatingIfNeeded: part),
            index: Int32(truncatingIfNeeded: index - parts[part].first),
            topic: Int32(truncatingIfNeeded: entry.topic)))
      }
    }
  }
}

extension SearchTexts.Part {
  /// Reads some cards of a deck's file; none if the file has changed.
  init(
    of deck: Deck, _ index: Int, _ range: Range<Int>, topics: Int, showing: (String) -> String
  ) {
    let file = deck.files[index]
    let language = deck.languages[index] ?? .english
    let outlines = file.cards[range]
    var (start, end) = (Int.max, 0)
    // What is asked both ways is written twice.
    var again = 0
    for outline in outlines {
      for span in outline.shownSpans where !span.isEmpty {
        (start, end) = (min(start, span.start), max(end, span.end))
        if outline.part == .back { again += span.count }
      }
    }
    // With the byte before, which shows whether a line starts there.
    start = max(0, min(start, end) - 1)
    let source = file.text.bytes(in: start..<end)
    var writer = SearchTextWriter()
    // An array that has to grow takes twice the memory: with a tenth of 100,000 cards asked both ways, 10 MB.
    writer.reserve((source?.count ?? 0) + again + 4096)
    var cards: [SearchTexts.Span] = []
    if let source {
      cards.reserveCapacity(outlines.count)
      source.withUnsafeBufferPointer { bytes in
        var glance = MarkdownGlance(bytes, writer: writer)
        writer = SearchTextWriter()
        for (index, outline) in zip(range, outlines) {
          if let last = cards.last, index > range.lowerBound,
            outline.isGap(besides: file.cards[index - 1])
          {
            // The gaps of one text are found by the same words; a text may have hundreds.
            cards.append(last)
          } else {
            cards.append(
              outline.part == .whole
                ? glance.write(outline, at: start, of: bytes, showing: showing)
                : glance.write(file.card(at: index), showing: showing))
          }
        }
        writer = glance.writer
      }
    }
    bytes = writer.bytes
    self.topics = topics
    self.language = language
    first = range.lowerBound
    self.cards = cards
  }
}

extension SearchTexts.Topics {
  fileprivate init(of deck: Deck, in language: Language, showing: (String) -> String) {
    var writer = SearchTextWriter()
    names = deck.topics.map { topic in
      let start = writer.bytes.count
      for name in topic.path(in: language) {
        writer.append(name.mayBeMarkdown ? showing("# " + name) : name)
        writer.append(separator: .lineFeed)
      }
      return writer.endText(from: start)
    }
    bytes = writer.bytes
  }
}

extension CardOutline {
  /// Whether both are gaps of one text.
  fileprivate func isGap(besides other: CardOutline) -> Bool {
    guard case .gap = part, case .gap = other.part else { return false }
    return group == other.group
  }

  /// The parts that the screen shows; not an array, which would be made for each card.
  fileprivate var shownSpans: InlineSpans {
    InlineSpans(first: questionSpan, second: answerSpan, third: explanationSpan)
  }

  fileprivate struct InlineSpans: Sequence, IteratorProtocol {
    var first: ByteRange?
    var second: ByteRange?
    var third: ByteRange?

    mutating func next() -> ByteRange? {
      let next = first
      (first, second, third) = (second, third, nil)
      return next
    }
  }
}

extension MarkdownGlance {
  /// Writes a card's question, answer and explanation.
  fileprivate mutating func write(
    _ outline: CardOutline, at offset: Int, of bytes: Bytes, showing: (String) -> String
  ) -> SearchTexts.Span {
    let (start, place) = (writer.bytes.count, writer.place)
    var questionEnd: Int?
    for span in outline.shownSpans where !span.isEmpty {
      let span = span.moved(by: -offset)
      if outline.margin > 0 || !write(span.range) {
        var text = SourceText(bytes)
        writer.append(showing(text.text(span, margin: Int(outline.margin))))
      }
      writer.append(separator: .lineFeed)
      questionEnd = questionEnd ?? writer.bytes.count
    }
    return endCard(from: start, place, questionEnd: questionEnd)
  }
}

extension MarkdownGlance {
  /// Writes a card that is one of several of its text, as it is asked: of a cloze all that it hides, so that it
  /// is found by that.
  fileprivate mutating func write(
    _ card: Card, showing: (String) -> String
  ) -> SearchTexts.Span {
    let (start, place) = (writer.bytes.count, writer.place)
    var questionEnd: Int?
    for text in [card.cloze?.heading ?? card.question, card.answer, card.explanation]
    where !text.isEmpty {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        // A writer that is in two places would be copied.
        var other = MarkdownGlance(bytes, writer: writer)
        writer = SearchTextWriter()
        if !other.write(0..<bytes.count) { other.writer.append(showing(text)) }
        writer = other.writer
      }
      writer.append(separator: .lineFeed)
      questionEnd = questionEnd ?? writer.bytes.count
    }
    return endCard(from: start, place, questionEnd: questionEnd)
  }
}

extension MarkdownGlance {
  /// Ends a card; it is left out if the part would be longer than ranges can address.
  private mutating func endCard(
    from start: Int, _ place: SearchTextWriter.Place, questionEnd: Int?
  ) -> SearchTexts.Span {
    var span = writer.endText(from: start)
    guard writer.bytes.count <= ByteRange.limit else {
      writer.goBack(to: place)
      return SearchTexts.Span(0, lettersEnd: 0, end: 0)
    }
    span.questionEnd = UInt32(questionEnd ?? start)
    return span
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
