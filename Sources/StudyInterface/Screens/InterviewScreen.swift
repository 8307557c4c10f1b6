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
  /// The points of the card's other language as they were left, which may be others.
  private var otherChecklist: Checklist?
  /// What the learner did last before going on to the grades; nil if nothing.
  private var doneBeforeGrades: Event.Stamp?
  /// Seconds that the clock shows, or showed when it was stopped.
  private(set) var seconds = 0
  /// How many questions were wanted; nil for an interview that went on.
  let length: Int?
  private(set) var isFlipped = false
  private var showsExplanation = false
  var scroll = 0
  /// How long the question was on the screen.
  private var watch: Stopwatch
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
    watch = Stopwatch(at: clock)
    if let left = session.saved.question, let card = current, state.index(of: left.card) == card {
      goOn(with: left, card, state, clock)
    }
  }

  /// Goes on with a question as it was left.
  private mutating func goOn(
    with left: OpenQuestion, _ card: Int, _ state: State, _ clock: Int
  ) {
    seconds = min(left.seconds, Self.longestTime)
    watch = Stopwatch(at: clock, after: seconds * 1000)
    guard left.phase != .asked else { return }
    phase = .checking
    readPoints(of: card, state)
    if checklist.points.count == left.points {
      checklist.ticked = left.said
      if left.phase == .grades { (phase, doneBeforeGrades) = (.grading, state.lastWritten) }
    }
    showAnswer(state)
  }

  /// What is kept of it to go on with; nil at its end.
  ///
  /// - Parameter isLeft: whether its clock stops. While it runs its time is not kept, which would have to be
  ///   written every second.
  func saved(_ state: State, isLeft: Bool) -> SavedInterview? {
    guard let card = current else { return nil }
    let (done, all) = session.progress
    let kept: OpenQuestion.Phase =
      switch phase {
      case .asked: .asked
      case .checking: .points
      case .grading: .grades
      }
    var saved = session.saved
    saved.question = OpenQuestion(
      card: state.library.entries[card].id, number: done + 1, of: all, phase: kept,
      seconds: phase == .asked && !isLeft ? 0 : seconds, points: checklist.points.count,
      said: checklist.ticked)
    return saved
  }

  var current: Int? { session.current }

  var isSession: Bool { true }

  var isAsking: Bool { current != nil }

  var context: Context {
    if current == nil { return .report }
    return switch phase {
    case .asked: .speaking
    case .checking: .points
    case .grading: .grading
    }
  }

  /// Whether a card is asked and its points are not shown yet.
  func isAsking(_ card: Int) -> Bool { current == card && phase == .asked }

  // MARK: The clock

  /// The clock stops to show more: the learner has gone.
  private static let longestTime = 99 * 60 + 59

  private var isRunning: Bool { current != nil && phase == .asked && seconds < Self.longestTime }

  /// Milliseconds until the clock shows another second, by those of its beginning: so it never drifts. Nil
  /// if it stands.
  func timeToTick(at clock: Int) -> Int? {
    isRunning ? max(1, (seconds + 1) * 1000 - watch.milliseconds(at: clock)) : nil
  }

  /// Shows the time; false if it shows it already.
  mutating func takeTime(_ clock: Int) -> Bool {
    guard isRunning else { return false }
    let now = min(Self.longestTime, watch.milliseconds(at: clock) / 1000)
    defer { seconds = now }
    return now != seconds
  }

  mutating func takeSight(isSeen: Bool, clock: Int) { watch.run(isSeen, at: clock) }

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
    var key = LayoutKey(.report, state)
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
      return performAtEnd(action, state, clock)
    }
    switch action {
    case .edit: return state.mark(card, by: .edit, flipped: isFlipped)
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
      if phase == .checking || phase == .grading && hasAsManyPoints(card, state) {
        readOtherPoints(of: card, state)
      }
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

  private func performAtEnd(_ action: Action, _ state: State, _ clock: Int) -> Response? {
    let report = InterviewReport(session, earlier, state)
    switch action {
    case .practise: return ReviewScreen.practising(report.cardsToPractise, state, clock: clock)
    case .showCards:
      let cards = report.missedCards
      if cards.isEmpty {
        let words = state.messages
        return .say(
          .sentence(session.answers.isEmpty ? words.nothingAsked : words.nothingMissed))
      }
      let list = CardList(title: state.messages.missedPoints, cards: cards)
      return .open(CardScreen(list: list, state))
    default: return nil
    }
  }

  private mutating func performAsked(
    _ action: Action, _ card: Int, _ state: State, _ clock: Int
  ) -> Response? {
    guard action == .showPoints else { return nil }
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
    // What was not seen can't be ticked.
    case .grades where turnsPage(state):
      _ = turnPage(state)
      checklist.cursor =
        layout(state).choices.firstIndex { $0.lowerBound >= scroll } ?? checklist.cursor
      return .done
    case .grades:
      (phase, doneBeforeGrades) = (.grading, state.lastWritten)
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
    case .backToPoints:
      phase = .checking
      return .done
    // As behind choices that were sent: to go on to the grades was the last step.
    case .undo where takesGradesBack(state):
      phase = .checking
      return .say(.sentence(state.messages.backToPoints))
    default: return nil
    }
  }

  private func takesGradesBack(_ state: State) -> Bool {
    phase == .grading && state.lastWritten == doneBeforeGrades
  }

  func canUndo(_ state: State) -> Bool { takesGradesBack(state) || state.canUndo }

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
    guard current != nil else { return false }
    let text = layout(state)
    // What stands below the points does not keep the learner from the grades.
    let end = phase == .checking ? text.choices.last?.upperBound ?? 0 : text.lines.count
    return end - scroll > bodyRows(ScreenAreas(size: state.size))
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
    guard context == .grading else { return nil }
    return GradeRow.grade(at: place, areas).map { .action(.grade($0)) }
  }

  func offers(_ action: Action, _ state: State) -> Bool {
    guard let card = current else {
      return action != .showCards || !InterviewReport(session, earlier, state).missedCards.isEmpty
    }
    return switch action {
    case .flipLanguage: state.library.languages(at: card).count > 1
    case .explain: state.library.hasExplanation(at: card)
    case .openLinks: !layout(state).opens.isEmpty
    case .viewPicture: layout(state).opens.contains(.picture)
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
    (seconds, watch) = (0, Stopwatch(at: clock))
    (checklist, otherChecklist) = (Checklist(points: []), nil)
  }

  /// Reads the points in the language that the card was flipped to. If that has more or fewer, they are as they
  /// were left there, or none of them is ticked.
  private mutating func readOtherPoints(of card: Int, _ state: State) {
    let (left, other) = (checklist, otherChecklist)
    readPoints(of: card, state)
    otherChecklist = left
    if left.points.count != checklist.points.count, let other,
      other.points.count == checklist.points.count
    {
      checklist = other.moved(to: checklist.points)
    }
  }

  /// Whether the card has as many points in the language that is shown as were there to be ticked. If not, a look at the
  /// translation behind the last tick would propose another grade.
  private func hasAsManyPoints(_ card: Int, _ state: State) -> Bool {
    keyPoints(of: card, state).count == checklist.points.count
  }

  private func keyPoints(of card: Int, _ state: State) -> [String] {
    let language = isFlipped ? state.language.other : state.language
    return KeyPoints(of: state.library.card(at: card, in: language)).points
  }

  /// Reads the points of the card, which keep their ticks if there are as many as before: equal texts, else places.
  private mutating func readPoints(of card: Int, _ state: State, as said: SaidPoints? = nil) {
    let points = keyPoints(of: card, state)
    var new = Checklist(points: points)
    if let said {
      new.take(said)
    } else {
      new = checklist.moved(to: points)
    }
    checklist = new
  }
}
