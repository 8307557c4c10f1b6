import FlashcardDeck
import TestSupport
import Testing

/// Numbered lines that labels answer, lists without answers, and what no reader takes.
@Suite struct LabelledLinesTests {
  private func read(_ text: String) -> [String] {
    SampleDecks.file(text).allCards.map { card in
      (card.topic + [card.question]).joined(separator: " / ") + " → " + card.answer
    }
  }

  private func problems(_ text: String) -> [String] {
    SampleDecks.file(text).problems.map { "\($0.line) \($0.cause)" }
  }

  /// A label below a numbered line makes a card of it, whatever title or topic is above.
  @Test(arguments: [
    "# 面试题", "# 面试题目", "# 题目", "# 问题", "# Question", "# 一、选择题", "# 1. Java", "## 1. Java 基础",
    "# Redis", "",
  ])
  func aLabelAnswersTheLineAboveIt(_ title: String) {
    for label in ["**答案：** ", "**Answer:** ", "#### 答案\n\n"] {
      for second in ["什么是乙？", "请解释乙", "Explain b."] {
        let text =
          "\(title)\n\n1. 什么是甲？\n\n\(label)一。\n\n2. \(second)\n\n\(label)二。\n\n3. What?\n\n\(label)Three.\n"
        let cards = SampleDecks.file(text).allCards
        #expect(cards.map(\.question) == ["什么是甲？", second, "What?"], "\(text)")
        #expect(cards.map(\.answer) == ["一。", "二。", "Three."])
        #expect(SampleDecks.file(text).problems.isEmpty)
      }
    }
  }

