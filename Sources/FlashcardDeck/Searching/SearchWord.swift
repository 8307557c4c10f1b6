import Toolkit

/// A word to find in UTF-8, ignoring case and width.
///
/// The text is not folded, which would need a copy of every deck and most of a second. Instead `memchr`
/// finds each form of one letter, the one whose bytes are rarest, and the other letters are compared
/// around it.
struct SearchWord: Sendable {
  /// The word with its letters folded.
  let text: String
  /// For each letter its forms in UTF-8.
  private let letters: [[[UInt8]]]
  /// The index of the letter that is searched for first.
  private let anchor: Int
  /// How each form of that letter is found.
  let clues: [Clue]

  /// A form of a letter, and the byte by which `memchr` finds it.
  struct Clue: Sendable {
    let form: [UInt8]
    /// The offset of that byte in the form.
    let offset: Int
    let byte: UInt8
  }

  /// A folded word; without rare forms only for texts that have none.
  init(_ text: String, rareForms: Bool = true) {
    self.text = text
    letters = text.unicodeScalars.map { letter in
      let forms = Folding.forms(of: letter).filter {
        rareForms || $0 == letter || !Folding.isRareForm($0)
      }
      return forms.map { Array(String($0).utf8) }
    }
    let costs = letters.map { forms in forms.reduce(0) { $0 + Self.rarest(in: $1).cost } }
    anchor = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    clues = (letters.isEmpty ? [] : letters[anchor]).map { form in
      let offset = Self.rarest(in: form).offset
      return Clue(form: form, offset: offset, byte: form[offset])
    }
  }

  /// Whether a text contains the word.
  func occurs(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var scan = WordScan(self)
      return scan.occurs(in: ByteRange(0, bytes.count), of: bytes)
    }
  }

  /// Whether a range contains the word with a clue's byte at `offset`.
  @inline(__always)
  func matches(at offset: Int, _ clue: Clue, in span: ByteRange, of text: Bytes) -> Bool {
    let start = offset - clue.offset
    return starts(clue.form, at: start, in: span, of: text)
      && (letters.count == 1 || surrounds(start, start + clue.form.count, in: span, of: text))
  }

  /// Whether the other letters of the word are before and after the anchor.
  private func surrounds(_ start: Int, _ end: Int, in span: ByteRange, of text: Bytes) -> Bool {
    var end = end
    for letter in letters[(anchor + 1)...] {
      guard let form = letter.first(where: { starts($0, at: end, in: span, of: text) }) else {
        return false
      }
      end += form.count
    }
    var start = start
    for letter in letters[..<anchor].reversed() {
      let form = letter.first { starts($0, at: start - $0.count, in: span, of: text) }
      guard let form else { return false }
      start -= form.count
    }
    return true
  }

  @inline(__always)
  private func starts(_ form: [UInt8], at offset: Int, in span: ByteRange, of text: Bytes) -> Bool {
    guard offset >= span.start, offset + form.count <= span.end else { return false }
    for index in form.indices where text[offset + index] != form[index] { return false }
    return true
  }

  // MARK: Frequencies

  private static func rarest(in form: [UInt8]) -> (offset: Int, cost: Int) {
    var best = (offset: 0, cost: Int.max)
    for (offset, byte) in form.enumerated() where cost(byte) < best.cost {
      best = (offset, cost(byte))
    }
    return best
  }

  /// About how many of a thousand bytes are this byte, in text that is half Chinese, half English.
  private static func cost(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): letterCosts[Int(byte - UInt8(ascii: "a"))]
    case 0..<0x80: 3
    case 0x80..<0xC0: 10
    case 0xE4...0xE9: 50
    case 0xE2, 0xE3, 0xEF: 12
    default: 2
    }
  }

  private static let letterCosts = [
    27, 5, 9, 14, 40, 7, 7, 20, 23, 1, 3, 13, 8, 22, 25, 6, 1, 20, 21, 30, 9, 4, 8, 1, 7, 1,
  ]
}
