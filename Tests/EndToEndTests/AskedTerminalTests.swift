import Foundation
import TestSupport
import Testing

/// What the program finds out about its terminal, and what it does with it.
@Suite struct AskedTerminalTests {
  /// Text full of characters of ambiguous width.
  private static let deck = """
    # “Wide” → 宽

    ## 符号 · signs

    ### “什么”是 α→β？ {#arrow}

    - “引号”与省略……，还有破折号——它
    - a × b ± c ≤ ∞ → □■ ▇█ ─┼│

    | α | “β” | → |
    |---|:-:|--:|
    | 中文 × | ①② | ※ |

    > ‘quoted’ — “text” …

    **Explanation:** Ω ≈ 3 °C · … →

    ### Какое слово? {#word}

    Слово “да” — \(String(repeating: "α→", count: 30)) конец.

    ### Third → one {#third}

    …

    """

  /// Until nothing comes any more.
  private func settle(_ terminal: PseudoTerminal) throws {
    try terminal.wait(
      for: "rest",
      untilSo: {
        let count = terminal.bytes.count
        terminal.receive(milliseconds: 60)
        return count > 0 && terminal.bytes.count == count && terminal.state == "S"
      })
  }

  private func configure(_ sandbox: Sandbox, _ text: String) throws {
    let file = sandbox.home.appendingPathComponent("config/leitner/config.yaml")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// No row runs over its end and nothing is left behind, on any screen: a repaint changes nothing.
  @Test(arguments: [(80, 24), (40, 12)], ["en", "zh"])
  func everyScreenFitsATerminalWithWideCharacters(size: (Int, Int), language: String) throws {
    for isAsked in [true, false] {
      let sandbox = try Sandbox(deck: Self.deck)
      if !isAsked { try configure(sandbox, "ambiguous-width: 2\n") }
      let terminal = try PseudoTerminal(
        sandbox, arguments: ["--language", language], columns: size.0, rows: size.1, isWide: true,
        answers: isAsked ? .ofWidth : nil)
      try settle(terminal)
      // The first frame is drawn before the answer comes; the screen is cleared then.
      let before = terminal.screen.overruns
      #expect(isAsked || before == 0)
      let keys = [
        "j", "k", "\r", " ", "\t", "j", "L", "1", " ", "3", "u", "\u{1B}", "b", "l", "\r", "n",
        "\u{1B}",
        "\u{1B}", "/", "→", "\r", "\u{1B}", "\u{1B}", "s", "\u{1B}", "?", "j", "\u{1B}",
      ]
      for (step, key) in keys.enumerated() {
        terminal.send(key)
        try settle(terminal)
        let shown = terminal.screen.text
        let count = terminal.bytes.count
        kill(terminal.process, SIGCONT)
        try terminal.wait(for: "a repaint", untilSo: { terminal.bytes.count > count + 50 })
        try settle(terminal)
        #expect(terminal.screen.text == shown, "step \(step), key \(key.debugDescription)")
        #expect(terminal.screen.overruns == before, "step \(step), key \(key.debugDescription)")
      }
      #expect(terminal.screen.unknown == [])
      terminal.send("\u{3}")
      #expect(try terminal.end().status == 0)
    }
  }

  /// The screens of a terminal with narrow characters are the same, asked or told.
  @Test func aNarrowTerminalIsDrawnOnce() throws {
    let sandbox = try Sandbox(deck: Self.deck)
    let terminal = try PseudoTerminal(sandbox)
    try settle(terminal)
    #expect(terminal.screen.overruns == 0)
    #expect(terminal.screen.unknown == [])
    #expect(terminal.screen.text.contains("符号 · signs"))
    #expect(
      String(decoding: terminal.bytes, as: UTF8.self).components(separatedBy: "\u{1B}[2J").count
        == 2)
    terminal.send("q")
    #expect(try terminal.end().status == 0)
  }

