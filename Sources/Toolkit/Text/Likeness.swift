/// Finds the name that a mistyped one was meant to be.
public enum Likeness {
  /// Longer names, in bytes, are not compared: the time grows with the square.
  private static let longest = 64

  /// The name that begins with `text` if only one does, else the first one that the fewest mistakes
  /// lead to, one for every three bytes at most; nil if there is none. Case makes no difference.
  public static func nearest(to text: String, among names: some Sequence<String>) -> String? {
    let text = Array(text.lowercased().utf8)
    guard !text.isEmpty, text.count <= longest else { return nil }
    var best: (name: String, mistakes: Int)?
    var beginning: [String] = []
    var most = max(1, text.count / 3)
    for name in names {
      let bytes = Array(name.lowercased().utf8)
      if bytes.starts(with: text) { beginning.append(name) }
      guard abs(bytes.count - text.count) <= most else { continue }
      let mistakes = mistakes(from: bytes, to: text)
      if mistakes <= most, best.map({ mistakes < $0.mistakes }) ?? true {
        best = (name, mistakes)
        most = mistakes
      }
    }
    return beginning.count == 1 ? beginning[0] : best?.name
  }

  /// Whether one text leads to another by one mistake for every three bytes at most. Longer texts than 64
  /// bytes are alike only if they are equal.
  public static func areAlike(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    if one == other { return true }
    guard max(one.count, other.count) <= longest else { return false }
    let most = min(one.count, other.count) / 3
    return abs(one.count - other.count) <= most && mistakes(from: one, to: other) <= most
  }

  /// How many bytes were left out, put in, taken for others or swapped with their neighbours (the
  /// restricted distance of Damerau and Levenshtein).
  private static func mistakes(from one: [UInt8], to other: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for row in one.indices {
      var next = [row + 1]
      for column in other.indices {
        let change = last[column] + (one[row] == other[column] ? 0 : 1)
        var least = min(change, last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        next.append(least)
      }
      (beforeLast, last) = (last, next)
    }
    return last[other.count]
  }
}
