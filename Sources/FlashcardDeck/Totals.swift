/// The sums over all answers.
public struct Totals: Hashable, Sendable {
  /// How often cards of one box were asked when due, and how often they were recalled.
  public struct Recall: Hashable, Sendable {
    /// Answers to cards of the box.
    public var asked: Int
    /// Those among them better than `again`.
    public var recalled: Int

    /// Counts of one box.
    public init(asked: Int = 0, recalled: Int = 0) {
      self.asked = asked
      self.recalled = recalled
    }

    /// The share that was recalled, rounded; 0 and 100 only if it was none or all. Nil if none was asked.
    public var percent: Int? {
      if asked == 0 { return nil }
      let rounded = (recalled * 200 + asked) / (2 * asked)
      return recalled == asked ? 100 : recalled == 0 ? 0 : min(max(rounded, 1), 99)
    }
  }

  /// No sum grows above this one, so that what is written is what is known.
  public static let largestSum = 1 << 52

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

  /// Adds an event of a card whose progress was `before`.
  mutating func count(_ event: Event, before: CardProgress?) {
    switch event.kind {
    case .answer(let grade, let from, _, _, let seconds):
      countAnswer(event, seconds: seconds, before: before)
      countRecall(grade, from: from, event.day, before: before)
    // Practice does not show whether a card is recalled after its box's days.
    case .practice(_, _, _, _, let seconds): countAnswer(event, seconds: seconds, before: before)
    case .totals(let known): join(known)
    default: break
    }
  }

  private mutating func countAnswer(_ event: Event, seconds: Int?, before: CardProgress?) {
    reviews.grow(by: 1)
    var answers = days[event.day] ?? 0
    answers.grow(by: 1)
    days[event.day] = answers
    if event.isLapse(before: before) { lapses.grow(by: 1) }
    if let seconds {
      timed.grow(by: 1)
      self.seconds.grow(by: seconds)
    }
  }

  private mutating func countRecall(
    _ grade: Grade, from: Int?, _ day: Day, before: CardProgress?
  ) {
    // A repetition within the day shows little about memory, so it is not counted.
    if let from, from >= 1, !(before?.isRelearning(on: day) ?? false) {
      while recall.count < from { recall.append(Recall()) }
      recall[from - 1].asked.grow(by: 1)
      recall[from - 1].recalled.grow(by: grade == .again ? 0 : 1)
    }
  }

  /// Takes over those sums that are larger: what was counted twice can't be told apart, and sums that
  /// only grow are the same wherever they are joined.
  mutating func join(_ known: Totals) {
    reviews = max(reviews, known.reviews)
    lapses = max(lapses, known.lapses)
    if known.timed > timed { (timed, seconds) = (known.timed, known.seconds) }
    while recall.count < known.recall.count { recall.append(Recall()) }
    for (box, counts) in known.recall.enumerated() where counts.asked > recall[box].asked {
      recall[box] = counts
    }
    for entry in known.days.entries where entry.count > days[entry.day] ?? 0 {
      days[entry.day] = entry.count
    }
  }

  /// What `join` would take over from `known`, with only the days that differ; nil if there is no answer in
  /// `known` that is not in these. The box of an answer does not tell, since more answers of a day may
  /// change which of them counts for its box.
  func missing(of known: Totals) -> Totals? {
    var joined = self
    joined.join(known)
    func asked(_ totals: Totals) -> Int { totals.recall.reduce(0) { $0 + $1.asked } }
    guard
      joined.reviews > reviews || joined.lapses > lapses || joined.timed > timed
        || joined.days != days || asked(known) > asked(self)
    else { return nil }
    joined.days = DayCounts(joined.days.entries.filter { $0.count != days[$0.day] })
    return joined
  }

  /// What is known of each of some boxes, box 1 first; those above the last one count as the last.
  public func recall(in boxes: LeitnerBoxes) -> [Recall] {
    var counts = Array(repeating: Recall(), count: boxes.count)
    for (index, recall) in recall.enumerated() {
      let box = boxes.place(of: index + 1) - 1
      counts[box].asked.grow(by: recall.asked)
      counts[box].recalled.grow(by: recall.recalled)
    }
    return counts
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

extension Int {
  fileprivate mutating func grow(by more: Int) { self = Swift.min(self + more, Totals.largestSum) }
}
