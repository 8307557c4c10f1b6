import TestSupport
import FlashcardDeck
import Testing

@testable import StudyInterface

/// The loop between terminal, state and store, with all three in memory.
@Suite struct StudyLoopTests {
  init() { UTF8Locale.use() }

  @Test func theNextCardIsSentBeforeAnythingElseIsDone() {
    let (desk, end) = run(.enter, " ", "3", "q")
    #expect(end == .left)
    #expect(desk.store.answers == [.init(card: "humus", grade: .good)])
    // While the disk takes the answer the next screen is composed; it is sent when that is done.
    let answer = desk.log.firstIndex(of: .disk) ?? 0
    #expect(desk.log[(answer - 1)...].prefix(4) == [.compose, .disk, .send, .draw])
    #expect(desk.terminal.screens.last?.contains("How does the pH") == true)
  }

  @Test func whatFollowsAGoodAnswerIsComposedOnceForEachCard() {
    let (desk, _) = run(.enter, " ", .down, .up, .tab, "3", "q")
    #expect(desk.log.filter { $0 == .composeAhead }.count == 1)
  }

  @Test func keysThatAreWaitingAreTakenBeforeAnythingIsComposedAhead() {
    let desk = Workplace()
    desk.terminal.waiting = [.enter, " ", "3", "q"]
    _ = desk.run()
    #expect(desk.store.answers.count == 1)
    #expect(!desk.log.contains(.composeAhead))
  }

  @Test func anAnswerThatCannotBeRecordedLeavesTheCardAndSaysWhy() {
    let desk = Workplace()
    desk.store.refusal = Failure("progress can’t be written")
    _ = desk.run(.enter, " ", "3", "q")
    #expect(desk.terminal.screens.last?.contains("What is humus") == true)
    #expect(desk.terminal.screens.last?.contains("progress can’t be written") == true)
  }

  @Test func answersInMemoryAreTriedAgainAndLeavingAsksFirst() {
    let desk = Workplace()
    desk.store.diskIsFull = true
    let end = desk.run(.enter, " ", "3", "q", "q")
    #expect(end == .left)
    #expect(desk.store.pendingCount == 1)
    let asked = desk.terminal.screens.suffix(1).joined()
    #expect(asked.contains("1 not on the disk (the disk is full): q again leaves without"))
  }

  @Test func whenTheDiskTakesThemAgainItIsSaid() {
    let desk = Workplace()
    desk.store.diskIsFull = true
    desk.terminal.beforeKey = [3: { desk.store.diskIsFull = false }]
    _ = desk.run(.enter, " ", "3", "?", "q")
    #expect(desk.store.pendingCount == 0)
    #expect(desk.terminal.screens.contains { $0.contains("Every answer is on the disk again") })
  }

  @Test func aQuitAfterTheWarningWasSeenAndSomethingElsePressedAsksAgain() {
    let desk = Workplace()
    desk.store.diskIsFull = true
    _ = desk.run(.enter, " ", "3", "q", .down, "q", "q")
    let warnings = desk.terminal.screens.filter { $0.contains("q again leaves without") }
    #expect(warnings.count == 2)
  }

  @Test func aNewDayBeginsWithTheFirstKeyAwayFromACard() {
    let desk = Workplace()
    desk.terminal.beforeKey = [1: { desk.store.day = desk.store.day + 1 }]
    _ = desk.run(.down, .up, "q")
    let dates = desk.terminal.screens.map { $0.contains(English().date(desk.store.day)) }
    #expect(dates == [false, false, true])
    #expect(desk.store.saves == 1)
  }

  @Test func aCardThatWasOnTheScreenAllNightStaysThereUntilItIsAnswered() {
    let desk = Workplace()
    desk.terminal.beforeKey = [2: { desk.store.day = desk.store.day + 1 }]
    _ = desk.run(.enter, " ", .down, "3", "q")
    #expect(desk.terminal.screens[3].contains("What is humus"))
    #expect(desk.store.answers.count == 1)
    #expect(desk.store.saves == 1)
  }

  @Test func theHistoryIsSummedUpEveryTwoHundredAnswers() {
    let cards = (1...210).map { "### q\($0)\n\na\n" }.joined()
    let desk = Workplace(
      decks: [("d.md", "## T\n\n" + cards)],
      scheduler: Scheduler(limits: .init(new: 300)))
    let keys = [Key.enter] + Array(repeating: [" ", "4"] as [Key], count: 205).joined() + ["q"]
    _ = desk.run(keys)
    #expect(desk.store.answers.count == 205)
    #expect(desk.store.saves == 1)
  }

  @Test func changedDecksAreReadAgainBeforeTheNextFrame() {
    let desk = Workplace()
    desk.terminal.beforeKey = [
      2: {
        desk.store.changed = Workplace.library([
          ("d.md", "# New\n\n## T\n\n### A new card?\n\nYes.\n")
        ])
      }
    ]
    _ = desk.run(.down, .up, .down, "q")
    #expect(desk.terminal.screens[3].contains("New"))
    #expect(desk.terminal.screens[3].contains("Decks have changed and were read again"))
    #expect(desk.store.reads == 1)
  }

