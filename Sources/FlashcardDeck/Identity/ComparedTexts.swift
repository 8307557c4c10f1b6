import Toolkit

/// Texts that have been prepared for comparing, in flat lists: 200,000 of them are compared some million
/// times.
struct ComparedTexts: Sendable {
  /// Pairs of characters of short questions, triples of others. Pairs of letters in long texts are alike
  /// by chance; triples of short ones differ after one edit.
  private var groups = FlatLists<UInt32>()
  private var sketches = FlatLists<UInt32>()
  /// The numbers of each question, which say more than the letters around them: 7×8 is not 7×9. Each
  /// with a mark behind it that is no digit.
  private var numbers = FlatLists<UInt32>()
  /// The hashes under which a text is listed in `SimilarTexts`.
  private(set) var landmarks = FlatLists<UInt32>()
  private var questions: [String] = []
  private var isShort: [Bool] = []
  private var isTelling: [Bool] = []
  private var similarity = CardSimilarity()

  var count: Int { questions.count }

  /// Prepares many texts in some threads, and counts what they have in common.
  init(count: Int, face: @escaping @Sendable (Int) -> CardFace) {
    let parts = Parallel.parts(of: 0..<count, worthAThread: 500)
    let texts = Parallel.map(parts.count) { part in
      var texts = ComparedTexts()
      for text in parts[part] { texts.add(face(text)) }
      return texts
    }
    groups = FlatLists(joining: texts.map(\.groups))
    sketches = FlatLists(joining: texts.map(\.sketches))
    numbers = FlatLists(joining: texts.map(\.numbers))
    landmarks = FlatLists(joining: texts.map(\.landmarks))
    for part in texts {
      questions += part.questions
      isShort += part.isShort
      isTelling += part.isTelling
      similarity.count(part.similarity)
    }
    similarity.weigh()
  }

  private init() {}

  private mutating func add(_ face: CardFace) {
    let scalars = CardSimilarity.spaceless(face.question)
    let pairs = CharacterGroups.groups(scalars, length: 2)
    let triples = CharacterGroups.groups(scalars, length: 3)
    similarity.count(pairs, triples, sketch: face.sketch)
    // A Chinese character says as much as two letters.
    let isShort = scalars.reduce(0) { $0 + ($1 >= 0x2E80 ? 2 : 1) } < 12
    groups.add(isShort ? pairs : triples)
    groups.end()
    sketches.add(face.sketch)
    sketches.end()
    addNumbers(scalars)
    SimilarTexts.addLandmarks(of: face, to: &landmarks)
    questions.append(face.question)
    self.isShort.append(isShort)
    isTelling.append(CardSimilarity.isTelling(face.sketch))
  }

  private mutating func addNumbers(_ scalars: [UInt32]) {
    var isNumber = false
    for scalar in scalars {
      let isDigit = 0x30...0x39 ~= scalar
      if isDigit { numbers.add(scalar) } else if isNumber { numbers.add(0) }
      isNumber = isDigit
    }
    if isNumber { numbers.add(0) }
    numbers.end()
  }

  // MARK: Two texts

  /// Whether the question is of a word or two.
  func hasShortQuestion(_ text: Int) -> Bool { isShort[text] }

  /// Whether the answer is of so few words that other cards may have it by chance.
  func hasShortAnswer(_ text: Int) -> Bool { !isTelling[text] }

  /// Whether the question has numbers.
  func hasNumbers(_ text: Int) -> Bool { !numbers.range(text).isEmpty }

  /// Whether the questions have the same numbers in the same order.
  func haveSameNumbers(_ one: Int, _ other: Int) -> Bool { numbers[one] == numbers[other] }

  /// How alike two texts are: what nearly all have in common counts next to nothing.
  func likeness(_ one: Int, _ other: Int) -> CardSimilarity.Likeness {
    CardSimilarity.Likeness(
      question: questionLikeness(one, other),
      answer: similarity.sketchLikeness(
        sketches.values, sketches.range(one), sketches.range(other)))
  }

  private func questionLikeness(_ one: Int, _ other: Int) -> Double {
    if isShort[one] == isShort[other] {
      return similarity.dice(
        groups.values, groups.range(one), groups.values, groups.range(other))
    }
    let (short, long) = isShort[one] ? (one, other) : (other, one)
    let pairs = CharacterGroups.groups(CardSimilarity.spaceless(questions[long]), length: 2)
    return similarity.dice(groups.values, groups.range(short), pairs, pairs.indices)
  }
}
