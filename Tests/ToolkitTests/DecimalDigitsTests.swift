import Testing
import Toolkit

@Suite struct DecimalDigitsTests {
  @Test(arguments: [
    (0, 1, "0"), (0, 4, "0000"), (7, 2, "07"), (2026, 4, "2026"), (12_345, 4, "12345"),
    (999, 3, "999"), (1000, 3, "1000"), (Int.max, 2, "9223372036854775807"),
  ])
  func hasAtLeastTheWantedDigits(value: Int, width: Int, text: String) {
    var digits: [UInt8] = []
    digits.appendDecimal(value, width: width)
    #expect(String(decoding: digits, as: UTF8.self) == text)
  }
}