  @Test func noticesOfTheStoreAreShownOnce() {
    let desk = Workplace()
    desk.store.notices = ["history was rewritten"]
    _ = desk.run(.down, .up, "q")
    #expect(desk.terminal.screens[1].contains("history was rewritten"))
    #expect(!desk.terminal.screens[2].contains("history was rewritten"))
  }

  @Test func undoTakesBackAndSaysSo() {
    let (desk, _) = run(.enter, " ", "1", "u", "u", "q")
    #expect(desk.store.undos == 1)
    #expect(desk.terminal.screens.last?.contains("Nothing to take back today") == true)
  }

  @Test(arguments: [
    (TerminalEvent.hungUp, StudyLoop.End.hungUp), (.leave(signal: 15), .signal(15)),
  ])
  func theLoopEndsWhenTheTerminalOrASignalSaysSo(event: TerminalEvent, end: StudyLoop.End) {
    let desk = Workplace()
    desk.terminal.last = event
    #expect(desk.run(.down) == end)
  }

  @Test func controlZStopsTheProgramAndGoesOn() {
    let (desk, end) = run(.control("z"), .down, "q")
    #expect(desk.log.contains(.suspend))
    #expect(end == .left)
  }

  private func run(_ keys: Key...) -> (Workplace, StudyLoop.End) {
    let desk = Workplace()
    return (desk, desk.run(keys))
  }
}

/// A terminal, a store and a clock in memory.
private final class Workplace {
  enum Step: Equatable { case compose, composeAhead, send, draw, disk, suspend }

  let terminal = MemoryTerminal()
  let store: MemoryStore
  private let scheduler: Scheduler
  private(set) var log: [Step] = []

  init(decks: [(String, String)] = SampleDecks.gardens, scheduler: Scheduler = Scheduler()) {
    self.scheduler = scheduler
    store = MemoryStore(Self.library(decks), scheduler)
    terminal.note = { [unowned self] in log.append($0) }
    store.note = { [unowned self] in log.append($0) }
  }

  static func library(_ decks: [(String, String)]) -> Library {
    Library(files: decks.map { DeckFile(path: $0.0, folders: [], text: Array($0.1.utf8)) })
  }

  func run(_ keys: Key...) -> StudyLoop.End { run(keys) }

  func run(_ keys: [Key]) -> StudyLoop.End {
    terminal.keys = keys
    let state = State(
      size: terminal.size, language: .english, library: store.library, record: store.record,
      day: store.day, scheduler: scheduler, isWritable: true)
    var clock = 0
    var loop = StudyLoop(state, store: store, terminal: terminal) {
      clock += 1000
      return clock
    }
    return loop.run()
  }
}

private final class MemoryTerminal: StudyTerminal {
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
  /// What was on the screen before each key.
  private(set) var screens: [String] = []
  private var shown = ""

  func read(timeoutMilliseconds: Int?) -> TerminalEvent? {
    if !waiting.isEmpty { return .key(waiting.removeFirst()) }
    guard timeoutMilliseconds == nil else { return nil }
    beforeKey[screens.count]?()
    screens.append(shown)
    return keys.isEmpty ? last : .key(keys.removeFirst())
  }

  func compose(_ frame: Frame) { note(.compose) }

  func composeAhead(_ frame: Frame) { note(.composeAhead) }

  func send() { note(.send) }

  func draw(_ frame: Frame) {
    note(.draw)
    shown = (0..<frame.size.rows).map(frame.text(ofRow:)).joined(separator: "\n")
  }

  func suspend() { note(.suspend) }
}

private final class MemoryStore: StudyStore {
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
  var refusal: Failure?
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
    if let refusal { throw refusal }
    var after = record
    after.add(event(card, grade))
    meanwhile(after)
    note(.disk)
    record = after
    answers.append(Answer(card: card, grade: grade))
    if diskIsFull { pendingCount += 1 }
  }

  func undo(meanwhile: (StudyRecord) -> Void) throws(Failure) -> Bool {
    let (id, time) = stamp()
    guard let event = record.undo(id: id, time: time, day: day) else { return false }
    record.add(event)
    meanwhile(record)
    undos += 1
    return true
  }

  func record(after grade: Grade, of card: CardID) -> StudyRecord {
    var after = record
    after.add(event(card, grade))
    return after
  }

  private func event(_ card: CardID, _ grade: Grade) -> Event {
    let (id, time) = stamp()
    return record.answer(card, grade, id: id, time: time, day: day, scheduler: scheduler)
  }

  private func stamp() -> (Event.ID, Instant) {
    events += 1
    return (
      Event.ID(device: "desk", counter: events),
      Instant(milliseconds: day.number * 86_400_000 + events * 1000)
    )
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
  /// What others do before the next looks.
  var news: News?
  var hasNews: Bool { news != nil }

  func takeNews() -> News? {
    defer { news = nil }
    return news
  }

  func newNotices() -> [String] {
    defer { notices = [] }
    return notices
  }
}
