import FlashcardDeck

/// What is known of a card besides its text.
public enum CardFact: Sendable {
  case box, due, answers, recalled, marks, kind, id, deck, place, source, tags, siblings
}

/// A card's box, due day and past answers, and where it stands.
struct InformationScreen: TextScreen {
  private(set) var card: Int
  private var answers: [PastAnswer]
  /// Whether the card is shown in the language that the interface does not speak, as below.
  let isFlipped: Bool
  var scroll = 0

  init(card: Int, answers: [PastAnswer], isFlipped: Bool = false) {
    (self.card, self.answers, self.isFlipped) = (card, answers, isFlipped)
  }

  var context: Context { .information }

  func layoutKey(_ state: State) -> LayoutKey {
    var key = LayoutKey(context, state)
    key.card = CardLayout.Part(
      card: card, isFlipped: isFlipped, showsAnswer: !isAsked(state))
    key.answers = answers.count
    return key
  }

  func layOut(_ state: State) -> Layout {
    let messages = state.messages
    let width = ScreenAreas(size: state.size).width
    let facts = facts(state)
    let column = 2 + (facts.map { messages.name(of: $0.fact).columns }.max() ?? 0)
    let question = state.listed(card, flipped: isFlipped, base: Style(bold: true))
    let isTight = ScreenAreas(size: state.size).isTight
    var lines = [question.fitted(to: width)] + (isTight ? [] : [StyledLine()])
    for (fact, value) in facts {
      let label = messages.name(of: fact).padded(to: column)
      for (row, line) in value.wrapped(to: max(8, width - column)).enumerated() {
        let head = StyledRun(row == 0 ? label : String(repeating: " ", count: column), .dim)
        lines.append(StyledLine([head] + line.runs))
      }
    }
    let language = isFlipped ? state.language.other : state.language
    let addresses = state.library.card(at: card, in: language).addresses(
      withAnswer: !isAsked(state))
    return Layout(
      lines, opens: OpenedKinds(addresses))
  }

  private func facts(_ state: State) -> [(fact: CardFact, value: StyledLine)] {
    let messages = state.messages
    let entry = state.library.entries[card]
    let language = isFlipped ? state.language.other : state.language
    let text = state.library.card(at: card, in: language)
    let progress = state.record[entry.id]
    let marks = state.record.remarks.marks[entry.id] ?? Remarks.Marks()
    var facts: [(CardFact, StyledLine)] = [
      (
        .box,
        BoxBars.box(
          of: progress, in: state.scheduler.boxes, messages,
          width: ScreenAreas(size: state.size).width - 14)
      )
    ]
    if let progress {
      let days = progress.due - state.day
      // The day after is that of a card that is not recalled again today.
      let isBack = progress.isRelearning(on: state.day)
      let late = days < 0 ? " · " + messages.overdue(-days) : ""
      facts.append(
        (.due, StyledLine(state.due(progress) + (isBack ? "" : " · \(progress.due)") + late)))
    }
    facts.append((.answers, answers.isEmpty ? StyledLine(messages.never, .dim) : gradeLine()))
    let again = answers.count { $0.grade == .again }
    if let progress, progress.lapses + again > 0 {
      var line = StyledLine("\(progress.lapses)")
      // Else it seems to be another number than that of the digits above.
      if again > progress.lapses { line.append(" · " + messages.whatIsNoLapse, .dim) }
      facts.append((.recalled, line))
    }
    if marks.isStarred || marks.isAway(on: state.day) {
      let until = marks.buriedUntil.flatMap { $0 > state.day ? messages.buried(until: $0) : nil }
      let names = [
        marks.isStarred ? messages.starred : nil, marks.isSuspended ? messages.suspended : nil,
        until,
      ].compactMap(\.self)
      facts.append((.marks, StyledLine(names.listed(" · "), Style(.accent, bold: true))))
    }
    let deck = state.library.decks[entry.deck]
    facts.append(
      (
        .deck,
        StyledLine(
          [NameText.shown(deck.title(in: language)), text.shownTopic].filter { !$0.isEmpty }
            .listed(" / ").displayed())
      )
    )
    if text.kind != .basic { facts.append((.kind, StyledLine(messages.name(of: text.kind)))) }
    facts.append((.id, StyledLine(entry.id.description.displayed())))
    facts.append((.place, StyledLine("\(text.file):\(text.line)".displayed())))
    if !text.source.isEmpty { facts.append((.source, StyledLine(text.source.displayed()))) }
    if !text.tags.isEmpty {
      facts.append((.tags, StyledLine(text.tags.listed(", ").displayed())))
    }
    let siblings = state.library.entries.filter { $0.group == entry.group && $0.id != entry.id }
    if !siblings.isEmpty {
      facts.append((.siblings, StyledLine(siblings.map(\.id.description).listed("  "))))
    }
    return facts
  }

  /// The digits of the grades in the order of time, a wider gap before another month, and the first and last
  /// day.
  private func gradeLine() -> StyledLine {
    var line = StyledLine()
    var before: PastAnswer?
    for answer in answers {
      if let before {
        let (day, last) = (answer.day.date, before.day.date)
        line.append((day.year, day.month) == (last.year, last.month) ? " " : "   ", .dim)
      }
      let style: Style =
        answer.isPractice
        ? .dim
        : answer.grade == .again ? Style(.error, bold: true) : Style(.accent)
      line.append(String(answer.grade.rawValue), style)
      before = answer
    }
    if let first = answers.first, let last = answers.last {
      let days = first.day == last.day ? "\(first.day)" : "\(first.day) – \(last.day)"
      line.append("   " + days, .dim)
    }
    return line
  }

  func markedCard(_ state: State) -> Int? { card }

  func perform(_ action: Action, _ state: State, clock: Int) -> Response? {
    switch action {
    case .openLinks:
      state.openLinks(of: card, flipped: isFlipped, withAnswer: !isAsked(state))
    case .viewPicture:
      state.viewPicture(of: card, flipped: isFlipped, withAnswer: !isAsked(state))
    default: state.mark(card, by: action, flipped: isFlipped)
    }
  }

  func offers(_ action: Action, _ state: State) -> Bool {
    switch action {
    case .openLinks: !layout(state).opens.isEmpty
    case .viewPicture: layout(state).opens.contains(.picture)
    default: true
    }
  }

  /// Whether the card is asked on the screen below, so that nothing here may tell its answer.
  private func isAsked(_ state: State) -> Bool {
    state.screens.contains {
      ($0 as? ReviewScreen)?.isAsking(card) ?? ($0 as? InterviewScreen)?.isAsking(card) ?? false
    }
  }

  mutating func takeLibrary(_ state: State, from old: Library, clock: Int) -> Bool {
    guard let index = state.index(of: old.entries[card].id) else { return false }
    card = index
    return true
  }

  func draw(_ state: State, on canvas: inout Canvas) {
    canvas.putHeader(state.messages.informationTitle, right: state.dateLine)
    drawText(state, on: &canvas)
  }
}
