import FlashcardDeck

/// How many questions an interview is to have; before that, whether one that is not at its end goes on.
struct InterviewSetupScreen: Screen {
  private var scope: Scope
  /// The topic's name; nil for all decks.
  private let title: String?
  /// The interview that can go on, until the learner wants another one.
  private var unfinished: InterviewSession?
  private let answers: [SpokenAnswer]
  /// Whether the cursor is on another interview than that one.
  private var wantsNew = false
  /// The number as it was typed.
  private var number: String
  /// Whether the learner has changed it.
  private var isChanged = false
  /// How many questions there can be.
  private var most: Int
  /// Whether the next digit takes the number's place.
  private var isOld = true

  init(_ scope: Scope, _ saved: SavedInterview?, _ answers: [SpokenAnswer], _ state: State) {
    self.scope = scope
    self.answers = answers
    title = state.topics.rows.first { $0.scope == scope }?.name
    most = Self.most(scope, state)
    number = String(min(state.interviewLength, most))
    let session = saved.map {
      InterviewSession(
        $0, answers: answers, device: state.device, state.library, state.record, day: state.day)
    }
    unfinished = session?.current == nil ? nil : session
  }

  /// How many cards of a scope can be asked, up to the most questions that an interview has.
  private static func most(_ scope: Scope, _ state: State) -> Int {
    SavedInterview.plan(
      state.cards(of: scope), count: SavedInterview.mostQuestions, state.library, state.record,
      day: state.day
    ).count
  }

  var context: Context { .interview }

  func perform(_ action: Action, _ state: State, clock: Int) -> Response? { nil }

  mutating func perform(
    _ action: Action, count: Int?, _ state: State, clock: Int
  ) -> Response? {
    if let unfinished {
      switch action {
      case .begin where !wantsNew:
        return .open(InterviewScreen(unfinished, answers, state, clock: clock))
      case .begin: self.unfinished = nil
      case .type, .erase: break
      default: return nil
      }
      return .done
    }
    switch action {
    case .begin: return begin(state, clock)
    // A page is ten questions.
    case .pageUp: move(by: -10, state)
    case .pageDown: move(by: 10, state)
    case .type(let digit):
      number = (isOld ? "" : number) + digit
      (isOld, isChanged) = (false, true)
      if Int(number) == 0 {
        number = "0"
        return .say(.sentence(state.messages.interviewLength(upTo: most)))
      }
      if let value = Int(number), value > most {
        number = String(most)
        return .say(
          .sentence(state.messages.mostQuestions(most, upTo: SavedInterview.mostQuestions)))
      }
    case .erase:
      number = isOld ? "" : String(number.dropLast())
      (isOld, isChanged) = (false, true)
    default: return nil
    }
    return .done
  }

  /// Up is more; among the two interviews it is the cursor.
  mutating func move(by rows: Int, _ state: State) {
    if rows == 0 { return }
    if unfinished != nil {
      wantsNew = rows > 0
    } else {
      let value = (Int(number) ?? 0) - min(max(rows, -100), 100)
      number = String(min(max(1, value), max(1, most)))
      (isOld, isChanged) = (true, true)
    }
  }

  private func begin(_ state: State, _ clock: Int) -> Response {
    guard let length = Int(number), length > 0 else {
      return .say(.sentence(state.messages.interviewLength(upTo: most)))
    }
    let cards = SavedInterview.plan(
      state.cards(of: scope), count: length, state.library, state.record, day: state.day)
    guard !cards.isEmpty else { return .say(.sentence(state.messages.onlySuspended)) }
    let saved = SavedInterview(
      cards: cards.map { state.library.entries[$0].id }, start: state.record.latest, day: state.day,
      topic: title)
    let session = InterviewSession(
      saved, device: state.device, state.library, state.record, day: state.day)
    // What was lowered because there are so few is not what is wanted elsewhere.
    return .open(
      InterviewScreen(session, answers, length: isChanged ? length : nil, state, clock: clock))
  }

  func offers(_ action: Action, _ state: State) -> Bool { action != .type("") || unfinished == nil }

  func target(at place: Key.Place, _ state: State) -> ClickTarget? {
    let rows = Self.rows(ScreenAreas(size: state.size))
    guard unfinished != nil, let row = rows.firstIndex(of: place.row) else { return nil }
    return (row == 1) == wantsNew ? .action(.begin) : .rows(row == 1 ? 1 : -1)
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    guard let scope = scope.moved(from: old, to: state.library) else { return false }
    self.scope = scope
    most = Self.most(scope, state)
    if let session = unfinished, var moved = Optional(session) {
      unfinished =
        moved.move(to: state.library, state.record, day: state.day) && moved.current != nil
        ? moved : nil
    }
    return true
  }

  // MARK: Drawing

  /// The rows of the two interviews.
  private static func rows(_ areas: ScreenAreas) -> [Int] {
    [areas.body.lowerBound, areas.body.lowerBound + (areas.isTight ? 2 : 3)]
  }

  func draw(_ state: State, on canvas: inout Canvas) {
    let messages = state.messages
    let areas = canvas.areas
    canvas.putHeader(messages.interviewTitle, right: state.dateLine)
    if let unfinished { return draw(unfinished, state, on: &canvas) }
    let about = title ?? messages.allDecks
    var lines = [StyledLine(NameText.shown(about), Style(bold: true)).fitted(to: areas.width)]
    if !areas.isTight { lines.append(StyledLine()) }
    let row = areas.body.lowerBound + lines.count
    lines.append(
      StyledLine([
        StyledRun(messages.howMany + "  "), StyledRun(number, Style(.accent, bold: true)),
        StyledRun("  " + messages.ofQuestions(most, upTo: SavedInterview.mostQuestions), .dim),
      ]).fitted(to: areas.width))
    lines.append(StyledLine())
    lines += messages.interviewRules.flatMap { StyledLine($0, .dim).wrapped(to: areas.width) }
    canvas.putBody(lines)
    let column = areas.left + messages.howMany.columns + 2 + number.columns
    if column < areas.right { canvas.frame.cursor = Key.Place(row: row, column: column) }
  }

  private func draw(_ session: InterviewSession, _ state: State, on canvas: inout Canvas) {
    let messages = state.messages
    let (done, all) = session.progress
    let rows = Self.rows(canvas.areas)
    let titles = [messages.goOnWithInterview, messages.anotherInterview]
    for (index, title) in titles.enumerated() {
      canvas.putRow(
        StyledLine(title, Style(bold: true)), row: rows[index], selected: (index == 1) == wantsNew)
    }
    let facts = [
      messages.questionOf(done + 1, all),
      session.saved.topic.map(NameText.shown) ?? messages.allDecks,
      messages.date(session.saved.day),
    ].listed(" · ")
    for (row, text) in zip(rows, [facts, messages.endsInterview]) {
      canvas.put(
        StyledLine(text, .dim).fitted(to: canvas.areas.width - 2), row: row + 1,
        column: canvas.areas.left + 2)
    }
  }
}
