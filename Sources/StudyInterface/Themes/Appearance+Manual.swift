import Toolkit

extension Appearance {
  /// What `theme:` in the configuration may be, in a paragraph for a manual.
  public static var manual: String {
    let names = Name.allCases.map(\.rawValue).listed(", ")
    let parts = roles.map(\.name).listed(", ")
    return """
      theme is one of \(names), or a mapping with one of them as its \(base) and colours for \(parts). A \
      colour is "#rrggbb" in quotes, a number from 0 to 255, one of \(Array(Colour.names.prefix(8)).listed(", ")), \
      the same with bright- before it, or \(Colour.ownName). Without theme, the terminal is asked for its \
      background.
      """
  }
}
