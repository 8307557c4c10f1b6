import Foundation
import Testing

#if os(Linux)
  /// Decks that can't be changed where they are are copied to the learner's own folder, after asking.
  @Suite struct CopiedDeckTests {
    /// Root may write anything, so the program runs as nobody.
    private static let drop =
      getuid() == 0
      ? ["/usr/bin/env", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []

    private let sandbox: Sandbox
    private var own: URL { sandbox.data.appendingPathComponent("decks") }

    /// Whether the program can be run so.
    private static let canRun =
      (try? runChild(drop + ["test", "-x", Sandbox.program.path])) == 0

    init() throws {
      sandbox = try Sandbox()
      let english = Sandbox.capitals.replacingOccurrences(
        of: "# Capitals", with: "# Capital cities")
      let folder = sandbox.deck.deletingLastPathComponent()
      try english.write(
        to: folder.appendingPathComponent("capitals.en.md"), atomically: true, encoding: .utf8)
      try Sandbox.capitals.replacingOccurrences(of: "What is the capital of", with: "首都：")
        .write(
          to: folder.appendingPathComponent("capitals.zh.md"), atomically: true, encoding: .utf8)
      try FileManager.default.removeItem(at: sandbox.deck)
      try editor(#"sed -i "${1#+}s/capital/chief city/; ${1#+}s/首都/都城/" "$2""#)
      try run("chmod", "-R", "a+rwX", sandbox.home.path)
      try run("chmod", "-R", "a-w", folder.path)
    }

    @discardableResult
    private func run(_ words: String...) throws -> Int32 { try runChild(words) }

    private func editor(_ script: String) throws {
      let file = sandbox.home.appendingPathComponent("editor.sh")
      try "#!/bin/sh\n\(script)\n".write(to: file, atomically: true, encoding: .utf8)
      try run("chmod", "a+rx", file.path)
    }

    private var environment: [String: String] {
      sandbox.environment().merging(["VISUAL": "sh \(sandbox.home.path)/editor.sh"]) { $1 }
    }

    private var folder: String { sandbox.deck.deletingLastPathComponent().path }

    private func command(_ arguments: [String], before: [String] = []) throws -> Sandbox.Result {
      let (output, error) = (sandbox.home.path + "/out", sandbox.home.path + "/err")
      for file in [output, error] { try Data().write(to: URL(fileURLWithPath: file)) }
      let status = try runChild(
        Self.drop + before + [Sandbox.program.path] + arguments, environment: environment,
        output: output, error: error)
      return Sandbox.Result(
        status: status, output: try String(contentsOfFile: output, encoding: .utf8),
        error: try String(contentsOfFile: error, encoding: .utf8))
    }

    /// A program with bundled decks as it is installed, where the learner may write nothing.
    private func installed(_ decks: [String: String]) throws -> String {
      let prefix = sandbox.home.appendingPathComponent("prefix")
      let program = prefix.appendingPathComponent("bin/leitner").path
      try run("mkdir", "-p", prefix.path + "/bin")
      // By a process of its own: what this one has open for writing, a test beside it may hold open longer.
      try run("cp", Sandbox.program.path, program)
      for (name, text) in decks {
        let deck = prefix.appendingPathComponent("share/leitner/decks/\(name)")
        try FileManager.default.createDirectory(
          at: deck.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: deck, atomically: true, encoding: .utf8)
      }
      try run("chmod", "-R", "a+rX,a-w", prefix.path)
      return program
    }

    private func names(in folder: URL) -> [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    }

    @Test(.enabled(if: canRun), arguments: [(80, 24), (40, 12)], ["en", "zh"])
    func theLearnerIsAskedFirst(size: (Int, Int), language: String) throws {
      let graded = try command(["grade", "france", "good", "--decks", folder])
      #expect(graded.status == 0, "\(graded.error)")
      let terminal = try PseudoTerminal(
        sandbox,
        words: Self.drop + [Sandbox.program.path, "--decks", folder, "--language", language],
        columns: size.0, rows: size.1, environment: environment)
      try terminal.openReview("Norway", today: language == "en" ? "today’s review" : "今日复习")
      terminal.send("e")
      try terminal.wait(for: language == "en" ? "y copy" : "y 复制")
      #expect(terminal.screen.text.contains("~/data/leitner/decks"), "\(terminal.screen.text)")
      #expect(terminal.screen.text.contains("--decks"), "\(terminal.screen.text)")
      terminal.send("n")
      try terminal.wait(for: language == "en" ? "Nothing was copied" : "没有复制")
      #expect(names(in: own) == [])
      terminal.send("e")
      try terminal.wait(for: language == "en" ? "y copy" : "y 复制")
      terminal.send("y")
      try terminal.wait(for: language == "en" ? "chief city of Norway" : "都城： Norway")
      terminal.send("q")
      let end = try terminal.end()
      #expect(end.status == 0)
      #expect(
        terminal.screen.text.contains(language == "en" ? "the copy is" : "副本是"),
        "that the copy has to be named")
      #expect(names(in: own) == ["capitals.en.md", "capitals.zh.md"])
      // The copy is read without being named; what is known of its cards is kept, and none is there twice.
      let cards = try command(["list", "--json", "--language", "en"]).objects
      #expect(cards.count == 7)
      #expect(cards.first?["box"] as? Int == 2)
      #expect(try command(["check"]).status == 0)
    }

    /// Copies of decks that the configuration names are read from then on.
    @Test(.enabled(if: canRun)) func aConfiguredDeckIsReadFromItsCopy() throws {
      let file = sandbox.home.appendingPathComponent("config/leitner/config.yaml")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try "decks: [\(folder)]\n".write(to: file, atomically: true, encoding: .utf8)
      #expect(try command(["grade", "norway", "easy"]).status == 0)
      let copied = try command(["edit", "norway", "--copy"])
      #expect(copied.status == 0)
      #expect(
        copied.error == "leitner: copied to ~/data/leitner/decks, which is read from now on\n")
      let card = try command(["list", "--json", "--search", "chief"]).objects.first
      #expect(card?["id"] as? String == "norway")
      #expect(card?["box"] as? Int == 3)
      #expect(card?["file"] as? String == own.path + "/capitals.en.md")
      let checked = try command(["check"])
      #expect(
        checked.output.contains(
          "\(own.path)/capitals.en.md: 7 cards, native deck, in place of \(folder)/capitals.en.md\n"
        ),
        "\(checked.output)")
      // The copy needs none.
      let again = try command(["edit", "latvia"])
      #expect(again.status == 0 && again.error == "", "\(again.error)")
      #expect(try command(["list", "--search", "chief"]).output.contains("Latvia"))
      // The command line names what it means.
      let named = try command(["list", "--search", "chief", "--decks", folder])
      #expect(named.output == "")
      for name in names(in: own) {
        try FileManager.default.removeItem(at: own.appendingPathComponent(name))
      }
      #expect(try command(["list", "--search", "chief"]).output == "")
      #expect(try command(["list"]).output.split(separator: "\n").count == 7)
    }

    /// What is in the way of a copy is said at once, and to its end.
    @Test(.enabled(if: canRun), arguments: [(80, 24), (40, 12)])
    func aSecondCopyIsRefusedInAWholeSentence(size: (Int, Int)) throws {
      #expect(try command(["edit", "norway", "--copy", "--decks", folder]).status == 0)
      let terminal = try PseudoTerminal(
        sandbox, words: Self.drop + [Sandbox.program.path, "--decks", folder],
        columns: size.0, rows: size.1, environment: environment)
      try terminal.openReview("France")
      terminal.send("e")
      try terminal.wait(for: "Can’t be changed here")
      let words = terminal.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        words.contains("~/data/leitner/decks/capitals.en.md; name that with --decks"), "\(words)")
      terminal.send("q")
      #expect(try terminal.end().status == 0)
    }

    @Test(.enabled(if: canRun)) func aCommandAsksForAFlag() throws {
      let refused = try command(["edit", "norway", "--decks", folder])
      #expect(refused.status == 1)
      #expect(refused.error.contains("with --copy it is copied to ~/data/leitner/decks first"))
      #expect(names(in: own) == [])
      let copied = try command(["edit", "norway", "--copy", "--decks", folder])
      #expect(copied.status == 0, "\(copied.error)")
      #expect(
        copied.error
          == "leitner: the copy is ~/data/leitner/decks/capitals.en.md; it is not read again unless --decks names it in place of the original\n"
      )
      let again = try command(["edit", "norway", "--copy", "--decks", folder])
      #expect(again.status == 1)
      #expect(again.error.contains("a copy with another text is there"))
      let edited = try command(["list", "--search", "chief"])
      #expect(edited.output.contains("chief city of Norway"))
    }

    @Test(.enabled(if: canRun)) func aCardIsAddedToTheCopy() throws {
      try editor(#"n=${1#+}; sed -i "${n}s/### /### What is new?/; $((n+1))s/.*/A card./" "$2""#)
      let added = try command(["add", "--topic", "Asia", "--copy", "--decks", folder])
      #expect(
        added.output == "1 card added to Capital cities · Asia (capitals.en.md:39)\n",
        "\(added.error)")
      let card = try command(["list", "--json", "--search", "new"]).objects.first
      #expect((card?["topic"] as? [String])?.last == "Asia")
      // Its translation is to be joined with it.
      #expect((card?["id"] as? String)?.hasPrefix("card-") == true)
      let text = try String(
        contentsOf: own.appendingPathComponent("capitals.en.md"), encoding: .utf8)
      #expect(text.contains("### What is new? {#card-"))
    }

    /// All decks that came with the program are copied, since the learner's own folder takes their place.
    @Test(.enabled(if: canRun)) func allBundledDecksAreCopied() throws {
      let program = try installed([
        "capitals.md": Sandbox.capitals,
        "more/other.md": "# Other\n\n### Is this another deck?\n\nYes.\n",
      ])
      defer { _ = try? run("chmod", "-R", "u+w", sandbox.home.path + "/prefix") }
      let terminal = try PseudoTerminal(
        sandbox, words: Self.drop + [program], environment: environment)
      try terminal.openReview()
      terminal.send("e")
      try terminal.wait(for: "To change leitner’s decks, copy them to ~/data/leitner/decks")
      terminal.send("y")
      try terminal.wait(for: "chief city of France")
      terminal.send("q")
      #expect(try terminal.end().status == 0)
      #expect(names(in: own) == ["capitals.md", "more"])
      #expect(names(in: own.appendingPathComponent("more")) == ["other.md"])
      #expect(try command(["list"]).output.split(separator: "\n").count == 8)
    }

    /// Where the bundled decks could be written, as in a checkout, they are copied all the same: an update
    /// replaces them.
    @Test(arguments: [["edit", "norway"], ["add", "--topic", "Europe"], ["add"]])
    func bundledDecksAreCopiedWhereTheyCouldBeWritten(words: [String]) throws {
      let program = try installed(["capitals.md": Sandbox.capitals])
      let bundled = sandbox.home.path + "/prefix/share/leitner/decks/capitals.md"
      try run("chmod", "-R", "u+w", sandbox.home.path + "/prefix")
      func command(_ words: [String]) throws -> Int32 {
        try runChild([program] + words, environment: environment)
      }
      #expect(try command(words) == 1, "nobody can be asked")
      #expect(names(in: own) == [])
      #expect(try command(words + ["--copy"]) == 0)
      #expect(names(in: own).contains("capitals.md"))
      #expect(try String(contentsOfFile: bundled, encoding: .utf8) == Sandbox.capitals)
    }

    /// A card without a topic begins the learner's own deck; the bundled ones stay readable beside it.
    @Test(.enabled(if: canRun)) func aDeckOfOnesOwnIsBegunBesideTheBundledOnes() throws {
      let program = try installed(["capitals.md": Sandbox.capitals])
      defer { _ = try? run("chmod", "-R", "u+w", sandbox.home.path + "/prefix") }
      try editor(#"n=${1#+}; sed -i "${n}s/### /### What is new?/; $((n+1))s/.*/A card./" "$2""#)
      let terminal = try PseudoTerminal(
        sandbox, words: Self.drop + [program], environment: environment)
      try terminal.wait(for: "today’s review")
      terminal.send("a")
      try terminal.wait(for: "copy these decks to ~/data/leitner/decks first?")
      terminal.send("y")
      try terminal.wait(for: "1 card added to My cards · Notes (my-cards.md:5)")
      terminal.send("q")
      #expect(try terminal.end().status == 0)
      #expect(names(in: own) == ["capitals.md", "my-cards.md"])
      #expect(
        try String(contentsOf: own.appendingPathComponent("capitals.md"), encoding: .utf8)
          == Sandbox.capitals)
    }

    /// In the learner's own folder there is nothing to copy; what is wrong is said.
    @Test(.enabled(if: canRun)) func aDeckOfOnesOwnIsRefusedWithTheReason() throws {
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      let deck = own.appendingPathComponent("mine.md")
      try Sandbox.capitals.write(to: deck, atomically: true, encoding: .utf8)
      try run("chmod", "-R", "a+rwX", sandbox.data.path)
      try run("chmod", "a-w", deck.path)
      for words in [["edit", "norway"], ["edit", "norway", "--copy"], ["add"]] {
        let refused = try command(words)
        #expect(refused.status == 1)
        #expect(
          refused.error.contains("can't write \(deck.path): the permission is missing"),
          "\(words): \(refused.error)")
      }
    }

    /// What can't be copied leaves no half of a deck, which would take the place of the bundled ones.
    @Test(.enabled(if: canRun)) func nothingIsLeftOfCopiesThatFail() throws {
      let full = try command(
        ["edit", "norway", "--copy", "--decks", folder], before: ["prlimit", "--fsize=300"])
      #expect(full.status == 1)
      #expect(full.error.contains("can't write"), "\(full.error)")
      #expect(names(in: own) == [])
      try FileManager.default.removeItem(at: own)
      try Data().write(to: own)
      let noFolder = try command(["edit", "norway", "--copy", "--decks", folder])
      #expect(noFolder.status == 1)
      #expect(noFolder.error.contains("can't make the folder"), "\(noFolder.error)")
    }
  }
#endif
