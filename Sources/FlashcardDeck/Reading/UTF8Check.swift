import CUTF8

extension Bytes {
  /// The first byte from `start` that breaks UTF-8 (RFC 3629); the end when none does.
  func firstInvalidUTF8(from start: Int) -> Int {
    var place = start
    while place < count {
      place = lastCharacter(from: place, before: wellFormedBlocks(from: place))
      // What the blocks leave, or find fault with, is looked at character by character.
      let end = Swift.min(count, place + 2 * Int(CUTF8_BLOCK))
      while place < end {
        let length = sequenceLength(at: place)
        if length == 0 { return place }
        place += length
      }
    }
    return count
  }

  /// Where the blocks end that are well formed, but for a last character that is cut.
  private func wellFormedBlocks(from start: Int) -> Int {
    guard let baseAddress, start >= 3 else { return start }
    return cutf8_well_formed_until(baseAddress, count, start)
  }

  /// Where the last character begins of some that are well formed.
  private func lastCharacter(from start: Int, before end: Int) -> Int {
    guard end > start else { return start }
    var place = end - 1
    while place > start, self[place] & 0xC0 == 0x80 { place -= 1 }
    return place
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
