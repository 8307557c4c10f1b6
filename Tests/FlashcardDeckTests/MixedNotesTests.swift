import FlashcardDeck
import TestSupport
import Testing

/// Random files in two styles of writing at once: each question is a card with its own answer, or a
/// warning names its lines.
@Suite struct MixedNotesTests {
  /// A way to write a question and the start of its answer.
  private struct Style: Sendable {
    let name: String
    /// `N` stands for the number, `KEY` for the question.
    let question: String
    /// What ends the answer.
    var end = ""
    /// By how much an answer is indented.
    var indent = ""
    /// In a native deck it is text of an answer: a line that asks, without a number.
    var isTextInNative = false
    /// Below it native headings are parts of the answer: its level is above theirs.
    var isAboveNative = false

    /// Whether what it says, beside another style, is a part of an answer by the rules.
    func isPart(beside other: Style) -> Bool {
      isTextInNative && other.name.hasPrefix("native") || name == "native" && other.isAboveNative
    }
  }

  private static let styles = [
    Style(name: "native", question: "### KEY"),
    Style(name: "native asking", question: "### KEY？"),
    Style(name: "numbered", question: "### N. KEY"),
    Style(name: "numbered asking", question: "## N. KEY？", isAboveNative: true),
    Style(name: "no dot", question: "## N KEY?", isAboveNative: true),
    Style(name: "word", question: "### 第N题：KEY"),
    Style(name: "labelled", question: "#### N.\n\n**题目：** KEY\n\n**答案：**"),
    Style(name: "answered", question: "### N. KEY？\n\n**答案：**"),
    Style(name: "plain label", question: "### N. KEY？\n\n答案："),
    Style(name: "bold", question: "**N. KEY？**"),
    Style(name: "bold asking", question: "**KEY？**", isTextInNative: true),
    Style(name: "bold word", question: "**Q: KEY.**", isTextInNative: true),
    Style(name: "picture", question: "💡 **N. KEY？**"),
    Style(name: "picture behind", question: "**N. KEY？** 💡"),
    Style(name: "answer in line", question: "**N. KEY？** So"),
    Style(name: "bullet", question: "- **KEY？**", indent: "  ", isTextInNative: true),
    Style(name: "brackets", question: "【N】KEY？"),
    Style(name: "bold label", question: "**N. 题目：** KEY\n\n**答案：**"),
    Style(name: "list label", question: "N. **题目：** KEY\n\n   **答案：**", indent: "   "),
    Style(name: "list bold", question: "N. **KEY？**", indent: "   "),
    Style(name: "list heading", question: "N. ### KEY？", indent: "   "),
    Style(name: "quote", question: "> KEY？", isTextInNative: true),
    Style(name: "numbered quote", question: "> N. KEY？"),
    Style(
      name: "summary", question: "<details>\n<summary>N. KEY?</summary>", end: "\n\n</details>"),
    Style(
      name: "unfolding", question: "### N. KEY?\n\n<details><summary>Answer</summary>",
      end: "\n\n</details>"),
    Style(name: "letters", question: "Q: KEY?\nA:"), Style(name: "words", question: "题目：KEY\n答案："),
    Style(name: "number", question: "Na. KEY？"), Style(name: "list", question: "N. KEY？"),
    Style(name: "no space", question: "###KEY"),
    Style(name: "numbered, no space", question: "####N.KEY？"),
    Style(name: "underlined", question: "KEY？\n---"),
  ]

  /// A file, and the lines of each question and the start of its answer.
  private struct Notes {
    var text = ""
    var lines: [ClosedRange<Int>] = []

    private var line: Int { text.count { $0 == "\n" } + 1 }

    mutating func add(_ style: Style, _ index: Int, _ random: inout SeededGenerator) {
      let first = line
      text += style.question.replacing("N", with: "\(index + 1)")
        .replacing("KEY", with: random.pick(["什么是 KEY\(index)X", "How is KEY\(index)X"]))
      text += "\n\n\(style.indent)ANSWER\(index)X"
      lines.append(first...line)
      text += random.pick(["", "\n\n\(style.indent)- **a**: x\n\(style.indent)- b"])
      text += "\(style.end)\n\n"
    }
  }

  private static func notes(_ styles: [Style], _ random: inout SeededGenerator) -> Notes {
    var notes = Notes(text: random.pick(["# T\n\n", "# T\n\n## U\n\n", ""]))
    let count = Int.random(in: 4...6, using: &random)
    let isAlternating = Bool.random(using: &random)
    for index in 0..<count {
      notes.add(styles[isAlternating ? index % 2 : index * 2 / count], index, &random)
    }
    return notes
  }

  /// The questions that no card asks and no warning names.
  private static func swallowed(_ notes: Notes) -> [Int] {
    let file = SampleDecks.file(notes.text)
    let cards = file.allCards
    return notes.lines.indices.filter { index in
      let isAsked = cards.contains {
        $0.question.contains("KEY\(index)X") && $0.answer.contains("ANSWER\(index)X")
      }
      return !isAsked && !file.problems.contains { notes.lines[index].contains($0.line) }
    }
  }

  @Test(arguments: styles.indices) func noQuestionIsSwallowed(_ index: Int) {
    let one = Self.styles[index]
    for (place, other) in Self.styles.enumerated() {
      guard !one.isPart(beside: other), !other.isPart(beside: one) else { continue }
      var random = SeededGenerator(seed: UInt64(index * Self.styles.count + place))
      for _ in 0..<(Soak.isOn ? 200 : 4) {
        let notes = Self.notes([one, other], &random)
        #expect(Self.swallowed(notes) == [], "\(one.name), \(other.name):\n\(notes.text)")
      }
    }
  }
}
