extension FixedWidthInteger where Self: UnsignedInteger {
  /// All hexadecimal digits that a number of this type may have, in lower case.
  public var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: bitWidth / 4 - digits.count) + digits
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
