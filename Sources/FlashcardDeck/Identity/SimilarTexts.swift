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

  /// How often the current search met a text, and the number of that search.
  private struct Score {
    var search: Int32 = 0
    var shared: Int32 = 0
  }

  private let landmarks: FlatLists<UInt32>
  private let mask: UInt32
  /// The places of each hash's texts in `entries`, by the low bits of the hash.
  private var starts: [Int32]
  private var entries: [Entry]
  private var scores: [Score]
  private var search: Int32 = 0
  private var found: [Int32] = []

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
    func isNeeded(_ hash: UInt32) -> Bool {
      let slot = Int(hash & mask)
      return isSearched[slot / 64] >> UInt64(slot % 64) & 1 != 0
    }
    starts = [Int32](repeating: 0, count: (1 << bits) + 1)
    for hash in landmarks.values where isNeeded(hash) { starts[Int(hash & mask) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    entries = [Entry](repeating: Entry(), count: Int(starts[starts.count - 1]))
    var places = starts
    for text in 0..<landmarks.count {
      for place in landmarks.range(text) {
        let hash = landmarks.values[place]
        guard isNeeded(hash) else { continue }
        let slot = Int(hash & mask)
        entries[Int(places[slot])] = Entry(hash: hash, text: Int32(truncatingIfNeeded: text))
        places[slot] += 1
      }
    }
    scores = [Score](repeating: Score(), count: landmarks.count)
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
    for place in landmarks.range(text) {
      let hash = landmarks.values[place]
      let slot = Int(hash & mask)
      let range = Int(starts[slot])..<Int(starts[slot + 1])
      guard range.count <= Self.mostShared else { continue }
      for place in range where entries[place].hash == hash {
        let text = Int(entries[place].text)
        if scores[text].search != search {
          scores[text] = Score(search: search)
          found.append(entries[place].text)
        }
        scores[text].shared += 1
      }
    }
    return best
  }

  /// The texts with the most shared hashes, of equal ones the first.
  private var best: [Int] {
    var best: [UInt64] = []
    best.reserveCapacity(Self.mostFound + 1)
    for text in found {
      let rank =
        UInt64(UInt32(bitPattern: scores[Int(text)].shared)) << 32 | UInt64(.max - UInt32(text))
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
