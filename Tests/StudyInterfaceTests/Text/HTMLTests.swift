import Testing

@testable import StudyInterface

/// Tags, entities and pictures.
@Suite struct HTMLTests {
  init() { #expect(hasUTF8Locale) }

  private func text(_ markdown: String) -> [String] {
    MarkdownText(markdown).lines(width: 60).map(\.text)
  }

  @Test(arguments: [
    ("<b>a</b> <strong>b</strong>", "a b", Style(bold: true)),
    ("<i>a</i> <em>b</em> <var>c</var>", "a b c", Style(italic: true)),
    ("<kbd>Ctrl</kbd> <code>x</code>", "Ctrl x", Style(.code)),
    ("<u>a</u> <ins>b</ins>", "a b", Style(underline: true)),
    ("<s>a</s> <del>b</del>", "~~a~~ ~~b~~", Style(.dim)),
    ("<B CLASS=\"x\">a</B>", "a", Style(bold: true)),
  ]) func tagsThatStyle(_ markdown: String, _ expected: String, _ style: Style) {
    let lines = MarkdownText(markdown).lines(width: 60)
    #expect(lines.map(\.text) == [expected])
    #expect(lines[0].runs.filter { $0.text != " " }.allSatisfy { $0.style == style })
  }

  @Test(arguments: [
    ("H<sub>2</sub>O", "H₂O"), ("x<sup>2</sup>", "x²"), ("10<sup>-4</sup>", "10⁻⁴"),
    ("d<sub>model</sub>", "d_model"), ("a<sup>注</sup>", "a^注"), ("x<sup>[1]</sup>", "x^[1]"),
    ("x<sub>i q</sub>", "x_(i q)"), ("<span style=\"x\">a</span>b", "ab"), ("a<wbr>b", "ab"),
    ("<a name=\"2\"></a>a", "a"), ("<a href=\"https://x.y/z\">a</a> b", "a (https://x.y/z) b"),
    ("<a href='#top'>a</a>", "a"), ("<a href=\"https://x.y\">https://x.y</a>", "https://x.y"),
    ("**<b>a</b>** c", "a c"), ("<b>a <i>b</i></b> c", "a b c"), ("<b>*a*</b>", "a"),
  ]) func tagsInText(_ markdown: String, _ expected: String) {
    #expect(text(markdown) == [expected])
  }

  /// A comment takes one of the spaces around it along.
  @Test(arguments: [
    ("x <!-- c --> y", "x y"), ("x<!-- c --> y", "x y"), ("x <!-- c -->y", "x y"),
    ("x <!-- a --> <!-- b --> y", "x y"), ("x <!-- c -->\ny", "x y"), ("x\n<!-- c --> y", "x y"),
    ("x <!-- a -- b --> y", "x y"), ("<p>x <!-- c --> y</p>", "x y"), ("x<br><!-- c --> y", "x y"),
    ("x  <!-- c --> y", "x  y"),
  ]) func commentsBetweenSpaces(_ markdown: String, _ expected: String) {
    #expect(MarkdownText(markdown).oneLine.text == expected)
  }

  /// Tags that end in a later paragraph.
  @Test(arguments: [
    ("<b>\n\n- x\n\n</b>\n\nz", ["• ⟦x⟧", "", "z"]),
    ("<i>one\n\ntwo</i> z", ["⟦one⟧", "", "⟦two⟧ z"]),
    ("<b>甲\n\n<i>乙\n\n丙</i>丁</b>", ["⟦甲⟧", "", "⟦乙⟧", "", "⟦丙⟧⟦丁⟧"]),
    ("<b>甲\n\n<i>乙</b>\n\n丙</i>丁", ["⟦甲⟧", "", "⟦乙⟧", "", "⟦丙⟧丁"]),
    ("- <b>x\n\n  y</b>\n\n  z", ["• ⟦x⟧", "", "  ⟦y⟧", "", "  z"]),
    ("<font color=red>\n\nx\n\n</font>", ["x"]),
    ("<b>one\n\nList<b> x</b> y\n\nz</b>", ["⟦one⟧", "", "⟦List x y⟧", "", "⟦z⟧"]),
    ("<b>one\n\ntwo", ["<b>one", "", "two"]), ("one\n\ntwo</b>", ["one", "", "two</b>"]),
    ("</b>one\n\n<b>two", ["</b>one", "", "<b>two"]),
    ("| <b>x |\n|--|\n\n</b>", ["⟦<b>x⟧", "────", "", "</b>"]),
  ]) func tagsAroundParagraphs(_ markdown: String, _ expected: [String]) {
    let lines = MarkdownText(markdown).lines(width: 60).map { line in
      line.runs.map { $0.style.bold || $0.style.italic ? "⟦\($0.text)⟧" : $0.text }.joined()
    }
    #expect(lines == expected)
  }

  @Test(arguments: [
    ("<ruby>漢<rt>かん</rt></ruby>字", ["漢(かん)字"]),
    ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", ["漢(kan)字"]),
    ("<ruby>明日<rt>Ashita</ruby>a", ["明日(Ashita)a"]), ("a <q>b</q> c", ["a “b” c"]),
    ("a <pre>b  c</pre> d", ["a", "b  c", "d"]), ("a <pre>b\nc</pre>", ["a", "b", "c"]),
    ("a <p align=center>b</p> c", ["a", "b", "c"]),
    ("x<div>y</div><center>z</center>", ["x", "y", "z"]),
    ("<h2 align=center>a</h2>", ["a"]), ("a <q> b <pre>", ["a <q> b <pre>"]),
  ]) func tagsWithSigns(_ markdown: String, _ expected: [String]) {
    #expect(text(markdown) == expected)
  }

  @Test func aRuleInALineEndsIt() {
    #expect(text("a<hr>b") == ["a", "b"])
  }

  @Test func linksAreUnderlined() {
    let runs = MarkdownText("<a href=\"u\">a</a>").lines(width: 60)[0].runs
    #expect(runs.first?.style == Style(.link, underline: true))
  }

  @Test(arguments: [
    "List<b> and Map<i>", "<a href=\"u\">a", "<think> a", "a </b> b", "x<y and z>w",
    "<tool_call>a</tool_call>", "<b>",
  ]) func whatIsNoPairStays(_ markdown: String) {
    #expect(text(markdown) == [markdown])
  }

  @Test(arguments: [
    ("a<br>b<br/>c<BR />d", ["a", "b", "c", "d"]), ("a<br>\nb", ["a", "b"]), ("<br>a<br>", ["a"]),
    ("a<br><br>b", ["a", "", "b"]),
  ]) func lineBreaks(_ markdown: String, _ expected: [String]) {
    #expect(text(markdown) == expected)
  }

  @Test func aBreakInACellIsOne() {
    #expect(
      text("| a | b |\n|--|--|\n| x<br>yy | z |") == ["a  │ b", "───┼──", "x  │ z", "yy │"])
  }

