import FlashcardDeck

/// What is said of choices and of typed answers.
extension English {
  var typedLabel: String { "typed" }
  var rightLabel: String { "right" }
  func noChoice(_ letter: String) -> String { "There is no choice \(letter)" }
  func chooseFirst(giveUp: String) -> String {
    "Tick what is right first: a letter, or Space; \(giveUp) if you don’t know"
  }
  var backToChoices: String { "Back to the choices" }
  func backToLine(_ key: String) -> String { "Back to your line; \(key) sends it again" }
  var backToPoints: String { "Back to the points" }
  var shortShowAnswer: String { "answer" }
  func keysThatPick(_ letters: String, _ key: String, giveUp: String) -> String {
    "\(letters) pick an answer, or ↑ ↓ and \(key); \(giveUp) if you don’t know"
  }
  func keysThatTick(_ letters: String, _ key: String, answer: String) -> String {
    "\(letters) tick, or ↑ ↓ and \(key); \(answer) shows the answer"
  }
  func ticked(_ right: Int, of all: Int, wrong: Int, _ grade: Grade) -> [String] {
    let missed = all - right
    return ["\(right) of \(all) right", "✓ \(right)/\(all)"].map { start in
      let parts = [
        start, missed > 0 ? "\(Symbols.missed) \(missed) missed" : nil,
        wrong > 0 ? "✗ \(wrong) wrong" : nil,
      ]
      return parts.compactMap(\.self).listed(", ") + " → " + name(of: grade)
    }
  }
  var pickedInOtherLanguage: String {
    "You picked in the other language, which differs; that grade stands"
  }
  var tickAgain: String { "The choices differ in this language; tick again" }
  var accentsDiffer: String { "only accents differ" }
  func comparedAsWhole(longest: Int) -> String {
    "longer than \(longest) characters, so compared as a whole"
  }
  func labelOfOpening(_ kinds: OpenedKinds) -> String {
    switch kinds {
    case .picture: "open picture"
    case .sound: "play sound"
    case .link: "open link"
    default: "open…"
    }
  }
  func lineIsFull(_ characters: Int) -> String {
    "The line is full: it has \(characters) characters"
  }
}
