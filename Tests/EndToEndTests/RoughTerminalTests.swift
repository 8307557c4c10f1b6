import TestSupport
import Foundation
import Testing

/// Terminals that change, stop, flood and vanish: the program leaves promptly, spends no time on
/// nothing, gives the terminal back as it was, and keeps what it had said.
@Suite struct RoughTerminalTests {

  /// Opened at the answer of the first card, with one answer given before.
  private static func studying(
    _ sandbox: Sandbox, environment: [String: String?] = [:], words: [String]? = nil
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(sandbox, words: words, environment: environment)
    try terminal.openReview()
    terminal.send(" 3")
    try terminal.wait(for: "capital of Norway")
    terminal.send(" ")
    try terminal.wait(for: "Oslo")
    return terminal
  }

  private static func expectGivenBack(_ terminal: PseudoTerminal, _ comment: Comment? = nil) {
    #expect(terminal.mode == terminal.modeBefore, comment)
    #expect(!terminal.screen.isAlternate, comment)
    #expect(!terminal.screen.isPasteMarked, comment)
    #expect(terminal.screen.mouseModes.isEmpty, comment)
    #expect(terminal.screen.isCursorShown, comment)
  }

  private static let grammar = TerminfoGrammar(type: "xterm-256color", columns: 500, rows: 200)

  private static func expectClean(_ terminal: PseudoTerminal, _ comment: Comment? = nil) throws {
    let grammar = try #require(grammar)
    #expect(grammar.strangers(in: terminal.bytes).prefix(3) == [], comment)
  }

  // MARK: Writing

  /// Programs that were killed leave terminals so; what does not fit at once is to come all the same.
  @Test func aTerminalThatIsNotWaitedForGetsWholeFrames() throws {
    let sandbox = try Sandbox(
      deck: "# D\n\n## T\n\n### Q {#q}\n\n" + String(repeating: "汉字", count: 30_000) + "\n")
    let program = [Sandbox.program.path, "--decks", sandbox.deck.path]
    let unwaited = [
      "/usr/bin/perl", "-MFcntl", "-e", "fcntl(STDOUT, F_SETFL, O_NONBLOCK) or die; exec @ARGV",
    ]
    var screens: [String] = []
    for words in [program, unwaited + program] {
      let terminal = try PseudoTerminal(sandbox, words: words, columns: 500, rows: 200)
      try terminal.wait(for: "Start today’s review")
      terminal.send("bll")
      try terminal.wait(for: "more below")
      // More than the system holds for a terminal that does not read.
      terminal.send(String(repeating: "hl", count: 30))
      try terminal.leaveUnread(for: "a rest") { terminal.state == "S" }
      terminal.send("G")
      try terminal.wait(for: "the end") { !$0.text.contains("more below") && $0.text.contains("↑") }
      screens.append(terminal.screen.text)
      terminal.send("\u{3}")
      #expect(try terminal.end().status == 0)
      try Self.expectClean(terminal)
    }
    #expect(screens[0] == screens[1])
  }

  // MARK: Sizes

  @Test(arguments: 0..<UInt64(Soak.isOn ? 20 : 2))
  func aStormOfSizesLeavesTheScreenRight(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    let keys = ["\r", " ", "\t", "j", "k", "b", "l", "h", "G", "g", "?", "s", "\u{1B}", "/", "日"]
    for _ in 0..<(Soak.isOn ? 400 : 150) {
      let size = [(1, 1), (500, 200), (2, 200), (500, 1), (80, 24), (30, 8)].randomElement(
        using: &random)
      let (columns, rows) =
        Bool.random(using: &random)
        ? size ?? (80, 24)
        : (Int.random(in: 1...500, using: &random), Int.random(in: 1...200, using: &random))
      terminal.resize(columns, rows)
      if Bool.random(using: &random) { terminal.send(keys.randomElement(using: &random) ?? "j") }
      terminal.receive(milliseconds: Int32.random(in: 0...3, using: &random))
    }
    terminal.resize(80, 24)
    // The same as a program shows that has never had another size; keys of the storm may still wait
    // to be read, so a screen counts when nothing follows it.
    try terminal.wait(for: "Today", timeout: 60) { _ in
      let count = terminal.bytes.count
      terminal.receive(milliseconds: 100)
      guard terminal.bytes.count == count, terminal.state == "S" else { return false }
      let text = terminal.screen.text
      if text.contains("leitner  Today"), text.contains("quit") { return true }
      terminal.send("\u{1B}")
      return false
    }
    let fresh = try PseudoTerminal(
      sandbox,
      words: [
        Sandbox.program.path, "--decks", sandbox.deck.path, "--data-dir",
        sandbox.home.appendingPathComponent("other").path,
      ])
    try fresh.wait(for: "quit")
    // Twice, since the storm may have ended between two keys of one command.
    terminal.send("\u{1B}[H\u{1B}[H")
    if try sandbox.history().isEmpty {
      try terminal.wait(for: "the fresh screen") { $0.text == fresh.screen.text }
    }
    terminal.send("q")
    #expect(try terminal.end().status == 0)
    Self.expectGivenBack(terminal, "seed \(seed)")
    try Self.expectClean(terminal, "seed \(seed)")
  }

