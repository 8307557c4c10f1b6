import FlashcardDeck

extension State {
  /// Begins or continues the session of what the cursor is on.
  mutating func study(clock: Int) {
    guard case .today(let list) = screen else { return }
    let rows = topicRows
    let scope: Scope
    if list.cursor == 0 {
      scope = .everything
    } else if rows.indices.contains(list.cursor - 1) {
      scope = rows[list.cursor - 1].scope
    } else {
      return
    }
    openReview(of: scope, clock: clock)
  }

  /// Opens the session of some cards, as `leitner study --topic` asks for.
  public mutating func openReview(of scope: Scope, clock: Int) {
    guard isWritable else { return }
    // Today has counted the day's session already.
    let session = scope == .everything ? session : session(for: scope)
    var review = Screen.Review(scope: scope, session: session)
    review.shownAt = clock
    guard review.session.current != nil || !record.answers(on: day).isEmpty else {
      notice = .sentence(messages.nothingDue)
      return
    }
    show(.review(review))
  }

  mutating func changeReview(_ change: (inout Screen.Review) -> Void) {
    guard case .review(var review) = screen else { return }
    change(&review)
    screen = .review(review)
    clampScroll()
  }

  /// Shows the answer, scrolled up to it where it would begin below the screen.
  mutating func showAnswer() {
    changeReview { $0.showsAnswer = true }
    guard case .review(var review) = screen, let card = review.session.current else { return }
    let text = CardText(self, card, flipped: review.flipped, answer: true, explanation: false)
    let seen = min(text.answer.count, 4)
    review.scroll = max(review.scroll, text.question.count + seen - bodyRows)
    screen = .review(review)
    clampScroll()
  }

  /// Shows the explanation, scrolled up to it where it would begin below the screen, or hides it.
  mutating func toggleExplanation() {
    changeReview { $0.showsExplanation.toggle() }
    guard case .review(var review) = screen, review.showsExplanation,
      let card = review.session.current
    else { return }
    let text = CardText(self, card, flipped: review.flipped, answer: true, explanation: true)
    let start = text.question.count + text.answer.count
    if text.lines.count - review.scroll > bodyRows {
      review.scroll = max(review.scroll, min(start, text.lines.count - bodyRows))
    }
    screen = .review(review)
    clampScroll()
  }

  /// Asks for the answer to be written down; the next card comes when that is done.
  mutating func grade(_ grade: Grade, clock: Int) -> [Effect] {
    guard case .review(let review) = screen, review.showsAnswer,
      let card = review.session.current
    else { return [] }
    // Longer than a minute means that somebody was away.
    let seconds = min(60, max(0, (clock - review.shownAt) / 1000))
    return [.answer(library.entries[card].id, grade, seconds: seconds)]
  }

  mutating func undo() -> [Effect] {
    guard isWritable else { return [] }
    guard !record.answers(on: day).isEmpty else {
      notice = .nothingToUndo
      return []
    }
    notice = .undone
    return [.undo]
  }

  /// Goes on from a record that is on the disk.
  mutating func take(_ record: StudyRecord, _ day: Day, clock: Int) {
    let isNewDay = day != self.day
    self.record = record
    self.day = day
    guard case .review(var review) = screen else { return recount() }
    if isNewDay {
      review.session = session(for: review.scope)
    } else {
      review.session.update(record)
    }
    review.showsAnswer = false
    review.showsExplanation = false
    review.flipped = false
    review.scroll = 0
    review.shownAt = clock
    screen = .review(review)
    if review.session.current == nil { recount() }
  }
}
