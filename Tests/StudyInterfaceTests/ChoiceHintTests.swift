import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// The next key is seen on every card: what Space does on a choice, and that the card has another language.
@Suite struct ChoiceHintTests {
  init() { UTF8Locale.use() }

  private static let deck = """
    # D

    ## T

    ### Which one? {#one}

    - [x] this
    - [ ] that

    ### Which ones? {#several}

    - [x] this
    - [ ] that
    - [x] those

    """

  private func hints(_ learner: Learner) -> String {
    learner.state.view().text(ofRow: ScreenAreas(size: learner.state.size).hints)
  }

  @Test(arguments: ScreenTests.sizes, Language.allCases)
  func whatSpaceDoesOnAChoiceIsSaid(size: (Int, Int), language: Language) {
    let messages = language.messages
    var learner = Learner(
      columns: size.0, rows: size.1, language: language, decks: [("d.md", Self.deck)])
    func has(_ hint: String) -> Bool { hints(learner).contains(hint) }
    learner.press(.enter)
    #expect(has("a…b Space " + messages.label(of: .pick(0))), "\(hints(learner))")
    #expect(!has("Enter"), "it does the same: \(hints(learner))")
    learner.press(.down, " ")
    #expect((learner.state.screen as? ReviewScreen)?.showsAnswer == true)
    learner.press("3")
    let keys = size.0 < 80 ? "a…c " : "a…c Space "
    #expect(has(keys + messages.label(of: .tick)), "\(hints(learner))")
    #expect(has("Enter "), "\(hints(learner))")
    #expect(!has(messages.label(of: .pick(0))), "they are ticked: \(hints(learner))")
    learner.press(" ")
    #expect((learner.state.screen as? ReviewScreen)?.showsAnswer == false)
    #expect(learner.state.choice?.chosen == [0])
    // A click on the hint ticks what Space ticks.
    let row = ScreenAreas(size: learner.state.size).hints
    learner.press(.down, .click(.init(row: row, column: 6)))
    #expect(learner.state.choice?.chosen == [0, 1])
  }

  /// On every screen on which the key shows the card in its other language.
  @Test(arguments: Language.allCases) func theOtherLanguageIsOffered(language: Language) {
    let decks = [("d.en.md", Self.deck), ("d.zh.md", Self.deck)]
    let hint = "L " + language.messages.label(of: .flipLanguage)
    let ways: [[Key]] = [
      [.enter], [.enter, "a"], ["b", .right], ["b", .right, .enter],
      ["t", .enter], ["t", .enter, " "], ["t", .enter, " ", .enter],
    ]
    for keys in ways {
      for (decks, isThere) in [(decks, true), ([decks[0]], false)] {
        var learner = Learner(columns: 120, rows: 30, language: language, decks: decks)
        for key in keys { learner.press(key) }
        #expect(hints(learner).contains(hint) == isThere, "\(keys): \(hints(learner))")
      }
    }
  }

  /// How a list is sorted stays on the screen, and is kept.
  @Test(arguments: ScreenTests.sizes, Language.allCases)
  func theOrderOfAListIsShown(size: (Int, Int), language: Language) {
    let messages = language.messages
    var learner = Learner(columns: size.0, rows: size.1, language: language)
    func header() -> String {
      learner.state.view().text(ofRow: ScreenAreas(size: learner.state.size).header)
    }
    learner.press("b", .right)
    #expect(header().contains(messages.cards(3)), "\(header())")
    for order in CardOrder.allCases.dropFirst() {
      learner.press("S", .down)
      #expect(header().contains(messages.name(of: order)), "\(header())")
      #expect(learner.state.cardOrder == order)
    }
    learner.press(.escape, .right)
    #expect(header().contains(messages.name(of: .lapses)), "\(header())")
    if size.0 >= 80 {
      #expect(header().contains(messages.cards(3)), "\(header())")
    }
  }

  /// A click on a topic chooses it, wherever in its row, and a second one opens its cards; on the day's review it
  /// begins that; on a key that is named it does what the key does.
  @Test(arguments: Language.allCases) func clicksOnToday(language: Language) {
    let messages = language.messages
    func click(_ learner: inout Learner, on text: String, column: Int? = nil) {
      let lines = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
      guard let row = lines.firstIndex(where: { $0.contains(text) }) else {
        Issue.record("no \(text):\n\(learner.screen)")
        return
      }
      learner.press(.click(.init(row: row, column: column ?? 6)))
    }
    let topic = language == .english ? "Soil" : "土壤"
    for column in [6, 60, 70] {
      var learner = Learner(language: language)
      click(&learner, on: topic, column: column)
      #expect(learner.screen.contains("▸   " + topic), "\(learner.screen)")
      click(&learner, on: topic, column: column)
      #expect(learner.state.screen is CardListScreen, "\(learner.screen)")
    }
    var learner = Learner(language: language)
    click(&learner, on: messages.startReview)
    #expect(learner.state.screen is ReviewScreen)
    let named: [(String, Context?)] = [
      ("Enter  " + messages.welcomeStudy, .question), ("?      " + messages.welcomeHelp, .help),
      ("a      " + messages.welcomeAdd, nil),
    ]
    for (text, context) in named {
      var learner = Learner(language: language)
      learner.press(.down)
      click(&learner, on: text)
      if let context {
        #expect(learner.state.screen.context == context, "\(text)")
      } else {
        #expect(learner.effects.count == 1, "\(text)")
      }
    }
    var empty = Learner(language: language, decks: [])
    click(&empty, on: messages.welcomeHelp)
    #expect(empty.state.screen.context == .help)
  }
}
