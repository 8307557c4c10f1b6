import TestSupport
import Testing

@testable import FlashcardDeck
@testable import StudyInterface

/// What is said when nothing can be studied, brought or practised is true, and numbers are those that come.
@Suite struct TrueSentenceTests {
  init() { UTF8Locale.use() }

  private static func deck(_ cards: Int) -> [(String, String)] {
    [("d.md", "# D\n\n## T\n\n" + (1...cards).map { "### q\($0) {#q\($0)}\n\na\n\n" }.joined())]
  }

  /// A learner who learned some of the cards days ago.
  private func learner(
    learned: Int, of cards: Int, limits: Scheduler.Limits = .init(), language: Language = .english
  ) -> Learner {
    let scheduler = Scheduler(limits: limits)
    var study = MemoryStudy(day: Day(20_500), scheduler: scheduler)
    for card in 1...max(1, learned) where learned > 0 { study.answer(CardID("q\(card)"), .good) }
    study.startDay(after: 14)
    var learner = Learner(
      columns: 120, rows: 30, language: language, decks: Self.deck(cards), record: study.record,
      day: study.day, scheduler: scheduler)
    learner.study = study
    return learner
  }

  // MARK: Limits

  @Test(arguments: Language.allCases)
  func withoutReviewsADayTheSettingIsNamedAndNotTomorrow(language: Language) {
    let limits = Scheduler.Limits(new: 1, reviews: 0)
    let setting = language == .english ? "reviews-a-day is 0 in config.yaml" : "reviews-a-day 是 0"
    let tomorrow = language == .english ? "for tomorrow" : "留到明天"
    var learner = learner(learned: 3, of: 4, limits: limits, language: language)
    let held = language.messages.heldBack(.init(due: 3), by: limits)[0]
    #expect(held.contains("3") && held.contains(setting) && !held.contains(tomorrow))
    #expect(learner.screen.contains(held))
    learner.press(.enter, " ", "3")
    #expect(learner.screen.contains(held), "the summary:\n\(learner.screen)")
    #expect(!learner.screen.contains(language.messages.noneWaiting))
    learner.press(.enter)
    #expect(learner.screen.contains(held) && !learner.screen.contains(tomorrow))
    learner.press(.down, .enter)
    #expect(learner.screen.contains(setting), "a topic:\n\(learner.screen)")
    // None of those that become due later will be asked, either.
    learner.study.startDay(after: 0)
    var later = self.learner(learned: 0, of: 1, limits: limits, language: language)
    later.press(.enter, " ", "3")
    #expect(!later.screen.contains(language.messages.noneWaiting), "\(later.screen)")
    #expect(later.screen.contains(setting))
  }

  @Test(arguments: Language.allCases) func withoutNewCardsADayTheSettingIsNamed(language: Language)
  {
    let limits = Scheduler.Limits(new: 0)
    var learner = learner(learned: 0, of: 2, limits: limits, language: language)
    learner.press(.down, .enter)
    #expect(learner.screen.contains("new-cards-a-day"), "\(learner.screen)")
    let waiting = language.messages.heldBack(.init(new: 2), by: limits)[0]
    #expect(waiting.contains("new-cards-a-day") && waiting.contains("config.yaml"))
  }

  @Test func theKeyForMoreCountsWhatCanCome() {
    let text =
      "# D\n\n## T\n\n### a {#a}\n<!-- kind: cloze -->\n\n{{c1::one}} {{c2::two}} {{c3::three}}\n\n"
      + "### b {#b}\n\nb\n\n### c {#c}\n\nc\n"
    let scheduler = Scheduler(limits: .init(new: 1))
    var learner = Learner(columns: 120, decks: [("d.md", text)], scheduler: scheduler)
    learner.press(.enter, " ", "3")
    // Two siblings of the first card wait for other days.
    #expect(learner.screen.contains("m brings 2 more"), "\(learner.screen)")
    learner.press("m")
    #expect(learner.screen.contains("2 more new cards today"))
    #expect(learner.state.newCardsLeft(in: .everything) == (2, 0))
    learner.press(" ", "3", " ", "3", "m")
    #expect(learner.screen.contains(English().onlySiblings), "\(learner.screen)")
  }

  @Test func cardsAnsweredBeyondTheLimitTakeNothingFromThoseThatTheKeyBrings() {
    var learner = learner(learned: 0, of: 9, limits: .init(new: 1))
    for card in 1...4 { learner.study.answer(CardID("q\(card)"), .good) }
    learner.receive(.recorded(learner.study.record, learner.study.day))
    #expect(learner.screen.contains("m brings 5 new"))
    learner.press("m")
    #expect(learner.screen.contains("5 more new cards today"))
    #expect(learner.state.newCardsLeft(in: .everything) == (5, 0))
  }

  // MARK: Refusals

