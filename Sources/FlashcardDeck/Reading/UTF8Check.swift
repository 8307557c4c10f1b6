extension Bytes {
  /// The first byte from `start` that breaks UTF-8 (RFC 3629); the end when none does.
  ///
  /// Goes eight ASCII letters or eight Chinese characters at a step, since a large deck is checked
  /// whole each time the program starts.
  func firstInvalidUTF8(from start: Int) -> Int {
    guard let base = baseAddress.map(UnsafeRawPointer.init) else { return count }
    var place = start
    while place < count {
      if place + 8 <= count {
        let word = base.word(at: place)
        let high = word & 0x8080_8080_8080_8080
        if high == 0 {
          place += 8
          continue
        }
        let after = threeByteRun(from: place, base)
        if after > place {
          place = after
          continue
        }
        place += high.trailingZeroBitCount / 8
      }
      let length = sequenceLength(at: place)
      if length == 0 { return place }
      place += length
    }
    return count
  }

  /// The end of the characters of three bytes that follow one another from here, eight at a step.
  ///
  /// Those that start with E0 or ED are left to the slow check, as their second byte is restricted.
  private func threeByteRun(from start: Int, _ base: UnsafeRawPointer) -> Int {
    var place = start
    while place + 24 <= count {
      let wrong =
        Self.pattern.0.wrong(base.word(at: place)) | Self.pattern.1.wrong(base.word(at: place + 8))
        | Self.pattern.2.wrong(base.word(at: place + 16))
      guard wrong == 0 else { break }
      place += 24
    }
    return place
  }

  /// A lead and two continuations, over and over, in three words.
  private static var pattern: (ThreeByteWord, ThreeByteWord, ThreeByteWord) {
    (
      ThreeByteWord(leads: 0x00FF_0000_FF00_00FF), ThreeByteWord(leads: 0xFF00_00FF_0000_FF00),
      ThreeByteWord(leads: 0x0000_FF00_00FF_0000)
    )
  }

  /// The length of the well-formed character at a place; 0 when it is not well formed.
  private func sequenceLength(at place: Int) -> Int {
    let lead = self[place]
    if lead < 0x80 { return 1 }
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      place + offset < count && range.contains(self[place + offset])
    }
    switch lead {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}

/// Eight bytes of a run of characters of three bytes.
private struct ThreeByteWord {
  /// The bits that tell leads and continuations, and what they must be.
  private let mask: UInt64
  private let wanted: UInt64
  private let nibbles: UInt64
  private let isD: UInt64
  private let carries: UInt64

  /// `leads` has all bits set where the first byte of a character must be.
  @inline(__always)
  init(leads: UInt64) {
    mask = leads & 0xF0F0_F0F0_F0F0_F0F0 | ~leads & 0xC0C0_C0C0_C0C0_C0C0
    wanted = leads & 0xE0E0_E0E0_E0E0_E0E0 | ~leads & 0x8080_8080_8080_8080
    nibbles = leads & 0x0F0F_0F0F_0F0F_0F0F
    isD = leads & 0x0D0D_0D0D_0D0D_0D0D
    carries = leads & 0x1010_1010_1010_1010
  }

  /// 0 where leads and continuations stand where they must, and no lead is E0 or ED.
  @inline(__always)
  func wrong(_ word: UInt64) -> UInt64 {
    let low = word & nibbles
    // A nibble that is not 0 carries into the bit above when 15 is added.
    let isNotZero = low &+ nibbles
    let isNotD = (low ^ isD) &+ nibbles
    return word & mask ^ wanted | ~(isNotZero & isNotD) & carries
  }
}

extension UnsafeRawPointer {
  @inline(__always)
  fileprivate func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
