import FlashcardDeck
import Toolkit

extension Snapshot {
  /// Which of the two states of a snapshot is wanted.
  enum Moment {
    /// Before the events behind the settled bytes.
    case base
    /// After all events within the recorded bytes.
    case latest
  }

  /// Reads a snapshot.
  init(_ bytes: [UInt8], _ moment: Moment) throws(SnapshotError) {
    self.init()
    try bytes.withUnsafeBufferPointer { text throws(SnapshotError) in
      var reader = SnapshotReader(text, moment)
      try reader.read(&self)
    }
  }
}

/// One pass over a snapshot's bytes.
private struct SnapshotReader {
  private let text: Bytes
  private let moment: Snapshot.Moment
  private var json: JSONReader
  private var lines = CardLineReader()
  private var events = EventReader()

  init(_ text: Bytes, _ moment: Snapshot.Moment) {
    self.text = text
    self.moment = moment
    json = JSONReader(text)
  }

  mutating func read(_ snapshot: inout Snapshot) throws(SnapshotError) {
    var isOurs = false
    var hasVersion = false
    do {
      try json.beginObject()
      reading: while true {
        let start = json.offset
        guard let key = try json.nextKey() else { break }
        switch key {
        case "format": isOurs = try json.string() == Snapshot.format
        case "version":
          let version = try json.integer()
          // The rest may mean something else in a later version.
          if isOurs, version > Snapshot.version { throw SnapshotError.newer(version: version) }
          hasVersion = version == Snapshot.version
        case "history": snapshot.history = try sizes()
        case "settled": snapshot.settled = try sizes()
        case "counters": snapshot.counters = try sizes()
        case "lines":
          snapshot.lines = try sizes().mapValues { UInt32(truncatingIfNeeded: $0) }
        case "lost": snapshot.missingHistory = try sizes()
        case "until": snapshot.baseEnd = try stamp()
        case "totals": snapshot.progress.totals = try totals()
        case "cards": snapshot.progress.cards = try cards()
        case "checksum":
          let written = try json.string()
          let keyStart = text[start...].firstIndex(of: UInt8(ascii: "\"")) ?? start
          if written != Checksum.checksum(Bytes(rebasing: text[..<keyStart])).hexadecimal {
            throw SnapshotError.damaged(at: keyStart)
          }
          // The checksum does not include anything behind it, so nothing may follow.
          guard try json.nextKey() == nil else { throw SnapshotError.damaged(at: json.offset) }
          break reading
        default: try json.skip()
        }
      }
      try json.end()
    } catch let error as JSONError {
      throw isOurs || !hasOtherShape ? .damaged(at: error.offset) : .foreign
    } catch let error as SnapshotError {
      throw error
    } catch {
      throw .foreign
    }
    if !isOurs || !hasVersion { throw .foreign }
    snapshot.settled.merge(snapshot.history) { settled, _ in settled }
  }

  /// Whether the file does not even begin like a snapshot, so that it never was one.
  private var hasOtherShape: Bool {
    !text.starts(with: "{\"format\":\"leitner".utf8)
  }

  private mutating func sizes() throws(JSONError) -> [String: Int] {
    var sizes: [String: Int] = [:]
    try json.beginObject()
    while let key = try json.nextKey() { sizes[key.string] = try EventReader.count(&json) }
    return sizes
  }

  private mutating func stamp() throws(JSONError) -> Event.Stamp? {
    if json.takeNull() { return nil }
    let start = json
    var time: Instant?
    var id: Event.ID?
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "time": time = try events.instant(&json)
      case "id": id = try events.eventID(&json)
      default: try json.skip()
      }
    }
    guard let time, let id else { throw start.expected("a time and an id") }
    return Event.Stamp(time: time, id: id)
  }

  private mutating func totals() throws(JSONError) -> Totals {
    var totals = Totals()
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "reviews": totals.reviews = try EventReader.count(&json)
      case "lapses": totals.lapses = try EventReader.count(&json)
      case "timed": totals.timed = try EventReader.count(&json)
      case "seconds": totals.seconds = try EventReader.count(&json)
      case "recall": totals.recall = try recall()
      case "days": totals.days = try dayCounts()
      case "morning":
        guard moment == .base else {
          try json.skip()
          continue
        }
        // It comes last and has only the days that differ.
        var morning = try self.totals()
        let days = DayCounts(totals.days.entries + morning.days.entries)
        morning.days = DayCounts(days.entries.filter { $0.count > 0 })
        totals = morning
      default: try json.skip()
      }
    }
    return totals
  }

  private mutating func recall() throws(JSONError) -> [Totals.Recall] {
    var recall: [Totals.Recall] = []
    try json.beginArray()
    while try json.nextElement() {
      if recall.count == EventReader.largestBox { throw json.expected("fewer boxes") }
      var counts: [Int] = []
      try json.beginArray()
      while try json.nextElement(), counts.count < 2 {
        counts.append(try EventReader.count(&json))
      }
      guard counts.count == 2 else { throw json.expected("two counts") }
      recall.append(Totals.Recall(asked: counts[0], recalled: counts[1]))
    }
    return recall
  }

  private mutating func dayCounts() throws(JSONError) -> DayCounts {
    var entries: [DayCounts.Entry] = []
    try json.beginObject()
    while let key = try json.nextKey() {
      guard let day = Day(key.string) else { throw json.expected("a day as YYYY-MM-DD") }
      entries.append(DayCounts.Entry(day: day, count: try EventReader.count(&json)))
    }
    return DayCounts(entries)
  }

  /// Bytes of a card's line with a name of two letters.
  private static let leastLine = 76

  private mutating func cards() throws(JSONError) -> ProgressTable {
    // Room for as many cards as the bytes can have; to grow the table step by step would double the time.
    var cards = ProgressTable(capacity: (text.count - json.offset) / Self.leastLine)
    var batch: [(card: CardID, progress: CardProgress)] = []
    batch.reserveCapacity(ProgressTable.batch)
    try json.beginObject()
    while true {
      if batch.count == ProgressTable.batch {
        cards.set(batch)
        batch.removeAll(keepingCapacity: true)
      }
      if let line = lines.line(&json) {
        batch.append(line)
        continue
      }
      guard let key = try json.nextKey() else { break }
      if let progress = try card() { batch.append((CardID(key.string), progress)) }
    }
    cards.set(batch)
    return cards
  }

  /// A card's progress at the wanted moment; nil if it was new then.
  private mutating func card() throws(JSONError) -> CardProgress? {
    let start = json
    var box: Int?
    var due, last: Day?
    var (reviews, lapses) = (0, 0)
    var forgotten = false
    var morning: CardProgress??
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "box": box = try EventReader.count(&json, from: 1, upTo: EventReader.largestBox)
      case "due": due = try lines.days.day(&json)
      case "last": last = try lines.days.day(&json)
      case "reviews":
        reviews = try EventReader.count(&json, upTo: CardProgress.largestCount)
      case "lapses": lapses = try EventReader.count(&json, upTo: CardProgress.largestCount)
      case "forgotten": forgotten = try json.boolean()
      case "morning": morning = .some(json.takeNull() ? nil : try card())
      default: try json.skip()
      }
    }
    if moment == .base, let morning { return morning }
    guard let box, let due, let last else { throw start.expected("a card with box, due and last") }
    return CardProgress(
      box: box, due: due, last: last, reviews: reviews, lapses: lapses, forgotten: forgotten)
  }
}
