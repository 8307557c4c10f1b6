import FlashcardDeck
import TestSupport
import Testing

/// `<details>` as answers: what their summaries say, and headings inside.
@Suite struct DetailsTests {
  private func read(_ text: String) -> [String] {
    let file = SampleDecks.file(text)
    #expect(file.problems.isEmpty, "\(text)")
    return file.allCards.map { card in
      (card.topic + [card.question]).joined(separator: " / ") + " → " + card.answer
    }
  }

  private func unfold(_ summary: String, _ text: String) -> String {
    "<details><summary>\(summary)</summary>\n\n\(text)\n\n</details>\n\n"
  }

  @Test(arguments: [
    "Details", "点击查看", "展开", "查看", "参考", "提示", "Show", "Reveal", "View", "Click to expand",
    "Answer", "答案",
    "看这里", "Voilà",
  ])
  func detailsDirectlyBelowAQuestionAreItsAnswer(_ summary: String) {
    for (one, two) in [
      ("**1. 什么是甲？**", "**2. 请解释乙**"), ("### 1. 什么是甲？", "### 2. 请解释乙"),
      ("### 一、什么是甲？", "### 二、请解释乙"),
      ("1. 什么是甲？", "2. 请解释乙"), ("1. **什么是甲？**", "2. **请解释乙**"),
    ] {
      let text = "\(one)\n\n\(unfold(summary, "A."))\(two)\n\n\(unfold(summary, "二。"))"
      #expect(read(text) == ["什么是甲？ → A.", "请解释乙 → 二。"], "\(text)")
    }
  }

  @Test func aHintIsNoAnswer() {
    let text = "**1. Why?**\n\n" + unfold("Hint", "Think.") + unfold("Answer", "So.")
    let cards = SampleDecks.file(text).allCards
    #expect(cards.map(\.answer) == ["So."])
    #expect(cards.first?.question.contains("Think.") ?? false)
  }

  /// Summaries that ask, or that stand below a topic, are questions.
  @Test func summariesAsk() {
    #expect(
      read("## 一、基础\n\n" + unfold("Closures", "A") + unfold("闭包是什么", "乙"))
        == ["一、基础 / Closures → A", "一、基础 / 闭包是什么 → 乙"])
  }

  @Test(
    arguments: ["Answer", "答案", "Show"], ["#### Steps", "### 步骤", "## More", "#### Option: C"])
  func aHeadingInsideBelongsToTheAnswer(_ summary: String, _ heading: String) {
    for (one, two) in [
      ("**1. 什么是甲？**", "**2. What is b?**"), ("### 1. 什么是甲？", "### 2. What is b?"),
    ] {
      let answer = "a\n\n\(heading)\n\n一"
      let text = "\(one)\n\n\(unfold(summary, answer))\(two)\n\n\(unfold(summary, "B"))"
      #expect(read(text) == ["什么是甲？ → \(answer)", "What is b? → B"], "\(text)")
    }
  }

  @Test func aHeadingBelowASummaryThatAsksBelongsToTheAnswer() {
    #expect(
      read(unfold("What is A?", "### Steps\n\none") + unfold("什么是乙？", "二"))
        == ["What is A? → ### Steps\n\none", "什么是乙？ → 二"])
    // The same in the block of HTML itself.
    #expect(
      read(
        "## Net\n<details>\n<summary>A란?</summary>\n<div>\n  - a\n  ### 기능\n  - b\n</div>\n</details>\n"
          + "<details>\n<summary>What is B?</summary>\n<div>\n\n  - c\n### Part\n  - d\n\n</div>\n</details>\n"
      ) == ["A란? →   - a\n  ### 기능\n  - b", "What is B? →   - c\n### Part\n  - d"])
  }

  /// Details that only fold a part of the file away, and such as never end, keep no question back.
  @Test(arguments: ["</details>\n", ""]) func detailsMayFoldQuestionsAway(_ end: String) {
    let text =
      "# T\n\n<details>\n<summary>第一部分</summary>\n\n### 1. a?\n\nA\n\n### 2. b？\n\nB\n\n" + end
    #expect(SampleDecks.file(text).allCards.map(\.question) == ["a?", "b？"])
    let open = "### 1. a?\n\n<details>\n<summary>Answer</summary>\n\nA\n\n### 2. b？\n\nB\n"
    #expect(SampleDecks.file(open).allCards.map(\.question) == ["a?", "b？"])
  }

  @Test func tagsBehindDetailsAreNoExplanation() {
    let item =
      "<li>\n\n**%?**\n\n<details>\n<summary>Answer</summary>\n\n#### Option: C\n\n</details>\n\n</li>\n\n---\n\n"
    let text = "<ol>\n\n" + ["Why", "为什么"].map { item.replacing("%", with: $0) }.joined()
    let cards = SampleDecks.file(text).allCards
    #expect(cards.map(\.question) == ["Why?", "为什么?"])
    #expect(cards.map(\.answer) == ["#### Option: C", "#### Option: C"])
    #expect(cards.allSatisfy { $0.explanation.isEmpty })
  }
}
