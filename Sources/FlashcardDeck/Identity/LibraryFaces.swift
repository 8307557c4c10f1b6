import Toolkit

/// Reads the texts of a library's cards, deck after deck, each file once.
struct LibraryFaces {
  private let library: Library
  private var deck = -1
  private var files: [[UInt8]?] = []

  init(_ library: Library) { self.library = library }

  /// A card's text in each language; none if its file changed since its cards were found.
  mutating func faces(ofCardAt index: Int) -> [CardFace] {
    let entry = library.entries[index]
    if entry.deck != deck {
      deck = entry.deck
      files = library.decks[deck].files.map(\.text.bytes)
    }
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
