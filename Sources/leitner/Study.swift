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
  var loop = StudyLoop(desk, terminal)
  if let scope { loop.open(scope) }
  let signal = loop.run()
  terminal.stop()
  try desk.stored { () throws(StoreError) in
    if desk.obstacle == nil { try desk.save() }
  }
  if let signal { exitProcess(128 + signal) }
}

/// Carries keys into the state, frames onto the screen and effects out.
private struct StudyLoop {
  /// Answers between two snapshots; between them the history alone knows.
  private static let answersPerSave = 50

  private let desk: Desk
  private let terminal: Terminal
  private var state: State
  private var unsaved = 0
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
    terminal.draw(view(state))
    while let event = terminal.read() {
      switch event {
      case .hungUp: return hangUp
      case .leave(let signal): return signal
      case .key(let key):
        for effect in update(&state, .key(key), clock: clock) {
          if effect == .quit { return nil }
          carryOut(effect)
        }
      }
      terminal.draw(view(state))
    }
    return nil
  }

  private mutating func carryOut(_ effect: Effect) {
    do {
      switch effect {
      case .answer(let card, let grade, let seconds):
        try desk.answer(card, grade, seconds: seconds)
      case .undo: try desk.undo()
      case .suspendProgram: return terminal.suspend()
      case .quit: return
      }
    } catch {
      _ = update(&state, .failed(sentence(for: error)), clock: clock)
      return
    }
    unsaved += 1
    let isNewDay = desk.day != state.day
    if isNewDay || unsaved >= Self.answersPerSave {
      // The answer is in the history whether or not this succeeds.
      try? desk.save()
      unsaved = 0
    }
    _ = update(&state, .recorded(desk.record, desk.day), clock: clock)
  }
}
