@testable import FlashcardDeck
@testable import StudyInterface

/// Whatever keys are pressed at whatever sizes, on whatever deck, the screen is whole and nothing is
/// asked for that may not be asked for.
///
/// The keys are the text up to a null byte; what follows, if there is anything, is the deck.
func checkUpdate(_ bytes: [UInt8]) throws {
  let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  let deck = parts.count > 1 ? Array(parts[1]) : []
  var terminal = Terminal(deck: deck, keys: Array(parts[0].prefix(40)))
  try terminal.run()
}

private struct Terminal {
  private let library: Library
  private var state: State
  private var keys: ArraySlice<UInt8>
  private var clock = 0
  private var events = 0
  private var decisions: [Decision] = []
  /// The interview as it would be in its file.
  private var saved: SavedInterview?

  init(deck: [UInt8], keys: [UInt8]) {
    let first = keys.first ?? 0
    library =
      deck.isEmpty
      ? gardens : Library(files: [DeckFile(path: "deck.md", folders: [], text: deck)])
    self.keys = keys[...]
    state = State(
      size: Size(columns: 80, rows: 24), language: first & 1 == 0 ? .english : .chinese,
      library: library, record: StudyRecord(), day: Day(20_514), scheduler: Scheduler(),
      isWritable: first & 0x0E != 0x0E, doubtCount: 2)
    // Studied already, today and the day before.
    for (number, entry) in state.library.entries.prefix(Int(first >> 4 & 3)).enumerated() {
      let (id, time) = stamp()
      var record = state.record
      record.add(
        record.answer(
          entry.id, Grade.allCases[number], id: id, time: time,
          day: number == 0 ? state.day + -1 : state.day, scheduler: state.scheduler))
      record.settle(before: state.day)
      _ = state.update(.recorded(record, state.day), clock: clock)
    }
  }

  mutating func run() throws {
    try check()
    while let byte = keys.popFirst() {
      clock += 4000
      try take(input(byte))
      try check()
      let frame = state.view()
      try take(.idle)
      try require(state.view() == frame, "the screen changes by itself")
    }
  }

  /// A printed character is that key; the other bytes are what a terminal may also send.
  private mutating func input(_ byte: UInt8) -> Input {
    switch byte {
    case 0x20..<0x7F: return .key(.character(Character(Unicode.Scalar(byte))))
    case 0x01: return .key(.resize(Size(columns: Int(next() % 140), rows: Int(next() % 50))))
    case 0x02: return .failed("No space is left on the disk——磁盘已满，请删除一些文件。")
    case 0x03:
      var record = state.record
      let day = state.day + 1
      record.settle(before: day)
      return .recorded(record, day)
    case 0x04: return .key(.paste("土壤\nｐＨ\u{1B}[2J"))
    case 0x0E:
      // Somebody edits the decks meanwhile.
      let decks = [library, gardens, Library(files: []), plainGardens]
      return .decks(decks[Int(next()) % decks.count])
    case 0x0B:
      // An editor is opened at a card, and later what it broke is offered.
      let entries = state.library.entries
      return entries.isEmpty ? .idle : .editing(entries[Int(next()) % entries.count].id)
    case 0x0C:
      guard let card = state.beforeBreak?.card ?? state.library.entries.first?.id else {
        return .idle
      }
      return .offer(.line(Int(next()), file: "d.md", after: card))
    case 0x0F:
      // Another machine has answered a card meanwhile.
      let entries = state.library.entries
      var record = state.record
      if !entries.isEmpty {
        let (id, time) = stamp()
        record.add(
          record.answer(
            entries[Int(next()) % entries.count].id, .good, id: id, time: time, day: state.day,
            scheduler: state.scheduler))
      }
      return .news(record, refusal: state.isWritable ? nil : .sentence("read only"))
    case 0x05: return .key(.character("３"))
    case 0x06: return .key(.character("👨‍👩‍👧‍👦"))
    case 0x07:
      return .key(.click(Key.Place(row: Int(next() % 50), column: Int(next() % 90))))
    case 0x09: return .key(.tab)
    case 0x0A, 0x0D: return .key(.enter)
    case 0x08, 0x7F: return .key(.backspace)
    case 0x1B: return .key(.escape)
    default:
      let special: [Key] = [
        .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .backTab, .delete,
        .control("u"), .control("n"), .control("p"), .control("z"), .control("b"), .control("f"),
        .control("d"), .control("l"), .wheelUp, .wheelDown, .alt("3"),
        .insert, .function(1), .control(" "),
      ]
      return .key(special[Int(byte) % special.count])
    }
  }

