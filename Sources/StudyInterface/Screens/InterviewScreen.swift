import FlashcardDeck

/// An interview: a question with a clock that runs while the learner speaks, the key points of its answer to
/// be ticked, the grade that they earn, and at the end a report.
struct InterviewScreen: TextScreen {
  /// Where the learner is with a question.
  enum Phase {
    /// The clock runs.
    case asked
    /// Points are ticked.
    case checking
    /// The grade is taken or changed.
    case grading
  }

  private(set) var session: InterviewSession
  private(set) var phase = Phase.asked
  /// The points of the card that is shown, from the answer on.
  private(set) var checklist = Checklist(points: [])
  /// Seconds that the clock shows, or showed when it was stopped.
  private(set) var seconds = 0
  /// How many questions were wanted; nil for an interview that went on.
  let length: Int?
  private(set) var isFlipped = false
  private var showsExplanation = false
  var scroll = 0
  /// Milliseconds of the clock at which the learner began to speak.
  private var startedAt: Int
  /// When the learner's editor was opened: its time is no time of speaking.
  private var editedAt: Int?
  /// What was ticked of a card that was put away, and in which time, so that an undo leads back to it.
  private var putAway: (place: Int?, checklist: Checklist, seconds: Int)?
  /// All answers that were given aloud before.
  private let earlier: [SpokenAnswer]

  init(
    _ session: InterviewSession, _ earlier: [SpokenAnswer], length: Int? = nil, _ state: State,
    clock: Int
  ) {
    self.session = session
    self.earlier = earlier
    self.length = length
    startedAt = clock
  }

  var current: Int? { session.current }

  var isSession: Bool { true }

  var isAsking: Bool { current != nil }

  var context: Context {
    if current == nil { return .summary }
    return switch phase {
    case .asked: .question
    case .checking: .points
    case .grading: .answer
    }
  }

  // MARK: The clock

  /// The clock stops to show more: the learner has gone.
  private static let longestTime = 99 * 60 + 59

  private var isRunning: Bool { current != nil && phase == .asked && seconds < Self.longestTime }

  /// Milliseconds until the clock shows another second, by those of its beginning: so it never drifts. Nil
  /// if it stands.
  func timeToTick(at clock: Int) -> Int? {
    isRunning ? max(1, (seconds + 1) * 1000 - (clock - startedAt)) : nil
  }

  /// Shows the time; false if it shows it already.
  mutating func takeTime(_ clock: Int) -> Bool {
    guard isRunning, editedAt == nil else { return false }
    let now = min(Self.longestTime, max(0, (clock - startedAt) / 1000))
    defer { seconds = now }
    return now != seconds
  }

  // MARK: Text

  /// The card, as much of it as is shown; nil at the end.
  private var part: CardLayout.Part? {
    current.map {
      CardLayout.Part(
        card: $0, isFlipped: isFlipped, showsAnswer: phase != .asked,
        showsExplanation: showsExplanation, checklist: phase == .asked ? nil : shownChecklist)
    }
  }

  private var shownChecklist: Checklist {
    var shown = checklist
    if phase == .grading { shown.cursor = nil }
    return shown
  }

  func layoutKey(_ state: State) -> LayoutKey {
    if let part { return LayoutKey(part, state) }
    var key = LayoutKey(.summary, state)
    key.isInterview = true
    return key
  }

  func layOut(_ state: State) -> Layout {
    if let part { return CardLayout(part, state).layout }
    return Layout(InterviewReport(session, earlier, state).lines)
  }

  func isCurrent(_ state: State) -> Bool { part?.isCurrent(state) ?? true }

  func textAhead(_ state: State) -> LaidOut? {
    guard phase == .grading, let next = session.next else { return nil }
    let part = CardLayout.Part(card: next)
    let key = LayoutKey(part, state)
    return LaidOut(key: key, layout: state.cache[key] ?? CardLayout(part, state).layout)
  }

