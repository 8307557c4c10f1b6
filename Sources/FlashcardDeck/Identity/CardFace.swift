/// A card's text in one language, as far as cards are compared by it.
struct CardFace: Sendable {
  /// As in a look.
  let question: String
  /// A digest of `question`.
  let questionKey: UInt64
  /// As in a look.
  let answer: UInt64
  /// As in a look.
  let sketch: [UInt32]

  init(question: String, answer: String) {
    let plain = PlainScalars(question)
    self.question = plain.string(longest: CardLook.longestQuestion)
    questionKey = plain.digest(longest: CardLook.longestQuestion)
    let text = PlainScalars(answer)
    self.answer = text.digest()
    sketch = CharacterGroups.sketch(text.scalars)
  }

  /// The face that a look recorded. The look may be of any origin, so its limits are enforced again.
  init(_ look: CardLook) {
    let plain = PlainScalars(look.question)
    question = plain.string(longest: CardLook.longestQuestion)
    questionKey = plain.digest(longest: CardLook.longestQuestion)
    answer = look.answer
    let isSketch = zip(look.sketch, look.sketch.dropFirst()).allSatisfy { $0 < $1 }
    let sketch = isSketch ? look.sketch : Set(look.sketch).sorted()
    self.sketch = Array(sketch.prefix(CardLook.longestSketch))
  }

  var digests: CardLook.Digests { CardLook.Digests(question: questionKey, answer: answer) }

  /// The digest of a question alone.
  static func key(ofQuestion question: String) -> UInt64 {
    PlainScalars(question).digest(longest: CardLook.longestQuestion)
  }
}
