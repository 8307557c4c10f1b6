import TestSupport
import Testing

@testable import FlashcardDeck

/// Each kind of change that keeps a card the same, and those that do not.
@Suite struct IdentityTests {
  static let humus = "Organic matter in the soil that does not decay any further."
  private static let loam =
    "Soil of sand, silt and clay in nearly equal parts, good for most plants."
  private static let peat = "Plants that have decayed in part, in bogs, where there is no air."
  static let soil =
    "# Soil\n## A\n### What is humus?\n\(humus)\n### What is loam?\n\(loam)\n### What is peat?\n\(peat)\n"

  /// The ids before a change, and the story after it; every card was answered before.
  private func story(
    _ before: [(String, String)], _ after: [(String, String)]
  ) -> (before: IdentityStory, after: IdentityStory) {
    var story = IdentityStory()
    story.open(before)
    story.answerAll()
    let first = story
    story.open(after)
    return (first, story)
  }

  private func soil(_ old: String, _ new: String) -> [(String, String)] {
    precondition(Self.soil.contains(old))
    return [("soil.md", Self.soil.replacing(old, with: new))]
  }

  @Test(arguments: [
    ("What is humus?", "What is  humus?"), ("What is humus?", "What is Humus?"),
    ("What is humus?", "What does one call humus in gardening?"), (humus, humus + " It is dark."),
    (humus, "The dark stuff that worms make, and that keeps water."),
    (
      "What is humus?\n" + humus,
      "What's humus?\nOrganic matter in soil that does not decay further."
    ),
    ("What is humus?", "What is humus? {#humus}"), ("## A", "## B / C"), ("# Soil", "# Ground"),
  ])
  func anEditKeepsTheCard(old: String, new: String) throws {
    let (before, after) = story([("soil.md", Self.soil)], soil(old, new))
    for number in 0..<3 {
      #expect(after.cards[number] == after.known(before.cards[number]))
      #expect(after.recorded[after.cards[number]] != nil)
    }
    #expect(after.result.doubts.isEmpty)
    // Nothing is to be done at the next start.
    var next = after
    next.open(soil(old, new))
    #expect(next.result.links.isEmpty)
    #expect(next.cards == after.cards)
  }

  @Test(arguments: [
    ("{#humus}", ""), ("{#humus}", "{#Humus}"), ("{#humus}", "{#rotten-matter}"),
  ])
  func aNameMayChange(old: String, new: String) {
    let named = Self.soil.replacing("humus?", with: "humus? {#humus}")
    let (before, after) = story(
      [("soil.md", named)], [("soil.md", named.replacing(old, with: new))])
    #expect(before.cards[0] == CardID("humus"))
    #expect(after.has(answer: "Organic", progressOf: before.cards[0]))
    #expect(after.result.links.count == 1)
  }

  @Test func aNameMayChangeItsNormalForm() {
    let named = Self.soil.replacing("humus?", with: "humus? {#h\u{FC}mus}")
    let (before, after) = story(
      [("soil.md", named)], [("soil.md", named.replacing("\u{FC}", with: "u\u{308}"))])
    #expect(after.cards[0].description.utf8.elementsEqual(before.cards[0].description.utf8))
  }

  @Test func textMayChangeItsNormalForm() {
    let text = "### Was ist Grünland?\nWiesen und Weiden für Kühe, die jährlich gemäht werden.\n"
    let other = text.replacing("\u{FC}", with: "u\u{308}").replacing("\u{E4}", with: "a\u{308}")
    let (before, after) = story([("g.md", text)], [("g.md", other)])
    #expect(before.look(0).isCurrent(for: after.look(0)))
    #expect(after.has(answer: "Wiesen", progressOf: before.cards[0]))
  }

