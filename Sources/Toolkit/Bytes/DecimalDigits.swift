extension [UInt8] {
  /// Appends the decimal digits of a number that is not negative, with zeros before them up to `width`
  /// digits; a number with more digits has all of them.
  @inlinable public mutating func appendDecimal(_ value: Int, width: Int) {
    var weight = 1
    for _ in 1..<width { weight *= 10 }
    while value / weight >= 10 { weight *= 10 }
    while weight > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: value / weight % 10))
      weight /= 10
    }
  }
}
