import Toolkit

/// Finds out whether the lines of a history file are in the order of replay, at some 0.1 µs a line.
///
/// It compares the bytes of names and times and reads no events, so it knows only lines as this program
/// writes them. Of any other line it says that it is out of order, which costs memory and no event.
struct HistoryOrder {
  private(set) var isKept = true
  /// The last line's time.
  private var last = Time()
  /// The last line's name, as bytes of the piece that is being looked at; of an earlier piece if nil.
  private var lastName: Range<Int>?
  private var earlierName: [UInt8] = []

  private static let opening: StaticString = "{\"id\":\""
  private static let middle: StaticString = "\",\"time\":\""

  /// Looks at a piece of whole lines, which follows the one before; does nothing once the order is not
  /// kept.
  mutating func look(at bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { text in
      var start = 0
      while isKept, start < text.count {
        let end = text.lineEnd(from: start)
        isKept = follows(text, start, end)
        start = end + 1
      }
      if let name = lastName { earlierName = Array(text[name]) }
      lastName = nil
    }
  }

  /// Whether a line is one event, and not before the last one.
  private mutating func follows(_ text: Bytes, _ start: Int, _ end: Int) -> Bool {
    guard text.starts(with: Self.opening, at: start, before: end) else { return false }
    let nameStart = start + Self.opening.utf8CodeUnitCount
    let nameEnd = text.first(UInt8(ascii: "\""), from: nameStart, to: end)
    let timeStart = nameEnd + Self.middle.utf8CodeUnitCount
    guard text.starts(with: Self.middle, at: nameEnd, before: end),
      let time = Time(text, at: timeStart, before: end),
      // Behind a damaged byte there may be another event in the same line.
      text.find(Self.opening, from: timeStart, to: end) == nil
    else { return false }
    if time == last {
      let name = text[nameStart..<nameEnd]
      let isCounted =
        lastName.map { Self.isCounted(name, after: text[$0]) }
        ?? Self.isCounted(name, after: earlierName[...])
      guard isCounted else { return false }
    } else {
      guard last < time else { return false }
      last = time
    }
    lastName = nameStart..<nameEnd
    return true
  }

  /// Whether two names are of one device and the number of the first is not below the other's.
  private static func isCounted<Name: BidirectionalCollection<UInt8>>(
    _ name: Slice<Bytes>, after other: Name
  ) -> Bool {
    guard let colon = name.lastIndex(of: UInt8(ascii: ":")),
      let otherColon = other.lastIndex(of: UInt8(ascii: ":")),
      name[..<colon].elementsEqual(other[..<otherColon])
    else { return false }
    let (digits, otherDigits) = (name[colon...].dropFirst(), other[otherColon...].dropFirst())
    // Without zeros before it, the longer number is the larger one.
    guard digits.first != UInt8(ascii: "0"), otherDigits.first != UInt8(ascii: "0") else {
      return false
    }
    return digits.count == otherDigits.count
      ? !digits.lexicographicallyPrecedes(otherDigits) : digits.count > otherDigits.count
  }
}

/// The bytes of a moment as `Event.line` writes it, which are in the order of the moments.
private struct Time: Equatable {
  private var high: UInt64 = 0
  private var middle: UInt64 = 0
  private var low: UInt64 = 0

  /// `0` stands for any digit.
  private static let form: StaticString = "0000-00-00T00:00:00.000Z\""

  /// Before every other one.
  init() {}

  /// Reads the bytes at `start`; nil if they have another form.
  init?(_ text: Bytes, at start: Int, before end: Int) {
    let count = Self.form.utf8CodeUnitCount
    guard start + count <= end, let base = text.baseAddress else { return nil }
    for index in 0..<count {
      let (byte, form) = (text[start + index], Self.form.utf8Start[index])
      guard form == UInt8(ascii: "0") ? byte.isDigit : byte == form else { return nil }
    }
    let bytes = UnsafeRawPointer(base + start)
    high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
    middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
  }

  static func < (one: Time, other: Time) -> Bool {
    (one.high, one.middle, one.low) < (other.high, other.middle, other.low)
  }
}
