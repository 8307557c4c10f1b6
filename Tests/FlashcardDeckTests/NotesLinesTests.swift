import FlashcardDeck
import TestSupport
import Testing

/// Lines that ask where no heading does: what stands before, in and behind them.
@Suite struct NotesLinesTests {
  private func read(_ text: String) -> (questions: [String], answers: [String], warned: [Int]) {
    let file = SampleDecks.file(text)
    let cards = file.allCards
    return (cards.map(\.question), cards.map(\.answer), file.problems.map(\.line))
  }

  /// Each asks `a`, `b` and so on, and the answers are `A`, `B` and so on.
  @Test(arguments: [
    // A label asks, whether or not a question mark ends the line.
    "**Q: a**\n\nA\n\n**Q: b**\n\nB\n\n**Q: c**\n\nC\n", "## T\n\n**Q: a**\n\nA\n\n**Q: b**\n\nB\n",
    "### T\n\n**Q: a**\n\nA\n\n**Q: b**\n\nB\n", "**问：a**\n\nA\n\n**问题：b**\n\nB\n",
    "**面试官：a**\n\nA\n\n**面试官：b**\n\nB\n", "**Q1: a**\nA\n\n**Q2 - b**\nB\n\n**Q3. c**\nC\n",
    "#### 问：a\n\nA\n\n#### 问：b\n\nB\n", "## Q: a\n\nA\n\n## Q: b\n\nB\n",
    // The label of the answer goes as well.
    "**Q: a**\n\n> A: A\n\n**Q: b**\n\n> A: B\n", "**Q1: a**\nA1: A\n\n**Q2: b**\nA2: B\n",
    "#### 问：a\n\n答：A\n\n#### 问：b\n\n答：B\n", "### 1. a\n\n答案：A\n\n### 2. b\n\nAnswer: B\n",
    "**Q: a**\n\nAns: A\n\n**Q: b**\n\n**A:** B\n",
    // Pictures before the number, the label or the text, and behind the line.
    "💡 **1. a**\n\nA\n\n💡 **2. b**\n\nB\n", "⭐️ **Q: a**\n\nA\n\n⭐️ **Q: b**\n\nB\n",
    "**💡 1. a**\n\nA\n\n**💡 2. b**\n\nB\n", "## 🔷 1. a\n\nA\n\n## 🔷 2. b\n\nB\n",
    "### 🔥 **1. a**\n\nA\n\n### 🔥 **2. b**\n\nB\n", "**1. a** 💡\n\nA\n\n**2. b** ⭐⭐⭐\n\nB\n",
    "### 1️⃣ a\n\nA\n\n### 2️⃣ b\n\nB\n", "❓ **题目：** a\n\n✅ **答案：** A\n\n❓ **题目：** b\n\n✅ **答案：** B\n",
    // Numbers go on behind a gap.
    "**1. a**\n\nA\n\n**2. b**\n\nB\n\n**7. c**\n\nC\n",
    // The number or the label alone is bold, or a quotation.
    "**Q1** a\n\nA\n\n**Q2** b\n\nB\n", "**1** a\n\nA\n\n**2** b\n\nB\n",
    "**1**、a\n\nA\n\n**2**、b\n\nB\n",
    "**Q1**: a\n\nA\n\n**Q2**: b\n\nB\n", "**1**. a\n\nA\n\n**2**. b\n\nB\n",
    "> **问：** a\n\n**答：** A\n\n> **问：** b\n\n**答：** B\n",
    "> **Q:** a\n\n**A:** A\n\n> **Q:** b\n\n**A:** B\n",
    // Lines that are underlined as headings are.
    "### T\n\n1. a\n-----\nA\n\n2. b\n------\nB\n", "# T\n\n1. a\n======\n\nA\n\n2. b\n===\n\nB\n",
  ])
  func asks(_ text: String) {
    // Something has to ask in a file without labels.
    let file = SampleDecks.file(text)
    let count = file.allCards.count
    #expect(count >= 2)
    let letters = ["a", "b", "c"].prefix(text.contains("c") ? 3 : 2)
    #expect(file.allCards.map(\.question) == Array(letters))
    #expect(file.allCards.map(\.answer) == letters.map { $0.uppercased() })
    #expect(file.problems.isEmpty)
  }

  @Test func anAnswerMayBeginInTheLine() {
    let read = read("**1. a？** So.\n\n**2. b**\n\nB\n\n**Q: c?** A: C\n\nmore\n")
    #expect(read.questions == ["a？", "b", "c?"])
    #expect(read.answers == ["So.", "B", "C\n\nmore"])
  }

