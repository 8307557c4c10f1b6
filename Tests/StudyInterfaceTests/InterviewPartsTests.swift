import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// What the parts of an interview show and keep: its clock, keys, points and report.
@Suite struct InterviewPartsTests {
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

  /// No time passes before Help and other screens, or in a window that is too small.
  @Test func theClockStandsWhileTheQuestionIsNotSeen() {
    for key in ["?", "s", "/", "i", "b"] as [Key] {
      var learner = begun()
      learner.wait(seconds: 10)
      learner.press(key)
      learner.wait(seconds: 300)
      #expect(learner.state.timeToTick(at: 0) == nil)
      learner.press(.escape)
      #expect(learner.state.screen.context == .speaking)
      #expect(learner.screen.contains("00:14"), "\(key)")
    }
    var learner = begun()
    learner.press(.resize(Size(columns: 20, rows: 5)))
    #expect(learner.screen.contains("Please make the"))
    learner.wait(seconds: 300)
    learner.press(.resize(Size(columns: 80, rows: 24)))
    #expect(learner.screen.contains("00:04"))
  }

  @Test func soDoesTheTimeOfAnAnswerInAReview() {
    var learner = Learner()
    learner.press(.enter, "?")
    learner.wait(seconds: 20)
    learner.press("q", " ", "3")
    guard case .answer(_, _, let seconds)? = learner.effects.last else {
      Issue.record("no answer")
      return
    }
    #expect(seconds == 12)
  }

  @Test func aLinkOpensFromThePoints() {
    var learner = Learner(
      decks: [("x.md", "### Q\n\n- see [this](https://example.org/a)\n- that\n")])
    learner.press("t", .enter, " ")
    #expect(learner.screen.contains("o open link"))
    learner.press("o")
    #expect(learner.effects.last == .openAddress("https://example.org/a", file: "x.md"))
  }

