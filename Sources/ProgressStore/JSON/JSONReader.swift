import Toolkit

/// Reads JSON (RFC 8259) value by value, strictly, without building a tree.
///
/// The caller says which value it expects next and skips those that it does not need. Keys and numbers
/// are read in place, so that only strings that are kept need memory.
struct JSONReader {
  /// A member's name or a string, as bytes of the text.
  struct Key {
    let bytes: Bytes
    let hasEscapes: Bool

    /// Whether the key is this name.
    static func ~= (name: StaticString, key: Key) -> Bool {
      // The program's own keys are ASCII and have no escapes, so this is rare.
      if key.hasEscapes { return key.string == name.description }
      return key.bytes.count == name.utf8CodeUnitCount && key.bytes.starts(with: name)
    }
  }

  /// Deep enough for every file of this and later versions; bounds the stack.
  private static let depthLimit = 64

  private let text: Bytes
  /// The byte to read next, counted from the start of the text.
  private(set) var offset: Int
  private var depth = 0
  /// Whether a list or an object has begun and none of its elements has been read.
  private var isAtFirst = false

  /// A reader of bytes that outlive it, from `offset` on.
  init(_ text: Bytes, from offset: Int = 0) {
    self.text = text
    self.offset = offset
  }

  // MARK: Objects and lists

  mutating func beginObject() throws(JSONError) { try begin("{", "an object") }

  /// The next member's name, with the reader at its value; nil at the object's end.
  mutating func nextKey() throws(JSONError) -> Key? {
    guard try goOn(until: "}") else { return nil }
    let key = try rawString("a key in quotes")
    skipSpace()
    guard take(":") else { throw expected("“:”") }
    return key
  }

  mutating func beginArray() throws(JSONError) { try begin("[", "a list") }

  /// Whether there is another element, with the reader at it; false at the list's end.
  mutating func nextElement() throws(JSONError) -> Bool { try goOn(until: "]") }

  /// Throws if anything but white space follows.
  mutating func end() throws(JSONError) {
    skipSpace()
    if offset < text.count { throw expected("nothing more") }
  }

  private mutating func begin(
    _ bracket: Unicode.Scalar, _ name: @autoclosure () -> String
  ) throws(JSONError) {
    skipSpace()
    guard take(bracket) else { throw expected(name()) }
    depth += 1
    isAtFirst = true
    if depth > Self.depthLimit { throw JSONError(offset: offset - 1, cause: .tooDeep) }
  }

  private mutating func goOn(until bracket: Unicode.Scalar) throws(JSONError) -> Bool {
    skipSpace()
    if take(bracket) {
      depth -= 1
      isAtFirst = false
      return false
    }
    if isAtFirst {
      isAtFirst = false
    } else {
      guard take(",") else { throw expected("“,” or “\(bracket)”") }
      skipSpace()
    }
    return true
  }

  // MARK: Values

  mutating func string() throws(JSONError) -> String {
    skipSpace()
    return try rawString("a string in quotes").string
  }

  /// A string as it is in the text, with its escapes.
  mutating func stringBytes() throws(JSONError) -> Bytes {
    skipSpace()
    return try rawString("a string in quotes").bytes
  }

