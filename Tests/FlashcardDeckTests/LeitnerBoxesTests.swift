import FlashcardDeck
import Testing

@Suite struct LeitnerBoxesTests {
  @Test(
    arguments: [
      (Grade.again, nil, 1), (.hard, nil, 1), (.good, nil, 2), (.easy, nil, 3),
      (.again, 1, 1), (.again, 2, 1), (.again, 3, 2), (.again, 4, 2), (.again, 5, 3),
      (.again, 6, 3), (.again, 7, 4), (.again, 8, 4), (.again, 9, 5), (.again, 12, 5),
      (.hard, 5, 5), (.good, 5, 6), (.easy, 5, 7), (.good, 9, 9), (.easy, 8, 9), (.hard, 12, 9),
      (.good, 0, 2),
    ] as [(Grade, Int?, Int)])
  func anAnswerMovesACard(grade: Grade, from: Int?, to: Int) {
    #expect(Pace.normal.boxes.box(after: grade, from: from) == to)
  }

  @Test func aForgottenCardMayFallToTheFirstBox() {
    for box in 1...12 { #expect(Pace.classic.boxes.box(after: .again, from: box) == 1) }
  }

  @Test func daysCountFromTheAnswer() {
    let due = (0...10).map { Pace.normal.boxes.due(box: $0, answeredOn: Day(100)).number - 100 }
    #expect(due == [1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 256])
  }

  @Test(arguments: [[], [0], [-1, 2], [4, 2], [1, 2, 1]])
  func refusesDaysThatMakeNoSense(days: [Int]) {
    #expect(LeitnerBoxes(days: days) == nil)
  }

  @Test func aSingleBoxKeepsEverything() throws {
    let boxes = try #require(LeitnerBoxes(days: [3]))
    for grade in Grade.allCases {
      for box in [nil, 1, 2] { #expect(boxes.box(after: grade, from: box) == 1) }
    }
  }
}

@Suite struct SchedulerTests {
  @Test(arguments: Grade.allCases)
  func aCardForgottenTodayStaysInItsBoxWhenRecalled(grade: Grade) {
    let forgotten = CardProgress(
      box: 5, due: Day(26), last: Day(10), reviews: 4, lapses: 1, forgotten: true)
    let outcome = Scheduler().outcome(of: grade, for: forgotten, on: Day(10))
    #expect(outcome.box == 5)
    #expect(outcome.due == Day(26))
  }

  @Test func aCardForgottenYesterdayMovesAgain() {
    let forgotten = CardProgress(
      box: 1, due: Day(11), last: Day(10), reviews: 4, lapses: 1, forgotten: true)
    let outcome = Scheduler().outcome(of: .good, for: forgotten, on: Day(11))
    #expect(outcome.box == 2)
    #expect(outcome.due == Day(13))
  }
}
