import FlashcardDeck

/// Carries keys into the state, frames onto the screen and effects out.
///
/// The disk takes most of an answer's time, so what follows a good answer is composed before the key is
/// pressed, and sent as soon as the answer is on the disk; the state follows after that. After any other
/// grade the next screen is made while the disk writes. Without either, an answer takes 1.21 times as long.
public struct StudyLoop {
  /// Answers and undos between two snapshots; until then the history alone has them.
  static let eventsPerSave = 200

  let store: any StudyStore
  let terminal: any StudyTerminal
  private let clock: () -> Int
  /// What the screen shows.
  private(set) var state: State {
    didSet { frame = nil }
  }
  /// The screenful of the state, if it was made already.
  private var frame: Frame?
  /// The next state and frame, made while the disk writes.
  private var prepared: (state: State, frame: Frame)?
  /// The card whose `good` answer has been composed ahead.
  var composedCard: CardID?
  /// Answers and undos since the last snapshot; an undo that found nothing counts, too.
  private var unsavedEvents = 0
  /// Whether the learner was warned that leaving loses answers.
  private var wasWarned = false
  private var hadPending = false
  /// Whether others changed the store while the disk took an answer.
  private var newsCame = false
  /// The interview that the store keeps.
  private var keptInterview: SavedInterview?
  /// What is to be said of news when the row of the notice is free.
  var untold: Notice?

  /// A loop that begins with a state; `clock` gives milliseconds and never jumps.
  public init(
    _ state: State, store: any StudyStore, terminal: any StudyTerminal, clock: @escaping () -> Int
  ) {
    self.state = state
    self.store = store
    self.terminal = terminal
    self.clock = clock
    keptInterview = state.interview
  }

  /// The rows of the topic tree that the learner has folded.
  public var folded: [[String]] { state.folded }
  /// The order of lists that the learner chose last.
  public var cardOrder: CardOrder { state.cardOrder }

  /// Opens the session of some cards.
  public mutating func open(_ scope: Scope) { state.openReview(of: scope, clock: clock()) }

  /// Opens the practice of some cards.
  public mutating func practise(_ scope: Scope) { state.openPractice(of: scope, clock: clock()) }

