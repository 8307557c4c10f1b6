import TestSupport
import Testing

@testable import FlashcardDeck
@testable import StudyInterface

/// What the limits of a day hold back is said with the same numbers wherever cards are counted, and a key that
/// brings more says how many.
@Suite struct LimitTests {
  init() { UTF8Locale.use() }

  private static func decks(_ cards: Int) -> [(String, String)] {
    [("d.en.md", "# D\n\n## T\n\n" + (1...cards).map { "### q\($0) {#q\($0)}\n\na\n" }.joined())]
  }

  /// A learner of whose cards `due` are due and `new` are new.
  private func learner(
    due: Int, new: Int, limits: Scheduler.Limits, columns: Int = 120, language: Language = .english
  ) -> Learner {
    let scheduler = Scheduler(limits: limits)
    var study = MemoryStudy(day: Day(20_500), scheduler: scheduler)
    for card in 1...due { study.answer(CardID("q\(card)"), .good) }
    study.startDay(after: 14)
    var learner = Learner(
      columns: columns, rows: 40, language: language, decks: Self.decks(due + new),
      record: study.record, day: study.day, scheduler: scheduler)
    learner.study = study
    return learner
  }

  @Test(arguments: Language.allCases) func todayAndTheSummarySayTheSame(language: Language) {
    let isEnglish = language == .english
    var learner = learner(
      due: 5, new: 4, limits: .init(new: 1, reviews: 2), language: language)
    #expect(learner.screen.contains(isEnglish ? "2 due · 1 new" : "到期 2 · 新卡 1"))
    let due =
      isEnglish
      ? "3 more wait for tomorrow (reviews-a-day: 2)" : "另有 3 张留到明天（reviews-a-day: 2）"
    let new =
      isEnglish
      ? "3 more new wait for later days (new-cards-a-day: 1)" : "另有 3 张新卡以后再学（new-cards-a-day: 1）"
    learner.press(.resize(Size(columns: 80, rows: 24)))
    #expect(learner.screen.contains(due))
    learner.press(.enter, " ", "3", " ", "3", " ", "3")
    #expect(learner.screen.contains(due), "the summary")
    // Of those that wait, tomorrow's limit leaves two.
    #expect(learner.screen.contains(isEnglish ? "tomorrow   2 due   1 new" : "明天   到期 2   新卡 1"))
    learner.press(.enter, .resize(Size(columns: 120, rows: 40)))
    #expect(learner.screen.contains(isEnglish ? "tomorrow 2" : "明天 2"))
    learner.press(.resize(Size(columns: 80, rows: 24)))
    #expect(learner.screen.contains(due))
    learner.press("m")
    let messages = language.messages
    #expect(messages.heldBack(.init(due: 0, new: 3), by: .init(new: 1)) == [new])
  }

  @Test func oneCardWaits() {
    let limits = Scheduler.Limits(new: 1, reviews: 2)
    let sentences = English().heldBack(.init(due: 1, new: 1), by: limits)
    #expect(
      sentences == [
        "1 more waits for tomorrow (reviews-a-day: 2)",
        "1 more new waits for later days (new-cards-a-day: 1)",
      ])
    #expect(English().heldBack(.init(), by: limits).isEmpty)
    let whole = learner(due: 2, new: 1, limits: limits)
    #expect(!whole.screen.contains("-a-day"))
  }

  @Test(arguments: [
    (1, "m brings one more", "m brings a new one", "1 more new card today"),
    (3, "m brings 3 more", "m brings 3 new ones", "3 more new cards today"),
    (10, "m brings 10 more", "m brings 10 new ones", "10 more new cards today"),
    (12, "m brings 10 more", "m brings 10 new ones", "10 more new cards today"),
  ]) func theKeyForMoreSaysHowMany(others: Int, summary: String, today: String, notice: String) {
    var learner = learner(due: 1, new: 1 + others, limits: .init(new: 1))
    learner.press(.enter, " ", "3", " ", "3")
    #expect(learner.screen.contains(summary))
    learner.press(.enter)
    #expect(learner.screen.contains(today))
    learner.press("m")
    #expect(learner.screen.contains(notice))
  }
}
