import Toolkit

/// Small letters instead of capital ones, halfwidth instead of fullwidth ones, one scalar for one.
public func folded(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { scalars.append(folded(scalar)) }
  return String(scalars)
}

/// The scalar that stands for `scalar` in a search.
public func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value + 0x20))
  case 0..<0x80: return scalar
  case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(folded) ?? scalar
  case 0x3000: return " "
  default: return only(scalar.properties.lowercaseMapping) ?? scalar
  }
}

/// Every scalar that a folded one stands for, itself first.
func unfolded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
  var all = [scalar]
  func add(_ other: Unicode.Scalar?) {
    guard let other, !all.contains(other), folded(other) == scalar else { return }
    all.append(other)
  }
  add(only(scalar.properties.uppercaseMapping))
  add(only(scalar.properties.titlecaseMapping))
  for sign in lonelyCapitals { add(sign) }
  for narrow in all where (0x21...0x7E).contains(narrow.value) {
    add(Unicode.Scalar(narrow.value + 0xFEE0))
  }
  return all
}

/// Capital letters that are no letter's capital: ϴ, ẞ, and the signs for ohm, kelvin and angstrom.
private let lonelyCapitals: [Unicode.Scalar] = [
  "\u{3F4}", "\u{1E9E}", "\u{2126}", "\u{212A}", "\u{212B}",
]

/// Whether a scalar is a letter's form that hardly any text has: a fullwidth letter or digit, or a
/// capital that is no letter's capital.
func isRareForm(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
  default: lonelyCapitals.contains(scalar)
  }
}

extension Bytes {
  /// Whether a text has a rare form of a letter.
  var hasRareForms: Bool {
    for lead in Set((lonelyCapitals + ["\u{FF21}"]).compactMap { String($0).utf8.first }) {
      var place = first(lead, from: 0, to: count)
      while place < count {
        if isRareForm(at: place) { return true }
        place = first(lead, from: place + 1, to: count)
      }
    }
    return false
  }

  /// Whether a rare form of two or three bytes starts at a place.
  private func isRareForm(at place: Int) -> Bool {
    let length = self[place] < 0xE0 ? 2 : 3
    guard place + length <= count else { return false }
    var value = UInt32(self[place] & (length == 2 ? 0x1F : 0x0F))
    for offset in 1..<length { value = value << 6 | UInt32(self[place + offset] & 0x3F) }
    return Unicode.Scalar(value).map(FlashcardDeck.isRareForm) ?? false
  }
}

private func only(_ text: String) -> Unicode.Scalar? {
  let scalars = text.unicodeScalars
  return scalars.count == 1 ? scalars.first : nil
}
