import FlashcardDeck
import StudyInterface
import TestSupport
import Testing

/// What is chosen or typed, and what becomes of it.
@Suite struct ReplyTests {
  private static let deck = """
    # D

    ## T

    ### Which rises? {#one}

    - [ ] nitrogen
    - [x] carbon dioxide
    - [ ] oxygen
    - [ ] hydrogen

    ### Which are sugars? {#several}

    - [x] glucose
    - [x] fructose
    - [x] sucrose
    - [ ] starch
    - [ ] cellulose

    ### Where is coffee drunk? {#typed}
    <!-- kind: typed -->

    café
    """

  private static func only(_ id: String) -> [(String, String)] {
    let cards = deck.components(separatedBy: "###")
    return [
      ("d.md", cards[0] + cards.filter { $0.contains("{#\(id)}") }.map { "###" + $0 }.joined())
    ]
  }

  private func learner(_ id: String, _ size: (Int, Int) = (80, 24)) -> Learner {
    var learner = Learner(columns: size.0, rows: size.1, decks: Self.only(id))
    learner.press(.enter)
    return learner
  }

  /// The letter of a choice on the screen.
  private func letter(of text: String, _ learner: Learner) -> Key {
    let row = learner.screen.split(separator: "\n").first { $0.contains(text) } ?? ""
    let word = row.split(separator: " ").first { $0.count == 1 && $0.first?.isLetter == true }
    return .character(word?.first ?? "?")
  }

  // MARK: Nothing typed

  @Test(arguments: ["", "  "]) func whoTypesNothingHasGivenUp(text: String) {
    var learner = learner("typed")
    learner.type(text)
    learner.press(.enter)
    #expect(learner.screen.contains("› 1 again"))
    learner.press(.enter)
    #expect(learner.effects.contains(.answer(CardID("typed"), .again, seconds: 8 + 4 * text.count)))
  }

  // MARK: Undo

  @Test(arguments: ["one", "several", "typed"])
  func anUndoLeadsBackToTheReply(id: String) {
    var learner = learner(id)
    switch id {
    case "one": learner.press(letter(of: "oxygen", learner))
    case "several":
      learner.press(letter(of: "glucose", learner), letter(of: "starch", learner), .enter)
    default:
      learner.type("caffe")
      learner.press(.enter)
    }
    let before = learner.screen
    #expect(before.contains("› 1 again"))
    learner.press("1")
    #expect(learner.screen != before)
    guard id != "typed" else {
      // There is no key to undo in a line that is typed; what was typed is there again.
      learner.press(.escape, "u", .enter)
      #expect(learner.screen.contains("› caffe"))
      return learner.press(.enter)
    }
    learner.press("u")
    #expect(withoutNotice(learner.screen) == withoutNotice(before))
    // And once more, after it was asked again and answered otherwise.
    learner.press("1", "a", .enter, "4", "u", "u")
    #expect(withoutNotice(learner.screen) == withoutNotice(before))
  }

  /// The screen without the row of notices and that of hints, in which undo stands.
  private func withoutNotice(_ screen: String) -> [Substring] {
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    return rows.enumerated().filter { row, _ in row < 19 && row > 2 || row == 20 }.map(\.element)
  }

  @Test func anUndoOfAnEarlierSittingProposesWhatWasTakenBack() {
    var first = learner("one")
    first.press(letter(of: "oxygen", first), "2")
    var open = Learner(decks: Self.only("one"), record: first.study.record, day: first.study.day)
    open.study = first.study
    open.press(.enter, "u")
    #expect(open.screen.contains("› 2 hard"))
    #expect(open.screen.contains("✓ carbon dioxide"))
  }

