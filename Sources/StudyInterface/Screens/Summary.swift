import FlashcardDeck

/// The day's results: answers, moves between boxes, and when cards are due next.
enum Summary {
  /// The results of a practice: its answers, and how many of them were forgotten.
  static func lines(of practice: PracticeSession, _ state: State) -> [StyledLine] {
    let messages = state.messages
    let (recalled, forgotten) = practice.outcome
    let rows = [
      ("=", recalled, messages.recalledInPractice),
      ("↓", forgotten, messages.forgottenInPractice),
    ].filter { $0.1 > 0 }
    let digits = rows.map { String($0.1).count }.max() ?? 1
    return [
      StyledLine(messages.practised(recalled + forgotten), Style(bold: true)), StyledLine(),
    ]
      + rows.map { sign, count, label in
        StyledLine([
          StyledRun("  " + sign.padded(to: 2) + " ", Style(.accent, bold: true)),
          StyledRun(count.aligned(to: digits) + "  ", Style(bold: true)), StyledRun(label),
        ])
      }
  }

  static func lines(_ state: State) -> [StyledLine] {
    let messages = state.messages
    let answers = state.record.answers(on: state.day)
    let moves = BoxMoves(answers, in: state.record, boxes: state.scheduler.boxes)
    var lines = [
      StyledLine(messages.answers(today: answers.count), Style(bold: true)), StyledLine(),
    ]
    let rows = [
      (moves.learned, messages.learned, "＋"), (moves.up, messages.movedUp, "↑"),
      (moves.stayed, messages.stayed, "="), (moves.down, messages.movedDown, "↓"),
    ]
    let digits = rows.map { String($0.0).count }.max() ?? 1
    for (count, label, sign) in rows where count > 0 {
      lines.append(
        StyledLine([
          StyledRun("  " + sign.padded(to: 2) + " ", Style(.accent, bold: true)),
          StyledRun(count.aligned(to: digits) + "  ", Style(bold: true)), StyledRun(label),
        ]))
    }
    lines += [StyledLine(), StyledLine(messages.comingUp, Style(.accent, bold: true))]
    let width = ScreenAreas(size: state.size).width
    lines += BoxBars.forecast(state, days: 5, width: width)
    if state.hasMoreNewCards {
      lines.append(StyledLine())
      lines += StyledLine(messages.newCardsUsedUp(State.moreCards, key: state.keyName(.more)), .dim)
        .wrapped(to: width)
    }
    return lines
  }
}
