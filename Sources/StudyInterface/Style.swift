/// How a cell looks. What a colour means is decided by the theme; without colour it is an attribute.
public struct Style: Hashable, Sendable {
  /// What the text is for; the theme gives each role its colour.
  public enum Role: UInt8, Sendable, CaseIterable {
    case text
    /// Secondary text: hints, counts, rules.
    case dim
    /// The one accent: the cursor, the current place, filled boxes.
    case accent
    case code
    case link
    case success
    case warning
    case error
  }

  /// What the text is for.
  public var role: Role
  /// Heavier strokes.
  public var bold: Bool
  /// Slanted where the terminal can, else underlined.
  public var italic: Bool
  /// A line below.
  public var underline: Bool
  /// Foreground and background exchanged.
  public var reverse: Bool

  /// A style; plain text unless told otherwise.
  public init(
    _ role: Role = .text, bold: Bool = false, italic: Bool = false, underline: Bool = false,
    reverse: Bool = false
  ) {
    self.role = role
    self.bold = bold
    self.italic = italic
    self.underline = underline
    self.reverse = reverse
  }

  /// Plain text.
  public static let plain = Style()
  /// Secondary text.
  public static let dim = Style(.dim)
}
