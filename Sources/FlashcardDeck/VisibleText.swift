/// Text from a file in a form that hides nothing and moves no cursor.
///
/// A control character could make a terminal do something, and an override of the writing direction
/// could make a card read as what it is not.
enum VisibleText {
  /// The text with line feeds and tabs kept and every other control character shown.
  static func block(_ text: String) -> String {
    var text = text
    guard text.withUTF8(hides) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    let scalars = text.unicodeScalars
    for place in scalars.indices {
      let scalar = scalars[place]
      let next = scalars.index(after: place)
      if scalar.value == 0x200D,
        joins(previous, next < scalars.endIndex ? scalars[next] : nil)
      {
        result.append(scalar)
      } else {
        append(scalar, to: &result)
      }
      previous = scalar
    }
    return String(result)
  }

  /// The text in one line, without white space at its ends.
  static func line(_ text: String) -> String {
    // Every name of a topic passes here, and most have single spaces alone.
    var previous: UInt8 = 0x20
    let isLine = text.utf8.allSatisfy { byte in
      defer { previous = byte }
      return byte > 0x20 && byte < 0x7F || byte == 0x20 && previous != 0x20
    }
    if isLine, previous != 0x20 || text.isEmpty { return text }
    return block(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// Whether UTF-8 holds anything that must be shown; most text does not.
  private static func hides(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = bytes.count - 1
    for place in bytes.indices {
      let byte = bytes[place]
      if byte >= 0x20, byte < 0x7F { continue }
      let next = place < last ? bytes[place + 1] : 0
      let third = place + 1 < last ? bytes[place + 2] : 0
      switch byte {
      case 0x09, 0x0A: continue
      case 0..<0x20, 0x7F: return true
      case 0xC2 where next < 0xA0 || next == 0xAD: return true
      case 0xCD where next == 0x8F: return true
      case 0xD8 where next == 0x9C: return true
      case 0xE1 where next == 0xA0 && third == 0x8E: return true
      case 0xE2 where next == 0x80 && (0x8B...0x8F ~= third || 0xA8...0xAE ~= third): return true
      case 0xE2 where next == 0x81 && third >= 0xA0: return true
      case 0xEF where next == 0xBB && third == 0xBF: return true
      case 0xEF where next == 0xBF && 0xB9...0xBB ~= third: return true
      case 0xF3 where next == 0xA0: return true
      default: continue
      }
    }
    return false
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0x09, 0x0A:
      text.append(scalar)
    case 0..<0x20:
      text.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x7F:
      text.append("\u{2421}")
    case 0x80..<0xA0:
      text.append("\u{FFFD}")
    case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
      text.append(contentsOf: "⟨U+\(zeros)\(digits)⟩".unicodeScalars)
    default:
      text.append(scalar)
    }
  }

  /// A zero-width joiner between two pictures makes one picture of them and hides nothing.
  private static func joins(_ one: Unicode.Scalar?, _ other: Unicode.Scalar?) -> Bool {
    guard let one, let other, other.properties.isEmoji, other.value > 0xFF else { return false }
    return one.value == 0xFE0F || (one.properties.isEmoji && one.value > 0xFF)
  }
}
