import FlashcardDeck
import TestSupport
import Testing

/// Forms of questions with answers apart, each of which once gave a wrong card or lost one in silence.
@Suite struct MoreFormsTests {
  private static let earlier = [
    "### What is A?\n\na\n\n### What is B?\n\nb\n\n",
    "## 1. What is A?\n\na\n\n## 2. What is B?\n\nb\n\n",
    "### 1. What is A?\n\na\n\n### 2. What is B?\n\nb\n\n",
    "1. What is A?\n\n   a\n\n2. What is B?\n\n   b\n\n",
    "**1. What is A?**\n\na\n\n**2. What is B?**\n\nb\n\n",
  ]

  /// The answers are to the nearest list that they fit.
  @Test(
    arguments: earlier,
    [
      ("## Exercises", "## Answers"), ("## Practice problems", "## Solutions"), ("## 练习", "## 答案"),
      ("## 思考题", "## 参考答案"), ("## Drills", "## Answer key"),
    ])
  func exercisesHaveTheirAnswers(_ cards: String, _ titles: (String, String)) {
    let list = "\(titles.0)\n\n1. Find x.\n2. Find y.\n\n\(titles.1)\n\n1. x is 5\n2. y is 4\n"
    expectCards(
      "# Quiz\n\n\(cards)\(list)", ["What is A?", "What is B?", "Find x.", "Find y."],
      ["a", "b", "x is 5", "y is 4"])
    #expect(
      SampleDecks.file("# Quiz\n\n\(cards)\(list)").allCards.allSatisfy { $0.explanation.isEmpty })
    expectCards("# Quiz\n\n\(list)", ["Find x.", "Find y."], ["x is 5", "y is 4"])
  }

  /// Below a heading that asks they are a part of its answer.
  @Test func exercisesInAnAnswerAreText() {
    let text = "a\n\n#### Exercises\n\n1. Find x.\n2. Find y.\n\n#### Answers\n\n1. x\n2. y"
    expectCards("### What is A?\n\n\(text)\n", ["What is A?"], [text])
  }

  @Test func nativeCardsBesideExercises() {
    expectCards(
      "# T\n\n### TCP\n\na\n\n### UDP\n\nb\n\n## Exercises\n\n1. Find x.\n2. Find y.\n\n## Answers\n\n1. c\n2. d\n",
      ["TCP", "UDP", "Find x.", "Find y."], ["a", "b", "c", "d"])
  }

  /// Questions without answers have them behind a list that is none of exercises.
  @Test func aListThatIsNoneOfQuestionsTakesNoAnswers() {
    let file = SampleDecks.file(
      "# T\n\n## 1. What is A?\n\n## 2. What is B?\n\n## Steps\n\n1. Go.\n2. Come.\n\n## Answers\n\n1. a\n2. b\n"
    )
    #expect(file.allCards.prefix(2).map(\.answer) == ["a", "b"])
    // Explanations, and a list with other numbers.
    for title in ["## 解析\n\n1. x\n2. y\n", "## Answers\n\n1. x\n2. y\n3. z\n"] {
      let file = SampleDecks.file(
        "# T\n\n### A\n\na\n\n## Exercises\n\n1. Go.\n2. Come.\n\n\(title)")
      #expect(file.allCards.map(\.question) == ["A"])
    }
  }

  /// Numbers of questions begin with 1 or 2, or are in the majority.
  @Test func countsStayInARow() {
    let row = ["3 个条件", "4 种状态", "5 为什么？"]
    expectCards(row.map { "## \($0)\n\na\n\n" }.joined(), row, ["a", "a", "a"])
  }

  @Test(arguments: ["Answers", "View Answers", "答案"])
  func numberedAnswersInDetails(_ summary: String) {
    let word = summary == "答案" ? "答案" : "Answer"
    for title in ["", "## Answers\n\n", "### Answers\n\n"] {
      expectCards(
        "### Question 1: What is A?\n\n### Question 2: What is B?\n\n\(title)<details>\n<summary>\(summary)</summary>\n\n### \(word) 1: a\n\nmore\n\n### \(word) 2: b\n\n</details>\n",
        ["What is A?", "What is B?"], ["a\n\nmore", "b"])
    }
  }

  @Test(arguments: ["Explain ", "解释", "谈谈"]) func tasksBelowNumberedTopics(_ word: String) {
    expectCards(
      "## 1. Basics\n\n**1. \(word)A**\n\na\n\n**2. \(word)B**\n\nb\n\n## 2. More\n\n**1. \(word)C**\n\nc\n",
      ["A", "B", "C"].map { word + $0 }, ["a", "b", "c"])
    // Steps of an answer.
    let steps = "**1. Open A**\n\na\n\n**2. Close B**\n\nb"
    expectCards("## 1. Basics\n\n\(steps)\n\n## 2. More\n\nc\n", ["Basics", "More"], [steps, "c"])
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

  @Test(arguments: ["1. b", "1. b\n2. c", "1. b\n2. c\n3. d", "- b"])
  func nestedNumbersCountOnBehindAList(_ list: String) {
    expectCards(
      "1.1 **什么是 A？**\n\na\n\n1.2 **什么是 B？**\n\n\(list)\n\n1.3 **C 的原理**\n\n1. c\n",
      ["**什么是 A？**", "**什么是 B？**", "**C 的原理**"], ["a", list, "1. c"])
  }

  @Test func anExplanationIsTheAnswerToANumber() {
    expectCards(
      "### 面试题 1.1\n\n什么是 A？\n\n### 答案解析\n\na\n\n### 面试题 1.2\n\n什么是 B？\n\n### 答案解析\n\nb\n",
      ["什么是 A？", "什么是 B？"], ["a", "b"])
  }

  @Test func lettersWithAllQuestionsFirst() {
    let answers = "### A1\n\na\n\n### A2\n\nb\n"
    let asked = ["What is A?", "What is B?"]
    expectCards("### Q1\n\n\(asked[0])\n\n### Q2\n\n\(asked[1])\n\n" + answers, asked, ["a", "b"])
    expectCards("### Q1: \(asked[0])\n\n### Q2: \(asked[1])\n\n" + answers, asked, ["a", "b"])
    expectCards(
      "### Q1: \(asked[0])\n\n### Q2: \(asked[1])\n\n### A1: a\n\n### A2: b\n", asked, ["a", "b"])
    expectCards(
      "# T\n\n## Q1: \(asked[0])\n\n## Q2: \(asked[1])\n\n## A1\n\na\n\n## A2\n\nb\n", asked,
      ["a", "b"])
    // Cars.
    expectCards(
      "### Q5\n\nx\n\n### Q7\n\ny\n\n### A5\n\nz\n", ["Q5", "Q7", "A5"], ["x", "y", "z"])
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

  @Test(arguments: ["答案", "查看答案", "Answer", ""]) func containersUnfold(_ title: String) {
    let fold = "::: details \(title)\n"
    for question in ["### 1. 什么是 a？", "### 什么是 a？", "**1. 什么是 a？**", "## 什么是 a？"] {
      expectCards(
        "# T\n\n\(question)\n\n\(fold)\nA\n\n:::\n\n## 什么是 b？\n\n\(fold)B\n:::\n",
        ["什么是 a？", "什么是 b？"], ["A", "B"])
    }
    // Text of an answer.
    let text = "B\n\n::: tip\nC\n:::"
    expectCards("### 什么是 a？\n\n\(text)\n", ["什么是 a？"], [text])
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
