import FlashcardDeck

/// Key points that were missed in interviews, each below the question that it answers.
struct MissedPoints {
  private let state: State
  private let points: [MissedPoint]
  /// What is shown of each, in the learner's language.
  private let texts: [String]

  /// The first of some points. Those that their cards have no longer are left out, if there are any others.
  init(_ all: some Collection<MissedPoint>, most: Int, _ state: State) {
    self.state = state
    let standing = all.lazy.filter { point in
      state.index(of: point.card).map { point.isStanding(of: $0, state.library) } ?? false
    }
    let current = Array(standing.prefix(most))
    // What was missed in both languages is one point.
    var shown: [(point: MissedPoint, text: String)] = []
    for point in current.isEmpty ? Array(all.prefix(most)) : current {
      let text = point.text(in: state.language, state.library)
      if let place = shown.firstIndex(where: { $0.point.card == point.card && $0.text == text }) {
        let first = shown[place].point
        shown[place].point = MissedPoint(
          card: first.card, point: first.point, times: first.times + point.times)
      } else {
        shown.append((point, text))
      }
    }
    let order = shown.indices.sorted {
      (-shown[$0].point.times, $0) < (-shown[$1].point.times, $1)
    }
    (points, texts) = (order.map { shown[$0].point }, order.map { shown[$0].text })
  }

  /// Their cards, as indices into the library, each once.
  var cards: [Int] {
    points.compactMap { state.index(of: $0.card) }.reduce(into: []) { cards, card in
      if !cards.contains(card) { cards.append(card) }
    }
  }

  /// The questions, and below each how often its points were missed.
  func lines(width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    var asked: CardID?
    for (point, shown) in zip(points, texts) {
      if point.card != asked {
        asked = point.card
        let question = state.index(of: point.card).map {
          ListedCard(state.library, $0, in: state.language).line.text
        }
        let name = question ?? point.card.description.displayed()
        lines.append(StyledLine("  " + name, .dim).fitted(to: width))
      }
      let count = StyledLine("  \(point.times.aligned(to: 2))×  ", Style(bold: point.times > 1))
      let space = StyledLine(String(repeating: " ", count: count.width))
      let text = StyledLine(shown.displayed()).wrapped(
        to: max(8, width - count.width))
      lines += text.enumerated().map { row, line in (row == 0 ? count : space) + line }
    }
    return lines
  }
}

extension MissedPoint {
  /// The points that their cards still have; all of them if none does.
  public static func standing(among points: [MissedPoint], _ library: Library) -> [MissedPoint] {
    let standing = points.filter { point in
      library.index(of: point.card).map { point.isStanding(of: $0, library) } ?? false
    }
    return standing.isEmpty ? points : standing
  }

  /// The point as its card has it in a language: the history has it in that of the answer, and only the beginning of
  /// a long one.
  func text(in language: Language, _ library: Library) -> String {
    guard let card = library.index(of: card) else { return point }
    func points(_ language: Language) -> [String] {
      KeyPoints(of: library.card(at: card, in: language)).points.map(Checklist.plain)
    }
    let own = points(language)
    if let text = own.first(where: { SaidPoints.name($0) == point }) { return text }
    let others = points(language.other)
    guard let place = others.firstIndex(where: { SaidPoints.name($0) == point }) else {
      return point
    }
    return own.count == others.count ? own[place] : others[place]
  }

  /// Whether a card, an index into the library, still has the point in one of its languages, and in the same
  /// words.
  fileprivate func isStanding(of card: Int, _ library: Library) -> Bool {
    Language.allCases.contains { language in
      KeyPoints(of: library.card(at: card, in: language)).points.contains {
        SaidPoints.name(Checklist.plain($0)) == point
      }
    }
  }
}
