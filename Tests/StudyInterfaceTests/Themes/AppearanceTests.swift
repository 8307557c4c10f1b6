import FlashcardDeck
import Foundation
import Testing

@testable import StudyInterface

@Suite struct AppearanceTests {
  @Test(arguments: [
    ("#5f87d7", Colour.rgb(RGB(0x5F87D7))), ("#ABC", .rgb(RGB(0xAABBCC))), ("110", .palette(110)),
    ("0", .palette(0)), ("255", .palette(255)), ("blue", .palette(4)), ("Red", .palette(1)),
    ("bright-cyan", .palette(14)), ("default", .own),
  ]) func aColourHasManyNames(text: String, colour: Colour) {
    #expect(Colour(named: text) == colour)
  }

  @Test(arguments: [
    "", "#", "#12", "#12345", "#1234567", "#gggggg", "#-12345", "#+12345", "256", "-1", "blu",
    "1.5",
    "0x10", "5f87d7",
  ]) func otherTextsAreNone(text: String) {
    #expect(Colour(named: text) == nil)
  }

  @Test func theNearestOf256StandsForAnyColour() {
    for index in 16...255 {
      let nearest = RGB(index: index).nearestIndex
      #expect(RGB(index: nearest) == RGB(index: index))
    }
    #expect(RGB(0x5F87D8).nearestIndex == 68)
    #expect(RGB(0x818181).nearestIndex == 244)
    #expect(RGB(0xFFFFFF).nearestIndex == 231)
  }

  @Test(
    arguments: [
      (Colour.own, 256, nil), (.palette(4), 256, 4), (.palette(12), 256, 12),
      (.palette(12), 16, 12),
      (.palette(12), 8, 4), (.palette(12), 1 << 24, 4), (.palette(4), 0, nil),
      (.palette(110), 256, 110),
      (.palette(110), 16, nil), (.palette(110), 8, nil), (.palette(110), 1 << 24, 0x87AFD7),
      (.rgb(RGB(0x5F87D7)), 1 << 24, 0x5F87D7), (.rgb(RGB(0x5F87D7)), 256, 68),
      (.rgb(RGB(0x000003)), 1 << 24, 8), (.rgb(RGB(0x5F87D7)), 8, nil), (.rgb(RGB(0)), 0, nil),
    ] as [(Colour, Int, Int?)])
  func aTerminalGetsTheNumberThatItKnows(colour: Colour, colours: Int, number: Int?) {
    #expect(colour.number(colours: colours) == number)
  }

  @Test func aThemeIsChosenByName() {
    for name in Appearance.Name.allCases {
      let (appearance, mistakes) = Appearance.reading([("base", name.rawValue)])
      #expect(appearance == Appearance(name))
      #expect(mistakes.isEmpty)
    }
    #expect(Appearance(.dark).theme(background: RGB(0xFFFFFF)) == .dark)
    #expect(Appearance(.terminal).theme() == .terminal)
    #expect(Appearance().theme() == .neutral)
    #expect(Appearance().theme(background: RGB(0xFFFFFF)) == .light)
  }

  @Test func coloursOfRolesStandAboveTheTheme() {
    let (appearance, mistakes) = Appearance.reading([
      ("accent", "#d75f5f"), ("base", "light"), ("quiet", "bright-black"),
    ])
    #expect(mistakes.isEmpty)
    let theme = appearance.theme()
    #expect(theme[.accent].rich == .rgb(RGB(0xD75F5F)))
    // A terminal with eight colours does not have it, and shows the role in bold.
    #expect(theme.colour(of: .accent, colours: 8) == nil)
    #expect(theme.attributes(of: .accent, colours: 8) == .bold)
    #expect(theme[.mark].rich == theme[.accent].rich, "one accent")
    #expect(theme.colour(of: .dim, colours: 256) == 8)
    #expect(theme[.error] == Theme.light[.error])
  }

  @Test(arguments: [
    ("base", "drak", "there is no theme “drak”; did you mean “dark”?", false),
    (
      "base", "solarized",
      "there is no theme “solarized”; there are automatic, terminal, dark, light",
      false
    ),
    ("acent", "blue", "a theme has no “acent”; did you mean “accent”?", true),
    (
      "border", "blue",
      "a theme has no “border”; it has base, text, quiet, accent, marks, code, link, success, warning, error, again, hard, good, easy",
      true
    ),
    ("accent", "bleu", "there is no colour “bleu”; did you mean “blue”?", false),
    (
      "accent", "#12",
      "there is no colour “#12”; colours are written like \"#5f87d7\", 110, blue, bright-blue, default",
      false
    ),
  ]) func mistakesAreSaidAndLeaveTheRest(key: String, value: String, sentence: String, isKey: Bool)
  {
    let (appearance, mistakes) = Appearance.reading([("code", "90"), (key, value)])
    #expect(appearance == Appearance(colours: [.code: .palette(90)]))
    #expect(mistakes.map(\.setting) == [1])
    #expect(mistakes.map(\.isKey) == [isKey])
    #expect(mistakes.map(\.cause.sentence) == [sentence])
    for cause in mistakes.map(\.cause) {
      #expect(!Language.chinese.messages.sentence(for: cause).isEmpty)
    }
  }

  /// The README and the manual name what there is.
  @Test func everyNameIsTold() throws {
    let readme = BundledDeckTests.data.appendingPathComponent("../README.md").standardized
    let text = try String(contentsOf: readme, encoding: .utf8)
    for name in Appearance.Name.allCases.map(\.rawValue) + Appearance.roles.map(\.name) {
      #expect(text.contains("`\(name)`"), "\(name)")
      #expect(Appearance.manual.contains(name), "\(name)")
    }
  }

  @Test(arguments: [Theme.neutral, .dark, .light, .terminal])
  func noColourIsTheOnlySignOfAnything(theme: Theme) {
    for role in [Style.Role.accent, .link, .success, .warning, .error] {
      #expect(theme.attributes(of: role, colours: 0) != [])
    }
  }
}