  @Test func aLabelAnswersTheFirstLineThoughItDoesNotAsk() {
    #expect(
      read("# Notes\n\n1. Explain a.\n\n**Answer:** A\n\n2. What is b?\n\n**Answer:** B\n")
        == ["Explain a. → A", "What is b? → B"])
  }

  /// Below numbered topics, numbered lines ask, with labels or without.
  @Test(arguments: ["", "**答案：** "]) func topicsHaveNumbersAsWell(_ label: String) {
    let text =
      "## 一、基础\n\n1. 什么是甲？\n\n\(label)一。\n\n2. 请解释乙\n\n\(label)二。\n\n## 二、进阶\n\n3. What?\n\n\(label)Three.\n\n4. 请解释丁\n\n\(label)四。\n"
    #expect(
      read(text) == [
        "一、基础 / 什么是甲？ → 一。", "一、基础 / 请解释乙 → 二。", "二、进阶 / What? → Three.", "二、进阶 / 请解释丁 → 四。",
      ])
    #expect(problems(text).isEmpty)
  }

  /// Numbered headings with a text of their own stay questions.
  @Test func numberedHeadingsAskIfTheyHaveTexts() {
    #expect(
      read("## 1. Locks\n\nThey wait.\n\n1. Why?\n\nSo.\n\n## 2. 锁\n\n等。\n")
        == ["Locks → They wait.\n\n1. Why?\n\nSo.", "锁 → 等。"])
  }

  @Test(arguments: [
    "1. What is a list?\n2. Explain the heap.\n3. What is a stack?\n4. Describe a queue.\n",
    "1. **什么是列表？**\n2. **解释堆。**\n3. **说说栈。**\n4. **说说队列。**\n",
    "### 题库\n\n1. **什么是列表？**\n2. **解释堆。**\n3. **什么是栈？**\n4. **说说队列。**\n",
    "**What is a list?**\n\n**Explain the heap.**\n\n**What is a stack?**\n\n**Why?**\n",
  ])
  func aListOfQuestionsIsNoDeck(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(file.cards.isEmpty)
    #expect(file.problems.map(\.cause) == [.questionsOnly(4)])
  }

  @Test func numberedLinesInQuotesAskBehindOneThatDoes() {
    #expect(
      read("> 1. 什么是甲？\n\n一。\n\n> 2. Explain b\n\nB.\n\n> 3. 什么是丙？\n\n三。\n")
        == ["什么是甲？ → 一。", "Explain b → B.", "什么是丙？ → 三。"])
  }

  @Test func aLetterIsAnAnswerIfItOffersNoChoice() {
    #expect(
      read("# T\n\n1. What is a?\nA: one.\n\n2. 什么是乙？\n\nA：二。\n")
        == ["What is a? → one.", "什么是乙？ → 二。"])
    #expect(
      read("1. Which?\nA: x\nB: y\n\n2. 哪个？\nA: x\nB: y\n").allSatisfy { $0.contains("→ A: x") })
  }

  /// A quarter is no number of a question.
  @Test func aLetterWithANumberNeedsASeparator() {
    let text =
      "# D\n\n## T\n\n### Q3 revenue growth?\n\na\n\n### Q4 预测？\n\nb\n\n### What is EBIT?\n\nc\n"
    #expect(
      read(text) == ["T / Q3 revenue growth? → a", "T / Q4 预测？ → b", "T / What is EBIT? → c"])
    for mark in [":", ".", ")", "："] {
      #expect(read("### Q1\(mark) a?\n\nA\n\n### Q2\(mark) b？\n\nB\n") == ["a? → A", "b？ → B"])
    }
  }

  /// A backslash in front of the next label breaks a line, and is no part of the text.
  @Test func aBreakBeforeALabelIsNoText() {
    for (one, two) in [("**Answer:**", "**Explanation:**"), ("**答案：**", "**解析：**")] {
      let card = SampleDecks.file("### 1. a?\n\n\(one) b\\\n\(two) c\n").card(at: 0)
      #expect((card.answer, card.explanation) == ("b", "c"))
      let native = SampleDecks.file("### a\n\nb\\\n\(two) c\n\n### d\n\ne\\\\\n\(two) f\n").allCards
      #expect(native.map(\.answer) == ["b", "e\\\\"])
    }
    #expect(SampleDecks.file("### a\n\nb\\\n").card(at: 0).answer == "b\\")
  }

  // MARK: What no reader takes

  @Test(arguments: [
    ("1.- **Question:** Why?\\\na.- x\n\n**Answer:** So.\n", ["4 answerWithoutQuestion"]),
    ("1.- 题目 甲\na.- 乙\n\n**答案：** 一。\n", ["4 answerWithoutQuestion"]),
    ("Q: a?\nA: b.\n\nC: The [order] is [x].\n\nQ: c?\nA: d.\n", ["4 oneLineCard"]),
    ("C: 水在 [100 °C] 沸腾。\n\nC: x [y]\n", ["1 oneLineCard", "3 oneLineCard"]),
    (
      "#flashcards\n\na::b\n\n甲:::乙\n\nFront\n?\nBack\n",
      ["3 oneLineCard", "5 oneLineCard", "7 notTaken"]
    ),
    ("the question :: answer\n\n题目\n？\n答案\n\n甲\n??\n乙\n", ["1 oneLineCard", "7 notTaken"]),
    ("What is a?\nA.\n\n什么是乙？\n乙。\n\nWhy?\nSo.\n", ["1 notTaken", "4 notTaken", "7 notTaken"]),
    // Neither code, nor an option, nor a text that asks now and then.
    ("`std::x` and std::y\n\n```\na :: b\n```\n", ["1 noCard"]),
    ("Q: Which?\nA: x\n\nB: y\n\nC: z[0]\n\nQ: b?\nA: c\n", []),
    ("Why?\nSo.\n\na\n\nb\n\nc\n\nd\n\n为什么？\n所以。\n\ne\n\nWhy?\nSo.\n\nf\n\ng\n\nh\n", ["1 noCard"]),
  ])
  func warnsOf(_ text: String, _ expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func warnsOfAConflict() {
    let sides = "<<<<<<< HEAD\none\n=======\n二\n>>>>>>> other\n"
    let marks = ["5 conflictMark", "7 conflictMark", "9 conflictMark"]
    #expect(problems("# D\n\n### A?\n\n" + sides + "\n### B?\n\nb\n") == marks)
    #expect(problems("# 笔记\n\n#### 1. 甲？\n\n" + sides + "\n#### 2. 乙？\n\nb\n") == marks)
    // Not in code, and not if nothing is in conflict.
    #expect(problems("### A?\n\n```\n" + sides + "```\n\nTitle\n=======\n").isEmpty)
  }
}
