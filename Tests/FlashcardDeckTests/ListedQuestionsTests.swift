import FlashcardDeck
import TestSupport
import Testing

/// Numbered lists of questions whose answers are a part of their own behind them.
@Suite struct ListedQuestionsTests {
  private static let tight = "1. 甲？\n2. b?\n3. 丙？\n\n"
  private static let questions = [
    tight, "1. 甲？\n\n2. b?\n\n3. 丙？\n\n", "1、甲？\n\n2、b?\n\n3、丙？\n\n", "1) 甲？\n2) b?\n3) 丙？\n\n",
    // One of them does not ask.
    "1. 甲？\n2. b\n3. 丙？\n\n",
  ]
  private static let answers = [
    "1. 一。\n2. Two.\n3. 三。\n", "1. 一。\n\n2. Two.\n\n3. 三。\n", "1、一。\n2、Two.\n3、三。\n",
    "**1.** 一。\n\n**2.** Two.\n\n**3.** 三。\n", "### 1.\n\n一。\n\n### 2.\n\nTwo.\n\n### 3.\n\n三。\n",
  ]
  private static let titles = [
    ("# 数据库\n\n## 题目\n\n", "## 答案\n\n"), ("# 题目\n\n", "# 答案\n\n"),
    ("# Questions\n\n", "# Answers\n\n"), ("# Quiz\n\n", "## Answers\n\n"),
    ("## 一、题目\n\n请回答：\n\n", "## 二、答案\n\n"), ("", "# Solutions\n\n"),
  ]

  private func check(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(file.allCards.map { String($0.question.prefix(1)) } == ["甲", "b", "丙"], "\(text)")
    #expect(file.allCards.map(\.answer) == ["一。", "Two.", "三。"], "\(text)")
    #expect(file.problems.isEmpty, "\(text)")
  }

  @Test(arguments: questions, answers) func areCards(questions: String, answers: String) {
    for (above, title) in Self.titles { check(above + questions + title + answers) }
  }

  /// Titles that are no headings.
  @Test(arguments: [
    "---\n\n**答案**\n\nLIST", "**答案**\n\nLIST", "**答案：**\n\nLIST", "答案：\n\nLIST",
    "**Answers:**\n\nLIST",
    "<details>\n<summary>Answers</summary>\n\nLIST\n</details>\n",
    "<details><summary>答案</summary>\n\nLIST\n</details>\n\n谢谢。\n",
  ])
  func anythingMayBeTheTitle(_ title: String) {
    check("# 数据库\n\n" + Self.tight + title.replacing("LIST", with: Self.answers[0]))
  }

  @Test func eachChapterHasItsOwn() {
    let chapter = "## N\n\n1. aN?\n2. bN?\n\nTITLE1. AN\n2. BN\n"
    for title in ["### 答案\n\n", "<details><summary>答案</summary>\n\n"] {
      let end = title.hasPrefix("<") ? "\n</details>\n\n" : "\n"
      let file = SampleDecks.file(
        "# T\n\n"
          + ["P", "Q"].map { chapter.replacing("N", with: $0) + end }.joined()
          .replacing("TITLE", with: title))
      #expect(file.allCards.map(\.question) == ["aP?", "bP?", "aQ?", "bQ?"])
      #expect(file.allCards.map(\.answer) == ["AP", "BP", "AQ", "BQ"])
      #expect(file.allCards.map(\.topic) == [["P"], ["P"], ["Q"], ["Q"]])
      #expect(file.problems.isEmpty)
    }
  }

  /// Lists that no heading parts, more than there are levels of headings.
  @Test(arguments: [
    "**答案：**\n\nLIST", "**答案**\n\nLIST", "答案：\nLIST", "---\n\n**答案**\n\nLIST---\n\n",
    "<details><summary>答案</summary>\n\nLIST</details>\n\n",
  ])
  func listsMayFollow(_ title: String) {
    let text = "1. aN？\n2. bN？\n\n" + title.replacing("LIST", with: "1. AN\n2. BN\n\n")
    let file = SampleDecks.file(
      "# T\n\n" + (0..<9).map { text.replacing("N", with: "\($0)") }.joined())
    #expect(file.allCards.map(\.question) == (0..<9).flatMap { ["a\($0)？", "b\($0)？"] })
    #expect(file.allCards.map(\.answer) == (0..<9).flatMap { ["A\($0)", "B\($0)"] })
    #expect(file.topics == [[]])
    #expect(file.problems.isEmpty)
  }

