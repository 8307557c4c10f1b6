import FlashcardDeck
import TestSupport
import Testing

/// Forms of questions with answers apart, each of which once gave a wrong card or lost one in silence.
@Suite struct MoreFormsTests {
  private static let earlier = [
    "### What is A?\n\na\n\n### What is B?\n\nb\n\n",
    "## 1. What is A?\n\na\n\n## 2. What is B?\n\nb\n\n",
    "### 1. What is A?\n\na\n\n### 2. What is B?\n\nb\n\n",
    "**1. What is A?**\n\na\n\n**2. What is B?**\n\nb\n\n",
  ]

  /// The answers to exercises are none to the questions before them.
  @Test(
    arguments: earlier,
    [("## Exercises", "## Answers"), ("## Practice problems", "## Solutions"), ("## 练习", "## 答案")])
  func answersToExercisesExplainNoQuestions(_ cards: String, _ titles: (String, String)) {
    let list = "\(titles.0)\n\n1. Find x.\n2. Find y.\n\n\(titles.1)\n\n1. x is 5\n2. y is 4\n"
    let file = SampleDecks.file("# Quiz\n\n\(cards)\(list)")
    #expect(file.allCards.prefix(2).map(\.question) == ["What is A?", "What is B?"])
    #expect(file.allCards.prefix(2).map(\.answer) == ["a", "b"])
    #expect(file.allCards.allSatisfy { $0.explanation.isEmpty })
  }

  /// Questions without answers have them behind a list that is none of questions.
  @Test func aListBetweenQuestionsAndAnswers() {
    let file = SampleDecks.file(
      "# T\n\n## 1. What is A?\n\n## 2. What is B?\n\n## Steps\n\n1. Go.\n2. Come.\n\n## Answers\n\n1. a\n2. b\n"
    )
    #expect(file.allCards.prefix(2).map(\.answer) == ["a", "b"])
  }

  /// Numbers of questions begin with 1 or 2, or are in the majority.
  @Test func countsStayInARow() {
    let row = ["3 个条件", "4 种状态", "5 为什么？"]
    expectCards(row.map { "## \($0)\n\na\n\n" }.joined(), row, ["a", "a", "a"])
  }

  @Test func quotedAnswersBehindEmptyLines() {
    let text =
      "> **Question:** Which one?\n>\n> **Answer:** First.\n\n> **Question:** Are they typed\n> or selected?\n"
    for gap in ["", ">\n"] {
      expectCards(
        text + gap + "> **Answer:** Second.\n", ["Which one?", "Are they typed\nor selected?"],
        ["First.", "Second."])
    }
  }

  /// What looks like a label in code is none, so the question is its first line and nothing of the code is cut.
  @Test(arguments: ["```", "~~~"]) func quotedCodeHasNoLabels(fence: String) {
    let answer = "> \(fence)yaml\n> answer: 42\n> \(fence)\n>\n> **Answer:** 42"
    expectCards(
      "> **Question:** What does this print?\n\(answer)\n", ["What does this print?"], [answer])
  }

  /// A list of questions without answers beside a card.
  @Test func aListOfQuestionsIsSaid() {
    let list = "1. What is a?\n2. What is b?\n"
    #expect(
      SampleDecks.file("# E\n\n\(list)\n## Notes\n\n### What is c?\n\nCc.\n").problems.map(\.line)
        == [3])
    // A table of contents.
    expectCards(
      "# E\n\n\(list)\n### What is a?\n\nA\n\n### What is b?\n\nB\n",
      ["What is a?", "What is b?"], ["A", "B"])
  }

  // MARK: Choices

  private static let asked =
    "## 选择题\n\n1. a（ ）\nA. x\nB. y\n\n2. b（ ）\nA. x\nB. y\n\n3. c（ ）\nA. x\nB. y\n\n"

  @Test(arguments: [
    "1-3：ABA", "1-3 ABA", "1～3：ABA", "1－3：A B A", "1-2：AB\n3. A", "1–3: A, B, A",
  ])
  func keysOfRanges(_ key: String) {
    let file = SampleDecks.file(Self.asked + "## 答案\n\n\(key)\n")
    #expect(file.allCards.map(\.answer) == ["A", "B", "A"])
    #expect(file.allCards.first?.question == "a（ ）\nA. x\nB. y")
    let headings = "### 1. a 是什么？\n\nA. x\nB. y\n\n### 2. b 是什么？\n\nA. x\nB. y\n\n## 答案\n\n1-2：AB\n"
    #expect(SampleDecks.file(headings).allCards.map(\.answer) == ["A", "B"])
  }

  /// A key with another count of letters is none.
  @Test func aKeyThatDoesNotFitIsNone() {
    let file = SampleDecks.file(Self.asked + "## 答案\n\n1-3：AB\n")
    #expect(file.allCards.isEmpty && !file.problems.isEmpty)
  }

  @Test func aBoldAnswerIsWithoutItsLabel() {
    let file = SampleDecks.file(
      "**1. 什么是 a？**\n\nA. x\nB. y\n\n**答案：B**\n\n---\n\n**2. 什么是 b？**\n\n**答案：见下**\n\n更多\n")
    #expect(file.allCards.map(\.answer) == ["B", "**答案：见下**\n\n更多"])
  }

  // MARK: Chapters

  @Test func eachChapterIsATopic() {
    let text = "# 第 1 章 网络\n\n## TCP\n\na\n\n# 第 2 章 数据库\n\n## ACID\n\nc\n"
    let file = SampleDecks.file(text)
    #expect(file.allCards.map(\.topic) == [["第 1 章 网络"], ["第 2 章 数据库"]])
    // What introduces a chapter is no card.
    expectCards(
      "## 第 1 章 网络\n\n引言。\n\n## 1. TCP\n\na\n\n## 第 2 章 库\n\n## 2. ACID\n\nc\n", ["TCP", "ACID"],
      ["a", "c"])
    // What introduces may be a card as well.
    let prose = SampleDecks.file("# 第 1 章 网络\n\n## 背景\n\n很久以前。\n\n## TCP\n\na\n")
    #expect(prose.allCards.map(\.question) == ["TCP"])
    #expect(prose.problems.map(\.line) == [3])
  }
}
