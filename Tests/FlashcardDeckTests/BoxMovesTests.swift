import FlashcardDeck
import TestSupport
import Testing

/// What a day's answers moved.
@Suite struct BoxMovesTests {
  private static let cards = (1...6).map { CardID("q\($0)") }

  private func moves(_ study: MemoryStudy) -> BoxMoves {
    BoxMoves(study.record.answers(on: study.day), in: study.record, boxes: study.scheduler.boxes)
  }

  @Test func eachCardIsCountedOnceByItsFirstAndLastBox() {
    var study = MemoryStudy()
    for card in Self.cards.prefix(4) { study.answer(card, .good) }
    study.startDay(after: 2)
    for grade in [Grade.again, .again, .good] { study.answer(Self.cards[0], grade) }
    study.answer(Self.cards[1], .good)
    study.answer(Self.cards[2], .hard)
    study.answer(Self.cards[4], .again)
    study.answer(Self.cards[4], .easy)
    let moves = moves(study)
    #expect([moves.learned, moves.up, moves.stayed, moves.forgotten] == [1, 1, 1, 1])
    #expect(moves.recall == Totals.Recall(asked: 3, recalled: 2))
  }

  /// It can't fall, and it was forgotten all the same.
  @Test func aCardInTheFirstBoxIsForgottenToo() {
    var study = MemoryStudy()
    study.answer(Self.cards[0], .hard)
    study.startDay(after: 1)
    study.answer(Self.cards[0], .again)
    study.answer(Self.cards[0], .good)
    #expect(moves(study).forgotten == 1)
    #expect(moves(study).stayed == 0)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func theBoxesBeforeAreThoseOfTheMorning(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = "# D\n\n## T\n\n" + Self.cards.map { "### \($0) {#\($0)}\n\na\n" }.joined()
    let library = SampleDecks.library([("d.md", text)])
    var study = MemoryStudy()
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      study.startDay(after: Int.random(in: 1...9, using: &random))
      func boxes() -> [Int] {
        Overview(library, study.record, day: study.day, boxes: study.scheduler.boxes).all.boxes
      }
      let morning = boxes()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let card = Self.cards.randomElement(using: &random) ?? CardID("")
        study.answer(card, Grade.allCases.randomElement(using: &random) ?? .good)
        if Int.random(in: 0...4, using: &random) == 0 { study.undo() }
      }
      study.answer(CardID("no deck has it"), .good)
      let moves = BoxMoves(
        study.record.answers(on: study.day), in: study.record, boxes: study.scheduler.boxes
      ) { library.index(of: $0) != nil }
      #expect(moves.before(boxes()) == morning)
    }
  }
}
