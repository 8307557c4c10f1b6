import FlashcardDeck
import TestSupport
import Testing

@Suite struct LibraryTests {
  private func library(_ files: (path: String, text: String)...) -> Library {
    Library(files: files.map { SampleDecks.file($0.text, path: $0.path) })
  }

  @Test func twoLanguagesAreOneDeck() {
    let library = library(
      (
        "d/tea.en.md",
        "# Tea\n## Water\n### Hot? {#hot}\nYes\n### Soft? {#soft}\nNo\n## Leaves\n### Dry? {#dry}\nYes\n"
      ),
      (
        "d/tea.zh.md",
        "# 茶\n## 叶\n### 干？ {#dry}\n是\n### 多？ {#many}\n少\n## 水\n### 烫？ {#hot}\n是\n"
      ))
    #expect(library.decks.map(\.id) == ["tea"])
    #expect(library.decks[0].title(in: .chinese) == "茶")
    #expect(library.decks[0].title(in: .english) == "Tea")
    #expect(library.entries.map(\.id.description) == ["hot", "soft", "dry", "many"])
    #expect(library.decks[0].topics.map { $0.path(in: .chinese) } == [["水"], ["叶"]])
    #expect(library.decks[0].topics.map { $0.path(in: .english) } == [["Water"], ["Leaves"]])
    #expect(library.entries.map(\.topic) == [0, 0, 1, 1])
    #expect(library.card(at: 0, in: .chinese).question == "烫？")
    #expect(library.card(at: 0, in: .english).question == "Hot?")
    #expect(library.card(at: 0, in: .chinese).topic == ["水"])
    #expect(library.card(at: 1, in: .chinese).question == "Soft?")
    #expect(library.card(at: 1, in: .chinese).topic == ["水"])
    #expect(
      library.entries.indices.map { library.languages(at: $0) } == [
        [.english, .chinese], [.english], [.english, .chinese], [.chinese],
      ])
    #expect(
      library.problems.map(\.description) == [
        "d/tea.en.md:5:1: warning: the card soft is in one language only",
        "d/tea.zh.md:5:1: warning: the card many is in one language only",
      ])
  }

  @Test(arguments: [
    ("a/x.md", "", "a/x.en.md", "", 1), ("a/x.zh.md", "", "b/x.en.md", "", 2),
    ("a/x.zh.md", "---\nid: i\n---\n", "b/y.en.md", "---\nid: i\n---\n", 1),
    ("a/x.zh.md", "---\nid: x\n---\n", "a/x.en.md", "", 1), ("x.md", "", "y.md", "", 2),
    ("x.zh.md", "", "x.en.md", "", 1),
  ])
  func filesMakeDecks(one: String, top: String, other: String, otherTop: String, decks: Int) {
    let library = library((one, top + "### Q {#q}\nA\n"), (other, otherTop + "### R {#q}\nB\n"))
    #expect(library.decks.count == decks)
    #expect(Set(library.decks.map(\.id)).count == decks)
    #expect(library.entries.count == decks)
    #expect(library.entries.map(\.deck) == Array(0..<decks))
  }

  @Test(arguments: [
    (["d/x copy.md", "d/x-2.md", "d/x.md"], ["d/x.md", "d/x copy.md", "d/x-2.md"]),
    (
      ["d/x copy.en.md", "d/x copy.zh.md", "d/x.en.md", "d/x.zh.md"],
      ["d/x.en.md", "d/x.zh.md", "d/x copy.en.md", "d/x copy.zh.md"]
    ),
    (["c/x-2.md", "d/w.md", "d/x.md"], ["c/x-2.md", "d/w.md", "d/x.md"]),
    (["d/x.en.md", "d/x.md"], ["d/x.en.md", "d/x.md"]),
  ])
  func copiesOfAFileAreReadBehindIt(paths: [String], order: [String]) {
    let library = Library(
      files: paths.map { SampleDecks.file("---\nid: i\n---\n### Q {#q}\nA\n", path: $0) })
    #expect(library.decks.map { $0.files.map(\.path) } == [order])
    #expect(library.entries.first?.id == "q")
  }

  @Test func namesAreUniqueAcrossDecks() {
    let library = library(
      ("a.md", "### A {#x}\n1\n"), ("b.zh.md", "### B {#x}\n2\n"), ("b.en.md", "### C {#x}\n3\n"))
    #expect(library.entries.map(\.id.description) == ["x", "b/x"])
    #expect(library.languages(at: 1) == [.chinese, .english])
    #expect(library.problems.map(\.severity) == [.warning])
    #expect(library.index(of: CardID("b/x")) == 1)
    #expect(library.index(of: CardID("y")) == nil)
  }

  @Test func equalQuestionsAreDifferentCards() {
    let same = "### Q\nsame\n"
    let library = library(("a.md", same + "### Q\nother\n" + same), ("b.md", same))
    #expect(library.entries.count == 4)
    #expect(Set(library.entries.map(\.id)).count == 4)
    #expect(library.problems.isEmpty)
    for (index, entry) in library.entries.enumerated() {
      #expect(library.index(of: entry.id) == index)
      #expect(library.card(at: index, in: .english).id == entry.id)
    }
  }

  @Test func aMovedCardKeepsItsName() {
    let before = library(("a.md", "## T\n### Q\nA\n### R\nB\n"))
    let after = library(("z/c.md", "### R\nB2\n## U\n### Q\nA\n"))
    #expect(Set(before.entries.map(\.id)) == Set(after.entries.map(\.id)))
  }

  @Test func manyCardsHaveManyNames() {
    var text = ""
    for number in 0..<20_000 { text += "### \(number)?\n\(number)\n" }
    for _ in 0..<5_000 { text += "### Q\nA\n" }
    let library = library(("a.md", text))
    #expect(library.entries.count == 25_000)
    #expect(Set(library.entries.map(\.id)).count == 25_000)
    #expect(library.entries.map(\.group) == Array(0..<25_000))
  }

  @Test func nothingIsALibrary() {
    let library = Library(files: [])
    #expect(library.decks.isEmpty)
    #expect(library.index(of: CardID("")) == nil)
  }
}
