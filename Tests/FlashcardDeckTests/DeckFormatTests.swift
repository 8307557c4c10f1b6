import FlashcardDeck
import TestSupport
import Testing

/// How it is decided what a file is, and that nothing that looks like a card is left out in silence.
@Suite struct DeckFormatTests {
  private func questions(_ file: DeckFile) -> [String] { file.allCards.map(\.question) }

  /// Native headings, whatever else is numbered or labelled.
  @Test(arguments: [
    // Numbered topics, with a text of their own or without.
    "## 1. T\n### Q\nA\n## 2. U\n## 3. V\n### R\nB\n",
    "## 1. T\n\nWords.\n\n### Q\nA\n### R\nB\n## 2. U\n",
    // Steps in answers.
    "### Q\n\n#### 1. Download\n\nx\n\n#### 2. Install\n\ny\n\n#### 3. Run\n\nz\n\n### R\nB\n",
    "### Q\nA\n\n**1. First**\n\nx\n\n**2. Second**\n\ny\n\n### R\nB\n",
    "### Q\nA\n\n1. **x**\n2. **y**\n### R\n> Is it so?\n\nB\n",
    // A labelled dialogue.
    "### Q\n\nListen:\n\n**Question:** a\n\n**Answer:** b\n\n**Question:** c\n\n**Answer:** d\n\n### R\nB\n",
    "### Q\n**Q:** a\n\n**A:** b\n\n**Q:** c\n\n**A:** d\n### R\nB\n",
    "### Q\n**问题：** a\n\n**回答：** b\n### R\nB\n",
    // Details that hide no answer.
    "### Q\nA\n<details><summary>More</summary>\n\nx\n\n</details>\n\n### R\nB\n",
  ])
  func isNative(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(file.format == .native)
    #expect(questions(file) == ["Q", "R"])
  }

  @Test(arguments: [
    ("## T\n\n### 1. a\n\nx\n\n### 2. b\n\ny\n\n### c\n\nz\n", ["a", "b", "c"]),
    ("## T\n\n### c\n\nz\n\n### 1. a\n\nx\n\n### 2. b\n\ny\n", ["c", "1. a", "2. b"]),
    ("## 1 a\nx\n## 2 b\ny\n## c\nz\n", ["a", "b", "c"]),
    ("#### 1. a\nx\n#### 2. b\ny\n#### c\nz\n", ["a", "b", "c"]),
    ("### Topic\n#### 1. a\nx\n### Topic\n#### 2. b\ny\n### c?\nz\n", ["a", "b", "c?"]),
    ("### Topic\nText.\n#### 1. a?\nx\n#### 2. b?\ny\n", ["a?", "b?"]),
  ])
  func aHeadingAmongNumberedOnesIsACard(text: String, expected: [String]) {
    #expect(questions(SampleDecks.file(text)) == expected)
  }

  /// Years, versions and other numbers of the text.
  @Test(arguments: [
    "2024", "2024年", "1984: a novel", "2023. A year", "3D", "3.11 was released", "404: not found",
    "7 layers", "1.5", "v1.2", "100 years",
  ])
  func isNoNumberOfAQuestion(_ text: String) {
    let file = SampleDecks.file("## T\n### \(text)\nA\n")
    #expect(questions(file) == [text])
    #expect(file.format == .native)
  }

  @Test(arguments: [
    "### 1. Q\nA", "### 1、Q\nA", "## 1 Q\nA\n## 2 R\nB", "### 17a. Q\nA", "### 8 . Q\nA",
    "### <a name=\"x\"></a>55. Q\nA", "### <a id=x>5.</a> Q\nA", "### 1.1 Q\nA", "### （3）Q\nA",
    "### 第3题 Q\nA", "### Q7: Q\nA", "## 1 - Q\nA\n## 2 - R\nB", "### 12) Q\nA", "### **4. Q**\nA",
    "**1. Q**\n\nA", "**1.** Q\n\nA", "**12、Q**\nA",
  ])
  func isANumberOfAQuestion(_ text: String) {
    let file = SampleDecks.file(text + "\n")
    #expect(file.format == .notes)
    #expect(file.allCards.first?.question == "Q")
    #expect(file.allCards.first?.answer == "A")
  }

