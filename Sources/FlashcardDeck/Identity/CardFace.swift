import Toolkit

/// A card's text in one language, as far as cards are compared by it.
struct CardFace: Sendable {
  /// As in a look.
  let question: String
  /// A digest of `question`.
  let questionKey: UInt64
  /// As in a look.
  let answer: UInt64
  /// As in a look; of choices, of those that are right.
  let sketch: [UInt32]
  /// As in a look.
  let part: String
  /// As in a look.
  let sentence: String
  /// What the other gaps of its text hide; none of a look.
  let otherGaps: [String]
  /// How many letters say as much as the answer; nil for one that a look recorded.
  let answerWeight: Int?

  init(
    question: String, answer: String, part: String = "", sentence: String = "",
    otherGaps: [String] = []
  ) {
    self.init(
      question: question, answer: PlainScalars(answer), part: part, sentence: sentence,
      otherGaps: otherGaps)
  }

  init(
    question: String, answer: PlainScalars, right: PlainScalars? = nil, part: String = "",
    sentence: String = "", otherGaps: [String] = []
  ) {
    self.otherGaps = otherGaps
    self.sentence = Self.sentence(sentence)
    let plain = PlainScalars(question)
    self.question = plain.string(longest: CardLook.longestQuestion)
    self.part = PlainScalars(part).string(longest: CardLook.longestQuestion)
    questionKey = Self.key(plain.digest(longest: CardLook.longestQuestion), of: self.part)
    self.answer = Self.key(answer.digest(), of: self.part)
    let told = (right ?? answer).scalars
    sketch = CharacterGroups.sketch(told)
    answerWeight = CardSimilarity.weight(ofAnswer: told)
  }

  /// The face of a card that lets choose.
  ///
  /// The digest is of all choices with their ticks, as it always was, so that a look of an earlier version is of the same
  /// card. But alike or telling is only what is right: wrong choices would say more than the answer, and the same ones
  /// stand below many questions.
  init(question: String, choices: Choices, in answer: String) {
    self.init(
      question: question, answer: PlainScalars(answer), right: PlainScalars(choices.rightText))
  }

  /// The face that a look recorded. The look may be of any origin, so its limits are enforced again.
  init(_ look: CardLook) {
    let plain = PlainScalars(look.question)
    question = plain.string(longest: CardLook.longestQuestion)
    part = look.part
    sentence = Self.sentence(look.sentence)
    questionKey = Self.key(plain.digest(longest: CardLook.longestQuestion), of: part)
    answer = look.answer
    let isSketch = look.sketch.indices.dropFirst().allSatisfy {
      look.sketch[$0 - 1] < look.sketch[$0]
    }
    let sketch = isSketch ? look.sketch : Set(look.sketch).sorted()
    self.sketch =
      sketch.count <= CardLook.longestSketch
      ? sketch : Array(sketch.prefix(CardLook.longestSketch))
    (answerWeight, otherGaps) = (nil, [])
  }

  private static func sentence(_ text: String) -> String {
    if text.isEmpty { return "" }
    let plain = PlainScalars(text)
    return plain.scalars.count > CardLook.longestQuestion
      ? "" : plain.string(longest: CardLook.longestQuestion)
  }

  /// Whether the answer is so long that two cards hardly have it by chance.
  var isTelling: Bool {
    // A sketch only estimates the length.
    answerWeight.map { $0 >= CardSimilarity.leastTellingWeight }
      ?? CardSimilarity.isTelling(sketch)
  }

  /// Whether the question is Chinese or Japanese; nil if it has a few such characters only.
  var isIdeographic: Bool? { question.isIdeographic }

  /// Whether the question is so long that two cards hardly have it by chance: 25 characters, of which a
  /// Chinese one counts as three.
  var hasTellingQuestion: Bool {
    question.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 3 : 1) } >= 25
  }

  /// Whether two cards may be one of which the text was edited: siblings are not, and a gap that hides
  /// something else is another card.
  static func mayBeOne(_ part: String, _ other: String) -> Bool {
    if part == other { return true }
    guard isGap(part), isGap(other) else { return false }
    let (one, another) = (String(part.dropFirst(gap.count)), String(other.dropFirst(gap.count)))
    // Another number, sign or negation is something else.
    let change = SubjectChange(one, another)
    return change == .setting || one.count > 2 && one.lowercased() == another.lowercased()
      || Likeness.areAlike(one, another) && change != .other
        && one.filter(\.isNumber) == another.filter(\.isNumber)
  }

  /// How far what is asked about a gap was changed besides the gap, under the same heading.
  func change(ofSentence other: CardFace) -> SubjectChange {
    if sentence.isEmpty || other.sentence.isEmpty || sentence == other.sentence { return .setting }
    let change = SubjectChange(sentence, other.sentence)
    return change > .same && isOfOtherGap(other) ? .same : change
  }

  /// Whether nothing but the form of a word in another gap of the text is another one: `{{c1::verify}}`,
  /// `{{c1::verification}}`. Only the card of that gap was edited.
  private func isOfOtherGap(_ other: CardFace) -> Bool {
    let gaps = otherGaps + other.otherGaps
    if gaps.isEmpty { return false }
    func words(_ text: String) -> [Substring] { text.split { !$0.isLetter && $0 != "□" } }
    let (one, other) = (words(sentence), words(other.sentence))
    let prefix = zip(one, other).prefix { $0 == $1 }.count
    guard one.count == other.count, prefix < one.count,
      one[(prefix + 1)...] == other[(prefix + 1)...]
    else { return false }
    let (word, changed) = (one[prefix], other[prefix])
    let common = zip(word, changed).prefix { $0 == $1 }.count
    return common >= 4 && common * 2 >= min(word.count, changed.count)
      && gaps.contains { [word[...], changed].contains($0[...]) }
  }

  static func isGap(_ part: String) -> Bool { part.hasPrefix(gap) }

  private static let gap = "gap "
  private static let back = "back"

  /// The part that asks for what a part has as its question; nil for a gap.
  static func otherDirection(_ part: String) -> String? {
    switch part {
    case "": back
    case back: ""
    default: nil
    }
  }

  /// What distinguishes a card from its siblings.
  static func part(_ part: CardPart, hiding text: String) -> String {
    switch part {
    case .whole: ""
    case .back: back
    case .gap: gap + text
    }
  }

  var digests: CardLook.Digests { CardLook.Digests(question: questionKey, answer: answer) }

  /// A digest of a text as that of one of the cards that are made of it. It is written to histories, so its
  /// value must never change.
  private static func key(_ digest: UInt64, of part: String) -> UInt64 {
    if part.isEmpty { return digest }
    var salted = Digest(seed: digest)
    part.utf8.withContiguousStorageIfAvailable { salted.add($0) }
      ?? Array(part.utf8).withUnsafeBufferPointer { salted.add($0) }
    return salted.value
  }
}

extension String {
  /// Whether a text is Chinese or Japanese; nil if it has a few such characters only.
  var isIdeographic: Bool? {
    let letters = unicodeScalars.filter { $0.properties.isAlphabetic }
    let ideographs = letters.count(where: \.isIdeographOrKana)
    return ideographs == 0 ? false : ideographs * 5 >= letters.count ? true : nil
  }
}
