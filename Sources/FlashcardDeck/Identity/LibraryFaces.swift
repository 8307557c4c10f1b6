import Toolkit

/// Reads the texts of a library's cards, deck after deck, each file once.
struct LibraryFaces {
  let library: Library
  private var deck = -1
  private var files: [[UInt8]?] = []
  var lastTopic: (place: TopicPlace, topic: String)?

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
      guard outline.part != .whole else { return digest.value }
      // Of the text alone all siblings would have one digest, and an edit of one gap would be one of each.
      let face = Self.face(of: outline, in: bytes)
      digest = Digest(seed: face.questionKey)
      digest.add(Int(bitPattern: UInt(face.answer)))
      // So far, the two sides have no order: exchanged, they are another text.
      if outline.part == .back { digest.add(outline.questionSpan, of: bytes) }
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

  /// The texts of cards that are asked both ways or forwards as those of the other direction of a text with
  /// exchanged sides; none of a gap.
  static func turnedFaces(ofCardsAt indices: [Int], in library: Library) -> [[CardFace]] {
    let parts = Parallel.parts(of: indices.indices, worthAThread: 1000)
    return Parallel.map(parts.count) { part in
      var texts = LibraryFaces(library)
      return indices[parts[part]].map { texts.texts(ofCardAt: $0) { turnedFace(of: $0, in: $1) } }
    }.flatMap { $0 }
  }

  private static func turnedFace(of outline: CardOutline, in bytes: Bytes) -> CardFace? {
    let part = CardFace.part(outline.part, hiding: "")
    guard let other = CardFace.otherDirection(part) else { return nil }
    var text = SourceText(bytes)
    let margin = Int(outline.margin)
    let question = text.text(outline.questionSpan, margin: margin)
    let answer = text.text(outline.answerSpan, margin: margin)
    return CardFace(question: answer, answer: question, part: other)
  }

  private static func face(of outline: CardOutline, in bytes: Bytes) -> CardFace {
    var text = SourceText(bytes)
    let margin = Int(outline.margin)
    let question = text.text(outline.questionSpan, margin: margin)
    let hasChoices = outline.kind == .choice
    if margin == 0, outline.part == .whole, !hasChoices, outline.answerSpan.end <= bytes.count,
      let answer = PlainScalars(UnsafeBufferPointer(rebasing: bytes[outline.answerSpan.range]))
    {
      return CardFace(question: question, answer: answer)
    }
    let answer = text.text(outline.answerSpan, margin: margin)
    if hasChoices, let choices = Choices(answer) {
      return CardFace(question: question, choices: choices, in: answer)
    }
    return CardFace(outline, question: question, answer: answer) {
      var notes = SourceText(bytes)
      notes.takeNotes(of: outline.whole)
      return notes.kind
    }
  }
}

extension CardFace {
  /// The face of a card of a text.
  ///
  /// - Parameter declared: the kind that a comment gives, asked for a cloze alone.
  init(_ outline: CardOutline, question: String, answer: String, declared: () -> String?) {
    guard case .gap(let number) = outline.part else {
      self.init(
        question: question, answer: answer, part: CardFace.part(outline.part, hiding: ""))
      return
    }
    self.init(
      outline, heading: question,
      ClozeText(source: answer, number: number, takesPlain: declared() != nil))
  }

  /// The face of a gap. Its text is compared without the marks of gaps, so that a gap more or less changes no other card.
  init(_ outline: CardOutline, heading: String, _ text: ClozeText) {
    let hidden = text.hidden
    self.init(
      question: heading + " · " + hidden, answer: text.text(.answered),
      part: CardFace.part(outline.part, hiding: hidden), sentence: text.sentence,
      otherGaps: text.otherTexts)
  }
}

extension DeckFile {
  /// What a card is compared by, without reading the rest of the file.
  func face(ofCardAt index: Int) -> CardFace {
    let (card, outline) = (card(at: index), cards[index])
    if let cloze = card.cloze { return CardFace(outline, heading: cloze.heading, cloze.text) }
    if card.kind == .choice, let choices = Choices(card.answer) {
      return CardFace(question: card.question, choices: choices, in: card.answer)
    }
    let isBack = outline.part == .back
    return CardFace(
      question: isBack ? card.answer : card.question, answer: isBack ? card.question : card.answer,
      part: CardFace.part(outline.part, hiding: ""))
  }
}
