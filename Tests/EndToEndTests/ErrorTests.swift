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
        "mkdir -p d/history; mkfifo d/history/x.jsonl; leitner --data-dir d --decks $decks due", 1,
        "can't open d/history/x.jsonl: \(pipe)"
      ),
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
      leitner --decks $'a\\nb' list; leitner --decks $'a\\nb' paths | grep decks
      leitner check $'a\\nb' | grep error
      """
    let output = try Self.run(line, in: Sandbox()).output
    let lines = output.split(separator: "\n")
    #expect(lines.count == 9, "\(output)")
    for line in lines.prefix(7) {
      #expect(line.contains("\ta␊b/c␊d.md:") && line.split(separator: "\t").count == 5, "\(line)")
    }
    #expect(lines[7] == "decks     a␊b")
    #expect(lines[8].hasPrefix("a␊b/e"))
  }

  @Test func theSameDecksAreNamedOnce() throws {
    let sandbox = try Sandbox()
    for line in ["leitner paths --decks g", "leitner --decks g paths"] {
      let decks = try Self.run(line, in: sandbox).output.split(separator: "\n")
        .filter { $0.hasPrefix("decks") }
      #expect(decks == ["decks     g"], "\(line)")
    }
    for shell in ["bash", "zsh", "fish"] {
      let script = try Self.run("leitner --generate-completion-script \(shell)", in: sandbox)
      #expect(script.status == 0 && script.output.contains("leitner"))
    }
    #expect(try Self.run("leitner --help", in: sandbox).output.contains("leitner help keys"))
    // The parser breaks lines at any space.
    let keys = try Self.run("leitner help keys", in: sandbox).output.split(
      whereSeparator: \.isWhitespace)
    #expect(
      keys.joined(separator: " ").contains("Space Enter show answer; 1 again; 2 hard; 3 good;"))
  }
}