  // MARK: Input

  @Test(arguments: 0..<UInt64(Soak.isOn ? 4 : 2))
  func aFloodOfBytesIsTakenForNothingWorse(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    // Not those that leave or stop the program: q, Ctrl-C, Ctrl-Z; nor a and e, which give the terminal to
    // an editor, so that the rest would be echoed.
    let bytes = (0..<(Soak.isOn ? 1 << 20 : 24 << 10)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }.filter { ![0x61, 0x65, 0x71, 0x03, 0x1A].contains($0) }
    terminal.send(bytes)
    // Its last bytes may have begun a sequence, which swallows what comes at once.
    var ending: PseudoTerminal.Ending?
    for _ in 0..<200 where ending == nil {
      terminal.send("\u{3}")
      ending = try? terminal.end(within: 0.3)
    }
    // One Ctrl-C too many comes after the terminal was given back, and is a signal again.
    let end = try #require(ending)
    #expect(end.status == 0 || end.signal == SIGINT, "seed \(seed): \(end)")
    Self.expectGivenBack(terminal, "seed \(seed)")
    try Self.expectClean(terminal, "seed \(seed)")
    let events = try sandbox.run("history", "--json").objects
    #expect(events.count == (try sandbox.history().count))
    #expect(Set(events.compactMap { $0["id"] as? String }).count == events.count)
  }

  static let reports = [
    "\u{1B}[<0;33;4M", "\u{1B}[<0;33;4m", "\u{1B}[M3q3", "\u{1B}[M !!", "\u{1B}[<64;3;3M",
    "\u{1B}[I",
    "\u{1B}[O", "\u{1B}[?62;1;4c", "\u{1B}[24;80R", "\u{1B}[33~", "\u{1B}[1;3C", "\u{1B}[97;5u",
    "\u{1B}]11;rgb:3333/3333/3333\u{1B}\\", "\u{1B}]11;rgb:3/3/3\u{7}", "\u{1B}P1+r33\u{1B}\\",
    "\u{1B}_G3;q\u{1B}\\", "\u{1B}[200~3q\u{1B}[201~", "\u{1B}[3", "\u{1B}[", "\u{1B}]3;q",
    "\u{1B}O",
    "\u{1B}[200~", "\u{0}", "\u{80}\u{9B}", "\u{1B}[200~\u{1B}[201\u{1B}[201~",
  ]

  /// None of these is a key, so nothing is graded, and the next key is one again.
  @Test(arguments: reports)
  func whatTerminalsReportIsNoGrade(report: String) throws {
    let sandbox = try Sandbox()
    let terminal = try Self.studying(sandbox)
    terminal.send(report)
    if report.contains("[200~") { try terminal.wait(for: "Pasted text") }
    try terminal.wait(
      for: "the grade",
      untilSo: {
        // Half a sequence may be taken for Escape, and what follows at once for the rest of it.
        let text = terminal.screen.text
        let key =
          text.contains("today’s review") ? "\r" : text.contains("Oslo") ? "4" : " "
        terminal.send(key)
        let end = Date().addingTimeInterval(0.3)
        while terminal.screen.text == text, Date() < end { terminal.receive(milliseconds: 10) }
        return try sandbox.history().count > 1
      })
    terminal.send("\u{3}")
    #expect(try terminal.end().status == 0)
    #expect(try sandbox.history().count == 2)
    #expect(try sandbox.history().last?.contains("easy") == true)
  }

