import FlashcardDeck

/// The grades below an answer: four columns, in each the key and the name, and below that the days after
/// which the card would be due.
struct GradeRow {
  /// Rows that it takes from the body of a screen: the names, and the intervals below them.
  static let rows = 2
  /// Columns that a name with its key, the mark and a space take in every language.
  private static let leastWidth = 9

  let progress: CardProgress?
  /// Whether the card is not due, so that only a forgotten one moves.
  let isOutOfTurn: Bool
  /// The grade of the key that goes on.
  let proposed: Grade
  /// Whether their keys work now.
  var hasKeys = true
  /// What is said above them, before why every grade leaves the card in its box.
  var reason = StyledLine()
  /// Columns at the right that the marks of a text that scrolls take up.
  var marks = 26

  /// The first column of each grade, from the left edge. Where names and the mark have no room in columns of
  /// one width, those of longer names are wider, and the mark stands between the key and the name.
  private static func starts(_ areas: ScreenAreas) -> [Int] {
    let width = areas.width / Grade.allCases.count
    return width < leastWidth ? [0, 8, 15, 22] : Grade.allCases.indices.map { $0 * width }
  }

  private static func isNarrow(_ areas: ScreenAreas) -> Bool {
    areas.width / Grade.allCases.count < leastWidth
  }

  /// The grade that is shown at a place of the screen; nil if none is.
  static func grade(at place: Key.Place, _ areas: ScreenAreas) -> Grade? {
    let column = place.column
    guard place.row <= areas.notice, place.row > areas.notice - rows, column >= areas.left,
      column < areas.right,
      let position = starts(areas).lastIndex(where: { $0 <= column - areas.left })
    else { return nil }
    return Grade.allCases[position]
  }

  /// Draws them, and above them, in a row that a text's marks share, what they do if that is not the usual.
  func draw(_ state: State, row: Int, on canvas: inout Canvas) {
    let areas = canvas.areas
    drawReason(state, row: row, on: &canvas)
    let starts = Self.starts(areas)
    let isNarrow = Self.isNarrow(areas)
    // The last column of a narrow window is the shortest one.
    let room = (isNarrow ? areas.width - starts[3] : starts[1]) - 2
    // The mark stands in the space behind the grade before, so that the names have the text's left edge.
    let gap = starts[1] >= 12 ? 2 : 1
    for (index, grade) in Grade.allCases.enumerated() {
      let column = areas.left + starts[index]
      let isStandard = grade == proposed
      let role = Self.role(of: grade)
      let bold = Style(role, bold: true)
      if isStandard, !isNarrow {
        canvas.frame.put(StyledLine("›", bold), row: areas.notice - 1, column: column - gap)
      }
      // The key that is in force, which a configuration may change.
      let key = state.keys.name(of: .grade(grade), in: .answer)
      let name = StyledLine([
        StyledRun(
          (hasKeys ? key : " ") + (isStandard && isNarrow ? "›" : " "), bold),
        StyledRun(
          state.messages.name(of: grade),
          hasKeys || isStandard ? Style(role, bold: isStandard) : .dim),
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

  private func drawReason(_ state: State, row: Int, on canvas: inout Canvas) {
    let areas = canvas.areas
    var line = reason
    if let progress, progress.isRelearning(on: state.day) || isOutOfTurn {
      let box = state.scheduler.boxes.place(of: progress.box)
      let messages = state.messages
      let wordings =
        isOutOfTurn
        ? [messages.staysWhenPractised(box), messages.movesIfForgotten] : [messages.staysInBox(box)]
      let space = line.width > 0 ? "   " : ""
      let room = areas.width - line.width - space.count - marks
      if let sentence = wordings.first(where: { $0.columns <= room }) {
        line.append(space + sentence, .dim)
      }
    }
    guard line.width > 0 else { return }
    canvas.put(line, row: row)
  }

  static func role(of grade: Grade) -> Style.Role {
    switch grade {
    case .again: .again
    case .hard: .hard
    case .good: .good
    case .easy: .easy
    }
  }
}