  @Test func topicsMayPartThem() {
    let file = SampleDecks.file(
      "# T\n\n## 题目\n\n### 基础\n\n1. a？\n2. b？\n\n### 进阶\n\n3. c？\n\n## 答案\n\n1. A\n2. B\n3. C\n")
    #expect(file.allCards.map(\.question) == ["a？", "b？", "c？"])
    #expect(file.allCards.map(\.answer) == ["A", "B", "C"])
    #expect(file.allCards.map(\.topic) == [["题目", "基础"], ["题目", "基础"], ["题目", "进阶"]])
  }

  /// What a question offers to choose from belongs to it.
  @Test(arguments: ["   - A) x\n   - B) y\n\n", "A. x\nB. y\n", "   - [ ] (A) x\n   - [ ] (B) y\n"])
  func choicesAreOfTheQuestion(_ choices: String) {
    let file = SampleDecks.file(
      "# Quiz\n\n1. a?\n\(choices)2. b?\n\(choices)\n## Answers\n\n1. B\n2. A\n")
    #expect(file.allCards.map { String($0.question.prefix(2)) } == ["a?", "b?"])
    #expect(file.allCards.count { $0.answer.contains("y") } == 0)
    #expect(file.allCards.map(\.answer) == ["B", "A"])
    #expect(file.problems.isEmpty)
  }

  @Test func explanationsMayFollow() {
    let file = SampleDecks.file(
      "## 题目\n\n1. a？\n2. b？\n\n## 答案\n\n1. A\n2. B\n\n## 解析\n\n1. x\n2. y\n")
    #expect(file.allCards.map(\.answer) == ["A", "B"])
    #expect(file.allCards.map(\.explanation) == ["x", "y"])
  }

  /// Each with the lines of the problems.
  @Test(arguments: [
    ("## 题目\n\n1. a？\n2. b？\n3. c？\n\n## 答案\n\n1. A\n2. B\n", ["a？", "b？"], [5]),
    ("## 题目\n\n1. a？\n2. b？\n\n## 答案\n\n1. A\n2. B\n3. C\n", ["a？", "b？"], [10]),
    // Native cards stay, and what stands beside them is said.
    ("### Q\n\nx\n\n## T\n\n1. a?\n2. b?\n\n## Answers\n\n1. A\n2. B\n", ["Q"], [7, 8]),
    ("### Q?\n\n1. Is it a?\n2. Is it b?\n\n## Answers\n\n1. A\n2. B\n", ["Q?"], []),
    // The parts of one question.
    (
      "### 1. z？\n\nZ\n\n### 2. T\n\n1. a？\n2. b？\n\n#### 答案\n\n1. A\n2. B\n\n### 3. y？\n\nY\n",
      ["z？", "T\n\n1. a？\n2. b？", "y？"], []
    ),
  ])
  func nothingIsTakenInSilence(text: String, expected: [String], lines: [Int]) {
    let file = SampleDecks.file(text)
    #expect(file.allCards.map(\.question) == expected)
    #expect(file.problems.map(\.line) == lines)
  }

  /// The last question of a list is not asked alone, with the answers to all of them.
  @Test(arguments: ["## 答案\n\n1-B 2-C\n", "## 答案\n\n1. B 2. C\n", "**答案：**\n\n1. B；2. C\n"])
  func noQuestionGetsAllAnswers(_ answers: String) {
    let file = SampleDecks.file("# T\n\n1. a？\n2. b？\n\n" + answers)
    #expect(!file.allCards.contains { $0.question == "b？" || $0.question == "a？" })
  }
}
