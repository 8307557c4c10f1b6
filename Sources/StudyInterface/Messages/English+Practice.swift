import FlashcardDeck

/// Practice, what is known of a card, and what a search takes.
extension English {
  var practiceTitle: String { "Practice" }
  var practiceRuleWithNew: String {
    "Practice: new cards are learned; of others only again moves them"
  }
  func newLeftOut(_ count: Int, limit: Int?) -> String {
    if count == 0 { return "" }
    guard let limit else { return "; new siblings come later: \(count)" }
    return "; \(count) new \(count == 1 ? "card" : "cards") left out (\(limit) a day)"
  }
  func isSuspendedAlready(_ key: String) -> String { "It is suspended; \(key) wakes it" }
  var practiceRule: String { "Practice: only again moves cards" }
  var backToToday: String { "today" }
  func practised(_ cards: Int) -> String {
    cards == 1 ? "1 card practised" : "\(cards) cards practised"
  }
  var recalledInPractice: String { "recalled; their boxes and days stay" }
  var answeredInPractice: String { "recalled and due: answered as in a review" }
  var forgottenInPractice: String { "forgotten; they fell" }
  func staysWhenPractised(_ box: Int) -> String {
    "Not due: \(self.box(box)) and its day stay, except if forgotten"
  }
  var movesIfForgotten: String { "Not due: moves only if forgotten" }
  var informationTitle: String { "Information" }
  func name(of fact: CardFact) -> String {
    switch fact {
    case .box: "Box"
    case .due: "Due"
    case .answers: "Answers"
    case .recalled: "Forgotten"
    case .id: "Id"
    case .deck: "Deck"
    case .place: "File"
    case .source: "Source"
    case .tags: "Tags"
    case .siblings: "Siblings"
    case .marks: "Marks"
    case .kind: "Kind"
    }
  }
  var whatIsNoLapse: String { "not counted: the first answer, and repeats on one day" }
  func overdue(_ days: Int) -> String {
    days == 1 ? "overdue since yesterday" : "overdue by \(self.days(days))"
  }
  var never: String { "never asked" }
  func name(of order: CardOrder) -> String {
    switch order {
    case .deck: "in deck order"
    case .due: "by due day"
    case .box: "by box"
    case .lapses: "most forgotten first"
    }
  }
  var searchHelp: [String] {
    [
      "is:due  is:new  is:waiting  is:starred",
      "is:suspended  is:buried until tomorrow  is:leech often forgotten",
      "box:2  box:2-4  topic:data  deck:llm  tag:exam  kind:basic",
      "\"two words\"  one after the other",
      "-word  -\"two words\"  leaves out what has it",
    ]
  }
}
