import FlashcardDeck
import TestSupport
import Testing

/// What below a question is part of its answer, and what is a question of its own.
@Suite struct NotesPartsTests {
  @Test(arguments: [
    // Parts of an answer have numbers of their own.
    ("### 1. a\nA\n### 2. b\nB\n#### 1. p\nP\n#### 2. q\nQ\n", ["a", "b"]),
    ("### 1. a？\nA\n#### 1. p\nP\n### 2. b？\nB\n#### 1. q\nQ\n", ["a？", "b？"]),
    ("### 第1题：a\nA\n#### 1. p\nP\n", ["a"]), ("## a?\nA\n## b?\nB\n### 1. p\nP\n", ["a?", "b?"]),
    ("## 1. a\nA\n## 2. b\nB\n### 2.1 p\nP\n### 2.2 q\nQ\n", ["a", "b"]),
    ("### 1. a\n**题目：** Q\n**答案：** A\n#### 1.1 p\nP\n", ["Q"]),
    ("### 1. a？\n**答案：** A\n#### 1. p\nP\n", ["a？"]),
    ("# a?\nA\n## Example\nE\n# b?\nB\n# c\nC\n", ["a?", "b?", "c"]),
    ("## 1. a\nA\n## 2. b\nB\n### p\nP\n## 3. c\nC\n### 1.1 q\nQ\n", ["a", "b", "c"]),
    // A topic with an introduction.
    ("## 1. T\nA\n### 1. a？\nA\n### 2. b？\nB\n## 2. U\nB\n", ["a？", "b？", "U"]),
    ("## 1. T\nA\n### 1. a\nA\n### 2. b\nB\n## 2. U\nB\n### 3. c\nC\n", ["a", "b", "c"]),
    // Above labelled list items.
    ("#### 1. a\nA\n#### 2. b\nB\n\n1. **题目：** c\n\n   **答案：** C\n", ["a", "b", "c"]),
    ("1. ### a\n\n   A\n\n2. **题目：** b\n\n   **答案：** B\n", ["a", "b"]),
    // Both ask.
    ("#### a？\nA\n##### b？\nB\n#### c？\nC\n", ["a？", "b？", "c？"]),
    // A native question with an answer stays one.
    ("### a?\nA\n### b?\nB\n#### 1. c?\nC\n#### 2. d?\nD\n", ["a?", "b?"]),
  ])
  func questions(text: String, expected: [String]) {
    #expect(SampleDecks.file(text).allCards.map(\.question) == expected)
  }

