import FlashcardDeck

/// The result of a day’s review or a practice: the answers, what moved, what comes tomorrow, and the boxes
/// as they were and as they are.
struct Summary {
  private let state: State
  private let areas: ScreenAreas
  /// The cards that the review was about.
  private let scope: Scope

  private var messages: any Messages { state.messages }
  private var gap: [StyledLine] { areas.isTight ? [] : [StyledLine()] }

  /// The results of the day, after the review of some cards.
  static func lines(_ scope: Scope, _ state: State) -> [StyledLine] { Summary(scope, state).day() }

  /// The results of a practice.
  static func lines(of practice: PracticeSession, _ state: State) -> [StyledLine] {
    Summary(.everything, state).lines(of: practice)
  }

  private init(_ scope: Scope, _ state: State) {
    (self.scope, self.state) = (scope, state)
    areas = ScreenAreas(size: state.size)
  }

  private func day() -> [StyledLine] {
    let answers = state.record.answers(on: state.day)
    let moves = BoxMoves(answers, in: state.record, boxes: state.scheduler.boxes) {
      state.index(of: $0) != nil
    }
    let seconds = answers.reduce(0) { $0 + ($1.kind.seconds ?? 0) }
    let head = headline(
      messages.answers(today: answers.count), seconds: seconds, recall: moves.recall)
    let counts = [
      ("+", moves.learned, messages.learned, Style.Role.accent),
      ("↑", moves.up, messages.movedUp, .success), ("=", moves.stayed, messages.stayed, .text),
      ("↓", moves.forgotten, messages.forgotten, .warning),
    ].filter { $0.1 > 0 }.map { sign, count, label, role in
      StyledLine([StyledRun(sign + " ", Style(role, bold: true))] + counted(count, label))
    }
    let moved = Self.flow(counts, between: StyledRun("   "), width: areas.width)
    let texts = [head, moved, outlook()].filter { !$0.isEmpty }
    func parts(isRoomy: Bool) -> [StyledLine] {
      let picture = answers.isEmpty ? [] : boxes(moves, isRoomy: isRoomy)
      let space = isRoomy ? [StyledLine(), StyledLine()] : gap
      return Array((texts + (picture.isEmpty ? [] : [picture])).joined(separator: space))
    }
    let roomy = parts(isRoomy: true)
    return roomy.count <= areas.body.count ? roomy : parts(isRoomy: false)
  }

  private func lines(of practice: PracticeSession) -> [StyledLine] {
    let (stayed, moved, forgotten) = practice.outcome
    let recalled = stayed + moved
    let recall = Totals.Recall(asked: recalled + forgotten, recalled: recalled)
    let rows = [
      ("↑", moved, messages.answeredInPractice, Style.Role.success),
      ("=", stayed, messages.recalledInPractice, Style.Role.success),
      ("↓", forgotten, messages.forgottenInPractice, .warning),
    ].filter { $0.1 > 0 }
    let digits = rows.map { String($0.1).count }.max() ?? 1
    let largest = rows.map(\.1).max() ?? 0
    let results = rows.flatMap { sign, count, label, role -> [StyledLine] in
      let text = StyledLine([
        StyledRun(sign.padded(to: 2), Style(role, bold: true)),
        StyledRun(count.aligned(to: digits) + "  ", Style(bold: true)), StyledRun(label),
      ])
      let bar = BoxBars.cells(count, of: largest, width: min(40, areas.width - 4 - digits))
      let start = String(repeating: " ", count: 4 + digits)
      let line = StyledLine([StyledRun(start), StyledRun(bar, Style(role))])
      return text.wrapped(to: areas.width) + (areas.isTight ? [] : [line])
    }
    return headline(
      messages.practised(recalled + forgotten), seconds: practice.seconds, recall: recall)
      + gap + results + (results.isEmpty ? [] : gap) + outlook()
  }

  // MARK: Parts

  /// A number and what it counts, in the order of the language.
  private func counted(_ count: Int, _ label: String) -> [StyledRun] {
    let number = StyledRun("\(count)", Style(bold: true))
    let runs = messages.numbersComeFirst ? [number, StyledRun(label)] : [StyledRun(label), number]
    return [runs[0], StyledRun(" "), runs[1]]
  }

  /// What was done, how long it took, what share was recalled, and how many days in a row have answers.
  private func headline(_ done: String, seconds: Int, recall: Totals.Recall) -> [StyledLine] {
    let streak = state.record.totals.streak(on: state.day)
    let rest = [
      seconds > 0 ? messages.time(seconds: seconds) : "",
      recall.percent.map { "\(messages.recalled) \($0)%" } ?? "",
      streak > 1 ? "\(streak) \(messages.streak(streak))" : "",
    ].filter { !$0.isEmpty }
    let parts = [StyledLine(done, Style(bold: true))] + rest.map { StyledLine($0, .dim) }
    return Self.flow(parts, between: StyledRun(" · ", .dim), width: areas.width)
  }

