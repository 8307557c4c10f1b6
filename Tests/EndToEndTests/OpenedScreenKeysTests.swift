import Foundation
import Testing

/// Every key on the screens that are opened from others for a look or a choice, in the real program.
@Suite struct OpenedScreenKeysTests {
  typealias Setting = KeyWalk.Setting

  @Test(arguments: Setting.all) func statistics(_ setting: Setting) throws {
    let walk = try KeyWalk("statistics", setting)
    let title = walk.say("Statistics", "统计")
    try walk.go("s", to: title) { !$0.text.contains("▸") }
    if setting.rows == 12 {
      try walk.moveInText(rows: setting.body(), counts: true, spaceTurnsPages: true)
    } else {
      // It is four lines too long.
      try walk.press("j", scrollsTo: 1)
      try walk.go("k", to: "the top") { KeyWalk.scroll($0) == 0 }
      try walk.moveInShortText()
      try walk.go("\u{1B}OH", to: "the top") { KeyWalk.scroll($0) == 0 }
    }
    try walk.look("b", "/", "?", back: title)
    for key in ["Left", "Esc", "h", "q"] {
      try walk.press(key, "Today") { $0.text.contains("▸") }
      try walk.go("s", to: title) { !$0.text.contains("▸") }
    }
    try walk.drawAnewAndStop()
    try walk.end(with: "C-c")
    try KeyWalk.expectAll(walk)
  }

  @Test(arguments: Setting.all) func information(_ setting: Setting) throws {
    let walk = try KeyWalk("information", setting) {
      let graded = try $0.run("grade", "c01", "good")
      #expect(graded.status == 0)
    }
    let title = walk.say("Information", "信息")
    let open = { try walk.go("i", to: title) { $0.text.contains(title) } }
    try walk.openCards()
    try open()
    #expect(walk.text.contains("c01") && walk.text.contains(walk.say("Box ", "盒子")))
    #expect(walk.text.range(of: "3   2026-[0-9-]+ *\n", options: .regularExpression) != nil)
    try walk.moveInShortText()
    try walk.press("-", shows: walk.say("not due", "才到期"))
    try walk.press("X", shows: walk.say("no siblings", "没有同组"))
    try walk.press("*", shows: walk.say("Starred", "已加星"))
    try walk.press("x", shows: walk.say("x again wakes it", "再按 x 启用"))
    try walk.go("j", to: walk.say("starred · suspended", "星标 · 已停用"))
    try walk.edit(showing: title)
    try walk.openNothing()
    try walk.look("b", "/", "s", "?", back: title)
    for key in ["Left", "Esc", "h", "q"] {
      try walk.press(key, "the cards") { $0.text.contains("▸ card 01") }
      try open()
    }
    try walk.drawAnewAndStop()
    try walk.end(with: "C-c")
    try KeyWalk.expectAll(walk)
  }

  @Test(arguments: Setting.all) func media(_ setting: Setting) throws {
    let walk = try KeyWalk(
      "media", setting,
      deck: "# topic 00\n\n### card 01 {#c01}\n\n[a](a.png) [b](b.png) [c](c.png)\n",
      configuration: "opener: 'true'\n"
    ) {
      for name in ["a", "b", "c"] {
        let file = $0.deck.deletingLastPathComponent().appendingPathComponent("\(name).png")
        try Data().write(to: file)
      }
    }
    try walk.openCards()
    let open = { try walk.go("o", to: "the links") { $0.text.contains("▸ 1  a.png") } }
    try open()
    for (down, up) in [
      ("Down", "Up"), ("j", "k"), ("PageDown", "PageUp"), ("C-f", "C-b"), ("Space", "Home"),
      ("C-d", "C-u"), ("End", "Home"), ("WheelDown", "WheelUp"),
    ] {
      try walk.press(down, hides: "▸ 1")
      try walk.press(up, shows: "▸ 1")
    }
    try walk.press("G", shows: "▸ 3")
    try walk.press("g", shows: "g…")
    try walk.press("g", shows: "▸ 1")
    try walk.click(on: "b.png")
    try walk.terminal.wait(for: "▸ 2")
    walk.coverCommonKeys()
    try walk.look("b", "/", "s", "?", back: "c.png")
    let opened = { walk.say("Opened ", "已打开 ") + $0 }
    for key in ["Enter", "Right", "l"] {
      try walk.press(key, shows: opened(key == "Enter" ? "b.png" : "a.png"))
      try open()
    }
    try walk.press("3", shows: opened("c.png"))
    for key in ["Left", "Esc", "h", "q"] {
      try open()
      try walk.press(key, shows: "▸ card 01")
    }
    try open()
    try walk.press("v", shows: walk.say("is no picture", "不是已知格式"))
    try walk.go("\u{1B}", to: "the links") { $0.text.contains("▸ 1  a.png") }
    try walk.drawAnewAndStop()
    try walk.end(with: "C-c")
    try KeyWalk.expectAll(walk)
  }

