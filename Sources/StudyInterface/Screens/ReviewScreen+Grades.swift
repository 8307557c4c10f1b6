import FlashcardDeck

/// The grades below an answer: four columns, in each the key and the name, and below that the days after
/// which the card would be due.
extension ReviewScreen {
  /// The grade of the key that goes on, which has a mark before it.
  private static let standard = Grade.good

  /// Columns that a name with its key, the mark and a space take in every language.
  private static let leastWidth = 9

  /// The first column of each grade, from the left edge. Where names and the mark have no room in columns of
  /// one width, those of longer names are wider, and the mark stands between the key and the name.
  private static func starts(_ areas: ScreenAreas) -> [Int] {
    let width = areas.width / Grade.allCases.count
    return width < leastWidth ? [0, 8, 15, 22] : Grade.allCases.indices.map { $0 * width }
  }

  private static func isNarrow(_ areas: ScreenAreas) -> Bool {
    areas.width / Grade.allCases.count < leastWidth
  }

  /// The grade that is shown at a column of the screen; nil if none is.
  static func grade(at column: Int, _ areas: ScreenAreas) -> Grade? {
    guard column >= areas.left else { return nil }
    guard column < areas.right,
      let position = starts(areas).lastIndex(where: { $0 <= column - areas.left })
    else { return nil }
    return Grade.allCases[position]
  }

  func drawGrades(of card: Int, _ state: State, on canvas: inout Canvas) {
    let areas = canvas.areas
    let progress = state.record[state.library.entries[card].id]
    let isOutOfTurn = isOutOfTurn(card, state)
    drawReason(progress, isOutOfTurn: isOutOfTurn, state, on: &canvas)
    let starts = Self.starts(areas)
    let isNarrow = Self.isNarrow(areas)
    // The last column of a narrow window is the shortest one.
    let room = (isNarrow ? areas.width - starts[3] : starts[1]) - 2
    // The mark stands in the space behind the grade before, so that the names have the text's left edge.
    let gap = starts[1] >= 12 ? 2 : 1
    for (index, grade) in Grade.allCases.enumerated() {
      let column = areas.left + starts[index]
      let isStandard = grade == Self.standard
      let role = Self.role(of: grade)
      if isStandard, !isNarrow {
        canvas.frame.put(
          StyledLine("›", Style(role, bold: true)), row: areas.notice - 1, column: column - gap)
      }
      // The key that is in force, which a configuration may change.
      let key = state.keys.name(of: .grade(grade), in: .answer)
      let name = StyledLine([
        StyledRun(key + (isStandard && isNarrow ? "›" : " "), Style(role, bold: true)),
        StyledRun(state.messages.name(of: grade), Style(role, bold: isStandard)),
      ])
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : areas.width
      canvas.frame.put(
        name.fitted(to: end - starts[index]), row: areas.notice - 1, column: column)
      let outcome = state.scheduler.outcome(of: grade, for: progress, on: state.day)
      let due = isOutOfTurn ? progress?.due ?? state.day : outcome.due
      let interval = state.messages.interval(due - state.day, width: room)
      // A forgotten card comes back in this session, whatever its box says.
      let after = grade == .again ? state.messages.today : interval
      canvas.frame.put(StyledLine(after, .dim), row: areas.notice, column: column + 2)
    }
  }

  /// Says why every grade leaves a card in its box, if that is so.
  private func drawReason(
    _ progress: CardProgress?, isOutOfTurn: Bool, _ state: State, on canvas: inout Canvas
  ) {
    guard let progress, progress.isRelearning(on: state.day) || isOutOfTurn else { return }
    let areas = canvas.areas
    let box = state.scheduler.boxes.place(of: progress.box)
    let reason = StyledLine(
      isOutOfTurn ? state.messages.staysWhenPractised(box) : state.messages.staysInBox(box), .dim)
    // Beside the marks of a text that scrolls, which take up to 26 columns at the right.
    guard reason.width + 26 <= areas.width else { return }
    canvas.put(reason, row: areas.body.lowerBound + bodyRows(areas))
  }

  private static func role(of grade: Grade) -> Style.Role {
    switch grade {
    case .again: .again
    case .hard: .hard
    case .good: .good
    case .easy: .easy
    }
  }
}
