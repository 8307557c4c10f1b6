import FlashcardDeck
import TestSupport
import Testing

/// Exams: parts of questions whose numbers begin anew, and the answers in parts of the same titles behind all of them.
@Suite struct ExamPartsTests {
  private static let titles = [
    "## 参考答案", "# 答案", "---\n\n## 答案与解析", "## 参考答案与评分标准", "# Answers", "## Answer key",
    "## Answer Key:",
    "## Solutions",
  ]
  /// The titles of the parts, over the questions and over their answers.
  private static let parts = [
    (["## 一、选择题（每题 2 分，共 4 分）", "## 二、简答题"], ["### 一、选择题", "### 二、简答题"]),
    (["## 一、选择题", "## 二、简答题"], ["### 一、选择题答案", "### 二、简答题参考答案（评分要点）"]),
    (["## 选择题", "## 简答题"], ["### 选择题", "### 简答题"]),
    (["## 第一部分 选择题", "## 第二部分 简答题"], ["### 第一部分", "### 第二部分：简答题"]),
    (["## Section 1: Ports", "## Section 2: Hosts"], ["### Section 1", "### Section 2"]),
    (
      ["## Section A: Multiple choice", "## Section B"],
      ["### Section A Answers:", "### Section B Answers"]
    ),
    (["## Part I: Ports", "## Part II: Hosts"], ["### Part I", "### Part II: Hosts"]),
    (
      ["## 1. Multiple Choice (10 points)", "## 2. Short Answer"],
      ["### 1. Multiple choice", "### 2. Short answer"]
    ),
    (["### 一、单选题", "### 二、判断题"], ["### 一、单选题", "### 二、判断题"]),
  ]
  /// Two questions, `a` and `b`.
  private static let questions = [
    "1. a\n2. b\n", "1. a？\n\n2. b？\n", "1、a（ ）\nA. x\nB. y\n\n2、b（ ）\nA. x\nB. y\n",
    "#### 1. a\n\n#### 2. b\n", "#### 第1题\n\na\n\n#### 第2题\n\nb\n",
    "#### Q1: a?\nA) x\nB) y\n\n#### Q2: b?\nA) x\nB) y\n",
    "**1.** a ____\n\n**2.** b ____\n", "**1. a？**\n- A. x\n- B. y\n\n**2. b？**\n- A. x\n- B. y\n",
    "1. a：\n\n   ```\n   1. no\n   2. no\n   ```\n\n2. b\n",
  ]
  private static let answers = [
    "1. N1\n2. N2\n", "1. N1\n\n2. N2\n", "1、N1\n2、N2\n", "#### 1.\n\nN1\n\n#### 2.\n\nN2\n",
    "**1.** N1\n\n**2.** N2\n", "**第1题**\n\nN1\n\n**第2题**\n\nN2\n",
  ]

  private func exam(
    _ title: String, _ parts: ([String], [String]), _ questions: String, _ answers: String
  ) -> String {
    let asked = parts.0.enumerated().map { index, title in
      title + "\n\n" + questions.replacing("a", with: "a\(index)").replacing("b", with: "b\(index)")
    }
    let given = parts.1.enumerated().map { index, title in
      title + "\n\n" + answers.replacing("N", with: "R\(index)-")
    }
    return "# T\n\n" + asked.joined(separator: "\n") + "\n" + title + "\n\n"
      + given.joined(separator: "\n")
  }

  private func check(_ text: String) {
    let file = SampleDecks.file(text)
    let cards = file.allCards
    #expect(cards.count == 4, "\(text)")
    for (card, question) in zip(cards, ["a0", "b0", "a1", "b1"]) {
      #expect(card.question.contains(question), "\(text)")
    }
    for (card, answer) in zip(cards, ["R0-1", "R0-2", "R1-1", "R1-2"]) {
      #expect(card.answer == answer, "\(text)")
      #expect(card.explanation.isEmpty, "\(text)")
    }
    #expect(file.problems.isEmpty, "\(text) \(file.problems)")
  }

