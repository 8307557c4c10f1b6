import Toolkit

extension JSONReader.Key {
  /// The key or string as text.
  var string: String {
    if !hasEscapes { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt8] = []
    units.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count else {
        units.append(bytes[offset])
        offset += 1
        continue
      }
      let letter = bytes[offset + 1]
      offset += 2
      switch letter {
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "u"):
        var code = UInt32(bytes.hexadecimalUnit(at: offset) ?? 0xFFFD)
        offset += 4
        if code & 0xFC00 == 0xD800 {
          let low = UInt32(bytes.hexadecimalUnit(at: offset + 2) ?? 0xDC00)
          offset += 6
          code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
        }
        units.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
      default: units.append(letter)
      }
    }
    return String(decoding: units, as: UTF8.self)
  }
}
