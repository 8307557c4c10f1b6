/// The words of a search, to be marked in the text of a card that was found.
public struct FoundWords: Sendable {
  private let words: [SearchWord]

  /// The words of a search's text.
  public init(_ text: String) { words = SearchWord.words(of: text) }

  /// The words of a search: those between quotes are marked only if they follow each other.
  public init(_ query: SearchQuery) { words = SearchWord.words(of: query) }

  /// For each character of a text, whether one of the words is there.
  public func places(in text: String) -> [Bool] {
    var units: [Folding.Unit] = []
    // For each unit the character that it comes from.
    var sources: [Int] = []
    var count = 0
    for character in text {
      let folded = Folding.units(of: character.unicodeScalars)
      units += folded
      sources += Array(repeating: count, count: folded.count)
      count += 1
    }
    var result = Array(repeating: false, count: count)
    for word in words {
      for start in units.indices {
        guard let end = word.end(in: units, from: start) else { continue }
        for index in start..<end { result[sources[index]] = true }
      }
    }
    return result
  }
}
