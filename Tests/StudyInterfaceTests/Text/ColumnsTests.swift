import CText
import StudyInterface
import Testing

@Suite struct ColumnsTests {
  init() { #expect(hasUTF8Locale) }

  @Test func everyWidthIsTheSystems() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let system = max(0, Int(ctext_columns(value)))
      guard scalar.columns != system else { continue }
      Issue.record("U+\(String(value, radix: 16)) takes \(system), not \(scalar.columns)")
    }
  }
}
