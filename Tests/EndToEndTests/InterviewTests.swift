import Foundation
import Testing

/// An interview in the real program.
@Suite(.serialized) struct InterviewTests {
  typealias Setting = KeyWalk.Setting

  private static let deck = """
    # Metals

    ## Iron

    ### What is steel? {#steel}

    It has

    1. iron,
    2. some carbon,
    3. 也可能有铬（chromium）。

    **Explanation:** Carbon makes it hard.

    ### What is rust? {#rust}

    Oxide of iron.

    ## Noble

    ### Why is gold noble? {#gold}

    It does not corrode.

    It is rare.

    """

  private func file(_ sandbox: Sandbox) -> URL {
    sandbox.data.appendingPathComponent("interview.json")
  }

  private func hasFile(_ sandbox: Sandbox) -> Bool {
    FileManager.default.fileExists(atPath: file(sandbox).path)
  }

  private func events(_ sandbox: Sandbox, now: String = "2026-03-02T09:00:00+00:00") throws
    -> [[String: Any]]
  {
    try sandbox.run("history", "--json", environment: sandbox.environment(now: now)).objects
  }

  private func open(
    _ sandbox: Sandbox, _ setting: Setting, arguments: [String] = [], now: String? = nil
  ) throws -> Terminal {
    try Terminal(
      sandbox, columns: setting.columns, rows: setting.rows,
      arguments: ["--language", setting.language] + arguments,
      environment: now.map { ["LEITNER_NOW": $0] } ?? [:])
  }

  /// A point as the screen shows it.
  private func point(_ setting: Setting, _ number: Int, _ box: String) -> String {
    "\(number)\(setting.columns < 60 ? "" : " ")[\(box)]"
  }

  private func say(_ setting: Setting, _ english: String, _ chinese: String) -> String {
    setting.language == "en" ? english : chinese
  }

  @Test(arguments: Setting.all) func aWholeInterview(_ setting: Setting) throws {
    let sandbox = try Sandbox(deck: Self.deck)
    let terminal = try open(sandbox, setting, arguments: ["study", "--interview"])
    try terminal.wait(for: say(setting, "How many questions?  3", "问几题？  3"))
    try terminal.send("Enter")
    try terminal.wait(for: "What is steel?")
    // The clock goes on while nothing is pressed.
    try terminal.wait(for: "00:02")
    #expect(hasFile(sandbox))
    #expect(try sandbox.history().isEmpty)
    try terminal.send("Space")
    try terminal.wait(for: point(setting, 1, " ") + " iron")
    try terminal.send("1", "2")
    try terminal.wait(for: point(setting, 2, "x") + " some carbon")
    try terminal.send("Enter")
    try terminal.wait(for: say(setting, "2 hard", "2 吃力"))
    try terminal.send("Enter")
    try terminal.wait(for: "What is rust?")
    try terminal.send("Space", "1", "Enter")
    try terminal.wait(for: say(setting, "3 good", "3 记得"))
    try terminal.send("4")
    try terminal.wait(for: "Why is gold noble?")
    try terminal.send("u")
    try terminal.wait(for: point(setting, 1, "x") + " Oxide of iron")
    try terminal.send("Enter", "3")
    try terminal.wait(for: "Why is gold noble?")
    try terminal.send("Space", "2", "Enter", "Enter")
    let report = try terminal.wait(for: say(setting, "Interview report", "面试报告"))
    #expect(report.contains("2/3"))
    #expect(report.contains("1/1"))
    #expect(!hasFile(sandbox))
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let answers = try events(sandbox).filter { $0["event"] as? String == "answer" }
    #expect(answers.map { $0["card"] as? String } == ["steel", "rust", "rust", "gold"])
    #expect(answers.map { $0["grade"] as? String } == ["hard", "easy", "good", "hard"])
    #expect(answers.map { $0["points"] as? [Int] } == [[2, 3], [1, 1], [1, 1], [1, 2]])
    #expect(answers[0]["missed"] as? [String] == ["也可能有铬（chromium）。"])
    #expect((answers[0]["seconds"] as? Int ?? 0) >= 2)
    let stats = try sandbox.run("stats", "--json").object["missed"] as? [[String: Any]]
    #expect(stats?.map { $0["point"] as? String } == ["也可能有铬（chromium）。", "It does not corrode."])
    #expect(stats?.map { $0["times"] as? Int } == [1, 1])
    #expect(stats?.map { $0["card"] as? String } == ["steel", "gold"])
    let table = try sandbox.run("stats", "--language", setting.language).output
    #expect(table.contains("也可能有铬（chromium）。"))
    // What its card has no longer is left out.
    try Self.deck.replacingOccurrences(of: "corrode", with: "tarnish").write(
      to: sandbox.deck, atomically: true, encoding: .utf8)
    let changed = try sandbox.run("stats", "--json").object["missed"] as? [[String: Any]]
    #expect(changed?.map { $0["card"] as? String } == ["steel"])
  }

