import FlashcardDeck

/// Known cards that are in no deck, each beside the cards that it may be now.
struct LinkScreen: ListScreen {
  private(set) var doubts: [CardDoubt]
  /// Which of them is shown.
  private(set) var position = 0
  /// The candidate; behind the last one is that it is none of them.
  var cursor = 0
  /// What was chosen since the screen was opened, the latest last.
  private(set) var decisions: [Decision] = []

  /// A screen for some cards, one at least.
  init(_ doubts: [CardDoubt]) { self.doubts = doubts }

  var context: Context { .links }

  /// The card that is shown; nil if there is none.
  private var doubt: CardDoubt? { doubts.indices.contains(position) ? doubts[position] : nil }

  func rowCount(_ state: State) -> Int { (doubt?.candidates.count ?? 0) + 1 }

  func canUndo(_ state: State) -> Bool { state.isWritable && !decisions.isEmpty }

  func offers(_ action: Action, _ state: State) -> Bool {
    action != .nextCard || doubts.count > 1
  }

  func isCurrent(_ state: State) -> Bool {
    (doubt?.candidates ?? []).allSatisfy { candidate in
      guard let index = state.library.index(of: candidate.card) else { return true }
      return state.library.isUnchanged(at: index, in: state.language)
    }
  }

  func decision(for was: CardID) -> Decision? { decisions.last { $0.was == was } }

