import Foundation

/// A home of its own for a run of the program, so that a test never touches the user's files.
final class Sandbox: Sendable {
  let home: URL
  let deck: URL

  /// The program, built beside the tests.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("leitner")

  init(deck text: String = Sandbox.capitals) throws {
    home = FileManager.default.temporaryDirectory
      .appendingPathComponent("leitner-test-\(UUID().uuidString)")
    deck = home.appendingPathComponent("decks/capitals.md")
    try FileManager.default.createDirectory(
      at: deck.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: deck, atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  var data: URL { home.appendingPathComponent("data/leitner") }

  /// What the program sees of the world; `now` is the clock.
  func environment(now: String = "2026-03-02T09:00:00+00:00") -> [String: String] {
    [
      "HOME": home.path, "XDG_DATA_HOME": home.appendingPathComponent("data").path,
      "XDG_CONFIG_HOME": home.appendingPathComponent("config").path,
      "XDG_STATE_HOME": home.appendingPathComponent("state").path,
      "XDG_CACHE_HOME": home.appendingPathComponent("cache").path,
      "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "TZ": "UTC", "EDITOR": "true", "LEITNER_NOW": now, "SWIFT_BACKTRACE": "enable=no",
      Watchdog.variable: Watchdog.ofThisRun.name,
    ]
  }

  struct Result {
    let status: Int32
    let output: String
    let error: String

    /// The output as JSON.
    var json: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) }
    var object: [String: Any] { json as? [String: Any] ?? [:] }
    var objects: [[String: Any]] { json as? [[String: Any]] ?? [] }
  }

  /// Runs the program without a terminal, on this sandbox's deck.
  func run(_ arguments: String..., environment: [String: String]? = nil) throws -> Result {
    try runBare(arguments + ["--decks", deck.path], environment: environment ?? self.environment())
  }

  /// Runs the program without a terminal, with nothing added to its arguments.
  func runBare(_ arguments: [String], environment: [String: String]) throws -> Result {
    let (output, error) = (home.appendingPathComponent("out"), home.appendingPathComponent("err"))
    for file in [output, error] { try Data().write(to: file) }
    let status = try runChild(
      [Sandbox.program.path] + arguments, environment: environment, output: output.path,
      error: error.path)
    return Result(
      status: status,
      output: try String(contentsOf: output, encoding: .utf8),
      error: try String(contentsOf: error, encoding: .utf8))
  }

  /// The lines of every history file.
  func history() throws -> [String] {
    let folder = data.appendingPathComponent("history")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return try files.sorted().flatMap { name in
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
  }

  static let capitals = """
    # Capitals

    ## Europe

    ### What is the capital of France? {#france}

    **Paris**, on the Seine.

    **Explanation:** It has been so for most of a thousand years.

    ### What is the capital of Norway? {#norway}

    Oslo

    ### What is the capital of Latvia? {#latvia}

    Riga

    ## Asia

    ### 日本的首都是哪里？ {#japan}

    东京（Tokyo）。

    **解析：** 明治维新后，首都从京都迁到东京。

    ### What is the capital of Nepal? {#nepal}

    Kathmandu

    ### What is the capital of Laos? {#laos}

    Vientiane

    ### What is the capital of Iran? {#iran}

    Tehran

    """
}
