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
    let text = try reader.dateBytes()
    guard let text, let day = day(text) else { throw start.expected("a day as YYYY-MM-DD") }
    return day
  }

  private mutating func day(_ text: JSONReader.DateBytes) -> Day? {
    guard (1...12).contains(text.month) else { return nil }
    let key = text.year * 12 + text.month - 1
    if months[key & 63].key != key {
      let next = text.month == 12 ? (text.year + 1, 1) : (text.year, text.month + 1)
      guard let first = Day(year: text.year, month: text.month, day: 1) else { return nil }
      let end = Day(year: next.0, month: next.1, day: 1) ?? first + 31
      months[key & 63] = Month(key: key, first: first.number, length: end - first)
    }
    let month = months[key & 63]
    guard text.day >= 1, text.day <= month.length else { return nil }
    return Day(month.first + text.day - 1)
  }
}

extension JSONReader {
  /// The numbers of a date, not looked at yet.
  struct DateBytes {
    var year: Int
    var month: Int
    var day: Int
  }

  /// Reads a string in quotes; nil for one that is no date by its looks.
  mutating func dateBytes() throws(JSONError) -> DateBytes? {
    let text = try stringBytes()
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else {
      return nil
    }
    var isNumber = true
    func number(_ range: Range<Int>) -> Int {
      var value = 0
      for place in range {
        let digit = text[place] &- 0x30
        isNumber = isNumber && digit < 10
        value = value * 10 + Int(digit)
      }
      return value
    }
    let date = DateBytes(year: number(0..<4), month: number(5..<7), day: number(8..<10))
    return isNumber ? date : nil
  }
}
