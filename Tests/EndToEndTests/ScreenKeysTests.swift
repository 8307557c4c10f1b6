import Foundation
import Testing

/// Every key on the screens of studying and browsing, in the real program.
@Suite struct ScreenKeysTests {
  typealias Setting = KeyWalk.Setting

  private func question(_ walk: KeyWalk) throws {
    try walk.go("\r", to: "the question") { !$0.text.contains("▸") && $0.text.contains("card 01") }
  }

  private func answer(_ walk: KeyWalk) throws {
    try question(walk)
    let easy = walk.say("4 easy", "4 轻松")
    while !walk.text.contains(easy) {
      let shown = walk.text
      try walk.go(" ", to: "the next page") { $0.text != shown }
    }
  }

  /// The answer from its beginning.
  private func answerTop(_ walk: KeyWalk) throws {
    try answer(walk)
    try walk.go("\u{1B}OH", to: "the top") { KeyWalk.scroll($0) == 0 }
  }

  private func summary(_ walk: KeyWalk) throws {
    try answer(walk)
    try walk.go("3", to: walk.say("1 answer today", "今天回答了 1 次"))
  }

  private func card(_ walk: KeyWalk) throws {
    try walk.openCards()
    try walk.go("\r", to: "1 / 30")
  }

  /// What `u` takes back and Ctrl-R does again, after something was done.
  private func undoAndRedo(_ walk: KeyWalk) throws {
    try walk.press("u", shows: walk.say("Taken back", "已撤销"))
    try walk.press("C-r", shows: walk.say("Done again", "已恢复"))
    try walk.press("u", shows: walk.say("Taken back", "已撤销"))
  }

  private func mark(_ walk: KeyWalk, asking: Bool) throws {
    try walk.press("*", shows: walk.say("Starred", "已加星"))
    try undoAndRedo(walk)
    try walk.press("X", shows: walk.say("no siblings", "没有同组"))
    for (key, said) in [("x", ("Suspended", "已停用")), ("-", ("Buried until", "已推迟到明天"))] {
      try walk.press(key, shows: walk.say(said.0, said.1))
      try walk.go("u", to: walk.say("Taken back", "已撤销"))
      if asking {
        try walk.go("j", to: "the card") { $0.text.contains("word") && !$0.text.contains("▸") }
        try walk.go("\u{1B}OH", to: "its beginning") { $0.text.contains("card 01") }
      }
    }
  }

  @Test(arguments: Setting.all) func today(_ setting: Setting) throws {
    let walk = try KeyWalk("today", setting) {
      // One of the answers is taken back below.
      for card in ["c29", "c30"] {
        let graded = try $0.run("grade", card, "good")
        #expect(graded.status == 0)
      }
    }
    try walk.moveInList(from: -1, page: setting.body() - 1, half: setting.body() / 2)
    try undoAndRedo(walk)
    try walk.press("m", shows: walk.say("10 more new cards today", "今天再学 10 张"))
    try walk.go("u", to: walk.say("Taken back", "已撤销"))
    try walk.press("L", shows: walk.say("今日", "Today"))
    try walk.press("L", shows: walk.say("Today", "今日"))
    try walk.press("a", shows: walk.say("No card was added", "没有加卡片"))
    try walk.press("p", shows: walk.say("Practice", "练习"))
    try walk.go("\u{1B}", to: "Today") { KeyWalk.cursor($0) == -1 }
    try walk.press("t", shows: walk.say("How many questions?", "问几题？"))
    try walk.go("\u{1B}", to: "Today") { KeyWalk.cursor($0) == -1 }
    // So that a topic has something to study.
    try walk.go("m", to: walk.say("10 more new cards today", "今天再学 10 张"))
    let titles = walk.say("boxes", "盒子")
    try walk.look("b", "/", "s", "?", back: titles)
    for key in ["Right", "l"] {
      try walk.press(key, walk.say("Browse", "浏览")) { KeyWalk.cursor($0) == 0 }
      try walk.go("\u{1B}", to: "Today") { KeyWalk.cursor($0) == -1 }
    }
    try walk.click(on: "topic 02")
    try walk.terminal.wait(for: "row 2") { KeyWalk.cursor($0) == 2 }
    try walk.press("z", "the deck alone") { $0.text.contains("+30") && KeyWalk.cursor($0) == 0 }
    try walk.press("z", "all topics") { !$0.text.contains("+30") }
    try walk.click(on: "topic 02")
    try walk.terminal.wait(for: "row 2") { KeyWalk.cursor($0) == 2 }
    try walk.click(on: "topic 02")
    try walk.terminal.wait(for: "its cards") { $0.text.contains("card 02") }
    try walk.go("\u{1B}", to: "Today") {
      $0.text.contains(titles) && KeyWalk.cursor($0) == 2
    }
    try walk.press("Enter", "its card") { $0.text.contains("card 02") }
    try walk.go("\u{1B}", to: "Today") { KeyWalk.cursor($0) == 2 }
    try walk.drawAnewAndStop()
    try walk.end(with: "q")
    try KeyWalk.expectAll(walk, KeyWalk.interrupt("today", setting) { _ in })
  }

