import Toolkit

/// How a search compares letters: small instead of capital, halfwidth instead of fullwidth.
public enum Folding {
  /// A text with each scalar folded; it has as many scalars as before.
  public static func fold(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(fold(scalar)) }
    return String(scalars)
  }

  /// The scalar that stands for `scalar` in a search.
  public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value + 0x20))
    case 0..<0x80: return scalar
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(fold) ?? scalar
    case 0x3000: return " "
    default: return singleScalar(scalar.properties.lowercaseMapping) ?? scalar
    }
  }

  /// Every scalar that a folded one stands for, itself first.
  static func forms(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    var all = [scalar]
    func add(_ other: Unicode.Scalar?) {
      guard let other, !all.contains(other), fold(other) == scalar else { return }
      all.append(other)
    }
    add(singleScalar(scalar.properties.uppercaseMapping))
    add(singleScalar(scalar.properties.titlecaseMapping))
    for sign in unpairedCapitals { add(sign) }
    for narrow in all where (0x21...0x7E).contains(narrow.value) {
      add(Unicode.Scalar(narrow.value + 0xFEE0))
    }
    return all
  }

  /// Capital letters without a matching pair, because their small letter has another capital: ϴ, ẞ, and
  /// the signs for ohm,
  /// kelvin and angstrom.
  fileprivate static let unpairedCapitals: [Unicode.Scalar] = [
    "\u{3F4}", "\u{1E9E}", "\u{2126}", "\u{212A}", "\u{212B}",
  ]

  /// Whether a scalar is a form of a letter that hardly any text has: a fullwidth letter or digit, or
  /// an unpaired capital.
  static func isRareForm(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: unpairedCapitals.contains(scalar)
    }
  }

  private static func singleScalar(_ text: String) -> Unicode.Scalar? {
    let scalars = text.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}

extension Bytes {
  /// Whether a text has a rare form of a letter.
  var hasRareForms: Bool {
    for lead in Set((Folding.unpairedCapitals + ["\u{FF21}"]).compactMap { String($0).utf8.first })
    {
      var offset = first(lead, from: 0, to: count)
      while offset < count {
        if isRareForm(at: offset) { return true }
        offset = first(lead, from: offset + 1, to: count)
      }
    }
    return false
  }

  /// Whether a rare form of two or three bytes starts at an offset.
  private func isRareForm(at offset: Int) -> Bool {
    let length = self[offset] < 0xE0 ? 2 : 3
    guard offset + length <= count else { return false }
    var value = UInt32(self[offset] & (length == 2 ? 0x1F : 0x0F))
    for index in 1..<length { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return Unicode.Scalar(value).map(Folding.isRareForm) ?? false
  }
}
