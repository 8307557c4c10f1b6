import Foundation
import Testing

/// The learner's editor is given the terminal at the card's line, and the card is shown as it is then.
@Suite struct EditTests {
  @Test func theCardIsShownAsItIsThenAndKeepsItsProgress() throws {
    let sandbox = try Sandbox()
    let script = #"sed -i 's/What is the capital of France?/Which city is France’s capital?/' "$2""#
    let terminal = try Terminal(
      sandbox, environment: ["EDITOR": try sandbox.editor(script), "VISUAL": ""])
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "capital of France")
    try terminal.send("Space")
    try terminal.wait(for: "Paris")
    try terminal.send("e")
    let screen = try terminal.wait(for: "Which city is France’s capital?")
    #expect(screen.contains("Paris"), "with its answer open")
    #expect(sandbox.editorLine?.hasPrefix("+") == true)
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
      sandbox, environment: ["EDITOR": try sandbox.editor(script), "VISUAL": ""])
    try terminal.wait(for: "today’s review")
    try terminal.send("b", "Right", "Right")
    try terminal.wait(for: "capital of France")
    try terminal.send("e")
    let screen = try terminal.wait(for: "It may now be")
    #expect(screen.contains("法国的首都是哪里"))
    try terminal.send("Enter")
    try terminal.wait(for: "oes on with")
    try terminal.send("q", "q", "q", "q")
    try terminal.wait(for: "status=0")
    let card = try sandbox.run("list", "--json", "--search", "法国").objects.first
    #expect(card?["box"] as? Int == 2)
  }

  /// The card goes on in its other language, which is said.
  @Test func aCardThatLostOneOfItsLanguagesIsSaid() throws {
    let sandbox = try Sandbox()
    let folder = sandbox.deck.deletingLastPathComponent().appending(path: "pair")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let rest = "\n\n### More {#m}\n\nText.\n"
    try Data("# D\n\n### Who is who? {#w}\n\nHe.\(rest)".utf8)
      .write(to: folder.appending(path: "d.en.md"))
    try Data("# D\n\n### 谁是谁？ {#w}\n\n他。\(rest)".utf8)
      .write(to: folder.appending(path: "d.zh.md"))
    let script = #"sed -i '/Who is who/,/He/d' "$2""#
    let terminal = try Terminal(
      sandbox, arguments: ["--decks", folder.path],
      environment: ["EDITOR": try sandbox.editor(script), "VISUAL": ""])
    try terminal.wait(for: "today’s review")
    try terminal.send("b", "G", "Right")
    try terminal.wait(for: "More")
    try terminal.send("g", "g", "Right")
    try terminal.wait(for: "1 / 2")
    try terminal.send("e")
    #expect(try terminal.wait(for: "no longer in its file").contains("谁是谁"))
    try terminal.send("C-c")
    try terminal.wait(for: "status=")
  }

  @Test func aRewordedNewCardStaysOnTheScreen() throws {
    let sandbox = try Sandbox(deck: "# D\n\n### What is what?\n\nThat.\n\n### Who is who?\n\nHe.\n")
    let script = #"sed -i 's/What is what/What was what/' "$2""#
    let terminal = try Terminal(
      sandbox, environment: ["EDITOR": try sandbox.editor(script), "VISUAL": ""])
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

  /// Whatever becomes of the editor, the program goes on, and says what is wrong.
  @Test(arguments: [
    ("exit 3", "status 3"), ("kill -9 $$", "(signal 9)"),
    (#"printf '\n### No answer\n' >> "$2""#, "e edits it again"),
    (#"printf '\n### No answer\n\n### None either\n' >> "$2""#, "1 more; e edits it"),
    (#"rm "$2""#, "No such file"),
  ])
  func theProgramGoesOn(script: String, shown: String) throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(
      sandbox, environment: ["VISUAL": try sandbox.editor(script)])
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "capital of France")
    try terminal.send("e")
    try terminal.wait(for: shown)
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    #expect(sandbox.editorLine != nil)
  }

  /// A card that an edit broke is back where it was as soon as it is mended, also if it has no progress and the
  /// mended question is another one.
  @Test(arguments: ["s/was/What is what?/", "s/was/Who is what?/"])
  func aBrokenCardThatIsMendedIsShownAgain(mending: String) throws {
    let sandbox = try Sandbox(
      deck: "# D\n\n### First?\n\nOne.\n\n### What is what?\n\nThat.\n\n### Last?\n\nThree.\n")
    // At first the question is gone, then there is another one.
    let script =
      #"if grep -q '^### What is what' "$2"; then sed -i 's/^### What is what?/### was/; /^That/d' "$2"; else sed -i '\#(mending); s/^### W.*/&\n\nThat./' "$2"; fi"#
    let terminal = try Terminal(
      sandbox, environment: ["EDITOR": try sandbox.editor(script), "VISUAL": ""])
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter", "Space", "3")
    try terminal.wait(for: "What is what?")
    try terminal.send("Space")
    try terminal.wait(for: "That.")
    try terminal.send("e")
    try terminal.wait(for: "e edits it")
    try terminal.send("e")
    let screen = try terminal.wait(for: "is what?")
    #expect(screen.contains("That.") && screen.contains("1 again"), "with its answer open")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  @Test func anEditorThatIsNotThereIsSaid() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox, environment: ["VISUAL": "no-such-editor --wait"])
    try terminal.wait(for: "today’s review")
    try terminal.send("Enter")
    try terminal.wait(for: "capital of France")
    try terminal.send("e")
    try terminal.wait(for: "can’t start the editor “no-such-editor --wait” (not found)")
    let result = try sandbox.run(
      "edit", "france", environment: sandbox.environment().merging(["EDITOR": "true"]) { $1 })
    #expect(result.status == 0)
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
      // Quoted, as a path with spaces has to be, and behind what sets its environment.
      for command in ["\"\(file.path)\" -x", "'\(file.path)'", "env A=b \(name)", "A=b \(name)"] {
        environment["EDITOR"] = command
        let output = try sandbox.run("edit", "norway", environment: environment).output
        #expect(output.contains(form), "\(command): \(output)")
      }
    }
  }

  /// The shell would say it, too, in its own language.
  @Test(arguments: [
    ("no-such-editor", "not found"), ("no-such-editor --wait", "not found"),
    ("HOME/none", "not found"), ("HOME/decks/capitals.md", "not executable"),
    ("false", "ended with status 1"),
  ])
  func anEditorThatCannotBeStartedIsSaidOnce(editor: String, reason: String) throws {
    let sandbox = try Sandbox()
    let command = editor.replacingOccurrences(of: "HOME", with: sandbox.home.path)
    for words in [["add"], ["edit", "norway"]] {
      let result = try sandbox.runBare(
        words + ["--decks", sandbox.deck.path],
        environment: sandbox.environment().merging(["VISUAL": command]) { $1 })
      #expect(result.status == 1)
      #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
      #expect(result.error.contains(reason), "\(result.error)")
    }
  }
}
