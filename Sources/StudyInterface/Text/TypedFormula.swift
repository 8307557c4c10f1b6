/// A formula as it is typed on one line: in LaTeX, or with names and parentheses in place of commands and
/// braces, as in `sqrt(x^2+1)/pi`.
enum TypedFormula {
  /// What it may mean, as the screen sets it. A star is a point, a cross, or nothing.
  static func readings(of text: String) -> [String] {
    let latex = latex(braced(text))
    guard latex.contains("*") else { return [MathText.set(latex)] }
    return ["\\cdot ", "\\times ", " "].map { sign in
      MathText.set(
        latex.split(separator: "*", omittingEmptySubsequences: false).joined(separator: sign))
    }
  }

  /// Whether a text has letters or digits in the form of a power.
  static func hasPowers(_ text: String) -> Bool { text.contains { powers[$0] != nil } }

  /// A text with its powers on the line: `2¹⁰` is `2^10`.
  static func flat(_ text: String) -> String {
    var result = ""
    var isPower = false
    for character in text {
      let letter = powers[character]
      if letter != nil, !isPower { result.append("^") }
      isPower = letter != nil
      result.append(letter ?? character)
    }
    return result
  }

  private static let powers = MathSymbols.raisedLetters

  /// All digits behind a `^`, of which LaTeX would take the first alone, in braces: `2^10`, `10^-4`, and at the end
  /// also the sign of a charge, `Ca^2+`. Two stars are a `^`.
  private static func braced(_ text: String) -> String {
    let characters = Array(text.replacing("**", with: "^"))
    var result = ""
    var index = 0
    while index < characters.count {
      result.append(characters[index])
      index += 1
      guard result.last == "^" else { continue }
      func isSign(_ index: Int) -> Bool {
        characters.indices.contains(index) && "+-−".contains(characters[index])
      }
      var end = isSign(index) ? index + 1 : index
      while end < characters.count, characters[end].isNumber { end += 1 }
      if isSign(end), end + 1 == characters.count { end += 1 }
      guard end > index + 1 else { continue }
      result += "{" + String(characters[index..<end]) + "}"
      index = end
    }
    return result
  }

  private static func latex(_ text: String) -> String {
    var result = ""
    var word = ""
    // For each parenthesis that is open, whether it stands for a brace.
    var open: [Bool] = []
    var isArgument = false
    func flush(_ result: inout String) {
      let isCommand = word == "sqrt" || isGreek(word)
      result += isCommand && result.last != "\\" ? "\\" + word + " " : word
      isArgument = word == "sqrt"
      word = ""
    }
    for character in text where character != "$" {
      if character.isASCII, character.isLetter {
        word.append(character)
        continue
      }
      if !word.isEmpty { flush(&result) }
      switch character {
      case "(":
        open.append(isArgument)
        result += isArgument ? "{" : "("
      case ")": result += open.popLast() ?? false ? "}" : ")"
      default: result.append(character)
      }
      isArgument = character == "^" || character == "_"
    }
    flush(&result)
    return result
  }

  private static func isGreek(_ word: String) -> Bool {
    guard word.count > 1, let atom = MathSymbols.atom(named: word) else { return false }
    return atom.text.unicodeScalars.allSatisfy { (0x370...0x3FF).contains($0.value) }
  }
}
