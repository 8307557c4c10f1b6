import Foundation
import Testing

/// Keys that a configuration changes, the mouse, the numeric keypad and Alt, in the real program.
@Suite struct KeySettingsTests {
  /// One row of the screen says how many there are.
  @Test func severalMistakesAreCounted() throws {
    let sandbox = try Sandbox()
    let file = sandbox.home.appendingPathComponent("c.yaml")
    try "pace: brisk\nnonsense: 1\nmouse: maybe\n".write(
      to: file, atomically: true, encoding: .utf8)
    let terminal = try Terminal(sandbox, arguments: ["--config", file.path])
    // In two rows.
    try terminal.wait(for: "how many there are") { screen in
      let words = screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return words.contains("c.yaml:1:7: error") && words.contains("; 2 more: leitner check")
    }
    try terminal.send("q")
    try terminal.wait(for: "status=0")
  }

  typealias Setting = KeyWalk.Setting

  private func walk(_ setting: Setting, _ configuration: String) throws -> KeyWalk {
    try KeyWalk("today", setting, deck: Sandbox.capitals, configuration: configuration)
  }

  private func showAnswer(_ walk: KeyWalk) throws {
    try walk.go("\r", to: "the question") { !$0.text.contains("▸") && $0.text.contains("France") }
    try walk.go(" ", to: "Seine")
  }

  private static let keys = """
    keys:
      undo: [U, C-z]
      quit: Q
      good: ["+", Enter]
      turn-page: Space
      help: gh
      browse: M-b
      star: [PgUp]
      page-up: C-b

    """

  @Test(arguments: Setting.all) func newKeysWorkAndAreShown(_ setting: Setting) throws {
    let walk = try walk(setting, Self.keys)
    #expect(walk.text.contains(walk.say("Q quit", "Q 退出")))
    #expect(walk.text.contains(walk.say("gh help", "gh 帮助")) || setting.columns == 40)
    // The old ones do nothing, and the sentence names the new key of Help.
    try walk.go("q", to: walk.say("No such key here; gh shows all", "按 gh 查看所有按键"))
    try walk.go("g", to: "g…")
    try walk.go("h", to: walk.say("Help", "帮助")) { !$0.text.contains("▸") }
    try walk.go("\u{1B}OF", to: "the end") { KeyWalk.scroll($0) > 0 }
    try walk.go("\u{1B}", to: "Today") { $0.text.contains("▸") }
    try walk.go("\u{1B}b", to: "the topics") {
      $0.lines.prefix(4).joined().contains(walk.say("Browse", "浏览"))
    }
    try walk.go("\u{1B}", to: "Today") {
      $0.text.contains("▸") && !$0.lines.prefix(4).joined().contains(walk.say("Browse", "浏览"))
    }
    try showAnswer(walk)
    try walk.go("\u{1B}[5~", to: walk.say("Starred", "已加星"))
    // A fullwidth form of a new key, as a Chinese input method types it.
    try walk.go("＋", to: walk.say("1 answer today", "今天回答了 1 次"))
    try walk.go("Ｕ", to: "Seine")
    try walk.go("3", to: walk.say("No such key", "没有这个键"))
    try walk.go("\r", to: walk.say("1 answer today", "今天回答了 1 次"))
    try walk.go("\u{1A}", to: "Seine")
    #expect(try walk.sandbox.history().count == 5)
    try walk.end(with: "Q")
  }

