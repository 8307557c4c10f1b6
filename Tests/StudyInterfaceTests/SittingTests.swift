import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// What was opened for a look leads back to where it was opened, in the language that was on the screen, and
/// what is taken back is what was done there.
@Suite struct SittingTests {
  init() { UTF8Locale.use() }

  // MARK: Practice

  @Test func aPracticeTakesBackOnlyWhatWasDoneInIt() {
    var learner = Learner()
    learner.press(.enter, " ", "4", " ", "4", " ", "4", .enter)
    let before = learner.study.record.answers(on: learner.study.day).count
    learner.press("p")
    #expect(learner.state.isAsking)
    #expect(!learner.screen.contains("u undo"))
    learner.press("u")
    #expect(learner.screen.contains("Nothing of this practice"))
    #expect(learner.study.record.answers(on: learner.study.day).count == before)
    learner.press(.control("r"))
    #expect(learner.screen.contains("Nothing to do again"))
    // The last one of the practice, whatever was marked there.
    let shown = learner.screen
    learner.press(" ", "3", "*", "u")
    #expect(learner.screen.contains("Taken back (starred)"))
    learner.press("u")
    #expect(learner.screen.contains("Taken back ("))
    learner.press(.down)
    #expect(learner.state.screen.context == .answer, "with its answer open")
    #expect(learner.screen.split(separator: "\n")[1] == shown.split(separator: "\n")[1])
    learner.press("u")
    #expect(learner.screen.contains("Nothing of this practice"))
    // After it, all of the day.
    learner.press(.escape, "u")
    #expect(learner.screen.contains("Taken back ("))
    #expect(learner.study.record.answers(on: learner.study.day).count == before - 1)
  }

  // MARK: Leaving

  /// As in tig: the key closes what is shown, and ends the program from Today and sessions alone.
  @Test(
    arguments: [[], [.enter], [.enter, " "], ["p"], ["t", .enter], ["t", .enter, " "]] as [[Key]])
  func whatWasOpenedIsClosedAndTheRestIsLeft(start: [Key]) {
    for keys in [
      ["b"], ["b", .right], ["b", .right, .down], ["b", .right, .enter], ["b", .right, "i"], ["s"],
      ["?"], ["/", .control("u"), "h", "u", "m", "u", "s", .enter],
    ] as [[Key]] {
      var learner = Learner()
      for key in start + [.down] { learner.press(key) }
      let (screen, count) = (learner.screen, learner.state.screens.count)
      for key in keys { learner.press(key) }
      let effects = learner.effects
      while learner.state.screens.count > count {
        guard learner.state.screen.context != .search else {
          learner.press(.escape)
          continue
        }
        #expect(learner.screen.contains("q close"), "\(start) \(keys)")
        let before = learner.state.screens.count
        learner.press("q")
        #expect(learner.state.screens.count == before - 1, "\(start) \(keys)")
      }
      #expect(learner.effects == effects, "\(start) \(keys)")
      // A clock goes on.
      if learner.state.screen.context != .speaking { #expect(learner.screen == screen) }
      for key in keys { learner.press(key) }
      learner.press(.control("c"))
      #expect(learner.effects.last == .quit, "Ctrl-C leaves from anywhere")
      while learner.state.screens.count > count { learner.press(.escape) }
      #expect(learner.screen.contains("q quit"))
      learner.press("q")
      #expect(learner.effects.suffix(2) == [.quit, .quit])
    }
  }

  @Test func anInterviewThatIsNotBegunIsClosed() {
    var learner = Learner()
    learner.press("t")
    #expect(learner.screen.contains("q close"))
    learner.press("q")
    #expect(learner.state.screen.context == .today && !learner.effects.contains(.quit))
  }

  // MARK: Languages

  @Test func informationIsInTheLanguageOfTheCard() {
    var learner = Learner()
    learner.press("b", .right, "L", "i")
    #expect(learner.screen.contains("什么是腐殖质") && learner.screen.contains("园艺 / 土壤"))
    #expect(learner.screen.contains("gardens.zh.md:5"))
    learner.press("e")
    guard case .edit(_, let file, _)? = learner.effects.last else {
      Issue.record("no editor")
      return
    }
    #expect(file == "gardens.zh.md")
    learner.press("q", "L", "i")
    #expect(
      learner.screen.contains("What is humus?") && learner.screen.contains("Gardening / Soil"))
    learner.press("q", .enter, "L", "i")
    #expect(learner.screen.contains("什么是腐殖质"), "of a card")
    learner.press("q", "q", .escape, .escape, .enter)
    let question = learner.screen
    learner.press("L", "i")
    #expect(learner.screen.contains("gardens.zh.md"), "of a review")
    learner.press("q", "L")
    #expect(learner.screen == question)
  }

