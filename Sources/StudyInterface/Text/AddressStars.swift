import Toolkit

/// The signs of emphasis at an address, of which md4c loses some.
///
/// It lets an address in running text go on to the next blank and forgets the signs that it finds on the way: in
/// `http://a.b/c**a**` all but the last, in `**见 http://a.b**，后面` the only one. And it looks for such addresses in
/// the destinations of links, too, from which they go on behind the link: `**[甲](http://a.b)**后面`.
struct AddressStars {
  /// Stars that are letters of an address, which stand in pairs in it.
  private var letters: Set<Int> = []
  /// Signs before which an address ends, because Chinese stands between it and them or behind them.
  private(set) var ends: Set<Int> = []
  /// A sign of each destination by which md4c would know it for an address.
  private var destinations: Set<Int> = []
  /// The end of the last word with a destination, and the last sign in it.
  private var word = (end: 0, lastSign: 0)

  /// Nil if there are none.
  init?(_ text: String) {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "~") }) else {
      return nil
    }
    var text = text
    text.withUTF8 { scan($0) }
    if letters.isEmpty, ends.isEmpty, destinations.isEmpty { return nil }
  }

  /// Whether a sign is to be a letter to md4c.
  func isLetter(_ offset: Int) -> Bool { letters.contains(offset) || destinations.contains(offset) }

  private mutating func scan(_ text: Bytes) {
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      offset += 1
      // `://` or `www.`
      let sign: Int
      if byte == UInt8(ascii: "/"), offset > 2, text[offset - 2] == byte,
        text[offset - 3] == UInt8(ascii: ":")
      {
        sign = offset - 3
      } else if byte == UInt8(ascii: "."), offset > 3,
        text[(offset - 4)..<(offset - 1)].allSatisfy({ $0 == UInt8(ascii: "w") })
      {
        sign = offset - 1
      } else {
        continue
      }
      if Self.isDestination(text, before: sign) {
        scanDestination(text, &offset, sign)
      } else {
        scanAddress(text, &offset)
      }
    }
  }

  /// Takes the signs in and behind an address in running text, up to where md4c ends it.
  private mutating func scanAddress(_ text: Bytes, _ offset: inout Int) {
    var stars: [Int] = []
    var runs = 0
    var hasOtherScript = false
    while offset < text.count, !Self.endsAddress(text[offset]) {
      let start = offset
      let byte = text[start]
      offset += 1
      guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "~") else {
        hasOtherScript = hasOtherScript || byte >= 0x80
        continue
      }
      offset = text[offset...].firstIndex { $0 != byte } ?? text.count
      // One tilde may stand for a home folder.
      if byte == UInt8(ascii: "~"), offset == start + 1 { continue }
      if hasOtherScript || runs == 0 && offset < text.count && text[offset] >= 0x80 {
        ends.insert(start)
        return
      }
      if byte == UInt8(ascii: "*") {
        runs += 1
        stars += start..<offset
      }
    }
    if runs > 1 { letters.formUnion(stars) }
  }

  /// Takes a link's destination if a sign stands in it or behind it in the same word.
  private mutating func scanDestination(_ text: Bytes, _ offset: inout Int, _ sign: Int) {
    if offset >= word.end {
      word.end = text[offset...].firstIndex(where: Self.endsAddress) ?? text.count
      word.lastSign = text[offset..<word.end].lastIndex { "*~_".utf8.contains($0) } ?? 0
    }
    guard word.lastSign > sign else { return }
    destinations.insert(sign)
    var depth = 1
    while offset < word.end, depth > 0 {
      switch text[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "*"): letters.insert(offset)
      default: break
      }
      offset += 1
    }
  }

  private static func endsAddress(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "<")
  }

  /// Whether `](` stands before the scheme that ends before an offset.
  private static func isDestination(_ text: Bytes, before end: Int) -> Bool {
    let scheme = text[..<end].reversed().prefix { $0.isAlphanumeric }
    let start = end - scheme.count
    return start > 1 && text[start - 1] == UInt8(ascii: "(")
      && text[start - 2] == UInt8(ascii: "]")
  }
}
