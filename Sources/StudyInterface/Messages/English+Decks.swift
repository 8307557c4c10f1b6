import FlashcardDeck

/// What is said of decks that are changed.
extension English {
  func copyQuestion(to folder: String) -> [String] {
    [
      "This deck can’t be changed here. Copy it to \(folder) to change it? y/n",
      "Read-only deck. Copy it to \(folder)? y/n",
      "Read-only deck. Copy it? y/n",
    ]
  }
  var copyAnswers: String { "y copy   n leave it" }
  func copied(to folder: String) -> String { "copied to \(folder), which is read from now on" }
  var notCopied: String { "Nothing was copied or changed" }
  func copyNeeded(to folder: String) -> String {
    "this deck can’t be changed where it is; with --copy it is copied to \(folder) first"
  }
  func copyIsThere(_ file: String) -> String {
    "\(file) is there already and is another text; change that one, or name it with --decks"
  }
  func copyHasToBeNamed(_ file: String, isConfigured: Bool) -> String {
    "you changed the copy \(file); "
      + (isConfigured
        ? "put it in place of the original under `decks:` in the configuration"
        : "name it in place of the original with --decks from now on")
  }

  var chooseNone: String { "none of these" }
  var onlySuspended: String { "All of these are suspended or off until tomorrow" }

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
