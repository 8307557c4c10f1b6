import TestSupport
import FlashcardDeck
import Foundation
import Testing

@testable import StudyInterface

/// What keys do.
@Suite struct UpdateTests {
  init() { UTF8Locale.use() }

  @Test func anAnswerIsAskedForOnlyOnceTheAnswerShows() {
    var learner = Learner()
    learner.press(.enter, "3")
    #expect(learner.effects.isEmpty)
    learner.press(" ", "3")
    #expect(learner.effects == [.answer("humus", .good, seconds: 12)])
  }

  @Test func theNextCardComesOnlyWhenTheAnswerIsWritten() {
    var learner = Learner()
    learner.press(.enter, " ")
    let effects = learner.state.update(.key("4"), clock: 0)
    #expect(effects.count == 1)
    #expect(learner.screen.contains("What is humus"))
    learner.receive(.failed("No space is left on the disk"))
    #expect(learner.screen.contains("What is humus"))
    #expect(learner.screen.contains("No space is left"))
  }

  @Test func whatIsNotWrittenYetIsSaidBesideTheGradesNotOverThem() {
    var learner = Learner()
    learner.press(.enter)
    learner.receive(.notice(.unwritten(2, reason: "the disk is full")))
    #expect(learner.screen.contains("2 not on the disk yet (the disk is full)"))
    learner.press(" ")
    learner.receive(.notice(.unwritten(2, reason: "the disk is full")))
    #expect(learner.screen.contains("1 again"))
    // Leaving is another matter.
    learner.receive(.notice(.leavingUnwritten(2, reason: "the disk is full")))
    #expect(learner.screen.contains("q again leaves without"))
  }

  @Test(
    arguments: [("１", Grade.again), ("２", .hard), ("３", .good), ("４", .easy), ("　", .good)]
      as [(Character, Grade)])
  func fullwidthKeysWork(key: Character, grade: Grade) {
    var learner = Learner()
    learner.press(.enter, "　", .character(key))
    #expect(learner.effects == [.answer("humus", grade, seconds: 8)])
  }

  @Test func pastedTextGradesNothing() {
    var learner = Learner()
    learner.press(.enter, " ", .paste("3333 q"))
    #expect(learner.effects.isEmpty)
  }

  @Test func undoReachesBackOverTheWholeDay() {
    var learner = Learner()
    learner.press(.enter, " ", "4", " ", "4", " ", "4")
    #expect(learner.screen.contains("Done for now"))
    learner.press("u", "u", "u")
    #expect(learner.screen.contains("What is humus"))
    #expect(learner.screen.contains("Taken back (easy): What is humus"))
    #expect(learner.state.record.cards.isEmpty)
    learner.press("u")
    #expect(learner.screen.contains("Nothing to take back"))
  }

  @Test func whoMayOnlyBrowseCannotStudy() {
    var learner = Learner(isWritable: false)
    learner.press(.enter, " ", "3", "u")
    #expect(learner.effects.isEmpty)
    learner.press(.home, .down, .right)
    #expect(learner.screen.contains("What is humus"))
  }

  @Test func theArrowsLeadFromTopicsToACardAndBack() {
    var learner = Learner()
    learner.press(.down, .down, .right, .right)
    #expect(learner.screen.contains("1 / 2"))
    // There is nothing that a card could open.
    learner.press(.right)
    #expect(learner.screen.contains("1 / 2"))
    learner.press(.left, .down, .right)
    #expect(learner.screen.contains("2 / 2") && learner.screen.contains("blueberries"))
    learner.press(.left, .left)
    #expect(learner.screen.contains("Start today’s review"))
  }

  @Test func aLongCardScrollsNoFurtherThanItsEnd() {
    var learner = Learner(columns: 40, rows: 10)
    learner.press(.down, .right, .right)
    let first = learner.screen
    for _ in 0..<100 { learner.press(.pageDown) }
    let last = learner.screen
    #expect(last.contains("chapter 2"))
    learner.press(.down)
    #expect(learner.screen == last)
    learner.press(.home)
    #expect(learner.screen == first)
  }

