/// Text from a file in a form that hides nothing and moves no cursor.
///
/// A control character could make a terminal do something, and an override of the writing direction
/// could make a card read as what it is not.
enum VisibleText {
  /// The text with line feeds and tabs kept and every other control character shown.
  static func block(_ text: String) -> String {
    guard text.utf8.contains(where: mayHide) else { return text }
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
    var words: [Substring] = []
    for word in text.split(whereSeparator: { $0.isWhitespace }) { words.append(word) }
    return block(words.joined(separator: " "))
  }

  /// Bytes that occur in what must be shown, and seldom elsewhere.
  private static func mayHide(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xEF, 0xF3: true
    default: false
    }
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
