import FlashcardDeck

/// Every key, from the key table, and the rules of the boxes in force.
struct HelpScreen: TextScreen {
  var scroll = 0

  var context: Context { .help }

  func draw(_ state: State, on canvas: inout Canvas) {
    canvas.putHeader(state.messages.helpTitle)
    drawText(state, on: &canvas)
  }

  func layOut(_ state: State) -> Layout {
    let width = ScreenAreas(size: state.size).width
    return Layout(
      Self.lines(state.keys, state.messages, width: width) + [StyledLine()]
        + Self.rules(state.scheduler, state.messages, width: width))
  }

  /// Where each grade puts a card, and for how long.
  static func rules(
    _ scheduler: Scheduler, _ messages: any Messages, width: Int
  ) -> [StyledLine] {
    let boxes = scheduler.boxes
    let rows =
      [(messages.boxDays, boxes.dayList)]
      + Grade.allCases.map { (messages.name(of: $0), messages.effect(of: $0, boxes)) }
    let column = 2 + (rows.map { $0.0.columns }.max() ?? 0)
    let lines =
      [
        StyledLine(messages.boxRules, Style(.accent, bold: true)),
        StyledLine("  " + messages.rules(scheduler)),
      ] + rows.map { line($0.0, $0.1, column: column) }
    return lines.flatMap { $0.wrapped(to: width) }
  }

  static func lines(_ keys: KeyMap, _ messages: any Messages, width: Int) -> [StyledLine] {
    let sections = [
      (messages.studying, keys.studying), (messages.moving, keys.moving),
      (messages.looking, keys.looking),
    ]
    // One line for an action, with all its keys.
    let tables = sections.map { title, bindings in
      var rows: [(label: String, keys: [String])] = []
      for binding in bindings {
        let label = messages.label(of: binding.action)
        let names = binding.keys.map(\.name)
        if let row = rows.firstIndex(where: { $0.label == label }) {
          rows[row].keys += names.filter { !rows[row].keys.contains($0) }
        } else {
          rows.append((label, names))
        }
      }
      return (title: title, rows: rows.map { (label: $0.label, keys: $0.keys.listed(" ")) })
    }
    let column = 2 + (tables.flatMap(\.rows).map(\.keys.columns).max() ?? 0)
    var lines: [StyledLine] = []
    for (title, rows) in tables {
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(title, Style(.accent, bold: true)))
      lines += rows.map { line($0.keys, $0.label, column: column) }
    }
    return lines.flatMap { $0.wrapped(to: width) }
  }

  private static func line(_ keys: String, _ label: String, column: Int) -> StyledLine {
    let gap = String(repeating: " ", count: column - keys.columns)
    return StyledLine([
      StyledRun("  " + keys, Style(.accent, bold: true)), StyledRun(gap + label),
    ])
  }
}
