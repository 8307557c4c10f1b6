import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// An interview on the screen, from the number of questions to the report.
@Suite struct InterviewScreenTests {
  private func begun(_ count: String = "", columns: Int = 80, rows: Int = 24) -> Learner {
    var learner = Learner(columns: columns, rows: rows)
    learner.press("t")
    learner.type(count)
    learner.press(.enter)
    return learner
  }

  private func phase(_ learner: Learner) -> InterviewScreen.Phase? {
    (learner.state.screen as? InterviewScreen)?.phase
  }

  // MARK: How many

  @Test func theNumberIsTypedOrChangedAndRemembered() {
    var learner = Learner()
    learner.press("t")
    #expect(learner.screen.contains("How many questions?  3  of 3"), "no more than there are")
    learner.type("2")
    #expect(learner.screen.contains("?  2  of"))
    learner.press(.down, .up, .pageUp)
    #expect(learner.screen.contains("?  3  of"))
    learner.type("7")
    #expect(learner.screen.contains("?  3  of"))
    #expect(learner.screen.contains("There are 3 cards"))
    learner.press(.backspace, .enter)
    #expect(learner.screen.contains("Type a number from 1 to 3"))
    for _ in 0..<2 {
      learner.press("0")
      #expect(learner.screen.contains("?  0  of 3"))
      #expect(learner.screen.contains("Type a number from 1 to 3"), "at once")
    }
    learner.press(.enter)
    #expect(learner.screen.contains("Type a number from 1 to 3"))
    learner.press(.backspace, "2", .enter)
    #expect(learner.screen.contains("1/2"))
    learner.press(.escape, "t", .down)
    #expect(learner.screen.contains("That one ends; its answers stay"))
    learner.press(.enter)
    #expect(learner.screen.contains("How many questions?  2  of 3"), "for the sitting")
  }

  @Test func fiftyQuestionsAreTheMost() {
    let cards = (0..<60).map { "### Q\($0)\n\nA\n" }.joined(separator: "\n")
    var learner = Learner(decks: [("x.md", cards)])
    learner.press("t")
    #expect(learner.screen.contains("?  10  up to 50"))
    learner.type("99")
    #expect(learner.screen.contains("?  50  up to 50"))
    #expect(learner.screen.contains("An interview has at most 50 questions"))
    // A number that was lowered is not the one that is wanted elsewhere.
    var few = Learner()
    few.press("t", .enter)
    #expect(few.state.interviewLength == 10)
  }

  @Test func aTopicIsAskedFromBrowse() {
    var learner = Learner()
    learner.press("b", .down, .down, "t")
    #expect(learner.screen.contains("Trees"))
    #expect(learner.screen.contains("of 1"))
    learner.press(.enter)
    #expect(learner.screen.contains("When are apple trees pruned?"))
    learner.press(.escape)
    #expect(learner.state.screen.context == .topics, "back to where it was asked for")
  }

  @Test func withoutACardOrTheRightToWriteThereIsNone() {
    var empty = Learner(decks: [])
    empty.press("t")
    #expect(empty.effects.isEmpty)
    var reader = Learner(isWritable: false)
    reader.press("t")
    #expect(reader.effects.isEmpty)
    #expect(reader.state.screen.context == .today)
    var away = Learner()
    for card in ["humus", "ph", "pruning"] { away.study.mark(CardID(card), .suspend) }
    away.receive(.recorded(away.study.record, away.study.day))
    away.press("t")
    #expect(away.effects.isEmpty)
  }

  // MARK: A question

  @Test func theClockRunsWhileNothingIsPressedAndStands() {
    var learner = begun()
    #expect(learner.screen.contains("00:00"))
    learner.wait(seconds: 65)
    #expect(learner.screen.contains("01:05"))
    learner.press(" ")
    // A key takes four seconds here.
    #expect(learner.screen.contains("01:09   0 of 3 points"))
    learner.wait(seconds: 600)
    #expect(learner.screen.contains("01:09"))
    #expect(learner.state.timeToTick(at: 0) == nil)
  }

