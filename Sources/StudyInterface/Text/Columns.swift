import CText
import Toolkit

extension Unicode.Scalar {
  /// Columns that a terminal gives the scalar by itself, as `wcwidth` says; none for
  /// control characters. Needs a UTF-8 `LC_CTYPE`.
  public var columns: Int {
    switch value {
    case 0..<0x7F: value < 0x20 ? 0 : 1
    case _ where isIdeographOrKana: 2
    default: max(0, Int(ctext_columns(value)))
    }
  }
}

extension Unicode.Scalar {
  /// Columns that the scalar has in any terminal, or in most if its width is ambiguous: what it is in a
  /// text does not depend on the terminal that shows it.
  var columnsInText: Int {
    isASCII || isIdeographOrKana ? columns : max(0, Int(ctext_columns_in_text(value)))
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

/// Characters such as `□ → · “ ” ×` and Greek letters, which take one column in most terminals and two
/// in some that are set up for Chinese, Japanese or Korean (East_Asian_Width=A in Unicode).
public enum AmbiguousWidth: Int, Sendable {
  case narrow = 1
  case wide = 2

  /// The width that counts on this thread.
  public static var current: AmbiguousWidth {
    ctext_columns(sample.value) == 2 ? .wide : .narrow
  }

  /// A character of ambiguous width.
  public static let sample: Unicode.Scalar = "□"

  /// Has this width count on this thread, which has to be the one of the terminal. False if the system's
  /// curses can't follow.
  @discardableResult
  public func use() -> Bool { ctext_widen_ambiguous(self == .wide ? 1 : 0) != 0 }
}

/// The locale that widths need.
public enum UTF8Locale {
  /// Gives the process a UTF-8 `LC_CTYPE`, whatever the environment says. False when the system has
  /// none. Call it before there are threads.
  @discardableResult
  public static func use() -> Bool { ctext_use_utf8_locale() != 0 }
}
