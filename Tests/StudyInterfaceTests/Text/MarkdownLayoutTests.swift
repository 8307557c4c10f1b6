import TestSupport
import StudyInterface
import Testing

@Suite struct MarkdownLayoutTests {
  init() { #expect(hasUTF8Locale) }

  @Test(arguments: ["> ", "- ", "1. ", "> - ", "* > 3) "], [30, 12, 5])
  func deepNestingLeavesRoomForText(_ mark: String, _ width: Int) {
    let lines = MarkdownText(String(repeating: mark, count: 1000) + "some text here").lines(
      width: width)
    #expect(lines.allSatisfy { $0.width <= width })
    #expect(lines.count < 8)
    let words = lines.map(\.text).joined(separator: " ").split(separator: " ").suffix(3)
    #expect(words.last == "here")
  }

  @Test func nestedListsOfManyLines() {
    let list = (0..<300).map { String(repeating: "  ", count: $0) + "- \($0)" }
    let lines = MarkdownText(list.joined(separator: "\n")).lines(width: 30)
    #expect(lines.count == 300)
    #expect(lines.last?.text.hasSuffix(" 299") ?? false)
    #expect(lines.allSatisfy { $0.width <= 30 })
  }

  @Test(arguments: [
    "[", "*a ", "**a*b", "$x ", "`", "[a](", "![", "<!--", "<b", "&#x301;", "~~a", "|", "_a", "\\",
    "\u{301}", "👩\u{200D}", "中，", "\t", "> \n",
    "$$`", "$$a\n", "| a\n|-|\n", "<sub>", "</b>", "<textarea>\n\n", "<!-- ", "**中：**", "~~**",
    "![a](b)",
    "http://a/b-", "www.a.", "１２", "เ", "1 GB", "\"a", "> $$\n", "\\|",
  ]) func hugeInputIsSetInReasonableTime(_ piece: String) {
    let lines = MarkdownText(String(repeating: piece, count: 10_000)).lines(width: 40)
    #expect(lines.allSatisfy { $0.width <= 40 })
  }

  @Test(arguments: 0..<40) func anyMarkdownFitsItsWidth(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let markdown = random.markdown()
      let text = MarkdownText(markdown)
      let width = Int.random(in: 1...60, using: &random)
      for line in text.lines(width: width) {
        #expect(line.width <= width, "\(markdown)")
        let scalars = line.text.unicodeScalars
        #expect(scalars.allSatisfy { $0.properties.generalCategory != .control })
      }
    }
  }

  /// At sixty columns nothing has to be replaced, so every letter of the source is on the screen.
  /// Markdown itself drops what follows a fence and the cells that a table has no column for.
  @Test(arguments: 0..<20) func anyMarkdownKeepsItsIdeographs(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      let markdown = random.markdown()
      if markdown.contains("~~~") || markdown.contains("```") || markdown.contains("|") { continue }
      func ideographs(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
      }
      let shown = MarkdownText(markdown).lines(width: 60).map(\.text).joined()
      #expect(ideographs(shown).count >= ideographs(markdown).count, "\(markdown)")
    }
  }
}

extension SeededGenerator {
  /// Markdown with much structure, most of it broken.
  mutating func markdown() -> String {
    let marks = [
      "# ", "- ", "  - ", "1. ", "99. ", "> ", "```\n", "    ", "|", "|---|:-:|", "---\n", "**",
      "*", "~~",
      "`", "$", "$$", "](http://x.org)", "[", "![", "<!-- a -->", "<b>", "\\", "&amp;", "&#27;",
      "\n",
      "\n\n", "  \n", "\t", "\u{1B}", "\u{202E}", "\u{200B}", #"\frac{a}{b}"#, "x_i^2", "- [x] ",
    ]
    var result = ""
    for _ in 0..<Int.random(in: 1...12, using: &self) {
      for _ in 0..<Int.random(in: 0...3, using: &self) { result += pick(marks) }
      result += mixedText(pieces: 8)
      if Bool.random(using: &self) { result += pick(["\n", "\n\n"]) }
    }
    return result
  }
}
