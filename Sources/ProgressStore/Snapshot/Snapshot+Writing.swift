import FlashcardDeck

extension Snapshot {
  /// The bytes of progress.json for a record; `progress` is not looked at.
  func bytes(of record: StudyRecord) -> [UInt8] {
    let cards = record.cards
    var json = JSONWriter(capacity: cards.count * 128 + 4096)
    json.raw("{\"format\":\"leitner-progress\",\"version\":1,\n\"history\":")
    json.sizes(history)
    json.raw(",\n\"settled\":")
    json.sizes(settled)
    json.raw(",\n\"counters\":")
    json.sizes(counters)
    json.raw(",\n\"lines\":")
    json.sizes(lines.mapValues(Int.init))
    if let until {
      json.raw(",\n\"until\":{\"time\":")
      json.string(until.time.description)
      json.raw(",\"id\":")
      json.string(until.id.description)
      json.raw("}")
    }
    if !lost.isEmpty {
      json.raw(",\n\"lost\":")
      json.sizes(lost)
    }
    json.raw(",\n\"totals\":{")
    json.totals(record.totals, "\n")
    if record.totals != record.base.totals {
      json.raw(",\"morning\":{")
      json.totals(record.base.totals.difference(from: record.totals), "")
      json.raw("}")
    }
    json.raw("},\n\"cards\":{")
    var isFirst = true
    for (card, progress) in sorted(cards) {
      json.raw(isFirst ? "\n" : ",\n")
      isFirst = false
      json.string(card.description)
      json.raw(":{")
      json.card(progress)
      let morning = record.morning(card)
      if morning != progress {
        json.raw(",\"morning\":")
        if let morning {
          json.raw("{")
          json.card(morning)
          json.raw("}")
        } else {
          json.raw("null")
        }
      }
      json.raw("}")
    }
    json.raw("\n},\n")
    let sum = json.bytes.withUnsafeBufferPointer(checksum)
    json.raw("\"checksum\":\"")
    json.hexadecimalDigits(sum)
    json.raw("\"}\n")
    return json.bytes
  }
}

/// In the order of their names' bytes, which is that of the file they came from but for new ones.
private func sorted(_ cards: ProgressTable) -> [(card: CardID, progress: CardProgress)] {
  cards.elements.map(SortedCard.init).sorted(by: SortedCard.isBefore).map { ($0.card, $0.progress) }
}

/// The first sixteen bytes of a name as numbers, since comparing strings would take most of the time
/// of saving a large collection.
private struct SortedCard {
  let card: CardID
  let progress: CardProgress
  private var first: UInt64 = 0
  private var second: UInt64 = 0

  init(_ card: CardID, _ progress: CardProgress) {
    self.card = card
    self.progress = progress
    var shift: UInt64 = 128
    for byte in card.description.utf8.prefix(16) {
      shift -= 8
      if shift >= 64 {
        first |= UInt64(byte) << (shift - 64)
      } else {
        second |= UInt64(byte) << shift
      }
    }
  }

  static func isBefore(_ one: SortedCard, _ other: SortedCard) -> Bool {
    if one.first != other.first { return one.first < other.first }
    if one.second != other.second { return one.second < other.second }
    return one.card < other.card
  }
}

extension Totals {
  /// These totals with, of the days, only those that differ from a later state.
  fileprivate func difference(from later: Totals) -> Totals {
    var result = self
    result.days = [:]
    for (day, count) in later.days where days[day] != count { result.days[day] = days[day] ?? 0 }
    for (day, count) in days where later.days[day] == nil { result.days[day] = count }
    return result
  }
}

extension JSONWriter {
  fileprivate mutating func sizes(_ sizes: [String: Int]) {
    raw("{")
    for (number, entry) in sizes.sorted(by: { $0.key < $1.key }).enumerated() {
      if number > 0 { raw(",") }
      string(entry.key)
      raw(":")
      integer(entry.value)
    }
    raw("}")
  }

  fileprivate mutating func totals(_ totals: Totals, _ lineEnd: StaticString) {
    raw("\"reviews\":")
    integer(totals.reviews)
    raw(",\"lapses\":")
    integer(totals.lapses)
    raw(",\"timed\":")
    integer(totals.timed)
    raw(",\"seconds\":")
    integer(totals.seconds)
    raw(",\"recall\":[")
    for (box, recall) in totals.recall.enumerated() {
      if box > 0 { raw(",") }
      raw("[")
      integer(recall.asked)
      raw(",")
      integer(recall.recalled)
      raw("]")
    }
    raw("],\"days\":{")
    for (number, entry) in totals.days.sorted(by: { $0.key < $1.key }).enumerated() {
      if number > 0 { raw(",") }
      raw(lineEnd)
      day(entry.key)
      raw(":")
      integer(entry.value)
    }
    if !totals.days.isEmpty { raw(lineEnd) }
    raw("}")
  }

  fileprivate mutating func card(_ progress: CardProgress) {
    raw("\"box\":")
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

  fileprivate mutating func hexadecimalDigits(_ value: UInt64) {
    for digit in hexadecimal(value).utf8 { byte(digit) }
  }
}
