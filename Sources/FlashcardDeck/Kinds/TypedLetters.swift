import CUnicode
import Toolkit

/// A text's characters, and for each what it is compared by; empty for one that makes no difference.
struct TypedLetters {
  private(set) var characters: [Character] = []
  private(set) var keys: [String] = []

  init(_ text: String, ignoresAccents: Bool, ending: TypedAnswer.Ending = .sentence) {
    var isAfterSpace = true
    for character in VisibleText.block(text) where !character.isNewline || !isAfterSpace {
      let isSpace = character.isWhitespace
      if isSpace, isAfterSpace { continue }
      isAfterSpace = isSpace
      characters.append(isSpace ? " " : character)
      keys.append(isSpace ? "" : Self.key(of: character, ignoresAccents: ignoresAccents))
    }
    if characters.last == " " {
      characters.removeLast()
      keys.removeLast()
    }
    dropInvisible()
    markPowers()
    markMixedNumbers()
    dropPunctuation(ending)
  }

  /// What counts of the text.
  var text: String { keys.joined() }

  private static func key(of character: Character, ignoresAccents: Bool) -> String {
    // In a square metre in one character the last digit is a power.
    if let scalar = character.unicodeScalars.first, isSquared(scalar) {
      let letters = Folding.fold(String(character))
      return letters.dropLast() + power + letters.suffix(1)
    }
    var key = String.UnicodeScalarView()
    for unit in Folding.units(of: character.unicodeScalars)
    where !(ignoresAccents && unit.isAccent) {
      switch unit.scalar {
      case "\u{2044}", "\u{2215}": key.append("/")
      case "\u{2212}": key.append("-")
      default: key.append(unit.scalar)
      }
    }
    return String(key)
  }

  // MARK: What is not seen

  /// A right answer has the invisible characters of its file by their numbers, `⟨U+2068⟩`, which are not typed. They
  /// count only if there is nothing else.
  private mutating func dropInvisible() {
    guard characters.contains("⟨") else { return }
    var dropped = Array(repeating: false, count: keys.count)
    for start in characters.indices where characters[start] == "⟨" {
      guard let end = characters[start...].prefix(10).firstIndex(of: "⟩") else { continue }
      let code = String(characters[start...end])
      guard code.hasPrefix("⟨U+"), let value = UInt32(code.dropFirst(3).dropLast(), radix: 16),
        let scalar = Unicode.Scalar(value),
        VisibleText.spelling(of: scalar, after: nil, before: nil) == code
      else { continue }
      for index in start...end { dropped[index] = true }
    }
    guard keys.indices.contains(where: { !dropped[$0] && !keys[$0].isEmpty }) else { return }
    for index in keys.indices where dropped[index] { keys[index] = "" }
  }

  // MARK: Formulas

  /// What tells a power from a number: no character that can be typed.
  private static let power = "\u{FFFFF}"

  /// A power is not the digits that it is written with: 2¹⁰ is no 210. What is as usual on the line is none: a
  /// charge (Ca²⁺), the number of an isotope (¹⁴C), the ending of an ordinal (nᵗʰ), a numerator (¹⁄₂).
  private mutating func markPowers() {
    var start = 0
    while start < characters.count {
      guard isRaised(start) else {
        start += 1
        continue
      }
      let end = characters[start...].indices.first { !isRaised($0) } ?? characters.count
      if isPower(start..<end) {
        for index in start..<end { keys[index] = Self.power + keys[index] }
      }
      start = end
    }
  }

  private func isRaised(_ index: Int) -> Bool {
    guard let scalar = characters[index].unicodeScalars.first, !scalar.isASCII else { return false }
    // ª, º, ™ and ℠ belong to words.
    return cunicode_is_superscript(scalar.value) != 0 && !"ªº™℠".unicodeScalars.contains(scalar)
  }

  private func isPower(_ run: Range<Int>) -> Bool {
    guard run.lowerBound > 0, let last = keys[run].last else { return false }
    let base = characters[run.lowerBound - 1]
    guard base.isLetter || base.isNumber || ")]}|!'′’".contains(base) else { return false }
    if ["+", "-"].contains(last) || ["st", "nd", "rd", "th"].contains(keys[run].joined()) {
      return false
    }
    return run.upperBound == characters.count || characters[run.upperBound] != "\u{2044}"
  }

  /// The space or the size of a fraction is all that tells 1½ and 1 1/2 from 11/2.
  private mutating func markMixedNumbers() {
    for index in characters.indices.dropFirst() {
      let before = characters[index - 1] == " " ? index - 2 : index - 1
      if isFraction(index) {
        if before >= 0, isDigit(before) { keys[index] = "+" + keys[index] }
      } else if characters[index] == " ", isDigit(index - 1), beginsFraction(index + 1) {
        keys[index] = "+"
      }
    }
  }

  /// Whether a character is a fraction, or the first digit of one in small digits.
  private func isFraction(_ index: Int) -> Bool {
    if let scalar = characters[index].unicodeScalars.first, !scalar.isASCII,
      cunicode_is_fraction(scalar.value) != 0
    {
      return true
    }
    guard isRaised(index), !isRaised(index - 1) else { return false }
    let end = characters[index...].indices.first { !isRaised($0) } ?? characters.count
    return end < characters.count && characters[end] == "\u{2044}"
  }

  /// Whether digits, a slash and a digit are there, perhaps with spaces between.
  private func beginsFraction(_ start: Int) -> Bool {
    var index = start
    while index < characters.count, isDigit(index) { index += 1 }
    guard index > start else { return false }
    let rest = zip(characters[index...], keys[index...]).lazy.filter { $0.0 != " " }.map(\.1)
    var parts = rest.makeIterator()
    return parts.next() == "/" && Self.isDigits(parts.next() ?? "")
  }

  /// Whether a character is a digit on the line.
  private func isDigit(_ index: Int) -> Bool { Self.isDigits(keys[index]) && !isRaised(index) }

  private static func isDigits(_ key: String) -> Bool {
    !key.isEmpty && key.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func isSquared(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x339F...0x33A6, 0x33A8, 0x33AF: true
    default: false
    }
  }

  // MARK: The end

  /// Of the end alone, and not all of a text.
  private mutating func dropPunctuation(_ ending: TypedAnswer.Ending) {
    var end = keys.count
    while end > 0, keys[end - 1].isEmpty || isDropped(end - 1, ending) { end -= 1 }
    guard end > 0 else { return }
    for index in end..<keys.count { keys[index] = "" }
  }

  private func isDropped(_ index: Int, _ ending: TypedAnswer.Ending) -> Bool {
    guard ".。．!！?？,，;；:：…、".contains(characters[index]) else { return false }
    switch ending {
    case .sentence: return keys[index] != "!" || !isFactorial(index)
    case .formula: return keys[index] != "!"
    case .code:
      // `save!` is not `save`, nor `git add .` `git add`.
      return index > 0 && keys[index] != "!" && keys[index] != "?" && characters[index - 1] != " "
        && !isDropped(index - 1, .sentence)
    }
  }

  /// Whether a sign is a factorial, perhaps one of several: behind a digit, a parenthesis or a single letter.
  private func isFactorial(_ index: Int) -> Bool {
    guard let before = keys[..<index].lastIndex(where: { $0 != "!" && !$0.isEmpty }) else {
      return false
    }
    let letter = characters[before]
    // French has a space before the sign that ends a sentence.
    if characters[before + 1] == " " { return false }
    if letter.isNumber || letter == ")" { return true }
    return letter.isLetter && (before == 0 || !characters[before - 1].isLetter)
  }
}
