import FlashcardDeck

/// The choices of a card, and what was typed beside what is right.
extension CardLayout {
  /// The lines of each choice; on the side of the answer with marks of what is right.
  static func lines(
    of card: Card, _ reply: ChoiceReply, showsAnswer: Bool, width: Int, in language: Language,
    _ change: (StyledLine) -> StyledLine
  ) -> [[StyledLine]] {
    reply.order.enumerated().map { place, index in
      let isChosen = reply.chosen.contains(place)
      let isRight = reply.right.contains(place)
      let points = showsAnswer ? isChosen : place == reply.cursor
      var mark = StyledLine(points ? "› " : "  ", Style(.accent, bold: true))
      mark.append(ChoiceReply.letter(place), Style(.accent))
      if showsAnswer {
        // By a sign and not by a colour alone; where the box was, so that the text stays.
        let sign = isRight ? "✓" : isChosen ? "✗" : " "
        let space = reply.isSeveral ? "  " : " "
        mark.append(space + sign + space, Style(isRight ? .good : .again, bold: true))
      } else {
        mark.append(reply.isSeveral ? isChosen ? " [x] " : " [ ] " : "   ", .dim)
      }
      let indent = mark.width
      let base = showsAnswer && !isRight && !isChosen ? Style(.dim) : Style.plain
      let text = MarkdownText(card.choices[index].text, base: base, in: language)
        .lines(width: max(8, width - indent), upTo: .max, changing: change)
      let space = StyledLine(String(repeating: " ", count: indent))
      return (text.isEmpty ? [StyledLine()] : text).enumerated().map { row, line in
        (row == 0 ? mark : space) + line
      }
    }
  }

  /// The line in which an answer is typed, with the part around the cursor if it is long.
  ///
  /// - Returns: the line, and the column of the cursor in it.
  static func line(of input: TextInput, width: Int) -> (line: StyledLine, cursor: Int) {
    let prompt = StyledRun("› ", Style(.accent, bold: true))
    var before = input.characters[..<input.cursor].map { String($0).displayed() }
    let under =
      input.cursor < input.characters.count
      ? String(input.characters[input.cursor]).displayed() : " "
    let behind = input.characters.dropFirst(input.cursor + 1).map { String($0).displayed() }
    let room = max(4, width - 3)
    while before.reduce(0, { $0 + $1.columns }) > room - under.columns { before.removeFirst() }
    var left = room - under.columns - before.reduce(0) { $0 + $1.columns }
    let rest = behind.prefix { text in
      left -= text.columns
      return left >= 0
    }
    let shown = before.joined()
    return (
      StyledLine([prompt, StyledRun(shown + under + rest.joined())]),
      prompt.text.columns + shown.columns
    )
  }

  /// What was typed and, if it is not right, below it marks of the mistakes and the right answer.
  static func lines(of answer: TypedAnswer, width: Int, _ messages: any Messages) -> [StyledLine] {
    let labels = [messages.typedLabel, messages.rightLabel]
    let indent = 2 + (labels.map(\.columns).max() ?? 0)
    func label(_ text: String) -> StyledLine { StyledLine(text.padded(to: indent), .dim) }
    if answer.isRight {
      let line = StyledLine([
        StyledRun("✓ ", Style(.good, bold: true)),
        StyledRun(answer.right, Style(.good, bold: true)),
      ])
      return line.wrapped(to: width)
    }
    guard !answer.columns.isEmpty else {
      return (label(messages.rightLabel) + StyledLine(answer.right)).wrapped(to: width)
    }
    var lines: [StyledLine] = []
    var (typed, marks, right) = (StyledLine(), StyledLine(), StyledLine())
    func flush() {
      lines.append(label(messages.typedLabel) + typed)
      lines.append(label("") + marks)
      lines.append(label(messages.rightLabel) + right)
      (typed, marks, right) = (StyledLine(), StyledLine(), StyledLine())
    }
    for column in answer.columns {
      let (mine, other) = (column.typed.map(String.init) ?? "", column.right.map(String.init) ?? "")
      let columns = max(1, mine.columns, other.columns)
      if typed.width > 0, indent + typed.width + columns > width { flush() }
      let wrong = Style(.again, bold: true)
      typed.append((mine.isEmpty ? "_" : mine).padded(to: columns), column.isSame ? .plain : wrong)
      marks.append((column.isSame ? "" : "^").padded(to: columns), wrong)
      right.append(
        other.padded(to: columns), column.isSame ? .plain : Style(.good, bold: true))
    }
    flush()
    return lines
  }
}
