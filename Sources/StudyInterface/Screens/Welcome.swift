import FlashcardDeck

/// What a learner who has never answered a card should know: what this is, how to begin, and where the
/// decks are.
enum Welcome {
  struct Line {
    let text: StyledLine
    /// What a click on it does: what its key does; nil if it names none.
    var action: Action?
  }

  /// As much of it as there are rows for, the most needed first.
  static func lines(_ state: State, width: Int, rows: Int) -> [Line] {
    let messages = state.messages
    let isTight = ScreenAreas(size: state.size).isTight
    let hasCards = state.hasCards
    var facts: [(action: Action?, name: String, text: String)] = []
    func add(_ action: Action, _ text: String) {
      facts.append((action, state.keyName(action), text))
    }
    if hasCards, state.session.remaining.total > 0 {
      add(.study, messages.welcomeStudy)
    } else if state.hasMoreNewCards {
      add(.more, messages.welcomeMore)
    }
    add(.add, messages.welcomeAdd)
    add(.help, messages.welcomeHelp)
    let places = state.deckPlaces.map { $0.displayed() }.listed(", ")
    if !places.isEmpty { facts.append((nil, messages.welcomeDecks, places)) }
    let nameWidth = (facts.map { $0.name.columns }.max() ?? 0) + 2
    var blocks = [
      StyledLine(hasCards ? messages.welcome : messages.noCardsHint).wrapped(to: width)
        .map { Line(text: $0) }
    ]
    blocks += facts.map { fact in
      let text = StyledLine(fact.text, .dim).wrapped(to: max(1, width - nameWidth))
      return text.enumerated().map { index, line in
        let name = (index == 0 ? fact.name : "").padded(to: nameWidth)
        let style = fact.action == nil ? Style.dim : Style(.accent)
        return Line(
          text: StyledLine([StyledRun(name, style)] + line.runs), action: fact.action)
      }
    }
    if !isTight { blocks.insert([Line(text: StyledLine())], at: 1) }
    var lines: [Line] = []
    for block in blocks {
      if lines.count + block.count <= rows {
        lines += block
      } else if lines.count < rows, let first = block.first {
        let text = StyledLine(first.text.runs + [StyledRun("…", .dim)]).fitted(to: width)
        lines.append(Line(text: text, action: first.action))
      }
    }
    return lines
  }

  /// The row of the body in which it begins if there is no card, below what says so.
  static let offsetWithoutCards = 2

  /// What it says if there is no card.
  static func withoutCards(_ state: State, _ areas: ScreenAreas) -> [Line] {
    lines(state, width: areas.width, rows: areas.body.count - offsetWithoutCards)
  }
}

extension Canvas {
  /// Writes that there is no card, and how to get one.
  mutating func putNoCards(_ state: State) {
    let hadCards = state.record.answeredCards > 0
    let title = StyledLine(
      hadCards ? state.messages.noCardsLeft : state.messages.noCards, Style(bold: true))
    putBody([title, StyledLine()] + Welcome.withoutCards(state, areas).map(\.text))
  }
}