  @Test func aLookElsewhereKeepsTheReply() {
    var learner = learner("one")
    learner.press(letter(of: "oxygen", learner))
    let before = learner.screen
    learner.press("i", "q", "?", "q", .resize(Size(columns: 40, rows: 12)))
    learner.press(.resize(Size(columns: 80, rows: 24)))
    #expect(learner.screen == before)
    // The decks are read again after an edit.
    learner.receive(.decks(SampleDecks.library(Self.only("one"))))
    #expect(learner.screen == before)
    let fewer = Self.only("one")[0].1.replacing("- [ ] nitrogen\n", with: "")
    learner.receive(.decks(SampleDecks.library([("d.md", fewer)])))
    #expect(learner.screen.contains("a…c Space"))
    #expect(!learner.screen.contains("✗"))
  }

  @Test func anEditedCardIsComparedAnew() {
    var learner = learner("typed")
    learner.type("caffe")
    learner.press(.enter)
    #expect(learner.screen.contains("› 1 again"))
    let edited = Self.only("typed")[0].1.replacing("café", with: "caffè\n")
    learner.receive(.decks(SampleDecks.library([("d.md", edited)])))
    #expect(learner.screen.contains("only accents differ") && learner.screen.contains("› 2 hard"))
  }

  @Test func whatWasTypedIsThereWhenTheLearnerComesBack() {
    var learner = learner("typed")
    learner.type("caf")
    learner.press(.escape)
    #expect(learner.screen.contains("Today"))
    learner.press(.enter)
    #expect(learner.screen.contains("› caf"))
    // Once it is answered it is forgotten.
    learner.press(.enter, "1")
    #expect(!learner.screen.contains("caf"))
  }

  // MARK: Choices

  @Test func choicesStandInOneOrderEverywhere() {
    let decks = Self.only("one")
    var asked = Learner(decks: decks)
    asked.press(.enter)
    func order(_ learner: Learner) -> [String] {
      let names = ["nitrogen", "carbon", "oxygen", "hydrogen"]
      return learner.screen.split(separator: "\n").compactMap { row in
        names.first(where: row.contains)
      }
    }
    let expected = order(asked)
    #expect(expected.count == 4 && expected != ["nitrogen", "carbon", "oxygen", "hydrogen"])
    var browsed = Learner(decks: decks)
    browsed.press("b", .right, .right)
    #expect(order(browsed) == expected)
    #expect(browsed.screen.contains("✓ carbon"))
    var interviewed = Learner(decks: decks)
    interviewed.press("t", .enter)
    #expect(interviewed.screen.contains("Interview"))
    #expect(order(interviewed) == expected)
    // Asked again on the same day they stand otherwise.
    var orders = [expected]
    for _ in 0..<4 {
      asked.press("a", "1")
      orders.append(order(asked))
    }
    #expect(Set(orders).count > 1)
    var restarted = Learner(decks: decks, record: asked.study.record, day: asked.study.day)
    restarted.press(.enter)
    #expect(order(restarted) == orders.last)
  }

  @Test func eachChoiceSaysWhatBecameOfIt() {
    var learner = learner("several")
    for name in ["glucose", "fructose", "starch"] { learner.press(letter(of: name, learner)) }
    learner.press(.enter)
    func sign(_ name: String) -> Character? {
      learner.screen.split(separator: "\n").first { $0.contains(name) }?.first {
        "✓✗○".contains($0)
      }
    }
    #expect(sign("glucose") == "✓" && sign("fructose") == "✓")
    #expect(sign("sucrose") == "○" && sign("starch") == "✗" && sign("cellulose") == nil)
    #expect(learner.screen.contains("2 of 3 right, ○ 1 missed, ✗ 1 wrong → again"))
    var small = self.learner("several", (40, 12))
    small.press(letter(of: "glucose", small), letter(of: "starch", small), .enter)
    #expect(small.screen.contains("✓ 1/3, ○ 2 missed, ✗ 1 wrong → again"))
  }

