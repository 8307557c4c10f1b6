import Toolkit

/// The boxes that cards move through, and how many days each keeps a card.
public struct LeitnerBoxes: Hashable, Sendable {
  /// Where a forgotten card goes.
  public enum Fall: String, CaseIterable, Hashable, Sendable {
    /// Half-way down: from box b to box (b + 1) / 2, rounded down.
    case half
    /// To box 1.
    case first
  }

  /// Days until a card of box 1, 2, … is due again; never decreasing, never empty.
  public let days: [Int]
  /// Where a forgotten card goes.
  public let fall: Fall

  /// Boxes with the given days; nil if there are none, one is below a day, or they decrease.
  public init?(days: [Int], fall: Fall = .half) {
    guard let first = days.first, first >= 1, zip(days, days.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.init(uncheckedDays: days, fall)
  }

  init(uncheckedDays days: [Int], _ fall: Fall) {
    self.days = days
    self.fall = fall
  }

  /// How many boxes there are.
  public var count: Int { days.count }

  /// The days in a row, for people; the middle of more than 20 is left out.
  public var dayList: String {
    let texts = days.map(String.init)
    return (count > 20 ? texts.prefix(10) + ["…"] + texts.suffix(2) : texts).listed(" ")
  }

  /// The box that counts for a card that was put into `box`, from 1 to `count`.
  ///
  /// A box above the last one, from a time when there were more, counts as the last. The card's
  /// progress keeps the number until its next answer, so that to change the pace and to change it back
  /// leaves everything as it was.
  public func place(of box: Int) -> Int { min(max(box, 1), count) }

  /// The box that an answer puts a card into, from 1 to `count`; `box` is nil for a new card.
  public func box(after grade: Grade, from box: Int?) -> Int {
    let start = place(of: box ?? 1)
    return switch (grade, fall) {
    case (.again, .half): (start + 1) / 2
    case (.again, .first): 1
    case (.hard, _): start
    case (.good, _): min(start + 1, count)
    case (.easy, _): min(start + 2, count)
    }
  }

  /// The day on which a card is due that was put into `box` on `day`.
  public func due(box: Int, answeredOn day: Day) -> Day {
    day + days[place(of: box) - 1]
  }
}
