import FlashcardDeck
import TestSupport
import Testing

/// What is a card below a topic is one below a topic with a number, whatever else makes notes of the file.
@Suite struct NumberedTopicsTests {
  private static let numbers = ["2. ", "二、", "2、", "(2) "]
  /// Each makes notes of a file, and is one card.
  private static let notes = [
    "**Q: What is N?**\n\nn\n\n",
    "## 9. Quiz\n\n### N?\n\n<details><summary>Answer</summary>\n\nn\n\n</details>\n\n",
    "**1. N?**\n\n**Answer:** n\n\n", "",
  ]

  private func answers(_ text: String) -> [String] {
    SampleDecks.file(text).allCards.map(\.answer)
  }

  @Test(arguments: numbers, notes)
  func nativeHeadingsAreCards(_ number: String, _ notes: String) {
    let text = "\(notes)## \(number)Terms\n\n### B\n\nb\n\n### C\n\nc\n"
    #expect(answers(text) == (notes.isEmpty ? [] : ["n"]) + ["b", "c"])
    #expect(SampleDecks.file(text).problems.isEmpty)
  }

  @Test(arguments: numbers, notes)
  func headingsThatAskAreCards(_ number: String, _ notes: String) {
    for (above, below) in [("##", "####"), ("##", "###"), ("#", "##")]
    where notes.isEmpty || above == "##" {
      let text = "\(notes)\(above) \(number)Terms\n\n\(below) B?\n\nb\n\n\(below) C?\n\nc\n"
      #expect(answers(text) == (notes.isEmpty ? [] : ["n"]) + ["b", "c"])
      #expect(SampleDecks.file(text).problems.isEmpty)
    }
  }

  @Test(arguments: numbers)
  func listsOfCardsAreCards(_ number: String) {
    let text = "## \(number)Soil\n\n- loam :: soil of sand\n- clay :: soil of silt\n  and more\n"
    #expect(answers(text) == ["soil of sand", "soil of silt\nand more"])
    #expect(SampleDecks.file(text).problems.isEmpty)
    // In notes the list is the answer.
    for notes in ["**Q: N?**\n\nn\n\n", "## 1. N?\n\nn\n\n", "**1. N?**\n\nn\n\n"] {
      let cards = SampleDecks.file(notes + text).allCards
      #expect(cards.map(\.question) == ["N?", "Soil"])
      #expect(cards[1].answer.hasPrefix("- loam :: soil of sand"))
    }
  }

  /// A question's answer may be such a list, or a line like its items.
  @Test(arguments: [
    "**Q: N**", "**题目：** N", "## 题目 1 N", "### Q1: N", "## 1. N?", "**问题1 N**", "## Question 1: N",
  ])
  func listsOfCardsAreAnswers(_ question: String) {
    for answer in ["- a :: b", "- a :: b\n- c ::: d", "a :: b", "q :: b"] {
      let text = "\(question)\n\n\(answer)\n\n"
      #expect(answers(text) == [answer])
      let next = question.replacing("1", with: "2").replacing("N", with: "M")
      #expect(answers(text + "\(next)\n\ntext\n") == [answer, "text"])
    }
  }

  /// In notes they are an answer, and are warned of.
  @Test func listsOfCardsBesideQuestions() {
    let list = "- B? :: b\n- C? :: c\n"
    for heading in ["## 3. 术语", "## 术语"] {
      let file = SampleDecks.file("## 1. A?\n\na\n\n## 2. D?\n\nd\n\n\(heading)\n\n\(list)")
      #expect(file.allCards.map(\.question) == ["A?", "D?", "术语"])
      #expect(file.problems.map(\.line) == [11])
    }
    let inside = SampleDecks.file(
      "## 1. A?\n\na\n\n\(list)\n## 2. D?\n\nd\n\n- x :: y and more\n- z\n")
    #expect(inside.allCards.count == 2)
    #expect(inside.problems.map(\.line) == [5])
  }

  /// Lines with answers of their own.
  @Test(arguments: numbers)
  func itemsWithDetailsAreCards(_ number: String) {
    let items = ["What is B?", "Explain C."].enumerated().map {
      "\($0 + 1). **\($1)**\n<details><summary>Answer</summary>\n\("bc".dropFirst($0).prefix(1))\n</details>\n\n"
    }
    #expect(answers("## \(number)Quiz\n\n\(items.joined())") == ["b", "c"])
  }

