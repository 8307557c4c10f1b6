import FlashcardDeck
import TestSupport
import Testing

/// What an author marked as an answer is one, whatever the heading above it looks like.
@Suite struct MarkedAnswersTests {
  /// The title of a chapter takes nothing from the headings below it.
  @Test(arguments: ["# 第 1 章 网络", "# 第 1 部分 网络", "# 第二章 网络", "# 第 三 章 网络", "# 网络"])
  func belowChapters(_ title: String) {
    for label in ["**答案：** ", "**答案：**\n\n", "**Answer:** "] {
      expectCards(
        "\(title)\n\n## TCP 的原理\n\n\(label)可靠。\n\n## UDP 的原理\n\n\(label)不可靠。\n",
        ["TCP 的原理", "UDP 的原理"], ["可靠。", "不可靠。"])
      expectCards("\(title)\n\n## TCP 的原理\n\n\(label)可靠。\n", ["TCP 的原理"], ["可靠。"])
    }
  }

  @Test(arguments: ["##", "####"])
  func betweenChapters(_ level: String) {
    func chapter(_ number: Int, _ texts: [String]) -> String {
      "## 第 \(number) 章 网络\n\n"
        + texts.map { "\(level) 讲讲 \($0)\n\n**答案：** \($0)。\n\n" }.joined()
    }
    expectCards(
      chapter(1, ["a", "b"]) + chapter(2, ["c"]), ["讲讲 a", "讲讲 b", "讲讲 c"], ["a。", "b。", "c。"])
  }

  /// Without labels as well, as long as no other form asks.
  @Test func textsBetweenChapters() {
    for heading in ["Explain", "Exercise 1 -"] {
      expectCards(
        "# 第 1 章 网络\n\n## \(heading) TCP\n\nReliable.\n\n# 第 2 章\n\n## \(heading) ACID\n\nAtomic.\n",
        ["\(heading) TCP", "\(heading) ACID"], ["Reliable.", "Atomic."])
    }
    let deeper = SampleDecks.file("# 第 1 章\n\nx\n\n(1) **a**\n\nIntro.\n\n##### Details\n\nb\n")
    #expect(deeper.cards.isEmpty && !deeper.problems.isEmpty)
    expectCards("## 第 1 章 网络\n\n- TCP :: a\n- UDP :: b\n", ["TCP", "UDP"], ["a", "b"])
    expectCards(
      "## 第 1 章 网络\n\n### TCP\n\na\n\n## 第 2 章\n\n### UDP\n\nb\n", ["TCP", "UDP"], ["a", "b"])
  }

  /// In a native deck the text above its only label is a part of the question, unless the heading asks.
  @Test(arguments: [("**Answer:**", "?"), ("**答案：**", "？")])
  func textsAboveALabel(_ label: String, _ mark: String) {
    let card = "Text.\n\n\(label) 6"
    expectCards("### Derive\n\n\(card)\n\n### Add\n\n4\n", ["Derive\n\nText.", "Add"], ["6", "4"])
    expectCards(
      "### Derive\(mark)\n\n\(card)\n\n### Add\n\n4\n", ["Derive\(mark)", "Add"], [card, "4"])
    let several = SampleDecks.file(
      "### Derive\n\n\(card)\n\nMore.\n\n\(label) 7\n\n### Add\n\n4\n")
    #expect(several.allCards.map(\.question) == ["Derive", "Add"])
  }

  /// Quarters have cards only where nothing else may be one.
  @Test(arguments: [["Q1 财报", "Q2 财报"], ["Q3 revenue", "Q4 revenue"]])
  func quarters(_ headings: [String]) {
    let names = headings.map { String($0.dropFirst(3)) }
    for title in ["", "# 公司\n\n"] {
      expectCards(title + headings.map { "## \($0)\n\na\n\n" }.joined(), names, ["a", "a"])
    }
    expectCards(
      headings.map { "## \($0)\n\n- 收入 \($0) :: a\n\n" }.joined(), headings.map { "收入 \($0)" },
      ["a", "a"])
    expectCards(
      headings.map { "## \($0)\n\n### 收入 \($0)\n\na\n\n" }.joined(), headings.map { "收入 \($0)" },
      ["a", "a"])
  }

