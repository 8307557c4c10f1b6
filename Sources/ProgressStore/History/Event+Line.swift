import FlashcardDeck
import Toolkit

extension Event {
  /// The event as a line of a history file, with the line end: an object whose keys are, in this
  /// order, `id`, `time`, `day`, `event`, `card`, then for an answer `grade`, `from`, `to`, `due`
  /// and, if it was measured, `seconds`, and for an undo `undoes`, `from`, `to` and `due`.
  ///
  /// `from` is null for a new card; any other key without a value is left out. Last comes
  /// `sum`, the CRC-32 of all bytes before its comma, in eight hexadecimal digits: the line stays
  /// readable, and a byte that a disk or a program changed is never read as an answer.
  func line() -> [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.raw("{\"id\":")
    json.string(id.description)
    json.raw(",\"time\":")
    json.time(time)
    json.raw(",\"day\":")
    json.day(day)
    json.raw(",\"event\":")
    switch kind {
    case .answer: json.raw("\"answer\"")
    case .undo: json.raw("\"undo\"")
    case .unknown(let name): json.string(name)
    }
    json.raw(",\"card\":")
    json.string(card.description)
    switch kind {
    case .answer(let grade, let from, let to, let due, let seconds):
      json.raw(",\"grade\":")
      json.string(grade.name)
      json.boxes(from: from, to: to, due: due)
      if let seconds {
        json.raw(",\"seconds\":")
        json.integer(seconds)
      }
    case .undo(let answer, let from, let to, let due):
      json.raw(",\"undoes\":")
      json.string(answer.description)
      json.boxes(from: from, to: to, due: due)
    case .unknown: break
    }
    let sum = CRC32.checksum(json.bytes)
    json.raw(",\"sum\":")
    json.string(sum.hexadecimal)
    json.raw("}\n")
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func boxes(from: Int?, to: Int?, due: Day?) {
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
}
