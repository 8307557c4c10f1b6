/// A count for each day that has one, in the order of the days. New days mostly come last.
public struct DayCounts: Hashable, Sendable {
  /// A day and its count.
  public struct Entry: Hashable, Sendable {
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

  /// The entries in any order; of several for one day, the last one counts.
  public init(_ entries: [Entry] = []) {
    let isInOrder = zip(entries, entries.dropFirst()).allSatisfy { $0.day < $1.day }
    guard !isInOrder else {
      self.entries = entries
      return
    }
    // Swift's sort is stable: entries of one day stay in their order.
    for entry in entries.sorted(by: { $0.day < $1.day }) {
      if self.entries.last?.day == entry.day { self.entries.removeLast() }
      self.entries.append(entry)
    }
  }

  /// A day's count; nil for a day without one.
  public subscript(day: Day) -> Int? {
    get {
      let index = index(of: day)
      return index < entries.count && entries[index].day == day ? entries[index].count : nil
    }
    set {
      let index = index(of: day)
      let isKnown = index < entries.count && entries[index].day == day
      switch newValue {
      case let count? where isKnown: entries[index].count = count
      case let count?: entries.insert(Entry(day: day, count: count), at: index)
      case nil: if isKnown { entries.remove(at: index) }
      }
    }
  }

  /// The index of the first entry that is not before a day; mostly the last one or the end.
  private func index(of day: Day) -> Int {
    guard let last = entries.last, day <= last.day else { return entries.count }
    var (low, high) = (0, entries.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
