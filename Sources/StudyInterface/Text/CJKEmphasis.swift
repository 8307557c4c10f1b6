import Toolkit

/// Helps emphasis that touches Chinese text, and keeps CommonMark 0.31's word on symbols, by a mark
/// that md4c takes for punctuation.
///
/// CommonMark wants a space or punctuation outside a `**` whose inside is punctuation, and Chinese
/// has no spaces: in `**注意：**后面` and `用**“低秩”**的` the marks would stay as they are. So a mark that is
/// in no living text goes outside of such delimiters, but only of those that CommonMark left as they
/// are. The reader takes it out again, from code too.
enum CJKEmphasis {
  /// CUNEIFORM PUNCTUATION SIGN OLD ASSYRIAN WORD DIVIDER.
  static let mark: Unicode.Scalar = "\u{12470}"

  /// What a reading left of a text's signs of emphasis, by offsets in UTF-8.
  struct Leftovers {
    /// Signs that were read as text, in order.
    var signs: [Int] = []
    /// Paragraphs with bold in bold or italic in italic, which shows nothing: pairs were made of the wrong
    /// signs, as in `**注意：**先看**重点**再看`.
    var paragraphs: [Range<Int>] = []
    var count: Int { signs.count + paragraphs.count }
  }

  /// The text with marks beside such signs; nil if that would change nothing.
  static func eased(_ text: String, _ leftovers: Leftovers, isMarked: Bool) -> String? {
    guard leftovers.count > 0, text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    var signs = leftovers.signs[...]
    var paragraphs = leftovers.paragraphs[...]
    return marked(text, beside: ["*", "~"], again: isMarked) { before, delimiter, after in
      signs = signs.drop { $0 < delimiter.lowerBound }
      paragraphs = paragraphs.drop { $0.upperBound < delimiter.lowerBound }
      guard
        signs.first.map({ $0 < delimiter.upperBound }) ?? false
          || paragraphs.first.map({ $0.lowerBound < delimiter.upperBound }) ?? false
      else { return (false, false) }
      return (
        needsMark(outside: before, inside: after), needsMark(outside: after, inside: before)
      )
    }
  }

  /// The text with marks between a delimiter and a symbol, which md4c takes for a letter, so that
  /// `*£*bravo` is no emphasis; nil if there is none. Beside Chinese the mark would have to be eased
  /// away again.
  static func hardened(_ text: String) -> String? {
    guard touchesSymbol(text) else { return nil }
    return marked(text, beside: ["*", "_"]) { before, _, after in
      (
        isSymbol(before) && isLetter(after), isSymbol(after) && isLetter(before)
      )
    }
  }

  /// The text as it was before marks went into it.
  static func unmarked(_ text: String) -> String {
    guard text.unicodeScalars.contains(mark) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != mark }))
  }

  private static func marked(
    _ text: String, beside delimiters: Set<Unicode.Scalar>, again: Bool = false,
    _ needs: (Unicode.Scalar, Range<Int>, Unicode.Scalar) -> (before: Bool, after: Bool)
  ) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard again || !scalars.contains(mark) else { return nil }
    var result = String.UnicodeScalarView()
    var count = 0
    var offset = 0
    var index = 0
    while index < scalars.count {
      let delimiter = scalars[index]
      guard delimiters.contains(delimiter) else {
        result.append(delimiter)
        offset += UTF8.width(delimiter)
        index += 1
        continue
      }
      var end = index + 1
      while end < scalars.count, scalars[end] == delimiter { end += 1 }
      let before = index > 0 ? scalars[index - 1] : "\n"
      let after = end < scalars.count ? scalars[end] : "\n"
      let (isBefore, isAfter) = needs(before, offset..<(offset + end - index), after)
      if isBefore { result.append(mark) }
      result.append(contentsOf: scalars[index..<end])
      if isAfter { result.append(mark) }
      count += (isBefore ? 1 : 0) + (isAfter ? 1 : 0)
      offset += end - index
      index = end
    }
    return count > 0 ? String(result) : nil
  }

  private static func needsMark(outside: Unicode.Scalar, inside: Unicode.Scalar) -> Bool {
    guard !isSpace(outside), !isSpace(inside), !isPunctuation(outside) else { return false }
    // A mark inside is one that keeps a symbol from being emphasised.
    return isPunctuation(inside) && inside != "\\" && inside != mark
      && !(outside.isASCII && inside.isASCII)
  }

  /// Whether a delimiter stands beside what may be a symbol: one of Latin-1, or of three bytes or more
  /// and no ideograph. Nearly every text ends here, without a look at its scalars.
  private static func touchesSymbol(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == UInt8(ascii: "*") || previous == UInt8(ascii: "_") {
        switch byte {
        case 0xC2, 0xE2, 0xF0...: return true
        default: break
        }
      }
      previous = byte
    }
    return false
  }

  private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return false }
    switch scalar.properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return true
    default: return false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && !isSpace(scalar) && !isPunctuation(scalar)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return (0x21...0x7E).contains(scalar.value) && !scalar.properties.isAlphabetic
        && !("0"..."9" ~= scalar)
    }
    if scalar.isCommonIdeograph { return false }
    switch scalar.properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .dashPunctuation, .connectorPunctuation:
      return true
    default: return false
    }
  }
}
