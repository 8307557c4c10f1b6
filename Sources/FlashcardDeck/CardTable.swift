import CProcessor

/// Numbers cards from 0 in the order in which their names are added, and finds them by name.
///
/// A `Dictionary` takes twice as long to fill, which shows when the program starts with a
/// hundred thousand cards. As in a `Dictionary`, the hash differs from run to run, so that no deck
/// can be written to collide. The names themselves are kept by whoever has the table, and `name`
/// tells that of a number.
struct CardTable: Sendable {
  /// Half of the hash above, the number plus one below; 0 is free. At most half are taken.
  private var slots: [UInt64]
  /// How many names there are.
  private(set) var count = 0
  private let seed = UInt64.random(in: 0...UInt64.max)

  /// A table with room for `capacity` cards; it grows for more.
  init(capacity: Int = 0) {
    slots = Self.free(Self.size(for: capacity))
  }

  /// How many names are best announced together.
  static let batch = 32

  /// A name's hash. The memory in which it is going to be looked for is fetched meanwhile: where many
  /// names are looked for, waiting for that would be most of the time that it takes.
  func announce(_ id: CardID) -> UInt64 {
    let hash = hash(of: id)
    slots.withUnsafeBufferPointer { slots in
      cprocessor_prefetch(slots.baseAddress.map { $0 + (Int(hash) & (slots.count - 1)) })
    }
    return hash
  }

  /// The number of a card; nil when the table has no such name.
  func index(of id: CardID, _ name: (Int) -> CardID) -> Int? {
    index(of: id, hash: hash(of: id), name)
  }

  /// The same for a name that was announced.
  func index(of id: CardID, hash: UInt64, _ name: (Int) -> CardID) -> Int? {
    probe(hash, id, name).index
  }

  /// The number of a card; a name that the table does not have gets the next number, and the answer
  /// is nil.
  mutating func indexOrInsert(_ id: CardID, _ name: (Int) -> CardID) -> Int? {
    indexOrInsert(id, hash: hash(of: id), name)
  }

  /// The same for a name that was announced.
  mutating func indexOrInsert(_ id: CardID, hash: UInt64, _ name: (Int) -> CardID) -> Int? {
    var (slot, index) = probe(hash, id, name)
    if let index { return index }
    if (count + 1) * 2 > slots.count {
      grow()
      slot = freeSlot(hash)
    }
    count += 1
    slots[slot] = hash << 32 | UInt64(truncatingIfNeeded: count)
    return nil
  }

  /// The slot that has a name with its number, or the free one where it would go.
  private func probe(
    _ hash: UInt64, _ id: CardID, _ name: (Int) -> CardID
  ) -> (slot: Int, index: Int?) {
    var slot = Int(hash) & (slots.count - 1)
    while case let value = slots[slot], value != 0 {
      let index = Int(value & 0xFFFF_FFFF) - 1
      if value >> 32 == hash, name(index) == id { return (slot, index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (slot, nil)
  }

  private mutating func grow() {
    let old = slots
    slots = Self.free(old.count * 2)
    for value in old where value != 0 { slots[freeSlot(value >> 32)] = value }
  }

  private func freeSlot(_ hash: UInt64) -> Int {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private static func free(_ count: Int) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: count) { slots, filled in
      UnsafeMutableRawBufferPointer(slots).useLargePages()
      slots.initialize(repeating: 0)
      filled = count
    }
  }

  private static func size(for capacity: Int) -> Int {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    return size
  }

  /// 32 bits.
  private func hash(of id: CardID) -> UInt64 {
    var text = id.description
    return text.withUTF8 { bytes in
      var digest = Digest(seed: seed)
      digest.addRaw(bytes)
      return digest.value >> 32
    }
  }
}
