import FlashcardDeck
import TestSupport
import Testing

/// Forms of public collections of questions, each of which once gave a wrong card or lost one in silence.
@Suite struct NotesFormsTests {
  /// `**A:**` below a question without `**Q:**`.
  @Test(arguments: [
    "## What is a?\n**A:** A\n\n## What is b?\n\nB\n",
    "## Q: What is a?\n**A:** A\n\n## What is b?\n\nB\n",
    "## Q: What is a?\n\n**A:** A\n\n## Q: What is b?\n\n**A:** B\n",
    "## What is a?\n\n**A**: A\n\n## What is b?\n\n**A**: B\n",
    "**What is a?**\n**A:** A\n\n**What is b?**\n**A:** B\n",
    "1. What is a?\n**A:** A\n\n2. What is b?\n**A:** B\n",
    "### 1. What is a?\n**A:** A\n\n### 2. What is b?\n**A:** B\n",
    // The answers alone have labels.
    "## Q: What is a?\n**Answer:** A\n\n## Q: What is b?\n**Answer:** B\n",
    "## What is a?\n\n**Answer:** A\n\n## What is b?\n\n**Answer:** B\n",
    "## 问：What is a?\n\n**答案：** A\n\n## What is b?\n\n**答案：** B\n",
  ])
  func aLetterAnswers(_ text: String) {
    expectCards(text, ["What is a?", "What is b?"], ["A", "B"])
  }

  /// Beside `B` it is what a question offers to choose from.
  @Test(arguments: ["**A:** x\n**B:** y", "**A:** x\n\n**B:** y", "**A**: x\n- **B**: y"])
  func aLetterBesideOthersIsAChoice(_ choices: String) {
    expectCards("## Which?\n\(choices)\n\n## Why?\n\nSo.\n", ["Which?", "Why?"], [choices, "So."])
  }

  @Test(arguments: [
    "## 参考回答", "## 回答", "### 参考答案", "**参考回答**", "## Sample answers", "## 答案",
  ])
  func answersBehindAList(_ title: String) {
    let list = "# T\n1. 什么是 a？\n2. 什么是 b？\n\n"
    expectCards(list + "\(title)\n1. A\n2. B\n", ["什么是 a？", "什么是 b？"], ["A", "B"])
    expectCards(
      list + "\(title)\n1. **什么是 a？**\n\n   A\n\n2. **什么是 b？**\n\n   B\n",
      ["什么是 a？", "什么是 b？"], ["A", "B"])
  }

  /// Of summaries that ask, those without a question mark ask as well.
  @Test func aSummaryBelowATopicAsks() {
    func details(_ summary: String, _ text: String) -> String {
      "<details><summary>\(summary)</summary><br>\n\n\(text)\n</details>\n\n"
    }
    let text =
      "# T\n\n" + details("What is a?", "A") + details("Explain b", "B") + "### Permissions\n\n"
    expectCards(
      text + details("Name all c", "C"), ["What is a?", "Explain b", "Name all c"], ["A", "B", "C"])
    expectCards(
      text + details("True or false? It is so", "C"),
      ["What is a?", "Explain b", "True or false? It is so"], ["A", "B", "C"])
    // A native card is one.
    let native = SampleDecks.file(text + "Read.\n\n" + details("Name all c", "C"))
    #expect(native.allCards.map(\.question) == ["Permissions"])
    #expect(native.problems.map(\.line) == [3, 8])
  }

  // MARK: Exams

  private static let choices = ["\nA. x\nB. y\n", "\n\nA. x\n\nB. y\n\n", "\n  A、x\n  B、y\n"]

  @Test(arguments: ["答案：", "【答案】", "**答案：** ", "参考答案：", "Answer: ", "正确答案: ", "答："], choices)
  func numberedQuestionsWithTheirAnswers(_ label: String, _ choices: String) {
    for title in ["## 一、选择题", "## 选择题（每题 2 分）", "### 单选题", "# T"] {
      let items = ["a（ ）", "b 的是"].enumerated().map {
        "\($0 + 1). \($1)\(choices)\(label)\("BA".dropFirst($0).prefix(1))\n\n"
      }
      let file = SampleDecks.file("\(title)\n\n\(items.joined())")
      #expect(file.allCards.map(\.answer) == ["B", "A"])
      let offered = choices.split(separator: "\n").count
      #expect(offered == 2)
      #expect(file.allCards.allSatisfy { $0.question.contains("x") && $0.question.contains("y") })
      #expect(file.problems.isEmpty && !file.areNumberedHeadings)
    }
  }

