import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// Keys that can't do what was meant say why, and none acts on what can't be seen.
@Suite struct RefusedKeysTests {
  init() { UTF8Locale.use() }

  // MARK: Too small a window

  @Test(
    arguments: [Size(columns: 29, rows: 24), Size(columns: 80, rows: 7), Size(columns: 0, rows: 0)])
  func inAWindowTooSmallKeysOnlyLeave(size: Size) {
    let all = KeyMap.standard.bindings.flatMap(\.keys) + ["x", "５", .paste("3")]
    let places: [[Key]] = [
      [], [.enter], [.enter, " "], ["b"], ["b", .right, .right], ["/", "a"], ["s"], ["?"],
    ]
    for place in places {
      for key in all {
        var learner = Learner()
        for key in place { learner.press(key) }
        let before = learner.screen
        learner.press(.resize(size), key)
        let leaves = key == "q" || key == .control("c")
        #expect(
          // The statistics ask for something when they are opened.
          learner.effects.filter { $0 != .findMissed }
            == (leaves
              ? [.quit]
              : key == .control("z") ? [.suspendProgram] : key == .control("l") ? [.redraw] : []))
        learner.press(.resize(Size(columns: 80, rows: 24)))
        #expect(learner.screen == before, "\(key) after \(place)")
      }
    }
  }

  // MARK: Counts

  @Test func whatIsOpenedInAReviewShowsThePresent() {
    for key in ["s", "b"] as [Key] {
      var learner = Learner()
      var other = Learner()
      learner.press(.enter, " ", "3", " ", "1", key)
      // The same screen, opened after the review was left.
      other.press(.enter, " ", "3", " ", "1", .escape, key)
      // But for what the key that leaves leads to.
      func rows(_ learner: Learner) -> [Substring] {
        learner.screen.split(separator: "\n").filter { !$0.contains("? ") }
      }
      #expect(rows(learner) == rows(other), "\(key)")
    }
  }

  // MARK: Nothing can be written

  private static let holder = "process 26901 on vm since 10:00"

  @Test(arguments: [80, 40, 30], Language.allCases)
  func whoCannotStudyIsToldEachTime(columns: Int, language: Language) {
    let messages = language.messages
    let texts = messages.texts(of: .browsingOnly(holder: Self.holder)) { _ in "?" }
    let refusals = messages.texts(of: .quitTheOther(holder: Self.holder)) { _ in "?" }
    func shows(_ learner: Learner, _ texts: [String]) -> Bool {
      texts.contains { learner.screen.contains($0) }
    }
    for key in [.enter, "u"] as [Key] {
      var learner = Learner(
        columns: columns, language: language, isWritable: false,
        notice: .browsingOnly(holder: Self.holder))
      #expect(shows(learner, columns == 80 ? [texts[0]] : texts))
      for _ in 0..<2 {
        learner.press(.down)
        #expect(!shows(learner, refusals))
        #expect(shows(learner, columns == 80 ? [texts[0]] : texts), "it stays as long as it is so")
        learner.press(key)
        #expect(shows(learner, columns == 80 ? [refusals[0]] : refusals), "\(key)")
      }
      #expect(learner.effects.isEmpty)
      #expect(learner.state.screens.count == 1)
    }
    // Whole, not cut.
    for text in texts + refusals where text.contains("…") { Issue.record("\(text)") }
    #expect(texts.contains { $0.columns <= 28 } && refusals.contains { $0.columns <= 28 })
  }

  @Test func onlyWhatCanBeDoneIsOffered() {
    let study = "Enter study"
    #expect(Learner().screen.contains(study))
    #expect(!Learner(isWritable: false).screen.contains(study))
    var learner = Learner()
    learner.press(.enter)
    #expect(!learner.screen.contains("u undo"))
    learner.press(" ", "3")
    #expect(learner.screen.contains("u undo"))
    learner.press("u")
    #expect(!learner.screen.contains("u undo"))
  }

  // MARK: Keys that do nothing

  @Test func anUnknownKeyIsSaidAndTakesAnOldMessageAway() {
    var learner = Learner()
    learner.press("u")
    #expect(learner.screen.contains("Nothing to take back"))
    learner.press("x")
    #expect(!learner.screen.contains("Nothing to take back"))
    #expect(learner.screen.contains("No such key here; ? shows all"))
    // A pager or an editor passes these over.
    for key in [.escape, .tab, .delete, .up] as [Key] {
      learner.press(key)
      #expect(!learner.screen.contains("No such key"), "\(key)")
    }
  }

  @Test func aNoticeNeverHidesTheGrades() {
    for columns in [80, 40] {
      var learner = Learner(columns: columns)
      learner.press(.enter, " ", "5")
      #expect(learner.screen.contains("No such key here"))
      #expect(learner.screen.contains("1 again") && learner.screen.contains("4 easy"))
      #expect(learner.effects.isEmpty)
    }
  }

  @Test func whatAKeyMadeToSayIsNotReplacedByWhatCanWait() {
    var learner = Learner()
    learner.press(.enter, " ", "u")
    learner.receive(.notice(.decksChanged))
    #expect(learner.screen.contains("Nothing to take back today"))
    learner.receive(.notice(.leavingUnwritten(1, reason: "r")))
    #expect(learner.screen.contains("q again leaves"))
    learner.press(.down)
    learner.receive(.notice(.decksChanged))
    #expect(learner.screen.contains("Decks have changed"))
  }

  @Test(arguments: ["1", "２", "4", .tab] as [Key])
  func aGradeBeforeTheAnswerSaysWhatComesFirst(key: Key) {
    var learner = Learner()
    learner.press(.enter, key)
    #expect(learner.effects.isEmpty)
    #expect(learner.screen.contains("Space shows the answer first"))
  }

  @Test func theEndsOfAListOfCardsAreSaid() {
    var learner = Learner()
    learner.press(.down, .right, .right, "N")
    #expect(learner.screen.contains("This is the first card"))
    learner.press("n")
    #expect(!learner.screen.contains("first card"))
    for _ in 0..<5 { learner.press("n") }
    #expect(learner.screen.contains("This is the last card"))
  }

  // MARK: A card's words

  @Test func aForgottenCardSaysWhyItStays() {
    var learner = Learner()
    learner.press(.enter, " ", "1", " ", "3", " ", "3")
    learner.press(" ")
    #expect(learner.screen.contains("forgotten today: stays in box 1"))
    learner.press("3")
    #expect(!learner.screen.contains("forgotten today"))
  }

  @Test(arguments: [
    ("d.md", "What is 你好?", "A greeting of two characters", "Explanation"),
    ("d.md", "什么是 LoRA？", "低秩适配。", "解析"), ("d.en.md", "你好", "你好", "Explanation"),
    ("d.zh.md", "LoRA?", "Low rank adaptation", "解析"),
  ])
  func labelsAreInTheLanguageOfTheCard(
    file: String, question: String, answer: String, label: String
  ) {
    let deck = "# D\n\n## T\n\n### \(question)\n\n\(answer)\n\n**解析：** x\n"
    for language in Language.allCases {
      var learner = Learner(language: language, decks: [(file, deck)])
      learner.press(.down, .right, .right)
      #expect(learner.screen.contains(label), "\(language)")
    }
  }

  @Test func countsHaveTheirWords() {
    let (english, chinese) = (English(), Chinese())
    #expect(english.cards(1) == "1 card" && english.cards(0) == "0 cards")
    #expect(
      english.checked(cards: 1, errors: 1, warnings: 1) == "1 card, 1 error, 1 warning")
    #expect(
      english.checked(cards: 2, errors: 0, warnings: 2) == "2 cards, 0 errors, 2 warnings")
    #expect(english.answers(1) == "answer" && english.streak(1) == "day in a row")
    #expect(english.notWritten(1, reason: "r") == "1 answer was not written down: r")
    #expect(chinese.cards(3) == "3 张卡片")
  }

  /// A card that is put away is no card that was never learned.
  @Test func practiceOfSuspendedCardsSaysThatTheyAreSuspended() {
    for language in Language.allCases {
      var learner = Learner(language: language)
      learner.press(.enter, " ", "3", .left, "/")
      learner.type("is:waiting")
      learner.press(.enter, "x", .escape, .escape, "/", .control("u"))
      learner.type("is:suspended")
      learner.press(.tab)
      #expect(learner.screen.contains(language.messages.onlySuspended), "\(learner.screen)")
    }
  }

  /// One rule wherever cards are practised: those that were learned, then new ones within the day's number.
  @Test(
    arguments: Language.allCases,
    [["p"], ["b", "p"], ["b", .right, "p"], ["b", .right, .enter, "p"]] as [[Key]])
  func practiceTakesNewCardsWithinTheDaysNumber(language: Language, keys: [Key]) {
    func practise(_ learner: inout Learner, searched: Bool) {
      if searched {
        learner.press("/", .control("u"))
        learner.type("is:new")
        learner.press(.tab)
      } else {
        for key in keys { learner.press(key) }
      }
    }
    let messages = language.messages
    for searched in [false, true] {
      for new in [0, 1] {
        var learner = Learner(language: language, scheduler: Scheduler(limits: .init(new: new)))
        practise(&learner, searched: searched)
        if new == 0 {
          #expect(
            learner.screen.contains(messages.newCardsUsedUp(key: "m", isByKeyAlone: true)[1]))
          #expect(!learner.state.isAsking)
          continue
        }
        #expect(learner.screen.contains("0/1") && learner.state.isAsking)
        #expect(learner.screen.contains(messages.practiceRuleWithNew))
        learner.press(" ", "3", .escape, .escape, .escape, .escape, .escape)
        // The day's number is used up, whatever was left out.
        learner.press("/", .control("u"))
        learner.type("is:new")
        learner.press(.tab)
        #expect(
          learner.screen.contains(messages.newCardsUsedUp(key: "m", isByKeyAlone: false)[1])
            || learner.screen.contains(messages.newCardsUsedUp(key: "m", isByKeyAlone: false)[0]))
      }
    }
  }

  @Test func practiceSaysHowManyNewCardsItLeavesOut() {
    var learner = Learner(scheduler: Scheduler(limits: .init(new: 1)))
    let cards = learner.state.library.entries.count
    learner.press("p")
    let words = learner.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("\(cards - 1) new cards left out (1 a day)"), "\(learner.screen)")
  }
}
