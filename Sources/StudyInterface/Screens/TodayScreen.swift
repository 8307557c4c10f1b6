import FlashcardDeck

/// Today: the day's review, then the topic tree.
struct TodayScreen: TopicList {
  static let firstTopic = 1

  /// The day's review is 0, the topics follow.
  var cursor = 0

  var context: Context { .today }

  func rowCount(_ state: State) -> Int { state.topics.rows.count + 1 }

  func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    let rows = state.topics.rows
    let row = topic.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
    switch action {
    case .open: return .open(row.map { CardListScreen($0, state) } ?? TopicsScreen())
    case .add: return Response(effects: [.add(row?.scope ?? .everything)])
    case .fold: return Response(folds: topic)
    case .practise:
      return ReviewScreen.practising(
        state.cards(of: row?.scope ?? .everything), state, clock: clock)
    case .interview: return state.interview(row?.scope ?? .everything)
    case .study:
      return ReviewScreen.opening(row?.scope ?? .everything, state, clock: clock)
    default: return nil
    }
  }

  /// A second click on the day's review begins it; one on a topic opens its cards, as everywhere. One on what
  /// is said to begin with does what its key does.
  func target(at place: Key.Place, _ state: State) -> ClickTarget? {
    if let row = index(at: place.row, state) {
      return row != cursor ? .rows(row - cursor) : .action(row == 0 ? .study : .open)
    }
    let areas = ScreenAreas(size: state.size)
    let lines = state.hasCards ? welcome(state, areas) : Welcome.withoutCards(state, areas)
    let line =
      place.row - areas.body.lowerBound
      - (state.hasCards ? Self.welcomeOffset(areas) : Welcome.offsetWithoutCards)
    return lines.indices.contains(line) ? lines[line].action.map { .action($0) } : nil
  }

  func index(at row: Int, _ state: State) -> Int? {
    let areas = ScreenAreas(size: state.size)
    let top = areas.body.lowerBound
    if (top...top + 1).contains(row) { return 0 }
    return TopicsScreen.index(
      at: row, state, cursor: cursor - 1, rows: topicRows(state, areas)
    ).map { $0 + 1 }
  }

  /// The rows of the topics, their titles first.
  private func topicRows(_ state: State, _ areas: ScreenAreas) -> Range<Int> {
    let rows = min(areas.body.lowerBound + 3, areas.notice)..<areas.notice
    let welcome = welcome(state, areas)
    if welcome.isEmpty { return rows }
    let first = areas.body.lowerBound + Self.welcomeOffset(areas) + welcome.count + 1
    let isShown = rows.upperBound - first >= Self.leastTopicRows - 1
    return (isShown ? first : rows.upperBound)..<rows.upperBound
  }

  /// What a learner without any history should know; nothing once a card was answered, nor where the
  /// cursor is among topics for which there would be no room.
  private func welcome(_ state: State, _ areas: ScreenAreas) -> [Welcome.Line] {
    guard state.record.totals.reviews == 0 else { return [] }
    let rows = areas.notice - areas.body.lowerBound - Self.welcomeOffset(areas)
    let lines = Welcome.lines(state, width: areas.width - 2, rows: rows)
    return cursor > 0 && rows - lines.count < Self.leastTopicRows ? [] : lines
  }

  /// Rows of the day's review, and the space below it.
  private static func welcomeOffset(_ areas: ScreenAreas) -> Int { areas.isTight ? 2 : 3 }

  /// Rows in which topics can be chosen: their titles, two topics, and the space above.
  private static let leastTopicRows = 4

  func draw(_ state: State, on canvas: inout Canvas) {
    let messages = state.messages
    let areas = canvas.areas
    canvas.putHeader(messages.todayTitle, right: state.dateLine)
    guard state.hasCards else { return canvas.putNoCards(state) }
    let hasBegun = !state.record.answers(on: state.day).isEmpty
    let title =
      state.session.remaining.total == 0
      ? messages.reviewDone : hasBegun ? messages.continueReview : messages.startReview
    let top = areas.body.lowerBound
    canvas.putRow(StyledLine(title, Style(bold: true)), row: top, selected: cursor == 0)
    canvas.put(
      detail(state, width: areas.width - 2), row: top + 1, column: areas.left + 2)
    let welcome = welcome(state, areas)
    for (offset, line) in welcome.enumerated() {
      canvas.put(line.text, row: top + Self.welcomeOffset(areas) + offset, column: areas.left + 2)
    }
    canvas.putTopics(state, cursor: cursor - 1, rows: topicRows(state, areas))
  }

  /// What is left to do, or what was done and what comes next: as many of these parts as there is room for.
  private func detail(_ state: State, width: Int) -> StyledLine {
    var all = details(state, width: width)
    if let first = all.first, first.columns > width, state.session.overdue > 0 {
      all[0] = state.messages.left(state.session.remaining, overdue: 0)
    }
    let parts = all.dropFirst().reduce(into: Array(all.prefix(1))) { parts, part in
      if (parts + [part]).listed(" · ").columns <= width { parts.append(part) }
    }
    return StyledLine(parts.listed(" · "), .dim).fitted(to: width)
  }

  private func details(_ state: State, width: Int) -> [String] {
    let messages = state.messages
    let remaining = state.session.remaining
    let heldBack = messages.heldBack(state.leftForLater, by: state.scheduler.limits)
    let key =
      state.hasMoreNewCards
      ? [messages.moreNewCards(state.moreCards, key: state.keyName(.more))] : []
    // Who wants no new cards by themselves has them by the key alone, which comes before what may have no room.
    let (onlyWay, more) = state.scheduler.limits.new == 0 ? (key, []) : ([], key)
    // So that the numbers add up to those of the topics.
    let siblings = state.siblingsLeft > 0 ? [messages.siblingsLater(state.siblingsLeft)] : []
    if remaining.total > 0 {
      let seconds = Double(remaining.total) * state.record.totals.secondsPerAnswer
      let minutes = max(1, Int((seconds / 60).rounded()))
      return [messages.left(remaining, overdue: state.session.overdue)] + onlyWay
        + heldBack.prefix(state.heldBack.due > 0 ? 1 : 0)
        + [messages.minutes(minutes)] + more + heldBack.suffix(state.leftForLater.new > 0 ? 1 : 0)
        + siblings
    }
    var parts = [messages.answers(today: state.record.answers(on: state.day).count)] + onlyWay
    let next = state.countedOutlook ?? state.outlook
    if state.heldBack.due > 0 { parts += heldBack.prefix(1) }
    if next.due + next.new > 0 {
      let counts = [(next.due, messages.due), (next.new, messages.new)].filter { $0.0 > 0 }
        .map(messages.counted)
      // Rather the due cards alone than nothing of it.
      let wordings = (1...counts.count).reversed().map {
        messages.due(inDays: next.days) + " " + counts.prefix($0).joined(separator: " + ")
      }
      let room = width - (parts.first?.columns ?? 0) - 3
      parts += (wordings.first { $0.columns <= room } ?? wordings.last).map { [$0] } ?? []
    } else if state.scheduler.limits.reviews == 0 {
      // None of them will be asked, whatever the day.
      if state.heldBack.due == 0, state.nextDue != nil {
        parts += messages.reviewsUsedUp(areNeverAsked: true).prefix(1)
      }
    } else if let later = state.nextDue {
      parts.append(messages.due(inDays: later.day - state.day) + " \(later.cards)")
    }
    return parts + more + siblings
  }
}
