/// The sums over all answers.
public struct Totals: Equatable, Sendable {
  /// How often cards of one box were asked when due, and how often they were recalled.
  public struct Recall: Equatable, Sendable {
    /// Answers to cards of the box.
    public var asked: Int
    /// Those among them better than `again`.
    public var recalled: Int

    /// Counts of one box.
    public init(asked: Int = 0, recalled: Int = 0) {
      self.asked = asked
      self.recalled = recalled
    }
  }

  /// Answers.
  public var reviews: Int
  /// How often a learned card was forgotten.
  public var lapses: Int
  /// Box 1 first.
  public var recall: [Recall]
  /// Answers of each day that has any.
  public var days: DayCounts
  /// Answers that were timed.
  public var timed: Int
  /// Seconds that the timed answers took in all.
  public var seconds: Int

  /// Totals as they were stored; without arguments, those of an empty history.
  public init(
    reviews: Int = 0, lapses: Int = 0, recall: [Recall] = [], days: DayCounts = DayCounts(),
    timed: Int = 0, seconds: Int = 0
  ) {
    self.reviews = reviews
    self.lapses = lapses
    self.recall = recall
    self.days = days
    self.timed = timed
    self.seconds = seconds
  }

  /// Adds an answer to a card whose progress was `before`.
  mutating func count(_ event: Event, before: CardProgress?) {
    guard case .answer(let grade, let from, _, _, let seconds) = event.kind else { return }
    reviews += 1
    days[event.day] = (days[event.day] ?? 0) + 1
    if event.isLapse(before: before) { lapses += 1 }
    if let seconds {
      timed += 1
      self.seconds += seconds
    }
    // A repetition within the day shows little about memory, so it is not counted.
    if let from, from >= 1, !(before?.isRelearning(on: event.day) ?? false) {
      while recall.count < from { recall.append(Recall()) }
      recall[from - 1].asked += 1
      recall[from - 1].recalled += grade == .again ? 0 : 1
    }
  }

  /// Days in a row with an answer, up to `today`, or up to yesterday while today has none yet.
  public func streak(on today: Day) -> Int {
    var day = days[today] == nil ? today + -1 : today
    var length = 0
    while days[day] != nil {
      length += 1
      day = day + -1
    }
    return length
  }

  /// Seconds that an answer takes on average; a guess until ten were timed.
  public var secondsPerAnswer: Double {
    timed < 10 ? 15 : Double(seconds) / Double(timed)
  }
}
