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
    /// A number in the palette of 256 colours; nil keeps the terminal's own.
    public var rich: Int?
    /// A number from 0 to 7, for terminals that have fewer; nil keeps the terminal's own.
    public var basic: Int?
    /// Attributes that it has without the colour.
    public var instead: Attributes
    /// Attributes that it has with and without it.
    public var always: Attributes

    /// A look; the terminal's own by default.
    public init(
      rich: Int? = nil, basic: Int? = nil, instead: Attributes = [], always: Attributes = []
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

  /// Colours with a contrast of about four and more to one on black and on white alike.
  ///
  /// Secondary text is a fixed grey if there are 256 colours, never bright black: some palettes
  /// have that for their background.
  public static let standard = {
    var theme = Theme()
    theme[.dim] = Look(rich: 243, instead: .dim)
    theme[.accent] = Look(rich: 31, basic: 6, instead: .bold)
    theme[.code] = Look(rich: 97, basic: 5)
    theme[.link] = Look(rich: 62, basic: 4, always: .underline)
    theme[.success] = Look(rich: 28, basic: 2, instead: .bold)
    theme[.warning] = Look(rich: 130, basic: 3, instead: .bold)
    theme[.error] = Look(rich: 160, basic: 1, instead: .bold)
    return theme
  }()

  /// The attributes that a role has on a terminal with `colours` colours.
  public func attributes(of role: Style.Role, colours: Int) -> Attributes {
    let look = self[role]
    return colour(of: role, colours: colours) == nil ? look.always.union(look.instead) : look.always
  }

  /// The foreground of a role on a terminal with `colours` colours; nil for the terminal's own.
  public func colour(of role: Style.Role, colours: Int) -> Int? {
    switch colours {
    case 256...: self[role].rich
    case 8...: self[role].basic
    default: nil
    }
  }
}
