import Foundation
import Testing

/// What commands say of cards that are known under other ids, and of files that are copies of decks.
@Suite struct KnownCardCommandTests {
  private func deck(_ question: String, _ name: String) -> String {
    "# D\n\n## T\n\n### \(question) {#\(name)}\n\nThe answer to \(question.lowercased())\n"
  }

  /// A known card keeps its name; the one that has it, too, has got another one, whichever is read first.
  @Test func checkNamesTheCardThatGotAnotherName() throws {
    let known = deck("What does a lock exclude?", "x")
    let decks = try EditedDecks(["a.md": known])
    try decks.grade("lock", "good")
    try decks.write(["0.md": deck("Which river flows through Basel?", "x"), "a.md": known])
    let check = try decks.run("check")
    let file = decks.folder.appendingPathComponent("0.md").path
    #expect(
      check.output.contains(
        "\(file):5:1: warning: the name x is taken by another deck; it is now 0/x\n"),
      "\(check.output)")
    #expect(!check.output.contains("a/x"))
    #expect(try decks.card("Basel")?["id"] as? String == "0/x")
    #expect(try decks.card("lock")?["id"] as? String == "x")
  }

  /// Two cards that were answered before they got one name keep the ids that they had: `check` says the one that is listed,
  /// and the name with the deck's before it means the same card.
  @Test func checkNamesAKnownCardAsItIsListed() throws {
    let decks = try EditedDecks([
      "f.md": "# F\n\n- le chien ::: the dog\n", "g.md": "# G\n\n- der Hund :: the dog\n",
    ])
    for question in ["le chien", "der Hund"] { try decks.grade(question, "good") }
    try decks.write([
      "f.md": "# F\n\n- le chien ::: the dog {#dog}\n",
      "g.md": "# G\n\n- der Hund :: the dog {#dog}\n",
    ])
    let id = try #require(try decks.card("der Hund")?["id"] as? String)
    let check = try decks.run("check")
    #expect(
      check.output.contains("warning: the name dog is taken by another deck; it is now \(id)\n"),
      "\(check.output)")
    for name in [id, "g/dog"] {
      let shown = try decks.run("show", name)
      #expect(shown.status == 0 && shown.output.contains("der Hund"), "\(shown)")
    }
  }

  /// One language of a deck after the other, each file alone: the names say which card is which.
  @Test(arguments: [0, 1]) func aDeckMayBeOpenedInOneLanguageAfterTheOther(first: Int) throws {
    let names = ["humus", "loam", "peat", "silt"]
    let texts = [
      (
        "deck.en.md",
        ["What is humus?", "Which soil is loam?", "How does peat form?", "What is silt?"]
      ),
      ("deck.zh.md", ["什么是腐殖质？", "哪种土是壤土（loam）？", "泥炭怎样形成？", "粉砂是什么？"]),
    ].map { name, questions in
      (
        name,
        "# D\n\n"
          + zip(names, questions).map { "### \($1) {#\($0)}\n\n\($1.dropLast()) …\n" }
          .joined(separator: "\n")
      )
    }
    let decks = try EditedDecks([texts[first].0: texts[first].1])
    for name in names { #expect(try decks.run("grade", name, "good").status == 0) }
    // The other one alone.
    try decks.write([texts[1 - first].0: texts[1 - first].1])
    let alone = try decks.run("list", "--json").objects
    #expect(alone.map { $0["id"] as? String } == names)
    #expect(alone.allSatisfy { $0["box"] as? Int == 2 }, "\(alone)")
    #expect(try decks.run("check").error.hasSuffix("4 cards, 0 errors, 0 warnings\n"))
    #expect(try decks.run("grade", "humus", "again").status == 0)
    // Both: one deck, in which the last answer counts.
    try decks.write(Dictionary(uniqueKeysWithValues: texts))
    let both = try decks.run("list", "--json").objects
    #expect(both.map { $0["id"] as? String } == names)
    #expect(both.map { $0["box"] as? Int } == [1, 2, 2, 2])
  }

  /// What Syncthing leaves beside a deck that two machines have edited is no second deck.
  @Test func aCopyOfAConflictIsSaidAndNotRead() throws {
    let text = deck("What does a lock exclude?", "x")
    let copy = "capitals.sync-conflict-20260302-090000-ABCDEFG.md"
    let decks = try EditedDecks(["capitals.md": text, copy: text])
    #expect(try decks.run("list", "--json").objects.count == 1)
    let check = try decks.run("check")
    #expect(check.status == 0)
    #expect(check.output.contains("/\(copy):1:1: warning: not read: it is a copy that a conflict"))
    #expect(check.error.hasSuffix("1 card, 0 errors, 1 warning\n"), "\(check.error)")
    let terminal = try Terminal(decks.sandbox, arguments: ["--decks", decks.folder.path])
    try terminal.wait(for: "\(copy): not read")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  /// A card that was another one by way of a third: the last step can be taken back, and is named.
  @Test func anUndoOfSeveralStepsNamesTheLastOne() throws {
    let decks = try EditedDecks(["d.md": deck("Who wrote Emma?", "a")])
    try decks.grade("Emma", "good")
    for (name, was) in [("b", "a"), ("c", "b")] {
      let question = name == "b" ? "Where is the Rhine?" : "When does water boil?"
      try decks.write(["d.md": deck(question, name)])
      #expect(try decks.run("link", name, was).status == 0)
    }
    let refused = try decks.run("link", "c", "a", "--undo")
    #expect(refused.status == 1)
    #expect(refused.error.contains("`leitner link c b --undo` takes the last one back"))
    #expect(try decks.run("link", "c", "b", "--undo").status == 0)
    #expect(try decks.run("link", "c", "a", "--undo").error.contains("there is no link"))
  }
}
