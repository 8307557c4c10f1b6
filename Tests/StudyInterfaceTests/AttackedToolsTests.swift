import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// What learners who tried to break the everyday tools found.
@Suite struct AttackedToolsTests {
  /// A new card goes into the topic itself and not into one inside it, which comes later in the file.
  @Test func aNewCardGoesIntoItsTopicAndNotIntoASubtopic() throws {
    let text = "## Soil\n\n### a?\n\nA\n\n## Soil / Water\n\n### b?\n\nB\n"
    let library = SampleDecks.library([("d.md", text)])
    let scope = try #require(Scope(named: "Soil", in: library, .english))
    let place = try #require(library.placesOfNewCards(in: scope, .english).first)
    #expect(place.card == 0)
    let inner = try #require(Scope(named: "Soil / Water", in: library, .english))
    #expect(library.placesOfNewCards(in: inner, .english).first?.card == 1)
    // Without a topic around all of them, the last one.
    #expect(library.placesOfNewCards(in: .everything, .english).first?.card == 1)
  }

  @Test func aPracticeOfNewCardsSaysThatTheyAreLearned() {
    var learner = Learner()
    learner.press("/")
    learner.type("soil")
    learner.press(.tab)
    #expect(learner.screen.contains("new cards are learned"))
    learner.press(" ", "3", .escape, "/")
    learner.type("zzzz")
    learner.press(.tab)
    #expect(learner.screen.contains("Nothing found"))
  }

  @Test func aSuspendedCardIsNotWokenByPuttingItOff() {
    var learner = Learner()
    learner.press("b", .right, "x", "-")
    #expect(learner.screen.contains("It is suspended; x wakes it"))
    let card = learner.study.record.remarks.marks.values.first
    #expect(card?.isSuspended == true)
  }

  /// The answers that came while the information of a card was open are shown, and again when it is opened
  /// anew.
  @Test func informationFollowsTheAnswersThatCome() {
    var learner = Learner()
    learner.press("b", .right, "i")
    let card = learner.state.library.entries[0].id
    learner.study.receive(card, .good, earlier: 60)
    let effects = learner.state.update(
      .news(learner.study.record, refusal: nil), clock: 1_000_000)
    #expect(effects == [.findAnswers(card)])
    let answer = PastAnswer(day: learner.study.day, grade: .good, isPractice: false)
    _ = learner.state.update(.answers(card, [answer]), clock: 1_000_000)
    #expect(learner.state.screens.count == 4)
    #expect(learner.screen.contains("  3   20"), "\(learner.screen)")
  }
}
