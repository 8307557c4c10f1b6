import FlashcardDeck
import TestSupport
import Testing

/// What an author did not mark as a question is none, and nothing is left out in silence.
@Suite struct OrdinaryNotesTests {
  /// Two list items that ask make no card of each heading.
  @Test(arguments: [
    "# N\n\n## Ideas\n\nWe talked.\n\n- Is it the disk?\n- Is it the net?\n\n## TODO\n\n- x\n",
    "# 日记\n\n## 2024年5月1日\n\n今天。\n\n- 为什么下雨？\n- 去哪里？\n\n## 2024年5月2日\n\n晴。\n",
  ])
  func headingsBesideItemsThatAskAreNoCards(_ text: String) {
    #expect(SampleDecks.file(text).cards.isEmpty)
  }

  @Test(arguments: ["2024年5月1日", "2024年", "5月1日", "2024-05-01", "2024/5/1"])
  func aDateIsNoQuestionBesideOthers(_ date: String) {
    let file = SampleDecks.file("## 1. a\n\nA\n\n## 2. b\n\nB\n\n## \(date)\n\nx\n")
    #expect(file.allCards.map(\.question) == ["a", "b"])
    #expect(file.problems.map(\.line) == [9])
  }

  @Test func onlyNumbersAreSaidToMark() {
    #expect(SampleDecks.file("## 1. Install\n\nx\n\n## 2. Run\n\ny\n").areNumberedHeadings)
    #expect(!SampleDecks.file("## 1. Install?\n\nx\n\n## 2. Run\n\ny\n").areNumberedHeadings)
    #expect(!SampleDecks.file("### Install\n\nx\n").areNumberedHeadings)
  }

  /// Each with the lines of the warnings.
  @Test(arguments: [
    ("### How?\n\nSo.\n\n#### 1. Install\n\nx\n\n#### 2. Run\n\ny\n\n### Why?\n\nz\n", []),
    ("### How?\n\nSo.\n\n#### 1. Why?\n\nx\n\n#### 2. Run\n\ny\n\n### Why?\n\nz\n", [5]),
    (
      "### Set up\n\nSo.\n\n#### 1. a\n\nx\n\n#### 2. b\n\ny\n\n### Use\n\nz\n\n#### 1. c\n\nx\n",
      []
    ),
    ("### How?\n\nSo.\n\n#### 1. a\n\nx\n\n### Why?\n\nz\n\n#### 2. b\n\nx\n", [13]),
  ])
  func stepsOfANativeAnswerStay(text: String, lines: [Int]) {
    let file = SampleDecks.file(text)
    #expect(file.format == .native)
    #expect(file.cards.count == 2)
    #expect(file.problems.map(\.line) == lines)
  }

  /// The first lines of the texts that would be left out.
  @Test(arguments: [
    ("# C\n\n## 指针与引用\n\n空。\n\n## 内存\n\n### 1. 栈？\n\nx\n\n### 2. 堆？\n\ny\n\n## 尾\n\nz\n", [3, 17]),
    ("# P\n\n## 1 Introduction\n\nx\n\n## 2 Method\n\n### 2.1 Data\n\ny\n", [3]),
    ("# 题库\n\n#### Answer: D\n\n### 1. a？\n\nA\n\n### 2. b？\n\nB\n", [3]),
    ("# 题库\n\n#### Answer: D\n", [3]),
  ])
  func nothingIsLeftOutInSilence(text: String, lines: [Int]) {
    #expect(SampleDecks.file(text).problems.map(\.line) == lines)
  }

  /// Characters that are not shown do not matter in labels and numbers; `Z` stands for one.
  @Test(arguments: [
    "**1Z. 题目Z：** a\n\n**答案Z：** A\n\n**Z2. Z题Z目：** b\n\n**答Z案：Z** B\n",
    "### 1Z. a\n\nA\n\n### Z2、b\n\nB\n", "Q1Z: a\nA1Z: A\n\nQ2Z: b?\nA2Z: B\n",
  ])
  func charactersThatAreNotShownDoNotMatter(_ text: String) {
    for unseen in ["\u{200B}", "\u{FEFF}", "\u{2060}", "\u{AD}"] {
      let file = SampleDecks.file(text.replacing("Z", with: unseen))
      #expect(file.allCards.map { $0.question.prefix(1) } == ["a", "b"])
      #expect(file.allCards.map(\.answer) == ["A", "B"])
      #expect(file.problems.isEmpty)
    }
  }

  @Test(arguments: ["\n\n### What is C?\n\nc\n", "", "after\n", "\n\nafter\n\n### C\n\nc\n"])
  func aHintInANativeAnswerIsText(_ end: String) {
    let details = "<details><summary>Hint: think of B</summary>inside</details>"
    let file = SampleDecks.file("# T\n\n### What is A?\n\n" + details + end)
    #expect(file.format == .native)
    #expect(file.allCards.first?.answer.hasPrefix(details) ?? false)
  }

  @Test(arguments: ["[返回目录](#top)\n\n<a name=\"2\"></a>", "[返回目录](#top)\n<a id='x'></a>"])
  func aLinkBackBeforeAnAnchorIsLeftOut(_ end: String) {
    let file = SampleDecks.file("## 1. a？\n\nA\n\n\(end)\n\n## 2. b？\n\nB\n\n\(end)\n")
    #expect(file.allCards.map(\.answer) == ["A", "B"])
  }

  @Test(arguments: [
    ("## Q1 什么是 a？\n\nA\n\n## Q2 b\n\nB\n\n## 总结\n\nx\n", ["什么是 a？", "b"]),
    ("### Q1 a?\n\nA\n\n### Q2 b?\n\nB\n", ["a?", "b?"]),
    ("### Q1 a?\n\nA\n\n### b?\n\nB\n", ["Q1 a?", "b?"]), ("### Q3 revenue\n\nA\n", ["Q3 revenue"]),
  ])
  func theMarkOfAQuestionGoesIfAllHaveOne(text: String, expected: [String]) {
    #expect(SampleDecks.file(text).allCards.map(\.question) == expected)
  }
}
