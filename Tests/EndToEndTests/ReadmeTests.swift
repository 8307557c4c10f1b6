import Foundation
import Testing

/// What the README says can be done is done here, as it stands there.
@Suite(.serialized) struct ReadmeTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardized

  /// The fenced blocks of the README in one language.
  static func blocks(_ language: String) throws -> [String] {
    let text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    return text.components(separatedBy: "\n```\(language)\n").dropFirst().map {
      $0.components(separatedBy: "\n```\n")[0] + "\n"
    }
  }

  /// The commands of the README's shell blocks, without their comments.
  static func commands(of program: String) throws -> [[String]] {
    try blocks("sh").flatMap { $0.split(separator: "\n") }
      .map { $0.split(separator: "#")[0].split(separator: " ").map(String.init) }
      .filter { $0.first == program }
  }

  /// A home with the README's own deck and configuration.
  static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox(deck: try #require(try blocks("markdown").first))
    let folder = sandbox.home.appendingPathComponent("config/leitner")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // The keys, and all other settings.
    let configuration = try blocks("yaml")
    try #require(configuration.count == 2)
    try configuration.joined().write(
      to: folder.appendingPathComponent("config.yaml"), atomically: true, encoding: .utf8)
    return sandbox
  }

  @Test func theDeckAndTheConfigurationAreRead() throws {
    let sandbox = try Self.sandbox()
    let cards = try sandbox.run("list", "--json")
    #expect(cards.error.isEmpty)
    #expect(cards.objects.map { $0["id"] as? String } == ["humus"])
    #expect(cards.objects.first?["topic"] as? [String] == ["Soil"])
    #expect(cards.objects.first?["tags"] as? [String] == ["plants"])
  }

  @Test func everyCommandRuns() throws {
    let sandbox = try Self.sandbox()
    let commands = try Self.commands(of: "leitner")
    #expect(commands.count >= 11)
    for command in commands {
      let arguments = Array(command.dropFirst())
      if arguments.isEmpty || arguments[0] == "study" {
        let terminal = try Terminal(sandbox, arguments: arguments)
        try terminal.wait(for: "leitner  ")
        try terminal.send("q")
        try terminal.wait(for: "status=0")
      } else if arguments[0] == "check" {
        let result = try sandbox.runBare(
          ["check", sandbox.deck.path], environment: sandbox.environment())
        #expect(result.status == 0)
      } else if arguments[0] == "link" {
        // The second card was known and is gone, the first one is in the deck.
        let sandbox = try Sandbox(deck: "### Was? {#\(arguments[2])}\n\nThis, which is gone.\n")
        #expect(try sandbox.run("grade", arguments[2], "good").status == 0)
        try "### A cover of soil {#\(arguments[1])}\n\nStraw\n".write(
          to: sandbox.deck, atomically: true, encoding: .utf8)
        let result = try sandbox.run(arguments[0], arguments[1], arguments[2])
        #expect(result.status == 0, "\(command): \(result.error)")
        #expect(result.output.hasPrefix("\(arguments[1])\tbox 2"))
      } else {
        let result = try sandbox.runBare(
          arguments + ["--decks", sandbox.deck.path], environment: sandbox.environment())
        #expect(result.status == 0, "\(command): \(result.error)")
        #expect(!result.output.isEmpty || ["history", "edit"].contains(arguments[0]), "\(command)")
      }
    }
  }

  @Test func everyTargetExists() throws {
    let makefile = try String(
      contentsOf: Self.root.appendingPathComponent("Makefile"), encoding: .utf8)
    let commands = try Self.commands(of: "make")
    #expect(commands.count >= 2)
    for command in commands { #expect(makefile.contains("\n\(command[1]):"), "\(command)") }
  }

  @Test func everyTestOfTheTrustTableExists() throws {
    let text = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let names = text.components(separatedBy: "FILTER=").dropFirst().map {
      String($0.prefix { $0.isLetter })
    }.filter { !$0.isEmpty }
    #expect(names.count >= 11)
    let folder = Self.root.appendingPathComponent("Tests")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    let suites = files.compactMap { $0 as? String }.map { URL(fileURLWithPath: $0) }
      .filter { $0.pathExtension == "swift" }.map { $0.deletingPathExtension().lastPathComponent }
    for name in names { #expect(suites.contains(name), "\(name)") }
  }
}
