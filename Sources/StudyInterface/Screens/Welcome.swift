import FlashcardDeck

/// What a learner who has never answered a card should know: what this is, how to begin, and where the
/// decks are.
enum Welcome {
  /// As much of it as there are rows for, the most needed first.
  static func lines(_ state: State, width: Int, rows: Int) -> [StyledLine] {
    let messages = state.messages
    let isTight = ScreenAreas(size: state.size).isTight
    let hasCards = state.hasCards
    var facts: [(name: String, style: Style, text: String)] = []
    if hasCards, state.session.remaining.total > 0 {
      facts.append((state.keyName(.study), Style(.accent), messages.welcomeStudy))
    } else if state.hasMoreNewCards {
      facts.append((state.keyName(.more), Style(.accent), messages.welcomeMore))
    }
    facts += [
      (state.keyName(.add), Style(.accent), messages.welcomeAdd),
      (state.keyName(.help), Style(.accent), messages.welcomeHelp),
      (messages.welcomeDecks, .dim, state.deckPlaces.map { $0.displayed() }.listed(", ")),
    ].filter { !$0.text.isEmpty }
    let nameWidth = (facts.map { $0.name.columns }.max() ?? 0) + 2
    var blocks = [
      StyledLine(hasCards ? messages.welcome : messages.noCardsHint).wrapped(to: width)
    ]
    blocks += facts.map { fact in
      let text = StyledLine(fact.text, .dim).wrapped(to: max(1, width - nameWidth))
      return text.enumerated().map { index, line in
        let name = (index == 0 ? fact.name : "").padded(to: nameWidth)
        return StyledLine([StyledRun(name, fact.style)] + line.runs)
      }
    }
    if !isTight { blocks.insert([StyledLine()], at: 1) }
    var lines: [StyledLine] = []
    for block in blocks {
      if lines.count + block.count <= rows {
        lines += block
      } else if lines.count < rows, let first = block.first {
        lines.append(StyledLine(first.runs + [StyledRun("…", .dim)]).fitted(to: width))
      }
    }
    return lines
  }
}

extension Canvas {
  /// Writes that there is no card, and how to get one.
  mutating func putNoCards(_ state: State) {
    let title = StyledLine(state.messages.noCards, Style(bold: true))
    let lines = Welcome.lines(state, width: areas.width, rows: areas.body.count - 2)
    putBody([title, StyledLine()] + lines)
  }
}
