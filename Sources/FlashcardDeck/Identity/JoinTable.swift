/// Which cards have a key, for a join: a hash table whose keys are hashes already.
struct JoinTable {
  /// The cards with one key: -1 for none, -2 for several.
  struct Bucket {
    static let several: Int32 = -2
    var one: Int32 = -1
    var arrival: Int32 = -1

    static func add(_ index: Int, to place: inout Int32) {
      let index = Int32(truncatingIfNeeded: index)
      if place != index { place = place == -1 ? index : several }
    }
  }

  private var keys: [UInt64]
  /// A bucket with no known card is free.
  private var buckets: [Bucket]
  private(set) var isEmpty = true

  /// A table for as many keys of known cards.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    buckets = [Bucket](repeating: Bucket(), count: size)
  }

  mutating func addKnown(_ card: Int, _ key: UInt64) {
    let slot = slot(of: key)
    isEmpty = false
    keys[slot] = key
    Bucket.add(card, to: &buckets[slot].one)
  }

  /// Adds an arrival, if a known card has its key.
  mutating func addArrival(_ card: Int, _ key: UInt64) {
    let slot = slot(of: key)
    if buckets[slot].one != -1 { Bucket.add(card, to: &buckets[slot].arrival) }
  }

  subscript(key: UInt64) -> Bucket? {
    let bucket = buckets[slot(of: key)]
    return bucket.one == -1 ? nil : bucket
  }

  /// The slot of a key, or the free one in which it would be.
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while buckets[slot].one != -1, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }
}
