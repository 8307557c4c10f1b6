/// Counts of days that have one, in the order of the days, which is also that in which they come.
public struct DayCounts: Equatable, Sendable {
  /// A day and its count.
  public struct Entry: Equatable, Sendable {
    /// The day.
    public let day: Day
    /// How many there were.
    public var count: Int

    /// A day and its count.
    public init(day: Day, count: Int) {
      self.day = day
      self.count = count
    }
  }

  /// The days with their counts, the earliest first.
  public private(set) var entries: [Entry] = []

  /// The entries in any order; of one day the last one counts.
  public init(_ entries: [Entry] = []) {
    let isInOrder = zip(entries, entries.dropFirst()).allSatisfy { $0.day < $1.day }
    guard !isInOrder else {
      self.entries = entries
      return
    }
    // Sorting keeps entries of one day in their order.
    for entry in entries.sorted(by: { $0.day < $1.day }) {
      if self.entries.last?.day == entry.day { self.entries.removeLast() }
      self.entries.append(entry)
    }
  }

  /// A day's count; nil for a day without one.
  public subscript(day: Day) -> Int? {
    get {
      let place = place(of: day)
      return place < entries.count && entries[place].day == day ? entries[place].count : nil
    }
    set {
      let place = place(of: day)
      let isKnown = place < entries.count && entries[place].day == day
      switch newValue {
      case let count? where isKnown: entries[place].count = count
      case let count?: entries.insert(Entry(day: day, count: count), at: place)
      case nil: if isKnown { entries.remove(at: place) }
      }
    }
  }

  /// The first entry that is not before a day, mostly the last one or the end.
  private func place(of day: Day) -> Int {
    guard let last = entries.last, day <= last.day else { return entries.count }
    var (low, high) = (0, entries.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
