/// Text from a file in a form that hides nothing and moves no cursor.
///
/// A control character could make a terminal do something, and an override of the writing direction
/// could make a card look like another one. All text from outside that is shown or printed passes
/// through here, or through `spelling`.
///
/// Characters that only say where a word may break, which way it is written or what a formula leaves
/// unsaid (U+00AD, U+200B, U+200E, U+200F, U+2060 to U+2064, U+FEFF) come into texts by copying, and mean nothing to a reader: they are left out.
/// Whatever turns text around, tags it or poses as white space is written out.
public enum VisibleText {
  /// The text with line feeds and tabs kept, without the characters that mean nothing, and every other
  /// character that hides written out.
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
      if isLeftOut(scalar) { continue }
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

  /// The text with every character that hides written out, line feeds too (as `␊`), so that a name
  /// does not break the line that it stands in.
  public static func unbroken(_ text: String) -> String {
    let block = block(text)
    return block.utf8.contains(0x0A) ? block.replacing("\n", with: "\u{240A}") : block
  }

  /// The text in one line, without white space at its ends.
  public static func line(_ text: String) -> String {
    // Called for each topic's name and each comment of a card: most have only single spaces and need no
    // more than their ends cut.
    var text = text
    let spaces: (leading: Int, trailing: Int)? = text.withUTF8 { bytes in
      let leading = bytes.prefix { $0 == 0x20 }.count
      guard leading < bytes.count else { return (leading, 0) }
      let trailing = bytes.reversed().prefix { $0 == 0x20 }.count
      let line = bytes[leading..<bytes.count - trailing]
      return line.indices.allSatisfy { isInLine(bytes, at: $0) } ? (leading, trailing) : nil
    }
    guard let (leading, trailing) = spaces else {
      // By scalars, because an accent on a space is no white space.
      let words = text.unicodeScalars.split { $0.properties.isWhitespace }
      return block(words.map { String($0) }.listed(" "))
    }
    if leading + trailing > 0 {
      text = String(text.utf8.dropFirst(leading).dropLast(trailing)) ?? ""
    }
    return block(text)
  }

  /// Whether a byte may stand in a line as it is: no white space begins with it but a single space.
  private static func isInLine(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    func following(_ count: Int) -> UInt8 {
      offset + count < bytes.count ? bytes[offset + count] : 0
    }
    return switch bytes[offset] {
    case 0..<0x20, 0x7F: false
    case 0x20: following(1) != 0x20
    case 0xC2: following(1) != 0x85 && following(1) != 0xA0
    case 0xE1: following(1) != 0x9A
    // Of general punctuation the dashes, quotes and the ellipsis stand between its spaces and separators.
    case 0xE2 where following(1) == 0x80: (0x90...0xA6).contains(following(2))
    case 0xE2: following(1) != 0x81
    case 0xE3: following(1) != 0x80 || following(2) != 0x80
    default: true
    }
  }

  /// The text without the characters that mean nothing, for what does not stand as it is in a file.
  public static func meaningful(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isLeftOut) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isLeftOut($0) }))
  }

  /// Whether a character means nothing to a reader.
  static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  /// The length in UTF-8 of the character at an offset if it is left out, else 0.
  public static func lengthLeftOut(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    func has(_ text: StaticString) -> Bool {
      bytes.starts(with: text, at: offset, before: bytes.count)
    }
    switch bytes[offset] {
    case 0xC2: return has("\u{AD}") ? 2 : 0
    case 0xE2:
      let isInvisible =
        has("\u{200B}") || has("\u{200E}") || has("\u{200F}") || has("\u{2060}") || has("\u{2061}")
        || has("\u{2062}") || has("\u{2063}") || has("\u{2064}")
      return isInvisible ? 3 : 0
    case 0xEF: return has("\u{FEFF}") ? 3 : 0
    default: return 0
    }
  }

  /// What to show instead of a character that would hide, or hide others, between these two: `␛`,
  /// `⟨U+202E⟩`. Nil for one that is visible or has a function there.
  public static func spelling(
    of scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> String? {
    if scalar.isPlain { return nil }
    switch scalar.value {
    // The control pictures have the same order as the characters that they picture.
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
    return hasFunction(scalar, after: previous, before: next) ? nil : code(of: scalar)
  }

  /// A character by its number: `⟨U+202E⟩`.
  public static func code(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }

  /// Whether an invisible character has a function here: inside an emoji, after an ideograph whose
  /// variant it chooses, or between the letters of a script that joins them.
  private static func hasFunction(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> Bool {
    guard let previous else { return false }
    switch scalar.value {
    case 0x200D where previous.value == 0xFE0F || isPictograph(previous):
      return next.map(isPictograph) ?? false
    case 0x200C, 0x200D: return (0x0600...0x0DFF).contains(previous.value)
    case 0xFE0E, 0xFE0F: return previous.properties.isEmoji
    case 0xFE00 where previous.properties.generalCategory == .mathSymbol: return true
    case 0xFE00...0xFE0D, 0xE0100...0xE01EF: return previous.properties.isIdeographic
    case 0xE0020...0xE007F:
      return previous.value == 0x1F3F4 || (0xE0020...0xE007E).contains(previous.value)
    default: return false
    }
  }

  private static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.isEmoji
  }

  /// Whether UTF-8 may contain something that is written out, judged by bytes alone: most text does
  /// not and needs no look at its scalars.
  private static func mayHide(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = bytes.count - 1
    for offset in bytes.indices {
      let byte = bytes[offset]
      if byte >= 0x20, byte < 0x7F { continue }
      // Behind a first byte, and the first bytes of Chinese, of which many texts consist.
      if byte >= 0x80, byte < 0xC0 || 0xE4...0xEE ~= byte { continue }
      let next = offset < last ? bytes[offset + 1] : 0
      let third = offset + 1 < last ? bytes[offset + 2] : 0
      switch byte {
      case 0x09, 0x0A: continue
      case 0..<0x20, 0x7F: return true
      case 0xC2 where next < 0xA0 || next == 0xAD: return true
      // Greek, Arabic and Syriac have a few each; their texts are rare, so their scalars are looked at.
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