  @Test func informationIsOfTheCardUnderTheCursor() {
    var learner = Learner()
    learner.press("b", .right, "i", "q", .down, "i")
    #expect(learner.screen.contains("How does the pH") && !learner.screen.contains("humus?"))
  }

  // MARK: Notices

  /// However long a notice is, it leaves the sign of more below where it is.
  @Test(arguments: [30, 40, 60, 80, 110, 140], Language.allCases)
  func aNoticeLeavesTheSignOfMoreBelow(columns: Int, language: Language) {
    let decks = [
      ("d.md", "# D\n\n" + (1...60).map { "## T\($0)\n\n### q\($0)\n\na\n\n" }.joined()),
      (
        "e.md",
        "# E\n\n## T\n\n" + (1...60).map { "### e\($0)\n\n- b\n\n" }.joined()
          + "### long\n\n" + String(repeating: "- line\n", count: 60)
      ),
    ]
    for keys in [
      [.down], ["b", .down], ["b", "G", .right], ["b", "G", .right, "k", .enter], ["?"], ["s"],
    ]
      as [[Key]]
    {
      var learner = Learner(columns: columns, rows: 10, language: language, decks: decks)
      for key in keys { learner.press(key) }
      learner.press(.down)
      let sign = { (learner: Learner) -> (row: Int, column: Int)? in
        let frame = learner.state.view()
        for row in 0..<frame.size.rows {
          let text = frame.text(ofRow: row)
          guard let arrow = text.lastIndex(where: { $0 == "↓" }) else { continue }
          let rest = text[arrow...].dropFirst(2).prefix { $0.isNumber }
          if !rest.isEmpty { return (row, String(text[..<arrow]).columns) }
        }
        return nil
      }
      guard let before = sign(learner) else { continue }
      for length in [5, columns / 2, columns - 8, columns - 2, 3 * columns] {
        learner.receive(.notice(.sentence(String(repeating: "n", count: max(1, length)))))
        let after = sign(learner)
        #expect(after?.row == before.row && after?.column == before.column, "\(keys) \(length)")
        #expect(learner.screen.contains("nnn"))
        expectComposed(learner.state.view())
      }
    }
  }

  // MARK: Hints

  /// The card can be edited where its mistake is seen.
  @Test(arguments: Language.allCases, [false, true])
  func anExplainedAnswerOffersToEdit(language: Language, isSecond: Bool) {
    var learner = Learner(language: language)
    learner.press(.enter)
    let word = language == .english ? "humus" : "腐殖质"
    if isSecond { learner.press(" ", "1") }
    for _ in 0..<8 where !learner.screen.contains(word) { learner.press(" ", "4") }
    learner.press(" ")
    let hints = learner.state.view().text(ofRow: learner.state.areas.hints)
    #expect(hints.contains(language == .english ? "Tab explanation" : "Tab 解析"))
    #expect(hints.contains(language == .english ? "e edit" : "e 编辑"), "\(hints)")
    #expect(hints.contains("q "))
  }
}
