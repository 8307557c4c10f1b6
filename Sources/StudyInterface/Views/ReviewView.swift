import FlashcardDeck

/// A card being asked, or what the session came to.
func drawReview(_ state: State, _ review: Screen.Review, _ chrome: Chrome, _ frame: inout Frame) {
  let messages = state.messages
  guard let card = review.session.current else {
    frame.putHeader(chrome, title: messages.titles.summary, right: dateLine(state))
    return drawText(state, scroll: review.scroll, chrome, &frame)
  }
  frame.putHeader(
    chrome, title: messages.titles.review,
    right: StyledLine(messages.left(review.session.remaining), .dim))
  drawText(state, scroll: review.scroll, chrome, &frame, rows: state.bodyRows)
  guard review.showsAnswer else { return }
  let progress = state.record[state.library.entries[card].id]
  let cell = chrome.width / Grade.allCases.count
  for (index, grade) in Grade.allCases.enumerated() {
    let due = progress.outcome(of: grade, on: state.day, boxes: state.rules.boxes).due - state.day
    let column = chrome.left + index * cell
    let isDefault = grade == .good
    let name = StyledLine([
      StyledRun("\(grade.rawValue) ", Style(.accent, bold: true)),
      StyledRun(messages.grades[grade], Style(bold: isDefault)),
    ])
    // A forgotten card comes back in this session, whatever its box says.
    let after = StyledLine(grade == .again ? messages.today : messages.inDays(due), .dim)
    if gradesTakeOneRow(chrome) {
      frame.put(name, row: chrome.notice, column: column)
      frame.put(after, row: chrome.notice, column: column + name.width + 2)
    } else {
      frame.put(name, row: chrome.notice - 1, column: column)
      frame.put(after, row: chrome.notice, column: column + 2)
    }
  }
}

private func gradesTakeOneRow(_ chrome: Chrome) -> Bool { chrome.width >= 72 }

/// Rows that the grades take from the body of a screen.
func gradeRows(_ chrome: Chrome) -> Int { gradesTakeOneRow(chrome) ? 1 : 2 }
