/// A 64-bit digest of text, which names the cards that their deck does not name.
///
/// It is written to histories, so its value for a text must never change. Eight bytes at a time are
/// mixed by the two halves of a 128-bit product, as in wyhash.
@frozen public struct Digest {
  /// The digest so far.
  public var value: UInt64

  /// An empty digest; another seed gives other values.
  @inlinable public init(seed: UInt64 = 0) {
    value = seed ^ 0x9E37_79B9_7F4A_7C15
  }

  /// Adds text; a run of white space counts as one space, and white space at the ends is ignored.
  public mutating func add(_ bytes: Bytes) {
    let start = bytes.skipSpace(from: 0, to: bytes.count)
    let end = bytes.dropSpace(from: start, to: bytes.count)
    if addPlain(UnsafeBufferPointer(rebasing: bytes[start..<end])) { return }
    var word: UInt64 = 0
    var filled: UInt64 = 0
    var length: UInt64 = 0
    var afterSpace = false
    for offset in start..<end {
      let byte = bytes[offset]
      let isSpace = byte.isBlank || byte == .lineFeed
      if isSpace && afterSpace { continue }
      afterSpace = isSpace
      word |= UInt64(isSpace ? 0x20 : byte) << (filled * 8)
      length += 1
      filled += 1
      if filled == 8 {
        value = Self.mix(value ^ word, 0xA076_1D64_78BD_642F)
        word = 0
        filled = 0
      }
    }
    value = Self.mix(value ^ word, 0xE703_7ED1_A0B4_28DB ^ length)
  }

  /// As `add`, for the usual text, whose white space is single spaces; false for other text.
  private mutating func addPlain(_ bytes: Bytes) -> Bool {
    guard let base = bytes.baseAddress.map(UnsafeRawPointer.init) else { return false }
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var sum = value
    var lastWasSpace: UInt64 = 0
    var offset = 0
    while offset < bytes.count {
      var word: UInt64 = 0
      let rest = bytes.count - offset
      if rest >= 8 {
        word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      } else {
        for index in 0..<rest { word |= UInt64(bytes[offset + index]) << UInt64(index * 8) }
      }
      // Bytes below 0x20, then bytes that are 0x20, each as a high bit; behind the end all are zero.
      let low = (word | (rest >= 8 ? 0 : ~0 << UInt64(rest * 8)))
      let controls = (low &- ones &* 0x20) & ~low & highs
      let other = low ^ (ones &* 0x20)
      let spaces = (other &- ones) & ~other & highs
      guard controls == 0, spaces & (spaces << 8 | lastWasSpace) == 0 else { return false }
      lastWasSpace = spaces >> 56
      if rest >= 8 {
        sum = Self.mix(sum ^ word, 0xA076_1D64_78BD_642F)
        offset += 8
      } else {
        value = Self.mix(sum ^ word, 0xE703_7ED1_A0B4_28DB ^ UInt64(bytes.count))
        return true
      }
    }
    value = Self.mix(sum, 0xE703_7ED1_A0B4_28DB ^ UInt64(bytes.count))
    return true
  }

  /// Adds bytes as they are.
  @inlinable public mutating func addRaw(_ bytes: Bytes) {
    guard let base = bytes.baseAddress.map(UnsafeRawPointer.init) else { return }
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      mix(UInt64(littleEndian: word), 0xA076_1D64_78BD_642F)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    mix(rest, 0xE703_7ED1_A0B4_28DB ^ UInt64(bytes.count))
  }

  /// Adds a number.
  public mutating func add(_ number: Int) {
    mix(UInt64(truncatingIfNeeded: number), 0x8EBC_6AF0_9C88_C6E3)
  }

  /// The digest as 13 lower-case letters and digits, five bits each; a `String` keeps that many
  /// bytes without allocating.
  public var letters: String {
    var rest = Self.mix(value, 0x5899_65CC_7537_4CC3)
    return String(unsafeUninitializedCapacity: 13) { target in
      for index in 0..<13 {
        // Letters first, then 2 to 7, as in RFC 4648: those digits look like no letter.
        let five = UInt8(truncatingIfNeeded: rest & 31)
        target[index] = five < 26 ? 0x61 + five : 0x32 + (five - 26)
        rest >>= 5
      }
      return 13
    }
  }

  @inlinable mutating func mix(_ word: UInt64, _ factor: UInt64) {
    value = Self.mix(value ^ word, factor)
  }

  @inlinable static func mix(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    return product.high ^ product.low
  }
}
