import FlashcardDeck
import StudyInterface
import TestSupport
import Testing

/// How cards of each kind are asked and turned.
@Suite struct KindScreenTests {
  private func learner(_ size: (Int, Int) = (80, 24), _ language: Language = .english) -> Learner {
    Learner(columns: size.0, rows: size.1, language: language, decks: KindDecks.files)
  }

  @Test(arguments: ScreenTests.sizes, Language.allCases)
  func everyKindLooksAsOnRecord(size: (Int, Int), language: Language) throws {
    var learner = learner(size, language)
    let suffix = "\(size.0)x\(size.1)-\(language.rawValue)"
    func check(_ name: String) throws {
      try expectFrame(learner.state.view(), named: "kind-\(name)-\(suffix)")
    }
    learner.press(.enter)
    try check("choice")
    learner.press(.down)
    try check("choice-cursor")
    learner.press(.enter)
    try check("choice-answer")
    learner.press("3")
    try check("several")
    learner.press("a", .down, " ")
    try check("several-ticked")
    learner.press(.enter)
    try check("several-answer")
    learner.press("3")
    try check("gap")
    learner.press(" ")
    try check("gap-answer")
    learner.press("3")
    learner.type(language == .english ? "alkalyne" : "咸性")
    try check("typing")
    learner.press(.enter)
    try check("typing-answer")
    learner.press("3")
    try check("forwards")
    learner.press(.escape, "b", .right, .down, .down)
    try check("browse")
    learner.press("s")
    try check("statistics")
  }

  /// The text of a card's own gap is nowhere on the screen before it is turned, also in lists.
  @Test func aGapIsNotBetrayed() {
    var learner = learner()
    learner.press(.enter, "a", "3", "a", .enter, "3")
    #expect(!learner.text.contains("one centimetre"))
    #expect(learner.text.contains("[how thick]"))
    learner.press(" ")
    #expect(learner.text.contains("one centimetre"))
    learner.press(.escape, "b", .right)
    for hidden in ["one centimetre", "a hundred years"] { #expect(!learner.text.contains(hidden)) }
  }

  @Test func lettersChooseInTheOrderThatIsShown() {
    for letter in ["a", "b", "c"] as [Key] {
      var learner = learner()
      learner.press(.enter)
      let row = learner.rows.first { $0.contains(" \(letter.name)  ") } ?? ""
      learner.press(letter)
      let isRight = row.contains("loosen")
      #expect(learner.text.contains(isRight ? "› 3 good" : "› 1 again"))
      #expect(learner.text.contains("✓ ") && learner.text.contains("✗ ") == !isRight)
      // Space takes what is proposed.
      learner.press(" ")
      #expect(
        learner.effects.contains(.answer(CardID("worms"), isRight ? .good : .again, seconds: 8)))
    }
  }

  @Test func severalAreTickedAndAllOfThemCount() {
    var learner = learner()
    learner.press(.enter, "a", "3")
    // Nothing is ticked yet.
    learner.press(.enter)
    #expect(learner.text.contains("Tick what is right first"))
    for row in learner.rows where row.contains("Clover") || row.contains("Beans") {
      let letter = row.split(separator: " ").first { $0.count == 1 && $0 != "›" } ?? "a"
      learner.press(.character(Character(String(letter))))
    }
    learner.press(.enter)
    #expect(learner.text.contains("› 3 good"))
  }

  @Test func aLineIsEditedWhileItIsTyped() {
    var learner = learner()
    learner.press(.enter, "a", "3", "a", .enter, "3", " ", "3")
    #expect(learner.text.contains("opposite of acid"))
    learner.type("basicq x")
    learner.press(.control("w"), .backspace, .backspace, .home, .delete, "B", .end, .left, .right)
    learner.press(.paste("\n"), .enter)
    #expect(learner.text.contains("✓ basic"))
    #expect(learner.text.contains("› 3 good"))
  }

  /// Letters and digits are text there, and Escape leads away.
  @Test func commandsAreTextWhileTyping() {
    var learner = learner()
    learner.press(.enter, "a", "3", "a", .enter, "3", " ", "3")
    learner.type("q3x?-*")
    #expect(learner.text.contains("› q3x?-*"))
    #expect(learner.effects.filter { $0 == .quit }.isEmpty)
    learner.press(.escape)
    #expect(learner.text.contains("Today"))
  }

  /// What is done again is done: the next question comes, as after the first time.
  @Test func anAnswerThatIsGivenAgainLeadsOn() {
    var learner = Learner(decks: [("a.md", "# A\n\n### One?\n\nOnly one.\n")])
    learner.press(.enter, " ", "1", " ")
    #expect(learner.screen.contains("Only one."))
    learner.press("1", "u")
    #expect(learner.screen.contains("Only one."))
    learner.press(.control("r"))
    #expect(learner.screen.contains("Done again"))
    #expect(!learner.screen.contains("Only one."))
  }

  @Test func siblingsArePutAwayTogether() {
    var learner = learner()
    learner.press(.enter, "a", "3", "a", .enter, "3", "X")
    let marked = learner.effects.compactMap { effect in
      if case .mark(let cards, .suspend) = effect { cards.map(\.description) } else { nil }
    }
    #expect(marked == [["humus~c1", "humus~c2", "humus~c3"]])
    #expect(learner.text.contains("3 cards of one text suspended"))
  }
}

extension Learner {
  fileprivate var rows: [String] {
    let frame = state.view()
    return (0..<frame.size.rows).map(frame.text(ofRow:))
  }

  fileprivate var text: String { rows.joined(separator: "\n") }
}