  /// F1 to F12, Insert, Delete and Ctrl-Space as terminals send them.
  @Test func keysWithoutACharacterCanBeGiven() throws {
    let walk = try walk(
      Setting.all[0],
      "keys: {help: F1, statistics: Insert, browse: [F12], search: [Delete], sort: C-Space}\n")
    for hint in ["F12 browse", "Del search", "F1 help"] { #expect(walk.text.contains(hint)) }
    for (key, title) in [("\u{1B}OP", "leitner  Help"), ("\u{1B}[2~", "leitner  Statistics")] {
      try walk.go(key, to: title) { $0.text.contains(title) }
      try walk.go("\u{1B}", to: "Today") { $0.text.contains("leitner  Today") }
    }
    try walk.go("\u{1B}[24~", to: "Browse") { $0.text.contains("leitner  Browse") }
    try walk.go("\r", to: "the cards") { $0.text.contains("What is the capital of France?") }
    try walk.go("\u{0}", to: "by due day") { $0.text.contains("by due day") }
    try walk.go("\u{1B}[3~", to: "type to search") { $0.text.contains("type to search") }
    let keys = try walk.sandbox.run("keys", "--json").objects.flatMap {
      $0["keys"] as? [String] ?? []
    }
    #expect(Set(["F1", "Insert", "F12", "Delete", "C-Space"]).isSubset(of: keys))
    try walk.end(with: "C-c")
  }

  private static let wrong = """
    keys:
      undo: x
      susend: y
      bury: [Entr, B]
      count: n
      star: V
      edit: V
      down: gg

    """

  @Test(arguments: Setting.all) func whatIsWrongIsSaidAndTheRestHolds(_ setting: Setting) throws {
    let walk = try walk(setting, Self.wrong)
    #expect(walk.text.contains("config.yaml:4:9: \(walk.say("error", "错误"))"))
    let file = walk.sandbox.home.path + "/config/leitner/config.yaml"
    let listed = try walk.sandbox.run("keys", "--language", setting.language)
    #expect(listed.status == 0)
    func meant(_ name: String) -> String {
      walk.say("did you mean “\(name)”?", "您是不是要“\(name)”？")
    }
    for (place, part) in [
      ("4:9", "“suspend”"), ("5:3", meant("suspend")), ("6:10", meant("Enter")),
      ("7:3", "“count”"), ("9:9", "“star”"), ("10:9", "“top”"),
    ] {
      #expect(
        listed.error.split(separator: "\n").contains {
          $0.hasPrefix("\(file):\(place): \(walk.say("error", "错误")): ") && $0.contains(part)
        }, "\(place) in \(listed.error)")
    }
    #expect(listed.error.split(separator: "\n").count == 6)
    for line in ["undo ", "suspend ", "edit ", "down "] {
      let standard = ["undo ": "u", "suspend ": "x", "edit ": "e", "down ": "Down j"][line] ?? ""
      let shown = listed.output.split(separator: "\n").first { $0.hasPrefix(line) }
      #expect(shown?.dropFirst(18).hasPrefix(standard + " ") == true, "\(shown ?? "")")
    }
    try showAnswer(walk)
    try walk.go("V", to: walk.say("Starred", "已加星"))
    try walk.go("u", to: walk.say("Taken back", "已撤销"))
    try walk.go("B", to: walk.say("Buried until tomorrow", "已推迟到明天"))
    try walk.end(with: "q")
  }

  @Test func keysAreListedForScripts() throws {
    let sandbox = try Sandbox()
    let all = try sandbox.run("keys", "--json").objects
    let undo = try #require(all.first { $0["action"] as? String == "undo" })
    #expect(undo["keys"] as? [String] == ["u"])
    #expect(undo["does"] as? String == "undo")
    #expect((undo["places"] as? [String])?.contains("answer") == true)
    let lines = try sandbox.run("keys").output.split(separator: "\n")
    #expect(lines.count == all.count)
    // The names that screens have, not those of the code.
    let close = try #require(lines.first { $0.hasPrefix("close ") })
    #expect(close.contains("Browse, Cards, A card, Statistics, Known cards, Help, Information"))
    let chinese = try sandbox.run("keys", "--language", "zh").output
    #expect(chinese.contains("浏览、卡片"), "\(chinese)")
    #expect(!chinese.contains("Browse"))
  }

