import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// What is shown when the day's review or a practice has come to its end.
@Suite struct SummaryTests {
  init() { UTF8Locale.use() }

  /// Cards of one deck.
  private static func decks(_ cards: Int) -> [(String, String)] {
    [("d.en.md", "# D\n\n## T\n\n" + (1...cards).map { "### q\($0) {#q\($0)}\n\na\n" }.joined())]
  }

  /// A learner who has answered cards on two days; on the second, two of them again.
  private func learner(
    columns: Int = 80, rows: Int = 24, language: Language = .english
  ) -> Learner {
    let cards = (1...8).map { CardID("q\($0)") }
    var study = MemoryStudy(day: Day(20_510))
    for card in cards.prefix(6) { study.answer(card, .good) }
    study.startDay(after: 4)
    for card in cards.prefix(3) { study.answer(card, .good, seconds: 20) }
    for card in cards[3...4] { study.answer(card, .again, seconds: 20) }
    for card in cards[3...4] { study.answer(card, .good, seconds: 20) }
    study.answer(cards[5], .hard, seconds: 20)
    study.answer(cards[6], .good, seconds: 20)
    var learner = Learner(
      columns: columns, rows: rows, language: language, decks: Self.decks(8),
      record: study.record, day: study.day)
    learner.study = study
    learner.press(.enter, " ", "3")
    return learner
  }

  @Test func itSaysWhatMovedAndWhatComes() {
    let rows = learner().screen.split(separator: "\n").map { $0.trimmingSpaces }
    #expect(
      rows.filter { !$0.isEmpty } == [
        "leitner  Done for now                                            Mon 2 Mar",
        "10 answers today · 3 min · recalled 67%",
        "+ 2 learned   ↑ 3 moved up   = 1 stayed   ↓ 2 forgotten",
        "tomorrow   2 due",
        "box 1  0 → 2  ▇▇▇▇▇▇▇▇",
        "box 2  6 → 3  ▇▇▇▇▇▇▇▇▇▇▇▇············",
        "box 3  0 → 3  ▇▇▇▇▇▇▇▇▇▇▇▇",
        "Enter today   p practise                          u undo   ? help   q quit",
      ])
  }

  @Test(arguments: [(80, 24), (120, 40), (40, 12)], Language.allCases)
  func itLooksAsOnRecord(size: (Int, Int), language: Language) throws {
    var learner = learner(columns: size.0, rows: size.1, language: language)
    let suffix = "\(size.0)x\(size.1)-\(language.rawValue)"
    expectComposed(learner.state.view())
    try expectFrame(learner.state.view(), named: "summary-moves-\(suffix)")
    learner.press(.enter, "p", " ", "1")
    for _ in 1...8 { learner.press(" ", "3") }
    expectComposed(learner.state.view())
    try expectFrame(learner.state.view(), named: "summary-practice-\(suffix)")
  }

  /// Answers and time, what moved, and what comes.
  @Test(arguments: Language.allCases) func aSmallScreenHasTheEssentialLines(language: Language) {
    let messages = language.messages
    let shown = learner(columns: 40, rows: 12, language: language).screen
    func counted(_ label: String) -> String { language == .english ? "2 \(label)" : "\(label) 2" }
    for part in [
      messages.answers(today: 10), messages.time(seconds: 184), "67%", counted(messages.forgotten),
      messages.due(inDays: 1), counted(messages.due),
    ] { #expect(shown.contains(part), "\(part)") }
  }

  /// In the sentence, and not once more in the line of hints.
  @Test(arguments: [(80, 24), (40, 12)]) func theKeyForMoreIsNamedOnce(size: (Int, Int)) {
    var learner = Learner(
      columns: size.0, rows: size.1, decks: Self.decks(30),
      scheduler: Scheduler(limits: .init(new: 2)))
    learner.press(.enter, " ", "3", " ", "3")
    let words = learner.screen.split(whereSeparator: \.isWhitespace)
    #expect(words.count { $0 == "m" } == 1)
    learner.press("m")
    #expect(learner.state.isAsking)
  }

  @Test func aDayWithoutAnAnswerHasNothingThatMoved() {
    var learner = Learner()
    learner.press(.enter, "x", "x", "x")
    #expect(learner.screen.contains("0 answers today"))
    #expect(!learner.screen.contains("→") && !learner.screen.contains("recalled"))
    #expect(learner.screen.contains("No card is waiting"))
  }

  @Test(arguments: [(80, 24), (40, 12), (30, 8)], Language.allCases)
  func largeNumbersAreNotCut(size: (Int, Int), language: Language) {
    let cards = 1200
    var study = MemoryStudy(day: Day(20_510))
    for card in 1...cards { study.answer(CardID("q\(card)"), .good, seconds: 60) }
    study.startDay(after: 3)
    for card in 1...cards { study.answer(CardID("q\(card)"), .again, seconds: 60) }
    for card in 1...cards { study.answer(CardID("q\(card)"), .good, seconds: 60) }
    var learner = Learner(
      columns: size.0, rows: size.1, language: language, decks: Self.decks(cards),
      record: study.record, day: study.day)
    learner.press(.enter)
    let lines = Summary.lines(.everything, learner.state)
    let width = ScreenAreas(size: learner.state.size).width
    for line in lines {
      #expect(line.width <= width, "\(line.text)")
      #expect(!line.text.contains("…"))
    }
    let text = lines.map(\.text).joined(separator: "\n")
    for number in ["2400", "0%", "1200", "0 → 1200"] { #expect(text.contains(number), "\(number)") }
    expectComposed(learner.state.view())
  }

  @Test func aBarHasACellForEachCardUnlessThereIsNoRoom() {
    func text(_ before: Int, _ after: Int, _ largest: Int, _ width: Int) -> String {
      BoxBars.change(before, after, of: largest, width: width).text
    }
    #expect(text(3, 5, 5, 40) == "▇▇▇▇▇")
    #expect(text(5, 3, 5, 40) == "▇▇▇··")
    #expect(text(0, 1, 1000, 10) == "▇", "what there is, is seen")
    #expect(text(1000, 0, 1000, 10) == "··········")
    #expect(text(4, 4, 4, 0) == "")
  }

  @Test func aShareIsWholeOnlyIfAllOfItIs() {
    let shares = [(0, 0), (1, 1), (999, 1000), (1, 1000), (0, 3), (2, 3)].map {
      Totals.Recall(asked: $0.1, recalled: $0.0).percent
    }
    #expect(shares == [nil, 100, 99, 1, 0, 67])
  }

  @Test(arguments: [
    (0, "0 s", "0 秒"), (59, "59 s", "59 秒"), (60, "1 min", "1 分钟"), (3599, "60 min", "60 分钟"),
    (3600, "1 h 0 min", "1 小时 0 分"), (86_340, "23 h 59 min", "23 小时 59 分"),
  ]) func timeIsInAFewWords(seconds: Int, english: String, chinese: String) {
    #expect(English().time(seconds: seconds) == english)
    #expect(Chinese().time(seconds: seconds) == chinese)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
