import StudyInterface
import Testing

/// What can be read on the backgrounds that people use.
@Suite struct ContrastTests {
  /// The roles that are too faint on a palette, with their contrasts.
  private func faint(_ theme: Theme, on palette: Palette) -> [String] {
    Style.Role.allCases.compactMap { role in
      let look = palette.look(of: theme[role].rich)
      let contrast = look.contrast(with: palette.background)
      return contrast < Theme.leastContrast(of: role) ? "\(role): \(contrast)" : nil
    }
  }

  @Test(arguments: Palette.all)
  func theDefaultThemeCanBeReadOnATerminalThatSaysItsColours(palette: Palette) {
    let theme = Theme.automatic(background: palette.background, foreground: palette.foreground)
    #expect(faint(theme, on: palette) == [])
    // And it has an accent there.
    #expect(theme[.accent].rich != .own)
  }

  /// The text has the terminal's own colour, which is fainter than that in one of them.
  @Test(arguments: Palette.all)
  func theDefaultThemeCanBeReadOnATerminalThatSaysNothing(palette: Palette) {
    let theme = Theme.automatic(background: nil, foreground: nil)
    #expect(theme.isLegible(on: palette.background))
    let isFaint = palette.foreground.contrast(with: palette.background) < 4.5
    #expect(isFaint == (palette.name == Palette.solarizedLight.name))
    #expect(isFaint || faint(theme, on: palette) == [])
  }

  @Test(arguments: Palette.all)
  func theDefaultThemeUsesNoColourOfWhichItDoesNotKnowWhatItLooksLike(palette: Palette) {
    for theme in [nil, palette.background].map({ Theme.automatic(background: $0, foreground: nil) })
    {
      for role in Style.Role.allCases {
        if case .palette(..<16) = theme[role].rich { Issue.record("\(role) on \(palette.name)") }
      }
    }
    for role in Style.Role.allCases {
      #expect(Theme.neutral.colour(of: role, colours: 8) == nil)
      #expect(Theme.neutral.colour(of: role, colours: 16) == nil)
    }
  }

  /// Why: none of the 16 has the contrast of text everywhere, and bright black not even that of quiet text.
  @Test(arguments: 0..<16) func aColourOfTheTerminalIsFaintSomewhere(number: Int) {
    let least = number == 8 ? 3 : 4.5
    #expect(Palette.all.contains { $0.colours[number].contrast(with: $0.background) < least })
  }

  /// Nor has any other colour, by the darkest of the light and the lightest of the dark backgrounds.
  @Test func noColourIsTextOnEveryBackground() {
    let best = (16...255).map { index in
      Palette.all.map { RGB(index: index).contrast(with: $0.background) }.min() ?? 0
    }
    #expect(best.allSatisfy { $0 < 3.4 })
  }

  /// Half-way to the background or further is how terminals show dim text.
  @Test func dimTextWouldBeTooFaintSomewhere() {
    #expect(
      Palette.all.contains { palette in
        func half(_ one: UInt8, _ two: UInt8) -> UInt8 { UInt8((Int(one) + Int(two)) / 2) }
        let (text, ground) = (palette.foreground, palette.background)
        let dim = RGB(
          red: half(text.red, ground.red), green: half(text.green, ground.green),
          blue: half(text.blue, ground.blue))
        return dim.contrast(with: ground) < 3
      })
  }

  @Test(arguments: Palette.all)
  func darkAndLightCanBeReadOnTheirBackgrounds(palette: Palette) {
    let isDark = palette.background.luminance < 0.18
    let theme = isDark ? Theme.dark : Theme.light
    #expect(theme.isLegible(on: palette.background))
    #expect(Theme.automatic(background: palette.background, foreground: nil) == theme)
  }

  @Test(arguments: [(Theme.dark, 0x000000), (.light, 0xFFFFFF)], [Palette.black, .console])
  func eightColoursCanBeReadOnBlackAndOnWhite(pair: (Theme, Int), palette: Palette) {
    for role in Style.Role.allCases {
      guard let number = pair.0.colour(of: role, colours: 8) else { continue }
      let contrast = palette.colours[number].contrast(with: RGB(pair.1))
      #expect(contrast >= Theme.leastContrast(of: role), "\(role)")
    }
  }

  /// Where neither has the contrast, nothing but the terminal's own text has a chance.
  @Test func onAMiddleGreyTextIsTheTerminalsOwn() {
    let theme = Theme.automatic(background: RGB(0x777777), foreground: RGB(0xFFFFFF))
    #expect(theme[.accent].rich == .own)
    #expect(theme[.accent].instead == .bold)
  }

  @Test func theTerminalsTextIsReplacedOnlyWhereItIsFaint() {
    let grey = RGB(0x777777)
    #expect(Theme.automatic(background: RGB(0), foreground: RGB(0xEEEEEE))[.text].rich == .own)
    #expect(Theme.automatic(background: RGB(0), foreground: grey)[.text].rich == .own)
    #expect(
      Theme.automatic(background: RGB(0xFFFFFF), foreground: grey)[.text].rich == .palette(236))
    #expect(
      Theme.automatic(background: RGB(0x2E3440), foreground: grey)[.text].rich == .palette(252))
  }

  /// The values of WCAG 2's own examples.
  @Test(arguments: [
    (0x000000, 0xFFFFFF, 21.0), (0x777777, 0xFFFFFF, 4.48), (0xFF0000, 0xFFFFFF, 4.0),
    (0x123456, 0x123456, 1.0),
  ]) func contrastIsThatOfWCAG(one: Int, other: Int, contrast: Double) {
    #expect(abs(RGB(one).contrast(with: RGB(other)) - contrast) < 0.005)
    #expect(abs(RGB(other).contrast(with: RGB(one)) - contrast) < 0.005)
  }
}
