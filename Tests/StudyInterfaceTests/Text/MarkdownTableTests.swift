import StudyInterface
import TestSupport
import Testing

/// Which lines are a table, as GFM has it.
@Suite struct MarkdownTableTests {
  init() { #expect(hasUTF8Locale) }

  private func text(_ markdown: String) -> [String] {
    MarkdownText(markdown).lines(width: 60).map(\.text)
  }

  @Test(arguments: [
    "| a | b |\n|--|--|\n| 1 | 2 |", "|a|b|\n|-|-|\n|1|2|", "a | b\n-- | --\n1 | 2",
    "| a | b\n|--|--|\n1 | 2 |", "| a | b |\r\n|--|--|\r\n| 1 | 2 |\r\n",
    "| a | b | \n| - | - | \n| 1 | 2 | 3 |",
  ]) func shortDelimiters(_ markdown: String) {
    #expect(text(markdown) == ["a │ b", "──┼──", "1 │ 2"])
  }

  /// A single backtick in a name opens no code that goes through the rows.
  @Test func aBacktickInANameIsText() {
    #expect(
      text("| 名 | ` |\n|--|--|\n| ``a`b`` | _em_ |\n| `a` |  |")
        == ["名  │ `", "────┼───", "a`b │ em", "a   │"])
    // No table in code.
    #expect(!text("```\n| a | ` |\n|--|--|\n| ` | b |\n```").contains { $0.contains("┼") })
  }

  @Test func alignment() {
    #expect(text("|aaa|bbb|\n|:-:|-:|\n|1|2|") == ["aaa │ bbb", "────┼────", " 1  │   2"])
  }

  @Test(arguments: [
    ("Intro\n| a | b |\n|---|---|\n| 1 | 2 |", ["Intro", "", "a │ b", "──┼──", "1 │ 2"]),
    ("x\ny\na | b\n-|-\n1 | 2\n\nz", ["x y", "", "a │ b", "──┼──", "1 │ 2", "", "z"]),
    (
      "- x\n  | a | b |\n  |--|--|\n  | 1 | 2 |\n- y",
      ["• x", "  a │ b", "  ──┼──", "  1 │ 2", "• y"]
    ),
    ("> x\n> | a | b |\n> |-|-|\n> | 1 | 2 |", ["│ x", "│", "│ a │ b", "│ ──┼──", "│ 1 │ 2"]),
    ("- | a | b |\n  |--|--|\n  | 1 | 2 |", ["• a │ b", "  ──┼──", "  1 │ 2"]),
  ]) func belowText(_ markdown: String, _ expected: [String]) {
    #expect(text(markdown) == expected)
  }

  @Test(arguments: [
    ("| a | b | c |\n|---|---|---|\n| d || e |", "d │   │ e"),
    ("| a | b |\n|-|-|\n| `x\\|y` | z |", "x|y │ z"),
    ("| a | b |\n|-|-|\n| x \\| y | z |", "x | y │ z"), ("| a | b |\n|-|-|\n|| z |", "  │ z"),
    ("| a | b |\n|-|-|\n| $P(x\\|y)$ | z |", "P(x|y) │ z"),
    ("| a | b |\n|-|-|\n| *x* | `z` |", "x │ z"),
    // A pipe in code separates cells, unless there are too many of them then.
    ("| a | b |\n|-|-|\n| `x|y` |", "`x │ y`"), ("| a | b |\n|-|-|\n| `` x|y `` |", "`` x │ y ``"),
    ("| a | b |\n|-|-|\n| `||` | z |", "|| │ z"),
    ("| a | b |\n|-|-|\n| p | `q|r|s` |", "p │ q|r|s"),
  ]) func cells(_ markdown: String, _ expected: String) {
    #expect(text(markdown).last == expected)
  }

  @Test(arguments: [
    ("| 1 | 2 |\n# t", "t"), ("| 1 | 2 |\n```\nt\n```", "  t"), ("| 1 | 2 |\n---\nt", "t"),
    ("| 1 | 2 |\n- t", "• t"), ("| 1 | 2 |\n> t", "│ t"), ("| 1 | 2 |\n\nt", "t"),
  ]) func whatEndsATable(_ rest: String, _ expected: String) {
    let lines = text("| a | b |\n|-|-|\n" + rest)
    #expect(lines.first == "a │ b")
    #expect(lines[2] == "1 │ 2")
    #expect(lines.last == expected)
  }

  @Test(arguments: [
    "| a | b |\n|---|\n| c |", "a | b\n---\nc", "x | y\n> |--|--|", "- a | b\n-|-\nc", "|--|--|",
  ]) func whatIsNoTable(_ markdown: String) {
    #expect(!text(markdown).joined().contains("┼"))
  }

  @Test(arguments: [
    "```\n| a | b |\n|--|--|\n| `\\|` | x |\n```", "    | a || b |\n    |--|--|",
    "> ```\n> | a |\n> |-|\n> ```",
    "- x\n\n      | a || b |\n      |-|-|", "<pre>\n| a || b |\n|-|-|\n</pre>",
  ]) func codeStaysAsItIsWritten(_ markdown: String) {
    for line in markdown.split(separator: "\n") where line.contains("|") {
      let code = line.drop { " >".contains($0) }
      #expect(text(markdown).contains { $0.hasSuffix(code) }, "\(text(markdown))")
    }
  }
}
