import FlashcardDeck

/// A small column for each box, as high as its share of the cards.
func boxColumns(_ counts: CardCounts, limit: Int = 12) -> StyledLine {
  let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  return StyledLine(
    counts.boxes.prefix(limit).map { count in
      guard count > 0 else { return StyledRun("·", .dim) }
      let level = (count * blocks.count + counts.cards - 1) / max(1, counts.cards)
      return StyledRun(blocks[min(max(level, 1), blocks.count) - 1], Style(.accent))
    })
}

/// The box that a card lies in among all of them, filled from the left.
func boxPlace(_ progress: CardProgress?, of boxes: LeitnerBoxes, _ messages: Messages) -> StyledLine
{
  guard let progress else { return StyledLine(messages.newCard, .dim) }
  let box = min(max(progress.box, 1), boxes.count)
  guard boxes.count <= 12 else { return StyledLine(messages.box(box), .dim) }
  return StyledLine([
    StyledRun(String(repeating: "■", count: box), Style(.accent)),
    StyledRun(String(repeating: "□", count: boxes.count - box) + "  " + messages.box(box), .dim),
  ])
}

/// A bar of `width` columns, filled in proportion, an eighth of a column at a time.
func bar(_ value: Int, of largest: Int, width: Int) -> StyledLine {
  guard value > 0, largest > 0, width > 0 else { return StyledLine() }
  let eighths = max(1, value * width * 8 / largest)
  let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  return StyledLine(
    String(repeating: "█", count: eighths / 8) + parts[eighths % 8], Style(.accent))
}