  @Test(arguments: titles) func theTitlesOfTheAnswersDiffer(_ title: String) {
    for answers in Self.answers { check(exam(title, Self.parts[0], Self.questions[0], answers)) }
  }

  @Test(arguments: parts) func theTitlesOfThePartsDiffer(asked: [String], given: [String]) {
    for questions in Self.questions {
      check(exam("## 参考答案", (asked, given), questions, Self.answers[0]))
    }
  }

  @Test(arguments: questions, answers) func theFormsDiffer(questions: String, answers: String) {
    check(exam("## 参考答案", Self.parts[0], questions, answers))
  }

  /// What stands below a question is a part of it.
  @Test func aQuestionHasItsChoicesAndItsCode() {
    let file = SampleDecks.file(
      "## 一、选择题\n\n1. a\n\n```\nx\n```\n\nA. p\nB. q\n\n2. b\n\n## 答案\n\n### 一、选择题\n\n1. B\n2. C\n")
    #expect(file.allCards.map(\.question) == ["a\n\n```\nx\n```\n\nA. p\nB. q", "b"])
    #expect(file.allCards.map(\.answer) == ["B", "C"])
    #expect(file.allCards.map(\.topic) == [["一、选择题"], ["一、选择题"]])
  }

  /// More forms of public exams, each with the questions `a`, `b`, … and the answers `A`, `B`, ….
  @Test(arguments: [
    // Short answers in one line.
    "## Part A: Multiple choice\n\n1. a\n2. b\n\n## Answers\n\n### Part A: Multiple-Choice Answers\n1. A — 2. B\n",
    "### 1. a\n\n### 2. b\n\n## Answers\n\n1. A 2. B\n",
    "#### 1. a\n\n#### 2. b\n\n## 答案\n\n1.A　2.B\n",
    // The numbers go on from part to part.
    "## 选择题\n\n**1. a**\n\n## 填空题\n\n**2. b**\n\n## 答案\n\n### 选择题答案\n1. A\n\n### 填空题答案\n2. B\n",
    // Only the answers have parts.
    "### Q1. a\n\n### Q2. b\n\n## Answer Key\n\n### Multiple choice\n1. A\n2. B\n",
    // Titles that are bold.
    "**一、选择题**\n\n1. a\n\n**二、简答题**\n\n1. b\n\n---\n\n**参考答案**\n\n**一、选择题**\n\n1. A\n\n**二、简答题**\n\n1. B\n",
    "# T\n\n**一、选择题**\n\n1. a\n\n**二、简答题**\n\n1. b\n\n## 参考答案\n\n**一、选择题**\n\n1. A\n\n**二、简答题**\n\n1. B\n",
    // Parts in parts.
    "## 第一卷\n\n### 一、选择题\n\n1. a\n\n## 第二卷\n\n### 一、选择题\n\n1. b\n\n# 答案\n\n## 第一卷\n\n### 一、选择题\n\n1. A\n\n## 第二卷\n\n### 一、选择题\n\n1. B\n",
    // Titles of one level.
    "# T\n\n## Section A\n\n1. a\n\n## Section B\n\n1. b\n\n## Answers\n\n## Section A\n\n1. A\n\n## Section B\n\n1. B\n",
    // The answers unfold below each part.
    "## 一、判断题\n\n1. a\n2. b\n\n<details><summary>答案</summary>\n\n1. A\n2. B\n\n</details>\n",
  ])
  func otherExamsAreRead(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(file.allCards.map(\.question) == ["a", "b"], "\(text)")
    #expect(file.allCards.map(\.answer) == ["A", "B"], "\(text)")
    #expect(file.problems.isEmpty, "\(text)")
  }

  /// Choices are no answer, if the answers behind them are a table.
  @Test func choicesAreNoAnswer() {
    let file = SampleDecks.file(
      "### 1. a?\n- A. x\n- B. y\n\n### 2. b?\n- A. x\n- B. y\n\n## Answers\n\n| Q | Answer |\n|--|--|\n| 1 | A |\n| 2 | B |\n"
    )
    #expect(file.cards.isEmpty)
    #expect(file.problems.map(\.line) == [1, 5, 9])
  }

