/// The words, characters and signs of a question in their order, without what only sets it: marks of Markdown,
/// quotation marks, punctuation, the case of words, and other characters for the same (`−`, `→`, `²`).
struct QuestionTokens {
  struct Token: Hashable {
    enum Kind { case word, character, sign }

    let kind: Kind
    /// By what it is compared: a word as it is written, because its case may say what is meant (`-e` and `-E`, `Polish`);
    /// in lower case if it says nothing or begins the sentence.
    let key: String
    /// As it is written, for the capitals in it.
    let text: String

    static func == (one: Self, other: Self) -> Bool { one.key == other.key }

    func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// Whether it says something of a subject.
    var isTelling: Bool { kind == .sign || !ExchangedWords.isCommon(key) }
    /// Whether it is a word that stands before a thing and says nothing.
    var isArticle: Bool { kind == .word && QuestionTokens.articles.contains(key) }
    /// Whether a question with as many such words more is hardly another one.
    var isLongWord: Bool { kind == .word && isTelling && text.count >= 4 }
  }

  private(set) var tokens: [Token] = []
  private(set) var negations = 0
  let literals: LiteralParts
  /// The signs at the end of what is no sentence, as they say something there: `sort!`, `Swift type: Int?`; nil in a
  /// sentence.
  let endSigns: String?

  init(_ question: String) {
    let letters = Self.withoutMarks(Self.plain(question))
    literals = LiteralParts(question, plain: Self.plain)
    endSigns = Self.endSigns(letters)
    negations = Negations.count(in: question)
    var index = 0
    while index < letters.count {
      let start = index
      while index < letters.count, Self.isOfWord(letters, index) { index += 1 }
      if index > start {
        take(word: String(letters[start..<index]), letters, at: start)
      } else {
        take(letters, at: index)
        index += 1
      }
    }
  }

  /// The signs, sorted.
  var signs: [String] { tokens.filter { $0.kind == .sign }.map(\.key).sorted() }

  var telling: [Token] { tokens.filter(\.isTelling) }

  /// Whether so many words say what the question is about that it needs no topic for it; a character counts half.
  var isTelling: Bool {
    let weight = telling.reduce(0) { $0 + ($1.isLongWord ? 2 : $1.kind == .character ? 1 : 0) }
    return weight >= 2 * ExchangedWords.manyWords
  }

  /// Whether anything says what the question is about: not so in `What is it used for?`.
  var saysSomething: Bool { telling.contains { $0.isLongWord || $0.kind == .character } }

  // MARK: Words

  private mutating func take(word: String, _ letters: [Character], at start: Int) {
    let lower = word.lowercased()
    if Negations.contains(lower) { negations += 1 }
    // `\d` and `\D`, `-e` and `-E`.
    let before = start > 0 ? letters[start - 1] : " "
    let isName = "\\-".contains(before) && !(start > 1 && Self.isOfWord(letters[start - 2]))
    let key: String
    if isName {
      key = word
    } else if ExchangedWords.isCommon(lower) {
      // `OR` and `WHO` are names; a sentence begins with `A`.
      let isAllCapitals = word == word.uppercased() && word != lower
      key = isAllCapitals && (word.count > 1 || !tokens.isEmpty) ? word : lower
    } else {
      // The first word of a sentence has a capital.
      key = tokens.isEmpty && word.count > 3 ? lower : word
    }
    add(.word, Self.synonyms[key] ?? key, word)
  }

  private mutating func add(_ kind: Token.Kind, _ key: String, _ text: String) {
    tokens.append(Token(kind: kind, key: key, text: text))
  }

  // MARK: Characters and signs

  /// Takes a character that is of no word in Latin letters.
  private mutating func take(_ letters: [Character], at index: Int) {
    let letter = letters[index]
    if Self.isIdeograph(letter) {
      // 能不能 asks nothing else than 能.
      if Negations.characters.contains(letter) {
        if index > 0, index + 1 < letters.count, letters[index - 1] == letters[index + 1] { return }
        negations += 1
      }
      add(.character, String(letter), String(letter))
    } else if !letter.isWhitespace, Self.isSign(letters, at: index) {
      let sign = Self.ofCode(letter).map { Character($0) } ?? letter
      add(.sign, String(sign), String(sign))
    }
  }

