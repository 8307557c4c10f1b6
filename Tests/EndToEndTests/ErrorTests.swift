import Foundation
import Testing

/// What goes wrong outside the program ends in one sentence and the right exit code.
@Suite struct ErrorTests {
  /// A shell's line with `leitner` for the program on the sandbox's decks, in the sandbox's home.
  private static func run(_ line: String, in sandbox: Sandbox) throws -> Sandbox.Result {
    let setting = """
      cd '\(sandbox.home.path)'; decks='\(sandbox.deck.path)'
      leitner() { timeout 20 '\(Sandbox.program.path)' "$@"; }
      """
    let (output, error) = (
      sandbox.home.appendingPathComponent("o"), sandbox.home.appendingPathComponent("e")
    )
    for file in [output, error] { try Data().write(to: file) }
    let status = try runChild(
      ["bash", "-c", setting + "\n" + line], environment: sandbox.environment(),
      output: output.path, error: error.path)
    return Sandbox.Result(
      status: status, output: try String(contentsOf: output, encoding: .utf8),
      error: try String(contentsOf: error, encoding: .utf8))
  }

  private static let pipe = "it is a device, a pipe or a socket"

  @Test(
    arguments: [
      // Output that can't be written.
      ("leitner --decks $decks due >/dev/full", 1, "can't write /dev/stdout: the disk is full"),
      ("leitner --decks $decks list --json >/dev/full", 1, "can't write /dev/stdout: the disk is"),
      ("leitner --help >/dev/full", 1, "can't write /dev/stdout: the disk is full"),
      (
        "card=$(leitner --decks $decks list | head -1 | cut -f1); leitner --decks $decks grade $card good >/dev/full",
        1, "it is recorded, but can't write /dev/stdout: the disk is full"
      ),
      (
        "card=$(leitner --decks $decks list | head -1 | cut -f1); leitner --decks $decks star $card >/dev/full",
        1, "it is recorded, but can't write /dev/stdout: the disk is full"
      ),
      (
        "leitner pace light >/dev/full", 1,
        "it is recorded, but can't write /dev/stdout: the disk is"
      ),
      (
        "card=$(leitner --decks $decks list | head -1 | cut -f1); unset EDITOR VISUAL; "
          + "leitner --decks $decks edit $card </dev/null", 1,
        "vi needs a terminal; EDITOR can name an editor that needs none"
      ),
      ("leitner --decks $decks due >&-", 1, "can't write /dev/stdout: it is closed"),
      // Named, but missing or not to be read.
      ("leitner --config /nope --decks $decks due", 1, "can't open /nope: it does not exist"),
      ("leitner --decks /nope due", 1, "can't open /nope: it does not exist"),
      ("leitner --decks /nope --decks $decks due", 1, "can't open /nope: it does not exist"),
      ("leitner --decks /nope", 1, "can't open /nope: it does not exist"),
      ("leitner --config . --decks $decks due", 1, "can't open .: it is a folder"),
      // Empty.
      ("leitner --data-dir '' --decks $decks due", 64, "--data-dir needs a path"),
      ("leitner --config '' --decks $decks due", 64, "--config needs a path"),
      ("leitner --decks '' due", 64, "--decks needs a path"),
      // No moment of the calendar, or one of a year that is far away.
      (
        "LEITNER_NOW=soon leitner --decks $decks due", 64,
        "LEITNER_NOW is “soon”, which is no moment"
      ),
      (
        "LEITNER_NOW=0000-01-01T00:00:00+14:00 leitner --decks $decks grade france good", 64,
        "which is no moment like 2026-03-02T09:00:00+01:00, of the years 1 to 9898"
      ),
      ("LEITNER_NOW=9999-12-31T09:00:00Z leitner --decks $decks due", 64, "which is no moment"),
      // Pipes and devices. None is waited for.
      ("mkfifo p; leitner --decks p due", 1, "can't open p: \(pipe)"),
      ("leitner --decks /dev/zero due", 1, "can't open /dev/zero: \(pipe)"),
      ("mkfifo p; leitner --config p --decks $decks due", 1, "can't open p: \(pipe)"),
      ("leitner --config /dev/zero --decks $decks due", 1, "can't open /dev/zero: \(pipe)"),
      (
        "mkdir d; mkfifo d/lock; leitner --data-dir d --decks $decks grade france good", 1,
        "can't open d/lock: \(pipe)"
      ),
      (
        "mkdir -p d/lock; leitner --data-dir d --decks $decks grade france good", 1,
        "can't open d/lock: it is a folder"
      ),
      // Where nothing can be made.
      (
        "leitner --data-dir /proc/leitner --decks $decks grade france good", 1,
        "can't make the folder /proc/leitner: nothing can be made in the folder above it"
      ),
      // Not UTF-8.
      ("leitner --decks $'g\\xff' due", 1, "is not UTF-8"),
      ("leitner --data-dir $'d\\xff' --decks $decks grade france good", 1, "is not UTF-8"),
      ("XDG_DATA_HOME=$'/d\\xff' leitner --decks $decks due", 1, "is not UTF-8"),
      // Line feeds.
      ("leitner --decks $'no\\npe' due", 1, "can't open no␊pe: it does not exist"),
      ("leitner --decks $decks show $'no\\npe'", 1, "there is no card “no␊pe”"),
      // Words that are none of the program's.
      ("leitner foo", 64, "no such command “foo”; there are study, due, list,"),
      ("leitner --language en sow --json", 64, "no such command “sow”; did you mean “show”?"),
      ("leitner help foo", 64, "no such command “foo”"),
      ("leitner --decks $decks show frnace", 1, "no card “frnace”; did you mean “france”?"),
      ("leitner --decks $decks grade frane good", 1, "no card “frane”; did you mean “france”?"),
      ("leitner --decks $decks list --topic Eurpe", 1, "“Eurpe”; did you mean “Europe”?"),
      ("leitner --decks $decks show zzzzz", 1, "no card “zzzzz”; `leitner list` prints the ids"),
    ] as [(String, Int32, String)])
  func oneSentenceSaysIt(line: String, status: Int32, sentence: String) throws {
    let result = try Self.run(line, in: Sandbox())
    #expect(result.status == status, "\(result.error)")
    #expect(result.output.isEmpty)
    #expect(result.error.contains(sentence), "\(result.error)")
    if status == 1 {
      #expect(result.error.hasPrefix("leitner: "))
      #expect(result.error.filter { $0 == "\n" }.count == 1, "\(result.error)")
    }
  }

