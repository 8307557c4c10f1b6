/// How alike cards are: what nearly all cards of a library have in common counts next to nothing.
struct CardSimilarity: Sendable {
  /// How alike two texts are, from 0 to 1.
  struct Likeness {
    var question: Double
    var answer: Double
  }

  /// How many texts there are, and in how many of them each group of characters is, by some bits of its
  /// hash.
  private var count = 0
  private var frequencies = [UInt32](repeating: 0, count: 1 << 18)
  /// The weights of the rarest groups, by their frequency: most groups are in few texts.
  private var weights: [Double] = []

  /// Counts a text of the library.
  mutating func count(_ pairs: [UInt32], _ triples: [UInt32], sketch: [UInt32]) {
    count += 1
    for group in pairs { frequencies[Int(group >> 14)] += 1 }
    for group in triples { frequencies[Int(group >> 14)] += 1 }
    for value in sketch { frequencies[Self.slot(ofSketch: value)] += 1 }
  }

  /// Counts the texts that were counted elsewhere.
  mutating func count(_ other: CardSimilarity) {
    count += other.count
    for slot in frequencies.indices { frequencies[slot] += other.frequencies[slot] }
  }

  /// Makes the weights after all texts were counted.
  mutating func weigh() { weights = (0...min(count, 1000)).map { weight(ofFrequency: $0) } }

  /// Sketches are of the smallest hashes, whose high bits are all alike.
  private static func slot(ofSketch value: UInt32) -> Int {
    Int((value &* 0x9E37_79B1) >> 14)
  }

  private func weight(_ slot: Int) -> Double {
    let frequency = min(Int(frequencies[slot]), count)
    return frequency < weights.count ? weights[frequency] : weight(ofFrequency: frequency)
  }

  private func weight(ofFrequency frequency: Int) -> Double {
    let ratio = Double(count + 2) / Double(frequency + 1)
    return max(0.05, Double(ratio.exponent) + ratio.significand - 1)
  }

  /// Twice the weight of the common groups by that of all. Both lists ascend.
  func dice(
    _ one: [UInt32], _ range: Range<Int>, _ other: [UInt32], _ otherRange: Range<Int>
  ) -> Double {
    var (common, all) = (0.0, 0.0)
    var (first, second) = (range.lowerBound, otherRange.lowerBound)
    while first < range.upperBound, second < otherRange.upperBound {
      let (left, right) = (one[first], other[second])
      let weight = weight(Int(min(left, right) >> 14))
      if left == right {
        common += 2 * weight
        all += 2 * weight
      } else {
        all += weight
      }
      if left <= right { first += 1 }
      if right <= left { second += 1 }
    }
    for place in first..<range.upperBound { all += weight(Int(one[place] >> 14)) }
    for place in second..<otherRange.upperBound { all += weight(Int(other[place] >> 14)) }
    return all > 0 ? common / all : 0
  }

  /// The weight of the common values by that of all. Two full sketches are compared as far as both reach.
  func sketchLikeness(_ values: [UInt32], _ one: Range<Int>, _ other: Range<Int>) -> Double {
    func reach(_ range: Range<Int>) -> UInt32 {
      range.count < CardLook.longestSketch ? .max : values[range.upperBound - 1]
    }
    let limit = min(reach(one), reach(other))
    var (common, all) = (0.0, 0.0)
    var (first, second) = (one.lowerBound, other.lowerBound)
    while first < one.upperBound || second < other.upperBound {
      let left = first < one.upperBound ? values[first] : .max
      let right = second < other.upperBound ? values[second] : .max
      let value = min(left, right)
      if value > limit { break }
      let weight = weight(Self.slot(ofSketch: value))
      all += weight
      // A list that is at its end has no value, not the greatest one.
      let isLeft = first < one.upperBound && left == value
      let isRight = second < other.upperBound && right == value
      if isLeft, isRight { common += weight }
      if isLeft { first += 1 }
      if isRight { second += 1 }
    }
    return all > 0 ? common / all : 0
  }

  /// The share of common values of two sketches, without weights.
  static func plainLikeness(_ one: [UInt32], _ other: [UInt32]) -> Double {
    let limit = reach(one, other)
    var (common, all) = (0, 0)
    merge(one, other) { value, isCommon in
      guard value <= limit else { return false }
      all += 1
      if isCommon { common += 1 }
      return true
    }
    return all > 0 ? Double(common) / Double(all) : 0
  }

  /// Whether an answer is so long that two cards hardly have it by chance. The greatest of the 16 smallest
  /// hashes tells how many there were: this one of about 25 groups.
  static func isTelling(_ sketch: [UInt32]) -> Bool {
    sketch.count == CardLook.longestSketch && (sketch.last ?? .max) < 0xA000_0000
  }

  /// Whether an answer has about 64 groups or more: a letter is a small part of it, and other words in it are not.
  static func isLong(_ sketch: [UInt32]) -> Bool {
    sketch.count == CardLook.longestSketch && (sketch.last ?? .max) < 0x4000_0000
  }