  @Test(arguments: Setting.all) func picture(_ setting: Setting) throws {
    let walk = try KeyWalk(
      "picture", setting, deck: "# topic 00\n\n### card 01 {#c01}\n\n![a](a.png)\n",
      configuration: "opener: 'true'\n"
    ) {
      let folder = $0.deck.deletingLastPathComponent()
      try Data().write(to: folder.appendingPathComponent("a.png"))
    }
    try walk.openCards()
    let said = walk.say("is no picture", "不是已知格式")
    let open = { try walk.go("v", to: said) }
    for key in ["Left", "Esc", "h", "Enter", "v", "q"] {
      try open()
      try walk.press(key, shows: "▸ card 01")
    }
    try open()
    try walk.press("o", shows: walk.say("Opened ", "已打开 ") + "a.png")
    try walk.moveInShortText()
    try walk.look("b", "/", "s", "?", back: said)
    try walk.drawAnewAndStop()
    try walk.end(with: "C-c")
    try KeyWalk.expectAll(walk)
  }

  @Test(arguments: Setting.all) func help(_ setting: Setting) throws {
    let walk = try KeyWalk("help", setting)
    let title = walk.say("Help", "帮助")
    let open = {
      try walk.go("?", to: title) { !$0.text.contains("▸") && $0.text.contains(title) }
    }
    try open()
    // The keys of the screen from which it was called come first.
    let study = walk.say("Enter *study", "Enter *学习")
    #expect(walk.text.range(of: study, options: .regularExpression) != nil)
    try walk.moveInText(rows: setting.body(), counts: true, spaceTurnsPages: true)
    try walk.look("b", "/", "s", back: title)
    for key in ["Left", "Esc", "h", "q"] {
      try walk.press(key, "Today") { $0.text.contains("▸") }
      try open()
    }
    try walk.drawAnewAndStop()
    try walk.end(with: "C-c")
    try KeyWalk.expectAll(walk)
  }

