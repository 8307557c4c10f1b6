/// Text from a file in a form that hides nothing and moves no cursor.
///
/// A control character could make a terminal do something, and an override of the writing direction
/// could make a card read as what it is not. Whatever is shown or printed and comes from outside
/// passes here, or through `spelling`.
public enum VisibleText {
  /// The text with line feeds and tabs kept, and every other character that hides written out.
  public static func block(_ text: String) -> String {
    var text = text
    guard text.withUTF8(mayHide) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 64)
    var previous: Unicode.Scalar?
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      if scalar != "\n", scalar != "\t",
        let spelled = spelling(of: scalar, after: previous, before: next)
      {
        result += spelled.utf8
      } else {
        result += UTF8.encode(scalar).map { Array($0) } ?? []
      }
      previous = scalar
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text in one line, without white space at its ends.
  public static func line(_ text: String) -> String {
    // Every name of a topic passes here, and most have single spaces alone.
    var previous: UInt8 = 0x20
    let isLine = text.utf8.allSatisfy { byte in
      defer { previous = byte }
      return byte > 0x20 && byte < 0x7F || byte == 0x20 && previous != 0x20
    }
    if isLine, previous != 0x20 || text.isEmpty { return text }
    return block(text.split(whereSeparator: \.isWhitespace).map(String.init).listed(" "))
  }

  /// A character as it is to be shown where it would hide, or hide others, between these two: `␛`,
  /// `⟨U+202E⟩`. Nil for one that can be seen or has work to do there.
  public static func spelling(
    of scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> String? {
    switch scalar.value {
    case 0x20...0x7E, 0x2010...0x2027, 0x3000...0x3029, 0x3041...0x30FF, 0x4E00...0x9FFF: return nil
    // The control pictures stand in the same order as what they picture.
    case 0..<0x20: return Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
    case 0x7F: return "\u{2421}"
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return code(of: scalar)
    case .format where !scalar.properties.isDefaultIgnorableCodePoint: return code(of: scalar)
    default: break
    }
    guard scalar.properties.isDefaultIgnorableCodePoint else { return nil }
    return works(scalar, after: previous, before: next) ? nil : code(of: scalar)
  }

  /// A character by its number: `⟨U+202E⟩`.
  public static func code(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }

  /// Whether an invisible character does its work here: inside an emoji, after an ideograph whose
  /// variant it chooses, or between the letters of a script that joins them.
  private static func works(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> Bool {
    guard let previous else { return false }
    switch scalar.value {
    case 0x200D where previous.value == 0xFE0F || isPictograph(previous):
      return next.map(isPictograph) ?? false
    case 0x200C, 0x200D: return (0x0600...0x0DFF).contains(previous.value)
    case 0xFE0E, 0xFE0F: return previous.properties.isEmoji
    case 0xFE00...0xFE0D, 0xE0100...0xE01EF: return previous.properties.isIdeographic
    case 0xE0020...0xE007F:
      return previous.value == 0x1F3F4 || (0xE0020...0xE007E).contains(previous.value)
    default: return false
    }
  }

  private static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.isEmoji
  }

  /// Whether UTF-8 may hold something to be written out; most text can't, by its bytes alone.
  private static func mayHide(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
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
      // The Greek, Arabic and Syriac blocks have a few, and are rare enough to be looked through.
      case 0xCD, 0xD8, 0xDB, 0xDC: return true
      case 0xE0 where next >= 0xA2 && next <= 0xA3: return true
      case 0xE1 where [0x85, 0x9E, 0xA0].contains(next): return true
      case 0xE2 where next == 0x80 && (0x8B...0x8F ~= third || 0xA8...0xAE ~= third): return true
      case 0xE2 where next == 0x81 && third >= 0xA0: return true
      case 0xE3 where next == 0x85 && third == 0xA4: return true
      case 0xEF where next == 0xB8 || next == 0xBB && third == 0xBF: return true
      case 0xEF where next == 0xBE && third == 0xA0 || next == 0xBF && third >= 0xB0: return true
      case 0xF0 where next != 0x9F && next < 0xA0: return true
      case 0xF3: return true
      default: continue
      }
    }
    return false
  }
}
