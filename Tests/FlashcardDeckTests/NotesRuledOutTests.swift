import TestSupport
import Testing
import Toolkit

@testable import FlashcardDeck

/// What the marks alone rule out as notes is none by all the evidence either.
@Suite struct NotesRuledOutTests {
  private static let lines = [
    "# Deck", "## Topic", "## Why is that so?", "## 1. Topic", "### What is it?", "### A term",
    "### 总结", "### 什么是它", "### 1. 第一", "### **Bold**", "#### Part", "#### 1. Part", "### Answer",
    "## Answers", "text", "- **one**", "- **why?**", "- **1. one**", "- **one**: x", "1. **two**",
    "**bold**", "**1. bold**", "**问题：** a", "**答案：** b", "**解析：** c", "**Explanation:** d",
    "> asks?",
    "<details><summary>Answer</summary>", "</details>", "---", "```", "### ", "- a :: b", "Q: x",
    "- [x] yes",
  ]
  /// Those of native decks, so that enough files are ruled out.
  private static let quiet = [
    "# Deck", "## Topic", "### What is it?", "### A term", "### 什么是它", "text", "- **one**",
    "- **one**: x", "**Explanation:** d", "---", "### 总结", "1. step",
  ]

  private static func isNotes(_ text: String) -> (isRuledOut: Bool, isNotes: Bool) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      let scan = MarkdownScan(bytes, from: 0, line: 1, path: "")
      let source = DeckSource(
        path: "", bytes: bytes, folders: [], start: 0, marks: scan.marks, hasHints: scan.hasHints)
      return (NotesEvidence.isRuledOut(source), NotesEvidence(source).isNotes)
    }
  }

  @Test func nothingThatIsNotesIsRuledOut() {
    var random = SeededGenerator(seed: 7)
    var ruledOut = 0
    for _ in 0..<20_000 {
      var lines = (0..<Int.random(in: 1...14, using: &random)).compactMap { _ in
        Self.quiet.randomElement(using: &random)
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0...lines.count, using: &random)
        lines.insert(Self.lines.randomElement(using: &random) ?? "", at: place)
      }
      let text = lines.joined(separator: Bool.random(using: &random) ? "\n\n" : "\n")
      let found = Self.isNotes(text)
      if found.isRuledOut {
        ruledOut += 1
        #expect(!found.isNotes, "\(text)")
      }
    }
    #expect(ruledOut > 1000, "\(ruledOut)")
  }

  @Test func boldListItemsAreNoEvidence() {
    let found = Self.isNotes("### What?\n\nx\n\n**Explanation:** y\n\n- **a**\n- **b**: c\n")
    #expect(found == (true, false))
  }
}
