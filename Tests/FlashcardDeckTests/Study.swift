import FlashcardDeck

/// A learner at a desk: a record, a clock and a way to answer, for tests.
struct Study {
  var record = StudyRecord()
  var day = Day(20_000)
  var boxes = LeitnerBoxes.standard
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
    add(record.answer(card, grade, id: id, time: time, day: day, boxes: boxes, seconds: 3))
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

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
