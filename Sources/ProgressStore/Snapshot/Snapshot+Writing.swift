import FlashcardDeck
import Toolkit

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
    let order = Self.order(of: cards)
    let pieces = Parallel.parts(of: order.indices, worthAThread: 4000)
    for piece in Parallel.map(pieces.count, { Self.lines(of: cards, order, pieces[$0], record) }) {
      piece.withUnsafeBufferPointer { json.raw($0) }
    }
    json.raw("\n},\n")
    let sum = json.bytes.withUnsafeBufferPointer(Checksum.checksum)
    json.raw("\"checksum\":\"")
    json.hexadecimalDigits(sum)
    json.raw("\"}\n")
    return json.bytes
  }

  /// The lines of some of the cards.
  private static func lines(
    of cards: ProgressTable, _ order: [SortKey], _ range: Range<Int>, _ record: StudyRecord
  ) -> [UInt8] {
    var json = JSONWriter(capacity: range.count * 128)
    var days = DayTexts()
    let base = record.base.cards
    for place in range {
      let index = Int(order[place].index)
      let (card, progress) = cards.element(at: index)
      // The record's cards are those of the base, in its order, and those that were new since.
      let morning = index < base.count ? base.element(at: index).progress : nil
      json.line(
        isFirst: place == 0, card, progress, changedFrom: morning == progress ? nil : morning,
        &days)
      if morning == nil { json.raw(",\"morning\":null") }
      json.raw("}")
    }
    return json.bytes
  }

  /// The cards in the order of their names' bytes, which is that of the file they came from but for
  /// new ones.
  private static func order(of cards: ProgressTable) -> [SortKey] {
    let names = cards.cards
    var keys = names.indices.map { SortKey(names[$0], index: $0) }
    func isBefore(_ one: SortKey, _ other: SortKey) -> Bool {
      if one.first != other.first { return one.first < other.first }
      if one.second != other.second { return one.second < other.second }
      return names[Int(one.index)] < names[Int(other.index)]
    }
    if zip(keys, keys.dropFirst()).allSatisfy(isBefore) { return keys }
    keys.sort(by: isBefore)
    return keys
  }
}

/// The first sixteen bytes of a name as numbers, since comparing strings would take most of the time
/// of saving a large collection.
private struct SortKey: Sendable {
  let first: UInt64
  let second: UInt64
  /// Where the card stands in the table.
  let index: Int32

  init(_ card: CardID, index: Int) {
    self.index = Int32(truncatingIfNeeded: index)
    var name = card.description
    (first, second) = name.withUTF8 { bytes in (Self.number(bytes, 0), Self.number(bytes, 8)) }
  }

  /// Eight bytes of a name, the first one highest; zeros behind its end.
  private static func number(_ bytes: Bytes, _ start: Int) -> UInt64 {
    if bytes.count >= start + 8 {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: start, as: UInt64.self)
      return UInt64(bigEndian: word)
    }
    var number: UInt64 = 0
    for place in start..<(start + 8) {
      number = number << 8 | (place < bytes.count ? UInt64(bytes[place]) : 0)
    }
    return number
  }
}

extension Totals {
  /// These totals with, of the days, only those that differ from a later state.
  fileprivate func difference(from later: Totals) -> Totals {
    var result = self
    result.days = DayCounts()
    for entry in later.days.entries where days[entry.day] != entry.count {
      result.days[entry.day] = days[entry.day] ?? 0
    }
    for entry in days.entries where later.days[entry.day] == nil {
      result.days[entry.day] = entry.count
    }
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
    for (number, entry) in totals.days.entries.enumerated() {
      if number > 0 { raw(",") }
      raw(lineEnd)
      day(entry.day)
      raw(":")
      integer(entry.count)
    }
    if !totals.days.entries.isEmpty { raw(lineEnd) }
    raw("}")
  }

