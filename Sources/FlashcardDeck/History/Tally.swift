import Toolkit

/// Which events of a device a state includes: enough to see whether a history still has all of them, and
/// which of those that it has are among them.
public struct Tally: Sendable {
  /// What is known of one event.
  public struct Mark: Hashable, Comparable, Sendable {
    /// Its number.
    public var number: Int
    /// Its rank, which tells it from others with this number.
    public var rank: UInt64
    /// What it says; nil in a tally of an earlier version, or if this version can't write it as it was.
    public var source: Source?

    /// The mark of an event with this number and rank.
    public init(number: Int, rank: UInt64, source: Source? = nil) {
      (self.number, self.rank, self.source) = (number, rank, source)
    }

    /// Number and rank say which event it is.
    public static func == (one: Mark, other: Mark) -> Bool {
      (one.number, one.rank) == (other.number, other.rank)
    }

    /// Hashes the rank.
    public func hash(into hasher: inout Hasher) { hasher.combine(rank) }

    /// Whether a mark comes first, by its number.
    public static func < (one: Mark, other: Mark) -> Bool {
      (one.number, one.rank) < (other.number, other.rank)
    }
  }

  /// What an event says: itself, or its line without the line end as a snapshot has it.
  public enum Source: Sendable {
    case event(Event)
    case line(ArraySlice<UInt8>)
  }

  /// How many there are.
  public private(set) var count: Int
  /// The largest number among them.
  public private(set) var largest: Int
  /// The sum of their ranks, which does not depend on their order.
  public private(set) var sum: UInt64
  /// Those with the largest numbers, in their order.
  private var marks: [Mark]
  /// The largest number of the others, about which only the sum is known.
  private var largestOfOlder: Int

  /// As many as machines lose that are cut off, or that go ways of their own as copies, most often; 24 to 87 kB
  /// of progress.json with their lines.
  private static let mostMarks = 128

  /// A tally as a snapshot has it; without arguments, that of no events.
  public init(count: Int = 0, largest: Int = 0, sum: UInt64 = 0, latest: [Mark] = []) {
    (self.count, self.largest, self.sum) = (count, largest, sum)
    marks = latest.sorted()
    largestOfOlder = marks.count >= count ? 0 : marks.first.map { $0.number - 1 } ?? largest
  }

  /// Those with the largest numbers, at most 128, in their order; none in a tally of an earlier version.
  public var latest: ArraySlice<Mark> { marks.suffix(Self.mostMarks) }

  /// Adds an event.
  public mutating func add(_ event: Event) {
    count += 1
    largest = max(largest, event.id.counter)
    sum &+= event.rank
    let mark = Mark(event)
    if mark.number <= largestOfOlder { return }
    var place = marks.endIndex
    while place > 0, mark < marks[place - 1] { place -= 1 }
    marks.insert(mark, at: place)
    // Not one by one, which would move all the others each time.
    if marks.count >= 2 * Self.mostMarks {
      let older = marks.count - Self.mostMarks
      largestOfOlder = marks[older - 1].number
      marks.removeFirst(older)
    }
  }

  /// Adds what another tally knows of the same events.
  public mutating func takeSources(of other: Tally) {
    let sources = Dictionary(
      other.marks.lazy.filter { $0.source != nil }.map { ($0, $0.source) },
      uniquingKeysWith: { first, _ in first })
    for place in marks.indices where marks[place].source == nil {
      marks[place].source = sources[marks[place]] ?? nil
    }
  }

  /// Those of the device's events in a history that are included for certain.
  ///
  /// Of the older ones these are all if their sum is the known one. If there are fewer, lines were lost;
  /// they are included if numbers are missing between them, and they were where they are in the file
  /// (`inPlace`). If no number is missing up to their last, the file may be that of a copy of the machine,
  /// which went a way of its own.
  public func included(of events: [Event], inPlace: [Event]) -> [Event] {
    let known = Set(marks)
    let older = events.filter { $0.id.counter <= largestOfOlder }
    let sum = older.reduce(0 as UInt64) { $0 &+ $1.rank }
    let knownSum = marks.reduce(self.sum) { $0 &- $1.rank }
    var included = events.filter { known.contains(Mark($0)) }
    if older.count == count - marks.count, sum == knownSum {
      included += older
    } else if older.count < count - marks.count {
      let numbers = Set(older.map(\.id.counter))
      if numbers.count < numbers.max() ?? 0 {
        included += inPlace.filter { $0.id.counter <= largestOfOlder }
      }
    }
    return included
  }
}

extension Tally: Hashable {
  /// Whether the same events are included: a sum says so, also that of an earlier version.
  public static func == (one: Tally, other: Tally) -> Bool {
    (one.count, one.largest, one.sum) == (other.count, other.largest, other.sum)
  }

  /// Hashes what is compared.
  public func hash(into hasher: inout Hasher) { hasher.combine(sum) }
}

extension Tally.Mark {
  fileprivate init(_ event: Event) {
    self.init(number: event.id.counter, rank: event.rank, source: .event(event))
  }
}
