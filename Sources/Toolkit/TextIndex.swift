/// Numbers texts from 0 in the order in which they are first given.
public struct TextIndex: Sendable {
  private var numbers: [String: Int] = [:]

  /// An index of no texts.
  public init() {}

  /// The number of a text; nil for a new one, which gets the next number.
  public mutating func indexOrInsert(_ text: String) -> Int? {
    if let known = numbers[text] { return known }
    numbers[text] = numbers.count
    return nil
  }

  /// The same for a path of names, none of which has a line feed.
  public mutating func indexOrInsert(_ path: [String]) -> Int? {
    indexOrInsert(path.listed("\n"))
  }

  /// The number of a text; nil if it has none.
  public func index(of text: String) -> Int? { numbers[text] }
}
