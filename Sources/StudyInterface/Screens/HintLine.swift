/// The keys that a screen offers, in one line.
struct HintLine {
  private struct Hint {
    let line: StyledLine
    /// Whether several screens have it: then it stands at the right end, where it stays from one
    /// screen to the next.
    let isShared: Bool
  }

  /// Columns between two hints.
  private static let gap = 3

  private let hints: [Hint]

  init(_ bindings: [KeyMap.Binding], _ messages: any Messages) {
    hints = bindings.map { binding in
      Hint(
        line: StyledLine([
          StyledRun(binding.keyNames, Style(.accent)),
          StyledRun(" " + messages.label(of: binding.action), .dim),
        ]),
        isShared: binding.hints.count >= 3)
    }
  }

  /// As many hints as a line of `width` columns has room for, the first one always.
  func line(width: Int) -> StyledLine {
    var hints = hints
    func room() -> Int {
      width - hints.reduce(0) { $0 + $1.line.width } - Self.gap * max(0, hints.count - 1)
    }
    // The first is what most will press, the last are help and quit: drop the middle ones first.
    while hints.count > 1, room() < 0 { hints.remove(at: hints.count - (hints.count > 3 ? 3 : 1)) }
    let ordered = hints.filter { !$0.isShared } + hints.filter(\.isShared)
    var line = StyledLine()
    for (index, hint) in ordered.enumerated() {
      let isFirstShared = hint.isShared && (index == 0 || !ordered[index - 1].isShared)
      let space = (index == 0 ? 0 : Self.gap) + (isFirstShared ? max(0, room()) : 0)
      // In the labels' style, which saves a change of style: 8 bytes on xterm-256color.
      if space > 0 { line.runs.append(StyledRun(String(repeating: " ", count: space), .dim)) }
      line.runs += hint.line.runs
    }
    return line
  }
}
