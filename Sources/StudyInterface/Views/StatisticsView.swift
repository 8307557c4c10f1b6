import FlashcardDeck

/// Cards and recall by box, the days ahead, and what all answers add up to.
func statisticsText(_ state: State, width: Int) -> [StyledLine] {
  let messages = state.messages
  let counts = state.overview.all
  let totals = state.record.totals
  var lines = [
    StyledLine([
      StyledRun("\(counts.cards) \(messages.cards)", Style(bold: true)),
      StyledRun(" · \(counts.new) \(messages.new) · \(counts.due) \(messages.due)", .dim),
    ]), StyledLine(),
  ]
  let names = counts.boxes.indices.map { messages.box($0 + 1) }
  let nameWidth = names.map { columns(of: $0) }.max() ?? 0
  let largest = counts.boxes.max() ?? 0
  let digits = String(largest).count
  let barWidth = max(4, min(40, width - nameWidth - digits - 18))
  for (index, count) in counts.boxes.enumerated() {
    let gap = String(repeating: " ", count: nameWidth - columns(of: names[index]) + 2)
    let start = [
      StyledRun("  " + names[index] + gap + padded(count, digits) + "  ", Style())
    ]
    let bar = bar(count, of: largest, width: barWidth)
    let recall = totals.recall.indices.contains(index) ? totals.recall[index] : .init()
    let rest = String(repeating: " ", count: barWidth - bar.width + 2)
    let share =
      recall.asked == 0 ? "" : "\(messages.recall) \(recall.recalled * 100 / recall.asked)%"
    lines.append(StyledLine(start + bar.runs + [StyledRun(rest + share, .dim)]))
  }
  lines += [StyledLine(), StyledLine(messages.forecast, Style(.accent, bold: true))]
  lines += forecastText(state, days: 7, width: width)
  let facts = [
    (String(totals.reviews), messages.reviews), (String(totals.lapses), messages.lapses),
    (String(totals.streak(on: state.day)), messages.streak),
  ]
  let widest = facts.map { $0.0.count }.max() ?? 1
  lines.append(StyledLine())
  for (value, label) in facts {
    let gap = String(repeating: " ", count: widest - value.count + 2)
    lines.append(StyledLine([StyledRun(gap + value + "  ", Style(bold: true)), StyledRun(label)]))
  }
  return lines
}
