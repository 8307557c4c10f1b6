import Foundation
import Testing

/// What reaches a terminal from a deck that means harm: the characters that are seen, and nothing but
/// the sequences that curses itself sends to that type of terminal.
@Suite(.serialized) struct ByteStreamTests {
  /// Everything that a terminal might obey, in the middle of every text that a deck can have.
  static let attack =
    "\u{1B}[31m\u{1B}]52;c;QUJD\u{07}\u{1B}]0;t\u{1B}\\\u{1B}P1$q\u{1B}\\\u{1B}c\u{9B}31m\u{9D}52;c;QQ\u{9C}"
    + "\u{202E}\u{2066}\u{200F}\u{200B}\u{FEFF}\u{2028}\u{85}\u{8}\u{0C}\u{0E}\u{7F}\u{0}"
    + "e" + String(repeating: "\u{301}", count: 300) + "&#27;[32m&#x9b;33m&#8238;"

  /// The same for the name of a file, which is short and has no NUL.
  static let name = "a\u{1B}[31m\u{9B}32m\u{202E}\u{200B}\u{07}\u{7F}"

  static func hostile() throws -> (sandbox: Sandbox, folder: URL) {
    let attack = Self.attack
    let raw = Array("\u{1B}[35m".utf8) + [0x9B, 0x33, 0x31, 0x6D, 0x9D, 0x35, 0x32, 0x3B, 0x07]
    let deck = """
      # Deck \(attack)

      ## Topic \(attack)

      ### Question \(attack) {#q}

      Answer \(attack)

      - item \(attack)

      > quote \(attack)

      | head \(attack) | b |
      |---|---|
      | cell \(attack) | d |

      ```\(attack)
      code \(attack)
      ```

      $math \(attack)$ `span \(attack)` **bold \(attack)** [link \(attack)](u\(attack))

      ![picture \(attack)](<p\(attack).png>) [script \(attack)](<javascript:\(attack)>)

      **Explanation:** because \(attack)

      <!-- source: book \(attack) -->
      <!-- tags: tag \(attack) -->

      ### Raw {#raw}

      bytes
      """
    let sandbox = try Sandbox(deck: "# None\n")
    let folder = sandbox.home.appendingPathComponent("decks")
    try FileManager.default.removeItem(at: sandbox.deck)
    let inner = folder.appendingPathComponent("folder" + name)
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    let file = inner.appendingPathComponent(name + ".md")
    try (Data(deck.utf8) + Data(raw) + Data("\n".utf8)).write(to: file)
    // One that YAML can't read, one of whose keys stands in it twice, and one that is no file.
    try Data("---\n\"k\\e[31m\\x9b\": 1\n\"k\\e[31m\\x9b\": 2\n---\n### A {#a}\n\nb\n".utf8)
      .write(to: inner.appendingPathComponent("twice.md"))
    try Data("---\ntitle: [\u{1B}[31m\n---\n### C {#c}\n\nd\n".utf8)
      .write(to: inner.appendingPathComponent("yaml" + name + ".md"))
    #expect(mkfifo(inner.appendingPathComponent("pipe" + name + ".md").path, 0o600) == 0)
    return (sandbox, folder)
  }

  @Test(arguments: ["xterm-256color", "tmux-256color", "linux"])
  func everyScreenIsMadeOfCharactersAndCursesAlone(type: String) throws {
    let grammar = try #require(TerminfoGrammar(type: type, columns: 100, rows: 40))
    let (sandbox, folder) = try Self.hostile()
    let terminal = try PseudoTerminal(
      sandbox, words: [Sandbox.program.path, "--decks", folder.path], columns: 100, rows: 40,
      environment: ["TERM": type])
    // Each key, and what shows that its screen has come.
    let walk = [
      ("", "today’s review"), ("s", "leitner  Statistics"), ("?", "leitner  Help"),
      ("\u{1B}", "leitner  Statistics"), ("\u{1B}", "today’s review"), ("b", "leitner  Browse"),
      ("l", "4 cards"), ("l", "1 / 4"), ("n", "2 / 4"), ("\u{1B}", "4 cards"),
      ("\u{1B}", "leitner  Browse"), ("\u{1B}", "today’s review"), ("/", "type to search"),
      ("item", "1 found in 4"), ("\u{15}tag", "1 found in 4"), ("\u{15}because", "1 found in 4"),
      ("\r", "1 / 1"), ("o", "Links and pictures"), ("\r", "is not there"),
      ("o", "Links and pictures"), ("G\r", "https and mailto"), ("\u{1B}", "1 found in 4"),
      ("\u{15}\u{1B}", "today’s review"),
    ]
    for (keys, text) in walk {
      terminal.send(keys)
      try terminal.wait(for: text)
    }
    // The clock, the points, the grades, an interview that can go on, and a report.
    for (keys, text) in [
      ("t", "How many"), ("1\r", "00:02"), (" ", "1 point"), ("1", "[x]"), ("\r", "1 again"),
      ("\u{1B}", "1…9"), ("\u{1B}", "today’s review"), ("t", "▸ Go on"), ("\r", "[x]"),
      (" ", "0 of 1 point"), ("\r", "1 again"), ("1", "Interview report"), ("p", "Practice"),
      ("\u{1B}", "Interview report"), ("s", "Missed most often"), ("\u{1B}", "Interview report"),
      ("u", "[ ]"), ("\u{1B}", "today’s review"),
    ] {
      terminal.send(keys)
      try terminal.wait(for: text)
    }
    terminal.send("gg\r")
    try terminal.wait(for: "show answer")
    for _ in 0..<4 {
      terminal.send(" \tGgg")
      try terminal.wait(for: "1 again")
      terminal.send("3")
      try terminal.wait(for: "the next") { !$0.text.contains("1 again") }
    }
    terminal.send("q")
    #expect(try terminal.end().status == 0)
    #expect(terminal.mode == terminal.modeBefore)
    let strangers = grammar.strangers(in: terminal.bytes)
    #expect(strangers.isEmpty, "\(strangers.prefix(5))")
    #expect(terminal.screen.unknown.isEmpty, "\(terminal.screen.unknown.prefix(5))")
    #expect(terminal.bytes.count > 10_000, "the walk saw something")
  }