  /// With a text of its own a numbered heading is a question, and what asks below it a part of its answer.
  @Test(arguments: numbers)
  func anAnswerKeepsItsParts(_ number: String) {
    let parts = "a\n\n#### Why B?\n\nb\n\n#### Why C?\n\nc"
    #expect(answers("## \(number)Indexes\n\n\(parts)\n") == [parts])
    #expect(answers("## 1. Locks\n\nl\n\n## 2. Indexes\n\n\(parts)\n") == ["l", parts])
  }

  /// Headings that come again below others are parts of answers.
  @Test func partsOfAnswersStay() {
    let text =
      "**Q: N?**\n\nn\n\n"
      + (1...2).map { "## \($0). A\($0)\n\n### Good\n\nx\n\n### Bad\n\ny\n\n" }.joined()
    #expect(SampleDecks.file(text).allCards.map(\.question) == ["N?", "A1", "A2"])
  }

  @Test(arguments: [
    "<details>\n<summary>Answer</summary>\n\na\n\n</details>", "### Answer\n\na", "**答案：** a",
    "### 参考答案\n\na",
  ])
  func aPartAboveTheAnswerIsAPartOfTheQuestion(_ answer: String) {
    for title in ["Key points", "题目要点"] {
      let text = (1...2).map { "## \($0). What \($0)?\n\n### \(title)\n\np\n\n\(answer)\n\n" }
        .joined()
      let cards = SampleDecks.file(text).allCards
      #expect(cards.map(\.question) == (1...2).map { "What \($0)?\n\n### \(title)\n\np" })
      #expect(cards.map(\.answer) == ["a", "a"])
    }
  }

  /// The title of a labelled question is a line as well as a heading.
  @Test(arguments: ["**1. Sort**", "### 1. Sort", "1. **Sort**"], ["答案", "解析"])
  func aTitleIsNoPartOfTheAnswerAbove(_ title: String, _ label: String) {
    let text = "\(title)\n\n**题目：** a\n\n**\(label)：** A\n\n"
    let file = SampleDecks.file(text + text.replacing("1.", with: "2.").replacing("a", with: "b"))
    #expect(file.allCards.map(\.question) == ["a", "b"])
    #expect(file.allCards.map(\.answer) == ["A", "A"])
  }

  /// A labelled line and native headings are cards, if all of them can be.
  @Test func labelledLinesBesideNativeHeadings() {
    let text = "**1. A?**\n\n**Answer:** a\n\n**2. B?**\n\n**Answer:** b\n\n### C?\n\nc\n"
    #expect(answers(text) == ["a", "b", "c"])
    let native = SampleDecks.file(text + "\n### D\n\nd\n")
    #expect(native.allCards.map(\.answer) == ["c", "d"])
    #expect(native.problems.map(\.line) == [1, 3, 5, 7])
  }

  @Test func aNumberedQuestionInANativeAnswerIsWarnedOf() {
    let file = SampleDecks.file(
      "### Values\n\nText.\n\n### Questions\n\n#### 1. What is A?\n\n**Answer:** a\n")
    #expect(file.allCards.count == 2)
    #expect(file.problems.map(\.line) == [7])
  }

  @Test(arguments: ["**答案：**\n\nb", "**Answer:** b"])
  func aNativeQuestionGoesOnUpToTheLabel(_ answer: String) {
    let card = SampleDecks.file("### JAVA 赋值\n\n请写出 a。\n\n\(answer)\n\n**解析：** c\n").allCards[0]
    #expect(card.question == "JAVA 赋值\n\n请写出 a。")
    #expect(card.answer == "b")
    #expect(card.explanation == "c")
    // Another question between is none of its text.
    let other = SampleDecks.file("### A?\n\na\n\n**1. B?**\n\n\(answer)\n").allCards[0]
    #expect(other.question == "A?")
    // A choice stays one.
    let choice = SampleDecks.file("### Which?\n\n- [ ] a\n- [x] b\n\n\(answer)\n").allCards[0]
    #expect(choice.kind == .choice && choice.question == "Which?")
  }
}
