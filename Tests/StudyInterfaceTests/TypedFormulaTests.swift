import FlashcardDeck
import StudyInterface
import TestSupport
import Testing

/// Formulas, code and what is not seen, typed in a review.
@Suite struct TypedFormulaTests {
  private func isRight(_ typed: String, _ right: String) -> Bool {
    var learner = Learner(decks: [
      ("d.md", "# D\n\n## T\n\n### Q {#typed}\n<!-- kind: typed -->\n\n\(right)\n")
    ])
    learner.press(.enter)
    learner.press(.paste(typed), .enter)
    return learner.screen.contains("› 3 good")
  }

  @Test(arguments: [
    ("2^10", "$2^{10}$"), ("2^{10}", "$2^{10}$"), ("2¹⁰", "$2^{10}$"), ("2**10", "$2^{10}$"),
    ("2^(10)", "$2^{10}$"), ("2^10", "2¹⁰"), ("2**10", "2¹⁰"), ("2^{10}", "2¹⁰"), ("2¹⁰", "2^10"),
    ("x^2 y", "$x^2y$"), ("10^-4", "$10^{-4}$"), ("3*10^-4", "$3 \\times 10^{-4}$"),
    ("Ca^2+", "$Ca^{2+}$"), ("Ca2+", "$Ca^{2+}$"), ("x_1", "$x_1$"), ("x1", "$x_1$"),
    ("x_{1}", "$x_1$"), ("x₁", "$x_1$"), ("x_12", "$x_{12}$"), ("n!", "$n!$"), ("5!", "$5!$"),
    ("n!", "$n!$."), ("1/2", "$\\frac{1}{2}$"), ("½", "$\\frac{1}{2}$"), ("1 1/2", "$1\\frac12$"),
    ("1½", "$1\\frac{1}{2}$"), ("nth", "$n^{th}$"), ("E = mc^2", "E = mc²"), ("90°", "$90^\\circ$"),
    ("It is 2^10.", "It is $2^{10}$."), ("leitner check.", "`leitner check`"),
    ("Cl-", "Cl⁻"), ("SO42-", "SO₄²⁻"), ("OH^-", "$OH^-$"), ("CO2", "$\\mathrm{CO_2}$"),
    ("n!", "n!"),
    ("$HOME", "`$HOME`"), ("$10", "$10"), ("Stop", "Stop!"),
    ("Paris", "⟨U+2068⟩Paris"), ("Paris", "\u{2068}Paris\u{2069}"),
    ("Paris", "&#x2068;Paris&#x2069;"),
  ])
  func isRight(typed: String, right: String) { #expect(isRight(typed, right)) }

  @Test(arguments: [
    ("210", "$2^{10}$"), ("210", "2¹⁰"), ("2^1", "$2^{10}$"), ("x2", "$x^2$"), ("5", "$5!$"),
    ("5", "5!"), ("n", "n!"), ("(n-1)", "(n-1)!"), ("HOME", "`$HOME`"), ("10", "$10"),
    ("^a", "`^a$`"), ("ab", "`a$b`"),
    ("n", "$n!$"), ("n!", "$n$"), ("n", "$n!$."), ("11/2", "$1\\frac{1}{2}$"), ("11/2", "1½"),
    ("104", "$10^4$"), ("QKT", "$QK^T$"), ("cd", "`cd ..`"), ("git add", "**`git add .`**"),
    ("save", "`save!`"), ("\u{2068}\u{200B}", "Paris"), ("\u{2068}", "$ $"),
  ])
  func isWrong(typed: String, right: String) { #expect(!isRight(typed, right)) }

  /// What was answered, taken back and done again is no draft of the next answer.
  @Test func anAnswerThatIsDoneAgainLeavesNoDraft() {
    var learner = Learner(decks: [
      ("d.md", "# D\n\n## T\n\n### Q\n<!-- kind: typed -->\n\ncolour\n\n### P\n\nA\n")
    ])
    learner.press(.enter)
    learner.press(.paste("colr"), .enter, "2", .escape, "u")
    learner.press(.control("r"), "j", "p")
    #expect(learner.screen.contains("Q") && !learner.screen.contains("colr"))
  }

  @Test func aBlockOfCodeIsTyped() {
    let code = "```sh\ncd ..\nls -l\n```"
    #expect(isRight("cd .. ls -l", code) && !isRight("sh cd .. ls -l", code))
    var learner = Learner(decks: [
      ("d.md", "# D\n\n## T\n\n### Q\n<!-- kind: typed -->\n\n\(code)\n")
    ])
    learner.press(.enter)
    learner.press(.paste("x"), .enter)
    #expect(learner.screen.contains("right  cd .. ls -l"))
  }

  @Test func whatIsNotSeenIsNoMistake() {
    var learner = Learner(decks: [
      ("d.md", "# D\n\n## T\n\n### Q\n<!-- kind: typed -->\n\n\u{202A}Vienna\u{202C}\n")
    ])
    learner.press(.enter)
    learner.press(.paste("Vi\u{2060}en\u{200D}a"), .enter)
    let rows = learner.screen.split(separator: "\n")
    #expect(
      rows.contains { $0.filter { $0 == "^" }.count == 1 && $0.allSatisfy { " ^".contains($0) } })
    #expect(learner.screen.contains("› 2 hard"))
  }
}
