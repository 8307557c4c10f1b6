import FlashcardDeck

extension State {
  /// Changes the state by what came in at `clock` (milliseconds of any steady clock), and says what
  /// the caller is to do.
  public mutating func update(_ input: Input, clock: Int) -> [Effect] {
    let effects = handle(input, clock: clock)
    // An effect changes no screen until its result comes back as an input of its own.
    if effects.isEmpty { keepTexts() }
    return effects
  }

  private mutating func handle(_ input: Input, clock: Int) -> [Effect] {
    switch input {
    case .key(.resize(let size)):
      self.size = size
      move(by: 0)
    case .key(.paste) where !screen.context.takesText: notice = .pasted
    case .key(let key):
      guard let action = keys.action(for: key, in: screen.context) else { return [] }
      return perform(action, clock: clock)
    case .recorded(let record, let day): goOn(with: record, day, clock: clock)
    case .decks(let library): goOn(with: library, clock: clock)
    case .failed(let sentence): notice = .sentence(sentence)
    case .notice(let notice):
      if screen.context != .answer || !notice.canWait { self.notice = notice }
    case .idle:
      if let next = screen.textAhead(self) { cache.keep(next) }
    }
    return []
  }

  /// Keeps what the view is about to show, and the next key will need.
  private mutating func keepTexts() {
    if !screen.isCurrent(self), let text = screen.text(self) { cache.remove(text.key) }
    if let text = screen.text(self) { cache.keep(text) }
    let hints = LayoutKey(hintsOf: screen.context, self)
    cache.keep(LaidOut(key: hints, layout: Layout([hintLine])))
  }

  private mutating func perform(_ action: Action, clock: Int) -> [Effect] {
    notice = nil
    var screen = screen
    if let response = screen.perform(action, self, clock: clock) {
      self.screen = screen
      if let notice = response.notice { self.notice = notice }
      if let opened = response.opens { open(opened) }
      return response.effects
    }
    let page = max(1, screen.bodyRows(ScreenAreas(size: size)) - 1)
    switch action {
    case .quit: return [.quit]
    case .suspendProgram: return [.suspendProgram]
    case .undo: return undo()
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -page)
    case .pageDown: move(by: page)
    case .top: move(by: -Int(Int32.max))
    case .bottom: move(by: Int(Int32.max))
    case .back: goBack()
    case .browse: open(TopicsScreen())
    case .search: open(SearchScreen(library))
    case .statistics: open(StatisticsScreen())
    case .help: open(HelpScreen())
    case .flipLanguage:
      language = language.other
      // A deck may have other topics in its other language.
      move(by: 0)
    case .open, .study, .previousCard, .nextCard, .showAnswer, .grade, .explain, .type, .erase,
      .eraseAll:
      break
    }
    return []
  }

  /// Opens a screen above the one that is shown.
  mutating func open(_ screen: any Screen) { screens.append(screen) }

  private mutating func goBack() {
    guard screens.count > 1, let closed = screens.popLast() else { return }
    recount()
    var screen = screen
    screen.comeBack(from: closed)
    self.screen = screen
    // The window or the language may be another one than when the screen was left.
    move(by: 0)
  }

  private mutating func move(by rows: Int) {
    var screen = screen
    screen.move(by: rows, self)
    self.screen = screen
  }

  private mutating func undo() -> [Effect] {
    guard isWritable else { return [] }
    guard !record.answers(on: day).isEmpty else {
      notice = .nothingToUndo
      return []
    }
    notice = .undone
    return [.undo]
  }

  /// Opens the session of some cards, as `leitner study --topic` asks for.
  public mutating func openReview(of scope: Scope, clock: Int) {
    let response = ReviewScreen.opening(scope, self, clock: clock)
    if let notice = response.notice { self.notice = notice }
    if let opened = response.opens { open(opened) }
  }

  /// Goes on from the record after an answer or an undo, or at the beginning of a study day.
  private mutating func goOn(with record: StudyRecord, _ day: Day, clock: Int) {
    let isNewDay = day != self.day
    self.record = record
    self.day = day
    for index in screens.indices {
      var screen = screens[index]
      screen.takeRecord(self, isNewDay: isNewDay, clock: clock)
      screens[index] = screen
    }
    // The counts of other screens are made when a review comes back to them.
    if !isAsking { recount() }
  }

  /// Goes on with the decks as they have become.
  private mutating func goOn(with library: Library, clock: Int) {
    let old = self.library
    self.library = library
    recount()
    var kept: [any Screen] = []
    for var screen in screens {
      if screen.takeLibrary(self, from: old, clock: clock) {
        kept.append(screen)
      } else if var below = kept.popLast() {
        below.comeBack(from: screen)
        kept.append(below)
      }
    }
    screens = kept
    move(by: 0)
  }
}
