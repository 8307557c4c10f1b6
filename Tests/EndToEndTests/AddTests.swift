import Foundation
import Testing

/// A new card is written in the learner's editor, in the form and the place in which it is read.
@Suite struct AddTests {
  /// Writes a card at the line that it is given.
  private static let writer =
    #"n=${1#+}; sed -i "${n}s/.*/### What is added?/; $((n+1))s/.*/A card./" "$2""#

  @Test(arguments: [(80, 24), (40, 12)], ["en", "zh"]) func aCardIsAddedWithAKey(
    size: (Int, Int), language: String
  ) throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(
      sandbox, columns: size.0, rows: size.1, arguments: ["--language", language],
      environment: ["VISUAL": try sandbox.editor(Self.writer)])
    try terminal.wait(for: language == "en" ? "today’s review" : "开始今日复习")
    try terminal.send("a")
    try terminal.wait(for: language == "en" ? "1 card added" : "加了 1 张卡片")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let card = try #require(
      try sandbox.run("list", "--json", "--search", "added").objects.first)
    #expect(card["question"] as? String == "What is added?")
    #expect("+\(card["line"] as? Int ?? 0)" == sandbox.editorLine)
  }

  /// The deck is listed beside another one, and has no card that shows a form.
  @Test func theFirstCardOfADeckIsAdded() throws {
    let sandbox = try Sandbox()
    let empty = sandbox.deck.deletingLastPathComponent().appending(path: "mine.md")
    let begun = Data("# My cards\n\n## Notes\n".utf8)
    try begun.write(to: empty)
    let editor = ["VISUAL": try sandbox.editor(Self.writer)]
    let terminal = try Terminal(
      sandbox, arguments: ["--decks", empty.path], environment: editor)
    try terminal.wait(for: "My cards")
    try terminal.send("Ga")
    try terminal.wait(for: "1 card added")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    #expect(try String(contentsOf: empty, encoding: .utf8).contains("What is added?"))
    try begun.write(to: empty)
    let added = try sandbox.run(
      "add", "--topic", "My cards", "--decks", empty.path, environment: editor)
    #expect(added.output.hasPrefix("1 card added to "), "\(added.error)")
  }

  @Test func anEmptyCardIsTakenOutAgain() throws {
    let sandbox = try Sandbox()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: sandbox.deck.path)
    let before = try Data(contentsOf: sandbox.deck)
    for script in ["true", "exit 3", "kill -9 $$"] {
      let added = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor(script)])
      #expect(added.status == (script == "true" ? 0 : 1))
      #expect(try Data(contentsOf: sandbox.deck) == before)
    }
    let added = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor(Self.writer)])
    #expect(added.output.hasPrefix("1 card added to "))
    let mode = try FileManager.default.attributesOfItem(atPath: sandbox.deck.path)
    #expect(mode[.posixPermissions] as? Int == 0o640)
    #expect(try Data(contentsOf: sandbox.deck).starts(with: before.dropLast()))
  }

  /// An empty card leaves the deck as it was, which is no change to be told.
  @Test func anEmptyCardIsNoChangeOfDecks() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(
      sandbox, environment: ["VISUAL": try sandbox.editor("true"), "EDITOR": ""])
    try terminal.wait(for: "today’s review")
    try terminal.send("a")
    try terminal.wait(for: "No card was added")
    // Files are looked at once a second.
    let end = Date().addingTimeInterval(2.5)
    while Date() < end {
      try terminal.send("j", "k")
      #expect(try !terminal.screen().contains("Decks have changed"))
    }
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  /// What was read of the deck before is not what is in the file when the key is pressed.
  @Test(arguments: [
    "# K\n\n## T\n\n### What is Apple?\n\nA fruit\n\n### What is Pear?\n\nA fruit\n",
    "# K\n\n## T\n\n### What is Fig?\n\nThe {{c1::x}} of y\n",
    "# K\n\n## T\n\n### What is Plum?\n\n- [x] a\n- [ ] b\n\n### Q4\n\nA4\n",
  ])
  func aDeckThatAnotherProgramHasCutIsReadFirst(text: String) throws {
    let cards = ["Apple", "Pear", "Quince"].map { "### What is \($0)?\n\nA fruit\n\n" }
    let sandbox = try Sandbox(
      deck: "# K\n\n## T\n\n" + cards.joined()
        + "### What is Fig?\n\nThe {{c1::x}} of {{c2::y}} or {{c3::z}}\n")
    let terminal = try Terminal(
      sandbox, environment: ["VISUAL": try sandbox.editor("true"), "EDITOR": ""])
    try terminal.wait(for: "today’s review")
    try text.write(to: sandbox.deck, atomically: true, encoding: .utf8)
    try terminal.send("a")
    try terminal.wait(for: "No card was added")
    #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == text)
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  @Test(arguments: ["en", "zh"]) func aDeckThatTheEditorRemovedIsSaid(language: String) throws {
    let sandbox = try Sandbox()
    let script = try sandbox.editor(#"rm "$2""#)
    let added = try sandbox.run(
      "add", "--language", language,
      environment: sandbox.environment().merging(["VISUAL": script]) { $1 })
    #expect(added.status == 1)
    let said = language == "en" ? "is gone; no card was added" : "不见了，没有加卡片"
    #expect(
      added.error.contains("capitals.md \(said)") || added.error.contains("capitals.md\(said)"))
    try Sandbox.capitals.write(to: sandbox.deck, atomically: true, encoding: .utf8)
    let terminal = try Terminal(
      sandbox, arguments: ["--language", language], environment: ["VISUAL": script])
    try terminal.wait(for: language == "en" ? "today’s review" : "今日复习")
    try terminal.send("a")
    try terminal.wait(for: said)
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  /// What a killed process left is no card and no mistake, and goes with the next card.
  @Test(arguments: [0, 1]) func aFormThatAKilledProcessLeftDoesNotStay(_ form: Int) throws {
    let deck = [
      "# D\n\n## T\n\n### a?\n\nA\n",
      "## 1. One\n\n**题目：** a?\n\n**答案：** b\n\n## 2. Two\n\n**题目：** c?\n\n**答案：** d\n",
    ][form]
    let sandbox = try Sandbox(deck: deck)
    let cards = try sandbox.run("list", "--json").objects.count
    for _ in 0..<2 {
      let killed = try sandbox.run(
        "add", environment: ["VISUAL": try sandbox.editor("kill -9 $PPID; sleep 0.1")])
      #expect(killed.status != 0)
      let left = try String(contentsOf: sandbox.deck, encoding: .utf8)
      #expect(left != deck && left.hasPrefix(deck.dropLast()))
      let check = try sandbox.run("check", sandbox.deck.path)
      #expect(check.status == 0, "\(check.output)\(check.error)")
      #expect(
        check.output.contains("0 errors, 0 warnings")
          || check.error.contains("0 errors, 0 warnings"))
      #expect(try sandbox.run("list", "--json").objects.count == cards)
    }
    _ = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor("true")])
    #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == deck)
  }

  /// What was written before the process was killed stays a card.
  @Test func whatWasWrittenBeforeAKillStays() throws {
    let sandbox = try Sandbox(deck: "# D\n\n## T\n\n### a?\n\nA\n")
    let script =
      #"n=${1#+}; sed -i "${n}s/$/What is typed?/" "$2"; echo Typed. >> "$2"; kill -9 $PPID"#
    _ = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor(script)])
    #expect(try sandbox.run("list", "--json", "--search", "typed").objects.count == 1)
    _ = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor("true")])
    let text = try String(contentsOf: sandbox.deck, encoding: .utf8)
    #expect(text.contains("What is typed?") && text.contains("Typed.") && !text.contains("<!--"))
    let card = try sandbox.run("list", "--json", "--search", "typed").objects.first
    #expect(card?["answer"] as? String == "Typed.")
  }

  /// Its hint goes when the card is edited, and that of no other card.
  @Test func theHintOfACardThatIsEditedIsTakenOut() throws {
    let sandbox = try Sandbox(deck: "# D\n\n## T\n\n### a?\n\nA\n")
    let script =
      #"n=${1#+}; sed -i "${n}s/$/What is typed?/" "$2"; echo Typed. >> "$2"; kill -9 $PPID"#
    _ = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor(script)])
    let left = try String(contentsOf: sandbox.deck, encoding: .utf8)
    #expect(left.contains("<!--"))
    let ids = try sandbox.run("list", "--json").objects.compactMap { $0["id"] as? String }
    try #require(ids.count == 2)
    let environment = ["VISUAL": try sandbox.editor("true")]
    #expect(try sandbox.run("edit", ids[0], environment: environment).status == 0)
    #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == left)
    #expect(try sandbox.run("edit", ids[1], environment: environment).status == 0)
    let text = try String(contentsOf: sandbox.deck, encoding: .utf8)
    #expect(!text.contains("<!--"))
    #expect(text.contains("What is typed?") && text.contains("Typed."))
    #expect(try sandbox.run("list", "--json").objects.compactMap { $0["id"] as? String } == ids)
  }

  /// An editor that ends before its window is closed keeps the new card.
  @Test(arguments: [("code", true), ("code --wait", false), ("gedit", true), ("vi", false)])
  func anEditorThatDoesNotWaitKeepsItsCard(editor: String, keeps: Bool) throws {
    let sandbox = try Sandbox(deck: "# D\n\n## T\n\n### a?\n\nA\n")
    let before = try String(contentsOf: sandbox.deck, encoding: .utf8)
    let folder = sandbox.home.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let name = String(editor.split(separator: " ")[0])
    // A link, since a program that was just written may count as open for writing.
    try FileManager.default.createSymbolicLink(
      atPath: folder.appendingPathComponent(name).path, withDestinationPath: "/usr/bin/true")
    var environment = sandbox.environment()
    environment["PATH"] = "\(folder.path):/usr/bin:/bin"
    environment["VISUAL"] = editor
    let added = try sandbox.run("add", environment: environment)
    #expect(added.status == 0, "\(added.error)")
    let text = try String(contentsOf: sandbox.deck, encoding: .utf8)
    #expect((text != before) == keeps)
    #expect(added.output.contains("waits at capitals.md:9 in \(name)") == keeps)
    #expect(try sandbox.run("check", sandbox.deck.path).status == 0)
    if keeps {
      // It is closed without a word: the next card takes the place.
      try text.write(to: sandbox.deck, atomically: true, encoding: .utf8)
      _ = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor("true")])
      #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == before)
    }
  }

  @Test func aCardIsAddedToATopicOfADeckWithOtherLineEnds() throws {
    let sandbox = try Sandbox()
    try "# D\r\n\r\n## One\r\n\r\n### a?\r\n\r\nA\r\n\r\n## Two\r\n\r\n### b?\r\n\r\nB\r\n"
      .write(to: sandbox.deck, atomically: true, encoding: .utf8)
    let added = try sandbox.run(
      "add", "--topic", "One", environment: ["VISUAL": try sandbox.editor(Self.writer)])
    #expect(added.status == 0, "\(added.error)")
    #expect(sandbox.editorLine == "+9")
    let cards = try sandbox.run("list", "--json").objects
    #expect(cards.compactMap { $0["question"] as? String } == ["a?", "What is added?", "b?"])
    #expect(cards.compactMap { ($0["topic"] as? [String])?.last } == ["One", "One", "Two"])
    let unknown = try sandbox.run("add", "--topic", "Tow")
    #expect(unknown.status == 1 && unknown.error.contains("Two"))
  }

  @Test func notesGetACardInTheirOwnForm() throws {
    let sandbox = try Sandbox()
    let notes = "## 1. What is notes?\n\nAn answer.\n\n## 2. What else?\n\nMore.\n"
    try notes.write(to: sandbox.deck, atomically: true, encoding: .utf8)
    let script = #"n=${1#+}; sed -i "${n}s/$/What is added?/; $((n+1))s/.*/A card./" "$2""#
    let added = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor(script)])
    #expect(added.output.hasPrefix("1 card added to "), "\(added.error)")
    let text = try String(contentsOf: sandbox.deck, encoding: .utf8)
    #expect(text.hasPrefix(notes + "\n## 3. What is added?\nA card.\n"))
  }

  @Test func aFormThatCantBeGoneOnWithIsSaid() throws {
    let sandbox = try Sandbox()
    let notes = """
      <details><summary>Why does dough rise?</summary>

      Yeast.

      </details>

      <details><summary>How long is it kneaded?</summary>

      Ten minutes.

      </details>

      """
    try notes.write(to: sandbox.deck, atomically: true, encoding: .utf8)
    #expect(try sandbox.run("list").output.split(separator: "\n").count == 2)
    let refused = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor("true")])
    #expect(refused.status == 1)
    #expect(refused.error.contains("capitals.md is written in a form that can’t be gone on with"))
    #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == notes)
  }

  /// An empty card never stays, whatever else was changed.
  @Test func anEmptyCardGoesAlsoBesideOtherChanges() throws {
    let sandbox = try Sandbox()
    let script = #"sed -i '1s/.*/# Capital cities/' "$2"; echo 'Last line.' >> "$2""#
    let before = try String(contentsOf: sandbox.deck, encoding: .utf8)
    let script2 = #"sed -i '1s/.*/# Capital cities/' "$2""#
    _ = try sandbox.run(
      "add", "--topic", "Europe", environment: ["VISUAL": try sandbox.editor(script2)])
    let changed = before.replacingOccurrences(of: "# Capitals", with: "# Capital cities")
    #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == changed)
    // An answer without a question is not empty.
    let added = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor(script)])
    #expect(added.error.contains("has no question"))
  }

  @Test func aCardIsNotAddedBehindAnOpenComment() throws {
    let sandbox = try Sandbox()
    let text = "# D\n\n## A\n\n### q1\n\na1\n\n<!-- trailing\n## B\n"
    try text.write(to: sandbox.deck, atomically: true, encoding: .utf8)
    let refused = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor(Self.writer)])
    #expect(refused.status == 1)
    #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == text)
  }

  @Test func aListShowsTheCardThatWasAdded() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(
      sandbox, environment: ["VISUAL": try sandbox.editor(Self.writer)])
    try terminal.wait(for: "today’s review")
    try terminal.send("b", "j", "Enter")
    try terminal.wait(for: "▸ What is the capital of France?")
    try terminal.send("a")
    try terminal.wait(for: "1 card added")
    try terminal.wait(for: "What is added?")
    try terminal.send("q", "q", "q")
    try terminal.wait(for: "status=0")
    let card = try sandbox.run("list", "--json", "--search", "added -is:due").objects.first
    #expect((card?["topic"] as? [String])?.last == "Europe")
    #expect(try sandbox.run("list", "--search", "-is:new").status == 0)
  }

  /// Where there is no deck yet, the first card makes one.
  @Test func theFirstCardMakesADeck() throws {
    let sandbox = try Sandbox()
    let environment = sandbox.environment().merging(
      ["VISUAL": try sandbox.editor(Self.writer)], uniquingKeysWith: { $1 })
    let decks = sandbox.home.appendingPathComponent("data/leitner/decks")
    try FileManager.default.createDirectory(at: decks, withIntermediateDirectories: true)
    let added = try sandbox.runBare(["add", "--decks", decks.path], environment: environment)
    #expect(added.status == 0 && added.output.hasPrefix("1 card added to "), "\(added.error)")
    let text = try String(contentsOf: decks.appendingPathComponent("my-cards.md"), encoding: .utf8)
    #expect(text == "# My cards\n\n## Notes\n\n### What is added?\nA card.\n")
  }

  /// The cursor stands where the question goes, in each editor's own words.
  @Test(arguments: [
    ("vim", "'+normal! 13G$' "), ("nano", "+13,5 "), ("emacs", "+13:5 "), ("kak", "+13:5 "),
    ("hx", ".md:13:5"), ("code", "--goto "), ("kate", "-l 13 -c 5 "), ("joe", "+13 "),
  ])
  func theCursorStandsWhereTheQuestionGoes(name: String, form: String) throws {
    let sandbox = try Sandbox(deck: "# D\n\n## A\n\n### a?\n\nA\n\n### b?\n\nB\n")
    let folder = sandbox.home.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try writeScript(
      "for word; do case $word in *' '*) word=\"'$word'\";; esac; printf '%s ' \"$word\"; done",
      to: folder.appendingPathComponent(name))
    var environment = sandbox.environment()
    environment["PATH"] = "\(folder.path):/usr/bin:/bin"
    environment["VISUAL"] = name
    let result = try sandbox.run("add", environment: environment)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains(form), "\(name): \(result.output)")
  }

  /// Text in front of the heading is the question; text without one is kept apart, and said with its line.
  @Test(arguments: ["en", "zh"]) func textNeverBecomesPartOfTheCardBefore(language: String) throws {
    let sandbox = try Sandbox(deck: "# D\n\n### a?\n\nA\n")
    let before = try String(contentsOf: sandbox.deck, encoding: .utf8)
    let terminal = try Terminal(
      sandbox, arguments: ["--language", language],
      environment: [
        "VISUAL": try sandbox.editor(#"n=${1#+}; sed -i "${n}s/.*/Loose text/; $((n+1))d" "$2""#)
      ]
    )
    try terminal.wait(for: language == "en" ? "today’s review" : "开始今日复习")
    try terminal.send("a")
    try terminal.wait(
      for: language == "en"
        ? "capitals.md:9: text without a question; e edits it" : "capitals.md:9：这段文字没有题目；按 e 再改")
    try terminal.send("e")
    try terminal.wait(for: language == "en" ? "the card has no question" : "卡片没有题目")
    #expect(sandbox.editorLine == "+9")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let text = try String(contentsOf: sandbox.deck, encoding: .utf8)
    #expect(text == before + "\n###\n\nLoose text\n")
    try before.write(to: sandbox.deck, atomically: true, encoding: .utf8)
    let script = #"n=${1#+}; sed -i "${n}s/^/What is x?/; $((n+1))s/$/An answer/" "$2""#
    let added = try sandbox.run("add", environment: ["VISUAL": try sandbox.editor(script)])
    #expect(added.output == "1 card added to D (capitals.md:7)\n", "\(added.error)")
    #expect(
      try String(contentsOf: sandbox.deck, encoding: .utf8)
        == before + "\n### What is x?\nAn answer\n")
  }

  @Test func aTopicIsBegunIfThatIsSaid() throws {
    let sandbox = try Sandbox()
    let before = try String(contentsOf: sandbox.deck, encoding: .utf8)
    let refused = try sandbox.run("add", "--topic", "Europa")
    #expect(refused.status == 1 && refused.error.contains("“Europe”"), "\(refused.error)")
    #expect(refused.error.contains("--new"))
    _ = try sandbox.run(
      "add", "--topic", "Soil", "--new", environment: ["VISUAL": try sandbox.editor("true")])
    #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == before)
    let added = try sandbox.run(
      "add", "--topic", "Soil", "--new",
      environment: ["VISUAL": try sandbox.editor(Self.writer)])
    #expect(
      added.output.hasPrefix("1 card added to Capitals · Soil (capitals.md:"), "\(added.error)")
    #expect(
      try String(contentsOf: sandbox.deck, encoding: .utf8)
        == before + "\n## Soil\n\n### What is added?\nA card.\n")
  }

  /// Of several decks in the learner's own folder, the one that is the learner's gets the cards without a topic.
  @Test func cardsWithoutATopicGoToTheLearnersDeck() throws {
    let sandbox = try Sandbox()
    let environment = sandbox.environment().merging(
      ["VISUAL": try sandbox.editor(Self.writer)], uniquingKeysWith: { $1 })
    let decks = sandbox.home.appendingPathComponent("data/leitner/decks")
    try FileManager.default.createDirectory(at: decks, withIntermediateDirectories: true)
    for name in ["one", "two"] {
      try "# \(name)\n\n### \(name)?\n\nIt.\n".write(
        to: decks.appendingPathComponent("\(name).md"), atomically: true, encoding: .utf8)
    }
    for line in [5, 8] {
      let added = try sandbox.runBare(["add"], environment: environment)
      #expect(
        added.output == "1 card added to My cards · Notes (my-cards.md:\(line))\n", "\(added.error)"
      )
    }
  }
}
