import TestSupport
import Testing
import Toolkit

@testable import StudyInterface

@Suite struct VisibleTextTests {
  init() { #expect(hasUTF8Locale) }

  @Test(arguments: [
    ("plain 中文，“好”", "plain 中文，“好”"),
    ("\u{1B}[31mred\u{7}", "␛[31mred␇"),
    ("\0\u{7F}\u{9B}1m", "␀␡⟨U+009B⟩1m"),
    ("a\nb\r", "a␊b␍"),
    ("a\u{202E}b\u{2066}", "a⟨U+202E⟩b⟨U+2066⟩"),
    ("a\u{200B}b\u{FEFF}c\u{AD}d", "a⟨U+200B⟩b⟨U+FEFF⟩c⟨U+00AD⟩d"),
    ("\u{3164}\u{115F}", "⟨U+3164⟩⟨U+115F⟩"),
    ("a\u{E0041}", "a⟨U+E0041⟩"),
    ("a\u{2028}b", "a⟨U+2028⟩b"),
    ("a\u{FE0F}\u{200D}b", "a⟨U+FE0F⟩⟨U+200D⟩b"),
    ("\u{301}e\u{301}", "◌\u{301}e\u{301}"),
    ("ab\tc", "ab  c"),
    ("中\tc\t", "中  c   "),
    ("\u{10FFFE}", "⟨U+10FFFE⟩"),
    // A joiner with nothing to join.
    ("👫\u{200D}\u{FE0F}", "👫⟨U+200D⟩⟨U+FE0F⟩"),
    // One before an emoji that has no width yet.
    ("©\u{200D}\u{10FFFE}", "©⟨U+200D⟩⟨U+10FFFE⟩"),
    // A vowel without the syllable that it is of.
    ("a\u{1161}b", "a⟨U+1161⟩b"),
    ("각\u{1161}", "각⟨U+1161⟩"),
  ]) func showsWhatWouldHide(_ text: String, _ expected: String) {
    #expect(text.displayed() == expected)
  }

  @Test(arguments: [
    "👍🏽", "👨‍👩‍👧‍👦", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇨🇳", "葛\u{E0100}", "می‌خواهم", "क्‍ष", "각", "e\u{301}\u{323}", "👩🏽‍❤️‍👨🏻",
  ]) func keepsWhatClustersAreMadeOf(_ text: String) {
    #expect(text.displayed() == text)
  }

  /// Systems differ in which of these they know.
  @Test(arguments: ["👩\u{200D}\u{1FA77}", "👩\u{200D}\u{1FAE9}", "👩\u{200D}\u{1F7D1}"])
  func joinsNoPictureThatIsWrittenOut(_ text: String) {
    #expect(text.displayed().displayed() == text.displayed())
  }

  @Test func keepsLineBreaksWhenTold() {
    #expect("a\nb\u{1B}".displayed(keepsLineBreaks: true) == "a\nb␛")
    #expect("abcde\tf\n\tg".displayed(keepsLineBreaks: true, tabStop: 8) == "abcde   f\n        g")
  }

  @Test func capsAFloodOfMarks() {
    let flood = "e" + String(repeating: "\u{301}", count: 1000) + "x"
    #expect(flood.displayed() == "e" + String(repeating: "\u{301}", count: 8) + "x")
  }

  @Test(arguments: 0..<10) func isStableAndSafe(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let scalars = (0..<12).compactMap { _ in
        Unicode.Scalar(
          UInt32.random(in: 0...random.pick([0x100, 0x2100, 0x10FFFF]), using: &random))
      }
      let text = (String(String.UnicodeScalarView(scalars))).displayed()
      #expect(text.displayed() == text)
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }

  /// Frames rely on that.
  @Test func plainCharactersAreSeenAndStandAlone() {
    let plain = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter(\.isPlain)
    #expect(plain.count > 20_000)
    #expect(plain.allSatisfy { $0.columns > 0 })
    for scalars in [plain, plain.reversed()] {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      #expect(String(text).count == scalars.count)
    }
  }
}
