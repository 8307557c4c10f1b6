/// A way of writing decks.
public enum DeckFormat: String, Sendable, CaseIterable {
  /// The program's own: `##` a topic, `###` a question.
  case native
  /// Interview notes: numbered headings, labels, bold lines or summaries ask.
  case notes
}
