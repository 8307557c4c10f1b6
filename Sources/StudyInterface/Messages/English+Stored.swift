import FlashcardDeck
import Toolkit

/// What is said of stored progress.
extension English {
  var openedForReading: String { "progress was opened for reading only" }

  func isHeld(by holder: String) -> String { "leitner already runs (\(holder)); quit it first" }

  var answeredElsewhere: String {
    "The card was answered elsewhere meanwhile; this answer is not recorded"
  }

  func process(_ number: Int, host: String, since: String?) -> String {
    "process \(number) on \(host)" + (since.map { " since \($0)" } ?? "")
  }

  var anotherProcess: String { "another process" }

  func newerVersion(file: String, version: Int) -> String {
    "\(file) is of version \(version), which a later leitner wrote; this one only reads it"
  }

  func unwritable(_ reason: String) -> String { "progress can't be written: \(reason)" }

  func tornEvent(file: String, byte: Int) -> String {
    "\(file): the last line, from byte \(byte), was cut off before it was acknowledged and is dropped"
  }

  func damagedEvent(
    file: String, line: Int, column: Int, byte: Int, more: Int, outcome: HistoryOutcome?
  ) -> String {
    let others =
      switch more {
      case 0: "; "
      case 1: ", nor is one more line; "
      default: ", nor are \(more) more lines; "
      }
    return "\(file):\(line):\(column): error: this is no event (byte \(byte))" + others
      + (outcome.map(sentence(for:)) ?? "it is left out and left as it is")
  }

  func seenDecksDamaged(file: String) -> String {
    "\(file) is damaged and is made again; cards that were edited since may be asked about"
  }
  func snapshotMissing(file: String) -> String {
    "\(file) was missing and was rebuilt from the history"
  }

  func snapshotDamaged(file: String, byte: Int?, keptAs: String?) -> String {
    "\(file) was \(byte.map { "damaged at byte \($0)" } ?? "unreadable")"
      + " and was rebuilt from the history" + (keptAs.map { "; the old one is \($0)" } ?? "")
  }

  func snapshotReplaced(file: String, keptAs: String?) -> String {
    "\(file) was replaced by another program" + (keptAs.map { "; its file is kept as \($0)" } ?? "")
  }

  func historyShorter(file: String, bytes: Int, before: Int, outcome: HistoryOutcome) -> String {
    "\(file) has \(bytes == 1 ? "1 byte" : "\(bytes) bytes") where it had \(before); "
      + sentence(for: outcome)
  }

  func historyRewritten(file: String, outcome: HistoryOutcome) -> String {
    "\(file) was rewritten by another program; \(sentence(for: outcome))"
  }

  func historyMissing(file: String, outcome: HistoryOutcome) -> String {
    "\(file) is missing; \(sentence(for: outcome))"
  }

  private func sentence(for outcome: HistoryOutcome) -> String {
    switch outcome {
    case .rebuilt: "every answer is in the history, and progress was rebuilt from it"
    case .kept: "what only progress.json had is kept and added to the history"
    }
  }

  func eventsMissing(folder: String, outcome: HistoryOutcome) -> String {
    "\(folder) lacks answers that progress.json has; \(sentence(for: outcome))"
  }

  func historyIsNoFile(_ file: String) -> String {
    "\(file) is no file that can be read; it is left out"
  }

  func historyUnreadable(_ file: String) -> String {
    "\(file) can't be read: permission denied; it is left out, and what is known of it is kept"
  }

  func unknownEvent(file: String, line: Int, kind: String, more: Int) -> String {
    let others =
      switch more {
      case 0: ""
      case 1: ", and so does one more line"
      default: ", and so do \(more) more lines"
      }
    return
      "\(file):\(line): “\(kind.shortened)” needs a later version of leitner\(others); it is kept"
  }

  func clockAhead(device: String, latest: String) -> String {
    "the clock of \(device) was at \(latest); its answers count as given before today's"
  }

  func clockBehind(now: String, latest: String) -> String {
    // More than a day apart, so the dates alone say it, in one row of a screen.
    "the clock says \(now), but the last answer is of \(latest)"
  }
}
