import FlashcardDeck
import TestSupport
import Testing
import Toolkit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct RobustnessTests {
  /// What holds for every file.
  private func check(_ file: DeckFile, _ comment: Comment) {
    #expect(file.text.bytes.flatMap { String(validating: $0, as: UTF8.self) } != nil, comment)
    for (index, outline) in file.cards.enumerated() {
      let ranges = [outline.question, outline.answer, outline.explanation]
      #expect(ranges.allSatisfy { $0.upperBound <= file.text.count }, comment)
      #expect(file.topics.indices.contains(outline.topic), comment)
      let card = file.card(at: index)
      #expect(!card.question.isEmpty && !card.answer.isEmpty, comment)
      #expect(!card.id.description.isEmpty, comment)
      #expect(card.line >= 1, comment)
      #expect(!hasControls(card.question + card.answer + card.explanation), comment)
    }
    for problem in file.problems {
      #expect(problem.line >= 1 && problem.column >= 1 && !problem.sentence.isEmpty, comment)
    }
    let library = Library(files: [file, file])
    for index in library.entries.indices {
      _ = library.card(at: index, in: .english)
      #expect(library.index(of: library.entries[index].id) == index, comment)
    }
  }

  private func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      switch $0.value {
      case 9, 10: false
      case 0..<32, 127..<160, 0x202A...0x202E, 0x200B, 0xFEFF: true
      default: false
      }
    }
  }

  @Test(arguments: 0..<40)
  func anyBytesAreRead(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet: [UInt8] = [
      0x23, 0x20, 0x0A, 0x0D, 0x2A, 0x60, 0x2D, 0x3C, 0x7B, 0xE9, 0xA2, 0x98, 0x3A,
    ]
    for size in [1, 7, 64, 1000] {
      let raw = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
      check(DeckFile(path: "x", folders: [], text: raw), "seed \(seed), \(size) bytes")
      let few = (0..<size).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      check(DeckFile(path: "x", folders: [], text: few), "seed \(seed), \(size) of the alphabet")
    }
  }

  private static let fragments = [
    "# ", "## ", "### ", "#### 1. ", "### 2、", "**题目：** ", "**题目 2：**", "**答案：** ", "**解析：**",
    "**Explanation:** ", "**Q:** ", "**A:** ", "1. **题目：** ", "   **答案：**", "- ", "```\n", "~~~\n",
    "- ```\n", "<!-- ", " -->", "<!-- source: s -->", "{#id}", " {#", "}", "---\n",
    "---\nid: x\n---\n",
    "\n", "\n\n", "\r\n", "\r", "\t", "    ", "text", "为什么？", "总结", "A / B", "`", "``", "\u{1B}[2J",
    "\u{202E}", "\u{200B}", "\u{3000}", "\u{0}", "👩‍🔬", "**", "__", "：", "#", "**答案**\n",
  ]

  @Test(arguments: 0..<200)
  func anyStructureIsRead(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for length in [3, 10, 40, 150] {
      var text = ""
      for _ in 0..<length {
        text += Self.fragments.randomElement(using: &generator) ?? ""
        if Bool.random(using: &generator) { text += "\n" }
      }
      check(SampleDecks.file(text), "\(text.debugDescription)")
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndsAndMarksDoNotMatter(end: String) {
    let text = "\u{FEFF}# T\n### Q {#q}\nA\n\n- b\n\n**解析：** E\n### R\n### S\nB\n"
    let file = SampleDecks.file(text.replacing("\n", with: end))
    #expect(file.title == "T")
    #expect(file.allCards.map(\.answer) == ["A\n\n- b", "B"])
    #expect(file.problems.map(\.description) == ["deck.md:8:1: error: the card has no answer"])
  }

  @Test func reportsLinesThatAreNotUTF8() {
    let text =
      Array("### Qé\n".utf8) + Array("aé".utf8) + [0xFF] + Array("b\n\n".utf8) + [0xE9, 0xA2]
    let file = DeckFile(path: "x", folders: [], text: text)
    #expect(file.allCards.map(\.answer) == ["aé\u{FFFD}b\n\n\u{FFFD}"])
    #expect(
      file.problems.map(\.description) == [
        "x:2:3: error: the text is not UTF-8 here", "x:4:1: error: the text is not UTF-8 here",
      ])
    let wide = DeckFile(path: "x", folders: [], text: [0xFF, 0xFE, 0x23, 0])
    #expect(wide.problems.map(\.sentence) == ["the file is UTF-16; save it as UTF-8"])
  }

  @Test(arguments: [
    ("a\u{1B}[2Jb", "a␛[2Jb"), ("a\u{0}b", "a␀b"), ("a\u{7F}b", "a␡b"), ("a\u{9B}b", "a⟨U+009B⟩b"),
    ("a\u{202E}b", "a⟨U+202E⟩b"), ("a\u{200B}b\u{AD}c\u{FEFF}", "abc"), ("\u{200B}a\u{200E}", "a"),
    ("a\tb", "a\tb"), ("👩‍🔬", "👩‍🔬"),
    ("a\u{200D}b", "a⟨U+200D⟩b"), ("a\u{E0041}b", "a⟨U+E0041⟩b"), ("é，。“中”…", "é，。“中”…"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("❤️", "❤️"), ("葛\u{E0100}", "葛\u{E0100}"),
    ("a\u{3164}\u{FE0F}b", "a⟨U+3164⟩⟨U+FE0F⟩b"), ("a\u{110BD}b", "a⟨U+110BD⟩b"),
  ])
  func showsWhatWouldHide(text: String, shown: String) {
    #expect(SampleDecks.file("### \(text)\nA \(text)\n").allCards.map(\.question) == [shown])
    #expect(SampleDecks.file("### \(text)\nA \(text)\n").allCards.map(\.answer) == ["A \(shown)"])
  }

  /// The bytes alone say of most texts that they hide nothing; they must not say so of one that does.
  @Test func noCharacterHidesFromTheFirstLook() {
    for scalar in (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init) {
      let properties = scalar.properties
      let hides =
        switch properties.generalCategory {
        case .control: scalar != "\n" && scalar != "\t"
        case .format, .lineSeparator, .paragraphSeparator: true
        default: properties.isDefaultIgnorableCodePoint
        }
      let shown = VisibleText.block("a\(scalar)b")
      if shown.unicodeScalars.contains(scalar) == hides {
        Issue.record("U+\(String(scalar.value, radix: 16)) comes out as \(shown.debugDescription)")
      }
    }
  }

  @Test func textThatHidesMuchIsReadInTime() {
    let flood = String(repeating: "\u{200B}", count: 200_000)
    let clock = ContinuousClock()
    #expect(clock.measure { _ = VisibleText.block("a" + flood) } < .seconds(5))
  }

  /// Texts that would take forever if any step looked back over what it has read.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "x", "`", "` `` ", "<!--", "<!-- -->", "### Q\nA\n", "**题目：** ", "**题目：** a\n", "#### 1. ",
      "# ", "\n",
      "```\n", "{#a", "\u{3000}", "- ", "1. **题目：** ", " ", "~", "-", "**", "\u{FF}", "\t",
      "## A / ",
    ])
  func longTextsTakeTheirLengthInTime(unit: String) {
    let text = String(repeating: unit, count: 300_000 / unit.utf8.count)
    for start in ["", "### Q\n", "### Q\n<!-- x --> ", "#### 1. ", "**题目：** Q\n", "---\n"] {
      let file = SampleDecks.file(start + text)
      for index in file.cards.indices.prefix(10) { _ = file.card(at: index) }
    }
  }

  /// The same for what only notes have.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<details><summary>Q?</summary>\n\nA\n\n", "<details>", "</details>\n\n",
      "> a?\n\nb\n\n",
      "**1. a?**\n\nb\n\n", "1. # a\n\n   b\n", "<br>", "x</p>\n", "## 1 a\nb\n### c\nd\n",
      "### 题目\n",
      "- - ", "<!X", "<?\n", "<pre>\n", "<div>\n", "#### 1. a\n## 答案\n1. x\n", "**答案：** a>\n",
      "#### Answer\n", "**a?**\n", "1. a\n\n", "\u{200B}", "> ", "404: a\n", "### 5 a\n",
      "### 1 a\n\nb\n",
    ])
  func longNotesTakeTheirLengthInTime(unit: String) {
    let text = String(repeating: unit, count: 60_000 / unit.utf8.count)
    for start in ["", "#### 1. ", "**题目：** Q\n"] {
      let file = SampleDecks.file(start + text)
      for index in file.cards.indices.prefix(10) { _ = file.card(at: index) }
    }
  }

  /// The same for texts with gaps and their rows in lists, by the time of this thread: eight times the length must not
  /// take 64 times as long.
  @Test(arguments: [
    "{{c1::w::hint}} ", "$x$ {{c1::w::h}}\n", "$ {{c1::w::h}} ", "{{c1::w::h}}+", "<!--", "<",
    "$$$ ", "{",
  ])
  func textsWithGapsTakeTheirLengthInTime(unit: String) {
    func time(bytes: Int) -> Double {
      let text = String(repeating: unit, count: bytes / unit.utf8.count)
      let start = Self.threadTime
      let file = SampleDecks.file("### Q\n\n$a {{c1::x::y}} \(text)$\n")
      _ = file.cards.indices.map { file.card(at: $0).listed }
      return Self.threadTime - start
    }
    _ = time(bytes: 100)
    #expect(time(bytes: 40_000) < 32 * time(bytes: 5000) + 0.01)
  }

  private static var threadTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// A row is a part of the text, and its gaps are those of the text that was read last.
  @Test func aTextOfManyCardsIsListed() {
    let gaps = (0..<4000).map { "{{c\($0 % 999 + 1)::word \($0)::hint}}" }.joined(separator: " ")
    let library = Library(files: [SampleDecks.file("# D\n\n### Q\n\n\(gaps)\n")])
    #expect(library.entries.count == 999)
    for index in stride(from: 0, to: 999, by: 37) {
      let text = library.listing(at: index, in: .english).cloze?.text(.listed) ?? ""
      #expect(text.contains("[hint]") && !text.contains("word") && text.utf8.count < 1200)
    }
    let line = SampleDecks.file("### Q\n\n\(String(repeating: "汉字{{c1::填}}", count: 2000))\n")
    #expect(line.card(at: 0).listed.utf8.count < 1200)
  }
}
