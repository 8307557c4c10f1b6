import Toolkit

/// A study day: whole days since 1970-01-01 in the learner's calendar.
///
/// Scheduling counts whole days, so that neither daylight saving nor a journey moves a card.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var number: Int

  /// The day that is `number` days after 1970-01-01.
  public init(_ number: Int) {
    self.number = number
  }

  /// A Gregorian date, year 0 to 9999; nil if the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    // Counting from March puts the leap day last (Howard Hinnant, chrono-compatible date algorithms).
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
    guard date == (year, month, day) else { return nil }
  }

  /// Reads `YYYY-MM-DD`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-")
    else { return nil }
    func value(_ range: Range<Int>) -> Int? {
      digits[range].reduce(into: Optional(0)) { sum, byte in
        guard let known = sum, (0x30...0x39).contains(byte) else { return sum = nil }
        sum = known * 10 + Int(byte - 0x30)
      }
    }
    guard let year = value(0..<4), let month = value(5..<7), let day = value(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// The Gregorian date of the day.
  public var date: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
  }

  /// Days from `start` to this day; negative if `start` is later.
  public static func - (end: Day, start: Day) -> Int { end.number - start.number }

  /// The day `days` days later.
  public static func + (start: Day, days: Int) -> Day { Day(start.number + days) }

  /// Earlier days first.
  public static func < (one: Day, other: Day) -> Bool { one.number < other.number }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends `YYYY-MM-DD`: ten bytes for every day in the calendar.
  public func append(to text: inout [UInt8]) {
    let (year, month, day) = date
    if year < 0 { text.append(.dash) }
    text.appendDecimal(abs(year), width: 4)
    text.append(.dash)
    text.appendDecimal(month, width: 2)
    text.append(.dash)
    text.appendDecimal(day, width: 2)
  }

  /// The day, or the nearest one that a date of ten characters can name: 0000-01-01 to 9999-12-31.
  public var inCalendar: Day { Day(min(max(number, -719_528), 2_932_896)) }
}
