import FlashcardDeck
import TestSupport

@testable import StudyInterface

/// A terminal, a store and a clock in memory.
final class Workplace {
  enum Step: Equatable {
    case compose, composeAhead, send, sendAhead, draw, disk, redraw, suspend, leave, comeBack
  }

  let terminal = MemoryTerminal()
  let store: MemoryStore
  private let scheduler: Scheduler
  private(set) var log: [Step] = []

  init(decks: [(String, String)] = SampleDecks.gardens, scheduler: Scheduler = Scheduler()) {
    self.scheduler = scheduler
    store = MemoryStore(Self.library(decks), scheduler)
    terminal.note = { [unowned self] in log.append($0) }
    store.note = { [unowned self] in log.append($0) }
    store.screen = { [unowned self] in terminal.shown }
  }

  static func library(_ decks: [(String, String)]) -> Library {
    Library(files: decks.map { DeckFile(path: $0.0, folders: [], text: Array($0.1.utf8)) })
  }

  func run(_ keys: Key...) -> StudyLoop.End { run(keys) }

  func run(_ keys: [Key]) -> StudyLoop.End {
    terminal.keys = keys
    let state = State(
      size: terminal.size, language: .english, library: store.library, record: store.record,
      day: store.day, scheduler: scheduler, isWritable: store.refusal == nil,
      notice: store.refusal)
    var clock = 0
    var loop = StudyLoop(state, store: store, terminal: terminal) {
      clock += 1000
      return clock
    }
    return loop.run()
  }
}

final class MemoryTerminal: StudyTerminal {
  let size = Size(columns: 80, rows: 24)
  var note: (Workplace.Step) -> Void = { _ in }
  /// Keys that come one by one while the loop waits.
  var keys: [Key] = []
  /// Keys that have come already.
  var waiting: [Key] = []
  /// What comes when there are no more keys.
  var last = TerminalEvent.hungUp
  /// What happens before some of the keys, which are counted from 0.
  var beforeKey: [Int: () -> Void] = [:]
  /// What happens while the loop waits for so long that the time runs out, once each.
  var whileWaiting: [() -> Void] = []
  /// What was on the screen before each key.
  private(set) var screens: [String] = []
  private(set) var shown = ""

  /// The times for which the loop waits.
  private(set) var waits: [Int?] = []
  /// Passes a time.
  var time: (Int) -> Void = { _ in }

  func read(timeoutMilliseconds: Int?) -> TerminalEvent? {
    waits.append(timeoutMilliseconds)
    if let timeoutMilliseconds, timeoutMilliseconds > 0, !whileWaiting.isEmpty {
      time(timeoutMilliseconds)
    }
    if !waiting.isEmpty { return .key(waiting.removeFirst()) }
    if timeoutMilliseconds == 0 { return nil }
    if timeoutMilliseconds != nil, !whileWaiting.isEmpty {
      whileWaiting.removeFirst()()
      return nil
    }
    beforeKey[screens.count]?()
    screens.append(shown)
    return keys.isEmpty ? last : .key(keys.removeFirst())
  }

  func compose(_ frame: Frame) { note(.compose) }

  func composeAhead(_ frame: Frame) { note(.composeAhead) }

  func send() { note(.send) }

  func sendAhead() { note(.sendAhead) }

  func draw(_ frame: Frame) {
    note(.draw)
    shown = (0..<frame.size.rows).map(frame.text(ofRow:)).joined(separator: "\n")
  }

  func redraw() { note(.redraw) }

  func graphics() -> Graphics? { nil }

  var hasInput: Bool { false }

  func suspend() { note(.suspend) }

  func leave() { note(.leave) }

  func comeBack() { note(.comeBack) }
}

final class MemoryStore: StudyStore {
  let deckPlaces: [String] = []
  struct Answer: Equatable {
    let card: CardID
    let grade: Grade
  }

  private(set) var library: Library
  private(set) var record = StudyRecord()
  var day = Day(20_514)
  var note: (Workplace.Step) -> Void = { _ in }
  var notices: [String] = []
  /// Why no answer is taken.
  var failure: Failure?
  var diskIsFull = false
  /// The decks as somebody else has changed them.
  var changed: Library?
  private(set) var answers: [Answer] = []
  private(set) var undos = 0
  private(set) var saves = 0
  private(set) var reads = 0
  private(set) var pendingCount = 0
  private let scheduler: Scheduler
  private var events = 0

  init(_ library: Library, _ scheduler: Scheduler) {
    self.library = library
    self.scheduler = scheduler
  }

  var problemCount: Int { library.problems.count }
  var pendingReason: String { "the disk is full" }
  var hasChangedDecks: Bool { changed != nil }

  func answer(
    _ card: CardID, _ grade: Grade, seconds: Int?, meanwhile: (StudyRecord) -> Void
  ) throws(Failure) {
    if let failure { throw failure }
    var after = record
    after.add(event(card, grade))
    meanwhile(after)
    note(.disk)
    record = after
    answers.append(Answer(card: card, grade: grade))
    if diskIsFull { pendingCount += 1 }
  }

  func answer(
    _ answer: InterviewAnswer, meanwhile: (StudyRecord) -> Void
  ) throws(Failure) {
    if let failure { throw failure }
    let (id, time) = stamp()
    record.add(
      record.answer(
        answer, id: id, time: time, day: day, scheduler: scheduler.following(record)))
    meanwhile(record)
  }

  func spokenAnswers() throws(Failure) -> [SpokenAnswer] {
    SpokenAnswer.all(among: record.recent, record)
  }

