/// What each role of a text looks like.
public struct Theme: Hashable, Sendable {
  /// What a cell has beside its colour.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// A bit for each attribute.
    public let rawValue: UInt8

    /// The attributes of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier strokes.
    public static let bold = Attributes(rawValue: 1)
    /// Half brightness.
    public static let dim = Attributes(rawValue: 2)
    /// Slanted if the terminal can, else underlined.
    public static let italic = Attributes(rawValue: 4)
    /// A line below.
    public static let underline = Attributes(rawValue: 8)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 16)

    /// These attributes, and those of a style.
    public func adding(_ style: Style) -> Attributes {
      var attributes = self
      if style.bold { attributes.insert(.bold) }
      if style.italic { attributes.insert(.italic) }
      if style.underline { attributes.insert(.underline) }
      if style.reverse { attributes.insert(.reverse) }
      return attributes
    }
  }

  /// The foreground and the attributes of a role.
  public struct Look: Hashable, Sendable {
    /// The colour on terminals with 256 colours and more.
    public var rich: Colour
    /// The colour on terminals with fewer: one of the first eight of the palette, or the terminal's own.
    public var basic: Colour
    /// Attributes that it has without a colour of its own.
    public var instead: Attributes
    /// Attributes that it has with and without it.
    public var always: Attributes

    /// A look; the terminal's own by default.
    public init(
      rich: Colour = .own, basic: Colour = .own, instead: Attributes = [], always: Attributes = []
    ) {
      self.rich = rich
      self.basic = basic
      self.instead = instead
      self.always = always
    }
  }

  /// By the number of the role.
  private var looks = [Look](repeating: Look(), count: Style.Role.allCases.count)

  /// The look of a role.
  public subscript(role: Style.Role) -> Look {
    get { looks[Int(role.rawValue)] }
    set { looks[Int(role.rawValue)] = newValue }
  }

  /// The attributes that a role has on a terminal with `colours` colours.
  public func attributes(of role: Style.Role, colours: Int) -> Attributes {
    let look = self[role]
    return colour(of: role, colours: colours) == nil ? look.always.union(look.instead) : look.always
  }

  /// The number of a role's foreground on a terminal with `colours` colours; nil for the terminal's own.
  public func colour(of role: Style.Role, colours: Int) -> Int? {
    (colours >= 256 ? self[role].rich : self[role].basic).number(colours: colours)
  }
}