  /// Cards that are still to be asked today, else those that are due tomorrow and new ones that come then, or
  /// when the next one is due; and the key that brings more today.
  private func outlook() -> [StyledLine] {
    let left = state.session.remaining
    if left.total > 0 {
      let counts = StyledLine(messages.left(left, overdue: state.session.overdue))
      let today = StyledLine(messages.stillToday, Style(.accent, bold: true))
      return Self.flow([today, counts], between: StyledRun("   "), width: areas.width)
    }
    let (days, due, new) = state.countedOutlook ?? state.outlook
    var parts = [StyledLine(messages.due(inDays: days), Style(.accent, bold: true))]
    for (count, label) in [(due, messages.due), (new, messages.new)] where count > 0 {
      parts.append(StyledLine(counted(count, label)))
    }
    if parts.count == 1 { parts = noneNext }
    var lines = Self.flow(parts, between: StyledRun("   "), width: areas.width)
    if state.heldBack.due > 0 {
      let sentence = messages.heldBack(state.heldBack, by: state.scheduler.limits).first ?? ""
      lines += StyledLine(sentence, .dim).wrapped(to: areas.width)
    }
    if state.siblingsLeft > 0 {
      lines += StyledLine(messages.siblingsLater(state.siblingsLeft), .dim)
        .wrapped(to: areas.width)
    }
    let more = state.hasMoreNewCards ? state.newCardsLeft(in: scope).others : 0
    if more > 0 {
      let hint = messages.newCardsUsedUp(min(State.moreCards, more), key: state.keyName(.more))
      lines += StyledLine(hint, .dim).wrapped(to: areas.width)
    }
    return lines
  }

  /// What stands in place of what comes next if nothing does: why, unless the line below says it.
  private var noneNext: [StyledLine] {
    guard state.scheduler.limits.reviews == 0 else {
      return [StyledLine(messages.noneWaiting, .dim)]
    }
    if state.heldBack.due > 0 { return [] }
    return [StyledLine(messages.reviewsUsedUp(areNeverAsked: true)[0], .dim)]
  }

  /// The boxes from the first to the last that has cards, each with a bar of what it has and had; where
  /// there is room, apart and with longer bars.
  private func boxes(_ moves: BoxMoves, isRoomy: Bool) -> [StyledLine] {
    let after = state.overview.all.boxes
    let before = moves.before(after)
    let used = before.indices.filter { after[$0] > 0 || before[$0] > 0 }
    guard let first = used.first, let last = used.last else { return [] }
    let shown = first...last
    func digits(_ counts: [Int]) -> Int { shown.map { String(counts[$0]).count }.max() ?? 1 }
    let (beforeDigits, afterDigits) = (digits(before), digits(after))
    let arrow = " → "
    let nameWidth = shown.map { messages.box($0 + 1).columns }.max() ?? 0
    let largest = shown.map { max(before[$0], after[$0]) }.max() ?? 0
    let lines = shown.map { box in
      let hasChanged = before[box] != after[box]
      let change = hasChanged ? before[box].aligned(to: beforeDigits) + arrow : ""
      let start = StyledLine([
        StyledRun(messages.box(box + 1).padded(to: nameWidth) + "  "),
        StyledRun(change.padded(to: beforeDigits + arrow.columns), .dim),
        StyledRun(after[box].aligned(to: afterDigits) + "  ", Style(bold: hasChanged)),
      ])
      let room = max(0, min(isRoomy ? 64 : 48, areas.width - start.width))
      // A card has a cell, or some if there is room for them.
      let cells = isRoomy ? max(1, min(4, room / BoxBars.columnWidth / max(1, largest))) : 1
      let bar = BoxBars.change(
        before[box] * cells, after[box] * cells, of: largest * cells, width: room)
      return StyledLine(start.runs + bar.runs)
    }
    return isRoomy ? Array(lines.map { [$0] }.joined(separator: [StyledLine()])) : lines
  }

  /// Parts in as few lines as have room for them; none is cut that fits into a line.
  static func flow(_ parts: [StyledLine], between: StyledRun, width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    for part in parts {
      if let last = lines.last, last.width + between.text.columns + part.width <= width {
        lines[lines.count - 1].runs += [between] + part.runs
      } else {
        lines += part.wrapped(to: width)
      }
    }
    return lines
  }
}
