import Toolkit

/// Markdown in which emphasis and math that touch Chinese text are recognised.
///
/// CommonMark requires a space or punctuation outside a `**` whose inside is punctuation, and Chinese
/// has no spaces: in `**注意：**后面` and `用**“低秩”**的` the marks would stay as they are. So a mark
/// that counts as punctuation, and that no modern text has, goes outside of such delimiters; the
/// reader takes it out again, from code too.
struct CJKEmphasis {
  /// CUNEIFORM PUNCTUATION SIGN OLD ASSYRIAN WORD DIVIDER.
  static let mark: Unicode.Scalar = "\u{12470}"

  /// The text with marks in it.
  let text: String
  /// Whether there are any.
  let isMarked: Bool

  init(_ markdown: String) {
    guard
      markdown.utf8.contains(where: { $0 == 0x2A || $0 == 0x24 || $0 == 0x7E }),
      markdown.utf8.contains(where: { $0 >= 0x80 }),
      !markdown.unicodeScalars.contains(Self.mark)
    else {
      text = markdown
      isMarked = false
      return
    }
    var result = String.UnicodeScalarView()
    var count = 0
    let scalars = Array(markdown.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let delimiter = scalars[index]
      guard delimiter == "*" || delimiter == "$" || delimiter == "~" else {
        result.append(delimiter)
        index += 1
        continue
      }
      var end = index + 1
      while end < scalars.count, scalars[end] == delimiter { end += 1 }
      let before = index > 0 ? scalars[index - 1] : "\n"
      let after = end < scalars.count ? scalars[end] : "\n"
      let isMath = delimiter == "$"
      if Self.needsMark(outside: before, inside: after, isMath: isMath) {
        result.append(Self.mark)
        count += 1
      }
      result.append(contentsOf: scalars[index..<end])
      if Self.needsMark(outside: after, inside: before, isMath: isMath) {
        result.append(Self.mark)
        count += 1
      }
      index = end
    }
    text = count > 0 ? String(result) : markdown
    isMarked = count > 0
  }

  /// The text as it was before marks went into it.
  static func unmarked(_ text: String) -> String {
    guard text.unicodeScalars.contains(mark) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != mark }))
  }

  private static func needsMark(
    outside: Unicode.Scalar, inside: Unicode.Scalar, isMath: Bool
  ) -> Bool {
    guard !isSpace(outside), !isSpace(inside), !isPunctuation(outside) else { return false }
    if isMath { return !outside.isASCII }
    return isPunctuation(inside) && inside != "\\" && !(outside.isASCII && inside.isASCII)
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
