/// Numbers texts from 0 in the order in which they are first given.
///
/// A `Dictionary` would do the same, but the first one of its kind makes the Swift runtime search all
/// types that it knows, which takes as long as reading a deck and would delay the first frame.
public struct TextIndex {
  private var table = NameTable()
  private var texts: [String] = []

  /// An index of no texts.
  public init() {}

  /// The number of a text; nil for a new one, which gets the next number.
  public mutating func indexOrInsert(_ text: String) -> Int? {
    if let known = number(text) { return known }
    texts.append(text)
    return nil
  }

  /// A function of its own, so that its copy of `texts` no longer exists when one is appended, which
  /// otherwise would copy them all.
  private mutating func number(_ text: String) -> Int? {
    let texts = texts
    return table.indexOrInsert(text) { texts[$0] }
  }

  /// The same for a path of names.
  public mutating func indexOrInsert(_ path: [String]) -> Int? {
    var key = ""
    for name in path {
      key += name
      // No name has a line feed.
      key += "\n"
    }
    return indexOrInsert(key)
  }

  /// The number of a text; nil if it has none.
  public func index(of text: String) -> Int? { table.index(of: text) { texts[$0] } }
}