  @Test(arguments: [
    ("![](img/cell.png)", "[picture: img/cell.png]"),
    ("![A cell](a.png)", "[picture: A cell (a.png)]"),
    ("![](img/%E5%9B%BE.png)", "[picture: img/图.png]"), ("图 ![](a.png)", "图 [图片：a.png]"),
    ("![](data:image/png;base64,AAAA)", "[picture: data:image/png]"), ("![]()", "[picture: ]"),
    ("<img src='a.png' alt='A &amp; b'>", "[picture: A & b (a.png)]"),
    ("<img alt=x src=b.png />", "[picture: x (b.png)]"),
    ("[![](a.png)](u)", "[picture: a.png] (u)"),
    ("![](%GG.png)", "[picture: %GG.png]"), ("![](%FF.png)", "[picture: %FF.png]"),
  ]) func pictures(_ markdown: String, _ expected: String) {
    #expect(text(markdown) == [expected])
  }

  @Test func everyEntityIsKnown() {
    let entries = HTMLEntityNames.table.split(whereSeparator: \.isWhitespace)
    #expect(entries.count == 2125)
    #expect(
      zip(entries, entries.dropFirst()).allSatisfy { pair in
        pair.0.split(separator: ":")[0].utf8.lexicographicallyPrecedes(
          pair.1.split(separator: ":")[0].utf8)
      })
    for entry in entries {
      let parts = entry.split(separator: ":")
      let scalars = parts[1].split(separator: "+").compactMap {
        UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
      }
      let found = HTMLEntity.text(of: "&\(parts[0]);")
      #expect(found?.unicodeScalars.elementsEqual(scalars) ?? false, "\(entry)")
    }
  }

  @Test(arguments: ["&;", "&a;", "&zzzz;", "&AMP", "&Æ;", "&amp amp;", "&AEliH;", "&A:C6;", "& ;"])
  func othersAreNot(_ text: String) {
    #expect(HTMLEntity.text(of: text) == nil)
    #expect(HTMLEntity.decoded(text) == text)
  }

  /// They are left out, as those are that stand in a file.
  @Test(arguments: [
    ("a&ZeroWidthSpace;b&#8203;c", "abc"), ("x&it;y f&af;(z)", "xy f(z)"), ("&lrm;a&shy;b", "ab"),
    ("A&caps;B", "A\u{2229}\u{FE00}B"),
  ]) func invisibleEntities(_ markdown: String, _ expected: String) {
    #expect(text(markdown) == [expected])
  }

  @Test func entitiesInTextAddressesAndHTML() {
    #expect(
      text("caf&eacute; &uuml; &eta; &oplus; &permil; [x](/f&ouml;)\n\n<p>&eacute;</p>") == [
        "café ü η ⊕ ‰ x (/fö)", "", "é",
      ])
  }

  /// Tags of the structure say where lines begin.
  @Test(arguments: [
    (
      "<table><tr><th>A</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table>",
      ["A │ 乙", "1 │ 2"]
    ),
    (
      "<table>\n<tr>\n  <td>1</td>\n  <td></td>\n  <td>三</td>\n</tr>\n<tr><td></td><td>x</td></tr></table>",
      ["1 │  │ 三", " │ x"]
    ),
    ("<p align=\"center\">居中 <b>b</b><br>c</p>", ["居中 b", "c"]),
    (
      "<ul>\n  <li>one</li>\n  <li>二 <ul><li>three</li></ul></li>\n</ul>",
      ["• one", "• 二", "• three"]
    ),
    ("<pre>\n  keep   这\n</pre>", ["    keep   这"]),
    ("<pre><code class=\"x\">a &lt; b\n  c\n</code></pre>", ["  a < b", "    c"]),
    ("<details><summary>More</summary>\n\n*里面*\n\n</details>", ["More", "", "里面"]),
    ("<div>\n<h1>T</h1>\n</div>\n\na", ["T", "", "a"]),
    // Not what a browser would not show otherwise, or what is no block.
    ("<think>\nx\n</think>", ["<think>", "x", "</think>"]), ("a <div> b", ["a <div> b"]),
    ("<script>\nlet a = 1\n</script>", ["<script>", "let a = 1", "</script>"]),
  ]) func blocks(_ markdown: String, _ expected: [String]) {
    #expect(text(markdown) == expected)
  }
}
