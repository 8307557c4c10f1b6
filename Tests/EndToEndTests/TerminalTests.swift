import Foundation
import Testing

/// The program in terminals of every kind, and leaving them.
@Suite(.serialized) struct TerminalTests {
  @Test func aResizeRedrawsAtOnce() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    try terminal.resize(40, 12)
    try terminal.wait(for: "the narrow screen") { screen in
      let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
      return rows.allSatisfy { $0.count <= 40 } && screen.contains("Start today’s review")
        && screen.contains("quit")
    }
    try terminal.resize(29, 7)
    try terminal.wait(for: "make the window larger")
    try terminal.resize(120, 40)
    try terminal.wait(for: "Start today’s review")
  }

  @Test(arguments: ["dumb", "no-such-terminal", nil])
  func aTerminalThatCannotDoItIsToldSo(term: String?) throws {
    // Its decks have to be there until the program looks at the terminal.
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox, environment: ["TERM": term])
    let screen = try terminal.wait(for: "status=1")
    #expect(screen.contains("leitner: "))
    #expect(screen.contains("TERM"))
    #expect(FileManager.default.fileExists(atPath: sandbox.deck.path))
  }

  @Test func withNoColorNothingIsColoured() throws {
    let sandbox = try Sandbox()
    let coloured = try Terminal(sandbox)
    try coloured.wait(for: "Start today’s review")
    let isColoured = { (screen: String) in
      screen.firstMatch(of: /\u{1B}\[(?:[0-9;:]*;)?(?:3[0-8]|9[0-7])[;:0-9]*m/) != nil
    }
    #expect(isColoured(try coloured.screen(styles: true)))
    let plain = try Terminal(sandbox, environment: ["NO_COLOR": "1"])
    try plain.wait(for: "Start today’s review")
    #expect(!isColoured(try plain.screen(styles: true)))
    #expect(try plain.screen().contains("▸"), "the cursor shows without colour")
  }

  @Test(arguments: ["C", "POSIX", "xx_YY.UTF-8"])
  func inAnyLocaleChineseIsWhole(locale: String) throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox, environment: ["LANG": locale, "LC_ALL": locale])
    try terminal.wait(for: "Start today’s review")
    try terminal.send("j", "j", "j", "Enter")
    try terminal.wait(for: "日本的首都是哪里？")
  }

  @Test func aSecondInstanceOnlyBrowses() throws {
    let sandbox = try Sandbox()
    let first = try Terminal(sandbox)
    try first.wait(for: "Start today’s review")
    let second = try Terminal(sandbox)
    let screen = try second.wait(for: "Browsing only")
    #expect(screen.contains(String(try first.programID())))
    try second.send("Down", "Right")
    try second.wait(for: "7 cards")
    let grade = try sandbox.run("grade", "france", "good")
    #expect(grade.status == 1)
    #expect(grade.error.contains(String(try first.programID())))
    #expect(try sandbox.history().isEmpty)
    try first.send("q")
    try first.wait(for: "status=0")
    #expect(try sandbox.run("grade", "france", "good").status == 0)
  }

  @Test(arguments: [("C-c", 0), ("q", 0)])
  func leavingGivesTheTerminalBack(key: String, status: Int) throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    #expect(try terminal.isFullScreen)
    try terminal.send(key)
    try terminal.wait(for: "status=\(status)")
    try expectSameTerminal(sandbox, terminal)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSignalSavesAndLeaves(signal: Int32) throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    try terminal.send("Enter", "Space", "3")
    try terminal.wait(for: "capital of Norway")
    kill(try terminal.programID(), signal)
    try terminal.wait(for: "status=\(128 + signal)")
    try expectSameTerminal(sandbox, terminal)
    let progress = sandbox.data.appendingPathComponent("progress.json")
    #expect(try String(contentsOf: progress, encoding: .utf8).contains("\"france\""))
  }

  @Test func suspendedItComesBack() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let environment = sandbox.environment().map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    try terminal.type(
      "env -i \(environment) '\(Sandbox.program.path)' --decks '\(sandbox.deck.path)'")
    try terminal.send("Enter")
    try terminal.wait(for: "the screen") {
      $0.contains("Start today’s review") && !$0.contains("env -i")
    }
    try terminal.send("C-z")
    try terminal.wait(for: "Stopped")
    #expect(try !terminal.isFullScreen)
    try terminal.type("fg")
    try terminal.send("Enter")
    try terminal.wait(for: "the screen") {
      $0.contains("Start today’s review") && !$0.contains("Stopped")
    }
    try terminal.send("Enter")
    try terminal.wait(for: "capital of France")
  }

  @Test func pastedTextIsNeverTakenForKeys() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    try terminal.send("Enter", "Space")
    try terminal.wait(for: "on the Seine")
    try terminal.paste("3 3 3 q\n")
    try terminal.wait(for: "Pasted text")
    #expect(try sandbox.history().isEmpty)
  }

  private func expectSameTerminal(_ sandbox: Sandbox, _ terminal: Terminal) throws {
    #expect(try !terminal.isFullScreen)
    let after = sandbox.home.appendingPathComponent("stty-after")
    try terminal.wait(for: "stty") { _ in
      ((try? String(contentsOf: after, encoding: .utf8)) ?? "").contains("echo")
    }
    let before = sandbox.home.appendingPathComponent("stty-before")
    #expect(
      try String(contentsOf: before, encoding: .utf8) == String(contentsOf: after, encoding: .utf8))
  }
}
