import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// A card that an edit broke is shown again as soon as it is mended, and one that was taken back is shown with its
/// answer.
@Suite struct MendedCardTests {
  init() { UTF8Locale.use() }

  private static func deck(_ cards: [String]) -> [(String, String)] {
    [("d.md", "# D\n\n" + cards.joined(separator: "\n\n") + "\n")]
  }

  private static let cards = (0..<4).map { "### question \($0)? {#c\($0)}\n\nanswer \($0)" }

  /// Which screens show the second card, and the keys that lead to it.
  @Test(
    arguments: [
      [.enter, " ", "3", " "], [.enter, " ", "3"], ["b", .enter, .down],
      ["b", .enter, .down, .enter],
    ] as [[Key]])
  func aMendedCardIsShownWhereItWas(keys: [Key]) {
    let desk = Workplace(decks: Self.deck(Self.cards))
    let broken = Self.cards.map { $0.replacing("\n\nanswer 1", with: "") }
    var edits = 0
    desk.store.editing = { _, _ in
      edits += 1
      // At the second time it is still broken.
      return Workplace.library(Self.deck(edits < 3 ? broken : Self.cards))
    }
    _ = desk.run(keys + ["e", "e", "e", .down, "q"])
    #expect(edits == 3)
    let screens = desk.terminal.screens
    let body = { (screen: String) in screen.split(separator: "\n").dropLast(2).joined() }
    let before = screens[keys.count]
    #expect(before.contains("question 1?"))
    #expect(screens[keys.count + 1].contains("e edits it"))
    #expect(body(screens[keys.count + 3]) == body(before))
  }

  /// Another key than the one that mends goes on from where it is pressed.
  @Test func whoGoesOnStaysThere() {
    let desk = Workplace(decks: Self.deck(Self.cards))
    var edits = 0
    desk.store.editing = { _, _ in
      edits += 1
      return Workplace.library(
        Self.deck(edits == 1 ? Array(Self.cards.dropFirst()) : Self.cards))
    }
    _ = desk.run(.enter, " ", "e", .down, "e", .down, "q")
    #expect(edits == 2)
    #expect(desk.terminal.screens.last?.contains("question 1?") == true)
  }

  // MARK: Taken back

  private func isShownWithItsAnswer(_ learner: Learner, _ answer: String) -> Bool {
    learner.state.screen.context == .answer && learner.screen.contains(answer)
  }

  @Test(arguments: [Key("x"), "-"], [false, true])
  func aCardThatWasPutAwayComesBackAsItWas(key: Key, withAnswer: Bool) {
    var learner = Learner(decks: Self.deck(Self.cards))
    func isAsBefore() -> Bool {
      withAnswer
        ? isShownWithItsAnswer(learner, "answer 0")
        : learner.state.screen.context == .question && learner.screen.contains("question 0?")
    }
    learner.press(.enter)
    if withAnswer { learner.press(" ") }
    learner.press(key, "u")
    #expect(isAsBefore())
    learner.press(key, " ", key, "u")
    #expect(isShownWithItsAnswer(learner, "answer 1"))
    learner.press("u")
    #expect(isAsBefore(), "one after the other")
  }

  /// Also of a card that the review which is shown would not ask now.
  @Test func anAnswerOfAnotherTopicIsShown() {
    let decks = Self.deck([
      "## A", Self.cards[0], Self.cards[1], "## B", Self.cards[2], Self.cards[3],
    ])
    var learner = Learner(decks: decks)
    learner.press(.down, .down, .enter, " ", "3", .escape)
    learner.press(.down, .enter, " ")
    #expect(isShownWithItsAnswer(learner, "answer 2"))
    learner.press("u")
    #expect(isShownWithItsAnswer(learner, "answer 0"))
    #expect(learner.state.gradedCard == "c0" && learner.state.isAsking)
    learner.receive(.decks(SampleDecks.library(decks)))
    #expect(isShownWithItsAnswer(learner, "answer 0"), "also if the decks are read again")
    learner.press("4")
    #expect(learner.study.record["c0"]?.box == 3)
    #expect(learner.screen.contains("question 2?"))
  }

  /// The order of a day is another one when a forgotten card is due again.
  @Test func anAnswerThatWasTakenBackIsShownWhateverComesNext() {
    var learner = Learner(decks: Self.deck(Self.cards))
    learner.press(.enter)
    for grade in ["1", "3", "3"] as [Key] { learner.press(" ", grade) }
    for answer in ["answer 2", "answer 1", "answer 0"] {
      learner.press("u")
      #expect(isShownWithItsAnswer(learner, answer))
    }
  }

  @Test func aStarThatWasTakenBackOpensNothing() {
    var learner = Learner(decks: Self.deck(Self.cards))
    learner.press(.enter, "*", "u")
    #expect(learner.state.screen.context == .question)
  }
}
