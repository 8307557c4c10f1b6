extension FixedWidthInteger where Self: UnsignedInteger {
  /// All hexadecimal digits that a number of this type may have, in lower case.
  ///
  public var hexadecimal: String {
    var bytes: [UInt8] = []
    bytes.append(hexadecimal: UInt64(truncatingIfNeeded: self), digits: bitWidth / 4)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends the last hexadecimal digits of a number, in lower case.
  ///
  /// By hand and without a string, because a line of the history has 20 such numbers: as strings they took
  /// a quarter of the instructions in which many moved cards are written down, and `String(_:radix:)` twice
  /// that.
  public mutating func append(hexadecimal number: UInt64, digits: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: digits) { text in
      for place in 0..<digits {
        let digit = UInt8(truncatingIfNeeded: number >> (4 * (digits - 1 - place)) & 0xF)
        text[place] = digit + (digit < 10 ? 0x30 : 0x61 - 10)
      }
      append(contentsOf: text)
    }
  }
}

extension Bytes {
  /// The number that four hexadecimal digits at an offset make; nil if there are no such four.
  public func hexadecimalUnit(at start: Int) -> UInt16? {
    guard count - start >= 4 else { return nil }
    var unit: UInt16 = 0
    for byte in self[start..<start + 4] {
      switch byte {
      case 0x30...0x39: unit = unit << 4 | UInt16(byte - 0x30)
      case 0x41...0x46: unit = unit << 4 | UInt16(byte - 0x41 + 10)
      case 0x61...0x66: unit = unit << 4 | UInt16(byte - 0x61 + 10)
      default: return nil
      }
    }
    return unit
  }
}
