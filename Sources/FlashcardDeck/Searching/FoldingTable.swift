import CUnicode

/// The scalars that are folded into one letter whatever stands beside them, below U+3400, so that the
/// text of most languages is folded without a call for each letter.
struct FoldingTable: Sendable {
  static let shared = FoldingTable()

  /// For each scalar from U+0080 what it is folded into; 0 for one that takes a closer look.
  private let letters: [UInt16]

  private init() {
    var buffer = Array(repeating: Int32(0), count: Int(CUNICODE_LONGEST))
    letters = (0x80..<0x3400).map { value in
      guard let scalar = Unicode.Scalar(UInt32(value)), Self.stands(scalar) else { return 0 }
      // Most are one letter; to ask for the units of all of them would take 10 ms.
      if cunicode_fold(scalar.value, &buffer) == 1, !Folding.isSpecial(scalar) {
        return UInt16(exactly: buffer[0]) ?? 0
      }
      let units = Folding.units(of: CollectionOfOne(scalar))
      guard units.count == 1, !units[0].isAccent else { return 0 }
      return UInt16(exactly: units[0].scalar.value) ?? 0
    }
  }

  /// The letter that a scalar from U+0080 on is folded into beside any other; 0 if it takes a closer look.
  @inline(__always)
  subscript(scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0..<0x3400: UInt32(letters[Int(scalar) - 0x80])
    // Ideographs of the common blocks, and syllables of Hangul.
    case 0x3400...0x9FFF, 0xAC00...0xD7A3: scalar
    // Fullwidth signs, which every sentence in Chinese has, and letters.
    case 0xFF21...0xFF3A: scalar - 0xFEC0
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    default: 0
    }
  }

  /// Whether a scalar is shown as it is and never becomes one letter with those before it.
  private static func stands(_ scalar: Unicode.Scalar) -> Bool {
    guard isSurelyShown(scalar), cunicode_combining_class(scalar.value) == 0 else { return false }
    switch scalar.value {
    // Vowels of Indic scripts and of Hangul, some of which compose though their class is 0.
    case 0x980...0xDFF, 0x102E, 0x1B35:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: return false
      default: return true
      }
    case 0x1100...0x11FF: return false
    default: return true
    }
  }

  /// Whether a scalar is shown as it is behind a letter, and not left out or written out.
  static func isSurelyShown(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return false
    // Blocks that still grow: a C library may not know what the standard library knows, and then the
    // number of the letter is shown.
    case 0x870...0x8FF, 0x1C80...0x1C8F, 0x2427...0x243F, 0x2FFC...0x2FFF, 0x31E4...0x31EF:
      return false
    case 0xA000...0xABFF: return false
    case 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x2A6DF: break
    case 0x10000...: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return false
    default: return true
    }
  }
}
