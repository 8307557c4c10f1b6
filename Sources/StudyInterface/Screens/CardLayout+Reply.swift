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
        let isMissed = isRight && !isChosen && reply.isSeveral && !reply.chosen.isEmpty
        let sign = isMissed ? Symbols.missed : isRight ? "✓" : isChosen ? "✗" : " "
        let space = reply.isSeveral ? "  " : " "
        mark.append(
          space + sign + space, Style(isMissed ? .hard : isRight ? .good : .again, bold: true))
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

  /// Why the grade is proposed to who ticked several choices.
  static func verdict(on reply: ChoiceReply, width: Int, _ messages: any Messages) -> [StyledLine] {
    guard reply.isSeveral, !reply.chosen.isEmpty else { return [] }
    let right = reply.chosen.intersection(reply.right).count
    let forms = messages.ticked(
      right, of: reply.right.count, wrong: reply.chosen.count - right, reply.grade)
    let sentence = forms.first { $0.columns + 2 <= width } ?? forms.last ?? ""
    return StyledLine("  " + sentence, Style(GradeRow.role(of: reply.grade))).wrapped(to: width)
  }

  /// The lines in which an answer is typed.
  ///
  /// - Returns: the lines, and the row and the column of the cursor in them.
  static func lines(
    of input: TextInput, width: Int
  ) -> (lines: [StyledLine], cursor: (row: Int, column: Int)) {
    let prompt = StyledRun("› ", Style(.accent, bold: true))
    let indent = prompt.text.columns
    let room = max(4, width - indent)
    var rows = [""]
    var (column, cursor) = (0, (row: 0, column: indent))
    // Behind the last character there is room for the cursor.
    for (index, character) in (input.characters + [" "]).enumerated() {
      let text = String(character).displayed()
      if column + text.columns > room {
        rows.append("")
        column = 0
      }
      if index == input.cursor { cursor = (rows.count - 1, indent + column) }
      rows[rows.count - 1] += text
      column += text.columns
    }
    let space = StyledRun(String(repeating: " ", count: indent))
    let lines = rows.enumerated().map { row, text in
      StyledLine([row == 0 ? prompt : space, StyledRun(text)])
    }
    return (lines, cursor)
  }

  /// What was typed and, if it is not right, below it the right answer, with marks of the mistakes if they are
  /// few.
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
    func whole(_ name: String, _ text: String, _ style: Style) -> [StyledLine] {
      StyledLine(text, style).wrapped(to: max(4, width - indent)).enumerated().map { row, line in
        label(row == 0 ? name : "") + line
      }
    }
    guard answer.isAlike else {
      let reason =
        answer.isComparedAsWhole ? messages.comparedAsWhole(longest: TypedAnswer.longest) : ""
      return StyledLine(reason, Style(.hard)).wrapped(to: width).filter { $0.width > 0 }
        + whole(messages.typedLabel, answer.typed.displayed(), Style(.again, bold: true))
        + whole(messages.rightLabel, answer.right, Style(.good, bold: true))
    }
    var lines: [StyledLine] = []
    var (typed, marks, right) = (StyledLine(), StyledLine(), StyledLine())
    func flush() {
      lines.append(label(messages.typedLabel) + typed)
      if marks.text.contains("^") { lines.append(label("") + marks) }
      lines.append(label(messages.rightLabel) + right)
      (typed, marks, right) = (StyledLine(), StyledLine(), StyledLine())
    }
    for column in answer.columns {
      let other = column.right ?? ""
      var mine = column.typed.map { $0.displayed() } ?? (column.isSame ? " " : "_")
      // A character of another width would part the right answer.
      if column.isSame, !other.isEmpty, mine.columns != other.columns { mine = other }
      let columns = max(1, mine.columns, other.columns)
      if typed.width > 0, indent + typed.width + columns > width { flush() }
      let wrong = Style(.again, bold: true)
      typed.append(mine.padded(to: columns), column.isSame ? .plain : wrong)
      marks.append((column.isSame ? "" : "^").padded(to: columns), wrong)
      right.append(
        other.padded(to: columns), column.isSame ? .plain : Style(.good, bold: true))
    }
    flush()
    if answer.differsInAccents {
      lines.append(label("") + StyledLine(messages.accentsDiffer, Style(.hard)))
    }
    return lines
  }
}
