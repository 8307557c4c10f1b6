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
    #expect(learner.screen.contains(isEnglish ? "2 due (2 overdue) · 1 new" : "到期 2（过期 2） · 新卡 1"))
    let due =
      isEnglish
      ? "3 due left for tomorrow (2 a day)" : "另有 3 张到期的留到明天（每天 2 张）"
    let new =
      isEnglish
      ? "3 new left for later days (1 a day)" : "另有 3 张新卡以后再学（每天 1 张）"
    learner.press(.resize(Size(columns: 80, rows: 24)))
    #expect(learner.screen.contains(due))
    learner.press(.enter, " ", "3", " ", "3", " ", "3")
    #expect(learner.screen.contains(due), "the summary")
    // Of those that wait, tomorrow's limit leaves two.
    #expect(learner.screen.contains(isEnglish ? "tomorrow   2 due   1 new" : "明天   到期 2   新卡 1"))
    learner.press(.enter, .resize(Size(columns: 120, rows: 40)))
    #expect(learner.screen.contains(isEnglish ? "tomorrow 2 due + 1 new" : "明天 到期 2 + 新卡 1"))
    learner.press(.resize(Size(columns: 80, rows: 24)))
    #expect(learner.screen.contains(due))
    learner.press("m")
    let messages = language.messages
    #expect(messages.heldBack(.init(due: 0, new: 3), by: .init(new: 1)) == [new])
  }

  /// Siblings of today's cards wait, too: the numbers are those that the topics have.
  @Test(arguments: Language.allCases) func todaysAndLaterNewCardsAreAll(language: Language) {
    let text = "# D\n\n### a {#a}\n\n{{c1::one}} {{c2::two}} {{c3::three}}\n\n### b {#b}\n\nb\n"
    let limits = Scheduler.Limits(new: 1)
    let learner = Learner(
      language: language, decks: [("d.md", text)], scheduler: Scheduler(limits: limits))
    #expect(learner.screen.contains(language.messages.heldBack(.init(new: 3), by: limits)[0]))
    #expect(learner.state.newCardsLeft(in: .everything) == (1, 1))
  }

  /// What is asked, what a limit leaves and what waits for a sibling are all cards that the topics count, before the
  /// review, in its course and behind it.
  @Test(arguments: Language.allCases, [20, 3, 1])
  func siblingsThatWaitAreCounted(language: Language, limit: Int) {
    let text =
      "# D\n\n### a {#a}\n\n{{c1::one}} {{c2::two}} {{c3::three}}\n\n### b {#b}\n\n"
      + "{{c1::four}} {{c2::five}}\n\n### c {#c}\n<!-- kind: reversed -->\n\nd\n"
    let messages = language.messages
    var learner = Learner(
      columns: 120, language: language, decks: [("d.md", text)],
      scheduler: Scheduler(limits: .init(new: limit)))
    var said = 0
    for _ in 1...3 {
      learner.press(.enter)
      var presses = 0
      while learner.state.isAsking, presses < 40 {
        learner.press(" ", presses % 5 == 0 ? "1" : "3")
        presses += 1
        learner.press(.escape)
        let state = learner.state
        let (today, later) = (state.session.remaining, state.leftForLater)
        let all = state.overview.all
        #expect(
          today.total + later.due + later.new + state.siblingsLeft == all.due + all.new,
          "\(learner.screen)")
        let sentence = messages.siblingsLater(state.siblingsLeft)
        if learner.screen.contains(sentence) { said += 1 }
        #expect(learner.screen.contains(sentence) == (state.siblingsLeft > 0), "\(learner.screen)")
        learner.press(.enter)
      }
      let sentence = messages.siblingsLater(learner.state.siblingsLeft)
      #expect(
        learner.screen.contains(sentence) == (learner.state.siblingsLeft > 0), "the summary")
      learner.study.startDay(after: 2)
      learner.receive(.recorded(learner.study.record, learner.study.day))
      learner.press(.escape)
    }
    #expect(said > 0)
  }

  /// What is said of tomorrow is what tomorrow asks: one card of each text, and no more than the limits.
  @Test(arguments: Language.allCases, [20, 2, 0])
  func tomorrowIsCountedAsItWillBeAsked(language: Language, limit: Int) {
    let messages = language.messages
    let text =
      "# D\n\n### a {#a}\n\n{{c1::one}} {{c2::two}} {{c3::three}}\n\n### b {#b}\n\n"
      + "{{c1::four}} {{c2::five}}\n\n### c {#c}\n<!-- kind: reversed -->\n\nd\n"
    let scheduler = Scheduler(limits: .init(new: limit))
    var learner = Learner(
      columns: 120, language: language, decks: [("d.md", text)], scheduler: scheduler)
    if limit == 0 { learner.press("m") }
    learner.press(.enter)
    while learner.state.isAsking { learner.press(" ", "1", " ", "3") }
    let summary = learner.screen
    learner.press(.escape)
    let today = learner.screen
    #expect(today.contains(messages.reviewDone), "\(today)")
    learner.study.startDay(after: 1)
    learner.receive(.recorded(learner.study.record, learner.study.day))
    let asked = learner.state.session.remaining
    #expect(asked.due > 0 && asked.total > 0)
    let counts = [(asked.due, messages.due), (asked.new, messages.new)].filter { $0.0 > 0 }
      .map(messages.counted)
    let tomorrow = messages.due(inDays: 1)
    #expect(
      today.contains("· \(tomorrow) \(counts.joined(separator: " + "))"), "\(asked)\n\(today)")
    #expect(
      summary.contains(([tomorrow] + counts).joined(separator: "   ")), "\(asked)\n\(summary)")
  }

  @Test func oneCardWaits() {
    let limits = Scheduler.Limits(new: 1, reviews: 2)
    let sentences = English().heldBack(.init(due: 1, new: 1), by: limits)
    #expect(
      sentences == [
        "1 due left for tomorrow (2 a day)",
        "1 new left for later days (1 a day)",
      ])
    #expect(English().heldBack(.init(), by: limits).isEmpty)
    let whole = learner(due: 2, new: 1, limits: limits)
    #expect(!whole.screen.contains("-a-day"))
  }

  @Test(arguments: [
    (1, "m brings one more", "m brings 1 new", "1 more new card today"),
    (3, "m brings 3 more", "m brings 3 new", "3 more new cards today"),
    (10, "m brings 10 more", "m brings 10 new", "10 more new cards today"),
    (12, "m brings 10 more", "m brings 10 new", "10 more new cards today"),
  ]) func theKeyForMoreSaysHowMany(others: Int, summary: String, today: String, notice: String) {
    var learner = learner(due: 1, new: 1 + others, limits: .init(new: 1))
    learner.press(.enter, " ", "3", " ", "3")
    #expect(learner.screen.contains(summary))
    learner.press(.enter)
    #expect(learner.screen.contains(today))
    learner.press("m")
    #expect(learner.screen.contains(notice))
  }

  /// A day without new cards names the key that brings some, whatever is due and in narrow windows.
  @Test(arguments: [(80, 24), (40, 12)], Language.allCases)
  func withoutNewCardsADayTheKeyIsNamed(size: (Int, Int), language: Language) {
    let named = language.messages.moreNewCards(3, key: "m")
    var learner = learner(
      due: 2, new: 3, limits: .init(new: 0), columns: size.0, language: language)
    learner.press(.resize(Size(columns: size.0, rows: size.1)))
    if size.0 == 80 { #expect(learner.screen.contains(named), "\(learner.screen)") }
    learner.press(.enter, " ", "3", " ", "3", .enter)
    #expect(learner.screen.contains(named), "\(learner.screen)")
    // A newcomer's first key is that one.
    var newcomer = Learner(
      columns: size.0, rows: size.1, language: language, decks: Self.decks(3),
      scheduler: Scheduler(limits: .init(new: 0)))
    #expect(newcomer.screen.contains(language.messages.welcomeMore))
    #expect(!newcomer.screen.contains(language.messages.welcomeStudy + "\n"))
    newcomer.press("m", .enter)
    #expect(newcomer.state.isAsking)
  }

  /// Cards that were due before today are told on Today and in the review, as long as there are some.
  @Test(arguments: Language.allCases) func whatIsOverdueIsSaid(language: Language) {
    var learner = learner(due: 2, new: 1, limits: .init(new: 1), columns: 80, language: language)
    let left = { (due: Int, new: Int, overdue: Int) in
      language.messages.left(.init(due: due, new: new), overdue: overdue)
    }
    #expect(learner.screen.contains(left(2, 1, 2)))
    learner.press(.enter)
    #expect(learner.screen.contains(left(2, 1, 2)))
    learner.press(" ", "3")
    #expect(learner.screen.contains(left(1, 1, 1)))
    learner.press(" ", "3")
    #expect(learner.screen.contains(left(0, 1, 0)))
    let word = language == .english ? "overdue" : "过期"
    #expect(!learner.screen.contains(word))
    // Due on the day itself is not overdue.
    var study = MemoryStudy(day: Day(20_500))
    for card in 1...2 { study.answer(CardID("q\(card)"), .good) }
    study.startDay(after: 2)
    let punctual = Learner(
      language: language, decks: Self.decks(2), record: study.record, day: study.day)
    #expect(punctual.screen.contains(left(2, 0, 0)) && !punctual.screen.contains(word))
  }

  /// How far a session is stays in the header of every window, whatever else has room.
  @Test(arguments: Language.allCases) func theCountStaysInTheHeader(language: Language) {
    var learner = learner(due: 9, new: 2, limits: .init(), language: language)
    learner.press(.enter)
    for done in ["0/11", "0/11", "1/11"] {
      for columns in 30...130 {
        learner.press(.resize(Size(columns: columns, rows: 12)))
        #expect(learner.screen.split(separator: "\n")[0].contains(done), "\(columns)")
      }
      learner.press(" ", done == "0/11" && learner.effects.isEmpty ? "1" : "3")
    }
  }
}
