import Toolkit

/// What a grapheme cluster means for line breaking: the part of UAX #14 and of the Chinese and
/// Japanese rules (禁则) that cards need.
enum BreakClass: UInt8 {
  /// Hangs at the end of a line and is dropped there.
  case space
  /// Ends a line by itself.
  case newline
  /// Breaks on both sides: an ideograph, a kana, an emoji.
  case ideograph
  /// A letter or sign of a script that breaks at spaces.
  case word
  case digit
  /// `(` and similar: never at the end of a line, and tied to a word before it, as in `f(x)`.
  case open
  /// `（` and similar: never at the end of a line.
  case wideOpen
  /// `)` and similar: never at the start of a line, and tied to a word after it.
  case close
  /// `。` and similar, dashes and ellipses: never at the start of a line.
  case wideClose
  /// `.` and similar: like `close`, but a space before it may break, as in ` .profile`.
  case stop
  case hyphen
  case slash
  /// `"` and `'`, which may open or close: tied to both sides.
  case quote
  /// Such a quote that opens or closes for sure: a break may part it from Chinese outside.
  case openQuote
  case closeQuote
  /// “ and ‘; the neighbours make it `open` or `wideOpen`.
  case curlyOpen
  /// ” and ’; the neighbours make it `close` or `wideClose`.
  case curlyClose
  /// A space or mark that holds its neighbours together.
  case glue

  /// The class of a cluster, from its first scalar and its width in columns, which is asked for only if it
  /// matters.
  init(_ scalar: Unicode.Scalar, width: @autoclosure () -> Int) {
    if scalar.isASCII {
      self = Self.ascii(scalar)
    } else if scalar.isCommonIdeograph {
      self = .ideograph
    } else if let special = Self.special(scalar.value) {
      self = special
    } else {
      self = width() >= 2 ? .ideograph : .word
    }
  }

  /// Must not stand at the start of a line.
  var isForbiddenStart: Bool {
    self == .wideClose || self == .close || self == .stop || self == .glue
  }

  /// Must not stand at the end of a line.
  var isForbiddenEnd: Bool { self == .open || self == .wideOpen || self == .glue }

  /// Stands in Chinese or Japanese text, so that a curly quote beside it is one of theirs.
  var isWide: Bool { self == .ideograph || self == .wideOpen || self == .wideClose }

  private static func ascii(_ scalar: Unicode.Scalar) -> BreakClass {
    switch scalar {
    case " ", "\t": .space
    case "\n", "\r": .newline
    case "0"..."9": .digit
    case "(", "[", "{": .open
    case ")", "]", "}", ",": .close
    case ".", ":", ";", "!", "?", "%": .stop
    case "/": .slash
    case "-": .hyphen
    case "\"", "'": .quote
    default: .word
    }
  }

  private static func special(_ value: UInt32) -> BreakClass? {
    switch value {
    case 0x00A0, 0x2007, 0x2011, 0x202F, 0x2060, 0xFEFF: .glue
    case 0x1680, 0x2000...0x200A, 0x205F, 0x3000: .space
    case 0x00AB, 0x2039, 0x201A, 0x201E, 0x00A1, 0x00BF: .open
    case 0x00BB, 0x203A: .close
    // ° ‰ ′ ″ ℃
    case 0x00B0, 0x2030, 0x2032, 0x2033, 0x2103: .stop
    case 0x2010, 0x2013: .hyphen
    case 0x2018, 0x201C: .curlyOpen
    case 0x2019, 0x201D: .curlyClose
    // · — ― ⸺ ⸻ ‥ … ⋯
    case 0x00B7, 0x2014, 0x2015, 0x2E3A, 0x2E3B, 0x2025, 0x2026, 0x22EF: .wideClose
    // Korean has spaces between its words.
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3, 0xFFA0...0xFFDC: .word
    case 0x203C, 0x2047...0x2049, 0xFE50...0xFE57: .wideClose
    // Enclosed numbers and the signs that emoji grew out of, some of them one column wide.
    case 0x2460...0x24FF, 0x2600...0x27BF: .ideograph
    case 0x3001...0x303F: symbol(value)
    case 0x3041...0x30FF: kana(value)
    case 0x31F0...0x31FF: .wideClose
    case 0xFF01...0xFFEF: halfAndFullWidth(value)
    default: nil
    }
  }

  private static func symbol(_ value: UInt32) -> BreakClass {
    switch value {
    // 〈《「『【〔〖〘〚〝
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D: .wideOpen
    // 、。々〉》」』】〕〗〙〛〜〞〟〻
    case 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019,
      0x301B, 0x301C, 0x301E, 0x301F, 0x303B:
      .wideClose
    default: .ideograph
    }
  }

  private static func kana(_ value: UInt32) -> BreakClass {
    switch value {
    // Small kana, marks and the lengthening sign.
    case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095,
      0x3096, 0x309B...0x309E, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5,
      0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FB...0x30FE:
      .wideClose
    default: .ideograph
    }
  }

  private static func halfAndFullWidth(_ value: UInt32) -> BreakClass {
    switch value {
    // （［｛｟｢ and ＄￠￡￥￦, which belong to the number after them.
    case 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F, 0xFF62, 0xFF04, 0xFFE0, 0xFFE1, 0xFFE5, 0xFFE6: .wideOpen
    // ！％），．：；？］｝～｠｡｣､･ and half-width small kana.
    case 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF5E,
      0xFF60, 0xFF61, 0xFF63...0xFF65, 0xFF67...0xFF70, 0xFF9E, 0xFF9F:
      .wideClose
    default: .ideograph
    }
  }
}
