import TestSupport
import Testing

@testable import FlashcardDeck

/// What looks like a card or a part of one and is none: said with its line and column, and nothing else is.
@Suite struct CardMistakesTests {
  private func read(_ text: String) -> DeckFile { SampleDecks.file("## T\n\n" + text + "\n") }

  /// `line:column cause` of each problem, with the lines of the text.
  private func problems(_ text: String) -> [String] {
    read(text).problems.map { "\($0.line - 2):\($0.column) \($0.severity.rawValue) \($0.cause)" }
  }

  private func questions(_ text: String) -> [String] {
    let file = read(text)
    return file.cards.indices.map { file.card(at: $0).question }
  }

  // MARK: Cards in one line

  @Test(arguments: [
    ("- $a :: b$ :: math", "$a :: b$", "math"),
    ("- **bold :: bold** :: z", "**bold :: bold**", "z"),
    ("- *i :: j* :: z", "*i :: j*", "z"), ("- `x :: y` :: code", "`x :: y`", "code"),
    ("- [l :: m](http://a.b) :: link", "[l :: m](http://a.b)", "link"),
    ("- {{c1::x :: y}} is :: z", "{{c1::x :: y}} is", "z"),
    ("- $$a :: b$$ :: z", "$$a :: b$$", "z"),
    ("- costs $5 :: and $6", "costs $5", "and $6"), ("- a*b :: c*d", "a*b", "c*d"),
    ("- snake_a :: snake_b", "snake_a", "snake_b"), ("- [ ](x) a :: [b](c)", "[ ](x) a", "[b](c)"),
    ("- 中文 ：： 英文", "中文", "英文"), ("- 学 ：：： 习", "学", "习"), ("- a：b :: c", "a：b", "c"),
    ("- **a** :: b **c** d", "**a**", "b **c** d"), ("- 2 * 3 :: 6 * 1", "2 * 3", "6 * 1"),
    ("- `hjkl`:::move", "`hjkl`", "move"), ("- 学:::习", "学", "习"),
    ("- outer:\n  - in :: out", "in", "out"), ("- outer:\n\t- in :: out", "in", "out"),
    ("1. outer\n   1. in :: out\n      more", "in", "out\nmore"),
  ])
  func partsAtTheColonsThatAreMeant(line: String, question: String, answer: String) throws {
    let file = read(line)
    let card = try #require(file.cards.indices.first.map(file.card))
    #expect(card.question == question)
    #expect(card.answer == answer)
  }

  @Test func whatStandsInACardOfOneLineIsItsAnswer() {
    #expect(questions("- a :: b\n  - c :: d\n- e :: f") == ["a", "e"])
    #expect(problems("- a :: b\n  - c :: d\n  - e ::\n- e :: f") == [])
  }

  @Test(arguments: [
    ("- one sided ::", "1:13"), ("- :: nothing before", "1:3"), ("- 中文：：英文", "1:5"),
    ("- 学：：： 习", "1:4"), ("- nested:\n  - in ::", "2:8"),
  ])
  func saysWhatIsNoCardInOneLine(line: String, place: String) {
    #expect(problems(line).first == "\(place) warning pairSides")
    #expect(read(line).cards.isEmpty)
  }

  @Test(arguments: [
    ("- **r :: s**", "1:7 warning pairInMarks"), ("- a _r :: s_", "1:8 warning pairInMarks"),
    ("- x :::: y", "1:5 warning pairCount"), ("- 学 ：：：： 习", "1:5 warning pairCount"),
  ])
  func saysWhyItIsNoCardInOneLine(line: String, problem: String) {
    #expect(problems(line).first == problem)
    #expect(problems("- a :: b\n\(line)") == ["2" + problem.dropFirst()])
    #expect(read(line).cards.isEmpty)
  }

