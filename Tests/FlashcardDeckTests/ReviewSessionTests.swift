import TestSupport
import Testing

@testable import FlashcardDeck

@Suite struct ReviewSessionTests {
  static func library(_ count: Int, perGroup: Int = 1) -> Library {
    Library(
      entries: (0..<count).map {
        .init(id: CardID("c\($0)"), deck: 0, topic: $0 % 3, group: $0 / perGroup)
      })
  }

  static func session(
    _ library: Library, _ study: MemoryStudy, limits: Scheduler.Limits = .init()
  ) -> ReviewSession {
    ReviewSession(
      library: library, record: study.record, day: study.day, scheduler: Scheduler(limits: limits))
  }

  /// Studies until nothing is left; returns the cards in the order of asking.
  static func run(
    _ library: Library, _ study: inout MemoryStudy, limits: Scheduler.Limits = .init(),
    grade: (Int) -> Grade
  ) -> [Int] {
    var session = session(library, study, limits: limits)
    var asked: [Int] = []
    while let card = session.current {
      asked.append(card)
      study.answer(library.entries[card].id, grade(asked.count))
      session.update(study.record)
      if asked.count > 5000 { break }
    }
    return asked
  }

  @Test func newCardsComeInDeckOrderUpToTheLimit() {
    var study = MemoryStudy()
    let asked = Self.run(Self.library(50), &study) { _ in .good }
    #expect(asked == Array(0..<20))
  }

  /// With what is held back, the limits leave no card out; what is answered elsewhere counts, too.
  @Test func whatTheLimitsHoldBackIsCounted() {
    var study = MemoryStudy()
    let library = Self.library(50)
    for card in 0..<12 { study.answer(library.entries[card].id, .good) }
    study.startDay(after: 9)
    let limits = Scheduler.Limits(new: 5, reviews: 10)
    var session = Self.session(library, study, limits: limits)
    #expect(session.remaining == .init(due: 10, new: 5))
    #expect(session.heldBack == .init(due: 2, new: 33))
    let later = (0..<12).map { library.entries[$0].id }.filter { id in
      !session.asks(library.index(of: id) ?? 0)
    }
    #expect(later.count == 2)
    study.answer(later[0], .good)
    session.update(study.record)
    #expect(session.remaining.due == 9 && session.heldBack.due == 2)
    study.undo()
    session.update(study.record)
    #expect(session.remaining.due == 10 && session.heldBack.due == 2)
    _ = Self.run(library, &study, limits: limits) { _ in .good }
    let done = Self.session(library, study, limits: limits)
    #expect(done.remaining.total == 0)
    #expect(done.heldBack == .init(due: 2, new: 33))
    let all = Self.session(library, study, limits: .init(new: 100, reviews: 100))
    #expect(all.heldBack == .init())
  }

  @Test func nothingIsLeftOfAnEmptyLibrary() {
    let session = Self.session(Self.library(0), MemoryStudy())
    #expect(session.current == nil)
    #expect(session.remaining == .init())
  }

  @Test func lowerBoxesComeFirstThenTheLongestOverdue() {
    var study = MemoryStudy()
    let library = Self.library(4)
    for (card, grade) in [(0, Grade.easy), (1, .good), (2, .hard)] {
      study.answer(library.entries[card].id, grade)
    }
    study.startDay(after: 1)
    study.answer(library.entries[3].id, .hard)
    study.startDay(after: 9)
    let asked = Self.run(library, &study) { _ in .good }
    #expect(asked == [2, 3, 1, 0])
  }

  @Test func aForgottenCardComesBackAfterFiveOthers() {
    var study = MemoryStudy()
    let asked = Self.run(Self.library(8), &study) { $0 == 1 ? .again : .good }
    #expect(asked == [0, 1, 2, 3, 4, 5, 0, 6, 7])
    #expect(study.record["c0"]?.box == 1)
    #expect(study.record["c0"]?.due == study.day + 1)
  }

  @Test func whereFewCardsAreLeftAForgottenOneComesBackSooner() {
    var study = MemoryStudy()
    let asked = Self.run(Self.library(2), &study) { $0 <= 3 ? .again : .good }
    #expect(asked == [0, 1, 0, 1, 0])
  }

