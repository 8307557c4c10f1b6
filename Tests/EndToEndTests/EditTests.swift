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
    return file.path
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

  /// Whatever becomes of the editor, the program goes on, and says what is wrong.
  @Test(arguments: [
    ("exit 3", "capital of France"), ("kill -9 $$", "capital of France"),
    (#"printf '\n### No answer\n' >> "$2""#, "e edits it again"),
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

  @Test func editorsAreGivenTheLineInTheirOwnForm() throws {
    let sandbox = try Sandbox()
    for (name, form) in [("code", "--goto"), ("hx", ".md:"), ("kak", "+"), ("nano", "+")] {
      let folder = sandbox.home.appendingPathComponent("bin with space")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let file = folder.appendingPathComponent(name)
      try "#!/bin/sh\necho \"$@\"\n".write(to: file, atomically: true, encoding: .utf8)
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
