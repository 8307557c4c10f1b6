import FlashcardDeck

/// Cards that are known under another id, and those for which the learner has to choose.
extension English {
  // MARK: The screen

  var known: String { "You know" }
  var mayBe: String { "It may now be" }
  var noneOfThese: String { "None of these (it stays stored)" }

  func name(of reason: Identification.Reason) -> String {
    switch reason {
    case .sameQuestion: "same question"
    case .similarQuestion: "similar question"
    case .sameAnswer: "same answer"
    case .similarAnswer: "similar answer"
    case .sameName: "same name"
    case .samePlace: "same place"
    }
  }
  var anotherAnswer: String { "another answer" }
  func lastAnswered(_ day: Day) -> String { "last answered \(day)" }

  // MARK: Notices

  func knownCards(carried: Int, doubts: Int, gone: Int, only: String?, key: String) -> [String] {
    func known(_ count: Int) -> String { count == 1 ? "1 known card" : "\(count) known cards" }
    let kept = carried > 0 ? carriedOver(cards: carried, only: nil) : nil
    let asked = doubts > 0 ? "\(known(doubts)) in doubt: \(key) compares" : nil
    let left = gone > 0 ? "\(known(gone)) in no deck any more" : nil
    let short = [
      carried > 0 ? "\(carried) kept" : nil,
      doubts > 0 ? "\(doubts) in doubt: \(key) compares" : nil,
      gone > 0 ? "\(gone) in no deck" : nil,
    ]
    let all = [kept, asked, left].compactMap(\.self)
    var forms = [all.listed("; "), short.compactMap(\.self).listed(" · ")]
    if all.count == 1, doubts > 0 {
      let edited = doubts == 1 ? "an edited one" : "edited ones"
      forms.insert("\(known(doubts)) may be \(edited): \(key) compares them", at: 0)
    }
    if all.count == 1, gone > 0 { forms.insert(goneCards(gone), at: 0) }
    if all.count == 1, let only { forms.insert(carriedOver(cards: 1, only: only), at: 0) }
    if all.count == 1 { forms.removeLast() }
    return forms
  }

  var topicIsGone: String { "The decks no longer have this topic" }
  var ownDeckTitle: String { "My cards" }
  var ownTopicTitle: String { "Notes" }
  func goneCards(_ count: Int) -> String {
    count == 1
      ? "1 card that you know is in no deck any more; its progress is kept (`leitner link` lists it)"
      : "\(count) cards that you know are in no deck any more; their progress is kept (`leitner link` lists them)"
  }
  func copiedCards(_ count: Int) -> String {
    count == 1
      ? "1 card that you know is in two decks now: the copy is a new card"
      : "\(count) cards that you know are in two decks now: the copies are new cards"
  }
  var noCardsWithoutDeck: String { "every card that you know is in a deck" }
  func notDueAnyway(inDays days: Int) -> String {
    days == 1
      ? "It is not due until tomorrow anyway" : "It is not due for \(self.days(days)) anyway"
  }
  func newCardsLeft(_ count: Int) -> String {
    count == 1
      ? "The only new card left is still to come today"
      : "All \(count) new cards are still to come today"
  }
  var noNewCardsHere: String { "No new card is left here" }
  var stillToday: String { "still today" }
  var noNewCards: String { "The decks have no new card" }
  var newCardsAway: String { "All new cards left are suspended or buried" }
  var onlySiblings: String { "The cards left are siblings of cards of today: they come later" }
  var noTerminalForEditor: String {
    "vi needs a terminal; EDITOR can name an editor that needs none"
  }
  func editorFailed(_ command: String, _ end: ProgramEnd) -> String {
    switch end {
    case .status(let status): "“\(command)” ended with status \(status)"
    case .signal(9): "“\(command)” was killed (signal 9)"
    case .signal(let signal): "“\(command)” was ended by signal \(signal)"
    }
  }
  var editedCardGone: String { "The card is no longer in its file; its progress is kept" }

  var noDoubts: String { "There is no known card to compare" }
  func linked(_ known: String, to question: String, undo: String) -> [String] {
    [
      "The progress of “\(known)” goes on with: \(question) (\(undo) takes it back)",
      "“\(known)” goes on with: \(question) (\(undo) takes it back)",
      "The progress of “\(known)” goes on with: \(question)",
      "“\(known)” goes on with: \(question)", "Goes on with: \(question) (was: \(known))",
    ]
  }
  func ruledOut(question: String) -> [String] {
    [
      "“\(question)” stays without a card; its progress is kept",
      "“\(question)” stays without a card", "Without a card: \(question)",
    ]
  }
  var decisionTakenBack: String { "Taken back: choose again" }
  func decidedAlready(key: String) -> String {
    "You have chosen for this card; \(key) takes it back"
  }

  // MARK: Commands

  func carriedOver(cards: Int, only question: String?) -> String {
    let kept =
      cards == 1 ? "1 edited card keeps its progress" : "\(cards) edited cards keep their progress"
    return question.map { "\(kept): \($0)" } ?? kept
  }

  func doubtfulCards(_ count: Int) -> String {
    count == 1
      ? "a card that you know may be an edited one: `leitner check` names it"
      : "\(count) cards that you know may be edited ones: `leitner check` lists them"
  }

  func nothingKnown(of id: String, nearest: String?) -> String {
    "nothing is known of “\(id)”; " + (meant(nearest) ?? "`leitner link` prints what is")
  }

  func noDeckHas(_ id: String, question: String?, _ progress: CardProgress?) -> String {
    let asked = question.map { "; it asked “\(MarkdownText($0).oneLine.text)”" } ?? ""
    let box = progress.map { "; it is in \(self.box($0.box))" } ?? ""
    return "no deck has the card “\(id)” any more\(asked)\(box); `leitner link CARD \(id)` gives "
      + "what is known of it to another card"
  }

  func severalSiblings(_ beginning: String, _ ids: [String]) -> String {
    let names = Array(ids.prefix(4)).listed(" ") + (ids.count > 4 ? " …" : "")
    return
      "“\(beginning)” is a text with \(ids.count) cards; name the one or those that are meant: \(names)"
  }

  func severalCards(_ beginning: String, _ ids: [String]) -> String {
    "\(ids.count) cards begin with “\(beginning)”: \(Array(ids.prefix(4)).listed(", "))"
      + (ids.count > 4 ? " …" : "")
  }

  func isInDecks(_ id: String) -> String {
    "“\(id)” is another card of the decks; only a card that they lack can be linked"
  }

  func isSameCard(_ id: String, as other: String) -> String {
    id == other
      ? "“\(id)” is this card already" : "“\(id)” and “\(other)” are the same card already"
  }

  func isNotInDoubt(_ id: String) -> String {
    "it is not in doubt which card “\(id)” is; `leitner link` lists the cards that one may be"
  }

  func isNotRuledOut(_ id: String) -> String {
    "it was never said that “\(id)” is none of the cards"
  }

  func isNotLinked(_ id: String, with other: String) -> String {
    "there is no link that says that “\(id)” was “\(other)”"
  }

  func isLinkedInSteps(_ id: String, with other: String, command: String) -> String {
    "“\(id)” was “\(other)” in several steps; `\(command)` takes the last one back"
  }

  func mayBeKnown(
    as id: String, question: String, reasons: Set<Identification.Reason>, command: String,
    refusal: String
  ) -> String {
    let why = reasons.isEmpty ? "" : " (\(words(for: reasons).listed(", ")))"
    return "this card may be one that you know as \(id), “\(question)”\(why): "
      + "`\(command)` says so, `\(refusal)` that it is none of the cards"
  }
}
