import TestSupport
import Testing

@testable import FlashcardDeck
@testable import StudyInterface

/// A search finds what the screen shows, and nothing else.
@Suite struct SearchedTextTests {
  @Test(arguments: [
    ("**微**调", "微调"), ("微\n调", "微调"), ("a&alpha;b", "aαb"), ("&amp;lt;", "&lt;"),
    ("$\\alpha \\le 1$", "α ≤ 1"), ("$\\alpha \\le 1$", "\\alpha"), ("$W_0$", "W0"),
    ("$$\\frac{a}{b}$$", "a/b"), ("a\u{200B}b\u{AD}c", "abc"), ("`**x**`", "**x**"),
    ("a \\* b", "*"), ("[word](http://x.y)", "word x.y"), ("1. a\n1. b", "2."),
    ("- [x] done", "[x]"),
    ("| a | b |\n|---|---|\n| **c**d | e |", "cd"), ("> quo\\te", "quo\\te"),
    ("H<sub>2</sub>O", "H₂O"),
    ("x[^1]\n\n[^1]: note", "x[1]"), ("```math\n\\alpha\n```", "α"),
    ("½ cup", "1/2"), ("1/2 cup", "½"), ("$\\frac{1}{2}$", "½"), ("**[a](http://x.y)**后", "x.y)后"),
    ("<b>\n\nx\n\n</b>", "x"),
    ("```\na  b<!--c-->\n```", "b<!--c-->"), ("![](a/pic.png)", "pic.png"), ("a*b*c", "abc"),
  ])
  func isFound(markdown: String, words: String) {
    #expect(hits(words, markdown) == 1)
  }

  @Test(arguments: [
    ("**微**调", "*"), ("a <!-- hidden --> b", "hidden"), ("[word][r]\n\n[r]: http://x.y", "[r]"),
    ("a&alpha;b", "alpha"), ("```swift\ncode\n```", "swift"), ("## Heading", "#"),
    ("<b>x</b>", "b"), ("<b>\n\nx\n\n</b>", "b"), ("x[^1]\n\n[^1]: note", "^"), ("a\n\nb", "ab"),
    ("word\nword", "wordword"), ("`x`", "`"),
    ("| a |\n|---|\n| b |", "---"), ("a  \nb", "ab"), ("x\\*y", "\\"), ("> a", ">"),
  ])
  func isNoHit(markdown: String, words: String) {
    #expect(hits(words, markdown) == 0)
  }

  /// Pictures are named in the language of the reader, whatever the language of the card.
  @Test(arguments: Language.allCases) func picturesAreFoundByWhatIsSaidOfThem(language: Language) {
    let deck = "### Q\n\n![](a.png)\n\n### 题\n\n图 ![](b.png)\n"
    let library = Library(files: [SampleDecks.file(deck)])
    for (word, count) in [
      ("picture", language == .english ? 2 : 0), ("图片", language == .chinese ? 2 : 0),
    ] {
      var search = Search(library, preferring: language)
      search.find(word)
      #expect(search.hits.count == count, "\(word)")
    }
  }

  /// What the screen shows in a line, whatever breaks, marks and accents the file has there.
  @Test(arguments: [
    ("\"learning rate\"", 3), ("\"learning  rate\"", 3), ("\"rate learning\"", 0),
    ("\"café noir\"", 1), ("\"cafe noir\"", 1), ("\"càfe noir\"", 0), ("\"微调 模型\"", 0),
    ("\"微调模型\"", 1), ("-\"learning rate\" noir", 1),
  ]) func aPhraseIsWhatTheScreenShows(line: String, count: Int) {
    let library = SampleDecks.library([
      (
        "d.md",
        """
        ### A

        The **learning**
        rate, 微调
        模型

        ### B

        A learning `rate` and a rate of learning

        ### C

        Café noir

        ### D

        learning

        rate

        ### E

        learning <!-- c --> rate
        """
      )
    ])
    var search = Search(library)
    let query = SearchQuery(line)
    search.find(query, keeping: SearchFilters(query, library, StudyRecord(), day: Day(1)))
    #expect(search.hits.count == count)
  }

  @Test(arguments: ["llm-fine-tuning", "leitner-tour"])
  func whatBundledDecksShowIsFound(name: String) throws {
    let library = Library(files: try BundledDeckTests.read(name))
    try checkWords(of: library, everyCard: Soak.isOn ? 1 : 16)
  }

  @Test func whatRandomCardsShowIsFound() throws {
    var random = SeededGenerator(seed: 136)
    for _ in 0..<(Soak.isOn ? 20_000 : 400) {
      let text = (0..<40).map { _ in random.pick(Self.pieces) }.joined()
      try checkWords(
        of: Library(files: [SampleDecks.file("### Q\n\na" + text + "\n")]), everyCard: 1)
    }
  }

