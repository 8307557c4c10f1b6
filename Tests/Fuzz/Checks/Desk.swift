@testable import FlashcardDeck

/// A learner of a few cards: answers, undos, new days and events from another machine, all of them
/// chosen by an input.
struct Desk {
  static let scheduler = Scheduler()
  static let cards = [
    "q", "lora-rank", "卡片", "a\"b\\c", "é", "q-2", "x/y", "Z", "long-name-of-a-card",
  ]
  .map { CardID($0) }

  private(set) var record = StudyRecord()
  private(set) var day = Day(20_000)
  private(set) var history: [Event] = []
  private var milliseconds = 0
  private var counters: [String: Int] = [:]

  /// The next event's name and moment; events of a device come one after the other.
  private mutating func stamp(_ device: String) -> (Event.ID, Instant) {
    milliseconds += 1500
    counters[device, default: 0] += 1
    return (
      Event.ID(device: device, counter: counters[device, default: 1]),
      Instant(milliseconds: day.number * 86_400_000 + milliseconds)
    )
  }

  mutating func answer(_ card: CardID, _ grade: Grade, device: String = "desk", seconds: Int? = 3) {
    let (id, time) = stamp(device)
    add(
      record.answer(
        card, grade, id: id, time: time, day: day, scheduler: Self.scheduler, seconds: seconds))
  }

  /// Takes the day's last answer back; the answer, or nil if there was none.
  mutating func undo() -> Event? {
    let last = record.answers(on: day).last
    let (id, time) = stamp("desk")
    guard let event = record.undo(id: id, time: time, day: day) else { return nil }
    add(event)
    return last
  }

  /// An answer that another machine gave a while ago, today.
  mutating func receive(_ card: CardID, _ grade: Grade, earlier seconds: Int) {
    let (id, time) = stamp("phone")
    let earliest = day.number * 86_400_000
    var event = record.answer(card, grade, id: id, time: time, day: day, scheduler: Self.scheduler)
    event.time = Instant(milliseconds: max(earliest, time.milliseconds - seconds * 1000))
    add(event)
  }

  mutating func startDay(after days: Int) {
    day = day + days
    milliseconds = 0
    record.settle(before: day)
  }

  private mutating func add(_ event: Event) {
    history.append(event)
    record.add(event)
  }
}
