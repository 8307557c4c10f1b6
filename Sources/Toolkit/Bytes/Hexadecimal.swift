extension FixedWidthInteger where Self: UnsignedInteger {
  /// All hexadecimal digits that a number of this type may have, in lower case.
  ///
  /// By hand, because a line of the history has 20 such numbers and `String(_:radix:)` took a third of
  /// the time in which 100,000 moved cards are written down.
  public var hexadecimal: String {
    UInt64(truncatingIfNeeded: self).hexadecimal(digits: bitWidth / 4)
  }
}

extension UInt64 {
  /// The last digits, of a type that is known here: a generic one is not specialized for other modules.
  fileprivate func hexadecimal(digits: Int) -> String {
    String(unsafeUninitializedCapacity: digits) { buffer in
      var rest = self
      for index in (0..<digits).reversed() {
        let digit = UInt8(truncatingIfNeeded: rest & 0xF)
        buffer[index] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
        rest >>= 4
      }
      return digits
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
