import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// A reply that was sent and is not graded, who does not know one, and Help while a line is typed.
@Suite struct SentReplyTests {
  private static let deck = """
    # D

    ## T

    ### Before {#before}

    it

    ### Which rises? {#one}

    - [ ] nitrogen
    - [x] carbon dioxide

    ### Which are sugars? {#several}

    - [x] glucose
    - [x] fructose
    - [ ] starch

    ### Where is coffee drunk? {#typed}
    <!-- kind: typed -->

    café

    """

  /// At a card, after the first one was answered.
  private func learner(
    _ id: String, _ language: Language = .english, size: (Int, Int) = (80, 24)
  ) -> Learner {
    let cards = Self.deck.components(separatedBy: "###")
    let kept = cards.filter { $0.contains("{#\(id)}") || $0.contains("{#before}") }
    let text = cards[0] + kept.map { "###" + $0 }.joined()
    var learner = Learner(
      columns: size.0, rows: size.1, language: language, decks: [("d.md", text)])
    learner.press(.enter, " ", "3")
    return learner
  }

  @Test(arguments: ["one", "several", "typed"])
  func anUndoTakesBackThatAReplyWasSent(id: String) {
    var learner = learner(id)
    if id == "typed" {
      learner.type("caffe")
      learner.press(.left)
    } else {
      learner.press("a")
    }
    let before = learner.screen
    if id != "one" { learner.press(.enter) }
    #expect(learner.state.screen.context == .answer)
    learner.press("u")
    #expect(learner.state.screen.context == (id == "typed" ? .typing : .choice))
    #expect(learner.screen.contains(id == "typed" ? "Back to your line" : "Back to the choices"))
    #expect(!learner.effects.contains(.undo), "the card before stays answered")
    switch id {
    case "typed":
      #expect(learner.screen.contains("› caffe"))
      learner.press(.backspace, .end, .backspace, "é", .enter)
      #expect(learner.screen.contains("✓ café") && learner.screen.contains("› 3 good"))
    case "several":
      // Without the notice.
      learner.press(.up)
      #expect(learner.screen == before)
      learner.press(.enter)
    default:
      #expect(!learner.screen.contains("✓"))
      learner.press("b")
    }
    #expect(learner.state.screen.context == .answer)
    learner.press("u", .escape)
    #expect(!learner.effects.contains(.undo))
    learner.press("u")
    #expect(learner.effects.contains(.undo), "on Today it takes back the card before")
  }

  /// Once the reply is graded, an undo leads back to it, and the next one to the card before.
  @Test func anUndoOfTheGradeComesBeforeThatOfTheCardBefore() {
    var learner = learner("one")
    learner.press("a", "1", "u")
    #expect(learner.effects.filter { $0 == .undo }.count == 1)
    #expect(learner.state.screen.context == .answer)
    #expect(learner.screen.contains("Which rises?"))
    learner.press("u")
    #expect(learner.effects.filter { $0 == .undo }.count == 2)
    #expect(learner.screen.contains("Before"))
  }

