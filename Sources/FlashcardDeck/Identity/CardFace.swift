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
  /// How many letters say as much as the answer; 0 for one that a look recorded.
  let answerWeight: Int

  init(question: String, answer: String) {
    self.init(question: question, answer: PlainScalars(answer))
  }

  init(question: String, answer: PlainScalars) {
    let plain = PlainScalars(question)
    self.question = plain.string(longest: CardLook.longestQuestion)
    questionKey = plain.digest(longest: CardLook.longestQuestion)
    self.answer = answer.digest()
    sketch = CharacterGroups.sketch(answer.scalars)
    answerWeight = CardSimilarity.weight(ofAnswer: answer.scalars)
  }

  /// The face that a look recorded. The look may be of any origin, so its limits are enforced again.
  init(_ look: CardLook) {
    let plain = PlainScalars(look.question)
    question = plain.string(longest: CardLook.longestQuestion)
    questionKey = plain.digest(longest: CardLook.longestQuestion)
    answer = look.answer
    let isSketch = look.sketch.indices.dropFirst().allSatisfy {
      look.sketch[$0 - 1] < look.sketch[$0]
    }
    let sketch = isSketch ? look.sketch : Set(look.sketch).sorted()
    self.sketch =
      sketch.count <= CardLook.longestSketch
      ? sketch : Array(sketch.prefix(CardLook.longestSketch))
    answerWeight = 0
  }

  /// Whether the answer is so long that two cards hardly have it by chance.
  var isTelling: Bool {
    answerWeight >= CardSimilarity.leastTellingWeight || CardSimilarity.isTelling(sketch)
  }

  /// Whether the question is so long that two cards hardly have it by chance.
  var hasTellingQuestion: Bool {
    CardSimilarity.weight(ofAnswer: question.unicodeScalars.map(\.value))
      >= CardSimilarity.leastTellingWeight
  }

  var digests: CardLook.Digests { CardLook.Digests(question: questionKey, answer: answer) }

  /// The digest of a question alone.
  static func key(ofQuestion question: String) -> UInt64 {
    PlainScalars(question).digest(longest: CardLook.longestQuestion)
  }
}
