import Foundation
import Testing

/// A learner's day on the study screens.
@Suite(.serialized) struct StudyTests {
  @Test func studyUndoLeaveAndComeBackToTheSameCard() throws {
    let sandbox = try Sandbox()
    do {
      let terminal = try Terminal(sandbox)
      try terminal.wait(for: "Start today’s review")
      try terminal.send("Enter")
      try terminal.wait(for: "capital of France")
      try terminal.send("Space")
      let answer = try terminal.wait(for: "on the Seine")
      #expect(!answer.contains("**"), "Markdown is set")
      try terminal.send("Tab")
      try terminal.wait(for: "thousand years")
      try terminal.send("3")
      try terminal.wait(for: "capital of Norway")
      #expect(try sandbox.history().count == 1)
      try terminal.send("Space", "1")
      try terminal.wait(for: "capital of Latvia")
      try terminal.send("u")
      try terminal.wait(for: "capital of Norway")
      #expect(try sandbox.history().count == 3, "an undo is an event of its own")
      try terminal.send("Space", "Enter")
      try terminal.wait(for: "capital of Latvia")
      try terminal.send("q")
      try terminal.wait(for: "status=0")
      #expect(try !terminal.isFullScreen)
    }
    let again = try Terminal(sandbox)
    try again.wait(for: "Continue today’s review")
    try again.send("Enter")
    try again.wait(for: "capital of Latvia")
    try again.send("u")
    try again.wait(for: "capital of Norway")
    let card = try sandbox.run("show", "norway", "--json").objects.first
    #expect(card?["state"] as? String == "new", "undone in another run than it was answered")
  }

  @Test func aWholeSessionEndsWithASummaryAndUndoReachesBack() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    try terminal.send("Enter")
    try terminal.answer("4", "3", "3", "3", "3", "3", "3", in: sandbox)
    let summary = try terminal.wait(for: "Done for now")
    #expect(summary.contains("7 answers today"))
    #expect(summary.contains("in 2 days"))
    try terminal.send("u")
    try terminal.wait(for: "capital of Iran")
    try terminal.send("Space", "3")
    try terminal.wait(for: "Done for now")
    try terminal.send("Enter")
    try terminal.wait(for: "Today’s review is done")
  }

  @Test func killedInTheMiddleItGoesOnWhereItWas() throws {
    let sandbox = try Sandbox()
    do {
      let terminal = try Terminal(sandbox)
      try terminal.wait(for: "Start today’s review")
      try terminal.send("Enter")
      try terminal.wait(for: "capital of France")
      try terminal.send("Space", "1")
      try terminal.wait(for: "capital of Norway")
      try terminal.send("Space", "3")
      try terminal.wait(for: "capital of Latvia")
      let program = try terminal.programID()
      try #require(program > 1)
      kill(program, SIGKILL)
      try terminal.waitForKill()
    }
    let again = try Terminal(sandbox)
    try again.wait(for: "Continue today’s review")
    try again.send("Enter")
    let screen = try again.wait(for: "capital of Latvia")
    #expect(screen.contains("1 again"))
    #expect(try sandbox.history().count == 2)
  }

  @Test func theArrowKeysBrowseTopicsAndCards() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    try terminal.send("Down", "Down", "Down", "Right")
    try terminal.wait(for: "4 cards")
    try terminal.send("Down", "Right")
    try terminal.wait(for: "Kathmandu")
    try terminal.send("Left", "Down", "Right")
    try terminal.wait(for: "Vientiane")
    try terminal.send("Left", "Up", "Up", "Right")
    let japan = try terminal.wait(for: "东京（Tokyo）。")
    #expect(japan.contains("1 / 4"))
    try terminal.send("Left")
    try terminal.wait(for: "▸ 日本的首都是哪里")
    try terminal.send("Left")
    try terminal.wait(for: "Start today’s review")
  }

  @Test func aTopicIsStudiedWithEnter() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    try terminal.send("j", "j", "j", "Enter")
    let screen = try terminal.wait(for: "日本的首都是哪里")
    #expect(screen.contains("4 new"))
  }

  @Test func searchNarrowsAsYouType() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "Start today’s review")
    try terminal.send("/")
    try terminal.wait(for: "type to search")
    try terminal.type("ＴＯＫ")
    let hit = try terminal.wait(for: "1 found in 7")
    // The card is new, so its answer is found and not shown.
    #expect(hit.contains("found in the answer") && !hit.contains("东京"))
    try terminal.send("Enter")
    try terminal.wait(for: "明治维新")
    try terminal.send("Escape")
    try terminal.wait(for: "1 found in 7")
    try terminal.type("zzz")
    try terminal.wait(for: "Nothing found")
  }

  @Test func theInterfaceSpeaksChinese() throws {
    let sandbox = try Sandbox()
    let terminal = try Terminal(sandbox, arguments: ["--language", "zh"])
    try terminal.wait(for: "开始今日复习")
    try terminal.send("Enter")
    try terminal.wait(for: "显示答案")
    try terminal.send("Space")
    try terminal.wait(for: "3 记得")
    try terminal.type("３")
    try terminal.wait(for: "capital of Norway")
    try terminal.type("？")
    try terminal.wait(for: "本界面：复习")
  }

  @Test func aDeckInTwoLanguagesFlips() throws {
    let sandbox = try Sandbox(deck: "# None\n\n### q\n\na\n")
    let folder = sandbox.home.appendingPathComponent("two")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in [
      ("sky.zh.md", "# 天空\n\n## 颜色\n\n### 天空是什么颜色？ {#sky}\n\n蓝色。\n"),
      ("sky.en.md", "# Sky\n\n## Colours\n\n### What colour is the sky? {#sky}\n\nBlue.\n"),
    ] {
      try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let terminal = try Terminal(sandbox, arguments: ["--decks", folder.path])
    try terminal.wait(for: "Colours")
    try terminal.send("b", "Down", "Down", "Down", "Right", "Right")
    try terminal.wait(for: "Blue.")
    try terminal.send("L")
    try terminal.wait(for: "蓝色。")
    try terminal.send("L")
    try terminal.wait(for: "Blue.")
  }
}
