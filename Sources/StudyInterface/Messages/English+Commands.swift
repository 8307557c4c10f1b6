import FlashcardDeck

/// What commands print.
extension English {
  var inAll: String { "all" }
  var again: String { "again" }
  func name(of number: StudyNumber) -> String {
    switch number {
    case .cards: "cards"
    case .new: "new"
    case .reviews: "reviews"
    case .lapses: "lapses"
    case .leeches: "leeches"
    case .streak: "streak"
    }
  }
  func counted(_ count: Int, _ number: StudyNumber) -> String { "\(count) \(name(of: number))" }
  func outcome(of grade: Grade, box: Int, days: Int) -> String {
    "\(name(of: grade)): \(self.box(box)), \(self.days(days))"
  }
  var ownBoxes: String { "own" }
  func name(ofPlace name: String) -> String { name }
  func done(_ kind: Event.Kind, isNew: Bool) -> String {
    let start = isNew ? "" : "already "
    return switch kind {
    case .suspend: start + "suspended until it is woken; "
    case .wake: isNew ? "woken; " : "neither suspended nor buried; "
    case .bury(let day): start + buried(until: day) + "; "
    case .star: start + "starred; "
    case .unstar: isNew ? "no star any more; " : "no star; "
    default: ""
    }
  }

  var neverAnswered: String { "new: it was never answered" }

  var isSuspended: String { "suspended until it is woken; " }
  func isBuried(until day: Day) -> String { buried(until: day) + "; " }
  func dueReason(_ progress: CardProgress, box: Int) -> String {
    let answers = progress.reviews == 1 ? "1 answer" : "\(progress.reviews) answers"
    return "box \(box), due \(progress.due): \(days(progress.due - progress.last)) "
      + "after the latest of \(answers), on \(progress.last)"
  }

  func wasNotDue(until day: Day) -> String {
    "the card was not due; it would have waited until \(day)"
  }
  var wasSuspended: String { "the card was suspended; it would have waited until it is woken" }

  func noCommand(_ name: String, nearest: String?, all: [String]) -> String {
    "no such command “\(name)”; " + (meant(nearest) ?? "there are \(all.listed(", "))")
  }

  func noCard(_ id: String, nearest: String?) -> String {
    "there is no card “\(id)”; " + (meant(nearest) ?? "`leitner list` prints the ids")
  }

  func noTopic(_ name: String, nearest: String?) -> String {
    "there is no topic or deck “\(name)”; "
      + (meant(nearest) ?? "`leitner due` prints their names")
  }

  func meant(_ nearest: String?) -> String? { nearest.map { "did you mean “\($0)”?" } }

  func decksAreUnknown(_ problem: String) -> String {
    "\(problem); so it is unknown which decks to read: mend it, or name them with --decks"
  }

  func notUTF8(_ text: String) -> String {
    "“\(text)” is not UTF-8 and can't be used"
  }

  var deckChangedMeanwhile: String { "a deck changed while it was read; try again" }

  func noMoment(_ text: String) -> String {
    "LEITNER_NOW is “\(text)”, which is no moment like 2026-03-02T09:00:00+01:00, of the years 1 to 9898"
  }

  func notWritten(_ count: Int, reason: String) -> String {
    (count == 1 ? "1 answer was" : "\(count) answers were") + " not written down: \(reason)"
  }

  func recordedBut(_ reason: String) -> String { "it is recorded, but \(reason)" }

  func rebuilt(cards: Int) -> String { "\(self.cards(cards)) rebuilt from the history" }

  func checked(cards: Int, errors: Int, warnings: Int) -> String {
    self.cards(cards) + (errors == 1 ? ", 1 error" : ", \(errors) errors")
      + (warnings == 1 ? ", 1 warning" : ", \(warnings) warnings")
  }

  func ofMissingFiles(_ count: Int) -> String {
    count == 0 ? "" : " (\(count) of missing pictures or sounds)"
  }

  var areNumberedHeadings: String { ": each numbered heading is a question" }

  func read(cards: Int, as format: DeckFormat?) -> String {
    let count = cards == 1 ? "1 card" : "\(cards) cards"
    switch format {
    case .native: return count + ", native deck"
    case .notes: return count + ", interview notes"
    case nil: return count
    }
  }

  var leftOut: String { "no deck, unless “format:” in its front matter says so" }
  var leftOutPackages: String { "not read, because it holds a program's packages" }
}
