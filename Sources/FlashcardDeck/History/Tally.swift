/// Which events of a device a state includes: enough to see whether a history still has all of them.
public struct Tally: Hashable, Sendable {
  /// How many there are.
  public var count: Int
  /// The largest number among them.
  public var largest: Int
  /// The sum of their ranks, which does not depend on their order.
  public var sum: UInt64

  /// A tally as a snapshot has it; without arguments, that of no events.
  public init(count: Int = 0, largest: Int = 0, sum: UInt64 = 0) {
    self.count = count
    self.largest = largest
    self.sum = sum
  }

  /// Adds an event.
  public mutating func add(_ event: Event) {
    count += 1
    largest = max(largest, event.id.counter)
    sum &+= event.rank
  }
}
