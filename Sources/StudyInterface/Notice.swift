/// Something to tell the learner once, in a line.
public enum Notice: Equatable, Sendable {
  /// Another process writes the progress; this one only shows it.
  case browsingOnly(holder: String)
  case undone
  case nothingToUndo
  case nothingDue
  case oneLanguageOnly
  case pasted
  /// The number of problems in decks, which `leitner check` lists.
  case deckProblems(Int)
  /// Decks have changed and were read again.
  case decksChanged
  /// How many answers are in memory alone, and why; they are tried again with every key.
  case unwritten(Int, reason: String)
  /// The same to a learner who is about to leave.
  case leavingUnwritten(Int, reason: String)
  /// The disk has taken all of them.
  case allWritten
  /// A sentence from elsewhere.
  case sentence(String)

  /// Whether it can wait while the grades stand in its row: it is shown again with the next card,
  /// or what it says is seen anyway.
  var canWait: Bool {
    switch self {
    case .unwritten, .decksChanged: true
    default: false
    }
  }
}
