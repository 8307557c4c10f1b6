import Testing

@testable import Toolkit

@Suite struct VisibleTextTests {
  /// What `line` has to give, said the slow way.
  private func lineByItsWords(_ text: String) -> String {
    let words = text.unicodeScalars.split { $0.properties.isWhitespace }
    return VisibleText.block(words.map { String($0) }.joined(separator: " "))
  }

  @Test(arguments: [
    (" source: a paper ", "source: a paper"), ("", ""), ("  ", ""), (" 来源：论文 ", "来源：论文"),
    ("a\u{3000}b", "a b"), ("a\u{A0}b\u{85}c", "a b c"), ("it’s – “so” …", "it’s – “so” …"),
    ("a\u{2003}b\u{2028}c\u{205F}d", "a b c d"), ("a  b\tc\nd", "a b c d"), ("é ü ß", "é ü ß"),
    ("\u{1680}a\u{202F}", "a"), (" \u{1B}[m ", "\u{241B}[m"), ("a\u{FEFF}b ", "ab"),
  ])
  func lineHasSingleSpacesOnly(text: String, line: String) {
    #expect(VisibleText.line(text) == line)
    #expect(lineByItsWords(text) == line)
  }

  /// Every scalar beside spaces and letters: the short way and the slow way give the same.
  @Test func everyCharacterIsInALineAsItsWordsAre() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // All of the first planes, and a sample of the rest, which has neither spaces nor separators.
      guard value < 0x3100 || value % 61 == 0 else { continue }
      let character = String(scalar)
      for text in [" a\(character)b ", "\(character) b", "a \(character)"] {
        #expect(VisibleText.line(text) == lineByItsWords(text), "U+\(String(value, radix: 16))")
      }
    }
  }
}
