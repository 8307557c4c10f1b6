import FlashcardDeck
import Toolkit

/// The theme that a learner has chosen, and the colours that are to be different in it.
public struct Appearance: Hashable, Sendable {
  /// Themes by their names.
  public enum Name: String, CaseIterable, Sendable {
    /// What can be read on the terminal's background, as far as that is known.
    case automatic
    /// The terminal's own 16 colours.
    case terminal
    case dark
    case light
  }

  /// The theme.
  public var name = Name.automatic
  /// The colours that the learner has given to roles.
  public var colours: [Style.Role: Colour] = [:]

  /// A theme, and colours that are to be different in it.
  public init(_ name: Name = .automatic, colours: [Style.Role: Colour] = [:]) {
    (self.name, self.colours) = (name, colours)
  }

  /// Whether the theme depends on the terminal's colours.
  public var dependsOnTerminal: Bool { name == .automatic }

  /// The theme for a terminal whose colours may be known.
  public func theme(background: RGB? = nil, foreground: RGB? = nil) -> Theme {
    var theme: Theme
    switch name {
    case .automatic: theme = .automatic(background: background, foreground: foreground)
    case .terminal: theme = .terminal
    case .dark: theme = .dark
    case .light: theme = .light
    }
    for (role, colour) in colours {
      theme[role].rich = colour
      if case .palette(..<16) = colour {
        theme[role].basic = colour
      } else {
        theme[role].basic = .own
      }
    }
    return theme
  }
}

// MARK: As configured

extension Appearance {
  /// The key that names the theme beside colours for roles.
  static let base = "base"

  /// Roles by the names that a configuration gives them.
  static let roles: [(name: String, role: Style.Role)] = [
    ("text", .text), ("quiet", .dim), ("accent", .accent), ("marks", .mark), ("code", .code),
    ("link", .link), ("success", .success), ("warning", .warning), ("error", .error),
    ("again", .again), ("hard", .hard), ("good", .good), ("easy", .easy),
  ]

  /// What a configuration says of a role, or of the theme itself.
  public typealias Setting = (key: String, value: String)

  /// The appearance by settings, and what is wrong with some of them: the setting's index, whether it
  /// is the key that is wrong, and how. A wrong setting leaves what it would have changed.
  ///
  /// One colour for the accent holds for its marks too, unless they have one of their own.
  public static func reading(
    _ settings: [Setting]
  ) -> (Appearance, mistakes: [(setting: Int, isKey: Bool, cause: Problem.Cause)]) {
    var appearance = Appearance()
    var mistakes: [(setting: Int, isKey: Bool, cause: Problem.Cause)] = []
    for (index, setting) in settings.enumerated() {
      if setting.key == base {
        if let name = Name(rawValue: setting.value) {
          appearance.name = name
        } else {
          mistakes.append((index, false, .unknownTheme(setting.value, known: names)))
        }
      } else if let role = roles.first(where: { $0.name == setting.key })?.role {
        if let colour = Colour(named: setting.value) {
          appearance.colours[role] = colour
        } else {
          mistakes.append((index, false, .colour(setting.value, nearest: nearest(setting.value))))
        }
      } else {
        let known = [base] + roles.map(\.name)
        mistakes.append((index, true, .unknownRole(setting.key, known: known)))
      }
    }
    if let accent = appearance.colours[.accent], appearance.colours[.mark] == nil {
      appearance.colours[.mark] = accent
    }
    return (appearance, mistakes)
  }

  private static var names: [String] { Name.allCases.map(\.rawValue) }

  private static func nearest(_ colour: String) -> String? {
    Likeness.nearest(to: colour, among: Colour.names + [Colour.ownName])
  }
}
