import FlashcardDeck

/// Cards and recall by box, the days ahead, and the sums of all answers.
struct StatisticsScreen: TextScreen {
  var scroll = 0

  var context: Context { .statistics }

  func draw(_ state: State, on canvas: inout Canvas) {
    canvas.putHeader(state.messages.statisticsTitle, right: state.dateLine)
    drawText(state, on: &canvas)
  }

  func layOut(_ state: State) -> Layout {
    let messages = state.messages
    let width = ScreenAreas(size: state.size).width
    let counts = state.overview.all
    let totals = state.record.totals
    var lines = StyledLine([
      StyledRun(messages.cards(counts.cards), Style(bold: true)),
      StyledRun(
        " · " + messages.counted(counts.new, messages.new) + " · "
          + messages.counted(counts.due, messages.due), .dim),
    ]).wrapped(to: width)
    lines += StyledLine(messages.rules(state.scheduler), .dim).wrapped(to: width)
    lines.append(StyledLine())
    lines += boxes(state, counts, width: width)
    lines += [StyledLine(), StyledLine(messages.forecast, Style(.accent, bold: true))]
    lines += BoxBars.forecast(state, days: 7, width: width)
    let streak = totals.streak(on: state.day)
    let facts = [
      (String(totals.reviews), messages.answers(totals.reviews)),
      (String(totals.lapses), messages.lapses),
      (String(streak), messages.streak(streak)),
    ]
    let widest = facts.map { $0.0.count }.max() ?? 1
    lines.append(StyledLine())
    for (value, label) in facts {
      let gap = String(repeating: " ", count: widest - value.count + 2)
      lines.append(
        StyledLine([StyledRun(gap + value + "  ", Style(bold: true)), StyledRun(label)]))
    }
    lines += missed(state, width: width)
    lines += kinds(state, width: width)
    return Layout(lines)
  }

  private static let mostMissed = 5

  /// The points that were missed most often in interviews, of cards that decks have.
  private func missed(_ state: State, width: Int) -> [StyledLine] {
    let known = state.missed.filter { state.index(of: $0.card) != nil }
    let lines = MissedPoints(known, most: Self.mostMissed, state).lines(width: width)
    if lines.isEmpty { return [] }
    return [StyledLine(), StyledLine(state.messages.missedMost, Style(.accent, bold: true))] + lines
  }

  /// Cards and answers by kind, if there are several kinds.
  private func kinds(_ state: State, width: Int) -> [StyledLine] {
    let all = KindCounts.all(state.library, state.record)
    guard all.count > 1 else { return [] }
    let names = all.map { state.messages.name(of: $0.kind) }
    let widest = names.map(\.columns).max() ?? 0
    let digits = all.map { "\($0.cards)".count }.max() ?? 1
    return [StyledLine(), StyledLine(state.messages.kinds, Style(.accent, bold: true))]
      + zip(all, names).map { counts, name in
        StyledLine([
          StyledRun("  " + name.padded(to: widest) + "  " + counts.cards.aligned(to: digits)),
          StyledRun("  " + state.messages.answersOfKind(counts), .dim),
        ]).fitted(to: width)
      }
  }

  private func boxes(
    _ state: State, _ counts: CardCounts, width: Int
  ) -> [StyledLine] {
    let messages = state.messages
    let boxes = state.scheduler.boxes
    // The days beside the boxes only if there is room for all of it.
    let days = boxes.days.map { width >= 60 ? messages.days($0) : "" }
    let dayWidth = days.map { $0.columns }.max() ?? 0
    let names = zip(boxes.days.indices, days).map { index, days in
      let name = messages.box(index + 1).padded(to: messages.box(boxes.count).columns)
      return days.isEmpty ? name : name + "  " + days.padded(to: dayWidth)
    }
    let nameWidth = names.map { $0.columns }.max() ?? 0
    let largest = counts.boxes.max() ?? 0
    let digits = String(largest).count
    let shares = state.record.totals.recall(in: boxes).map { recall in
      recall.percent.map { "\($0)%" } ?? ""
    }
    let start = nameWidth + digits + 6
    let widest = messages.recalled.columns + 1 + (shares.map(\.columns).max() ?? 0)
    // The percentage stands alone if there is no room for its label beside a bar.
    let isLabelled = width >= start + 4 + 2 + widest
    let barWidth = max(0, min(40, width - start - 2 - (isLabelled ? widest : 4)))
    return zip(boxes.days.indices, counts.boxes).map { index, count in
      let beginning = StyledRun(
        "  " + names[index].padded(to: nameWidth) + "  " + count.aligned(to: digits) + "  ")
      let bar = BoxBars.bar(count, of: largest, width: barWidth)
      let gap = String(repeating: " ", count: barWidth - bar.width + 2)
      let label = isLabelled && !shares[index].isEmpty ? messages.recalled + " " : ""
      return StyledLine([beginning] + bar.runs + [StyledRun(gap + label + shares[index], .dim)])
    }
  }
}
