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
  private var attributes: UInt8 = 0

  /// Heavier strokes.
  public var bold: Bool {
    get { has(1) }
    set { set(1, newValue) }
  }
  /// Slanted where the terminal can, else underlined.
  public var italic: Bool {
    get { has(2) }
    set { set(2, newValue) }
  }
  /// A line below.
  public var underline: Bool {
    get { has(4) }
    set { set(4, newValue) }
  }
  /// Foreground and background exchanged.
  public var reverse: Bool {
    get { has(8) }
    set { set(8, newValue) }
  }

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

  private func has(_ bit: UInt8) -> Bool { attributes & bit != 0 }

  private mutating func set(_ bit: UInt8, _ isSet: Bool) {
    attributes = isSet ? attributes | bit : attributes & ~bit
  }

  /// Plain text.
  public static let plain = Style()
  /// Secondary text.
  public static let dim = Style(.dim)
}
