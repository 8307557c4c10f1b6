import StudyInterface
import Testing

/// What a card shows of Markdown, by the numbers of the examples in the specifications: CommonMark 0.31.2
/// (spec.commonmark.org) and GitHub Flavored Markdown 0.29 (github.github.com/gfm).
///
/// The specifications' texts are under CC BY-SA 4.0 and are not here: each input is one of our own, of
/// the kind of the example with its number, and what is expected is what two reference readers,
/// markdown-it-py for CommonMark and cmark-gfm for GFM, make of it.
@Suite struct SpecificationTests {
  init() { #expect(hasUTF8Locale) }

  /// `⟦bi:text⟧` is bold and italic, `c` is code, `u` a link.
  private func marked(_ line: StyledLine) -> String {
    line.runs.reduce(into: [(String, String)]()) { result, run in
      var marks = run.style.bold ? "b" : ""
      if run.style.italic { marks += "i" }
      if run.style.role == .code { marks += "c" }
      if run.style.underline { marks += "u" }
      if result.last?.0 == marks {
        result[result.count - 1].1 += run.text
      } else {
        result.append((marks, run.text))
      }
    }.map { $0.isEmpty ? $1 : "⟦\($0):\($1)⟧" }.joined()
  }

  private func shown(_ markdown: String) -> String {
    MarkdownText(markdown).lines(width: 60).map(marked).joined(separator: "\n")
  }

  @Test(
    arguments: [
      (2, "  \tpan\tlid\n", "  ⟦c:pan lid⟧"),
      (5, "- oven\n\n\t\thot\n", "• oven\n\n    ⟦c:  hot⟧"),
      (6, ">\t\tpot\n", "│   ⟦c:  pot⟧"),
      (10, "#\tKnife\n", "⟦b:Knife⟧"),
      (12, "\\!\\#\\*\\[\\`\\~ fork\n", "!#*[`~ fork"),
      (13, "\\b\\7\\中\\“\n", "\\b\\7\\中\\“"),
      (14, "\\*no*\n\\<br> no\n\\# no\n\\&amp; no\n", "*no* <br> no # no &amp; no"),
      (15, "\\\\*dish*\n", "\\⟦i:dish⟧"),
      (16, "cup\\\nsaucer\n", "cup\nsaucer"),
      (17, "`` \\[\\` ``\n", "⟦c:\\[\\`⟧"),
      (22, "[jam](/j\\*m)\n", "⟦u:jam⟧ (/j*m)"),
      (25, "&amp; &hearts; &Zcaron; &HilbertSpace; &ngE;\n", "& ♥ Ž ℋ ≧\u{338}"),
      (26, "&#65; &#8364; &#0;\n", "A € \u{FFFD}"),
      (27, "&#x41; &#X20AC;\n", "A €"),
      (28, "&amp &q; &#; &#x; &unheard;\n", "&amp &q; &#; &#x; &unheard;"),
      (32, "[tea](/th&eacute;)\n", "⟦u:tea⟧ (/thé)"),
      (35, "`th&eacute;`\n", "⟦c:th&eacute;⟧"),
      (37, "&#42;tea&#42; *tea*\n", "*tea* ⟦i:tea⟧"),
      (41, "[a](url &quot;x&quot;)\n", "[a](url \"x\")"),
      (42, "- `one\n- two`\n", "• `one\n• two`"),
      (
        43, "***\n---\n___\n",
        "────────────────────────────────────────────────────────────\n\n────────────────────────────────────────────────────────────\n\n────────────────────────────────────────────────────────────"
      ),
      (
        57, "- mug\n***\n- jug\n",
        "• mug\n\n────────────────────────────────────────────────────────────\n\n• jug"
      ),
      (59, "Mug\n---\njug\n", "⟦b:Mug⟧\n\njug"),
      (
        60, "* Mug\n* * *\n* jug\n",
        "• Mug\n\n────────────────────────────────────────────────────────────\n\n• jug"
      ),
      (62, "# a\n### b\n###### c\n", "⟦b:a⟧\n\n⟦b:b⟧\n\n⟦b:c⟧"),
      (63, "####### seven\n", "####### seven"),
      (64, "#5 no\n", "#5 no"),
      (66, "# a *b* \\*c\\*\n", "⟦b:a ⟧⟦bi:b⟧⟦b: *c*⟧"),
      (71, "## a ##\n", "⟦b:a⟧"),
      (79, "#\n##\n", ""),
      (80, "Dish *of\nthe day*\n====\n", "⟦b:Dish ⟧⟦bi:of the day⟧"),
      (81, "Dish\nof two\n---\n", "⟦b:Dish of two⟧"),
      (82, "  Dish *of\nday*\t\n====\n", "⟦b:Dish ⟧⟦bi:of day⟧"),
      (
        92, "> Dish\n---\n",
        "│ Dish\n\n────────────────────────────────────────────────────────────"
      ),
      (
        94, "- Dish\n---\n",
        "• Dish\n\n────────────────────────────────────────────────────────────"
      ),
      (107, "    heat\n      stir\n", "  ⟦c:heat⟧\n  ⟦c:  stir⟧"),
      (108, "  - heat\n\n    stir\n", "• heat\n\n  stir"),
      (113, "Heat\n    stir\n", "Heat stir"),
      (115, "# H\n    stir\nH2\n---\n    mix\n", "⟦b:H⟧\n\n  ⟦c:stir⟧\n\n⟦b:H2⟧\n\n  ⟦c:mix⟧"),
      (119, "```\n<\n >\n```\n", "  ⟦c:<⟧\n  ⟦c: >⟧"),
      (120, "~~~\n<\n~~~\n", "  ⟦c:<⟧"),
      (122, "```\nx\n~~~\n```\n", "  ⟦c:x⟧\n  ⟦c:~~~⟧"),
      (126, "```\n", ""),
      (128, "> ```\n> x\n\ny\n", "│   ⟦c:x⟧\n\ny"),
      (131, " ```\n x\nx\n```\n", "  ⟦c:x⟧\n  ⟦c:x⟧"),
      (140, "stir\n```\nmix\n```\nserve\n", "stir\n\n  ⟦c:mix⟧\n\nserve"),
      (142, "```rust\nfn f() {}\n```\n", "  ⟦c:fn f() {}⟧"),
      (146, "~~~ a`b ~~~\nx\n~~~\n", "  ⟦c:x⟧"),
      (
        148, "<table><tr><td>\n<pre>\n**Hi**,\n\n_you_.\n</pre>\n</td></tr></table>\n",
        "**Hi**,\n\n⟦i:you⟧. </pre>"
      ),
      (152, "<DIV CLASS=\"x\">\n\n*Soup*\n\n</DIV>\n", "⟦i:Soup⟧"),
      (
        170, "<script>\n// `x`\n\nlet a = 1\n</script>\nsoup\n",
        "<script>\n// `x`\n\nlet a = 1\n</script>\n\nsoup"
      ),
      (171, "<textarea>\n\n*soup*\n\n</textarea>\n", "<textarea>\n\n*soup*\n\n</textarea>"),
      (179, "<!-- soup\n\nstew -->\nbread\n", "bread"),
      (185, "Soup\n<div>\nstew\n</div>\n", "Soup\n\nstew"),
      (192, "[soup]: /soup \"x\"\n\n[soup]\n", "⟦u:soup⟧ (/soup)"),
      (196, "[soup]: /s 'a\n\nb'\n\n[soup]\n", "[soup]: /s 'a\n\nb'\n\n[soup]"),
      (204, "[soup]\n\n[soup]: one\n[soup]: two\n", "⟦u:soup⟧ (one)"),
      (206, "[СУП]: /s\n\n[суп]\n", "⟦u:суп⟧ (/s)"),
      (219, "aa\n\nbb\n", "aa\n\nbb"),
      (222, "  aa\n bb\n", "aa bb"),
      (226, "aa     \nbb     \n", "aa\nbb"),
      (228, "> # Soup\n> hot\n> cold\n", "│ ⟦b:Soup⟧\n│\n│ hot cold"),
      (232, "> # Soup\n> hot\ncold\n", "│ ⟦b:Soup⟧\n│\n│ hot cold"),
      (233, "> hot\ncold\n> warm\n", "│ hot cold warm"),
      (
        234, "> hot\n---\n", "│ hot\n\n────────────────────────────────────────────────────────────"
      ),
      (237, "> ```\nhot\n```\n", "│\n\nhot\n\n"),
      (242, "> hot\n\n> cold\n", "│ hot\n\n│ cold"),
      (250, "> hot\n>\n> cold\n\nwarm\n", "│ hot\n│\n│ cold\n\nwarm"),
      (
        253, "A dish\nin lines\n\n    code\n\n> A quote.\n",
        "A dish in lines\n\n  ⟦c:code⟧\n\n│ A quote."
      ),
      (
        254, "1.  A dish\n\n        code\n\n    > A quote.\n",
        "1. A dish\n\n     ⟦c:code⟧\n\n   │ A quote."
      ),
      (256, "- one\n\n two\n", "• one\n\ntwo"),
      (266, "1234567890. no\n", "1234567890. no"),
      (268, "-1. no\n", "-1. no"),
      (283, "1. hot\n2.\n3. cold\n", "1. hot\n2.\n3. cold"),
      (285, "hot\n*\n\ncold\n1.\n", "hot *\n\ncold 1."),
      (294, "- hot\n  - warm\n    - cold\n", "• hot\n  ◦ warm\n    ▪ cold"),
      (296, "10) hot\n    - cold\n", "10) hot\n    • cold"),
      (298, "- - hot\n", "• ◦ hot"),
      (299, "1. - 2. hot\n", "1. • 2. hot"),
      (300, "- # Hot\n- Cold\n  ---\n  ice\n", "• ⟦b:Hot⟧\n• ⟦b:Cold⟧\n  ice"),
      (301, "- hot\n- cold\n+ ice\n", "• hot\n• cold\n\n• ice"),
      (302, "1. hot\n2. cold\n3) ice\n", "1. hot\n2. cold\n\n3) ice"),
      (303, "Hot\n- cold\n- ice\n", "Hot\n\n• cold\n• ice"),
      (304, "The year was\n14.  hot\n", "The year was 14.  hot"),
      (305, "The year was\n1.  hot\n", "The year was\n\n1. hot"),
      (306, "- hot\n\n- cold\n\n\n- ice\n", "• hot\n\n• cold\n\n• ice"),
      (308, "- hot\n- cold\n\n<!-- -->\n\n- ice\n", "• hot\n• cold\n\n• ice"),
      (318, "- a\n- ```\n  b\n\n\n  ```\n- c\n", "• a\n•   ⟦c:b⟧\n\n\n• c"),
      (319, "- a\n  - b\n\n    c\n- d\n", "• a\n  ◦ b\n\n    c\n• d"),
      (326, "- a\n  - b\n  - c\n\n- d\n  - e\n", "• a\n\n  ◦ b\n  ◦ c\n\n• d\n\n  ◦ e"),
      (327, "`hot` cold`\n", "⟦c:hot⟧ cold`"),
      (328, "`hot`\n", "⟦c:hot⟧"),
      (329, "`` hot ` cold ``\n", "⟦c:hot ` cold⟧"),
      (330, "` `` `\n", "⟦c:``⟧"),
      (331, "`  ``  `\n", "⟦c: ``⟧"),
      (335, "``\nhot \ncold  \nice\n``\n", "⟦c:hot  cold   ice⟧"),
      (341, "*hot`*`\n", "*hot⟦c:*⟧"),
      (342, "[not a `link](/soup`)\n", "[not a ⟦c:link](/soup⟧)"),
      (346, "`<https://soup.`example>`\n", "⟦c:<https://soup.⟧example>`"),
      (347, "```hot``\n", "```hot``"),
      (350, "*hot cold*\n", "⟦i:hot cold⟧"),
      (351, "a * hot cold*\n", "a * hot cold*"),
      (352, "a*\"hot\"*\n", "a*\"hot\"*"),
      (354, "*$*five.\n\n*£*six.\n", "*$*five.\n\n*£*six."),
      (355, "hot*cold*\n", "hot⟦i:cold⟧"),
      (360, "hot_cold_\n", "hot_cold_"),
      (366, "hot-_(cold)_\n", "hot-⟦i:(cold)⟧"),
      (371, "*(*hot*)*\n", "⟦i:(hot)⟧"),
      (378, "**hot cold**\n", "⟦b:hot cold⟧"),
      (383, "5**6**78\n", "5⟦b:6⟧78"),
      (388, "hot__cold__\n", "hot__cold__"),
      (
        396, "**Soup (*Eintopf Suppe*, syn.\n*Brühe*)**\n",
        "⟦b:Soup (⟧⟦bi:Eintopf Suppe⟧⟦b:, syn.⟧⟦bi: Brühe⟧⟦b:)⟧"
      ),
      (402, "__hot, __cold__, ice__\n", "⟦b:hot, cold, ice⟧"),
      (408, "*hot **cold** ice*\n", "⟦i:hot ⟧⟦bi:cold⟧⟦i: ice⟧"),
      (412, "***hot** cold*\n", "⟦bi:hot⟧⟦i: cold⟧"),
      (416, "hot***cold***ice\n", "hot⟦bi:cold⟧ice"),
      (417, "hot******cold*********ice\n", "hot⟦b:cold⟧***ice"),
      (419, "*hot [*cold*](/url)*\n", "⟦i:hot ⟧⟦iu:cold⟧ (/url)"),
      (422, "**not empty ****\n", "**not empty ****"),
      (441, "**hot*\n", "*⟦i:hot⟧"),
      (443, "***hot**\n", "*⟦b:hot⟧"),
      (446, "*hot****\n", "⟦i:hot⟧***"),
      (460, "**hot***\n", "⟦b:hot⟧*"),
      (466, "***hot***\n", "⟦bi:hot⟧"),
      (468, "*hot _cold* ice_\n", "⟦i:hot _cold⟧ ice_"),
      (469, "*hot __cold *ice pie__\n", "*hot ⟦b:cold *ice pie⟧"),
      (470, "**hot **cold ice**\n", "**hot ⟦b:cold ice⟧"),
      (473, "*a `*`*\n", "⟦i:a ⟧⟦ic:*⟧"),
      (480, "**a<https://soup.example/?q=**>\n", "**a⟦u:https://soup.example/?q=**⟧"),
      (482, "[soup](/url \"title\")\n", "⟦u:soup⟧ (/url)"),
      (485, "[soup]()\n", "⟦u:soup⟧"),
      (488, "[soup](/my url)\n", "[soup](/my url)"),
      (489, "[soup](</my url>)\n", "⟦u:soup⟧ (/my url)"),
      (496, "[soup](hot(and(cold)))\n", "⟦u:soup⟧ (hot(and(cold)))"),
      (503, "[soup](hot%20b&auml;)\n", "⟦u:soup⟧ (hot%20bä)"),
      (512, "[soup [hot [cold]]](/url)\n", "⟦u:soup [hot [cold]]⟧ (/url)"),
      (515, "[soup \\[hot](/url)\n", "⟦u:soup [hot⟧ (/url)"),
      (
        516, "[soup *hot **cold** `#`*](/url)\n", "⟦u:soup ⟧⟦iu:hot ⟧⟦biu:cold⟧⟦iu: ⟧⟦icu:#⟧ (/url)"
      ),
      (517, "[![pan](pan.jpg)](/url)\n", "⟦u:[picture: pan (pan.jpg)]⟧ (/url)"),
      (518, "[hot [cold](/u)](/v)\n", "[hot ⟦u:cold⟧ (/u)](/v)"),
      (521, "*[hot*](/url)\n", "*⟦u:hot*⟧ (/url)"),
      (524, "[hot`](/url)`\n", "[hot⟦c:](/url)⟧"),
      (527, "[hot][cold]\n\n[cold]: /url\n", "⟦u:hot⟧ (/url)"),
      (540, "[Суп]\n\n[СУП]: /u\n", "⟦u:Суп⟧ (/u)"),
      (547, "[hot][r\\]]\n\n[r\\]]: /u\n", "⟦u:hot⟧ (/u)"),
      (556, "[hot]\n[]\n\n[hot]: /u\n", "⟦u:hot⟧ (/u) []"),
      (566, "[hot][cold][ice]\n\n[ice]: /u\n", "[hot]⟦u:cold⟧ (/u)"),
      (572, "![hot](/url \"x\")\n", "[picture: hot (/url)]"),
      (574, "![hot ![cold](/u)](/v)\n", "[picture: hot [picture: cold (/u)] (/v)]"),
      (576, "![hot *cold*][]\n\n[hot *cold*]: pan.jpg\n", "[picture: hot ⟦i:cold⟧ (pan.jpg)]"),
      (581, "![](/url)\n", "[picture: /url]"),
      (592, "!\\[hot]\n\n[hot]: /u\n", "![hot]"),
      (593, "\\![hot]\n\n[hot]: /u\n", "!⟦u:hot⟧ (/u)"),
      (594, "<https://soup.example>\n", "⟦u:https://soup.example⟧"),
      (597, "<SOUP+hot:cold>\n", "⟦u:SOUP+hot:cold⟧"),
      (604, "<me@soup.example>\n", "⟦u:me@soup.example⟧"),
      (609, "<s.p>\n", "<s.p>"),
      (610, "<hot+@soup.example\\>\n", "<hot+@soup.example>"),
      (613, "<a><x9><q-z>\n", "<a><x9><q-z>"),
      (618, "<33> <__>\n", "<33> <__>"),
      (625, "hot <!-- a --\nb -->\n", "hot"),
      (626, "hot <!--> cold -->\n\nhot <!---> cold -->\n", "hot cold -->\n\nhot cold -->"),
      (627, "hot <?php echo $a; ?>\n", "hot <?php echo $a; ?>"),
      (629, "hot <![CDATA[>&<]]>\n", "hot <![CDATA[>&<]]>"),
      (633, "hot  \ncold\n", "hot\ncold"),
      (634, "hot\\\ncold\n", "hot\ncold"),
      (636, "hot  \n     cold\n", "hot\ncold"),
      (641, "*hot\\\ncold*\n", "⟦i:hot⟧\n⟦i:cold⟧"),
      (644, "hot\\\n", "hot\\"),
      (648, "hot\ncold\n", "hot cold"),
      (649, "hot \n cold\n", "hot cold"),
      (652, "Many     spaces\n", "Many     spaces"),
    ] as [(Int, String, String)])
  func commonMark(_ number: Int, _ markdown: String, _ expected: String) {
    #expect(shown(markdown) == expected, "example \(number)")
  }

  @Test(
    arguments: [
      (
        198, "| pan | pot |\n| --- | --- |\n| lid | cap |\n",
        "⟦b:pan⟧ │ ⟦b:pot⟧\n────┼────\nlid │ cap"
      ),
      (
        199, "| pan | lidded |\n:-: | -----------:\nlid | cap\n",
        "⟦b:pan⟧ │ ⟦b:lidded⟧\n────┼───────\nlid │    cap"
      ),
      (
        200, "| p\\|n  |\n| ------ |\n| b `\\|` c |\n| b **\\|** d |\n",
        "⟦b:p|n⟧\n─────\nb ⟦c:|⟧ c\nb ⟦b:|⟧ d"
      ),
      (
        201, "| pan | pot |\n| --- | --- |\n| lid | cap |\n> cup\n",
        "⟦b:pan⟧ │ ⟦b:pot⟧\n────┼────\nlid │ cap\n\n│ cup"
      ),
      (
        202, "| pan | pot |\n| --- | --- |\n| lid | cap |\ncup\n\ncup\n",
        "⟦b:pan⟧ │ ⟦b:pot⟧\n────┼────\nlid │ cap\ncup │\n\ncup"
      ),
      (203, "| pan | pot |\n| --- |\n| lid |\n", "| pan | pot | | --- | | lid |"),
      (
        204, "| pan | pot |\n| --- | --- |\n| lid |\n| lid | cap | cup |\n",
        "⟦b:pan⟧ │ ⟦b:pot⟧\n────┼────\nlid │\nlid │ cap"
      ),
      (205, "| pan | pot |\n| --- | --- |\n", "⟦b:pan⟧ │ ⟦b:pot⟧\n────┼────"),
      (279, "- [ ] hot\n- [x] cold\n", "[ ] hot\n[x] cold"),
      (
        280, "- [x] hot\n  - [ ] cold\n  - [x] ice\n- [ ] pie\n",
        "[x] hot\n    [ ] cold\n    [x] ice\n[ ] pie"
      ),
      (491, "~~Soup~~ Stew, ~bread~ pie!\n", "~~Soup~~ Stew, ~bread~ pie!"),
      (492, "Soup ~~is\n\nno stew~~.\n", "Soup ~~is\n\nno stew~~."),
      (493, "Soup ~~~no~~~ stew.\n", "Soup ~~~no~~~ stew."),
      (622, "www.soup.example\n", "⟦u:www.soup.example⟧"),
      (623, "See www.soup.example/hot now.\n", "See ⟦u:www.soup.example/hot⟧ now."),
      (
        624, "See www.soup.example.\n\nSee www.soup.example/a.b.\n",
        "See ⟦u:www.soup.example⟧.\n\nSee ⟦u:www.soup.example/a.b⟧."
      ),
      (625, "(www.soup.example/q?s=a+(b))\n", "(⟦u:www.soup.example/q?s=a+(b)⟧)"),
      (629, "https://soup.example/a\n", "⟦u:https://soup.example/a⟧"),
      (630, "me@soup.example\n", "⟦u:me@soup.example⟧"),
    ] as [(Int, String, String)])
  func gitHub(_ number: Int, _ markdown: String, _ expected: String) {
    #expect(shown(markdown) == expected, "example \(number)")
  }
}
