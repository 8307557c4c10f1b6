import Toolkit

/// Finds out whether the lines of a history file are in the order of their times, at some 0.1 µs a line.
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

  /// Before every other one.
  init() {}

  /// Reads the 24 bytes at `start`, with a quotation mark behind them; nil if they have another form.
  init?(_ text: Bytes, at start: Int, before end: Int) {
    guard end - start > 24, let base = text.baseAddress,
      base[start + 24] == UInt8(ascii: "\"")
    else { return nil }
    let bytes = UnsafeRawPointer(base + start)
    high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
    middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    // `0000-00-`, `00T00:00` and `:00.000Z`.
    guard Self.has(high, form: 0x3030_3030_2D30_302D, marks: 0x0000_0000_FF00_00FF),
      Self.has(middle, form: 0x3030_5430_303A_3030, marks: 0x0000_FF00_00FF_0000),
      Self.has(low, form: 0x3A30_302E_3030_305A, marks: 0xFF00_00FF_0000_00FF)
    else { return nil }
  }

  /// Whether eight bytes are the same as those of `form` where `marks` has ones, and digits elsewhere.
  private static func has(_ bytes: UInt64, form: UInt64, marks: UInt64) -> Bool {
    let difference = bytes ^ form
    // Ten and more reach the highest bit of a byte when 118 is added.
    let tooLarge = (difference &+ 0x7676_7676_7676_7676 | difference) & 0x8080_8080_8080_8080
    return difference & marks == 0 && tooLarge == 0
  }

  static func < (one: Time, other: Time) -> Bool {
    (one.high, one.middle, one.low) < (other.high, other.middle, other.low)
  }
}
