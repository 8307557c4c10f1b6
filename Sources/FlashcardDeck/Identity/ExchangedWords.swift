/// Whether a question differs from another one by the word that says what it is about: `Is quicksort stable?`
/// and `Is heapsort stable?` are two cards, however alike their letters and answers are.
enum ExchangedWords {
  /// Words that say nothing of a subject. One that is missing here costs a question to the learner, not
  /// progress.
  private static let common: Set<String> = [
    "a", "about", "an", "and", "are", "as", "at", "be", "been", "being", "between", "briefly",
    "by", "can", "could", "define", "definition", "describe", "did", "different", "do", "does",
    "exactly", "example", "explain", "for", "gets", "give", "got", "had", "has", "have", "how",
    "if", "is", "it", "its", "just", "kind", "kinds", "main", "me", "mean", "means", "meant",
    "might", "of", "or", "please", "reason", "say", "shall", "should", "so", "some", "state",
    "tell", "than", "that", "the", "their", "them", "then", "there", "they", "this", "use",
    "used", "uses", "using", "was", "we", "were", "what", "when", "where", "which", "who", "whom",
    "whose", "why", "will", "with", "would", "you", "your",
  ]

  /// Words and characters that say as little, in Chinese, Japanese and Korean; the words first, because 解释 says
  /// nothing and 解码 does.
  private static let commonWords = ["解释", "简述", "说明", "描述", "一下", "哪些", "哪个"]
  private static let commonCharacters = Set(
    ("什么是的了为何如怎样请有个和与在会能可以吗呢吧及其对于从把被让用之所这那它啥谁几哪里不" + "何誰"
      + "은는이가을를의에서로과와무엇인요입니까어떤").unicodeScalars)

  /// Whether a word in lower case, or a character of Chinese, says nothing of a subject.
  static func isCommon(_ token: String) -> Bool {
    common.contains(token)
      || token.unicodeScalars.count == 1
        && token.unicodeScalars.allSatisfy(commonCharacters.contains)
  }

  /// Whether a telling word of one question is not in the other, and another one is there instead.
  ///
  /// Words of letters are compared, and characters of writing without spaces, in which nothing shows where
  /// a word ends: 左连接 and 右连接 are two subjects.
  static func differ(_ one: String, _ other: String) -> Bool {
    haveOtherWords(one, other) || haveOtherCharacters(one, other)
  }

  private static func haveOtherCharacters(_ one: String, _ other: String) -> Bool {
    let (one, other) = (characters(one), characters(other))
    return !one.isSubset(of: other) && !other.isSubset(of: one)
  }

  private static func characters(
    _ question: String, syllables: Bool = false
  ) -> Set<Unicode.Scalar> {
    let telling = commonWords.reduce(question) { $0.replacing($1, with: "") }
    return Set(
      telling.unicodeScalars.filter { scalar in
        switch scalar.value {
        // Thai, Chinese and Japanese without the letters of endings, Korean.
        case 0xE01...0xE2E, 0x30A0...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x3FFFF:
          !commonCharacters.contains(scalar)
        case 0x3041...0x3096: syllables
        default: false
        }
      })
  }

  /// How far telling words of one of the questions are not in the other, or only in the plural or with a slip of the
  /// keyboard: `malloc` and `calloc` are two words, `retreival` and `retrieval` may be one.
  static func changeOfForms(_ one: String, _ other: String) -> SubjectChange {
    let (one, other) = (spelledWords(one), spelledWords(other))
    let gone = one.filter { !other.keys.contains($0.key) }
    let come = other.filter { !one.keys.contains($0.key) }
    if gone.isEmpty, come.isEmpty { return .same }
    // Short ones say little in a language whose common words are not known here.
    let kept = one.keys.count { other.keys.contains($0) && $0.count >= 4 }
    func isSame(_ word: Substring, _ other: Substring) -> Bool {
      change(String(word), String(other)) <= .slip
    }
    let isSlip =
      gone.allSatisfy { word in come.contains { isSame(word.value, $0.value) } }
      && come.allSatisfy { word in gone.contains { isSame(word.value, $0.value) } }
    return isSlip || kept >= manyWords ? .slip : .letters
  }

  /// Whether a telling character of writing without spaces is in one of the questions alone, also one of the
  /// syllables that inflect Japanese.
  static func changeOfSyllables(_ one: String, _ other: String) -> SubjectChange {
    let (one, other) = (characters(one, syllables: true), characters(other, syllables: true))
    if one == other { return .same }
    // Syllables are what most questions have in common.
    let kept = one.intersection(other).filter { !(0x3041...0x3096 ~= $0.value) }
    return kept.count >= manyWords * 2 ? .slip : .letters
  }

  /// So many telling words that are the same, or twice as many characters, say that a question is a known one in spite of
  /// a word with other letters: two cards hardly have them in common and one word apart.
  static let manyWords = 4

  private static func haveOtherWords(_ one: String, _ other: String) -> Bool {
    let (one, other) = (words(one), words(other))
    let gone = one.subtracting(other)
    if gone.isEmpty { return false }
    let come = other.subtracting(one)
    if come.isEmpty { return false }
    return gone.contains { word in !come.contains { areAlike(word, $0) } }
      && come.contains { word in !gone.contains { areAlike(word, $0) } }
  }

  private static func words(_ question: String) -> Set<String> { Set(spelledWords(question).keys) }

