import DeckFiles
import FlashcardDeck
import ProgressStore
import StudyInterface
import Toolkit

/// What is written down: answers, marks, and what is taken back.
extension Workspace {
  func answer(
    _ card: CardID, _ grade: Grade, seconds: Int?, meanwhile: (StudyRecord) -> Void = { _ in }
  ) throws(Failure) {
    try write(event(card, grade, seconds: seconds), meanwhile)
  }

  func answer(
    _ answer: InterviewAnswer, meanwhile: (StudyRecord) -> Void
  ) throws(Failure) {
    let now = setup.clock.now()
    let event = store.record.answer(
      answer, id: store.nextEventID, time: store.eventTime(now),
      day: setup.clock.studyDay(of: now), scheduler: scheduler, look: look(of: answer.card))
    try write(event, meanwhile)
  }

  func spokenAnswers() throws(Failure) -> [SpokenAnswer] {
    _ = decks
    return try stored { () throws(StoreError) in try store.spokenAnswers() }
  }

  var savedInterview: SavedInterview? {
    get { InterviewFile.read(setup.paths.interview) }
    set { InterviewFile.write(newValue, to: setup.paths.interview) }
  }

  func record(after grade: Grade, of card: CardID) -> StudyRecord {
    var record = store.record
    record.add(event(card, grade, seconds: nil))
    return record
  }

  private func event(_ card: CardID, _ grade: Grade, seconds: Int?) -> Event {
    let now = setup.clock.now()
    return store.record.answer(
      card, grade, id: store.nextEventID, time: store.eventTime(now),
      day: setup.clock.studyDay(of: now), scheduler: scheduler, seconds: seconds,
      look: look(of: card))
  }

  /// What a card looks like, if the history does not say it yet.
  private func look(of card: CardID) -> CardLook? {
    if store.record[card]?.hasLook ?? false, !isElsewhere(card) { return nil }
    if let preparedLook, preparedLook.card == card { return preparedLook.look }
    guard let index = library.index(of: card) else { return nil }
    let look = library.look(ofCardAt: index)
    preparedLook = (card, look)
    return look
  }

  /// Whether a card is known from other decks, in which it stays until it is answered here.
  private func isElsewhere(_ card: CardID) -> Bool {
    guard let memory = store.deckMemory, !memory.elsewhere.isEmpty else { return false }
    return memory.elsewhere.contains(record.key(of: card))
  }

  func undo(meanwhile: (StudyRecord) -> Void) throws(Failure) -> Bool {
    let now = setup.clock.now()
    guard
      let event = store.record.undo(
        id: store.nextEventID, time: store.eventTime(now), day: setup.clock.studyDay(of: now),
        by: device)
    else { return false }
    guard isFollowed(event) else {
      try write(event, meanwhile)
      return true
    }
    try write(event) { _ in }
    return try undo(meanwhile: meanwhile)
  }

  func edit(_ card: CardID, file: String, line: Int) throws(Failure) {
    openedPlace = (card, file, line)
    takeOutHint(ofCardAt: line, in: file)
    try Editor().open(file: file, line: line, messages)
  }

  func problem(in file: String, near line: Int) -> (sentence: String, line: Int, more: Int)? {
    let all = decks.problems.filter { $0.file == file && !$0.cause.isOfTranslation }
    guard let first = all.min(by: { abs($0.line - line) < abs($1.line - line) }) else { return nil }
    return (brief(messages.line(for: first), in: file), first.line, all.count - 1)
  }

  var device: String { store.device }

  func redo() throws(Failure) -> Bool {
    let now = setup.clock.now()
    guard
      let event = store.record.redo(
        id: store.nextEventID, time: store.eventTime(now), day: setup.clock.studyDay(of: now),
        by: device)
    else { return false }
    let taken = store.record.latestTakenBack(on: event.day, by: device)?.event
    try write(event) { _ in }
    if let taken, let next = store.record.latestTakenBack(on: event.day, by: device)?.event,
      store.record.areOfOneKey(taken, next, in: library)
    {
      _ = try redo()
    }
    return true
  }

  /// Marks of one key bear one time, by which an undo finds them.
  func mark(_ cards: [CardID], _ kind: Event.Kind) throws(Failure) {
    let now = setup.clock.now()
    let time = store.eventTime(now)
    for card in cards {
      let event = Event(
        id: store.nextEventID, time: time, day: setup.clock.studyDay(of: now), card: card,
        kind: kind,
        look: look(of: card))
      try write(event) { _ in }
    }
  }

  /// Whether what the same key did to a sibling is still to be taken back after this undo.
  private func isFollowed(_ undo: Event) -> Bool {
    guard let done = store.record.latestDone(on: undo.day, by: device),
      done.kind == .suspend || done.kind == .wake
    else { return false }
    var after = store.record
    after.add(undo)
    return after.latestDone(on: undo.day, by: device).map {
      after.areOfOneKey(done, $0, in: library)
    } ?? false
  }

  private func write(_ event: Event, _ meanwhile: (StudyRecord) -> Void) throws(Failure) {
    do {
      try store.append(event, meanwhile: meanwhile)
    } catch {
      guard keepsPending, case .file(let reason) = error else {
        let isOutdated = if case .outdated = error { true } else { false }
        throw Failure(sentences.sentence(for: error), isOutdated: isOutdated)
      }
      store.addPending(event)
      latestFailure = reason
    }
  }

  func writePending() {
    do {
      try store.writePendingEvents()
    } catch {
      if case .file(let reason) = error { latestFailure = reason }
    }
  }

  func save() throws(Failure) {
    noteDecks()
    try stored { () throws(StoreError) in try store.save() }
    if let program = setup.programVersion, let index = decks.newIndex(program: program) {
      store.keep(deckIndex: index)
    }
  }
}
