/// What stands in code spans, formulas and quotation marks of a question. It is compared to the letter: `p` and `P`,
/// `Map` and `map`, `a/b` and `a b` are not the same there.
struct LiteralParts {
  /// The contents of code spans and formulas, sorted.
  private var code: [String] = []
  /// What stands in straight quotation marks, which make a string of it in many languages, and in others.
  private var (quoted, typographic): ([String], [String]) = ([], [])
  /// The question without the marks of code and formulas.
  private var text: [Character] = []

  /// - Parameter plain: puts one character for those that mean the same.
  init(_ question: String, plain: (String) -> [Character]) {
    let letters = Array(question)
    var index = 0
    while index < letters.count {
      if let span = Self.code(letters, at: index) {
        let content = letters[span.content].split(whereSeparator: \.isWhitespace)
          .joined(separator: [" "])
        code.append(String(content))
        text += content
        index = span.end
      } else if let span = Self.formula(letters, at: index) {
        let content = Self.spaceless(plain(String(letters[span.content])))
        code.append(String(content))
        text += content
        index = span.end
      } else {
        if let close = Self.quotes[letters[index]],
          let end = letters[(index + 1)...].firstIndex(of: close), end > index + 1
        {
          let content = String(letters[(index + 1)..<end])
          if letters[index] == "\"" { quoted.append(content) } else { typographic.append(content) }
        }
        text.append(letters[index])
        index += 1
      }
    }
    code.sort()
    text = Self.spaceless(plain(String(text)))
  }

  /// Whether a code span or formula has another content in the other question. The same as bare words is only set
  /// otherwise.
  func haveOtherCode(_ other: Self) -> Bool {
    code != other.code && !(other.have(code, of: self) && have(other.code, of: other))
  }

  /// How far quotations differ: a number in quotation marks is something else than without, a word in them may be.
  func changeOfQuotes(_ other: Self) -> SubjectChange {
    func lacking(_ one: Self, _ other: Self) -> [String] {
      one.quoted.filter { !other.quoted.contains($0) && !other.typographic.contains($0) }
    }
    let straight = lacking(self, other) + lacking(other, self)
    if straight.contains(where: { $0.contains(where: \.isNumber) }) { return .other }
    // Of the others, the marks alone say nothing.
    let (mine, its) = (typographic + quoted, other.typographic + other.quoted)
    let isExchanged = mine.count == its.count && mine.sorted() != its.sorted()
    return straight.isEmpty && !isExchanged ? .setting : .slip
  }

  private func have(_ parts: [String], of other: Self) -> Bool {
    var left = code
    return parts.allSatisfy { part in
      if let place = left.firstIndex(of: part) {
        left.remove(at: place)
        return true
      }
      return hasBare(Self.spaceless(Array(part)))
    }
  }

  /// Whether the text has a part as words of its own.
  private func hasBare(_ part: [Character]) -> Bool {
    guard let first = part.first, let last = part.last, part.count <= text.count else {
      return false
    }
    func isOfWord(_ letter: Character) -> Bool {
      (letter.isLetter || letter.isNumber) && letter < "\u{2E80}"
    }
    return (0...(text.count - part.count)).contains { start in
      let end = start + part.count
      return text[start..<end].elementsEqual(part)
        && !(isOfWord(first) && start > 0 && isOfWord(text[start - 1]))
        && !(isOfWord(last) && end < text.count && isOfWord(text[end]))
    }
  }

  // MARK: Marks

  private typealias Span = (content: Range<Int>, end: Int)

  private static let quotes: [Character: Character] = [
    "\"": "\"", "“": "”", "„": "“", "«": "»", "‘": "’", "「": "」", "『": "』",
  ]

  private static func code(_ letters: [Character], at start: Int) -> Span? {
    guard letters[start] == "`" else { return nil }
    let content = letters[start...].firstIndex { $0 != "`" } ?? letters.count
    var index = content
    while let close = letters[index...].firstIndex(of: "`") {
      let end = letters[close...].firstIndex { $0 != "`" } ?? letters.count
      if end - close == content - start { return (content..<close, end) }
      index = end
    }
    return nil
  }

  private static func formula(_ letters: [Character], at start: Int) -> Span? {
    let next = start + 1
    guard next < letters.count else { return nil }
    if letters[start] == "\\", let close = ["(": ")", "[": "]"][letters[next]] as Character? {
      let end = letters.indices.dropFirst(next + 1).first {
        letters[$0] == close && letters[$0 - 1] == "\\"
      }
      return end.map { (next + 1..<($0 - 1), $0 + 1) }
    }
    guard letters[start] == "$" else { return nil }
    if letters[next] == "$" {
      let end = letters.indices.dropFirst(next + 2).first {
        letters[$0] == "$" && letters[$0 - 1] == "$"
      }
      return end.map { (next + 1..<($0 - 1), $0 + 1) }
    }
    // Two prices are no formula.
    guard !letters[next].isWhitespace, start == 0 || letters[start - 1] != "\\" else { return nil }
    guard let end = letters[(next + 1)...].firstIndex(of: "$"), !letters[end - 1].isWhitespace,
      end + 1 == letters.count || !letters[end + 1].isNumber
    else { return nil }
    return (next..<end, end + 1)
  }

  /// Letters without the spaces that do not divide words.
  private static func spaceless(_ letters: [Character]) -> [Character] {
    letters.indices.filter { index in
      guard letters[index].isWhitespace else { return true }
      guard index > 0, index + 1 < letters.count else { return false }
      let (before, after) = (letters[index - 1], letters[index + 1])
      return (before.isLetter || before.isNumber) && (after.isLetter || after.isNumber)
    }.map { letters[$0].isWhitespace ? " " : letters[$0] }
  }
}