  @Test(arguments: Setting.all) func topics(_ setting: Setting) throws {
    let walk = try KeyWalk("topics", setting)
    let open = { try walk.go("b", to: "the topics") { KeyWalk.cursor($0) == 0 } }
    try open()
    try walk.moveInList(from: 0, page: setting.body() - 1, half: setting.body() / 2)
    try walk.press("L", shows: walk.say("浏览", "Browse"))
    try walk.press("L", shows: walk.say("Browse", "浏览"))
    try walk.press("a", shows: walk.say("No card was added", "没有加卡片"))
    try walk.press("p", shows: walk.say("Practice", "练习"))
    try walk.go("\u{1B}", to: "the topics") { KeyWalk.cursor($0) == 0 }
    try walk.press("t", shows: walk.say("How many questions?", "问几题？"))
    try walk.go("\u{1B}", to: "the topics") { KeyWalk.cursor($0) == 0 }
    try walk.press("m", shows: walk.say("10 more new cards today", "今天再学 10 张"))
    try walk.look("/", "s", "?", back: walk.say("Browse", "浏览"))
    for key in ["Enter", "Right", "l"] {
      try walk.press(key, shows: "▸ card 01")
      try walk.go("\u{1B}", to: "the topics") {
        KeyWalk.cursor($0) == 0 && !$0.text.contains("card")
      }
    }
    for key in ["Left", "Esc", "h", "q"] {
      try walk.press(key, "Today") { KeyWalk.cursor($0) == -1 }
      try open()
    }
    try walk.press("z", "the deck alone") { $0.text.contains("+30") && KeyWalk.cursor($0) == 0 }
    try walk.press("z", "all topics") { !$0.text.contains("+30") }
    try walk.click(on: "topic 02")
    try walk.terminal.wait(for: "row 2") { KeyWalk.cursor($0) == 2 }
    try walk.drawAnewAndStop()
    try walk.end(with: "C-c")
    try KeyWalk.expectAll(walk)
  }

