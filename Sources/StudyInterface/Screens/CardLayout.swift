import FlashcardDeck

/// A card as text, in parts that stand apart if there is room.
struct CardLayout {
  /// Which card is shown, and how much of it.
  struct Part: Equatable, Sendable {
    /// An index into the library.
    var card: Int
    /// Whether it is shown in the language that the interface does not speak.
    var isFlipped = false
    var showsAnswer = false
    var showsExplanation = false
    /// Whether it stands beside a list, and tells the answer of no other card of its text either.
    var isListed = false
    /// Columns to lay it out in; nil for those of a screen.
    var width: Int?
    /// Lines that have room; nil for all, of a text that scrolls.
    var rows: Int?
    /// What was chosen or typed.
    var reply: Reply?
    /// The key points in place of the answer, in an interview.
    var checklist: Checklist?

    var choices: ChoiceReply? { if case .choosing(let reply)? = reply { reply } else { nil } }
    var typed: TypedReply? { if case .typing(let reply)? = reply { reply } else { nil } }

    func language(_ state: State) -> Language { isFlipped ? state.language.other : state.language }

    /// Whether the card's file is still what it was when the decks were read.
    func isCurrent(_ state: State) -> Bool {
      state.library.isUnchanged(at: card, in: language(state))
    }
  }

  /// The topic, the box and the question; then a rule and the answer; then why it is so, and where
  /// that comes from.
  let layout: Layout

  init(_ part: Part, _ state: State, marking words: FoundWords? = nil) {
    let card = state.library.card(at: part.card, in: part.language(state))
    let areas = ScreenAreas(size: state.size)
    let width = part.width ?? areas.width
    let gap = areas.isTight ? [] : [StyledLine()]
    let path = StyledLine(card.shownTopic, .dim)
    let box = Self.standing(of: card.id, state, width: width - path.width - 2)
    let topic = path.fitted(to: max(0, width - box.width - 2))
    let space = String(repeating: " ", count: max(0, width - topic.width - box.width))
    var lines = [StyledLine(topic.runs + [StyledRun(space)] + box.runs)] + gap
    // One more than there is room for, which shows that there is more.
    let limit = part.rows.map { $0 + 1 } ?? .max
    func change(_ line: StyledLine) -> StyledLine {
      let line = card.cloze == nil ? line : GapMarks.styled(line)
      return words?.highlighted(in: line) ?? line
    }
    var opens: OpenedKinds = []
    // The titles of its parts are in the card's language, and the names of pictures in the learner's.
    let language = Self.language(of: card, part, state)
    func add(_ markdown: String, base: Style = .plain) {
      guard lines.count < limit else { return }
      let text = MarkdownText(markdown, base: base, in: state.language)
      opens.formUnion(OpenedKinds(text.addresses))
      lines += text.lines(width: width, upTo: limit - lines.count, changing: change)
    }
    let question = part.isListed && !part.showsAnswer ? card.listed : card.question
    add(card.cloze?.heading ?? question, base: Style(bold: true))
    var answer: Int?
    if let cloze = card.cloze {
      // In place of the gap, so that nothing moves.
      lines += gap
      let start = lines.count
      let form: ClozeText.Form =
        part.showsAnswer ? .answered : part.isListed ? .listed : .asked
      add(cloze.text.text(form, isMarked: true))
      answer = lines[start...].firstIndex { $0.hasGapMarks } ?? start
    }
    var choices: [Range<Int>] = []
    if !card.choices.isEmpty {
      // What was chosen in the other language may say nothing of this text.
      let kept = part.choices.flatMap { $0.choices == card.choices ? $0 : nil }
      let reply = kept ?? ChoiceReply(lookingAt: card, state)
      lines += gap
      answer = lines.count
      for choice in Self.lines(
        of: card, reply, showsAnswer: part.showsAnswer, width: width, in: state.language, change)
      {
        choices.append(lines.count..<lines.count + choice.count)
        lines += choice
      }
      if part.showsAnswer { lines += Self.verdict(on: reply, width: width, state.messages) }
    }
    guard part.showsAnswer else {
      if let typed = part.typed { lines += gap + Self.lines(of: typed.input, width: width).lines }
      layout = Layout(lines, choices: choices, opens: opens)
      return
    }
    if let checklist = part.checklist {
      lines += gap + [StyledLine(Symbols.rule(width), .dim)] + gap
      answer = lines.count
      let points = Self.lines(
        of: KeyPoints(of: card), checklist, width: width, in: state.language, isTight: areas.isTight
      )
      choices = points.points.map { $0.lowerBound + lines.count..<$0.upperBound + lines.count }
      lines += points.lines
      opens.formUnion(OpenedKinds(card.addresses(withAnswer: true)))
    }
    let solidAnswer = card.choices.isEmpty ? card.answer : card.belowChoices
    if part.checklist == nil, card.cloze == nil, !solidAnswer.isEmpty {
      answer = answer ?? lines.count
      lines += gap + [StyledLine(Symbols.rule(width), .dim)] + gap
      if let typed = part.typed?.answer {
        lines += Self.lines(of: typed, width: width, state.messages)
        // The answer says it once more, and perhaps others that are right.
        if !typed.isRight || card.typed.count > 1 || solidAnswer != typed.right {
          lines.append(StyledLine())
          add(solidAnswer)
        }
      } else {
        add(solidAnswer)
      }
    }
    let explanation = lines.count
    let labels = language.messages
    if part.showsExplanation, !card.explanation.isEmpty {
      lines += [StyledLine(), StyledLine(labels.explanation, Style(.accent, bold: true))]
      add(card.explanation)
    }
    if part.showsExplanation, !card.source.isEmpty {
      lines.append(StyledLine())
      lines += StyledLine(labels.source + "  " + card.source, .dim).wrapped(to: width)
    }
    layout = Layout(
      lines, answer: answer, explanation: explanation, choices: choices, opens: opens)
  }

  /// A card's box, before it its star, the sign of one that is forgotten often, and whether it is put away; in a
  /// narrow window the number of the box alone, so that the topic is seen.
  private static func standing(of card: CardID, _ state: State, width: Int) -> StyledLine {
    var line = state.signs(of: card, gap: 2)
    let marks = state.record.remarks.marks[card] ?? Remarks.Marks()
    if marks.isAway(on: state.day) {
      line.append(
        (marks.isSuspended ? state.messages.suspended : state.messages.buried) + "  ",
        Style(.warning))
    }
    let box = BoxBars.box(
      of: state.record[card], in: state.scheduler.boxes, state.messages, width: width - line.width)
    return StyledLine(line.runs + box.runs)
  }

  /// The language of a card's text: that of its file if it says one, else that of its letters. A
  /// Chinese character counts as four letters, the length of a short English word.
  private static func language(of card: Card, _ part: Part, _ state: State) -> Language {
    let shown = part.language(state)
    if let said = state.library.textLanguage(at: part.card, shown: shown) { return said }
    var (chinese, letters) = (0, 0)
    for text in [card.question, card.answer, card.explanation] {
      // The beginning tells; a card may have 256 KB.
      for scalar in text.unicodeScalars.prefix(500) {
        if (0x3400...0x9FFF).contains(scalar.value) { chinese += 4 }
        if scalar.isASCII, scalar.properties.isAlphabetic { letters += 1 }
      }
    }
    return chinese == letters ? shown : chinese > letters ? .chinese : .english
  }
}
