import Toolkit

/// A moment in UTC, in milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since the epoch; negative before it.
  public var milliseconds: Int

  /// The moment `milliseconds` after the epoch.
  public init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  /// Earlier moments first.
  public static func < (one: Instant, other: Instant) -> Bool {
    one.milliseconds < other.milliseconds
  }
}

extension Instant: CustomStringConvertible {
  /// ISO 8601 in UTC with milliseconds, `2026-01-05T08:30:00.250Z`.
  public var description: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends `YYYY-MM-DDThh:mm:ss.sssZ`.
  public func append(to text: inout [UInt8]) {
    let (day, rest) = self.day
    day.append(to: &text)
    text.append(UInt8(ascii: "T"))
    text.appendDecimal(rest / 3_600_000, width: 2)
    text.append(UInt8(ascii: ":"))
    text.appendDecimal(rest / 60_000 % 60, width: 2)
    text.append(UInt8(ascii: ":"))
    text.appendDecimal(rest / 1000 % 60, width: 2)
    text.append(UInt8(ascii: "."))
    text.appendDecimal(rest % 1000, width: 3)
    text.append(UInt8(ascii: "Z"))
  }

  /// The first moment that a date of four digits can name.
  public static var first: Instant { Instant(milliseconds: -62_167_219_200_000) }

  /// The last moment that a date of four digits can name.
  public static var last: Instant { Instant(milliseconds: 253_402_300_799_999) }
}

extension Instant {
  /// The day in UTC, and the milliseconds since it began.
  public var day: (Day, milliseconds: Int) {
    let day = Day(milliseconds.floorDivided(by: 86_400_000))
    return (day, milliseconds - day.number * 86_400_000)
  }

  /// Reads ISO 8601 with `Z` or an offset: `2026-01-05T08:30[:00[.250]](Z|±hh[:]mm)`.
  ///
  /// The fraction may have any number of digits; those after milliseconds are ignored. Nil for
  /// anything else, also for a time without an offset, which would be another moment on another
  /// machine.
  public init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    func number(_ digits: Int) -> Int? {
      guard bytes.count >= digits else { return nil }
      var value = 0
      for byte in bytes.prefix(digits) {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      bytes = bytes.dropFirst(digits)
      return value
    }
    func skip(_ characters: String) -> UInt8? {
      guard let first = bytes.first, characters.utf8.contains(first) else { return nil }
      bytes = bytes.dropFirst()
      return first
    }
    guard let year = number(4), skip("-") != nil, let month = number(2), skip("-") != nil,
      let day = number(2), let date = Day(year: year, month: month, day: day),
      skip("Tt ") != nil, let hour = number(2), hour < 24, skip(":") != nil,
      let minute = number(2), minute < 60
    else { return nil }
    var second = 0
    var fraction = 0
    if skip(":") != nil {
      guard let seconds = number(2), seconds <= 60 else { return nil }
      second = min(seconds, 59)
      if skip(".,") != nil {
        guard let first = number(1) else { return nil }
        fraction = first * 100
        for weight in [10, 1] { fraction += (number(1) ?? 0) * weight }
        while number(1) != nil {}
      }
    }
    var offset = 0
    if skip("Zz") == nil {
      guard let sign = skip("+-"), let hours = number(2), hours < 24 else { return nil }
      _ = skip(":")
      let minutes = bytes.isEmpty ? 0 : number(2)
      guard let minutes, minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }
    guard bytes.isEmpty else { return nil }
    let minutes = date.number * 1440 + hour * 60 + minute - offset
    milliseconds = (minutes * 60 + second) * 1000 + fraction
  }

  /// The study day of this moment for a clock that runs `utcOffset` seconds ahead of UTC.
  ///
  /// A study day starts at the rollover hour (0 to 23), so that late evenings belong to the day before.
  public func studyDay(utcOffset: Int, rolloverHour: Int) -> Day {
    let seconds = milliseconds.floorDivided(by: 1000) + utcOffset - rolloverHour * 3600
    return Day(seconds.floorDivided(by: 86_400))
  }
}

extension Int {
  /// Division that rounds down, also below zero.
  fileprivate func floorDivided(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}