  /// What is no file among the histories is said, and costs nothing else.
  @Test(arguments: [
    "mkfifo x.jsonl", "ln -s x.jsonl x.jsonl", "mkdir x.jsonl", "touch $'\\xff-x.jsonl'",
  ])
  func whatIsNoHistoryIsLeftOut(make: String) throws {
    let sandbox = try Sandbox()
    let program = "leitner --data-dir d --decks $decks"
    let line = """
      \(program) grade france good; (cd d/history; \(make))
      \(program) show france --json; \(program) grade norway good; \(program) stats > /dev/null
      \(program) history | wc -l
      """
    let result = try Self.run(line, in: sandbox)
    #expect(result.status == 0)
    #expect(result.output.contains("\"box\" : 2") && result.output.hasSuffix("2\n"))
    let lines = result.error.split(separator: "\n")
    #expect(lines.count == 4, "\(result.error)")
    for line in lines {
      #expect(line.contains("x.jsonl is no file that can be read; it is left out"))
    }
  }

  /// A mistake in the words of a command is one sentence and the line that says how it is used.
  @Test(arguments: [
    ("leitner show", "leitner: Missing expected argument '<card>'"),
    ("leitner due --nope", "leitner: Unknown option '--nope'"),
    ("leitner check ''", "leitner: check needs a path; it is empty"),
  ])
  func wrongUsageIsASentenceAndALine(line: String, sentence: String) throws {
    let result = try Self.run(line, in: Sandbox())
    let lines = result.error.split(separator: "\n")
    #expect(result.status == 64 && lines.count == 2, "\(result.error)")
    #expect(lines.first.map { String($0) } == sentence)
    #expect(lines.last?.hasPrefix("Usage: leitner ") == true)
  }

  /// Also before the options are read, or if they can't be.
  @Test(arguments: ["leitner --language zh foo", "leitner foo --language=zh"])
  func theLanguageThatAnOptionNamesIsSpoken(line: String) throws {
    let sandbox = try Sandbox()
    #expect(try Self.run(line, in: sandbox).error.contains("没有命令“foo”"))
    let full = try Self.run("leitner --language zh --decks $decks due >/dev/full", in: sandbox)
    #expect(full.error == "leitner: 无法写入 /dev/stdout：磁盘已满\n")
  }

