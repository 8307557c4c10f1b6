import FlashcardDeck

/// What is said of decks that are changed.
extension English {
  func copyQuestion(to place: CopyPlace, for change: DeckChange) -> [String] {
    let folder = place.folder
    if place.mustBeNamed {
      return ["Read-only deck; later, --decks has to name the copy. Copy it to \(folder)?"]
    }
    if change == .add(.everything) {
      return [
        "To add cards of your own, copy these decks to \(folder) first?",
        "Copy these decks to \(folder) to add cards?",
      ]
    }
    if place.isForBundledDecks {
      return [
        "These decks came with leitner. Copy them to \(folder) to change them?",
        "To change leitner’s decks, copy them to \(folder) first?",
      ]
    }
    return [
      "This deck can’t be changed here. Copy it to \(folder) to change it?",
      "Read-only deck. Copy it to \(folder)?",
    ]
  }
  var copyAnswers: String { "y copy   n leave it" }
  func copied(to place: CopyPlace) -> String {
    place.mustBeNamed
      ? "copied to \(place.folder); next time, --decks has to name the copy"
      : "copied to \(place.folder), which is read from now on"
  }
  var clauseMark: String { "; " }
  var notCopied: String { "Nothing was copied or changed" }
  func copyNeeded(to place: CopyPlace, for change: DeckChange) -> String {
    if change == .add(.everything) {
      return "your own cards go to \(place.folder); with --copy these decks are copied there first"
    }
    return place.isForBundledDecks
      ? "these decks came with leitner; with --copy they are copied to \(place.folder) first"
      : "this deck can’t be changed where it is; with --copy it is copied to \(place.folder) first"
  }
  func copyIsThere(_ file: String, isConfigured: Bool) -> String {
    "Can’t be changed here, and a copy with another text is there: \(file); "
      + (isConfigured ? "name that under decks: in the configuration" : "name that with --decks")
  }
  func copyHasToBeNamed(_ file: String, isConfigured: Bool) -> String {
    "the copy is \(file); "
      + (isConfigured
        ? "it is not read again unless `decks:` in the configuration names it in place of the original"
        : "it is not read again unless --decks names it in place of the original")
  }
  func inPlace(of original: String) -> String { ", in place of \(original)" }

  func label(ofTakingBack action: Action) -> String {
    switch action {
    case .suspend: "wake"
    case .bury: "bring back"
    case .star: "unstar"
    case .widen: "the topic"
    default: label(of: action)
    }
  }
  func withMoreProblems(_ problem: String, more: Int) -> String {
    more == 0 ? problem : "\(problem); \(more) more: leitner check"
  }

  var chooseNone: String { "none of these" }
  var onlySuspended: String { "All of these are suspended or buried" }

  func added(_ added: AddedCards) -> [String] {
    if let editor = added.openIn {
      let place = added.lineWords ?? added.file
      return [
        "A new card waits at \(place) in \(editor); it counts when it is saved",
        "A new card waits at \(place)",
      ]
    }
    guard added.cards > 0 else { return ["No card was added"] }
    let start = added.cards == 1 ? "1 card added" : "\(added.cards) cards added"
    guard !added.place.isEmpty else { return [start] }
    return [
      "\(start) to \(added.place.listed(" · "))\(added.lineWords.map { " (\($0))" } ?? "")",
      "\(start) to \(added.place.listed(" · "))",
      "\(start) to \(added.place.last ?? "")", start,
    ]
  }
  func looseText(_ added: AddedCards, key: String?) -> String {
    "\(added.lineWords ?? added.file): text without a question"
      + (key.map { "; \($0) edits it" } ?? "")
  }
  func topicQuestion(_ name: String, file: String, nearest: String?) -> String {
    "there is no topic “\(name)”\(nearest.map { " (there is “\($0)”)" } ?? ""); begin it in \(file)?"
  }
  func topicNeedsFlag(_ name: String, nearest: String?) -> String {
    "there is no topic “\(name)”\(nearest.map { " (there is “\($0)”)" } ?? ""); --new begins it"
  }
  func deckIsGone(_ file: String) -> String { "\(file) is gone; no card was added" }
  var newCardHint: String { "Question above, answer below; this line is taken out" }
  func noFormOfCards(_ file: String) -> String {
    "\(file) is written in a form that can’t be gone on with here: add the card in your editor"
  }
  func noPlaceForCards(_ folder: String) -> String {
    "there is no deck here to which a card can be added: begin a Markdown file of your own in \(folder)"
  }
  func brokenByEdit(_ problem: String, more: Int, key: String?) -> [String] {
    let others = more == 0 ? "" : "; \(more) more"
    return [
      problem + others + (more == 0 ? "" : ": leitner check")
        + (key.map { "; \($0) edits it again" } ?? ""),
      problem + others + (key.map { "; \($0) edits it" } ?? ""),
    ]
  }
}