  /// The grammar would be of no use if it let everything pass.
  @Test func theGrammarKnowsAStranger() throws {
    let grammar = try #require(TerminfoGrammar(type: "xterm-256color"))
    for known in [
      "\u{1B}[12;40H", "\u{1B}[38;5;123m", "\u{1B}[H\u{1B}[2J", "日é👩‍🔬", "\r\n", "\u{1B}[39;49m",
    ] {
      #expect(grammar.strangers(in: Array(known.utf8)).isEmpty, "\(known.debugDescription)")
    }
    for unknown in [
      "\u{1B}]52;c;QUJD\u{07}", "\u{1B}]0;title\u{1B}\\", "\u{1B}P1$q\u{1B}\\", "\u{9B}31m",
      "\u{202E}",
      "\u{200B}", "\u{7F}", "\u{1B}[6n", "\u{1B}c", "\u{1B}[5i", "\u{1B}[31", "\u{0}",
    ] {
      #expect(!grammar.strangers(in: Array(unknown.utf8)).isEmpty, "\(unknown.debugDescription)")
    }
    #expect(!grammar.strangers(in: [0x9B, 0x33, 0x31, 0x6D]).isEmpty)
  }

  @Test(
    arguments: [
      ["list"], ["list", "--search", "answer"], ["show", "q"], ["show", "raw"], ["due"], ["stats"],
      ["history"], ["keys"], ["check"], ["grade", "q", "good"], ["paths"],
      ["list", "--topic", attack],
      ["pace"], ["pace", attack], ["pace", "light", "--config", "CONFIG"],
      ["show", attack], ["list", "--json"], ["show", "q", "--json"], ["due", "--json"],
      ["due", "--config", "CONFIG"], ["grade", "q", attack], [attack], ["due", "--" + attack],
      ["link", "q", attack], ["link", attack, "q"], ["link", "--undo", attack, attack],
    ])
  func commandsPrintNoControls(arguments: [String]) throws {
    let (sandbox, folder) = try Self.hostile()
    let configuration = sandbox.home.appendingPathComponent("config" + Self.name)
    try "\"\\e[31m\\x9b\": 1\nboxes: [\"\\e[31m\"]\npace: \"\\e[31m\"\nlanguage: \"\\e[31m\"\n"
      .write(
        to: configuration, atomically: true, encoding: .utf8)
    // A command's arguments hold no NUL.
    var words = arguments.map { $0.replacingOccurrences(of: "\0", with: "") }
    words = words.map { $0 == "CONFIG" ? configuration.path : $0 }
    let result = try sandbox.runBare(
      words + (words == ["check"] ? [folder.path] : ["--decks", folder.path]),
      environment: sandbox.environment())
    for text in [result.output, result.error] {
      let found = text.unicodeScalars.first {
        switch $0.properties.generalCategory {
        case .control: $0 != "\n" && $0 != "\t"
        case .format: $0.value != 0x200C && $0.value != 0x200D
        case .lineSeparator, .paragraphSeparator: true
        default: false
        }
      }
      #expect(found == nil, "\(words) prints \(found.debugDescription)")
    }
    #expect(!(result.output + result.error).isEmpty || words == ["history"])
  }
}