  @Test(arguments: [
    ("native", ["1. a", "b"]), ("notes", ["a", "b"]), ("Notes", ["a", "b"]), ("x", ["a", "b"]),
  ])
  func theAuthorDecides(format: String, expected: [String]) {
    let file = SampleDecks.file("---\nformat: \(format)\n---\n### 1. a\nx\n### b\ny\n")
    #expect(questions(file) == expected)
    #expect(file.isDeclared == (format != "x"))
    #expect(file.problems.map(\.line) == (format == "x" ? [2] : []))
  }

  @Test(arguments: [
    // In native decks.
    ("# T\n## Why?\nSo.\n## Use\nDo.\n### Q\nA\n", [2]), ("## 1. a\ntext\n## U\n### Q\nA\n", [1]),
    ("# T\n## 2. a\n\n**b:** c\n\n- d\n## U\n### Q\nA\n", [2]),
    ("## Why?\ntext\n### Q\nA\n## U\n### R\nB\n", [1]),
    ("## T\n#### Deep\ntext\n### Q\nA\n", [2]), ("## T\n**Why?**\n\nSo.\n### Q\nA\n", [2]),
    ("**题目：** a\n\n### Q\nA\n### R\nB\n### S\nC\n", [1]),
    ("### T\n**True/False:** a\n\n**Answer:** b\n\n**Choose:** c\n\n**Answer:** d\n", [8]),
    ("1. ### a\n   b\n2. ### c\n   d\n\n## T\n### Q\nA\n", [1, 3]),
    ("### Q\nA\n## 2 a\ntext\n## 3 b\ntext\n## T\n### R\nB\n", [3, 5]),
    ("## 2024 in words\ntext\n## T\n### R\nB\n", []),
    // In notes.
    ("### a\nA\n### b\nB\n## T\n**1. 题目：** c\n\n**答案：** d\n", [1, 3]),
    ("### 1. a\n\n**答案：** b\n\n**选择：** c\n\n**答案：** d\n", [7]),
    ("**答案：** 无题\n\n#### 1. a\n**题目：** Q\n**答案：** A\n", [1]),
    ("#### 1. a\n**题目：** Q\n**答案：** A\n### 面试经验\n多练。\n", [4]),
    ("## 1. a\ntext\n### 1. b？\nB\n### 2. c？\nC\n", [1]),
    ("### 1. a\ntext\n#### 1. b\nB\n### 2. c\ntext\n#### 1. d\nD\n", [1, 5]),
    // HTML goes on up to a blank line.
    ("### Q\nA\n<div>\n### hidden\n</div>\n\n### R\nB\n", [4]),
    ("### Q\nA\n\n<script>\n### R\nB\n", [4]), ("### Q\nA\n\n<!X\n### R\nB\n", [4]),
  ])
  func saysWhatItDoesNotTake(text: String, lines: [Int]) {
    #expect(SampleDecks.file(text).problems.map(\.line) == lines)
  }

  @Test(arguments: [
    "#### 1. a？\n#### 2. b？\n#### 3. c？\n", "**题目：** a\n\n**题目：** b\n\n**题目：** c\n",
    "# T\n\n1. What is a?\n2. What is b?\n3. And c?\n", "### a\n### b\n### c\n",
    "**1. a？**\n\n**2. b？**\n\n**3. c？**\n",
  ])
  func aListOfQuestionsIsNoDeck(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(file.cards.isEmpty && file.format == nil)
    #expect(file.problems.map(\.cause) == [.questionsOnly(3)])
  }

  /// The file has answers, but in a form that no reader takes.
  @Test(arguments: [
    ("1. What is a?\n\n   A\n", [1]), ("# T\n\n1、什么是 a？\n\nA\n", [3]),
    ("Q: What is a?\nA: b\n", [1]), ("- **1. a？**\n\n  A\n", [1]),
    ("* ### What is a?\n  A\n* ### b\n  B\n", [1]), ("Q) Why?\n\n    code\n", [1]),
  ])
  func saysWhichQuestionsItDoesNotTake(text: String, lines: [Int]) {
    let file = SampleDecks.file(text)
    #expect(file.cards.isEmpty)
    #expect(file.problems.map(\.cause) == lines.map { _ in .notTaken })
    #expect(file.problems.map(\.line) == lines)
  }

  /// A sentence that asks is none of them, nor is a comment in code.
  @Test(arguments: ["Why?\n\nSo.\n", "```\n1. a?\nx\n```\n", "1. a?\n2. b\n", "- a?\n## b\n"])
  func otherTextHasNoCard(_ text: String) {
    #expect(SampleDecks.file(text).problems.map(\.cause) == [.noCard])
  }

