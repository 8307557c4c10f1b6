import TestSupport
import Foundation
import Testing

/// Decks that are too large, too deep, or no decks: a sentence with a place, in bounded time and
/// memory.
@Suite(.serialized) struct HostileDeckTests {
  /// The program under test may be built without optimisation; the bounds are for that, on a slow
  /// machine that does other things as well.
  private static let seconds = 60.0
  private static let scale = Soak.isOn ? 1 : 100
  /// What lies within a card that is just not too long; every key lays it out anew.
  private static let inside = Soak.isOn ? 1 : 16

  struct Deck: CustomTestStringConvertible {
    let name: String
    /// Megabytes that it may take, beside six times its own size.
    let megabytes: Double
    /// What `check` has to say, with `FILE` for its name; nil for nothing.
    let complaint: String?
    let text: @Sendable () -> [UInt8]

    var testDescription: String { name }

    init(
      _ name: String, _ complaint: String? = nil, megabytes: Double = 150,
      _ text: @escaping @Sendable () -> String
    ) {
      self.name = name
      self.complaint = complaint
      self.megabytes = megabytes
      self.text = { Array(text().utf8) }
    }
  }

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static let head = "# Deck\n\n## Topic\n\n### What is it? {#q}\n\n"
  private static let long = "FILE:5:1: error: the card is longer than 256 KB and is left out"

  static let decks: [Deck] = [
    Deck("one line of 100 MB", long) { head + times("word ", 20_000_000 / scale) + "\n" },
    Deck("one word of 100 MB", long) { head + times("x", 100_000_000 / scale) + "\n" },
    Deck(
      "a question of 100 MB", "FILE:3:1: error: the card is longer than 256 KB and is left out"
    ) { "# Deck\n\n### " + times("word ", 20_000_000 / scale) + "\n\nyes\n" },
    Deck("names of 100 MB") {
      "# " + times("deck ", 10_000_000 / scale) + "\n\n## " + times("topic ", 10_000_000 / scale)
        + "\n\n### What? {#q}\n\nyes\n"
    },
    Deck("a topic of 1 MB in its path") {
      "# Deck\n\n## " + times("a / ", 250_000) + "b\n\n### What? {#q}\n\nyes\n"
    },
    Deck("a file of 200 MB") {
      "# Deck\n\n## Topic\n\n"
        + (0..<(1_000_000 / scale)).map {
          "### What is \($0)?\n\nIt is \(times("x", 160)).\n\n"
        }.joined()
    },
    Deck("a million headings") {
      "# Deck\n" + times("## Topic\n", 1_000_000 / scale) + "### What? {#q}\n\nyes\n"
    },
    Deck("three hundred thousand topics", megabytes: 350) {
      (0..<(300_000 / scale)).map { "## T\($0)\n### What \($0)?\n\nyes\n" }.joined()
    },
    Deck("an open fence", "FILE:7:1: warning: the code fence is never closed") {
      head + "```\n" + times("code\n", 50_000 / inside)
    },
    Deck("marks") { head + "a" + times("\u{301}", 120_000 / inside) },
    Deck("invisible characters") { head + "a" + times("\u{200B}\u{202E}", 40_000 / inside) },
    Deck("lists") {
      head + (0..<600 / inside).map { times(" ", 2 * $0).prefix(400) + "- a\n" }.joined() + "\n"
    },
    Deck("quotations") { head + times(">", 200_000 / inside) + " a\n" },
    Deck("brackets") { head + times("[", 120_000 / inside) + times("](", 60_000 / inside) + "\n" },
    Deck("emphasis") { head + times("*a _b ", 40_000 / inside) + "\n" },
    Deck("code spans") { head + (1..<700 / inside).map { times("`", $0) + "a" }.joined() + "\n" },
    Deck("braces in math") {
      head + "$" + times("{", 60_000 / inside) + times("}", 60_000 / inside) + "$ $"
        + times("\\frac{", 15_000 / inside) + "$\n"
    },
    Deck("entities") { head + times("&#x1b;&amp;", 20_000 / inside) + "\n" },
    Deck("a table") {
      head + times("|a", 8_000 / inside) + "|\n" + times("|-", 8_000 / inside) + "|\n"
        + times(times("|b", 8_000 / inside) + "|\n", 10)
    },
    Deck(
      "aliases", "FILE:3:5: error: the front matter is not YAML: aliases are not read"
    ) {
      "---\na: &a [x, x]\n"
        + (98..<123).map { "\(UnicodeScalar(UInt8($0))): [*a, *a]\n" }.joined()
        + "---\n### What? {#q}\n\nyes\n"
    },
    Deck("nested YAML", "error: the front matter is not YAML: it is nested too deep") {
      "---\na: " + times("[", 30_000) + times("]", 30_000) + "\n---\n### What? {#q}\n\nyes\n"
    },
    Deck("NUL") { times("\0", 20_000_000 / scale) },
  ]

