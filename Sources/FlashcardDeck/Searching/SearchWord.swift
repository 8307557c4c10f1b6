import Toolkit

/// A word to find in folded text, or several that follow each other with a space between.
///
/// `memchr` finds the byte of the word that is rarest in text, and the others are compared around it.
struct SearchWord: Sendable {
  /// The word with its letters folded, accents included.
  let units: [Folding.Unit]
  /// The letters without accents, in UTF-8.
  let letters: [UInt8]
  /// The offset in `letters` of the byte that is searched for first, and that byte.
  let anchor: (offset: Int, byte: UInt8)

  /// The last byte of its first accent; nil if it has none.
  let accent: UInt8?

  /// The words of a text, apart by white space.
  static func words(of text: String) -> [SearchWord] { parts(of: text).map { SearchWord($0) } }

  /// The words of a query: each of several words between quotes is one.
  static func words(of query: SearchQuery) -> [SearchWord] {
    query.words.flatMap { words(asked: $0) }
  }

  /// A word of a query, which is several that follow each other if it has spaces.
  static func words(asked text: String) -> [SearchWord] {
    guard text.contains(where: \.isWhitespace) else { return words(of: text) }
    let space = Folding.Unit(scalar: " ", isAccent: false)
    let units = Array(parts(of: text).joined(separator: [space]))
    return units.isEmpty ? [] : [SearchWord(units)]
  }

  private static func parts(of text: String) -> [[Folding.Unit]] {
    Folding.units(of: text.unicodeScalars)
      .split { !$0.isAccent && $0.scalar.properties.isWhitespace }.map(Array.init)
  }

  /// The words of which it is made, apart by spaces.
  var parts: [SearchWord] {
    units.split { !$0.isAccent && $0.scalar == " " }.map { SearchWord(Array($0)) }
  }

  init(_ units: [Folding.Unit]) {
    self.units = units
    var letters: [UInt8] = []
    for unit in units where !unit.isAccent { letters.append(unit.scalar) }
    self.letters = letters
    accent = units.first(where: \.isAccent).flatMap { String($0.scalar).utf8.last }
    let costs = letters.map(Self.cost)
    let offset = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    anchor = (offset, letters.isEmpty ? 0 : letters[offset])
  }

  /// Whether every text that has this word also has `other`.
  func narrows(_ other: SearchWord) -> Bool { units.starts(with: other.units) }

  /// The end of the word in folded text if it begins at `start`: accents of the text count only where
  /// the word has some.
  func end(in text: [Folding.Unit], from start: Int) -> Int? {
    var index = start
    for unit in units {
      while index < text.count, text[index].scalar != unit.scalar, text[index].isAccent,
        index > start
      {
        index += 1
      }
      guard index < text.count, text[index].scalar == unit.scalar else { return nil }
      index += 1
    }
    return index
  }

  /// Whether folded text has the word.
  func occurs(in text: [Folding.Unit]) -> Bool {
    text.indices.contains { end(in: text, from: $0) != nil }
  }

  /// Whether a text has the word.
  func occurs(in text: String) -> Bool { occurs(in: Folding.units(of: text.unicodeScalars)) }

  // MARK: Frequencies

  /// About how many of a thousand bytes are this byte, in text that is half Chinese, half English.
  private static func cost(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): letterCosts[Int(byte - UInt8(ascii: "a"))]
    case 0..<0x80: 3
    case 0x80..<0xC0: 10
    case 0xE4...0xE9: 50
    case 0xE2, 0xE3, 0xEF: 12
    default: 2
    }
  }

  private static let letterCosts = [
    27, 5, 9, 14, 40, 7, 7, 20, 23, 1, 3, 13, 8, 22, 25, 6, 1, 20, 21, 30, 9, 4, 8, 1, 7, 1,
  ]
}