  @Test(arguments: [
    // Steps of an answer begin anew, or are named and go on in their line.
    (
      "**1. a？**\n\nA\n\n**1. x**\n\ny\n\n**2. z**\n\ny\n\n**3. z**\n\ny\n\n**2. b？**\n\nB\n",
      ["a？", "b？"]
    ),
    ("**1. a？**\n\nA\n\n**2. x:** y\n\n**3. z:** y\n\n**2. b？**\n\nB\n", ["a？", "b？"]),
    ("**1. a？**\n\n**1. x**\n\ny\n\n**2. z**\n\ny\n\n**7. b**\n\nB\n", ["a？", "b"]),
    ("**1. a？**\n\n- **x**\n  y\n- **z**\n  y\n\n**2. b？**\n\nB\n", ["a？", "b？"]),
    // An option is no label of an answer.
    ("### 1. a？\n\nA: x\nB: y\n\n### 2. b？\n\nB\n", ["a？", "b？"]),
  ])
  func partsOfAnAnswerStay(text: String, expected: [String]) {
    let read = read(text)
    #expect(read.questions == expected)
    #expect(read.warned.isEmpty)
  }

  /// One labelled line below a chapter, and native headings above others.
  @Test(arguments: [
    "## 1. T\n**Q: a.**\nA: A\n\n## 2. U\n**Q: b?**\nA: B\n",
    "## T\n\nx\n\n### Words\n\ny\n\n## U\n\n**Q: a.**\nA: A\n\n**Q: b?**\nA: B\n",
    "## 9. T\n\n**Q1：a？**\n\nA1：A\n\n**Q2：b**\n\nA2：B\n",
    "## U\n\n- **Q: a?** - A\n- **Q: b?** - B\n", ">### 问：a？\n\nA\n\n>### 问：b？\n\nB\n",
    "> ***面试官：a？***\n\nA\n\n> _**面试官：b？**_\n\nB\n",
    "#### **面试官：a？**⭐⭐\n\nA\n\n#### **面试官：b？**⭐\n\nB\n",
  ])
  func labelledLinesAskWhereverTheyAre(_ text: String) {
    let read = read(text)
    #expect(read.questions.map { $0.prefix(1) } == ["a", "b"])
    #expect(read.answers == ["A", "B"])
  }

  @Test func aQuotedAnswerIsTextWithoutItsLabel() {
    let read = read(
      "**Q: a**\n\n> A: x\n> y\n>\n> - z\n\n**Q: b**\n\n> A: x\n\ny\n\n**Q: c**\n\n> x\n")
    #expect(read.answers == ["x\ny\n\n- z", "x\n\ny", "> x"])
  }

  @Test func aBoldAnswerInAHeadingHasALabel() {
    let text = "## 第 1 题\na\nA. x\n### **答案：A**\n\n## 第 2 题\nb\nA. y\n### **答案：B**\n"
    #expect(read(text).questions == ["a\nA. x", "b\nA. y"])
    #expect(read(text).answers == ["A", "B"])
  }

  @Test func optionsStayInTheAnswer() {
    #expect(read("### 1. a？\n\nA: x\nB: y\n\n### 2. b？\n\nB\n").answers[0] == "A: x\nB: y")
  }

  /// A bold line as long as a question, where bold lines ask, and one that is no question by its form.
  @Test(arguments: [
    ("**What is a?**\n\nA\n\n**Explain b in words**\n\nB\n\n**What is c?**\n\nC\n", [5]),
    ("**What is a?**\n\nA\n\n**Example**\n\nB\n\n**What is c?**\n\nC\n", []),
    ("**What is a?**\n\nA\n\n**These are important:**\n\nB\n\n**What is c?**\n\nC\n", []),
  ])
  func aLineLikeTheQuestionsIsNotSwallowed(text: String, lines: [Int]) {
    #expect(read(text).warned == lines)
  }

  /// Bold questions with a remark behind the question mark: how hard it is, or who asks it.
  @Test(arguments: [
    ("**Is it a? 👶**", "Is it a?"), ("**Is it a? ⭐️⭐**", "Is it a?"),
    ("**Is a? Or b? 🚀**", "Is a? Or b?"),
    ("**Is it a? (easy)**", "Is it a? (easy)"), ("**是 a 吗？（中等）**", "是 a 吗？（中等）"),
    ("**Is it a? [Hard] 🚀**", "Is it a? [Hard]"), ("**Is it a?** `Google`", "Is it a?"),
    ("**Is it a?** `Google` `Meta`", "Is it a?"), ("**Is it a?** (easy)", "Is it a?"),
    ("__Is it a? 👶__", "Is it a?"),
  ])
  func aRemarkMayFollow(line: String, question: String) {
    for other in ["**b? 👶**", "**b?**"] {
      let read = read("# T\n\n## U\n\n\(line)\n\nA\n\n<br/>\n\n\(other)\n\nB\n")
      #expect(read.questions == [question, "b?"])
      #expect(read.answers == ["A", "B"])
      #expect(read.warned.isEmpty)
    }
  }

