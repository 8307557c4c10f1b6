/// Questions by their numbers, so that a long file with answers behind takes its length in time: what was found once to
/// have its answer is not looked at again.
struct QuestionNumbers {
  struct Key: Hashable {
    /// The part of an exam; 0 outside of one.
    let part: Int
    let number: Int
  }

  /// How far the questions with one number are done: they only become so.
  private struct Row {
    var places: [Int] = []
    var open = 0
    var openAsked = 0
    var bareAsked = 0
    /// Those that may lack an explanation, the last one last.
    var bare: [Int] = []
  }

  private var rows: [Row] = []
  private var rowOf: [Key: Int] = [:]

  mutating func add(_ place: Int, _ key: Key) {
    let row = rowOf[key] ?? rows.count
    if row == rows.count {
      rowOf[key] = row
      rows.append(Row())
    }
    rows[row].places.append(place)
    rows[row].bare.append(place)
  }

  /// The first question with a number in a range for which a condition holds that no question meets again.
  ///
  /// The range of a later call begins and ends no earlier.
  mutating func firstOpen(
    _ key: Key, in asked: Range<Int>, where isOpen: (Int) -> Bool
  ) -> Int? {
    first(key, \.openAsked, in: asked, where: isOpen)
  }

  /// The same in the whole file.
  mutating func firstOpen(_ key: Key, where isOpen: (Int) -> Bool) -> Int? {
    first(key, \.open, in: 0..<Int.max, where: isOpen)
  }

  /// The first question with a number in a range that has no explanation yet.
  mutating func firstBare(
    _ key: Key, in asked: Range<Int>, where isBare: (Int) -> Bool
  ) -> Int? {
    first(key, \.bareAsked, in: asked, where: isBare)
  }

  /// The last question with a number that has no explanation yet.
  mutating func lastBare(_ key: Key, where isBare: (Int) -> Bool) -> Int? {
    guard let row = rowOf[key] else { return nil }
    while let place = rows[row].bare.last {
      if isBare(place) { return place }
      rows[row].bare.removeLast()
    }
    return nil
  }

  private mutating func first(
    _ key: Key, _ cursor: WritableKeyPath<Row, Int>, in asked: Range<Int>,
    where isOne: (Int) -> Bool
  ) -> Int? {
    guard let row = rowOf[key] else { return nil }
    while rows[row][keyPath: cursor] < rows[row].places.count {
      let place = rows[row].places[rows[row][keyPath: cursor]]
      if place >= asked.upperBound { return nil }
      if place >= asked.lowerBound, isOne(place) { return place }
      rows[row][keyPath: cursor] += 1
    }
    return nil
  }
}
