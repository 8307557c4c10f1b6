import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// Lists, the search and what stands beside them tell no answer of a card that is still to be asked.
@Suite struct HiddenAnswerTests {
  init() { UTF8Locale.use() }

  private static let deck = """
    # Cities

    ## Africa

    ### Capitals {#cap}

    The capital is {{c1::Ouagadougou::city}} of {{c2::Burkina}}.

    ### Which capital is on the Nile? {#nile}

    - [x] Khartoum
    - [ ] Lagos

    ### What is the capital of Mali? {#mali}

    The capital is Bamako.

    **Explanation:** Bamako lies on the Niger.
    """

  private static let answers = ["Ouagadougou", "Burkina", "Khartoum", "Bamako"]

  private func learner(
    _ columns: Int = 80, _ language: Language = .english, answered: [String] = []
  ) -> Learner {
    var study = MemoryStudy(day: Day(20_514))
    for card in answered { study.answer(CardID(card), .good) }
    return Learner(
      columns: columns, rows: 30, language: language, decks: [("d.md", Self.deck)],
      record: study.record)
  }

  @Test(arguments: [80, 120], [["/"], [Key.enter, "/"]])
  func aSearchTellsNoAnswer(columns: Int, keys: [Key]) {
    for word in ["capital", "Bamako", "Burkina", "Ouagadougou", "Khartoum", "Niger"] {
      var learner = learner(columns)
      for key in keys { learner.press(key) }
      learner.type(word)
      // Without the line that was typed.
      let shown = learner.screen.split(separator: "\n").filter { !$0.contains("/ ") }.joined()
      #expect(!shown.contains("Nothing found"), "\(word)")
      // What is right is one of the choices that stand beside the list, with no sign.
      for answer in Self.answers where columns == 80 || answer != "Khartoum" {
        #expect(!shown.contains(answer), "\(word): \(learner.screen)")
      }
      #expect(!shown.contains("✓") && !shown.contains("[x]"))
      if word != "capital" { #expect(shown.contains("found in the answer"), "\(word)") }
    }
    var chinese = learner(80, .chinese)
    chinese.press("/")
    chinese.type("Bamako")
    #expect(chinese.screen.contains("在答案里"))
  }

  /// One that waits for its day shows the line that was found, but no gap that tells of one that does not.
  @Test func whatIsNotAskedIsShownAsItIs() {
    var learner = learner(answered: ["mali", "cap~c1"])
    learner.press("/")
    learner.type("capital is")
    #expect(learner.screen.contains("The capital is Bamako."))
    #expect(!learner.screen.contains("Ouagadougou") && !learner.screen.contains("Burkina"))
    learner = self.learner(answered: ["cap~c1", "cap~c2"])
    learner.press("/")
    learner.type("Burkina")
    #expect(learner.screen.contains("Ouagadougou of Burkina"))
  }

  @Test func whatStandsBesideAListIsAskedUntilItIsNot() {
    var learner = learner(120)
    learner.press("b", .right)
    #expect(learner.screen.contains("│ The capital is [city] of …."))
    #expect(!learner.screen.contains("Ouagadougou") && !learner.screen.contains("Burkina"))
    #expect(learner.screen.contains("Enter shows the answer"))
    learner.press(.down, .down)
    #expect(learner.screen.contains("Lagos") && !learner.screen.contains("✓"))
    learner.press(.enter)
    #expect(learner.screen.contains("✓"))
    learner = self.learner(120, answered: ["cap~c1"])
    learner.press("b", .right)
    #expect(!learner.screen.contains("Burkina"), "the other gap is still asked")
    learner = self.learner(120, answered: ["cap~c1", "cap~c2"])
    learner.press("b", .right)
    #expect(learner.screen.contains("Ouagadougou"))
    #expect(!learner.screen.contains("Enter shows the answer"))
  }

  /// The key that shows which gap is the card's.
  @Test func aCardThatIsLookedAtIsTurned() {
    var learner = learner()
    learner.press("b", .right, .enter)
    #expect(learner.screen.contains("The capital is Ouagadougou of Burkina."))
    learner.press(.enter)
    #expect(learner.screen.contains("The capital is [city] of Burkina."))
    learner.press("n")
    #expect(learner.screen.contains("The capital is Ouagadougou of […]."))
    learner.press(.enter)
    #expect(learner.screen.contains("The capital is Ouagadougou of Burkina."))
  }

  // MARK: Both ways

  private static let bothWays = """
    # Words

    ## Soil

    - humus ::: dark organic matter {#humus}

    ### loam {#loam}
    <!-- kind: reversed -->

    a *mixture* of sand and clay
    """

  private func words(_ columns: Int, answered: [String], keys: [Key]) -> Learner {
    var study = MemoryStudy(day: Day(20_514))
    for card in answered { study.answer(CardID(card), .good) }
    var learner = Learner(
      columns: columns, rows: 30, decks: [("d.md", Self.bothWays)], record: study.record)
    for key in keys { learner.press(key) }
    return learner
  }

  /// What one direction asks is the answer of the other, so a list has only one of the two.
  @Test(arguments: [80, 120], [[], ["loam", "humus"], ["loam~back", "humus~back"]])
  func aListHasOneSideOfACardThatIsAskedBothWays(columns: Int, answered: [String]) {
    var learner = words(columns, answered: answered, keys: ["b", .right])
    for _ in 0..<4 {
      #expect(learner.screen.contains("  loam") || learner.screen.contains("▸ loam"))
      #expect(learner.screen.contains("… → loam") && learner.screen.contains("… → humus"))
      #expect(!learner.screen.contains("clay") && !learner.screen.contains("organic"))
      learner.press(.down)
    }
    for word in ["clay", "loam", "mixture"] {
      var search = words(columns, answered: answered, keys: ["/"])
      search.type(word)
      for _ in 0..<2 {
        let shown = search.screen.split(separator: "\n").filter { !$0.contains("/ ") }.joined()
        #expect(shown.contains("… → loam"), "\(search.screen)")
        #expect(!shown.contains("clay") && !shown.contains("mixture"), "\(search.screen)")
        search.press(.down)
      }
    }
  }

  @Test func aTopicThatHasTheWordsIsNoAnswer() {
    var search = words(80, answered: [], keys: ["/"])
    search.type("soil")
    #expect(search.screen.components(separatedBy: "    Soil").count == 5)
    #expect(!search.screen.contains("found in the answer"))
  }

  @Test func whatIsAskedInNeitherWayIsShown() {
    let all = ["loam", "humus", "loam~back", "humus~back"]
    var learner = words(120, answered: all, keys: ["b", .right, .down, .down])
    #expect(learner.screen.contains("│ a mixture of sand and clay"))
    learner.press("/")
    learner.type("clay")
    let rows = learner.screen.split(separator: "\n").filter { $0.contains("  a mixture of sand") }
    #expect(rows.count == 2, "the line that was found below each direction")
  }

  /// Elsewhere the other direction is named by what it asks, which is no answer.
  @Test func theOtherDirectionAsksForTheTerm() {
    let learner = words(80, answered: [], keys: [])
    let library = learner.state.library
    let back = library.index(of: "loam~back") ?? 0
    #expect(library.question(at: back, in: .english) == "a *mixture* of sand and clay")
    #expect(
      ListedCard(library, back, in: .english).line.text == "a mixture of sand and clay")
  }

