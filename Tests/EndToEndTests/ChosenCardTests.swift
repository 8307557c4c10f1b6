import Foundation
import Testing

/// Known cards of which only the learner can say which ones they are now, on the screen and with `leitner link`.
@Suite struct ChosenCardTests {
  static let rivers = """
    # Rivers

    ### Which river flows through Vienna, Budapest and Belgrade?

    The Danube, which rises in the Black Forest and ends in the Black Sea.

    ### Which river flows through Cologne?

    The Rhine

    ### Which river flows through Paris?

    The Seine

    """
  /// Whether the last one is the old one on Cologne can't be told.
  static let basel = rivers.replacingOccurrences(
    of: "Which river flows through Cologne?\n\nThe Rhine",
    with: "What is the capital of Hungary?\n\nBudapest"
  )
  .replacingOccurrences(of: "flows through Paris", with: "flows through Basel")
  .replacingOccurrences(of: "The Seine", with: "The Rhine")

  /// Decks in which a known card may be another one, the id under which it is known, and the other one.
  private func inDoubt() throws -> (decks: EditedDecks, was: String, card: String) {
    let decks = try EditedDecks(["capitals.md": Self.rivers])
    let was = try decks.id("Cologne")
    try decks.grade("Cologne", "easy")
    try decks.write(["capitals.md": Self.basel])
    return (decks, was, try decks.id("Basel"))
  }