  @Test(arguments: Setting.all) func cards(_ setting: Setting) throws {
    let walk = try KeyWalk("cards", setting)
    try walk.openCards()
    try walk.moveInList(from: 1, page: setting.body() - 1, half: setting.body() / 2)
    try mark(walk, asking: false)
    // The deck has one language, so a flip leaves the list as it is.
    try walk.press(known: "L")
    try walk.edit(showing: "▸ card 01")
    try walk.openNothing()
    try walk.press("a", shows: walk.say("No card was added", "没有加卡片"))
    try walk.press("p", shows: walk.say("Practice", "练习"))
    try walk.go("\u{1B}", to: "▸ card 01")
    for order in [
      ("by due day", "按到期日"), ("by box", "按盒子"), ("most forgotten", "遗忘最多"),
      ("in deck order", "按卡组顺序"),
    ] { try walk.press("S", shows: walk.say(order.0, order.1)) }
    try walk.look("b", "/", "s", "?", "i", back: "▸ card 01")
    for key in ["Enter", "Right", "l"] {
      try walk.press(key, shows: "1 / 30")
      try walk.go("\u{1B}", to: "the cards") { $0.text.contains("▸ card 01") }
    }
    for key in ["Left", "Esc", "h", "q"] {
      try walk.press(key, "the topics") { !$0.text.contains("card 01") && KeyWalk.cursor($0) == 0 }
      try walk.go("\r", to: "the cards") { $0.text.contains("▸ card 01") }
    }
    try walk.click(on: "card 03")
    try walk.terminal.wait(for: "row 3") { KeyWalk.cursor($0) == 3 }
    try walk.click(on: "card 03")
    try walk.terminal.wait(for: "3 / 30")
    try walk.go("\u{1B}", to: "▸ card 03")
    try walk.drawAnewAndStop()
    try walk.end(with: "C-c")
    try KeyWalk.expectAll(walk)
  }

  @Test(arguments: Setting.all) func card(_ setting: Setting) throws {
    let walk = try KeyWalk("card", setting)
    try card(walk)
    try walk.moveInText(rows: setting.body(), counts: true, spaceTurnsPages: true)
    try mark(walk, asking: false)
    try walk.press("L", shows: walk.say("in one language only", "只有一种语言"))
    try walk.edit(showing: "1 / 30")
    try walk.openNothing()
    try walk.press("p", shows: walk.say("Practice", "练习"))
    try walk.go("\u{1B}", to: "1 / 30")
    try walk.press("n", shows: "2 / 30")
    try walk.press("N", shows: "1 / 30")
    try walk.go("G", to: "because of 01")
    try walk.press("Enter", shows: "card 01")
    try walk.go("G", to: "the end of the question") {
      !$0.text.contains("card 01") && !$0.text.contains("because") && $0.text.contains("word")
    }
    try walk.press("Enter", shows: "card 01")
    try walk.press("N", shows: walk.say("This is the first card", "这是第一张卡片"))
    try walk.press("9", shows: "9…")
    try walk.press("n", shows: "10 / 30")
    try walk.press("9", shows: "9…")
    try walk.press("N", shows: "1 / 30")
    try walk.look("b", "/", "s", "?", "i", back: "1 / 30")
    for key in ["Left", "Esc", "h", "q"] {
      try walk.press(key, shows: "▸ card 01")
      try walk.go("\r", to: "1 / 30")
    }
    try walk.drawAnewAndStop()
    try walk.end(with: "C-c")
    try KeyWalk.expectAll(walk)
  }

  @Test(arguments: Setting.all) func question(_ setting: Setting) throws {
    let walk = try KeyWalk("question", setting)
    try question(walk)
    try walk.moveInText(rows: setting.body(), counts: false, spaceTurnsPages: false)
    try mark(walk, asking: true)
    try walk.press("L", shows: walk.say("in one language only", "只有一种语言"))
    try walk.edit(showing: "card 01")
    try walk.openNothing()
    try walk.press("m", shows: walk.say("10 more new cards today", "今天再学 10 张"))
    try walk.go("u", to: walk.say("Taken back", "已撤销"))
    try walk.look("b", "/", "s", "?", "i", back: "card 01")
    for key in ["Left", "Esc", "h"] {
      try walk.press(key, "Today") { $0.text.contains("▸") }
      try question(walk)
    }
    // A digit is no count here.
    try walk.go("3", to: walk.say("Space shows the answer first", "先按 Space 显示答案"))
    for key in ["Space", "Enter"] {
      try walk.press(key, scrollsTo: setting.body() - 1)
      let easy = walk.say("4 easy", "4 轻松")
      while !walk.text.contains(easy) {
        let shown = walk.text
        try walk.press(key, "the next page") { $0.text != shown }
      }
      #expect(walk.text.contains("reply 1"))
      try walk.go("\u{1B}", to: "Today") { $0.text.contains("▸") }
      try question(walk)
    }
    #expect(try !walk.sandbox.history().contains { $0.contains("\"event\":\"answer\"") })
    try walk.drawAnewAndStop()
    try walk.end(with: "q")
    try KeyWalk.expectAll(walk, KeyWalk.interrupt("question", setting, question))
  }

