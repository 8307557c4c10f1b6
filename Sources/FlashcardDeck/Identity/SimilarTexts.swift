import Toolkit

/// Finds texts that may be similar: those that share what few texts have.
///
/// A text is listed under some hashes of its longer groups of characters and of its sketch. Hashes that
/// many texts have are not followed, so that a search takes a bounded time whatever the texts are.
struct SimilarTexts: Sendable {
  /// The most texts of one hash that are followed.
  private static let mostShared = 40
  /// The most texts that a search gives.
  private static let mostFound = 8

  private struct Entry {
    var hash: UInt32 = 0
    var text: Int32 = 0
  }

  /// How many hashes of the current search a text shares, and the number of that search.
  private struct Score {
    var search: Int32 = 0
    var text: Int32 = 0
    var shared: Int32 = 0
  }

  /// The most hashes of a text.
  private static let mostHashes = 22
  /// More than twice the texts that a search may meet, and few enough for the processor's cache.
  private static let scoreCount = 2048

  /// The entries of some slots, which are the low bits of hashes.
  private struct Slots: Sendable {
    /// The places of each slot's texts in `entries`.
    var starts: [Int32] = []
    var entries: [Entry] = []
  }

  private let landmarks: FlatLists<UInt32>
  private let mask: UInt32
  /// All slots, in some parts of equal size.
  private var parts: [Slots]
  private let partBits: UInt32
  private var scores = [Score](repeating: Score(), count: scoreCount)
  private var search: Int32 = 0
  /// The places in `scores` that the current search uses.
  private var found: [Int] = []
  /// The entries that the current search follows, and the hash that each should have.
  private var met: [(entry: Entry, hash: UInt32)] = []

  /// Lists texts by their landmarks.
  ///
  /// - Parameter searched: the texts that will be searched for. Hashes that none of them has are left out:
  ///   if one card of a large deck was edited, that is nearly all.
  init(_ landmarks: FlatLists<UInt32>, searched: some Sequence<Int>) {
    self.landmarks = landmarks
    var bits = 4
    while 1 << bits < landmarks.values.count { bits += 1 }
    let mask = UInt32(truncatingIfNeeded: (1 << bits) - 1)
    self.mask = mask
    var isSearched = [UInt64](repeating: 0, count: max(1, (1 << bits) / 64))
    for text in searched {
      for hash in landmarks[text] {
        let slot = Int(hash & mask)
        isSearched[slot / 64] |= 1 << UInt64(slot % 64)
      }
    }
    // Each thread fills some of the slots and skips the hashes of the others.
    let partCount = landmarks.values.count < 20_000 ? 1 : 2
    let partBits = partCount == 1 ? bits : bits - 1
    self.partBits = UInt32(partBits)
    let needed = isSearched
    parts = Parallel.map(partCount) { part in
      func slot(of hash: UInt32) -> Int? {
        let slot = Int(hash & mask)
        return slot >> partBits == part && needed[slot / 64] >> UInt64(slot % 64) & 1 != 0
          ? slot - part << partBits : nil
      }
      var slots = Slots()
      slots.starts.reserveLargeCapacity((1 << partBits) + 1)
      slots.starts.append(contentsOf: repeatElement(0, count: (1 << partBits) + 1))
      for hash in landmarks.values {
        if let slot = slot(of: hash) { slots.starts[slot] += 1 }
      }
      // Each slot's end, which becomes its start when its entries are filled in from the last one on.
      for slot in 1..<slots.starts.count { slots.starts[slot] += slots.starts[slot - 1] }
      let count = Int(slots.starts[slots.starts.count - 1])
      slots.entries.reserveLargeCapacity(count)
      slots.entries.append(contentsOf: repeatElement(Entry(), count: count))
      for text in (0..<landmarks.count).reversed() {
        for place in landmarks.range(text).reversed() {
          let hash = landmarks.values[place]
          guard let slot = slot(of: hash) else { continue }
          slots.starts[slot] -= 1
          slots.entries[Int(slots.starts[slot])] = Entry(
            hash: hash, text: Int32(truncatingIfNeeded: text))
        }
      }
      return slots
    }
  }

  /// Ends a list with hashes of single values of the sketch for short answers; of neighbours in it for long
  /// ones, whose smallest values are often of groups that every text has.
  static func addLandmarks(of face: CardFace, to list: inout FlatLists<UInt32>) {
    func add(_ hash: UInt32) {
      let mixed = (hash ^ (hash >> 15)) &* 0x2C1B_3C6D
      list.add(mixed ^ (mixed >> 13))
    }
    var scalars: [UInt32] = []
    scalars.reserveCapacity(face.question.utf8.count)
    for scalar in face.question.unicodeScalars { scalars.append(scalar.value) }
    for hash in CharacterGroups.landmarks(scalars, count: 6) { add(hash) }
    let sketch = face.sketch
    for value in sketch.prefix(4) { add(value &* 0x85EB_CA6B ^ 0x5A5A) }
    for place in 0..<min(12, max(0, sketch.count - 1)) {
      add((sketch[place] &* 0xC2B2_AE35 ^ sketch[place + 1]) &* 0x27D4_EB2F)
    }
    list.end()
  }

  /// The texts that share most with one of those that are searched for, itself among them, best first.
  mutating func search(_ text: Int) -> [Int] {
    search += 1
    found.removeAll(keepingCapacity: true)
    met.removeAll(keepingCapacity: true)
    // The entries are copied before any is compared, so that the processor reads many at the same time
    // and does not wait for each.
    for place in landmarks.range(text).prefix(Self.mostHashes) {
      let hash = landmarks.values[place]
      let (part, slot) = (Int(hash & mask) >> partBits, Int(hash & mask) % (1 << partBits))
      let range = Int(parts[part].starts[slot])..<Int(parts[part].starts[slot + 1])
      guard range.count <= Self.mostShared else { continue }
      for place in range { met.append((parts[part].entries[place], hash)) }
    }
    for (entry, hash) in met where entry.hash == hash { count(entry.text) }
    return best
  }

  private mutating func count(_ text: Int32) {
    var place = Int((UInt32(bitPattern: text) &* 0x9E37_79B1) >> 21)
    while scores[place].search == search, scores[place].text != text {
      place = (place + 1) % Self.scoreCount
    }
    if scores[place].search != search {
      scores[place] = Score(search: search, text: text)
      found.append(place)
    }
    scores[place].shared += 1
  }

  /// The texts with the most shared hashes, of equal ones the first.
  private var best: [Int] {
    var best: [UInt64] = []
    best.reserveCapacity(Self.mostFound + 1)
    for place in found {
      let score = scores[place]
      let rank =
        UInt64(UInt32(bitPattern: score.shared)) << 32
        | UInt64(UInt32.max - UInt32(bitPattern: score.text))
      if best.count == Self.mostFound {
        if let last = best.last, rank < last { continue }
        best.removeLast()
      }
      var place = best.count
      best.append(rank)
      while place > 0, best[place - 1] < rank {
        best[place] = best[place - 1]
        place -= 1
      }
      best[place] = rank
    }
    return best.map { Int(UInt32.max - UInt32(truncatingIfNeeded: $0)) }
  }
}
