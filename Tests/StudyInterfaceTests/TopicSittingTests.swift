import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// What belongs to a topic stays in it: its search, what its review's end says, and new cards.
@Suite struct TopicSittingTests {
  init() { UTF8Locale.use() }

  private static let decks = [
    (
      "d.md",
      "# D\n\n## Soil\n\n### soil one\n\nworm\n\n### soil two\n\nworm\n\n"
        + "## Trees\n\n### tree one\n\nworm\n\n### tree two\n\nworm\n"
    )
  ]

  private func learner(_ columns: Int = 80, limit: Int = 20) -> Learner {
    var scheduler = Scheduler()
    scheduler.limits.new = limit
    return Learner(columns: columns, decks: Self.decks, scheduler: scheduler)
  }

  // MARK: Search

  /// From the list, from a card of it, and from its review.
  @Test(
    arguments: [
      ["b", .down, .enter], ["b", .down, .enter, .enter], [.down, .down, .enter],
      [.down, .down, .enter, " "],
    ] as [[Key]])
  func aSearchBeginsInTheTopicAndCanBeWidened(keys: [Key]) {
    var learner = learner()
    for key in keys { learner.press(key) }
    learner.press("/")
    #expect(learner.screen.contains("Search · Soil") && learner.screen.contains("Ctrl-T all decks"))
    learner.type("worm")
    #expect(learner.screen.contains("2 found in 2"))
    #expect(!learner.screen.contains("tree one"))
    learner.press(.control("t"))
    #expect(learner.screen.contains("4 found in 4") && learner.screen.contains("tree one"))
    #expect(
      !learner.screen.contains("Search · Soil") && learner.screen.contains("Ctrl-T the topic"))
    learner.press(.control("t"))
    #expect(learner.screen.contains("2 found in 2"))
    // A card that was found there is one of the topic.
    learner.press(.enter, "/")
    #expect(learner.screen.contains("Search · Soil"))
  }

  /// The key is seen in narrow windows, too, whatever was found.
  @Test(arguments: Language.allCases) func theWayOutOfTheTopicIsSeen(language: Language) {
    var learner = Learner(columns: 40, rows: 12, language: language, decks: Self.decks)
    learner.press("b", .down, .enter, "/")
    for _ in 0..<2 {
      #expect(learner.screen.contains("Ctrl-T " + language.messages.label(of: .widen)))
      learner.press(.control("t"))
      let back = language.messages.label(ofTakingBack: .widen)
      #expect(learner.screen.contains("Ctrl-T " + back), "\(learner.screen)")
      learner.press(.control("t"))
      learner.type("worm")
    }
  }

  @Test func elsewhereThereIsNothingToWiden() {
    var learner = learner()
    learner.press("/")
    #expect(!learner.screen.contains("Ctrl-T"))
    learner.type("worm")
    learner.press(.control("t"))
    #expect(learner.screen.contains("4 found in 4"))
  }

  // MARK: The end of a topic's review

  @Test func whatIsLeftTodayIsNotTomorrow() {
    var learner = learner()
    learner.press(.down, .down, .enter, " ", "4", " ", "4")
    #expect(learner.state.screen.context == .summary)
    #expect(learner.screen.contains("still today   2 new"), "\(learner.screen)")
    #expect(!learner.screen.contains("tomorrow"))
    learner.press(.escape, .up, .up, .enter, " ", "4", " ", "4")
    #expect(learner.state.screen.context == .summary)
    #expect(!learner.screen.contains("still today"))
  }

  // MARK: More new cards

  @Test func moreNewCardsAreThoseOfTheTopic() {
    var learner = learner(limit: 1)
    learner.press(.down, .down, .enter, " ", "4")
    #expect(learner.screen.contains("used up; m brings one more"), "\(learner.screen)")
    learner.press("m")
    #expect(learner.screen.contains("soil two") && learner.screen.contains("1 more new card today"))
    learner.press(" ", "4")
    #expect(learner.state.screen.context == .summary)
    #expect(!learner.screen.contains("used up"), "the topic has no other")
    let effects = learner.effects
    learner.press("m")
    #expect(learner.screen.contains("No new card is left here"))
    #expect(learner.effects == effects)
    learner.press(.escape, "m")
    #expect(learner.screen.contains("2 more new cards today"))
  }
}