  /// Asks how many of some cards are to be asked aloud.
  public mutating func interview(_ scope: Scope) {
    for effect in state.askForInterview(scope) { carryOut(effect) }
  }

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
      case .hungUp:
        keepInterview(isLeft: true)
        return .hungUp
      case .leave(let signal):
        keepInterview(isLeft: true)
        return .signal(signal)
      case .key(let key): if !handle(key) { return .left }
      }
      draw()
      // What was ticked: it is seen before the disk has it.
      keepInterview()
    }
    return .left
  }

  /// Waits for what comes next; if nothing is waiting, lays out and composes ahead first.
  private mutating func nextEvent() -> TerminalEvent? {
    if let event = terminal.read(timeoutMilliseconds: 0) { return event }
    update(.idle)
    composeAhead()
    return waitForEvent()
  }

  /// Does what a key asks for; false if the learner leaves.
  private mutating func handle(_ key: Key) -> Bool {
    startDayIfNew()
    let wasAsking = state.isAsking
    if !wasAsking || !state.isWritable { takeNews() }
    let effects = update(.key(key))
    if effects.contains(.quit) {
      keepInterview()
      return !mayLeave()
    }
    for effect in effects { carryOut(effect) }
    if wasAsking, !state.isAsking { takeNews() }
    if let notice = store.nextNotice() { say(notice) }
    // Another process may have taken the lock, because its file was removed or replaced.
    if state.isWritable, let refusal = store.refusal { update(.access(refusal: refusal)) }
    tellNews(replacing: false)
    tellOfPending(trying: effects.isEmpty)
    startDayIfNew()
    // Whether there is one, before it is seen.
    if state.interview?.cards != keptInterview?.cards { keepInterview() }
    return true
  }

  /// Has the store keep the interview that is not at its end.
  private mutating func keepInterview(isLeft: Bool = false) {
    if isLeft { state.keepInterview(isLeft: true) }
    guard state.interview != keptInterview else { return }
    store.savedInterview = state.interview
    keptInterview = state.interview
  }

  /// Milliseconds until a clock on the screen shows another second; nil if there is none.
  var timeToTick: Int? { state.timeToTick(at: clock()) }

  @discardableResult
  mutating func update(_ input: Input) -> [Effect] { state.update(input, clock: clock()) }

  mutating func say(_ notice: Notice) { update(.notice(notice)) }

  /// Shows the state; decks that turn out to have changed are read again first.
  mutating func draw() {
    var shown = frame ?? state.view()
    if store.hasChangedDecks {
      let known = store.problemCount
      let isTold = takeDecks()
      let problems = store.problemCount
      if !isTold { say(problems > known ? .deckProblems(problems) : .decksChanged) }
      shown = state.view()
    }
    terminal.draw(shown)
  }

  /// Reads the decks again; whether something was found about known cards, which is said.
  mutating func takeDecks() -> Bool {
    store.readDecksAgain()
    if let edited = store.rewordedCard { update(.reworded(edited.was, as: edited.now)) }
    update(.decks(store.library, store.record))
    update(.doubtCount(store.doubtCount))
    update(.deckPlaces(store.deckPlaces))
    if let broken = state.broken, case .line(let line, let file, let card) = broken.offer {
      let problem = store.problem(in: file, near: line)
      update(.broken(BrokenText(file: file, problem, before: broken.before, after: card)))
    }
    guard let notice = store.nextNotice() else { return false }
    say(notice)
    return true
  }

  // MARK: Answers

  mutating func carryOut(_ effect: Effect) {
    newsCame = false
    do {
      switch effect {
      case .answer(let card, let grade, let seconds):
        let isAhead = grade == .good && card == composedCard && state.day == store.day
        try store.answer(card, grade, seconds: seconds) {
          if isAhead { newsCame = store.hasNews } else { prepare($0) }
        }
        // Before the state follows, which takes as long as the disk.
        if isAhead, mayShowNext { terminal.sendAhead() }
      case .answerAloud(let answer): try store.answer(answer) { prepare($0) }
      case .undo: if try !store.undo(meanwhile: { prepare($0) }) { say(.nothingToUndo) }
      case .add(let scope): return change(.add(scope))
      case .edit(let card, let file, let line): return change(.edit(card, file: file, line: line))
      case .copyDecks(let change):
        let place = try store.copyPlace(for: change)
        carryOut(try store.copyDecks(for: change))
        if let place { say(.copied(to: place, after: state.notice)) }
        return
      case .openAddress(let address, let file): return open(address, from: file)
      case .viewPicture(let address, let file, let room):
        return view(address, from: file, room: room)
      case .redo: if try !store.redo() { say(.nothingToRedo) }
      case .mark(let cards, let kind): try store.mark(cards, kind)
      case .findAnswers(let card):
        update(.answers(card, try store.answers(of: card)))
        return
      case .findInterview(let scope):
        update(.interview(scope, store.savedInterview, try store.spokenAnswers()))
        return
      case .findMissed:
        update(.missed(MissedPoint.all(in: try store.spokenAnswers(), store.library)))
        return
      case .findDoubts:
        update(.doubts(try store.doubts()))
        return
      case .decide(let decision):
        try store.decide(decision)
        return goOn(after: .decided(decision))
      case .takeBack(let decision):
        try store.takeBack(decision)
        // What it is of a choice of an earlier run, the decks were compared anew.
        update(.decks(store.library, store.record))
        return goOn(after: .takenBack(decision))
      case .redraw: return terminal.redraw()
      case .suspendProgram:
        update(.away)
        terminal.suspend()
        update(.back)
        return
      case .quit: return
      }
    } catch {
      prepared = nil
      // What others have answered meanwhile shows before the next key, which would be for another state.
      if error.isOutdated { update(.news(store.record, refusal: store.refusal)) }
      update(.failed(error.sentence))
      return
    }
    // Sent before saving, which can take 28 ms.
    if prepared != nil, mayShowNext { terminal.send() }
    unsavedEvents += 1
    goOn()
    if newsCame { takeNews() }
  }

  /// Whether an answer is on the disk, and nothing has changed that the next screen should show.
  private var mayShowNext: Bool {
    store.pendingCount == 0 && !store.hasChangedDecks && !newsCame
  }

  /// Makes and composes the next screen, but does not show it.
  private mutating func prepare(_ record: StudyRecord) {
    var next = state
    _ = next.update(.recorded(record, next.day), clock: clock())
    let frame = next.view()
    terminal.compose(frame)
    prepared = (next, frame)
    // Here, because the disk takes longer than the look.
    newsCame = store.hasNews
  }

  /// Composes what comes after a good answer while the learner thinks about it; once for each card,
  /// because any other key must send the rows again.
  private mutating func composeAhead() {
    guard let card = state.gradedCard, card != composedCard, store.pendingCount == 0 else {
      return
    }
    composedCard = card
    var next = state
    _ = next.update(.recorded(store.record(after: .good, of: card), next.day), clock: clock())
    terminal.composeAhead(next.view())
  }

  /// Goes on from what is recorded, on the disk or in memory, and on the current day.
  private mutating func goOn() {
    defer { prepared = nil }
    let day = store.day
    if day != state.day || unsavedEvents >= Self.eventsPerSave {
      // Acknowledged answers are in the history, and pending ones in memory, whether or not this succeeds.
      try? store.save()
      unsavedEvents = 0
    } else if let prepared, store.pendingCount == 0 {
      state = prepared.state
      frame = prepared.frame
      return
    }
    update(.recorded(store.record, day))
  }

  /// Goes on after a choice for a known card.
  private mutating func goOn(after input: Input) {
    goOn()
    update(.doubtCount(store.doubtCount))
    update(input)
  }

  /// A card that was on the screen all night stays there; its answer begins the new day.
  mutating func startDayIfNew() {
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

  /// Says that answers are in memory alone, after each key until the disk has them; not while grades
  /// are shown in the row of the notice.
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
