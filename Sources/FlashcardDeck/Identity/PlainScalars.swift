import Toolkit

#if canImport(Darwin)
  import Foundation
#else
  @_spi(_Unicode) import Swift
#endif

/// A text as cards are compared: in NFC, each run of white space as one space, none at the ends.
struct PlainScalars {
  private(set) var scalars: [UInt32] = []
  private let text: String
  /// Whether the text is as it was given.
  private var isUnchanged = true

  init(_ text: String) {
    self.text = text
    let ascii = text.utf8.withContiguousStorageIfAvailable { Self.ascii($0, isShown: true) }
    if case let ascii?? = ascii {
      (scalars, isUnchanged) = ascii
      return
    }
    scalars.reserveCapacity(text.utf8.count)
    if !fill(text.unicodeScalars) {
      isUnchanged = false
      scalars.removeAll(keepingCapacity: true)
      _ = fill(String.UnicodeScalarView(Self.composed(text)), isComposed: true)
    }
  }

  /// The text of a part of a deck, if it is of ASCII and shown as it stands there: what most parts are,
  /// without making a string.
  init?(_ part: Bytes) {
    guard let ascii = Self.ascii(part, isShown: false) else { return nil }
    (text, scalars) = ("", ascii.scalars)
    isUnchanged = false
  }

  /// The text's beginning.
  func string(longest: Int) -> String {
    if isUnchanged, scalars.count <= longest { return text }
    var view = String.UnicodeScalarView()
    for value in scalars.prefix(longest) { view.append(Unicode.Scalar(value) ?? " ") }
    return String(view)
  }

  /// A digest of the first scalars. It is written to histories, so its value for a text must never
  /// change.
  func digest(longest: Int = .max) -> UInt64 {
    var digest = Digest(seed: 1)
    let count = min(longest, scalars.count)
    for index in stride(from: 0, to: count - 1, by: 2) {
      digest.add(Int(scalars[index]) << 32 | Int(scalars[index + 1]))
    }
    digest.add((count % 2 == 0 ? 0 : Int(scalars[count - 1])) << 32 | count % 2)
    return digest.value
  }

  /// A text of ASCII, as most are, without decoding it; nil for another one.
  ///
  /// - Parameter isShown: whether hidden characters and comments were taken out before; else a text that
  ///   may have any is another one, too.
  private static func ascii(
    _ text: Bytes, isShown: Bool
  ) -> (scalars: [UInt32], isUnchanged: Bool)? {
    var (isASCII, isUnchanged, isAfterSpace) = (true, true, true)
    let scalars = [UInt32](unsafeUninitializedCapacity: text.count) { scalars, count in
      for place in text.indices {
        let byte = text[place]
        if byte > 0x20 {
          isASCII = byte < (isShown ? 0x80 : 0x7F)
          if !isShown, byte == 0x3C, text.starts(with: "<!--", at: place, before: text.count) {
            isASCII = false
          }
          if !isASCII { return }
          isAfterSpace = false
          scalars.initializeElement(at: count, to: UInt32(byte))
          count += 1
          continue
        }
        if !isShown, byte < 0x20, byte != 0x09, byte != 0x0A {
          isASCII = false
          return
        }
        if isAfterSpace || byte != 0x20 { isUnchanged = false }
        if !isAfterSpace {
          scalars.initializeElement(at: count, to: 0x20)
          count += 1
        }
        isAfterSpace = true
      }
      if isAfterSpace, count > 0 {
        count -= 1
        isUnchanged = false
      }
    }
    return isASCII ? (scalars, isUnchanged) : nil
  }

  /// Takes the text; false if it may have another form in NFC.
  private mutating func fill(
    _ text: some Sequence<Unicode.Scalar>, isComposed: Bool = false
  ) -> Bool {
    var isAfterSpace = true
    for scalar in text {
      let value = scalar.value
      if value <= 0x20 || value == 0xA0 || value == 0x3000 {
        if isAfterSpace || value != 0x20 { isUnchanged = false }
        if !isAfterSpace { scalars.append(0x20) }
        isAfterSpace = true
        continue
      }
      guard isComposed || Self.isStable(value) else { return false }
      isAfterSpace = false
      scalars.append(value)
    }
    if isAfterSpace, !scalars.isEmpty {
      scalars.removeLast()
      isUnchanged = false
    }
    return true
  }

  /// Whether a text of only such scalars is in NFC: most letters of the decks that exist, so that
  /// nearly no text has to be composed.
  private static func isStable(_ value: UInt32) -> Bool {
    switch value {
    case ..<0x300, 0x400...0x482, 0x2010...0x20CF, 0x2190...0x2328, 0x3001...0x3029,
      0x3030...0x3098,
      0x309B...0x9FFF, 0xAC00...0xD7A3, 0xFF00...0xFFEF:
      true
    default: false
    }
  }

  private static func composed(_ text: String) -> [Unicode.Scalar] {
    #if canImport(Darwin)
      Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
    #else
      Array(text._nfc)
    #endif
  }
}
