import FlashcardDeck
import Toolkit

/// Writes JSON into bytes; the caller puts the brackets, the commas and the line ends.
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

  /// A string in quotes, with only those characters escaped that JSON wants escaped.
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

  /// `"YYYY-MM-DD"`.
  mutating func day(_ day: Day) {
    byte(UInt8(ascii: "\""))
    date(day)
    byte(UInt8(ascii: "\""))
  }

  /// `"YYYY-MM-DDTHH:MM:SS.mmmZ"`.
  mutating func time(_ time: Instant) {
    let (day, rest) = time.day
    byte(UInt8(ascii: "\""))
    date(day)
    byte(UInt8(ascii: "T"))
    digits(rest / 3_600_000, 2)
    byte(UInt8(ascii: ":"))
    digits(rest / 60_000 % 60, 2)
    byte(UInt8(ascii: ":"))
    digits(rest / 1000 % 60, 2)
    byte(UInt8(ascii: "."))
    digits(rest % 1000, 3)
    raw("Z\"")
  }

  private mutating func date(_ day: Day) {
    let (year, month, day) = day.date
    digits(year, 4)
    byte(UInt8(ascii: "-"))
    digits(month, 2)
    byte(UInt8(ascii: "-"))
    digits(day, 2)
  }

  private mutating func digits(_ value: Int, _ width: Int) {
    var weight = 1
    for _ in 1..<width { weight *= 10 }
    while weight > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: value / weight % 10))
      weight /= 10
    }
  }
}