  /// An explanation without an answer is the answer.
  @Test(arguments: ["**Explanation:** b", "#### Explanation\n\nb", "#### 答案解析\n\nb", "**解析：** b"])
  func explanations(_ explanation: String) {
    for answer in [
      "#### Answer\n\na", "#### 参考答案\n\na", "<details><summary>Answer</summary>\n\na\n\n</details>",
    ] {
      expectCards(
        "### What is A?\n\n\(answer)\n\n### What is B?\n\n\(explanation)\n",
        ["What is A?", "What is B?"], ["a", "b"])
      expectCards(
        "### What is B?\n\n\(explanation)\n\n### What is A?\n\n\(answer)\n",
        ["What is B?", "What is A?"], ["b", "a"])
    }
  }

  // MARK: Answers behind plain lists

  /// Headings below the title of the answers are known by their number.
  @Test(arguments: [
    "第一题|第二题", "第1题|第2题", "第 1 题|第 2 题", "题1|题2", "Solution 1|Solution 2", "No. 1|No. 2",
    "Exercise 1|Exercise 2", "Answer 1|Answer 2", "1|2", "1.|2.", "一、|二、", "一|二",
  ])
  func headingsWithNumbers(_ headings: String) {
    let parts = headings.split(separator: "|")
    for title in ["解析", "答案", "Answers", "Solutions", "Explanations"] {
      expectCards(
        "# 考试\n\n1. 什么是甲？\n2. 什么是乙？\n\n## \(title)\n\n### \(parts[0])\n\n一。\n\n### \(parts[1])\n\n二。\n",
        ["什么是甲？", "什么是乙？"], ["一。", "二。"])
    }
  }

  @Test func numeralsCount() {
    let numerals = "一 二 三 四 五 六 七 八 九 十 十一 十二".split(separator: " ")
    let questions = numerals.indices.map { "\($0 + 1). 什么是 \($0)？\n" }.joined()
    let answers = numerals.indices.reversed().map { "### 第\(numerals[$0])题\n\n答 \($0)\n\n" }
    expectCards(
      "\(questions)\n## 答案\n\n### 第一题\n\n答 0\n\n\(answers.dropLast().joined())",
      numerals.indices.map { "什么是 \($0)？" }, numerals.indices.map { "答 \($0)" })
  }

  @Test(arguments: ["Answers", "View answers", "Show solutions", "查看答案", "点击查看答案"])
  func details(_ summary: String) {
    expectCards(
      "# E\n\n1. What is a?\n2. What is b?\n\n<details>\n<summary>\(summary)</summary>\n\n1. Aa.\n2. Bb.\n\n</details>\n",
      ["What is a?", "What is b?"], ["Aa.", "Bb."])
  }

  /// Numbers of which some were left out pair what has the same.
  @Test(arguments: [[2, 3], [1, 3, 4], [1, 2, 4, 5], [7, 12]])
  func numbersLeftOut(_ numbers: [Int]) {
    let answers = numbers.map { "\($0). A\($0).\n" }
    for part in ["", "## Part A\n\n"] {
      let questions = numbers.map { "\($0). What is \($0)?\n" }
      expectCards(
        "# E\n\n\(part)\(questions.dropLast().joined())\n\(part.replacing("A", with: "B"))\(questions.last ?? "")\n"
          + "## Answers\n\n\(answers.joined())",
        numbers.map { "What is \($0)?" }, numbers.map { "A\($0)." })
    }
    // Without an answer to each none is taken for another's.
    let fewer = SampleDecks.file(
      "# E\n\n\(numbers.map { "\($0). What is \($0)?\n" }.joined())\n## Answers\n\n\(answers.dropFirst().joined())"
    )
    #expect(fewer.allCards.allSatisfy { $0.answer == "A\($0.question.dropFirst(8).dropLast())." })
  }
}