  @Test(arguments: [(80, 24), (40, 12), (30, 12)])
  func theNextKeyIsNamed(size: (Int, Int)) {
    let one = learner("one", size)
    #expect(one.screen.contains("a…d Space pick") && !one.screen.contains("Enter"))
    let several = learner("several", size)
    let ticks = size.0 > 40 ? "a…e Space tick" : "a…e tick"
    #expect(several.screen.contains(ticks) && several.screen.contains("? help"))
    let answer = size.0 > 40 ? "Enter show answer" : "Enter answer"
    #expect(several.screen.contains(answer) || size.0 < 40)
    #expect(learner("typed", size).screen.contains("Enter show answer"))
  }

  @Test func aKeyThatDoesNothingNamesThoseThatChoose() {
    for key in [Key.tab, .right, "7", .control("k")] {
      var one = learner("one")
      one.press(key)
      #expect(one.screen.contains("a…d pick an answer, or ↑ ↓ and Space"), "\(key)")
    }
    var several = learner("several")
    several.press(.tab)
    #expect(several.screen.contains("a…e tick, or ↑ ↓ and Space; Enter shows the answer"))
  }

  @Test func whatWasChosenAndWhatIsRightAreSeenInASmallWindow() {
    let long = String(repeating: "What is it that makes the dough of bread rise? ", count: 6)
    let deck =
      "# D\n\n## T\n\n### \(long){#one}\n\n- [ ] nitrogen\n- [x] carbon\n- [ ] oxygen\n- [ ] argon\n"
    for name in ["nitrogen", "oxygen", "argon"] {
      var learner = Learner(columns: 40, rows: 12, decks: [("d.md", deck)])
      learner.press(.enter, .down, .down, .down)
      learner.press(.up, .up, .up, .down)
      var tries = 0
      func row() -> Substring? { learner.screen.split(separator: "\n").first { $0.contains("›") } }
      while !(row()?.contains(name) ?? false), tries < 8 {
        learner.press(tries < 4 ? .down : .up)
        tries += 1
      }
      learner.press(.enter)
      #expect(learner.screen.contains("✗ \(name)") && learner.screen.contains("✓ carbon"))
    }
  }

  // MARK: Typing

  @Test func aLongLineIsWrapped() {
    var learner = learner("typed", (40, 12))
    learner.type(String(repeating: "一二三四五六七八九十", count: 3) + "end")
    #expect(learner.screen.contains("› 一二三") && learner.screen.contains("end"))
    let frame = learner.state.view()
    #expect(frame.cursor.map { frame.text(ofRow: $0.row).contains("end") } ?? false)
    // Wherever the cursor is, it is seen.
    learner.type(String(repeating: "x", count: 400))
    #expect(learner.state.view().cursor != nil)
    learner.press(.home)
    #expect(learner.state.view().cursor != nil)
    #expect(learner.screen.contains("› 一二三"))
    learner.press(.end, .resize(Size(columns: 30, rows: 10)))
    #expect(learner.state.view().cursor != nil)
  }

  @Test(arguments: [
    ("因为咖啡里有咖啡因，所以早上", "因为咖啡里有咖啡因，"), ("因为，", "因为"), ("用 Swift写", "用 Swift"),
    ("カフェで飲む", "カフェで飲"), ("two words ", "two "), ("foo-bar", "foo-"), ("a.b", "a."),
  ])
  func aWordIsErased(before: String, after: String) {
    var learner = learner("typed")
    learner.press(.paste(before), .control("w"))
    learner.press(.paste("|"))
    #expect(learner.screen.contains("› \(after)|"))
  }

  @Test func aGradePressedTwiceIsNotTyped() {
    let decks = [
      ("d.md", "# D\n\n## T\n\n- Q :: A\n\n" + Self.deck.components(separatedBy: "## T")[1])
    ]
    func typing() -> Learner {
      var learner = Learner(decks: [
        (
          "d.md",
          decks[0].1.components(separatedBy: "### Which rises")[0]
            + "###" + Self.deck.components(separatedBy: "###").last!
        )
      ])
      learner.press(.enter, " ")
      return learner
    }
    for key in ["3", " "] as [Key] {
      var learner = typing()
      learner.press(key)
      learner.press(key, key, after: 100)
      #expect(learner.screen.contains("coffee") && !learner.screen.contains("› 3"))
      #expect(learner.state.view().cursor.map { $0.column } == 5)
      // What is meant is typed.
      learner.press("3")
      #expect(learner.screen.contains("› 3"))
    }
    var learner = typing()
    learner.press("2")
    learner.press("3", after: 50)
    #expect(learner.screen.contains("› 3"))
  }

