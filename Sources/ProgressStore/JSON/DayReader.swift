import FlashcardDeck

/// Reads days in a file that is full of them; it remembers where the months began that it met, since
/// the calendar's sums would take as long as all the rest.
struct DayReader {
  private struct Month {
    var key = -1
    var first = 0
    var length = 0
  }

  private var months = [Month](repeating: Month(), count: 64)

  /// Reads `"YYYY-MM-DD"`.
  mutating func day(_ reader: inout JSONReader) throws(JSONError) -> Day {
    let start = reader
    let text = try reader.stringBytes()
    guard text.count == 10, let digits = text.baseAddress, let day = day(digits) else {
      throw start.expected("a day as YYYY-MM-DD")
    }
    return day
  }

  /// Reads ten bytes as `YYYY-MM-DD`; nil for anything else.
  @inline(__always)
  mutating func day(_ text: UnsafePointer<UInt8>) -> Day? {
    let digits = (
      text[0] &- 0x30, text[1] &- 0x30, text[2] &- 0x30, text[3] &- 0x30, text[5] &- 0x30,
      text[6] &- 0x30, text[8] &- 0x30, text[9] &- 0x30
    )
    let largest = max(
      max(max(digits.0, digits.1), max(digits.2, digits.3)),
      max(max(digits.4, digits.5), max(digits.6, digits.7)))
    guard largest < 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else {
      return nil
    }
    let century = Int(digits.0) * 10 + Int(digits.1)
    return day(
      year: century * 100 + Int(digits.2) * 10 + Int(digits.3),
      month: Int(digits.4) * 10 + Int(digits.5), day: Int(digits.6) * 10 + Int(digits.7))
  }

  @inline(__always)
  private mutating func day(year: Int, month: Int, day: Int) -> Day? {
    guard (1...12).contains(month) else { return nil }
    let key = year * 12 + month - 1
    if months[key & 63].key != key {
      guard let first = Day(year: year, month: month, day: 1) else { return nil }
      let next = Day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
      // December 9999 has no next month.
      months[key & 63] = Month(key: key, first: first.number, length: (next ?? first + 31) - first)
    }
    let known = months[key & 63]
    guard day >= 1, day <= known.length else { return nil }
    return Day(known.first + day - 1)
  }
}
