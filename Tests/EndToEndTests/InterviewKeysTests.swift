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
    for key in ["?", "F1"] {
      try walk.press(key, walk.say("Help", "帮助")) {
        $0.lines.prefix(3).joined().contains(walk.say("Help", "帮助"))
      }
      try walk.go("\u{1B}", to: "the number", until: number(walk, 2))
    }
    try walk.drawAnewAndStop()
    for key in ["Left", "Esc", "h", "q"] {
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
    try walk.end(with: "C-c")
    try KeyWalk.expectAll(walk)
  }

  /// A point as the screen shows it.
  private func point(
    _ number: Int, _ walk: KeyWalk, isTicked: Bool = false, hasCursor: Bool = true
  ) -> String {
    let box = isTicked ? "[x]" : "[ ]"
    let gap = walk.setting.columns < 60 ? "" : " "
    return (hasCursor ? "›\(gap)" : "") + "\(number)\(gap)\(box)"
  }

  /// The first question of a new interview; it has several pages.
  private func question(_ walk: KeyWalk) throws {
    let another = walk.say("Another interview", "另开一次面试")
    let number = walk.say("How many questions?", "问几题？")
    try walk.go("t", to: "the interview") { [another, number].contains(where: $0.text.contains) }
    if walk.text.contains(another) {
      try walk.go("j", to: "▸ \(another)")
      try walk.go("\r", to: number)
    }
    try walk.go("\r", to: "the question") {
      $0.text.contains("card ") && $0.text.contains("00:0") && !$0.text.contains("▸")
    }
  }

  /// Its points.
  private func points(_ walk: KeyWalk) throws {
    try question(walk)
    while !walk.text.contains("[ ]") {
      let line = KeyWalk.scroll(walk.terminal.screen)
      try walk.go(" ", to: "the next page") {
        KeyWalk.scroll($0) != line || $0.text.contains("[ ]")
      }
    }
  }

  /// Its grades, from the top.
  private func grades(_ walk: KeyWalk) throws {
    try points(walk)
    try goOn(walk)
    try walk.go("\u{1B}OH", to: "the top") { KeyWalk.scroll($0) == 0 }
  }

  private func goOn(_ walk: KeyWalk) throws {
    try walk.go("G", to: "the end") { !$0.text.contains("↓") }
    try walk.go("\r", to: walk.say("1 again", "1 忘了"))
  }

  /// The report of an interview of one question.
  private func report(_ walk: KeyWalk) throws {
    try walk.go("t", to: walk.say("How many questions?", "问几题？"))
    try walk.go("1", to: "the number", until: number(walk, 1))
    try walk.go("\r", to: "the question") { $0.text.contains("00:0") }
    while !walk.text.contains("[ ]") {
      let line = KeyWalk.scroll(walk.terminal.screen)
      try walk.go(" ", to: "the next page") {
        KeyWalk.scroll($0) != line || $0.text.contains("[ ]")
      }
    }
    try goOn(walk)
    try walk.go("1", to: walk.say("Interview report", "面试报告"))
  }

  /// What is done to a card; `shown` is on the screen of the one that is back.
  private func mark(_ walk: KeyWalk, back shown: String) throws {
    try walk.press("*", shows: walk.say("Starred", "已加星"))
    try walk.press("u", shows: walk.say("Taken back", "已撤销"))
    try walk.press("C-r", shows: walk.say("Done again", "已恢复"))
    for (key, said) in [("x", ("Suspended", "已停用")), ("-", ("Buried until", "已推迟到明天"))] {
      try walk.press(key, shows: walk.say(said.0, said.1))
      try walk.go("u", to: "the card again") {
        $0.text.contains(walk.say("Taken back", "已撤销")) && $0.text.contains(shown)
      }
    }
    try walk.press("L", shows: walk.say("in one language only", "只有一种语言"))
    try walk.openNothing()
  }

  @Test(arguments: Setting.all) func speaking(_ setting: Setting) throws {
    let walk = try KeyWalk("speaking", setting)
    try question(walk)
    let rows = setting.body(grades: true)
    try walk.moveInText(rows: rows, counts: false, spaceTurnsPages: false)
    try mark(walk, back: "00:0")
    try walk.edit(showing: "card 01")
    try walk.look("b", "/", "s", "?", "i", back: "00:")
    for key in ["Left", "Esc", "h"] {
      try walk.press(key, "Today") { $0.text.contains("▸") }
      try question(walk)
    }
    try walk.go("3", to: walk.say("shows the answer first", "显示答案"))
    for key in ["Space", "Enter"] {
      try walk.press(key, scrollsTo: rows - 1)
      while !walk.text.contains("[ ]") {
        let shown = KeyWalk.scroll(walk.terminal.screen)
        try walk.press(key, "the next page") {
          KeyWalk.scroll($0) != shown || $0.text.contains("[ ]")
        }
      }
      try walk.go("\u{1B}", to: "Today") { $0.text.contains("▸") }
      // Left with its points it goes on with them.
      try walk.go("t", to: walk.say("▸ Go on", "▸ 继续"))
      try walk.go("\r", to: "[ ]")
      try walk.go("\u{1B}", to: "Today") { $0.text.contains("▸") }
      try question(walk)
    }
    try walk.end(with: "q")
    // A clock that runs is no screen to compare; the points have these keys, too.
    try KeyWalk.expectAll(
      walk, KeyWalk.interrupt("speaking", setting, question),
      KeyWalk.stopped("speaking", setting, question))
  }

  @Test(arguments: Setting.all) func points(_ setting: Setting) throws {
    let walk = try KeyWalk("points", setting)
    try points(walk)
    for (down, up) in [("Down", "Up"), ("j", "k")] {
      try walk.press(down, shows: point(2, walk))
      try walk.press(up, shows: point(1, walk))
    }
    try walk.press("Space", shows: point(1, walk, isTicked: true))
    try walk.press("Space", shows: point(1, walk))
    try walk.press("2", shows: point(2, walk, isTicked: true))
    try walk.click(on: point(2, walk, isTicked: true, hasCursor: false))
    try walk.terminal.wait(for: point(2, walk))
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
    try walk.press("3", shows: point(3, walk, isTicked: true))
    try walk.press("Tab", shows: "because of 01")
    try walk.press("3", shows: point(3, walk))
    try mark(walk, back: "[ ]")
    try walk.edit(showing: "[ ]")
    try walk.look("b", "/", "s", "?", "i", back: "[ ]")
    // The time and the points stand beside what is said.
    try walk.go("0", to: "no such key") {
      $0.text.contains(walk.say("No such key", "没有这个键"))
        && $0.text.contains(walk.say("points", "要点"))
    }
    try walk.press("Enter", "the next points") {
      !$0.text.contains(walk.say("1 again", "1 忘了")) && $0.text.contains("↓")
    }
    try goOn(walk)
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

  @Test(arguments: Setting.all) func grading(_ setting: Setting) throws {
    let walk = try KeyWalk("grading", setting)
    try grades(walk)
    let again = walk.say("1 again", "1 忘了")
    let rows = setting.body(grades: true)
    try walk.moveInText(rows: rows, counts: false, spaceTurnsPages: false)
    try walk.press("Tab", shows: "because of 01")
    try walk.press("Tab", hides: "because of 01")
    try walk.press("*", shows: walk.say("Starred", "已加星"))
    try walk.press("u", shows: walk.say("Taken back", "已撤销"))
    try walk.press("C-r", shows: walk.say("Done again", "已恢复"))
    try walk.press("L", shows: walk.say("in one language only", "只有一种语言"))
    try walk.openNothing()
    for (key, said) in [("x", ("Suspended", "已停用")), ("-", ("Buried until", "已推迟到明天"))] {
      try walk.press(key, shows: walk.say(said.0, said.1))
      try walk.go("u", to: "[ ]")
      try goOn(walk)
    }
    try walk.edit(showing: again)
    try walk.look("b", "/", "s", "?", "i", back: again)
    for key in ["Left", "Esc", "h"] {
      try walk.press(key, hides: again)
      try goOn(walk)
    }
    try walk.drawAnewAndStop()
    for key in ["1", "2", "3", "4", "Space", "Enter"] {
      if key.count > 1 {
        try walk.go("\u{1B}OH", to: "the top") { KeyWalk.scroll($0) == 0 }
        try walk.press(key, scrollsTo: rows - 1)
        try walk.go("\u{1B}OF", to: "the end") { !$0.text.contains("↓") }
      }
      try walk.press(key, "the next question") { $0.text.contains("2/10") }
      let grades = ["2": "hard", "3": "good", "4": "easy"]
      #expect(try walk.sandbox.history().last?.contains("\"\(grades[key] ?? "again")\"") == true)
      try walk.go("u", to: "[ ]")
      try goOn(walk)
    }
    try walk.end(with: "q")
    try KeyWalk.expectAll(walk, KeyWalk.interrupt("grading", setting, grades))
  }

  @Test(arguments: Setting.all) func report(_ setting: Setting) throws {
    let walk = try KeyWalk("report", setting)
    try report(walk)
    let title = walk.say("Interview report", "面试报告")
    try walk.moveInShortText()
    try walk.look("b", "/", "s", "?", back: title)
    for key in ["Enter", "Right", "l"] {
      try walk.press(key, shows: "1 / 1")
      // Enter does nothing more there: nothing is graded by holding it down.
      try walk.go("\r\r\u{1B}", to: title)
    }
    try walk.press("p", hides: title)
    try walk.go("\u{1B}", to: title)
    try walk.press("u", shows: "[ ]")
    try walk.press("C-r", shows: title)
    try walk.drawAnewAndStop()
    for key in ["Left", "Esc", "h"] {
      try walk.press(key, "Today") { $0.text.contains("▸") }
      try report(walk)
    }
    #expect(try walk.sandbox.history().filter { $0.contains("\"answer\"") }.count == 4)
    try walk.end(with: "q")
    try KeyWalk.expectAll(walk, KeyWalk.interrupt("report", setting, report))
  }
}