  /// The telling words in lower case, and as they are written.
  private static func spelledWords(_ question: String) -> [String: Substring] {
    var words: [String: Substring] = [:]
    for word in question.split(whereSeparator: { !isLetter($0) }) {
      // The letter of `vitamin B`, of `ls -l`, of `3b`.
      let before =
        word.startIndex > question.startIndex
        ? question[question.index(before: word.startIndex)] : " "
      let isLetterOfName =
        word.count == 1 && (word.first?.isUppercase == true || before == "-" || before.isNumber)
      // What is short for `is`, `have`, `not`.
      if word.count <= 2, before == "'" || before == "’" { continue }
      let plain = word.lowercased()
      if isLetterOfName || !common.contains(plain) { words[plain] = word }
    }
    return words
  }

  private static func isLetter(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value < 0x2E80 else { return false }
    return character.isLetter
  }

  /// What inflects a word of a language in which many cards are written. Any other rest makes another word:
  /// `Austria`, `Australia`. As above, a missing one costs a question.
  private static let endings: Set<String> = [
    "", "d", "e", "ed", "em", "en", "er", "es", "ied", "ies", "ing", "n", "s", "y",
  ]

  /// Whether one word is the other with another ending, or with a letter changed, or two in other places.
  static func areAlike(_ one: String, _ other: String) -> Bool {
    // I and II are numbers.
    if one.allSatisfy("ivx".contains), other.allSatisfy("ivx".contains) { return one == other }
    let (one, other) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    let longest = max(one.count, other.count)
    if min(one.count, other.count) <= 2 { return one == other }
    let prefix = zip(one, other).prefix { $0 == $1 }.count
    if prefix >= 4, prefix * 2 >= longest, isEnding(one, from: prefix),
      isEnding(other, from: prefix)
    {
      return true
    }
    return distance(one, other) <= 1 || longest >= 5 && areSwapped(one, other, at: prefix)
  }

  /// How far a word is another one.
  static func change(_ one: String, _ other: String) -> SubjectChange {
    let keys = [one, other].map { Array($0.lowercased().unicodeScalars) }
    let (short, long) = keys[0].count <= keys[1].count ? (keys[0], keys[1]) : (keys[1], keys[0])
    // Of a sign or a unit the case says what it is, of a word it may: `polish`, `Polish`.
    if short == long {
      if one == other { return .same }
      return short.count <= 2 ? .other : isMixed(one) && isMixed(other) ? .letters : .slip
    }
    // Without spaces a letter is a part of one of many words.
    if long.contains(where: { 0xE00...0x109F ~= $0.value || 0x1780...0x17FF ~= $0.value }) {
      return areAlike(one, other) ? .letters : .other
    }
    guard areAlike(one.lowercased(), other.lowercased()) else { return .other }
    // Words with capitals inside are names: `HTTP` and `HTTPS`, `Adam` and `AdamW`.
    if [one, other].contains(where: { $0.dropFirst().contains(where: \.isUppercase) }) {
      return .letters
    }
    // `symmetric`, `asymmetric`
    if long.dropFirst() == short[...], long.first == "a" { return .other }
    let prefix = zip(short, long).prefix { $0 == $1 }.count
    if prefix == short.count, long.dropFirst(prefix) == ["s"], prefix >= 3 { return .slip }
    if long.count >= longWord,
      areSwapped(short, long, at: prefix) || isDoubled(short, long, at: prefix)
    {
      return .slip
    }
    if prefix >= 4, isEnding(short, from: prefix), isEnding(long, from: prefix) { return .letters }
    return short.count >= 4 && distance(short, long) <= 1 ? .slip : .letters
  }

  /// Whether a word has a capital behind a small letter or in spite of them, as units have: `mHz`, `MHz`.
  private static func isMixed(_ word: String) -> Bool {
    word != word.lowercased() && word != word.uppercased()
      && word.dropFirst().contains(where: \.isUppercase)
  }

  /// In letters; in such words two that changed places, or one that is doubled, are slips.
  private static let longWord = 8

  /// Whether one word has a letter twice that the other has once: `comittee`, `committee`.
  private static func isDoubled(
    _ one: [Unicode.Scalar], _ other: [Unicode.Scalar], at place: Int
  ) -> Bool {
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    guard long.count == short.count + 1, place > 0, long[place] == long[place - 1] else {
      return false
    }
    return long[(place + 1)...] == short[place...]
  }

  private static func isEnding(_ word: [Unicode.Scalar], from start: Int) -> Bool {
    endings.contains(String(String.UnicodeScalarView(word[start...])))
  }

  /// Whether words differ by two neighbouring letters that changed places.
  private static func areSwapped(
    _ one: [Unicode.Scalar], _ other: [Unicode.Scalar], at place: Int
  ) -> Bool {
    guard one.count == other.count, place + 1 < one.count else { return false }
    var swapped = one
    swapped.swapAt(place, place + 1)
    return swapped == other
  }

  /// How many letters have to be changed, put in or taken out.
  private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
      var before = row[0]
      row[0] = index + 1
      for place in other.indices {
        let cost = min(
          row[place + 1] + 1, row[place] + 1, before + (letter == other[place] ? 0 : 1))
        before = row[place + 1]
        row[place + 1] = cost
      }
    }
    return row[other.count]
  }
}
