import FlashcardDeck
import TestSupport
import Testing

/// Questions in forms that no reader takes for sure: each is warned of in its own line.
@Suite struct UntakenNotesTests {
  /// In a file without cards, from line 1.
  @Test(arguments: [
    ("1. Which? (Choose two.)\n    - [ ] a\n    - [x] b\n\n- a\n\n2. Why?\n    - [x] a\n", [1, 7]),
    (
      "Question 1\n\nWhich?\n\nA. x\n\nB. y\n\nCorrect Answer: B\n\nQuestion 2\n\nPick one:\n\nA. x\n\nB. y\n",
      [1, 11]
    ),
    (
      "Which is it?\n\nA. x\n\nB. y\n\nCorrect Answer: B\n\nText.\n\nText.\n\nText.\n\nText.\n", [1]
    ),
    ("What is it? ;;\n- a\n- b\n\nWhat else? ;; That\n", [1, 5]),
    ("2021-02-18（小作业）a？\n\nA\n\n\n2021-02-19（小作业）b？\n\nB\n", [1, 6]),
  ])
  func isWarnedOf(_ text: String, lines: [Int]) {
    let file = SampleDecks.file(text)
    #expect(file.cards.isEmpty)
    #expect(file.problems.map(\.line) == lines)
  }

  @Test func numbersBeforeTheFirstQuestion() {
    let file = SampleDecks.file(
      "# T\n\n1、底层。\n\n2、核心参数\n（1）a\n\n3、a？\n\nA\n\n4、b？\n\nB\n")
    #expect(file.allCards.map(\.question) == ["a？", "b？"])
    #expect(file.problems.map(\.line) == [3, 5])
    // Steps that do not count on are none.
    let other = SampleDecks.file("# T\n\n1. Read.\n\n2. Write.\n\n1. a？\n\nA\n\n2. b？\n\nB\n")
    #expect(other.problems.isEmpty)
  }

  @Test(arguments: ["#### Q: c?\n\n#### Q: d?\n", "#### c?\n#### d?\n"])
  func headingsWithoutAnAnswer(_ end: String) {
    let text = "#### Q: a?\n\nA\n\n#### Q: b?\n\nB\n\n"
    let file = SampleDecks.file(text + end)
    #expect(file.allCards.map(\.question) == ["a?", "b?"])
    #expect(file.problems.map(\.line) == (end.contains("\n\n") ? [9, 11] : [9, 10]))
    // The form of a new card is none.
    #expect(SampleDecks.file(text + "#### Q: \n").problems.isEmpty)
  }

  /// A dialogue in an answer is a part of it, but hardly where each question has such a label.
  @Test func labelsInAnAnswerToALabelledQuestion() {
    let file = SampleDecks.file(
      "## Question: a?\n**Answer:** A\n\n**Q:** b?\n**A:** B\n\n## Question: c?\n**Answer:** C\n")
    #expect(file.allCards.map(\.question) == ["a?", "c?"])
    #expect(file.problems.map(\.line) == [4])
    let dialogue = SampleDecks.file(
      "## 1. a?\n**Answer:** A\n\n**Q:** b?\n**A:** B\n\n## 2. c?\n**Answer:** C\n")
    #expect(dialogue.problems.isEmpty)
  }

  @Test func numberedQuotesInANativeCard() {
    let file = SampleDecks.file(
      "### Java\n> 1.a 是什么?如何用<br/>\n[a](b)\n\n> 2.b，\nc<br/>\n[a](b)\n\n> 7.d<br/>\n[a](b)\n")
    #expect(file.allCards.map(\.question) == ["Java"])
    #expect(file.problems.map(\.line) == [2, 5, 9])
    // Quoted steps are text.
    let steps = SampleDecks.file("### Java\n> 1. Read\n\nx\n\n> 2. Write\n\ny\n")
    #expect(steps.problems.isEmpty)
  }
}