  var savedInterview: SavedInterview? { didSet { interviewsKept += 1 } }
  /// How often it was written.
  private(set) var interviewsKept = 0

  func undo(meanwhile: (StudyRecord) -> Void) throws(Failure) -> Bool {
    let (id, time) = stamp()
    guard let event = record.undo(id: id, time: time, day: day) else { return false }
    record.add(event)
    meanwhile(record)
    undos += 1
    return true
  }

  let device = "desk"

  /// What an editor does to the decks.
  var editing: (_ file: String, _ line: Int) throws(Failure) -> Library? = { _, _ in nil }

  /// What was opened, and why it could not be.
  private(set) var opened: [String] = []
  var openingFailure: Failure?
  var opensInTerminal = false

  func open(
    _ address: String, from file: String, givingTerminal: () -> Void
  ) throws(Failure) -> String {
    if let openingFailure { throw openingFailure }
    if opensInTerminal { givingTerminal() }
    opened.append(address)
    return address
  }

  /// The pictures that were to be shown, and what comes of them.
  private(set) var viewed: [String] = []
  var picture = ViewedPicture(nil, .noPicture)
  /// What the screen showed when one was to be made.
  private(set) var shownBeforeViewing: String?
  var screen: () -> String = { "" }

  func picture(
    _ address: String, from file: String, room: Size, graphics: () -> Graphics?,
    isStopped: () -> Bool
  ) -> ViewedPicture {
    viewed.append(address)
    shownBeforeViewing = screen()
    return picture
  }

  func answers(of card: CardID) throws(Failure) -> [PastAnswer] {
    PastAnswer.answers(among: record.recent.filter { $0.card == card })
  }

  func add(to scope: Scope) throws(Failure) -> AddedCards { adding }

  /// What an editor adds.
  var adding = AddedCards(cards: 0, file: "")

  /// The folder to which decks have to be copied before they are changed, and what was copied for.
  var folderOfCopies: String?
  private(set) var copied: [DeckChange] = []

  func copyPlace(for change: DeckChange) throws(Failure) -> CopyPlace? {
    copied.isEmpty ? folderOfCopies.map { CopyPlace(folder: $0) } : nil
  }

  func copyDecks(for change: DeckChange) throws(Failure) -> DeckChange {
    copied.append(change)
    guard case .edit(let card, _, let line) = change else { return change }
    return .edit(card, file: "copy.md", line: line)
  }

  func edit(_ card: CardID, file: String, line: Int) throws(Failure) {
    if let edited = try editing(file, line) { changed = edited }
  }

  func problem(in file: String, near line: Int) -> (sentence: String, line: Int, more: Int)? {
    library.problems.first { $0.file == file }.map { (English().line(for: $0), $0.line, 0) }
  }

  func redo() throws(Failure) -> Bool {
    let (id, time) = stamp()
    guard let event = record.redo(id: id, time: time, day: day) else { return false }
    record.add(event)
    return true
  }

  func mark(_ cards: [CardID], _ kind: Event.Kind) throws(Failure) {
    if let failure { throw failure }
    for card in cards {
      let (id, time) = stamp()
      record.add(Event(id: id, time: time, day: day, card: card, kind: kind))
    }
  }

  func record(after grade: Grade, of card: CardID) -> StudyRecord {
    var after = record
    after.add(event(card, grade))
    return after
  }

  private func event(_ card: CardID, _ grade: Grade) -> Event {
    let (id, time) = stamp()
    return record.answer(
      card, grade, id: id, time: time, day: day, scheduler: scheduler.following(record))
  }

  private func stamp() -> (Event.ID, Instant) {
    events += 1
    return (
      Event.ID(device: "desk", counter: events),
      Instant(milliseconds: day.number * 86_400_000 + events * 1000)
    )
  }

  /// Known cards for which the learner has to choose, and what was chosen.
  var open: [CardDoubt] = []
  private(set) var decisions: [Decision] = []
  var doubtCount: Int { open.count - decisions.count }

  func doubts() throws(Failure) -> [CardDoubt] {
    open.filter { doubt in !decisions.contains { $0.was == doubt.was } }
  }

  func decide(_ decision: Decision) throws(Failure) {
    if let failure { throw failure }
    decisions.append(decision)
  }

  func takeBack(_ decision: Decision) throws(Failure) {
    if let failure { throw failure }
    decisions.removeAll { $0 == decision }
  }

  func writePending() { if !diskIsFull { pendingCount = 0 } }

  func save() throws(Failure) {
    saves += 1
    record.settle(before: day)
  }

  func readDecksAgain() {
    reads += 1
    if let changed { library = changed }
    changed = nil
  }

  var refusal: Notice?
  /// What others have stored, which the next look finds, and the cards that they answered well.
  var news: News?
  var answeredElsewhere: [CardID] = []
  var paceElsewhere: String?
  private(set) var looks = 0
  var hasNews: Bool {
    looks += 1
    return news != nil
  }

  func takeNews() -> News? {
    guard let news else { return nil }
    for card in answeredElsewhere { record.add(event(card, .good)) }
    if let pace = paceElsewhere {
      let time = stamp().1
      record.add(
        Event(
          id: Event.ID(device: "phone", counter: 1), time: time, day: day, card: CardID(""),
          kind: .pace(pace)))
      paceElsewhere = nil
    }
    if news.isTakenOver { (refusal, failure) = (nil, nil) }
    (self.news, answeredElsewhere) = (nil, [])
    return news
  }

  func nextNotice() -> Notice? {
    notices.isEmpty ? nil : .sentence(notices.removeFirst())
  }

  var rewordedCard: (was: CardID, now: CardID)? { nil }
}
