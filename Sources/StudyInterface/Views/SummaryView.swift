import FlashcardDeck

/// What the day came to: answers, moves between boxes, and when cards are due next.
func summaryText(_ state: State, width: Int) -> [StyledLine] {
  let messages = state.messages
  let answers = state.record.answers(on: state.day)
  let moves = Moves(answers)
  var lines = [
    StyledLine(messages.answered(answers.count), Style(bold: true)), StyledLine(),
  ]
  let rows = [
    (moves.learned, messages.learned, "＋"), (moves.up, messages.movedUp, "↑"),
    (moves.stayed, messages.stayed, "="), (moves.down, messages.movedDown, "↓"),
  ]
  let digits = rows.map { String($0.0).count }.max() ?? 1
  for (count, label, sign) in rows where count > 0 {
    lines.append(
      StyledLine([
        StyledRun("  " + sign + (columns(of: sign) == 1 ? "  " : " "), Style(.accent, bold: true)),
        StyledRun(padded(count, digits) + "  ", Style(bold: true)), StyledRun(label),
      ]))
  }
  lines += [StyledLine(), StyledLine(messages.nextCards, Style(.accent, bold: true))]
  return lines + forecastText(state, days: 5, width: width)
}

/// How many cards moved where in a day, each counted once.
private struct Moves {
  var learned = 0
  var up = 0
  var stayed = 0
  var down = 0

  init(_ answers: [Event]) {
    var first: [CardID: Int?] = [:]
    var last: [CardID: Int] = [:]
    for event in answers {
      guard case .answer(_, let from, let to, _, _) = event.kind else { continue }
      if first[event.card] == nil { first[event.card] = .some(from) }
      last[event.card] = to
    }
    for (card, from) in first {
      guard let to = last[card] else { continue }
      guard let from else {
        learned += 1
        continue
      }
      if to > from { up += 1 } else if to < from { down += 1 } else { stayed += 1 }
    }
  }
}

/// The next days that have cards due, with a bar each.
func forecastText(_ state: State, days: Int, width: Int) -> [StyledLine] {
  let messages = state.messages
  let next = nextDue(state, days: days)
  guard let largest = next.map(\.cards).max() else {
    return [StyledLine("  " + messages.noneWaiting, .dim)]
  }
  let names = next.map { messages.dueOn($0.days) }
  let nameWidth = names.map { columns(of: $0) }.max() ?? 0
  let digits = String(largest).count
  return zip(next, names).map { day, name in
    let gap = String(repeating: " ", count: nameWidth - columns(of: name) + 2)
    let start = StyledLine("  " + name + gap + padded(day.cards, digits) + "  ")
    let length = min(40, max(0, width - start.width))
    return StyledLine(start.runs + bar(day.cards, of: largest, width: length).runs)
  }
}

/// The first days after today on which cards are due, and how many.
func nextDue(_ state: State, days: Int) -> [(days: Int, cards: Int)] {
  var counts: [Int: Int] = [:]
  for entry in state.library.entries {
    guard let progress = state.record[entry.id], !progress.isDue(on: state.day) else { continue }
    counts[progress.due - state.day, default: 0] += 1
  }
  return counts.sorted { $0.key < $1.key }.prefix(days).map { ($0.key, $0.value) }
}

/// A number with spaces before it.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: " ", count: max(0, width - digits.count)) + digits
}