  @Test func whatIsFoundIsMarkedOverTheEndOfALine() {
    let card = Card(
      id: CardID("a"), kind: .basic, question: "q", answer: "一二三四**五六**七八九十", explanation: "",
      topic: ["t"], tags: [], source: "", file: "", line: 1)
    let line = FoundWords("四五六七八九").line(of: card, width: 14)
    #expect(line.text == "一二三四五 …")
    #expect(line.runs.map(\.text) == ["一二三", "四五", " …"])
    #expect(line.runs[1].style.underline)
  }

  @Test(arguments: [
    ("Straße 1", "ss", "ß"), ("ﾎﾟｹｯﾄ a", "ケ", "ｹ"), ("İSTANBUL b", "tan", "TAN"),
    ("a㎡ b", "m2", "㎡"),
    ("e\u{301}e\u{301} cafe", "é", "e\u{301}e\u{301}"), ("½x ﬃ", "ffi", "ﬃ"), ("１２", "2", "２"),
  ])
  func theRightColumnsAreMarked(text: String, word: String, marked: String) {
    let line = FoundWords(word).marked(in: StyledLine(text))
    #expect(line.text == text)
    #expect(line.runs.filter(\.style.underline).map(\.text).joined() == marked)
  }

  // MARK: Help

  private func hits(_ words: String, _ answer: String) -> Int {
    var search = Search(Library(files: [SampleDecks.file("### Q\n\n\(answer)\n")]))
    search.find(words)
    return search.hits.count
  }

  /// Searches for words of the cards' source and of what the screen shows of it.
  private func checkWords(of library: Library, everyCard: Int) throws {
    #expect(hasUTF8Locale)
    var search = Search(library)
    for index in stride(from: 0, to: library.entries.count, by: everyCard) {
      // A file without a language counts as English.
      let languages = library.languages(at: index)
      for language in languages.isEmpty ? [.english] : languages {
        let card = library.card(at: index, in: language)
        // A cloze is found by what it hides: what stands for that is no text.
        let parts = [card.cloze?.heading ?? card.question, card.answer, card.explanation]
        let texts = parts.map { MarkdownText($0, in: .english) }
        let lines = texts.flatMap { $0.lines(width: 100_000) }.map(\.text)
        let screen = lines + texts.flatMap(\.formulas) + card.topic
        let shown = Folding.units(of: screen.joined(separator: "\n").unicodeScalars)
        let words = (parts + screen).flatMap { $0.split(whereSeparator: \.isWhitespace) }
        for word in Set(words) where !word.allSatisfy(Self.isDecoration) {
          search.find(String(word))
          let isShown = SearchWord.words(of: String(word)).allSatisfy { $0.occurs(in: shown) }
          let isFound = search.hits.contains { $0.card == index && $0.language == language }
          // A card is a hit in the first language that has the words.
          let isOther = search.hits.contains { $0.card == index && $0.language != language }
          #expect(
            isFound == isShown || isOther, "\(word) of \(card.id), shown: \(isShown)")
        }
      }
    }
  }

  /// Signs that lists, tables and quotes are drawn with.
  private static func isDecoration(_ character: Character) -> Bool {
    "•◦▪│─┼↪".contains(character)
      || character.unicodeScalars.allSatisfy {
        $0.properties.isDefaultIgnorableCodePoint
      }
  }

  private static let pieces = [
    "**", "*", "`", "_", "<b>\n\n", "[^1]", "\n[^1]: ", "\n```math\n", "½", "(http://x.y)", " ",
    " ", "\n", "\n\n", "\n- ", "\n1. ", "\n2) ", "\n> ", "  \n", "\n    ",
    "\n```\n",
    "$\\alpha \\le b$", "$5", "&alpha;", "&amp;", "&", "<b>", "</b>", "<!-- 隐 -->", "a < b",
    "[链接](http://a.b)",
    "http://c.d/e_f", "\\", "~~", "|", "\n| a | b |\n|---|---|\n| c | **d** |\n", "![](p.png)", "#",
    "微", "调", "微调", "word", "snake_case", "Word", "é", "e\u{301}", "ﾎﾟ", "ß", "Σ", "한", "กิน", "नि",
    "שָׁ", "й",
    "\u{200B}", "\u{AD}", "，", "。", "“", "”", "：", "（", "）", "①", "👍🏽", "❤️", "1", "2.", "3", "+",
    "-", "=", "…",
  ]
}
