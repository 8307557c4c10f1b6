/// The entities of HTML.
enum HTMLEntity {
  /// What an entity such as `&amp;`, `&#8212;` or `&#x2014;` stands for; nil when it is unknown.
  static func text(of entity: some StringProtocol) -> String? {
    guard entity.hasPrefix("&"), entity.hasSuffix(";") else { return nil }
    let name = entity.dropFirst().dropLast()
    guard name.hasPrefix("#") else { return named(Array(name.utf8)) }
    let digits = name.dropFirst()
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let value =
      isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    // CommonMark: what is no character, and NUL, becomes the replacement character.
    guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    return String(Character(scalar))
  }

  /// A text with its entities read; what is none stays.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      let name = rest.dropFirst().prefix(while: {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#")
      })
      let entity = rest[..<name.endIndex]
      if rest[name.endIndex...].first == ";", let known = Self.text(of: entity + ";") {
        result += known
        rest = rest[name.endIndex...].dropFirst()
      } else {
        result += entity
        rest = rest[name.endIndex...]
      }
    }
    return result + rest
  }

  /// A binary search in the table of names.
  private static func named(_ name: [UInt8]) -> String? {
    HTMLEntityNames.table.utf8.withContiguousStorageIfAvailable { bytes in
      var low = 0
      var high = bytes.count
      while low < high {
        var start = low + (high - low) / 2
        while start > low, bytes[start - 1] > 0x20 { start -= 1 }
        var end = start
        while end < bytes.count, bytes[end] > 0x20 { end += 1 }
        let entry = bytes[start..<end]
        let colon = entry.firstIndex(of: UInt8(ascii: ":")) ?? end
        let found = bytes[start..<colon]
        if found.elementsEqual(name) { return characters(entry[colon...].dropFirst()) }
        if found.lexicographicallyPrecedes(name) { low = end + 1 } else { high = start }
      }
      return nil
    } ?? nil
  }

  private static func characters(_ codes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var result = String.UnicodeScalarView()
    for code in codes.split(separator: UInt8(ascii: "+")) {
      if let value = UInt32(String(decoding: code, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
