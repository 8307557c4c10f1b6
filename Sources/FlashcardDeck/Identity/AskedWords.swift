/// The words that ask, and the small words of Chinese, Japanese and Korean, which may come and go only if they are
/// particles: 减数 and 被减数, 国 and 国会, 물 and 물가 are two things.
enum AskedWords {
  /// Whether one question asks `when` and the other `why`.
  static func differ(_ one: String, _ other: String) -> Bool {
    let (one, other) = (asked(one), asked(other))
    return !one.isEmpty && !other.isEmpty && one.isDisjoint(with: other)
  }

  private static func asked(_ question: String) -> Set<Int> {
    let words = Set(question.lowercased().split { !$0.isLetter }.map(String.init))
    // To look for parts of a text takes long.
    let hasWords = question.unicodeScalars.allSatisfy { $0.value < 0x2E80 }
    return Set(
      kinds.indices.filter { kind in
        kinds[kind].contains { word in
          words.contains(word)
            || !hasWords && word.utf8.first ?? 0 >= 0x80 && question.contains(word)
        }
      })
  }

  private static let kinds = [
    ["when", "何时", "什么时候", "几时", "いつ", "언제"], ["why", "为什么", "为何", "なぜ", "どうして", "왜"],
    ["how", "如何", "怎", "どのように", "どうやって", "어떻게"], ["where", "哪里", "哪儿", "何处", "どこ", "어디"],
    ["who", "whom", "whose", "谁", "誰", "누구"],
  ]

  static func changeOfParticles(_ one: String, _ other: String) -> SubjectChange {
    let isSame =
      smallCharacters(one) == smallCharacters(other)
      && haveWords(of: one, other) && haveWords(of: other, one)
    return isSame ? .same : .letters
  }

  // MARK: Chinese and Japanese

  /// The characters of words that say little and are no particles, sorted.
  private static func smallCharacters(_ question: String) -> [Character] {
    guard question.unicodeScalars.contains(where: { $0.value >= 0x3400 }) else { return [] }
    let letters = Array(asking.reduce(question) { $0.replacing($1, with: "") })
    return letters.indices.filter { index in
      // 能不能 is 能.
      let isRepeated =
        index >= 2 && letters[index] == letters[index - 2]
        && Negations.characters.contains(letters[index - 1])
      return small.contains(letters[index]) && !isRepeated
    }.map { letters[$0] }.sorted()
  }

  private static let small = Set("有个和与会能可以及其对于从把被让用之所这那它为")

  private static let asking = [
    "为什么", "为何", "有什么", "有哪些", "有何", "什么", "如何", "怎么样", "怎样", "怎么", "何时", "何处", "哪里", "哪些", "哪个",
    "因为", "之间", "用来",
  ]

  // MARK: Korean

  /// Whether each Korean word of a question is in another one, with the same particle or with another or none.
  private static func haveWords(of one: String, _ other: String) -> Bool {
    let (words, others) = (koreanWords(one), koreanWords(other))
    return words.allSatisfy { word in others.contains { areOne(word, $0) } }
  }

  private static func koreanWords(_ question: String) -> [[Character]] {
    guard question.unicodeScalars.contains(where: { 0xAC00...0xD7A3 ~= $0.value }) else {
      return []
    }
    return question.split { !("가"..."힣" ~= $0) }.map(Array.init).filter { word in
      !koreanAsking.contains { word.starts(with: $0) }
    }
  }

  private static func areOne(_ one: [Character], _ other: [Character]) -> Bool {
    if one == other { return true }
    return (1...max(1, min(one.count, other.count))).contains { length in
      one.prefix(length) == other.prefix(length) && isParticle(one.dropFirst(length))
        && isParticle(other.dropFirst(length))
    }
  }

  private static func isParticle(_ letters: ArraySlice<Character>) -> Bool {
    letters.isEmpty || particles.contains(String(letters))
  }

  private static let koreanAsking = ["무엇", "뭐", "무슨", "어떤", "어디", "누구", "언제", "왜", "어떻게", "몇"]
  private static let particles: Set<String> = [
    "은", "는", "이", "가", "을", "를", "에", "의", "로", "와", "과", "도", "만", "으로", "에서", "에게", "까지", "부터",
    "입니까",
    "인가", "인가요", "입니다", "이다", "이란", "란",
  ]
}
