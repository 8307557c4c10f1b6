import FlashcardDeck
import TestSupport
import Testing

/// Random notes in the styles of public ones: each question is a card with its own answer, whatever
/// stands in the answers, and no warning is false.
///
/// The first answer has no headings, nor a dialogue: a file that has them everywhere may as well be one
/// of topics with introductions.
@Suite struct RandomNotesTests {
  /// A way to write the question with a number and its answer.
  private struct Style: Sendable {
    let name: String
    /// `N` stands for the number, `Q` for the question.
    let question: String
    /// What ends the answer.
    var end = ""
    /// The level of headings that may stand in an answer; nil if none may.
    var deeper: Int?
    /// By how much an answer is indented.
    var indent = ""
    var topics = 2
  }

  private static let styles = [
    Style(name: "native", question: "### Q", deeper: 4),
    Style(name: "numbered", question: "### N. Q", deeper: 4),
    Style(name: "numbered asking", question: "#### N. Q？", deeper: 5),
    Style(name: "Chinese comma", question: "## N、Q", deeper: 3, topics: 1),
    Style(name: "no dot", question: "## N Q", deeper: 3, topics: 1),
    Style(name: "word", question: "### 第N题：Q", deeper: 4),
    Style(name: "Q", question: "### QN: Q", deeper: 4),
    Style(name: "asking", question: "## Q?", deeper: 3, topics: 1),
    Style(name: "labelled", question: "#### N.\n\n**题目：** Q\n\n**答案：**", deeper: 5),
    Style(name: "answered", question: "### N. Q？\n\n**答案：**", deeper: 4),
    Style(name: "bold", question: "**N. Q？**"), Style(name: "bold asking", question: "**Q？**"),
    Style(name: "bold label", question: "**N. 题目：** Q\n\n**答案：**"),
    Style(name: "list label", question: "N. **题目：** Q\n\n   **答案：**", indent: "   "),
    Style(name: "list bold", question: "N. **Q？**", indent: "   "),
    Style(name: "list heading", question: "N. ### Q", indent: "   "),
    Style(name: "quote", question: "> Q？"),
    Style(
      name: "summary", question: "<details>\n<summary>N. Q?</summary>", end: "\n\n</details>"),
    Style(
      name: "unfolding", question: "### N. Q?\n\n<details><summary>Answer</summary>",
      end: "\n\n</details>", deeper: 4),
  ]

  private static let answers = [
    "text.", "- **a**: x\n- **b**: y", "1. **步骤一：** x\n2. **步骤二：** y",
    "```sh\n# 1. comment?\n## 2. more\n### What?\n```", "| a | b |\n|---|---|\n| 1 | 2 |",
    "> quoted\n> more", "**注意：** careful", "    # code\n    ## 3. x?", "<!-- ### hidden? -->\n\nx",
    "2020 年。", "1. x\n\n   ```\n   ## y\n   ```\n\n2. z", "**优点**\n\n- a\n\n**缺点**\n\n- b",
    "**1. 第一步**\n\nx\n\n**2. 第二步**\n\ny", "2019. The year.\n\n3.8 came later",
    "**为什么？** 因为。", "**问：** a？\n\n**答：** b",
  ]
  private static let headings = [
    "# 优点\n\nx\n\n# 缺点\n\ny", "# 1. 优点\n\nx\n\n# 2. 缺点\n\ny", "# 2019 年\n\nx",
    "# 1.1 背景\n\nx\n\n# 1.2 方法\n\ny",
  ]

  private static func answer(
    _ style: Style, isFirst: Bool, _ random: inout SeededGenerator
  ) -> String {
    var answer = random.pick(isFirst ? Array(answers.dropLast()) : answers)
    if let level = style.deeper, !isFirst, Int.random(in: 0..<4, using: &random) == 0 {
      answer = random.pick(headings).split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("# ") ? String(repeating: "#", count: level) + $0.dropFirst() : $0 }
        .joined(separator: "\n")
    }
    guard !style.indent.isEmpty else { return answer }
    return answer.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : style.indent + $0 }.joined(separator: "\n")
  }

  private static func notes(_ style: Style, count: Int, _ random: inout SeededGenerator) -> String {
    var text = random.pick(["# 标题\n\n", "# 标题\n\n引言。\n\n", "", "---\ntitle: x\n---\n\n# T\n\n"])
    let topic = random.pick(["", "## 主题N\n\n", "## 第N部分 基础\n\n", "## 一、主题N\n\n"])
    var number = 0
    let restarts = Bool.random(using: &random)
    for index in 0..<count {
      if style.topics == 2, index == 0 || index == count / 2 {
        text += topic.replacing("N", with: "\(index)")
        if restarts, !topic.isEmpty { number = 0 }
      }
      number += 1
      let question = random.pick(["什么是 KEY\(index)X", "KEY\(index)X 的原理", "How is KEY\(index)X"])
      // The letters of a style stand alone in it, apart from those of the question.
      text += style.question.replacing("N", with: "\(number)")
        .replacing(/Q(?!\d)/, with: question)
      text +=
        "\n\n\(style.indent)ANSWER\(index)X\n\n" + answer(style, isFirst: index == 0, &random)
        + style.end + "\n\n"
      if Int.random(in: 0..<5, using: &random) == 0 { text += "---\n\n" }
    }
    return text + random.pick(["", "", "## 总结\n\n结束。\n", "## 参考资料\n\n- x\n"])
  }

  @Test(arguments: styles.indices) func everyQuestionIsACard(_ index: Int) {
    let style = Self.styles[index]
    var random = SeededGenerator(seed: UInt64(index))
    for _ in 0..<(Soak.isOn ? 3000 : 150) {
      let count = Int.random(in: 2...6, using: &random)
      let text = Self.notes(style, count: count, &random)
      let file = SampleDecks.file(text)
      let cards = file.allCards
      #expect(file.problems.isEmpty, "\(style.name):\n\(text)")
      #expect(cards.count == count, "\(style.name):\n\(text)")
      for (question, card) in cards.prefix(count).enumerated() {
        #expect(card.question.contains("KEY\(question)X"), "\(style.name):\n\(text)")
        #expect(card.answer.hasPrefix("ANSWER\(question)X"), "\(style.name):\n\(text)")
        #expect(!card.answer.contains("KEY"), "\(style.name):\n\(text)")
      }
    }
  }
}