  @Test func pointsAreTickedAndTheGradeIsProposed() {
    var learner = begun()
    func proposal() -> String {
      let row = learner.screen.split(separator: "\n", omittingEmptySubsequences: false).first {
        $0.contains("again") && $0.contains("easy")
      }
      let words = (row ?? "").split(separator: " ")
      return words.firstIndex(of: "›").map { String(words[$0 + 1]) } ?? ""
    }
    learner.press(" ")
    #expect(learner.screen.contains("› 1 [ ] holds water"))
    #expect(proposal() == "again")
    learner.press("1")
    #expect(learner.screen.contains("1 [x] holds water"))
    #expect(proposal() == "again")
    learner.press("３")
    #expect(proposal() == "hard", "fullwidth digits tick, too")
    learner.press(.up, " ")
    #expect(learner.screen.contains("› 2 [x] keeps nutrients"))
    #expect(proposal() == "good")
    learner.press(" ", " ", "9")
    #expect(learner.screen.contains("There is no point 9"))
    #expect(learner.screen.contains("3 of 3 points"), "beside what is said")
    #expect(proposal() == "good")
    #expect(learner.study.history.isEmpty)
  }

  @Test func enterTakesTheProposedGradeOrADigitAnother() {
    var learner = begun()
    learner.press(" ", "1", "2", .enter)
    #expect(phase(learner) == .grading)
    #expect(learner.screen.contains("› 2 hard"))
    learner.press(.escape)
    #expect(phase(learner) == .checking, "back to the points")
    learner.press(.enter, .enter)
    #expect(
      learner.study.history.last?.points
        == SaidPoints(said: 2, of: 3, missed: ["keeps the soil loose, so that air gets in."]))
    guard case .answer(.hard, nil, _, _, let seconds) = learner.study.history.last?.kind else {
      Issue.record("no answer")
      return
    }
    #expect(seconds == 4)
    #expect(learner.screen.contains("How does the pH"))
    #expect(learner.screen.contains("00:00"))
    learner.press(" ", .enter, "4")
    guard case .answer(.easy, nil, _, _, _) = learner.study.history.last?.kind else {
      Issue.record("no easy answer")
      return
    }
  }

  @Test func afterTwoMinutesAGoodAnswerIsHardAndItsTimeIsTheRealOne() {
    var learner = begun()
    learner.wait(seconds: 121)
    #expect(learner.screen.contains("Over two minutes: at best hard"))
    learner.wait(seconds: 400)
    learner.press(" ", "1", "2", "3")
    #expect((learner.state.screen as? InterviewScreen)?.proposed == .hard)
    #expect(learner.screen.contains("Over two minutes: at best hard"), "why it is no good one")
    learner.press("3")
    #expect(!learner.screen.contains("Over two minutes"), "a missed point has the same grade")
    learner.press("3", .enter, .enter)
    #expect(learner.study.history.last?.kind.seconds == 525)
  }

  @Test func anUndoLeadsBackToWhatWasTicked() {
    var learner = begun()
    learner.press(" ", "1", "3", .enter, "1")
    #expect(learner.screen.contains("2/3"))
    learner.press("u")
    #expect(phase(learner) == .checking)
    #expect(learner.screen.contains("1 [x] holds water"))
    #expect(learner.screen.contains("2 [ ] keeps"))
    #expect(learner.screen.contains("3 [x] keeps the soil"))
    #expect(learner.screen.contains("Taken back"))
    #expect(learner.screen.contains("00:04   2 of 3"), "in its time")
    learner.press(.enter, .enter)
    #expect(learner.study.spokenAnswers.map(\.grade) == [.hard])
    learner.press("u", "u")
    #expect(learner.screen.contains("Nothing to take back"), "what was done before stays")
  }

  @Test func theKeysOfAReviewWork() {
    var learner = begun()
    learner.press("1")
    #expect(learner.screen.contains("shows the answer first"))
    learner.press("*")
    #expect(learner.screen.contains("*"))
    learner.press("L")
    #expect(learner.screen.contains("什么是腐殖质"))
    learner.press(" ", "1", .tab)
    #expect(learner.screen.contains("含量通常只有"), "the explanation")
    #expect(learner.screen.contains("[x] 保持水分"))
    learner.press("L")
    #expect(learner.screen.contains("1 [x] holds water"), "as many points: the ticks stay")
    learner.press("?", "q")
    #expect(phase(learner) == .checking)
    learner.press("b", "q")
    #expect(phase(learner) == .checking, "what was opened over it leads back")
    learner.press("x")
    #expect(learner.screen.contains("How does the pH"))
    #expect(learner.screen.contains("1/2"))
    learner.press("u")
    #expect(learner.screen.contains("1 [x] holds water"), "an undo leads back to what was ticked")
    learner.press("i")
    #expect(learner.state.screen.context == .information)
  }

  @Test func theTimeInAnEditorIsNoTimeOfSpeaking() {
    var learner = begun()
    learner.wait(seconds: 10)
    learner.press("e")
    learner.receive(.away)
    learner.wait(seconds: 500)
    learner.receive(.decks(learner.state.library))
    learner.receive(.back)
    learner.wait(seconds: 5)
    #expect(learner.screen.contains("00:19"))
  }

  @Test func whatIsNotDueIsPractised() {
    var learner = Learner()
    learner.press(.enter, " ", "4", .escape)
    let box = learner.study.record["humus"]
    learner.press("t", .enter, " ", "1", "2", "3")
    #expect(learner.screen.contains("Not due"))
    learner.press(.enter, .enter)
    #expect(learner.study.history.last?.kind.name == "practice")
    #expect(learner.study.record["humus"] == box)
  }

  // MARK: Its end

  @Test func theReportNamesTimesPointsAndWhatToStudyNext() {
    var learner = begun()
    learner.press(" ", "1", "2", .enter, .enter)
    learner.wait(seconds: 126)
    learner.press(" ", "1", .enter, .enter, " ", .enter, .enter)
    let report = learner.screen
    #expect(report.contains("3 questions · 3 of 5 points · 2 min · 00:46 on average"))
    #expect(report.contains("00:04  2/3  hard   What is humus?"))
    #expect(report.contains("02:10  1/1  hard   How does the pH"))
    #expect(report.contains("1×  keeps the soil loose, so that air gets in."))
    let rows = report.split(separator: "\n")
    let missed = rows.firstIndex { $0.contains("1×  keeps") } ?? 1
    #expect(rows[missed - 1].contains("What is humus?"), "below its question")
    #expect(report.contains("Soil"))
    #expect(report.contains("1 of 4 missed"))
    #expect(learner.state.interview == nil, "there is nothing to go on with")
    learner.press(.enter)
    #expect(learner.state.screen.context == .card, "the first card with a missed point")
    #expect(learner.screen.contains("What is humus?") && learner.screen.contains("1 / 2"))
    learner.press(.enter, .enter, "n")
    #expect(learner.screen.contains("2 / 2"))
    #expect(learner.study.history.count == 3, "Enter grades nothing")
    learner.press(.escape, "p")
    #expect((learner.state.screen as? ReviewScreen)?.session.practice?.count == 3)
    learner.press(.escape, "u")
    #expect(phase(learner) == .checking)
    #expect(learner.state.interview != nil)
  }

  @Test func everyPointSaidIsSaid() {
    var learner = begun("1")
    learner.press(" ", "1", "2", "3", .enter, .enter)
    #expect(learner.screen.contains("Every point was said"))
    #expect(!learner.screen.contains("Study next"))
    learner.press(.enter)
    #expect(learner.state.screen.context == .report)
  }

  @Test func theStatisticsNameWhatIsMissedMostOften() {
    var learner = begun("1")
    learner.press(" ", "1", .enter, .enter, .escape, "s")
    #expect(learner.state.screen.context == .statistics)
    learner.press("G")
    #expect(learner.screen.contains("Missed most often in interviews"))
    #expect(learner.screen.contains("keeps nutrients near the roots,"))
    var another = Learner()
    another.press("s", "G")
    #expect(!another.screen.contains("Missed most"))
  }

  // MARK: Going on

  @Test func anInterviewGoesOnAtItsQuestion() {
    var learner = begun("3")
    learner.press(" ", "1", .enter, .enter)
    learner.press(" ", "1", .escape)
    #expect(learner.state.screen.context == .today)
    learner.press("t")
    #expect(learner.screen.contains("▸ Go on with the interview"))
    #expect(learner.screen.contains("question 2 of 3"))
    learner.press(.enter)
    #expect(learner.screen.contains("How does the pH"))
    #expect(learner.screen.contains("2/3"))
    #expect(phase(learner) == .checking)
    #expect(learner.screen.contains("00:04   1 of 1 point"), "as it was left")
    learner.press("1", .enter, .enter, " ", .enter, .enter)
    #expect(learner.screen.contains("3 questions"))
    learner.press(.escape, "t")
    #expect(learner.screen.contains("How many questions?"), "that one is at its end")
  }

  @Test func anotherInterviewTakesItsPlace() {
    var learner = begun("3")
    learner.press(" ", "1", .enter, .enter, .escape)
    let first = learner.state.interview
    learner.press("t", .down)
    #expect(learner.screen.contains("▸ Another interview"))
    learner.press(.enter, "2", .enter)
    #expect(learner.state.interview != first)
    #expect(
      learner.state.interview?.cards == ["ph", "pruning"], "new ones before what was asked today")
  }

  @Test func itGoesOnInAnotherRun() {
    var learner = begun("3")
    learner.press(" ", "1", .enter, .enter)
    var again = Learner(record: learner.study.record)
    again.study = learner.study
    again.saved = learner.saved
    again.press("t", .enter)
    #expect(again.screen.contains("How does the pH"))
    again.press("u")
    #expect(again.screen.contains("1 [x] holds water"), "also an undo")
    #expect(again.screen.contains("2 [ ] keeps"))
  }

  @Test func decksThatChangeLeaveTheQuestion() {
    var learner = begun("3")
    learner.press(" ", "1")
    learner.receive(.decks(learner.state.library))
    #expect(learner.screen.contains("1 [x] holds water"))
    let other = Workplace.library([("x.md", "### Other {#other}\n\nA\n")])
    learner.receive(.decks(other))
    #expect(learner.state.screen.context == .today, "nothing of it is left")
  }

  // MARK: Looks

  private static let kinds = """
    # Kinds

    ## One

    ### Which of these are *prime*? {#choice}

    - [x] two
    - [ ] four
    - [x] 三（three）

    **Explanation:** four is even.

    ### Fill in {#cloze}

    Water boils at {{c1::100 °C}} and freezes at {{c1::0 °C::below}}.

    ### A long one {#long}

    The answer has many points:

    \((1...12).map { "- point number \($0) 需要说得足够长，才会换行到第二行去，否则看不出缩进 and more" }.joined(separator: "\n"))

    """

  @Test(arguments: ScreenTests.sizes, Language.allCases)
  func everyScreenLooksAsOnRecord(size: (Int, Int), language: Language) throws {
    try checkScreens(size, language)
  }

  @Test(
    .enabled(if: AmbiguousWidth.allCases.contains(.wide)), arguments: [(80, 24), (40, 12)],
    Language.allCases)
  func everyScreenLooksAsOnRecordInWideCharacters(size: (Int, Int), language: Language) throws {
    try AmbiguousWidth.wide.on { try checkScreens(size, language, suffix: "-wide") }
  }

  private func checkScreens(
    _ size: (Int, Int), _ language: Language, suffix ending: String = ""
  ) throws {
    var learner = Learner(columns: size.0, rows: size.1, language: language)
    let suffix = "\(size.0)x\(size.1)-\(language.rawValue)\(ending)"
    func check(_ name: String) throws {
      let frame = learner.state.view()
      expectComposed(frame)
      try expectFrame(frame, named: "interview-\(name)-\(suffix)")
    }
    learner.press("t")
    try check("setup")
    learner.press(.enter)
    learner.wait(seconds: 44)
    try check("question")
    learner.press(" ", "1", "3")
    try check("points")
    learner.press(.enter)
    try check("grades")
    learner.press("2")
    learner.wait(seconds: 128)
    try check("long")
    learner.press(" ", "1", .enter, "2", .escape, "t")
    try check("unfinished")
    learner.press(.enter, " ", .enter, "1")
    try check("report")
    learner.press(.escape, "s", "G")
    try check("statistics")
  }

  @Test(arguments: [(80, 24), (40, 12)], Language.allCases)
  func cardsOfEveryKindLookAsOnRecord(size: (Int, Int), language: Language) throws {
    var learner = Learner(
      columns: size.0, rows: size.1, language: language, decks: [("kinds.md", Self.kinds)])
    learner.press("t", .enter)
    for name in ["choice", "cloze", "many"] {
      learner.press(" ", "2")
      if name == "many" { for _ in 0..<9 { learner.press(.down) } }
      let frame = learner.state.view()
      expectComposed(frame)
      try expectFrame(
        frame, named: "interview-\(name)-\(size.0)x\(size.1)-\(language.rawValue)")
      learner.press(.enter, "3")
    }
  }

  @Test func aClickTicksAPointAndTakesAGrade() {
    var learner = begun()
    learner.press(" ")
    let rows = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let row = rows.firstIndex { $0.contains("2 [ ]") } ?? 0
    learner.press(.click(Key.Place(row: row, column: 12)))
    #expect(learner.screen.contains("› 2 [x]"))
    learner.press(.enter)
    let grades = rows.firstIndex { $0.contains("again") } ?? 0
    learner.press(.click(Key.Place(row: grades, column: 60)))
    #expect(learner.study.spokenAnswers.map(\.grade) == [.easy])
  }
}
