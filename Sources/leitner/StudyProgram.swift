import CursesTerminal
import FlashcardDeck
import ProgressStore
import StudyInterface

/// The study screens: opens terminal, decks and progress, and runs the loop until the learner leaves.
enum StudyProgram {
  static func run(
    _ options: Options, topic: String?, practice: Bool = false, interview: Bool = false
  ) throws(Failure) {
    let workspace = try Workspace(Setup(options), writing: true)
    let scope = try topic.map { name throws(Failure) in try workspace.scope(named: name) }
    let terminal = try openTerminal(workspace)
    workspace.keepsPending = true
    let view = RememberedView(TabbedLines.read(workspace.setup.paths.foldedTopics))
    let state = State(
      size: terminal.size, language: workspace.language, library: workspace.library,
      record: workspace.record, day: workspace.day, scheduler: workspace.scheduler,
      keys: workspace.setup.keys,
      isWritable: workspace.obstacle == nil, notice: workspace.notice,
      doubtCount: workspace.doubtCount, device: workspace.device,
      latestDecision: workspace.latestDecision, deckPlaces: workspace.deckPlaces,
      folded: view.folded, cardOrder: view.cardOrder,
      ignoresAccents: workspace.setup.configuration.ignoresAccents,
      interview: workspace.savedInterview)
    var loop = StudyLoop(state, store: workspace, terminal: terminal, clock: steadyClock())
    if interview {
      loop.interview(scope ?? .everything)
    } else if practice {
      loop.practise(scope ?? .everything)
    } else if let scope {
      loop.open(scope)
    }
    let end = loop.run()
    terminal.stop()
    let seen = RememberedView(folded: loop.folded, cardOrder: loop.cardOrder)
    if seen != view { TabbedLines.write(seen.lines, to: workspace.setup.paths.foldedTopics) }
    do {
      if workspace.obstacle == nil || workspace.pendingCount > 0 { try workspace.save() }
    } catch {
      let count = workspace.pendingCount
      if count > 0 { throw Failure(workspace.messages.notWritten(count, reason: error.sentence)) }
      // Another process has taken the writing over meanwhile, and everything is in the history.
      guard case .held = workspace.obstacle else { throw error }
    }
    if let reminder = workspace.copyReminder { Process.printError("leitner: \(reminder)") }
    for sentence in workspace.newNotices() { Process.printError("leitner: \(sentence)") }
    // Who has only looked finds nothing afterwards.
    workspace.store.closeLeavingNothing()
    // Exit without freeing: freeing a large collection takes longer than the system needs to drop its
    // memory.
    Process.exit(status(of: end))
  }

  private static func openTerminal(_ workspace: Workspace) throws(Failure) -> Terminal {
    let setup = workspace.setup
    do {
      return try Terminal(
        mouse: setup.configuration.mouse, appearance: setup.appearance,
        ambiguousWidth: setup.configuration.ambiguousWidth.flatMap(AmbiguousWidth.init))
    } catch {
      throw Failure(workspace.sentences.sentence(for: error))
    }
  }

  /// 128 and the signal's number if one ended the program, as shells report it.
  private static func status(of end: StudyLoop.End) -> Int32 {
    switch end {
    case .left: 0
    case .signal(let signal): 128 + signal
    case .hungUp: 128 + Process.hangUp
    }
  }

  /// Milliseconds since now, by a clock that never jumps.
  private static func steadyClock() -> () -> Int {
    let start = ContinuousClock.now
    return {
      let passed = (ContinuousClock.now - start).components
      return Int(passed.seconds) * 1000 + Int(passed.attoseconds / 1_000_000_000_000_000)
    }
  }
}