  /// Whether a character is a sign of a formula, of code or of a name, and no punctuation.
  private static func isSign(_ letters: [Character], at index: Int) -> Bool {
    let letter = letters[index]
    let before = index > 0 ? letters[index - 1] : " "
    let after = index + 1 < letters.count ? letters[index + 1] : " "
    switch letter {
    // Around formulas; but `$?` and `$!`.
    case "$": return before.isWhitespace && after.isPunctuation && after != "\\"
    // A factorial, too.
    case "!" where before.isNumber || before == ")": return true
    case ".", ",", ";", ":", "?", "!": return !isPunctuation(letters, at: index)
    case "'": return isPrime(letters, at: index)
    case "(", ")": return !isOfRemark(letters, at: index)
    // `-l`, `i--`, `3 - 4`; but `fine-tuning`, `LoRA - what is it`.
    case "-":
      if isOfWord(before), isOfWord(after) { return before.isNumber || after.isNumber }
      if before.isWhitespace, after.isWhitespace {
        return [index - 2, index + 2].contains {
          letters.indices.contains($0) && letters[$0].isNumber
        }
      }
      return true
    // `a / b`, `//`; but `and/or`.
    case "/":
      return before.isNumber || after.isNumber || before.isWhitespace || after.isWhitespace
        || before == "/" || after == "/" || before == "<"
    default: return true
    }
  }

  /// Whether a quotation mark is a prime, as in `f'`, and neither that of a quotation nor of a plural (`users'`).
  private static func isPrime(_ letters: [Character], at index: Int) -> Bool {
    guard let last = letters[..<index].last(where: { $0 != "'" }), isOfWord(last),
      last.lowercased() != "s"
    else { return false }
    let isQuoted = letters[..<index].indices.contains { start in
      letters[start] == "'" && (start == 0 || !isOfWord(letters[start - 1]))
        && letters[start + 1] != "'"
        && isOfWord(letters[start + 1])
    }
    return !isQuoted
  }

  /// Whether a character ends a sentence or a part of one, and is no sign as in `.NET`, `a*?`, `:wq!`, `1.5`.
  private static func isPunctuation(_ letters: [Character], at index: Int) -> Bool {
    // The last sign of a question asks it.
    if letters[(index + 1)...].allSatisfy(\.isWhitespace) { return true }
    let next = letters[(index + 1)...].first { !".?!".contains($0) }
    let isAtEnd = letters[index...].allSatisfy { $0.isWhitespace || ".,;:?!)".contains($0) }
    let before = index > 0 ? letters[index - 1] : " "
    let after = index + 1 < letters.count ? letters[index + 1] : " "
    // French has a space before it.
    let ends =
      isOfWord(before) || isIdeograph(before) || ")]}%°²".contains(before) || before == "'"
      || before == "$" && index > 1 && !letters[index - 2].isWhitespace
      || isAtEnd && (before.isWhitespace || ".?!".contains(before))
    guard ends else { return false }
    if isAtEnd || isIdeograph(before) || next.map(isIdeograph) == true { return true }
    guard after.isWhitespace else { return false }
    // In the middle of a sentence nothing is asked nor called out.
    if "?!".contains(letters[index]) {
      return letters[index...].drop { !$0.isLetter }.first?.isUppercase ?? true
    }
    return true
  }

  private static func endSigns(_ letters: [Character]) -> String? {
    let end = letters.lastIndex { !$0.isWhitespace && !"?!".contains($0) } ?? 0
    guard end < letters.count, letters[end].isASCII else { return nil }
    let start = letters[..<end].lastIndex(of: ":").map { $0 + 1 } ?? 0
    let words = letters[start...end].split { !isOfWord($0) }.map { String($0).lowercased() }
    if words.contains(where: ExchangedWords.isCommon) { return nil }
    return String(letters[(end + 1)...].filter { !$0.isWhitespace })
  }

  /// Whether a bracket is of words, as in prose: `f(x)` and `(0, 1)` are none.
  private static func isOfRemark(_ letters: [Character], at index: Int) -> Bool {
    let inside: ArraySlice<Character>
    var before: Character = " "
    if letters[index] == "(" {
      if index > 0 { before = letters[index - 1] }
      inside = letters[(index + 1)...].prefix { $0 != ")" }
    } else {
      let start = letters[..<index].lastIndex(of: "(")
      if let start, start > 0 { before = letters[start - 1] }
      inside = letters[(start.map { $0 + 1 } ?? 0)..<index]
    }
    guard before.isWhitespace || isIdeograph(before) else { return false }
    let isWord = zip(inside, inside.dropFirst()).contains { $0.isLetter && $1.isLetter }
    return isWord || inside.contains(where: isIdeograph)
  }

  // MARK: The same in other characters

