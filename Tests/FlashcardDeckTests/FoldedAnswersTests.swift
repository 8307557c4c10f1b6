import FlashcardDeck
import TestSupport
import Testing

/// Answers that unfold, stand behind all questions, or are quoted: each is found, and no tag is left in a text.
@Suite struct FoldedAnswersTests {
  private static func details(_ summary: String, _ text: String) -> String {
    "<details>\n<summary>\(summary)</summary>\n\n\(text)\n\n</details>\n\n"
  }

  @Test func aHintIsAPartOfTheQuestion() {
    let hint = Self.details("Hint", "h").dropLast(2)
    expectCards(
      "### What is A?\n\n\(hint)\n\n" + Self.details("Answer", "a"), ["What is A?\n\n\(hint)"],
      ["a"])
  }

  @Test func aSecondSolutionExplains() {
    let second = Self.details("Solution 2", "b")
    let card = SampleDecks.file("### What is A?\n\n\(Self.details("Solution 1", "a"))\(second)")
      .allCards[0]
    #expect(card.answer == "a")
    #expect(card.explanation == second.dropLast(2))
  }

  /// Details that only fold questions away are none.
  @Test(arguments: ["a", "\n   a\n   "])
  func detailsAroundQuestions(_ answer: String) {
    func item(_ number: Int, _ text: String) -> String {
      "\(number). \(text)\n   <details><summary>Answer</summary>\(answer)</details>\n\n"
    }
    let items = item(1, "What is A?") + item(2, "Name B.")
    expectCards(
      "<details>\n<summary>Self-test</summary>\n\n\(items)</details>\n",
      ["What is A?", "Name B."], ["a", "a"])
  }

  /// Details in a list item answer all of it.
  @Test func detailsInItems() {
    let answer = "\n\n   <details>\n   <summary>Show Answer</summary>\n   A\n   </details>\n\n"
    expectCards(
      "# S\n\n## Practice\n\n1. Build a table:\n\n   (1, 2)\(answer)2. Find:\n   a) x\n   b) y\(answer)3. Why?\(answer)",
      ["Build a table:\n\n(1, 2)", "Find:\na) x\nb) y", "Why?"], ["A", "A", "A"])
  }

  @Test(arguments: [
    "**Q%.**", "**Q% (easy).**", "**%.**", "**问题%（基础）：**", "### Question %:", "### %.",
  ])
  func eachWithItsDetails(_ mark: String) {
    let text = (1...2).map { number in
      "\(mark.replacing("%", with: "\(number)")) Which is \(number)?\n\n"
        + Self.details("Answer", "a")
    }
    expectCards("# Drill\n\n" + text.joined(), ["Which is 1?", "Which is 2?"], ["a", "a"])
  }

  @Test func summariesWithNothingButTheNumber() {
    let text = (1...2).map {
      "<details>\n<summary>Question \($0)</summary>\n\nWhat \($0)?\n\n\(Self.details("Answer", "a"))</details>\n\n"
    }
    for title in ["### JavaScript\n", "# JavaScript\n\n"] {
      expectCards(title + text.joined(), ["What 1?", "What 2?"], ["a", "a"])
    }
  }

  /// A bold number, and bold words in the question.
  @Test(arguments: ["**1.**", "**Q1.**", "**1、**"])
  func boldWordsBehindABoldNumber(_ mark: String) {
    expectCards(
      "\(mark) Which is **not** so?\n\na\n\n\(mark.replacing("1", with: "2")) What is B?\n\nb\n",
      ["Which is **not** so?", "What is B?"], ["a", "b"])
  }

  // MARK: Behind all questions

  @Test(arguments: [
    "### %. What?\n\n- A. x\n- B. y", "**%.** What?\n\n- A. x\n- B. y",
    "**%. What?**\n\n- A. x\n- B. y",
  ])
  func inDetails(_ question: String) {
    let numbered = (1...2).map { question.replacing("%", with: "\($0)") }
    let questions = numbered.map { $0 + "\n\n" }.joined()
    // A line that is bold as a whole keeps its marks above the choices.
    let expected =
      question.hasPrefix("**%. ")
      ? numbered : numbered.map { _ in "What?\n\n- A. x\n- B. y" }
    for title in ["Answers", "参考答案", "Click to reveal answers"] {
      for above in ["", "## Answer key\n\n"] {
        expectCards(
          "# T\n\n\(questions)\(above)\(Self.details(title, "1. B\n2. A"))", expected,
          ["B", "A"])
      }
    }
    // The last question's own answer has steps.
    let steps = SampleDecks.file("# T\n\n\(questions)\(Self.details("Answer", "1. a\n2. b\n3. c"))")
    #expect(steps.allCards.last?.answer == "1. a\n2. b\n3. c")
  }

  /// Beside a question with an answer of its own, they are steps of the last one's.
  @Test(arguments: ["Answer", "Answers", "参考答案", "Details"], ["## %", "### %", "**%**"])
  func detailsOfOneQuestion(_ title: String, _ line: String) {
    for numbers in [["1. ", "2. "], ["1 ", "2 "], ["Q1: ", "Q2: "], ["问题1：", "问题2："]] {
      let lines = zip(numbers, ["甲？", "乙？"]).map { line.replacing("%", with: $0 + $1) }
      let details = Self.details(title, "1. x\n2. y")
      expectCards(
        "\(lines[0])\n\ntext\n\n\(lines[1])\n\n\(details)", ["甲？", "乙？"], ["text", "1. x\n2. y"])
    }
  }

