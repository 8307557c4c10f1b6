import FlashcardDeck

/// Something about the stored progress that its owner should know, as a value without sentences.
public enum StoreNotice: Hashable, Sendable {
  /// The last line of this machine's history, from `byte` of the file, is incomplete and was never
  /// acknowledged; it is removed before the next event is written.
  case tornEvent(file: String, byte: Int)
  /// A line of a history is no event; it stays as it is. Line and column (in bytes) count from 1,
  /// `byte` from the start of the file; `more` other lines are no events either. The outcome is there
  /// if progress.json included the event.
  case damagedEvent(
    file: String, line: Int, column: Int, byte: Int, more: Int = 0, Outcome? = nil)
  /// There was a history of this machine, of more than one day, but no snapshot, which was rebuilt.
  case snapshotMissing(file: String)
  /// The file that says how the decks were is damaged, or another one than progress.json was saved with; it is
  /// made again.
  case seenDecksDamaged(file: String)
  /// The snapshot was damaged at a byte, or another program wrote it (nil), so it was rebuilt from the
  /// history; the old one was renamed to `keptAs` if that was possible.
  case snapshotDamaged(file: String, byte: Int?, keptAs: String?)
  /// Another program wrote a snapshot meanwhile with progress that is not known here; that one was
  /// renamed to `keptAs` if that was possible.
  case snapshotReplaced(file: String, keptAs: String?)
  /// A history file is shorter than it was.
  case historyShorter(file: String, bytes: Int, before: Int, Outcome)
  /// A history file was rewritten since it was read.
  case historyRewritten(file: String, Outcome)
  /// A history file was removed.
  case historyMissing(file: String, Outcome)
  /// Events that were known are not in the history any more, though no file seems changed.
  case eventsMissing(folder: String)
  /// Under the name of a history file is a folder, a pipe, a device or a loop of symbolic links, which is
  /// left out.
  case historyIsNoFile(file: String)
  /// The user may not read a history file of another machine; what is known of it is shown.
  case historyUnreadable(file: String)
  /// A line of a history is an event of a kind that a later version writes; `more` other lines are, too.
  case unknownEvent(file: String, line: Int, kind: String, more: Int = 0)
  /// A device wrote events far in the future, the last one at `latest`; they count as made before now.
  case clockAhead(device: String, latest: Instant)
  /// The latest answer is more than a day in the future.
  case clockBehind(now: Instant, latest: Instant)

  /// What became of the state after a history changed.
  public enum Outcome: Hashable, Sendable {
    /// The history has every event that was known; the state was rebuilt from it.
    case rebuilt
    /// The history lacked known events, so the known progress of the cards was written to it.
    case kept
  }
}

extension StoreNotice {
  /// Whether reading the history again gives the notice again.
  var isAboutEvents: Bool {
    switch self {
    case .tornEvent, .damagedEvent, .unknownEvent: true
    default: false
    }
  }
}
