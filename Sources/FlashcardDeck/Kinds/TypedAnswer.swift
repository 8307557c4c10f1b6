/// What was typed, beside the right answer that is nearest to it.
///
/// Case, width, spaces and punctuation at the end make no difference; accents do, unless the learner does not
/// want it.
public struct TypedAnswer: Sendable, Equatable {
  /// A place at which both are written below each other.
  public struct Column: Sendable, Equatable {
    /// What was typed there; nil if something is missing.
    public let typed: Character?
    /// What is right there; nil if something was typed too much.
    public let right: Character?
    /// Whether that makes no difference.
    public let isSame: Bool
  }

  /// What was typed.
  public let typed: String
  /// The right answer that is nearest.
  public let right: String
  /// The two texts, from left to right.
  public let columns: [Column]
  /// How many characters are wrong, missing or too many.
  public let mistakes: Int
  /// Whether accents are all that is wrong.
  public let differsInAccents: Bool

  /// Longer texts, in characters, are equal or not, and are not laid below each other.
  private static let longest = 300

  /// Compares what was typed with every right answer; nil if there is none.
  public init?(_ typed: String, _ answers: [String], ignoresAccents: Bool = false) {
    let mine = Letters(typed, ignoresAccents)
    var best: (text: String, columns: [Column], mistakes: Int)?
    for answer in answers {
      let other = Letters(answer, ignoresAccents)
      let (columns, mistakes) = Self.compare(mine, other)
      if best.map({ mistakes < $0.mistakes }) ?? true { best = (answer, columns, mistakes) }
      if mistakes == 0 { break }
    }
    guard let best else { return nil }
    (right, columns, mistakes) = best
    self.typed = typed
    func isRight(ignoringAccents: Bool) -> Bool {
      Letters(typed, ignoringAccents).text == Letters(best.text, ignoringAccents).text
    }
    differsInAccents = mistakes > 0 && !ignoresAccents && isRight(ignoringAccents: true)
  }

  /// Whether nothing that matters is wrong.
  public var isRight: Bool { mistakes == 0 }

  /// Whether at least half of it is right, so that it says something to compare the two place by place.
  public var isAlike: Bool {
    let compared = columns.filter { !$0.isSame || $0.typed != nil && $0.right != nil }
    return !compared.isEmpty && compared.count(where: \.isSame) * 2 >= compared.count
  }

  /// The grade that it deserves: hard for a slip, at most one wrong character of six.
  public var grade: Grade {
    if isRight { return .good }
    return mistakes <= max(1, columns.count / 6) && columns.count >= 4 ? .hard : .again
  }

  // MARK: Comparing

  /// A text's characters, and for each what it is compared by; empty for one that makes no difference.
  private struct Letters {
    var characters: [Character] = []
    var keys: [String] = []

    init(_ text: String, _ ignoresAccents: Bool) {
      var isAfterSpace = true
      for character in text where !character.isNewline || !isAfterSpace {
        let isSpace = character.isWhitespace
        if isSpace, isAfterSpace { continue }
        isAfterSpace = isSpace
        characters.append(isSpace ? " " : character)
        var key = String.UnicodeScalarView()
        for unit in Folding.units(of: character.unicodeScalars)
        where !(ignoresAccents && unit.isAccent) {
          key.append(unit.scalar)
        }
        keys.append(isSpace ? "" : String(key))
      }
      if characters.last == " " { removeLast() }
      dropPunctuation()
    }

    /// What counts of the text.
    var text: String { keys.joined() }

    private mutating func removeLast() {
      characters.removeLast()
      keys.removeLast()
    }

    /// Of the end alone, and not all of a text.
    private mutating func dropPunctuation() {
      var end = keys.count
      while end > 0, Self.isEnd(characters[end - 1]) || keys[end - 1].isEmpty { end -= 1 }
      guard end > 0 else { return }
      for index in end..<keys.count { keys[index] = "" }
    }

    private static func isEnd(_ character: Character) -> Bool {
      ".。．!！?？,，;；:：…、".contains(character)
    }
  }

  private static func compare(_ typed: Letters, _ right: Letters) -> ([Column], Int) {
    let (mine, other) = (typed.keys, right.keys)
    if typed.text == right.text {
      return (right.characters.map { Column(typed: $0, right: $0, isSame: true) }, 0)
    }
    guard max(mine.count, other.count) <= longest else {
      return ([], max(mine.count, other.count))
    }
    // What makes no difference costs nothing, whether it is there or not.
    func cost(_ key: String) -> Int { key.isEmpty ? 0 : 1 }
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: other.count + 1), count: mine.count + 1)
    for row in mine.indices { table[row + 1][0] = table[row][0] + cost(mine[row]) }
    for column in other.indices {
      table[0][column + 1] = table[0][column] + cost(other[column])
    }
    for row in mine.indices {
      for column in other.indices {
        let change = mine[row] == other[column] ? 0 : max(cost(mine[row]), cost(other[column]))
        table[row + 1][column + 1] = min(
          table[row][column] + change, table[row][column + 1] + cost(mine[row]),
          table[row + 1][column] + cost(other[column]))
      }
    }
    var columns: [Column] = []
    var (row, column) = (mine.count, other.count)
    while row > 0 || column > 0 {
      let value = table[row][column]
      if row > 0, column > 0,
        case let change = mine[row - 1] == other[column - 1]
          ? 0 : max(cost(mine[row - 1]), cost(other[column - 1])),
        table[row - 1][column - 1] + change == value
      {
        (row, column) = (row - 1, column - 1)
        columns.append(
          Column(
            typed: typed.characters[row], right: right.characters[column], isSame: change == 0))
      } else if row > 0, table[row - 1][column] + cost(mine[row - 1]) == value {
        row -= 1
        columns.append(
          Column(typed: typed.characters[row], right: nil, isSame: cost(mine[row]) == 0))
      } else {
        column -= 1
        columns.append(
          Column(typed: nil, right: right.characters[column], isSame: cost(other[column]) == 0))
      }
    }
    return (columns.reversed(), max(1, table[mine.count][other.count]))
  }
}
