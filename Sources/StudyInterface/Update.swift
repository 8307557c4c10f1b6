import FlashcardDeck

/// Changes the state by what came in at `clock` (milliseconds of any steady clock), and says what
/// the outside is to do.
public func update(_ state: inout State, _ input: Input, clock: Int) -> [Effect] {
  defer { state.keepTexts() }
  switch input {
  case .key(.resize(let size)):
    state.size = size
    state.clampScroll()
    return []
  case .key(.paste) where state.screen.context != .search:
    state.notice = .pasted
    return []
  case .key(let key):
    guard let action = KeyMap.action(for: key, in: state.screen.context) else { return [] }
    return update(&state, action, clock: clock)
  case .recorded(let record, let day):
    state.take(record, day, clock: clock)
    return []
  case .decks(let library):
    state.take(library, clock: clock)
    return []
  case .failed(let sentence):
    state.notice = .sentence(sentence)
    return []
  case .notice(.unwritten) where state.screen.context == .answer,
    .notice(.decksChanged) where state.screen.context == .answer:
    // The grades stand in that row. The one is said again with the next card, and the other seen.
    return []
  case .notice(let notice):
    state.notice = notice
    return []
  case .idle:
    state.workAhead()
    return []
  }
}

func update(_ state: inout State, _ action: Action, clock: Int) -> [Effect] {
  state.notice = nil
  switch action {
  case .quit: return [.quit]
  case .suspendProgram: return [.suspendProgram]
  case .undo: return state.undo()
  case .grade(let grade): return state.grade(grade, clock: clock)
  case .up: state.move(by: -1)
  case .down: state.move(by: 1)
  case .pageUp: state.move(by: -max(1, state.bodyRows - 1))
  case .pageDown: state.move(by: max(1, state.bodyRows - 1))
  case .top: state.move(by: -Int(Int32.max))
  case .bottom: state.move(by: Int(Int32.max))
  case .open: state.open()
  case .study: state.study(clock: clock)
  case .back: state.goBack()
  case .previousCard: state.step(by: -1)
  case .nextCard: state.step(by: 1)
  case .showAnswer: state.showAnswer()
  case .explain: state.toggleExplanation()
  case .flipLanguage: state.flipLanguage()
  case .browse: state.show(.topics(.init()))
  case .search: state.show(.search(.init(search: Search(state.library))))
  case .statistics: state.show(.statistics(scroll: 0))
  case .help: state.show(.help(scroll: 0))
  case .type(let text): state.changeSearch { $0 += text }
  case .erase: state.changeSearch { $0 = String($0.dropLast()) }
  case .eraseAll: state.changeSearch { $0 = "" }
  }
  return []
}

extension State {
  /// Opens a screen above the one that is shown.
  mutating func show(_ screen: Screen) { screens.append(screen) }

  mutating func goBack() {
    guard screens.count > 1 else { return }
    screens.removeLast()
    recount()
    // The window or the language may be another one than when the screen was left.
    move(by: 0)
  }

  /// Moves the cursor or scrolls the text.
  mutating func move(by rows: Int) {
    switch screen {
    case .today(var list):
      list.cursor = clamp(list.cursor + rows, below: topicRows.count + 1)
      screen = .today(list)
    case .topics(var list):
      list.cursor = clamp(list.cursor + rows, below: topicRows.count)
      screen = .topics(list)
    case .cards(var list):
      list.cursor = clamp(list.cursor + rows, below: list.cards.count)
      screen = .cards(list)
    case .search(var line):
      line.cursor = clamp(line.cursor + rows, below: line.search.hits.count)
      screen = .search(line)
    case .review, .card, .statistics, .help: scroll { $0 + rows }
    }
    clampScroll()
  }

  /// Keeps a text from being scrolled past its ends, also after the window became larger.
  mutating func clampScroll() {
    let lines = bodyText(of: self)
    text = lines
    let last = max(0, lines.count - bodyRows)
    scroll { min(max(0, $0), last) }
  }

  /// Changes how far a text is scrolled, which leaves the text as it is.
  private mutating func scroll(to place: (Int) -> Int) {
    let kept = text
    defer { text = kept }
    switch screen {
    case .review(var review):
      review.scroll = place(review.scroll)
      screen = .review(review)
    case .card(let list, let scroll): screen = .card(list, scroll: place(scroll))
    case .statistics(let scroll): screen = .statistics(scroll: place(scroll))
    case .help(let scroll): screen = .help(scroll: place(scroll))
    case .today, .topics, .cards, .search: break
    }
  }

  mutating func flipLanguage() {
    switch screen {
    case .review(var review):
      guard let card = review.session.current, hasBothLanguages(card) else { return }
      review.flipped.toggle()
      review.scroll = 0
      screen = .review(review)
    case .cards(var list):
      list.flipped.toggle()
      screen = .cards(list)
    case .card(var list, _):
      guard hasBothLanguages(list.cards[list.cursor]) else { return }
      list.flipped.toggle()
      screen = .card(list, scroll: 0)
    default:
      language = language.other
      // A deck may have other topics in its other language.
      move(by: 0)
    }
  }

  private mutating func hasBothLanguages(_ card: Int) -> Bool {
    if library.languages(at: card).count > 1 { return true }
    notice = .oneLanguageOnly
    return false
  }

  mutating func changeSearch(_ change: (inout String) -> Void) {
    guard case .search(var line) = screen else { return }
    change(&line.text)
    line.search.find(line.text)
    line.cursor = 0
    screen = .search(line)
  }
}

private func clamp(_ cursor: Int, below count: Int) -> Int {
  min(max(0, cursor), max(0, count - 1))
}
