/// The boxes that cards move through, and how many days each keeps a card.
public struct LeitnerBoxes: Hashable, Sendable {
  /// Days until a card of box 1, 2, … is due again; never decreasing, never empty.
  public let days: [Int]

  /// Seven boxes, each twice as long as the one before.
  public static let standard = LeitnerBoxes(uncheckedDays: [1, 2, 4, 8, 16, 32, 64])

  /// Boxes with the given days; nil if there are none, one is below a day, or they decrease.
  public init?(days: [Int]) {
    guard let first = days.first, first >= 1, zip(days, days.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.days = days
  }

  private init(uncheckedDays days: [Int]) {
    self.days = days
  }

  /// How many boxes there are.
  public var count: Int { days.count }

  /// The box that an answer puts a card into, from 1 to `count`; `box` is nil for a new card.
  ///
  /// A box above the last one, from a time when there were more, counts as the last.
  public func box(after grade: Grade, from box: Int?) -> Int {
    let start = min(max(box ?? 1, 1), count)
    return switch grade {
    case .again: 1
    case .hard: start
    case .good: min(start + 1, count)
    case .easy: min(start + 2, count)
    }
  }

  /// The day on which a card is due that was put into `box` on `day`.
  public func due(box: Int, answeredOn day: Day) -> Day {
    day + days[min(max(box, 1), count) - 1]
  }
}
