#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A text in memory while it is being read, mostly UTF-8.
public typealias Bytes = UnsafeBufferPointer<UInt8>

extension UInt8 {
  /// The end of a line.
  @inlinable public static var lineFeed: UInt8 { 0x0A }
  /// `#`
  @inlinable public static var hash: UInt8 { 0x23 }
  /// `*`
  @inlinable public static var star: UInt8 { 0x2A }
  /// `_`
  @inlinable public static var underscore: UInt8 { 0x5F }
  /// The grave accent.
  @inlinable public static var backtick: UInt8 { 0x60 }
  /// `~`
  @inlinable public static var tilde: UInt8 { 0x7E }
  /// `-`
  @inlinable public static var dash: UInt8 { 0x2D }
  /// `<`
  @inlinable public static var less: UInt8 { 0x3C }

  /// Whether the byte is a space or a tab.
  @inlinable public var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// Whether the byte is an ASCII digit.
  @inlinable public var isDigit: Bool { (0x30...0x39).contains(self) }
  /// Whether the byte is an ASCII letter.
  @inlinable public var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

extension Bytes {
  /// The offset of a byte's first occurrence in a range; the range's end if there is none.
  @inlinable public func first(_ byte: UInt8, from start: Int, to end: Int) -> Int {
    guard let base = baseAddress, start < end,
      let found = memchr(base + start, Int32(byte), end - start)
    else { return end }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The end of the line that contains `start`, before its line feed.
  @inlinable public func lineEnd(from start: Int) -> Int {
    first(.lineFeed, from: start, to: count)
  }

  /// Whether `text`, which is not empty, is at `start` and ends before `end`.
  @inlinable
  public func starts(with text: StaticString, at start: Int, before end: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard let base = baseAddress, start >= 0, end - start >= length,
      base[start] == text.utf8Start.pointee
    else { return false }
    return memcmp(base + start, text.utf8Start, length) == 0
  }

  /// The same for a lower-case `text`, with ASCII letters of either case here.
  @inlinable
  public func startsIgnoringCase(_ text: StaticString, at start: Int, _ end: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard end - start >= length else { return false }
    return text.withUTF8Buffer { wanted in
      for index in 0..<length {
        let byte = self[start + index]
        guard (byte.isLetter ? byte | 0x20 : byte) == wanted[index] else { return false }
      }
      return true
    }
  }

  /// The offset of a short text's first occurrence in a range; nil if there is none.
  @inlinable public func find(_ text: StaticString, from start: Int, to end: Int) -> Int? {
    let initial = text.utf8Start.pointee
    var offset = start
    while true {
      offset = first(initial, from: offset, to: end)
      if offset >= end { return nil }
      if starts(with: text, at: offset, before: end) { return offset }
      offset += 1
    }
  }

  /// The same for a text that has a rarer letter than its first one, at offset `anchor`: in lines of JSON,
  /// every tenth byte is a quote.
  public func find(_ text: StaticString, anchor: Int, from start: Int, to end: Int) -> Int? {
    let rare = text.utf8Start[anchor]
    var offset = start + anchor
    while offset < end {
      offset = first(rare, from: offset, to: end)
      if starts(with: text, at: offset - anchor, before: end) { return offset - anchor }
      offset += 1
    }
    return nil
  }

  /// The bytes of the white space character at an offset; 0 if there is none.
  ///
  /// No-break and ideographic spaces count: Chinese notes indent with them.
  @inlinable public func space(at offset: Int, before end: Int) -> Int {
    let byte = self[offset]
    if byte < 0x80 { return byte.isBlank || byte == .lineFeed ? 1 : 0 }
    if byte == 0xE3 { return starts(with: "\u{3000}", at: offset, before: end) ? 3 : 0 }
    if byte == 0xC2 { return starts(with: "\u{A0}", at: offset, before: end) ? 2 : 0 }
    return 0
  }

  /// The first offset from `start` that is not white space; `end` if there is none.
  @inlinable public func skipSpace(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      let width = space(at: offset, before: end)
      if width == 0 { break }
      offset += width
    }
    return offset
  }

  /// The first offset from `start` that is neither a space nor a tab; `end` if there is none.
  @inlinable public func skipBlanks(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end, self[offset].isBlank { offset += 1 }
    return offset
  }

  /// The end of a range without the white space before it.
  @inlinable public func dropSpace(from start: Int, to end: Int) -> Int {
    var offset = end
    while offset > start {
      let byte = self[offset - 1]
      if byte.isBlank || byte == .lineFeed {
        offset -= 1
      } else if byte == 0x80, offset - start >= 3, space(at: offset - 3, before: offset) == 3 {
        offset -= 3
      } else if byte == 0xA0, offset - start >= 2, space(at: offset - 2, before: offset) == 2 {
        offset -= 2
      } else {
        break
      }
    }
    return offset
  }

  /// The text of a range; bytes that are not UTF-8 become U+FFFD.
  @inlinable public func string(_ range: ByteRange) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: self[range.range]), as: UTF8.self)
  }

  /// The column of an offset in its line, in characters from 1.
  public func column(of offset: Int) -> Int {
    var start = offset
    while start > 0, self[start - 1] != .lineFeed { start -= 1 }
    return string(ByteRange(start, offset)).count + 1
  }
}
