import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// Decks that can't be changed where they are: one row asks whether they are to be copied.
@Suite struct CopyQuestionTests {
  init() { UTF8Locale.use() }

  private static let change = DeckChange.edit(CardID("humus"), file: "gardens.md", line: 7)

  /// A sentence that says what to do is shown to its end, over the text if one row is not enough.
  @Test(arguments: [(40, 12), (80, 24)], Language.allCases)
  func aLongSentenceIsWhole(size: (Int, Int), language: Language) {
    var learner = Learner(columns: size.0, rows: size.1, language: language)
    learner.press(.enter, " ")
    let grades = learner.screen.split(separator: "\n").suffix(3)
    let sentence = language.messages.copyIsThere("/a/b/c.md", isConfigured: true)
    learner.receive(.failed(sentence))
    let shown = learner.screen.filter { $0 != " " && $0 != "\n" }
    #expect(shown.contains(sentence.filter { $0 != " " }), "\(learner.screen)")
    #expect(learner.screen.split(separator: "\n").suffix(3) == grades)
  }

  @Test(arguments: [(40, 12), (80, 24), (120, 40)], Language.allCases)
  func itFitsAboveItsAnswers(size: (Int, Int), language: Language) {
    var learner = Learner(columns: size.0, rows: size.1, language: language)
    learner.press(.enter)
    let before = learner.screen
    learner.receive(.mayCopy(Self.change, to: CopyPlace(folder: "~/.local/share/leitner/decks")))
    let rows = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      rows.contains { $0.contains(asked(language)) && !$0.contains("…") }, "\(learner.screen)")
    #expect(learner.screen.contains("~/.local/share/leitner/decks"))
    #expect(
      rows.last { $0.contains { $0 != " " } }?.contains(language.messages.copyAnswers) == true)
    // What comes meanwhile does not hide it.
    learner.receive(.notice(.decksChanged))
    learner.receive(.idle)
    #expect(learner.screen.contains(asked(language)))
    learner.press("n")
    #expect(learner.effects == [])
    #expect(learner.screen.contains(language.messages.notCopied))
    learner.press(.left, .enter)
    #expect(learner.screen == before)
  }

  private func asked(_ language: Language) -> String { language == .english ? "?" : "吗？" }

  @Test func onlyYesCopies() {
    for key in ["y", "Y", "ｙ"] as [Key] {
      var learner = Learner()
      learner.receive(.mayCopy(Self.change, to: CopyPlace(folder: "d")))
      learner.press(key)
      #expect(learner.effects == [.copyDecks(for: Self.change)])
    }
    // Nothing that was typed ahead answers a card or leaves.
    for key in ["n", "q", "3", " ", .enter, .escape, .wheelDown] as [Key] {
      var learner = Learner()
      learner.receive(.mayCopy(Self.change, to: CopyPlace(folder: "d")))
      learner.press(key)
      #expect(learner.effects == [], "\(key)")
    }
    var learner = Learner()
    learner.receive(.mayCopy(Self.change, to: CopyPlace(folder: "d")))
    learner.press(.control("c"))
    #expect(learner.effects == [.quit])
  }

  /// The topic may be another one, or gone, when the answer comes.
  @Test func theQuestionFollowsTheDecks() {
    let decks = ["a", "b"].map { ("\($0).md", "# \($0)\n\n## T\(0)\n\n### \($0)?\n\nx\n") }
    let change = DeckChange.add(.topics(deck: 1, [0]))
    var learner = Learner(decks: decks)
    learner.receive(.mayCopy(change, to: CopyPlace(folder: "d")))
    learner.receive(.decks(SampleDecks.library([decks[1]])))
    learner.press("y")
    #expect(learner.effects == [.copyDecks(for: .add(.topics(deck: 0, [0])))])
    learner = Learner(decks: decks)
    learner.receive(.mayCopy(change, to: CopyPlace(folder: "d")))
    learner.receive(.decks(SampleDecks.library([decks[0]])))
    #expect(learner.screen.contains("not copied") || learner.screen.contains("Nothing was copied"))
    learner.press("y")
    #expect(learner.effects.isEmpty)
  }

  /// That it was copied is said behind what came of the change.
  @Test(arguments: [true, false]) func whatCameOfTheChangeIsSaidToo(fails: Bool) {
    let desk = Workplace()
    desk.store.folderOfCopies = "~/decks"
    desk.store.adding = AddedCards(cards: 1, file: "copy.md", place: ["D"], line: 3)
    desk.store.editing = { _, _ throws(Failure) in
      if fails { throw Failure("the editor is gone") }
      return nil
    }
    _ = desk.run(fails ? [.enter, "e", "y", "q"] : ["a", "y", "q"])
    let words = desk.terminal.screens.last?.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    let first = fails ? "the editor is gone" : "1 card added to D (copy.md:3)"
    #expect(
      words?.contains("\(first); copied to ~/decks, which is read from now on") == true,
      "\(desk.terminal.shown)")
  }

  @Test(arguments: Language.allCases) func aCopyThatHasToBeNamedIsSaidToHaveToBe(language: Language)
  {
    var learner = Learner(language: language)
    let place = CopyPlace(folder: "~/decks", mustBeNamed: true)
    learner.receive(.notice(.copied(to: place, after: nil)))
    #expect(learner.screen.contains("~/decks") && learner.screen.contains("--decks"))
  }

  @Test func theEditorOpensTheCopy() {
    let desk = Workplace()
    desk.store.folderOfCopies = "~/decks"
    var opened: [String] = []
    desk.store.editing = { file, _ in
      opened.append(file)
      return nil
    }
    _ = desk.run(.enter, "e", "n", "e", "y", "q")
    #expect(desk.terminal.screens.contains { $0.contains("Copy it to ~/decks") })
    #expect(desk.store.copied.count == 1)
    #expect(opened == ["copy.md"])
    let said = "Copied to ~/decks, which is read from now on"
    #expect(desk.terminal.screens.last?.contains(said) == true, "\(desk.terminal.shown)")
    #expect(desk.log.filter { $0 == .leave }.count == 1)
  }
}
