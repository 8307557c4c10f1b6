import Foundation
import Testing

/// What shells complete: ids, topics and decks; quick and without a word if decks are broken.
@Suite struct CompletionTests {
  private func complete(
    _ sandbox: Sandbox, _ words: [String]
  ) throws -> [String] {
    let script = try sandbox.runBare(
      ["--generate-completion-script", "bash"], environment: sandbox.environment())
    try #require(script.status == 0)
    let file = sandbox.home.appendingPathComponent("completion.bash")
    try script.output.write(to: file, atomically: true, encoding: .utf8)
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let line = words.joined(separator: " ")
    let test = """
      shopt -s extglob
      source '\(file.path)'
      COMP_WORDS=(\(quoted)); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); COMP_LINE='\(line)'
      COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; COMP_KEY=9
      _leitner leitner "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let (output, error) = (sandbox.home.path + "/out", sandbox.home.path + "/err")
    for file in [output, error] { try Data().write(to: URL(fileURLWithPath: file)) }
    _ = try runChild(
      ["/bin/bash", "--norc", "-c", test], environment: environment(sandbox), output: output,
      error: error)
    #expect(try String(contentsOfFile: error, encoding: .utf8) == "")
    return try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").map(
      String.init)
  }

  private func environment(_ sandbox: Sandbox) -> [String: String] {
    let folder = Sandbox.program.deletingLastPathComponent().path
    return sandbox.environment().merging(["PATH": "\(folder):/usr/bin:/bin"]) { $1 }
  }

  private func offered(_ sandbox: Sandbox, _ words: String...) throws -> [String] {
    try complete(sandbox, ["leitner", "--decks", sandbox.deck.path] + words)
  }

  @Test func idsTopicsAndNamesAreOffered() throws {
    let sandbox = try Sandbox()
    #expect(try offered(sandbox, "show", "ne") == ["nepal"])
    #expect(try offered(sandbox, "suspend", "france", "l") == ["latvia", "laos"])
    #expect(try offered(sandbox, "study", "--topic", "") == ["capitals", "Europe", "Asia"])
    #expect(try offered(sandbox, "grade", "france", "g") == ["good"])
    #expect(try offered(sandbox, "pace", "n") == ["normal"])
    #expect(try offered(sandbox, "list", "--search", "is:d") == ["is:due"])
    #expect(try complete(sandbox, ["leitner", "--language", "z"]) == ["zh"])
    #expect(try complete(sandbox, ["leitner", "su"]) == ["suspend"])
  }

  /// Ids with colons, which are ends of words for bash, and the commands behind `help`.
  private static let colons = """
    # Nets

    ### Which flag opens a connection? {#net:tcp:syn}

    SYN

    ### What has no connection? {#net:udp}

    UDP

    """

  @Test(arguments: [
    ("show net:u", "show net:udp "), ("show net:tcp:", "show net:tcp:syn "),
    (#"show net\:tcp:s"#, #"show net\:tcp:syn "#), ("show 'net:u", "show 'net:udp' "),
    ("suspend net:udp net:t", #"suspend net:udp net:tcp\:syn "#),
    ("list --search is:d", "--search is:due "), ("show net:", "tcp:syn  udp"),
    ("help st", "star   stats  study"),
    ("help rep", "help repair"), ("grade net:udp g", "grade net:udp good "),
    ("help gr", "help grade"), (#"show "net:u"#, #"show "net:udp" "#),
    ("--language=en show net:u", "show net:udp "), ("--language=z", "--language=zh"),
    ("--language=", "en  zh"), ("--data-dir=data --language=en grade net:udp g", "net:udp good "),
    ("list --search=is:d", "--search=is:due "), ("--language= show net:u", "show net:udp "),
  ])
  func aRealBashCompletesIt(typed: String, shown: String) throws {
    let sandbox = try Sandbox(deck: Self.colons)
    let terminal = try shell(
      sandbox, ["/bin/bash", "--norc", "--noprofile", "-i"], "bash", "source ./script")
    terminal.send("leitner --decks 'decks/capitals.md' \(typed)\t\t")
    try terminal.wait(for: "“\(shown)”") {
      $0.text.contains(shown)
    }
    // Its end would take the decks away.
    withExtendedLifetime(sandbox) {}
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/zsh")),
    arguments: [
      ("show net:u", "show net:udp"), ("show net:tcp:", "show net:tcp:syn"),
      ("list --search is:d", "--search is:due"), ("help rep", "help repair"),
    ])
  func aRealZshCompletesIt(typed: String, shown: String) throws {
    let sandbox = try Sandbox(deck: Self.colons)
    let terminal = try shell(
      sandbox, ["/usr/bin/zsh", "-f", "-i"], "zsh",
      "autoload -Uz compinit; compinit -u -D; source ./script")
    terminal.send("leitner --decks 'decks/capitals.md' \(typed)\t")
    try terminal.wait(for: "“\(shown)”") {
      $0.text.replacing("\\:", with: ":").contains(shown)
    }
    withExtendedLifetime(sandbox) {}
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/fish")),
    arguments: [
      ("show net:u", "show net:udp"), ("show net:tcp:", "show net:tcp:syn"),
      ("list --search is:d", "--search is:due"), ("help rep", "help repair"),
    ])
  func aRealFishCompletesIt(typed: String, shown: String) throws {
    let sandbox = try Sandbox(deck: Self.colons)
    let terminal = try shell(
      sandbox, ["/usr/bin/fish", "--no-config", "-i"], "fish", "source ./script")
    terminal.send("leitner --decks 'decks/capitals.md' \(typed)\t")
    try terminal.wait(for: "“\(shown)”") {
      $0.text.replacing("\\:", with: ":").contains(shown)
    }
    withExtendedLifetime(sandbox) {}
  }

  /// A shell in the sandbox's home that has read its completion script.
  private func shell(
    _ sandbox: Sandbox, _ words: [String], _ name: String, _ setUp: String
  ) throws -> PseudoTerminal {
    let script = try sandbox.runBare(
      ["--generate-completion-script", name], environment: sandbox.environment())
    try #require(script.status == 0)
    try script.output.write(
      to: sandbox.home.appendingPathComponent("script"), atomically: true, encoding: .utf8)
    let terminal = try PseudoTerminal(
      sandbox, words: words, columns: 200, environment: environment(sandbox))
    terminal.send("cd '\(sandbox.home.path)'; \(setUp); echo 4''2-\r")
    // With a prompt below it.
    try terminal.wait(for: "42-") {
      $0.text.contains("42-")
        && !$0.text.trimmingCharacters(in: .whitespacesAndNewlines).hasSuffix("42-")
    }
    return terminal
  }

  @Test func knownCardsThatNoDeckHasAreOffered() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run("grade", "norway", "good")
    let text = Sandbox.capitals.replacingOccurrences(of: "{#norway}", with: "{#oslo}")
      .replacingOccurrences(
        of: "What is the capital of Norway?", with: "Which is the largest fjord?"
      )
      .replacingOccurrences(of: "Oslo\n", with: "The Sognefjord, which is in the west\n")
    try text.write(to: sandbox.deck, atomically: true, encoding: .utf8)
    let before = try sandbox.history()
    #expect(try offered(sandbox, "link", "oslo", "") == ["norway"])
    #expect(try sandbox.history() == before)
  }

  @Test func brokenDecksAndConfigurationsOfferNothing() throws {
    let sandbox = try Sandbox()
    #expect(try complete(sandbox, ["leitner", "--decks", "/nowhere", "show", ""]) == [])
    let broken = sandbox.home.appendingPathComponent("broken.md")
    try Data([0x23, 0xFF, 0xFE, 0x00, 0x0A]).write(to: broken)
    #expect(try complete(sandbox, ["leitner", "--decks", broken.path, "show", ""]) == [])
    #expect(
      try complete(sandbox, ["leitner", "--config", "/dev/full", "study", "--topic", ""]) == [])
  }

  /// bash expands what it is offered, and decks are somebody else's.
  @Test func namesRunNothing() throws {
    let sandbox = try Sandbox(
      deck: "# D\n\n## A $(touch pwned) `touch pwned` 'b\" & c\n\n### q? {#x}\n\na\n")
    let offered = try offered(sandbox, "add", "--topic", "A")
    // What has to be quoted on the line, bash quotes itself.
    #expect(offered == [#"A $(touch pwned) `touch pwned` 'b" & c"#])
    for folder in [FileManager.default.currentDirectoryPath, sandbox.home.path] {
      #expect(!FileManager.default.fileExists(atPath: folder + "/pwned"))
    }
  }
}
