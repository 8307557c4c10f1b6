/// The keys that a screen offers, in one line.
struct HintLine {
  private struct Hint {
    let action: Action
    let line: StyledLine
    /// Whether several screens have it: then it stands at the right end, where it stays from one
    /// screen to the next.
    let isShared: Bool
  }

  /// Columns between two hints.
  private static let gap = 3

  private let hints: [Hint]

  /// Hints of some bindings; `turnsPage` says whether the key that goes on turns a page first.
  init(
    _ bindings: [KeyMap.Binding], _ messages: any Messages, turnsPage: Bool = false,
    choosesNone: Bool = false
  ) {
    hints = bindings.map { binding in
      let label =
        choosesNone && binding.action == .link
        ? messages.chooseNone : Self.label(of: binding.action, messages, turnsPage: turnsPage)
      return Hint(
        action: binding.action,
        line: StyledLine([
          StyledRun(binding.keyNames, Style(.accent)), StyledRun(" " + label, .dim),
        ]),
        isShared: binding.hints.count >= 3)
    }
  }

  static func label(of action: Action, _ messages: any Messages, turnsPage: Bool) -> String {
    switch action {
    case .showAnswer where turnsPage, .turnPage where turnsPage: messages.nextPage
    case .turnPage: messages.name(of: .good)
    default: messages.label(of: action)
    }
  }

  /// As many hints as a line of `width` columns has room for, the first one always, each with the space
  /// before it.
  private func placed(width: Int) -> [(space: Int, hint: Hint)] {
    var hints = hints
    func room() -> Int {
      width - hints.reduce(0) { $0 + $1.line.width } - Self.gap * max(0, hints.count - 1)
    }
    // The first is what most will press, the last are help and quit: drop the middle ones first.
    while hints.count > 1, room() < 0 { hints.remove(at: hints.count - (hints.count > 3 ? 3 : 1)) }
    let ordered = hints.filter { !$0.isShared } + hints.filter(\.isShared)
    return ordered.enumerated().map { index, hint in
      let isFirstShared = hint.isShared && (index == 0 || !ordered[index - 1].isShared)
      return ((index == 0 ? 0 : Self.gap) + (isFirstShared ? max(0, room()) : 0), hint)
    }
  }

  /// The hints in a line of `width` columns.
  func line(width: Int) -> StyledLine {
    var line = StyledLine()
    for (space, hint) in placed(width: width) {
      // In the labels' style, which saves a change of style: 8 bytes on xterm-256color.
      if space > 0 { line.runs.append(StyledRun(String(repeating: " ", count: space), .dim)) }
      line.runs += hint.line.runs
    }
    return line
  }

  /// What the hint at a column of such a line does; nil if there is none.
  func action(at column: Int, width: Int) -> Action? {
    var start = 0
    for (space, hint) in placed(width: width) {
      start += space
      if (start..<start + hint.line.width).contains(column) { return hint.action }
      start += hint.line.width
    }
    return nil
  }
}