  @Test func explanationsMayFollow() {
    let part = "### 一、选择题\n\n1. N1\n2. N2\n\n### 二、判断题\n\n1. N3\n\n"
    let file = SampleDecks.file(
      "## 一、选择题\n\n1. a\n2. b\n\n## 二、判断题\n\n1. c\n\n## 答案\n\n" + part.replacing("N", with: "A")
        + "## 解析\n\n" + part.replacing("N", with: "E"))
    #expect(file.allCards.map(\.question) == ["a", "b", "c"])
    #expect(file.allCards.map(\.answer) == ["A1", "A2", "A3"])
    #expect(file.allCards.map(\.explanation) == ["E1", "E2", "E3"])
    #expect(file.problems.isEmpty)
  }

  private static let two = "## 一、选择题\n\n1. a\n2. b\n\n## 二、判断题\n\n1. c\n2. d\n\n## 答案\n\n"

  /// What is not sure is no card, and a warning names its line. Each with the questions that are cards and the lines of the
  /// problems.
  @Test(arguments: [
    // Several answers in a line that may be one, a range, or a table.
    (
      two + "### 一、选择题\n\n1. see 2. too\n\n### 二、判断题\n\n1. T\n2. F\n", ["c", "d"], [1, 13]
    ),
    (
      two + "### 一、选择题\n\n1. B | 2. C\n\n### 二、判断题\n\n| 题号 | 1 | 2 |\n|-|-|-|\n| 答案 | T | F |\n",
      ["a", "b"], [6, 17]
    ),
    (two + "### 一、选择题\n\n1-2: BCD\n\n### 二、判断题\n\n1. T\n2. F\n", ["c", "d"], [1, 13]),
    // The same number over another title, or a part that is not there.
    (two + "### 一、填空题\n\n1. B\n2. C\n\n### 二、判断题\n\n1. T\n2. F\n", ["c", "d"], [1, 13]),
    (two + "### 二、判断题\n\n1. T\n2. F\n\n### 三、附加题\n\n1. X\n", ["c", "d"], [1, 18]),
    // More answers than questions, and fewer.
    (two + "### 一、选择题\n\n1. B\n2. C\n3. D\n\n### 二、判断题\n\n1. T\n", ["a", "b", "c"], [9, 17]),
    // Steps that may be questions.
    ("## 一、简答题\n\n1. a\n1. x\n2. y\n2. b\n\n## 答案\n\n### 一、简答题\n\n1. A\n2. B\n", [], [1, 10]),
  ])
  func whatIsNotSureIsAWarning(text: String, expected: [String], lines: [Int]) {
    let file = SampleDecks.file(text)
    #expect(file.allCards.map(\.question) == expected)
    #expect(file.problems.map(\.line) == lines)
  }

  /// Files that have no parts are read as ever.
  @Test(arguments: [
    (
      "# What is AJAX?\n\n## 要点\n\n1. x\n2. y\n\n## 参考答案\n\n### 一、概念\n\n1. a\n\n### 二、方法\n\n1. b\n",
      "What is AJAX?"
    ),
    (
      "## 1. 索引？\n\n## 2. 锁？\n\n## 答案\n\n### 1. 索引\n\n1. x\n2. y\n\n### 2. 锁\n\n1. x\n2. y\n", "索引？"
    ),
  ])
  func otherFilesStay(text: String, first: String) {
    #expect(!SampleDecks.file(text).allCards.contains { $0.question == "x" || $0.question == "a" })
  }

  /// All questions of a long file are looked at, however many there are.
  @Test func aLongFileHasItsAnswers() {
    let count = 3000
    let numbers = 1...count
    let file = SampleDecks.file(
      numbers.map { "#### \($0). q\($0)？\n" }.joined() + "\n## 答案\n\n"
        + numbers.map { "\($0). A\($0)\n" }.joined())
    #expect(file.allCards.map(\.answer) == numbers.map { "A\($0)" })
    #expect(file.problems.isEmpty)
  }
}