  // MARK: Rows

  private func rows(_ width: Int, _ text: String) -> [String] {
    let library = SampleDecks.library([
      ("d.md", "# D\n\n## T\n\n### Long heading of a text\n\n\(text)\n")
    ])
    return library.entries.indices.map {
      ListedCard(library, $0, in: .english).fitted(to: width).text
    }
  }

  @Test func rowsOfOneTextAreToldApart() {
    let words = (1...30).map { "word\($0)" }.joined(separator: " ")
    let text = "\(words) {{c1::a}} \(words) {{c2::b::the hint}} 很长的中文{{c3::c}} \(words) {{c4::d}}"
    for width in 20...200 {
      let rows = rows(width, text)
      #expect(Set(rows).count == 4, "\(width): \(rows)")
      for (row, gap) in zip(rows, ["[…]", "[the hint]", "[…]", "[…]"]) {
        #expect(row.contains(gap), "\(width): \(row)")
        #expect(row.columns <= width)
      }
    }
    for width in 24...120 {
      for row in rows(width, "\(words) {{c1::a}} \(words)") {
        let text = row.split(separator: " · ").last ?? ""
        for word in text.split(separator: " ").map({ $0.filter { $0 != "…" } }) {
          // Beside the gap there may be no room for a word.
          let isWhole = words.split(separator: " ").contains { $0 == word }
          #expect(isWhole || word == "[]" || word.isEmpty || width < 40, "\(width): \(row)")
        }
      }
    }
    #expect(rows(80, "A {{c1::b}} c") == ["Long heading of a text · A […] c"])
    #expect(rows(200, "| a | b |\n|---|---|\n| c | {{c1::d}} |")[0].hasSuffix(" · a b c […]"))
  }

  @Test func aRowWithoutGapsIsItsQuestion() {
    var learner = learner()
    learner.press("b", .right)
    #expect(learner.screen.contains("▸ Capitals · The capital is [city] of …."))
    #expect(learner.screen.contains("  Which capital is on the Nile?"))
  }

  // MARK: Choices and pictures

  @Test func onlyChoicesWithAKeyHaveALetter() {
    let choices = (0..<11).map { "- [\($0 == 9 ? "x" : " ")] answer \($0)" }.joined(separator: "\n")
    var learner = Learner(decks: [("d.md", "# D\n\n## T\n\n### q\n\n\(choices)\n")])
    learner.press(.enter)
    let labels = learner.screen.split(separator: "\n").filter { $0.contains(/answer \d/) }.map {
      String($0.split(separator: " ").first { $0 != "›" } ?? "")
    }
    #expect(labels == ["a", "b", "c", "d", "e", "f", "g", "h", "answer", "answer", "answer"])
    learner.press(.up)
    for _ in 0..<9 { learner.press(.down) }
    learner.press(.enter)
    #expect(learner.screen.contains("✓"))
  }

  @Test(arguments: Language.allCases)
  func picturesAreNamedInTheLanguageOfTheLearner(language: Language) {
    let text = "See 叶 ![a leaf](img/leaf.png) [sound:rain.mp3] ![](wind.ogg)"
    for said in ["lang: en\n", "lang: zh\n", "title: D\n"] {
      var learner = Learner(
        columns: 120, language: language,
        decks: [("d.md", "---\n\(said)---\n\n# D\n\n## T\n\n### q\n\n\(text)\n")])
      learner.press("b", .right, .enter)
      let shown =
        language == .chinese
        ? ["[图片：a leaf (img/leaf.png)]", "[声音：rain.mp3]", "[声音：wind.ogg]"]
        : ["[picture: a leaf (img/leaf.png)]", "[sound: rain.mp3]", "[sound: wind.ogg]"]
      for name in shown { #expect(learner.screen.contains(name), "\(learner.screen)") }
    }
  }
}