  @Test func aRemarkIsNoAnswer() {
    let read = read("**a?** `Google`\n\n**b?** `Meta`\n\nB\n\n**c? 👶**\n\n**答案：** C\n")
    #expect(read.questions == ["b?", "c?"])
    #expect(read.answers == ["B", "C"])
    #expect(read.warned == [1])
  }

  /// One alone makes no deck, and in other files such a line is text.
  @Test(arguments: [
    ("# T\n\n**Like it? ⭐**\n\nThanks.\n", [], [3]),
    ("### q\n\nQ\n\n**a? 👶**\n\nA\n\n**b? 👶**\n\nB\n", ["q"], []),
    ("**1. a?** `x`\n\nA\n\n**2. b?** `y`\n\nB\n", ["a?", "b?"], []),
    ("**a** 👶\n\nA\n\n**b! 👶**\n\nB\n", [], [1]),
  ])
  func linesWithRemarksElsewhere(text: String, questions: [String], lines: [Int]) {
    let read = read(text)
    #expect(read.questions == questions)
    #expect(read.warned == lines)
  }

  @Test func aFileMayEndWithABracket() {
    #expect(read("### 1. a？\n\nA\n\n### 2. b？\n\n<").answers == ["A", "<"])
  }

  @Test func exportedTextIsNoCode() {
    let block = "    <aside>\n    \n    1. A\n        - b\n    \n    </aside>\n    \n"
    let read = read("💡 **1. a**\n    \n" + block + "💡 **2. b?**\n\n    print(1)\n")
    #expect(read.questions == ["a", "b?"])
    #expect(read.answers == ["1. A\n    - b", "    print(1)"])
  }

  /// List items that are bold and ask.
  @Test(arguments: [
    "- **a?**\n  A\n- **b?**\n  B\n", "## T\n\n- **a?**\n\n  A\n\n- **b?**\n\n  B\n",
    "- **a?**\n\nA\n\n- **b?**\n\nB\n", "- **a?** 💡\n  A\n- **b?**\n  B\n",
    "### **T**\n\n---\n\n## 1. z\n\nZ\n\n### U\n\n* **a?**\n  A\n\n* **b?**\n  B\n",
  ])
  func itemsAsk(_ text: String) {
    let read = read(text)
    #expect(read.questions.suffix(2) == ["a?", "b?"])
    #expect(read.answers.suffix(2) == ["A", "B"])
  }

  @Test func picturesInItemsAreNoText() {
    let read = read(
      "#T #U\n\n1. 💡 **a？**\n    \n    A\n\n        code\n\n2. 💡 **b**\n    \n    B\n")
    #expect(read.questions == ["a？", "b"])
    #expect(read.answers == [" A\n\n     code", " B"])
  }

  @Test func itemsOfANativeCardAreItsAnswer() {
    let read = read("### Q\n\nA\n\n### Before you go\n\n- **On?**\n  yes\n- **In?**\n  yes\n")
    #expect(read.questions == ["Q", "Before you go"])
    #expect(read.warned.isEmpty)
  }

  /// Questions with their kind in brackets, whose answers unfold.
  @Test func kindsInBracketsAsk() {
    let text =
      "【单选题】a\n\n```c\nx; // ？\n```\n\nA、x\n\n<details>\n<summary>查看答案</summary>\n\n**正确答案：A**\n\n"
      + "</details>\n\n---\n\n【判断题】b\n\n<details>\n<summary>查看答案</summary>\n\n对\n\n</details>\n"
    let read = read(text)
    #expect(read.questions == ["a\n\n```c\nx; // ？\n```\n\nA、x", "b"])
    #expect(read.answers == ["A", "对"])
    #expect(read.warned.isEmpty)
  }

  /// The end of a list in details is their end as well.
  @Test func detailsEndBehindAList() {
    let details = "<details>\n<summary>QUESTION?</summary><br><b>\n\n- item\n  </b></details>\n\n"
    let file = SampleDecks.file(
      details.replacing("QUESTION", with: "a") + details.replacing("QUESTION", with: "b"))
    #expect(file.allCards.map(\.question) == ["a?", "b?"])
  }
}
