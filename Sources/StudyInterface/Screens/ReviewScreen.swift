import FlashcardDeck

/// A session: a card being asked, its answer to be graded, and at the end the day's results.
struct ReviewScreen: TextScreen {
  private(set) var session: StudySession
  var showsAnswer = false
  private var showsExplanation = false
  var scroll = 0
  /// A card that is shown although another one would be asked by now: it was edited, and in a deck that was
  /// read again the order may be another one; or its answer was taken back.
  private var kept: Int?
  /// Whether the card is shown in the language that the interface does not speak.
  private(set) var isFlipped = false
  /// What was chosen or typed of a card that asks for it.
  var reply: Reply?
  /// Whether what was chosen or typed was sent since the card is shown, and not graded.
  var isReplySent = false
  /// What the learner did last before that; nil if nothing.
  var doneBeforeReply: Event.Stamp?
  /// The grade that was taken back, of a card of which it is not known what was chosen or typed.
  private var takenBack: Grade?
  /// The cards that a key put away here, as they were shown: so they are again when that is taken back. Another
  /// reading of the decks ends it.
  private var putAway: [(card: Int, isFlipped: Bool, showsAnswer: Bool, reply: Reply?)] = []
  /// How long the card was shown.
  private var watch: Stopwatch
  /// What graded the card before, and when the key was pressed last.
  var gradedBy: (action: Action, at: Int)?

  /// Opens the session of some cards; says why if there is nothing to study.
  static func opening(_ scope: Scope, _ state: State, clock: Int) -> Response {
    if let obstacle = state.obstacle { return .say(obstacle) }
    // Today has counted the day's session already.
    let session = scope == .everything ? state.session : state.session(for: scope)
    // What was done in the day is that of all topics.
    let showsDay = scope == .everything && !state.record.answers(on: state.day).isEmpty
    guard session.current != nil || showsDay else {
      guard state.hasCards else { return .say(.sentence(state.messages.noCards)) }
      let waiting = session.heldBack
      let limits = state.scheduler.limits
      if waiting.due > 0 { return .say(.dayIsFull(isNew: false, limit: limits.reviews)) }
      if waiting.new > 0 { return .say(.dayIsFull(isNew: true, limit: limits.new)) }
      return .say(state.reasonAgainstReview(of: state.cards(of: scope)))
    }
    return .open(ReviewScreen(.review(scope, session), state, shownAt: clock))
  }

  /// Opens the practice of some cards; says why if there is none that can be practised.
  ///
  /// The day's number of new cards holds here, too: a whole deck is easily practised, and what is begun today has
  /// to be reviewed tomorrow.
  static func practising(_ cards: some Sequence<Int>, _ state: State, clock: Int) -> Response {
    if let obstacle = state.obstacle { return .say(obstacle) }
    let new = state.newCardsLeft(in: .everything)
    let session = PracticeSession(
      cards, mostNew: new.today, state.library, state.record, day: state.day)
    guard session.current != nil else { return .say(state.reasonAgainstPractice(of: cards)) }
    var response = Response.open(ReviewScreen(.practice(session), state, shownAt: clock))
    let hasNew = session.cards.contains { state.record[state.library.entries[$0].id] == nil }
    response.notice = .sentence(
      (hasNew ? state.messages.practiceRuleWithNew : state.messages.practiceRule)
        // If the limit holds none back, they are siblings of cards of the day.
        + state.messages.newLeftOut(
          session.newBeyondLimit, limit: new.others > 0 ? state.scheduler.limits.new : nil))
    return response
  }

  private init(_ session: StudySession, _ state: State, shownAt: Int) {
    self.session = session
    watch = Stopwatch(at: shownAt)
    showCard(state, at: shownAt)
  }

  /// The card that is asked; nil at the end.
  var current: Int? { kept ?? session.current }

  var isSession: Bool { true }

  var isAsking: Bool { session.current != nil }

  var context: Context {
    current == nil ? .summary : showsAnswer ? .answer : reply?.context ?? .question
  }

  // MARK: Text

  /// The card, as much of it as is shown; nil at the end of the session.
  private var part: CardLayout.Part? {
    current.map {
      CardLayout.Part(
        card: $0, isFlipped: isFlipped, showsAnswer: showsAnswer,
        showsExplanation: showsExplanation, reply: reply)
    }
  }

  func layoutKey(_ state: State) -> LayoutKey {
    if let part { return LayoutKey(part, state) }
    var key = LayoutKey(.summary, state)
    (key.isPractice, key.scope) = (session.practice != nil, session.scope)
    return key
  }