  /// The accent's colour for a background, as xterm-256color is told it.
  @Test(arguments: [
    ("rgb:0000/0000/0000", "\u{1B}[38;5;110m"), ("rgb:fdfd/f6f6/e3e3", "\u{1B}[38;5;25m"),
  ]) func theAccentFollowsTheBackground(background: String, accent: String) throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(
      sandbox, answers: .init(foreground: "rgb:8080/8080/8080", background: background))
    try terminal.wait(for: "Start today’s review")
    try settle(terminal)
    let bytes = String(decoding: terminal.bytes, as: UTF8.self)
    let accents = ["\u{1B}[38;5;110m", "\u{1B}[38;5;25m"].filter(bytes.contains)
    #expect(accents == [accent])
    terminal.send("q")
    #expect(try terminal.end().status == 0)
  }

  @Test(arguments: ["", "theme: {accent: \"#ff0000\"}\n", "theme: dark\n"])
  func withoutColourNothingIsColoured(configuration: String) throws {
    let sandbox = try Sandbox()
    try configure(sandbox, configuration)
    let terminal = try PseudoTerminal(
      sandbox, environment: ["NO_COLOR": "1"],
      answers: .init(foreground: nil, background: "rgb:ffff/ffff/ffff"))
    try terminal.wait(for: "Start today’s review")
    terminal.send("\r \t")
    try settle(terminal)
    let bytes = String(decoding: terminal.bytes, as: UTF8.self)
    #expect(!bytes.contains(/\x1b\[[0-9;]*(3[0-8]|9[0-7])(;[0-9;]*)?m/))
    #expect(!bytes.contains("]11;"), "a colour is of no use")
    terminal.send("\u{3}")
    #expect(try terminal.end().status == 0)
  }

  /// With 8 colours text is in the terminal's own; a configured theme has its colours there.
  @Test(arguments: [
    ("", false), ("theme: light\n", true), ("theme: {accent: red}\n", true),
    ("theme: {accent: \"#5f87d7\"}\n", false),
  ]) func eightColoursAreUsedIfTheyWereChosen(configuration: String, isColoured: Bool) throws {
    let sandbox = try Sandbox()
    try configure(sandbox, configuration)
    let terminal = try PseudoTerminal(sandbox, environment: ["TERM": "xterm"])
    try terminal.wait(for: "Start today’s review")
    try settle(terminal)
    let bytes = String(decoding: terminal.bytes, as: UTF8.self)
    #expect(bytes.contains(/\x1b\[[0-9;]*3[0-7]m/) == isColoured)
    terminal.send("q")
    #expect(try terminal.end().status == 0)
  }

  @Test(arguments: [
    ("256color", "theme: {accent: \"#5f87d8\"}\n", "\u{1B}[38;5;68m"),
    ("direct", "theme: {accent: \"#5f87d8\"}\n", "\u{1B}[38:2::95:135:216m"),
    ("256color", "theme: terminal\n", "\u{1B}[36m"),
  ]) func aColourIsAsTheTerminalCan(type: String, configuration: String, expected: String) throws {
    let sandbox = try Sandbox()
    try configure(sandbox, configuration)
    let terminal = try PseudoTerminal(sandbox, environment: ["TERM": "xterm-" + type])
    try terminal.wait(for: "Start today’s review")
    try settle(terminal)
    #expect(String(decoding: terminal.bytes, as: UTF8.self).contains(expected))
    terminal.send("q")
    #expect(try terminal.end().status == 0)
  }

  /// An answer that comes after the program has ended would show at the prompt.
  @Test func leavingAtOnceLeavesNoAnswerBehind() throws {
    let sandbox = try Sandbox()
    let script = "'\(Sandbox.program.path)' --decks '\(sandbox.deck.path)'; exec cat"
    let terminal = try PseudoTerminal(
      sandbox, words: ["/bin/sh", "-c", script],
      answers: .init(foreground: "rgb:0/0/0", background: "rgb:ffff/ffff/ffff"))
    terminal.send("q")
    try terminal.wait(for: "the prompt") { !$0.isAlternate && terminal.bytes.count > 100 }
    terminal.send("next\r")
    try terminal.wait(for: "next")
    try settle(terminal)
    #expect(!terminal.screen.text.contains("rgb"))
    #expect(!terminal.screen.text.contains("R"))
    terminal.send("\u{4}")
    _ = try terminal.end()
  }

  /// The answer in pieces, and between keys, of which none is lost.
  @Test func anAnswerThatComesLateIsNotTyped() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(sandbox, answers: nil)
    try terminal.wait(for: "Start today’s review")
    terminal.send("/oslo\u{1B}]11;rgb:ffff/")
    try terminal.wait(for: "oslo")
    usleep(120_000)
    terminal.send("ffff/ffff\u{1B}")
    usleep(60_000)
    terminal.send("\\ x")
    try terminal.wait(for: "oslo x")
    #expect(!terminal.screen.text.contains("rgb"))
    #expect(!terminal.screen.text.contains("fff"))
    try terminal.wait(
      for: "the accent",
      untilSo: {
        String(decoding: terminal.bytes, as: UTF8.self).contains("\u{1B}[38;5;25m")
      })
    terminal.send("\u{3}")
    #expect(try terminal.end().status == 0)
  }

  @Test func aMistakeInTheThemeIsSaidAndTheProgramOpens() throws {
    let sandbox = try Sandbox()
    try configure(sandbox, "theme:\n  acent: blue\n")
    let terminal = try PseudoTerminal(sandbox, columns: 120)
    try terminal.wait(for: "Start today’s review")
    try terminal.wait(for: ":2:3: error: a theme has no “acent”; did you mean “accent”?")
    terminal.send("q")
    #expect(try terminal.end().status == 0)
    let check = try sandbox.run("check")
    #expect((check.output + check.error).contains("did you mean “accent”?"))
  }
}
