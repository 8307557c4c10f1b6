import FlashcardDeck
import StudyInterface
import Testing

/// The screens as they look, at the sizes that people use.
@Suite struct ScreenTests {
  static let sizes = [(80, 24), (120, 40), (40, 12)]

  @Test(arguments: sizes, Language.allCases)
  func everyScreenLooksAsOnRecord(size: (Int, Int), language: Language) throws {
    try checkScreens(size, language)
  }

  /// The same on a terminal that gives two columns to characters of ambiguous width.
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
      try expectFrame(frame, named: "\(name)-\(suffix)")
    }
    try check("today")
    learner.press(.enter)
    try check("question")
    learner.press(" ")
    try check("answer")
    learner.press(.tab)
    try check("explanation")
    learner.press("1", " ", "3", " ", "4")
    try check("relearning")
    learner.press(" ", "3")
    try check("summary")
    learner.press(.enter)
    try check("today-done")
    learner.press("b")
    try check("topics")
    learner.press(.right)
    try check("cards")
    learner.press(.down, .right)
    try check("card")
    learner.press(.escape, "/")
    learner.type(language == .chinese ? "土壤" : "soil")
    try check("search")
    learner.press(.escape, "s")
    try check("statistics")
    learner.press("?")
    try check("help")
  }

  @Test(arguments: [(29, 24), (80, 7), (1, 1), (0, 0), (5, 3)])
  func whereThereIsNoRoomASentenceAsksForIt(columns: Int, rows: Int) throws {
    let learner = Learner(columns: columns, rows: rows)
    try expectFrame(learner.state.view(), named: "small-\(columns)x\(rows)")
  }

  @Test func anEmptyLibraryIsExplained() throws {
    let learner = Learner(decks: [])
    try expectFrame(learner.state.view(), named: "empty-80x24-en")
  }
}
