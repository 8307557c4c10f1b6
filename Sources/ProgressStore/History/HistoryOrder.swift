import Toolkit

/// Finds out whether the lines of a history file are in the order of replay, at some 0.1 µs a line.
///
/// It compares the bytes of names and times and reads no events, so it knows only lines as this program
/// writes them. Of any other line it says that it is out of order, which costs memory and no event.
struct HistoryOrder {
  private(set) var isKept = true
  /// The bytes of the last line's name and time.
  private var name: [UInt8] = []
  private var time: [UInt8] = []

  private static let opening: StaticString = "{\"id\":\""
  private static let middle: StaticString = "\",\"time\":\""
  /// A moment as `Event.line` writes it; `0` stands for any digit.
  private static let form = Array("0000-00-00T00:00:00.000Z\"".utf8)

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
    }
  }

  /// Whether a line is one event, and not before the last one.
  private mutating func follows(_ text: Bytes, _ start: Int, _ end: Int) -> Bool {
    let opening = Self.opening.utf8CodeUnitCount
    guard text.starts(with: Self.opening, at: start, before: end) else { return false }
    let nameStart = start + opening
    let nameEnd = text.first(UInt8(ascii: "\""), from: nameStart, to: end)
    let timeStart = nameEnd + Self.middle.utf8CodeUnitCount
    let timeEnd = timeStart + Self.form.count
    guard text.starts(with: Self.middle, at: nameEnd, before: end), timeEnd <= end,
      // Behind a damaged byte there may be another event in the same line.
      text.find(Self.opening, from: timeEnd, to: end) == nil
    else { return false }
    for (byte, form) in zip(text[timeStart..<timeEnd], Self.form)
    where form == UInt8(ascii: "0") ? !byte.isDigit : byte != form {
      return false
    }
    let newName = text[nameStart..<nameEnd]
    let newTime = text[timeStart..<timeEnd]
    // Moments of this form are in the order of their bytes.
    if newTime.elementsEqual(time) {
      guard Self.isCounted(newName, after: name) else { return false }
    } else {
      guard time.isEmpty || time.lexicographicallyPrecedes(newTime) else { return false }
      time.replaceSubrange(0..., with: newTime)
    }
    name.replaceSubrange(0..., with: newName)
    return true
  }

  /// Whether two names are of one device and the number of the first is not below the other's.
  private static func isCounted(_ name: Slice<Bytes>, after other: [UInt8]) -> Bool {
    guard let colon = name.lastIndex(of: UInt8(ascii: ":")),
      let otherColon = other.lastIndex(of: UInt8(ascii: ":")),
      name[..<colon].elementsEqual(other[..<otherColon])
    else { return false }
    let (digits, otherDigits) = (name[(colon + 1)...], other[(otherColon + 1)...])
    // Without zeros before it, the longer number is the larger one.
    guard digits.first != UInt8(ascii: "0"), otherDigits.first != UInt8(ascii: "0") else {
      return false
    }
    return digits.count == otherDigits.count
      ? !digits.lexicographicallyPrecedes(otherDigits) : digits.count > otherDigits.count
  }
}
