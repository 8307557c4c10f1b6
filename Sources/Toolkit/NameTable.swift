import CProcessor

/// Numbers names from 0 in the order in which they are added, and finds them again.
///
/// A `Dictionary` takes twice as long to fill, which a start with 100,000 cards shows. As in a
/// `Dictionary`, the hash differs from run to run, so that no deck can be written to make names
/// collide. The owner of the table keeps the names; `name` gives the name of a number.
@frozen public struct NameTable: Sendable {
  /// The upper half of the hash in the high 32 bits, the number plus one in the low 32 bits; 0 is free.
  /// At most half are taken.
  @usableFromInline var slots: [UInt64]
  /// How many names there are.
  @usableFromInline var count: Int
  @usableFromInline let seed: UInt64

  /// A table with room for `capacity` names; it grows for more.
  public init(capacity: Int = 0) {
    slots = Self.free(Self.size(for: capacity))
    count = 0
    seed = UInt64.random(in: 0...UInt64.max)
  }

  /// How many names are best hashed together before they are looked up.
  @inlinable public static var batch: Int { 32 }

  /// A name's hash, with 32 bits. The processor fetches the name's slot meanwhile: for many names,
  /// waiting for memory would be most of the time of looking them up.
  @inlinable public func prefetchedHash(_ name: String) -> UInt64 {
    let hash = hash(of: name)
    slots.withUnsafeBufferPointer { slots in
      cprocessor_prefetch(slots.baseAddress.map { $0 + (Int(hash) & (slots.count - 1)) })
    }
    return hash
  }

  /// The number of a name; nil if the table does not have it.
  @inlinable public func index(of wanted: String, _ name: (Int) -> String) -> Int? {
    index(of: wanted, hash: hash(of: wanted), name)
  }

  /// The same for a name with its prefetched hash.
  @inlinable
  public func index(of wanted: String, hash: UInt64, _ name: (Int) -> String) -> Int? {
    probe(hash, wanted, name).index
  }

  /// The number of a name; a name that the table does not have gets the next number, and the result
  /// is nil.
  @inlinable
  public mutating func indexOrInsert(_ wanted: String, _ name: (Int) -> String) -> Int? {
    indexOrInsert(wanted, hash: hash(of: wanted), name)
  }

  /// The same for a name with its prefetched hash.
  @inlinable @inline(__always)
  public mutating func indexOrInsert(
    _ wanted: String, hash: UInt64, _ name: (Int) -> String
  ) -> Int? {
    let (slot, index) = probe(hash, wanted, name)
    if let index { return index }
    insert(hash, slot: slot)
    return nil
  }

  @inlinable @inline(__always) mutating func insert(_ hash: UInt64, slot: Int) {
    var slot = slot
    if (count + 1) * 2 > slots.count {
      grow()
      slot = freeSlot(hash)
    }
    count += 1
    slots[slot] = hash << 32 | UInt64(truncatingIfNeeded: count)
  }

  /// The slot of a name with its number, or the free slot in which it would be.
  @inlinable func probe(
    _ hash: UInt64, _ wanted: String, _ name: (Int) -> String
  ) -> (slot: Int, index: Int?) {
    var slot = Int(hash) & (slots.count - 1)
    while case let value = slots[slot], value != 0 {
      let index = Int(value & 0xFFFF_FFFF) - 1
      if value >> 32 == hash, name(index) == wanted { return (slot, index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (slot, nil)
  }

  @usableFromInline mutating func grow() {
    let old = slots
    slots = Self.free(old.count * 2)
    for value in old where value != 0 { slots[freeSlot(value >> 32)] = value }
  }

  @inlinable func freeSlot(_ hash: UInt64) -> Int {
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

  @inlinable func hash(of name: String) -> UInt64 {
    var text = name
    return text.withUTF8 { bytes in
      var digest = Digest(seed: seed)
      digest.addRaw(bytes)
      return digest.value >> 32
    }
  }
}
