import CursesTerminal
import FlashcardDeck
import ProgressStore
import StudyInterface

/// Opens the study screens and runs them until the learner leaves.
func study(_ options: Options, topic: String?) throws {
  let desk = try Desk(Setup(options), writing: true)
  let scope = try topic.map(desk.scope(named:))
  let terminal: Terminal
  do {
    terminal = try Terminal()
  } catch {
    throw Failure(sentence(for: error))
  }
  desk.keepsUnwritten = true
  var loop = StudyLoop(desk, terminal)
  if let scope { loop.open(scope) }
  let signal = loop.run()
  terminal.stop()
  do {
    try desk.stored { () throws(StoreError) in
      if desk.obstacle == nil { try desk.save() }
    }
  } catch let failure as Failure where desk.unwrittenCount > 0 {
    throw Failure("\(desk.unwrittenCount) answers were not written down: \(failure.sentence)")
  }
  for sentence in desk.newNotices() { writeError("leitner: \(sentence)") }
  // At once: taking a large collection apart would take longer than the system needs to drop it.
  exitProcess(signal.map { 128 + $0 } ?? 0)
}

/// Carries keys into the state, frames onto the screen and effects out.
private struct StudyLoop {
  /// Answers between two snapshots; between them the history alone knows.
  private static let answersPerSave = 200

  private let desk: Desk
  private let terminal: Terminal
  private var state: State {
    didSet { frame = nil }
  }
  /// What the screen shows of the state, where it was worked out already.
  private var frame: Frame?
  /// What comes when the disk has what it is taking.
  private var foreseen: (state: State, frame: Frame)?
  /// The card after whose answer the next screen was composed before it was given.
  private var lastAhead: CardID?
  private var unsaved = 0
  /// Whether the learner was told what leaving would lose.
  private var wasWarned = false
  private var hadUnwritten = false
  private let start = ContinuousClock.now

  init(_ desk: Desk, _ terminal: Terminal) {
    self.desk = desk
    self.terminal = terminal
    state = State(
      size: terminal.size, language: desk.language, library: desk.library, record: desk.record,
      day: desk.day, rules: desk.rules, isWritable: desk.obstacle == nil, notice: desk.notice)
  }

  /// Milliseconds since the loop began, by a clock that never jumps.
  private var clock: Int {
    let passed = (ContinuousClock.now - start).components
    return Int(passed.seconds) * 1000 + Int(passed.attoseconds / 1_000_000_000_000_000)
  }

  mutating func open(_ scope: Scope) { state.openReview(of: scope, clock: clock) }

  /// Runs until the learner leaves; returns the signal that asked for it, if one did.
  mutating func run() -> Int32? {
    draw()
    while let event = nextEvent() {
      switch event {
      case .hungUp: return hangUp
      case .leave(let signal): return signal
      case .key(let key):
        startDayIfNew()
        let effects = update(&state, .key(key), clock: clock)
        if effects.contains(.quit) {
          if mayLeave() { return nil }
        } else {
          for effect in effects { carryOut(effect) }
          if let sentence = desk.newNotices().first { tell(.sentence(sentence)) }
          tellOfUnwritten(trying: effects.isEmpty)
          startDayIfNew()
        }
      }
      draw()
    }
    return nil
  }

  /// Waits for what comes next, and has the state work ahead where nothing waits already.
  private mutating func nextEvent() -> Terminal.Event? {
    if let event = terminal.read(timeoutMilliseconds: 0) { return event }
    _ = update(&state, .idle, clock: clock)
    composeAhead()
    return terminal.read()
  }

  /// Composes what comes after a good answer while the learner thinks about it; once a card, since
  /// whoever does something else has more to send then.
  private mutating func composeAhead() {
    guard let card = state.gradedCard, card != lastAhead, desk.unwrittenCount == 0 else { return }
    lastAhead = card
    var next = state
    _ = update(&next, .recorded(desk.record(after: .good, of: card), next.day), clock: clock)
    terminal.composeAhead(view(next))
  }

  /// Shows the state; decks that turn out to have changed are read again first.
  private mutating func draw() {
    var frame = frame ?? view(state)
    if desk.decksAreStale {
      let known = desk.problems.count
      desk.readDecksAgain()
      _ = update(&state, .decks(desk.library), clock: clock)
      let problems = desk.problems.count
      tell(problems > known ? .deckProblems(problems) : .decksChanged)
      frame = view(state)
    }
    terminal.draw(frame)
  }

  /// Asks first where answers would be lost.
  private mutating func mayLeave() -> Bool {
    if desk.unwrittenCount == 0 || wasWarned { return true }
    desk.writeUnwritten()
    if desk.unwrittenCount == 0 { return true }
    wasWarned = true
    tell(.leavingUnwritten(desk.unwrittenCount, reason: desk.failure?.reason.description ?? ""))
    return false
  }

  /// Says as long as it is so that answers are in memory alone.
  private mutating func tellOfUnwritten(trying: Bool) {
    wasWarned = false
    if trying, desk.unwrittenCount > 0 { desk.writeUnwritten() }
    if desk.unwrittenCount > 0 {
      tell(.unwritten(desk.unwrittenCount, reason: desk.failure?.reason.description ?? ""))
    } else if hadUnwritten {
      tell(.allWritten)
    }
    hadUnwritten = desk.unwrittenCount > 0
  }

  private mutating func tell(_ notice: StudyInterface.Notice) {
    _ = update(&state, .notice(notice), clock: clock)
  }

  private mutating func carryOut(_ effect: Effect) {
    do {
      switch effect {
      case .answer(let card, let grade, let seconds):
        try desk.answer(card, grade, seconds: seconds) { foresee($0) }
      case .undo: if try !desk.undo(meanwhile: { foresee($0) }) { tell(.nothingToUndo) }
      case .suspendProgram: return terminal.suspend()
      case .quit: return
      }
    } catch {
      foreseen = nil
      _ = update(&state, .failed(sentence(for: error)), clock: clock)
      return
    }
    // What is left to do would hold the next card up.
    if foreseen != nil, desk.unwrittenCount == 0, !desk.decksAreStale { terminal.send() }
    unsaved += 1
    record()
  }

  /// A card that was on the screen all night stays there; its answer begins the new day.
  private mutating func startDayIfNew() {
    if desk.day != state.day, !state.isAsking { record() }
  }

  /// Composes the next screen while the disk is at work, but does not show it.
  private mutating func foresee(_ record: StudyRecord) {
    var next = state
    _ = update(&next, .recorded(record, next.day), clock: clock)
    let frame = view(next)
    terminal.compose(frame)
    foreseen = (next, frame)
  }

  /// Goes on from what is written down, and on the day that it is by now.
  private mutating func record() {
    defer { foreseen = nil }
    let day = desk.day
    if day != state.day || unsaved >= Self.answersPerSave {
      // The answers are in the history whether or not this succeeds.
      try? desk.save()
      unsaved = 0
    } else if let foreseen, desk.unwrittenCount == 0 {
      state = foreseen.state
      frame = foreseen.frame
      return
    }
    _ = update(&state, .recorded(desk.record, day), clock: clock)
  }
}
