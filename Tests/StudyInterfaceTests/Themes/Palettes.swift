import StudyInterface
import Testing

/// The colours of a terminal, as their authors publish them.
struct Palette: CustomTestStringConvertible {
  let name: String
  let background: RGB
  let foreground: RGB
  let colours: [RGB]

  var testDescription: String { name }

  init(_ name: String, _ background: Int, _ foreground: Int, _ colours: [Int]) {
    self.name = name
    (self.background, self.foreground) = (RGB(background), RGB(foreground))
    self.colours = colours.map { RGB($0) }
  }

  /// What an `own` or numbered colour looks like here.
  func look(of colour: Colour) -> RGB {
    switch colour {
    case .own: foreground
    case .palette(let number) where number < 16: colours[number]
    default: colour.rgb ?? foreground
    }
  }

  /// XTerm-col.ad of xterm 379.
  private static let xterm = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
  private static let solarized = [
    0x073642, 0xDC322F, 0x859900, 0xB58900, 0x268BD2, 0xD33682, 0x2AA198, 0xEEE8D5,
    0x002B36, 0xCB4B16, 0x586E75, 0x657B83, 0x839496, 0x6C71C4, 0x93A1A1, 0xFDF6E3,
  ]

  static let black = Palette("black", 0x000000, 0xE5E5E5, xterm)
  static let white = Palette("white", 0xFFFFFF, 0x000000, xterm)
  static let solarizedLight = Palette("Solarized light", 0xFDF6E3, 0x657B83, solarized)

  static let all = [
    black, white, Palette("Solarized dark", 0x002B36, 0x839496, solarized), solarizedLight,
    Palette(
      "Gruvbox dark", 0x282828, 0xEBDBB2,
      [
        0x282828, 0xCC241D, 0x98971A, 0xD79921, 0x458588, 0xB16286, 0x689D6A, 0xA89984,
        0x928374, 0xFB4934, 0xB8BB26, 0xFABD2F, 0x83A598, 0xD3869B, 0x8EC07C, 0xEBDBB2,
      ]),
    Palette(
      "Gruvbox light", 0xFBF1C7, 0x3C3836,
      [
        0xFBF1C7, 0xCC241D, 0x98971A, 0xD79921, 0x458588, 0xB16286, 0x689D6A, 0x7C6F64,
        0x928374, 0x9D0006, 0x79740E, 0xB57614, 0x076678, 0x8F3F71, 0x427B58, 0x3C3836,
      ]),
    Palette(
      "Nord", 0x2E3440, 0xD8DEE9,
      [
        0x3B4252, 0xBF616A, 0xA3BE8C, 0xEBCB8B, 0x81A1C1, 0xB48EAD, 0x88C0D0, 0xE5E9F0,
        0x4C566A, 0xBF616A, 0xA3BE8C, 0xEBCB8B, 0x81A1C1, 0xB48EAD, 0x8FBCBB, 0xECEFF4,
      ]),
    Palette(
      "Dracula", 0x282A36, 0xF8F8F2,
      [
        0x21222C, 0xFF5555, 0x50FA7B, 0xF1FA8C, 0xBD93F9, 0xFF79C6, 0x8BE9FD, 0xF8F8F2,
        0x6272A4, 0xFF6E6E, 0x69FF94, 0xFFFFA5, 0xD6ACFF, 0xFF92DF, 0xA4FFFF, 0xFFFFFF,
      ]),
    Palette(
      "One Dark", 0x282C34, 0xABB2BF,
      [
        0x282C34, 0xE06C75, 0x98C379, 0xE5C07B, 0x61AFEF, 0xC678DD, 0x56B6C2, 0xABB2BF,
        0x545862, 0xE06C75, 0x98C379, 0xE5C07B, 0x61AFEF, 0xC678DD, 0x56B6C2, 0xC8CCD4,
      ]),
  ]

  /// The first eight colours of a text console.
  static let console = Palette(
    "console", 0x000000, 0xAAAAAA,
    [
      0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
      0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ])
}
