/// How a cell looks. What a colour means is decided by the theme; without colour it is an attribute.
public struct Style: Hashable, Sendable {
  /// What the text is for; the theme gives each role its colour.
  public enum Role: UInt8, Sendable, CaseIterable {
    case text
    /// Secondary text: hints, counts, rules.
    case dim
    /// The one accent, in text: titles, keys, the current place.
    case accent
    /// The accent in what is seen and not read: filled boxes, bars, the cursor's mark.
    case mark
    case code
    case link
    case success
    case warning
    case error
    /// What each grade is shown in.
    case again, hard, good, easy
  }

  /// The role's number, and above it a bit for each attribute.
  private(set) var bits: UInt16 = 0

  /// What the text is for.
  public var role: Role {
    get { Role(rawValue: UInt8(truncatingIfNeeded: bits)) ?? .text }
    set { bits = bits & 0xFF00 | UInt16(newValue.rawValue) }
  }
  /// Heavier strokes.
  public var bold: Bool {
    get { bits & 0x100 != 0 }
    set { set(0x100, newValue) }
  }
  /// Slanted if the terminal can, else underlined.
  public var italic: Bool {
    get { bits & 0x200 != 0 }
    set { set(0x200, newValue) }
  }
  /// A line below.
  public var underline: Bool {
    get { bits & 0x400 != 0 }
    set { set(0x400, newValue) }
  }
  /// Foreground and background exchanged.
  public var reverse: Bool {
    get { bits & 0x800 != 0 }
    set { set(0x800, newValue) }
  }

  /// A style; plain text by default.
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

  /// The style with these `bits`.
  init(bits: UInt16) { self.bits = bits }

  private mutating func set(_ bit: UInt16, _ isSet: Bool) {
    bits = isSet ? bits | bit : bits & ~bit
  }

  /// Plain text.
  public static let plain = Style()
  /// Secondary text.
  public static let dim = Style(.dim)
}
