/// The open arrivals by question or answer with their deck.
struct CardBuckets: Sendable {
  private struct Bucket {
    var key: UInt64 = 0
    /// How many arrivals there are; 0 in a free bucket.
    var count = 0
    /// The last one, as a place in `cards`.
    var last: Int32 = -1
  }

  private var buckets: [Bucket] = []
  /// Arrivals, each with the place of the one before it in its bucket.
  private var cards: [(arrival: Int32, before: Int32)] = []

  /// No arrivals.
  init() {}

  init(of arrivals: [Identifier.Arrival]) {
    var size = 16
    let texts = arrivals.lazy.filter(\.isOpen).reduce(0) { $0 + $1.faces.count }
    while size < texts * 4 { size *= 2 }
    buckets = [Bucket](repeating: Bucket(), count: size)
    for index in arrivals.indices where arrivals[index].isOpen {
      let deck = arrivals[index].deck
      for face in arrivals[index].faces {
        add(index, Census.key(face.questionKey, 1, deck))
        add(index, Census.key(face.answer, 2, deck))
      }
    }
  }

  private mutating func add(_ arrival: Int, _ key: UInt64) {
    let slot = slot(of: key)
    buckets[slot].key = key
    buckets[slot].count += 1
    // More say nothing, and would take long to compare.
    guard buckets[slot].count <= Identifier.mostCandidates else { return }
    cards.append((Int32(truncatingIfNeeded: arrival), buckets[slot].last))
    buckets[slot].last = Int32(truncatingIfNeeded: cards.count - 1)
  }

  /// Adds the arrivals of a deck that have a question or an answer, if they are few.
  func add(_ text: CardLook.Digests, deck: Int, to near: inout [Int]) {
    for key in [Census.key(text.question, 1, deck), Census.key(text.answer, 2, deck)] {
      let bucket = buckets[slot(of: key)]
      guard bucket.count <= Identifier.mostCandidates else { continue }
      var place = bucket.last
      while place >= 0 {
        near.append(Int(cards[Int(place)].arrival))
        place = cards[Int(place)].before
      }
    }
  }

  /// The slot of a key, or the free one in which it would be.
  private func slot(of key: UInt64) -> Int {
    let mask = buckets.count - 1
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while buckets[slot].count > 0, buckets[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }
}
