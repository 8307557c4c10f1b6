import TestSupport
import Testing

@testable import FlashcardDeck

/// Cards that ask in other ways than by a heading and its answer.
@Suite struct KindsTests {
  private func read(_ text: String) -> DeckFile { SampleDecks.file(text) }

  private func cards(_ text: String) -> [Card] {
    let file = read(text)
    return file.cards.indices.map { file.card(at: $0) }
  }

  // MARK: One line

  @Test func readsCardsOfOneLine() {
    let found = cards(
      """
      ## Words

      - capital of France :: Paris
      * der Hund ::: the dog
      1. named :: so {#nm}
      - asked {#q} :: why
      - long :: first
        second

        third
      - `a :: b` in code :: yes
      """)
    #expect(
      found.map(\.question) == [
        "capital of France", "der Hund", "the dog", "named", "asked", "long", "`a :: b` in code",
      ])
    #expect(
      found.map(\.answer) == [
        "Paris", "the dog", "der Hund", "so", "why", "first\nsecond\n\nthird", "yes",
      ])
    #expect(found[3].id == CardID("nm"))
    #expect(found[4].id == CardID("q"))
    #expect(found[2].id == CardID(found[1].id.description + "~back"))
    #expect(found.map(\.line) == [3, 4, 4, 5, 6, 7, 11])
  }

  @Test(arguments: [
    "- std::vector is a list", "- a::b", "- :: nothing", "- nothing ::", "text :: text",
    "- a `x :: y`", "- a \\:: b",
  ])
  func takesNoOtherLinesForCards(line: String) {
    #expect(cards("## Words\n\n\(line)\n").isEmpty)
  }

  @Test func aListInAnAnswerIsTheAnswers() {
    let found = cards("## T\n\n### Q\n\n- a :: b\n- c :: d\n")
    #expect(found.map(\.answer) == ["- a :: b\n- c :: d"])
  }

  // MARK: Both ways

  @Test func asksBothWaysAndKeepsTheID() {
    let one = cards("## T\n\n### Term\n\nMeaning.\n")
    let both = cards("## T\n\n### Term\n<!-- kind: reversed -->\n\nMeaning.\n")
    #expect(both.map(\.kind) == [.reversed, .reversed])
    #expect(both[0].id == one[0].id)
    #expect(both[1].question == "Meaning.")
    #expect(both[1].answer == "Term")
  }

  // MARK: Gaps

  @Test func hidesOneNumberAfterTheOther() {
    let found = cards(
      """
      ## T

      ### Chain {#x}

      {{c1::a}} and {{c2::b::hint}} and {{c1::c}}.
      """)
    #expect(found.map(\.id.description) == ["x~c1", "x~c2"])
    #expect(
      found.map(\.question) == ["Chain\n\n[…] and b and […].", "Chain\n\na and [hint] and c."])
    #expect(Set(found.map(\.answer)) == ["a and b and c."])
    #expect(found.map(\.listed) == ["Chain\n\n[…] and … and […].", "Chain\n\n… and [hint] and …."])
  }

  @Test(arguments: [
    ("{{c1::\\frac{a}{b}}}", "[…]", "\\frac{a}{b}"),
    ("$x = {{c1::{a}}}$", "$x = […]$", "$x = {a}$"),
    ("**{{c1::b}}**", "**[…]**", "**b**"), ("- {{c1::b}}", "- […]", "- b"),
    ("{{c1::a}b}}", "[…]", "a}b"), ("{{c1::`}}`}}", "[…]", "`}}`"),
    ("{{c1::a `x::y` b}}", "[…]", "a `x::y` b"), ("{{c1::a\nb}} c", "[…] c", "a\nb c"),
    ("{{c1::out {{c2::in}}}}", "[…]", "out in"), ("{{c1::\\}}}", "[…]", "\\}"),
    ("| a |\n|---|\n| {{c1::x}} |", "| a |\n|---|\n| […] |", "| a |\n|---|\n| x |"),
  ])
  func hidesInEveryPlace(text: String, asked: String, answer: String) throws {
    let card = try #require(cards("## T\n\n### Q\n\n\(text)\n").first)
    #expect(card.kind == .cloze)
    #expect(card.question == "Q\n\n" + asked)
    #expect(card.answer == answer)
  }

  /// Colons in marks and links are the text's, and the first others part text and hint.
  @Test(arguments: [
    (
      "The map is {{c1::$f::A \\to B$}} here.", "The map is […] here.",
      "The map is $f::A \\to B$ here."
    ),
    ("{{c1::$f::A$::a map}}", "[a map]", "$f::A$"),
    ("$$x={{c1::a::b}}$$", "$$x=[\\text{b}]$$", "$$x=a$$"),
    ("{{c1::$$f::A$$}}", "[…]", "$$f::A$$"), ("{{c1::a::$x$}}", "[$x$]", "a"),
    ("{{c1::**std::vector**}}", "[…]", "**std::vector**"),
    ("{{c1::a _b::c_ d::**e**}}", "[**e**]", "a _b::c_ d"),
    ("{{c1::**a `**` b::c**::h}}", "[h]", "**a `**` b::c**"),
    ("{{c1::**a\nb::c**::h}}", "[h]", "**a\nb::c**"),
    ("{{c3::[x](http://a::b)}}", "[…]", "[x](http://a::b)"),
    ("{{c1::[x::y](z)::h}}", "[h]", "[x::y](z)"),
    ("{{c1::<http://[::1]/>::h}}", "[h]", "<http://[::1]/>"),
    ("{{c1::*p::*q}}", "[*q]", "*p"), ("{{c1::$5::a price}}", "[a price]", "$5"),
    ("{{c1::snake_a::snake_b}}", "[snake_b]", "snake_a"),
    ("{{c1::__init__::__new__}}", "[__new__]", "__init__"),
    ("{{c1::***x **a::b**}}", "[…]", "***x **a::b**"),
    ("{{c1::**a **b** c::d**}}", "[…]", "**a **b** c::d**"),
    ("{{c1::**a **b::c** d::e}}", "[e]", "**a **b::c** d"),
    ("{{c2::std::map::hint}}", "[map::hint]", "std"),
    ("{{c1::**a {{c1::b::c}}::d**::e}}", "[e]", "**a b::d**"),
  ])
  func colonsInMarksPartNoHint(text: String, asked: String, answer: String) throws {
    let card = try #require(cards("## T\n\n### Q\n\n\(text)\n").first)
    #expect(card.question == "Q\n\n" + asked)
    #expect(card.answer == answer)
  }

  /// A hint is shown, and would betray the gap in it, or leave a card that hides nothing.
  @Test(arguments: [
    ("A {{c1::std::map of {{c2::b}}}} end.", ["A […] end.", "A std::map of […] end."]),
    ("{{c1::x {{c2::y}}::h}}", ["[h]", "x […]"]),
    ("{{c1::x::{{c2::y::h}}::i}}", ["[i]", "x::[h]"]),
    ("$a {{c1::b::c_{{{c2::d}}}}}$", ["$a […]$", "$a b::c_{[…]}$"]),
    ("{{c3::a::b {{c1::c::d {{c2::e}}}}}}", ["a::b […]", "a::b c::d […]", "[…]"]),
  ])
  func noGapIsInAHint(text: String, asked: [String]) {
    let found = cards("## T\n\n### Q\n\n\(text)\n")
    #expect(found.map(\.question) == asked.map { "Q\n\n" + $0 })
    #expect(Set(found.map(\.answer)).count == 1)
  }

  @Test(arguments: [
    "`{{c1::a}}`", "```\n{{c1::a}}\n```", "    {{c1::a}}", "<!-- {{c1::a}} --> x", "{{plain}}",
    "{{c::a}}", "{{x1::a}}", "\\{{c1::a}}",
  ])
  func findsNoGapInCodeOrTemplates(text: String) {
    #expect(cards("## T\n\n### Q\n\nFirst.\n\n\(text)\n").map(\.kind) == [.basic])
  }

  @Test func plainGapsAreCardsOfTheirOwnIfDeclared() {
    let found = cards("## T\n\n### Q {#q}\n<!-- kind: cloze -->\n{{a}} {{c2::b}} {{c::h}}\n")
    #expect(found.map(\.id.description) == ["q~c2", "q~c3", "q~c4"])
    #expect(found.map(\.question) == ["Q\n\na […] c", "Q\n\n[…] b c", "Q\n\na b [h]"])
  }

  @Test func aNumberMoreLeavesTheOthersTheirIDs() {
    let before = cards("## T\n\n### Q\n\n{{c1::a}} {{c2::b}}\n").map(\.id)
    let after = cards("## T\n\n### Q\n\n{{c1::a}} {{c3::new}} {{c2::b}}\n").map(\.id)
    #expect(after.filter(before.contains) == before)
    #expect(after.count == 3)
  }

  // MARK: Choices and typing

  @Test func readsChoices() throws {
    let text = "## T\n\n### Q\n\n- [ ] no\n- [x] yes\n  indeed\n- [X] also\n\nBelow.\n"
    let card = try #require(cards(text).first)
    #expect(card.kind == .choice)
    #expect(
      card.choices == [
        Choice(text: "no", isRight: false), Choice(text: "yes\nindeed", isRight: true),
        Choice(text: "also", isRight: true),
      ])
    #expect(card.belowChoices == "Below.")
    let orders = (0..<20).map { card.choiceOrder(on: Day($0), answers: 0) }
    #expect(orders.allSatisfy { $0.sorted() == [0, 1, 2] })
    #expect(Set(orders).count > 3)
    #expect(orders[5] == card.choiceOrder(on: Day(5), answers: 0))
    // A card that comes back on the same day is shuffled anew.
    let rounds = (0..<20).map { card.choiceOrder(on: Day(5), answers: $0) }
    #expect(rounds.allSatisfy { $0.sorted() == [0, 1, 2] })
    #expect(Set(rounds).count > 3)
  }

  @Test func aHintInAFormulaIsText() throws {
    func asked(_ text: String) throws -> String {
      try #require(cards("## T\n\n### Q\n\n\(text)\n").first?.cloze).text.text(.asked)
    }
    for (text, expected) in [
      ("压强 $p = {{c1::x::分 式}}$。", "压强 $p = [\\text{分 式}]$。"),
      ("$$\\frac{ {{c1::x::two words}} }{2}$$", "$$\\frac{ [\\text{two words}] }{2}$$"),
      ("$a$, {{c1::x::two words}} $b$", "$a$, [two words] $b$"),
      ("It costs $5 or {{c1::x::a word}}, not $6.", "It costs $5 or [a word], not $6."),
      ("`$` {{c1::x::a word}} `$`", "`$` [a word] `$`"),
      ("$p = {{c1::x::$\\alpha$}}$", "$p = [\\alpha]$"),
      ("$\\$ + {{c1::x::a b}}$", "$\\$ + [\\text{a b}]$"),
    ] {
      #expect(try asked(text) == expected)
    }
  }

  @Test(arguments: ["- [ ] a\n- [ ] b", "- [x] a\n- [x] b", "Text first.\n\n- [x] a\n- [ ] b"])
  func otherTaskListsAreAnswers(text: String) {
    #expect(cards("## T\n\n### Q\n\n\(text)\n").map(\.kind) == [.basic])
  }

  @Test func readsWhatIsRightToType() throws {
    let list = try #require(
      cards("## T\n\n### Q\n<!-- kind: typed -->\n\n- colour\n- color\n\nMore.\n").first)
    #expect(list.typed == ["colour", "color"])
    let text = try #require(
      cards("## T\n\n- Q :: Paris <!-- kind: typed -->\n").first)
    #expect(text.kind == .typed)
    #expect(text.typed == ["Paris"])
  }

  // MARK: Mistakes

  @Test(arguments: [
    ("{{c1::open\n\nend}}", Problem.Cause.openGap, 5, 1),
    ("a {{c1::}} b", .emptyGap, 5, 3), ("{{c0::a}}", .gapNumber(largest: 999), 5, 1),
    ("<!-- kind: clozze -->\nx", .unknownKind("clozze"), 5, 1),
    ("<!-- kind: cloze -->\nx", .noGap, 5, 1), ("<!-- kind: choice -->\nx", .noChoice, 5, 1),
    ("- [x] a\n- [ ] b\n- c", .choiceWithoutBox, 7, 1),
    ("- [x] a\n  - in\n- b\n- [ ] c\n- d", .choiceWithoutBox, 7, 1),
  ])
  func saysWhatIsWrongWhereItIs(text: String, cause: Problem.Cause, line: Int, column: Int) {
    let file = read("## T\n\n### Q\n\n\(text)\n\n### Other\n\nfine\n")
    #expect(file.problems.map(\.cause) == [cause])
    #expect(file.problems.map(\.line) == [line])
    #expect(file.problems.map(\.column) == [column])
    #expect(file.problems.map(\.severity) == [.error])
    #expect(
      file.cards.map { file.question(at: $0.line == 3 ? 0 : file.cards.count - 1) } == ["Other"])
  }

  @Test func aMistakeCostsNoOtherGap() {
    let file = read("## T\n\n### Q {#q}\n\n{{c1::}} and {{c2::b}}\n\n{{c3::open\n")
    #expect(file.cards.map(\.id.description) == ["q~c2"])
    #expect(file.problems.map(\.cause) == [.emptyGap, .openGap])
  }

  // MARK: Siblings

  @Test func cardsOfOneTextAreAGroup() {
    let text =
      "## T\n\n### A {#a}\n\n{{c1::x}} {{c2::y}}\n\n### B {#b}\n<!-- kind: reversed -->\nz\n\n### C {#c}\nc\n"
    let library = Library(files: [read(text)])
    #expect(library.entries.map(\.group) == [0, 0, 2, 2, 4])
  }

  @Test func aSiblingOfOneLanguageIsInTheGroup() {
    let english = SampleDecks.file(
      "## T\n\n### A {#a}\n\n{{c1::x}} {{c2::y}}\n", path: "d.en.md")
    let chinese = SampleDecks.file(
      "## T\n\n### A {#a}\n\n{{c1::x}} {{c3::z}}\n", path: "d.zh.md")
    let library = Library(files: [english, chinese])
    #expect(library.entries.map(\.id.description) == ["a~c1", "a~c2", "a~c3"])
    #expect(library.entries.map(\.group) == [0, 0, 0])
  }

  @Test func equalTextsGetIDsOfTheirOwn() {
    let text = "### Q\n\n{{c1::x}} {{c2::y}}\n\n"
    let library = Library(files: [read("## T\n\n\(text)\(text)")])
    #expect(Set(library.entries.map(\.id)).count == 4)
    #expect(library.entries.map(\.group) == [0, 0, 2, 2])
    #expect(library.entries[3].id.description.hasSuffix("~c2"))
  }
}