  /// The bundled decks would take the place of those that the learner means.
  @Test(arguments: [("decks: [~/decks\\nmouse: true\\n", 2), ("decks: {a: 1}\\n", 1)])
  func withoutKnowingTheDecksNoneAreRead(text: String, line: Int) throws {
    let sandbox = try Sandbox()
    let setting = "printf '\(text)' >c.yaml; "
    for command in ["due", "grade france good", ""] {
      let result = try Self.run(setting + "leitner --config c.yaml \(command)", in: sandbox)
      #expect(result.status == 1 && result.output.isEmpty)
      #expect(result.error.hasPrefix("leitner: c.yaml:\(line):"), "\(result.error)")
      #expect(result.error.contains("name them with --decks"))
      #expect(result.error.split(separator: "\n").count == 1)
    }
    let named = try Self.run(setting + "leitner --config c.yaml --decks $decks due", in: sandbox)
    #expect(named.status == 0 && named.error.hasPrefix("c.yaml:\(line):"))
    let checked = try Self.run(setting + "leitner --config c.yaml check", in: sandbox)
    #expect(checked.status == 1 && checked.output.hasPrefix("c.yaml:\(line):"))
    #expect(checked.output.split(separator: "\n").count == 1, "\(checked.output)")
    #expect(try Self.run(setting + "leitner --config c.yaml paths", in: sandbox).status == 0)
  }

  /// It follows from the history, so nothing is lost with it; what stood there keeps a name.
  @Test(arguments: ["mkdir", "mkfifo"])
  func progressThatIsNoFileIsMadeAnewBesideIt(make: String) throws {
    let sandbox = try Sandbox()
    let program = "leitner --data-dir d --decks $decks"
    let line = """
      \(program) grade france good; rm d/progress.json; \(make) d/progress.json
      \(program) show france --json; \(program) grade norway good; test -f d/progress.json && ls d
      """
    let result = try Self.run(line, in: sandbox)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("\"box\" : 2"))
    #expect(result.output.contains("progress.json.damaged-2026"))
    #expect(result.error.contains("d/progress.json was unreadable and was rebuilt"))
    #expect(result.error.contains("; the old one is d/progress.json.damaged-2026"))
  }

  /// As root no permission is missing, so only what a link leads to shows that nothing but our own
  /// file gets another name.
  @Test func whatALinkInPlaceOfProgressLeadsToKeepsItsName() throws {
    let sandbox = try Sandbox()
    let line = """
      mkdir d; mkfifo other; ln -s ../other d/progress.json
      leitner --data-dir d --decks $decks grade france good; test -p other && test -f d/progress.json
      """
    #expect(try Self.run(line, in: sandbox).status == 0)
  }

  @Test func namesWithLineFeedsBreakNoLine() throws {
    let line = """
      mkdir $'a\\nb'; cp $decks $'a\\nb/c\\nd.md'; printf '# x\\n\\n### q\\n' >$'a\\nb/e\\tf.md'
      leitner --decks $'a\\nb' list; leitner --decks $'a\\nb' paths | grep ^decks
      leitner check $'a\\nb' | grep error
      """
    let output = try Self.run(line, in: Sandbox()).output
    let lines = output.split(separator: "\n")
    #expect(lines.count == 9, "\(output)")
    for line in lines.prefix(7) {
      #expect(line.contains("\ta␊b/c␊d.md:") && line.split(separator: "\t").count == 5, "\(line)")
    }
    #expect(lines[7] == "decks      a␊b")
    #expect(lines[8].hasPrefix("a␊b/e"))
  }

  @Test func theSameDecksAreNamedOnce() throws {
    let sandbox = try Sandbox()
    for line in ["leitner paths --decks g", "leitner --decks g paths"] {
      let decks = try Self.run(line, in: sandbox).output.split(separator: "\n")
        .filter { $0.hasPrefix("decks") }
      #expect(decks == ["decks      g"], "\(line)")
    }
    for shell in ["bash", "zsh", "fish"] {
      let script = try Self.run("leitner --generate-completion-script \(shell)", in: sandbox)
      #expect(script.status == 0 && script.output.contains("leitner"))
    }
    #expect(try Self.run("leitner --help", in: sandbox).output.contains("leitner help keys"))
    // The parser breaks lines at any space.
    let keys = try Self.run("leitner help keys", in: sandbox).output.split(
      whereSeparator: \.isWhitespace)
    let text = keys.joined(separator: " ")
    #expect(text.contains("Space Enter show answer; ") && text.contains("1 again; 2 hard; 3 good;"))
  }
}
