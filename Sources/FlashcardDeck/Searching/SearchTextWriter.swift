import Toolkit

/// Writes texts as a search compares them: letters folded and without accents, then once more the
/// words that have accents, with them.
///
/// Most text is copied as it is, in long runs, so that a collection is folded in little more time than
/// it takes to read it.
struct SearchTextWriter {
  /// What is written.
  private(set) var bytes: [UInt8] = []
  /// The words with accents of the text that is being written, each with a line feed after it.
  private var accented: [UInt8] = []
  /// The end of what was copied of `bytes` into a word with accents that has not ended yet.
  private var copied: Int?
  private let table = FoldingTable.shared

  /// A place to go back to.
  struct Place {
    fileprivate let bytes: Int
    fileprivate let accented: Int
    fileprivate let copied: Int?
  }

  var place: Place { Place(bytes: bytes.count, accented: accented.count, copied: copied) }

  mutating func goBack(to place: Place) {
    bytes.removeLast(bytes.count - place.bytes)
    accented.removeLast(accented.count - place.accented)
    copied = place.copied
  }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Adds text that is shown as it is.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = append(bytes, 0..<bytes.count, isShown: true) }
  }

  /// Adds a separator: a space, or a line feed between blocks.
  mutating func append(separator: UInt8) { bytes.append(separator) }

  /// Adds a part of a text; false if it is not known to be shown and might be left out or written out.
  mutating func append(_ text: Bytes, _ range: Range<Int>, isShown: Bool) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let end = Self.runEnd(text, offset, range.upperBound)
      if end > offset {
        bytes.append(contentsOf: text[offset..<end])
        offset = end
        continue
      }
      let byte = text[offset]
      if byte < 0x80 {
        guard isShown || byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A else {
          return false
        }
        bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte == 0x09 ? 0x20 : byte)
        offset += 1
        continue
      }
      let (scalar, length) = Self.scalar(text, offset, range.upperBound)
      let letter = table[scalar]
      if letter != 0 {
        append(letter)
        offset += length
      } else {
        guard let end = appendSlowly(text, offset, range, isShown: isShown) else { return false }
        offset = end
      }
    }
    return true
  }

  /// Ends a text; its letters and then its words with accents are in these ranges of `bytes`.
  mutating func endText(from start: Int) -> SearchTexts.Span {
    bytes.append(.lineFeed)
    closeWord()
    let end = bytes.count
    bytes += accented
    accented.removeAll(keepingCapacity: true)
    return SearchTexts.Span(start, lettersEnd: end, end: bytes.count)
  }

  // MARK: Runs

  /// The end of the run of small ASCII letters, digits, signs and common ideographs.
  @inline(__always)
  private static func runEnd(_ text: Bytes, _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end {
      let byte = text[offset]
      if byte < 0x80 {
        guard byte >= 0x20, !(0x41...0x5A).contains(byte), byte != 0x7F else { break }
        offset += 1
      } else if byte >= 0xE4, byte <= 0xE9, offset + 3 <= end, text[offset + 1] >= 0x80,
        text[offset + 2] >= 0x80
      {
        offset += 3
      } else {
        break
      }
    }
    return offset
  }

  /// The scalar at an offset before `end`, and its length in bytes; U+FFFD for a byte that is not UTF-8,
  /// as a file may have that changes at this moment.
  private static func scalar(_ text: Bytes, _ offset: Int, _ end: Int) -> (UInt32, Int) {
    let lead = text[offset]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead <= 0xF4, offset + length <= end else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for index in 1..<length {
      guard text[offset + index] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(text[offset + index] & 0x3F)
    }
    let isScalar = value >= 0x80 && Unicode.Scalar(value) != nil
    return isScalar ? (value, length) : (0xFFFD, 1)
  }

  private mutating func append(_ letter: UInt32) {
    if letter < 0x80 {
      bytes.append(UInt8(letter))
    } else if letter < 0x800 {
      bytes.append(UInt8(0xC0 | letter >> 6))
      bytes.append(UInt8(0x80 | letter & 0x3F))
    } else if letter < 0x10000 {
      bytes.append(UInt8(0xE0 | letter >> 12))
      bytes.append(UInt8(0x80 | letter >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | letter & 0x3F))
    } else if let scalar = Unicode.Scalar(letter) {
      bytes.append(scalar)
    }
  }

  // MARK: Letters that take a closer look

  /// Adds the scalars that depend on each other, with the one before them; returns where they end.
  private mutating func appendSlowly(
    _ text: Bytes, _ start: Int, _ range: Range<Int>, isShown: Bool
  ) -> Int? {
    var scalars: [Unicode.Scalar] = []
    var offset = start
    var marks = 0
    while offset < range.upperBound, text[offset] >= 0x80 {
      let (value, length) = Self.scalar(text, offset, range.upperBound)
      guard table[value] == 0, let scalar = Unicode.Scalar(value) else { break }
      if scalar.isMark { marks += 1 } else { marks = 0 }
      // Of many marks on a letter some are not shown.
      guard isShown || FoldingTable.isSurelyShown(scalar) && marks <= 8 else { return nil }
      scalars.append(scalar)
      offset += length
      if scalars.count >= 64, marks == 0 { break }
    }
    let isMark = scalars.first?.isMark ?? false
    // A mark without a letter is shown on a circle.
    guard isShown || !isMark || start > range.lowerBound && text[start - 1] > 0x20 else {
      return nil
    }
    if start > range.lowerBound, let last = popLast(text[start - 1]) { scalars.insert(last, at: 0) }
    append(Folding.units(of: scalars))
    return offset
  }

  /// Takes the last scalar back that was written for a character that is not a space.
  private mutating func popLast(_ source: UInt8) -> Unicode.Scalar? {
    guard source > 0x20, let last = bytes.last, last > 0x20, copied != bytes.count else {
      return nil
    }
    var length = 1
    while bytes[bytes.count - length] & 0xC0 == 0x80 { length += 1 }
    let scalar = String(decoding: bytes.suffix(length), as: UTF8.self).unicodeScalars.first
    bytes.removeLast(length)
    return scalar
  }

  private mutating func append(_ units: [Folding.Unit]) {
    guard units.contains(where: \.isAccent) else {
      for unit in units { append(unit.scalar.value) }
      return
    }
    closeWord()
    if copied == nil {
      var start = bytes.count
      while start > 0, bytes[start - 1] > 0x20 { start -= 1 }
      accented.append(contentsOf: bytes[start...])
    }
    for unit in units {
      accented.append(unit.scalar)
      if !unit.isAccent { append(unit.scalar.value) }
    }
    copied = bytes.count
  }

  /// Copies what has been written since into the word with accents, which may have ended.
  private mutating func closeWord() {
    guard let start = copied else { return }
    let end = bytes[start...].firstIndex { $0 <= 0x20 } ?? bytes.count
    accented.append(contentsOf: bytes[start..<end])
    copied = bytes.count
    if end < bytes.count {
      accented.append(.lineFeed)
      copied = nil
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