  /// Help says of each part what its keys do, and nothing else of it.
  @Test func helpIsThatOfThePart() {
    var learner = begun(rows: 60)
    func help() -> String {
      learner.press("?")
      defer { learner.press("q") }
      let rows = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.split(separator: " ").joined(separator: " ") }
      let first = rows.firstIndex { $0.hasPrefix("This screen: Interview") } ?? 0
      return rows[first...].prefix { !$0.isEmpty }.joined(separator: "\n")
    }
    let question = help()
    #expect(question.contains("Interview: question"))
    #expect(question.contains("show points"))
    #expect(!question.contains("1 again") && !question.contains("more new cards"))
    learner.press(" ")
    let points = help()
    #expect(points.contains("Interview: points"))
    #expect(points.contains("Space tick") && points.contains("1…9 said"))
    #expect(!points.contains("1 again") && !points.contains("more new cards"))
    learner.press(.enter)
    let grades = help()
    #expect(grades.contains("Interview: grade"))
    #expect(grades.contains("1 again") && grades.contains("to the points"))
    #expect(!grades.contains("said"))
  }

  @Test(arguments: Language.allCases) func theHintsNameWhatTicks(_ language: Language) {
    for (columns, rows) in [(80, 24), (40, 12)] {
      var learner = Learner(columns: columns, rows: rows, language: language)
      let words = language.messages
      func hints() -> String { learner.state.hintLine.text }
      learner.press("t", .enter)
      #expect(hints().contains("Space " + words.label(of: .showPoints)))
      learner.press(" ", .pageDown)
      #expect(hints().contains("Space " + words.label(of: .tick)), "\(hints())")
      #expect(hints().contains("q " + words.label(of: .quit)))
      learner.press("9")
      if hints().contains(words.nextPage) { learner.press(.enter) }
      #expect(hints().contains("Enter " + words.label(of: .grades)), "\(hints())")
      learner.press(.enter)
      if columns == 80 { #expect(hints().contains("Esc " + words.label(of: .backToPoints))) }
    }
  }

  /// Of a long answer every point is seen before the grades, with the question above it.
  @Test func enterShowsThePointsThatWereNotSeen() {
    var learner = Learner(
      columns: 40, rows: 12,
      decks: [
        (
          "x.md",
          "### Why is that?\n\n\((1...12).map { "- point \($0)" }.joined(separator: "\n"))\n"
        )
      ])
    learner.press("t", .enter, " ")
    #expect(learner.state.hintLine.text.contains("Enter more"))
    learner.press(.enter)
    #expect(phase(learner) == .checking)
    #expect(learner.screen.contains("Why is that?"), "in the header")
    #expect(learner.screen.contains("0/12 points"))
    for _ in 0..<5 where phase(learner) == .checking { learner.press(.enter) }
    #expect(phase(learner) == .grading)
    #expect(learner.screen.contains("point 12"))
  }

  /// The two languages of a card with another number of points.
  private static let translated = [
    ("x.en.md", "### Why is that? {#a}\n\n- one\n- two\n- three\n"),
    ("x.zh.md", "### 为什么？ {#a}\n\n- 甲\n- 乙\n"),
  ]

  @Test func eachLanguageKeepsItsTicks() {
    var learner = Learner(decks: Self.translated)
    learner.press("t", .enter, " ", "1", "2", "L")
    #expect(learner.screen.contains("[ ] 甲"))
    learner.press("1", "L")
    #expect(learner.screen.contains("[x] one") && learner.screen.contains("[ ] three"))
    learner.press("L")
    #expect(learner.screen.contains("[x] 甲") && learner.screen.contains("[ ] 乙"))
  }

  /// Who looks at the translation behind the last tick is not graded by its points.
  @Test func aLookAtTheTranslationChangesNoProposal() {
    var learner = Learner(decks: Self.translated)
    learner.press("t", .enter, " ", "1", "2", "3", .enter)
    #expect(learner.screen.contains("3 of 3 points"))
    learner.press("L")
    #expect(learner.screen.contains("为什么"))
    #expect(learner.screen.contains("3 of 3 points"))
    learner.press(" ")
    guard case .answer(.good, _, _, _, _) = learner.study.history.last?.kind else {
      Issue.record("\(String(describing: learner.study.history.last))")
      return
    }
  }

  @Test func theRightChoicesAreMarkedAndOnlyPointsHaveBoxes() {
    var learner = Learner(
      decks: [("x.md", "### Which are *prime*?\n\n- [x] two\n- [ ] four\n- [x] three\n")])
    learner.press("t", .enter, " ")
    #expect(learner.screen.components(separatedBy: "[ ]").count - 1 == 2)
    #expect(learner.screen.components(separatedBy: "✓").count - 1 == 2)
  }

  @Test func withoutAnyCardLeftThereIsASentence() {
    var learner = begun("2")
    learner.press("x", "x")
    #expect(learner.screen.contains("No question was answered"))
    #expect(!learner.screen.contains("0 of 0"))
    learner.press("u")
    #expect(learner.state.screen.context == .speaking)
  }

  @Test func whatItsCardHasNoLongerIsNotNamed() {
    var learner = begun("1")
    learner.press(" ", "1", .enter, .enter, .escape)
    let other = SampleDecks.gardens.map {
      ($0.0, $0.1.replacing("keeps nutrients", with: "holds nutrients"))
    }
    learner.receive(.decks(SampleDecks.library(other)))
    learner.press("s", "G")
    #expect(!learner.screen.contains("nutrients"))
    #expect(learner.screen.contains("keeps the soil loose"))
  }

  /// Of an answer without a paragraph its lines are named, as they are set.
  @Test func codeAndTablesAreNamedInOneLine() {
    #expect(Checklist.plain("```\nlet a = 1\nlet b = 2\n```") == "let a = 1 · let b = 2")
    #expect(Checklist.plain("| a | b |\n|---|---|\n| 1 | 2 |") == "a b 1 2")
    #expect(Checklist.plain("**bold** text") == "bold text")
  }

  @Test func aQuestionThatIsLeftKeepsItsTime() {
    var learner = begun("3")
    learner.wait(seconds: 20)
    learner.press(.escape)
    learner.wait(seconds: 500)
    #expect(learner.screen.contains("t goes on with the interview: question 1 of 3"))
    learner.press("t")
    #expect(learner.screen.contains("question 1 of 3 · All decks"))
    learner.press(.enter)
    #expect(phase(learner) == .asked)
    #expect(learner.screen.contains("00:24"))
    learner.press(" ", "1", .enter, "q")
    var again = Learner(record: learner.study.record)
    again.saved = learner.saved
    again.press("t", .enter)
    #expect(phase(again) == .grading, "also in another run")
    #expect(again.screen.contains("1 [x] holds water"))
    #expect(again.screen.contains("00:28   1 of 3 points"))
  }
}
