import FlashcardDeck
import TestSupport
import Testing

/// Which boxes are in force, and what that changes and what not.
@Suite struct PaceTests {
  private static let nobody = CardID("")
  private static let card = CardID("humus")

  @Test(arguments: [
    (Pace.normal, [1, 2, 4, 8, 16, 32, 64, 128, 256], LeitnerBoxes.Fall.half),
    (.thorough, [1, 2, 4, 7, 12, 20, 35, 60, 100], .half),
    (.light, [2, 4, 8, 16, 32, 64, 128, 256], .half),
    (.classic, [1, 2, 4, 8, 16, 32, 64], .first),
  ])
  func thePacesAreThoseOfTheManual(pace: Pace, days: [Int], fall: LeitnerBoxes.Fall) {
    #expect(pace.boxes.days == days && pace.boxes.fall == fall)
    #expect(LeitnerBoxes(days: days, fall: fall) == pace.boxes, "they are boxes")
    #expect(Pace(rawValue: pace.name) == pace)
  }

  @Test func theConfigurationTakesPrecedenceOverWhatWasChosen() {
    var scheduler = Scheduler()
    #expect(scheduler.boxes == Pace.normal.boxes && scheduler.paceOrigin == .standard)
    scheduler.recordedPace = "light"
    #expect(scheduler.boxes == Pace.light.boxes && scheduler.paceOrigin == .chosen)
    scheduler.settings.pace = .classic
    #expect(scheduler.boxes == Pace.classic.boxes && scheduler.paceOrigin == .configured)
    scheduler.settings.days = [3, 3, 8]
    #expect(scheduler.boxes == LeitnerBoxes(days: [3, 3, 8], fall: .first))
    scheduler.settings.fall = .half
    #expect(scheduler.boxes == LeitnerBoxes(days: [3, 3, 8], fall: .half))
    scheduler.settings.days = nil
    #expect(scheduler.boxes == LeitnerBoxes(days: Pace.classic.boxes.days, fall: .half))
    // Days that are no boxes are refused before, and could do no harm.
    scheduler.settings.days = []
    #expect(scheduler.boxes.days == Pace.classic.boxes.days)
  }

  @Test(arguments: ["", "Light", "brisk", "\u{1B}[31m"])
  func aPaceOfALaterVersionIsNone(name: String) {
    let scheduler = Scheduler(recordedPace: name)
    #expect(scheduler.boxes == Pace.normal.boxes)
    #expect(scheduler.paceOrigin == .standard && scheduler.recordedPace == name)
  }

  /// A card in box 9, and then paces with fewer boxes.
  private func topCard() -> MemoryStudy {
    var study = MemoryStudy()
    for days in [0, 4, 16, 64, 256] {
      study.startDay(after: days)
      study.answer(Self.card, .easy)
    }
    return study
  }

  @Test(arguments: [
    (Pace.light, Grade.again, 4, 16), (.light, .hard, 8, 256), (.light, .good, 8, 256),
    (.light, .easy, 8, 256), (.classic, .again, 1, 1), (.classic, .hard, 7, 64),
    (.classic, .good, 7, 64), (.thorough, .good, 9, 100), (.thorough, .again, 5, 12),
  ])
  func aCardAboveTheLastBoxCountsAsInTheLastOne(pace: Pace, grade: Grade, box: Int, days: Int) {
    var study = topCard()
    #expect(study.record[Self.card]?.box == 9)
    study.mark(Self.nobody, .pace(pace.name))
    let due = study.record[Self.card]?.due
    study.startDay(after: 256)
    #expect(study.record[Self.card]?.due == due)
    study.answer(Self.card, grade)
    #expect(study.record[Self.card]?.box == box)
    #expect(study.record[Self.card]?.due == study.day + days)
    // What was recalled has not fallen.
    let moves = BoxMoves(
      study.record.answers(on: study.day), in: study.record, boxes: pace.boxes)
    #expect(moves.forgotten == (grade == .again ? 1 : 0))
  }

  @Test func switchingThereAndBackChangesNothing() {
    var study = topCard()
    let before = study.record.cards
    for pace in Pace.allCases.reversed() { study.mark(Self.nobody, .pace(pace.name)) }
    #expect(study.record.cards == before)
    #expect(study.scheduler.following(study.record).boxes == Pace.normal.boxes)
    study.startDay(after: 256)
    study.answer(Self.card, .again)
    #expect(study.record[Self.card]?.box == 5)
  }

  @Test func aChoiceIsTakenBackAndMadeAgain() {
    var study = MemoryStudy()
    study.mark(Self.nobody, .pace("light"))
    study.startDay(after: 1)
    study.mark(Self.nobody, .pace("classic"))
    study.answer(Self.card, .again)
    #expect(study.undo()?.kind.name == "answer")
    #expect(study.undo()?.kind == .pace("classic"))
    #expect(study.record.remarks.pace == "light")
    study.redo()
    #expect(study.record.remarks.pace == "classic")
    study.undo()
    #expect(study.undo() == nil, "that of yesterday stays")
    #expect(Progress(replaying: study.history).remarks.pace == "light")
  }

  /// Two machines that chose different paces: the later choice holds in any order of arrival, and the
  /// answers keep what each of them decided.
  @Test func theLaterChoiceHolds() throws {
    func event(_ device: String, _ number: Int, at second: Int, _ kind: Event.Kind) -> Event {
      Event(
        id: Event.ID(device: device, counter: number),
        time: Instant(milliseconds: 86_400_000 * 20_000 + second * 1000), day: Day(20_000),
        card: { if case .pace = kind { Self.nobody } else { Self.card } }(), kind: kind,
        rank: UInt64(second))
    }
    let events = [
      event("desk", 1, at: 1, .pace("light")), event("lap", 1, at: 2, .pace("classic")),
      event("desk", 2, at: 3, .answer(.good, from: nil, to: 2, due: Day(20_004), seconds: nil)),
      event("lap", 2, at: 4, .answer(.again, from: nil, to: 1, due: Day(20_001), seconds: nil)),
    ]
    for rotation in 0..<events.count {
      let order = Array(events[rotation...] + events[..<rotation])
      for history in [order, order.reversed()] {
        var record = StudyRecord()
        for event in history { record.add(event) }
        #expect(record.remarks.pace == "classic")
        #expect(record[Self.card]?.box == 1 && record[Self.card]?.due == Day(20_001))
        #expect(Progress(replaying: history).remarks.pace == "classic")
      }
    }
    // The one machine takes its choice back: that of the other one holds.
    var record = StudyRecord(recent: events)
    let undo = try #require(
      record.undo(
        id: Event.ID(device: "lap", counter: 3), time: Instant(milliseconds: 86_400_000 * 20_001),
        day: Day(20_000), by: "lap"))
    record.add(undo)
    let second = try #require(
      record.undo(
        id: Event.ID(device: "lap", counter: 4), time: Instant(milliseconds: 86_400_000 * 20_001),
        day: Day(20_000), by: "lap"))
    record.add(second)
    #expect(record.remarks.pace == "light")
    #expect(record[Self.card]?.box == 2)
  }

  @Test func recallOfBoxesThatAreNoMoreCountsForTheLast() {
    let totals = Totals(recall: (1...9).map { .init(asked: 10 * $0, recalled: $0) })
    #expect(totals.recall(in: Pace.normal.boxes) == totals.recall)
    let classic = totals.recall(in: Pace.classic.boxes)
    #expect(classic.count == 7 && classic[5] == totals.recall[5])
    #expect(classic[6] == .init(asked: 240, recalled: 24))
  }
}
