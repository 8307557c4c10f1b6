import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// What others store while the program is open, with terminal, state and store in memory.
@Suite struct NewsTests {
  init() { UTF8Locale.use() }

  private static let phone = News(arrivals: [.init(device: "phone", answers: 1)])
  private static let holder = Notice.browsingOnly(holder: "process 7")

  @Test func aCardThatWasAnsweredElsewhereIsNotAskedNext() throws {
    let desk = Workplace()
    let next = try #require(asked(desk, .enter, " ", "3"))
    let other = Workplace()
    other.terminal.beforeKey = [
      2: {
        other.store.news = Self.phone
        other.store.answeredElsewhere = [next]
      }
    ]
    _ = other.run(.enter, " ", "3", "q")
    let shown = try #require(other.terminal.screens.last)
    #expect(shown.contains("1 new answer from phone"))
    #expect(!shown.contains(question(next, other)))
    #expect(other.store.record.answers(on: other.store.day).count == 2)
    // What was composed before the news is not sent.
    let answer = try #require(other.log.firstIndex(of: .disk))
    #expect(other.log[(answer - 1)...].prefix(3) == [.composeAhead, .disk, .draw])
  }

  @Test func withoutNewsTheScreenThatWasComposedAheadIsSent() throws {
    let desk = Workplace()
    _ = desk.run(.enter, " ", "3", "q")
    let answer = try #require(desk.log.firstIndex(of: .disk))
    #expect(desk.log[(answer - 1)...].prefix(3) == [.composeAhead, .disk, .sendAhead])
    #expect(desk.store.looks == 1)
  }

  @Test func newsThatLeaveTheNextCardLeaveItOnTheScreen() throws {
    let desk = Workplace()
    let next = try #require(asked(desk, .enter, " ", "3"))
    let other = Workplace()
    other.terminal.beforeKey = [
      2: {
        other.store.news = Self.phone
        other.store.answeredElsewhere = ["not-in-these-decks"]
      }
    ]
    _ = other.run(.enter, " ", "3", " ", "q")
    let shown = other.terminal.screens
    #expect(shown[3].contains(question(next, other)) && shown[3].contains("1 new answer"))
    // Said once; the answer to the card can be shown and graded.
    #expect(!shown[4].contains("1 new answer") && shown[4].contains("1 again"))
  }

  @Test func todayCountsThemOnTheWayBackFromACard() {
    let desk = Workplace()
    desk.terminal.beforeKey = [
      1: {
        desk.store.news = News(arrivals: [
          .init(device: "laptop", answers: 2), .init(device: nil, answers: 1),
        ])
        desk.store.answeredElsewhere = ["humus", "a", "b"]
      }
    ]
    _ = desk.run(.enter, .escape, "q")
    let today = desk.terminal.screens[2]
    #expect(today.contains("3 new answers: 2 from laptop, 1 from another window"))
    #expect(today.contains("Continue"))
  }

  @Test func aKeyBesideCardsSeesThemAtOnce() {
    let desk = Workplace()
    let news = News(arrivals: [.init(device: "x", answers: 0)])
    desk.terminal.beforeKey = [1: { desk.store.news = news }]
    _ = desk.run(.down, .up, .down, "q")
    #expect(desk.terminal.screens[2].contains("Progress has changed elsewhere"))
    #expect(!desk.terminal.screens[3].contains("Progress has changed elsewhere"))
  }

  @Test func aCardIsNotDisturbedWhileItIsOnTheScreen() {
    let desk = Workplace()
    desk.terminal.beforeKey = [2: { desk.store.news = Self.phone }]
    _ = desk.run(.enter, " ", .down, .up, "q")
    #expect(!desk.terminal.screens.contains { $0.contains("new answer") })
  }

  @Test func whatCannotBeReadIsSaid() {
    let desk = Workplace()
    desk.terminal.beforeKey = [1: { desk.store.news = News(failure: "can’t read that") }]
    _ = desk.run(.down, .up, "q")
    #expect(desk.terminal.screens[2].contains("can’t read that"))
  }

