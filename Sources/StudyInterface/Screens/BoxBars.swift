import FlashcardDeck

/// Boxes and counts as bars.
enum BoxBars {
  /// More boxes than this are not drawn one by one.
  static let mostBoxes = 20

  /// Columns of the screen that the bar of one box takes.
  static var columnWidth: Int { "█".columns }

  /// A small column for each box, as high as its share of the cards. None is a whole row high, because it
  /// would run into the one above.
  static func columns(_ counts: CardCounts) -> StyledLine {
    let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]
    return StyledLine(
      counts.boxes.map { count in
        guard count > 0 else { return StyledRun("·", .dim) }
        let level = (count * blocks.count + counts.cards - 1) / max(1, counts.cards)
        return StyledRun(blocks[min(max(level, 1), blocks.count) - 1], Style(.mark))
      })
  }

  /// The box that a card is in among all of them, filled from the left; its number alone if that takes
  /// more than `width` columns.
  static func box(
    of progress: CardProgress?, in boxes: LeitnerBoxes, _ messages: any Messages, width: Int
  ) -> StyledLine {
    guard let progress else { return StyledLine(messages.newCard, .dim) }
    let box = boxes.place(of: progress.box)
    let name = StyledLine(messages.box(box), .dim)
    let filled = String(repeating: "■", count: box)
    let empty = String(repeating: "□", count: boxes.count - box)
    guard boxes.count <= mostBoxes, filled.columns + empty.columns + 2 + name.width <= width else {
      return name
    }
    return StyledLine([
      StyledRun(filled, Style(.mark)), StyledRun(empty + "  " + messages.box(box), .dim),
    ])
  }

  /// A bar of `width` columns, filled in proportion, an eighth of a column at a time.
  static func bar(_ value: Int, of largest: Int, width: Int) -> StyledLine {
    guard value > 0, largest > 0, width >= columnWidth else { return StyledLine() }
    let eighths = max(1, value * (width / columnWidth) * 8 / largest)
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return StyledLine(
      String(repeating: "█", count: eighths / 8) + parts[eighths % 8], Style(.mark))
  }

  /// Cells for a number of cards: one for each card, or in proportion if the largest number has no room.
  private static func count(_ value: Int, of largest: Int, width: Int) -> Int {
    let cells = max(0, width / columnWidth)
    guard largest > cells, cells > 0 else { return min(value, cells) }
    return value == 0 ? 0 : max(1, value * cells / largest)
  }

  /// A bar that leaves the upper edge of its row free, so that it does not run into the one above.
  static func cells(_ value: Int, of largest: Int, width: Int) -> String {
    String(repeating: "▇", count: count(value, of: largest, width: width))
  }

  /// What a box has and had: cells that it kept, and cells that it gained or, as points, has no longer.
  static func change(_ before: Int, _ after: Int, of largest: Int, width: Int) -> StyledLine {
    let had = count(before, of: largest, width: width)
    let has = count(after, of: largest, width: width)
    var line = StyledLine(String(repeating: "▇", count: min(had, has)), Style(.mark))
    line.append(String(repeating: "▇", count: max(0, has - had)), Style(.success))
    line.append(String(repeating: "·", count: max(0, had - has)), .dim)
    return line
  }

  /// The next days that have cards due, with a bar each.
  static func forecast(_ state: State, days: Int, width: Int) -> [StyledLine] {
    let messages = state.messages
    let next = Forecast(state.library, state.record, after: state.day, days: days).entries
    guard let largest = next.map(\.cards).max() else {
      return [StyledLine("  " + messages.noneWaiting, .dim)]
    }
    let names = next.map { messages.due(inDays: $0.day - state.day) }
    let nameWidth = names.map { $0.columns }.max() ?? 0
    let digits = String(largest).count
    return zip(next, names).map { day, name in
      let start = StyledLine(
        "  " + name.padded(to: nameWidth) + "  " + day.cards.aligned(to: digits) + "  ")
      let length = min(40, max(0, width - start.width))
      return StyledLine(start.runs + bar(day.cards, of: largest, width: length).runs)
    }
  }
}
