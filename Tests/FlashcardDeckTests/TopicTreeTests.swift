import FlashcardDeck
import TestSupport
import Testing

/// The tree of folders, decks and topics.
@Suite struct TopicTreeTests {
  private static func deck(_ title: String, _ folders: [String] = []) -> DeckFile {
    let topics = ["verbs", "nouns / plural"].map { topic in
      "## \(topic)\n\n### \(topic) of \(title)?\n\na\n\n"
    }
    let path = (folders + [title + ".md"]).joined(separator: "/")
    return SampleDecks.file("# \(title)\n\n" + topics.joined(), path: path, folders: folders)
  }

  private static let library = Library(files: [
    deck("French", ["languages"]), deck("Greek", ["languages", "old"]),
    deck("Spanish", ["languages"]), deck("Top"),
  ])

  private func tree(_ library: Library, folded: [[String]] = []) -> TopicTree {
    let overview = Overview(
      library, StudyRecord(), day: Day(20_000), boxes: Scheduler().boxes)
    return TopicTree(library, overview, .english, folded: folded)
  }

  private func text(_ tree: TopicTree) -> [String] {
    tree.rows.map { row in
      String(repeating: " ", count: row.depth) + "\(row.name) \(row.counts.new)"
        + (row.hidden > 0 ? " +\(row.hidden)" : "")
    }
  }

  @Test func foldersAreOneTree() {
    #expect(
      text(tree(Self.library)) == [
        "languages 6", " French 2", "  verbs 1", "  nouns 1", "   plural 1", " old 2",
        "  Greek 2", "   verbs 1", "   nouns 1", "    plural 1", " Spanish 2", "  verbs 1",
        "  nouns 1", "   plural 1", "Top 2", " verbs 1", " nouns 1", "  plural 1",
      ])
  }

  @Test func everyRowHasThePathOfItsOwnAndTheCardsThatItCounts() {
    let rows = tree(Self.library).rows
    #expect(Set(rows.map(\.path)).count == rows.count)
    for row in rows {
      let cards = Self.library.entries.count { row.scope.contains($0) }
      #expect(cards == row.counts.cards, "\(row.path)")
      #expect(row.path.count == row.depth + 1)
    }
    #expect(rows[4].path == ["languages/", "French", "nouns", "plural"])
  }

  @Test func whatIsFoldedHidesAllThatIsInside() {
    #expect(
      text(tree(Self.library, folded: [["languages/"], ["Top", "nouns"]]))
        == ["languages 6 +13", "Top 2", " verbs 1", " nouns 1 +1"])
    #expect(
      text(tree(Self.library, folded: [["languages/", "old/"], ["languages/", "French"]]))
        == [
          "languages 6", " French 2 +3", " old 2 +4", " Spanish 2", "  verbs 1", "  nouns 1",
          "   plural 1", "Top 2", " verbs 1", " nouns 1", "  plural 1",
        ])
  }

  /// A folder that has the name of a deck, and one that has decks before and behind other ones.
  @Test func namesOfFoldersAndDecksDoNotMix() {
    let library = Library(files: [
      Self.deck("a", ["x"]), Self.deck("x"), Self.deck("b", ["x"]), Self.deck("c", ["y"]),
    ])
    let top = tree(library).rows.filter { $0.depth == 0 }
    #expect(top.map(\.name) == ["x", "x", "y"])
    #expect(top.map(\.counts.new) == [4, 2, 2])
    #expect(top.map(\.path) == [["x/"], ["x"], ["y/"]])
  }

  @Test func aFolderIsNamedAsATopicIs() {
    func cards(_ name: String) -> Int? {
      Scope(named: name, in: Self.library, .english).map { scope in
        Self.library.entries.count { scope.contains($0) }
      }
    }
    #expect(cards("languages") == 6)
    #expect(cards("languages / old") == 2)
    #expect(cards("OLD") == 2)
    #expect(cards("French") == 2)
    #expect(cards("languages / verbs") == 1, "of the first deck that has it")
  }

  @Test func theDecksOfAFolderAreFoundAgain() {
    let folder = tree(Self.library).rows[0].scope
    let fewer = Library(files: [Self.deck("Top"), Self.deck("Spanish", ["languages"])])
    let moved = folder.moved(from: Self.library, to: fewer)
    #expect(moved == .decks([1]))
    #expect(folder.moved(from: Self.library, to: Library(files: [Self.deck("Top")])) == nil)
  }
}