  /// Numbered parts directly below a question that stands in a row of others, and not below a topic.
  @Test(arguments: [
    ("#### （1）p\n\nP\n\n#### （2）q\n\nQ", ["a？", "b？", "c？"]),
    ("#### 2.1 p\n\nP\n\n#### 2.2 q\n\nQ", ["a？", "b？", "c？"]),
    ("#### (1) p\n\nP\n\n#### (2) q\n\nQ", ["a？", "b？", "c？"]),
    ("#### 1) p\n\n##### 1. r\n\nP", ["a？", "b？", "c？"]),
    // They ask, count on, or are answers of their own.
    ("#### 1. p？\n\nP\n\n#### 2. q？\n\nQ", ["a？", "p？", "q？", "c？"]),
    ("#### 1. p\n\n**答案：** P", ["a？", "p", "c？"]),
  ])
  func numberedPartsOfAQuestionInARow(parts: String, expected: [String]) {
    for hashes in ["", "#"] {
      let text = "### 1. a？\n\nA\n\n### 2. b？\n\n\(parts)\n\n### 3. c？\n\nC\n"
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("#") ? hashes + $0 : String($0) }.joined(separator: "\n")
      let file = SampleDecks.file(text)
      #expect(file.allCards.map(\.question) == expected)
      #expect(file.problems.isEmpty)
    }
  }

  @Test(arguments: [
    (
      "## 1. T\n\n### 1. a？\n\nA\n\n### 2. b？\n\nB\n\n## 2. U\n\n### 1. c？\n\nC\n",
      ["a？", "b？", "c？"]
    ),
    ("## 1. T？\n\n### 1.1 a\n\nA\n\n## 2. U？\n\n### 2.1 b\n\nB\n", ["a", "b"]),
    ("## 1. T\n\n### 1. a\n\nA\n\n## 2. b？\n\nB\n", ["a", "b？"]),
    (
      "## 1. a？\n\nA\n\n## 2. T？\n\n### 3. b\n\nB\n\n### 4. c\n\nC\n\n## 5. d？\n\nD\n",
      ["a？", "b", "c", "d？"]
    ),
  ])
  func numberedTopicsStayTopics(text: String, expected: [String]) {
    #expect(SampleDecks.file(text).allCards.map(\.question) == expected)
  }

  /// A title that a question's label begins, over chapters.
  @Test(arguments: ["面试官：说说你对 x 的理解?", "面试官：说说 x", "Q: Why x?"])
  func aTitleMayBeTheQuestion(_ title: String) {
    let file = SampleDecks.file(
      "# \(title)\n\n## 一、是什么\n\nA\n\n### 小结\n\nB\n\n## 二、为什么？\n\nC\n\n## 参考文献\n\n- x\n")
    #expect(file.allCards.map { title.hasSuffix($0.question) } == [true])
    #expect(file.allCards.map(\.answer) == ["## 一、是什么\n\nA\n\n### 小结\n\nB\n\n## 二、为什么？\n\nC"])
    #expect(file.problems.isEmpty)
  }

  @Test(arguments: [
    ("# 什么是 x？\n\n## 一、a\n\nA\n\n## 二、b\n\nB\n", ["a", "b"]),
    ("# 面试官：x\n\n## 1. a？\n\nA\n\n## 2. b？\n\nB\n", ["a？", "b？"]),
    ("# 面试官：x\n\n## 一、T\n\n**题目：** a\n\n**答案：** A\n\n## 二、U\n\nx\n", ["a", "U"]),
    ("# 面试题\n\n## 一、a\n\nA\n\n## 二、b\n\nB\n", ["a", "b"]),
  ])
  func otherTitlesAreNone(text: String, expected: [String]) {
    #expect(SampleDecks.file(text).allCards.map(\.question) == expected)
  }

  @Test(arguments: [
    (
      "### 1. a？\n**答案：** A\n\n**问：** x？\n\n**答：** y\n\n**解析：** E\n### 2. b？\n**答案：** B\n",
      ["a？", "b？"]
    ),
    ("### 1. a\nA\n\n**问：** x？\n\n**答：** y\n### 2. b\nB\n", ["a", "b"]),
    ("**题目 1：** a\n\n**答案：** A\n\n**问：** x\n\n**答：** y\n\n**题目 2：** b\n\n**答案：** B\n", ["a", "b"]),
    (
      "1. **题目：** a\n\n   **答案：** A\n\n**问：** x\n\n**答：** y\n\n2. **题目：** b\n\n   **答案：** B\n",
      ["a", "b"]
    ),
    (
      "### a?\n<details><summary>Answer</summary>\n\nA\n\n**Q:** x\n\n**A:** y\n\n</details>\n\n"
        + "### b?\n<details><summary>Answer</summary>\n\nB\n\n</details>\n", ["a?", "b?"]
    ),
    ("### Q1: a\nA\n\n**问：** x？\n\n**答：** y\n### b\nB\n### Q2: c\nC\n", ["a", "b", "c"]),
    ("> a？\n\nA\n\n**问：** x？\n\n**答：** y\n\n> b？\n\nB\n", ["a？", "b？"]),
  ])
  func aDialogueIsPartOfTheAnswer(text: String, expected: [String]) {
    let cards = SampleDecks.file(text).allCards
    #expect(cards.map(\.question) == expected)
    #expect(cards.allSatisfy { !$0.answer.isEmpty })
    #expect(cards.first?.answer.contains("y") ?? false)
    #expect(cards.first?.explanation == (text.contains("解析") ? "E" : ""))
  }

  @Test(arguments: [
    // Chinese numerals number chapters.
    ("## 一、T\n\n**a？**\n\nA\n\n**b？**\n\nB\n", ["a？", "b？"]),
    ("## 一、T\n\n> a？\n\nA\n## 二、U\n\n> b？\n\nB\n", ["a？", "b？"]),
    ("## 一、T\n\n1. ### a\n\n   A\n\n2. ### b\n\n   B\n", ["a", "b"]),
    // Numbers that go on are questions, and those that begin again are steps.
    ("**1. a？**\nA\n\n**2. b**\nB\n\n**3. c？**\nC\n", ["a？", "b", "c？"]),
    ("**1. a**\nA\n\n**2. b？**\nB\n", ["a", "b？"]),
    ("**1. a？**\n\n**1. x**\n\n**2. y**\n\n**2. b？**\n\nB\n", ["a？", "b？"]),
    ("**a？**\n\n**1. x**\n\n**2. y**\n\n**b？**\n\nB\n", ["a？", "b？"]),
    ("**1. 题目：** a\n\n**答案：** A\n\n**1. x**\n\n**2. y**\n", ["a"]),
  ])
  func lines(text: String, expected: [String]) {
    let cards = SampleDecks.file(text).allCards
    #expect(cards.map(\.question) == expected)
    #expect(cards.allSatisfy { !$0.answer.isEmpty })
  }

  /// The bold text begins with its label and goes on.
  @Test(arguments: [
    ("**答案：B**", "B"), ("**答：输出内容为：**\n\nB", "**答：输出内容为：**\n\nB"), ("**Answer: B**", "B"),
    ("__正确答案：B__", "B"),
  ])
  func aBoldAnswerEndsTheQuestion(_ answer: String, _ expected: String) {
    let text = "### 1. a？\n\n- A. x\n- B. y\n\n\(answer)\n\n**解析：** E\n\n### 2. b？\n\nB\n"
    let cards = SampleDecks.file(text).allCards
    #expect(cards.map(\.question) == ["a？\n\n- A. x\n- B. y", "b？"])
    #expect(cards.map(\.answer) == [expected, "B"])
    #expect(cards.map(\.explanation) == ["E", ""])
  }

  @Test func nothingBehindDetailsIsLost() {
    let file = SampleDecks.file(
      "### a？\n<details><summary>答案</summary>\n\nA\n\n</details>\n\n**注意：** x\n\n"
        + "**[⬆ Back to top](#a)**\n\n### b？\n<details><summary>答案</summary>\n\nB\n\n</details>\n\n---\n"
    )
    #expect(file.allCards.map(\.answer) == ["A", "B"])
    #expect(file.allCards.map(\.explanation) == ["**注意：** x", ""])
  }

  @Test func explanationsBehindMayBeAList() {
    let file = SampleDecks.file("## 1. a？\n\nA\n\n## 2. b？\n\nB\n\n## 解析\n\n1. x\n\n2. y\n")
    #expect(file.allCards.map(\.question) == ["a？", "b？"])
    #expect(file.allCards.map(\.explanation) == ["x", "y"])
  }

  @Test func answersBehindBeginWithText() {
    let file = SampleDecks.file("### 1. a？\n\n### 2. b？\n\n## 答案\n\n### 1.\n\nA\n\n### 2.\n\nB\n")
    #expect(file.allCards.map(\.answer) == ["A", "B"])
  }

  /// A heading without a text, as one that is being written, changes no card above the last.
  @Test(arguments: [
    "# Notes\n\nText\n\n**Q:** one?\n\n**A:** yes\n\n# 1. two?\n\nB\n",
    "# 1. one\n\n## 1. p\n\nA\n\n# 2. two\n\nB\n",
    "## a?\n\nA\n\n### 1. p\n\nP\n\n## b?\n\nB\n",
  ])
  func aHeadingWithoutTextChangesNoCardAbove(text: String) {
    let cards = SampleDecks.file(text).allCards
    let longer = SampleDecks.file(text + "\n### lost\n").allCards
    #expect(cards.count > 1 && longer.count >= cards.count)
    #expect(longer.prefix(cards.count - 1) == cards.prefix(cards.count - 1))
  }
}