  @Test func anExamWithSeveralParts() {
    let text = """
      # 卷

      ## 一、单选题（共 4 分）

      以下各题只有一个答案。

      1、a 是（ ）
      A、x
      B、y
      【答案】B
      【解析】因为。

      2、b 是（ ）
      A、x
      B、y
      【答案】A

      ## 二、判断题

      1. c。（ ）
      答案：对

      2. d。（ ）
      答案：错

      ## 三、简答题

      1. 说说 e
      答：E

         1. 一
         2. 二

      2. 说说 f。
      答：F
      """
    let cards = SampleDecks.file(text).allCards
    #expect(
      cards.map { $0.question.split(separator: "\n")[0] } == [
        "a 是（ ）", "b 是（ ）", "c。（ ）", "d。（ ）", "说说 e", "说说 f。",
      ])
    #expect(cards.map(\.answer) == ["B", "A", "对", "错", "E\n\n1. 一\n2. 二", "F"])
    #expect(cards[0].explanation == "因为。")
  }

  /// A title of a part may be no heading.
  @Test(arguments: [("一、", ""), ("**一、", "**"), ("第一部分 ", "")])
  func titlesOfPartsAreLines(_ start: String, _ end: String) {
    let second = start.replacing("一", with: "二")
    let file = SampleDecks.file(
      "# 卷\n\n\(start)选择题\(end)\n\n1. a（ ）\n- A. x\n- B. y\n- 答案：B\n\n2. b（ ）\n- A. x\n- B. y\n- 答案：A\n\n"
        + "\(second)判断题\(end)\n\n1. c\n答案：对\n\n2. d\n答案：错\n")
    #expect(file.allCards.map(\.answer) == ["B", "A", "对", "错"])
    #expect(file.problems.isEmpty)
  }

  @Test func answersBehindAPart() {
    let text =
      "# 卷\n\n## 一、选择题\n\n1. a（ ）\nA. x\nB. y\n\n2. b（ ）\nA. x\nB. y\n\n### 答案\n\n1. B\n2. A\n"
    #expect(SampleDecks.file(text).allCards.map(\.answer) == ["B", "A"])
  }

  /// Each part is warned of, and is no card.
  @Test(arguments: [
    "1. a（ B ）\nA. x\nB. y\n\n2. b（ A ）\nA. x\nB. y\n",
    "（1）a（ ）\nA. x\nB. y\n答案：B\n\n（2）b（ ）\nA. x\nB. y\n答案：A\n",
    "1. a（ ）\n\nA. x\n\nB. y\n\n> 答案：B\n\n2. b（ ）\n\nA. x\n\nB. y\n\n> 答案：A\n",
    "1. a（ ）\nA. x\nB. y\n答案：\n\n1. B\n2. A\n\n2. b（ ）\nA. x\nB. y\n答案：A\n",
  ])
  func otherFormsOfPartsAreWarnedOf(_ items: String) {
    let file = SampleDecks.file("# 卷\n\n## 一、选择题\n\n\(items)")
    #expect(file.cards.isEmpty)
    #expect(file.problems.first?.line == 3)
  }

  /// Else the question without an answer would be a part of the answer before it.
  @Test func aPartInWhichAnswersAreMissingIsWarnedOf() {
    let file = SampleDecks.file(
      "# 卷\n\n## 一、选择题\n\n1. a（ ）\nA. x\nB. y\n答案：B\n\n2. b（ ）\nA. x\nB. y\n\n"
        + "## 二、判断题\n\n1. c\n答案：对\n\n2. d\n答案：错\n")
    #expect(file.allCards.map(\.question) == ["c", "d"])
    #expect(file.problems.map(\.line) == [3])
  }

  /// Steps and examples in a native card are its answer.
  @Test func aNativeCardMayQuoteAnExam() {
    let text = "### Exam\n\n1. a\nA. x\nB. y\n答案：B\n\n2. b\nA. x\nB. y\n答案：A\n\n### R\n\nB\n"
    #expect(SampleDecks.file(text).allCards.map(\.question) == ["Exam", "R"])
  }

  // MARK: Headings

  @Test(arguments: ["######", "###", "##"])
  func aHeadingWithAColonIsAPartOfTheQuestion(_ level: String) {
    func item(_ number: Int, _ colon: String) -> String {
      "\(level) \(number). Sum\n\n```js\n1\n```\n\n\(level) Result\(colon)\n\n- A: 1\n\n"
        + "<details><summary><b>Answer</b></summary>\n\n#### Answer: A\n\nSo.\n\n</details>\n\n"
    }
    for colon in [":", "："] {
      let file = SampleDecks.file("# T\n\n" + item(1, colon) + item(2, colon))
      #expect(file.allCards.count == 2)
      #expect(
        file.allCards.allSatisfy {
          $0.question.hasPrefix("Sum\n\n```js\n1\n```") && $0.question.hasSuffix("- A: 1")
        })
      #expect(file.allCards.allSatisfy { $0.answer == "A\n\nSo." })
      #expect(file.problems.isEmpty)
    }
  }

  /// Questions about the answer to another one are cards, and so is that.
  @Test func questionsBelowQuestions() {
    expectCards(
      "# T\n\n## 1. a？\n\nA\n\n### 追问：b？\n\nB\n\n### 追问：c？\n\nC\n\n## 2. d？\n\nD\n",
      ["a？", "追问：b？", "追问：c？", "d？"], ["A", "B", "C", "D"])
    // A topic with an introduction has native cards.
    let native = SampleDecks.file("## 1. T\n\nText.\n\n### b？\n\nB\n\n### C\n\nC\n")
    #expect(native.allCards.map(\.question) == ["b？", "C"])
    #expect(native.format == .native)
  }
}
