import CursesTerminal
import FlashcardDeck
import ProgressStore

/// One sentence for people, without the full stop.
func sentence(for error: StoreError) -> String {
  switch error {
  case .file(let error): error.description
  case .readOnly(let obstacle): sentence(for: obstacle)
  }
}

func sentence(for obstacle: Obstacle) -> String {
  switch obstacle {
  case .openedForReading: "progress was opened for reading only"
  case .held(let holder): "progress is being written by \(holder)"
  case .newerVersion(let file, let version):
    "\(file) is of version \(version), which a later leitner wrote; this one only reads it"
  case .unwritable(let error): "progress can't be written: \(error.description)"
  }
}

func sentence(for notice: StoreNotice) -> String {
  switch notice {
  case .tornEvent(let file, let byte):
    "\(file): the last line, from byte \(byte), was cut off before it was acknowledged and is dropped"
  case .damagedEvent(let file, let line, let column, let byte, let more, let outcome):
    "\(file):\(line):\(column): error: this is no event (byte \(byte))"
      + (more == 0
        ? "; " : more == 1 ? ", nor is one more line; " : ", nor are \(more) more lines; ")
      + (outcome.map(sentence(for:)) ?? "it is left out and left as it is")
  case .snapshotMissing(let file): "\(file) was missing and was made anew from the history"
  case .snapshotDamaged(let file, let byte, let keptAs):
    "\(file) was \(byte.map { "damaged at byte \($0)" } ?? "of another program")"
      + " and was made anew from the history" + (keptAs.map { "; the old one is \($0)" } ?? "")
  case .snapshotReplaced(let file, let keptAs):
    "\(file) was replaced by another program" + (keptAs.map { "; its file is kept as \($0)" } ?? "")
  case .historyShorter(let file, let bytes, let before, let outcome):
    "\(file) has \(bytes) bytes where it had \(before); \(sentence(for: outcome))"
  case .historyRewritten(let file, let outcome):
    "\(file) was rewritten by another program; \(sentence(for: outcome))"
  case .clockBehind(let now, let latest):
    // More than a day apart, so that the dates say it, in one row of a screen.
    "the clock says \(date(of: now)), but the last answer is of \(date(of: latest))"
  case .historyMissing(let file, let outcome):
    "\(file) is missing; \(sentence(for: outcome))"
  }
}

private func sentence(for outcome: StoreNotice.Outcome) -> String {
  switch outcome {
  case .rebuilt: "every answer is in the history, and progress was made anew from it"
  case .kept:
    "the cards stay as progress.json has them; `leitner repair` would make them from the history alone"
  }
}

func sentence(for error: TerminalError) -> String {
  switch error {
  case .notATerminal:
    "the study screens need a terminal; `leitner due` and `leitner list` do not"
  case .noType: "TERM is not set, so nobody knows what this terminal can do"
  case .unknownType(let name): "TERM is “\(name)”, which terminfo does not know"
  case .noCursorMotion(let name): "TERM is “\(name)”, a terminal that can't place its cursor"
  case .alreadyOpen, .failed: "the terminal could not be opened"
  }
}

private func date(of instant: Instant) -> Substring { instant.description.prefix(10) }
