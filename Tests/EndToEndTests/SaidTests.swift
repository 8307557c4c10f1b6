import Foundation
import Testing

/// What commands and screens say of what they did, and of what is in the way, in the real program.
@Suite struct SaidTests {
  private func configure(_ sandbox: Sandbox, _ text: String) throws -> String {
    let folder = sandbox.home.appendingPathComponent("config/leitner")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("config.yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  // MARK: Decks that are not there

  @Test(arguments: ["en", "zh"]) func aConfiguredDeckThatIsMissingIsSaid(language: String) throws {
    let sandbox = try Sandbox()
    let file = try configure(
      sandbox, "decks:\n  - \(sandbox.deck.path)\n  - /nowhere/cards\nlanguage: \(language)\n")
    let sentence =
      language == "en"
      ? "error: the deck /nowhere/cards cannot be opened: No such file or directory"
      : "错误: 卡组 /nowhere/cards 无法打开：不存在"
    for command in ["list", "due", "stats"] {
      let result = try sandbox.runBare([command], environment: sandbox.environment())
      #expect(result.status == 0)
      #expect(result.error == "\(file):3:5: \(sentence)\n", "\(command)")
    }
    let check = try sandbox.runBare(["check"], environment: sandbox.environment())
    #expect(check.status == 1 && check.output.contains("\(file):3:5: \(sentence)"))
    let terminal = try Terminal(sandbox, namesDeck: false)
    try terminal.wait(for: "config.yaml:3:5: ")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  // MARK: Commands

  @Test func everyMarkIsSaid() throws {
    let sandbox = try Sandbox()
    let new = "new: it was never answered\n"
    for (words, line) in [
      (["star"], "starred; "), (["star"], "already starred; "), (["unstar"], "no star any more; "),
      (["unstar"], "no star; "), (["suspend"], "suspended until it is woken; "),
      (["suspend"], "already suspended until it is woken; "), (["wake"], "woken; "),
      (["wake"], "neither suspended nor buried; "), (["bury"], "buried until 2026-03-03; "),
      (["bury"], "already buried until 2026-03-03; "),
    ] {
      let result = try sandbox.run(words[0], "france")
      #expect(result.output == "france\t\(line)\(new)")
    }
    let starred = try sandbox.run("star", "france").output
    #expect(starred == "france\tstarred; buried until 2026-03-03; \(new)")
  }

  /// Words of ASCII in Chinese are names: of cards, decks, actions, settings, files and events.
  @Test func commandsSpeakChinese() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run("grade", "france", "again")
    _ = try sandbox.run("suspend", "norway")
    _ = try sandbox.run("bury", "latvia")
    let words =
      #/\b(due|new|today|all|box|days?|cards|reviews|lapses|leeches|streak|suspended|buried|basic|own|points|decks|progress|history|seen|folded|copies)\b/#
    for command in [
      ["due"], ["stats"], ["list"], ["show", "france"], ["link"], ["pace"], ["check"],
    ] {
      let result = try sandbox.runBare(
        command + ["--language", "zh", "--decks", sandbox.deck.path],
        environment: sandbox.environment())
      let text = (result.output + result.error).replacing(sandbox.home.path, with: "")
        .replacing("/decks/", with: "")
      #expect(text.firstMatch(of: words) == nil, "\(command): \(text)")
    }
    let paths = try sandbox.run("paths", "--language", "zh").output
    #expect(paths.hasPrefix("卡组      "), "\(paths)")
    let history = try sandbox.run("history", "--language", "zh").output
    #expect(history.contains("新卡 → 1"))
  }

  // MARK: Looking

  private func isUntouched(_ sandbox: Sandbox) -> Bool {
    !FileManager.default.fileExists(atPath: sandbox.home.appendingPathComponent("data").path)
  }

  @Test func whoOnlyLooksLeavesNothing() throws {
    let sandbox = try Sandbox()
    for command in ["list", "due", "stats", "check", "history", "keys", "paths", "pace"] {
      #expect(try sandbox.run(command).status == 0)
      #expect(isUntouched(sandbox), "\(command)")
    }
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "today’s review")
    try terminal.send("b")
    try terminal.wait(for: "Browse")
    // As long as it is open, it holds the lock.
    #expect(!isUntouched(sandbox))
    try terminal.send("q", "q")
    try terminal.wait(for: "status=0")
    #expect(isUntouched(sandbox))
    #expect(try sandbox.run("grade", "france", "good").status == 0)
    let again = try Terminal(sandbox)
    try again.wait(for: "today’s review")
    try again.send("q")
    try again.wait(for: "status=0")
    #expect(try sandbox.history().count == 1)
    #expect(FileManager.default.fileExists(atPath: sandbox.data.path + "/lock"))
  }

  @Test func theOrderOfListsIsThatOfTheRunBefore() throws {
    let sandbox = try Sandbox()
    let first = try Terminal(sandbox)
    try first.wait(for: "today’s review")
    try first.send("b", "Right", "S")
    try first.wait(for: "by due day")
    try first.send("q", "q", "q")
    try first.wait(for: "status=0")
    let again = try Terminal(sandbox)
    try again.wait(for: "today’s review")
    try again.send("b", "Right", "S")
    try again.wait(for: "by box")
    try again.send("q", "q", "q")
    try again.wait(for: "status=0")
    #expect(try sandbox.history().isEmpty)
  }

  // MARK: Editors

  @Test(
    arguments: [
      ("kill -9 $$", "was killed (signal 9)"), ("exit 143", "was ended by signal 15"),
      ("exit 3", "ended with status 3"), ("exit 126", "(not executable)"),
      ("exit 127", "(not found)"),
    ])
  func howAnEditorEndedIsSaid(script: String, sentence: String) throws {
    let sandbox = try Sandbox()
    var environment = sandbox.environment()
    for wrap in ["", "env "] {
      environment["EDITOR"] = wrap + (try sandbox.editor(script))
      let result = try sandbox.run("edit", "france", environment: environment)
      #expect(result.status == 1)
      #expect(result.error.contains(sentence), "\(result.error)")
    }
  }

  @Test func keysThatTakeSomethingAreToldByCheckAndKeys() throws {
    let sandbox = try Sandbox()
    let file = try configure(sandbox, "keys:\n  star: 5\n  undo: [U, C-z]\n")
    for command in ["check", "keys"] {
      let result = try sandbox.run(command)
      let text = result.output + result.error
      #expect(result.status == 0)
      #expect(text.contains("\(file):2:9: warning: “5” is taken from “count”"), "\(text)")
      #expect(text.contains("\(file):3:13: warning: “C-z” is taken from “suspend-program”"))
    }
    #expect(try sandbox.run("list").error.isEmpty)
  }
}