  @Test func searchFoldsCaseAndWidth() {
    var learner = Learner()
    learner.press("/")
    learner.type("ＨＵＭＵＳ ｓｐｏｎｇｅ")
    #expect(learner.screen.contains("1 found in 3"))
    learner.press(.control("u"))
    learner.press(.paste("萌芽"))
    #expect(learner.screen.contains("1 found in 3"), "both languages are searched")
    learner.press(.enter)
    #expect(learner.screen.contains("萌芽之前"), "the card opens in the language of the hit")
    learner.press(.escape)
    learner.press(.backspace, .backspace, .escape)
    #expect(learner.screen.contains("Start today’s review"))
  }

  @Test(arguments: [
    ("λόγος", 2), ("ΛΟΓΟΣ", 2), ("strasse", 1), ("STRASSE", 1), ("Straße", 1), ("istanbul", 1),
    ("ISTANBUL", 1), ("ポケット", 1), ("ﾎﾟｹｯﾄ", 1), ("¥", 1), ("￥", 1), ("￥１００", 1), ("café", 2),
    ("cafe\u{301}", 2), ("CAFE", 3), ("한국어", 1), ("한국어".decomposedStringWithCanonicalMapping, 1),
  ])
  func searchTakesLettersInEveryForm(typed: String, count: Int) {
    let answers = [
      "λόγος", "ΛΌΓΟΣ", "Straße", "İSTANBUL", "ﾎﾟｹｯﾄ", "￥100", "Le caf\u{E9}", "Le cafe\u{301}",
      "Cafe",
      "한국어".decomposedStringWithCanonicalMapping,
    ]
    let deck = answers.enumerated().map { "### q\($0)\n\n\($1)\n" }.joined()
    var learner = Learner(decks: [("s.en.md", "# S\n" + deck)])
    learner.press("/")
    learner.type(typed)
    #expect(learner.screen.contains("\(count) found in 10"), "\(learner.screen)")
  }

  @Test func theCursorStaysInTheListWhenTheOtherLanguageHasFewerTopics() {
    var learner = Learner(decks: [
      ("garden.en.md", "# Garden\n## Soil / Loam / Deep\n### Q {#q}\nA\n"),
      ("garden.zh.md", "# 园艺\n## 土壤\n### 问 {#q}\n答\n"),
    ])
    learner.press(.end, "b", .end, "L")
    #expect(learner.screen.contains("土壤"))
    for _ in 0..<2 {
      guard let list = learner.state.screen as? TopicsScreen else { break }
      #expect(learner.state.topics.rows.indices.contains(list.cursor))
      learner.press("L", .end, "L")
    }
    learner.press(.escape)
    guard let list = learner.state.screen as? TodayScreen else {
      Issue.record("that is not where it began")
      return
    }
    #expect(list.cursor <= learner.state.topics.rows.count)
  }

  @Test func aTextIsNotScrolledPastItsEndAfterTheWindowGrewBehindHelp() {
    var learner = Learner(columns: 40, rows: 10)
    learner.press(.down, .right, .right, .end)
    learner.press("?", .resize(Size(columns: 80, rows: 40)), .escape)
    #expect(learner.screen.contains("What is humus"))
    #expect(!learner.screen.contains("↑"))
  }

  @Test func theSameKeyNeverMeansTwoThingsOnOneScreen() {
    for context in Context.allCases {
      var seen: [Key: Action] = [:]
      for binding in KeyMap.standard.bindings where binding.contexts.contains(context) {
        for key in binding.keys {
          #expect(seen[key] == nil || seen[key] == binding.action, "\(key) in \(context)")
          seen[key] = binding.action
        }
      }
    }
  }