  @Test func checkNamesTheCardWithItsPlaceAndTheCommand() throws {
    let (decks, was, card) = try inDoubt()
    let file = decks.folder.appendingPathComponent("capitals.md").path
    let english = try decks.run("check")
    #expect(english.status == 0)
    #expect(
      english.output.contains(
        "\(file):11:1: warning: this card may be one that you know as \(was), “Which river flows "
          + "through Cologne?” (similar question, same answer): "
          + "`leitner link \(card) \(was)` says so, `leitner link --none \(was)` that it is none of "
          + "the cards\n"), "\(english.output)")
    #expect(english.error.hasSuffix("3 cards, 0 errors, 1 warning\n"))
    let chinese = try decks.run("check", language: "zh")
    #expect(chinese.output.contains("\(file):11:1: 警告: 这张卡片可能就是学过的 \(was)"))
    #expect(chinese.output.contains("（题目相近，答案相同）"))
    // A deck that is named is checked alone.
    let named = try decks.sandbox.runBare(
      ["check", file], environment: decks.sandbox.environment())
    #expect(named.error == "3 cards, 0 errors, 0 warnings\n")
  }

  @Test func aLinkCarriesProgressOverAndCanBeTakenBack() throws {
    let (decks, was, card) = try inDoubt()
    #expect(try decks.progress().isEmpty)
    let linked = try decks.run("link", card, was)
    #expect(linked.status == 0)
    #expect(linked.output.hasPrefix("\(card)\tbox 3, due 2026-03-06"))
    #expect(try decks.progress().values.map { $0 } == ["3 2026-03-06 1"])
    #expect(try decks.run("check").error.hasSuffix("0 warnings\n"))
    let line = try #require(try decks.sandbox.history().last)
    #expect(line.contains(#""event":"link","card":"\#(card)","was":"\#(was)","look":{"#))
    let undone = try decks.run("link", "--undo", card, was)
    #expect(undone.status == 0)
    #expect(
      undone.output.hasPrefix("\(card)\tnew: it was never answered\n\(was)\tbox 3, due 2026-03-06"))
    #expect(try decks.progress().isEmpty)
    #expect(try decks.run("check").error.hasSuffix("1 warning\n"))
    _ = try decks.run("repair")
    #expect(try decks.progress().isEmpty)
    try decks.write(["capitals.md": Self.rivers])
    #expect(try decks.progress().values.map { $0 } == ["3 2026-03-06 1"], "the old card is back")
    #expect(try decks.sandbox.history().count == 4, "answer, doubt, link, undo")
  }

  /// What the screen calls “none of these”.
  @Test func aKnownCardCanBeNoneOfThose() throws {
    let decks = try EditedDecks(["capitals.md": Self.rivers])
    let was = try decks.id("Cologne")
    try decks.grade("Cologne", "easy")
    try decks.write(["capitals.md": Self.basel])
    #expect(try decks.run("list").error.contains(EditedDecks.doubtful))
    let card = try decks.id("Basel")
    let taken = try decks.run("link", "--none", was, "--undo")
    #expect(taken.status == 1)
    #expect(taken.error.hasSuffix("it was never said that “\(was)” is none of the cards\n"))
    #expect(try decks.run("link", "--none", was).status == 0)
    for command in ["list", "check"] {
      let result = try decks.run(command)
      #expect(!result.error.contains(EditedDecks.doubtful) && !result.output.contains("warning"))
    }
    let listed = try decks.run("link").output.split(
      separator: "\t", omittingEmptySubsequences: false)
    #expect(listed.first == "\(was)" && listed.last == "\n", "\(listed)")
    let second = try decks.progress(data: decks.secondMachine())
    #expect(second.isEmpty)
    let again = try decks.run("link", "--none", was)
    #expect(again.status == 1)
    #expect(again.error.contains("it is not in doubt which card “\(was)” is"))
    #expect(try decks.run("link", "--none", was, "--undo").status == 0)
    #expect(try decks.run("check").error.hasSuffix("1 warning\n"))
    #expect(try decks.run("link").output.hasSuffix("\t\(card)\n"))
    #expect(try decks.run("link", card, was).status == 0)
    #expect(try decks.progress().values.map { $0 } == ["3 2026-03-06 1"])
    #expect(try decks.run("link", "--none", was, card).status == 64)
  }

  @Test func theOneCardThatWasCarriedOverIsNamed() throws {
    let edit = DeckEdit.all[1]
    let decks = try EditedDecks(edit.before)
    try decks.grade("stable organic", "easy")
    try decks.write(edit.after)
    let question = try #require(try decks.card("stable organic")?["question"] as? String)
    let again = try EditedDecks(edit.before)
    try again.grade("stable organic", "easy")
    try again.write(edit.after)
    #expect(try again.run("due").error.contains("\(EditedDecks.carried): \(question)\n"))
  }

  @Test func whatCannotBeLinkedIsSaidInOneSentence() throws {
    let (decks, was, card) = try inDoubt()
    let other = try decks.id("Danube")
    let almost = String(was.dropLast()) + (was.hasSuffix("x") ? "y" : "x")
    let cases: [([String], String)] = [
      (
        ["nothing-like-it", was],
        "there is no card “nothing-like-it”; `leitner list` prints the ids"
      ),
      (
        [card, "nothing-like-it"],
        "nothing is known of “nothing-like-it”; `leitner link` prints what is"
      ),
      ([card, almost], "nothing is known of “\(almost)”; did you mean “\(was)”?"),
      (
        [card, other],
        "“\(other)” is another card of the decks; only a card that they lack can be linked"
      ),
      ([card, card], "“\(card)” is this card already"),
      (["--undo", card, was], "there is no link that says that “\(card)” was “\(was)”"),
    ]
    for (arguments, sentence) in cases {
      let result = try decks.sandbox.runBare(
        ["link"] + arguments + ["--decks", decks.folder.path],
        environment: decks.sandbox.environment())
      #expect(result.status == 1)
      #expect(result.output.isEmpty)
      #expect(result.error.hasSuffix("leitner: \(sentence)\n"), "\(result.error)")
    }
    #expect(try decks.sandbox.history().count == 2, "answer, doubt")
    #expect(try decks.run("link", card, was).status == 0)
    let again = try decks.run("link", card, was)
    #expect(again.status == 1)
    #expect(again.error == "leitner: “\(card)” and “\(was)” are the same card already\n")
  }

  /// The learner's word counts: what was carried over and taken back is not carried over again.
  @Test func aCarryThatIsTakenBackStaysTakenBack() throws {
    let edit = DeckEdit.all[1]
    let decks = try EditedDecks(edit.before)
    let was = try decks.id("stable organic")
    try decks.grade("stable organic", "easy")
    try decks.write(edit.after)
    let card = try decks.id("stable organic")
    #expect(try decks.sandbox.history().contains { $0.contains(#""event":"link""#) })
    #expect(try decks.run("link", "--undo", card, was).status == 0)
    #expect(try decks.progress().isEmpty)
    let writer = try decks.run("repair")
    #expect(!writer.error.contains(EditedDecks.carried), "\(writer.error)")
    #expect(try decks.progress(data: decks.secondMachine()).isEmpty)
    try FileManager.default.removeItem(
      at: decks.sandbox.data.appendingPathComponent("progress.json"))
    _ = try decks.run("repair")
    #expect(try decks.progress().isEmpty)
    #expect(try decks.run("link", card, was).status == 0)
    #expect(try decks.progress().count == 1)
  }

  /// The program with the screen that compares a known card with those that it may be.
  private func comparing(_ decks: EditedDecks) throws -> Terminal {
    let terminal = try Terminal(decks.sandbox)
    try terminal.wait(for: "c compares them")
    try terminal.send("c")
    return terminal
  }

  @Test func theScreenLinksAndTakesBackAtOnce() throws {
    let (decks, _, card) = try inDoubt()
    let terminal = try comparing(decks)
    try terminal.wait(for: "Which river flows through Cologne?")
    try terminal.send("Enter")
    try terminal.wait(for: "oes on with: Which river")
    #expect(try decks.sandbox.history().last?.contains(#""event":"link""#) == true)
    try terminal.send("u")
    try terminal.wait(for: "Taken back")
    #expect(try decks.sandbox.history().last?.contains(#""event":"undo""#) == true)
    try terminal.send("Down", "Enter")
    try terminal.wait(for: "stays without a card")
    try terminal.send("u")
    try terminal.wait(for: "Taken back")
    try terminal.send("Enter")
    try terminal.wait(for: "oes on with")
    // Nothing is lost from here on, and nothing is asked again.
    kill(try terminal.programID(), SIGKILL)
    try terminal.waitForKill()
    let shown = try decks.run("show", card, "--json").objects.first
    #expect(shown?["box"] as? Int == 3)
    #expect(try decks.run("check").error.hasSuffix("0 warnings\n"))
  }

  /// A choice is the last thing done today also in a later run.
  @Test(arguments: ["link", "apart"]) func aLaterRunTakesAChoiceBack(kind: String) throws {
    let (decks, _, card) = try inDoubt()
    let terminal = try comparing(decks)
    try terminal.wait(for: "None of these")
    if kind == "apart" {
      try terminal.send("Down")
      try terminal.wait(for: "Enter none of these")
    }
    try terminal.send("Enter")
    try terminal.wait(
      for: kind == "link" ? "oes on with" : "stays without a card")
    try terminal.send("q", "q")
    try terminal.wait(for: "status=0")
    let chosen = try decks.sandbox.history().count
    let later = try Terminal(decks.sandbox)
    try later.wait(for: "today’s review")
    try later.send("u")
    try later.wait(for: "c compares them")
    #expect(try decks.sandbox.history().last?.contains(#""event":"undo""#) == true)
    // It can be chosen again.
    try later.send("c")
    try later.wait(for: "None of these")
    try later.send("Enter")
    try later.wait(for: "oes on with")
    try later.send("q", "q")
    try later.wait(for: "status=0")
    #expect(try decks.run("show", card, "--json").objects.first?["box"] as? Int == 3)
    #expect(chosen < (try decks.sandbox.history().count))
    // What is done after a choice is taken back before it.
    _ = try decks.run("star", card)
    let last = try Terminal(decks.sandbox)
    try last.wait(for: "today’s review")
    try last.send("u")
    try last.wait(for: "Taken back (starred)")
    try last.send("q")
    try last.wait(for: "status=0")
    #expect(try decks.run("show", card, "--json").objects.first?["box"] as? Int == 3)
  }

  @Test func noneOfTheseIsRememberedUntilAnotherCardComes() throws {
    let (decks, was, _) = try inDoubt()
    let terminal = try comparing(decks)
    try terminal.wait(for: "None of these")
    try terminal.send("Down", "Enter")
    try terminal.wait(for: "stays without a card")
    try terminal.send("q", "q")
    try terminal.wait(for: "status=0")
    #expect(try decks.run("check").error.hasSuffix("0 warnings\n"))
    try decks.write(["capitals.md": Self.basel + "\nA last line.\n"])
    _ = try decks.run("repair")
    #expect(try decks.run("check").error.hasSuffix("0 warnings\n"))
    try decks.write([
      "capitals.md": Self.basel.replacingOccurrences(of: "through Basel", with: "through Bonn")
    ])
    let checked = try decks.run("check")
    #expect(checked.output.contains("leitner link \(try decks.id("Bonn")) \(was)"))
    #expect(checked.error.hasSuffix("1 warning\n"))
  }
}
