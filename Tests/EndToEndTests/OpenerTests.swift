import Foundation
import Testing

/// What cards link to and show is opened by another program, and only what may be.
@Suite struct OpenerTests {
  /// A deck whose one card has an address, a program that writes its arguments down, and a terminal.
  private final class Opening {
    let sandbox: Sandbox
    var folder: URL { sandbox.deck.deletingLastPathComponent() }
    var written: URL { sandbox.home.appendingPathComponent("opened") }

    init(_ answer: String, opener: String? = nil, script: String = "", more: String = "") throws {
      sandbox = try Sandbox(deck: "# Deck\n\n### What is it? {#it}\n\n\(answer)\n")
      let program = sandbox.home.appendingPathComponent("open it.sh")
      try
        "for word; do printf '<%s>' \"$word\"; done > \"\(written.path).part\"\n\(script)\nmv \"\(written.path).part\" \"\(written.path)\"\n"
        .write(to: program, atomically: true, encoding: .utf8)
      let folder = sandbox.home.appendingPathComponent("config/leitner")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try "opener: \(opener ?? "sh '\(program.path)'")\n\(more)".write(
        to: folder.appendingPathComponent("config.yaml"), atomically: true, encoding: .utf8)
    }

    func file(_ name: String, _ text: String = "x", mode: Int = 0o644) throws {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }

    /// The program's screens on the card in Browse.
    func terminal(_ size: (Int, Int) = (80, 24), language: String = "en") throws -> PseudoTerminal {
      let terminal = try PseudoTerminal(
        sandbox, arguments: ["--language", language], columns: size.0, rows: size.1)
      try terminal.wait(for: "▸")
      terminal.send("b")
      try terminal.wait(for: language == "en" ? "Browse" : "浏览")
      terminal.send("\r")
      try terminal.wait(for: "▸ What is it?")
      terminal.send("\r")
      try terminal.wait(for: "1 / 1")
      return terminal
    }

    /// The arguments with which the program was started, once it was.
    func arguments() throws -> String {
      let end = Date().addingTimeInterval(20)
      while Date() < end {
        if let text = try? String(contentsOf: written, encoding: .utf8) { return text }
        usleep(10_000)
      }
      throw Terminal.Timeout(description: "nothing was opened")
    }

    var wasStarted: Bool {
      FileManager.default.fileExists(atPath: written.path)
        || FileManager.default.fileExists(atPath: written.path + ".part")
    }
  }

  private func end(_ terminal: PseudoTerminal) throws {
    terminal.send("\u{03}")
    #expect(try terminal.end().status == 0)
    #expect(terminal.mode == terminal.modeBefore)
  }

