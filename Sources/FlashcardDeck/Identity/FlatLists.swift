/// Many short lists, one after another in the same memory: a list for each card, without an array for
/// each.
struct FlatLists<Value: Sendable>: Sendable {
  private(set) var values: [Value] = []
  private var starts: [Int32] = [0]

  /// How many lists there are.
  var count: Int { starts.count - 1 }

  /// The place of a list in `values`.
  func range(_ list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  /// The values of a list.
  subscript(list: Int) -> ArraySlice<Value> { values[range(list)] }

  /// Adds a value to the list that `end` will end.
  mutating func add(_ value: Value) { values.append(value) }

  /// Adds values to the list that `end` will end.
  mutating func add(_ more: some Collection<Value>) { values.append(contentsOf: more) }

  /// Ends a list.
  mutating func end() { starts.append(Int32(truncatingIfNeeded: values.count)) }

  /// Adds the lists of another one.
  mutating func append(_ other: FlatLists) {
    let offset = Int32(truncatingIfNeeded: values.count)
    values.append(contentsOf: other.values)
    starts.append(contentsOf: other.starts.dropFirst().lazy.map { $0 + offset })
  }

  /// One after another.
  init(joining parts: [FlatLists] = []) {
    values.reserveCapacity(parts.reduce(0) { $0 + $1.values.count })
    starts.reserveCapacity(parts.reduce(1) { $0 + $1.count })
    for part in parts { append(part) }
  }
}