  @Test func pastedTextIsSearchedFor() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    terminal.send("/")
    try terminal.wait(for: "type to search")
    terminal.send("\u{1B}[200~Kath\u{1B}[31mmandu\u{202E}\u{9B}\u{1B}[201~")
    try terminal.wait(for: "Kath[31mmandu")
    terminal.send("\u{15}\u{1B}[200~Kathmandu\r\u{1B}[201~")
    try terminal.wait(for: "1 found in 7")
    // More than is kept of it, and it is still one search.
    terminal.send(Array("\u{15}\u{1B}[200~".utf8) + Array(repeating: 0x78, count: 3 << 20))
    terminal.send("\u{1B}[201~")
    try terminal.wait(for: "Nothing found")
    terminal.send("\u{15}Riga")
    try terminal.wait(for: "1 found in 7")
    terminal.send("\u{3}")
    #expect(try terminal.end().status == 0)
    Self.expectGivenBack(terminal)
    try Self.expectClean(terminal)
    #expect(try sandbox.history().isEmpty)
  }

  // MARK: Signals

  @Test(arguments: [SIGHUP, SIGTERM, SIGINT, SIGQUIT])
  func aSignalLeavesAndSaves(signal: Int32) throws {
    let sandbox = try Sandbox()
    let terminal = try Self.studying(sandbox)
    kill(terminal.process, signal)
    let ending = try terminal.end(within: 5)
    #expect(ending.status == 128 + signal)
    Self.expectGivenBack(terminal)
    let progress = sandbox.data.appendingPathComponent("progress.json")
    #expect(try String(contentsOf: progress, encoding: .utf8).contains("\"france\""))
    #expect(try sandbox.history().count == 1)
  }

  /// Sent from outside, they reach the handler that a trap of Swift's reaches.
  @Test(arguments: [SIGSEGV, SIGABRT, SIGFPE, SIGILL, SIGBUS, SIGTRAP])
  func aCrashGivesTheTerminalBack(signal: Int32) throws {
    let sandbox = try Sandbox()
    let terminal = try Self.studying(sandbox)
    #expect(terminal.mode != terminal.modeBefore)
    #expect(terminal.screen.isAlternate && terminal.screen.isPasteMarked)
    #expect(terminal.screen.mouseModes == ["1000", "1006"])
    kill(terminal.process, signal)
    #expect(try terminal.end(within: 10).signal == signal, "it still ends as a crash does")
    Self.expectGivenBack(terminal)
    #expect(try sandbox.history().count == 1)
    #expect(try sandbox.run("due", "--json").object["new"] as? Int == 6)
  }

  @Test func stoppedFromOutsideItDrawsAnew() throws {
    let sandbox = try Sandbox()
    let terminal = try Self.studying(sandbox)
    for _ in 0..<3 {
      // The hints are drawn last.
      try terminal.wait(for: "q quit")
      let before = terminal.screen.text
      kill(terminal.process, SIGSTOP)
      try terminal.wait(for: "the stop", untilSo: { terminal.state == "T" })
      // Meanwhile somebody else writes all over it, as a shell does.
      let sent = terminal.bytes.count
      terminal.resize(80, 24)
      terminal.scribble("\u{1B}[?1049l\u{1B}[2J\u{1B}[Hjobs")
      kill(terminal.process, SIGCONT)
      try terminal.wait(for: "the screen") { $0.text == before && $0.isAlternate }
      #expect(terminal.bytes.count > sent)
    }
    terminal.send("3")
    try terminal.wait(for: "capital of Latvia")
    terminal.send("\u{1A}")
    // Without a shell that would let it go on, a stop is none.
    terminal.send(" ")
    try terminal.wait(for: "Riga")
    terminal.send("q")
    #expect(try terminal.end().status == 0)
    Self.expectGivenBack(terminal)
  }

  // MARK: Terminals that vanish

  @Test(arguments: [false, true], ["", "3", " 3 3 3", "?", "/abc"])
  func aTerminalThatVanishesEndsIt(ignoresHangUp: Bool, keys: String) throws {
    let sandbox = try Sandbox()
    let trap = ignoresHangUp ? "trap '' HUP; " : ""
    let terminal = try Self.studying(
      sandbox,
      words: [
        "/bin/sh", "-c", trap + "exec \"$0\" --decks \"$1\"", Sandbox.program.path,
        sandbox.deck.path,
      ])
    terminal.send(keys)
    terminal.hangUp()
    let ending = try terminal.end(within: 5)
    #expect(ending.status == 128 + SIGHUP)
    #expect(ending.processorSeconds < 3)
    #expect(try sandbox.history().count >= 1)
    #expect(try sandbox.run("due", "--json").object["new"] as? Int ?? 7 <= 6)
    #expect(try sandbox.run("repair").status == 0, "nobody holds the lock")
  }

  @Test(arguments: [
    "\"$0\" --decks \"$1\" < /dev/null", "\"$0\" --decks \"$1\" > out",
    "\"$0\" --decks \"$1\" | cat",
    "echo q | \"$0\" --decks \"$1\"", "\"$0\" --decks \"$1\" <&- >&-",
    "\"$0\" study --decks \"$1\" </dev/null >/dev/null",
  ])
  func withoutATerminalOnBothSidesItSaysSo(command: String) throws {
    let sandbox = try Sandbox()
    let script = "cd \"$HOME\"; set -o pipefail; \(command); echo \"status=$?\""
    let terminal = try PseudoTerminal(
      sandbox, words: ["/bin/bash", "-c", script, Sandbox.program.path, sandbox.deck.path])
    try terminal.wait(for: "status=1")
    #expect(terminal.screen.text.contains("need a terminal"))
    #expect(!terminal.bytes.contains(0x1B))
    #expect(terminal.mode == terminal.modeBefore)
  }
}
