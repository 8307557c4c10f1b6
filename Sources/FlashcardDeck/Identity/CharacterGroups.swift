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
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: scalars.count + 2) { hashes in
      var count = 0
      forEachGroup(of: scalars, length: { _ in length }) { hash in
        hashes.initializeElement(at: count, to: hash)
        count += 1
      }
      return sortedOnce(UnsafeBufferPointer(rebasing: hashes[..<count]))
    }
  }

  /// Hashes in ascending order, each once: first by their six highest bits, which spread them evenly, so
  /// that each is near its place already. Lists have some hundred hashes at most, so that equal bits cost
  /// little.
  private static func sortedOnce(_ hashes: UnsafeBufferPointer<UInt32>) -> [UInt32] {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 64) { places in
      places.initialize(repeating: 0)
      for hash in hashes { places[Int(hash >> 26)] += 1 }
      var sum = 0
      for bits in places.indices {
        let count = places[bits]
        places[bits] = sum
        sum += count
      }
      return [UInt32](unsafeUninitializedCapacity: hashes.count) { sorted, count in
        for hash in hashes {
          let place = Int(places[Int(hash >> 26)])
          places[Int(hash >> 26)] += 1
          sorted.initializeElement(at: place, to: hash)
        }
        for next in sorted.indices {
          let hash = sorted[next]
          var place = next
          while place > 0, sorted[place - 1] > hash {
            sorted[place] = sorted[place - 1]
            place -= 1
          }
          sorted[place] = hash
        }
        for place in sorted.indices where place == 0 || sorted[place] != sorted[count - 1] {
          sorted[count] = sorted[place]
          count += 1
        }
      }
    }
  }

  private static func smallest(
    _ count: Int, of scalars: [UInt32], length: (UInt32) -> Int
  ) -> [UInt32] {
    // About twice as many as are kept are below this limit; only if they are too few, all are looked at.
    let share = 2 * count < scalars.count ? UInt64(2 * count) << 32 / UInt64(scalars.count) : 0
    let limit = share > 0 ? UInt32(truncatingIfNeeded: share) : .max
    let kept = smallest(count, below: limit, of: scalars, length: length)
    return kept.count < count && limit < .max
      ? smallest(count, below: .max, of: scalars, length: length) : kept
  }

  private static func smallest(
    _ count: Int, below limit: UInt32, of scalars: [UInt32], length: (UInt32) -> Int
  ) -> [UInt32] {
    var limit = limit
    return [UInt32](unsafeUninitializedCapacity: count + 1) { kept, filled in
      // The last place is for the hash that is pushed out.
      kept.initialize(repeating: .max)
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
    }
  }

  /// With a mark before the text and one behind it, so that the ends of a short text count. A text that
  /// is shorter than a group is a group.
  @inline(__always)
  private static func forEachGroup(
    of scalars: [UInt32], length: (UInt32) -> Int, _ body: (UInt32) -> Void
  ) {
    let count = scalars.count + 2
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { marked in
      marked.initializeElement(at: 0, to: start)
      for index in scalars.indices {
        marked.initializeElement(at: index + 1, to: lowercase(scalars[index]))
      }
      marked.initializeElement(at: count - 1, to: end)
      for index in 0..<count {
        // The mark before the text is no letter of any script.
        let last = index + length(marked[index == 0 ? 1 : index])
        guard last <= count || index == 0 else { return }
        var hash = mixed(0, marked[index])
        if last == index + 3, last <= count {
          hash = mixed(mixed(hash, marked[index + 1]), marked[index + 2])
        } else {
          for next in index + 1..<max(index + 1, min(last, count)) {
            hash = mixed(hash, marked[next])
          }
        }
        body(UInt32(truncatingIfNeeded: hash >> 16))
      }
    }
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ value: UInt32) -> UInt64 {
    let hash = (hash ^ UInt64(value)) &* 0x9FB2_1C65_1E98_DF25
    return hash ^ (hash >> 29)
  }

  private static func lowercase(_ value: UInt32) -> UInt32 {
    0x41...0x5A ~= value ? value + 0x20 : value
  }
}