  /// Names that a shell or a program's options would make something of.
  @Test(arguments: [
    ("a b.png", "<a b.png>"), ("it's \"q\".png", "<it's \"q\".png>"),
    ("$(touch pwned).png", "<$(touch pwned).png>"), ("-rf.png", "-rf.png"),
    ("%EF%BC%A1%0A.png", "<Ａ%0A.png>"), ("`id`;&|.png", "<`id`;&|.png>"),
    ("sub/100%.png", "<sub/100%.png>"), ("图 一.png", "<图 一.png>"), ("#1?.png", "<./#1?.png>"),
  ])
  func hostileNamesAreOneArgument(name: String, link: String) throws {
    let opening = try Opening("![picture](\(link.hasPrefix("<") ? link : "<\(link)>"))")
    let real = name.removingPercentEncoding ?? name
    try opening.file(real)
    let terminal = try opening.terminal()
    #expect(!opening.wasStarted)
    terminal.send("o")
    try terminal.wait(for: "Opened")
    let path = try opening.arguments()
    let expected = opening.folder.path + "/"
    #expect(path.hasPrefix("<\(expected)"), "\(path)")
    #expect(path.hasSuffix("\(real)>"), "\(path)")
    #expect(path.components(separatedBy: "><").count == 1)
    #expect(
      !FileManager.default.fileExists(atPath: opening.folder.appendingPathComponent("pwned").path))
    try end(terminal)
  }

  @Test(arguments: [
    ("<https://example.org/a?b=$(id)&c='d'>", "https://example.org/a?b=$(id)&c='d'"),
    ("[x](<http://example.org/a b\"c>)", "http://example.org/a%20b%22c"),
    (
      "[x](mailto:a@example.org?subject=b&attach=/etc/passwd&body=c)",
      "mailto:a@example.org?subject=b&body=c"
    ),
    ("[x](mailto:a@example.org?attach=/etc/passwd)", "mailto:a@example.org"),
    ("[x](HTTPS://例.org/甲)", "https://例.org/甲"),
  ])
  func addressesAreOpenedAsTheyAre(markdown: String, argument: String) throws {
    let opening = try Opening(markdown)
    let terminal = try opening.terminal()
    terminal.send("o")
    #expect(try opening.arguments() == "<\(argument)>")
    try end(terminal)
    let shown = try opening.sandbox.run("show", "it", "--json").objects.first
    #expect(shown?["media"] as? [String] == [argument])
  }

  @Test(arguments: [
    ("[x](javascript:alert(1))", "only files", "只打开文件"),
    ("[x](vbscript:a)", "only files", "只打开文件"), ("[x](-a:b)", "not there", "没有 -a:b"),
    ("[x](data:text/html,a)", "only files", "只打开文件"), ("[x](http:///a)", "only files", "只打开文件"),
    ("[x](gone.png)", "gone.png is not there", "没有 gone.png"),
    ("[x](/dev/null)", "no file", "不是文件"), ("[x](file:///dev/tty)", "no file", "不是文件"),
    ("[x](file://host/etc/passwd)", "not there", "没有"), ("[x](.)", "no file", "不是文件"),
    ("[x](pipe)", "no file", "不是文件"), ("[x](a.png%00.txt)", "not there", "没有"),
    ("[x](run.desktop)", "program", "程序"), ("![x](picture.png)", "program", "程序"),
    ("[x](script)", "program", "程序"),
  ])
  func nothingElseIsOpened(markdown: String, english: String, chinese: String) throws {
    let opening = try Opening(markdown)
    for name in ["a.png", "run.desktop"] { try opening.file(name) }
    try opening.file("script", "#!/bin/sh\n", mode: 0o755)
    try FileManager.default.createSymbolicLink(
      at: opening.folder.appendingPathComponent("picture.png"),
      withDestinationURL: opening.folder.appendingPathComponent("run.desktop"))
    mkfifo(opening.folder.appendingPathComponent("pipe").path, 0o600)
    for (language, sentence) in [("en", english), ("zh", chinese)] {
      let terminal = try opening.terminal((40, 12), language: language)
      terminal.send("o")
      // A sentence may be broken anywhere between two words.
      let words = sentence.split(separator: " ").map(String.init)
      try terminal.wait(for: sentence) { screen in words.allSatisfy(screen.text.contains) }
      try end(terminal)
    }
    #expect(!opening.wasStarted)
  }

  @Test func theFileTakesThePlaceOfItsSign() throws {
    let opening = try Opening("![](a.png)")
    try opening.file("a.png")
    let script = opening.sandbox.home.appendingPathComponent("open it.sh").path
    try "opener: [sh, \"\(script)\", \"--file={}\", last]\n".write(
      to: opening.sandbox.home.appendingPathComponent("config/leitner/config.yaml"),
      atomically: true, encoding: .utf8)
    let terminal = try opening.terminal()
    terminal.send("o")
    #expect(try opening.arguments() == "<--file=\(opening.folder.path)/a.png><last>")
    try end(terminal)
  }

  @Test(arguments: ["no-such-program-anywhere", "sh -c 'exit 3'"])
  func anOpenerThatFailsIsSaid(opener: String) throws {
    let opening = try Opening("[sound:a.mp3]", opener: opener)
    try opening.file("a.mp3")
    let terminal = try opening.terminal()
    terminal.send("o")
    let sentence = "opener in config.yaml"
    try terminal.wait(for: "what came of it") {
      $0.text.contains("Opened") || $0.text.contains(sentence)
    }
    // What fails later is said at the next key.
    for _ in 0..<50 where !terminal.screen.text.contains(sentence) {
      terminal.send("\u{0C}")
      let shown = terminal.bytes.count
      try terminal.wait(
        for: "an answer",
        untilSo: {
          terminal.receive(milliseconds: 50); return terminal.bytes.count > shown
        })
      terminal.receive(milliseconds: 100)
    }
    #expect(terminal.screen.text.contains(sentence))
    try end(terminal)
  }

  @Test func aFileOutsideTheDecksFolderIsNamedInFull() throws {
    let opening = try Opening("![](../outside.png)")
    let outside = opening.sandbox.home.appendingPathComponent("outside.png")
    try Data("x".utf8).write(to: outside)
    let terminal = try opening.terminal((160, 24))
    terminal.send("o")
    let screen = try terminal.wait(for: "Opened /")
    #expect(screen.text.contains("outside.png") || screen.text.contains("…"))
    try end(terminal)
  }

  /// It runs on by itself, can't write to the terminal, and is no zombie when it has ended.
  @Test func theOpenerIsOnItsOwn() throws {
    let script =
      "echo noise; echo noise >&2; echo noise > /dev/tty; ps -o sid= -p $$ > ../session; while [ ! -e \"$1.end\" ]; do sleep 0.02; done"
    let opening = try Opening("![](a.png)", script: script)
    try opening.file("a.png")
    let terminal = try opening.terminal()
    terminal.send("o")
    try terminal.wait(for: "Opened a.png")
    // The program takes keys while the other one runs.
    terminal.send("i")
    try terminal.wait(for: "Information")
    try opening.file("a.png.end")
    _ = try opening.arguments()
    let end = Date().addingTimeInterval(20)
    var children = "?"
    while Date() < end, !children.isEmpty {
      children = (try? outputOfChild(["pgrep", "-P", "\(terminal.process)"])) ?? ""
      usleep(20_000)
    }
    #expect(children.isEmpty)
    #expect(!terminal.screen.text.contains("noise"))
    try self.end(terminal)
  }

  @Test func aProgramForTheTerminalGetsIt() throws {
    let opening = try Opening(
      "[x](a.txt)", script: "printf 'shown in the terminal\\n'; read line",
      more: "opener-in-terminal: true\n")
    try opening.file("a.txt")
    let terminal = try opening.terminal()
    terminal.send("o")
    try terminal.wait(for: "shown in the terminal")
    #expect(!terminal.screen.isAlternate)
    terminal.send("\n")
    try terminal.wait(for: "Opened a.txt") { $0.isAlternate && $0.text.contains("Opened a.txt") }
    try end(terminal)
  }

  @Test func listSaysWhatCardsLinkTo() throws {
    let opening = try Opening(
      "![](a%20b.png), [gone](gone.pdf), [js](javascript:a), [sound:s.mp3]")
    for name in ["a b.png", "s.mp3"] { try opening.file(name) }
    let card = try opening.sandbox.run("list", "--json").objects.first
    let folder = opening.folder.path
    #expect(
      card?["media"] as? [String] == ["\(folder)/a b.png", "\(folder)/gone.pdf", "\(folder)/s.mp3"])
    let plain = try Sandbox().run("show", "norway", "--json").objects.first
    #expect(plain?.keys.contains("media") == false)
  }

  @Test func aWrongOpenerIsSaidWithItsLine() throws {
    for wrong in ["\"\"", "feh 'a", "{a: b}", "[]"] {
      let opening = try Opening("a", opener: wrong)
      let check = try opening.sandbox.runBare(
        ["check"], environment: opening.sandbox.environment())
      #expect((check.output + check.error).contains("config.yaml:1:9"), "\(wrong)")
      #expect((check.output + check.error).contains("opener must be a command"), "\(wrong)")
    }
  }
}
