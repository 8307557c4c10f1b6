import CText
import Toolkit

/// Columns that a terminal gives a grapheme cluster: the sum of `wcwidth` over its scalars, as
/// ncurses counts. Control characters count none. Needs a UTF-8 `LC_CTYPE`.
public func columns(of cluster: Character) -> Int {
  cluster.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
}

/// Columns that a terminal gives a text in one line.
public func columns(of text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
}

/// Gives the process a UTF-8 `LC_CTYPE`, which widths need, whatever the environment says. False
/// when the system has none. Call it before there are threads.
@discardableResult
public func useUTF8Locale() -> Bool { ctext_use_utf8_locale() != 0 }

/// Columns that a terminal gives a scalar by itself.
public func columns(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x7F: scalar.value < 0x20 ? 0 : 1
  case _ where scalar.isIdeographOrKana: 2
  default: max(0, Int(ctext_columns(scalar.value)))
  }
}
