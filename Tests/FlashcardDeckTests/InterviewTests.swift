import TestSupport
import Testing

@testable import FlashcardDeck

/// Key points, what is asked aloud, and how an interview follows from its answers.
@Suite struct InterviewTests {
  // MARK: Key points

  private func points(_ deck: String) -> [String] {
    let library = Library(files: [SampleDecks.file(deck)])
    return KeyPoints(of: library.card(at: 0, in: .english)).points
  }

  @Test func theItemsOfTheFirstListAreThePoints() {
    let answer = "It does\n\n1. one\n2. two **bold**\n   goes on\n   - inside\n\nand\n\n- other\n"
    let card = KeyPoints(
      of: Library(files: [SampleDecks.file("### Q\n\n\(answer)")]).card(at: 0, in: .english))
    #expect(card.points == ["one", "two **bold**\ngoes on\n- inside"])
    // What is no point is shown, too, as it is written.
    #expect(
      card.parts == [
        .text("It does"), .point("one"), .point("two **bold**\ngoes on\n- inside"), .text("and"),
        .text("- other"),
      ])
  }

  @Test(arguments: [
    ("one\n\ntwo\nlines", ["one", "two\nlines"]),
    (
      "one\n\n```\ncode\n\nmore\n```\n\n| a | b |\n|---|---|\n| c | d |\n\na | b\n--|--\n\n> quote",
      ["one"]
    ),
    // An answer without a paragraph is a point as a whole.
    ("```\ncode\n```", ["```\ncode\n```"]), ("要点一。\n\n要点二。", ["要点一。", "要点二。"]),
  ]) func withoutAListTheParagraphsAre(_ answer: String, _ expected: [String]) {
    #expect(points("### Q\n\n\(answer)\n") == expected)
  }

  @Test func otherKindsHaveWhatIsRight() {
    #expect(points("### Q\n\n- [x] a\n- [ ] b\n- [x] c\n\nbecause\n") == ["a", "c"])
    #expect(
      points("### Q\n\nA {{c1::first}} and {{c2::other}} {{c1::second::hint}}\n") == [
        "first", "second",
      ])
    #expect(points("### Q\n<!-- kind: typed -->\n\n- colour\n- color\n") == ["colour / color"])
  }

  @Test(arguments: [
    (3, 3, 120, Grade.good), (3, 3, 121, .hard), (2, 3, 5, .hard), (2, 4, 5, .hard),
    (1, 3, 5, .again), (0, 1, 5, .again), (1, 3, 500, .again), (0, 0, 5, .good),
  ]) func theShareThatWasSaidProposesTheGrade(
    _ said: Int, _ all: Int, _ seconds: Int, _ grade: Grade
  ) {
    #expect(SaidPoints(said: said, of: all, missed: []).grade(after: seconds) == grade)
  }

  @Test func whatIsNamedIsShort() {
    let long = String(repeating: "字", count: 300)
    let points = SaidPoints(said: 9, of: 3, missed: Array(repeating: "a\nb  c", count: 40) + [long])
    #expect(points.said == 3)
    #expect(points.missed.count == SaidPoints.mostNamed)
    #expect(points.missed.first == "a b c")
    #expect(SaidPoints.name(long).count == SaidPoints.longestName)
    // What is read is what was written.
    for text in [long, "a \u{301}b\n\u{301}", " \r\n x", String(repeating: "e\u{301} ", count: 90)]
    {
      let name = SaidPoints.name(text)
      #expect(SaidPoints.name(name) == name)
      #expect(name.count <= SaidPoints.longestName)
    }
  }

  // MARK: What is asked

  private let library = Library(files: [
    SampleDecks.file(
      (0..<8).map { "### Q\($0) {#c\($0)}\n\nA\n" }.joined(separator: "\n")
        + "\n### both {#b}\n<!-- kind: reversed -->\n\nA\n")
  ])

  private func plan(_ study: MemoryStudy, _ count: Int = 50) -> [String] {
    SavedInterview.plan(
      library.entries.indices, count: count, library, study.record, day: study.day
    ).map { library.entries[$0].id.description }
  }

  @Test func weakBoxesComeFirstThenNewCardsAndNoSiblings() {
    var study = MemoryStudy()
    let new = plan(study)
    #expect(
      Set(new.map { $0.prefix(1) == "b" ? "b" : $0 }) == Set((0..<8).map { "c\($0)" } + ["b"]))
    #expect(new.count == 9)
    #expect(plan(study, 3) == Array(new.prefix(3)))
    study.answer("c5", .easy)
    study.answer("c4", .hard)
    study.answer("c3", .good)
    study.startDay(after: 1)
    study.answer("b~back", .good)
    #expect(plan(study, 5).prefix(1) == ["c4"])
    #expect(Set(plan(study, 5)[1...2]) == ["c3", "b~back"], "in the same box")
    #expect(plan(study, 5)[3] == "c5")
    #expect(plan(study, 5)[4].hasPrefix("c"), "then a new one")
    study.mark("c4", .suspend)
    study.mark("c3", .bury(until: study.day + 1))
    #expect(plan(study, 2) == ["b~back", "c5"])
    study.startDay(after: 1)
    #expect(plan(study, 1) == ["c3"])
  }

  /// Every deck and topic has its turn, in an order that is the same all day and another one tomorrow.
  @Test func whatIsAsWeakIsMixed() {
    let decks = ["tour", "words", "work"].map { deck in
      SampleDecks.file(
        (0..<30).map { "## T\($0)\n\n### \(deck) \($0) {#\(deck)-\($0)}\n\nA\n" }.joined(
          separator: "\n"),
        path: "\(deck).md")
    }
    let library = Library(files: decks)
    func plan(_ day: Int) -> [Int] {
      SavedInterview.plan(
        library.entries.indices, count: 10, library, StudyRecord(), day: Day(day))
    }
    for day in 20_500..<20_520 {
      #expect(plan(day) == plan(day))
      #expect(plan(day) != plan(day + 1))
      let asked = Dictionary(grouping: plan(day)) { library.entries[$0].deck }
      #expect(asked.values.allSatisfy { $0.count < 10 }, "\(day)")
      #expect(Set(plan(day).map { library.entries[$0].topic }).count > 4)
    }
  }

  @Test func whatWasAskedTodayComesLast() {
    var study = MemoryStudy()
    for card in ["c0", "c1"] { study.answer(CardID(card), .hard) }
    study.answer(aloud("c0", .hard))
    #expect(plan(study, 1) == ["c1"])
    #expect(plan(study).last == "c0")
    study.undo()
    #expect(Set(plan(study, 2)) == ["c0", "c1"])
  }

  private func aloud(
    _ card: String, _ grade: Grade = .good, _ missed: [String] = []
  ) -> InterviewAnswer {
    InterviewAnswer(
      card: CardID(card), grade: grade, seconds: 7,
      points: SaidPoints(said: 1, of: 1 + missed.count, missed: missed))
  }

  @Test func aCardThatIsNotDueIsPractised() {
    var study = MemoryStudy()
    study.answer("c0", .good)
    let before = study.record["c0"]
    for grade in [Grade.good, .easy, .hard] {
      study.answer(aloud("c0", grade))
      #expect(study.record["c0"] == before, "it never moves up")
      #expect(study.history.last?.kind.name == "practice")
    }
    study.answer(aloud("c0", .again))
    #expect(study.record["c0"]?.box == 1)
    study.answer(aloud("c1"))
    #expect(study.history.last?.kind.name == "answer")
    #expect(study.record["c1"]?.box == 2, "a new card is answered")
    study.startDay(after: 40)
    study.answer(aloud("c1"))
    #expect(study.record["c1"]?.box == 3, "and one that is due")
  }

  // MARK: An interview

  private func begin(_ study: MemoryStudy, _ cards: [String]) -> InterviewSession {
    InterviewSession(
      SavedInterview(
        cards: cards.map { CardID($0) }, start: study.record.latest, day: study.day, topic: nil),
      device: "desk", library, study.record, day: study.day)
  }

  private func current(_ session: InterviewSession) -> String? {
    session.current.map { library.entries[$0].id.description }
  }

  @Test func itFollowsFromTheRecordAlsoAfterItsEnd() {
    var study = MemoryStudy()
    study.answer(aloud("c1"))
    var session = begin(study, ["c0", "c1", "c2"])
    #expect(current(session) == "c0", "what was answered before counts for another interview")
    func answer(_ card: String) {
      study.answer(aloud(card))
      session.update(study.record, day: study.day)
    }
    answer("c0")
    #expect(current(session) == "c1")
    // An ordinary answer, and one of another card, are none of its own.
    study.answer("c1", .good)
    answer("c5")
    #expect(current(session) == "c1")
    #expect(session.progress == (1, 3))
    answer("c1")
    answer("c2")
    #expect(session.current == nil)
    #expect(session.progress == (3, 3))
    study.undo()
    session.update(study.record, day: study.day)
    #expect(current(session) == "c2")
    study.redo()
    session.update(study.record, day: study.day)
    #expect(session.current == nil)
  }

  @Test func aCardThatIsPutAwayIsNotAsked() {
    var study = MemoryStudy()
    var session = begin(study, ["c0", "c1"])
    study.mark("c0", .suspend)
    session.update(study.record, day: study.day)
    #expect(current(session) == "c1")
    #expect(session.progress == (0, 1))
    study.mark("c0", .wake)
    session.update(study.record, day: study.day)
    #expect(current(session) == "c0")
  }

  /// It was left, and the other side of the card was asked in a review.
  @Test func aSiblingOfACardThatWasAskedSinceIsNotAsked() {
    let library = Library(files: [SampleDecks.file("## T\n\n- a ::: b {#r}\n- c ::: d {#s}\n")])
    var study = MemoryStudy()
    func begin() -> InterviewSession {
      InterviewSession(
        SavedInterview(
          cards: ["r~back", "s"], start: study.record.latest, day: study.day, topic: nil),
        device: "desk", library, study.record, day: study.day)
    }
    var session = begin()
    #expect(session.current.map { library.entries[$0].id } == "r~back")
    study.answer("r", .good)
    session.update(study.record, day: study.day)
    #expect(session.current.map { library.entries[$0].id } == "s")
    #expect(session.progress == (0, 1))
    study.undo()
    session.update(study.record, day: study.day)
    #expect(session.current.map { library.entries[$0].id } == "r~back")
  }

  /// The next day its first answers are in the record's base, of which no single answer is known.
  @Test func itGoesOnOnAnotherDay() {
    var study = MemoryStudy()
    var session = begin(study, ["c0", "c1", "c2"])
    study.answer(aloud("c0"))
    session.update(study.record, day: study.day)
    study.startDay(after: 1)
    study.answer(aloud("c1"))
    session.update(study.record, day: study.day)
    #expect(current(session) == "c2")
    #expect(session.answers.count == 2)
    let later = InterviewSession(
      session.saved, answers: study.spokenAnswers, device: "desk", library, study.record,
      day: study.day)
    #expect(current(later) == "c2")
    #expect(later.answers == session.answers)
    let elsewhere = InterviewSession(
      session.saved, answers: study.spokenAnswers, device: "phone", library, study.record,
      day: study.day)
    #expect(current(elsewhere) == "c0", "another machine's answers are of another interview")
  }

  @Test func decksThatLostACardLeaveItOut() {
    var study = MemoryStudy()
    var session = begin(study, ["c0", "c1"])
    study.answer(aloud("c1"))
    session.update(study.record, day: study.day)
    let fewer = Library(files: [SampleDecks.file("### Q1 {#c1}\n\nA\n")])
    let isLeft = session.move(to: fewer, study.record, day: study.day)
    #expect(isLeft)
    #expect(session.current == nil)
    #expect(session.answers.count == 1)
    study.undo()
    let isLeftOfNothing = session.move(to: Library(files: []), study.record, day: study.day)
    #expect(!isLeftOfNothing)
  }

  @Test func whatIsMissedMostOftenComesFirstThenWhatIsFirstInTheDecks() {
    var study = MemoryStudy()
    study.answer(aloud("c0", .hard, ["x", "y"]))
    study.answer(aloud("c1", .hard, ["x"]))
    study.answer(aloud("c0", .hard, ["y"]))
    study.answer(aloud("c2", .hard, ["z"]))
    study.undo()
    let missed = MissedPoint.all(in: study.spokenAnswers, library)
    #expect(
      missed == [
        MissedPoint(card: "c0", point: "y", times: 2),
        MissedPoint(card: "c0", point: "x", times: 1),
        MissedPoint(card: "c1", point: "x", times: 1),
      ])
  }

  @Test func pointsGoOnWithALinkedCard() {
    var study = MemoryStudy()
    study.answer(aloud("old", .hard, ["x"]))
    study.link("c0", was: "old")
    #expect(MissedPoint.all(in: study.spokenAnswers, library).map(\.card) == ["c0"])
  }
}
