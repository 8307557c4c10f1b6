import FlashcardDeck

/// Choosing and typing.
extension ReviewScreen {
  /// Milliseconds in which the key that graded a card, held or pressed twice, does nothing to the next one.
  private static let repetition = 150

  /// Does what an action means for what is chosen or typed; nil if it means what it does on other cards.
  mutating func takeReply(
    _ action: Action, _ card: Int, _ state: State, _ clock: Int
  ) -> Response? {
    if reply != nil, repeatsGrade(action, state, clock) { return .done }
    switch reply {
    case nil: return nil
    case .choosing(var choice)?:
      let cursor = choice.cursor ?? 0
      switch action {
      case .up: choice.cursor = max(0, cursor - 1)
      case .down: choice.cursor = min(choice.order.count - 1, cursor + 1)
      case .tick where choice.isSeveral: choice.toggle(cursor)
      case .pick(let place) where place >= choice.order.count:
        // The letter of the key that edits is free, if there are few choices.
        return Key.character("e").letter == place
          ? perform(.edit, state, clock: clock)
          : .say(.sentence(state.messages.noChoice(ChoiceReply.letter(place))))
      case .pick(let place) where choice.isSeveral: choice.toggle(place)
      case .pick(let place): return choose(place, choice, state)
      case .tick: return choose(cursor, choice, state)
      case .showAnswer:
        if !choice.isSeveral { return choose(cursor, choice, state) }
        guard !choice.chosen.isEmpty else {
          return .say(
            .sentence(state.messages.chooseFirst(giveUp: state.keyName(.giveUp))))
        }
        sendReply(state)
        return .done
      case .giveUp:
        choice.giveUp()
        reply = .choosing(choice)
        sendReply(state)
        return .done
      default: return nil
      }
      reply = .choosing(choice)
      showCursor(state)
    case .typing(var typed)?:
      if action == .showAnswer {
        compare(with: card, state)
        sendReply(state)
        return .done
      }
      guard typed.input.perform(action) else { return nil }
      reply = .typing(typed)
      showCursor(state)
      if typed.input.wasCut {
        return .say(.sentence(state.messages.lineIsFull(TypedReply.longest)))
      }
    }
    return .done
  }

  /// Whether it is the key that graded the card before, held or pressed twice.
  private mutating func repeatsGrade(_ action: Action, _ state: State, _ clock: Int) -> Bool {
    guard let graded = gradedBy, clock - graded.at < Self.repetition else { return false }
    let isSame =
      switch action {
      case .type(let text):
        text.first.flatMap { state.keys.action(for: .character($0), in: .answer) } == graded.action
      case .showAnswer, .tick: graded.action == .turnPage
      default: false
      }
    if isSame { gradedBy = (graded.action, clock) }
    return isSame
  }

  private mutating func choose(
    _ place: Int, _ choice: ChoiceReply, _ state: State
  ) -> Response {
    var choice = choice
    (choice.cursor, choice.chosen) = (place, [place])
    reply = .choosing(choice)
    sendReply(state)
    return .done
  }

  /// Turns the card to compare what was chosen or typed with what is right.
  private mutating func sendReply(_ state: State) {
    (isReplySent, doneBeforeReply) = (true, state.lastWritten)
    showAnswer(state)
  }

  /// Whether the last thing that the learner did was to send a reply.
  func takesReplyBack(_ state: State) -> Bool {
    isReplySent && showsAnswer && state.lastWritten == doneBeforeReply
  }

  /// Takes back that a reply was sent, as long as it is not graded: back to the line as it was typed, or to the
  /// choices, of which one alone is picked anew. Nil if there is nothing to take back on this card.
  mutating func takeReplyBack(_ state: State) -> Response? {
    guard takesReplyBack(state), let reply else { return nil }
    (isReplySent, showsAnswer) = (false, false)
    let said: String
    switch reply {
    case .choosing(var choice):
      choice.takeBack()
      self.reply = .choosing(choice)
      said = state.messages.backToChoices
    case .typing(var typed):
      typed.answer = nil
      self.reply = .typing(typed)
      said = state.messages.backToLine(state.keys.name(of: .showAnswer, in: .typing))
    }
    showCursor(state)
    return .say(.sentence(said))
  }

  /// Compares what was typed, if something was, with what is right.
  mutating func compare(with card: Int, _ state: State) {
    guard case .typing(var typed)? = reply else { return }
    typed.compare(
      with: state.library.card(at: card, in: shownLanguage(state)),
      ignoresAccents: state.ignoresAccents)
    reply = .typing(typed)
  }

