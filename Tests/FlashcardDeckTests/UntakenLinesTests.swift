import FlashcardDeck
import TestSupport
import Testing

/// What looks like a question beside others is one, or a warning names its place.
@Suite struct UntakenLinesTests {
  private func questions(_ file: DeckFile) -> [String] { file.allCards.map(\.question) }

  /// Numbers that count on from one question to the next, whatever the form of each.
  @Test(arguments: [
    ("### 1. a？\nA\n\n**2. b？**\n\nB\n\n### 3. c\nC\n", ["a？", "b？", "c"]),
    ("### 1. a\nA\n\n**2. b**\n\nB\n\n**3. c**\n\nC\n\n### 4. d\nD\n", ["a", "b", "c", "d"]),
    ("### 1. a\nA\n\n**2. b？**\n\nB\n", ["a", "b？"]),
    ("## 1 a?\nA\n## 2 b?\nB\n\n> 3. c?\n\nC\n## 4 d?\nD\n", ["a?", "b?", "c?", "d?"]),
    ("## 1. a？\nA\n\n2. ### b\n\n   B\n\n## 3. c？\nC\n", ["a？", "b", "c？"]),
    (
      "## 1. a？\n<details><summary>答案</summary>\n\nA\n\n</details>\n\n**2. b？**\n\nB\n",
      ["a？", "b？"]
    ),
    ("### 1. a\n**答案：** A\n\n**2. b？**\n**答案：** B\n", ["a", "b？"]),
    ("## 1. a？\nA\n### 2. b\nB\n## 3. c？\nC\n", ["a？", "b", "c？"]),
    // Steps of an answer.
    ("### 1. a\nA\n\n**1. x**\n\ny\n\n**2. z**\n\ny\n\n### 2. b\nB\n", ["a", "b"]),
    (
      "### 2. a\nA\n\n**1. x**\n\ny\n\n**2. y**\n\nz\n\n**3. z**\n\nu\n\n### 3. b\nB\n", ["a", "b"]
    ),
    ("### 1. a\nA\n\n**2. x**\n\ny\n\n### 2. b\nB\n", ["a", "b"]),
    ("## 1. a？\nA\n### 1. p\nP\n### 2. q\nQ\n## 2. b？\nB\n", ["a？", "b？"]),
  ])
  func numbersCountOn(text: String, expected: [String]) {
    let cards = SampleDecks.file(text).allCards
    #expect(cards.map(\.question) == expected)
    #expect(cards.allSatisfy { $0.answer.hasPrefix($0.question.prefix(1).uppercased()) })
  }

  private static let item = "N. **题目：** Q\n\n   **答案：** A\n\n"
  private static let bold = "**N. 题目：** Q\n\n**答案：** A\n\n"
  private static let apart = "N. **题目：** Q\n\n**答案：** A\n\n"

  /// Labelled list items and bold lines, in any order.
  @Test(arguments: [
    [item, bold], [bold, item], [bold, item, bold], [item, item, bold, item], [apart, bold],
    [bold, apart], [bold, bold, apart, item],
  ])
  func labelsOfTwoFormsAreRead(_ forms: [String]) {
    var text = "# T\n\n"
    for (index, form) in forms.enumerated() {
      text += form.replacing("N", with: "\(index + 1)").replacing("Q", with: "q\(index)")
        .replacing("A", with: "a\(index)")
    }
    let file = SampleDecks.file(text)
    #expect(questions(file) == forms.indices.map { "q\($0)" })
    #expect(file.allCards.map(\.answer) == forms.indices.map { "a\($0)" })
    #expect(file.problems.isEmpty)
  }

  /// A bullet with the word of a question is one that is not taken, and without it a point of the answer.
  @Test(arguments: [
    ("* Q3. c?\n\nC\n", [9]), ("- 题目 3：c？\n\nC\n", [9]), ("* c?\n\nC\n", []), ("* 3 c?\n\nC\n", []),
  ])
  func aBulletWithAWordIsReported(bullet: String, lines: [Int]) {
    let file = SampleDecks.file("**Q1** a?\n\nA\n\n**Q2** b?\n\nB\n\n" + bullet)
    #expect(questions(file) == ["a?", "b?"])
    #expect(file.problems.map(\.line) == lines)
  }

