import StudyInterface
import Testing

@Suite struct MarkdownTextTests {
  init() { #expect(hasUTF8Locale) }

  private func text(_ markdown: String, _ width: Int = 40) -> [String] {
    MarkdownText(markdown).lines(width: width).map(\.text)
  }

  @Test func emphasis() {
    #expect(
      MarkdownText("a **b** *c* `d` ~~e~~ f").lines(width: 40) == [
        StyledLine([
          StyledRun("a "), StyledRun("b", Style(bold: true)), StyledRun(" "),
          StyledRun("c", Style(italic: true)), StyledRun(" "), StyledRun("d", Style(.code)),
          StyledRun(" "), StyledRun("~~e~~", .dim), StyledRun(" f"),
        ])
      ])
    #expect(
      MarkdownText("***x***", base: .dim).lines(width: 9) == [
        StyledLine("x", Style(.dim, bold: true, italic: true))
      ])
  }

  @Test(arguments: [
    "**注意：**后面", "用**“低秩”**的方法", "用**`LoRA`**微调", "（**重点**）甲", "**甲**，**乙**。", "**LoRA:**低秩",
    "**甲：**乙**丙**", "甲~~“乙”~~丙",
  ]) func emphasisBesideChinesePunctuation(_ markdown: String) {
    let marks = Set<Character>("*`")
    let lines = MarkdownText(markdown).lines(width: 60)
    let expected = markdown.filter { !marks.contains($0) }
    #expect(lines.map(\.text) == [expected])
    #expect(lines[0].runs.contains { $0.style != .plain })
  }

  /// Where CommonMark reads every sign, its word is kept; where it leaves some, the paragraph is eased.
  @Test(arguments: [
    ("**参数（*秩*）很小**", ["参数（", "秩", "）很小"]), ("**学习率（*lr*）** 与 **步数**", ["学习率（", "lr", "）", "步数"]),
    ("**注意“*重点*”部分**", ["注意“", "重点", "”部分"]), ("**注意：**先看**重点**再看", ["注意：", "重点"]),
    ("**注意：**看 用**“低秩”**的", ["注意：", "“低秩”"]),
    ("**参数（*秩*）很小**，占用。**注意：**后面", ["参数（", "秩", "）很小", "注意："]),
    ("**注意：**后面用**重点，**内容", ["注意：", "重点，"]), ("**a **b** c**", ["a b c"]),
    ("**优点：**快，**缺点：**慢", ["优点：", "缺点："]),
    ("2 * 3 甲**“乙”**丙", ["“乙”"]),
    ("**甲：**乙\n\n**丙**丁", ["甲：", "丙"]), ("甲*乙", []),
    ("| **甲：**乙 | c |\n|--|--|\n| **丙（*丁*）** | **戊：**己 |", ["甲：乙", "c", "丙（", "丁", "）", "戊："]),
  ]) func emphasisAsCommonMarkElseEased(_ markdown: String, _ expected: [String]) {
    let runs = MarkdownText(markdown).lines(width: 80).flatMap(\.runs)
    let emphasised = runs.filter { $0.style.bold || $0.style.italic }.map(\.text)
    #expect(emphasised == expected)
  }

  @Test func codeKeepsItsStars() {
    #expect(text("`中**“文”**中`") == ["中**“文”**中"])
    #expect(text("```\n中**“文”**中\n```") == ["  中**“文”**中"])
    #expect(text("2*3*4 和 2 * 3") == ["234 和 2 * 3"])
  }

  @Test func headingsParagraphsAndRules() {
    #expect(
      MarkdownText("# Title *x*\ntext\n\n---\n## 标题").lines(width: 12) == [
        StyledLine([
          StyledRun("Title ", Style(bold: true)), StyledRun("x", Style(bold: true, italic: true)),
        ]),
        "", "text", "", StyledLine("────────────", .dim), "", StyledLine("标题", Style(bold: true)),
      ])
    #expect(text("") == [])
    #expect(text("\n\n") == [])
  }

  @Test(arguments: [
    ("one\ntwo", ["one two"]), ("低秩\n适配", ["低秩适配"]), ("低秩，\n适配", ["低秩，适配"]),
    ("低秩\nLoRA", ["低秩 LoRA"]),
    ("他说\n“好”", ["他说“好”"]), ("“a”\n“b”", ["“a” “b”"]), ("한국\n어", ["한국 어"]),
    ("a  \nb\\\nc", ["a", "b", "c"]),
    ("**甲**\n乙", ["甲乙"]), ("a\n`b`", ["a b"]),
  ]) func breaksInTheSource(_ markdown: String, _ expected: [String]) {
    #expect(text(markdown) == expected)
  }

  @Test func lists() {
    let list = """
      - one two three four
      - 这是一个列表项，会换行
        - nested
          - deeper
            - deepest
      - [x] done
      - [ ] open
      """
    #expect(
      text(list, 16) == [
        "• one two three", "  four", "• 这是一个列表", "  项，会换行", "  ◦ nested", "    ▪ deeper",
        "      • deepest",
        "[x] done", "[ ] open",
      ])
  }

  @Test func numberedLists() {
    let ten = (1...10).map { "\($0). item \($0)\n" }.joined()
    #expect(text(ten).first == " 1. item 1")
    #expect(text(ten).last == "10. item 10")
    #expect(text("7) a\n8) b c d e", 10) == ["7) a", "8) b c d e"])
    #expect(
      text("1. one two three\n   - x\n2. y", 12) == ["1. one two", "   three", "   • x", "2. y"])
  }

  @Test func looseListsAndItemsOfSeveralBlocks() {
    #expect(text("- a\n\n  b\n\n- c") == ["• a", "", "  b", "", "• c"])
    #expect(text("- a\n- b\n\ntext\n\n1. c") == ["• a", "• b", "", "text", "", "1. c"])
    #expect(text("- a\n  ```\n  x\n  ```\n- \n- > q") == ["• a", "    x", "•", "• │ q"])
  }

  @Test func quotes() {
    #expect(
      text("> one two three\n>\n> - a\n>\n> > b", 13) == [
        "│ one two", "│ three", "│", "│ • a", "│", "│ │ b",
      ])
    #expect(text("> > deep quote here", 16) == ["│ │ deep quote", "│ │ here"])
  }

  @Test func code() {
    #expect(
      MarkdownText("```swift\nlet a = 1\n\n\tb()\n```").lines(width: 20) == [
        StyledLine([StyledRun("  "), StyledRun("let a = 1", Style(.code))]), "",
        StyledLine([StyledRun("  "), StyledRun("    b()", Style(.code))]),
      ])
    #expect(
      MarkdownText("    abcdefghijkl").lines(width: 8) == [
        StyledLine([StyledRun("  "), StyledRun("abcdef", Style(.code))]),
        StyledLine([StyledRun("↪ ", .dim), StyledRun("ghijkl", Style(.code))]),
      ])
    #expect(text("```\n中文代码行\n```", 7) == ["  中文", "↪ 代码", "↪ 行"])
  }

  @Test func links() {
    let link = Style(.link, underline: true)
    #expect(
      MarkdownText("[a *b*](http://x.org/?a&amp;b) <http://y.org> <me@x.org>").lines(width: 60) == [
        StyledLine([
          StyledRun("a ", link), StyledRun("b", Style(.link, italic: true, underline: true)),
          StyledRun(" (http://x.org/?a&b)", .dim), StyledRun(" "),
          StyledRun("http://y.org", link), StyledRun(" "), StyledRun("me@x.org", link),
        ])
      ])
    #expect(text("![图 *a*](b.png) x") == ["[图片：图 a (b.png)] x"])
    #expect(text("见 https://a.org/b。好") == ["见 https://a.org/b。好"])
  }

  @Test func mathAndMoney() {
    #expect(text("损失$L_i$是 $\\frac{1}{n}$") == ["损失Lᵢ是 1/n"])
    #expect(text("text $$a = b$$ after") == ["text", "  a = b", "after"])
    #expect(text("$$\na = b\n$$") == ["  a = b"])
    #expect(text("costs $5 and $10, 价格$5和$10") == ["costs $5 and $10, 价格$5和$10"])
    #expect(text("`$x$` \\$y\\$") == ["$x$ $y$"])
  }

  @Test func htmlAndEntities() {
    #expect(
      text("a <b>c</b> <!-- no --> &lt;d&gt; &hellip; &#x4E2D;&unknown;") == [
        "a c <d> … 中&unknown;"
      ])
    #expect(
      text("<div>\nx *y*\n</div>\n\n<!-- gone\n-->\n\nz") == ["x *y*", "", "z"])
    #expect(text("<!-- never closed") == ["<!-- never closed"])
    #expect(text("<think> a\n\nb <|end|>") == ["<think> a", "", "b <|end|>"])
  }

  @Test func nothingInvisiblePasses() {
    #expect(text("a\u{1B}[2Jb\u{202E}c &#27;&#8238; `\u{7}`") == ["a␛[2Jb⟨U+202E⟩c ␛⟨U+202E⟩ ␇"])
    #expect(text("```\n\u{1B}]52;x\u{7}\n```") == ["  ␛]52;x␇"])
    #expect(text("👨‍👩‍👧‍👦 ❤️") == ["👨‍👩‍👧‍👦 ❤️"])
  }

  @Test func oneLineForLists() {
    #expect(
      MarkdownText("Q\n\n| a | b |\n|---|---|\n| c | |\n| **d** | e |").oneLine.text
        == "Q a b c d e")
    #expect(MarkdownText("# a **b**\n\nc  \nd\n\n```\ncode\n```").oneLine.text == "a b c d")
  }

  /// An address does not take the signs behind it along, in running text or as a link's destination.
  @Test(arguments: [
    ("**[甲](http://x.y)**后，再看**乙**丙", "⟦甲⟧ (http://x.y)后，再看⟦乙⟧丙"),
    ("**[甲](http://x.y)**：b", "⟦甲⟧ (http://x.y)：b"), ("*[甲](http://x.y)*后", "⟦甲⟧ (http://x.y)后"),
    ("[甲](http://x.y)**后**", "甲 (http://x.y)⟦后⟧"), ("[甲](www.x.y)后**乙**丙", "甲 (www.x.y)后⟦乙⟧丙"),
    (
      "[甲](http://x.y)、[乙](http://z.w)**后**，**[丙](https://q.r/s_(t))**的",
      "甲 (http://x.y)、乙 (http://z.w)⟦后⟧，⟦丙⟧ (https://q.r/s_(t))的"
    ),
    ("**http://x.y**后，见 http://x.y。**注意**后", "⟦http://x.y⟧后，见 http://x.y。⟦注意⟧后"),
    ("(http://x.y)**后**，~~http://x.y~~后", "(http://x.y)⟦后⟧，~~http://x.y~~后"),
    (
      "[x](http://a.b/*c*/d)*e* [y](http://a.b/*c) *d*",
      "x (http://a.b/*c*/d)⟦e⟧ y (http://a.b/*c) ⟦d⟧"
    ),
    ("[甲](http://x.y 乙)**后**", "[甲](http://x.y 乙)⟦后⟧"),
  ]) func signsBesideAddresses(_ markdown: String, _ expected: String) {
    let runs = MarkdownText(markdown).oneLine.runs
    let shown = runs.map { run in
      run.style.bold || run.style.italic ? "⟦\(run.text)⟧" : run.text
    }.joined()
    #expect(shown == expected)
  }

  /// Words of which some are italic and some bold, beside each other: none keeps its signs.
  @Test func emphasisOfEveryKindBesideChinese() {
    let signs = ["*", "**", "***", "~~"]
    let words = ["（甲）", "“乙”", "丙：", "丁"]
    for first in signs {
      for second in signs {
        for one in words {
          for other in words {
            let text = MarkdownText("\(first)\(one)\(first)和\(second)\(other)\(second)戊").oneLine
              .text
            #expect(text.filter { $0 != "~" } == "\(one)和\(other)戊", "\(first) \(second)")
          }
        }
      }
    }
  }

  /// What a footnote is called stands in brackets, and each one in a line of its own.
  @Test(arguments: [
    ("低秩[^1]。\n\n[^1]: 甲 *乙*", ["低秩[1]。", "", "[1] 甲 乙"]),
    (
      "a[^1] b[^c d] e[^n].\n[^1]: one\n[^n]:two", ["a[1] b[^c d] e[n].", "", "[1] one", "[n] two"]
    ),
    ("a[^1]\n\n[^1]: http://x.y\n- b", ["a[1]", "", "[1] http://x.y", "", "• b"]),
    ("a[^1] b[^2]\n\n[^2]: x", ["a[^1] b[2]", "", "[2] x"]),
    ("`[^1]` \\[^1] $x^2$\n\n[^1]: a", ["[^1] [^1] x²", "", "[1] a"]),
    ("```\n[^1]: a\n```\n[^1]", ["  [^1]: a", "", "[^1]"]), ("a[^1]", ["a[^1]"]),
    ("> a[^1]\n> [^1]: b\n>\n> [^2]: c", ["│ a[1]", "│", "│ [1] b", "│", "│ [2] c"]),
    ("| a[^1] |\n|---|\n| b |\n\n[^1]: c", ["a[1]", "────", "b", "", "[1] c"]),
  ]) func footnotes(_ markdown: String, _ expected: [String]) {
    #expect(text(markdown) == expected)
  }

  @Test func aFenceOfMathIsAFormula() {
    #expect(text("```math\n\\frac{a}{b}\n= c\n```") == ["  a/b = c"])
    #expect(text("- x\n  ~~~ Math\n  x_1\n  ~~~") == ["• x", "    x₁"])
    #expect(text("```maths\nx_1\n```") == ["  x_1"])
    #expect(MarkdownText("```math\nx_1\n```").searched.hasSuffix("x_1"))
  }

  /// Stars inside of an address are some of its letters.
  @Test(arguments: [
    ("3 http://a.b/c**a**. end", "3 http://a.b/c**a**. end"),
    ("见www.a.com/x**y** 完", "见www.a.com/x**y** 完"),
    ("**http://a.b/c** end", "http://a.b/c end"), ("**见 http://a.b/c** end", "见 http://a.b/c end"),
    ("`http://a.b/**c**` x", "http://a.b/**c** x"),
  ]) func starsInAddresses(_ markdown: String, _ expected: String) {
    #expect(MarkdownText(markdown).oneLine.text == expected)
  }
}