  @Test(arguments: Context.allCases)
  func theFirstHintFitsEveryScreenAndNoneStandsOutside(_ context: Context) throws {
    for messages in Language.allCases.map(\.messages) {
      let hints = KeyMap.standard.hints(for: context)
      let first = try #require(hints.first)
      for width in (ScreenAreas.smallest.columns - 2)...ScreenAreas.longestLine {
        let line = HintLine(hints, messages).line(width: width)
        #expect(line.width <= width)
        // With all the keys that it names, or the first of them.
        let label = HintLine.label(of: first.action, messages, turnsPage: false)
        #expect(
          [first.keyNames, first.keys.first?.name ?? ""].contains {
            line.text.contains($0 + " " + label)
          }, "\(width)")
      }
      // While there are doubts, the key that shows them takes the place of another.
      // So does the key that opens links, on a card that has any.
      let usual = hints.filter { ![.compare, .openLinks, .viewPicture].contains($0.action) }
      let choices = context == .choice ? 3 : nil
      let whole = HintLine(usual, messages, choices: choices).line(width: ScreenAreas.longestLine)
      // What is done to a card, and an interview, are seen where there is room, and the way back is seen on
      // the question; the other language, too, of one that is asked aloud. Points have their numbers beside them.
      let others: [Action] = [.edit, .suspend, .bury, .star, .interview, .tickPoint(0)]
      for hint in usual where !others.contains(hint.action) {
        if context == .answer, hint.action == .back { continue }
        // Beside ticks and the key of who does not know; the key that ticks stands with the letters.
        if context == .choice, [.back, .tick, .flipLanguage].contains(hint.action) { continue }
        if [.grading, .points].contains(context), hint.action == .flipLanguage { continue }
        let label =
          context == .choice && hint.action == .showAnswer
          ? messages.shortShowAnswer
          : HintLine.label(of: hint.action, messages, turnsPage: false)
        #expect(whole.text.contains(label))
      }
    }
  }

  @Test(arguments: Language.allCases, Context.allCases)
  func helpNamesEveryKeyThatWorksAndThoseOfTheScreenFirst(language: Language, caller: Context) {
    let messages = language.messages
    let lines = HelpScreen.lines(.standard, messages, of: caller, width: 74).map(\.text)
    // Those of the screen, then those of every screen.
    let ends = lines.indices.filter { lines[$0].isEmpty }
    let end = ends[1]
    #expect(lines.first == messages.thisScreen(messages.title(of: caller)))
    #expect(lines[ends[0] + 1] == messages.everyScreen)
    #expect(lines[end + 1].hasPrefix(messages.elsewhere("")), "\(lines[end + 1])")
    /// The keys that stand beside a label.
    func names(_ lines: ArraySlice<String>, _ label: String) -> [Substring] {
      lines.flatMap { line in
        // Two columns, each of keys and a label, with two spaces or more between all of them.
        let cells = line.split(separator: "  ").map { $0.drop { $0 == " " } }
        return zip(cells, cells.dropFirst()).filter { $0.1 == label }.flatMap {
          $0.0.split(separator: " ")
        }
      }
    }
    for binding in KeyMap.standard.bindings {
      let label = messages.label(of: binding.action)
      for key in binding.keys {
        let name = messages.name(of: key)[...]
        #expect(names(lines[...], label).contains(name), "\(key) \(label)")
        if binding.places.contains(caller) {
          #expect(names(lines[..<end], label).contains(name), "\(key) \(label)")
        }
      }
    }
    let hints = KeyMap.standard.hints(for: caller)
    for hint in hints { #expect(hint.places.contains(caller)) }
    // What most will press stands first, but for grades, questions before answers, and keys of every screen.
    if ![.answer, .grading, .statistics].contains(caller), let first = hints.first {
      #expect(lines[1].contains(messages.label(of: first.action)), "\(lines[1])")
    }
  }

  @Test(arguments: 0..<60)
  func randomKeysNeverBreakTheScreen(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var learner = Learner(columns: 60, rows: 16, language: seed % 2 == 0 ? .english : .chinese)
    let keys = KeyMap.standard.bindings.flatMap(\.keys).filter { $0 != "q" && $0 != .control("c") }
    for _ in 0..<300 {
      if Int.random(in: 0..<20, using: &random) == 0 {
        learner.press(
          .resize(
            Size(
              columns: Int.random(in: 0...130, using: &random),
              rows: Int.random(in: 0...45, using: &random))))
      }
      learner.press(keys.randomElement(using: &random) ?? .up)
      expectComposed(learner.state.view())
    }
  }
}

extension CardID: ExpressibleByStringLiteral {
  /// A name as a literal, for tests.
  public init(stringLiteral value: String) { self.init(value) }
}

