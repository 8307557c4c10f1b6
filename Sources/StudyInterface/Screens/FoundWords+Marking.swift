import FlashcardDeck

extension StyledLine {
  /// Whether words of a search stand out in it.
  var hasMarks: Bool { runs.contains { $0.style == FoundWords.mark } }
}

extension FoundWords {
  fileprivate static let mark = Style(.accent, bold: true, underline: true)

  /// The first line of a card, outside its question, that has one of the words: dim, with the word
  /// standing out; the topic if none has.
  func line(of card: Card, width: Int) -> StyledLine {
    for text in [card.answer, card.explanation] {
      // The words are marked before lines are set, since one may go on in the next line.
      let marked = MarkdownText(text).mapping { self.marked(in: $0, base: .dim) }
      for line in marked.lines(width: max(8, width)) {
        let marks = self.marked(in: line, base: .dim)
        if marks.runs.contains(where: { $0.style == Self.mark }) { return marks }
      }
    }
    return marked(in: StyledLine(card.shownTopic), base: .dim).fitted(to: width)
  }

  /// A line as it is, with every occurrence of the words standing out.
  func highlighted(in line: StyledLine) -> StyledLine {
    let places = places(in: line.text)
    guard places.contains(true) else { return line }
    var result = StyledLine()
    var index = 0
    for run in line.runs {
      for cluster in run.text {
        let isHit = places.indices.contains(index) && places[index]
        result.append(String(cluster), isHit ? Self.mark : run.style)
        index += 1
      }
    }
    return result
  }

  /// A line with every occurrence of the words underlined, besides those that are already.
  func marked(in line: StyledLine, base: Style = .plain) -> StyledLine {
    let places = places(in: line.text)
    var result = StyledLine()
    var index = 0
    for run in line.runs {
      for cluster in run.text {
        // Clusters stay whole, also where two runs have one together.
        let isHit = places.indices.contains(index) && places[index] || run.style == Self.mark
        result.append(String(cluster), isHit ? Self.mark : base)
        index += 1
      }
    }
    return result
  }
}
