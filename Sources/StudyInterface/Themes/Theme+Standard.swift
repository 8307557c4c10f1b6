extension Theme {
  /// Everything in the terminal's own colours: what has an accent is bold, and quiet text is like other
  /// text.
  ///
  /// Not dim: terminals mix dim text with the background by half or more, and not bright black, since
  /// that is the background itself in Solarized. Both fall below a contrast of 3.
  private static let plain = {
    var theme = Theme()
    theme[.accent] = Look(instead: .bold)
    theme[.link] = Look(always: .underline)
    theme[.success] = Look(instead: .bold)
    theme[.warning] = Look(instead: .bold)
    theme[.error] = Look(instead: .bold)
    return theme
  }()

  /// A grey with a contrast of 3.1 and more on black, on white, and on what is used for either.
  private static let grey = Colour.palette(244)

  /// For any background: no colour has a contrast of 4.5 on all of them, so text is in the terminal's
  /// own. The colour of marks has 3.1 and more.
  public static let neutral = {
    var theme = plain
    theme[.dim].rich = grey
    theme[.mark].rich = .palette(68)
    return theme
  }()

  /// For dark backgrounds.
  public static let dark = {
    var theme = plain
    theme[.dim].rich = grey
    for role in [Style.Role.accent, .mark, .link] {
      (theme[role].rich, theme[role].basic) = (.palette(110), .palette(6))
    }
    theme[.code].rich = .palette(182)
    (theme[.success].rich, theme[.success].basic) = (.palette(114), .palette(2))
    theme[.warning].rich = .palette(179)
    theme[.error].rich = .palette(210)
    theme.giveGradesTheirTones()
    return theme
  }()

  /// For light backgrounds.
  public static let light = {
    var theme = plain
    theme[.dim].rich = grey
    for role in [Style.Role.accent, .mark, .link] {
      (theme[role].rich, theme[role].basic) = (.palette(25), .palette(4))
    }
    theme[.code].rich = .palette(91)
    theme[.success].rich = .palette(22)
    theme[.warning].rich = .palette(94)
    (theme[.error].rich, theme[.error].basic) = (.palette(124), .palette(1))
    theme.giveGradesTheirTones()
    return theme
  }()

  /// The terminal's own 16 colours, whatever they are.
  public static let terminal = {
    var theme = plain
    let colours: [(Style.Role, Int)] = [
      (.accent, 6), (.mark, 6), (.code, 5), (.link, 4), (.success, 2), (.warning, 3), (.error, 1),
    ]
    for (role, number) in colours {
      (theme[role].rich, theme[role].basic) = (.palette(number), .palette(number))
    }
    theme.giveGradesTheirTones()
    return theme
  }()

  /// Shows each grade in the colour of another role, which has the contrast of text. Their numbers and
  /// names tell them apart without it.
  private mutating func giveGradesTheirTones() {
    let tones: [(Style.Role, Style.Role)] = [
      (.again, .error), (.hard, .warning), (.good, .success), (.easy, .accent),
    ]
    for (grade, role) in tones {
      (self[grade].rich, self[grade].basic) = (self[role].rich, self[role].basic)
    }
  }
}

// MARK: What can be read

extension Theme {
  /// The least contrast of text, and of quiet text and signs (WCAG 2, AA).
  public static let leastContrast = (text: 4.5, quiet: 3.0)

  /// The least contrast of a role.
  public static func leastContrast(of role: Style.Role) -> Double {
    role == .dim || role == .mark ? leastContrast.quiet : leastContrast.text
  }

  /// Whether every colour that is the same in all terminals can be read on a background.
  public func isLegible(on background: RGB) -> Bool {
    Style.Role.allCases.allSatisfy { role in
      guard let colour = self[role].rich.rgb else { return true }
      return colour.contrast(with: background) >= Self.leastContrast(of: role)
    }
  }

  /// The theme for a terminal of these colours, as far as they are known: its own colour of text stays
  /// where it can be read.
  public static func automatic(background: RGB?, foreground: RGB?) -> Theme {
    guard let background else { return neutral }
    var theme = [dark, light].first { $0.isLegible(on: background) } ?? neutral
    if let foreground, foreground.contrast(with: background) < leastContrast.text {
      theme[.text].rich =
        [236, 252].map { .palette($0) }.max {
          $0.rgb?.contrast(with: background) ?? 0 < $1.rgb?.contrast(with: background) ?? 0
        } ?? .own
    }
    return theme
  }
}