  @Test(arguments: ["one", "several"], Language.allCases)
  func whoDoesNotKnowGivesUpAtOnce(id: String, language: Language) {
    for size in [(80, 24), (40, 12)] {
      var learner = learner(id, language, size: size)
      let isEnglish = language == .english
      if size.0 == 80 { #expect(learner.screen.contains(isEnglish ? "0 don’t know" : "0 不知道")) }
      learner.press("z")
      if id == "several" {
        learner.press(.enter)
        #expect(learner.screen.contains(isEnglish ? "0 if you" : "不知道就按 0"))
        learner.press("a")
      } else if size.0 == 80 {
        #expect(learner.screen.contains(isEnglish ? "0 if you" : "不知道就按 0"))
      }
      learner.press("０")
      #expect(learner.state.screen.context == .answer)
      #expect(learner.screen.contains(isEnglish ? /› ?1 again/ : /› ?1 忘了/))
      #expect(!learner.screen.contains("✗") && learner.screen.contains("✓"))
      learner.press(.enter)
      let answered = learner.effects.contains {
        if case .answer(CardID(id), .again, _) = $0 { true } else { false }
      }
      #expect(answered)
    }
  }

  @Test func whoGivesUpGetsTheTicksBack() {
    var learner = learner("several")
    learner.press("a", "c")
    let before = learner.screen
    #expect(before.components(separatedBy: "[x]").count == 3)
    for _ in 0..<2 {
      learner.press("0")
      #expect(learner.screen.contains("› 1 again") && !learner.screen.contains("✗"))
      learner.press("u")
      #expect(learner.screen.contains("Back to the choices"))
      learner.press(.down, .up)
      #expect(learner.screen.components(separatedBy: "[x]").count == 3)
    }
    // Also in the form that is asked after the grade was taken back, and in an edited deck.
    learner.press("0", "1", "u")
    #expect(learner.state.screen.context == .answer && !learner.screen.contains("✗"))
  }

  /// A mark that was set behind the answer is the last step.
  @Test(arguments: ["one", "several", "typed"]) func aMarkIsTakenBackFirst(id: String) {
    var learner = learner(id)
    if id == "typed" { learner.type("x") }
    if id == "several" { learner.press("a") }
    learner.press(.enter, "*", "u")
    #expect(learner.state.screen.context == .answer)
    #expect(learner.effects.filter { $0 == .undo }.count == 1)
    learner.press("u")
    #expect(learner.state.screen.context != .answer)
    #expect(learner.effects.filter { $0 == .undo }.count == 1)
  }

  @Test(arguments: Language.allCases) func helpIsAKeyWhileALineIsTyped(language: Language) {
    var learner = learner("typed", language)
    learner.type("ca?")
    let typed = learner.screen
    #expect(typed.contains(language == .english ? "F1 help" : "F1 帮助"))
    learner.press(.function(1))
    #expect(learner.state.screen.context == .help)
    learner.press("q")
    #expect(learner.screen == typed)
    learner.press(.escape, "/")
    learner.type("café?")
    let search = learner.screen
    learner.press(.function(1))
    #expect(learner.state.screen.context == .help)
    learner.press(.escape)
    #expect(learner.screen == search)
  }

  // MARK: An interview in two languages

  private static let unequal = [
    ("d.en.md", "# D\n\n## T\n\n### Why? {#a}\n\n- one\n- two\n- three\n"),
    ("d.zh.md", "# D\n\n## T\n\n### 为何？ {#a}\n\n- 甲\n- 乙\n"),
  ]

  @Test func theTicksOfEachLanguageAreKept() {
    var learner = Learner(decks: Self.unequal)
    learner.press("t", .enter, " ", "1", "3", "L")
    #expect(learner.screen.contains("1 [ ] 甲") && learner.screen.contains("2 [ ] 乙"))
    learner.press("2", "L")
    for row in ["1 [x] one", "2 [ ] two", "3 [x] three"] { #expect(learner.screen.contains(row)) }
    learner.press("2", "L")
    #expect(learner.screen.contains("1 [ ] 甲") && learner.screen.contains("2 [x] 乙"))
    learner.press("L", .enter, .enter)
    #expect(learner.study.spokenAnswers.last?.points.said == 3)
    // The next question has none of them.
    learner.press("u")
    #expect(learner.screen.contains("2 [x] two"))
    learner.press("L")
    #expect(learner.screen.contains("1 [ ] 甲") && learner.screen.contains("2 [ ] 乙"))
  }

  @Test(arguments: [(80, 24), (40, 12), (120, 40)])
  func missedPointsAreNamedWhole(size: (Int, Int)) {
    let point = (1...40).map { "word\($0)" }.joined(separator: " ")
    var learner = Learner(
      columns: size.0, rows: size.1,
      decks: [("d.md", "# D\n\n## T\n\n### Why?\n\n- \(point)\n- b\n")])
    func shown() -> String {
      var text = ""
      for _ in 0..<40 {
        text += learner.screen + "\n"
        learner.press("j")
      }
      return text
    }
    learner.press("t", .enter, " ")
    while learner.state.screen.context != .report { learner.press(.enter) }
    let report = shown()
    learner.press(.escape, "s")
    let statistics = shown()
    for text in [report, statistics] {
      #expect(text.contains("1×  word1"))
      #expect(text.contains("word40"))
    }
  }

  // MARK: What a key opens

  @Test(arguments: [
    ("![](a.png)", "open picture", "打开图片"), ("[sound:a.mp3]", "play sound", "播放声音"),
    ("![](a.ogg)", "play sound", "播放声音"), ("[x](http://a.b)", "open link", "打开链接"),
    ("[x](a.png)", "open picture", "打开图片"), ("![](a.png) [x](http://a.b)", "open…", "打开…"),
  ]) func theHintSaysWhatIsOpened(text: String, english: String, chinese: String) {
    for language in Language.allCases {
      var learner = Learner(
        columns: 120, language: language, decks: [("d.md", "# D\n\n## T\n\n### q \(text)\n\na\n")])
      let label = "o " + (language == .english ? english : chinese)
      learner.press(.enter)
      #expect(learner.screen.contains(label), "\(learner.screen)")
      guard text == "![](a.png)" else { continue }
      learner.press("v")
      #expect(learner.screen.contains(label), "\(learner.screen)")
    }
  }
}
