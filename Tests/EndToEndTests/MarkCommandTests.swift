import Foundation
import Testing

/// Cards that are put away, put off and starred, by keys and by commands, in the real program.
@Suite struct MarkCommandTests {
  private func card(_ sandbox: Sandbox, _ id: String) throws -> [String: Any] {
    try sandbox.run("show", id, "--json").objects.first ?? [:]
  }

  @Test func commandsPutCardsAwayAndBack() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run("grade", "france", "good")
    #expect(try sandbox.run("suspend", "france", "norway").status == 0)
    #expect(try card(sandbox, "france")["state"] as? String == "suspended")
    #expect(try card(sandbox, "france")["box"] as? Int == 2)
    #expect(try card(sandbox, "norway")["state"] as? String == "suspended")
    let shown = try sandbox.run("show", "france").output
    #expect(shown.contains("suspended until it is woken; box 2"))
    #expect(try sandbox.run("wake", "france", "norway").status == 0)
    #expect(try card(sandbox, "norway")["state"] as? String == "new")
    #expect(try sandbox.run("bury", "norway").status == 0)
    #expect(try card(sandbox, "norway")["buried"] as? Bool == true)
    #expect(try sandbox.run("star", "japan").status == 0)
    #expect(try card(sandbox, "japan")["starred"] as? Bool == true)
    #expect(try sandbox.run("unstar", "japan").status == 0)
    #expect(try card(sandbox, "japan")["starred"] == nil)
    let before = try sandbox.history()
    let wrong = try sandbox.run("suspend", "japan", "no-such-card")
    #expect(wrong.status == 1)
    #expect(try sandbox.history() == before, "all or none")
    #expect(try sandbox.run("repair").status == 0)
    #expect(try card(sandbox, "norway")["buried"] as? Bool == true)
  }

  @Test(arguments: ["en", "zh"]) func aTextWithSeveralCardsIsSaidToBeOne(language: String) throws {
    let sandbox = try Sandbox(
      deck: "# D\n\n## T\n\n### q {#rain}\n\n{{c1::a}} {{c2::b}}\n\n### r {#rail}\n\ns\n")
    let said = try sandbox.run("suspend", "rain", "--language", language)
    #expect(said.status == 1)
    #expect(said.error.contains(language == "en" ? "a text with 2 cards" : "一段文字"))
    #expect(said.error.contains("rain~c1 rain~c2"))
    #expect(try sandbox.run("suspend", "rain~c1", "rain~c2").status == 0)
    #expect(try sandbox.run("show", "rai").error.contains("3 cards begin with"))
  }

  /// As `X` does on the screens.
  @Test func siblingsArePutAwayTogether() throws {
    let sandbox = try Sandbox(
      deck: "# D\n\n## T\n\n### q {#rain}\n\n{{c1::a}} {{c2::b}}\n\n### r {#rail}\n\ns\n")
    func states() throws -> [String] {
      try sandbox.run("list", "--json").objects.compactMap { $0["state"] as? String }
    }
    let said = try sandbox.run("suspend", "--siblings", "rain~c2")
    #expect(said.status == 0 && said.output.split(separator: "\n").count == 2, "\(said)")
    #expect(try states() == ["suspended", "suspended", "new"])
    #expect(try sandbox.run("wake", "--siblings", "rain~c1").status == 0)
    #expect(try states() == ["new", "new", "new"])
    // The text by its own name.
    #expect(try sandbox.run("bury", "--siblings", "rain").status == 0)
    #expect(try states() == ["waiting", "waiting", "new"])
    #expect(try sandbox.run("star", "--siblings", "rail").status == 64)
  }

  /// A list is for people; what is written stays in the JSON.
  @Test func aListSetsCardsAsOneLineOfText() throws {
    let sandbox = try Sandbox(
      deck: """
        # D

        ## T

        ### Is **this** `code` and $x^2$?

        yes

        ### Taxes {#tax}

        | who | pays |
        |---|---|
        | all | {{c1::much::how}} |
        | some | {{c2::more}} |
        """)
    let rows = try sandbox.run("list").output.split(separator: "\n").compactMap {
      $0.split(separator: "\t").last
    }
    #expect(rows[0] == "Is this code and x²?")
    #expect(rows[1] == "Taxes · who pays all [how] some …")
    #expect(rows[2] == "Taxes · who pays all … some […]")
    let question = try sandbox.run("list", "--json").objects.first?["question"] as? String
    #expect(question == "Is **this** `code` and $x^2$?")
  }

  /// An undo would take back the second one, and nothing would seem to happen.
  @Test func whatIsSoAlreadyIsNotWrittenAgain() throws {
    let sandbox = try Sandbox()
    for words in [["star"], ["suspend"], ["bury"]] {
      #expect(try sandbox.run(words[0], "france").status == 0)
      let before = try sandbox.history()
      #expect(try sandbox.run(words[0], "france").status == 0)
      #expect(try sandbox.history() == before, "\(words[0])")
    }
    #expect(try sandbox.run("wake", "france").status == 0)
    let before = try sandbox.history()
    for words in ["wake", "star"] { _ = try sandbox.run(words, "france") }
    _ = try sandbox.run("unstar", "norway")
    #expect(try sandbox.history() == before)
  }

  /// A card that is forgotten again and again is told once, and has the sign that the screens' lists have.
  @Test(arguments: ["en", "zh"]) func aLeechIsToldAndListedWithItsSign(language: String) throws {
    let sandbox = try Sandbox()
    let sentence =
      language == "en"
      ? "forgotten 8 times: `leitner edit france` edits it, `leitner suspend france` suspends it"
      : "忘过 8 次：可用 leitner edit france 编辑，或用 leitner suspend france 停用"
    var day = 1
    func grade(_ grade: String) throws -> String {
      day += 1
      let now = String(format: "2026-%02d-%02dT09:00:00+00:00", 3 + day / 28, 1 + day % 28)
      return try sandbox.run(
        "grade", "france", grade, "--language", language,
        environment: sandbox.environment(now: now)
      ).output
    }
    _ = try grade("good")
    for times in 1...9 {
      let said = try grade("again")
      #expect(said.contains(sentence) == (times == 8), "\(times): \(said)")
      _ = try grade("good")
    }
    func row() throws -> String {
      let rows = try sandbox.run("list").output.split(separator: "\n")
      return rows.first { $0.hasPrefix("france") }.map(String.init) ?? ""
    }
    #expect(try row().contains(" !\t"))
    _ = try sandbox.run("suspend", "france")
    #expect(try row().contains(" ! suspended\t"))
    #expect(try card(sandbox, "france")["starred"] == nil, "it has no star of the learner")
    _ = try sandbox.run("star", "japan")
    _ = try sandbox.run("suspend", "japan")
    #expect(try sandbox.run("list").output.contains("new * suspended\t"))
  }

  /// What `history` says of what was taken back and done again.
  @Test func theHistoryNamesWhatWasTakenBack() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "France")
    for (key, text) in [
      ("*", "Starred"), ("u", "Taken back (starred)"), ("C-r", "Done again (starred)"),
    ] {
      try terminal.send(key)
      try terminal.wait(for: text)
    }
    try terminal.answer("3", in: sandbox)
    try terminal.wait(for: "Norway")
    try terminal.send("u")
    try terminal.wait(for: "Taken back (good)")
    try terminal.send("C-r")
    try terminal.wait(for: "Done again (good)")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let lines = try sandbox.run("history").output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().joined(separator: "|")
    }
    #expect(
      lines == [
        "star|||france", "undo||star|france", "undo||undo|france", "answer|good|new → 2|france",
        "undo||answer: 2 → new|france", "undo||undo: new → 2|france",
      ])
    let again = try sandbox.run("history", "--json").objects.last
    #expect(again?["from"] is NSNull && again?["to"] as? Int == 2)
    #expect(again?["due"] as? String == "2026-03-04")
  }

  @Test(arguments: [(80, 24), (40, 12)], ["en", "zh"])
  func keysDoTheSameAndAreTakenBack(size: (Int, Int), language: String) throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(
      sandbox, columns: size.0, rows: size.1, arguments: ["--language", language])
    try terminal.wait(for: language == "en" ? "today’s review" : "复习")
    try terminal.send("Enter")
    try terminal.wait(for: "France")
    try terminal.send("x")
    try terminal.wait(for: language == "en" ? "Suspended" : "已停用")
    try terminal.wait(for: "Norway")
    try terminal.send("u")
    try terminal.wait(for: language == "en" ? "Taken back" : "已撤销")
    try terminal.wait(for: "France")
    try terminal.send("C-r")
    try terminal.wait(for: language == "en" ? "Done again" : "已恢复")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    #expect(try card(sandbox, "france")["state"] as? String == "suspended")
    #expect(try sandbox.history().count == 3)
  }
}