  /// The digits grade, the signs are signs, and Enter is Enter, as xterm sends them in application mode.
  @Test(arguments: Setting.all) func theNumericKeypadWorks(_ setting: Setting) throws {
    let walk = try walk(setting, "")
    let easy = walk.say("4 easy", "4 轻松")
    try walk.go("\u{1B}OM", to: "the question") {
      !$0.text.contains("▸") && $0.text.contains("France")
    }
    for (final, grade) in [("t", "easy"), ("s", "good"), ("r", "hard")] {
      try walk.go("\u{1B}OM", to: easy)
      try walk.go("\u{1B}O\(final)", to: walk.say("1 answer today", "今天回答了 1 次"))
      #expect(try walk.sandbox.history().last?.contains("\"\(grade)\"") == true)
      try walk.go("u", to: easy)
      try walk.go("\u{1B}", to: "Today") { $0.text.contains("▸") }
      try walk.go("\r", to: "the question") { !$0.text.contains("▸") }
    }
    try walk.go("\u{1B}Oj", to: walk.say("Starred", "已加星"))
    try walk.go("\u{1B}Om", to: walk.say("Buried until", "已推迟到明天"))
    try walk.go("\u{1B}Oo", to: walk.say("type to", "输入文字"))
    try walk.go("\u{1B}Oy\u{1B}OX\u{1B}Ok\u{1B}On\u{1B}Ol", to: "/ 9=+.,")
    try walk.go("\u{1B}", to: "the review") { !$0.text.contains("9=+") }
    try walk.go("\u{1B}", to: "Today") { $0.text.contains("▸") }
    try walk.go("\u{1B}Or\u{1B}OB", to: "row 2") { !($0.text.contains("▸ \(walk.say("S", "开"))")) }
    try walk.end(with: "q")
  }

  /// Alt and a key does not do what the key does.
  @Test(arguments: Setting.all) func altKeysDoNothing(_ setting: Setting) throws {
    let walk = try walk(setting, "")
    try showAnswer(walk)
    try walk.go("3", to: walk.say("1 answer today", "今天回答了 1 次"))
    try walk.go("u", to: "Seine")
    let before = try walk.sandbox.history()
    for key in [
      "1", "2", "3", "4", " ", "\r", "u", "x", "-", "*", "m", "\u{12}", "q", "L", "e", "\t",
    ] {
      try walk.go("\u{1B}OH", to: "no notice") { !$0.text.contains(walk.say("No such", "没有这个")) }
      walk.terminal.send("\u{1B}\(key)")
      let end = Date().addingTimeInterval(0.06)
      while Date() < end { walk.terminal.receive(milliseconds: 10) }
      #expect(walk.text.contains("Seine"), "Alt and \(key.debugDescription)")
    }
    // Esc leads back, so none of them was taken for it either.
    try walk.go("\u{1B}", to: "Today") { $0.text.contains("▸") }
    #expect(try walk.sandbox.history() == before)
    try walk.end(with: "q")
  }

  @Test(arguments: Setting.all) func theMouseIsAskedForUnlessItIsNotWanted(_ setting: Setting)
    throws
  {
    let walk = try walk(setting, "")
    try walk.terminal.wait(for: "reports") { $0.mouseModes == ["1000", "1006"] }
    try showAnswer(walk)
    // A grade, and a hint.
    try walk.click(on: walk.say("4 easy", "4 轻松"))
    try walk.terminal.wait(for: walk.say("1 answer today", "今天回答了 1 次"))
    #expect(try walk.sandbox.history().last?.contains("\"easy\"") == true)
    try walk.click(on: walk.say("u undo", "u 撤销"))
    try walk.terminal.wait(for: "Seine")
    try walk.end(with: "q")

    let other = try self.walk(setting, "mouse: false\n")
    #expect(other.terminal.screen.mouseModes.isEmpty)
    try other.end(with: "q")
    #expect(!String(decoding: other.terminal.bytes, as: UTF8.self).contains("?100"))
  }

  /// `q` closes what was opened, a screen at a time, also when it was opened in a review; else it leaves.
  @Test(arguments: Setting.all) func qClosesWhatWasOpenedForALook(_ setting: Setting) throws {
    let walk = try walk(setting, "")
    try showAnswer(walk)
    for key in ["?", "s", "b", "i"] {
      try walk.go(key, to: walk.say("q close", "q 关闭"))
      try walk.go("q", to: "Seine")
    }
    try walk.go("/riga\r", to: "1 / 1")
    try walk.go("q", to: "/ riga")
    try walk.go("\u{1B}", to: "Seine")
    try walk.go("\u{1B}", to: "Today") { $0.text.contains("▸") }
    // From Today as from a review.
    let cards = walk.say("7 cards", "7 张")
    try walk.go("b", to: walk.say("q close", "q 关闭"))
    try walk.go("\r", to: cards)
    try walk.go("\r", to: "1 / 7")
    try walk.go("q", to: cards)
    try walk.go("q", to: "the topics") { !$0.text.contains(cards) && $0.text.contains("▸") }
    try walk.go("q", to: walk.say("q quit", "q 退出"))
    try walk.end(with: "q")
  }
}
