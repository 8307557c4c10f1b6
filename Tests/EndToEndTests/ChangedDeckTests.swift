import Foundation
import Testing

/// Decks that somebody edits while they are studied.
@Suite(.serialized) struct ChangedDeckTests {
  private let sandbox: Sandbox
  private let terminal: Terminal

  init() throws {
    sandbox = try Sandbox()
    terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "capital of France")
  }

  private func change(_ changes: [String: String], atomically: Bool = true) throws {
    var text = try String(contentsOf: sandbox.deck, encoding: .utf8)
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacingOccurrences(of: old, with: new)
    }
    try text.write(to: sandbox.deck, atomically: atomically, encoding: .utf8)
  }

  /// Looks away and at the card again until the screen holds `text`.
  @discardableResult
  private func look(for text: String) throws -> String {
    try terminal.wait(for: "“\(text)” by looking again") { screen in
      if screen.contains(text) { return true }
      try? terminal.send("?", "Left")
      return false
    }
  }

  @Test(arguments: [true, false]) func theNextLookShowsWhatWasWritten(atomically: Bool) throws {
    try terminal.send("Space")
    try terminal.wait(for: "on the Seine")
    try change(
      ["on the Seine": "with a tower", "### What is the capital of Norway?": "### And Norway’s?"],
      atomically: atomically)
    let screen = try look(for: "with a tower")
    #expect(screen.contains("1 again"), "the answer is still shown")
    try terminal.send("3")
    try terminal.wait(for: "And Norway’s?")
    #expect(try sandbox.history().count == 1)
  }

  @Test func aCardThatIsTakenOutGivesWayToTheNext() throws {
    try change(["### What is the capital of France? {#france}": "### What is…? {#new}"])
    try look(for: "What is…?")
    try change(["### What is…? {#new}": "", "**Paris**, on the Seine.": ""])
    try look(for: "capital of Norway")
    try terminal.send("Space", "3")
    try terminal.wait(for: "capital of Latvia")
    let card = try sandbox.run("show", "norway", "--json").objects.first
    #expect(card?["box"] as? Int == 2)
  }

  /// A file that no card on the screen is of.
  @Test(arguments: [(80, 24), (40, 12)], ["en", "zh"])
  func aNewFileIsSeenOnTodayAndTheCursorStays(size: (Int, Int), language: String) throws {
    let sandbox = try Sandbox(deck: "# B\n\n## Bees\n\n### b?\n\nB\n\n## Birds\n\n### c?\n\nC\n")
    let folder = sandbox.deck.deletingLastPathComponent()
    let terminal = try Terminal(
      sandbox, columns: size.0, rows: size.1,
      arguments: ["--language", language, "--decks", folder.path])
    // A small window has no room for topics before the cursor is there.
    try terminal.wait(for: "▸")
    try terminal.send("Down", "Down", "Down")
    try terminal.wait(for: "▸   Birds")
    try "# A\n\n## Ants\n\n### a?\n\nA\n".write(
      to: folder.appendingPathComponent("a.md"), atomically: true, encoding: .utf8)
    try terminal.wait(for: "the new topic by keys that change nothing") { screen in
      if screen.contains("Ants") { return true }
      try? terminal.send("C-l")
      return false
    }
    try terminal.wait(for: "▸   Birds")
  }

  @Test func aDeckThatGoesAndComesBackLosesNothing() throws {
    try terminal.send("Space", "3")
    try terminal.wait(for: "capital of Norway")
    let away = sandbox.home.appendingPathComponent("away.md")
    try FileManager.default.moveItem(at: sandbox.deck, to: away)
    try look(for: "Done for now")
    try FileManager.default.moveItem(at: away, to: sandbox.deck)
    try look(for: "capital of Norway")
    let text = try String(contentsOf: sandbox.deck, encoding: .utf8)
    try "".write(to: sandbox.deck, atomically: false, encoding: .utf8)
    try look(for: "Done for now")
    try text.write(to: sandbox.deck, atomically: false, encoding: .utf8)
    try look(for: "capital of Norway")
    try FileManager.default.moveItem(at: sandbox.deck, to: away)
    try look(for: "Done for now")
    try terminal.send("Escape")
    try terminal.wait(for: "leitner  Today")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    try FileManager.default.moveItem(at: away, to: sandbox.deck)
    let card = try sandbox.run("show", "france", "--json").objects.first
    #expect(card?["box"] as? Int == 2)
  }
}
