/// A search over question, answer, explanation and topic, narrowed as its text grows.
///
/// Case and width do not matter: `ＬｏＲＡ` finds LoRA. Words apart by spaces must all occur.
public struct Search: Sendable {
  /// A card that was found.
  public struct Hit: Equatable, Sendable {
    /// The card, as an index into the library.
    public var card: Int
    /// The language whose text has the words.
    public var language: Language
  }

  /// The cards found, in deck order; all of them while there is nothing to search for.
  public private(set) var hits: [Hit]
  private let library: Library
  private let all: [Text]
  private var words: [[UInt8]] = []

  private struct Text: Sendable {
    let hit: Hit
    let bytes: [UInt8]
  }

  /// A search that has not begun.
  public init(_ library: Library) {
    self.library = library
    all = library.entries.indices.flatMap { index in
      let languages = library.languages(at: index)
      return (languages.isEmpty ? [.english] : languages).map { language in
        let card = library.card(at: index, in: language)
        let text = ([card.question, card.answer, card.explanation] + card.topic)
          .joined(separator: "\n")
        return Text(hit: Hit(card: index, language: language), bytes: Array(folded(text).utf8))
      }
    }
    hits = []
  }

  /// Finds the cards that have every word of `text`.
  public mutating func find(_ text: String) {
    let words = folded(text).split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
    self.words = words
    guard !words.isEmpty else { return hits = [] }
    var found: [Hit] = []
    for text in all where found.last?.card != text.hit.card {
      if words.allSatisfy({ contains(text.bytes, $0) }) { found.append(text.hit) }
    }
    hits = found
  }
}

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
  default:
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first ?? scalar : scalar
  }
}

/// Whether `needle` occurs in `text`.
private func contains(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
  guard let first = needle.first, needle.count <= text.count else { return needle.isEmpty }
  return text.withUnsafeBufferPointer { text in
    needle.withUnsafeBufferPointer { needle in
      for start in 0...(text.count - needle.count) where text[start] == first {
        if (1..<needle.count).allSatisfy({ text[start + $0] == needle[$0] }) { return true }
      }
      return false
    }
  }
}
