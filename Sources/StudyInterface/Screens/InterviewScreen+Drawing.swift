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
    putHeader(messages, of: card, state, on: &canvas)
    drawText(state, on: &canvas)
    if phase == .asked { return drawClock(messages, on: &canvas) }
    let id = state.library.entries[card].id
    let progress = state.record[id]
    let isWaiting = progress.map { !$0.isDue(on: state.day) } ?? false
    // A text that scrolls has its marks in the same row.
    let marks = layout(state).lines.count > bodyRows(canvas.areas) ? 26 : 0
    let room = canvas.areas.width - marks
    let reason = isCapped ? messages.onlyHard.first { $0.columns <= room } ?? "" : ""
    GradeRow(
      progress: progress, isOutOfTurn: isWaiting, proposed: proposed, hasKeys: phase == .grading,
      reason: StyledLine(reason, Style(.warning)), marks: marks
    ).draw(state, row: canvas.areas.body.lowerBound + bodyRows(canvas.areas), on: &canvas)
  }

  /// Whether only its time keeps an answer from being good.
  private var isCapped: Bool {
    let said = checklist.said(in: [])
    return said.grade(after: seconds) != said.grade(after: 0)
  }

  /// The header: what is shown, or the question if that is above the screen; with the time and the points,
  /// once they are shown, and which question it is.
  private func putHeader(
    _ messages: any Messages, of card: Int, _ state: State, on canvas: inout Canvas
  ) {
    let areas = canvas.areas
    let isWide = areas.width >= 60
    let (done, all) = session.progress
    let count = [StyledRun("\(done + 1)/\(all)", .dim)]
    let cells = 12
    let filled = all == 0 ? 0 : done * cells / all
    let bar = [
      StyledRun(Symbols.heavyRule(filled), Style(.mark)),
      StyledRun(Symbols.rule(cells - filled) + " ", .dim),
    ]
    let facts = facts(messages, isWide: isWide)
    let gap = facts.isEmpty ? [] : [StyledRun(isWide ? "   " : "  ", .dim)]
    // The topic, and the space below it, stand above the question.
    if scroll > (areas.isTight ? 1 : 2) {
      let question = MarkdownText(state.question(card, flipped: isFlipped), in: state.language)
        .oneLine.text
      let right = facts.isEmpty || isWide ? facts + gap + count : facts
      return canvas.putHeader(question, right: StyledLine(right))
    }
    let title = messages.interviewTitle
    let room = canvas.room(besides: title)
    let wordings = [isWide ? facts + gap + bar + count : [], facts + gap + count, count]
    let right = wordings.lazy.map { StyledLine($0) }.first { 1...max(1, room) ~= $0.width }
    canvas.putHeader(title, right: right ?? StyledLine(count))
  }

  /// The time of the answer, and how much of it was said; nothing before that is known.
  private func facts(_ messages: any Messages, isWide: Bool) -> [StyledRun] {
    if phase == .asked { return [] }
    let said = checklist.said(in: [])
    let points =
      isWide
      ? "   " + messages.points(said.said, of: said.all)
      : "  " + messages.shortPoints(said.said, of: said.all)
    let isLong = seconds > SaidPoints.longestGoodAnswer
    return [
      StyledRun(Self.time(seconds), isLong ? Style(.warning) : .dim), StyledRun(points, .dim),
    ]
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