  @Test(arguments: [
    "- a :: b", "- a :: b\n- c ::: d", "Words:\n\n1. a :: b\n2. c :: d\n   more\n\nAnd so on.",
    "- 学 ：： learn\n- a :: b\n\n**Explanation:** x",
  ])
  func aListOfCardsInAnAnswerIsSaid(answer: String) {
    let line = answer.hasPrefix("W") ? 5 : 3
    #expect(
      problems("### q\n\n\(answer)") == ["\(line):\(line == 5 ? 4 : 3) warning pairsInAnswer"])
    #expect(questions("### q\n\n\(answer)") == ["q"])
    #expect(problems("### q\n<!-- kind: basic -->\n\n\(answer)") == [])
  }

  /// Names of code, types, times, and lists of which only a part looks so.
  @Test(arguments: [
    "- std::vector\n- a::b", "- 10:30\n- 12::30", "- a :: b\n- c", "- x\n- a :: b",
    "- map :: (a -> b) -> [a] -> [b]\n- True :: Bool", "- size :: Int\n- name :: Data.Text",
    "```\n- a :: b\n```", "- `a :: b`", "- outer\n  - a :: b", "- [ ] a :: b\n- [ ] c :: d",
    "- **a :: b**", "type:: book", "a :: b", "> - a :: b",
  ])
  func otherColonsInAnAnswerAreText(answer: String) {
    #expect(problems("### q\n\n\(answer)") == [])
  }

  @Test func bothWidthsOfColonsAskBothWays() {
    #expect(questions("- 学 ：：： 习") == ["学", "习"])
    #expect(problems("- 学 ：：： 习\n- a :: b") == [])
    #expect(problems("- a ：： b ：： c") == ["1:10 warning severalPairs"])
  }

  @Test(arguments: [
    "- [ ] p :: q", "- [x] p ::: q", "- [X] p：：q", "- [ ] call ::", "- l\n  - [ ] p :: q",
  ])
  func aTaskIsNoCard(line: String) {
    let others = "- b\n- c\n"
    #expect(read(line).cards.isEmpty)
    #expect(problems("\(others)\(line)\n\(line)\n\(line)").filter { $0.contains("pair") } == [])
    let beside = problems("- a :: b\n\(others)\(line)")
    #expect(beside.count == 1)
    #expect(beside[0].hasSuffix("warning pairOfTask"))
  }

  /// Alone they may be properties or code.
  @Test(arguments: [
    "- e ::f", "- the g:: h", "- 学::习", "- why?::so", "- as follows::", "- ::: note",
  ])
  func besideCardsSaysMore(line: String) {
    #expect(problems(line).allSatisfy { !$0.hasSuffix("pairSides") })
    #expect(problems("- a :: b\n\(line)").map { $0.hasSuffix("pairSides") } == [true])
    #expect(problems("\(line)\n\(line)\n\(line)").filter { $0.hasSuffix("pairSides") }.count == 3)
  }

  @Test func propertiesOfNotesAreNoCards() {
    let notes = "- type:: paper\n- source:: [a](b)\n- status::\n- pdf:: x\n"
    #expect(!problems(notes).contains { $0.hasSuffix("pairSides") })
    #expect(problems("- a :: b\n- g:: h") == ["2:4 warning pairSides"])
  }

  @Test(arguments: [
    "- std::vector and Foo::bar", "- `a :: b`", "- $x :: y$", "- Vec::<T>::new()", "- a \\:: b",
    "- see pkg:::name", "- a:::::b", "- ::::", "- 甲：乙", "- $甲 ：： 乙$", "- ::before and Foo::Bar",
    "text :: text",
    "```\n- a ::\n```", "- f()::g", "### Q\n\n- one sided ::",
  ])
  func saysNothingOfCode(line: String) {
    #expect(problems("- a :: b\n\n\(line)").allSatisfy { !$0.hasSuffix("pairSides") })
  }

  @Test func saysThatColonsAreThereTwice() {
    #expect(problems("- a ::: b ::: c") == ["1:11 warning severalPairs"])
    #expect(questions("- a ::: b ::: c") == ["a", "b ::: c"])
    #expect(problems("- a :: use std::x and `b :: c`") == [])
  }

  // MARK: Kinds

  @Test func takesAKindInAnyCase() {
    #expect(read("### Q\n<!-- Kind: Typed -->\n\nx").cards.map(\.kind) == [.typed])
    #expect(read("### Q\n<!-- KIND: reversed -->\n\nx").cards.count == 2)
  }

  @Test(arguments: [
    ("<!-- kind: typed -->\n<!-- kind: basic -->\nx", "4:1 warning secondKind"),
    (
      "<!-- kind: typed -->\nA {{c1::x}} b.",
      "4:3 warning gapsNotAsked(FlashcardDeck.CardKind.typed)"
    ),
    ("x\n\n**Explanation:** {{c1::x}}", "5:18 warning gapElsewhere"),
    ("- [x]\n- [ ] b", "3:1 error emptyChoice"),
    ("- [x] a\n- [ ] a", "4:1 error equalChoices"),
    ("- [x] a\n- [x] a\n- [ ] b", "4:1 warning equalChoices"),
    ("a {{cx::what}} b", "3:3 warning gapForm"), ("a {{c1:one}}", "3:3 warning gapForm"),
    ("a {{C1::one}}", "3:3 warning gapForm"), ("a {{ c1::one}}", "3:3 warning gapForm"),
    ("a {{c１::one}}", "3:3 warning gapForm"), ("a {{ｃ1：：one}}", "3:3 warning gapForm"),
    ("a ｛｛c1::one｝｝", "3:3 warning gapForm"), ("a ｛｛ｃ１：：一｝｝", "3:3 warning gapForm"),
    ("a ｛｛c1：一}}", "3:3 warning gapForm"), ("a {{c：：one}}", "3:3 warning gapForm"),
    ("<span title=\"{{c3::x}}\">hello</span>", "3:14 error gapNotShown"),
    ("see [a](http://x/{{c4::url}})", "3:18 error gapNotShown"),
  ])
  func saysWhatIsWrong(answer: String, problem: String) {
    let file = "### Q\n\n\(answer)\n\n### R\n\nfine"
    #expect(problems(file) == [problem])
    #expect(read(file).cards.contains { $0.line > 6 })
  }

  @Test func saysThatAHeadingHidesNothing() {
    #expect(problems("### A {{c1::b}} c\n\nx") == ["1:7 warning gapElsewhere"])
    #expect(problems("- A {{c1::b}} :: c") == ["1:5 warning gapElsewhere"])
    #expect(problems("### A `{{c1::b}}` c\n\nx") == [])
  }

  @Test func saysThatACardOfBothSidesHidesNothing() {
    let line = "- q ::: {{c3::v}}"
    #expect(questions(line) == ["q", "{{c3::v}}"])
    #expect(
      problems(line) == ["1:9 warning gapsNotAsked(FlashcardDeck.CardKind.reversed)"])
    #expect(problems("- q ::: `{{c3::v}}`") == [])
    #expect(problems("- q ::: {{c3::v}} <!-- kind: cloze -->") == [])
    #expect(problems("- q ::: {{c3::v}} <!-- kind: basic -->") == [])
  }

  @Test(arguments: [
    "{{count}} {{cookiecutter.x}} {{ c }} {{> c::d}} ${{ c1 }}", "`{{cx::y}}`", "{{c1}}",
    "a < b and c > d", "{{{c}}}", "｛｛中｝｝", "`｛｛c1::a｝｝`", "｛c1：a｝", "```\n｛｛c1::a｝｝\n```",
    "\\{{c1:x}}", "<b class=\"x\">y</b>", "{{chapter::x}}",
  ])
  func saysNothingOfTemplates(answer: String) {
    #expect(problems("### Q\n\n\(answer)") == [])
  }

  @Test func saysThatAnItemHasNoKey() {
    let items = (1...9).map { "- [\($0 == 1 ? "x" : " ")] \($0)" }.joined(separator: "\n")
    #expect(problems("### Q\n\n" + items) == ["11:1 warning manyChoices(keys: 8)"])
    #expect(read("### Q\n\n" + items).cards.map(\.kind) == [.choice])
  }

  @Test func aListOfTasksIsDoubtedBesideChoicesAlone() {
    let tasks = "### Q\n\n- [x] a\n- [x] b\n\n### R\n\n- [ ] a\n"
    #expect(problems(tasks) == [])
    #expect(
      problems(tasks + "\n### S\n\n- [ ] a\n- [x] b") == [
        "3:1 warning taskList", "8:1 warning taskList",
      ])
  }

  @Test func saysHowManyGapsATextMayHave() {
    let gaps = (1...1000).map { "{{text \($0)}}" }.joined(separator: " ")
    let file = read("### Q\n<!-- kind: cloze -->\n\n\(gaps)")
    #expect(file.problems.map(\.cause) == [.tooManyGaps(most: 999)])
    #expect(file.cards.count == 999)
  }

  // MARK: Code, tables, lists

  @Test(arguments: [
    "<code>{{c6::x}}</code>", "<pre>\n{{c7::x}}\n</pre>", "<CODE class=\"a\">{{c6::x}}</CODE>",
    "<pre><code>{{c7::x}}\n\n{{c8::y}}</code></pre>",
  ])
  func codeInHTMLHasNoGaps(text: String) {
    #expect(read("### Q\n\nA\n\n\(text)").cards.map(\.kind) == [.basic])
    let file = read("### Q\n\n\(text) and {{c1::y}}")
    #expect(file.cards.map(\.part) == [.gap(1)])
    #expect(file.problems.isEmpty)
  }

  @Test(arguments: [
    ("x<y {{c1::z}} and w>v", 1), ("<b>{{c1::b}}</b> <code> {{c2::open", 1),
    ("{{c1::<code>}}</code>}}", 1), ("[a]({{c1::x}})", 1),
    ("<span title=\"a\">{{c1::x}}</span>", 1),
  ])
  func otherSignsHideNoGap(text: String, count: Int) {
    #expect(read("### Q\n\n\(text)").cards.count == count)
  }

  @Test func aBarInAGapOfATableBeginsNoCell() throws {
    let file = read(
      "### Q\n\n| a | b |\n|---|---|\n| {{c3::a|b}} | {{c3::c \\| d}} |\n\n{{c1::x|y}}")
    let card = file.card(at: 1)
    #expect(card.answer.contains("| a\\|b | c \\| d |\n\nx|y"))
    #expect(card.cloze?.text.hiddenTexts == ["a|b", "c \\| d"])
  }

  @Test func anEmptyCommentPartsTwoLists() throws {
    let file = read("### Q\n\n- [x] a\n- [ ] b\n\n<!-- -->\n\n- [ ] c")
    #expect(file.card(at: 0).choices.map(\.text) == ["a", "b"])
    #expect(file.card(at: 0).belowChoices == "- [ ] c")
    let other = read("### Q\n\n- a\n\n<!-- -->\n\n- c\n\n<!-- -->").card(at: 0)
    #expect(TextBlocks(other.answer).blocks.count == 2)
    #expect(other.answer.hasSuffix("- c"))
  }

  // MARK: Size

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      String(repeating: "{{c1::", count: 8_000), String(repeating: "{{c1::}}", count: 8_000),
      "<!-- kind: cloze -->\n" + String(repeating: "{{a", count: 20_000),
      String(repeating: "{{c1::x", count: 5_000) + String(repeating: "}}", count: 5_000),
      String(repeating: "<a b=\"<code>](/", count: 5_000) + "{{c1::x}}",
      String(repeating: "{{c1::a|b}} ", count: 5_000),
      "{{c1::" + String(repeating: "**a::", count: 20_000) + "}}",
      "{{c1::" + String(repeating: "**a::b** ", count: 10_000) + "::c}}",
      String(repeating: "{{c1::x*a::b* ", count: 5_000) + String(repeating: "}}", count: 5_000),
    ])
  func staysLinear(text: String) {
    let file = read("### Q\n\(text)")
    for index in file.cards.indices {
      _ = (file.card(at: index), file.question(at: index))
    }
    #expect(file.problems.count <= 20)
  }

  @Test(arguments: [
    "*a ", "**a ", "***a ", "_a ", "$a ", "[a](", "<a:", "：：", "::: ", "[a ", "[[a]", "{{a ",
    "a :: ", "**a :: b** ", "`a ",
  ])
  func staysLinearInALine(text: String) {
    let file = read("- " + String(repeating: text, count: 60_000 / text.utf8.count) + " ::")
    #expect(file.problems.count <= 1)
  }

  @Test func aListShowsAPartOfALongText() {
    let words = (1...300).map { "word {{c\($0)::text \($0)}}" }.joined(separator: " ")
    let file = read("### Q\n\nFirst.\n\n\(words)\n\nLast.")
    for index in [0, 150, 299] {
      let listed = file.question(at: index)
      #expect(listed.utf8.count < 1200)
      #expect(listed.hasPrefix("Q\n\n"))
      #expect(listed.contains("[…]"))
      #expect(!listed.contains("text"))
      #expect(!listed.contains("}") && !listed.contains("{"))
    }
  }

  @Test func aHeadingOfANumberAloneIsNativeBesideOthers() {
    let file = SampleDecks.file("# K\n\n## T\n\n### Q0\n\nA0\n\n### What is new?\n\nIt is.\n")
    #expect(file.format == .native)
    #expect(file.cards.count == 2)
    let one = Array("# K\n\n## T\n\n### Q0\n\nA0\n".utf8)
    let deck = DeckFile(path: "", folders: [], text: one)
    #expect(NewCard(in: one, like: 0, of: deck, hint: "hint") != nil)
  }
}
