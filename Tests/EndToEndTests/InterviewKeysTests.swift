import Foundation
import Testing

/// Every key on the screens of an interview that are no others', in the real program.
@Suite struct InterviewKeysTests {
  typealias Setting = KeyWalk.Setting

  private func number(_ walk: KeyWalk, _ number: Int) -> (VirtualScreen) -> Bool {
    let question = walk.say("How many questions?", "问几题？")
    return { $0.text.contains("\(question)  \(number)  ") }
  }

  @Test(arguments: Setting.all) func howMany(_ setting: Setting) throws {
    let walk = try KeyWalk("interview", setting)
    let open = { try walk.go("t", to: "the number", until: number(walk, 10)) }
    try open()
    for (more, fewer) in [("Up", "Down"), ("k", "j")] {
      try walk.press(more, "more", until: number(walk, 11))
      try walk.press(fewer, "fewer", until: number(walk, 10))
    }
    for (more, fewer) in [("PageUp", "PageDown"), ("C-b", "C-f")] {
      try walk.press(more, "more", until: number(walk, 20))
      try walk.press(fewer, "fewer", until: number(walk, 10))
    }
    try walk.press("WheelUp", "more", until: number(walk, 13))
    try walk.press("WheelDown", "fewer", until: number(walk, 10))
    try walk.press("2", "the digit", until: number(walk, 2))
    try walk.press("9", "two digits", until: number(walk, 29))
    try walk.press("Backspace", "one digit", until: number(walk, 2))
    walk.coverCommonKeys()
    try walk.press("?", walk.say("Help", "帮助")) {
      $0.lines.prefix(3).joined().contains(walk.say("Help", "帮助"))
    }
    try walk.go("\u{1B}", to: "the number", until: number(walk, 2))
    try walk.drawAnewAndStop()
    for key in ["Left", "Esc", "h"] {
      try walk.press(key, "Today") { $0.text.contains("▸") }
      try open()
    }
    try walk.press("Enter", "the question") {
      $0.text.contains("card 01") && $0.text.contains("1/10")
    }
    try walk.go("\u{1B}", to: "Today") { KeyWalk.cursor($0) == -1 }
    try walk.go("t", to: walk.say("▸ Go on", "▸ 继续"))
    try walk.go("j", to: walk.say("▸ Another", "▸ 另开"))
    try walk.go("\r", to: "the number", until: number(walk, 10))
    try walk.end(with: "q")
    try KeyWalk.expectAll(
      walk, KeyWalk.interrupt("interview", setting) { try $0.go("t", to: "10  ") })
  }

  /// The points of the first card, whose question has several pages.
  private func points(_ walk: KeyWalk) throws {
    try walk.go("t", to: walk.say("Interview", "面试"))
    try walk.go("\r", to: "the question") { $0.text.contains("card 01") && !$0.text.contains("▸") }
    while !walk.text.contains("[ ]") {
      let line = KeyWalk.scroll(walk.terminal.screen)
      try walk.go(" ", to: "the next page") {
        KeyWalk.scroll($0) != line || $0.text.contains("[ ]")
      }
    }
  }

  @Test(arguments: Setting.all) func points(_ setting: Setting) throws {
    let walk = try KeyWalk("points", setting)
    try points(walk)
    for (down, up) in [("Down", "Up"), ("j", "k")] {
      try walk.press(down, shows: "› 2 [ ]")
      try walk.press(up, shows: "› 1 [ ]")
    }
    try walk.press("Space", shows: "› 1 [x]")
    try walk.press("Space", shows: "› 1 [ ]")
    try walk.press("2", shows: "› 2 [x]")
    try walk.click(on: "2 [x]")
    try walk.terminal.wait(for: "› 2 [ ]")
    walk.coverCommonKeys()
    try walk.press("Home", "the top") { KeyWalk.scroll($0) == 0 }
    for (down, up) in [("PageDown", "PageUp"), ("C-f", "C-b")] {
      try walk.press(down, scrollsTo: setting.body(grades: true) - 1)
      try walk.press(up, scrollsTo: 0)
    }
    try walk.press("C-d", scrollsTo: setting.body(grades: true) / 2)
    try walk.press("C-u", scrollsTo: 0)
    try walk.press("WheelDown", scrollsTo: 3)
    try walk.press("WheelUp", scrollsTo: 0)
    for end in ["End", "G"] {
      try walk.press(end, "the end") { KeyWalk.scroll($0) > 0 && !$0.text.contains("↓") }
      try walk.press("g", shows: "g…")
      try walk.press("g", scrollsTo: 0)
    }
    try walk.press("3", shows: "› 3 [x]")
    try walk.press("Tab", shows: "because of 01")
    try walk.press("3", shows: "› 3 [ ]")
    try walk.press("*", shows: walk.say("Starred", "已加星"))
    try walk.press("u", shows: walk.say("Taken back", "已撤销"))
    try walk.press("C-r", shows: walk.say("Done again", "已恢复"))
    try walk.press("X", shows: walk.say("no siblings", "没有同组"))
    try walk.press("v", shows: walk.say("No picture here", "这里没有图片"))
    for (key, said) in [("x", ("Suspended", "已停用")), ("-", ("Off until", "明天再出"))] {
      try walk.press(key, shows: walk.say(said.0, said.1))
      try walk.go("u", to: "the points again") { $0.text.contains("[ ]") }
    }
    try walk.press("L", shows: walk.say("in one language only", "只有一种语言"))
    try walk.edit(showing: "[ ]")
    try walk.look("b", "/", "s", "?", "i", back: "[ ]", compares: false)
    try walk.press("Enter", shows: walk.say("1 again", "1 忘了"))
    try walk.go("\u{1B}", to: "the points") {
      $0.text.contains("[ ]") && !$0.text.contains(walk.say("1 again", "1 忘了"))
    }
    try walk.drawAnewAndStop()
    for key in ["Left", "Esc", "h"] {
      try walk.press(key, "Today") { $0.text.contains("▸") }
      try points(walk)
    }
    try walk.end(with: "q")
    #expect(try !walk.sandbox.history().contains { $0.contains("\"event\":\"answer\"") })
    try KeyWalk.expectAll(walk, KeyWalk.interrupt("points", setting, points))
  }
}
