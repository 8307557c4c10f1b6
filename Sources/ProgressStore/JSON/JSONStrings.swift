/// The text of a string that a reader proved right, given without its quotes.
func decodeJSONString(_ bytes: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) -> String {
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
      var code = UInt32(hexadecimalUnit(in: bytes, at: place) ?? 0xFFFD)
      place += 4
      if code & 0xFC00 == 0xD800 {
        let low = UInt32(hexadecimalUnit(in: bytes, at: place + 2) ?? 0xDC00)
        place += 6
        code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      }
      units.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default: units.append(letter)
    }
  }
  return String(decoding: units, as: UTF8.self)
}

/// Four hexadecimal digits; nil where there are no such four.
func hexadecimalUnit(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt16? {
  guard bytes.count - start >= 4 else { return nil }
  var unit: UInt16 = 0
  for byte in bytes[start..<start + 4] {
    switch byte {
    case 0x30...0x39: unit = unit << 4 | UInt16(byte - 0x30)
    case 0x41...0x46: unit = unit << 4 | UInt16(byte - 0x41 + 10)
    case 0x61...0x66: unit = unit << 4 | UInt16(byte - 0x61 + 10)
    default: return nil
    }
  }
  return unit
}

/// How many bytes the scalar at `start`, which is not ASCII, has in UTF-8; nil for bytes that are
/// none (the Unicode standard, table 3-7).
func lengthOfScalar(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
  let (length, second): (Int, ClosedRange<UInt8>)
  switch bytes[start] {
  case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return nil
  }
  guard bytes.count - start >= length, second.contains(bytes[start + 1]) else { return nil }
  for byte in bytes[(start + 2)..<max(start + 2, start + length)] where byte & 0xC0 != 0x80 {
    return nil
  }
  return length
}
