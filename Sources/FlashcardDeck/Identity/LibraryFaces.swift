import Toolkit

/// Reads the texts of a library's cards, deck after deck, each file once.
struct LibraryFaces {
  private let library: Library
  private var deck = -1
  private var files: [[UInt8]?] = []

  init(_ library: Library) { self.library = library }

  /// A card's text in each language; none if its file changed since its cards were found.
  mutating func faces(ofCardAt index: Int) -> [CardFace] {
    takeDeck(library.entries[index].deck)
    var faces: [CardFace] = []
    for location in [library.locations[index], library.otherLocation(at: index)]
    where location.exists {
      let file = Int(location.file)
      let outline = library.decks[deck].files[file].cards[Int(location.card)]
      let face = files[file]?.withUnsafeBufferPointer { Self.face(of: outline, in: $0) }
      if let face { faces.append(face) }
    }
    return faces
  }

  /// A digest of a card's question and answer in each language, without making strings of them; none if its
  /// file changed since its cards were found.
  mutating func digests(ofCardAt index: Int) -> [UInt64] {
    takeDeck(library.entries[index].deck)
    var digests: [UInt64] = []
    for location in [library.locations[index], library.otherLocation(at: index)]
    where location.exists {
      let file = Int(location.file)
      let outline = library.decks[deck].files[file].cards[Int(location.card)]
      files[file]?.withUnsafeBufferPointer { bytes in
        guard max(outline.questionSpan.end, outline.answerSpan.end) <= bytes.count else { return }
        var digest = Digest()
        digest.add(outline.questionSpan, of: bytes)
        digest.add(outline.answerSpan, of: bytes)
        digests.append(digest.value)
      }
    }
    return digests
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