  mutating func integer() throws(JSONError) -> Int {
    skipSpace()
    let start = offset
    let isNegative = take("-")
    var value = 0
    let first = offset
    while let byte = peek(), byte &- 0x30 < 10 {
      let (tenfold, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tenfold.addingReportingOverflow(Int(byte & 0x0F))
      if overflows || overflowsToo {
        throw JSONError(offset: start, cause: .expected("a smaller number"))
      }
      value = sum
      offset += 1
    }
    let isWhole = peek().map { $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") } ?? true
    let hasNeedlessZero = offset - first > 1 && text[first] == UInt8(ascii: "0")
    guard offset > first, isWhole, !hasNeedlessZero else {
      throw JSONError(offset: start, cause: .expected("a whole number"))
    }
    return isNegative ? -value : value
  }

  mutating func boolean() throws(JSONError) -> Bool {
    skipSpace()
    if take(literal: "true") { return true }
    if take(literal: "false") { return false }
    throw expected("true or false")
  }

  /// Reads `null` if it is next, and nothing otherwise.
  mutating func takeNull() -> Bool {
    skipSpace()
    return take(literal: "null")
  }

  /// Skips any value.
  mutating func skip() throws(JSONError) {
    skipSpace()
    switch peek() {
    case UInt8(ascii: "\""): _ = try rawString("a string in quotes")
    case UInt8(ascii: "{"):
      try beginObject()
      while try nextKey() != nil { try skip() }
    case UInt8(ascii: "["):
      try beginArray()
      while try nextElement() { try skip() }
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try boolean()
    case UInt8(ascii: "n"): if !takeNull() { throw expected("a value") }
    default: try skipNumber()
    }
  }

  private mutating func skipNumber() throws(JSONError) {
    _ = take("-")
    let first = offset
    try skipDigits()
    if offset - first > 1, text[first] == UInt8(ascii: "0") { throw expected("a number") }
    if take(".") { try skipDigits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(JSONError) {
    let first = offset
    while let byte = peek(), byte &- 0x30 < 10 { offset += 1 }
    if offset == first { throw expected("a value") }
  }

  // MARK: Bytes

  /// Reads these bytes if they are next, and nothing otherwise; white space counts.
  @inline(__always)
  mutating func take(literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard text.count - offset >= count, text[offset...].starts(with: literal) else {
      return false
    }
    offset += count
    return true
  }

  /// What follows an element of a list or an object; nil before the first one.
  @inline(__always)
  var restBehindElement: Bytes? {
    isAtFirst ? nil : Bytes(rebasing: text[offset...])
  }

  /// Goes on behind an element that was read from `restBehindElement`.
  @inline(__always)
  mutating func advance(by count: Int) { offset += count }

  /// Bytes of the text, read or not.
  func bytes(_ range: Range<Int>) -> Bytes {
    UnsafeBufferPointer(rebasing: text[range])
  }

  func expected(_ what: String) -> JSONError {
    JSONError(offset: offset, cause: .expected(what))
  }

  @inline(__always)
  private func peek() -> UInt8? { offset < text.count ? text[offset] : nil }

  @inline(__always)
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard offset < text.count, text[offset] == UInt8(truncatingIfNeeded: character.value) else {
      return false
    }
    offset += 1
    return true
  }

  @inline(__always)
  private mutating func skipSpace() {
    while let byte = peek(), byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 9
    {
      offset += 1
    }
  }

  /// The bytes between a string's quotes, with valid UTF-8 and valid escapes.
  mutating func rawString(_ name: @autoclosure () -> String) throws(JSONError) -> Key {
    guard take("\"") else { throw expected(name()) }
    let start = offset
    var hasEscapes = false
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        let bytes = UnsafeBufferPointer(rebasing: text[start..<offset])
        offset += 1
        return Key(bytes: bytes, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try skipEscape()
      case 0x20..<0x80: offset += 1
      case 0x80...:
        let length = text.lengthOfCharacter(at: offset)
        guard length > 0 else { throw expected("UTF-8") }
        offset += length
      default: throw expected("no control character in a string")
      }
    }
    throw expected("“\"” at the string's end")
  }

  private mutating func skipEscape() throws(JSONError) {
    offset += 1
    switch peek() {
    case UInt8(ascii: "u"):
      offset += 1
      guard let unit = hexadecimal() else { throw expected("four hexadecimal digits") }
      if unit & 0xFC00 == 0xD800 {
        guard take(literal: "\\u"), let low = hexadecimal(), low & 0xFC00 == 0xDC00 else {
          throw expected("the second half of a surrogate pair")
        }
      } else if unit & 0xFC00 == 0xDC00 {
        throw expected("the first half of a surrogate pair")
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 1
    default: throw expected("an escape that JSON knows")
    }
  }

  private mutating func hexadecimal() -> UInt16? {
    guard text.count - offset >= 4, let unit = text.hexadecimalUnit(at: offset) else {
      return nil
    }
    offset += 4
    return unit
  }
}

extension Collection<UInt8> {
  /// Whether the bytes begin like a literal.
  @inline(__always)
  fileprivate func starts(with literal: StaticString) -> Bool {
    withContiguousStorageIfAvailable { bytes in
      guard bytes.count >= literal.utf8CodeUnitCount else { return false }
      for index in 0..<literal.utf8CodeUnitCount
      where bytes[index] != literal.utf8Start[index] { return false }
      return true
    } ?? false
  }
}
