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

  /// Shows the answer, scrolled up to it where it would begin below the screen.
  mutating func showAnswer() {
    showMore {
      $0.showsAnswer = true
    } scrolledTo: { text, scroll, rows in
      let seen = min(text.answer.count, 4)
      return max(scroll, text.question.count + seen - rows)
    }
  }

  /// Shows the explanation, scrolled up to it where it would begin below the screen, or hides it.
  mutating func toggleExplanation() {
    showMore {
      $0.showsExplanation.toggle()
    } scrolledTo: { text, scroll, rows in
      guard !text.explanation.isEmpty, text.lines.count - scroll > rows else { return scroll }
      let start = text.question.count + text.answer.count
      return max(scroll, min(start, text.lines.count - rows))
    }
  }

  /// Changes how much of the card is shown, and scrolls to where its text, laid out once, has that.
  private mutating func showMore(
    _ change: (inout Screen.Review) -> Void,
    scrolledTo place: (_ text: CardText, _ scroll: Int, _ rows: Int) -> Int
  ) {
    guard case .review(var review) = screen, let card = review.session.current else { return }
    change(&review)
    screen = .review(review)
    let text = CardText(self, .init(card: card, in: review))
    review.scroll = place(text, review.scroll, bodyRows)
    screen = .review(review)
    self.text = text.lines
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
