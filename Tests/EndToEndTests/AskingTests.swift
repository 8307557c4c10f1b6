import Foundation
import TestSupport
import Testing

/// Cards that are answered by choosing or typing, and gaps, in the real program.
@Suite struct AskingTests {
  private static let wordings = [
    "en": (
      today: "today’s review", several: "fix nitrogen", gap: "How fast", typing: "opposite of acid"
    ),
    "zh": (today: "开始今日复习", several: "能固氮", gap: "腐殖质形成", typing: "反义词"),
  ]

  /// The English deck is the sandbox's own, and the Chinese one the same deck.
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox(deck: "---\nid: kinds\nlang: en\n---\n" + KindDecks.english)
    try ("---\nid: kinds\nlang: zh\n---\n" + KindDecks.chinese).write(
      to: chinese(sandbox), atomically: true, encoding: .utf8)
    return sandbox
  }

  private func chinese(_ sandbox: Sandbox) -> URL {
    sandbox.deck.deletingLastPathComponent().appendingPathComponent("kinds.md")
  }

  private func terminal(
    _ sandbox: Sandbox, _ size: (Int, Int), _ language: String
  ) throws -> Terminal {
    try Terminal(
      sandbox, columns: size.0, rows: size.1,
      arguments: ["--decks", chinese(sandbox).path, "--language", language])
  }

  private func grades(_ sandbox: Sandbox) throws -> [String] {
    try sandbox.history().compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["grade"] as? String
    }
  }

  @Test(arguments: [(80, 24), (40, 12)], ["en", "zh"])
  func everyKindIsAskedAndGraded(size: (Int, Int), language: String) throws {
    let words = try #require(Self.wordings[language])
    let sandbox = try sandbox()
    let terminal = try terminal(sandbox, size, language)
    try terminal.wait(for: words.today)
    try terminal.send("Enter")
    // By the arrows and Enter, whichever it is.
    try terminal.wait(for: "› a")
    try terminal.send("Down", "Enter")
    try terminal.wait(for: "✓")
    try terminal.send("4")
    try terminal.wait(for: words.several)
    try terminal.wait(for: "[ ]")
    try terminal.send("a", "Down", "Down", "Space")
    try terminal.wait(for: "c [x]")
    // The window changes while something is ticked.
    try terminal.resize(60, 16)
    try terminal.wait(for: "c [x]")
    try terminal.resize(size.0, size.1)
    try terminal.send("Enter")
    try terminal.wait(for: "✓")
    try terminal.send("2")
    try terminal.wait(for: words.gap)
    try terminal.wait(for: "[")
    try terminal.send("Space", "3")
    try terminal.wait(for: words.typing)
    try terminal.type(language == "en" ? "alka" : "碱")
    try terminal.paste(language == "en" ? "line" : "性")
    try terminal.resize(50, 14)
    try terminal.wait(for: language == "en" ? "› alkaline" : "› 碱性")
    try terminal.resize(size.0, size.1)
    try terminal.send("Enter")
    try terminal.wait(for: "✓")
    // Not Space, which would turn a page while the window is still small.
    try terminal.send("3")
    try terminal.wait(for: "the grade") { _ in (try? grades(sandbox).count) == 4 }
    #expect(try grades(sandbox) == ["easy", "hard", "good", "good"])
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  /// A card that was being ticked or typed when the program was killed is asked again, with nothing written.
  @Test(arguments: ["tick", "type"]) func aKillInTheMiddleLosesNothing(what: String) throws {
    let sandbox = try sandbox()
    let first = try terminal(sandbox, (80, 24), "en")
    try first.wait(for: "today’s review")
    try first.send("Enter")
    try first.wait(for: "› a")
    try first.send("a", "3")
    try first.wait(for: "[ ]")
    if what == "type" {
      try first.send("a", "Enter", "3")
      try first.wait(for: "How fast")
      try first.send("Space", "3")
      try first.wait(for: "opposite of acid")
      try first.type("alk")
      try first.wait(for: "› alk")
    } else {
      try first.send("a")
      try first.wait(for: "[x]")
    }
    let before = try grades(sandbox)
    kill(try first.programID(), SIGKILL)
    try first.waitForKill()
    #expect(try grades(sandbox) == before)
    let second = try terminal(sandbox, (80, 24), "en")
    try second.wait(for: "Continue today’s review")
    try second.send("Enter")
    try second.wait(for: what == "type" ? "opposite of acid" : "fix nitrogen")
    #expect(try !second.screen().contains("[x]"))
    try second.send("Escape")
    try second.wait(for: "Continue today’s review")
    try second.send("q")
    try second.wait(for: "status=0")
  }

  /// What was typed outlasts a look elsewhere and an undo; who types nothing has given up.
  @Test func whatIsTypedIsKept() throws {
    let sandbox = try Sandbox(deck: "# A\n\n### Q1\n<!-- kind: typed -->\n\ncafé\n")
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "Q1")
    try terminal.send("Enter")
    try terminal.wait(for: "› 1 again")
    try terminal.send("Escape")
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "Enter show answer")
    try terminal.type("cafe")
    try terminal.wait(for: "› cafe")
    try terminal.send("Escape")
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "› cafe")
    // Help, which has a key there, leads back to the line, and an undo does once it is sent.
    try terminal.send("F1")
    try terminal.wait(for: "Help")
    try terminal.send("q")
    try terminal.wait(for: "› cafe")
    try terminal.send("Enter")
    try terminal.wait(for: "› 2 hard")
    try terminal.send("u")
    try terminal.wait(for: "Back to your line")
    try terminal.send("Enter")
    try terminal.wait(for: "only accents differ")
    try terminal.wait(for: "› 2 hard")
    try terminal.send("1")
    try terminal.wait(for: "1 again")
    try terminal.send("Escape")
    try terminal.wait(for: "today’s review")
    try terminal.send("u")
    try terminal.wait(for: "Taken back")
    try terminal.send("Enter")
    try terminal.wait(for: "› cafe")
    try terminal.send("Enter")
    try terminal.wait(for: "› 2 hard")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  /// One key put them away, so one takes it back for all of them, and one does it again.
  @Test func siblingsArePutAwayAndTakenBackTogether() throws {
    let sandbox = try Sandbox(
      deck:
        "# A\n\n### Q1\n\n{{c1::one}} {{c2::two}} {{c3::three}}\n\n### Q2\n\n{{c1::a}} {{c2::b}}\n")
    let terminal = try Terminal(sandbox)
    func suspended() throws -> Int {
      let cards = try sandbox.run("list", "--json").objects
      return cards.filter { $0["state"] as? String == "suspended" }.count
    }
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "Q1")
    try terminal.send("X")
    try terminal.wait(for: "3 cards of one text suspended")
    try terminal.wait(for: "Q2")
    #expect(try suspended() == 3)
    try terminal.send("X")
    try terminal.wait(for: "2 cards of one text suspended")
    #expect(try suspended() == 5)
    for (key, sentence, count) in [
      ("u", "Taken back (suspended): 2 cards of one text", 3), ("u", "[…] two three", 0),
      ("C-r", "Done again (suspended): 3 cards of one text", 3),
      ("C-r", "Done again (suspended): 2 cards of one text", 5), ("u", "Taken back", 3),
    ] {
      try terminal.send(key)
      try terminal.wait(for: sentence)
      try terminal.wait(for: "\(count) suspended cards") { _ in (try? suspended()) == count }
    }
  }

  /// Not one byte of what a gap hides is sent before the card is turned.
  @Test func nothingHiddenIsSent() throws {
    let secret = "xyzzyplugh"
    let sandbox = try Sandbox(
      deck: "# D\n\n## T\n\n### Where? {#w}\n\nAt {{c1::\(secret)}}, in {{c2::qwertyuiop}}.\n")
    let terminal = try PseudoTerminal(sandbox)
    try terminal.wait(for: "today’s review")
    terminal.send("\r")
    try terminal.wait(for: "Space show answer")
    terminal.send("i")
    try terminal.wait(for: "w~c1")
    terminal.send("q")
    try terminal.wait(for: "Space show answer")
    let asked = String(decoding: terminal.bytes, as: UTF8.self)
    #expect(asked.contains("qwertyuiop") && !asked.contains(secret))
    terminal.send(" ")
    try terminal.wait(for: secret)
    terminal.send("3")
    // Its sibling waits for another day.
    try terminal.wait(for: "Done for")
    terminal.send("q")
    #expect(try terminal.end().status == 0)
  }

  @Test func commandsKnowTheKinds() throws {
    let sandbox = try sandbox()
    let list = try sandbox.run("list", "--json").objects
    #expect(
      list.map { $0["kind"] as? String } == [
        "choice", "choice", "cloze", "cloze", "cloze", "typed", "reversed", "reversed",
      ])
    #expect((list[0]["choices"] as? [[String: Any]])?.count == 3)
    #expect(list[2...4].allSatisfy { $0["group"] as? String == "humus~c1" })
    #expect(list[7]["group"] as? String == "loam")
    let found = try sandbox.run("list", "--search", "kind:cloze centimetre").output
    #expect(found.split(separator: "\n").count == 3)
    #expect(!found.contains("centimetre"))
    let bothWays = try sandbox.run("list", "--search", "kind:reversed clay").output
    #expect(bothWays.contains("\tloam\n") && bothWays.contains("\t… → loam\n"))
    #expect(!bothWays.contains("clay"))
    let stats = try sandbox.run("stats", "--json").object
    #expect(
      (stats["kinds"] as? [[String: Any]])?.map { $0["cards"] as? Int } == [2, 3, 2, 1])
  }
}