  @Test(arguments: Setting.all) func answer(_ setting: Setting) throws {
    let walk = try KeyWalk("answer", setting)
    try answerTop(walk)
    let easy = walk.say("4 easy", "4 轻松")
    try walk.moveInText(
      rows: setting.body(grades: true), counts: false, spaceTurnsPages: false)
    try walk.press("Tab", shows: "because of 01")
    try walk.press("Tab", hides: "because of 01")
    try walk.press("L", shows: walk.say("in one language only", "只有一种语言"))
    try walk.edit(showing: easy)
    try walk.openNothing()
    try walk.press("*", shows: walk.say("Starred", "已加星"))
    try undoAndRedo(walk)
    try walk.press("X", shows: walk.say("no siblings", "没有同组"))
    try walk.press("m", shows: walk.say("10 more new cards today", "今天再学 10 张"))
    try walk.go("u", to: walk.say("Taken back", "已撤销"))
    try walk.look("b", "/", "s", "?", "i", back: easy)
    for (key, said) in [("x", ("Suspended", "已停用")), ("-", ("Buried until", "已推迟到明天"))] {
      try walk.press(key, shows: walk.say(said.0, said.1))
      try walk.go("u", to: walk.say("Taken back", "已撤销"))
      try walk.go("\u{1B}", to: "Today") { $0.text.contains("▸") }
      try answer(walk)
    }
    for key in ["Left", "Esc", "h"] {
      try walk.press(key, "Today") { $0.text.contains("▸") }
      try answer(walk)
    }
    let done = walk.say("1 answer today", "今天回答了 1 次")
    for key in ["1", "2", "3", "4", "Space", "Enter"] {
      if key.count > 1 {
        try walk.go("\u{1B}OH", to: "the top") { KeyWalk.scroll($0) == 0 }
        try walk.press(key, scrollsTo: setting.body(grades: true) - 1)
        try walk.go("\u{1B}OF", to: "the end") { !$0.text.contains("↓") }
      }
      if key == "1" {
        // The card comes back at once, since there is no other.
        try walk.press(key, hides: easy)
      } else {
        try walk.press(key, shows: done)
      }
      let grades = ["1": "again", "2": "hard", "4": "easy"]
      #expect(try walk.sandbox.history().last?.contains("\"\(grades[key] ?? "good")\"") == true)
      try walk.go("u", to: easy)
    }
    try walk.drawAnewAndStop()
    try walk.end(with: "q")
    try KeyWalk.expectAll(walk, KeyWalk.interrupt("answer", setting, answer))
  }

  @Test(arguments: Setting.all) func summary(_ setting: Setting) throws {
    let walk = try KeyWalk("summary", setting)
    try summary(walk)
    try walk.moveInShortText()
    let done = walk.say("1 answer today", "今天回答了 1 次")
    try walk.look("b", "/", "s", "?", back: done)
    for key in ["Left", "Esc", "h", "Enter"] {
      try walk.press(key, "Today") { $0.text.contains("▸") }
      try walk.go("\r", to: done) { !$0.text.contains("▸") && $0.text.contains(done) }
    }
    try walk.press("u", shows: walk.say("4 easy", "4 轻松"))
    try walk.press("C-r", shows: done)
    try walk.press("p", shows: walk.say("Practice: only again", "练习：只有答“忘了”"))
    try walk.go("\u{1B}", to: done)
    try walk.press("m", hides: done)
    try walk.go("u", to: done)
    try walk.go("j", to: done) { !$0.text.contains(walk.say("Taken back", "已撤销")) }
    try walk.drawAnewAndStop()
    try walk.end(with: "q")
    try KeyWalk.expectAll(walk, KeyWalk.interrupt("summary", setting, summary))
  }
}
