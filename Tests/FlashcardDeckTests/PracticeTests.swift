import TestSupport
import Testing

@testable import FlashcardDeck

/// Cards that are practised out of turn.
@Suite struct PracticeTests {
  private let library = Library(files: [
    SampleDecks.file((0..<8).map { "### Q\($0) {#c\($0)}\n\nA\n" }.joined(separator: "\n"))
  ])

  private func learned() -> MemoryStudy {
    var study = MemoryStudy()
    for card in 0..<7 { study.answer(CardID("c\(card)"), card == 3 ? .hard : .good) }
    study.startDay(after: 1)
    return study
  }

  private func practise(
    _ study: inout MemoryStudy, _ session: inout PracticeSession, _ grade: Grade
  ) -> String {
    guard let card = session.current else { return "" }
    let id = library.entries[card].id
    study.mark(
      id,
      study.record.practice(
        of: id, grade, day: study.day, scheduler: study.scheduler, seconds: 2))
    session.update(study.record)
    return id.description
  }

  @Test func theWeakestComeFirstAndNothingMoves() {
    var study = learned()
    let before = study.record.progress.cards
    var session = PracticeSession(0..<8, mostNew: 0, library, study.record, day: study.day)
    #expect(session.count == 7)
    var asked: [String] = []
    while session.current != nil, asked.count < 20 {
      #expect(session.remaining.total == 7 - asked.count)
      asked.append(practise(&study, &session, .good))
    }
    #expect(asked == ["c3", "c0", "c1", "c2", "c4", "c5", "c6"])
    #expect(session.outcome == (7, 0, 0))
    let after = study.record.progress.cards
    for card in library.entries { #expect(after[card.id]?.box == before[card.id]?.box) }
    for card in library.entries { #expect(after[card.id]?.due == before[card.id]?.due) }
  }

  @Test func aForgottenCardFallsAndComesBackAfterFiveOthers() {
    var study = learned()
    let box = study.record["c0"]?.box
    var session = PracticeSession(0..<8, mostNew: 0, library, study.record, day: study.day)
    var asked = [practise(&study, &session, .good), practise(&study, &session, .again)]
    #expect(asked == ["c3", "c0"])
    #expect(study.record["c0"]?.box == 1)
    while session.current != nil, asked.count < 20 {
      asked.append(practise(&study, &session, .good))
    }
    #expect(asked == ["c3", "c0", "c1", "c2", "c4", "c5", "c6", "c0"])
    #expect(session.outcome == (6, 0, 1))
    #expect(study.record["c0"]?.box == 1)
    // Taken back, each brings its card back, and the fall with it.
    study.undo()
    session.update(study.record)
    #expect(session.current == 0)
    for _ in 0..<6 { study.undo() }
    session.update(study.record)
    #expect(session.current == 0)
    #expect(study.record["c0"]?.box == box)
  }

  @Test func newAndSuspendedCards() {
    var study = learned()
    study.mark("c1", .suspend)
    var going = PracticeSession(0..<4, mostNew: 0, library, study.record, day: study.day)
    #expect(going.cards == [3, 0, 2])
    study.mark("c3", .bury(until: study.day + 1))
    going.update(study.record)
    #expect(going.current == 0 && going.remaining.total == 2)
    let with = PracticeSession([7, 1, 2], mostNew: 9, library, study.record, day: study.day)
    #expect(with.cards == [2, 7])
    let without = PracticeSession(
      [7, 1], mostNew: 0, library, study.record, day: study.day)
    #expect(without.cards.isEmpty)
    #expect(without.current == nil && without.newBeyondLimit == 1)
    #expect(with.newBeyondLimit == 0)
  }

  /// One tells the answer of another.
  @Test func noTwoCardsOfATextAreAskedOnADay() {
    let library = Library(files: [
      SampleDecks.file("### Q {#x}\n\nA {{c1::a}} {{c2::b}} {{c3::c}}\n\n### W {#w}\n\nB\n")
    ])
    var study = MemoryStudy()
    func practised() -> (cards: [String], left: Int) {
      let session = PracticeSession(
        library.entries.indices, mostNew: 9, library, study.record, day: study.day)
      return (session.cards.map { library.entries[$0].id.description }, session.newBeyondLimit)
    }
    func interviewed() -> Set<String> {
      let plan = SavedInterview.plan(
        library.entries.indices, count: 10, library, study.record, day: study.day)
      return Set(plan.map { library.entries[$0].id.description })
    }
    #expect(practised() == (["x~c1", "w"], 2))
    study.answer("x~c1", .good)
    #expect(practised() == (["x~c1", "w"], 2))
    #expect(interviewed() == ["x~c1", "w"])
    study.startDay(after: 1)
    #expect(practised() == (["x~c1", "w"], 2), "nor one beside a known one")
    study.answer("x~c2", .hard)
    study.startDay(after: 1)
    #expect(practised() == (["x~c2", "w"], 1), "of known ones the weakest")
    study.answer("x~c1", .good)
    #expect(practised() == (["x~c1", "w"], 1), "the one that was asked today")
    #expect(interviewed() == ["x~c1", "w"])
  }

  /// A recall out of turn moves nothing, but one direction was shown.
  @Test(arguments: [Grade.again, .hard, .good])
  func aPractisedCardIsAskedForItsSiblings(grade: Grade) {
    let library = Library(files: [
      SampleDecks.file("### Q {#x}\n\nA {{c1::a}} {{c2::b}} {{c3::c}}\n\n### W {#w}\n\nB\n")
    ])
    var study = MemoryStudy()
    study.answer("x~c1", .good)
    study.startDay(after: 1)
    study.answer("x~c2", .hard)
    study.startDay(after: 1)
    func asked() -> [Set<String>] {
      let cards = library.entries.indices
      let (record, day) = (study.record, study.day)
      var review: [Int] = []
      var session = ReviewSession(
        library: library, record: record, day: day, scheduler: study.scheduler)
      while let card = session.current {
        review.append(card)
        if review.count > 9 { break }
        var next = study
        for card in review { next.answer(library.entries[card].id, .good) }
        session.update(next.record)
      }
      return [
        review, PracticeSession(cards, mostNew: 9, library, record, day: day).cards,
        SavedInterview.plan(cards, count: 9, library, record, day: day),
      ].map { Set($0.map { library.entries[$0].id.description }) }
    }
    #expect(asked() == Array(repeating: ["x~c2", "w"], count: 3))
    study.mark(
      "x~c1",
      study.record.practice(
        of: "x~c1", grade, day: study.day, scheduler: study.scheduler, seconds: nil))
    let rest: Set = grade == .again ? ["x~c1", "w"] : ["w"]
    #expect(asked() == [rest, ["x~c1", "w"], ["x~c1", "w"]])
    study.undo()
    #expect(asked() == Array(repeating: ["x~c2", "w"], count: 3))
    study.startDay(after: 1)
    #expect(asked() == Array(repeating: ["x~c2", "w"], count: 3))
  }
}
