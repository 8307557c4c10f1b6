import FlashcardDeck

/// A session: a card being asked, its answer to be graded, and at the end the day's results.
struct ReviewScreen: TextScreen {
  private(set) var session: StudySession
  private(set) var showsAnswer = false
  private var showsExplanation = false
  var scroll = 0
  /// A card that is shown although another one would be asked by now: it was edited, and in a deck that was
  /// read again the order may be another one; or its answer was taken back.
  private var kept: Int?
  /// Whether the card is shown in the language that the interface does not speak.
  private(set) var isFlipped = false
  /// What was chosen or typed of a card that asks for it.
  private(set) var reply: Reply?
  /// How long the card was shown.
  private var watch: Stopwatch

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
      let isFull = waiting.due + waiting.new > 0
      return .say(isFull ? .dayIsFull(isNew: waiting.due == 0) : .nothingDue)
    }
    return .open(ReviewScreen(.review(scope, session), state, shownAt: clock))
  }

  /// Opens the practice of some cards; says why if there is none that can be practised.
  ///
  /// - Parameter includesNew: whether cards are asked that were never answered.
  static func practising(
    _ cards: some Sequence<Int>, includesNew: Bool = false, _ state: State, clock: Int
  ) -> Response {
    if let obstacle = state.obstacle { return .say(obstacle) }
    let session = PracticeSession(
      cards, includesNew: includesNew, state.library, state.record, day: state.day)
    guard session.current != nil else {
      return .say(.sentence(state.reasonAgainstPractice(of: cards)))
    }
    var response = Response.open(ReviewScreen(.practice(session), state, shownAt: clock))
    let hasNew = session.cards.contains { state.record[state.library.entries[$0].id] == nil }
    response.notice = .sentence(
      hasNew ? state.messages.practiceRuleWithNew : state.messages.practiceRule)
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
      return state.mark(card, by: action, flipped: isFlipped)
    case .openLinks:
      return state.openLinks(of: card, flipped: isFlipped, withAnswer: showsAnswer)
    case .inform: return Response(effects: [.findAnswers(state.library.entries[card].id)])
    case .showAnswer, .turnPage:
      if turnsPage(state) {
        let rows = bodyRows(ScreenAreas(size: state.size))
        move(by: max(1, rows - 1), state)
        return .done
      }
      if action == .turnPage { return perform(.grade(proposed), state, clock: clock) }
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
      // A longer time than a minute means that the learner was away.
      let seconds = min(60, watch.milliseconds(at: clock) / 1000)
      return Response(effects: [answer(card, grade, seconds: seconds, state)])
    case .flipLanguage:
      guard state.library.languages(at: card).count > 1 else { return .say(.oneLanguageOnly) }
      isFlipped.toggle()
      scroll = 0
      // The choices may be others in the other language.
      if !showsAnswer, case .choosing? = reply {
        reply = Reply(to: card, in: isFlipped ? state.language.other : state.language, state)
      }
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

  private mutating func scroll(to line: Int, _ state: State) {
    scroll = line
    move(by: 0, state)
  }

  func markedCard(_ state: State) -> Int? { current }

  func offers(_ action: Action, _ state: State) -> Bool {
    guard let card = current else { return true }
    switch action {
    case .flipLanguage: return state.library.languages(at: card).count > 1
    case .openLinks: return layout(state).hasLinks
    case .explain: return state.library.hasExplanation(at: card)
    case .tick:
      if case .choosing(let choice)? = reply { return choice.isSeveral }
      return false
    default: return true
    }
  }

  // MARK: Changes from outside

  mutating func takeSight(isSeen: Bool, clock: Int) { watch.run(isSeen, at: clock) }

  mutating func takeRecord(_ state: State, isNewDay: Bool, clock: Int) {
    let asked = current
    let isAnswer = state.record.recent.last?.kind.isAnswer ?? false
    let isMarked =
      asked.map {
        state.record.remarks.marks[state.library.entries[$0].id]?.isAway(on: state.day) ?? false
      } ?? false
    if isAnswer || isNewDay || isMarked { kept = nil }
    if isNewDay || !isAnswer {
      session.planAnew(state)
    } else {
      session.update(state.record)
    }
    // A star leaves a card as it is shown.
    if isAnswer || isNewDay || current != asked { showCard(state, at: clock) }
    if let undone = state.undone, let card = state.index(of: undone.card),
      undone.isAnswer || session.asks(card)
    {
      show(undone: card, state, at: clock)
    }
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
    guard session.move(from: old, to: state) else { return false }
    if let asked, asked != session.current, wasKept || session.asks(asked) { kept = asked }
    if asked == nil || asked != current {
      showCard(state, at: clock)
    } else if !showsAnswer, case .typing? = reply {
      // What was typed stays.
    } else if !showsAnswer {
      reply = asked.flatMap { Reply(to: $0, in: state.language, state) }
    }
    return true
  }

  /// Shows a card with its answer, also if the session would ask another one by now.
  private mutating func show(undone card: Int, _ state: State, at clock: Int) {
    if card != current {
      kept = card == session.current ? nil : card
      showCard(state, at: clock)
    }
    showsAnswer = true
  }

  /// Shows the session's card from its question on.
  private mutating func showCard(_ state: State, at clock: Int) {
    (showsAnswer, showsExplanation, isFlipped, scroll) = (false, false, false, 0)
    watch = Stopwatch(at: clock)
    reply = current.flatMap { Reply(to: $0, in: state.language, state) }
  }

  /// Turns the card, up to the answer if that would begin below the screen.
  private mutating func showAnswer(_ state: State) {
    showsAnswer = true
    let text = layout(state)
    let seen = min(text.explanation - text.answer, 4)
    scroll(to: max(scroll, text.answer + seen - bodyRows(ScreenAreas(size: state.size))), state)
  }

  // MARK: Choosing and typing

  /// The grade that was earned by choosing or typing; the learner may take another.
  var proposed: Grade {
    switch reply {
    case .choosing(let reply)?: reply.grade
    case .typing(let reply)?: reply.answer?.grade ?? .good
    case nil: .good
    }
  }

  /// Does what an action means for what is chosen or typed; nil if it means what it does on other cards.
  private mutating func takeReply(
    _ action: Action, _ card: Int, _ state: State, _ clock: Int
  ) -> Response? {
    switch reply {
    case nil: return nil
    case .choosing(var choice)?:
      switch action {
      case .up: choice.cursor = max(0, choice.cursor - 1)
      case .down: choice.cursor = min(choice.order.count - 1, choice.cursor + 1)
      case .tick where choice.isSeveral: choice.toggle(choice.cursor)
      case .pick(let place) where place >= choice.order.count:
        // The letter of the key that edits is free, if there are few choices.
        return Key.character("e").letter == place
          ? perform(.edit, state, clock: clock)
          : .say(.sentence(state.messages.noChoice(ChoiceReply.letter(place))))
      case .pick(let place) where choice.isSeveral: choice.toggle(place)
      case .pick(let place): return choose(place, choice, state)
      case .tick: return choose(choice.cursor, choice, state)
      case .showAnswer:
        if !choice.isSeveral { return choose(choice.cursor, choice, state) }
        guard !choice.chosen.isEmpty else {
          return .say(.sentence(state.messages.chooseFirst))
        }
        showAnswer(state)
        return .done
      default: return nil
      }
      reply = .choosing(choice)
      follow(choice.cursor, state)
    case .typing(var typed)?:
      if action == .showAnswer {
        let language = isFlipped ? state.language.other : state.language
        typed.compare(
          with: state.library.card(at: card, in: language), ignoresAccents: state.ignoresAccents)
        reply = .typing(typed)
        showAnswer(state)
        return .done
      }
      guard typed.input.perform(action) else { return nil }
      reply = .typing(typed)
      // The line that is written stays on the screen.
      move(by: Int(Int32.max), state)
    }
    return .done
  }

  private mutating func choose(
    _ place: Int, _ choice: ChoiceReply, _ state: State
  ) -> Response {
    var choice = choice
    (choice.cursor, choice.chosen) = (place, [place])
    reply = .choosing(choice)
    showAnswer(state)
    return .done
  }

  /// Scrolls to a choice.
  private mutating func follow(_ place: Int, _ state: State) {
    let choices = layout(state).choices
    guard choices.indices.contains(place) else { return }
    let rows = bodyRows(ScreenAreas(size: state.size))
    let lines = choices[place]
    scroll(to: min(max(scroll, lines.upperBound - rows), lines.lowerBound), state)
  }

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

  /// In the line that is typed, the last one of the text.
  private func placeCursor(_ state: State, on canvas: inout Canvas) {
    guard case .typing(let typed)? = reply else { return }
    let areas = canvas.areas
    let row = layout(state).lines.count - 1 - scroll
    guard (0..<bodyRows(areas)).contains(row) else { return }
    let column = CardLayout.line(of: typed.input, width: areas.width).cursor
    canvas.frame.cursor = Key.Place(
      row: areas.body.lowerBound + row, column: areas.left + column)
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
