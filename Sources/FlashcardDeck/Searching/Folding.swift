import CUnicode

/// How a search compares letters.
///
/// Case, width and form do not matter: full case folding (`ß` is `ss`, `ς` is `σ`) and NFKC (`ﾎﾟ` is
/// `ポ`, `①` is `1`, `ﬁ` is `fi`). What is ignorable by default (U+200B, the soft hyphen) is left out. The
/// four letters i of Turkish are one, and so are typographic and straight quotes, and `½` is `1/2`. Accents are kept apart
/// from their letters, because a word without them finds letters with any.
public enum Folding {
  /// A letter of a folded text, or an accent of the letters before it.
  struct Unit: Equatable, Sendable {
    var scalar: Unicode.Scalar
    var isAccent = false
  }

  /// A text with its letters folded, accents included.
  public static func fold(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for unit in units(of: text.unicodeScalars) { scalars.append(unit.scalar) }
    return String(scalars)
  }

  /// The letters and accents of a text.
  static func units(of text: some Sequence<Unicode.Scalar>) -> [Unit] {
    var units: [Unit] = []
    // Letters that have not been composed yet, and the accents of the last of them.
    var letters: [Int32] = []
    var accents: [Int32] = []
    func settle() {
      units += composed(letters).map { Unit(scalar: $0) }
      units += accents.compactMap { Unicode.Scalar(UInt32($0)) }.map {
        Unit(scalar: $0, isAccent: true)
      }
      letters.removeAll(keepingCapacity: true)
      accents.removeAll(keepingCapacity: true)
    }
    var starter: Int32?
    for (letter, order) in decomposed(text) {
      if order != 0, isAccent(letter, of: starter) {
        if letter == 0x307, starter == 0x69 || starter == 0x6A { continue }
        accents.append(letter)
        continue
      }
      if order == 0 {
        if !accents.isEmpty { settle() }
        starter = letter
      }
      letters.append(letter)
    }
    settle()
    return units
  }

  /// Whether a scalar is one of the marks that a search takes for accents if they are on a letter.
  static func isAccent(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20F0, 0xFE20...0xFE2F: true
    // The points of Hebrew, and the signs for vowels of Arabic, which most texts do without.
    case 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7: true
    case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8: true
    case 0x6EA...0x6ED: true
    default: false
    }
  }

  // MARK: Steps

  /// Whether a mark is an accent of a letter: `≠` is not `=` with one, and `й` is a letter of its own.
  private static func isAccent(_ mark: Int32, of starter: Int32?) -> Bool {
    guard isAccent(UInt32(mark)), !(mark == 0x306 && starter == 0x438) else { return false }
    // A mark that is typed alone is one, too.
    guard let starter, let scalar = Unicode.Scalar(UInt32(starter)) else { return true }
    if scalar.isASCII { return scalar.properties.isAlphabetic || scalar == " " }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .spaceSeparator, .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }

  /// The letters in canonical order, each with its combining class.
  private static func decomposed(
    _ text: some Sequence<Unicode.Scalar>
  ) -> [(letter: Int32, order: Int32)] {
    var result: [(letter: Int32, order: Int32)] = []
    var buffer = Array(repeating: Int32(0), count: Int(CUNICODE_LONGEST))
    func append(_ letter: Int32) {
      let order = letter < 0x300 ? 0 : cunicode_combining_class(UInt32(letter))
      var index = result.count
      if order != 0 { while index > 0, result[index - 1].order > order { index -= 1 } }
      result.insert((letter, order), at: index)
    }
    for scalar in text {
      if scalar.isASCII {
        let isCapital = ("A"..."Z").contains(scalar)
        result.append((Int32(scalar.value) + (isCapital ? 0x20 : 0), 0))
      } else if let (letter, stroke) = stroked(scalar) {
        append(letter)
        if let stroke { append(stroke) }
      } else {
        let count = cunicode_fold(scalar.value, &buffer)
        // `´` and its like would become a space with an accent.
        if count > 1, buffer[0] == 0x20 {
          append(Int32(scalar.value))
        } else {
          // `½` has a slash of its own.
          for letter in buffer[..<count] { append(letter == 0x2044 ? 0x2F : letter) }
        }
      }
    }
    return result
  }

  /// Whether a scalar is not folded as Unicode says.
  static func isSpecial(_ scalar: Unicode.Scalar) -> Bool { stroked(scalar) != nil }

  /// What Unicode does not fold: letters with a stroke, which is taken for an accent, the i without a dot,
  /// whose capital is I, and typographic quotes, the minus sign and the slashes of fractions, which keyboards do
  /// not have.
  private static func stroked(_ scalar: Unicode.Scalar) -> (Int32, Int32?)? {
    switch scalar {
    case "ı", "İ": (0x69, nil)
    case "ø", "Ø": (0x6F, 0x338)
    case "ł", "Ł": (0x6C, 0x335)
    case "đ", "Đ": (0x64, 0x335)
    case "ħ", "Ħ": (0x68, 0x335)
    case "ŧ", "Ŧ": (0x74, 0x335)
    case "‘", "’", "‛": (0x27, nil)
    case "“", "”", "„", "‟": (0x22, nil)
    case "−": (0x2D, nil)
    case "⁄", "∕": (0x2F, nil)
    default: nil
    }
  }

  private static func composed(_ letters: [Int32]) -> [Unicode.Scalar] {
    var letters = letters
    let isSimple = letters.allSatisfy { $0 < 0x80 }
    let count = isSimple ? letters.count : cunicode_compose(&letters, letters.count)
    return letters[..<count].compactMap { Unicode.Scalar(UInt32($0)) }
  }
}

extension [UInt8] {
  /// Adds a scalar in UTF-8.
  mutating func append(_ scalar: Unicode.Scalar) {
    if let encoded = UTF8.encode(scalar) { append(contentsOf: encoded) }
  }
}
