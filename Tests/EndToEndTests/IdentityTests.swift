import Foundation
import Testing

/// Cards keep what is known of them whatever is done to their decks, in the real program.
@Suite struct IdentityTests {
  private static let carried = "1 edited card keeps its progress"
  private static let doubtful = "a card that you know may be an edited one"

  /// That just these cards are known, each in its box.
  private func expect(
    _ known: [String: String], _ edit: DeckEdit, _ after: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var found: [String: Int] = [:]
    for (text, progress) in known {
      let part = edit.boxes.keys.first { text.contains($0) } ?? text
      found[part] = Int(progress.prefix(1))
    }
    #expect(found == edit.boxes, "\(after)", sourceLocation: sourceLocation)
  }

  @Test(arguments: DeckEdit.all) func progressSurvives(edit: DeckEdit) throws {
    let decks = try EditedDecks(edit.before)
    for (part, grade) in edit.grades.sorted(by: { $0.key < $1.key }) {
      try decks.grade(part, grade)
    }
    let before = try decks.progress()
    #expect(before.count == edit.grades.count)
    let second = try decks.secondMachine()
    try decks.write(edit.after)

    // A reader shows it, says what it found and writes that down, because the next edit is compared with
    // it. None of these edits is asked about.
    for (number, command) in ["list", "due"].enumerated() {
      let result = try decks.run(command, "--json")
      #expect(result.status == 0)
      let isTold = number == 0 && edit.told == .carried
      #expect(result.error.contains(Self.carried) == isTold, "\(result.error)")
      #expect(!result.error.contains(Self.doubtful), "\(result.error)")
      if command == "list" { expect(EditedDecks.progress(of: result), edit, "reader") }
    }
    let stored = try decks.stored()
    #expect(try decks.run("list").status == 0)
    #expect(try decks.stored() == stored, "nothing is new")
    for (text, progress) in try decks.progress() where edit.boxes.count == edit.grades.count {
      #expect(before.values.contains(progress), "due days and counts are the same: \(text)")
    }

    // A machine that has only the history finds the same.
    expect(try decks.progress(data: second), edit, "second machine, before the link")

    // It is in the history once.
    let writer = try decks.run("repair")
    #expect(writer.status == 0)
    let links = try decks.sandbox.history().filter { $0.contains(#""event":"link""#) }
    #expect(links.count == (edit.told == .carried ? 1 : 0))
    let again = try decks.run("list", "--json")
    #expect(!again.error.contains(Self.carried))
    expect(EditedDecks.progress(of: again), edit, "after the link")
    expect(try decks.progress(data: decks.secondMachine()), edit, "second machine, after the link")
    try FileManager.default.removeItem(
      at: decks.sandbox.data.appendingPathComponent("progress.json"))
    expect(try decks.progress(), edit, "without progress.json")
    _ = try decks.run("repair")
    expect(try decks.progress(), edit, "after repair")
  }

  // MARK: The learner chooses

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
    #expect(try decks.run("list").error.contains(Self.doubtful))
    let card = try decks.id("Basel")
    let taken = try decks.run("link", "--none", was, "--undo")
    #expect(taken.status == 1)
    #expect(taken.error.hasSuffix("it was never said that “\(was)” is none of the cards\n"))
    #expect(try decks.run("link", "--none", was).status == 0)
    for command in ["list", "check"] {
      let result = try decks.run(command)
      #expect(!result.error.contains(Self.doubtful) && !result.output.contains("warning"))
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
    #expect(try again.run("due").error.contains("\(Self.carried): \(question)\n"))
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
    #expect(!writer.error.contains(Self.carried), "\(writer.error)")
    #expect(try decks.progress(data: decks.secondMachine()).isEmpty)
    try FileManager.default.removeItem(
      at: decks.sandbox.data.appendingPathComponent("progress.json"))
    _ = try decks.run("repair")
    #expect(try decks.progress().isEmpty)
    #expect(try decks.run("link", card, was).status == 0)
    #expect(try decks.progress().count == 1)
  }

  @Test func theScreenLinksAndTakesBackAtOnce() throws {
    let (decks, _, card) = try inDoubt()
    let terminal = try Terminal(decks.sandbox)
    try terminal.wait(for: "c compares them")
    try terminal.send("c")
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
    let terminal = try Terminal(decks.sandbox)
    try terminal.wait(for: "c compares them")
    try terminal.send("c")
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
    let terminal = try Terminal(decks.sandbox)
    try terminal.wait(for: "c compares them")
    try terminal.send("c")
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

  // MARK: While the program runs

  @Test func aDeckThatIsEditedWhileItIsStudiedKeepsItsProgress() throws {
    let edit = DeckEdit.all[1]
    let decks = try EditedDecks(["capitals.md": DeckEdit.garden])
    try decks.grade("stable organic", "easy")
    let terminal = try Terminal(decks.sandbox)
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "clay soil")
    try decks.write(["capitals.md": edit.after["garden.md"] ?? ""])
    // The card is shown again when Help is closed, and its file is no longer what it was.
    // It is said on the screen on which it is noticed.
    var isSaid = false
    // A file is looked at again after a second, so the keys go on until then.
    let end = Date().addingTimeInterval(20)
    while !isSaid, Date() < end {
      try terminal.send("?")
      // The hints are below the notice, so a screen with them is whole.
      let help = try terminal.wait(for: "Help") {
        $0.contains("leitner  Help") && $0.contains("q close")
      }
      try terminal.send("Left")
      let review = try terminal.wait(for: "the review") {
        $0.contains("leitner  Review") && $0.contains("show answer")
      }
      isSaid = help.contains(Self.carried) || review.contains(Self.carried)
    }
    #expect(isSaid)
    let screen = try terminal.wait(for: "show answer")
    #expect(screen.contains("3 new"), "what is carried over is not new to the review either")
    try terminal.send("Space")
    try terminal.wait(for: "1 again")
    try terminal.send("3")
    try terminal.wait(for: "the answer") { _ in
      (try? decks.sandbox.history().count) == 3
    }
    // Right after the carry and the answer.
    kill(try terminal.programID(), SIGKILL)
    try terminal.waitForKill()
    let events = try decks.run("history", "--json").objects.compactMap { $0["event"] as? String }
    #expect(events == ["answer", "link", "answer"])
    let shown = try decks.card("stable organic")
    #expect(shown?["box"] as? Int == 3)
    #expect(try decks.progress().count == 2)
  }

  // MARK: Other texts of the same deck

  private static let soil =
    "# Soil\n\n### What happens when lime meets acid soil?\n\nIt raises the pH, so that roots can take up phosphorus again.\n"
    + "\n### What does mulch do?\n\nIt keeps water in and weeds down.\n"

  /// Windows line ends and a mark at the beginning, which are mended in memory.
  @Test(arguments: [("\r\n", ""), ("\n", "\u{FEFF}"), ("\r\n", "\u{FEFF}")])
  func editsOfRepairedFilesAreNoticed(lineEnd: String, mark: String) throws {
    let text = mark + Self.soil.replacing("\n", with: lineEnd)
    let decks = try EditedDecks(["soil.md": text])
    try decks.grade("raises the pH", "good")
    let before = try decks.progress()
    try decks.write(["soil.md": text.replacing("happens when", with: "happens if")])
    let list = try decks.run("list", "--json")
    #expect(list.error.contains(Self.carried))
    #expect(Set(EditedDecks.progress(of: list).values) == Set(before.values))
  }

  /// To look at another deck with the same cards moves none; to answer one there does.
  @Test func aLookAtAnotherDeckIsNoEdit() throws {
    let decks = try EditedDecks(["soil.md": Self.soil])
    try decks.grade("raises the pH", "good")
    try decks.grade("keeps water", "good")
    let copy = decks.sandbox.home.appendingPathComponent("copy.md")
    try Self.soil.replacing("What does mulch do", with: "What is mulch for")
      .write(to: copy, atomically: true, encoding: .utf8)
    func onCopy(_ arguments: String...) throws -> Sandbox.Result {
      try decks.sandbox.runBare(
        arguments + ["--decks", copy.path], environment: decks.sandbox.environment())
    }
    let stored = try decks.sandbox.history()
    for command in ["list", "due", "stats"] { #expect(try onCopy(command).error.isEmpty) }
    let shown = try onCopy("list", "--json").objects
    #expect(shown.map { $0["box"] as? Int } == [2, nil])
    #expect(try decks.sandbox.history() == stored)

    // So an edit of the own deck is compared with what that deck had.
    try decks.write(["soil.md": Self.soil.replacing("What does mulch do", with: "Why use mulch")])
    #expect(try decks.progress().count == 2)

    let id = try #require(shown[0]["id"] as? String)
    #expect(try onCopy("grade", id, "good").status == 0)
    let looks = try decks.sandbox.history().filter { $0.contains(#""deck":"copy""#) }
    #expect(looks.count == 1)
  }

  // MARK: Data of earlier versions

  @Test func cardsWithoutALookKeepTheirIDAndGetALookWhenTheDecksAreRead() throws {
    let edit = DeckEdit.all[0]
    let decks = try EditedDecks(edit.before)
    let id = try decks.id("stable organic")
    let history = decks.sandbox.data.appendingPathComponent("history")
    try FileManager.default.createDirectory(at: history, withIntermediateDirectories: true)
    try """
    {"id":"old:1","time":"2026-02-01T09:00:00.000Z","day":"2026-02-01","event":"answer",\
    "card":"\(id)","grade":"good","from":null,"to":2,"due":"2026-02-03"}

    """.write(to: history.appendingPathComponent("old.jsonl"), atomically: true, encoding: .utf8)
    #expect(try decks.progress().values.map { $0 } == ["2 2026-02-03 1"])
    #expect(try decks.sandbox.history().last?.contains(#""event":"look""#) == true)
    try decks.write(edit.after)
    #expect(try decks.progress().values.map { $0 } == ["2 2026-02-03 1"])
  }
}
