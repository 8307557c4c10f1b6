import Foundation
import Testing

/// `leitner list` and `leitner history`, which print as they read.
@Suite struct StreamTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// Writes a history of so many answers, as another machine would have.
  private func writeHistory(_ count: Int, shuffled: Bool = false) throws {
    let folder = sandbox.data.appendingPathComponent("history")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var lines = (1...count).map { number in
      let (minute, second) = (number / 60 % 60, number % 60)
      let time = String(
        format: "2026-01-%02dT%02d:%02d:%02d.000Z", 1 + number / 86_400,
        number / 3600 % 24, minute, second)
      return #"{"id":"laptop:\#(number)","time":"\#(time)","day":"2026-01-01","event":"answer","#
        + #""card":"france","grade":"again","from":1,"to":1,"due":"2026-01-02"}"#
    }
    if shuffled { lines.reverse() }
    try Data((lines.joined(separator: "\n") + "\n").utf8)
      .write(to: folder.appendingPathComponent("laptop.jsonl"))
    #expect(try sandbox.run("repair").status == 0)
  }

  private var environment: [String: String] { sandbox.environment() }

  /// Runs a command of the shell with the program as `$0`.
  private func shell(_ command: String) throws -> Sandbox.Result {
    let (output, error) = (
      sandbox.home.appendingPathComponent("shell-out"),
      sandbox.home.appendingPathComponent("shell-err")
    )
    for file in [output, error] { try Data().write(to: file) }
    let status = try runChild(
      ["/bin/bash", "-o", "pipefail", "-c", command, Sandbox.program.path],
      environment: environment, output: output.path, error: error.path)
    return Sandbox.Result(
      status: status, output: try String(contentsOf: output, encoding: .utf8),
      error: try String(contentsOf: error, encoding: .utf8))
  }

  @Test(arguments: ["history", "history --json", "list", "list --json"])
  func aReaderThatStopsEndsTheProgramQuietly(command: String) throws {
    try writeHistory(3000)
    let decks = "--decks '\(sandbox.deck.path)'"
    let whole = try shell("\"$0\" \(command) \(decks)")
    #expect(whole.status == 0)
    let first = try shell("\"$0\" \(command) \(decks) | head -1")
    #expect(first.output == whole.output.prefix { $0 != "\n" } + "\n")
    #expect(first.error.isEmpty)
    // A list this short is written before the reader has gone.
    #expect(first.status == 141 || command.hasPrefix("list") && first.status == 0)
    // Who ignores the signal gets a sentence, as for any output that can't be written.
    let ignored = try shell("trap '' PIPE; \"$0\" \(command) \(decks) | head -1")
    #expect(ignored.output == first.output)
    #expect([0, 1].contains(ignored.status))
    #expect(ignored.error.isEmpty == (ignored.status == 0))
    if ignored.status == 1 { #expect(ignored.error.split(separator: "\n").count == 1) }
  }

  @Test func theFirstLineComesBeforeTheRestIsRead() throws {
    try writeHistory(20_000)
    let history = sandbox.data.appendingPathComponent("history/laptop.jsonl").path
    // The program waits for its reader when the pipe is full, and then has the file open.
    let result = try shell(
      """
      exec 3< <(exec "$0" history --decks '\(sandbox.deck.path)')
      read -r line <&3
      echo "$line"
      readlink /proc/$!/fd/* | grep -cxF '\(history)'
      """)
    #expect(result.output.hasPrefix("2026-01-01T00:00:01.000Z\tanswer\tagain\t1 → 1\tfrance\n"))
    #if os(Linux)
      #expect(result.output.hasSuffix("\n1\n"))
    #endif
  }

  @Test func anArrayIsOneArrayWhateverIsInIt() throws {
    #expect(try sandbox.run("history", "--json").output == "[\n\n]\n")
    _ = try sandbox.run("grade", "france", "good")
    #expect(try sandbox.run("history", "--json").objects.count == 1)
    for card in ["norway", "japan"] { _ = try sandbox.run("grade", card, "good") }
    let output = try sandbox.run("history", "--json").output
    #expect(output.hasPrefix("[\n  {\n    \"card\" : \"france\",\n"))
    #expect(output.hasSuffix("\n  }\n]\n"))
    #expect(output.components(separatedBy: "\n  },\n  {\n").count == 3)
    let list = try sandbox.run("list", "--json").output
    #expect(list.contains("\n    \"tags\" : [\n\n    ],\n"), "as JSONEncoder writes an empty list")
  }

  @Test func linesInAnotherOrderArePrintedInTheOrderOfReplay() throws {
    try writeHistory(500)
    let ordered = try sandbox.run("history").output
    try writeHistory(500, shuffled: true)
    #expect(try sandbox.run("history").output == ordered)
  }

  #if os(Linux)
    @Test func memoryDoesNotGrowWithTheAnswers() throws {
      func megabytes(_ count: Int, _ arguments: String) throws -> Double {
        try writeHistory(count)
        let command = "exec \"$0\" \(arguments) --decks '\(sandbox.deck.path)' >/dev/null"
        let terminal = try PseudoTerminal(
          sandbox, words: ["/bin/sh", "-c", command, Sandbox.program.path])
        let ending = try terminal.end(within: 60)
        #expect(ending.status == 0)
        return ending.megabytes
      }
      for command in ["history", "history --json"] {
        let few = try megabytes(2000, command)
        let many = try megabytes(30_000, command)
        #expect(few > 1 && many < few + 6, "\(command): \(few) MB and \(many) MB")
      }
    }
  #endif
}
