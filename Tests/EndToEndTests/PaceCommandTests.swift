import Foundation
import Testing

/// Paces, chosen and configured, in the real program.
@Suite struct PaceCommandTests {
  private static let normal = [1, 2, 4, 8, 16, 32, 64, 128, 256]

  private func configure(_ text: String, _ sandbox: Sandbox) throws {
    let folder = sandbox.home.appendingPathComponent("config/leitner")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(
      to: folder.appendingPathComponent("config.yaml"), atomically: true, encoding: .utf8)
  }

  private func answer(_ card: String, _ grades: String..., in sandbox: Sandbox) throws {
    for grade in grades { #expect(try sandbox.run("grade", card, grade).status == 0) }
  }

  @Test func aPaceIsChosenAndHolds() throws {
    let sandbox = try Sandbox()
    let before = try sandbox.run("pace")
    #expect(before.status == 0 && before.error.isEmpty)
    #expect(before.output.contains("* normal    1 2 4 8 16 32 64 128 256  half-way down\n"))
    #expect(before.output.contains("  classic   1 2 4 8 16 32 64          to box 1\n"))
    #expect(before.output.hasSuffix("the pace is normal, because no other one was chosen\n"))
    #expect(try sandbox.history().isEmpty, "looking chooses nothing")
    let report = try sandbox.run("pace", "--json").object
    #expect(report["days"] as? [Int] == Self.normal)
    #expect(report["pace"] as? String == "normal" && report["why"] as? String == "default")
    #expect(report["forgotten"] as? String == "half" && report["chosen"] == nil)
    #expect((report["paces"] as? [[String: Any]])?.count == 4)

    let chosen = try sandbox.run("pace", "light")
    #expect(chosen.status == 0 && chosen.error.isEmpty)
    #expect(chosen.output == "the pace is light, because it was chosen with leitner pace\n")
    let event = try #require(try sandbox.run("history", "--json").objects.first)
    #expect(event["event"] as? String == "pace" && event["pace"] as? String == "light")
    #expect(try sandbox.run("repair").status == 0)
    try answer("france", "good", in: sandbox)
    let card = try #require(try sandbox.run("show", "france", "--json").objects.first)
    #expect(card["box"] as? Int == 2 && card["due"] as? String == "2026-03-06")
    #expect(
      try sandbox.run("stats", "--json").object["boxDays"] as? [Int]
        == Array(Self.normal.dropFirst()))
    #expect(
      try sandbox.run("stats").output.hasSuffix("Pace light; a forgotten card goes half-way down\n")
    )
  }

  @Test func theConfigurationTakesPrecedenceAndSaysSo() throws {
    let sandbox = try Sandbox()
    try configure("pace: classic\n", sandbox)
    let chosen = try sandbox.run("pace", "thorough")
    #expect(chosen.status == 0)
    #expect(chosen.error.contains("thorough is recorded, but what "))
    #expect(chosen.error.contains("config.yaml sets takes precedence"))
    #expect(chosen.output.contains("the pace is classic, because "))
    #expect(chosen.output.contains("thorough, which was chosen, waits"))
    try configure("boxes: [1, 5, 5]\n", sandbox)
    let own = try sandbox.run("pace")
    #expect(own.output.contains("* own       1 5 5 "))
    #expect(own.output.contains("sets the days itself"))
    let report = try sandbox.run("pace", "--json").object
    #expect(report["days"] as? [Int] == [1, 5, 5] && report["own"] as? [String] == ["days"])
    #expect(report["why"] as? String == "chosen" && report["chosen"] as? String == "thorough")
    // The same pace as the configured one: nothing has to be said.
    try configure("pace: light\n", sandbox)
    #expect(try sandbox.run("pace", "light").error.isEmpty)
  }

  @Test(arguments: [("lihgt", "did you mean “light”?"), ("x", "normal, thorough, light, classic")])
  func anUnknownPaceIsWrongUsage(name: String, said: String) throws {
    let sandbox = try Sandbox()
    let result = try sandbox.run("pace", name)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.error.contains("there is no pace “\(name)”") && result.error.contains(said))
    #expect(try sandbox.history().isEmpty)
    let chinese = try sandbox.run("pace", name, "--language", "zh")
    #expect(chinese.status == 64 && chinese.error.contains("没有节奏“\(name)”"))
  }

  @Test func aForgottenCardFallsHalfWayAndNoDueDayChangesWithThePace() throws {
    let sandbox = try Sandbox()
    try answer("france", "easy", "easy", "easy", "easy", in: sandbox)
    try answer("norway", "easy", "easy", "again", "good", in: sandbox)
    func cards() throws -> [String] {
      try sandbox.run("list", "--json").objects.map { "\($0["id"] ?? "") \($0["due"] ?? "")" }
    }
    func box(_ card: String) throws -> Int? {
      try sandbox.run("show", card, "--json").objects.first?["box"] as? Int
    }
    #expect(try box("france") == 9)
    #expect(try box("norway") == 3, "half-way down from 5, and it stays there today")
    let before = try cards()
    for (pace, shown) in [("light", 8), ("classic", 7), ("normal", 9)] {
      #expect(try sandbox.run("pace", pace).status == 0)
      #expect(try cards() == before)
      #expect(try box("france") == shown)
      let counts = try #require(try sandbox.run("stats", "--json").object["boxes"] as? [Int])
      #expect(counts.last == 1 && counts.reduce(0, +) == 2)
    }
    #expect(
      try sandbox.run("show", "france").output.contains("again: box 5, 16 days · hard: box 9"))
  }

  /// Two machines that carry their histories to each other, with different paces: the later one holds.
  @Test func twoMachinesAgreeOnTheLaterChoice() throws {
    let machines = [try Sandbox(), try Sandbox()]
    func history(_ machine: Int) -> URL { machines[machine].data.appendingPathComponent("history") }
    for (machine, pace) in ["light", "classic"].enumerated() {
      let environment = machines[machine].environment(now: "2026-03-02T09:0\(machine):00+00:00")
      #expect(try machines[machine].run("pace", pace, environment: environment).status == 0)
      // Both bear this machine's name; another machine's file has another one.
      let files = try FileManager.default.contentsOfDirectory(atPath: history(machine).path)
      let text = try String(
        contentsOf: history(machine).appendingPathComponent(files[0]), encoding: .utf8)
      let other = history(1 - machine)
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      try text.write(
        to: other.appendingPathComponent("other-abcde.jsonl"), atomically: true, encoding: .utf8)
    }
    for machine in machines {
      #expect(try machine.run("pace", "--json").object["pace"] as? String == "classic")
      #expect(try machine.run("repair").status == 0)
      #expect(try machine.run("pace", "--json").object["pace"] as? String == "classic")
    }
  }

  @Test func anAnswerBeforeItsTimeIsRecordedAndSaid() throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.run("grade", "france", "good").error.isEmpty, "a new card")
    let early = try sandbox.run("grade", "france", "good")
    #expect(early.status == 0)
    #expect(early.error == "leitner: the card was not due; it would have waited until 2026-03-04\n")
    #expect(early.output.hasPrefix("box 3, due 2026-03-06"))
    #expect(try sandbox.history().count == 2)
    let due = sandbox.environment(now: "2026-03-06T09:00:00+00:00")
    #expect(try sandbox.run("grade", "france", "again", environment: due).error.isEmpty)
    // Forgotten today, so it comes back today.
    #expect(try sandbox.run("grade", "france", "good", environment: due).error.isEmpty)
    _ = try sandbox.run("suspend", "norway")
    #expect(try sandbox.run("grade", "norway", "good").error.contains("until it is woken"))
    _ = try sandbox.run("bury", "japan")
    #expect(try sandbox.run("grade", "japan", "good").error.contains("until 2026-03-03"))
    let chinese = try sandbox.run("grade", "japan", "good", "--language", "zh")
    #expect(chinese.error.contains("还没有到期"))
  }

  @Test(arguments: [(80, 24), (40, 12)], ["en", "zh"])
  func theScreensSayTheRulesInForceAndUTakesAChoiceBack(
    size: (Int, Int), language: String
  ) throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.run("pace", "classic").status == 0)
    let terminal = try Terminal(
      sandbox, columns: size.0, rows: size.1, arguments: ["--language", language])
    try terminal.wait(for: language == "en" ? "Start today" : "开始今日复习")
    try terminal.send("s")
    try terminal.wait(for: "classic")
    // Apart from the next key, which it would make one of Alt.
    let start = language == "en" ? "Start today" : "开始今日复习"
    try terminal.send("Escape")
    try terminal.wait(for: start)
    try terminal.send("?", "G")
    try terminal.wait(for: language == "en" ? "two boxes up" : "升两盒")
    try terminal.send("Escape")
    try terminal.wait(for: start)
    try terminal.send("u")
    try terminal.wait(for: language == "en" ? "(pace classic)" : "节奏 classic")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    #expect(try sandbox.run("pace", "--json").object["pace"] as? String == "normal")
  }
}
