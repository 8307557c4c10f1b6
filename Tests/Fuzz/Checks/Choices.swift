/// Takes numbers from the end of an input, so that what is left at its start may be read as text.
struct Choices {
  /// What is left.
  private(set) var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  /// A number from a range; its start when nothing is left.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    var value = 0
    var span = range.upperBound - range.lowerBound
    while span > 0, let byte = bytes.popLast() {
      value = value << 8 | Int(byte)
      span >>= 8
    }
    return range.lowerBound + value % (range.upperBound - range.lowerBound + 1)
  }

  mutating func boolean() -> Bool { number(in: 0...1) == 1 }

  /// What is left, as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Unicode.Scalar {
  /// Whether a terminal would obey the scalar or hide it instead of showing it.
  var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF:
      true
    default: false
    }
  }
}
