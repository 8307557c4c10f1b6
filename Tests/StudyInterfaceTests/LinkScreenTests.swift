import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// The screen that shows known cards beside those that they may be.
@Suite struct LinkScreenTests {
  /// Two known cards: one that may be any of the sample deck, one that may be one of it.
  static let doubts = [
    CardDoubt(
      was: "compost",
      question: "What is **humus** good for in a bed of heavy clay, and how is it made?",
      deck: "garden", neighbour: "ph",
      candidates: [
        .init(card: "humus", reasons: [.similarQuestion, .sameAnswer]),
        .init(card: "ph", reasons: [.similarAnswer]), .init(card: "pruning"),
      ]),
    CardDoubt(
      was: "cutting", question: "什么时候剪苹果树？",
      candidates: [.init(card: "pruning", reasons: [.similarQuestion, .samePlace])]),
  ]

  /// A learner who has answered both, and none of the cards of the decks.
  static func learner(
    columns: Int = 80, rows: Int = 24, language: Language = .english, isWritable: Bool = true
  ) -> Learner {
    var study = MemoryStudy(day: Day(20_512))
    study.answer("compost", .easy)
    study.answer("cutting", .again)
    study.startDay(after: 2)
    return Learner(
      columns: columns, rows: rows, language: language, record: study.record, day: study.day,
      isWritable: isWritable, notice: .knownCards(carried: 0, doubts: 2, gone: 0), doubts: doubts)
  }

  @Test(arguments: ScreenTests.sizes, Language.allCases)
  func everyStateLooksAsOnRecord(size: (Int, Int), language: Language) throws {
    var learner = Self.learner(columns: size.0, rows: size.1, language: language)
    func check(_ name: String) throws {
      let frame = learner.state.view()
      expectComposed(frame)
      try expectFrame(frame, named: "\(name)-\(size.0)x\(size.1)-\(language.rawValue)")
    }
    try check("today-doubts")
    learner.press("c")
    try check("link")
    learner.press(.down, .down)
    try check("link-third")
    learner.press(.down)
    try check("link-none")
    learner.press(.enter)
    try check("link-second")
    learner.press(.enter)
    try check("link-done")
  }

  @Test func aLinkCarriesTheProgressAtOnceAndUTakesItBack() {
    var learner = Self.learner()
    #expect(learner.screen.contains("2 known cards"))
    learner.press("c", .enter)
    #expect(learner.effects == [.findDoubts, .decide(Decision(was: "compost", card: "humus"))])
    #expect(learner.state.record["humus"]?.box == 3)
    #expect(learner.screen.contains("“What is humus good for in a…” goes on with: What is humus?"))
    #expect(learner.screen.contains("2 / 2"), "the next one is shown")
    #expect(learner.state.doubtCount == 1)
    learner.press("u")
    #expect(learner.state.record["humus"] == nil)
    #expect(learner.state.record["compost"]?.box == 3)
    #expect(learner.screen.contains("1 / 2"))
    #expect(learner.screen.contains("Taken back"))
    #expect(learner.state.doubtCount == 2)
    learner.press("u")
    #expect(learner.screen.contains("Nothing to take back"))
  }

  @Test func whatIsChosenIsNotChosenAgainAndStepsGoBothWays() {
    var learner = Self.learner()
    learner.press("c", .down, .enter, "N")
    #expect(learner.screen.contains("✓ How does the pH of soil act on"))
    learner.press(.enter)
    #expect(learner.screen.contains("You have chosen for this card; u takes it back"))
    #expect(learner.effects.count == 2)
    learner.press("n", "n")
    #expect(learner.screen.contains("This is the last card"))
    learner.press("N", "N")
    #expect(learner.screen.contains("This is the first card"))
    learner.press(.left)
    #expect(learner.state.screen is TodayScreen)
  }