  // MARK: Keys

  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    guard let card = current else {
      guard action == .practise else { return nil }
      let weak = InterviewReport(session, earlier, state).cardsToPractise
      return ReviewScreen.practising(weak, state, clock: clock)
    }
    editedAt = nil
    switch action {
    case .edit:
      editedAt = clock
      return state.mark(card, by: .edit, flipped: isFlipped)
    case .suspend, .suspendSiblings, .bury, .star:
      if phase != .asked { putAway = (session.place, checklist, seconds) }
      return state.mark(card, by: action, flipped: isFlipped)
    case .openLinks:
      return state.openLinks(of: card, flipped: isFlipped, withAnswer: phase != .asked)
    case .viewPicture:
      return state.viewPicture(of: card, flipped: isFlipped, withAnswer: phase != .asked)
    case .inform: return Response(effects: [.findAnswers(state.library.entries[card].id)])
    case .flipLanguage:
      guard state.library.languages(at: card).count > 1 else { return .say(.oneLanguageOnly) }
      isFlipped.toggle()
      scroll = 0
      if phase != .asked { readPoints(of: card, state) }
      return .done
    case .explain where phase != .asked:
      showsExplanation.toggle()
      showExplanation(state)
      return .done
    default: break
    }
    switch phase {
    case .asked: return performAsked(action, card, state, clock)
    case .checking: return performChecking(action, state)
    case .grading: return performGrading(action, card, state)
    }
  }

  private mutating func performAsked(
    _ action: Action, _ card: Int, _ state: State, _ clock: Int
  ) -> Response? {
    guard action == .showAnswer else { return nil }
    if turnsPage(state) { return turnPage(state) }
    _ = takeTime(clock)
    phase = .checking
    readPoints(of: card, state)
    showAnswer(state)
    return .done
  }

  private mutating func performChecking(_ action: Action, _ state: State) -> Response? {
    let cursor = checklist.cursor ?? 0
    switch action {
    // Beyond the first and the last one the text moves.
    case .up where cursor == 0, .down where cursor == checklist.points.count - 1:
      move(by: action == .up ? -1 : 1, state)
      return .done
    case .up: checklist.cursor = cursor - 1
    case .down: checklist.cursor = cursor + 1
    case .tick: checklist.toggle(cursor)
    case .tickPoint(let place):
      guard checklist.points.indices.contains(place) else {
        return .say(.sentence(state.messages.noPoint(place + 1)))
      }
      checklist.toggle(place)
      checklist.cursor = place
    case .grades:
      phase = .grading
      move(by: 0, state)
      return .done
    default: return nil
    }
    follow(checklist.cursor ?? 0, state)
    return .done
  }

  private mutating func performGrading(
    _ action: Action, _ card: Int, _ state: State
  ) -> Response? {
    switch action {
    case .turnPage: return turnsPage(state) ? turnPage(state) : grade(proposed, card, state)
    case .grade(let grade): return self.grade(grade, card, state)
    case .back:
      phase = .checking
      return .done
    default: return nil
    }
  }

  /// The grade that was earned; the learner may take another.
  var proposed: Grade { checklist.said(in: []).grade(after: seconds) }

  private func grade(_ grade: Grade, _ card: Int, _ state: State) -> Response {
    let language = isFlipped ? state.language.other : state.language
    let texts = KeyPoints(of: state.library.card(at: card, in: language)).points
    let answer = InterviewAnswer(
      card: state.library.entries[card].id, grade: grade, seconds: seconds,
      points: checklist.said(in: texts.map(Checklist.plain)))
    return Response(effects: [.answerAloud(answer)])
  }

  func turnsPage(_ state: State) -> Bool {
    guard current != nil, phase != .checking else { return false }
    return layout(state).lines.count - scroll > bodyRows(ScreenAreas(size: state.size))
  }

  private mutating func turnPage(_ state: State) -> Response {
    move(by: max(1, bodyRows(ScreenAreas(size: state.size)) - 1), state)
    return .done
  }

  func target(at place: Key.Place, _ state: State) -> ClickTarget? {
    let areas = ScreenAreas(size: state.size)
    if context == .points, areas.body.contains(place.row), place.row < areas.notice - 1 {
      let line = place.row - areas.body.lowerBound + scroll
      return layout(state).choices.firstIndex { $0.contains(line) }.map { .action(.tickPoint($0)) }
    }
    guard context == .answer else { return nil }
    return GradeRow.grade(at: place, areas).map { .action(.grade($0)) }
  }

  func offers(_ action: Action, _ state: State) -> Bool {
    guard let card = current else { return true }
    return switch action {
    case .flipLanguage: state.library.languages(at: card).count > 1
    case .explain: state.library.hasExplanation(at: card)
    case .openLinks: layout(state).hasLinks
    case .viewPicture: layout(state).hasPictures
    default: true
    }
  }

  // MARK: Scrolling

  private mutating func scroll(to line: Int, _ state: State) {
    scroll = line
    move(by: 0, state)
  }

  /// Turns the card, up to the points if they would begin below the screen.
  private mutating func showAnswer(_ state: State) {
    let text = layout(state)
    let seen = min(text.explanation - text.answer, 4)
    scroll(to: max(scroll, text.answer + seen - bodyRows(ScreenAreas(size: state.size))), state)
  }

  private mutating func showExplanation(_ state: State) {
    let text = layout(state)
    let rows = bodyRows(ScreenAreas(size: state.size))
    let isBelow = text.explanation < text.lines.count && text.lines.count - scroll > rows
    scroll(
      to: isBelow ? max(scroll, min(text.explanation, text.lines.count - rows)) : scroll, state)
  }

  /// Scrolls to a point.
  private mutating func follow(_ place: Int, _ state: State) {
    let points = layout(state).choices
    guard points.indices.contains(place) else { return }
    let rows = bodyRows(ScreenAreas(size: state.size))
    let lines = points[place]
    scroll(to: min(max(scroll, lines.upperBound - rows), lines.lowerBound), state)
  }

  // MARK: Changes from outside

  mutating func takeRecord(_ state: State, isNewDay: Bool, clock: Int) {
    let (asked, before) = (session.place, session.answers)
    session.update(state.record, day: state.day)
    if let place = session.place, let undone = state.undone?.card, let answer = before[place],
      answer.card == undone
    {
      // Back to what was ticked, so that it need not be said once more.
      show(clock)
      (phase, seconds) = (.checking, answer.seconds)
      if let card = current { readPoints(of: card, state, as: answer.points) }
      showAnswer(state)
    } else if session.place != asked {
      show(clock)
      if let putAway, putAway.place == session.place, state.undone != nil {
        (phase, checklist, seconds) = (.checking, putAway.checklist, putAway.seconds)
        showAnswer(state)
      }
    }
  }

  mutating func takeNews(_ state: State, clock: Int) {
    let asked = session.place
    session.update(state.record, day: state.day)
    if session.place != asked { show(clock) }
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    let asked = session.place
    guard session.move(to: state.library, state.record, day: state.day) else { return false }
    if let editedAt { startedAt += clock - editedAt }
    editedAt = nil
    if session.place != asked {
      show(clock)
    } else if phase != .asked, let card = current {
      readPoints(of: card, state)
    }
    return true
  }

  /// Shows the session's question from its beginning on.
  private mutating func show(_ clock: Int) {
    (phase, isFlipped, showsExplanation, scroll) = (.asked, false, false, 0)
    (seconds, startedAt, editedAt) = (0, clock, nil)
    checklist = Checklist(points: [])
  }

  /// Reads the points of the card, which keep their ticks if there are as many as before.
  private mutating func readPoints(of card: Int, _ state: State, as said: SaidPoints? = nil) {
    let language = isFlipped ? state.language.other : state.language
    let points = KeyPoints(of: state.library.card(at: card, in: language)).points
    var new = Checklist(points: points)
    if let said {
      new.take(said)
    } else if points.count == checklist.points.count {
      (new.ticked, new.cursor) = (checklist.ticked, checklist.cursor)
    }
    checklist = new
  }
}
