import FlashcardDeck
import Toolkit

/// Reads the events of history files.
struct EventReader {
  /// Larger numbers are damage; these limits also keep sums and lists within bounds.
  static let largestBox = 1000
  static let largestCount = 1 << 52
  private static let largestSeconds = 1 << 31

  /// The kinds that this version understands; a test may leave some out.
  private let kinds: Set<String>
  private var days = DayReader()
  /// The device of the last event: a file has only one, so its name becomes a `String` once.
  private var device: [UInt8] = []
  private var deviceName = ""
  /// Whether the last event had the checksum of its line.
  private(set) var hasSum = false

  init(kinds: Set<String> = Event.Kind.names) {
    self.kinds = kinds
  }

  /// Reads one event, an object in the form that `Event.line` describes; unknown keys are skipped.
  ///
  /// A `sum` must be the checksum of all bytes before it and come last; a line without one was written
  /// by hand or by an earlier version. An unknown key whose value is that checksum is a `sum` with a
  /// damaged byte: the event is that of the whole line, not another one.
  ///
  /// A value that is not understood is one of a later version if the checksum is right; the event then is
  /// unknown as one of a later kind is.
  mutating func event(_ reader: inout JSONReader) throws(JSONError) -> Event {
    let start = reader
    var id: Event.ID?
    var time: Instant?
    var day: Day?
    var name: String?
    var fields = EventFields()
    var mistake: (error: JSONError, name: String)?
    try reader.beginObject()
    let opening = reader.offset - 1
    var isComplete = false
    var rank: UInt64?
    while true {
      let end = reader.offset
      guard let key = try reader.nextKey() else { break }
      if isComplete { throw reader.expected("nothing behind the checksum") }
      switch key {
      case "sum":
        let written = reader
        guard try reader.string() == CRC32.checksum(reader.bytes(opening..<end)).hexadecimal else {
          throw mistake?.error ?? written.expected("the checksum of what is before it")
        }
        isComplete = true
      case "id": id = try eventID(&reader)
      case "time": time = try instant(&reader)
      case "day": day = try days.day(&reader)
      case "event": name = try reader.string()
      default:
        let value = reader
        do throws(JSONError) {
          if try !read(key, &reader, &fields), let sum = Self.sum(value, of: opening..<end) {
            isComplete = true
            let line = reader.bytes(opening..<end) + Array(",\"sum\":\"\(sum)\"}".utf8)
            rank = Checksum.checksum(line[...])
          }
        } catch {
          // In an event of a kind that a later version writes, the key may have a value of another type.
          reader = value
          try reader.skip()
          mistake =
            mistake ?? (error, Self.name(of: key, reader.bytes(value.offset..<reader.offset)))
        }
      }
    }
    hasSum = isComplete
    guard let id, let time, let day, let name else {
      throw start.expected("an event with id, time, day and event")
    }
    let kind: Event.Kind
    if let mistake, kinds.contains(name), isComplete {
      kind = .unknown("\(name) \(mistake.name)")
    } else if kinds.contains(name) {
      if let mistake { throw mistake.error }
      do throws(EventFields.Missing) {
        kind = try fields.kind(name)
      } catch {
        throw start.expected(error.words)
      }
    } else {
      kind = .unknown(name)
    }
    return Event(
      id: id, time: time, after: fields.after, day: day, card: CardID(fields.card ?? ""),
      kind: kind,
      look: fields.look, points: fields.saidPoints,
      rank: rank ?? Checksum.checksum(reader.bytes(opening..<reader.offset)))
  }

  /// Bytes of a value that is part of an unknown event's name; all of them are kept in progress.json.
  private static let longestValue = 40

  /// A key and its value as the name of what is not understood: `grade "splendid"`. Without the value if
  /// that is no short text, of which there may be as many as there are events.
  private static func name(of key: JSONReader.Key, _ value: Bytes) -> String {
    let text = String(decoding: value, as: UTF8.self).drop { $0 == ":" || $0.isWhitespace }
    let isShortText = text.first == "\"" && text.utf8.count <= longestValue
    return key.string + (isShortText ? " \(text)" : "")
  }

  /// Whether this version understands a value that an earlier one did not, by the name that this gave to the
  /// event: `answer grade "splendid"`.
  static func understands(_ name: String) -> Bool {
    let parts = name.split(separator: " ", maxSplits: 2)
    guard parts.count == 3 else { return false }
    let bytes = Array("{\"\(parts[1])\":\(parts[2])}".utf8)
    return bytes.withUnsafeBufferPointer { text in
      var (reader, events, fields) = (JSONReader(text), EventReader(), EventFields())
      do throws(JSONError) {
        try reader.beginObject()
        guard let key = try reader.nextKey() else { return false }
        return try events.read(key, &reader, &fields)
      } catch {
        return false
      }
    }
  }

  /// The value of a key, if it is the checksum of some bytes; nil otherwise.
  private static func sum(_ value: JSONReader, of range: Range<Int>) -> String? {
    var reader = value
    guard let text = try? reader.string(), text.utf8.count == 8 else { return nil }
    return text == CRC32.checksum(reader.bytes(range)).hexadecimal ? text : nil
  }

