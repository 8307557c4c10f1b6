import FlashcardDeck
import Toolkit

// The lines of progress.json with the progress of a card, read and written as a whole: three times as
// fast as value by value, and most of the start and end of a large collection. All unsafe pointers for
// that are in this file. `JSONReader` reads the same lines, and any other form of them, value by value.

/// The literals between the fields of a card, and the largest sizes of all parts.
private enum CardLine {
  static var start: StaticString { ",\n\"" }
  static var object: StaticString { "\":{" }
  static var box: StaticString { "\"box\":" }
  static var due: StaticString { ",\"due\":\"" }
  static var last: StaticString { "\",\"last\":\"" }
  static var reviews: StaticString { "\",\"reviews\":" }
  static var lapses: StaticString { ",\"lapses\":" }
  static var forgotten: StaticString { ",\"forgotten\":true" }
  static var noLook: StaticString { ",\"look\":false" }
  static var end: StaticString { "}" }

  /// Bytes of `YYYY-MM-DD`.
  static var day: Int { 10 }
  /// Characters of the longest `Int32`, `-2147483648`: `CardProgress` keeps no larger numbers.
  static var number: Int { 11 }
  /// Bytes of the longest name that is read as part of a line.
  static var name: Int { 96 }

  /// Bytes that the fields of a card take at most.
  static var longestFields: Int {
    box.utf8CodeUnitCount + due.utf8CodeUnitCount + last.utf8CodeUnitCount
      + reviews.utf8CodeUnitCount + lapses.utf8CodeUnitCount + forgotten.utf8CodeUnitCount
      + noLook.utf8CodeUnitCount
      + 3 * number + 2 * day
  }

  /// Bytes that reading a line looks at, at most.
  static var longest: Int {
    start.utf8CodeUnitCount + name + object.utf8CodeUnitCount + longestFields
      + end.utf8CodeUnitCount
  }
}

// MARK: Reading

/// Reads the lines of cards that have the form in which `CardFieldsWriter` writes them.
struct CardLineReader {
  /// Reads days, here and between the lines.
  var days = DayReader()

  /// Reads a card's line that follows another one. Nil, with nothing read, for any other form of it,
  /// right or wrong, and for the last lines of the file, which may be shorter than the longest line.
  mutating func line(_ json: inout JSONReader) -> (card: CardID, progress: CardProgress)? {
    // Checked once, so that no step has to check whether it is behind the end.
    guard let rest = json.restBehindElement, rest.count >= CardLine.longest,
      let base = rest.baseAddress
    else { return nil }
    var text = Cursor(next: base)
    guard text.take(CardLine.start) else { return nil }
    let name = text.plainName()
    guard text.take(CardLine.object), text.take(CardLine.box), let box = text.number(),
      (1...EventReader.largestBox).contains(box),
      text.take(CardLine.due), let due = text.day(&days),
      text.take(CardLine.last), let last = text.day(&days),
      text.take(CardLine.reviews), let reviews = text.number(),
      text.take(CardLine.lapses), let lapses = text.number()
    else { return nil }
    let forgotten = text.take(CardLine.forgotten)
    let hasLook = !text.take(CardLine.noLook)
    guard text.take(CardLine.end) else { return nil }
    json.advance(by: text.next - base)
    return (
      CardID(String(decoding: name, as: UTF8.self)),
      CardProgress(
        box: box, due: due, last: last, reviews: reviews, lapses: lapses, forgotten: forgotten,
        hasLook: hasLook)
    )
  }

  /// The next byte of a line. Each step goes on by at most the bytes that `CardLine` counts for it.
  private struct Cursor {
    var next: UnsafePointer<UInt8>

    @inline(__always)
    mutating func take(_ literal: StaticString) -> Bool {
      var difference: UInt8 = 0
      for index in 0..<literal.utf8CodeUnitCount {
        difference |= next[index] ^ literal.utf8Start[index]
      }
      if difference != 0 { return false }
      next += literal.utf8CodeUnitCount
      return true
    }

