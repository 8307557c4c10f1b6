import Foundation
import Testing

/// An editor that is stopped stops the program with it, and both go on with `fg`.
@Suite struct StoppedEditorTests {
  /// A shell with job control, in which the program is on the first card.
  private func shell(
    _ sandbox: Sandbox, editor: String, arguments: String = ""
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      sandbox, words: ["/bin/bash", "--norc", "--noprofile", "-i"],
      environment: ["VISUAL": editor, "PS1": "ready> "])
    try terminal.wait(for: "ready>")
    terminal.send("'\(Sandbox.program.path)' --decks '\(sandbox.deck.path)' \(arguments)\r")
    return terminal
  }

  private func script(_ sandbox: Sandbox, _ text: String) throws -> String {
    let file = sandbox.home.appendingPathComponent("editor.sh")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return "sh \(file.path)"
  }

  /// `kill -STOP` reaches the editor alone.
  @Test(arguments: ["STOP", "TSTP"]) func anEditorThatStopsItself(signal: String) throws {
    let sandbox = try Sandbox()
    let editor = try script(
      sandbox,
      "stty raw -echo; kill -\(signal) $$; sed -i 's/capital of France/chief city/' \"$2\"\n")
    let terminal = try shell(sandbox, editor: editor)
    try terminal.openReview()
    terminal.send("e")
    try terminal.wait(for: "Stopped")
    // The shell has the terminal, in a mode in which it can be typed.
    terminal.send("echo $((6*7))-\r")
    try terminal.wait(for: "42-")
    terminal.send("fg\r")
    try terminal.wait(for: "What is the chief city?")
    terminal.send("q")
    try terminal.wait(for: "its end") {
      $0.text.hasSuffix("ready>") || $0.text.contains("ready> \n")
    }
  }

  @Test func aCommandStopsWithItsEditor() throws {
    let sandbox = try Sandbox()
    let editor = try script(sandbox, "kill -STOP $$; echo went on\n")
    let terminal = try shell(sandbox, editor: editor, arguments: "edit norway")
    try terminal.wait(for: "Stopped")
    terminal.send("fg\r")
    try terminal.wait(for: "went on")
  }

  /// Ctrl-Z in vim stops both, once, and `fg` shows vim again.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/vim")))
  func theKeyOfAnEditorStopsBoth() throws {
    let sandbox = try Sandbox()
    let terminal = try shell(sandbox, editor: "vim -u NONE -n")
    try terminal.openReview()
    for _ in 0..<3 {
      terminal.send("e")
      try terminal.wait(for: "{#france}")
      terminal.send("\u{1A}")
      try terminal.wait(for: "Stopped")
      terminal.send("fg\r")
      try terminal.wait(for: "vim again") {
        $0.text.contains("{#france}") && !$0.text.contains("Stopped")
      }
      terminal.send(":q\r")
      try terminal.wait(for: "the program again") {
        $0.text.contains("show answer") && !$0.text.contains("{#france}")
      }
    }
    terminal.send("q")
    try terminal.wait(for: "ready>")
  }

  /// Where no shell could make it go on, nothing waits for ever.
  @Test func withoutAShellTheEditorGoesOn() throws {
    let sandbox = try Sandbox()
    let editor = try script(
      sandbox, "kill -STOP $$; sed -i 's/capital of France/chief city/' \"$2\"\n")
    let terminal = try PseudoTerminal(sandbox, environment: ["VISUAL": editor])
    try terminal.openReview()
    terminal.send("e")
    try terminal.wait(for: "What is the chief city?")
    terminal.send("q")
    #expect(try terminal.end().status == 0)
  }
}