  @Test(arguments: Setting.all) func search(_ setting: Setting) throws {
    let walk = try KeyWalk("search", setting)
    try walk.go("/card", to: "the hits") { KeyWalk.cursor($0) == 1 }
    try walk.moveInList(
      from: 1, page: setting.body() - 1, half: setting.body() / 2, isSearch: true)
    try walk.press("Enter", shows: "1 / 30")
    try walk.go("\u{1B}", to: "the hits") { KeyWalk.cursor($0) == 1 }
    try walk.click(on: "card 02")
    try walk.terminal.wait(for: "row 2") { KeyWalk.cursor($0) == 2 }
    try walk.go(" 03", to: "one hit") { KeyWalk.cursor($0) == 3 }
    try walk.press("Backspace", "three hits") { KeyWalk.cursor($0) == 1 }
    try walk.go(" 03", to: "one hit") { KeyWalk.cursor($0) == 3 }
    try walk.press("C-w", "all hits") { KeyWalk.cursor($0) == 1 }
    try walk.press("Tab", shows: "0/1")
    try walk.go("\u{1B}", to: "the hits") { KeyWalk.cursor($0) == 1 }
    try walk.press("C-u", shows: walk.say("type to", "输入文字"))
    try walk.press("F1", hides: walk.say("type to", "输入文字"))
    try walk.go("q", to: walk.say("type to", "输入文字"))
    try walk.drawAnewAndStop()
    try walk.press("Esc", "Today") { KeyWalk.cursor($0) == -1 }
    try walk.openCards()
    try walk.go("/", to: walk.say("Search · ", "搜索 · "))
    try walk.press("C-t", hides: walk.say("Search · ", "搜索 · "))
    try walk.go("\u{1B}", to: "the cards") { $0.text.contains("▸ card 01") }
    try walk.press("Esc", "the topics") { KeyWalk.cursor($0) == 0 }
    try walk.press("Esc", "Today") { KeyWalk.cursor($0) == -1 }
    try walk.end(with: "q")
    try KeyWalk.expectAll(
      walk, KeyWalk.interrupt("search", setting) { try $0.go("/", to: $0.say("type to", "输入文字")) })
  }

  /// Two known cards whose names were given to other cards.
  private func doubts(_ setting: Setting) throws -> KeyWalk {
    func deck(_ cards: [(String, String)]) -> String {
      "# D\n\n## T\n\n"
        + zip(["x", "y"], cards).map { "### \($1.0) {#\($0)}\n\n\($1.1)\n" }.joined(separator: "\n")
    }
    let walk = try KeyWalk(
      "links", setting,
      deck: deck([
        ("Which river flows through Basel?", "The Rhine, which rises in the Alps"),
        ("Who painted the night watch?", "Rembrandt, in Amsterdam, for a guild"),
      ])
    ) { sandbox in
      for card in ["x", "y"] { _ = try sandbox.run("grade", card, "good") }
      try deck([
        ("What is a number?", "Something that is counted with, as far as anybody knows"),
        ("Where does the sun set?", "Behind the hills, unless there is a sea to the west"),
      ]).write(to: sandbox.deck, atomically: true, encoding: .utf8)
    }
    try walk.go("c", to: "1 / 2")
    return walk
  }

  @Test(arguments: Setting.all) func links(_ setting: Setting) throws {
    let walk = try doubts(setting)
    let none = walk.say("▸ None of these", "▸ 都不是")
    for key in ["?", "F1"] {
      try walk.press(key, walk.say("Help", "帮助")) { !$0.text.contains("1 / 2") }
      try walk.go("\u{1B}", to: "1 / 2")
    }
    for (down, up) in [
      ("Down", "Up"), ("j", "k"), ("PageDown", "PageUp"), ("C-f", "C-b"), ("Space", "C-u"),
      ("C-d", "C-u"),
      ("End", "Home"), ("WheelDown", "WheelUp"),
    ] {
      try walk.press(down, shows: none)
      try walk.press(up, hides: none)
    }
    try walk.press("G", shows: none)
    try walk.press("g", shows: "g…")
    try walk.press("g", hides: none)
    try walk.press("2", shows: "2…")
    try walk.press("G", shows: none)
    try walk.click(on: "What is a number")
    try walk.terminal.wait(for: "the first row") { !$0.text.contains(none) }
    walk.coverCommonKeys()
    try walk.press("n", shows: "2 / 2")
    try walk.press("N", shows: "1 / 2")
    try walk.look("b", "/", "s", back: "1 / 2", compares: false)
    try walk.press("Enter", shows: walk.say("oes on with", "已转到"))
    try walk.press("u", shows: walk.say("Taken back", "已撤销"))
    try walk.drawAnewAndStop()
    for key in ["Left", "Esc", "h", "q"] {
      try walk.press(key, "Today") { !$0.text.contains("1 / 2") && $0.text.contains("▸") }
      try walk.go("c", to: "1 / 2")
    }
    try walk.end(with: "C-c")
    try KeyWalk.expectAll(walk)
  }
}
