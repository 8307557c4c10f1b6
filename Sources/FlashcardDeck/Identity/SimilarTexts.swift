/// Finds texts that may be similar: those that share what few texts have.
///
/// A text is listed under some hashes of its longer groups of characters and of its sketch. Hashes that
/// many texts have are not followed, so that a search takes a bounded time whatever the texts are.
struct SimilarTexts {
  /// The most texts of one hash that are followed.
  private static let mostShared = 40
  /// The most texts that a search gives.
  private static let mostFound = 8

  private let bits: Int
  /// The places of each hash's texts in `texts`, by the low bits of the hash.
  private var starts: [Int32]
  private var texts: [(hash: UInt32, text: Int32)]
  /// How many hashes of the current search a text shares, and the number of that search.
  private var scores: [(search: Int32, shared: Int32)]
  private var search: Int32 = 0

  init(_ faces: [CardFace]) {
    let hashes = faces.map(Self.hashes)
    let total = hashes.reduce(0) { $0 + $1.count }
    var bits = 4
    while 1 << bits < total { bits += 1 }
    self.bits = bits
    let mask = UInt32(truncatingIfNeeded: (1 << bits) - 1)
    starts = [Int32](repeating: 0, count: (1 << bits) + 1)
    for list in hashes { for hash in list { starts[Int(hash & mask) + 1] += 1 } }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    texts = [(hash: UInt32, text: Int32)](repeating: (0, 0), count: total)
    var places = starts
    for (text, list) in hashes.enumerated() {
      for hash in list {
        let place = Int(places[Int(hash & mask)])
        texts[place] = (hash, Int32(truncatingIfNeeded: text))
        places[Int(hash & mask)] += 1
      }
    }
    scores = [(search: Int32, shared: Int32)](repeating: (0, 0), count: faces.count)
  }

  /// Hashes of single values of the sketch for short answers; of neighbours in it for long ones, whose
  /// smallest values are often of groups that every text has.
  private static func hashes(_ face: CardFace) -> [UInt32] {
    var hashes = CharacterGroups.landmarks(face.question.unicodeScalars.map(\.value), count: 6)
    hashes += face.sketch.prefix(4).map { $0 &* 0x85EB_CA6B ^ 0x5A5A }
    for (one, next) in zip(face.sketch, face.sketch.dropFirst()).prefix(12) {
      hashes.append((one &* 0xC2B2_AE35 ^ next) &* 0x27D4_EB2F)
    }
    return hashes.map { ($0 ^ ($0 >> 15)) &* 0x2C1B_3C6D }.map { $0 ^ ($0 >> 13) }
  }

  /// The texts that share most with one, best first, as indices of the faces given.
  mutating func search(_ face: CardFace) -> [Int] {
    search += 1
    let mask = UInt32(truncatingIfNeeded: (1 << bits) - 1)
    var found: [Int] = []
    for hash in Self.hashes(face) {
      let slot = Int(hash & mask)
      let range = Int(starts[slot])..<Int(starts[slot + 1])
      guard range.count <= Self.mostShared else { continue }
      for place in range where texts[place].hash == hash {
        let text = Int(texts[place].text)
        if scores[text].search != search {
          scores[text] = (search, 0)
          found.append(text)
        }
        scores[text].shared += 1
      }
    }
    found.sort { (-scores[$0].shared, Int32($0)) < (-scores[$1].shared, Int32($1)) }
    return Array(found.prefix(Self.mostFound))
  }
}
