import Toolkit

/// Reads the texts of a library's cards, deck after deck, each file once.
struct LibraryFaces {
  private let library: Library
  private var deck = -1
  private var files: [[UInt8]?] = []

  init(_ library: Library) { self.library = library }

  /// A card's text in each language; none if its file changed since its cards were found.
  mutating func faces(ofCardAt index: Int) -> [CardFace] {
    texts(ofCardAt: index) { Self.face(of: $0, in: $1) }
  }

  /// A digest of a card's question and answer in each language, without making strings of them.
  mutating func digests(ofCardAt index: Int) -> [UInt64] {
    texts(ofCardAt: index) { outline, bytes in
      guard max(outline.questionSpan.end, outline.answerSpan.end) <= bytes.count else { return nil }
      var digest = Digest()
      digest.add(outline.questionSpan, of: bytes)
      digest.add(outline.answerSpan, of: bytes)
      return digest.value
    }
  }

  private mutating func texts<Text>(
    ofCardAt index: Int, _ make: (CardOutline, Bytes) -> Text?
  ) -> [Text] {
    takeDeck(library.entries[index].deck)
    return [library.locations[index], library.otherLocation(at: index)].filter(\.exists)
      .compactMap { location in
        let file = Int(location.file)
        let outline = library.decks[deck].files[file].cards[Int(location.card)]
        return files[file]?.withUnsafeBufferPointer { make(outline, $0) } ?? nil
      }
  }

  private mutating func takeDeck(_ other: Int) {
    if other == deck { return }
    deck = other
    files = library.decks[deck].files.map(\.text.bytes)
  }

  /// The texts of many cards, in their order.
  static func faces(ofCardsAt indices: [Int], in library: Library) -> [[CardFace]] {
    let parts = Parallel.parts(of: indices.indices, worthAThread: 1000)
    return Parallel.map(parts.count) { part in
      var texts = LibraryFaces(library)
      return indices[parts[part]].map { texts.faces(ofCardAt: $0) }
    }.flatMap { $0 }
  }

  private static func face(of outline: CardOutline, in bytes: Bytes) -> CardFace {
    var text = SourceText(bytes)
    let margin = Int(outline.margin)
    let question = text.text(outline.questionSpan, margin: margin)
    if margin == 0, outline.answerSpan.end <= bytes.count,
      let answer = PlainScalars(UnsafeBufferPointer(rebasing: bytes[outline.answerSpan.range]))
    {
      return CardFace(question: question, answer: answer)
    }
    return CardFace(
      question: question, answer: text.text(outline.answerSpan, margin: margin))
  }
}
