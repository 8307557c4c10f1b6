import Foundation
import Testing

/// Cards keep what is known of them whatever is done to their decks, in the real program.
@Suite struct IdentityTests {
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
      #expect(result.error.contains(EditedDecks.carried) == isTold, "\(result.error)")
      #expect(!result.error.contains(EditedDecks.doubtful), "\(result.error)")
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
    #expect(!again.error.contains(EditedDecks.carried))
    expect(EditedDecks.progress(of: again), edit, "after the link")
    expect(try decks.progress(data: decks.secondMachine()), edit, "second machine, after the link")
    try FileManager.default.removeItem(
      at: decks.sandbox.data.appendingPathComponent("progress.json"))
    expect(try decks.progress(), edit, "without progress.json")
    _ = try decks.run("repair")
    expect(try decks.progress(), edit, "after repair")
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
      isSaid = help.contains(EditedDecks.carried) || review.contains(EditedDecks.carried)
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
    #expect(list.error.contains(EditedDecks.carried))
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
