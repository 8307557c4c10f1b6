/// Hashes of neighbouring characters, by which texts are compared that are not equal.
enum CharacterGroups {
  private static let start: UInt32 = 2
  private static let end: UInt32 = 3

  /// The smallest hashes of a text's groups: of two characters that begin with a Chinese one, of three
  /// others. It is written to histories, so the hashes must never change.
  static func sketch(_ scalars: [UInt32]) -> [UInt32] {
    smallest(CardLook.longestSketch, of: scalars) { $0 >= 0x2E80 ? 2 : 3 }
  }

  /// The smallest hashes of a text's longer groups, which few texts share by chance.
  static func landmarks(_ scalars: [UInt32], count: Int) -> [UInt32] {
    smallest(count, of: scalars) { $0 >= 0x2E80 ? 3 : 5 }
  }

  /// The groups of one length, ascending, each once.
  static func groups(_ scalars: [UInt32], length: Int) -> [UInt32] {
    var hashes: [UInt32] = []
    hashes.reserveCapacity(scalars.count + 2)
    forEachGroup(of: scalars, length: { _ in length }) { hashes.append($0) }
    sort(&hashes)
    var count = 0
    for place in hashes.indices where place == 0 || hashes[place] != hashes[count - 1] {
      hashes[count] = hashes[place]
      count += 1
    }
    hashes.removeLast(hashes.count - count)
    return hashes
  }

  /// Sorts hashes: first by their six highest bits, which spread them evenly, so that each is near its
  /// place already. Lists have some hundred hashes at most, so that equal bits cost little.
  private static func sort(_ hashes: inout [UInt32]) {
    var places = [Int](repeating: 0, count: 65)
    for hash in hashes { places[Int(hash >> 26) + 1] += 1 }
    for bits in 1...64 { places[bits] += places[bits - 1] }
    let unsorted = hashes
    for hash in unsorted {
      hashes[places[Int(hash >> 26)]] = hash
      places[Int(hash >> 26)] += 1
    }
    for next in hashes.indices.dropFirst() {
      let hash = hashes[next]
      var place = next
      while place > 0, hashes[place - 1] > hash {
        hashes[place] = hashes[place - 1]
        place -= 1
      }
      hashes[place] = hash
    }
  }

  private static func smallest(
    _ count: Int, of scalars: [UInt32], length: (UInt32) -> Int
  ) -> [UInt32] {
    // The last place is for the hash that is pushed out.
    var kept = [UInt32](repeating: .max, count: count + 1)
    var (filled, limit) = (0, UInt32.max)
    forEachGroup(of: scalars, length: length) { hash in
      if hash >= limit { return }
      var place = filled
      while place > 0, kept[place - 1] > hash { place -= 1 }
      if place > 0, kept[place - 1] == hash { return }
      var moved = filled
      while moved > place {
        kept[moved] = kept[moved - 1]
        moved -= 1
      }
      kept[place] = hash
      if filled < count { filled += 1 }
      if filled == count { limit = kept[count - 1] }
    }
    kept.removeLast(kept.count - filled)
    return kept
  }

  /// With a mark before the text and one behind it, so that the ends of a short text count. A text that
  /// is shorter than a group is a group.
  @inline(__always)
  private static func forEachGroup(
    of scalars: [UInt32], length: (UInt32) -> Int, _ body: (UInt32) -> Void
  ) {
    var marked = [UInt32](repeating: start, count: scalars.count + 2)
    for index in scalars.indices { marked[index + 1] = lowercase(scalars[index]) }
    marked[marked.count - 1] = end
    for index in marked.indices {
      // The mark before the text is no letter of any script.
      let last = index + length(marked[index == 0 ? 1 : index])
      guard last <= marked.count || index == 0 else { return }
      var hash: UInt64 = 0
      for next in index..<min(last, marked.count) {
        hash = (hash ^ UInt64(marked[next])) &* 0x9FB2_1C65_1E98_DF25
        hash ^= hash >> 29
      }
      body(UInt32(truncatingIfNeeded: hash >> 16))
    }
  }

  private static func lowercase(_ value: UInt32) -> UInt32 {
    0x41...0x5A ~= value ? value + 0x20 : value
  }
}
