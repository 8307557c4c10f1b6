import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// What takes back the steps of an interview, and what it says.
@Suite struct InterviewStepsTests {
  private func begun(_ decks: [(String, String)] = SampleDecks.gardens) -> Learner {
    var learner = Learner(decks: decks)
    learner.press("t", .enter)
    return learner
  }

  @Test func toGoOnToTheGradesIsAStep() {
    var learner = begun()
    learner.press(" ", "1", .enter, .enter, " ", "1")
    let points = learner.screen
    learner.press(.enter)
    #expect(learner.state.screen.context == .grading)
    learner.press("u")
    #expect(learner.state.screen.context == .points)
    #expect(learner.screen.contains("Back to the points"))
    #expect(!learner.effects.contains(.undo))
    learner.press(.up)
    #expect(learner.screen == points)
    learner.press("u")
    #expect(learner.effects.filter { $0 == .undo }.count == 1)
    #expect(learner.screen.contains("What is humus?"), "and before that the question before")
  }

  @Test func aMarkAtTheGradesIsTakenBackFirst() {
    var learner = begun()
    learner.press(" ", "1", .enter, "*", "u")
    #expect(learner.state.screen.context == .grading)
    #expect(learner.effects.filter { $0 == .undo }.count == 1)
    learner.press("u")
    #expect(learner.state.screen.context == .points)
  }

  @Test func theGradesThatWereLeftAreTakenBack() {
    var learner = begun()
    learner.press(.escape, .enter, " ", "3", .escape)
    learner.press("t", .enter, .enter, " ", "1", .enter, .escape, .escape)
    learner.press("t", .enter)
    #expect(learner.state.screen.context == .points)
    learner.press(.enter, "q")
    var again = Learner(record: learner.study.record)
    again.saved = learner.saved
    again.press("t", .enter)
    #expect(again.state.screen.context == .grading)
    again.press("u")
    #expect(again.state.screen.context == .points)
  }

  @Test(arguments: Language.allCases) func anInterviewIsNoPractice(language: Language) {
    var learner = Learner(language: language)
    learner.press(.enter, " ", "3", .escape, "t", .enter, "u")
    let words = language.messages
    /// The sentence may be in two lines.
    func says(_ sentence: String) -> Bool {
      func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
      return letters(learner.screen).contains(letters(sentence))
    }
    #expect(says(words.nothingToUndoHere(isInterview: true)))
    #expect(
      words.nothingToUndoHere(isInterview: true) != words.nothingToUndoHere(isInterview: false))
    learner.press(.escape, "p", "u")
    #expect(says(words.nothingToUndoHere(isInterview: false)))
  }

  @Test func aKeyThatLeadsElsewhereIsRefusedAloud() {
    var learner = Learner()
    learner.press("t", "s")
    #expect(learner.screen.contains("No such key here"))
    learner.press(.escape, "t", "b")
    #expect(learner.screen.contains("No such key here"))
    learner.press(.escape, "s", "s")
    #expect(!learner.screen.contains("No such key here"), "it is that screen")
  }

  private static let translated = [
    ("d.en.md", "# D\n\n## T\n\n### Why? {#a}\n\n- one\n- two\n- three\n"),
    ("d.zh.md", "# D\n\n## T\n\n### 为何？ {#a}\n\n- 甲\n- 乙\n- 丙\n"),
  ]

  /// The history has points in the language in which they were missed.
  @Test func theReportIsInOneLanguage() {
    var learner = begun(Self.translated)
    learner.press(" ", "1", .enter, .enter)
    #expect(learner.screen.contains("1×  two"))
    learner.press(.escape, "L", "t", .enter, " ", "2", .enter, .enter)
    #expect(learner.state.screen.context == .report)
    // Missed once in each language: 丙 is three.
    #expect(learner.screen.contains("2×  丙") && learner.screen.contains("1×  甲"))
    #expect(!learner.screen.contains("two") && !learner.screen.contains("three"))
    learner.press(.escape, "L", "s", "G")
    for row in ["2×  three", "1×  one", "1×  two"] { #expect(learner.screen.contains(row)) }
    #expect(!learner.screen.contains("甲") && !learner.screen.contains("丙"))
  }

  @Test func aPointThatTheOtherLanguageHasNotIsShownAsItWasMissed() {
    let fewer = [
      Self.translated[0], (Self.translated[1].0, Self.translated[1].1.replacing("- 丙\n", with: "")),
    ]
    var learner = begun(fewer)
    learner.press(" ", "1", .enter, .enter, .escape, "L", "s", "G")
    #expect(learner.screen.contains("1×  two") && learner.screen.contains("1×  three"))
  }
}