  @Test func aNamedCardMayBeEdited() {
    let named = Self.soil.replacing("humus?", with: "humus? {#humus}")
    let edited = named.replacing("What is humus?", with: "Humus: what is that, and is it dark?")
      .replacing("that does not decay", with: "that doesn’t decay")
    let (before, after) = story([("soil.md", named)], [("soil.md", edited)])
    #expect(after.has(answer: "Organic", progressOf: before.cards[0]))
    #expect(after.result.names.isEmpty && after.result.links.isEmpty)
  }

  @Test func anotherCardWithTheNameIsNew() {
    let named = Self.soil.replacing("humus?", with: "humus? {#humus}")
    let other = named.replacing("What is humus?", with: "Which tools cut wood?")
      .replacing(Self.humus, with: "Saws, axes and, for thin branches, pruners.")
    let (before, after) = story([("soil.md", named)], [("soil.md", other)])
    #expect(after.cards[0] == CardID("soil/humus"))
    #expect(after.recorded[after.cards[0]] == nil)
    #expect(after.cards.dropFirst() == before.cards.dropFirst())
    // It gets the same id again once it has been answered, and the first card when it comes back.
    var next = after
    next.answerAll()
    next.open([("soil.md", other)])
    #expect(next.cards == after.cards)
    next.open([("soil.md", named)])
    #expect(next.cards[0] == CardID("humus"))
  }

  @Test func anotherCardInThePlaceIsNew() {
    let (_, after) = story(
      [("soil.md", Self.soil)],
      soil("What is humus?\n" + Self.humus, "Which tools cut wood?\nSaws and axes.")
    )
    #expect(after.recorded[after.cards[0]] == nil)
    #expect(after.result.links.isEmpty && after.result.doubts.isEmpty)
  }

  // MARK: Moves

  @Test func cardsMove() {
    let parts = Self.soil.split(separator: "### ").map(String.init)
    let before = [
      ("soil.md", Self.soil), ("a.md", "# Other\n### Who?\nNobody that is known to us all.\n"),
    ]
    let after = [
      ("soil.md", parts[0] + "### " + parts[2]),
      (
        "a.md",
        before[1].1 + "### " + parts[3] + "### "
          + parts[1].replacing("is humus", with: "is a humus")
      ),
    ]
    let (first, then) = story(before, after)
    for answer in ["Organic", "Soil of", "Plants", "Nobody"] {
      #expect(then.has(answer: answer, progressOf: first.id(answer: answer)))
    }
  }

  @Test func aFileMayBeRenamedAndEdited() {
    let edited = soil("What is humus?", "What is the humus?")[0].1.replacing(
      Self.humus, with: "Organic remains in the soil that do not decay any further.")
    let (first, then) = story([("soil.md", Self.soil)], [("ground.md", edited)])
    for answer in ["Organic", "Soil of", "Plants"] {
      #expect(then.has(answer: answer, progressOf: first.id(answer: answer)))
    }
  }

  @Test func anAbsentDeckLendsNothing() {
    let biology =
      "### Definition\nThe smallest unit of life, of which all living things are made.\n"
    let other =
      "### Definition\nA ball of plasma that shines by its own light, held by its weight.\n"
    var story = IdentityStory()
    story.open([("biology.md", biology)])
    story.answerAll()
    let cell = story.cards[0]
    story.open([("astronomy.md", other)])
    #expect(story.cards[0] != cell)
    #expect(story.result.links.isEmpty && story.result.doubts.isEmpty)
    story.answerAll()
    let star = story.cards[0]
    // Whichever comes first, and whether it is alone.
    for files in [
      [("astronomy.md", other), ("biology.md", biology)],
      [("biology.md", biology), ("astronomy.md", other)], [("biology.md", biology)],
      [("astronomy.md", other)],
    ] {
      story.open(files)
      for index in story.cards.indices {
        let isCell = story.library.card(at: index, in: .english).answer.hasPrefix("The")
        #expect(story.cards[index] == (isCell ? cell : star))
      }
      #expect(story.result.links.isEmpty && story.result.doubts.isEmpty)
    }
    // The whole card in another deck is the card.
    story.open([("cells.md", biology), ("astronomy.md", other)])
    #expect(story.cards == [cell, star])
  }