  /// A question with one character for those that mean the same.
  private static func plain(_ question: String) -> [Character] {
    var text = Negations.affirmative.reduce(question) { $0.replacing($1, with: " ") }
    for (word, other) in chineseSynonyms { text = text.replacing(word, with: other) }
    var letters: [Character] = []
    var (isRaised, isCode) = (false, false)
    for letter in text {
      if letter == "`" { isCode.toggle() }
      if isCode, let mark = codeMark(letter) {
        letters.append(mark)
        continue
      }
      let scalar = letter.unicodeScalars.first?.value ?? 0
      let digit = raisedDigits.firstIndex(of: letter)
      if let digit {
        if !isRaised { letters.append("^") }
        letters.append(Character(String(digit)))
      } else if 0x2080...0x2089 ~= scalar {
        letters.append(Character(String(scalar - 0x2080)))
      } else if 0xFF01...0xFF5E ~= scalar, let plain = Unicode.Scalar(scalar - 0xFEE0) {
        letters.append(Character(plain))
      } else if let same = sameSigns[letter] {
        letters += same
      } else {
        letters.append(letter)
      }
      isRaised = digit != nil
    }
    return letters
  }

  /// In code, each of these is a sign, and none sets or ends anything.
  private static func codeMark(_ letter: Character) -> Character? {
    guard ".,;:?!'\"()*_~".contains(letter), let value = letter.asciiValue else { return nil }
    return Unicode.Scalar(codeMarks + UInt32(value)).map { Character($0) }
  }

  private static func ofCode(_ letter: Character) -> Unicode.Scalar? {
    guard let value = letter.unicodeScalars.first?.value, value >= codeMarks,
      value < codeMarks + 128
    else { return nil }
    return Unicode.Scalar(value - codeMarks)
  }

  /// Where the signs of code are while a question is taken apart: characters that no text has.
  private static let codeMarks: UInt32 = 0xF_FF00

  private static let raisedDigits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  private static let sameSigns: [Character: String] = [
    "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "→": "->", "⇒": "=>", "←": "<-", "≤": "<=",
    "≥": ">=", "≠": "!=", "×": "*", "…": "...", "`": "", "\"": "", "’": "'", "‘": "'", "′": "'",
    "″": "''", "“": "",
    "”": "", "„": "", "«": "", "»": "", "「": "", "」": "", "『": "", "』": "", "《": "", "》": "",
    "。": ".", "、": ",", "\u{3000}": " ", "\u{A0}": " ", "【": "[", "】": "]", "〔": "[", "〕": "]",
  ]

  /// Letters without the pairs of marks that make text bold, italic or crossed out.
  private static func withoutMarks(_ letters: [Character]) -> [Character] {
    var isMark = Array(repeating: false, count: letters.count)
    var open: [(range: Range<Int>, letter: Character)] = []
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      guard "*_~".contains(letter) else {
        index += 1
        continue
      }
      let end = letters[index...].firstIndex { $0 != letter } ?? letters.count
      let (before, after) = (
        index > 0 ? letters[index - 1] : " ", end < letters.count ? letters[end] : " "
      )
      if !before.isWhitespace, !isOfWord(after),
        let start = open.lastIndex(where: { $0.letter == letter && $0.range.count == end - index })
      {
        for place in open[start].range { isMark[place] = true }
        for place in index..<end { isMark[place] = true }
        open.removeSubrange(start...)
      } else if !after.isWhitespace, !isOfWord(before) {
        open.append((index..<end, letter))
      }
      index = end
    }
    return letters.indices.filter { !isMark[$0] }.map { letters[$0] }
  }

  // MARK: Tables

  private static func isOfWord(_ letters: [Character], _ index: Int) -> Bool {
    if isOfWord(letters[index]) { return true }
    // `isn't`
    return letters[index] == "'" && index > 0 && isOfWord(letters[index - 1])
      && index + 1 < letters.count && isOfWord(letters[index + 1])
  }

  private static func isOfWord(_ letter: Character) -> Bool {
    guard let scalar = letter.unicodeScalars.first, scalar.value < 0x2E80 else { return false }
    return letter.isLetter || scalar.properties.numericType == .decimal
  }

  private static func isIdeograph(_ letter: Character) -> Bool {
    guard let scalar = letter.unicodeScalars.first, scalar.value >= 0x2E80 else { return false }
    return letter.isLetter
  }

  static let articles: Set<String> = [
    "a", "an", "the", "le", "la", "les", "un", "une", "el", "los", "las", "una", "der", "die",
    "das", "ein", "eine",
  ]

  /// Words that ask the same.
  private static let synonyms = ["which": "what", "whats": "what", "what's": "what"]

  private static let chineseSynonyms = [
    ("怎么样", "如何"), ("怎样", "如何"), ("怎么", "如何"), ("为何", "为什么"), ("哪些", "什么"), ("哪个", "什么"),
    ("啥", "什么"), ("沒", "没"), ("無", "无"),
  ]
}
