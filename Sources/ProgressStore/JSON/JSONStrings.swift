import Toolkit

/// The text of a string that a reader proved right, given without its quotes.
func decodeJSONString(_ bytes: Bytes, hasEscapes: Bool) -> String {
  if !hasEscapes { return String(decoding: bytes, as: UTF8.self) }
  var units: [UInt8] = []
  units.reserveCapacity(bytes.count)
  var place = 0
  while place < bytes.count {
    guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
      units.append(bytes[place])
      place += 1
      continue
    }
    let letter = bytes[place + 1]
    place += 2
    switch letter {
    case UInt8(ascii: "b"): units.append(0x08)
    case UInt8(ascii: "f"): units.append(0x0C)
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "u"):
      var code = UInt32(bytes.hexadecimalUnit(at: place) ?? 0xFFFD)
      place += 4
      if code & 0xFC00 == 0xD800 {
        let low = UInt32(bytes.hexadecimalUnit(at: place + 2) ?? 0xDC00)
        place += 6
        code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      }
      units.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default: units.append(letter)
    }
  }
  return String(decoding: units, as: UTF8.self)
}
