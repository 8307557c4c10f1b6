import Foundation
import Testing

/// The learner's editor is given the terminal at the card's line, and the card is shown as it is then.
@Suite struct EditTests {
  /// An editor that is a shell script; it gets `+LINE FILE`.
  private func editor(_ sandbox: Sandbox, _ script: String) throws -> String {
    let file = sandbox.home.appendingPathComponent("editor.sh")
    try "#!/bin/sh\necho \"$1\" > \"\(sandbox.home.path)/line\"\n\(script)\n"
      .write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: file.path)
    // Not the file itself: while another test starts a process, it may count as open for writing.
    return "sh \(file.path)"
  }

  private func line(_ sandbox: Sandbox) -> String? {
    try? String(contentsOf: sandbox.home.appendingPathComponent("line"), encoding: .utf8)
      .trimmingCharacters(in: .newlines)
  }

  @Test func theCardIsShownAsItIsThenAndKeepsItsProgress() throws {
    let sandbox = try Sandbox()
    let script = #"sed -i 's/What is the capital of France?/Which city is France’s capital?/' "$2""#
    let terminal = try Terminal(
      sandbox, environment: ["EDITOR": try editor(sandbox, script), "VISUAL": ""])
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "capital of France")
    try terminal.send("Space")
    try terminal.wait(for: "Paris")
    try terminal.send("e")
    let screen = try terminal.wait(for: "Which city is France’s capital?")
    #expect(screen.contains("Paris"), "with its answer open")
    #expect(line(sandbox)?.hasPrefix("+") == true)
    try terminal.send("4")
    try terminal.wait(for: "capital of Norway")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    #expect(try sandbox.run("show", "france", "--json").objects.first?["box"] as? Int == 3)
  }

  @Test func aTranslatedCardIsAskedAboutAtOnce() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run("grade", "france", "good")
    let script =
      #"sed -i 's/### What is the capital of France.*/### 法国的首都是哪里？/; s/.*on the Seine.*/巴黎，在塞纳河畔。/' "$2""#
    let terminal = try Terminal(
      sandbox, environment: ["EDITOR": try editor(sandbox, script), "VISUAL": ""])
    try terminal.wait(for: "today’s review")
    try terminal.send("b", "Right", "Right")
    try terminal.wait(for: "capital of France")
    try terminal.send("e")
    let screen = try terminal.wait(for: "It may now be")
    #expect(screen.contains("法国的首都是哪里"))
    try terminal.send("Enter")
    try terminal.wait(for: "Its progress goes on with")
    try terminal.send("q", "q", "q", "q")
    try terminal.wait(for: "status=0")
    let card = try sandbox.run("list", "--json", "--search", "法国").objects.first
    #expect(card?["box"] as? Int == 2)
  }

  @Test func aRewordedNewCardStaysOnTheScreen() throws {
    let sandbox = try Sandbox(deck: "# D\n\n### What is what?\n\nThat.\n\n### Who is who?\n\nHe.\n")
    let script = #"sed -i 's/What is what/What was what/' "$2""#
    let terminal = try Terminal(
      sandbox, environment: ["EDITOR": try editor(sandbox, script), "VISUAL": ""])
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "What is what?")
    try terminal.send("Space")
    try terminal.wait(for: "That.")
    try terminal.send("e")
    let screen = try terminal.wait(for: "What was what?")
    #expect(screen.contains("That.") && !screen.contains("no longer in its file"))
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  // MARK: New cards

  /// Writes a card at the line that it is given.
  private static let writer =
    #"n=${1#+}; sed -i "${n}s/.*/### What is added?/; $((n+1))s/.*/A card./" "$2""#

  @Test(arguments: [(80, 24), (40, 12)], ["en", "zh"]) func aCardIsAddedWithAKey(
    size: (Int, Int), language: String
  ) throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(
      sandbox, columns: size.0, rows: size.1, arguments: ["--language", language],
      environment: ["VISUAL": try editor(sandbox, Self.writer)])
    try terminal.wait(for: language == "en" ? "today’s review" : "开始今日复习")
    try terminal.send("a")
    try terminal.wait(for: language == "en" ? "1 card added" : "加了 1 张卡片")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let card = try #require(
      try sandbox.run("list", "--json", "--search", "added").objects.first)
    #expect(card["question"] as? String == "What is added?")
    #expect("+\(card["line"] as? Int ?? 0)" == line(sandbox))
  }

  @Test func anEmptyCardIsTakenOutAgain() throws {
    let sandbox = try Sandbox()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: sandbox.deck.path)
    let before = try Data(contentsOf: sandbox.deck)
    for script in ["true", "exit 3", "kill -9 $$"] {
      let added = try sandbox.run("add", environment: ["VISUAL": try editor(sandbox, script)])
      #expect(added.status == (script == "true" ? 0 : 1))
      #expect(try Data(contentsOf: sandbox.deck) == before)
    }
    let added = try sandbox.run("add", environment: ["VISUAL": try editor(sandbox, Self.writer)])
    #expect(added.output.hasPrefix("1 card added to "))
    let mode = try FileManager.default.attributesOfItem(atPath: sandbox.deck.path)
    #expect(mode[.posixPermissions] as? Int == 0o640)
    #expect(try Data(contentsOf: sandbox.deck).starts(with: before.dropLast()))
  }

  @Test func aCardIsAddedToATopicOfADeckWithOtherLineEnds() throws {
    let sandbox = try Sandbox()
    try "# D\r\n\r\n## One\r\n\r\n### a?\r\n\r\nA\r\n\r\n## Two\r\n\r\n### b?\r\n\r\nB\r\n"
      .write(to: sandbox.deck, atomically: true, encoding: .utf8)
    let added = try sandbox.run(
      "add", "--topic", "One", environment: ["VISUAL": try editor(sandbox, Self.writer)])
    #expect(added.status == 0, "\(added.error)")
    #expect(line(sandbox) == "+9")
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
    let added = try sandbox.run("add", environment: ["VISUAL": try editor(sandbox, script)])
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
    let refused = try sandbox.run("add", environment: ["VISUAL": try editor(sandbox, "true")])
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
      "add", "--topic", "Europe", environment: ["VISUAL": try editor(sandbox, script2)])
    let changed = before.replacingOccurrences(of: "# Capitals", with: "# Capital cities")
    #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == changed)
    // An answer without a question is not empty.
    let added = try sandbox.run("add", environment: ["VISUAL": try editor(sandbox, script)])
    #expect(added.error.contains("has no question"))
  }

  @Test func aCardIsNotAddedBehindAnOpenComment() throws {
    let sandbox = try Sandbox()
    let text = "# D\n\n## A\n\n### q1\n\na1\n\n<!-- trailing\n## B\n"
    try text.write(to: sandbox.deck, atomically: true, encoding: .utf8)
    let refused = try sandbox.run("add", environment: ["VISUAL": try editor(sandbox, Self.writer)])
    #expect(refused.status == 1)
    #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == text)
  }

  @Test func aListShowsTheCardThatWasAdded() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(
      sandbox, environment: ["VISUAL": try editor(sandbox, Self.writer)])
    try terminal.wait(for: "today’s review")
    try terminal.send("b", "j", "Enter")
    try terminal.wait(for: "▸ What is the capital of France?")
    try terminal.send("a")
    try terminal.wait(for: "1 card added")
    try terminal.wait(for: "What is added?")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let card = try sandbox.run("list", "--json", "--search", "added -is:due").objects.first
    #expect((card?["topic"] as? [String])?.last == "Europe")
    #expect(try sandbox.run("list", "--search", "-is:new").status == 0)
  }

  /// Where there is no deck yet, the first card makes one.
  @Test func theFirstCardMakesADeck() throws {
    let sandbox = try Sandbox()
    let environment = sandbox.environment().merging(
      ["VISUAL": try editor(sandbox, Self.writer)], uniquingKeysWith: { $1 })
    let decks = sandbox.home.appendingPathComponent("data/leitner/decks")
    try FileManager.default.createDirectory(at: decks, withIntermediateDirectories: true)
    let added = try sandbox.runBare(["add", "--decks", decks.path], environment: environment)
    #expect(added.status == 0 && added.output.hasPrefix("1 card added to "), "\(added.error)")
    let text = try String(contentsOf: decks.appendingPathComponent("my-cards.md"), encoding: .utf8)
    #expect(text == "# My cards\n\n## Notes\n\n### What is added?\nA card.\n")
  }

  /// Whatever becomes of the editor, the program goes on, and says what is wrong.
  @Test(arguments: [
    ("exit 3", "capital of France"), ("kill -9 $$", "capital of France"),
    (#"printf '\n### No answer\n' >> "$2""#, "e edits it again"),
    (#"printf '\n### No answer\n\n### None either\n' >> "$2""#, "1 more; e edits it"),
    (#"rm "$2""#, "leitner"),
  ])
  func theProgramGoesOn(script: String, shown: String) throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(
      sandbox, environment: ["VISUAL": try editor(sandbox, script)])
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "capital of France")
    try terminal.send("e")
    try terminal.wait(for: shown)
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    #expect(line(sandbox) != nil)
  }

  @Test func anEditorThatIsNotThereIsSaid() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox, environment: ["VISUAL": "no-such-editor --wait"])
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "capital of France")
    try terminal.send("e")
    try terminal.wait(for: "can’t start the editor “no-such-editor --wait”")
    let result = try sandbox.run(
      "edit", "france", environment: sandbox.environment().merging(["EDITOR": "true"]) { $1 })
    #expect(result.status == 0)
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
    let text = sandbox.home.appendingPathComponent("text")
    try
      "#!/bin/sh\nfor word; do case $word in *' '*) word=\"'$word'\";; esac; printf '%s ' \"$word\"; done\n"
      .write(to: text, atomically: true, encoding: .utf8)
    let file = folder.appendingPathComponent(name)
    _ = try runChild(["cp", text.path, file.path])
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
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
        "VISUAL": try editor(sandbox, #"n=${1#+}; sed -i "${n}s/.*/Loose text/; $((n+1))d" "$2""#)
      ]
    )
    try terminal.wait(for: language == "en" ? "today’s review" : "开始今日复习")
    try terminal.send("a")
    try terminal.wait(
      for: language == "en"
        ? "capitals.md:9: text without a question; e edits it" : "capitals.md:9：这段文字没有题目；按 e 再改")
    try terminal.send("e")
    try terminal.wait(for: language == "en" ? "the card has no question" : "卡片没有题目")
    #expect(line(sandbox) == "+9")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let text = try String(contentsOf: sandbox.deck, encoding: .utf8)
    #expect(text == before + "\n###\n\nLoose text\n")
    try before.write(to: sandbox.deck, atomically: true, encoding: .utf8)
    let script = #"n=${1#+}; sed -i "${n}s/^/What is x?/; $((n+1))s/$/An answer/" "$2""#
    let added = try sandbox.run("add", environment: ["VISUAL": try editor(sandbox, script)])
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
      "add", "--topic", "Soil", "--new", environment: ["VISUAL": try editor(sandbox, "true")])
    #expect(try String(contentsOf: sandbox.deck, encoding: .utf8) == before)
    let added = try sandbox.run(
      "add", "--topic", "Soil", "--new",
      environment: ["VISUAL": try editor(sandbox, Self.writer)])
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
      ["VISUAL": try editor(sandbox, Self.writer)], uniquingKeysWith: { $1 })
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

  @Test func editorsAreGivenTheLineInTheirOwnForm() throws {
    let sandbox = try Sandbox()
    for (name, form) in [("code", "--goto"), ("hx", ".md:"), ("kak", "+"), ("nano", "+")] {
      let folder = sandbox.home.appendingPathComponent("bin with space")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let file = folder.appendingPathComponent(name)
      // Copied by a process of its own: what this one has written, a process that another test starts at
      // that moment may hold open.
      let text = sandbox.home.appendingPathComponent("text")
      try "#!/bin/sh\necho \"$@\"\n".write(to: text, atomically: true, encoding: .utf8)
      _ = try runChild(["cp", text.path, file.path])
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      var environment = sandbox.environment()
      environment["PATH"] = "\(folder.path):/usr/bin:/bin"
      environment["EDITOR"] = name
      let result = try sandbox.run("edit", "norway", environment: environment)
      #expect(result.status == 0)
      #expect(result.output.contains(form), "\(name): \(result.output)")
    }
  }
}
