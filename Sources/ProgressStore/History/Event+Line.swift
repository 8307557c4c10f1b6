import FlashcardDeck
import Toolkit

extension Event {
  /// The event as a line of a history file, with the line end: an object whose keys are, in this
  /// order, `id`, `time`, `after` (if it counts right after another event), `day`, `event`, `card` (if it is about one), then those of its kind, then
  /// `points` (said and in all) and `missed` of an answer in an interview, then
  /// `look` if it says what the card looked like.
  ///
  /// `from` of an answer is null for a new card; any other key without a value is left out. Last comes
  /// `sum`, the CRC-32 of all bytes before its comma, in eight hexadecimal digits: the line stays
  /// readable, and a byte that a disk or a program changed is never read as an answer.
  func line() -> [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.raw("{\"id\":")
    json.string(id.description)
    json.raw(",\"time\":")
    json.time(time)
    if let after {
      json.raw(",\"after\":")
      json.stamp(after)
    }
    json.raw(",\"day\":")
    json.day(day)
    json.raw(",\"event\":")
    json.string(kind.name)
    if kind.isAboutACard || !card.description.isEmpty {
      json.raw(",\"card\":")
      json.string(card.description)
    }
    json.fields(kind)
    if let points {
      json.raw(",\"points\":[")
      json.integer(points.said)
      json.raw(",")
      json.integer(points.all)
      json.raw("]")
      if !points.missed.isEmpty {
        json.raw(",\"missed\":")
        json.strings(points.missed)
      }
    }
    if let look {
      json.raw(",\"look\":")
      json.look(look)
    }
    let sum = CRC32.checksum(json.bytes)
    json.raw(",\"sum\":")
    json.hexadecimal([sum])
    json.raw("}\n")
    return json.bytes
  }

  /// The event with the rank that its line gives it.
  func ranked(_ line: [UInt8]) -> Event {
    var event = self
    event.rank = Checksum.checksum(line.dropLast())
    return event
  }

  /// The event with the rank that its line will give it.
  func ranked() -> Event { ranked(line()) }
}

extension Event.Kind {
  /// Whether an event of this kind happens to a card.
  var isAboutACard: Bool {
    switch self {
    case .totals, .pace, .exam, .clock, .unknown: false
    default: true
    }
  }
}

extension JSONWriter {
  /// Writes a position in the order of replay.
  mutating func stamp(_ stamp: Event.Stamp) {
    raw("{\"time\":")
    time(stamp.time)
    raw(",\"id\":")
    string(stamp.id.description)
    raw(",\"rank\":")
    hexadecimal([stamp.rank])
    if stamp.order != 0 {
      raw(",\"order\":")
      hexadecimal([stamp.order])
    }
    raw("}")
  }

  fileprivate mutating func fields(_ kind: Event.Kind) {
    switch kind {
    case .answer(let grade, let from, let to, let due, let seconds):
      answer(grade, from, to, due, seconds)
    case .practice(let grade, let from, let to, let due, let seconds):
      answer(grade, from, to, due, seconds)
    case .undo(let target, let time, let from, let to, let due):
      raw(",\"undoes\":")
      string(target.description)
      if let time {
        raw(",\"undoesTime\":")
        self.time(time)
      }
      boxes(from: from, to: to, due: due)
    case .link(let was), .apart(let was), .doubt(let was):
      raw(",\"was\":")
      string(was.description)
    case .bury(let day):
      raw(",\"until\":")
      self.day(day)
    case .place(let progress): place(progress)
    case .totals(let sums):
      raw(",\"totals\":{")
      totals(sums)
      raw("}")
    case .pace(let pace):
      raw(",\"pace\":")
      string(pace)
    case .exam(let scope, let day):
      raw(",\"of\":")
      strings(scope)
      raw(",\"on\":")
      if let day { self.day(day) } else { raw("null") }
    case .more(let cards):
      raw(",\"cards\":")
      integer(cards)
    case .clock(let device, let events):
      raw(",\"device\":")
      string(device)
      raw(",\"first\":")
      integer(events.lowerBound)
      raw(",\"last\":")
      integer(events.upperBound)
    case .look, .suspend, .wake, .star, .unstar, .unknown: break
    }
  }

  private mutating func answer(
    _ grade: Grade, _ from: Int?, _ to: Int?, _ due: Day?, _ seconds: Int?
  ) {
    raw(",\"grade\":")
    string(grade.name)
    boxes(from: from, to: to, due: due)
    if let seconds {
      raw(",\"seconds\":")
      integer(seconds)
    }
  }

  private mutating func boxes(from: Int?, to: Int?, due: Day?) {
    raw(",\"from\":")
    if let from { integer(from) } else { raw("null") }
    if let to {
      raw(",\"to\":")
      integer(to)
    }
    if let due {
      raw(",\"due\":")
      self.day(due)
    }
  }

  private mutating func place(_ progress: CardProgress) {
    raw(",\"box\":")
    integer(progress.box)
    raw(",\"due\":")
    day(progress.due)
    raw(",\"last\":")
    day(progress.last)
    raw(",\"reviews\":")
    integer(progress.reviews)
    raw(",\"lapses\":")
    integer(progress.lapses)
    if progress.forgotten { raw(",\"forgotten\":true") }
  }
}
