import FlashcardDeck

extension LinkScreen {
  /// The parts of the screen, for what is drawn there and what is clicked on.
  private struct Parts {
    var known: [StyledLine]
    /// Where the candidates are, their title first.
    var rows: Range<Int>
    var column: Int
    var list: Candidates
    /// Those of their lines that are shown.
    var shown: Range<Int>
  }

  /// The candidates as lines.
  private struct Candidates {
    var lines: [StyledLine] = []
    /// The row of the list to which each line belongs.
    var owners: [Int] = []
    /// The lines of the row that the cursor is on.
    var selected = 0..<0

    mutating func add(_ lines: [StyledLine], of owner: Int) {
      self.lines += lines
      owners += Array(repeating: owner, count: lines.count)
    }
  }

  private func parts(_ doubt: CardDoubt, _ state: State, _ areas: ScreenAreas) -> Parts {
    // Beside each other if a line is long enough to be read.
    let isWide = state.size.columns >= 80
    let gap = 4
    let width = isWide ? (areas.width - gap) / 2 : areas.width
    let known = knownCard(doubt, state, width: width, areas)
    let top = isWide ? 0 : known.count + (areas.isTight ? 0 : 1)
    let rows = areas.body.dropFirst(top)
    let list = candidates(doubt, state, width: width, areas)
    let space = rows.count - 1
    let start = min(
      list.selected.lowerBound, max(0, min(list.selected.upperBound, list.lines.count) - space))
    // What is below the selected row is shown, too, if there is room.
    let last = min(list.lines.count, start + max(0, space))
    return Parts(
      known: known, rows: rows, column: isWide ? areas.left + width + gap : areas.left, list: list,
      shown: max(0, min(start, last - space))..<last)
  }

  func index(at row: Int, _ state: State) -> Int? {
    guard let doubt else { return nil }
    let parts = parts(doubt, state, ScreenAreas(size: state.size))
    let line = parts.shown.lowerBound + row - parts.rows.lowerBound - 1
    return parts.shown.contains(line) ? parts.list.owners[line] : nil
  }

  func draw(_ state: State, on canvas: inout Canvas) {
    let areas = canvas.areas
    canvas.putHeader(
      state.messages.linkTitle, right: StyledLine("\(position + 1) / \(doubts.count)", .dim))
    guard let doubt else { return }
    let parts = parts(doubt, state, areas)
    for (row, line) in zip(areas.body, parts.known) { canvas.put(line, row: row) }
    guard let first = parts.rows.first else { return }
    canvas.put(
      StyledLine(state.messages.mayBe, Style(.accent, bold: true)), row: first,
      column: parts.column)
    for (row, line) in zip(parts.rows.dropFirst(), parts.list.lines[parts.shown]) {
      canvas.put(line, row: row, column: parts.column)
    }
    canvas.putScrollMarks(parts.shown, of: parts.list.lines.count)
  }

  /// What is known: the recorded question, its box and its due day.
  private func knownCard(
    _ doubt: CardDoubt, _ state: State, width: Int, _ areas: ScreenAreas
  ) -> [StyledLine] {
    let progress = state.record[state.record.key(of: doubt.was)]
    let title = StyledLine(state.messages.known, Style(.accent, bold: true))
    let due =
      progress.map { " · " + state.messages.due(inDays: max(0, $0.due - state.day)) } ?? ""
    let last = progress.map { StyledLine(state.messages.lastAnswered($0.last), .dim) }
    var standing = BoxBars.box(
      of: progress, in: state.scheduler.boxes, state.messages,
      width: width - due.columns - (areas.isTight ? title.width + 2 : 0))
    standing.append(due, .dim)
    let question = MarkdownText(
      doubt.question + (doubt.isCut ? "…" : ""), base: Style(bold: true),
      in: state.language
    ).lines(width: width)
    let place = Self.place(of: doubt, state, language(state)).map {
      StyledLine($0, .dim).fitted(to: width)
    }
    if areas.isTight {
      let space = String(repeating: " ", count: max(2, width - title.width - standing.width))
      let line = StyledLine(title.runs + [StyledRun(space)] + standing.runs).fitted(to: width)
      return [line] + Self.beginning(of: question, rows: 2, width: width)
    }
    return [title] + Self.beginning(of: question, rows: 6, width: width) + [place].compactMap { $0 }
      + [StyledLine(), standing.fitted(to: width)] + [last].compactMap { $0?.fitted(to: width) }
  }

