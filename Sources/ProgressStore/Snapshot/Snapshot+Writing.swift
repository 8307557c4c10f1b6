import FlashcardDeck
import Toolkit

extension Snapshot {
  /// The bytes of progress.json for a record; `progress` is not used.
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
    if !changed.isEmpty {
      json.raw(",\n\"changed\":")
      json.sizes(changed)
    }
    if let baseEnd {
      json.raw(",\n\"until\":")
      json.stamp(baseEnd)
    }
    if let latest = record.latest, latest != baseEnd {
      json.raw(",\n\"latest\":")
      json.stamp(latest)
    }
    json.raw(",\n\"kinds\":")
    json.strings((kinds ?? []).sorted())
    json.knowledge(record)
    if let decks {
      json.raw(",\n\"decks\":")
      json.deckMemory(decks)
    }
    json.raw(",\n\"totals\":{")
    json.totals(record.totals, "\n")
    if record.totals != record.base.totals {
      json.raw(",\"morning\":{")
      json.totals(record.base.totals.difference(from: record.totals))
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
    json.raw("\"checksum\":")
    json.hexadecimal([sum])
    json.raw("}\n")
    return json.bytes
  }

  /// The lines of some of the cards.
  private static func lines(
    of cards: ProgressTable, _ order: [SortKey], _ range: Range<Int>, _ record: StudyRecord
  ) -> [UInt8] {
    var json = JSONWriter(capacity: range.count * 128)
    var fields = CardFieldsWriter()
    let base = record.base.cards
    for position in range {
      let index = Int(order[position].index)
      let (card, progress) = cards.element(at: index)
      // The record's cards are those of the base, in its order, then those that were new since.
      let morning = index < base.count ? base.element(at: index).progress : nil
      json.line(
        isFirst: position == 0, card, progress, changedFrom: morning == progress ? nil : morning,
        &fields)
      if morning == nil { json.raw(",\"morning\":null") }
      json.raw("}")
    }
    return json.bytes
  }

  /// The cards in the order of their names' bytes; except for new ones, they mostly are in that order.
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

/// The first sixteen bytes of a name as numbers, because comparing strings would be most of the time
/// of saving a large collection.
private struct SortKey: Sendable {
  let first: UInt64
  let second: UInt64
  /// The card's index in the table.
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
    for offset in start..<(start + 8) {
      number = number << 8 | (offset < bytes.count ? UInt64(bytes[offset]) : 0)
    }
    return number
  }
}

extension Totals {
  /// These totals with only the days that differ from a later state.
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

  /// A card's line without the closing bracket, with its progress in the morning if that was different;
  /// the caller adds `null` for a card that was new then, and the bracket.
  fileprivate mutating func line(
    isFirst: Bool, _ card: CardID, _ progress: CardProgress, changedFrom morning: CardProgress?,
    _ fields: inout CardFieldsWriter
  ) {
    raw(isFirst ? "\n" : ",\n")
    string(card.description)
    raw(":{")
    fields.write(progress, to: &self)
    if let morning {
      raw(",\"morning\":{")
      fields.write(morning, to: &self)
      raw("}")
    }
  }
}
