#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A colour of text.
public enum Colour: Hashable, Sendable {
  /// The terminal's own colour of text.
  case own
  /// A number from 0 to 255 in the palette. What the first 16 look like is up to the terminal's user;
  /// the others are the same everywhere.
  case palette(Int)
  /// Any colour, which a terminal with 256 colours shows as the nearest of them.
  case rgb(RGB)
}

extension Colour {
  /// Names of the terminal's 16 colours, by their numbers.
  static let names: [String] = {
    let basic = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return basic + basic.map { "bright-" + $0 }
  }()
  /// The name of the terminal's own colour of text.
  static let ownName = "default"

  /// The colour that a configuration names: `#rrggbb`, a number from 0 to 255 or one of the names; nil
  /// for any other text.
  init?(named text: String) {
    let name = text.lowercased()
    if name == Self.ownName {
      self = .own
    } else if let number = Self.names.firstIndex(of: name) ?? Int(name) {
      guard (0...255).contains(number) else { return nil }
      self = .palette(number)
    } else if let rgb = RGB(hexadecimal: name) {
      self = .rgb(rgb)
    } else {
      return nil
    }
  }

  /// What it looks like; nil if that is up to the terminal's user.
  public var rgb: RGB? {
    switch self {
    case .own, .palette(..<16): nil
    case .palette(let number): RGB(index: number)
    case .rgb(let rgb): rgb
    }
  }

  /// The number by which a terminal with `colours` colours knows it; nil for the terminal's own, and if
  /// the terminal has none that is like it.
  public func number(colours: Int) -> Int? {
    switch self {
    case .own: nil
    case .palette(let number) where number < 16:
      colours < 8 ? nil : (16...256).contains(colours) ? number : number & 7
    case .palette(let number) where colours == 256: number
    case .palette, .rgb:
      // Numbers below 8 are those of the palette in a terminal with 16 million.
      colours < 256 ? nil : rgb.map { colours == 256 ? $0.nearestIndex : max(8, $0.number) }
    }
  }
}

/// A colour by its shares of red, green and blue, in sRGB.
public struct RGB: Hashable, Sendable {
  /// From 0 to 255.
  public var red, green, blue: UInt8

  /// A colour of three shares.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// `0xRRGGBB`.
  public init(_ number: Int) {
    self.init(
      red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
      blue: UInt8(truncatingIfNeeded: number))
  }

  /// The same as a number.
  public var number: Int { Int(red) << 16 | Int(green) << 8 | Int(blue) }

  /// `#rrggbb` or `#rgb`; nil for any other text.
  init?(hexadecimal text: String) {
    guard text.hasPrefix("#"), let number = Int(text.dropFirst(), radix: 16), number >= 0,
      text.utf8.dropFirst().allSatisfy({ $0 != UInt8(ascii: "+") })
    else { return nil }
    switch text.utf8.count {
    case 7: self.init(number)
    case 4:
      self.init(
        red: UInt8(number >> 8 & 15) * 17, green: UInt8(number >> 4 & 15) * 17,
        blue: UInt8(number & 15) * 17)
    default: return nil
    }
  }

  // MARK: The palette of 256 colours

  /// The six shares of its cube.
  private static let steps = [0, 95, 135, 175, 215, 255]

  /// A colour from 16 to 255 of the palette of 256: a cube of six steps, then 24 greys. Terminals let
  /// their users change the 16 before them, and leave these alone.
  public init(index: Int) {
    let number = index - 16
    let shares =
      index >= 232
      ? Array(repeating: 8 + (index - 232) * 10, count: 3)
      : [number / 36 % 6, number / 6 % 6, number % 6].map { Self.steps[max(0, $0)] }
    self.init(
      red: UInt8(clamping: shares[0]), green: UInt8(clamping: shares[1]),
      blue: UInt8(clamping: shares[2]))
  }

  /// The colour of that palette that is nearest to this one, from 16 on.
  public var nearestIndex: Int {
    func distance(_ index: Int) -> Int {
      let other = RGB(index: index)
      let differences = [(red, other.red), (green, other.green), (blue, other.blue)]
      return differences.reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
    }
    return (16...255).min { distance($0) < distance($1) } ?? 16
  }

  // MARK: Contrast

  /// How light it is, from 0 to 1, as WCAG 2 defines it.
  public var luminance: Double {
    func linear(_ share: UInt8) -> Double {
      let value = Double(share) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast with another colour, from 1 to 21, as WCAG 2 defines it.
  public func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance + 0.05, other.luminance + 0.05)
    return max(one, two) / min(one, two)
  }
}