  /// Killed with points ticked and with an answer just written: nothing is lost, nothing is there twice.
  @Test(arguments: Setting.all) func killedInTheMiddleItGoesOnWithTheQuestion(_ setting: Setting)
    throws
  {
    let sandbox = try Sandbox(deck: Self.deck)
    func kill(_ terminal: Terminal) throws {
      let program = try terminal.programID()
      try #require(program > 1)
      Foundation.kill(program, SIGKILL)
      try terminal.waitForKill()
    }
    do {
      let terminal = try open(sandbox, setting)
      try terminal.wait(for: "▸")
      try terminal.send("t")
      try terminal.wait(for: say(setting, "How many", "问几题"))
      try terminal.send("Enter")
      try terminal.wait(for: "What is steel?")
      try terminal.send("Space", "1", "Enter", "Enter")
      try terminal.wait(for: "What is rust?")
      try terminal.send("Space", "1")
      try terminal.wait(for: "[x] Oxide")
      // What is ticked is seen before the disk has it.
      try terminal.wait(for: "[x] Oxide") { _ in
        (try? String(contentsOf: file(sandbox), encoding: .utf8))?.contains("\"said\":[0]") ?? false
      }
      try kill(terminal)
    }
    #expect(try sandbox.history().count == 1)
    do {
      // Another day: what was answered is found in the history.
      let terminal = try open(
        sandbox, setting, arguments: ["study", "--interview"], now: "2026-03-04T09:00:00+00:00")
      try terminal.wait(for: say(setting, "▸ Go on with the interview", "▸ 继续上次的面试"))
      try terminal.send("Enter")
      let question = try terminal.wait(for: "What is rust?")
      #expect(question.contains("2/3"))
      #expect(question.contains("[x] Oxide"), "with what was ticked")
      try terminal.send("Enter", "Enter")
      try terminal.wait(for: "Why is gold noble?")
      try kill(terminal)
    }
    let terminal = try open(sandbox, setting, now: "2026-03-04T09:00:00+00:00")
    try terminal.wait(for: "▸")
    try terminal.send("t")
    try terminal.wait(for: say(setting, "▸ Go on", "▸ 继续"))
    try terminal.send("Enter")
    try terminal.wait(for: "Why is gold noble?")
    try terminal.resize(setting.rows == 24 ? 60 : 50, setting.rows == 24 ? 20 : 14)
    try terminal.wait(for: "Why is gold noble?")
    try terminal.send("Space", "1", "2")
    try terminal.wait(for: "[x]")
    try terminal.resize(setting.columns, setting.rows)
    try terminal.wait(for: "[x]")
    try terminal.send("Enter", "Enter")
    let report = try terminal.wait(for: say(setting, "Interview report", "面试报告"))
    #expect(report.contains(say(setting, "3 questions", "3 题")))
    #expect(report.contains("What is steel?") || report.contains("What is"))
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    #expect(!hasFile(sandbox))
    let answers = try events(sandbox, now: "2026-03-04T09:00:00+00:00")
    #expect(answers.map { $0["card"] as? String } == ["steel", "rust", "gold"])
  }

  @Test func aDamagedFileLeavesNothingToGoOnWith() throws {
    let sandbox = try Sandbox(deck: Self.deck)
    try FileManager.default.createDirectory(
      at: file(sandbox).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(#"{"day":"2026-03-02","cards":["steel""#.utf8).write(to: file(sandbox))
    let terminal = try Terminal(sandbox, arguments: ["study", "--interview", "--topic", "Iron"])
    let setup = try terminal.wait(for: "How many questions?")
    #expect(setup.contains("Iron"))
    #expect(setup.contains("of 2"))
    try terminal.send("Enter")
    try terminal.wait(for: "What is steel?")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    let mode = try FileManager.default.attributesOfItem(atPath: file(sandbox).path)
    #expect(mode[.posixPermissions] as? Int == 0o600)
  }

  @Test func practiceAndInterviewExcludeEachOther() throws {
    let sandbox = try Sandbox(deck: Self.deck)
    let result = try sandbox.run("study", "--interview", "--practice")
    #expect(result.status == 64)
  }

  /// A minute of speaking takes no time of the processor to speak of, and a second draws some cells.
  @Test func theClockCostsNothing() throws {
    let sandbox = try Sandbox(deck: Self.deck)
    let terminal = try PseudoTerminal(
      sandbox, arguments: ["study", "--interview"], columns: 80, rows: 24)
    try terminal.wait(for: "How many")
    terminal.send("\r")
    try terminal.wait(for: "00:01")
    let before = terminal.bytes.count
    try terminal.wait(for: "00:04")
    #expect(terminal.bytes.count - before < 3 * 60, "three seconds of the clock")
    terminal.send("q")
    #expect(try terminal.end().status == 0)
  }
}
