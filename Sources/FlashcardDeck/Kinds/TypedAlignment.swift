/// What was typed below what is right, with the fewest mistakes.
///
/// The table of all pairs of beginnings tells how many there are: of the longest texts, 4 million pairs in 8 MB.
/// What makes no difference costs nothing, whether it is there or not, and a letter that is folded into several
/// stands for these: ß for ss.
struct TypedAlignment {
  /// Longer texts, in characters, are not laid below each other.
  static let longest = 2000

  private let typed: TypedLetters
  private let right: TypedLetters
  private let mine: Keys
  private let other: Keys
  private var table: [UInt16]

  init(_ typed: TypedLetters, _ right: TypedLetters) {
    (self.typed, self.right) = (typed, right)
    var numbers: [String: Int32] = [:]
    mine = Keys(typed.keys, &numbers)
    other = Keys(right.keys, &numbers)
    table = [UInt16](repeating: 0, count: (mine.count + 1) * (other.count + 1))
    fill()
  }

  /// How many characters are wrong, missing or too many.
  var mistakes: Int { Int(value(mine.count, other.count)) }

  /// The two texts, from left to right.
  var columns: [TypedAnswer.Column] {
    var columns: [TypedAnswer.Column] = []
    var (row, column) = (mine.count, other.count)
    func add(rows: Int, columns count: Int, isSame: Bool) {
      (row, column) = (row - rows, column - count)
      let mine = String(typed.characters[row..<row + rows])
      let other = String(right.characters[column..<column + count])
      columns.append(
        TypedAnswer.Column(
          typed: rows > 0 ? mine : nil, right: count > 0 ? other : nil, isSame: isSame))
    }
    while row > 0 || column > 0 {
      let here = value(row, column)
      if row > 0, column > 0,
        case let change = change(row, column), value(row - 1, column - 1) + change == here
      {
        add(rows: 1, columns: 1, isSame: change == 0)
      } else if let count = joinedColumns(row, column), value(row - 1, column - count) == here {
        add(rows: 1, columns: count, isSame: true)
      } else if let count = joinedRows(row, column), value(row - count, column - 1) == here {
        add(rows: count, columns: 1, isSame: true)
      } else if row > 0, value(row - 1, column) + mine.cost(row) == here {
        add(rows: 1, columns: 0, isSame: mine.cost(row) == 0)
      } else {
        add(rows: 0, columns: 1, isSame: other.cost(column) == 0)
      }
    }
    return columns.reversed()
  }

  // MARK: The table

  private func value(_ row: Int, _ column: Int) -> UInt16 {
    table[row * (other.count + 1) + column]
  }

  /// What it costs to have the last character of one beginning for that of the other.
  private func change(_ row: Int, _ column: Int) -> UInt16 {
    mine.numbers[row - 1] == other.numbers[column - 1] ? 0 : max(mine.cost(row), other.cost(column))
  }

  /// How many characters of what is right the last one that was typed stands for; nil if it doesn't.
  private func joinedColumns(_ row: Int, _ column: Int) -> Int? {
    row > 0 ? other.count(of: mine.parts[row - 1], before: column) : nil
  }

  private func joinedRows(_ row: Int, _ column: Int) -> Int? {
    column > 0 ? mine.count(of: other.parts[column - 1], before: row) : nil
  }

  private mutating func fill() {
    let width = other.count + 1
    let hasParts = mine.hasParts || other.hasParts
    for column in 1..<max(1, width) { table[column] = table[column - 1] + other.cost(column) }
    for row in 1..<max(1, mine.count + 1) {
      let (start, cost, number) = (row * width, mine.cost(row), mine.numbers[row - 1])
      table[start] = table[start - width] + cost
      for column in 1..<max(1, width) {
        let change = number == other.numbers[column - 1] ? 0 : max(cost, other.cost(column))
        var best = min(
          table[start - width + column - 1] + change, table[start - width + column] + cost,
          table[start + column - 1] + other.cost(column))
        if hasParts {
          if let count = joinedColumns(row, column) {
            best = min(best, value(row - 1, column - count))
          }
          if let count = joinedRows(row, column) {
            best = min(best, value(row - count, column - 1))
          }
        }
        table[start + column] = best
      }
    }
  }

  /// What the characters of a text are compared by, as numbers that both texts share; 0 makes no difference.
  private struct Keys {
    let numbers: [Int32]
    /// Of each character that is folded into several letters, these; else none.
    let parts: [[Int32]]
    let hasParts: Bool

    init(_ keys: [String], _ known: inout [String: Int32]) {
      func number(_ key: String) -> Int32 {
        if key.isEmpty { return 0 }
        let number = known[key] ?? Int32(known.count + 1)
        known[key] = number
        return number
      }
      numbers = keys.map(number)
      parts = keys.map { key in
        let letters = key.unicodeScalars
        return letters.count > 1 ? letters.map { number(String($0)) } : []
      }
      hasParts = parts.contains { !$0.isEmpty }
    }

    var count: Int { numbers.count }

    /// What it costs if the last character of a beginning is missing.
    func cost(_ end: Int) -> UInt16 { numbers[end - 1] == 0 ? 0 : 1 }

    /// How many characters some letters are, if the text has them before an end; nil if it doesn't.
    func count(of letters: [Int32], before end: Int) -> Int? {
      guard !letters.isEmpty, letters.count <= end,
        numbers[end - letters.count..<end].elementsEqual(letters)
      else { return nil }
      return letters.count
    }
  }
}
