/// Every key, from the key table.
struct HelpScreen: TextScreen {
  var scroll = 0

  var context: Context { .help }

  func draw(_ state: State, on canvas: inout Canvas) {
    canvas.putHeader(state.messages.helpTitle)
    drawText(state, on: &canvas)
  }

  func layOut(_ state: State) -> Layout {
    Layout(Self.lines(state.keys, state.messages, width: ScreenAreas(size: state.size).width))
  }

  static func lines(_ keys: KeyMap, _ messages: any Messages, width: Int) -> [StyledLine] {
    let sections = [
      (messages.studying, keys.studying), (messages.moving, keys.moving),
      (messages.looking, keys.looking),
    ]
    var lines: [StyledLine] = []
    for (title, bindings) in sections {
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(title, Style(.accent, bold: true)))
      // One line for an action, with all its keys.
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
      lines += rows.map { line($0.keys.listed(" "), $0.label) }
    }
    return lines.flatMap { $0.wrapped(to: width) }
  }

  private static func line(_ keys: String, _ label: String) -> StyledLine {
    // The keys' column has 12 columns, and a longer list of keys moves its label to the right.
    let gap = String(repeating: " ", count: max(1, 12 - keys.columns))
    return StyledLine([
      StyledRun("  " + keys, Style(.accent, bold: true)), StyledRun(gap + label),
    ])
  }
}