  /// The row of the notice says so as long as nothing else is to be said, and the hint then is not needed.
  @Test func todaySaysThatThereAreDoubtsAsLongAsThereAre() {
    var learner = Self.learner()
    let doubt = "2 known cards may be edited ones: c compares them"
    learner.press("j", "k")
    #expect(learner.screen.contains(doubt))
    #expect(!learner.screen.contains("c compare "))
    learner.receive(.notice(.decksChanged))
    #expect(learner.screen.contains("Decks have changed") && learner.screen.contains("c compare "))
    learner.press("j")
    #expect(learner.screen.contains(doubt))
    learner.press("b")
    #expect(!learner.screen.contains(doubt))
    learner.press(.escape, "c", .enter, .enter, .escape, "k")
    #expect(!learner.screen.contains("compare"))
  }

  /// With one question on both sides, what differs is said; and both sides are in one language.
  @Test func whatDiffersIsSaid() {
    let reasons: [(Set<Identification.Reason>, String)] = [
      ([.sameQuestion], "same question · another answer"),
      ([.sameQuestion, .similarAnswer], "same question · similar answer"),
      ([.sameQuestion, .sameAnswer], "same question · same answer"),
      ([.sameName], "same name"),
    ]
    for (reasons, words) in reasons {
      #expect(English().words(for: reasons).listed(" · ") == words)
    }
    var learner = Self.learner(language: .chinese)
    learner.press("c")
    #expect(learner.screen.contains("What is humus good for"))
    #expect(learner.screen.contains("▸ What is humus?"))
    #expect(learner.screen.contains("上次回答 2026-02-28"))
  }

  @Test func noneOfTheseLeavesTheProgressWithTheOldCard() {
    var learner = Self.learner()
    learner.press("c", .end, .enter)
    #expect(learner.effects.last == .decide(Decision(was: "compost", card: nil)))
    #expect(learner.state.record["compost"]?.box == 3)
    #expect(
      learner.screen.contains(
        "“What is humus good for in a…” stays without a card; its progress is kept"))
  }

  @Test func aReaderLooksButDoesNotChoose() {
    var learner = Self.learner(isWritable: false)
    learner.press("c")
    #expect(learner.screen.contains("It may now be"))
    learner.press(.enter)
    #expect(learner.effects == [.findDoubts])
    #expect(!learner.screen.contains("this one"))
  }

  @Test func withoutDoubtsTheKeySaysSoAndNoHintNamesIt() {
    var learner = Learner()
    #expect(!learner.screen.contains("compare"))
    learner.press("c")
    #expect(learner.screen.contains("There is no known card to compare"))
    #expect(learner.state.screen is TodayScreen)
  }

  @Test func cardsThatLeaveTheDecksLeaveTheList() {
    var learner = Self.learner()
    learner.press("c")
    learner.receive(.decks(SampleDecks.library([("g.md", "# G\n\n### How? {#ph}\n\nSo.\n")])))
    #expect(learner.screen.contains("▸ How?"))
    #expect(learner.screen.contains("1 / 1"))
    learner.receive(.decks(SampleDecks.library([("g.md", "# G\n\n### Who? {#who}\n\nI.\n")])))
    #expect(learner.state.screen is TodayScreen)
  }

  @Test func aChoiceThatCannotBeWrittenChangesNothing() {
    let desk = Workplace()
    desk.store.open = Self.doubts
    desk.terminal.beforeKey = [1: { desk.store.failure = Failure("progress can’t be written") }]
    _ = desk.run("c", .enter, .control("c"))
    #expect(desk.store.decisions.isEmpty)
    #expect(desk.terminal.screens.last?.contains("progress can’t be written") == true)
    #expect(desk.terminal.screens.last?.contains("1 / 2") == true)
  }

  @Test func theLoopWritesAChoiceDownAndGoesOn() {
    let desk = Workplace()
    desk.store.open = Self.doubts
    _ = desk.run("c", .enter, .enter, "u", .control("c"))
    #expect(desk.store.decisions == [Decision(was: "compost", card: "humus")])
    #expect(desk.terminal.screens.last?.contains("2 / 2") == true)
  }
}
