import StudyInterface
import TestSupport
import Testing

/// Which dollar signs are formulas and which are money.
@Suite struct FormulaScanTests {
  init() { #expect(hasUTF8Locale) }

  private func text(_ markdown: String) -> [String] {
    MarkdownText(markdown).lines(width: 60).map(\.text)
  }

  @Test(arguments: [
    "Range: $20-$30, or $5k–$10k, ($5)-($6).", "Not US$5 or A$6.",
    "5$-10$; 20$/month or 30$/month.", "$5 to 10$ and $a or b$", "$ x $ and $x $", "$5",
    "价格$5和$10", "$5 元和 6$ 元", "$1,000/$2,000", "a $/hr rate, or 20$", "$$", "$$ open", "$",
    "$HOME and $PATH", "$HOME/$USER", "$PATH:$HOME/bin", "set $a then $b", "10$-20$", "a$b$c",
    "$\u{A3}5 and 6 $",
    "$1,234.56 (in C$) and $2", "$12 (about 11€) vs. 13$", "$5 [C$]",
  ]) func moneyStaysAsItIsWritten(_ markdown: String) {
    #expect(text(markdown) == [markdown])
  }

  @Test(arguments: [
    ("损失$L_i$是", "损失Lᵢ是"), ("$x$-axis, $k$NN, ($n$)", "x-axis, kNN, (n)"),
    ("$5 and $x^2$", "$5 and x²"), ("**$x_1$**微调", "x₁微调"), ("$E[X](t)$", "E[X](t)"),
    ("$a*b$ and $c*d$", "a ∗ b and c ∗ d"), ("$a_b$ and $c_d$", "a_b and c_d"),
    ("$x<y$ and $z>w$", "x < y and z > w"), ("$P(a|b)$", "P(a|b)"), ("[$x^2$](u)", "x² (u)"),
    ("$\\{a\\}$", "{a}"), ("$\\text{价格 \\$5}$", "价格 $5"), ("# $x^2$", "x²"),
    ("$a\nb$", "ab"), ("$x$ $y$", "x y"), ("$12(a+b)$", "12(a + b)"), ("$[0, 1)$", "[0, 1)"),
    ("$p(x, yy)$", "p(x, yy)"),
  ]) func formulasAreSet(_ markdown: String, _ expected: String) {
    #expect(text(markdown).first == expected)
  }

  @Test(arguments: [
    ("$$\na\n= b\n- c\n$$", ["  a = b − c"]),
    ("> $$\n> a\n> = b\n> $$\n> x", ["│   a = b", "│ x"]),
    ("- x\n\n  $$\n  a_i\n  $$", ["• x", "", "    aᵢ"]), ("$$a$$$$b$$", ["  a", "  b"]),
    ("$$a\n\nb$$", ["$$a", "", "b$$"]), ("a $$x$$, b", ["a", "  x, b"]),
    ("$$\n1. x\n# y\n$$", ["  1.x#y"]),
  ]) func displayedFormulas(_ markdown: String, _ expected: [String]) {
    #expect(text(markdown) == expected)
  }

  @Test(arguments: [
    "`$x$`", "    echo $a\n    b=$c", "```\n$a$ $$b$$\n```", "`` $`a`$ ``", "> ```\n> $x$\n> ```",
    "- a\n\n      $x$", "<pre>\n$x$\n</pre>",
  ]) func codeHasNone(_ markdown: String) {
    #expect(text(markdown).joined().contains("$"))
  }

  /// What stands for signs inside is never seen, whatever the text is cut into.
  @Test(arguments: 0..<20) func noStandInIsShown(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "$", "$$", "\\$", "`", "```\n", "x", "5", " ", "\n", "\n\n", "|", "|--|\n", "\\|", "> ", "- ",
      "<b>", "</b>", "<!--", "-->", "<textarea>", "[a](", ")", "*", "**", "£", "中", "“", "~~", "\\",
      "&amp;", "#", "    ", "\u{10FF41}", "\u{12470}",
    ]
    for _ in 0..<200 {
      let markdown = (0..<Int.random(in: 1...14, using: &random)).map { _ in random.pick(pieces) }
        .joined()
      let source = markdown.unicodeScalars
      for scalar in text(markdown).joined().unicodeScalars
      where (0x10FF00...0x10FF7F).contains(scalar.value) || scalar.value == 0x12470 {
        #expect(source.contains(scalar), "\(markdown.debugDescription)")
      }
    }
  }
}
