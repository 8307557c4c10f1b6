import Foundation
import Testing

/// What the program writes, by what it asks of the kernel: its data folder and nothing else.
@Suite struct WrittenFilesTests {
  private static let strace = "/usr/bin/strace"
  private static var canTrace: Bool {
    FileManager.default.isExecutableFile(atPath: strace)
  }

  /// A call that changed, or could have changed, what lies on the disk.
  private struct Change {
    let call: String
    let paths: [String]
  }

  private static let changing: Set<String> = [
    "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "symlink",
    "symlinkat", "link", "linkat", "truncate", "creat", "chmod", "fchmodat", "chown", "lchown",
    "fchownat", "mknod", "mknodat", "utime", "utimes", "utimensat", "setxattr", "mount",
  ]

  /// The changes in what strace wrote, failed ones too: they were meant.
  private static func changes(in trace: String, home: String) -> [Change] {
    trace.split(separator: "\n").compactMap { line in
      guard let open = line.firstIndex(of: "(") else { return nil }
      let call = String(line[..<open].split(separator: " ").last ?? "")
      let isOpening = call == "open" || call == "openat" || call == "openat2"
      let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"].contains {
        line.contains($0)
      }
      guard changing.contains(call) || isOpening && writes else { return nil }
      let paths = line[open...].matches(of: /"((?:[^"\\]|\\.)*)"/).map { String($0.1) }
      return Change(
        call: String(line), paths: paths.map { $0.hasPrefix("/") ? $0 : home + "/" + $0 })
    }
  }

  private static func traced(_ sandbox: Sandbox, _ arguments: [String], to file: URL) -> [String] {
    [
      strace, "-f", "-s", "4096", "-o", file.path, "-e", "trace=%file,%desc", Sandbox.program.path,
    ] + arguments
  }

  @Test(.enabled(if: canTrace, "needs strace (Debian: strace)"), arguments: [false, true])
  func onlyTheDataFolderIsWrittenTo(isLinked: Bool) throws {
    let sandbox = try Sandbox()
    let elsewhere = sandbox.home.appendingPathComponent("elsewhere")
    if isLinked { try Self.link(sandbox, to: elsewhere) }
    let before = try Self.files(in: sandbox.home)
    let global = ["--decks", sandbox.deck.path]
    var traces: [URL] = []
    func trace() -> URL {
      traces.append(sandbox.home.appendingPathComponent("trace-\(traces.count)"))
      return traces[traces.count - 1]
    }

    let terminal = try PseudoTerminal(sandbox, words: Self.traced(sandbox, global, to: trace()))
    try terminal.wait(for: "Start today’s review")
    terminal.send("\r")
    try terminal.wait(for: "capital of France")
    for (keys, next) in [(" 3", "Norway"), (" 1", "Latvia"), ("u", "Norway"), ("b", "Browse")] {
      terminal.send(keys)
      try terminal.wait(for: next)
    }
    for (key, next) in [("s", "Statistics"), ("?", "Help"), ("/", "type to search")] {
      terminal.send(key)
      try terminal.wait(for: next)
    }
    terminal.send("\u{3}")
    #expect(try terminal.end().status == 0)
    let interview = try PseudoTerminal(
      sandbox, words: Self.traced(sandbox, ["study", "--interview"] + global, to: trace()))
    for (keys, next) in [("", "How many"), ("\r", "1/7"), (" 1\r3", "2/7")] {
      interview.send(keys)
      try interview.wait(for: next)
    }
    interview.send("\u{3}")
    #expect(try interview.end().status == 0)
    for command in [
      ["grade", "norway", "easy"], ["repair"], ["stats"], ["list"], ["due", "--json"], ["history"],
      ["show", "france"], ["check", sandbox.deck.path], ["paths"],
    ] {
      let words = Self.traced(sandbox, command + (command[0] == "check" ? [] : global), to: trace())
      #expect(try PseudoTerminal(sandbox, words: words).end().status == 0, "\(command)")
    }

    let allowed = [sandbox.data.path] + (isLinked ? [elsewhere.path] : [])
    var seen: [String] = []
    for file in traces {
      let text = try String(contentsOf: file, encoding: .utf8)
      for change in Self.changes(in: text, home: sandbox.home.path) {
        // strace itself opens nothing in the traced process; /dev is the terminal and the null device.
        for path in change.paths where !path.hasPrefix("/dev/") {
          let isInside = allowed.contains { path == $0 || path.hasPrefix($0 + "/") }
          let isParent = change.call.contains("mkdir") && sandbox.data.path.hasPrefix(path)
          #expect(isInside || isParent, "\(change.call)")
          seen.append(path)
        }
      }
    }
    let folder = isLinked ? elsewhere.path : sandbox.data.path
    #expect(seen.contains { $0.contains("/history/") && $0.hasSuffix(".jsonl") })
    #expect(seen.contains(folder + "/progress.json"), "the trace shows the writing")
    for file in traces { try FileManager.default.removeItem(at: file) }
    try Self.checkWhatIsLeft(sandbox, elsewhere: isLinked ? elsewhere : nil, before: before)
  }

  /// The next screen is composed before the disk has the answer, but nobody sees it earlier.
  @Test(.enabled(if: canTrace, "needs strace (Debian: strace)"))
  func theNextCardIsSentWhenTheAnswerIsOnTheDisk() throws {
    let sandbox = try Sandbox()
    let file = sandbox.home.appendingPathComponent("trace")
    let terminal = try PseudoTerminal(
      sandbox,
      words: [
        Self.strace, "-f", "-y", "-s", "4096", "-o", file.path, "-e", "trace=write,fdatasync",
        Sandbox.program.path, "--decks", sandbox.deck.path,
      ])
    try terminal.wait(for: "Start today’s review")
    terminal.send("\r")
    for (card, next) in [("France", "Norway"), ("Norway", "Latvia")] {
      try terminal.wait(for: card)
      terminal.send(" 3")
      try terminal.wait(for: next)
    }
    terminal.send("\u{3}")
    #expect(try terminal.end().status == 0)
    let calls = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    for (card, next) in [("france", "Norway"), ("norway", "Latvia")] {
      let written = try #require(
        calls.firstIndex { $0.contains(".jsonl>") && $0.contains(#"\"card\":\"\#(card)\""#) })
      let synced = try #require(
        calls[written...].firstIndex { $0.contains("fdatasync(") && $0.contains(".jsonl>") })
      let shown = try #require(
        calls.firstIndex { $0.contains("/dev/pts/") && $0.contains(next) })
      #expect(calls[synced].hasSuffix("= 0") && synced < shown, "\(next)")
    }
  }

  /// progress.json and the history as links, as those have them who keep them in a synchronised folder.
  private static func link(_ sandbox: Sandbox, to elsewhere: URL) throws {
    let manager = FileManager.default
    try manager.createDirectory(
      at: elsewhere.appendingPathComponent("history"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try manager.createDirectory(
      at: sandbox.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for name in ["progress.json", "history"] {
      try manager.createSymbolicLink(
        at: sandbox.data.appendingPathComponent(name),
        withDestinationURL: elsewhere.appendingPathComponent(name))
    }
  }

  /// Every path below a folder, but the ones that the test's own runs make.
  private static func files(in folder: URL) throws -> Set<String> {
    Set(try FileManager.default.subpathsOfDirectory(atPath: folder.path))
      .filter { $0 != "out" && $0 != "err" }
  }

  private static func checkWhatIsLeft(
    _ sandbox: Sandbox, elsewhere: URL?, before: Set<String>
  ) throws {
    let manager = FileManager.default
    let folder = elsewhere ?? sandbox.data
    let left = try files(in: sandbox.home).subtracting(before)
    for path in left {
      let full = sandbox.home.appendingPathComponent(path).path
      #expect(
        full.hasPrefix(folder.path) || sandbox.data.path.hasPrefix(full)
          || full.hasPrefix(
            sandbox.data.path),
        "\(path)")
      let name = String(path.split(separator: "/").last ?? "")
      #expect(
        [
          "data", "leitner", "progress.json", "history", "lock", "device", "seen-decks.json",
          "interview.json",
        ].contains(name)
          || name.hasSuffix(".jsonl"), "\(path) is left")
      let attributes = try manager.attributesOfItem(atPath: full)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      if attributes[.type] as? FileAttributeType != .typeSymbolicLink, name != "data" {
        #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(path)")
      }
    }
    #expect(left.contains { $0.hasSuffix(".jsonl") })
    #expect(left.contains { $0.hasSuffix("progress.json") })
    guard let elsewhere else { return }
    for name in ["progress.json", "history"] {
      let link = sandbox.data.appendingPathComponent(name).path
      #expect(
        try manager.destinationOfSymbolicLink(atPath: link)
          == elsewhere.appendingPathComponent(name).path, "the link is followed, not replaced")
    }
  }
}