  // MARK: A second window

  @Test func aReaderShowsWhatTheOtherWindowAnswersWithoutAKey() {
    let desk = Workplace()
    desk.store.refusal = Self.holder
    var shown: [String] = []
    desk.terminal.whileWaiting = [
      {}, { desk.store.news = News(arrivals: [.init(device: nil, answers: 1)]) },
      { shown.append(desk.terminal.shown) },
      { desk.store.news = News(arrivals: [.init(device: nil, answers: 2)]) },
    ]
    desk.store.answeredElsewhere = ["humus"]
    _ = desk.run(.down, "q")
    #expect(shown.first?.contains("Continue today’s review") == true)
    #expect(shown.first?.contains("Browsing only") == true, "what it says of itself stays")
    #expect(desk.terminal.screens[1].contains("3 new answers from another window"))
  }

  @Test func whenTheOtherEndsTheReaderWritesAndSaysSo() {
    let desk = Workplace()
    desk.store.refusal = Self.holder
    desk.terminal.whileWaiting = [{ desk.store.news = News(isTakenOver: true) }]
    _ = desk.run(.enter, " ", "3", "q")
    let screens = desk.terminal.screens
    #expect(screens[0].contains("now this window writes"))
    #expect(screens[1].contains("What is humus"))
    #expect(desk.store.answers == [.init(card: "humus", grade: .good)])
  }

  @Test func theKeyThatFindsTheLockFreeDoesItsWork() {
    let desk = Workplace()
    desk.store.refusal = Self.holder
    desk.terminal.beforeKey = [1: { desk.store.news = News(isTakenOver: true) }]
    _ = desk.run(.enter, .enter, " ", "3", "q")
    let screens = desk.terminal.screens
    #expect(screens[1].contains("Quit the other leitner to study here"))
    #expect(screens[2].contains("What is humus") && screens[2].contains("now this window writes"))
    #expect(desk.store.answers.count == 1)
  }

  @Test func whoLosesTheLockOnACardIsToldAndGoesOnWhenItIsFree() {
    let desk = Workplace()
    desk.terminal.beforeKey = [
      2: {
        desk.store.refusal = Self.holder
        desk.store.failure = Failure("leitner already runs (process 7)")
      },
      4: { desk.store.news = News(isTakenOver: true) },
    ]
    _ = desk.run(.enter, " ", "3", "3", "3", "q")
    let screens = desk.terminal.screens
    for refused in screens[3...4] {
      #expect(refused.contains("leitner already runs (process 7)"))
      #expect(refused.contains("What is humus") && refused.contains("1 again"))
    }
    #expect(desk.store.answers == [.init(card: "humus", grade: .good)])
    #expect(screens[5].contains("now this window writes"))
  }

  // MARK: What is asked and said

  /// The card that is asked after some keys.
  private func asked(_ desk: Workplace, _ keys: Key...) -> CardID? {
    _ = desk.run(keys + ["q"])
    return desk.store.library.entries.lazy.map(\.id).first {
      desk.terminal.screens.last?.contains(question($0, desk)) == true
    }
  }

  private func question(_ card: CardID, _ desk: Workplace) -> String {
    let index = desk.store.library.index(of: card)
    return index.map { desk.store.library.question(at: $0, in: .english) } ?? ""
  }

  @Test(arguments: Language.allCases)
  func everyNoticeHasAWordingForTheNarrowestScreen(language: Language) {
    let messages = language.messages
    let many = (1...9).map { News.Arrival(device: "a-long-name-\($0)", answers: $0 * 100) }
    for notice in [Notice.writesNow, .arrived(many), .arrived([.init(device: nil, answers: 0)])] {
      let texts = messages.texts(of: notice) { _ in "?" }
      #expect(texts.contains { $0.columns <= 28 })
      for text in texts { #expect(!text.hasSuffix(".") && !text.hasSuffix("。")) }
    }
    #expect(messages.texts(of: .arrived(many), key: { _ in "?" })[0].contains("900"))
  }
}
