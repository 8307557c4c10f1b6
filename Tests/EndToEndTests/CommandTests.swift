import Foundation
import Testing

/// The commands that need no terminal, as a script uses them.
@Suite struct CommandTests {
  @Test func aNewLearnerHasOnlyNewCards() throws {
    let sandbox = try Sandbox()
    let due = try sandbox.run("due", "--json").object
    #expect(due["day"] as? String == "2026-03-02")
    #expect(due["due"] as? Int == 0)
    #expect(due["new"] as? Int == 7)
    let deck = try #require((due["decks"] as? [[String: Any]])?.first)
    #expect(deck["id"] as? String == "capitals")
    #expect(deck["title"] as? String == "Capitals")
    let topics = try #require(deck["topics"] as? [[String: Any]])
    #expect(topics.map { $0["topic"] as? [String] } == [["Europe"], ["Asia"]])
    #expect(topics.map { $0["new"] as? Int } == [3, 4])
    #expect(!FileManager.default.fileExists(atPath: sandbox.data.path), "looking writes nothing")
  }

  /// What Today asks within the limits, and what waits because of them.
  @Test func whatALimitHoldsBackIsSaid() throws {
    let sandbox = try Sandbox()
    for card in ["france", "norway", "japan"] { _ = try sandbox.run("grade", card, "hard") }
    let config = sandbox.home.appendingPathComponent("limits.yaml")
    try "reviews-a-day: 2\nnew-cards-a-day: 3\n".write(
      to: config, atomically: true, encoding: .utf8)
    let later = sandbox.environment(now: "2026-03-09T09:00:00+00:00")
    let arguments = ["--config", config.path, "--decks", sandbox.deck.path]
    let said = try sandbox.runBare(["due"] + arguments, environment: later).output
    let rows = said.split(separator: "\n").map { row in
      row.split(separator: " ").joined(separator: " ")
    }
    #expect(rows.prefix(2) == ["today 2 due 3 new", "all 3 due 4 new"])
    #expect(
      rows.suffix(2) == [
        "1 due left for tomorrow (2 a day)", "1 new left for later days (3 a day)",
      ])
    let due = try sandbox.runBare(["due", "--json"] + arguments, environment: later).object
    #expect(due["due"] as? Int == 3 && due["new"] as? Int == 4)
    let today = try #require(due["today"] as? [String: Any])
    #expect(today["due"] as? Int == 2 && today["new"] as? Int == 3 && today["again"] as? Int == 0)
    #expect(today["heldBack"] as? [String: Int] == ["due": 1, "new": 1])
    let terminal = try Terminal(
      sandbox, arguments: ["--config", config.path], environment: later)
    try terminal.wait(for: "2 due (2 overdue) · 3 new")
    try terminal.wait(for: "1 due left for tomorrow (2 a day)")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  /// What is asked today and what waits for it are all cards.
  @Test func cardsThatWaitForOneOfTheirTextAreCounted() throws {
    let sandbox = try Sandbox(deck: "# D\n\n### a\n\n{{c1::one}} {{c2::two}} {{c3::three}}\n")
    let said = try sandbox.run("due").output
    #expect(said.hasSuffix("2 of the same texts come later\n"), "\(said)")
    #expect(try sandbox.run("due", "--language", "zh").output.contains("同一段文字的另外 2 张以后再问"))
  }