  /// Takes a reply over to another text of the card; without one the card is asked anew.
  mutating func take(_ moved: Reply?, _ card: Int, _ state: State) {
    if moved == nil, let fresh = Reply(to: card, in: shownLanguage(state), state) {
      (reply, showsAnswer) = (fresh, false)
    } else {
      reply = moved
    }
  }

  /// Goes on in the other language of a card. What was chosen or typed is kept if it says something of that text;
  /// else, once it is judged, the grade stands, and before that the card is asked anew.
  mutating func takeOtherLanguage(of card: Int, _ state: State) -> Response {
    let old = reply
    if let moved = old?.moved(to: card, in: shownLanguage(state), state) {
      reply = moved
      return .done
    }
    if !showsAnswer { reply = Reply(to: card, in: shownLanguage(state), state) }
    guard case .choosing(let choice)? = old, !choice.chosen.isEmpty else { return .done }
    if showsAnswer { return .say(.sentence(state.messages.pickedInOtherLanguage)) }
    return reply == nil ? .done : .say(.sentence(state.messages.tickAgain))
  }

  /// The lines from the first to the last choice that was chosen or is right, and on to the sentence that counts
  /// them if there is room for it; nil on other cards.
  func markedChoices(_ text: Layout, rows: Int, _ state: State) -> Range<Int>? {
    guard case .choosing(let choice)? = reply else { return nil }
    let places = choice.chosen.union(choice.right).filter(text.choices.indices.contains)
    guard let first = places.min(), let last = places.max() else { return nil }
    let start = text.choices[first].lowerBound
    let width = ScreenAreas(size: state.size).width
    let verdict = CardLayout.verdict(on: choice, width: width, state.messages).count
    if verdict > 0, let end = text.choices.last?.upperBound, end + verdict - start <= rows {
      return start..<end + verdict
    }
    return start..<text.choices[last].upperBound
  }

  /// Scrolls to what is chosen or typed next, in a card that is not turned.
  mutating func showCursor(_ state: State) {
    var lines: Range<Int>?
    if let place = cursorPlace(state) { lines = place.row..<place.row + 1 }
    if context == .choice, case .choosing(let choice)? = reply, let cursor = choice.cursor {
      let choices = layout(state).choices
      lines = choices.indices.contains(cursor) ? choices[cursor] : nil
    }
    guard let lines else { return }
    let rows = bodyRows(ScreenAreas(size: state.size))
    scroll(to: min(max(scroll, lines.upperBound - rows), lines.lowerBound), state)
  }

  /// The line of the text, and the column, in which the next character is typed; nil if nothing is typed.
  private func cursorPlace(_ state: State) -> (row: Int, column: Int)? {
    guard context == .typing, case .typing(let typed)? = reply else { return nil }
    let width = ScreenAreas(size: state.size).width
    let (lines, cursor) = CardLayout.lines(of: typed.input, width: width)
    return (layout(state).lines.count - lines.count + cursor.row, cursor.column)
  }

  func placeCursor(_ state: State, on canvas: inout Canvas) {
    guard let place = cursorPlace(state) else { return }
    let areas = canvas.areas
    let row = place.row - scroll
    guard (0..<bodyRows(areas)).contains(row) else { return }
    canvas.frame.cursor = Key.Place(
      row: areas.body.lowerBound + row, column: areas.left + place.column)
  }
}

/// What is kept of replies beyond a screen.
extension State {
  /// Keeps what is being chosen or typed, in case its screen is left.
  mutating func keepBegunReply() {
    guard let review = screen as? ReviewScreen, let card = review.current else { return }
    replies.begin(library.entries[card].id, review.showsAnswer ? nil : review.reply)
  }

  /// Begins with the reply of an answer that is taken back while its card is not on the screen.
  mutating func beginUndoneReply() {
    guard let undone, !(screen is ReviewScreen), let card = index(of: undone.card),
      let given = replies.given[undone.event.stamp]
    else { return }
    replies.begin(library.entries[card].id, given)
  }

  /// Keeps what the card was answered with that an event is about, in case that is taken back.
  mutating func keepGivenReply() {
    guard let review = screen as? ReviewScreen, review.showsAnswer, let reply = review.reply,
      let event = record.recent.last, let card = review.current, index(of: event.card) == card
    else { return }
    replies.give(reply, for: event)
  }
}