@Suite struct ChoicePairsTests {
  @Test(arguments: [
    ("- [x] a\n- [ ] b", "- [x] 甲\n- [ ] 乙", false), ("- [x] a\n- [ ] b", "- [ ] 乙\n- [x] 甲", true),
    ("- [x] a\n- [ ] b", "- [x] 甲\n- [ ] 乙\n- [ ] 丙", true), ("- [x] a\n- [ ] b", "甲", true),
    ("a", "- [x] 甲\n- [ ] 乙", true),
    ("- [x] a\n- [x] b\n- [ ] c", "- [x] 甲\n- [ ] 乙\n- [ ] 丙", true),
    ("- [x] 4\n- [ ] 5", "- [ ] 5\n- [x] 4", false), ("- [x] 4\n- [ ] 5", "- [ ] 4\n- [x] 5", true),
    ("a", "甲", false),
  ])
  func choicesOfTwoLanguagesAreAlike(english: String, chinese: String, isProblem: Bool) {
    let library = SampleDecks.library([
      ("k.en.md", "# K\n\n## T\n\n### Q {#k}\n\n\(english)\n"),
      ("k.zh.md", "# K\n\n## T\n\n### 问 {#k}\n\n\(chinese)\n"),
    ])
    let expected = Problem(
      severity: .warning, file: "k.zh.md", line: 5, column: 1, cause: .otherChoices(CardID("k")))
    #expect(library.problemsOfChoices == (isProblem ? [expected] : []))
  }

  @Test func equalTextsAreCounterpartsAndThenTheRest() {
    #expect(["a", "b", "c"].counterparts(in: ["c", "a", "b"]) == [1, 2, 0])
    #expect(["a", "b", "c"].counterparts(in: ["x", "a", "y"]) == [1, 0, 2])
    #expect(["a", "a", "b"].counterparts(in: ["b", "a", "a"]) == [1, 2, 0])
    #expect(["a"].counterparts(in: []) == nil)
    #expect([String]().counterparts(in: []) == [])
  }
}
