import CText
import Toolkit

extension Unicode.Scalar {
  /// Columns that a terminal gives the scalar by itself, as the C library's `wcwidth` says; none for
  /// control characters. Needs a UTF-8 `LC_CTYPE`.
  public var columns: Int {
    switch value {
    case 0..<0x7F: value < 0x20 ? 0 : 1
    case _ where isIdeographOrKana: 2
    default: max(0, Int(ctext_columns(value)))
    }
  }
}

extension Character {
  /// Columns that a terminal gives the grapheme cluster: the sum over its scalars, as ncurses counts.
  public var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }
}

extension StringProtocol {
  /// Columns that a terminal gives the text in one line.
  public var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }
}

/// The locale that widths need.
public enum UTF8Locale {
  /// Gives the process a UTF-8 `LC_CTYPE`, whatever the environment says. False when the system has
  /// none. Call it before there are threads.
  @discardableResult
  public static func use() -> Bool { ctext_use_utf8_locale() != 0 }
}
