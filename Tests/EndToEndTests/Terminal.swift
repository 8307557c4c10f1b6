import Foundation
import Testing

/// The program in a terminal of its own (tmux on a private socket), driven by keys.
final class Terminal: Sendable {
  private let socket = "\(Watchdog.ofThisRun.name)-\(UUID().uuidString.prefix(8))"

  struct Timeout: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts the program on the sandbox's deck; when it ends the shell says how.
  init(
    _ sandbox: Sandbox, columns: Int = 80, rows: Int = 24, arguments: [String] = [],
    namesDeck: Bool = true,
    environment changes: [String: String?] = [:]
  ) throws {
    var environment = sandbox.environment()
    for (name, value) in changes { environment[name] = value }
    let assignments = environment.map { "\($0.key)=\(quoted($0.value))" }
    let unset = changes.filter { $0.value == nil }.map { "-u \($0.key)" }
    let command =
      (["env", "-i"] + unset + assignments + [quoted(Sandbox.program.path)]
      + (namesDeck ? ["--decks", quoted(sandbox.deck.path)] : []) + arguments.map(quoted))
      .joined(separator: " ")
    let script = sandbox.home.appendingPathComponent("run-\(socket).sh")
    try
      "stty -a > \(quoted(sandbox.home.path))/stty-before\n\(command)\necho \"status=$?\"\nstty -a > \(quoted(sandbox.home.path))/stty-after\nexec bash --norc -i\n"
      .write(to: script, atomically: true, encoding: .utf8)
    try tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "bash", "--norc", script.path)
    try tmux("set", "-g", "status", "off")
    try tmux("set", "-g", "default-terminal", "tmux-256color")
    try resize(columns, rows)
  }

  deinit { _ = try? tmux("kill-server") }

  func resize(_ columns: Int, _ rows: Int) throws {
    try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// Sends keys by tmux's names, one after another.
  func send(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  /// Sends text as it is.
  func type(_ text: String) throws { try tmux("send-keys", "-l", text) }

  /// Pastes text as a terminal does.
  func paste(_ text: String) throws {
    try tmux("set-buffer", text)
    try tmux("paste-buffer", "-p")
  }

  /// The rows of the screen, with escape sequences for styles on request.
  func screen(styles: Bool = false) throws -> String {
    try tmux(styles ? ["capture-pane", "-p", "-e"] : ["capture-pane", "-p"])
  }

  /// Whether the program has the terminal's other screen.
  var isFullScreen: Bool {
    get throws { try tmux("display", "-p", "#{alternate_on}").hasPrefix("1") }
  }

  /// The process number of the program itself.
  func programID() throws -> Int32 {
    let shell = try tmux("display", "-p", "#{pane_pid}").trimmingCharacters(
      in: .whitespacesAndNewlines)
    let found = try outputOfChild(["pgrep", "-P", shell, "leitner"])
    return Int32(found.split(separator: "\n").first.map(String.init) ?? "") ?? 0
  }

  /// Polls until the screen holds `text`; returns the screen.
  @discardableResult
  func wait(for text: String, timeout: Double = 20) throws -> String {
    try wait(timeout: timeout, for: "“\(text)”") { $0.contains(text) }
  }

  @discardableResult
  func wait(timeout: Double = 20, for what: String, until isReached: (String) -> Bool) throws
    -> String
  {
    let end = Date().addingTimeInterval(timeout)
    var shown = ""
    while Date() < end {
      shown = try screen()
      if isReached(shown) { return shown }
      usleep(20_000)
    }
    throw Timeout(description: "waited in vain for \(what) on this screen:\n\(shown)")
  }

  /// Waits until the shell says that the program was killed. Nobody gave the terminal back, so lines
  /// begin wherever the one before ended.
  func waitForKill() throws {
    try wait(for: "its end") { $0.filter { !$0.isWhitespace }.contains("status=137") }
  }

  /// Answers the cards that a review asks, each with its key, when the one before is in the history.
  func answer(_ keys: String..., in sandbox: Sandbox) throws {
    let before = try sandbox.history().count
    for (number, key) in keys.enumerated() {
      try wait(for: "show answer")
      try send("Space")
      try wait(for: "1 again")
      try send(key)
      try wait(for: "answer \(number + 1)") { _ in
        (try? sandbox.history().count) == before + number + 1
      }
    }
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

  private func tmux(_ arguments: [String]) throws -> String {
    try outputOfChild(["tmux", "-L", socket, "-u"] + arguments)
  }
}

private func quoted(_ text: String) -> String {
  "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
}
