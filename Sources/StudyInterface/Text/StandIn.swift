/// Scalars that stand for characters which the Markdown parser must not read as marks: those of
/// formulas, and the pipes in cells. They are private ones at the end of Unicode and taken out again
/// before anything is shown; a text that has one itself is not prepared at all.
enum StandIn {
  static let formula: UInt8 = 1
  static let formulaEnd: UInt8 = 2
  static let display: UInt8 = 3
  static let displayEnd: UInt8 = 4
  /// Stands for nothing, where a line must not be empty.
  static let nothing: UInt8 = 5

  private static let first: UInt32 = 0x10FF00

  /// Appends the stand-in of an ASCII character.
  static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes += [0xF4, 0x8F, 0xBC | byte >> 6, 0x80 | byte & 0x3F]
  }

  /// What a scalar stands for; nil if it stands for itself.
  static func value(of scalar: Unicode.Scalar) -> UInt8? {
    scalar.value &- first < 0x80 ? UInt8(scalar.value - first) : nil
  }

  static func occurs(in bytes: [UInt8]) -> Bool {
    var index = 0
    while let found = bytes[index...].firstIndex(of: 0xF4) {
      if found + 2 < bytes.count, bytes[found + 1] == 0x8F, bytes[found + 2] & 0xFE == 0xBC {
        return true
      }
      index = found + 1
    }
    return false
  }

  /// The text as it is in the source.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0xF4) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch value(of: scalar) {
      case nil: result.append(scalar)
      case formula, formulaEnd: result.append("$")
      case display, displayEnd: result.append(contentsOf: "$$".unicodeScalars)
      case nothing: break
      case let value?: result.append(Unicode.Scalar(value))
      }
    }
    return String(result)
  }
}
