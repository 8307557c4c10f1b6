/// Where each card stands in a list, by its name.
///
/// A `Dictionary` takes twice as long to fill, which shows when the program starts with a
/// hundred thousand cards. As in a `Dictionary`, the hash differs from run to run, so that no deck
/// can be written to collide.
struct CardTable: Sendable {
  /// Index plus one below, part of the hash above; 0 is free. At most half are taken.
  private var slots: [UInt64]
  private let mask: Int
  private let seed = UInt64.random(in: 0...UInt64.max)

  /// A table for up to `capacity` cards.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    mask = size - 1
  }

  /// The index of a card in the list; nil when the table has no such name.
  func index(of id: CardID, in entries: [Library.Entry]) -> Int? {
    probe(hash(of: id), id, entries).index
  }

  /// The index of a card in the list; a name that the table does not have is added with the index
  /// that the list's next card will have, and the answer is nil.
  mutating func indexOrInsert(_ id: CardID, in entries: [Library.Entry]) -> Int? {
    let hash = hash(of: id)
    let (slot, index) = probe(hash, id, entries)
    if let index { return index }
    slots[slot] = (hash >> 32) << 32 | UInt64(truncatingIfNeeded: entries.count + 1)
    return nil
  }

  /// The slot that has a name with its index, or the free one where it would go.
  private func probe(
    _ hash: UInt64, _ id: CardID, _ entries: [Library.Entry]
  ) -> (slot: Int, index: Int?) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while case let value = slots[slot], value != 0 {
      let index = Int(value & 0xFFFF_FFFF) - 1
      if value >> 32 == hash >> 32, entries[index].id == id { return (slot, index) }
      slot = (slot + 1) & mask
    }
    return (slot, nil)
  }

  private func hash(of id: CardID) -> UInt64 {
    var text = id.description
    return text.withUTF8 { bytes in
      var digest = Digest(seed: seed)
      digest.add(bytes)
      return digest.value
    }
  }
}
