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
        case "changed": snapshot.changed = try sizes()
        case "lost": snapshot.lacksHistory = !(try sizes().isEmpty)
        case "until": snapshot.baseEnd = json.takeNull() ? nil : try events.stamp(&json)
        case "latest": snapshot.latest = try events.stamp(&json)
        case "kinds": snapshot.kinds = Set(try json.strings())
        case "unknown": snapshot.progress.unknownKinds = Set(try json.strings())
        case "tallies": snapshot.progress.tallies = try json.tallies()
        case "known":
          let tallies = try json.tallies()
          if moment == .latest {
            snapshot.progress.tallies = tallies
          } else {
            for (device, tally) in tallies {
              snapshot.progress.tallies[device]?.takeSources(of: tally)
            }
          }
        case "decks": snapshot.decks = try json.deckMemory()
        case "links": snapshot.progress.links = try json.links()
        case "clocks": snapshot.progress.clocks = try clocks()
        case "remarks": snapshot.progress.remarks = try json.remarks(moment)
        case "totals":
          snapshot.progress.totals = try json.totals(inTheMorning: moment == .base)
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
    if snapshot.kinds == nil { snapshot.progress.cards = snapshot.progress.cards.withoutLooks }
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
    var (forgotten, hasLook) = (false, true)
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
      case "look": hasLook = try json.boolean()
      case "morning": morning = .some(json.takeNull() ? nil : try card())
      default: try json.skip()
      }
    }
    if moment == .base, let morning { return morning }
    guard let box, let due, let last else { throw start.expected("a card with box, due and last") }
    return CardProgress(
      box: box, due: due, last: last, reviews: reviews, lapses: lapses, forgotten: forgotten,
      hasLook: hasLook)
  }

  private mutating func clocks() throws(JSONError) -> ClockCorrections {
    var clocks = ClockCorrections()
    try json.beginObject()
    while let device = try json.nextKey() {
      try json.beginArray()
      while try json.nextElement() {
        let start = json
        try json.beginArray()
        var numbers: [Int] = []
        var time: Instant?
        while try json.nextElement() {
          if numbers.count < 2 {
            numbers.append(try EventReader.count(&json))
          } else {
            time = try events.instant(&json)
          }
        }
        guard numbers.count == 2, numbers[0] <= numbers[1], let time else {
          throw start.expected("two numbers and a time")
        }
        clocks.add(
          ClockCorrections.Span(events: numbers[0]...numbers[1], time: time), of: device.string)
      }
    }
    return clocks
  }
}

extension JSONReader {
  fileprivate mutating func tallies() throws(JSONError) -> [String: Tally] {
    var tallies: [String: Tally] = [:]
    try beginObject()
    while let device = try nextKey() {
      let start = self
      var (count, largest, sum) = (0, 0, 0 as UInt64)
      var (numbers, ranks): ([Int], [UInt64]) = ([], [])
      // Earlier versions did not write them.
      var lines: [ArraySlice<UInt8>?] = []
      try beginObject()
      while let key = try nextKey() {
        switch key {
        case "events": count = try EventReader.count(&self)
        case "largest": largest = try EventReader.count(&self)
        case "sum": sum = try number64()
        case "latest": numbers = try self.numbers()
        case "ranks": ranks = try hexadecimals()
        case "lines": lines = try self.lines()
        default: try skip()
        }
      }
      guard numbers.count == ranks.count, lines.isEmpty || lines.count == numbers.count else {
        throw start.expected("as many ranks and lines as numbers of events")
      }
      var marks = zip(numbers, ranks).map { Tally.Mark(number: $0, rank: $1) }
      for (place, line) in lines.enumerated() { marks[place].source = line.map { .line($0) } }
      tallies[device.string] = Tally(count: count, largest: largest, sum: sum, latest: marks)
    }
    return tallies
  }

  /// Reads objects as their bytes, of which nothing is asked as long as no line is lost; null for one that is not
  /// known.
  private mutating func lines() throws(JSONError) -> [ArraySlice<UInt8>?] {
    var ranges: [Range<Int>?] = []
    try beginArray()
    let start = offset
    while try nextElement() {
      if takeNull() {
        ranges.append(nil)
      } else {
        let first = offset
        try skip()
        ranges.append(first - start..<offset - start)
      }
    }
    // All in one piece of memory.
    let all = Array(bytes(start..<offset))
    return ranges.map { range in range.map { all[$0] } }
  }

  fileprivate mutating func links() throws(JSONError) -> Links {
    var keys: [CardID: CardID] = [:]
    try beginObject()
    while let name = try nextKey() { keys[CardID(name.string)] = CardID(try string()) }
    return Links(keys: keys)
  }

  fileprivate mutating func remarks(_ moment: Snapshot.Moment) throws(JSONError) -> Remarks {
    var remarks = Remarks()
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "marks":
        try beginObject()
        while let card = try nextKey() { remarks.marks[CardID(card.string)] = try marks() }
      case "pace": remarks.pace = try string()
      case "exams":
        try beginArray()
        while try nextElement() { try exam(&remarks) }
      case "morning":
        guard moment == .base else {
          try skip()
          continue
        }
        remarks = try self.remarks(moment)
      default: try skip()
      }
    }
    return remarks
  }

  private mutating func marks() throws(JSONError) -> Remarks.Marks {
    var marks = Remarks.Marks()
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "suspended": marks.isSuspended = try boolean()
      case "starred": marks.isStarred = try boolean()
      case "buried": marks.buriedUntil = try day()
      default: try skip()
      }
    }
    return marks
  }

  private mutating func exam(_ remarks: inout Remarks) throws(JSONError) {
    let start = self
    var scope: [String]?
    var date: Day?
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "of": scope = try strings()
      case "on": date = try day()
      default: try skip()
      }
    }
    guard let scope, let date else { throw start.expected("an exam with of and on") }
    remarks.exams[scope] = date
  }

  private mutating func day() throws(JSONError) -> Day {
    let start = self
    guard let day = Day(try string()) else { throw start.expected("a day as YYYY-MM-DD") }
    return day
  }
}
