import FlashcardDeck

/// A learner of some cards in memory: a record, a clock and all that happened.
public struct MemoryStudy: Sendable {
  /// What is known of past study.
  public private(set) var record: StudyRecord
  /// The study day.
  public private(set) var day: Day
  /// Every event, in the order in which it was made.
  public private(set) var history: [Event] = []
  /// The rules.
  public var scheduler: Scheduler
  /// Milliseconds of the day that have passed.
  private var milliseconds = 0
  /// What was known at the beginning.
  private let start: StudyRecord
  private var counters: [String: Int] = [:]

  /// A learner who begins on a day.
  public init(
    record: StudyRecord = StudyRecord(), day: Day = Day(20_000), scheduler: Scheduler = Scheduler()
  ) {
    self.record = record
    start = record
    self.day = day
    self.scheduler = scheduler
  }

  /// The name and moment of a device's next event, a second and a half after the one before.
  public mutating func stamp(_ device: String = "desk") -> (Event.ID, Instant) {
    milliseconds += 1500
    counters[device, default: 0] += 1
    return (
      Event.ID(device: device, counter: counters[device, default: 1]),
      Instant(milliseconds: day.number * 86_400_000 + milliseconds)
    )
  }

  /// Answers a card.
  public mutating func answer(
    _ card: CardID, _ grade: Grade, device: String = "desk", seconds: Int? = 3
  ) {
    let (id, time) = stamp(device)
    add(
      record.answer(
        card, grade, id: id, time: time, day: day, scheduler: scheduler.following(record),
        seconds: seconds))
  }

  /// Answers a card aloud.
  public mutating func answer(_ answer: InterviewAnswer) {
    let (id, time) = stamp()
    add(
      record.answer(
        answer, id: id, time: time, day: day, scheduler: scheduler.following(record)))
  }

  /// The answers that were given aloud and hold.
  public var spokenAnswers: [SpokenAnswer] { SpokenAnswer.all(among: history, record) }

  /// Puts a card away or marks it, or no longer.
  public mutating func mark(_ card: CardID, _ kind: Event.Kind) {
    let (id, time) = stamp()
    add(Event(id: id, time: time, day: day, card: card, kind: kind))
  }

  /// Does again what was taken back last.
  public mutating func redo() {
    let (id, time) = stamp()
    if let event = record.redo(id: id, time: time, day: day) { add(event) }
  }

  /// Takes back what was done last today; returns it, nil if there is nothing.
  @discardableResult
  public mutating func undo() -> Event? {
    let last = record.latestDone(on: day)
    let (id, time) = stamp()
    guard let event = record.undo(id: id, time: time, day: day) else { return nil }
    add(event)
    return last
  }

  /// Says that a card is what another one was; returns the event.
  @discardableResult
  public mutating func link(_ card: CardID, was: CardID) -> Event {
    let (id, time) = stamp()
    let event = Event(id: id, time: time, day: day, card: card, kind: .link(was: was))
    add(event)
    return event
  }

  /// Takes a link back: the record becomes what it is without it.
  public mutating func undo(ofLink link: Event) {
    let (id, time) = stamp()
    history.append(record.undo(of: link, id: id, time: time, day: day))
    record = start
    for event in history.dropLast() where event != link { record.add(event) }
  }

  /// Adds an answer that another machine gave some seconds ago, today.
  public mutating func receive(_ card: CardID, _ grade: Grade, earlier seconds: Int) {
    let (id, time) = stamp("phone")
    let earliest = day.number * 86_400_000
    var event = record.answer(
      card, grade, id: id, time: time, day: day, scheduler: scheduler.following(record))
    event.time = Instant(milliseconds: max(earliest, time.milliseconds - seconds * 1000))
    add(event)
  }

  /// Begins a later day.
  public mutating func startDay(after days: Int) {
    day = day + days
    if days > 0 { milliseconds = 0 }
    record.settle(before: day)
  }

  /// Adds an event as it is.
  public mutating func add(_ event: Event) {
    history.append(event)
    record.add(event)
  }
}
