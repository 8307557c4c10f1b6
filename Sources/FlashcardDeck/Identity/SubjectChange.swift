/// How far what a question is about was changed.
enum SubjectChange: Int, Comparable {
  /// It is put in other words.
  case same
  /// A word has other letters, which may make it another word (`malloc`, `calloc`), or one came or went (`lock`,
  /// `read lock`).
  case letters
  /// Another word stands there, or a sign, a negation or the order of the words turns the meaning.
  case other

  static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

  init(_ one: String, _ other: String) {
    if ExchangedWords.differ(one, other) || QuestionTokens.turn(one, other) {
      self = .other
    } else if Insertion(one, other) == .remark {
      self = .same
    } else {
      let isChanged =
        ExchangedWords.haveOtherForms(one, other)
        || ExchangedWords.haveOtherSyllables(one, other)
      self = isChanged ? .letters : .same
    }
  }
}

/// The words, characters and signs of a question in their order, as far as they can turn its meaning around.
struct QuestionTokens {
  private var tokens: [String] = []
  private var negations: [String] = []
  private var signs: [String] = []

  /// Whether two questions differ by a negation, by a sign of a formula or a name (`3 + 4`, `C++`, `.NET`, `\D`),
  /// or by nothing but the order of their telling words.
  static func turn(_ one: String, _ other: String) -> Bool {
    let (one, other) = (QuestionTokens(one), QuestionTokens(other))
    if one.negations != other.negations || one.signs.sorted() != other.signs.sorted() {
      return true
    }
    return one.tokens != other.tokens && one.tokens.sorted() == other.tokens.sorted()
      && one.telling != other.telling
  }

  private var telling: [String] { tokens.filter { !ExchangedWords.isCommon($0) } }

  private init(_ question: String) {
    let letters = Array(
      Self.affirmative.reduce(question) { $0.replacing($1, with: " ") })
    var index = 0
    while index < letters.count {
      let start = index
      while index < letters.count, Self.isOfWord(letters[index]) { index += 1 }
      if index > start {
        let isEscape = start > 0 && letters[start - 1] == "\\"
        let word = String(letters[start..<index])
        take(isEscape ? word : word.lowercased())
        if isEscape { signs.append(word) }
      } else {
        take(letters, at: index)
        index += 1
      }
    }
    negations.sort()
  }

  private mutating func take(_ word: String) {
    tokens.append(word)
    if Self.negations.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t")
      || word.hasPrefix("n'") || word.hasPrefix("n’")
    {
      negations.append("not")
    }
  }

  /// Takes a character that is of no word in Latin letters.
  private mutating func take(_ letters: [Character], at index: Int) {
    let letter = letters[index]
    if let scalar = letter.unicodeScalars.first, scalar.value >= 0x2E80, letter.isLetter {
      // 能不能 asks nothing else than 能.
      if Self.chineseNegations.contains(letter) {
        if index > 0, index + 1 < letters.count, letters[index - 1] == letters[index + 1] { return }
        negations.append("not")
      }
      tokens.append(String(letter))
    } else if Self.isSign(letters, at: index) {
      let sign = letter == "$" ? String(letters[index...(index + 1)]) : String(letter)
      tokens.append(sign)
      signs.append(sign)
    }
  }

  /// Whether a character is a sign of a formula or of a name, and no punctuation or mark of Markdown.
  private static func isSign(_ letters: [Character], at index: Int) -> Bool {
    let letter = letters[index]
    let before = index > 0 ? letters[index - 1] : " "
    let after = index + 1 < letters.count ? letters[index + 1] : " "
    let isBetweenSpaces = [before, after].allSatisfy { $0.isWhitespace || $0 == "`" }
    switch letter {
    case "`", "~": return false
    // Around formulas; but `$?` and `$!`.
    case "$":
      return (before.isWhitespace || before == "`") && index + 1 < letters.count
        && after.isPunctuation && after != "\\"
    case "\\", "&", "@": return true
    // `C#`, `50%`
    case "#", "%": return isOfWord(before)
    // `.NET`
    case ".": return !isOfWord(before) && before != "." && isOfWord(after)
    // `!x`, `!=`
    case "!": return after == "=" || !isOfWord(before) && isOfWord(after)
    case "?", "(", ")", "[", "]", "{", "}", ",", ";", ":": return isBetweenSpaces
    // `-l`, `i--`, `3 - 4`; but `fine-tuning`, `LoRA - what is it`.
    case "-", "−":
      if isOfWord(before), isOfWord(after) { return before.isNumber || after.isNumber }
      if before.isWhitespace, after.isWhitespace {
        return [index - 2, index + 2].contains {
          letters.indices.contains($0) && letters[$0].isNumber
        }
      }
      return true
    // `a / b`; but `and/or`.
    case "/", "*":
      return before.isNumber || after.isNumber || before.isWhitespace && after.isWhitespace
    // `+`, `≤`, `↑`, `€`, `²`, an emoji.
    default: return letter.isSymbol || letter.isNumber
    }
  }

  private static func isOfWord(_ letter: Character) -> Bool {
    guard let scalar = letter.unicodeScalars.first, scalar.value < 0x2E80 else { return false }
    return letter.isLetter || scalar.properties.numericType == .decimal || letter == "'"
      || letter == "’"
  }

  private static let negations: Set<String> = [
    "not", "no", "never", "without", "cannot", "nor", "neither", "non", "nicht", "kein", "keine",
    "keinen", "nie", "ohne", "pas", "ne", "sans", "jamais", "sin", "nunca",
  ]

  private static let chineseNegations: Set<Character> = ["不", "非", "无", "未", "没"]

  /// Words with a negation's character that negate nothing.
  private static let affirmative = ["不同", "不仅", "不过", "无论", "未来", "非常", "除非", "有没有"]
}