  /// The deck and the topic in which a known card was; nil if nothing is known of them.
  private static func place(of doubt: CardDoubt, _ state: State, _ language: Language) -> String? {
    let library = state.library
    let deck = library.decks.first { $0.id == doubt.deck }?.title(in: language) ?? doubt.deck
    let topic = doubt.neighbour.flatMap { library.index(of: $0) }.map {
      library.card(at: $0, in: language).shownTopic
    }
    let parts = [NameText.shown(deck), topic ?? ""].filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.listed(" · ")
  }

  /// The cards that it may be, a row each, and more of the selected one.
  private func candidates(
    _ doubt: CardDoubt, _ state: State, width: Int, _ areas: ScreenAreas
  ) -> Candidates {
    var list = Candidates()
    let chosen = decision(for: doubt.was)
    for (index, candidate) in doubt.candidates.enumerated() {
      guard let card = state.library.index(of: candidate.card) else { continue }
      let isSelected = index == cursor
      if isSelected, !areas.isTight, !list.lines.isEmpty { list.add([StyledLine()], of: index) }
      let start = list.lines.count
      let isChosen = chosen.map { $0.card == candidate.card } ?? false
      let style = isSelected ? Style(.accent, bold: true) : .plain
      let question = MarkdownText(
        state.library.question(at: card, in: language(state)), base: style,
        in: state.language)
      let rows =
        isSelected
        ? Self.beginning(
          of: question.lines(width: width - 2), rows: areas.isTight ? 2 : 4, width: width - 2)
        : [question.oneLine.fitted(to: width - 2)]
      list.add(Self.marked(rows, isSelected: isSelected, isChosen: isChosen), of: index)
      if isSelected {
        let details = details(of: card, candidate, state, width: width - 2, areas)
        list.add(details.map(Self.indented), of: index)
        list.selected = start..<list.lines.count
        if !areas.isTight { list.add([StyledLine()], of: index) }
      }
    }
    let last = doubt.candidates.count
    let isSelected = cursor >= last
    if !areas.isTight, list.lines.last != StyledLine() { list.add([StyledLine()], of: last) }
    let none = StyledLine(
      state.messages.noneOfThese, isSelected ? Style(.accent, bold: true) : .plain)
    list.add(
      Self.marked(
        [none.fitted(to: width - 2)], isSelected: isSelected,
        isChosen: chosen.map { $0.card == nil } ?? false), of: last)
    if isSelected { list.selected = (list.lines.count - 1)..<list.lines.count }
    return list
  }

  /// Where the card is, what speaks for it, and the beginning of its answer.
  private func details(
    of index: Int, _ candidate: CardDoubt.Candidate, _ state: State, width: Int,
    _ areas: ScreenAreas
  ) -> [StyledLine] {
    let messages = state.messages
    let card = state.library.card(at: index, in: language(state))
    let file = card.file.split(separator: "/").last.map(String.init) ?? card.file
    let place = ["\(file):\(card.line)", card.shownTopic].filter { !$0.isEmpty }
    let reasons = messages.words(for: candidate.reasons)
    let answer = MarkdownText(card.answer, in: state.language).lines(width: width)
    return [StyledLine(place.listed(" · "), .dim).fitted(to: width)]
      + (reasons.isEmpty ? [] : StyledLine(reasons.listed(" · "), .dim).wrapped(to: width))
      + Self.beginning(of: answer, rows: areas.isTight ? 2 : 5, width: width)
  }

  /// The first lines, with an ellipsis if there are more.
  private static func beginning(
    of lines: [StyledLine], rows: Int, width: Int
  ) -> [StyledLine] {
    guard lines.count > rows, let last = lines.prefix(rows).last else { return lines }
    var cut = last + StyledLine("…", last.runs.last?.style ?? .plain)
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
