import FlashcardDeck

/// Carries keys into the state, frames onto the screen and effects out.
///
/// Most of an answer's time is the disk's. So the next screen is made while the disk is at work, and
/// what follows a good answer is composed before the key is pressed; it is sent when the answer is on
/// the disk, and thrown away unseen if something else comes. Without the former an answer takes 1.2
/// times as long, without the latter alone 1.07 to 1.15 times.
public struct StudyLoop {
  /// Answers between two snapshots; between them the history alone has them.
  static let answersPerSave = 200

  private let store: any StudyStore
  private let terminal: any StudyTerminal
  private let clock: () -> Int
  /// What the screen shows.
  private(set) var state: State {
    didSet { frame = nil }
  }
  /// The screenful of the state, if it was made already.
  private var frame: Frame?
  /// What comes when the disk has what it is taking.
  private var ahead: (state: State, frame: Frame)?
  /// The card after whose good answer the next screen was composed before it was given.
  private var composedAfter: CardID?
  private var unsavedAnswers = 0
  /// Whether the learner was told what leaving would lose.
  private var wasWarned = false
  private var hadPending = false

  /// A loop that begins with a state; `clock` gives milliseconds and never jumps.
  public init(
    _ state: State, store: any StudyStore, terminal: any StudyTerminal, clock: @escaping () -> Int
  ) {
    self.state = state
    self.store = store
    self.terminal = terminal
    self.clock = clock
  }

  /// Opens the session of some cards.
  public mutating func open(_ scope: Scope) { state.openReview(of: scope, clock: clock()) }

  /// Why the loop ended.
  public enum End: Hashable, Sendable {
    /// The learner left.
    case left
    /// A signal asked for it.
    case signal(Int32)
    /// The terminal is gone.
    case hungUp
  }

  /// Runs until the learner leaves or has to.
  public mutating func run() -> End {
    draw()
    while let event = nextEvent() {
      switch event {
      case .hungUp: return .hungUp
      case .leave(let signal): return .signal(signal)
      case .key(let key): if !take(key) { return .left }
      }
      draw()
    }
    return .left
  }

  /// Waits for what comes next; if nothing is waiting, lays out and composes ahead first.
  private mutating func nextEvent() -> TerminalEvent? {
    if let event = terminal.read(timeoutMilliseconds: 0) { return event }
    update(.idle)
    composeAhead()
    return terminal.read(timeoutMilliseconds: nil)
  }

  /// Does what a key asks for; false if the learner leaves.
  private mutating func take(_ key: Key) -> Bool {
    startDayIfNew()
    let effects = update(.key(key))
    if effects.contains(.quit) { return !mayLeave() }
    for effect in effects { carryOut(effect) }
    if let sentence = store.newNotices().first { say(.sentence(sentence)) }
    tellOfPending(trying: effects.isEmpty)
    startDayIfNew()
    return true
  }

  @discardableResult
  private mutating func update(_ input: Input) -> [Effect] { state.update(input, clock: clock()) }

  private mutating func say(_ notice: Notice) { update(.notice(notice)) }

  /// Shows the state; decks that turn out to have changed are read again first.
  private mutating func draw() {
    var shown = frame ?? state.view()
    if store.hasChangedDecks {
      let known = store.problemCount
      store.readDecksAgain()
      update(.decks(store.library))
      let problems = store.problemCount
      say(problems > known ? .deckProblems(problems) : .decksChanged)
      shown = state.view()
    }
    terminal.draw(shown)
  }

  // MARK: Answers

  private mutating func carryOut(_ effect: Effect) {
    do {
      switch effect {
      case .answer(let card, let grade, let seconds):
        try store.answer(card, grade, seconds: seconds) { makeAhead($0) }
      case .undo: if try !store.undo(meanwhile: { makeAhead($0) }) { say(.nothingToUndo) }
      case .suspendProgram: return terminal.suspend()
      case .quit: return
      }
    } catch {
      ahead = nil
      update(.failed(error.sentence))
      return
    }
    // Now, since what is left to do would hold the next card up.
    if ahead != nil, store.pendingCount == 0, !store.hasChangedDecks { terminal.send() }
    unsavedAnswers += 1
    goOn()
  }

  /// Makes and composes the next screen, but does not show it.
  private mutating func makeAhead(_ record: StudyRecord) {
    var next = state
    _ = next.update(.recorded(record, next.day), clock: clock())
    let frame = next.view()
    terminal.compose(frame)
    ahead = (next, frame)
  }

  /// Composes what comes after a good answer while the learner thinks about it; once for each card,
  /// because whatever else is pressed has more to send then.
  private mutating func composeAhead() {
    guard let card = state.gradedCard, card != composedAfter, store.pendingCount == 0 else {
      return
    }
    composedAfter = card
    var next = state
    _ = next.update(.recorded(store.record(after: .good, of: card), next.day), clock: clock())
    terminal.composeAhead(next.view())
  }

  /// Goes on from what is written down, and on the day that it is by now.
  private mutating func goOn() {
    defer { ahead = nil }
    let day = store.day
    if day != state.day || unsavedAnswers >= Self.answersPerSave {
      // The answers are in the history whether or not this succeeds.
      try? store.save()
      unsavedAnswers = 0
    } else if let ahead, store.pendingCount == 0 {
      state = ahead.state
      frame = ahead.frame
      return
    }
    update(.recorded(store.record, day))
  }

  /// A card that was on the screen all night stays there; its answer begins the new day.
  private mutating func startDayIfNew() {
    if store.day != state.day, !state.isAsking { goOn() }
  }

  // MARK: Answers that the disk did not take

  /// Whether the learner may leave; asks first if answers would be lost.
  private mutating func mayLeave() -> Bool {
    if store.pendingCount == 0 || wasWarned { return true }
    store.writePending()
    if store.pendingCount == 0 { return true }
    wasWarned = true
    say(.leavingUnwritten(store.pendingCount, reason: store.pendingReason))
    return false
  }

  /// Says as long as it is so that answers are in memory alone.
  private mutating func tellOfPending(trying: Bool) {
    wasWarned = false
    if trying, store.pendingCount > 0 { store.writePending() }
    if store.pendingCount > 0 {
      say(.unwritten(store.pendingCount, reason: store.pendingReason))
    } else if hadPending {
      say(.allWritten)
    }
    hadPending = store.pendingCount > 0
  }
}