  private mutating func next() -> UInt8 { keys.popFirst() ?? 0 }

  private mutating func take(_ input: Input) throws {
    let before = state
    let effects = state.update(input, clock: clock)
    defer { saved = state.interview }
    try require(effects.count <= 1, "two things are asked for at once")
    guard let effect = effects.first else { return }
    switch effect {
    case .quit, .suspendProgram, .redraw, .add, .copyDecks: break
    case .openAddress(let address, _), .viewPicture(let address, _, _):
      try require(!address.isEmpty, "nothing is opened")
      try require(
        state.library.entries.indices.contains { index in
          Language.allCases.contains {
            state.library.card(at: index, in: $0).addresses(withAnswer: true).contains {
              $0.address == address
            }
          }
        }, "what no card links to is opened")
    case .edit(let card, _, _): try take(.editing(card))
    case .answer(let card, let grade, let seconds):
      try require(before.isWritable, "an answer that can't be written")
      guard let review = before.screen as? ReviewScreen, review.showsAnswer,
        let current = review.current
      else { throw Broken("an answer to a card that is not shown") }
      try require(before.library.entries[current].id == card, "an answer to another card")
      try require((0...60).contains(seconds), "an answer took \(seconds) seconds")
      // Until it is written, nothing changes.
      try require(state.record == before.record, "an answer counts before it is written")
      try answer(card, grade, seconds)
    case .findAnswers(let card):
      try require(before.library.index(of: card) != nil, "answers of a card that no deck has")
      try take(.answers(card, [PastAnswer(day: state.day, grade: .good, isPractice: false)]))
    case .mark(let cards, let kind):
      try require(before.isWritable, "a mark that can't be written")
      if case .more = kind {
        try require(cards == [CardID("")], "more new cards are of one card")
      } else {
        try require(
          cards.allSatisfy { before.library.index(of: $0) != nil },
          "a mark of a card that no deck has")
      }
      try require(state.record == before.record, "a mark counts before it is written")
      var record = state.record
      for card in cards {
        let (id, time) = stamp()
        record.add(Event(id: id, time: time, day: state.day, card: card, kind: kind))
      }
      try take(.recorded(record, state.day))
    case .redo:
      try require(before.isWritable, "a redo that can't be written")
      let (id, time) = stamp()
      guard let event = state.record.redo(id: id, time: time, day: state.day) else {
        throw Broken("a redo that the record does not know")
      }
      var record = state.record
      record.add(event)
      try take(.recorded(record, state.day))
    case .undo:
      try require(before.isWritable, "an undo that can't be written")
      try require(before.record.latestDone(on: before.day) != nil, "an undo of nothing")
      let (id, time) = stamp()
      guard let event = state.record.undo(id: id, time: time, day: state.day) else {
        throw Broken("an undo that the record does not know")
      }
      var record = state.record
      record.add(event)
      _ = state.update(.recorded(record, state.day), clock: clock)
    case .answerAloud(let answer):
      try require(before.isWritable, "an answer that can't be written")
      guard let interview = before.screen as? InterviewScreen, interview.phase == .grading,
        let current = interview.session.current
      else { throw Broken("an answer to a question that is not shown") }
      try require(
        before.library.entries[current].id == answer.card, "an answer to another question")
      try require(
        answer.points.missed.count
          == min(
            SaidPoints.mostNamed, answer.points.all - answer.points.said),
        "points are missing")
      let (id, time) = stamp()
      var record = state.record
      record.add(
        record.answer(answer, id: id, time: time, day: state.day, scheduler: state.scheduler))
      _ = state.update(.recorded(record, state.day), clock: clock)
    case .findInterview(let scope):
      try require(before.isWritable, "an interview that can't be written")
      let answers = SpokenAnswer.all(among: state.record.recent, state.record)
      _ = state.update(.interview(scope, saved, answers), clock: clock)
    case .findMissed:
      let answers = SpokenAnswer.all(among: state.record.recent, state.record)
      _ = state.update(.missed(MissedPoint.all(in: answers, state.library)), clock: clock)
    case .findDoubts: _ = state.update(.doubts(doubts), clock: clock)
    case .decide(let decision):
      try require(before.isWritable, "a choice that can't be written")
      try require(!decisions.contains(decision), "a choice is made twice")
      if let card = decision.card {
        try require(before.library.index(of: card) != nil, "a card that is not there is chosen")
      }
      decisions.append(decision)
      _ = state.update(.decided(decision), clock: clock)
    case .takeBack(let decision):
      try require(before.isWritable, "a choice is taken back that can't be written")
      try require(decisions.popLast() == decision, "not the latest choice is taken back")
      _ = state.update(.takenBack(decision), clock: clock)
    }
  }