  @Test(arguments: Language.allCases) func nothingIsOfferedOfCardsThatArePutAway(language: Language)
  {
    var learner = Learner(columns: 100, language: language, decks: Self.deck(2))
    for card in ["q1", "q2"] { learner.study.mark(CardID(card), .suspend) }
    learner.receive(.recorded(learner.study.record, learner.study.day))
    for keys in [[.enter], [.down, .enter], ["p"]] as [[Key]] {
      for key in keys { learner.press(key) }
      #expect(learner.screen.contains(language.messages.onlySuspended), "\(learner.screen)")
    }
    learner.press("m")
    #expect(learner.screen.contains(language.messages.newCardsAway))
    learner.study.mark(CardID("q1"), .wake)
    learner.study.answer(CardID("q1"), .good)
    learner.receive(.recorded(learner.study.record, learner.study.day))
    learner.press(.enter)
    #expect(!learner.screen.contains(language.messages.onlySuspended))
  }

  @Test func theKeyThatPractisesIsNamedIfItWould() {
    var learner = learner(learned: 2, of: 2)
    learner.press(.enter, " ", "3", " ", "3", .enter, .down, .enter)
    #expect(learner.screen.contains("Nothing is due here today; p practises it"))
    learner.press("p")
    #expect(learner.screen.contains("Practice"))
  }

  // MARK: Lists and information

  @Test func theOrderOfAListIsThatOfTheNext() {
    var learner = learner(learned: 2, of: 4)
    learner.press("b", .down, .enter, "S", "S", "S")
    #expect(learner.screen.contains("most forgotten first"))
    learner.press(.left, .left, .down, .down, .right)
    #expect((learner.state.screen as? CardListScreen)?.list.order == .lapses)
    #expect(learner.state.cardOrder == .lapses)
  }

  @Test(arguments: Language.allCases) func aNumberOfLapsesIsExplainedIfItSeemsWrong(
    language: Language
  ) {
    var learner = Learner(columns: 100, language: language, decks: Self.deck(1))
    // A new card, and twice on one day.
    learner.study.answer("q1", .again)
    learner.study.startDay(after: 1)
    for grade in [Grade.again, .again] { learner.study.answer("q1", grade) }
    learner.receive(.recorded(learner.study.record, learner.study.day))
    learner.press("b", .down, .enter, "i")
    let name = language.messages.name(of: .recalled)
    let line = learner.screen.split(separator: "\n").first { $0.contains(name) }
    #expect(line?.contains("1 · \(language.messages.whatIsNoLapse)") == true, "\(learner.screen)")
  }

  // MARK: Broken cards

  private static let cards = (0..<3).map { "### question \($0)? {#c\($0)}\n\nanswer \($0)\n\n" }

  private static func deck(broken: Bool) -> [(String, String)] {
    let middle = broken ? "### question 1? {#c1}\n\n" : cards[1]
    return [("d.md", "# D\n\n" + cards[0] + middle + cards[2])]
  }

  /// The offer to edit again stays until the card is mended, on every screen that has the key.
  @Test func aBrokenCardIsOfferedAsLongAsItIsBroken() {
    let desk = Workplace(decks: Self.deck(broken: false))
    var edits: [Int] = []
    desk.store.editing = { _, line in
      edits.append(line)
      return Workplace.library(Self.deck(broken: edits.count < 3))
    }
    let keys: [Key] = ["b", .enter, .down, "e", .up, .up, "e", .left, .left, "e", .down, "q"]
    _ = desk.run(keys)
    #expect(edits == [7, 7, 7], "the line of the broken card")
    let screens = desk.terminal.screens
    for index in 4..<10 { #expect(screens[index].contains("e edits it"), "\(index)") }
    for index in 10..<12 { #expect(!screens[index].contains("e edits it"), "\(index)") }
  }

  /// In a review the next card is not about it; at its end it is said again.
  @Test func inAReviewTheNextCardIsNotHeldUp() {
    let desk = Workplace(decks: Self.deck(broken: false))
    var edits: [Int] = []
    desk.store.editing = { _, line in
      edits.append(line)
      return Workplace.library(Self.deck(broken: true))
    }
    _ = desk.run([.enter, " ", "3", " ", "e", .down, " ", "3", .enter, "q"])
    let screens = desk.terminal.screens
    #expect(edits == [7])
    #expect(screens[5].contains("e edits it") && screens[6].contains("e edits it"))
    #expect(screens[8].contains("e edits it"), "the summary:\n\(screens[8])")
  }

  /// What was wrong in a file before is no reason to keep the key that edits.
  @Test func whatWasWrongBeforeKeepsNoKey() {
    let desk = Workplace(decks: Self.deck(broken: true))
    var edits: [Int] = []
    desk.store.editing = { _, line in
      edits.append(line)
      return Workplace.library(Self.deck(broken: true))
    }
    _ = desk.run(["b", .enter, "e", .down, "e", "q"])
    #expect(edits == [3, 9])
  }
}
