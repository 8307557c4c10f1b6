import Foundation
import Testing

/// The program on disks that refuse, with files that were damaged, and beside others like it.
@Suite(.serialized) struct StorageTests {
  /// Shows the next card after an answer.
  private func answer(_ terminal: Terminal, _ key: String, then text: String) throws {
    try terminal.send("Space")
    try terminal.wait(for: "1 again")
    try terminal.send(key)
    try terminal.wait(for: text)
  }

  private func sandboxFile(_ sandbox: Sandbox, _ name: String) throws -> URL {
    if name == "progress.json" { return sandbox.data.appendingPathComponent(name) }
    let folder = sandbox.data.appendingPathComponent("history")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return folder.appendingPathComponent(try #require(files.first { $0.hasSuffix(name) }))
  }

  // MARK: Disks that refuse

  @Test func answersThatTheFullDiskRefusesLandWhenThereIsSpace() throws {
    let sandbox = try Sandbox()
    let disk = sandbox.home.appendingPathComponent("small")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
    guard try run("mount", "-t", "tmpfs", "-o", "size=64k", "none", disk.path) == 0 else {
      return  // Only root may mount; the limit for file sizes is tested for everybody.
    }
    defer { _ = try? run("umount", "-l", disk.path) }
    let terminal = try Terminal(sandbox, arguments: ["--data-dir", disk.path])
    try terminal.wait(for: "Start today’s review")
    try terminal.send("Enter")
    try answer(terminal, "3", then: "capital of Norway")
    let filler = disk.appendingPathComponent("filler")
    _ = try run("dd", "if=/dev/zero", "of=\(filler.path)", "bs=4k")
    // What is left of the history's last block takes some more.
    var answered = 1
    for next in ["Latvia", "日本", "Nepal", "Laos", "Iran"] {
      try answer(terminal, "1", then: next)
      answered += 1
    }
    for _ in 0..<40 where !(try terminal.screen().contains("not on the disk")) {
      try terminal.send("Space")
      try terminal.wait(for: "1 again")
      try terminal.send("1")
      try terminal.wait(for: "show answer")
      answered += 1
    }
    try terminal.wait(for: "1 not on the disk yet (the disk is full)")
    try terminal.send("Space")
    try terminal.wait(for: "1 again")
    try terminal.send("q")
    try terminal.wait(for: "q again leaves without")
    try FileManager.default.removeItem(at: filler)
    try terminal.send("Tab")
    try terminal.wait(for: "Every answer is on the disk again")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let history = try sandbox.run("history", "--json", "--data-dir", disk.path).objects
    #expect(history.count == answered)
    #expect(Set(history.compactMap { $0["id"] as? String }).count == answered)
    let names = try FileManager.default.contentsOfDirectory(atPath: disk.path)
    #expect(names.sorted() == ["history", "lock", "progress.json", "seen-decks.json"])
  }

  #if os(Linux)
    @Test func aLimitForFileSizesIsADiskThatIsFull() throws {
      let sandbox = try Sandbox()
      let (terminal, program) = try studying(sandbox)
      let size = try Data(contentsOf: sandboxFile(sandbox, ".jsonl")).count
      #expect(try run("prlimit", "--pid", "\(program)", "--fsize=\(size + 10):") == 0)
      try answer(terminal, "3", then: "capital of Latvia")
      try terminal.wait(for: "1 not on the disk yet")
      try answer(terminal, "1", then: "日本的首都是哪里")
      try terminal.wait(for: "2 not on the disk yet")
      try terminal.send("u")
      try terminal.wait(for: "capital of Latvia")
      try terminal.wait(for: "3 not on the disk yet")
      #expect(try sandbox.history().count == 1)
      try terminal.send("q")
      try terminal.wait(for: "q again leaves without")
      #expect(try run("prlimit", "--pid", "\(program)", "--fsize=unlimited:") == 0)
      try terminal.send("q")
      try terminal.wait(for: "status=0")
      let events = try sandbox.run("history", "--json").objects
      #expect(events.map { $0["event"] as? String } == ["answer", "answer", "answer", "undo"])
      #expect(
        try sandbox.run("show", "latvia", "--json").objects.first?["state"] as? String == "new")
    }

