import TestSupport
import FlashcardDeck
import Testing

@Suite struct NativeDeckTests {
  @Test func readsTheWholeFormat() {
    let file = SampleDecks.file(
      """
      ---
      title: unused
      id: cooking
      lang: en
      tags: [kitchen, basics]
      source: The big book
      color: blue
      ---

      # Cooking

      Some words about it.

      ## Heat / Water

      ### How long does an egg boil? {#egg}

      Six minutes.

      - soft: five
      - hard: **ten**

      **Explanation:** The white sets at 62 °C.

      It goes on.

      <!-- source: Aunt Ada -->
      <!-- tags: egg, breakfast -->

      ### What is `blanching`? ###
      A short boil.

      ---

      ## Knives
      ### Which is the longest?
      The bread knife. <!-- or is it? -->
      """)
    #expect(file.problems.isEmpty)
    #expect(file.title == "Cooking")
    #expect(file.id == "cooking")
    #expect(file.language == .english)
    #expect(file.topics == [["Heat", "Water"], ["Knives"]])
    let cards = file.allCards
    #expect(
      cards.map(\.question) == [
        "How long does an egg boil?", "What is `blanching`?", "Which is the longest?",
      ])
    #expect(
      cards.map(\.answer) == [
        "Six minutes.\n\n- soft: five\n- hard: **ten**", "A short boil.", "The bread knife.",
      ])
    #expect(cards[0].explanation == "The white sets at 62 °C.\n\nIt goes on.")
    #expect(cards[0].id == CardID("egg"))
    #expect(cards[0].tags == ["kitchen", "basics", "egg", "breakfast"])
    #expect(cards.map(\.source) == ["Aunt Ada", "The big book", "The big book"])
    #expect(cards.map(\.line) == [16, 30, 36])
    #expect(cards[1].id.description.utf8.count == 13)
  }

  @Test(arguments: [
    "**Explanation:** why", "**Explanation**: why", "**解析：** why", "**解析:**why", "**解析**：why",
    "__Explanation:__ why", "  **explanation:**\n\nwhy", "**Explanation:**  \nwhy",
  ])
  func findsTheExplanation(_ text: String) {
    let card = SampleDecks.file("### Q\nA\n\n\(text)\n").allCards
    #expect(card.map(\.answer) == ["A"])
    #expect(card.map(\.explanation) == ["why"])
  }

  @Test(arguments: [
    "**Explanation** of it", "- **Explanation:** x", "    **Explanation:** x",
    "```\n**Explanation:** x\n```", "An **Explanation:** x", "**Explanation: x**",
    "<!--\n**Explanation:** x\n-->\nx",
  ])
  func leavesOtherTextInTheAnswer(_ text: String) {
    let cards = SampleDecks.file("### Q\nA\n\n\(text)\n").allCards
    #expect(cards.map(\.explanation) == [""])
    #expect(
      cards.first?.answer.hasSuffix("x") == true || cards.first?.answer.hasSuffix("`") == true
        || cards.first?.answer.hasSuffix("it") == true || cards.first?.answer.hasSuffix("*") == true
    )
  }

  @Test(arguments: [
    "```\n### no card\n```", "~~~~\n### no\n~~~\n### no\n~~~~", "   ```swift\n### no\n   ````",
    "``` a`b\n\n```\n### no\n```", "- ```\n  ### no\n  ```", "1. x\n   ```\n   # no\n   ```",
    "<!-- a\n### no\n-->", "    ### code", "\\### no", "#### deeper", "####### seven",
    "##none", "> ### quoted",
  ])
  func takesNoStructureFromCode(_ text: String) {
    let file = SampleDecks.file("### Q\nA\n\n\(text)\n\n### R\nB\n")
    #expect(file.problems.isEmpty)
    #expect(file.allCards.map(\.question) == ["Q", "R"])
    #expect(file.allCards.last?.answer == "B")
  }

  @Test func aCardWithoutAnAnswerCostsNoOther() {
    let file = SampleDecks.file(
      """
      ### First
      one
        ### Second

      <!-- nothing -->
      ###
      text
      ### Third {#x}
      **Explanation:** why
      ### Fourth
      four
      """)
    #expect(file.allCards.map(\.question) == ["First", "Fourth"])
    #expect(
      file.problems.map(\.description) == [
        "deck.md:3:3: error: the card has no answer",
        "deck.md:6:1: error: the card has no question",
        "deck.md:8:1: error: the card has no answer",
      ])
  }

  @Test func aNameServesOneCardAndCostsNone() {
    let file = SampleDecks.file("### A {#x}\n1\n### B {#x}\n2\n### C {#y z}\n3\n### D {#}\n4\n")
    let library = Library(files: [file])
    let questions = library.entries.indices.map { library.question(at: $0, in: .english) }
    #expect(questions == ["A", "B", "C {#y z}", "D {#}"])
    #expect(library.entries[0].id == "x")
    #expect(Set(library.entries.map(\.id)).count == 4)
    #expect(
      library.problems.map(\.description) == [
        "deck.md:3:1: error: the name x is taken by another card of this deck"
      ])
  }

  @Test(arguments: [
    ("### {#x}\nA", 0), ("### a{#x}\nA", 1), ("###\tT {#名字} \nA", 1), ("### Q {#a} #\nA", 1),
  ])
  func readsNames(text: String, count: Int) {
    let file = SampleDecks.file(text)
    #expect(file.cards.count == count)
    let areNamed = file.cards.allSatisfy(\.isNamed)
    #expect(areNamed)
  }

  @Test func anUnnamedCardIsKnownByItsQuestion() {
    let one = SampleDecks.file("### What  is\tit?\nThis\n", path: "a.md").cards[0].id
    let other = SampleDecks.file("## T\n\n### What is it?  <!-- x -->\nThat\n", path: "b.md").cards[
      0
    ].id
    let different = SampleDecks.file("### What is it!\nThis\n").cards[0].id
    #expect(one == other)
    #expect(one != different)
    // Histories contain the digest, so it must not change.
    #expect(one.description == "7rvwjwwd4fifl")
  }

  @Test(arguments: [
    ("# T\n### Q\nA", "dir/x.md", "T", "x"), ("### Q\nA", "dir/x.zh.md", "x", "x"),
    ("---\ntitle: Y\n---\n### Q\nA", "x.md", "Y", "x"), ("#\n### Q\nA", "x.y.md", "x.y", "x.y"),
    ("", ".md", ".md", ".md"), ("", "zh.md", "zh", "zh"), ("", "", "", ""),
    ("", "a.end.md", "a.end", "a.end"),
    ("---\nid: 7\n---\n", "x.en-GB.markdown", "x", "7"), ("", "noending", "noending", "noending"),
  ])
  func namesTheDeck(text: String, path: String, title: String, id: String) {
    let file = SampleDecks.file(text, path: path)
    #expect(file.title == title)
    #expect(file.id == id)
  }

  @Test(arguments: [
    ("", "x.zh.md", Language.chinese), ("", "x.en.md", .english), ("", "x.zh_CN.md", .chinese),
    ("---\nlang: en\n---\n", "x.zh.md", .english), ("---\nlang: zh-Hans\n---\n", "x.md", .chinese),
    ("", "x.md", nil), ("", "x.enough.md", nil),
  ])
  func knowsTheLanguage(text: String, path: String, language: Language?) {
    #expect(SampleDecks.file(text, path: path).language == language)
  }

  @Test func foldersComeFirstInTopics() {
    let file = SampleDecks.file("### Q\nA\n## T\n### R\nB", folders: ["f", "g\u{1B}"])
    #expect(file.topics == [["f", "g␛"], ["f", "g␛", "T"]])
  }

  @Test(arguments: [
    ("---\ntitle: [a\n---\n### Q\nA", 1), ("---\nlang: fr\n---\n### Q\nA", 1),
    ("---\njust text\n---\n### Q\nA", 0), ("---\n### Q\nA", 0), ("---\n---\n### Q\nA", 0),
    ("---\na: 1\na: 2\n---\n### Q\nA", 1), ("---\ntitle: \u{1}\n---\n### Q\nA", 1),
    ("---\n" + String(repeating: "[", count: 30_000) + "\n---\n### Q\nA", 1),
    ("---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n### Q\nA", 1),
    ("---\r\ntitle: x\r\n---\r\n### Q\r\nA", 0),
  ])
  func anyFrontMatterLeavesTheCards(text: String, problems: Int) {
    let file = SampleDecks.file(text)
    #expect(file.allCards.map(\.question) == ["Q"])
    #expect(file.problems.count == problems)
  }

  @Test func tellsOfCodeAndCommentsThatNeverEnd() {
    let code = SampleDecks.file("### Q\nA\n```\n### R\nB\n")
    #expect(code.cards.count == 1)
    #expect(code.problems.map(\.line) == [3])
    let comment = SampleDecks.file("### Q\nA\n<!-- oops\n### R\nB\n")
    #expect(comment.allCards.map(\.question) == ["Q", "R"])
    #expect(comment.problems.map(\.line) == [3])
  }

  @Test(arguments: [
    ("a <!-- x --> b", "a b"), ("`<!-- x -->`", "`<!-- x -->`"), ("a\n<!-- x -->\nb", "a\nb"),
    ("a <!-- x\ny --> b", "a b"), ("a <!-- b", "a <!-- b"),
    ("```\n<!-- x -->\n```", "```\n<!-- x -->\n```"), ("``a`<!-- x -->``", "``a`<!-- x -->``"),
    ("`a <!-- x --> b", "`a b"), ("<!-- x -->a", "a"),
  ])
  func takesCommentsOut(text: String, answer: String) {
    #expect(SampleDecks.file("### Q\n\(text)\n").allCards.map(\.answer) == [answer])
  }

  /// Interview notes are numbered so, but have no such answers.
  @Test func readsQuestionsThatAreNamedByNumbersAlone() {
    let cards = SampleDecks.file("### Q1 {#a}\n\nyes\n\n### Q2\n\nno\n").allCards
    #expect(cards.map(\.question) == ["Q1", "Q2"])
    #expect(cards.map(\.answer) == ["yes", "no"])
  }
}
