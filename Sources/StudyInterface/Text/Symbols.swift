/// Signs that the layouts draw with.
///
/// Lines that have to meet take one column in every terminal: where box drawing takes two, they are
/// drawn in ASCII.
enum Symbols {
  private static var isNarrow: Bool { AmbiguousWidth.current == .narrow }

  /// A rule of so many columns.
  static func rule(_ columns: Int) -> String {
    String(repeating: isNarrow ? "─" : "-", count: columns)
  }

  /// The part of a rule that is filled, as a bar.
  static func heavyRule(_ columns: Int) -> String {
    String(repeating: isNarrow ? "━" : "=", count: columns)
  }

  /// A line from top to bottom.
  static var line: String { isNarrow ? "│" : "|" }

  /// The upper and the lower edge of a frame, of so many columns between its corners.
  static func edges(_ columns: Int) -> (top: String, bottom: String) {
    let rule = rule(columns)
    return isNarrow ? ("┌\(rule)┐", "└\(rule)┘") : ("+\(rule)+", "+\(rule)+")
  }

  /// The crossing of both.
  static var crossing: String { isNarrow ? "┼" : "+" }

  /// Before what is right and was not chosen.
  static var missed: String { isNarrow ? "○" : "o" }

  /// Stands for a cluster that is wider than its line.
  static var tooWide: String { isNarrow ? "\u{FFFD}" : "?" }
}