  @Test func siblingsAreNotAskedOnTheSameDay() {
    var study = MemoryStudy()
    let library = Self.library(9, perGroup: 3)
    #expect(Self.run(library, &study) { _ in .good } == [0, 3, 6])
    study.startDay(after: 1)
    #expect(Self.run(library, &study) { _ in .good } == [1, 4, 7])
  }

  /// Its question was on the screen, and with it perhaps the other's answer.
  @Test(arguments: [Event.Kind.suspend, .bury(until: MemoryStudy().day + 1)])
  func noSiblingOfACardThatWasPutAwayIsAsked(kind: Event.Kind) {
    var study = MemoryStudy()
    let library = Self.library(4, perGroup: 2)
    study.mark(library.entries[0].id, kind)
    #expect(Self.session(library, study).current == 2)
    study.mark(library.entries[0].id, .wake)
    #expect(Self.session(library, study).current == 0)
    study.mark(library.entries[0].id, kind)
    study.startDay(after: 1)
    #expect(Self.session(library, study).current == (kind == .suspend ? 1 : 0))
  }

  /// A due card that the limit holds back keeps its new siblings from coming before it.
  @Test func whoIsBehindLearnsNothingNewOfTheSameText() {
    var study = MemoryStudy()
    let library = Self.library(8, perGroup: 2)
    for card in [0, 2, 4] { study.answer(library.entries[card].id, .good) }
    study.startDay(after: 7)
    let session = Self.session(library, study, limits: .init(new: 10, reviews: 1))
    #expect(session.remaining.due == 1)
    #expect(session.remaining.new == 1)
    #expect(session.heldBack.due == 2)
  }

  @Test func aTopicIsStudiedAlone() {
    let session = ReviewSession(
      library: Self.library(9), record: StudyRecord(), day: Day(1), scheduler: Scheduler(),
      isInScope: { $0.topic == 1 })
    #expect(session.current == 1)
    #expect(session.remaining.new == 3)
  }

  @Test func answersElsewhereCountTowardsTheLimit() {
    var study = MemoryStudy()
    let library = Self.library(30)
    for card in 20..<27 { study.answer(library.entries[card].id, .good) }
    #expect(Self.session(library, study, limits: .init(new: 10)).remaining.new == 3)
  }

  @Test(arguments: 0..<40)
  func everyDueCardIsAskedOnceAndTheOrderDependsOnNothingElse(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let library = Self.library(Int.random(in: 1...60, using: &random))
    let limits = Scheduler.Limits(
      new: Int.random(in: 0...10, using: &random), reviews: Int.random(in: 5...40, using: &random))
    var study = MemoryStudy()
    for _ in 0..<25 {
      let morning = study.record
      let due = library.entries.filter { morning[$0.id].map { $0.due <= study.day } ?? false }
      let new = library.entries.filter { morning[$0.id] == nil }
      var session = Self.session(library, study, limits: limits)
      var first: [CardID: Int] = [:]
      while let card = session.current {
        let id = library.entries[card].id
        first[id, default: 0] += 1
        let before = study.record[id]
        try #require(
          first[id] == 1 || before?.isRelearning(on: study.day) == true, "asked twice for nothing")
        study.answer(id, Grade.allCases.randomElement(using: &random) ?? .good)
        session.update(study.record)
        let again = Self.session(library, study, limits: limits)
        #expect(again.current == session.current)
        #expect(again.remaining == session.remaining)
        let after = try #require(study.record[id])
        #expect((1...9).contains(after.box))
        #expect(after.due > study.day)
      }
      let expected = min(due.count, limits.reviews) + min(new.count, limits.new)
      #expect(first.count == expected)
      #expect(session.remaining.total == 0)
      study.startDay(after: Int.random(in: 1...6, using: &random))
    }
  }
}

extension CardID: ExpressibleByStringLiteral {
  /// A name as a literal, for tests.
  public init(stringLiteral value: String) { self.init(value) }
}
