/// Numbers topics from 0 in the order in which their paths come up.
///
/// Keyed by one text: the first set or dictionary of any other type of key costs a search through
/// all that the program knows of types, which the first frame would wait for.
struct TopicIndex {
  private var indices: [String: Int] = [:]

  /// The number of a path; nil for a new one, which gets the next number.
  mutating func indexOrInsert(_ path: [String]) -> Int? {
    var key = ""
    for name in path {
      key += name
      // No name has a line feed.
      key += "\n"
    }
    if let known = indices[key] { return known }
    indices[key] = indices.count
    return nil
  }
}