  // MARK: Equal questions and names

  @Test func equalQuestionsKeepTheirCards() {
    let cell = "### Definition\nThe smallest unit of life.\n"
    let star = "### Definition\nA ball of plasma.\n"
    var story = IdentityStory()
    story.open([("a.md", cell + star)])
    story.answerAll()
    let ids = [story.id(answer: "The"), story.id(answer: "A ball")]
    for text in [star + cell, cell + star, star, "### What is it?\nA thing.\n" + cell] {
      story.open([("a.md", text)])
      if text.contains("The") { #expect(story.id(answer: "The") == ids[0]) }
      if text.contains("A ball") { #expect(story.id(answer: "A ball") == ids[1]) }
    }
  }

  @Test func equalNamesKeepTheirCards() {
    let (one, other) = (
      "### What is tea? {#same}\nLeaves in hot water.\n",
      "### Who is a smith? {#same}\nSomeone who works iron.\n"
    )
    var story = IdentityStory()
    story.open([("b.md", one)])
    story.answerAll()
    story.open([("a.md", other), ("b.md", one)])
    #expect(story.id(answer: "Leaves") == CardID("same"))
    #expect(story.id(answer: "Someone") == CardID("a/same"))
    story.answerAll()
    story.open([("a.md", other)])
    #expect(story.cards == [CardID("a/same")])
    story.open([("b.md", one.replacing("hot", with: "boiling")), ("a.md", other)])
    #expect(story.cards == [CardID("same"), CardID("a/same")])
  }

  @Test func namesMayBeGivenAnew() {
    let texts = [Self.humus, Self.loam, Self.peat, "Small stones, from two to sixty millimetres."]
    let questions = ["humus", "loam", "peat", "gravel"]
    func deck(_ cards: [Int]) -> [(String, String)] {
      let lines = cards.enumerated().map {
        "### What is \(questions[$1])? {#q\($0)}\n\(texts[$1])\n"
      }
      return [("d.md", lines.joined())]
    }
    var story = IdentityStory()
    story.open(deck([0, 1, 2]))
    story.answerAll()
    let before = story
    for order in [[3, 0, 1, 2], [2, 1, 0], [1, 2], [0, 1, 2]] {
      story.open(deck(order))
      for (index, card) in order.enumerated() where card < 3 {
        #expect(story.cards[index] == story.known(before.cards[card]), "\(order) \(index)")
      }
      if order[0] == 3 { #expect(story.recorded[story.cards[0]] == nil) }
    }
  }

  // MARK: Languages

  @Test(arguments: [0, 1, 2, 3, 4, 5])
  func languagesComeAndGo(kind: Int) {
    let english =
      "# T\n### What is humus? {#humus}\n\(Self.humus)\n### What is loam? {#loam}\n\(Self.loam)\n"
    let chinese = "# 土\n### 什么是腐殖质？ {#humus}\n土壤里不再分解的有机质。\n### 什么是壤土？ {#loam}\n沙、粉土、黏土大致相等的土。\n"
    let (en, zh) = (("t.en.md", english), ("t.zh.md", chinese))
    let stories: [([(String, String)], [(String, String)])] = [
      ([en], [en, zh]), ([en], [zh, en]), ([zh], [en, zh]), ([en, zh], [zh]), ([en, zh], [en]),
      ([zh, en], [en]),
    ]
    let (before, after) = story(stories[kind].0, stories[kind].1)
    #expect(before.cards == [CardID("humus"), CardID("loam")])
    #expect(after.cards == before.cards)
    #expect(after.result.links.isEmpty && after.result.doubts.isEmpty)
  }

  @Test(arguments: ["t.en.md", "t.zh.md"])
  func oneLanguageMayLoseItsName(path: String) {
    let files = [
      ("t.en.md", "# T\n### What is humus? {#humus}\n\(Self.humus)\n"),
      ("t.zh.md", "# 土\n### 什么是腐殖质？ {#humus}\n土壤里不再分解的有机质。\n"),
    ]
    let after = files.map { ($0.0, $0.0 == path ? $0.1.replacing(" {#humus}", with: "") : $0.1) }
    let (_, then) = story(files, after)
    #expect(then.cards.count == 2)
    let other = path == "t.en.md" ? "土壤" : "Organic"
    #expect(then.id(answer: other) == CardID("humus"))
    #expect(then.result.links.isEmpty)
  }

  // MARK: Doubts

  @Test func twoLikelyMatchesAreADoubt() throws {
    var story = IdentityStory()
    story.open([("a.md", Self.soil)])
    story.answerAll()
    let humus = story.cards[0]
    let (before, after) = ("### What is clay?\nThe finest part.\n", "### Why dig?\nFor air.\n")
    let twice =
      Self.soil.replacing(
        "### What is humus?", with: after + "### What is humus, in soil?"
      ).replacing("### What is loam?", with: before + "### What is loam?")
      + "### What is humus, in short?\n\(Self.humus)\n"
    story.open([("a.md", twice)])
    let doubt = try #require(story.result.doubts.first)
    #expect(doubt.was == humus)
    #expect(Set(doubt.candidates.map(\.index)) == [1, 5])
    #expect(doubt.candidates[0].reasons.contains(.sameAnswer))
    #expect(story.result.links.isEmpty)
  }

  @Test(arguments: [
    ("7 × 8", "56", "7 × 9", "63"), ("7 × 8", "56", "8 × 7", "56"), ("7 × 8", "56", "4 × 14", "56"),
    ("Hund", "dog", "Köter", "dog"), ("银行", "bank", "银行卡", "bank card"),
    ("Definition", "cell", "Definition 2", "star"), ("run", "laufen", "running", "laufend"),
  ])
  func shortCardsAreNotMatchedByChance(
    question: String, answer: String, other: String, otherAnswer: String
  ) {
    let rest = "### 6 × 9\n54\n### Katze\ncat\n### 铁路\nrailway\n"
    let (_, after) = story(
      [("a.md", rest + "### \(question)\n\(answer)\n")],
      [("a.md", rest + "### \(other)\n\(otherAnswer)\n")])
    #expect(after.recorded[after.cards[3]] == nil)
    #expect(after.result.links.isEmpty)
  }

  // MARK: Data of earlier versions

  @Test func bareIDsAreTheCardItself() {
    var story = IdentityStory()
    story.open([("a.md", Self.soil)])
    story.bare = Set(story.cards)
    let before = story.cards
    story.open(soil("What is humus?", "What is the humus?"))
    #expect(story.result.links.isEmpty && story.result.doubts.isEmpty && story.result.names.isEmpty)
    story.open([("a.md", "### What is loam?\nAnything else.\n")])
    #expect(story.cards == [before[1]])
  }

  @Test func nothingVanishedIsNothingToDo() {
    var story = IdentityStory()
    story.open([("a.md", Self.soil)])
    story.answer(1)
    story.open([("a.md", Self.soil + "### What is clay?\nThe finest part of soil.\n")])
    #expect(story.result.links.isEmpty && story.result.names.isEmpty && story.result.doubts.isEmpty)
  }

  @Test func aLinkedIDMayComeBack() {
    var story = IdentityStory()
    story.open([("a.md", Self.soil)])
    story.answerAll()
    let old = story.cards[0]
    for _ in 0..<3 {
      story.open(soil("What is humus?", "What is the humus?"))
      #expect(story.cards[0] == story.known(old))
      story.open([("a.md", Self.soil)])
      #expect(story.cards[0] == story.known(old))
    }
  }
}