  /// Headings with letters are names in a native deck, unless they number questions.
  @Test(arguments: [
    ["Q5", "A5"], ["Q5", "A5", "TT"], ["Q: queue", "A: array"], ["A1", "Q1"],
    ["Q5", "A5", "Q7", "A7"], ["Q1", "A1", "B1"], ["A1", "Q1", "A1: more"],
  ])
  func lettersAreNames(_ headings: [String]) {
    expectCards(
      headings.map { "### \($0)\n\ntext\n\n" }.joined(), headings, headings.map { _ in "text" })
  }

  /// Such a pair takes no other question.
  @Test(arguments: ["**Q: C?**", "**题目：** C?", "**问题 2：C?**"])
  func lettersBesideLines(_ line: String) {
    let file = SampleDecks.file("### Q1: B?\n\n### A1: b\n\n\(line)\n\n**答案：** c\n")
    #expect(file.allCards.map(\.answer) == ["c"])
    #expect(!file.problems.isEmpty)
  }

  @Test func byTheWordOfTheQuestion() {
    expectCards(
      "### 题目1: 随机\n\n补全\n\n### 题目2: 转换\n\n补全\n\n" + Self.details("参考答案", "题目1:\n\na\n\n题目2:\n\nb"),
      ["随机\n\n补全", "转换\n\n补全"], ["a", "b"])
  }

  @Test(arguments: ["### Answers: 1-b, 2-a", "## 答案：1.b 2.a", "### Answer key: 1) b 2) a"])
  func inAHeading(_ key: String) {
    let questions = (1...2).map { "### \($0). What?\n\na) x\n\nb) y\n\n" }.joined()
    expectCards(
      "\(questions)\(key)\n", ["What?\n\na) x\n\nb) y", "What?\n\na) x\n\nb) y"], ["b", "a"])
  }

  @Test func answersWithListsOfTheirOwn() {
    for title in ["<details>\n<summary>Answers</summary>\n\n", "## Answers\n\n"] {
      let end = title.first == "<" ? "</details>\n" : ""
      expectCards(
        "## Quiz\n\n1. What is A?\n2. What is B?\n\n\(title)1. a:\n   1. one\n   2. two\n2. b\n\(end)",
        ["What is A?", "What is B?"], ["a:\n1. one\n2. two", "b"])
    }
  }

  @Test(arguments: [
    "## Question 1: Ports\n\nWhich?\n\n## Answer Key\n\n### Answer 1: Ports\n\n80\n",
    "## Question 1: Ports\n\nWhich?\n\n## Answers\n\n1. 80\n",
    "## Question 1: Ports\n\nWhich?\n\n## Answer Key\n\n### Answer 1\n\n80\n",
  ])
  func toOneQuestion(_ text: String) {
    expectCards("# Quiz\n\n" + text, ["Ports\n\nWhich?"], ["80"])
  }

  @Test(arguments: [
    "## Question 1\n\nWhat is A?\n\n## Answers\n\n1. a\n", "### Q1\n\nWhat is A?\n\n### A1\n\na\n",
    "## Q: What is A?\n## A: a\n", "### Q: What is A?\n### A: a\n",
    "#### Q1: What is A?\n#### A1: a\n", "### Q: What is A?\n\n### A: a\n",
  ])
  func ofShortHeadings(_ text: String) { expectCards(text, ["What is A?"], ["a"]) }

  // MARK: Quotes

  @Test func quotedDetails() {
    func item(_ name: String) -> String {
      "> **Q: Which is \(name)?**\n>\n> <details>\n> <summary>Answer</summary>\n>\n> a\n>\n> b\n> </details>\n\n"
    }
    expectCards(item("A") + item("B"), ["Which is A?", "Which is B?"], ["a\n\nb", "a\n\nb"])
    // In a native card it is a part of the answer.
    #expect(SampleDecks.file("### Quiz\n\n" + item("A")).problems.map(\.line) == [3])
  }

  @Test func quotedLabels() {
    let file = SampleDecks.file(
      "#### 1. What is the output?\n\n```js\n1\n```\n\n> **Answer:**\n> one\n> **Explanation:**\n> Because.\n\n"
        + "#### 2. And?\n\n> **Answer:** \\\n> two\n")
    #expect(file.allCards.map(\.question) == ["What is the output?\n\n```js\n1\n```", "And?"])
    #expect(file.allCards.map(\.answer) == ["one", "two"])
    #expect(file.allCards[0].explanation == "Because.")
  }

  // MARK: Other forms

  @Test(arguments: ["＃＃＃ What is A?", "＃＃ A", "【问题1】什么是 A？"])
  func areWarnedOf(_ line: String) {
    let file = SampleDecks.file("\(line)\n\na\n\n### B\n\nb\n")
    #expect(file.allCards.map(\.answer) == ["b"])
    #expect(file.problems.map(\.line) == [1])
  }

  /// The name stands between the heading and the text.
  @Test func aNamedQuestionEndsWithItsHeading() {
    let card = SampleDecks.file("## 1. Why? {#w}\n\nText.\n\n\(Self.details("Answer", "a"))")
      .allCards[0]
    #expect(card.question == "Why?")
    #expect(card.answer.hasPrefix("Text.") && card.answer.contains("a"))
  }

  @Test func anAnswerInBracketsLosesItsLabel() {
    expectCards("【问题1】a？\n【答案】A\n\n【问题2】b？\n【答案】：B\n", ["a？", "b？"], ["A", "B"])
  }

  @Test func aSummaryKeepsItsTags() {
    let card = SampleDecks.file(
      "## 练习\n\n<details>\n<summary><strong>练习</strong> (点击)</summary>\n\nx\n\n\(Self.details("参考答案", "a"))</details>\n"
    )
    .allCards[0]
    #expect(card.question.hasPrefix("<strong>练习</strong> (点击)"))
  }
}
