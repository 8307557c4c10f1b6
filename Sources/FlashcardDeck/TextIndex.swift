/// Numbers texts from 0 in the order in which they come up.
///
/// A `Dictionary` would do, but the first one of its kind has the runtime search all that it knows of
/// types, which takes as long as a deck does and would hold the first frame up.
public struct TextIndex {
  private var table = CardTable()
  private var texts: [CardID] = []

  /// An index of no texts.
  public init() {}

  /// The number of a text; nil for a new one, which gets the next number.
  public mutating func indexOrInsert(_ text: String) -> Int? {
    let text = CardID(text)
    if let known = number(text) { return known }
    texts.append(text)
    return nil
  }

  /// In a function of its own, so that nobody shares the texts any more when one is appended.
  private mutating func number(_ text: CardID) -> Int? {
    let texts = texts
    return table.indexOrInsert(text) { texts[$0] }
  }

  /// The same for the path of a topic.
  mutating func indexOrInsert(_ path: [String]) -> Int? {
    var key = ""
    for name in path {
      key += name
      // No name has a line feed.
      key += "\n"
    }
    return indexOrInsert(key)
  }

  /// The number of a text; nil for one that has none.
  func index(of text: String) -> Int? { table.index(of: CardID(text)) { texts[$0] } }
}
