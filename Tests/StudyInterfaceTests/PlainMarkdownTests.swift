import FlashcardDeck
import Foundation
import TestSupport
import Testing

@testable import StudyInterface

/// A plain line is shown without md4c, as md4c would have it.
@Suite struct PlainMarkdownTests {
  private func expectTheSame(_ text: String) {
    guard !text.isEmpty, MarkdownReader.isPlain(text) else { return }
    let (fast, slow) = (
      MarkdownReader.content(of: text, base: Style()),
      MarkdownReader.parsed(text, base: Style(), showsAddresses: true)
    )
    #expect("\(fast.blocks)" == "\(slow.blocks)", "\(text.debugDescription)")
    #expect(fast.formulas == slow.formulas)
  }

  @Test func mostQuestionsOfTheBundledDecksArePlain() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Data")
    var (plain, all) = (0, 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      for line in text.split(separator: "\n") {
        expectTheSame(String(line))
        guard line.hasPrefix("### ") else { continue }
        let question = line.dropFirst(4).split(separator: " {#")[0]
        all += 1
        if MarkdownReader.isPlain(String(question)) { plain += 1 }
      }
    }
    #expect(plain * 10 > all * 8, "\(plain) of \(all)")
  }

  @Test func randomLinesAreWhatTheyAre() {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "a", "Is it", "www", ".", ":", "/", "http", "-", " ", "  ", "1", "9)", "(", ")", "'", "\"",
      "%", ",", ";", "?",
      "!", "什么", "是", "？", "　", "\u{A0}", "é", "e\u{301}", "ü", "한", "ไทย", "☃", "x.y", "a-b", "--",
      "\u{200B}",
      "\u{2028}", "Σ", "，", "“", "”", "—",
    ]
    for _ in 0..<(Soak.isOn ? 300_000 : 6_000) {
      let count = Int.random(in: 1...6, using: &random)
      expectTheSame((0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
    }
  }

  @Test(arguments: [
    "1. a", "- a", "a *b*", "a_b_", "`a`", "www.a.b", "http://a.b", "a  b", " a", "a ", "a\nb",
    "$a$", "a & b", "<b>",
    "[a](b)", "a\u{200B}b", "1) a", "# a", "> a", "-", "a | b", "x@y.z", "~~a~~", "a\\b", "+ a",
    "=",
  ]) func whatMayMeanSomethingIsParsed(text: String) { #expect(!MarkdownReader.isPlain(text)) }
}
