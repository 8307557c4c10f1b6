import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// Today before the first answer.
@Suite struct WelcomeTests {
  init() { UTF8Locale.use() }

  private func learner(
    _ size: (Int, Int) = (80, 24), _ language: Language = .english,
    decks: [(String, String)] = SampleDecks.gardens, places: [String] = ["~/decks"],
    record: StudyRecord = StudyRecord()
  ) -> Learner {
    var learner = Learner(columns: size.0, rows: size.1, language: language)
    learner.state = State(
      size: learner.state.size, language: language, library: SampleDecks.library(decks),
      record: record, day: Day(20_514), scheduler: Scheduler(), isWritable: true,
      deckPlaces: places)
    return learner
  }

  @Test(arguments: ScreenTests.sizes, Language.allCases)
  func itSaysWhatThisIsAndHowToBegin(size: (Int, Int), language: Language) throws {
    let learner = learner(size, language, places: ["/usr/share/leitner/decks"])
    let messages = language.messages
    expectComposed(learner.state.view())
    let shown = learner.screen
    for part in [
      messages.startReview, "Enter  " + messages.welcomeStudy, "a      " + messages.welcomeAdd,
      "?      " + messages.welcomeHelp, "/usr/share/leitner/decks",
      String(messages.welcome.prefix(8)),
    ] { #expect(shown.contains(part), "\(part)") }
    try expectFrame(
      learner.state.view(), named: "welcome-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test(arguments: ScreenTests.sizes) func itIsGoneAfterTheFirstAnswer(size: (Int, Int)) {
    var learner = learner(size)
    learner.press(.enter, " ", "3", .escape)
    #expect(learner.screen.contains("Continue today’s review"))
    #expect(!learner.screen.contains("Flashcards come") && !learner.screen.contains("~/decks"))
    #expect(learner.screen.contains("Gardening"))
    learner.press("u")
    #expect(learner.screen.contains("Flashcards come"), "it is as if there had been none")
  }

  /// In a small window the topics take its place when the cursor goes there.
  @Test(arguments: ScreenTests.sizes) func theTopicsCanBeReached(size: (Int, Int)) {
    var learner = learner(size)
    #expect(learner.screen.contains("Gardening") == (size.1 > 12))
    learner.press(.down)
    #expect(learner.screen.contains("▸ Gardening"))
    learner.press(.down, .right)
    #expect(learner.screen.contains("What is humus?"))
  }

  @Test func aClickChoosesTheRowThatIsShown() {
    for size in ScreenTests.sizes + (8...24).map({ (80, $0) }) {
      for row in 0..<size.1 - 2 {
        var learner = learner(size)
        let before = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)[row]
        learner.press(.click(.init(row: row, column: 6)))
        let marked = learner.screen.split(separator: "\n").first { $0.contains("▸") } ?? ""
        let words = before.split(separator: " ").first ?? ""
        if ["Gardening", "Soil", "Trees", "Fruit"].contains(String(words)) {
          #expect(marked.contains(words), "\(row)")
        } else if learner.effects.isEmpty, marked.contains("▸") {
          #expect(marked.contains("Start today’s review") || learner.state.isAsking, "\(row)")
        }
      }
    }
  }

  @Test(arguments: [(80, 24), (40, 12), (30, 8)], Language.allCases)
  func aLongPathIsCutWithASign(size: (Int, Int), language: Language) {
    let places = (1...9).map { "/a/folder/with/a/long/name/\($0)" }
    let learner = learner(size, language, places: places)
    expectComposed(learner.state.view())
    let shown = learner.screen
    #expect(shown.contains(places.last ?? "") || shown.contains("…") || size.1 == 8)
  }

  @Test(arguments: Language.allCases) func withoutACardItSaysHowToGetOne(language: Language) {
    let shown = learner((80, 24), language, decks: []).screen
    let messages = language.messages
    for part in [messages.noCards, messages.noCardsHint, messages.welcomeAdd, "~/decks"] {
      #expect(shown.contains(part), "\(part)")
    }
    #expect(!shown.contains(messages.welcomeStudy))
  }

  /// Also if a deck has topics but no card: what is offered is what works, and a key that can't do anything
  /// says why.
  @Test(
    arguments: [[], [("d.md", "# D\n\n## T\n"), ("e.md", "no card\n")]] as [[(String, String)]],
    Language.allCases)
  func withoutACardOnlyWhatWorksIsOffered(decks: [(String, String)], language: Language) throws {
    let messages = language.messages
    for size in ScreenTests.sizes {
      var learner = learner(size, language, decks: decks)
      func hints() -> String {
        learner.state.view().text(ofRow: ScreenAreas(size: learner.state.size).hints)
      }
      func words(_ actions: Action...) -> [Substring] {
        actions.flatMap {
          "\(learner.state.keyName($0)) \(messages.label(of: $0))".split(separator: " ")
        }
      }
      #expect(hints().split(separator: " ") == words(.add, .help, .quit), "\(hints())")
      learner.press(.enter)
      #expect(learner.screen.contains(messages.noCards) && !learner.state.isAsking)
      learner.press("b")
      #expect(learner.screen.contains(messages.browseTitle))
      #expect(
        learner.screen.contains(messages.noCards) && learner.screen.contains(messages.welcomeAdd))
      #expect(
        !hints().contains(messages.label(of: .open)) && !hints().contains(messages.label(of: .fold))
      )
      #expect(hints().contains(messages.label(of: .add)))
      learner.press("a")
      #expect(learner.effects == [.add(.everything)])
    }
    let withCards = self.learner((80, 24), language).screen
    #expect(!withCards.contains("a \(messages.label(of: .add))"))
  }

  /// Whose only deck lost its cards has lost none of the progress.
  @Test(arguments: Language.allCases)
  func whoKnewCardsIsToldThatTheyAreGone(language: Language) {
    var progress = Progress()
    progress.cards.set(
      CardProgress(
        box: 2, due: Day(20_520), last: Day(20_510), reviews: 1, lapses: 0, forgotten: false),
      for: CardID("a"))
    let learner = learner((80, 24), language, decks: [], record: StudyRecord(base: progress))
    #expect(learner.screen.contains(language.messages.noCardsLeft))
    #expect(!learner.screen.contains(language.messages.noCards))
  }

  // MARK: One row for what is to be said

  @Test func doubtsAreSaidBeforeProblemsInOneRow() {
    func row(_ columns: Int, doubts: Int = 2, problems: Int = 3) -> String {
      let learner = Learner(
        columns: columns,
        notice: .knownCards(carried: 0, doubts: doubts, gone: 0, problems: problems))
      let rows = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
      return String(rows[ScreenAreas(size: learner.state.size).notice].drop { $0 == " " })
    }
    #expect(row(80).contains("2 known cards in doubt: c compares · 3 problems: leitner check"))
    #expect(row(40).contains("2 known cards in doubt: c compares"))
    #expect(!row(40).contains("check"))
    #expect(!row(80, problems: 0).contains("check"))
  }

  /// The key is in the notice, and after it in the line of hints.
  @Test func noKeyIsNamedTwice() {
    var learner = LinkScreenTests.learner(columns: 120, rows: 40)
    func count() -> Int { learner.screen.split(separator: "\n").count { $0.contains("compare") } }
    #expect(count() == 1)
    learner.press(.down)
    #expect(count() == 1)
    #expect(learner.screen.contains("c compare"))
  }
}
