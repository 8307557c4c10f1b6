/// How tests get to a card.
extension PseudoTerminal {
  /// Opens the day's review at its first question, by default that of the sandbox's own deck.
  func openReview(_ question: String = "capital of France", today: String = "today’s review") throws
  {
    try wait(for: today)
    send("\r")
    try wait(for: question)
  }
}