  @Test(arguments: [
    ("\"capital of France\"", 1), ("\"of capital\"", 0), ("-\"capital of\" Norway", 0),
  ])
  func quotedWordsFollowEachOther(search: String, count: Int) throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.run("list", "--json", "--search", search).objects.count == count)
  }

  @Test func aCardIsListedWithItsTextAndPlace() throws {
    let sandbox = try Sandbox()
    let cards = try sandbox.run("list", "--json").objects
    #expect(cards.count == 7)
    let france = try #require(cards.first)
    #expect(france["id"] as? String == "france")
    #expect(france["question"] as? String == "What is the capital of France?")
    #expect(france["answer"] as? String == "**Paris**, on the Seine.")
    #expect(
      france["explanation"] as? String == "It has been so for most of a thousand years.")
    #expect(france["state"] as? String == "new")
    #expect(france["kind"] as? String == "basic")
    #expect(france["box"] == nil)
    #expect(france["line"] as? Int == 5)
    #expect((france["file"] as? String)?.hasSuffix("capitals.md") == true)
  }

  /// `list` finds what the screens show, whatever the locale, although what can be shown depends on widths.
  @Test(arguments: ["C.UTF-8", "C"])
  func whatIsShownIsFound(locale: String) throws {
    let sandbox = try Sandbox(
      deck: """
        # D

        ### one
        <!-- tags: hidden -->

        **微**调, $\\alpha \\le 1$ and &beta; Straße ภาษาไทย

        ### two

        ```swift
        let café = 1 // **x**
        ```

        """)
    var environment = sandbox.environment()
    environment["LC_ALL"] = locale
    for (words, questions) in [
      ("微调 α ≤ β", ["one"]), ("\\alpha STRASSE", ["one"]), ("ภาษา", ["one"]),
      ("**x**", ["two"]), ("cafe", ["two"]), ("hidden", []), ("swift", []), ("beta", []),
    ] {
      let found = try sandbox.run("list", "--json", "--search", words, environment: environment)
      #expect(found.objects.map { $0["question"] as? String } == questions, "\(words)")
    }
  }

  @Test(arguments: [
    ("again", 1, "2026-03-03"), ("hard", 1, "2026-03-03"), ("good", 2, "2026-03-04"),
    ("easy", 3, "2026-03-06"),
  ])
  func gradingMovesACardAndIsRemembered(grade: String, box: Int, due: String) throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.run("grade", "france", grade).status == 0)
    let card = try #require(try sandbox.run("show", "france", "--json").objects.first)
    #expect(card["box"] as? Int == box)
    #expect(card["due"] as? String == due)
    let event = try #require(try sandbox.run("history", "--json").objects.first)
    #expect(event["event"] as? String == "answer")
    #expect(event["card"] as? String == "france")
    #expect(event["grade"] as? String == grade)
    #expect(event["day"] as? String == "2026-03-02")
    #expect(event["from"] is NSNull || event["from"] == nil)
    #expect(event["to"] as? Int == box)
    #expect(try sandbox.history().count == 1)
  }

  @Test func theProgressFileIsPlainAndPrivate() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run("grade", "norway", "good")
    _ = try sandbox.run("grade", "france", "good")
    let file = sandbox.data.appendingPathComponent("progress.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(json["format"] as? String == "leitner-progress")
    #expect(json["version"] as? Int == 1)
    let cards = try #require(json["cards"] as? [String: [String: Any]])
    #expect(cards["france"]?["box"] as? Int == 2)
    #expect(cards["france"]?["due"] as? String == "2026-03-04")
    #expect(cards["france"]?["reviews"] as? Int == 1)
    let lines = text.split(separator: "\n").filter { $0.contains("\"box\"") }
    #expect(lines.count == 2, "a card a line")
    #expect(lines[0].contains("france") && lines[1].contains("norway"), "keys are sorted")
    for (path, mode) in [
      (file.path, 0o600), (sandbox.data.path, 0o700),
      (sandbox.data.appendingPathComponent("history").path, 0o700),
    ] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
  }

  @Test func repairRebuildsTheProgressFromTheHistory() throws {
    let sandbox = try Sandbox()
    for card in ["france", "norway", "japan"] { _ = try sandbox.run("grade", card, "good") }
    let file = sandbox.data.appendingPathComponent("progress.json")
    let before = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? NSDictionary
    try FileManager.default.removeItem(at: file)
    #expect(try sandbox.run("repair").status == 0)
    let after = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? NSDictionary
    #expect(before?["cards"] as? NSDictionary == after?["cards"] as? NSDictionary)
  }

  @Test func statisticsAddUp() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run("grade", "france", "good")
    var later = sandbox.environment(now: "2026-03-04T09:00:00+00:00")
    _ = try sandbox.run("grade", "france", "again", environment: later)
    later["LEITNER_NOW"] = "2026-03-05T09:00:00+00:00"
    let stats = try sandbox.run("stats", "--json", environment: later).object
    #expect(stats["cards"] as? Int == 7)
    #expect(stats["new"] as? Int == 6)
    #expect(stats["boxes"] as? [Int] == [1, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(stats["reviews"] as? Int == 2)
    #expect(stats["lapses"] as? Int == 1)
    #expect((stats["leeches"] as? [String])?.isEmpty == true)
    #expect(stats["streak"] as? Int == 1)
    let recall = try #require(stats["recall"] as? [Any])
    #expect(recall.count == 9)
    #expect(recall[1] as? Double == 0)
    #expect(recall[0] is NSNull)
  }

  @Test func globalOptionsStandOnEitherSide() throws {
    let sandbox = try Sandbox()
    let elsewhere = sandbox.home.appendingPathComponent("elsewhere").path
    let environment = sandbox.environment()
    for arguments in [
      ["--decks", sandbox.deck.path, "--data-dir", elsewhere, "due", "--json"],
      ["due", "--json", "--decks", sandbox.deck.path, "--data-dir", elsewhere],
      ["--decks", sandbox.deck.path, "due", "--data-dir", elsewhere, "--json"],
    ] {
      #expect(try sandbox.runBare(arguments, environment: environment).object["new"] as? Int == 7)
    }
    let paths = try sandbox.runBare(
      ["--data-dir", elsewhere, "paths", "--json"], environment: environment
    ).object
    #expect(paths["progress"] as? String == elsewhere + "/progress.json")
    #expect(paths["history"] as? String == elsewhere + "/history")
    #expect(paths["foldedTopics"] as? String == elsewhere + "/folded-topics")
    #expect(
      Set(paths.keys) == [
        "decks", "bundledDecks", "progress", "history", "config", "seenDecks", "deckIndex",
        "foldedTopics", "deckCopies", "interview",
      ])
    let list = try sandbox.runBare(["--data-dir", elsewhere, "paths"], environment: environment)
    let names = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(
      names == [
        "decks", "bundled", "progress", "history", "config", "seen", "index", "folded",
        "copies", "interview",
      ])
  }

  @Test func checkComparesTheChoicesOfTwoLanguages() throws {
    let sandbox = try Sandbox(deck: "")
    let folder = sandbox.deck.deletingLastPathComponent().appendingPathComponent("both")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (language, choices) in [("en", "- [x] a\n- [ ] b"), ("zh", "- [ ] 乙\n- [x] 甲")] {
      let text = "# K\n\n## T\n\n### Q {#k}\n\n\(choices)\n"
      let file = folder.appendingPathComponent("k.\(language).md")
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    for arguments in [["check", folder.path], ["check", "--decks", folder.path]] {
      let result = try sandbox.runBare(arguments, environment: sandbox.environment())
      #expect(result.status == 0)
      #expect(
        result.output.contains("\(folder.path)/k.zh.md:5:1: warning: the choices of the card k"))
    }
  }

  @Test func aDeckIsCheckedLineByLine() throws {
    let sandbox = try Sandbox(deck: "# D\n\n### Without an answer\n\n### Fine {#a}\n\nYes\n")
    let result = try sandbox.runBare(
      ["check", sandbox.deck.path], environment: sandbox.environment())
    #expect(result.status == 1)
    #expect(result.output.contains("\(sandbox.deck.path):3:1: error: "))
    let cards = try sandbox.run("list", "--json").objects
    #expect(cards.map { $0["id"] as? String } == ["a"], "one bad card does not hide the others")
    let clean = try Sandbox()
    #expect(
      try clean.runBare(["check", clean.deck.path], environment: clean.environment()).status == 0)
    // Neither the clock nor the configuration matters.
    var environment = clean.environment()
    environment["LEITNER_NOW"] = "foo"
    let configured = ["check", clean.deck.path, "--config", clean.deck.path + "/none/x"]
    #expect(try clean.runBare(configured, environment: environment).status == 0)
  }

  @Test(arguments: [
    ("### Q\n\nA\n", "1 card, native deck"),
    (
      "#### 1. Q\n\nA\n\n#### 2. R\n\nB\n",
      "2 cards, interview notes: each numbered heading is a question"
    ),
    ("text\n", "0 cards"),
  ])
  func checkSaysHowAFileWasRead(deck: String, said: String) throws {
    let sandbox = try Sandbox(deck: deck)
    let readMe = sandbox.deck.deletingLastPathComponent().appendingPathComponent("README_x.md")
    try "### Usage\n\nRun it.\n".write(to: readMe, atomically: true, encoding: .utf8)
    let folder = sandbox.deck.deletingLastPathComponent().path
    for arguments in [["check", folder], ["check", "--decks", folder]] {
      let result = try sandbox.runBare(arguments, environment: sandbox.environment())
      #expect(result.status == 0)
      let lines = result.output.split(separator: "\n")
      #expect(lines.contains("\(sandbox.deck.path): \(said)"))
      #expect(lines.contains { $0.hasPrefix("\(readMe.path): no deck") })
    }
  }

  @Test func checkNamesPicturesAndSoundsThatAreNotThere() throws {
    let text = """
      ### Q

      A ![p](pictures/gone.png) and [l](gone.mp3) and [s](gone.html).
      [sound:gone.ogg] ![](there.png) ![](http://a.example/x.png) `![](x.png)`

      ### R

      B ![图](%E5%9B%BE.png)
      """
    let sandbox = try Sandbox(deck: text + "\n")
    let folder = sandbox.deck.deletingLastPathComponent()
    for name in ["there.png", "图.png"] {
      try Data("x".utf8).write(to: folder.appendingPathComponent(name))
    }
    let result = try sandbox.runBare(
      ["check", sandbox.deck.path], environment: sandbox.environment())
    #expect(result.status == 0)
    let warnings = result.output.split(separator: "\n").filter { $0.contains("warning") }
    #expect(
      warnings == [
        "\(sandbox.deck.path):3:8: warning: pictures/gone.png is not there",
        "\(sandbox.deck.path):3:35: warning: gone.mp3 is not there",
        "\(sandbox.deck.path):4:8: warning: gone.ogg is not there",
      ])
  }

  @Test(
    arguments: [
      (["study"], 1), (["show", "nobody"], 1), (["grade", "france", "superb"], 64),
      (["nonsense"], 64), (["due", "--language", "fr"], 64), (["list", "--topic", "Mars"], 1),
    ] as [([String], Int32)])
  func whatCannotBeDoneIsSaidInASentence(arguments: [String], status: Int32) throws {
    let sandbox = try Sandbox()
    let result = try sandbox.runBare(
      ["--decks", sandbox.deck.path] + arguments, environment: sandbox.environment())
    #expect(result.status == status)
    #expect(result.output.isEmpty)
    #expect(!result.error.isEmpty)
  }

  @Test func theStudyDayStartsAtFourInTheLocalZone() throws {
    let sandbox = try Sandbox()
    var environment = sandbox.environment(now: "2026-03-02T19:30:00Z")
    environment["TZ"] = "Asia/Shanghai"
    #expect(
      try sandbox.run("due", "--json", environment: environment).object["day"] as? String
        == "2026-03-02")
    environment["LEITNER_NOW"] = "2026-03-02T20:00:00Z"
    #expect(
      try sandbox.run("due", "--json", environment: environment).object["day"] as? String
        == "2026-03-03")
  }
}