  /// A power is no number behind which bold text ends.
  @Test func powersAreNoNumbers() {
    #expect(
      questions(SampleDecks.file("## T\n\n### 2**10 = ?\n\n1024\n\n### 3**2 = ?\n\n9\n"))
        == ["2**10 = ?", "3**2 = ?"])
  }

  @Test func labelledItemsOfAnAnswerStay() {
    let file = SampleDecks.file(
      "**题目：** Q\n\n**答案：** A：\n\n1. **问题：** p\n   **回答：** q\n2. **题目：** r\n\n**解析：** E\n")
    #expect(questions(file) == ["Q"])
    #expect(file.allCards.first?.explanation == "E")
  }

  /// Years and versions say what a text is about.
  @Test(arguments: ["2023 in review", "2100 年展望", "3.5 版本", "2.0 release", "v2", "v1.2 changes"])
  func isNoQuestionOfNotes(_ text: String) {
    let file = SampleDecks.file("### 1. a\nA\n### 2. b\nB\n### \(text)\nwords\n### 3. c\nC\n")
    #expect(questions(file) == ["a", "b", "c"])
    #expect(file.allCards.map(\.answer) == ["A", "B", "C"])
    #expect(file.problems.map(\.line) == [5])
    let native = SampleDecks.file("## T\n### \(text)\nwords\n### 3.1.4 fixes?\nB\n")
    #expect(questions(native) == [text, "3.1.4 fixes?"])
  }

  @Test(arguments: [
    ("### 2.0 release: what changed?\nA\n### 1. b\nB\n", ["2.0 release: what changed?", "1. b"]),
    ("### 1. b\nB\n### 2.0 release: what changed?\nA\n", ["b", "2.0 release: what changed?"]),
    ("## 4 a\n### 4.1 b?\nB\n## 5 c\n### 5.1 d?\nD\n", ["b?", "d?"]),
    ("### 3.1 a\nA\n### 3.2 b\nB\n", ["a", "b"]), ("### 2.1 a\nA\n", ["2.1 a"]),
    ("### 1. a\nA\n### 2.1 b\nB\n### 3. c\nC\n", ["a", "b", "c"]),
  ])
  func aVersionThatAsksIsAQuestionWithItsNumber(text: String, expected: [String]) {
    #expect(questions(SampleDecks.file(text)) == expected)
  }

  /// The words of labels, one heading each.
  @Test(arguments: [
    ["Answer", "Question", "Explanation"], ["Explanation", "Answer", "Question"],
    ["Question", "Explanation", "Answer"], ["答案", "题目", "解析"], ["解析", "答案", "题目"], ["Answer", "b"],
    ["a", "Explanation"], ["a", "Answer", "b"],
  ])
  func aLabelsWordMayBeAQuestion(_ words: [String]) {
    let text = words.map { "### \($0)\n\nA \($0)\n\n" }.joined()
    let file = SampleDecks.file("# D\n\n## T\n\n" + text)
    #expect(file.format == .native)
    #expect(questions(file) == words)
    #expect(file.allCards.map(\.answer) == words.map { "A \($0)" })
  }

  @Test(arguments: [
    ("## a\n### Answer\nA\n## b\n### Answer\nB\n", ["a", "b"]),
    ("## a\n### Question\nQ\n### Answer\nA\n", ["Q"]),
    ("### a?\nx\n### Answer\nA\n", ["a?\nx"]), ("## a\n### 答案\nA\n### 解析\nE\n", ["a"]),
    ("### 1. a\n#### 答案\nA\n### 2. b\nB\n", ["a", "b"]),
  ])
  func aLabelBelowAQuestionIsOne(text: String, expected: [String]) {
    let file = SampleDecks.file(text)
    #expect(file.format == .notes)
    #expect(questions(file) == expected)
  }

  private static let card = "### Q\n\nA\n\n"
  private static let labelled = "**1. 题目：** Q\n\n**答案：** A\n\n"

  /// Each with the lines of the warnings.
  @Test(arguments: [
    // In a native deck.
    ("## T\n\n- a :: x\n- b ::: y\n\n" + card, []), ("###a\n\nx\n\n" + card, [1]),
    (card + "###a？\n\nx\n", [5]), (card + "##a\n\n##5\n", []), ("a?\n---\n\nx\n\n" + card, [1]),
    ("a?\n===\n\nx\n\n" + card, [1]), (card + "x\n\nb\n---\n", []),
    (card + "## T\n\nQ: a?\n\nA: x\n", [7]), (card + "问：a\n答：b\n", [5]), (card + "问题：a\n", []),
    (card + card + "**题目：** a\n\n**答案：** x\n", [9]),
    (card + "**问：** a\n\n**答：** x\n", []),
    (card + "1. a?\n\n   x\n", [5]), (card + "1. a?\n2. b?\n", []), (card + "1. a?\n\n2. b?\n", []),
    (card + "**1. a？**\n\nx\n", [5]), (card + "**a？**\n\nx\n", []),
    (card + "`f :: a`\n- `a :: b`\n", []),
    (card + "- a :: b\n", [5]), (card + "- a :: b\n- c\n", []),
    (card + "```\n###a\n1. b?\n\nQ: c\nA: d\n```\n", []),
    // In notes.
    (labelled + "17a. b？\n\nB\n", [5]), (labelled + "### b\n\nB\n", [5]),
    ("### 1. a？\nA\n\n**b？**\n\nB\n", [4]), ("### 1. a\nA\n\n> b？\n\nB\n", [4]),
    ("# T\n\n" + labelled + "### b\n\nB\n", [7]), ("### 1. a？\nA\n\n> 3. c？\n\nC\n", [4]),
    ("### 1. a\nA\n\n**2. b**\n\nB\n", [4]), ("### 第2题：a\n\nA\n\n" + labelled, [1]),
    ("### 1. a\nA\n\n**1. x**\n\ny\n\n**2. z**\n\ny\n", []),
    ("### 1. a\nA\n\n**2. b**\n\nB\n\n**3. c**\n\nC\n", [4, 8]),
    ("### a\nA\n#### 1. b\nB\n### c\nC\n#### 2. d\nD\n", [1, 5]),
    // In a file without a card.
    ("- a :: x\n- b :: y\n", []), ("###a\n\nx\n", [1]),
    ("题目：a\n答案：x\n", [1]), ("###a\n\nx\n\nQ: b?\nA: y\n", [1, 5]),
  ])
  func warnsOfWhatItDoesNotTake(text: String, lines: [Int]) {
    let file = SampleDecks.file(text)
    #expect(file.problems.map(\.line) == lines)
    #expect(file.problems.allSatisfy { $0.severity == .warning })
  }

  /// Forms that no reader takes, in files without a card, with the lines of the warnings.
  @Test(arguments: [
    ("- a? -> A\n- b? → B\n* c?=> C\n1. d？ ⇒ D\n", [1, 2, 3, 4]),
    ("a?\n\nA\n\n---\n\nb?\n\nB\n", [1, 7]), ("# T\n\na?\n\nA\n\n***\n\nb?\n\nB\n", [3, 9]),
    ("<h3>1. a?</h3>\n\nA\n\n<H2 id=\"b\">b?</H2>\nB\n", [1, 5]),
    ("# T\n\n| # | Question | Answer |\n|---|:--|--:|\n| 1 | a? | A |\n", [3]),
    ("**题目** | **答案**\n--- | ---\na？ | A\n", [1]), ("# T\n\n**a? ⭐**\n\nA\n", [3]),
  ])
  func saysWhereOtherFormsAre(text: String, lines: [Int]) {
    let file = SampleDecks.file(text)
    #expect(file.cards.isEmpty)
    #expect(file.problems.map(\.line) == lines)
    #expect(file.problems.allSatisfy { $0.cause == .notTaken && $0.severity == .warning })
  }

  @Test(arguments: [
    "- a -> A\n- b? ->\n", "a?\n\nA\n\nb?\n\nB\n", "x\n\n---\n\na?\n\nA\n\n---\n\ny\n\n---\n\nz\n",
    "<h3>a?</h3>\n\n<h3>b</h3>\n\nB\n", "<h3>a</h3>\n\nA\n", "| Question | Answer |\n|---|---|\n",
    "| Name | Answer |\n|---|---|\n| a | A |\n", "```\n- a? -> A\n```\n",
  ])
  func otherFilesHaveNoCard(_ text: String) {
    #expect(SampleDecks.file(text).problems.map(\.cause) == [.noCard])
  }

  @Test(arguments: [
    ("C: Water boils at [100 °C].\n", Problem.Cause.oneLineCard, 1),
    (" ###a\n\nx\n", .headingWithoutSpace, 2),
    ("### Q\n\nA\n\n  17a. b？\n\nB\n", .notTaken, 3),
  ])
  func namesThePlaceAndTheCause(text: String, cause: Problem.Cause, column: Int) {
    let problems = SampleDecks.file(text).problems
    #expect(problems.map(\.cause) == [cause])
    #expect(problems.map(\.column) == [column])
  }

  /// What stands in a question, or is the title of an answer behind the others, is taken.
  @Test(arguments: [
    "### 1. a\n\n**题目：**\n\n> b？\n\n**c？**\n\nd\n\n**答案：** A\n",
    "**1. a？**\n\n**2. b？**\n\n## 答案\n\n**1. a？**\n\nA\n\n**2. b？**\n\nB\n",
    "**1. 题目：** a\n\n**答案：** A\n\n> b？\n\nB\n\n**c？**\n\nC\n",
    "### 1. a？\n\n- A. x\n- B. y\n\n**答案：B**\n\n**解析：** E\n",
  ])
  func isSilentAboutWhatItTakes(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(!file.cards.isEmpty)
    #expect(file.problems.isEmpty)
  }
}
