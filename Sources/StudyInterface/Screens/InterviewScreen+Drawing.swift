import FlashcardDeck

/// How an interview looks.
extension InterviewScreen {
  func bodyRows(_ areas: ScreenAreas) -> Int {
    max(1, areas.body.count - (current == nil ? 0 : GradeRow.rows))
  }

  func draw(_ state: State, on canvas: inout Canvas) {
    let messages = state.messages
    guard let card = current else {
      canvas.putHeader(messages.reportTitle, right: state.dateLine)
      return drawText(state, on: &canvas)
    }
    let title = messages.interviewTitle
    canvas.putHeader(title, right: standing(room: canvas.room(besides: title), canvas.areas))
    drawText(state, on: &canvas)
    if phase == .asked { return drawClock(messages, on: &canvas) }
    let id = state.library.entries[card].id
    let progress = state.record[id]
    let isWaiting = progress.map { !$0.isDue(on: state.day) } ?? false
    let said = checklist.said(in: [])
    // A text that scrolls has its marks in the same row.
    let points =
      canvas.areas.width < 60
      ? "\(said.said)/\(said.all)" : messages.points(said.said, of: said.all)
    let isLong = seconds > SaidPoints.longestGoodAnswer
    let facts = StyledLine([
      StyledRun(Self.time(seconds), isLong ? Style(.warning) : .dim),
      StyledRun("   " + points, .dim),
    ])
    GradeRow(
      progress: progress, isOutOfTurn: isWaiting, proposed: proposed, hasKeys: phase == .grading,
      reason: facts, marks: layout(state).lines.count > bodyRows(canvas.areas) ? 26 : 0
    ).draw(state, row: canvas.areas.body.lowerBound + bodyRows(canvas.areas), on: &canvas)
  }

  /// Which question it is, with a bar where there is room.
  private func standing(room: Int, _ areas: ScreenAreas) -> StyledLine {
    let (done, all) = session.progress
    let count = StyledRun("\(done + 1)/\(all)", .dim)
    let cells = 12
    let filled = all == 0 ? 0 : done * cells / all
    let line = StyledLine([
      StyledRun(Symbols.heavyRule(filled), Style(.mark)),
      StyledRun(Symbols.rule(cells - filled) + " ", .dim), count,
    ])
    return areas.width >= 60 && line.width <= room ? line : StyledLine([count])
  }

  /// The time, and a rule that fills up to the time that a good answer may take.
  private func drawClock(_ messages: any Messages, on canvas: inout Canvas) {
    let areas = canvas.areas
    let isLong = seconds > SaidPoints.longestGoodAnswer
    let time = Self.time(seconds)
    let room = max(0, areas.width - time.columns - 2)
    let filled = min(room, room * seconds / SaidPoints.longestGoodAnswer)
    canvas.put(
      StyledLine([
        StyledRun(time, Style(isLong ? .warning : .accent, bold: true)), StyledRun("  "),
        StyledRun(Symbols.heavyRule(filled), Style(isLong ? .warning : .mark)),
        StyledRun(Symbols.rule(room - filled), .dim),
      ]), row: areas.notice - 1)
    let hint = isLong ? messages.longAnswer : messages.sayItAloud
    canvas.put(StyledLine(hint, .dim).fitted(to: areas.width), row: areas.notice)
  }

  /// `mm:ss`
  static func time(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return two(seconds / 60) + ":" + two(seconds % 60)
  }
}