    @Test func leavingWithoutThemIsPossibleAndSaid() throws {
      let sandbox = try Sandbox()
      let (terminal, program) = try studying(sandbox)
      #expect(try run("prlimit", "--pid", "\(program)", "--fsize=10:") == 0)
      try answer(terminal, "3", then: "1 not on the disk yet")
      try terminal.send("q")
      try terminal.wait(for: "q again leaves without")
      try terminal.send("q")
      let screen = try terminal.wait(for: "status=1")
      #expect(screen.contains("leitner: 1 answer"))
      #expect(try sandbox.history().count == 1)
      #expect(
        try sandbox.run("show", "norway", "--json").objects.first?["state"] as? String == "new")
    }

    @Test func aFolderThatMayNotBeWrittenIsRead() throws {
      let sandbox = try Sandbox()
      _ = try sandbox.run("grade", "france", "good")
      // Root may write anything, so the program runs as nobody, who may read this.
      _ = try run("chmod", "-R", "a+rX", sandbox.home.path)
      _ = try run("chmod", "-R", "a-w", sandbox.data.path)
      defer { _ = try? run("chmod", "-R", "u+w", sandbox.data.path) }
      let drop =
        getuid() == 0
        ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
      guard try run(drop + ["test", "-x", Sandbox.program.path]) == 0 else { return }
      let result = try capture(
        drop + [Sandbox.program.path, "grade", "norway", "good", "--decks", sandbox.deck.path],
        sandbox)
      #expect(result.contains("progress can't be written"))
      #expect(result.contains("the permission is missing"))
      let list = try capture(
        drop + [Sandbox.program.path, "show", "france", "--decks", sandbox.deck.path], sandbox)
      #expect(list.contains("box 2"))
      #expect(try sandbox.history().count == 1)
    }
  #endif

  @Test func aFileWhereTheFolderShouldBeIsSaid() throws {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(
      at: sandbox.data.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: sandbox.data)
    let result = try sandbox.run("grade", "france", "good")
    #expect(result.status == 1)
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(result.error.contains(sandbox.data.path))
    let terminal = try Terminal(sandbox)
    try terminal.wait(timeout: 20, for: "one sentence") {
      $0.contains(": ") && $0.contains("can't")
    }
    #expect(try Data(contentsOf: sandbox.data) == Data("mine".utf8))
  }

  // MARK: Damage

  @Test func aDamagedProgressFileIsKeptAndMadeAnew() throws {
    let sandbox = try Sandbox()
    for card in ["france", "norway"] { _ = try sandbox.run("grade", card, "good") }
    let file = try sandboxFile(sandbox, "progress.json")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 0x10
    try bytes.write(to: file)
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "damaged at byte")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let names = try FileManager.default.contentsOfDirectory(atPath: sandbox.data.path).sorted()
    let kept = try #require(names.first { $0.hasPrefix("progress.json.damaged-20260302-") })
    #expect(try Data(contentsOf: sandbox.data.appendingPathComponent(kept)) == bytes)
    #expect(try sandbox.run("show", "norway", "--json").objects.first?["box"] as? Int == 2)
  }

  @Test func aChangedAnswerIsNamedWithItsPlaceAndNotBelieved() throws {
    let sandbox = try Sandbox()
    for card in ["france", "norway", "latvia"] { _ = try sandbox.run("grade", card, "good") }
    let file = try sandboxFile(sandbox, ".jsonl")
    let text = try String(contentsOf: file, encoding: .utf8)
    // Well-formed, but nobody gave that answer.
    let changed = text.replacingOccurrences(
      of: #""norway","grade":"good","from":null,"to":2"#,
      with: #""norway","grade":"good","from":null,"to":7"#)
    #expect(changed != text)
    try Data(changed.utf8).write(to: file)
    let listed = try sandbox.run("list")
    #expect(listed.error.contains(":2:"))
    #expect(listed.error.contains("what only progress.json had is kept"))
    #expect(try sandbox.run("show", "norway", "--json").objects.first?["box"] as? Int == 2)
    #expect(try sandbox.run("grade", "japan", "good").status == 0)
    #expect(try sandbox.run("show", "norway", "--json").objects.first?["box"] as? Int == 2)
    let repaired = try sandbox.run("repair")
    #expect(repaired.status == 0)
    #expect(repaired.error.contains(":2:"))
    #expect(try sandbox.run("show", "norway", "--json").objects.first?["box"] as? Int == 2)
    // What was kept is in the history now, so it does not need progress.json any more.
    try FileManager.default.removeItem(at: sandboxFile(sandbox, "progress.json"))
    #expect(try sandbox.run("show", "norway", "--json").objects.first?["box"] as? Int == 2)
    #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix(changed), "nothing is erased")
  }

  // MARK: Two at once

  @Test func aSecondOneBrowsesAndAnAnswerFromTheShellWaits() throws {
    let sandbox = try Sandbox()
    let first = try Terminal(sandbox)
    try first.wait(for: "Start today’s review")
    try first.send("Enter")
    try answer(first, "3", then: "capital of Norway")
    let second = try Terminal(sandbox)
    try second.wait(for: "Browsing only: leitner already runs (process")
    for _ in 0..<2 {
      try second.send("Enter")
      try second.wait(for: "Quit the other leitner to study here (process")
      try second.send("Down")
      // Said as long as the other one runs.
      try second.wait(for: "Browsing only: leitner already runs (process")
    }
    let refused = try sandbox.run("grade", "japan", "good")
    #expect(refused.status == 1)
    #expect(refused.error.contains("process \(try first.programID())"))
    #expect(refused.error.split(separator: "\n").count == 1)
    // A crash leaves the lock's file but not the lock.
    kill(try first.programID(), SIGKILL)
    try first.waitForKill()
    #expect(try sandbox.run("grade", "japan", "good").status == 0)
    #expect(try sandbox.run("history", "--json").objects.count == 2)
  }

  @Test func aHistoryReplacedUnderTheRunningProgramLosesNothing() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run("grade", "iran", "good")
    let file = try sandboxFile(sandbox, ".jsonl")
    let old = try Data(contentsOf: file)
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "review")
    try terminal.send("Enter")
    try answer(terminal, "3", then: "capital of Norway")
    // A synchronizing program puts back what it had, under the same name, and brings another's.
    try old.write(to: file, options: .atomic)
    let other = String(decoding: old, as: UTF8.self).replacingOccurrences(
      of: file.deletingPathExtension().lastPathComponent, with: "laptop"
    )
    .replacingOccurrences(of: "iran", with: "laos")
    .replacing(/,"look":\{[^}]*\}/, with: "")
    .replacing(/,"sum":"[0-9a-f]{8}"/, with: "")
    try Data(other.utf8).write(
      to: file.deletingLastPathComponent().appendingPathComponent("laptop.jsonl"))
    try answer(terminal, "3", then: "capital of Latvia")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    for card in ["iran", "france", "norway", "laos"] {
      let found = try sandbox.run("show", card, "--json").objects.first
      #expect(found?["box"] as? Int == 2, "\(card)")
    }
  }

  // MARK: Time

  @Test(arguments: [
    ("2019-01-01T09:00:00+00:00", "UTC"), ("2026-02-28T23:00:00-11:00", "Pacific/Pago_Pago"),
    ("2027-03-02T09:00:00+14:00", "Pacific/Kiritimati"), ("2099-12-31T23:59:59+00:00", "UTC"),
    ("2026-03-29T03:30:00+02:00", "Europe/Berlin"), ("2026-03-02T04:00:00+00:00", "UTC"),
    ("1970-01-01T00:00:00+00:00", "America/New_York"),
  ])
  func theClockMayStandAnywhere(now: String, zone: String) throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run("grade", "france", "good")
    var environment = sandbox.environment(now: now)
    environment["TZ"] = zone
    for card in ["france", "norway"] {
      #expect(try sandbox.run("grade", card, "good", environment: environment).status == 0)
    }
    let due = try sandbox.run("due", "--json", environment: environment)
    #expect(due.status == 0)
    #expect(due.object["new"] as? Int == 5)
    let events = try sandbox.run("history", "--json", environment: environment).objects
    #expect(events.count == 3)
    let times = events.compactMap { $0["time"] as? String }
    #expect(times == times.sorted())
    let terminal = try Terminal(sandbox, environment: ["LEITNER_NOW": now, "TZ": zone])
    try terminal.wait(for: "review")
    try terminal.send("Enter")
    try answer(terminal, "3", then: "日本")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    // Back at the first clock, nothing is gone; which of the two clocks is wrong may be noted.
    let back = try sandbox.run("history", "--json").objects
    #expect(back.count { $0["event"] as? String == "answer" } == 4)
    #expect(try sandbox.run("repair").status == 0)
  }

  // MARK: Helpers

  /// A review with one answer given, and the program's process.
  private func studying(_ sandbox: Sandbox) throws -> (terminal: Terminal, program: Int32) {
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    try terminal.send("Enter")
    try answer(terminal, "3", then: "capital of Norway")
    let program = try terminal.programID()
    try #require(program > 1)
    return (terminal, program)
  }

  private func run(_ words: String...) throws -> Int32 { try run(words) }

  private func run(_ words: [String]) throws -> Int32 { try runChild(words) }

  /// What a command prints, on whichever channel.
  private func capture(_ words: [String], _ sandbox: Sandbox) throws -> String {
    let file = sandbox.home.appendingPathComponent("captured")
    try Data().write(to: file)
    _ = try runChild(
      words, environment: sandbox.environment(), output: file.path, error: file.path)
    return try String(contentsOf: file, encoding: .utf8)
  }
}
