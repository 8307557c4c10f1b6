import DeckFiles
import FlashcardDeck
import ProgressStore
import StudyInterface

/// What a command works with: the decks, the progress, the rules and the clock.
final class Desk {
  let setup: Setup
  private let reading: DeckFolder.Reading
  private lazy var decks = Decks(DeckFolder(reading))
  /// Deck files that went, or came to have no card, while the program ran.
  private var lost: [String: DeckVersion?] = [:]
  private let store: Store
  /// Whether answers that the disk does not take are kept in memory, to be tried again.
  var keepsUnwritten = false
  /// Why the disk did not take the latest answer.
  private(set) var failure: FileError?
  private var told: Set<StoreNotice> = []

  var library: Library { decks.library }
  var problems: [Problem] { decks.problems }
  var language: Language { setup.language }
  var rules: StudyRules { setup.configuration.rules }
  var record: StudyRecord { store.record }
  /// Why answers can't be written down; nil where they can.
  var obstacle: Obstacle? { store.obstacle }
  /// The study day, by the clock.
  var day: Day { setup.clock.studyDay(of: setup.clock.now()) }

  /// What the learner should know before anything else.
  var notice: StudyInterface.Notice? {
    if case .held(let holder) = store.obstacle {
      return .browsingOnly(holder: holder.description)
    }
    if let obstacle = store.obstacle { return .sentence(brief(sentence(for: obstacle))) }
    if let problem = setup.problems.first { return .sentence(problem.description) }
    if let notice = store.notices.first { return .sentence(brief(sentence(for: notice))) }
    return problems.isEmpty ? nil : .deckProblems(problems.count)
  }

  /// What became known of the stored files since the last look, in sentences.
  func newNotices() -> [String] {
    let new = store.notices.filter { !told.contains($0) }
    told.formUnion(new)
    return new.map { brief(sentence(for: $0)) }
  }

  /// A sentence for one row of the screen, where a folder's path would push the rest out.
  private func brief(_ sentence: String) -> String {
    sentence.replacing(setup.paths.data + "/", with: "")
  }

  /// Opens decks and progress for a command that is going to change something if it may.
  ///
  /// The decks are begun to be read meanwhile, until somebody asks for them.
  init(_ setup: Setup, writing: Bool) throws {
    self.setup = setup
    reading = DeckFolder.Reading(paths: setup.deckPaths)
    store = try setup.openStore(writing: writing)
    told = Set(store.notices)
  }

  /// Opens a desk for a command without screens, which must be able to do what it is there for.
  static func open(_ options: Options, writing: Bool) throws -> Desk {
    let desk = try Desk(Setup(options), writing: writing)
    for problem in desk.setup.problems { writeError("\(problem)") }
    for notice in desk.store.notices { writeError("leitner: \(sentence(for: notice))") }
    for problem in desk.problems.filter({ $0.severity == .error }) { writeError("\(problem)") }
    if writing, let obstacle = desk.obstacle { throw Failure(sentence(for: obstacle)) }
    return desk
  }

  /// Refuses to go on with texts that changed while a command was at work.
  func requireSameDecks() throws {
    if decksAreStale { throw Failure("a deck changed while it was read; try again") }
  }

  /// The place of a card in the library.
  func index(of card: String) throws -> Int {
    guard let index = library.index(of: CardID(card)) else {
      throw Failure("there is no card “\(card)”; `leitner list` prints the ids")
    }
    return index
  }

  /// Whether a card was shown whose file is no longer what it was, or a file has come back.
  var decksAreStale: Bool {
    decks.areStale || lost.contains { DeckFolder.version(of: $0.key) != $0.value }
  }

  /// Reads the decks again. An editor may be about to write a file that it has emptied or moved out
  /// of its way, so a file without cards is waited for a little, and looked for from then on.
  func readDecksAgain() {
    let known = decks.full.union(lost.keys)
    for turn in 0..<10 {
      if turn > 0 { pause(milliseconds: 20) }
      decks = Decks(setup.deckPaths)
      if known.isSubset(of: decks.full.union(lost.keys)) { break }
    }
    lost = [:]
    for path in known.subtracting(decks.full) {
      lost.updateValue(DeckFolder.version(of: path), forKey: path)
    }
  }

  /// The cards of a topic or a deck, by its name.
  func scope(named name: String) throws -> Scope {
    guard let scope = Scope(named: name, in: library, language) else {
      throw Failure("there is no topic or deck “\(name)”; `leitner due` prints their names")
    }
    return scope
  }

  /// Records an answer; it is on the disk when this returns. Seconds are how long it took;
  /// `meanwhile` is as in `Store.append`.
  func answer(
    _ card: CardID, _ grade: Grade, seconds: Int?, meanwhile: (StudyRecord) -> Void = { _ in }
  ) throws(StoreError) {
    try write(event(card, grade, seconds: seconds), meanwhile)
  }

  /// The record as an answer will leave it.
  func record(after grade: Grade, of card: CardID) -> StudyRecord {
    var record = store.record
    record.add(event(card, grade, seconds: nil))
    return record
  }

  private func event(_ card: CardID, _ grade: Grade, seconds: Int?) -> Event {
    let now = setup.clock.now()
    return store.record.answer(
      card, grade, id: store.nextEventID, time: store.eventTime(now),
      day: setup.clock.studyDay(of: now), boxes: rules.boxes, seconds: seconds)
  }

  /// Takes back the latest answer of the day; false if it has none.
  func undo(meanwhile: (StudyRecord) -> Void) throws(StoreError) -> Bool {
    let now = setup.clock.now()
    guard
      let event = store.record.undo(
        id: store.nextEventID, time: store.eventTime(now), day: setup.clock.studyDay(of: now))
    else { return false }
    try write(event, meanwhile)
    return true
  }

  private func write(_ event: Event, _ meanwhile: (StudyRecord) -> Void) throws(StoreError) {
    do {
      try store.append(event, meanwhile: meanwhile)
    } catch {
      guard keepsUnwritten, case .file(let reason) = error else { throw error }
      store.addPending(event)
      failure = reason
    }
  }

  /// Answers that are in memory alone.
  var unwrittenCount: Int { store.pendingCount }

  /// Tries again to write them.
  func writeUnwritten() {
    do {
      try store.writePendingEvents()
    } catch {
      if case .file(let reason) = error { failure = reason }
    }
  }

  /// Brings the record up to a day that has begun since.
  func save() throws(StoreError) { try store.save() }

  func history() throws -> [Event] { try stored { () throws(StoreError) in try store.history() } }

  /// Makes progress.json anew from the history.
  func rebuild() throws {
    defer { for sentence in newNotices() { writeError("leitner: \(sentence)") } }
    try stored { () throws(StoreError) in
      try store.rebuild()
      try store.save()
    }
  }

  /// Does something with the store, with a sentence where that fails.
  func stored<Value>(_ work: () throws(StoreError) -> Value) throws -> Value {
    do {
      return try work()
    } catch {
      throw Failure(sentence(for: error))
    }
  }

  /// Why a card is due when it is, in a sentence.
  func reason(for card: CardID) -> String {
    guard let progress = record[card] else { return "new: it was never answered" }
    let days = progress.due - progress.last
    let answers = progress.reviews == 1 ? "1 answer" : "\(progress.reviews) answers"
    return "box \(progress.box), due \(progress.due): \(days == 1 ? "1 day" : "\(days) days") "
      + "after the latest of \(answers), on \(progress.last)"
  }
}