  /// The weight of the shortest answer that hardly two cards have by chance.
  static var leastTellingWeight: Int { 25 }

  /// How many Latin letters say as much as an answer; spaces and signs say nothing. A Chinese character says
  /// as much as three letters: nine of them are a sentence. A syllable of Japanese or Korean is two.
  static func weight(ofAnswer scalars: [UInt32]) -> Int {
    scalars.reduce(0) { $0 + weight($1) }
  }

  private static func weight(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: 1
    case ..<0x80: 0
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: 3
    case 0x3041...0x3096, 0x30A1...0x30FA, 0xAC00...0xD7A3: 2
    default:
      Unicode.Scalar(scalar).map {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      } ?? false ? 1 : 0
    }
  }

  /// Whether the answers of cards with one question are alike.
  ///
  /// - Parameters:
  ///   - leastOfShort: the likeness that short answers must have, which are alike by one word.
  ///   - leastOfLong: the likeness that others must have.
  static func areAlike(
    _ one: CardFace, _ other: CardFace, leastOfShort: Double = 0.6, leastOfLong: Double = 0.3
  ) -> Bool {
    let isShort = !isTelling(one.sketch) || !isTelling(other.sketch)
    return one.change(ofSentence: other) < .letters
      && plainLikeness(one.sketch, other.sketch) >= (isShort ? leastOfShort : leastOfLong)
  }

  /// Whether two questions have much in common.
  static func areAlike(questions one: String, _ other: String) -> Bool {
    // After an edit in one place, most of a question is the same.
    let same = one.utf8.withContiguousStorageIfAvailable { one in
      other.utf8.withContiguousStorageIfAvailable { other in
        let shorter = min(one.count, other.count)
        var (prefix, suffix) = (0, 0)
        while prefix < shorter, one[prefix] == other[prefix] { prefix += 1 }
        while suffix < shorter - prefix,
          one[one.count - 1 - suffix] == other[other.count - 1 - suffix]
        { suffix += 1 }
        return shorter >= 24 && (prefix + suffix) * 10 >= 8 * max(one.count, other.count)
      }
    }
    return same == true || plainLikeness(ofQuestions: one, other) >= 0.4
  }

  /// The share of common pairs of characters of two questions, without weights.
  static func plainLikeness(ofQuestions one: String, _ other: String) -> Double {
    let lists = [one, other].map { CharacterGroups.groups(spaceless($0), length: 2) }
    var common = 0
    merge(lists[0], lists[1]) { _, isCommon in
      if isCommon { common += 1 }
      return true
    }
    return Double(2 * common) / Double(max(1, lists[0].count + lists[1].count))
  }

  /// Whether two texts of ideographs may be one with other forms of the characters.
  static func areConverted(_ one: String, _ other: String) -> Bool {
    guard one.isIdeographic == true, other.isIdeographic == true else { return false }
    let pairs = Array(zip(one.unicodeScalars, other.unicodeScalars))
    return one.unicodeScalars.count == other.unicodeScalars.count && pairs.count >= 3
      && pairs.count(where: ==) * 5 >= pairs.count * 2
  }

  /// Whether two questions differ by one letter at most.
  static func isOneLetter(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    let longest = max(one.count, other.count)
    let prefix = zip(one, other).prefix { $0 == $1 }.count
    let suffix = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
    return abs(one.count - other.count) <= 1 && prefix + suffix >= longest - 1
  }

  /// A full sketch says nothing of values above its greatest.
  private static func reach(_ one: [UInt32], _ other: [UInt32]) -> UInt32 {
    let limits = [one, other].map { sketch in
      sketch.count < CardLook.longestSketch ? UInt32.max : sketch.last ?? .max
    }
    return min(limits[0], limits[1])
  }

  /// Calls `body` with each value of two ascending lists, and whether both have it, until it is false.
  private static func merge(
    _ one: [UInt32], _ other: [UInt32], _ body: (UInt32, Bool) -> Bool
  ) {
    var (first, second) = (0, 0)
    while first < one.count || second < other.count {
      let isLeft = second >= other.count || first < one.count && one[first] <= other[second]
      let isRight = first >= one.count || second < other.count && other[second] <= one[first]
      let value = isLeft ? one[first] : other[second]
      if isLeft { first += 1 }
      if isRight { second += 1 }
      if !body(value, isLeft && isRight) { return }
    }
  }

  /// A question without the spaces beside signs: `7 × 8` is `7×8`.
  static func spaceless(_ question: String) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(question.utf8.count)
    var isAfterSpace = false
    for scalar in question.unicodeScalars {
      if scalar == " " {
        isAfterSpace = true
        continue
      }
      if isAfterSpace, let last = scalars.last, isLetter(last), isLetter(scalar.value) {
        scalars.append(0x20)
      }
      isAfterSpace = false
      scalars.append(scalar.value)
    }
    return scalars
  }

  private static func isLetter(_ value: UInt32) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0xC0, 0xD7, 0xF7, 0x2000...0x2BFF, 0x2E80...: false
    default: true
    }
  }
}
