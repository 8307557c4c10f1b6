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
