#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file's text while it is being read.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// A stretch of a file's text, in bytes; half the size of a `Range<Int>`, for there are many.
struct Span: Sendable, Equatable {
  /// The largest text that spans can point into.
  static let limit = Int(UInt32.max)
  static let empty = Span(0, 0)

  private let lower: UInt32
  private let upper: UInt32

  init(_ start: Int, _ end: Int) {
    lower = UInt32(truncatingIfNeeded: start)
    upper = UInt32(truncatingIfNeeded: max(start, end))
  }

  var start: Int { Int(lower) }
  var end: Int { Int(upper) }
  var isEmpty: Bool { lower == upper }
  var range: Range<Int> { Int(lower)..<Int(upper) }

  /// The stretch in a text that has some bytes more before it, or fewer.
  func moved(by bytes: Int) -> Span { isEmpty ? .empty : Span(start + bytes, end + bytes) }

  /// The least stretch that holds both.
  func union(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let hash = UInt8(ascii: "#")
  static let star = UInt8(ascii: "*")
  static let underscore = UInt8(ascii: "_")
  static let backtick = UInt8(ascii: "`")
  static let tilde = UInt8(ascii: "~")
  static let dash = UInt8(ascii: "-")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")

  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

extension Bytes {
  /// Where the byte stands first in a range; the range's end when it does not.
  func first(_ byte: UInt8, from start: Int, to end: Int) -> Int {
    guard let base = baseAddress, start < end,
      let found = memchr(base + start, Int32(byte), end - start)
    else { return end }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The end of the line that a place stands in, before its line feed.
  func lineEnd(from start: Int) -> Int { first(.lineFeed, from: start, to: count) }

  /// Whether the text goes on with these bytes at a place, before an end.
  func starts(with text: StaticString, at start: Int, before end: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard let base = baseAddress, start >= 0, end - start >= length,
      base[start] == text.utf8Start.pointee
    else { return false }
    return memcmp(base + start, text.utf8Start, length) == 0
  }

  /// Where a text of a few bytes stands first in a range; nil when it does not.
  func find(_ text: StaticString, from start: Int, to end: Int) -> Int? {
    let initial = text.utf8Start.pointee
    var place = start
    while true {
      place = first(initial, from: place, to: end)
      if place >= end { return nil }
      if starts(with: text, at: place, before: end) { return place }
      place += 1
    }
  }

  /// How many bytes of white space start at a place: 0 where none does.
  ///
  /// No-break and ideographic spaces count, which Chinese notes put where others indent.
  func space(at place: Int, before end: Int) -> Int {
    let byte = self[place]
    if byte < 0x80 { return byte.isBlank || byte == .lineFeed ? 1 : 0 }
    if byte == 0xE3 { return starts(with: "\u{3000}", at: place, before: end) ? 3 : 0 }
    if byte == 0xC2 { return starts(with: "\u{A0}", at: place, before: end) ? 2 : 0 }
    return 0
  }

  /// The first place from `start` that is not white space; `end` when there is none.
  func skipSpace(from start: Int, to end: Int) -> Int {
    var place = start
    while place < end {
      let width = space(at: place, before: end)
      if width == 0 { break }
      place += width
    }
    return place
  }

  /// The end of a range without the white space before it.
  func dropSpace(from start: Int, to end: Int) -> Int {
    var place = end
    while place > start {
      let byte = self[place - 1]
      if byte.isBlank || byte == .lineFeed {
        place -= 1
      } else if byte == 0x80, place - start >= 3, space(at: place - 3, before: place) == 3 {
        place -= 3
      } else if byte == 0xA0, place - start >= 2, space(at: place - 2, before: place) == 2 {
        place -= 2
      } else {
        break
      }
    }
    return place
  }

  /// A line's text without white space at its ends.
  func trimmedLine(_ start: Int, _ end: Int) -> Span {
    let first = skipSpace(from: start, to: end)
    return Span(first, dropSpace(from: first, to: end))
  }

  /// A block without blank lines at its ends; the indentation of its first line stays, as it may
  /// be code.
  func trimmedBlock(_ start: Int, _ end: Int) -> Span {
    var first = skipSpace(from: start, to: end)
    if first >= end { return Span(start, start) }
    while first > start, self[first - 1].isBlank { first -= 1 }
    if first > start, self[first - 1] != .lineFeed { first = skipSpace(from: first, to: end) }
    // A label's own line is a paragraph, whatever white space follows the label.
    if first == start, first > 0, self[first - 1] != .lineFeed {
      first = skipSpace(from: first, to: end)
    }
    return Span(first, dropSpace(from: first, to: end))
  }

  /// The text of a range; bytes that are not UTF-8 become U+FFFD.
  func string(_ span: Span) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: self[span.range]), as: UTF8.self)
  }

  /// The column of a place, in characters from 1.
  func column(of place: Int) -> Int {
    var start = place
    while start > 0, self[start - 1] != .lineFeed { start -= 1 }
    return string(Span(start, place)).count + 1
  }
}
