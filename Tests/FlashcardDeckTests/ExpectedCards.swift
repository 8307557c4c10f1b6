import FlashcardDeck
import TestSupport
import Testing

/// Expects that a file has just these cards, in their order, and that nothing is wrong with it.
func expectCards(
  _ text: String, _ questions: [String], _ answers: [String],
  _ location: SourceLocation = #_sourceLocation
) {
  let file = SampleDecks.file(text)
  #expect(file.allCards.map(\.question) == questions, sourceLocation: location)
  #expect(file.allCards.map(\.answer) == answers, sourceLocation: location)
  #expect(file.problems.isEmpty, sourceLocation: location)
}