  func layOut(_ state: State) -> Layout {
    if let part { return CardLayout(part, state).layout }
    return Layout(
      session.practice.map { Summary.lines(of: $0, state) }
        ?? Summary.lines(session.scope ?? .everything, state))
  }

  func isCurrent(_ state: State) -> Bool { part?.isCurrent(state) ?? true }

  /// The answer, and once that is shown the next question.
  func textAhead(_ state: State) -> LaidOut? {
    // What will be chosen or typed is not known.
    guard !isFlipped, let next = showsAnswer ? session.likelyNext : current,
      showsAnswer || reply == nil
    else { return nil }
    let part = CardLayout.Part(
      card: next, showsAnswer: !showsAnswer,
      reply: showsAnswer ? Reply(to: next, in: state.language, state) : nil)
    let key = LayoutKey(part, state)
    return LaidOut(key: key, layout: state.cache[key] ?? CardLayout(part, state).layout)
  }

  // MARK: Keys

  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    if action == .search, let scope = session.scope,
      let row = state.topics.rows.first(where: { $0.scope == scope })
    {
      return .open(SearchScreen(state, in: SearchedTopic(scope: scope, name: row.name)))
    }
    guard let card = current else {
      return action == .practise
        ? Self.practising(session.cards(state), state, clock: clock) : nil
    }
    if !showsAnswer, let response = takeReply(action, card, state, clock) { return response }
    switch action {
    case .suspend, .suspendSiblings, .bury, .star, .edit:
      if action != .star, action != .edit {
        putAway.append((card, isFlipped, showsAnswer, reply))
      }
      return state.mark(card, by: action, flipped: isFlipped)
    case .undo: return takeReplyBack(state)
    case .openLinks:
      return state.openLinks(of: card, flipped: isFlipped, withAnswer: showsAnswer)
    case .viewPicture:
      return state.viewPicture(of: card, flipped: isFlipped, withAnswer: showsAnswer)
    case .inform: return Response(effects: [.findAnswers(state.library.entries[card].id)])
    case .showAnswer, .turnPage:
      if turnsPage(state) {
        let rows = bodyRows(ScreenAreas(size: state.size))
        move(by: max(1, rows - 1), state)
        return .done
      }
      if action == .turnPage {
        let response = perform(.grade(proposed), state, clock: clock)
        gradedBy = (action, clock)
        return response
      }
      showAnswer(state)
    case .explain:
      showsExplanation.toggle()
      let text = layout(state)
      let rows = bodyRows(ScreenAreas(size: state.size))
      let isBelow = text.explanation < text.lines.count && text.lines.count - scroll > rows
      let start = min(text.explanation, text.lines.count - rows)
      scroll(to: isBelow ? max(scroll, start) : scroll, state)
    case .grade(let grade):
      guard showsAnswer else { return .done }
      gradedBy = (action, clock)
      // A longer time than a minute means that the learner was away.
      let seconds = min(60, watch.milliseconds(at: clock) / 1000)
      return Response(effects: [answer(card, grade, seconds: seconds, state)])
    case .flipLanguage:
      guard state.library.languages(at: card).count > 1 else { return .say(.oneLanguageOnly) }
      isFlipped.toggle()
      scroll = 0
      return takeOtherLanguage(of: card, state)
    default: return nil
    }
    return .done
  }

  /// What a grade writes down: an answer, or of a card that is practised before it is due only that.
  private func answer(_ card: Int, _ grade: Grade, seconds: Int, _ state: State) -> Effect {
    let id = state.library.entries[card].id
    guard isOutOfTurn(card, state) else { return .answer(id, grade, seconds: seconds) }
    return .mark(
      [id],
      state.record.practice(
        of: id, grade, day: state.day, scheduler: state.scheduler, seconds: seconds))
  }

  /// Whether a card is practised that is not due.
  func isOutOfTurn(_ card: Int, _ state: State) -> Bool {
    guard session.practice != nil,
      let progress = state.record[state.library.entries[card].id]
    else { return false }
    return !progress.isDue(on: state.day)
  }

  /// Whether a card is asked and not turned yet.
  func isAsking(_ card: Int) -> Bool { current == card && !showsAnswer }

  func turnsPage(_ state: State) -> Bool {
    // Enter shows the answer to what was chosen or typed, however long the question is.
    guard current != nil, showsAnswer || reply == nil else { return false }
    return layout(state).lines.count - scroll > bodyRows(ScreenAreas(size: state.size))
  }

  func target(at place: Key.Place, _ state: State) -> ClickTarget? {
    let areas = ScreenAreas(size: state.size)
    if context == .choice, areas.body.contains(place.row) {
      let line = place.row - areas.body.lowerBound + scroll
      return layout(state).choices.firstIndex { $0.contains(line) }.map { .action(.pick($0)) }
    }
    guard context == .answer else { return nil }
    return GradeRow.grade(at: place, areas).map { .action(.grade($0)) }
  }

  mutating func scroll(to line: Int, _ state: State) {
    scroll = line
    move(by: 0, state)
  }

  func markedCard(_ state: State) -> Int? { current }

  func canUndo(_ state: State) -> Bool { takesReplyBack(state) || state.canUndo }

  func offers(_ action: Action, _ state: State) -> Bool {
    guard let card = current else { return true }
    switch action {
    case .flipLanguage: return state.library.languages(at: card).count > 1
    case .openLinks: return !layout(state).opens.isEmpty
    case .viewPicture: return layout(state).opens.contains(.picture)
    case .explain: return state.library.hasExplanation(at: card)
    default: return true
    }
  }

  // MARK: Changes from outside

  mutating func takeSight(isSeen: Bool, clock: Int) { watch.run(isSeen, at: clock) }

  mutating func takeRecord(_ state: State, isNewDay: Bool, clock: Int) {
    let asked = current
    let isAnswer = state.isAnsweredAgain || state.record.recent.last?.kind.isAnswer ?? false
    let isMarked =
      asked.map {
        state.record.remarks.marks[state.library.entries[$0].id]?.isAway(on: state.day) ?? false
      } ?? false
    if isAnswer || isNewDay || isMarked { kept = nil }
    if isNewDay || !isAnswer || state.isAnsweredAgain {
      session.planAnew(state)
    } else {
      session.update(state.record)
    }
    // A star leaves a card as it is shown.
    if isAnswer || isNewDay || current != asked { showCard(state, at: clock) }
    guard let undone = state.undone, let card = state.index(of: undone.card) else { return }
    if undone.event.kind.isAnswer {
      show(card, after: undone.event, state, at: clock)
    } else {
      bringBack(card, state, at: clock)
    }
  }

  /// Shows a card that is put away no longer as it was when that was done; of several of one text the one on
  /// which the key was pressed. One that was put away elsewhere is asked like any other.
  private mutating func bringBack(_ card: Int, _ state: State, at clock: Int) {
    let group = state.library.entries[card].group
    let place = putAway.lastIndex {
      state.library.entries[$0.card].group == group && session.asks($0.card)
    }
    guard let place else { return }
    let shown = putAway.remove(at: place)
    show(shown.card, state, at: clock)
    (isFlipped, showsAnswer, reply) = (shown.isFlipped, shown.showsAnswer, shown.reply)
  }

  mutating func takeNews(_ state: State, clock: Int) {
    let asked = current
    kept = nil
    session.planAnew(state)
    if current != asked { showCard(state, at: clock) }
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    let asked = current.flatMap { state.index(of: old.entries[$0].id) }
    let wasKept = kept != nil
    kept = nil
    putAway = []
    guard session.move(from: old, to: state) else { return false }
    if let asked, asked != session.current, wasKept || session.asks(asked) { kept = asked }
    if asked == nil || asked != current {
      showCard(state, at: clock)
    } else if let asked {
      takeText(of: asked, state, clock: clock)
    }
    return true
  }

  /// Goes on with a card whose text may be another one now.
  private mutating func takeText(of card: Int, _ state: State, clock: Int) {
    let language = shownLanguage(state)
    if let reply {
      take(reply.moved(to: card, in: reply.language ?? language, state), card, state)
      if showsAnswer { compare(with: card, state) }
    } else if Reply(to: card, in: language, state) != nil {
      showCard(state, at: clock)
    }
  }

  /// Shows a card with its answer, also if the session would ask another one by now, as it was before the event
  /// that was taken back.
  private mutating func show(_ card: Int, after event: Event, _ state: State, at clock: Int) {
    show(card, state, at: clock)
    guard let fresh = reply else { return showsAnswer = true }
    if let given = state.replies.given[event.stamp]?.moved(to: card, in: state.language, state) {
      (reply, showsAnswer) = (given, true)
      compare(with: card, state)
    } else if let grade = event.kind.grade {
      // It was answered before the program was started.
      (reply, takenBack, showsAnswer) = (fresh, grade, true)
    }
    if showsAnswer { scrollToAnswer(state) }
  }

  /// Shows a card, also if the session would ask another one by now.
  private mutating func show(_ card: Int, _ state: State, at clock: Int) {
    guard card != current else { return }
    kept = card == session.current ? nil : card
    showCard(state, at: clock)
  }

  /// Shows the session's card from its question on.
  private mutating func showCard(_ state: State, at clock: Int) {
    (showsAnswer, showsExplanation, isFlipped, scroll) = (false, false, false, 0)
    watch = Stopwatch(at: clock)
    (takenBack, isReplySent) = (nil, false)
    reply = current.flatMap { card in
      let begun = state.replies.begun[state.library.entries[card].id]
      return begun?.moved(to: card, in: state.language, state)
        ?? Reply(to: card, in: state.language, state)
    }
  }

  /// The language that the card is shown in.
  func shownLanguage(_ state: State) -> Language {
    isFlipped ? state.language.other : state.language
  }

  /// Turns the card, up to the answer if that would begin below the screen.
  mutating func showAnswer(_ state: State) {
    showsAnswer = true
    scrollToAnswer(state)
  }

  private mutating func scrollToAnswer(_ state: State) {
    let text = layout(state)
    let rows = bodyRows(ScreenAreas(size: state.size))
    if let lines = markedChoices(text, rows: rows, state) {
      // All that was chosen and all that is right, or as much of it as there is room for.
      let isAll = lines.count <= rows
      return scroll(
        to: isAll ? min(max(scroll, lines.upperBound - rows), lines.lowerBound) : lines.lowerBound,
        state)
    }
    if case .typing? = reply {
      // The lines that were typed, to which it was scrolled, are gone. Below a rule stand what was typed, the marks
      // and what is right.
      let seen = min(
        text.explanation - text.answer, ScreenAreas(size: state.size).isTight ? 4 : 6)
      return scroll(to: max(0, text.answer + seen - rows), state)
    }
    let seen = min(text.explanation - text.answer, 4)
    scroll(to: max(scroll, text.answer + seen - rows), state)
  }

  /// The grade that is proposed: the one that was earned by choosing or typing.
  var proposed: Grade { takenBack ?? reply?.grade ?? .good }

  // MARK: Drawing

  func bodyRows(_ areas: ScreenAreas) -> Int {
    let grades = context == .answer ? GradeRow.rows : 0
    return max(1, areas.body.count - grades)
  }

  func draw(_ state: State, on canvas: inout Canvas) {
    let messages = state.messages
    let isPractice = session.practice != nil
    if current == nil {
      canvas.putHeader(
        isPractice ? messages.practiceTitle : messages.summaryTitle, right: state.dateLine)
    } else {
      let title = isPractice ? messages.practiceTitle : messages.reviewTitle
      let width = canvas.areas.width
      canvas.putHeader(
        title,
        right: standing(messages, room: canvas.room(besides: title), isWide: width >= 72))
    }
    drawText(state, on: &canvas)
    if let card = current, showsAnswer {
      let progress = state.record[state.library.entries[card].id]
      GradeRow(progress: progress, isOutOfTurn: isOutOfTurn(card, state), proposed: proposed)
        .draw(state, row: canvas.areas.body.lowerBound + bodyRows(canvas.areas), on: &canvas)
    }
    if context == .typing { placeCursor(state, on: &canvas) }
  }

  /// How far the session is: a bar, the cards that are done of all, and what is left. Where there is no room
  /// for all of it, the count stays.
  private func standing(_ messages: any Messages, room: Int, isWide: Bool) -> StyledLine {
    let (done, all) = session.progress
    let count = "\(done)/\(all)"
    let isPractice = session.practice != nil
    func left(overdue: Int) -> String {
      isPractice ? "" : messages.left(session.remaining, overdue: overdue) + "   "
    }
    let cells = 12
    let filled = all == 0 ? 0 : done * cells / all
    let bar = [
      StyledRun(Symbols.heavyRule(filled), Style(.mark)),
      StyledRun(Symbols.rule(cells - filled) + " ", .dim),
    ]
    // Rather without what is overdue than without the bar.
    let lefts = (session.overdue > 0 ? [session.overdue, 0] : [0]).map(left(overdue:))
    let wordings =
      lefts.filter { _ in isWide }.map { [StyledRun($0, .dim)] + bar + [StyledRun(count, .dim)] }
      .map { StyledLine($0) } + lefts.map { StyledLine($0 + count, .dim) }
    return wordings.first { $0.width <= room } ?? StyledLine(count, .dim)
  }
}
