import FlashcardDeck
import Toolkit

/// Writes JSON into bytes; the caller adds brackets, commas and line ends.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) {
    bytes.reserveLargeCapacity(capacity)
  }

  /// Bytes as they are.
  @inline(__always)
  mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Bytes as they are.
  mutating func raw(_ text: Bytes) { bytes.append(contentsOf: text) }

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  mutating func integer(_ value: Int) {
    if value >= 0 && value < 10 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: value))
    } else {
      bytes.append(contentsOf: String(value).utf8)
    }
  }

  /// A string in quotes; only the characters that JSON requires to be escaped are.
  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      let isPlain = utf8.allSatisfy {
        $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
      if isPlain { bytes.append(contentsOf: utf8) }
      return isPlain
    }
    for byte in isPlain ? "".utf8 : text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): raw("\\\"")
      case UInt8(ascii: "\\"): raw("\\\\")
      case 0x0A: raw("\\n")
      case 0x09: raw("\\t")
      case 0x0D: raw("\\r")
      case 0..<0x20:
        raw("\\u00")
        for digit in [byte >> 4, byte & 15] {
          bytes.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
        }
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// All digits of hexadecimal numbers in quotes, one number after another.
  mutating func hexadecimal<Number: FixedWidthInteger & UnsignedInteger>(_ numbers: [Number]) {
    byte(UInt8(ascii: "\""))
    for number in numbers {
      bytes.append(hexadecimal: UInt64(number), digits: Number.bitWidth / 4)
    }
    byte(UInt8(ascii: "\""))
  }

  /// `"YYYY-MM-DD"`; a day that has no such date becomes the nearest one that has.
  mutating func day(_ day: Day) {
    byte(UInt8(ascii: "\""))
    day.inCalendar.append(to: &bytes)
    byte(UInt8(ascii: "\""))
  }

  /// `"YYYY-MM-DDThh:mm:ss.sssZ"`.
  mutating func time(_ time: Instant) {
    byte(UInt8(ascii: "\""))
    min(time, .last).append(to: &bytes)
    byte(UInt8(ascii: "\""))
  }
}
