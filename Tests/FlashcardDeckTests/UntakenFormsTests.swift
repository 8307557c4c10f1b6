import FlashcardDeck
import TestSupport
import Testing

/// What looks like a card in a file that has others, in forms that no reader takes.
@Suite struct UntakenFormsTests {
  private static let card = "### Q\n\nA\n\n"
  private static let notes = "### 1. a？\n\nA\n\n### 2. b？\n\nB\n\n"

  /// Each with the lines of the warnings.
  @Test(arguments: [
    // Between cards.
    (card + "## More\n\n- What is REST? -> A style.\n- 什么是甲？ → 乙\n1. c? => C\n", [7, 8, 9]),
    (card + "## More\n\n| # | Question | Answer |\n|---|---|---|\n| 1 | a? | A |\n", [7]),
    (card + "## 更多\n\n| 题目 | 答案 |\n|---|---|\n| a | A |\n", [7]),
    (
      "# T\n\n<h3>1. What is REST?</h3>\n\nA style.\n\n<h3>2. Explain it</h3>\nSo.\n\n" + card,
      [3, 7]
    ),
    (
      card + "## More\n\nWhat is REST?\n\nA style.\n\n---\n\nWhat is SOAP?\n\nA protocol.\n",
      [7, 13]
    ),
    ("What is REST?\nA style.\n\n---\n\nWhat is SOAP?\nA protocol.\n\n" + card, [1, 6]),
    (notes + "## 更多\n\n- c？ → C\n", [9, 11]),
    // In an answer, what begins something else.
    (card + "<h3>1. What is REST?</h3>\n\nA style.\n\n<h2>c?</h2>\n\nC\n", [5, 9]),
    (card + "---\n\nWhat is REST?\n\nA style.\n\n---\n\nWhat is SOAP?\n\nA protocol.\n", [7, 13]),
    ("### Quick review\n\n| Question | Answer |\n|--|--|\n| a? | A |\n| \"b?\" | B |\n", [3]),
    (notes + "### 3. 速查\n\n| 问题 | 答案 |\n|--|--|\n| a？ | A |\n| **b？** | B |\n", [11]),
  ])
  func isAWarning(text: String, lines: [Int]) {
    let file = SampleDecks.file(text)
    #expect(!file.cards.isEmpty)
    #expect(file.problems.map(\.line) == lines)
    #expect(file.problems.allSatisfy { $0.severity == .warning && $0.cause == .notTaken })
  }

  /// Forms of notes and of other programs, below a topic behind a card, with the lines of the warnings.
  @Test(arguments: [
    ("| 单词 | 释义 |\n|--|--|\n| a | 甲 |\n", [7]), ("| Front | Back |\n|--|--|\n| a | A |\n", [7]),
    ("| Term | Definition |\n|--|--|\n| a | A |\n", [7]), ("??? question \"a?\"\n    A\n", [7]),
    ("a?::A\nb?::B\n", [7, 8]), ("a\n?\nA\n", [7]),
    ("- a #card\n  - A\n- b #card\n  - B\n", [7, 9]),
    ("Q. a?\nA. A\n\nQ. b?\nA. B\n", [7, 10]), ("*a?*\n\nA\n\n*b?*\n\nB\n", [7, 11]),
    ("<b>1. a?</b>\n\nA\n\n<strong>b?</strong>\nB\n", [7, 11]),
    ("<dl>\n<dt>a?</dt>\n<dd>A</dd>\n</dl>\n", [8]), ("【问】a\n【答】A\n", [7]),
    ("一、a？\n\nA\n\n二、b？\n\nB\n", [7, 11]), ("① a？\n\nA\n\n⑳ b？\n\nB\n", [7, 11]),
    ("Front: a\nBack: A\n\nFront: b\nBack: B\n", [7, 10]),
    ("- **a?** → A\n- b?: B\n- c? - C\n", [7, 8, 9]),
    ("**a?** A\n\n**b?** B\n", [7, 9]),
  ])
  func otherFormsAreWarnings(text: String, lines: [Int]) {
    let file = SampleDecks.file(Self.card + "## T\n\n" + text)
    #expect(file.allCards.map(\.question) == ["Q"])
    #expect(file.problems.map(\.line) == lines)
    #expect(file.problems.allSatisfy { $0.severity == .warning })
  }

  /// What an answer may hold.
  @Test(arguments: [
    card + "- Sorted? -> a tree\n- Not? -> a table\n",
    card + "| Question | Answer |\n|--|--|\n| a? | A |\n| b? | B |\n",
    "### Which one?\n\n| Question | Answer |\n|--|--|\n| a? | A |\n| b? | B |\n",
    "### Facts\n\n| Question | Answer |\n|--|--|\n| Size | 3 |\n| Weight | 4 |\n",
    card + "<h4>1. Why?</h4>\n\nSo.\n", card + "---\n\nWhy is it so?\n\nBecause.\n",
    card
      + "---\n\nOne.\n\n---\n\nWhy?\n\nSo.\n\n---\n\nTwo.\n\n---\n\nThree.\n\n---\n\nAnd how?\n\nThus.\n",
    card + "#### x\n\nWhy?\n\nSo.\n\n#### y\n\nHow?\n\nThus.\n",
    card + "```\n<h3>1. What?</h3>\n\nx\n\n---\n\na?\n\nb\n\n---\n\nc?\n\nd\n```\n",
    // Between cards.
    card + "## T\n\nWhat is this?\n\nA deck.\n\n" + card,
    card + "## T\n\n- a -> b\n\n```\n- a? -> b\n```\n\n" + card,
    card + "## T\n\n| Name | Answer |\n|--|--|\n| a | b |\n\n" + card,
    "<h1>Deck</h1>\n\nText.\n\n" + card,
    // Answers behind the questions.
    "#### 1. a\n\n#### 2. b\n\n## 答案\n\n1. Is it? -> yes\n2. B\n",
  ])
  func isNoWarning(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(!file.cards.isEmpty)
    #expect(file.problems.filter { $0.cause == .notTaken }.isEmpty, "\(file.problems)")
  }

  /// Answers to several questions in a line are said.
  @Test(arguments: [
    ("**1. a?**\n\na) x\nb) y\n\n**2. b?**\n\na) x\nb) y\n\n---\n\n**Answers:** 1-a, 2-b\n", [13]),
    ("### 1. 甲？\nA. x\nB. y\n### 2. 乙？\nA. x\nB. y\n\n答案：1.A 2.B\n", [8]),
    ("### 1. 甲？\nA. x\n### 2. 乙？\nA. x\n\n> 参考答案：1、A；2、A\n", [6]),
    ("### 1. a?\n\n**答案：** 1. A list\n\n### 2. b?\n\n**答案：** B\n", []),
    ("### 1. a?\n\n答案：A\n\n### 2. b?\n\n答案：1 2 3\n", []),
  ])
  func aKeyInALineIsAWarning(text: String, lines: [Int]) {
    let file = SampleDecks.file(text)
    #expect(file.problems.map(\.line) == lines)
    #expect(file.problems.allSatisfy { $0.cause == .answerWithoutQuestion })
  }

  /// A long file has no more than a screen of them.
  @Test func thereAreNotTooMany() {
    let file = SampleDecks.file(
      Self.card + "## T\n\n" + String(repeating: "- a? -> b\n", count: 100))
    #expect(file.problems.count == 20)
  }
}
