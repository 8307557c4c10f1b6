import Testing
import Toolkit

@Suite struct PlainCharacterTests {
  /// The quick answers are those of Unicode's own tables.
  @Test func plainCharactersAreVisibleSingleClusters() {
    let plain = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter(\.isPlain)
    for scalar in plain {
      let properties = scalar.properties
      var isPlain = !properties.isDefaultIgnorableCodePoint && "\(scalar)a\(scalar)中".count == 4
      switch properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark, .spacingMark,
        .enclosingMark, .surrogate:
        isPlain = false
      default: break
      }
      if !isPlain { Issue.record("U+\(String(scalar.value, radix: 16))") }
    }
  }
}