  /// A card's line but for what follows where it was new in the morning, and the bracket; with its
  /// place in the morning where that was another one.
  ///
  /// Numbers and days go into one piece of memory first: byte after byte, they would make up most of
  /// the time of saving a large collection.
  fileprivate mutating func line(
    isFirst: Bool, _ card: CardID, _ progress: CardProgress, changedFrom morning: CardProgress?,
    _ days: inout DayTexts
  ) {
    raw(isFirst ? "\n" : ",\n")
    string(card.description)
    raw(":{")
    append(capacity: CardPiece.longest) { $0.write(progress, &days) }
    if let morning {
      raw(",\"morning\":{")
      append(capacity: CardPiece.longest) { $0.write(morning, &days) }
      raw("}")
    }
  }

  private mutating func append(capacity: Int, _ write: (inout CardPiece) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 1) { memory in
      guard let base = memory.baseAddress else { return }
      var piece = CardPiece(base.assumingMemoryBound(to: UInt8.self))
      write(&piece)
      raw(UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: piece.count))
    }
  }

  fileprivate mutating func hexadecimalDigits(_ value: UInt64) {
    for digit in value.hexadecimal.utf8 { byte(digit) }
  }
}

/// The inside of a card's object, written into memory that has room for it.
private struct CardPiece {
  /// Five keys, two days and three numbers of any size, with something to spare.
  static let longest = 256

  private let memory: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  init(_ memory: UnsafeMutablePointer<UInt8>) { self.memory = memory }

  mutating func write(_ progress: CardProgress, _ days: inout DayTexts) {
    raw("\"box\":")
    integer(progress.box)
    raw(",\"due\":\"")
    count += days.write(progress.due, to: memory + count)
    raw("\",\"last\":\"")
    count += days.write(progress.last, to: memory + count)
    raw("\",\"reviews\":")
    integer(progress.reviews)
    raw(",\"lapses\":")
    integer(progress.lapses)
    if progress.forgotten { raw(",\"forgotten\":true") }
  }

  @inline(__always)
  private mutating func raw(_ text: StaticString) {
    (memory + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count += text.utf8CodeUnitCount
  }

  private mutating func integer(_ value: Int) {
    guard value >= 0 else {
      memory[count] = UInt8(ascii: "-")
      count += 1
      return magnitude(value.magnitude)
    }
    magnitude(UInt(value))
  }

  private mutating func magnitude(_ value: UInt) {
    var width = 1
    var limit = value / 10
    while limit > 0 {
      width += 1
      limit /= 10
    }
    digits(value, width)
  }

  private mutating func digits(_ value: UInt, _ width: Int) {
    var rest = value
    for place in stride(from: count + width - 1, through: count, by: -1) {
      memory[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += width
  }
}

/// Days as text. A calendar's arithmetic for each of two hundred thousand days takes longer than all
/// else of their lines, and those of a collection are a few hundred.
private struct DayTexts {
  private static let slots = 1024
  private static let length = 10
  /// From 0000-01-01 to 9999-12-31: others have no ten characters, and no calendar reaches them.
  private static let calendar = -719_528...2_932_896

  /// The day of each slot.
  private var days = [Day](repeating: Day(.min), count: slots)
  private var texts = [UInt8](repeating: 0, count: slots * length)

  /// Writes a day as `YYYY-MM-DD`; returns how many bytes that takes.
  mutating func write(_ day: Day, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let day = Day(min(max(day.number, Self.calendar.lowerBound), Self.calendar.upperBound))
    let slot = day.number & (Self.slots - 1)
    if days[slot] != day {
      days[slot] = day
      texts.replaceSubrange(
        (slot * Self.length)..<((slot + 1) * Self.length), with: day.description.utf8)
    }
    texts.withUnsafeBufferPointer { texts in
      guard let text = texts.baseAddress else { return }
      target.update(from: text + slot * Self.length, count: Self.length)
    }
    return Self.length
  }
}
