import FlashcardDeck
import Testing

@Suite struct LeitnerBoxesTests {
  @Test(
    arguments: [
      (Grade.again, nil, 1), (.hard, nil, 1), (.good, nil, 2), (.easy, nil, 3),
      (.again, 5, 1), (.hard, 5, 5), (.good, 5, 6), (.easy, 5, 7),
      (.good, 7, 7), (.easy, 6, 7), (.hard, 12, 7), (.good, 0, 2),
    ] as [(Grade, Int?, Int)])
  func anAnswerMovesACard(grade: Grade, from: Int?, to: Int) {
    #expect(LeitnerBoxes.standard.box(after: grade, from: from) == to)
  }

  @Test func daysDoubleFromBoxToBox() {
    let due = (1...7).map { LeitnerBoxes.standard.due(box: $0, answeredOn: Day(100)).number - 100 }
    #expect(due == [1, 2, 4, 8, 16, 32, 64])
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
  @Test(arguments: [Grade.hard, .good, .easy])
  func aCardForgottenTodayStaysInTheFirstBoxWhenRecalled(grade: Grade) {
    let forgotten = CardProgress(
      box: 1, due: Day(11), last: Day(10), reviews: 4, lapses: 1, forgotten: true)
    let outcome = Scheduler().outcome(of: grade, for: forgotten, on: Day(10))
    #expect(outcome.box == 1)
    #expect(outcome.due == Day(11))
  }

  @Test func aCardForgottenYesterdayMovesAgain() {
    let forgotten = CardProgress(
      box: 1, due: Day(11), last: Day(10), reviews: 4, lapses: 1, forgotten: true)
    let outcome = Scheduler().outcome(of: .good, for: forgotten, on: Day(11))
    #expect(outcome.box == 2)
    #expect(outcome.due == Day(13))
  }
}
