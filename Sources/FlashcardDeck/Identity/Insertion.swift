/// Something that was put into a question or taken out of it, if nothing else was changed.
enum Insertion {
  case none
  /// Words, which may make it another question: `lock`, `spin lock`.
  case words
  /// A remark in brackets or behind a comma at the end: `abandon`, `abandon (noun)`, `Baum, pl.`.
  case remark

  /// What one of two questions has that the other has not.
  init(_ one: String, _ other: String) {
    var (short, long) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    if short.count > long.count { (short, long) = (long, short) }
    let prefix = zip(short, long).prefix { $0 == $1 }.count
    let suffix = zip(short.dropFirst(prefix).reversed(), long.dropFirst(prefix).reversed())
      .prefix { $0 == $1 }.count
    let inserted = long[prefix..<(long.count - suffix)]
    guard let first = inserted.first, let last = inserted.last, prefix + suffix == short.count,
      short.count >= 2
    else {
      self = .none
      return
    }
    let isBracketed = inserted.contains { "(（[【〔".unicodeScalars.contains($0) }
    // Inside of a word or a number it is another one: `Niger`, `Nigeria`.
    let splitsWord =
      prefix > 0 && Self.isOfWord(long[prefix - 1]) && (Self.isOfWord(first) || first == ".")
      || suffix > 0 && Self.isOfWord(long[long.count - suffix]) && Self.isOfWord(last)
    if splitsWord || !isBracketed && inserted.contains(where: { $0.properties.numericType != nil })
    {
      self = .none
    } else if isBracketed, inserted.contains(where: \.properties.isAlphabetic),
      // `f`, `f(x)`
      prefix == 0 || !Self.isOfWord(long[prefix - 1]) || first == " " || first.value >= 0x2E80
    {
      self = .remark
    } else if ",，、".unicodeScalars.contains(first),
      long[(long.count - suffix)...].allSatisfy({ !Self.isOfWord($0) && $0.value < 0x2E80 })
    {
      self = .remark
    } else if !inserted.contains(where: \.properties.isAlphabetic) {
      self = .none
    } else {
      // One character more is another word, and so is a negation.
      let isOneCharacter = inserted.count == 1 && !first.isASCII
      self = isOneCharacter || "非不未无没反".unicodeScalars.contains(first) ? .none : .words
    }
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x2E80
      && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }
}