  mutating func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    switch action {
    case .link: return choose(state)
    case .undo:
      if let obstacle = state.obstacle { return .say(obstacle) }
      guard let latest = decisions.last else { return .say(.nothingToUndo) }
      return Response(effects: [.takeBack(latest)])
    case .nextCard: return show(position + 1) ? .done : .say(.lastCard)
    case .previousCard: return show(position - 1) ? .done : .say(.firstCard)
    default: return nil
    }
  }

  private func choose(_ state: State) -> Response {
    if let obstacle = state.obstacle { return .say(obstacle) }
    guard let doubt else { return .done }
    guard decision(for: doubt.was) == nil else { return .say(.decidedAlready) }
    let card = doubt.candidates.indices.contains(cursor) ? doubt.candidates[cursor].card : nil
    return Response(effects: [.decide(Decision(was: doubt.was, card: card))])
  }

  /// Goes to another known card, with the cursor on what was chosen for it; false if there is none.
  private mutating func show(_ place: Int) -> Bool {
    guard doubts.indices.contains(place) else { return false }
    position = place
    let doubt = doubts[place]
    cursor =
      decision(for: doubt.was).map { decision in
        doubt.candidates.firstIndex { $0.card == decision.card } ?? doubt.candidates.count
      } ?? 0
    return true
  }

  /// Goes on after a choice was written down or taken back: to the next card without one, or to the one
  /// of which it was.
  mutating func take(_ decision: Decision, isTakenBack: Bool) {
    if isTakenBack {
      if let index = decisions.lastIndex(of: decision) { decisions.remove(at: index) }
      if let place = doubts.firstIndex(where: { $0.was == decision.was }) { _ = show(place) }
      return
    }
    decisions.append(decision)
    let places = Array(doubts.indices)
    let open = (places.dropFirst(position + 1) + places.prefix(position)).first {
      self.decision(for: doubts[$0].was) == nil
    }
    _ = show(open ?? position)
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    let shown = doubt?.was
    doubts = doubts.compactMap { doubt in
      var doubt = doubt
      doubt.candidates.removeAll { state.library.index(of: $0.card) == nil }
      return doubt.candidates.isEmpty ? nil : doubt
    }
    if let place = doubts.firstIndex(where: { $0.was == shown }) {
      position = place
    } else {
      _ = show(min(position, doubts.count - 1))
    }
    return !doubts.isEmpty
  }

  // MARK: Drawing

  func draw(_ state: State, on canvas: inout Canvas) {
    let areas = canvas.areas
    canvas.putHeader(
      state.messages.linkTitle, right: StyledLine("\(position + 1) / \(doubts.count)", .dim))
    guard let doubt else { return }
    // Beside each other if a line is long enough to be read.
    let isWide = state.size.columns >= 80
    let gap = 4
    let width = isWide ? (areas.width - gap) / 2 : areas.width
    let known = knownCard(doubt, state, width: width, areas)
    for (row, line) in zip(areas.body, known) { canvas.put(line, row: row) }
    let top = isWide ? 0 : known.count + (areas.isTight ? 0 : 1)
    let column = isWide ? areas.left + width + gap : areas.left
    let rows = areas.body.dropFirst(top)
    guard let first = rows.first else { return }
    canvas.put(
      StyledLine(state.messages.mayBe, Style(.accent, bold: true)), row: first, column: column)
    let list = candidates(doubt, state, width: width, areas)
    let space = rows.count - 1
    let start = min(
      list.selected.lowerBound, max(0, min(list.selected.upperBound, list.lines.count) - space))
    // What is below the selected row is shown, too, if there is room.
    let last = min(list.lines.count, start + max(0, space))
    let begin = max(0, min(start, last - space))
    for (row, line) in zip(rows.dropFirst(), list.lines[begin..<last]) {
      canvas.put(line, row: row, column: column)
    }
    canvas.putScrollMarks(begin..<last, of: list.lines.count)
  }

  /// What is known: the recorded question, its box and its due day.
  private func knownCard(
    _ doubt: CardDoubt, _ state: State, width: Int, _ areas: ScreenAreas
  ) -> [StyledLine] {
    let progress = state.record[state.record.key(of: doubt.was)]
    let title = StyledLine(state.messages.known, Style(.accent, bold: true))
    let due =
      progress.map { " · " + state.messages.due(inDays: max(0, $0.due - state.day)) } ?? ""
    var standing = BoxBars.box(
      of: progress, in: state.scheduler.boxes, state.messages,
      width: width - due.columns - (areas.isTight ? title.width + 2 : 0))
    standing.append(due, .dim)
    let question = MarkdownText(
      doubt.question + (doubt.isCut ? "…" : ""), base: Style(bold: true)
    ).lines(width: width)
    if areas.isTight {
      let space = String(repeating: " ", count: max(2, width - title.width - standing.width))
      let line = StyledLine(title.runs + [StyledRun(space)] + standing.runs).fitted(to: width)
      return [line] + Self.beginning(of: question, rows: 2, width: width)
    }
    return [title] + Self.beginning(of: question, rows: 6, width: width) + [
      StyledLine(), standing.fitted(to: width),
    ]
  }

  /// The cards that it may be, a row each, and more of the selected one; `selected` are its lines.
  private func candidates(
    _ doubt: CardDoubt, _ state: State, width: Int, _ areas: ScreenAreas
  ) -> (lines: [StyledLine], selected: Range<Int>) {
    var lines: [StyledLine] = []
    var selected = 0..<0
    let chosen = decision(for: doubt.was)
    for (index, candidate) in doubt.candidates.enumerated() {
      guard let card = state.library.index(of: candidate.card) else { continue }
      let isSelected = index == cursor
      if isSelected, !areas.isTight, !lines.isEmpty { lines.append(StyledLine()) }
      let start = lines.count
      let isChosen = chosen.map { $0.card == candidate.card } ?? false
      let style = isSelected ? Style(.accent, bold: true) : .plain
      let question = MarkdownText(state.question(card, flipped: false), base: style)
      let rows =
        isSelected
        ? Self.beginning(
          of: question.lines(width: width - 2), rows: areas.isTight ? 2 : 4, width: width - 2)
        : [question.oneLine.fitted(to: width - 2)]
      lines += Self.marked(rows, isSelected: isSelected, isChosen: isChosen)
      if isSelected {
        lines += details(of: card, candidate, state, width: width - 2, areas).map(Self.indented)
        selected = start..<lines.count
        if !areas.isTight { lines.append(StyledLine()) }
      }
    }
    let isSelected = cursor >= doubt.candidates.count
    if !areas.isTight, lines.last != StyledLine() { lines.append(StyledLine()) }
    let none = StyledLine(
      state.messages.noneOfThese, isSelected ? Style(.accent, bold: true) : .plain)
    lines += Self.marked(
      [none.fitted(to: width - 2)], isSelected: isSelected,
      isChosen: chosen.map { $0.card == nil } ?? false)
    if isSelected { selected = (lines.count - 1)..<lines.count }
    return (lines, selected)
  }

  /// Where the card is, what speaks for it, and the beginning of its answer.
  private func details(
    of index: Int, _ candidate: CardDoubt.Candidate, _ state: State, width: Int,
    _ areas: ScreenAreas
  ) -> [StyledLine] {
    let messages = state.messages
    let card = state.library.card(at: index, in: state.language)
    let file = card.file.split(separator: "/").last.map(String.init) ?? card.file
    let place = ["\(file):\(card.line)", card.topic.listed(" / ")].filter { !$0.isEmpty }
    let reasons = Identification.Reason.ordered(candidate.reasons).map(messages.name(of:))
    let answer = MarkdownText(card.answer).lines(width: width)
    return [StyledLine(place.listed(" · "), .dim).fitted(to: width)]
      + (reasons.isEmpty ? [] : [StyledLine(reasons.listed(" · "), .dim).fitted(to: width)])
      + Self.beginning(of: answer, rows: areas.isTight ? 2 : 5, width: width)
  }

  /// The first lines, with an ellipsis if there are more.
  private static func beginning(
    of lines: [StyledLine], rows: Int, width: Int
  ) -> [StyledLine] {
    guard lines.count > rows, let last = lines.prefix(rows).last else { return lines }
    let ellipsis = StyledLine("…", last.runs.last?.style ?? .plain)
    var cut = last + ellipsis
    if cut.width > width { cut = last.fitted(to: last.width - 1) }
    return lines.prefix(rows - 1) + [cut]
  }

  private static func marked(
    _ lines: [StyledLine], isSelected: Bool, isChosen: Bool
  ) -> [StyledLine] {
    let mark = isChosen ? "✓ " : isSelected ? "▸ " : "  "
    let style = Style(isChosen ? .success : .accent, bold: true)
    return lines.enumerated().map { row, line in
      row > 0 ? indented(line) : StyledLine([StyledRun(mark, style)] + line.runs)
    }
  }

  private static func indented(_ line: StyledLine) -> StyledLine {
    StyledLine([StyledRun("  ")] + line.runs)
  }
}
