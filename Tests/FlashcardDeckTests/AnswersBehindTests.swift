import FlashcardDeck
import TestSupport
import Testing

/// Answers and explanations in a part of their own behind the questions, by their numbers.
@Suite struct AnswersBehindTests {
  private static let titles = [
    "答案", "参考答案", "答案解析", "答案与解析", "参考答案与解析", "解析", "详解", "第二部分：答案", "二、解析", "Answers",
    "Answer key",
    "Explanations", "Solutions", "Part 2: Answers", "第二部分 解析",
  ]
  private static let forms = ["## T", "# T", "---\n\n## T", "---\n\n**T**", "---\n**T**"]

  @Test(arguments: titles) func areTheAnswersOfQuestionsWithout(_ title: String) {
    for form in Self.forms {
      let text =
        "## 题目\n\n#### 1. 什么是甲？\n\n#### 2. What is b?\n\n" + form.replacing("T", with: title)
        + "\n\n1. 一。\n2. Two.\n"
      let file = SampleDecks.file(text)
      #expect(file.allCards.map(\.question) == ["什么是甲？", "What is b?"], "\(text)")
      #expect(file.allCards.map(\.answer) == ["一。", "Two."], "\(text)")
      #expect(file.problems.isEmpty, "\(text)")
    }
  }

  private static let questions = [
    "#### 1. 甲？\n\n一。\n\n#### 2. b?\n\nTwo.\n\n",
    "#### 1.\n\n**题目：** 甲？\n\n**答案：** 一。\n\n#### 2.\n\n**题目：** b?\n\n**答案：** Two.\n\n",
    "1. **题目：** 甲？\n\n   **答案：** 一。\n\n2. **题目：** b?\n\n   **答案：** Two.\n\n",
    "**1. 题目：** 甲？\n\n**答案：** 一。\n\n**2. 题目：** b?\n\n**答案：** Two.\n\n",
    "**题目：** 甲？\n\n**答案：** 一。\n\n**题目：** b?\n\n**答案：** Two.\n\n",
    "**1. 甲？**\n\n一。\n\n**2. b?**\n\nTwo.\n\n",
  ]
  private static let explanations = [
    "1. 因为。\n2. So.\n", "1. 因为。\n\n2. So.\n", "### 1. x\n\n因为。\n\n### 2. y\n\nSo.\n",
    "### 1.\n\n因为。\n\n### 2.\n\nSo.\n", "**1. x**\n\n因为。\n\n**2. y**\n\nSo.\n",
    "**1.** 因为。\n\n**2.** So.\n", "1、因为。\n\n2、So.\n",
  ]

  @Test(arguments: questions, explanations)
  func areTheExplanationsOfQuestionsWithAnswers(questions: String, explanations: String) {
    for title in ["## 解析", "## 第二部分：解析", "---\n\n**解析**", "---\n\n## 第二部分 解析", "# 二、答案与解析"] {
      let text = "# 面试\n\n" + questions + title + "\n\n" + explanations
      let file = SampleDecks.file(text)
      #expect(file.allCards.map(\.question) == ["甲？", "b?"], "\(text)")
      #expect(file.allCards.map(\.answer) == ["一。", "Two."], "\(text)")
      let found = file.allCards.map(\.explanation)
      #expect(found.first?.hasSuffix("因为。") ?? false, "\(text)")
      #expect(found.last?.hasSuffix("So.") ?? false, "\(text)")
      #expect(file.problems.isEmpty, "\(text)")
    }
  }

  @Test(arguments: [
    ("## 解析\n\n1. x\n2. y\n3. z\n", [11]), ("## 解析\n\n都一样。\n", [7]),
    ("---\n\n**第二部分：解析**\n\n都一样。\n", [9]), ("## 解析\n\n见书：\n\n1. x\n2. y\n", [9]),
    ("## 解析\n\n1. x\n", []),
  ])
  func whatHasNoQuestionIsWarnedOf(part: String, lines: [Int]) {
    let file = SampleDecks.file("#### 1. a\nA\n\n#### 2. b\nB\n\n" + part)
    #expect(file.allCards.map(\.answer) == ["A", "B"])
    #expect(file.problems.map(\.line) == lines)
    #expect(file.problems.allSatisfy { $0.severity == .warning })
  }

  @Test func eachChapterHasItsOwn() {
    let chapter = "## N\n\n#### 1. aN\n\nA\n\n#### 2. bN\n\nB\n\n## 解析\n\n1. xN\n2. yN\n\n"
    let file = SampleDecks.file(["P", "Q"].map { chapter.replacing("N", with: $0) }.joined())
    #expect(file.allCards.map(\.explanation) == ["xP", "yP", "xQ", "yQ"])
    #expect(file.problems.isEmpty)
  }

  @Test func anAnswerMayHaveAListInIt() {
    let file = SampleDecks.file(
      "#### 1. a\n\n#### 2. b\n\n## 答案\n\n1. So:\n   1. x\n   2. y\n2. B\n")
    #expect(file.allCards.map(\.answer) == ["So:\n   1. x\n   2. y", "B"])
  }

  @Test func theNumbersOfEachTopicMayBeginAgain() {
    let text = "## N\n\n#### 1. aN\n\n#### 2. bN\n\n"
    let file = SampleDecks.file(
      ["P", "Q"].map { text.replacing("N", with: $0) }.joined()
        + "# 答案\n\n1. AP\n2. BP\n\n1. AQ\n2. BQ\n")
    #expect(file.allCards.map(\.answer) == ["AP", "BP", "AQ", "BQ"])
    #expect(file.problems.isEmpty)
  }

  /// In a single card the same words are labels.
  @Test(arguments: [
    "### 1. a\n\nA\n\n### 解析\n\n1. x\n2. y\n\n### 2. b\n\nB\n\n### 解析\n\n1. x\n2. y\n",
    "### 1. a\n\nA\n\n**解析**\n\n1. x\n2. y\n\n### 2. b\n\nB\n\n**解析**\n\n1. x\n2. y\n",
    "### 1. a\n\nA\n\n#### 解析\n\n1. x\n2. y\n\n### 2. b\n\nB\n\n#### 解析\n\n1. x\n2. y\n",
  ])
  func anExplanationMayBeAList(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(file.allCards.map(\.answer) == ["A", "B"])
    #expect(file.allCards.map(\.explanation) == ["1. x\n2. y", "1. x\n2. y"])
    #expect(file.problems.isEmpty)
  }
}
