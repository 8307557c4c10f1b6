import FlashcardDeck
import TestSupport
import Testing

/// Native headings are cards, whatever else has a number, a label or characters that are not seen.
@Suite struct NativeBesideNotesTests {
  private func questions(_ text: String) -> [String] {
    SampleDecks.file(text).allCards.map(\.question)
  }

  @Test(arguments: [
    "### A\n\na\n\n### B\n\nb\n\n#### 1. So?\n\nx\n\n### C\n\nc\n",
    "### A\n\na\n\n### B\n\nb\n\n##### 1. So?\n\nx\n\n### C\n\nc\n",
    "### A\n\na\n\n\u{200B}### B\n\nb\n\n### C\n\nc\n",
    "\u{200B}### A\n\na\n\n### B\n\nb\n\n### C\n\nc\n",
  ])
  func areCards(_ text: String) {
    #expect(questions(text) == ["A", "B", "C"])
    #expect(SampleDecks.file(text).format == .native)
  }

  @Test func aNumberedQuestionInAnAnswerIsWarnedOf() {
    let text = "### A\n\na\n\n#### 1. So?\n\nx\n\n#### 2. Do it\n\ny\n\n### C\n\nc\n"
    #expect(SampleDecks.file(text).problems.map(\.line) == [5])
  }

  @Test func aLabelledHeadingBesideThemIsOne() {
    let text = "## T\n\n### 题目：a\n\n**答案：** x\n\n### B\n\nb\n\n### C\n\nc\n"
    #expect(questions(text).suffix(2) == ["B", "C"])
    #expect(questions(text).first?.hasSuffix("a") ?? false)
    #expect(SampleDecks.file(text).allCards.map(\.answer) == ["x", "b", "c"])
  }

  /// A bare number may be a word of the text.
  @Test(arguments: [
    ["1 + 1 = ?", "2 + 2 = ?"], ["1 mile in km?", "2 miles in km?"], ["1 × 2", "2 × 2", "3 × 2"],
    ["1 Book: what?", "2 Book: who?"],
  ])
  func keepsTheNumber(_ headings: [String]) {
    #expect(questions(headings.map { "### \($0)\n\nA\n\n" }.joined()) == headings)
  }

  @Test(arguments: [
    ["1 什么是a", "2 什么是b"], ["1 what a", "2 what b", "3 what c"],
  ])
  func takesTheNumber(_ headings: [String]) {
    #expect(
      questions(headings.map { "### \($0)\n\nA\n\n" }.joined())
        == headings.map { String($0.dropFirst(2)) })
  }

  @Test func headingsOfQuestionsAndAnswersWithNumbersAreLabels() {
    let file = SampleDecks.file(
      "### Question 1\n\na?\n\n### Answer 1\n\nA\n\n### Question 2\n\nb?\n\n### Answer 2\n\nB\n")
    #expect(file.allCards.map(\.question) == ["a?", "b?"])
    #expect(file.allCards.map(\.answer) == ["A", "B"])
    #expect(file.problems.isEmpty)
  }
}