  @Test(arguments: decks)
  func isReadInBoundedTimeAndMemory(deck: Deck) throws {
    let text = deck.text()
    let sandbox = try Sandbox(deck: "")
    try Data(text).write(to: sandbox.deck)
    let limit = deck.megabytes + Double(text.count) / 1e6 * 6
    let check = try PseudoTerminal(
      sandbox, words: [Sandbox.program.path, "check", sandbox.deck.path], columns: 500, rows: 50)
    let checked = try check.end(within: Self.seconds)
    #expect(checked.megabytes < limit, "\(checked)")
    let said = check.screen.lines.joined()
    if let complaint = deck.complaint {
      #expect(said.contains(complaint.replacing("FILE", with: sandbox.deck.path)), "\(said)")
    } else {
      #expect(!said.contains(" error: "), "\(said)")
    }

    let terminal = try PseudoTerminal(sandbox)
    try terminal.wait(for: "quit", timeout: Self.seconds)
    let started = Date()
    for key in [
      "\r", " ", "G", "g", "\t", "?", "\u{1B}", "\u{1B}", "b", "l", "l", "\u{1B}", "/", "x",
    ] {
      terminal.send(key)
      terminal.receive(milliseconds: 30)
    }
    terminal.send("\u{3}")
    let ended = try terminal.end(within: Self.seconds)
    #expect(ended.status == 0)
    #expect(ended.megabytes < limit, "\(ended)")
    report(deck, text.count, checked, ended, Date().timeIntervalSince(started))
  }

  /// A line a deck, for whoever wants the figures.
  private func report(
    _ deck: Deck, _ bytes: Int, _ check: PseudoTerminal.Ending, _ study: PseudoTerminal.Ending,
    _ keys: Double
  ) {
    guard Soak.isOn else { return }
    print(
      String(
        format:
          "hostile deck: %@ (%.1f MB): check %.2f s %.0f MB, study %.2f s %.0f MB, keys %.2f s",
        deck.name, Double(bytes) / 1e6, check.processorSeconds, check.megabytes,
        study.processorSeconds, study.megabytes, keys))
  }

  @Test func whatIsNoFileIsSaidSoAndTheRestIsRead() throws {
    let sandbox = try Sandbox()
    let folder = sandbox.deck.deletingLastPathComponent()
    let manager = FileManager.default
    try manager.createSymbolicLink(
      at: folder.appendingPathComponent("loop"), withDestinationURL: folder)
    try manager.createDirectory(
      at: folder.appendingPathComponent("a/b"), withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: folder.path + "/a/b/up", withDestinationPath: "../..")
    try manager.createSymbolicLink(atPath: folder.path + "/self.md", withDestinationPath: "self.md")
    try manager.createSymbolicLink(
      atPath: folder.path + "/nowhere.md", withDestinationPath: "nothing")
    try manager.createSymbolicLink(
      atPath: folder.path + "/null.md", withDestinationPath: "/dev/null")
    try manager.createSymbolicLink(
      atPath: folder.path + "/zero.md", withDestinationPath: "/dev/zero")
    #expect(mkfifo(folder.path + "/pipe.md", 0o600) == 0)
    let listener = try Self.socket(at: folder.path + "/s.md")
    defer { close(listener) }
    let clean = [
      ("self.md", "cannot be opened: Too many levels of symbolic links"),
      ("nowhere.md", "cannot be opened: No such file or directory"),
      ("null.md", "is no regular file"), ("zero.md", "is no regular file"),
      ("pipe.md", "is no regular file"), ("s.md", "is no regular file"),
    ]
    let all = try sandbox.runBare(["check", folder.path], environment: sandbox.environment())
    #expect(all.status == 1)
    let lines = all.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasSuffix(": 7 cards, native deck") })
    #expect(
      lines.filter { $0.contains(": error: ") }.sorted()
        == clean.map { "\(folder.path)/\($0.0):1:1: error: \($0.1)" }.sorted())
    #expect(all.error.contains("7 cards, 6 errors"), "each deck is read once: \(all.error)")
    for (name, sentence) in clean {
      let one = try sandbox.runBare(
        ["check", "\(folder.path)/\(name)"], environment: sandbox.environment())
      #expect(one.status == 1)
      #expect(one.output == "\(folder.path)/\(name):1:1: error: \(sentence)\n")
    }
    for path in ["/dev/null", "/dev/tty", "/dev/zero"] {
      let one = try sandbox.runBare(["check", path], environment: sandbox.environment())
      #expect(one.output == "\(path):1:1: error: is no regular file\n")
    }
  }

  @Test(.enabled(if: getuid() != 0 || canDropRights, "root may read everything"))
  func aFileThatMayNotBeReadIsSaidSo() throws {
    let sandbox = try Sandbox()
    let folder = sandbox.deck.deletingLastPathComponent()
    let secret = folder.appendingPathComponent("secret.md")
    try "### What?\n\nyes\n".write(to: secret, atomically: true, encoding: .utf8)
    let manager = FileManager.default
    try manager.createDirectory(
      at: folder.appendingPathComponent("closed"), withIntermediateDirectories: true)
    for path in [secret.path, folder.path + "/closed"] {
      try manager.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    }
    let rights = getuid() == 0 ? Self.withoutRights : []
    let terminal = try PseudoTerminal(
      sandbox, words: rights + [Sandbox.program.path, "check", folder.path], columns: 300)
    #expect(try terminal.end().status == 1)
    let text = terminal.screen.text
    #expect(text.contains("secret.md:1:1: error: cannot be opened: Permission denied"))
    #expect(text.contains("closed:1:1: error: the folder cannot be read: Permission denied"))
    #expect(text.contains("7 cards, 2 errors"))
  }

  private static let withoutRights = [
    "/usr/bin/setpriv", "--bounding-set", "-all", "--inh-caps", "-all",
  ]
  private static var canDropRights: Bool {
    FileManager.default.isExecutableFile(atPath: withoutRights[0])
  }

  private static func socket(at path: String) throws -> Int32 {
    let descriptor = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = Array(path.utf8)
    try #require(name.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(result == 0)
    return descriptor
  }
}
