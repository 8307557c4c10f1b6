import FlashcardDeck

/// The cards of a topic, a row each.
func drawCards(_ state: State, _ list: Screen.CardList, _ chrome: Chrome, _ frame: inout Frame) {
  let messages = state.messages
  frame.putHeader(
    chrome, title: list.title, right: StyledLine("\(list.cards.count) \(messages.cards)", .dim))
  guard !list.cards.isEmpty else {
    return frame.putLines([StyledLine(messages.noCards, .dim)], chrome)
  }
  let shown = window(around: list.cursor, of: list.cards.count, rows: chrome.body.count)
  for (offset, position) in shown.enumerated() {
    let row = chrome.body.lowerBound + offset
    let card = list.cards[position]
    let right = cardPlace(
      state, state.library.entries[card].id, messages, isWide: chrome.width >= 60)
    let question = MarkdownText(state.question(card, flipped: list.flipped)).oneLine
    frame.putRow(
      fit(question, width: chrome.width - right.width - 4), row: row, chrome,
      selected: position == list.cursor)
    frame.putRight(right, row: row, end: chrome.right)
  }
  frame.putScrollMarks(shown, of: list.cards.count, row: chrome.notice, chrome)
}

/// A card's box, and on a wide screen when it is due.
private func cardPlace(
  _ state: State, _ card: CardID, _ messages: Messages, isWide: Bool
) -> StyledLine {
  guard let progress = state.record[card] else { return StyledLine(messages.new, .dim) }
  let due = messages.dueOn(max(0, progress.due - state.day))
  let box = StyledRun("■\(progress.box)", Style(.accent))
  return StyledLine(isWide ? [StyledRun(due + "  ", .dim), box] : [box])
}