  /// A rule at the start of a file begins no front matter.
  @Test(arguments: [
    "---\n\n### Q\nNote: x\n\n---\n\n### R\nB\n", "---\n\n### Q\n* [x\n\n---\n\n### R\nB\n",
    "---\n\nNote: x\n### Q\na: b\n---\n### R\nB\n",
  ])
  func textBetweenRulesIsText(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(questions(file) == ["Q", "R"])
    #expect(file.problems.isEmpty)
  }

  @Test func aCommentInFrontMatterIsNoHeading() {
    let file = SampleDecks.file("---\n# about\ntitle: T\n---\n### Q\nA\n")
    #expect(file.title == "T" && questions(file) == ["Q"])
  }

  @Test func namesOfTopicsAreNotBold() {
    #expect(SampleDecks.file("## **I. a**\n### Q\nA\n").topics == [["I. a"]])
    #expect(SampleDecks.file("## **a** b\n### Q\nA\n").topics == [["**a** b"]])
  }

  /// What CommonMark does not take for a heading is none of ours.
  @Test(arguments: [
    "\t# no\n\tmake", "  \t# no", "-\t### no", "- a\n\n  ### no", "1. a\n\n   ### no\n\n   b",
    "10) a\n    ### no", "- ```\n  # no\n  ```", "1. a\n\n    ```\n    ### no\n    ```",
    "- - a\n\n    ### no", "- a\nlazy\n  ### no", "<div>\n### no", "<pre>\n\n### no\n</pre>",
    "<script>\n\n### no\n</script>", "<style>\n### no\n\n### no\n</style>", "<?php\n### no\n?>",
    "<!DOCTYPE\n### no\n>", "<![CDATA[\n### no\n]]>", "<!-- a\n\n### no -->",
    "<details>\n### no", "</ul>\n### no", "<textarea>\n\n### no\n</textarea>",
    "> ```\n> ### no\n> ```",
    "- a\n\n      ### no",
  ])
  func isNoHeading(_ text: String) {
    let file = SampleDecks.file("### Q\nA\n\n\(text)\n\n### R\nB\n")
    #expect(questions(file) == ["Q", "R"])
    // A comment is not shown.
    let answer = file.allCards.first?.answer ?? ""
    #expect(answer.hasSuffix(text) || text.hasPrefix("<!--") && answer == "A")
  }

  @Test(arguments: [
    "- a\n### R", "1. a\n  ### R", "- a\n\n ### R", "- ```\n  code\n### R", "-\n\n  ### R",
    "<b>x</b>\n### R", "a <div>\n### R", "<div>\n\n### R", "- a\n\ntext\n\n   ### R", "***\n### R",
    "1986. year\n   ### R", "   ### R", "> a\n### R", "<!-- a -->\n### R", "<pre>a</pre>\n### R",
  ])
  func isAHeading(_ text: String) {
    #expect(questions(SampleDecks.file("### Q\nA\n\n\(text)\nB\n")) == ["Q", "R"])
  }

  /// Comments in code are code, wherever the code is.
  @Test(arguments: [
    "x\n\n    <!-- a -->\n    b", "x\n\n\t<!-- a -->", "> ```\n> <!-- a -->\n> ```",
    "- ```\n  <!-- a -->\n  ```", "1. x\n\n   ~~~\n   <!-- a -->\n   ~~~",
    "- x\n\n      <!-- a -->",
    "> x\n>\n>     <!-- a -->", "- > ```\n  > <!-- a -->", "`<!-- a -->`",
    "```\n> ```\n<!-- a -->\n```",
  ])
  func keepsCommentsInCode(_ text: String) {
    #expect(SampleDecks.file("### Q\n\(text)\n").allCards.map(\.answer) == [text])
  }

  @Test(arguments: [
    ("x\n    <!-- a -->", "x"), ("> <!-- a -->\n> b", "> \n> b"), ("- x <!-- a -->", "- x"),
    ("- x\n\n  <!-- a -->\n  b", "- x\n\n  b"), ("- ```\n  c\n\n<!-- a -->\nb", "- ```\n  c\n\nb"),
    ("> ```\nb <!-- a -->", "> ```\nb"),
  ])
  func takesOtherCommentsOut(text: String, shown: String) {
    let answer = SampleDecks.file("### Q\n\(text)\n").allCards.first?.answer ?? ""
    #expect(lines(answer) == lines(shown))
  }

  /// Lines that are not blank, without spaces at their ends.
  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { String($0.reversed().drop { $0 == " " }.reversed()) }
      .filter { !$0.isEmpty }
  }
}