/// Decks that change while the program runs.
@Suite struct ChangedDecksTests {
  init() { UTF8Locale.use() }

  private static let before =
    "# D\n\n## A\n\n### q1\n\na1\n\n### q2\n\na2\n\n## B\n\n### q3\n\na3\n"
  /// `A` has lost its first card and comes second, behind a topic that is new.
  private static let after =
    "# D\n\n## N\n\n### q9\n\na9\n\n## A\n\n### q2\n\nother\n\n## B\n\n### q3\n\na3\n"

  private func library(_ text: String) -> Library {
    Library(files: [DeckFile(path: "d.md", folders: [], text: Array(text.utf8))])
  }

  private func learner(_ keys: Key...) -> Learner {
    var learner = Learner(decks: [("d.md", Self.before)])
    for key in keys { learner.press(key) }
    return learner
  }

  @Test func aTopicsReviewGoesOnInTheTopic() {
    var learner = learner(.down, .down, .enter, " ", "3")
    #expect(learner.screen.contains("q2"))
    learner.press(" ")
    learner.receive(.decks(library(Self.after)))
    #expect(learner.screen.contains("other") && learner.screen.contains("1 again"))
    learner.press("3")
    #expect(learner.screen.contains("Done for now"))
    #expect(learner.state.record.totals.reviews == 2)
  }

  @Test func aCardThatIsAnotherOneIsAskedFromTheStart() {
    var learner = learner(.enter, " ")
    #expect(learner.screen.contains("a1"))
    learner.receive(.decks(library(Self.after)))
    #expect(learner.screen.contains("q9") && !learner.screen.contains("a9"))
  }

  @Test func aReviewOfATopicThatIsGoneLeadsBackToToday() {
    var learner = learner(.down, .down, .enter)
    learner.receive(.decks(library("# D\n\n## C\n\n### q2\n\na2\n")))
    #expect(learner.screen.contains("Today") && learner.screen.contains("1 new"))
  }

  @Test func listsKeepTheirCardsAndTheCursor() {
    var learner = learner("b", .down, .enter, .down)
    #expect(learner.screen.contains("▸ q2"))
    learner.receive(.decks(library(Self.after)))
    #expect(learner.screen.contains("▸ q2") && !learner.screen.contains("q1"))
    learner.press(.enter)
    #expect(learner.screen.contains("other"))
    // The card that is shown is taken out: the list is left, which is empty then.
    learner.receive(.decks(library("# D\n\n## N\n\n### q9\n\na9\n")))
    #expect(!learner.screen.contains("other"))
    learner.press(.enter, .left, .left)
    #expect(learner.screen.contains("Today"))
  }

  @Test func theListBehindACardThatIsTakenOutIsOnItsNeighbour() {
    let cards = (1...4).map { "### row\($0) {#c\($0)}\n\ntext \($0)\n" }
    var learner = Learner(decks: [("d.md", "# D\n\n" + cards.joined(separator: "\n"))])
    learner.press("b", .enter, .enter, "n", "n")
    #expect(learner.screen.contains("text 3"))
    let rest = "# D\n\n" + (cards[0...1] + cards[3...]).joined(separator: "\n")
    learner.receive(.decks(library(rest)))
    #expect(learner.screen.contains("▸ row4"))
  }

  @Test func aCardsLanguageIsNotItsLists() {
    let both = [
      ("d.en.md", "# D\n\n### row1 {#c1}\n\ntext\n\n### row2 {#c2}\n\ntext\n"),
      ("d.zh.md", "# D\n\n### 第一 {#c1}\n\n文字\n\n### 第二 {#c2}\n\n文字\n"),
    ]
    var learner = Learner(decks: both)
    learner.press("b", .enter, .enter, "L")
    #expect(learner.screen.contains("第一"))
    learner.press(.escape)
    #expect(learner.screen.contains("▸ row1"))
  }

  @Test func aSearchFindsWhatThereIsNow() {
    var learner = learner("/")
    learner.type("a")
    learner.press(.down, .down)
    learner.receive(.decks(library(Self.after)))
    #expect(learner.screen.contains("q9") && !learner.screen.contains("q1"))
    #expect(learner.screen.contains("in 3"))
  }
}
