import FlashcardDeck

/// A learner at a desk: a record, a clock and a way to answer, for tests.
struct Study {
  var record = StudyRecord()
  var day = Day(20_000)
  var scheduler = Scheduler()
  private(set) var history: [Event] = []
  private var milliseconds = 0

  init() {}

  private mutating func stamp() -> (Event.ID, Instant) {
    milliseconds += 1500
    return (
      Event.ID(device: "desk", counter: history.count + 1),
      Instant(milliseconds: day.number * 86_400_000 + milliseconds)
    )
  }

  mutating func answer(_ card: CardID, _ grade: Grade) {
    let (id, time) = stamp()
    add(record.answer(card, grade, id: id, time: time, day: day, scheduler: scheduler, seconds: 3))
  }

  @discardableResult
  mutating func undo() -> Bool {
    let (id, time) = stamp()
    guard let event = record.undo(id: id, time: time, day: day) else { return false }
    add(event)
    return true
  }

  mutating func startDay(after days: Int) {
    day = day + days
    if days > 0 { milliseconds = 0 }
    record.settle(before: day)
  }

  private mutating func add(_ event: Event) {
    history.append(event)
    record.add(event)
  }
}