  // MARK: Comparing

  @Test func whatIsWhollyWrongStandsWholeAboveWhatIsRight() {
    var learner = learner("typed")
    learner.type("the kitchen")
    learner.press(.enter)
    #expect(learner.screen.contains("typed  the kitchen") && learner.screen.contains("right  café"))
    #expect(!learner.screen.contains("^"))
  }

  @Test(arguments: ["x^2+1/2", "x² + 1/2", "x^{2} + \\frac{1}{2}", "$x^2+\\frac12$"])
  func aFormulaIsTypedInSeveralForms(text: String) {
    var learner = Learner(decks: [
      ("d.md", "# D\n\n## T\n\n### Q {#typed}\n<!-- kind: typed -->\n\n$x^2 + \\frac{1}{2}$\n")
    ])
    learner.press(.enter)
    learner.type(text)
    learner.press(.enter)
    #expect(learner.screen.contains("› 3 good"), "\(text)")
  }

  @Test(arguments: [
    ("\\sqrt{x^2+1}", "sqrt(x^2+1)"), ("x^{2n}", "x^(2n)"), ("2\\pi r", "2pi r"),
    ("2\\pi r", "2*π*r"), ("3 \\times 10^{-4}", "3*10^(-4)"), ("a \\cdot b", "a*b"),
    ("\\frac{QK^T}{\\sqrt{d_k}}", "QK^T/sqrt(d_k)"), ("-\\alpha", "-alpha"),
  ])
  func namesAndParenthesesStandForCommands(formula: String, text: String) {
    var learner = Learner(decks: [
      ("d.md", "# D\n\n## T\n\n### Q {#typed}\n<!-- kind: typed -->\n\n$\(formula)$\n")
    ])
    learner.press(.enter)
    learner.type(text)
    learner.press(.enter)
    #expect(learner.screen.contains("› 3 good"), "\(text)")
  }

  // MARK: Gaps in formulas

  @Test(arguments: [
    ("压强 $p = {{c1::\\frac{nRT}{V}::分式}}$。", "压强 p = [分式]。", "p = nRT/V。"),
    ("Pressure $p = {{c1::nRT::product of three}}$.", "p = [product of three].", "p = nRT."),
    ("Loss $L = -{{c1::\\frac{1}{T}}}\\sum_t x$.", "L = −[…] ∑ₜ x", "L = −1/T ∑ₜ x"),
    ("Power $x^{{{c1::2n::power of}}}$.", "x^[power of]", "x²ⁿ"),
    ("Power $x^{{c1::2n}} + 1$.", "x^[…] + 1", "x²ⁿ + 1"),
    ("Root $\\sqrt{ {{c1::x}} }y$ $\\hat{{{c1::z}}}$.", "√[…] y", "√x y ẑ"),
    ("Half $\\frac{{c1::a}}{b}$ $a{{c1::x}}^2$.", "[…]/b a[…]²", "a/b ax²"),
    ("Name $L_{\\text{{{c1::CE::which one}}}}$.", "L_[which one]", "L_CE"),
  ])
  func aGapDoesNotChangeItsFormula(text: String, asked: String, answered: String) {
    var learner = Learner(decks: [("d.md", "# D\n\n## T\n\n### Q\n\n\(text)\n")])
    learner.press(.enter)
    #expect(learner.screen.contains(asked), "\(learner.screen)")
    learner.press(" ")
    #expect(learner.screen.contains(answered), "\(learner.screen)")
    #expect(
      !learner.screen.contains {
        (0x10FDD0...0x10FDD3).contains($0.unicodeScalars.first?.value ?? 0)
      })
  }
}
