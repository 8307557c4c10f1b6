import FlashcardDeck

/// Something about the stored progress that its owner should know; the sentences are made elsewhere.
public enum StoreNotice: Hashable, Sendable {
  /// The last line of this machine's history was written in part only and never acknowledged; it is
  /// dropped before the next event. `byte` counts from the start of the file.
  case tornEvent(file: String, byte: Int)
  /// Something stands in a history that is no event; it is left as it is. Line and column (in
  /// bytes) count from 1, `byte` from the start of the file; `more` lines of it are no events either.
  /// Where progress.json knew the event, the
  /// outcome says what became of it.
  case damagedEvent(
    file: String, line: Int, column: Int, byte: Int, more: Int = 0, Outcome? = nil)
  /// There was a history but no snapshot, which was made anew.
  case snapshotMissing(file: String)
  /// The snapshot was damaged at a byte or is of another program (nil), and was made anew from the
  /// history; the old one is kept under another name where that was possible.
  case snapshotDamaged(file: String, byte: Int?, keptAs: String?)
  /// Another program put a snapshot there meanwhile that says what is not known here; it was kept
  /// under another name.
  case snapshotReplaced(file: String, keptAs: String?)
  /// A history file is shorter than it was.
  case historyShorter(file: String, bytes: Int, before: Int, Outcome)
  /// A history file was rewritten since it was read.
  case historyRewritten(file: String, Outcome)
  /// A history file is gone.
  case historyMissing(file: String, Outcome)
  /// The latest answer is of a moment that has not come yet by more than a day.
  case clockBehind(now: Instant, latest: Instant)

  /// What a history that changed came to.
  public enum Outcome: Hashable, Sendable {
    /// All that was known is in the history, and the state was made anew from it.
    case rebuilt
    /// Not all of it is, so what was known of the cards was kept.
    case kept
  }
}

extension StoreNotice {
  /// Whether reading the history anew finds it again.
  var isAboutEvents: Bool {
    switch self {
    case .tornEvent, .damagedEvent: true
    default: false
    }
  }
}
