/// The `**` inside of an address, as in `http://a.b/c**a**`, where md4c makes a link of what is before the
/// last of them and loses it.
struct AddressStars {
  /// Of those that stand in pairs in one address.
  private(set) var offsets: Set<Int> = []

  init(_ text: [UInt8]) {
    Self.scan(text) { offsets.formUnion($0) }
  }

  /// Whether there are some in a text.
  static func occur(in text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "*")) else { return false }
    var occur = false
    scan(text.utf8) { occur = occur || !$0.isEmpty }
    return occur
  }

  /// Calls `body` with the stars of each address that has several runs of them behind its beginning.
  private static func scan(_ text: some Sequence<UInt8>, _ body: ([Int]) -> Void) {
    var stars: [Int] = []
    var runs = 0
    var last: (UInt8, UInt8, UInt8) = (0x20, 0x20, 0x20)
    var isAddress = false
    var offset = 0
    for byte in text {
      if byte <= 0x20 || byte >= 0x80 || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "<") {
        if runs > 1 { body(stars) }
        (isAddress, runs) = (false, 0)
        stars.removeAll(keepingCapacity: true)
      } else if isAddress, byte == UInt8(ascii: "*") {
        if last.2 != byte { runs += 1 }
        stars.append(offset)
      } else if byte == UInt8(ascii: "/"), last.2 == byte, last.1 == UInt8(ascii: ":") {
        isAddress = true
      } else if byte == UInt8(ascii: "."), last == (0x77, 0x77, 0x77) {
        isAddress = true
      }
      last = (last.1, last.2, byte)
      offset += 1
    }
    if runs > 1 { body(stars) }
  }
}
