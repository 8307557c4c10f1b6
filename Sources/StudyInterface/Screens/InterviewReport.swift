import FlashcardDeck

/// The results of an interview: its questions with times and points, what was missed, and what to study next.
struct InterviewReport {
  /// A topic with how many points of its cards were missed, and of how many.
  private struct Weakness {
    let deck: Int
    let topic: Int
    var missed = 0
    var all = 0
  }

  private static let mostTopics = 3

  private let state: State
  private let areas: ScreenAreas
  /// In the order of asking, with the cards that decks have.
  private let results: [(card: Int?, answer: SpokenAnswer)]
  /// All answers that were ever given aloud, those of this interview last.
  private let all: [SpokenAnswer]

  private var messages: any Messages { state.messages }

  init(_ session: InterviewSession, _ earlier: [SpokenAnswer], _ state: State) {
    self.state = state
    areas = ScreenAreas(size: state.size)
    results = session.answers.sorted { $0.key < $1.key }.map { (session.cards[$0], $1) }
    let own = Set(session.answers.values.map(\.event))
    all = earlier.filter { !own.contains($0.event) } + results.map(\.answer)
  }

  var lines: [StyledLine] {
    if results.isEmpty { return StyledLine(messages.nothingAsked).wrapped(to: areas.width) }
    let gap = areas.isTight ? [] : [StyledLine()]
    return [headline, questions, missed, topics].filter { !$0.isEmpty }
      .reduce([]) { $0.isEmpty ? $1 : $0 + gap + $1 }
  }

  /// The cards of the topics to study next; without one those that were asked.
  var cardsToPractise: [Int] {
    let weak = weakTopics
    if weak.isEmpty { return results.compactMap(\.card) }
    return state.library.entries.indices.filter { card in
      let entry = state.library.entries[card]
      return weak.contains { $0.deck == entry.deck && $0.topic == entry.topic }
    }
  }

  private var headline: [StyledLine] {
    let seconds = results.reduce(0) { $0 + $1.answer.seconds }
    let said = results.reduce(0) { $0 + $1.answer.points.said }
    let points = results.reduce(0) { $0 + $1.answer.points.all }
    let mean = results.isEmpty ? 0 : (seconds + results.count / 2) / results.count
    let facts = [
      messages.points(said, of: points), messages.time(seconds: seconds),
      messages.meanTime(InterviewScreen.time(mean)),
    ]
    return Summary.flow(
      [StyledLine(messages.questionsAnswered(results.count), Style(bold: true))]
        + facts.map { StyledLine($0, .dim) }, between: StyledRun(" · ", .dim), width: areas.width)
  }

  private var questions: [StyledLine] {
    let points = results.map { "\($0.answer.points.said)/\($0.answer.points.all)" }
    let names = results.map { messages.name(of: $0.answer.grade) }
    let (pointWidth, nameWidth) = (
      points.map(\.columns).max() ?? 0, names.map(\.columns).max() ?? 0
    )
    return results.indices.map { index in
      let (card, answer) = results[index]
      let isLong = answer.seconds > SaidPoints.longestGoodAnswer
      let question = card.map { ListedCard(state.library, $0, in: state.language).line.text }
      return StyledLine([
        StyledRun(InterviewScreen.time(answer.seconds) + "  ", isLong ? Style(.warning) : .dim),
        StyledRun(points[index].padded(to: pointWidth) + "  "),
        StyledRun(
          names[index].padded(to: nameWidth) + "  ", Style(GradeRow.role(of: answer.grade))),
        StyledRun(question ?? answer.card.description.displayed()),
      ]).fitted(to: areas.width)
    }
  }

  /// What was missed in this interview, first what was missed most often in all of them.
  private var missedPoints: MissedPoints {
    // By what is shown of them: before, one may have been missed in the other language.
    func shown(_ point: MissedPoint) -> [String] {
      [point.card.description, point.text(in: state.language, state.library)]
    }
    let own = Set(MissedPoint.all(in: results.map(\.answer), state.library).map(shown))
    let cards = Set(results.map(\.answer.card))
    let points = MissedPoint.all(in: all, state.library).filter {
      cards.contains($0.card) && own.contains(shown($0))
    }
    return MissedPoints(points, most: points.count, state)
  }

  /// The cards of these points, as indices into the library.
  var missedCards: [Int] { missedPoints.cards }

  private var missed: [StyledLine] {
    let points = missedPoints.lines(width: areas.width)
    return points.isEmpty
      ? [StyledLine(messages.nothingMissed, Style(.success))]
      : [StyledLine(messages.missedPoints, Style(.accent, bold: true))] + points
  }

  /// The topics in which most points were missed, or a card was forgotten.
  private var weakTopics: [Weakness] {
    var topics: [Weakness] = []
    for case (let card?, let answer) in results {
      let entry = state.library.entries[card]
      let index =
        topics.firstIndex { $0.deck == entry.deck && $0.topic == entry.topic } ?? topics.count
      if index == topics.count { topics.append(Weakness(deck: entry.deck, topic: entry.topic)) }
      topics[index].missed += answer.points.all - answer.points.said
      topics[index].all += answer.points.all
    }
    return topics.filter { $0.missed > 0 }
      .sorted { ($0.missed, $1.all) > ($1.missed, $0.all) }
      .prefix(Self.mostTopics).map(\.self)
  }

  private var topics: [StyledLine] {
    let weak = weakTopics
    guard !weak.isEmpty else { return [] }
    let names = weak.map { topic in
      let deck = state.library.decks[topic.deck]
      let path = deck.topics[topic.topic].path(in: state.language)
      return NameText.shown(path.last ?? deck.title(in: state.language))
    }
    let title = messages.studyNext(key: state.keyName(.practise))
    return StyledLine(title, Style(.accent, bold: true)).wrapped(to: areas.width)
      + zip(names, weak).map { name, topic in
        let facts = StyledLine("  " + messages.missed(topic.missed, of: topic.all), .dim)
        let room = max(8, areas.width - 2 - facts.width)
        return (StyledLine("  " + name).fitted(to: room + 2) + facts).fitted(to: areas.width)
      }
  }
}