    /// ASCII that needs no escape in a string, at most `CardLine.name` bytes of it.
    @inline(__always)
    mutating func plainName() -> Bytes {
      let start = next
      while next - start < CardLine.name, next.pointee >= 0x20, next.pointee < 0x7F,
        next.pointee != UInt8(ascii: "\""), next.pointee != UInt8(ascii: "\\")
      {
        next += 1
      }
      return Bytes(start: start, count: next - start)
    }

    /// A number of at most nine digits, which is no more than `CardProgress.largestCount`.
    @inline(__always)
    mutating func number() -> Int? {
      let start = next
      var value = 0
      while next - start < 9, next.pointee &- 0x30 < 10 {
        value = value &* 10 &+ Int(next.pointee & 0x0F)
        next += 1
      }
      if next == start || start.pointee == 0x30 && next > start + 1 { return nil }
      return value
    }

    @inline(__always)
    mutating func day(_ days: inout DayReader) -> Day? {
      defer { next += CardLine.day }
      return days.day(next)
    }
  }
}

/// Reads days in a file with many of them. It remembers on which day each month began that it has read,
/// because the arithmetic of the calendar would take as long as the rest of a line.
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
    guard text.count == CardLine.day, let digits = text.baseAddress, let day = day(digits) else {
      throw start.expected("a day as YYYY-MM-DD")
    }
    return day
  }

  /// Reads ten bytes as `YYYY-MM-DD`; nil for anything else.
  @inline(__always)
  fileprivate mutating func day(_ text: UnsafePointer<UInt8>) -> Day? {
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

// MARK: Writing

/// Writes the fields of cards.
struct CardFieldsWriter {
  /// Days as text. A collection has some hundred different ones, and the arithmetic of the calendar for
  /// each of 200,000 days would take longer than the rest of their lines.
  private static let slots = 1024
  private var days = [Day](repeating: Day(.min), count: slots)
  private var texts = [UInt8](repeating: 0, count: slots * CardLine.day)

  /// Appends the fields of a card's object, without its brackets. They are put together in memory of
  /// the right size first: to append them byte by byte would be most of the time of saving.
  mutating func write(_ progress: CardProgress, to json: inout JSONWriter) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: CardLine.longestFields) { memory in
      guard let base = memory.baseAddress else { return }
      var text = Cursor(next: base)
      text.put(CardLine.box)
      text.put(Int32(clamping: progress.box))
      text.put(CardLine.due)
      put(progress.due, &text)
      text.put(CardLine.last)
      put(progress.last, &text)
      text.put(CardLine.reviews)
      text.put(Int32(clamping: progress.reviews))
      text.put(CardLine.lapses)
      text.put(Int32(clamping: progress.lapses))
      if progress.forgotten { text.put(CardLine.forgotten) }
      if !progress.hasLook { text.put(CardLine.noLook) }
      json.raw(Bytes(start: base, count: text.next - base))
    }
  }

  private mutating func put(_ day: Day, _ text: inout Cursor) {
    let day = day.inCalendar
    let slot = day.number & (Self.slots - 1)
    if days[slot] != day {
      days[slot] = day
      var digits: [UInt8] = []
      day.append(to: &digits)
      texts.replaceSubrange((slot * CardLine.day)..<((slot + 1) * CardLine.day), with: digits)
    }
    texts.withUnsafeBufferPointer { texts in
      text.put(UnsafeBufferPointer(rebasing: texts[(slot * CardLine.day)...].prefix(CardLine.day)))
    }
  }

  /// Where the next byte goes. Each step writes at most the bytes that `CardLine` counts for it.
  private struct Cursor {
    var next: UnsafeMutablePointer<UInt8>

    @inline(__always)
    mutating func put(_ text: Bytes) {
      guard let start = text.baseAddress else { return }
      next.update(from: start, count: text.count)
      next += text.count
    }

    @inline(__always)
    mutating func put(_ text: StaticString) {
      next.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
      next += text.utf8CodeUnitCount
    }

    /// Writes a number in decimal digits.
    mutating func put(_ value: Int32) {
      if value < 0 {
        next.pointee = UInt8(ascii: "-")
        next += 1
      }
      var rest = value.magnitude
      var width = 1
      var limit = rest / 10
      while limit > 0 {
        width += 1
        limit /= 10
      }
      for index in stride(from: width - 1, through: 0, by: -1) {
        next[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      next += width
    }
  }
}
