import FlashcardDeck
import TestSupport
import Testing

/// A new card is in the form of its deck's cards, and leaves nothing behind if it is left empty.
@Suite struct NewCardTests {
  private func text(_ card: NewCard?) -> String? {
    card.map { String(decoding: $0.text, as: UTF8.self) }
  }

  private func new(_ text: String, like index: Int = 0, name: String? = nil) -> NewCard? {
    let file = DeckFile(path: "d.md", folders: [], text: Array(text.utf8))
    return NewCard(in: Array(text.utf8), like: index, of: file, name: name, hint: "Here")
  }

  @Test func aNativeDeckGetsAHeading() {
    let card = new("# D\n\n## A\n\n### a?\n\nA\n\n## B\n\n### b?\n\nB\n")
    #expect(
      text(card) == "# D\n\n## A\n\n### a?\n\nA\n\n###  \n<!-- Here -->\n\n\n## B\n\n### b?\n\nB\n")
    #expect(card?.line == 9)
    // The cursor of vi stands on the last space, and what is inserted there is behind the mark.
    #expect(card?.column == 5)
    // The name is not in the learner's way.
    #expect(text(new("### a?\n\nA\n", name: "n")) == "### a?\n\nA\n\n###  \n<!-- Here -->\n\n")
  }

  /// Another program may have changed the file since.
  @Test func aCardIsFoundAgainInAnotherReading() {
    func file(_ text: String) -> DeckFile {
      DeckFile(path: "d.md", folders: [], text: Array(text.utf8))
    }
    let old = DeckFile(
      path: "d.md", folders: ["F"],
      text: Array("## A\n\n### a?\n\n1\n\n### b?\n\n2\n\n## B\n\n### c?\n\n3\n".utf8))
    #expect(file("## A\n\n### c?\n\n3\n").index(ofCard: 2, of: old) == 0)
    let other = file("## A\n\n### x?\n\n1\n\n### y?\n\n2\n")
    #expect(other.index(ofCard: 0, of: old) == 1, "the last one of its topic")
    #expect(other.index(ofCard: 2, of: old) == nil)
    #expect(file("").index(ofCard: 0, of: old) == nil)
    #expect(other.index(ofCard: 9, of: old) == nil)
    #expect(NewCard(in: [], like: 3, of: other, hint: "Here") == nil)
    // Nor is a scope of other decks a reason to fail.
    let (one, two) = (Library(files: [other]), Library(files: [old]))
    #expect(Scope.topics(deck: 1, [0]).moved(from: one, to: two) == nil)
    #expect(Scope.topics(deck: 0, [7]).moved(from: one, to: two) == nil)
    #expect(Scope.decks([4]).moved(from: one, to: two) == nil)
  }

  @Test(arguments: [
    "## T\n\n- a :: b\n- c ::: d\n", "## T\n\n### Q\n\n{{c1::a}} {{c2::b}}\n",
    "## T\n\n### Q\n<!-- kind: reversed -->\n\na\n",
  ])
  func aCardStandsBehindThoseOfOtherKinds(deck: String) {
    let text = deck + "\n## Next\n\n### n\n\nx\n"
    let file = DeckFile(path: "d.md", folders: [], text: Array(text.utf8))
    let last = file.cards.lastIndex { $0.topic == 0 } ?? 0
    let first = file.cards.firstIndex { $0.group == file.cards[last].group } ?? 0
    for index in [first, last] {
      let card = NewCard(in: Array(text.utf8), like: index, of: file, hint: "Here")
      #expect(self.text(card) == deck + "\n###  \n<!-- Here -->\n\n\n## Next\n\n### n\n\nx\n")
    }
  }

  @Test func notesGetTheirNumbersAndLabels() {
    let numbered = "## 1. What?\n\nThis.\n\n## 2. Why?\n\nSo.\n"
    #expect(text(new(numbered, like: 1)) == numbered + "\n## 3.  \n<!-- Here -->\n\n")
    let labels = """
      ### 第 9 题

      **题目：** 什么是甲？

      **答案：** 乙。

      **解析：** 丙。

      """
    #expect(
      text(new(labels)) == labels + "\n### 第 10 题\n\n**题目：**  \n\n**答案：** \n\n**解析：** \n")
    #expect(new(labels)?.line == 11)
    let unfolding =
      "### 1. What?\n\n<details>\n<summary>Answer</summary>\n\nThis.\n\n</details>\n\n### 2. Why?\n\n"
      + "<details>\n<summary>Answer</summary>\n\nSo.\n\n</details>\n"
    #expect(
      text(new(unfolding, like: 1))?.hasSuffix(
        "### 3.  \n\n<details>\n<summary>Answer</summary>\n\n\n</details>\n") == true)
  }

  @Test func nothingIsAddedWhereItWouldNotBeRead() {
    #expect(new("### a?\n\n```sh\nnot closed\n") == nil)
    #expect(new("### a?\n\nA\n\n<!-- not closed\n") == nil)
  }

  /// Every form in which notes are found: a card that would be read as one, or none.
  @Test(arguments: [
    "anchors", "answers-behind", "bold-numbered", "dialogue", "labels-in-headings", "labels",
    "list-items", "numbered-labels", "numbered", "quoted-questions", "unfolding-answers",
    "unfolding-questions",
  ])
  func anEmptyCardGoes(name: String) throws {
    let file = try NotesVarietyTests.file(name)
    let before = try #require(file.text.bytes)
    for index in file.cards.indices {
      guard let card = NewCard(in: before, like: index, of: file, hint: "Here") else { continue }
      #expect(card.text != before)
      let rest = try #require(card.removed(from: card.text), "\(name) \(index)")
      #expect(withoutBlankLines(rest) == withoutBlankLines(before), "\(name) \(index)")
      // Also if something else was written meanwhile.
      let edited = Array("A line above.\n\n".utf8) + card.text + Array("\n## Below\n".utf8)
      let kept = try #require(card.removed(from: edited))
      #expect(
        withoutBlankLines(kept)
          == withoutBlankLines(Array("A line above.\n".utf8) + before + Array("\n## Below\n".utf8)))
    }
  }

  private func withoutBlankLines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A).map(Array.init)
  }

  @Test func aCardWithAnythingInItStays() throws {
    let deck = "# D\n\n## A\n\n### a?\n\nA\n\n## B\n\n### b?\n\nB\n"
    let card = try #require(new(deck))
    for written in ["### q\n\n", "### \n\nAn answer.\n"] {
      let text = String(decoding: card.text, as: UTF8.self)
        .replacing("###  \n<!-- Here -->\n\n", with: written)
      #expect(text.contains(written) && card.removed(from: Array(text.utf8)) == nil)
    }
    #expect(card.removed(from: Array(deck.utf8)) == nil)
    let lines = "# D\r\n\r\n### a?\r\n\r\nA\r\n\r\n## B\r\n\r\n### b?\r\n\r\nB\r\n"
    let other = try #require(new(lines))
    #expect(other.removed(from: other.text).map { String(decoding: $0, as: UTF8.self) } == lines)
  }

  /// The last card of a topic may be in one language only, which is no reason to write in that one.
  @Test func aCardGoesToTheFileOfTheLanguage() {
    let library = Library(files: [
      SampleDecks.file(
        "# D\n\n## A\n\n### a? {#a}\n\nA\n\n### b? {#b}\n\nB\n", path: "d.en.md"),
      SampleDecks.file("# 卡\n\n## 甲\n\n### 甲？ {#a}\n\n甲\n", path: "d.zh.md"),
    ])
    let paths = { (language: Language) in
      library.placesOfNewCards(in: .everything, language).map(\.file.path)
    }
    #expect(paths(.chinese) == ["d.zh.md", "d.en.md"])
    #expect(paths(.english) == ["d.en.md", "d.zh.md"])
  }
}
