import Foundation
import Testing

/// Cards that are put away, put off and starred, by keys and by commands, in the real program.
@Suite struct MarkCommandTests {
  private func card(_ sandbox: Sandbox, _ id: String) throws -> [String: Any] {
    try sandbox.run("show", id, "--json").objects.first ?? [:]
  }

  @Test func commandsPutCardsAwayAndBack() throws {
    let sandbox = try Sandbox()
    _ = try sandbox.run("grade", "france", "good")
    #expect(try sandbox.run("suspend", "france", "norway").status == 0)
    #expect(try card(sandbox, "france")["state"] as? String == "suspended")
    #expect(try card(sandbox, "france")["box"] as? Int == 2)
    #expect(try card(sandbox, "norway")["state"] as? String == "suspended")
    let shown = try sandbox.run("show", "france").output
    #expect(shown.contains("suspended until it is woken; box 2"))
    #expect(try sandbox.run("wake", "france", "norway").status == 0)
    #expect(try card(sandbox, "norway")["state"] as? String == "new")
    #expect(try sandbox.run("bury", "norway").status == 0)
    #expect(try card(sandbox, "norway")["buried"] as? Bool == true)
    #expect(try sandbox.run("star", "japan").status == 0)
    #expect(try card(sandbox, "japan")["starred"] as? Bool == true)
    #expect(try sandbox.run("unstar", "japan").status == 0)
    #expect(try card(sandbox, "japan")["starred"] == nil)
    let before = try sandbox.history()
    let wrong = try sandbox.run("suspend", "japan", "no-such-card")
    #expect(wrong.status == 1)
    #expect(try sandbox.history() == before, "all or none")
    #expect(try sandbox.run("repair").status == 0)
    #expect(try card(sandbox, "norway")["buried"] as? Bool == true)
  }

  @Test(arguments: [(80, 24), (40, 12)], ["en", "zh"])
  func keysDoTheSameAndAreTakenBack(size: (Int, Int), language: String) throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(
      sandbox, columns: size.0, rows: size.1, arguments: ["--language", language])
    try terminal.wait(for: language == "en" ? "today’s review" : "复习")
    try terminal.send("Enter")
    try terminal.wait(for: "France")
    try terminal.send("x")
    try terminal.wait(for: language == "en" ? "Suspended" : "已停用")
    try terminal.wait(for: "Norway")
    try terminal.send("u")
    try terminal.wait(for: language == "en" ? "Taken back" : "已撤销")
    try terminal.wait(for: "France")
    try terminal.send("C-r")
    try terminal.wait(for: language == "en" ? "Done again" : "已恢复")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    #expect(try card(sandbox, "france")["state"] as? String == "suspended")
    #expect(try sandbox.history().count == 3)
  }
}
