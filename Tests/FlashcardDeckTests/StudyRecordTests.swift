import TestSupport
import Testing

@testable import FlashcardDeck

@Suite struct StudyRecordTests {
  @Test(arguments: 0..<200)
  func undoRestoresEveryFieldAndReplayGivesTheSame(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var study = MemoryStudy()
    var before: [StudyRecord] = []
    for _ in 0..<120 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0:
        study.startDay(after: Int.random(in: 0...3, using: &random))
        if study.record.recent.isEmpty { before = [] }
      case 1...3:
        let undone = study.undo()
        #expect((undone != nil) == !before.isEmpty)
        if let earlier = before.popLast() {
          #expect(study.record.cards == earlier.cards)
          #expect(study.record.totals == earlier.totals)
        }
      default:
        before.append(study.record)
        let card = CardID("c\(Int.random(in: 0..<12, using: &random))")
        study.answer(card, Grade.allCases.randomElement(using: &random) ?? .good)
      }
    }
    let replayed = StudyRecord(history: study.history.shuffled(using: &random), day: study.day)
    #expect(replayed.cards == study.record.cards)
    #expect(replayed.totals == study.record.totals)
    #expect(replayed.base == study.record.base)
    #expect(replayed.recent == study.record.recent)
    #expect(Progress(replaying: study.history).cards == study.record.cards)
  }

  @Test func anEventFromElsewhereThatBelongsBeforeTheBaseIsNoticed() {
    var study = MemoryStudy()
    study.answer("a", .good)
    study.startDay(after: 1)
    study.answer("a", .good)
    #expect(!study.record.contradictsBase)
    var record = study.record
    record.add(
      Event(
        id: .init(device: "laptop", counter: 1), time: Instant(milliseconds: 0), day: Day(0),
        card: "a", kind: .answer(.again, from: nil, to: 1, due: Day(1), seconds: nil)))
    #expect(record.contradictsBase)
  }

  @Test func lapsesCountOnceADayAndRecallLeavesOutRepetitions() {
    var study = MemoryStudy()
    study.answer("a", .again)
    #expect(study.record["a"]?.lapses == 0, "a new card can't be forgotten")
    study.answer("a", .good)
    study.startDay(after: 1)
    for grade in [Grade.again, .again, .good] { study.answer("a", grade) }
    #expect(study.record["a"]?.lapses == 1)
    #expect(study.record.totals.recall == [.init(asked: 1, recalled: 0)])
    #expect(study.record.totals.reviews == 5)
    #expect(study.record.totals.streak(on: study.day) == 2)
    #expect(study.record.totals.streak(on: study.day + 1) == 2)
    #expect(study.record.totals.streak(on: study.day + 2) == 0)
  }

  @Test(arguments: ["desk:1", "a-b:c:42"])
  func anIdentifierReadsBack(text: String) {
    #expect(Event.ID(text)?.description == text)
  }

  @Test(arguments: ["", "desk", ":1", "desk:", "desk:0", "desk:-1", "desk:x"])
  func refusesWhatIsNoIdentifier(text: String) {
    #expect(Event.ID(text) == nil)
  }
}
