/// A formula as it is typed on one line: in LaTeX, or with names and parentheses in place of commands and
/// braces, as in `sqrt(x^2+1)/pi`.
enum TypedFormula {
  /// What it may mean, as the screen sets it. A star is a point, a cross, or nothing.
  static func readings(of text: String) -> [String] {
    let latex = latex(text)
    guard latex.contains("*") else { return [MathText.set(latex)] }
    return ["\\cdot ", "\\times ", " "].map { sign in
      MathText.set(
        latex.split(separator: "*", omittingEmptySubsequences: false).joined(separator: sign))
    }
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