  /// Reads the value of a key that not every event has; returns whether the key is known.
  private mutating func read(
    _ key: JSONReader.Key, _ reader: inout JSONReader, _ fields: inout EventFields
  ) throws(JSONError) -> Bool {
    switch key {
    case "card": fields.card = try reader.string()
    case "grade": fields.grade = try Self.grade(&reader)
    case "from": fields.from = try Self.box(&reader)
    case "to": fields.to = try Self.box(&reader)
    case "due": fields.due = try day(&reader)
    case "seconds":
      fields.seconds =
        reader.takeNull() ? nil : try Self.count(&reader, upTo: Self.largestSeconds)
    case "look": fields.look = try reader.look()
    // A later version may say more of them: then they are passed over, and the answer counts.
    case "points":
      var copy = reader
      if let points = try? copy.numbers(), points.count == 2 {
        (fields.points, reader) = ((points[0], points[1]), copy)
      } else {
        try reader.skip()
      }
    case "missed":
      var copy = reader
      if let missed = try? copy.strings() {
        (fields.missed, reader) = (missed, copy)
      } else {
        try reader.skip()
      }
    case "undoes": fields.undoes = try eventID(&reader)
    case "undoesTime": fields.undoesTime = try instant(&reader)
    case "after": fields.after = try stamp(&reader)
    case "was": fields.was = try reader.string()
    case "until": fields.until = try day(&reader)
    case "box": fields.box = try Self.box(&reader)
    case "reviews": fields.reviews = try Self.count(&reader, upTo: CardProgress.largestCount)
    case "lapses": fields.lapses = try Self.count(&reader, upTo: CardProgress.largestCount)
    case "forgotten": fields.forgotten = try reader.boolean()
    case "totals": fields.totals = try reader.totals()
    case "cards": fields.cards = try Self.count(&reader)
    case "pace": fields.pace = try reader.string()
    case "of": fields.of = try reader.strings()
    case "on": fields.on = try day(&reader)
    case "device": fields.device = try reader.string()
    case "first": fields.first = try Self.count(&reader)
    case "last":
      // The last number of a clock's events, or the day of a placed card's last answer.
      let value = reader
      do throws(JSONError) {
        fields.lastDay = try days.day(&reader)
      } catch {
        reader = value
        fields.last = try Self.count(&reader)
      }
    default:
      try reader.skip()
      return false
    }
    return true
  }

  private mutating func day(_ reader: inout JSONReader) throws(JSONError) -> Day? {
    reader.takeNull() ? nil : try days.day(&reader)
  }

  /// Reads a position in the order of replay, an object with `time`, `id` and, from this version on,
  /// `rank`.
  mutating func stamp(_ reader: inout JSONReader) throws(JSONError) -> Event.Stamp {
    let start = reader
    var time: Instant?
    var id: Event.ID?
    // Earlier versions did not tell lines with one name apart: their base has all of them.
    var rank = UInt64.max
    var order: UInt64 = 0
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "time": time = try instant(&reader)
      case "id": id = try eventID(&reader)
      case "rank": rank = try reader.number64()
      case "order": order = try reader.number64()
      default: try reader.skip()
      }
    }
    guard let time, let id else { throw start.expected("a time and an id") }
    return Event.Stamp(time: time, id: id, rank: rank, order: order)
  }

  /// Reads `"DEVICE:COUNTER"`.
  mutating func eventID(_ reader: inout JSONReader) throws(JSONError) -> Event.ID {
    let start = reader
    var copy = reader
    let bytes = try reader.stringBytes()
    if bytes.count > device.count, bytes.starts(with: device), !device.isEmpty,
      let counter = Self.counter(bytes[device.count...])
    {
      return Event.ID(device: deviceName, counter: counter)
    }
    guard let id = Event.ID(try copy.string()), id.counter <= Self.largestCount else {
      throw start.expected("a name as DEVICE:COUNTER")
    }
    device = Array((id.device + ":").utf8)
    deviceName = id.device
    return id
  }

  private static func counter(_ digits: Slice<Bytes>) -> Int? {
    guard (1...15).contains(digits.count) else { return nil }
    var value = 0
    for byte in digits {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte & 0x0F)
    }
    return value > 0 ? value : nil
  }

  /// Reads `"YYYY-MM-DDThh:mm:ss.sssZ"` or another form of ISO 8601, in UTC of the years 0 to 9999.
  func instant(_ reader: inout JSONReader) throws(JSONError) -> Instant {
    let start = reader
    guard let instant = Instant(try reader.string()), instant >= .first, instant <= .last else {
      throw start.expected("a moment as YYYY-MM-DDThh:mm:ss.sssZ")
    }
    return instant
  }

  static func count(
    _ reader: inout JSONReader, from least: Int = 0, upTo most: Int = largestCount
  ) throws(JSONError) -> Int {
    let start = reader
    let count = try reader.integer()
    guard count >= least, count <= most else { throw start.expected("another number") }
    return count
  }

  private static func box(_ reader: inout JSONReader) throws(JSONError) -> Int? {
    reader.takeNull() ? nil : try count(&reader, from: 1, upTo: largestBox)
  }

  private static func grade(_ reader: inout JSONReader) throws(JSONError) -> Grade {
    let start = reader
    guard let grade = Grade(name: try reader.string()) else { throw start.expected("a grade") }
    return grade
  }
}