  /// Some of the library's cards as what two known cards may be.
  private var doubts: [CardDoubt] {
    let cards = state.library.entries.prefix(9).map(\.id)
    return [("gone", cards.prefix(1)), ("lost", cards[...])].compactMap { was, cards in
      cards.isEmpty
        ? nil
        : CardDoubt(
          was: CardID(was), question: "What is `\(was)`？", candidates: cards.map { .init(card: $0) }
        )
    }
  }

  private mutating func answer(_ card: CardID, _ grade: Grade, _ seconds: Int) throws {
    let before = state
    let (id, time) = stamp()
    var record = state.record
    record.add(
      record.answer(
        card, grade, id: id, time: time, day: state.day, scheduler: state.scheduler,
        seconds: seconds))
    _ = state.update(.recorded(record, state.day), clock: clock)
    // Taking it back, tried on a copy, leads to where it was given.
    var copy = self
    try copy.take(.key("u"))
    try require(copy.state.record.cards == before.record.cards, "an undo leaves other cards")
    try require(copy.state.record.totals == before.record.totals, "an undo leaves other totals")
    guard let one = before.screen as? ReviewScreen, let other = copy.state.screen as? ReviewScreen
    else { throw Broken("an undo leaves the review") }
    try require(one.current == other.current, "an undo asks another card")
    try require(other.showsAnswer, "an undo hides the answer")
    try require(one.session.remaining == other.session.remaining, "an undo leaves other cards")
  }

  private mutating func stamp() -> (Event.ID, Instant) {
    events += 1
    return (
      Event.ID(device: "desk", counter: events),
      Instant(milliseconds: state.day.number * 86_400_000 + clock)
    )
  }

  private func check() throws {
    var anew = state
    anew.cache = LayoutCache()
    try require(
      state.screen.text(state)?.layout == anew.screen.text(anew)?.layout,
      "a text that is out of date is shown")
    try checkCursor()
    try checkFrame(state.view())
  }

  private func checkCursor() throws {
    func inside(_ cursor: Int, _ count: Int) throws {
      try require(
        cursor >= 0 && cursor < max(1, count),
        "the cursor is on \(cursor) of \(count): \(state.screen.context)")
    }
    if let list = state.screen as? any ListScreen {
      try inside(list.cursor, list.rowCount(state))
    }
    if let interview = state.screen as? InterviewScreen, interview.context == .points {
      let list = interview.checklist
      try require(!list.points.isEmpty, "an answer without points")
      try inside(list.cursor ?? -1, list.points.count)
      try require(list.ticked.allSatisfy(list.points.indices.contains), "a tick of no point")
    }
    if let card = state.screen as? CardScreen {
      try inside(card.list.cursor, card.list.cards.count)
    }
    if let text = state.screen as? any TextScreen {
      let lines = text.layout(state).lines.count
      let last = max(0, lines - text.bodyRows(ScreenAreas(size: state.size)))
      try inside(text.scroll, last + 1)
    }
  }

  private func checkFrame(_ frame: Frame) throws {
    try require(frame.size == state.size, "a screen of another size")
    try require(frame.cells.count == frame.size.columns * frame.size.rows, "too few cells")
    for row in 0..<frame.size.rows {
      let cells = Array(frame.row(row))
      var column = 0
      while column < cells.count {
        let text = frame.text(of: cells[column])
        if text == " " {
          column += 1
          continue
        }
        try require(text.count == 1, "not one cluster: “\(text)”")
        try require(!text.unicodeScalars.contains(where: \.isControl), "a control character")
        let width = text.columns
        try require(width > 0 && column + width <= cells.count, "a cell outside: “\(text)”")
        for covered in cells[(column + 1)..<(column + width)] {
          try require(covered.isCovered, "half of “\(text)” is covered")
        }
        column += width
      }
    }
  }
}
