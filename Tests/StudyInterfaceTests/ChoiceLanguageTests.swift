import FlashcardDeck
import StudyInterface
import TestSupport
import Testing

/// Choices that are not the same in the two languages of a card, or that were edited while they were asked.
@Suite struct ChoiceLanguageTests {
  private static func decks(_ english: String, _ chinese: String) -> [(String, String)] {
    [
      ("k.en.md", "# K\n\n## T\n\n### Q {#k}\n\n\(english)\n"),
      ("k.zh.md", "# K\n\n## T\n\n### 问 {#k}\n\n\(chinese)\n"),
    ]
  }

  private func learner(_ english: String, _ chinese: String) -> Learner {
    var learner = Learner(decks: Self.decks(english, chinese))
    learner.press(.enter)
    return learner
  }

  private func row(_ text: String, _ learner: Learner) -> Substring? {
    learner.screen.split(separator: "\n").first { $0.contains(text) }
  }

  private func letter(_ text: String, _ learner: Learner) -> Key {
    let word = row(text, learner)?.split(separator: " ").first {
      $0.count == 1 && $0.first?.isLetter == true
    }
    return .character(word?.first ?? "?")
  }

  private func sign(_ text: String, _ learner: Learner) -> Character? {
    row(text, learner)?.first { "✓✗○".contains($0) }
  }

  // MARK: Two languages

  @Test func theThirdOfFewerChoicesStaysChosen() {
    var learner = learner("- [x] right\n- [ ] wrong", "- [x] 对\n- [ ] 错\n- [ ] 误")
    learner.press("L")
    learner.press(letter("误", learner))
    #expect(learner.screen.contains("› 1 again"))
    learner.press("L")
    // What was chosen is no choice here, so the grade stands, and it is said why.
    #expect(sign("right", learner) == "✓" && sign("wrong", learner) == nil)
    #expect(learner.screen.contains("› 1 again"))
    #expect(learner.screen.contains("You picked in the other language"))
    learner.press("L")
    #expect(sign("误", learner) == "✗")
    learner.press(.enter)
    #expect(learner.effects.contains { if case .answer(_, .again, _) = $0 { true } else { false } })
  }

  @Test func aCursorBehindFewerChoicesBeginsAnew() {
    var learner = learner("- [x] right\n- [ ] wrong", "- [x] 对\n- [ ] 错\n- [ ] 误")
    learner.press("L", .down, .down, "L", .enter)
    #expect(sign("right", learner) == "✓")
  }

  @Test func theJudgementStaysWithTheTextThatWasChosen() {
    var learner = learner("- [x] right\n- [ ] wrong", "- [ ] 错\n- [x] 对")
    learner.press("L")
    learner.press(letter("对", learner))
    #expect(learner.screen.contains("› 3 good"))
    learner.press("L")
    #expect(learner.screen.contains("› 3 good"))
    #expect(sign("right", learner) == "✓" && sign("wrong", learner) == nil)
    learner.press("L")
    #expect(sign("对", learner) == "✓" && sign("错", learner) == nil)
  }

  @Test func likeChoicesKeepWhatWasChosen() {
    var learner = learner("- [x] right\n- [ ] wrong", "- [x] 对\n- [ ] 错")
    learner.press(letter("wrong", learner))
    learner.press("L")
    #expect(sign("错", learner) == "✗" && sign("对", learner) == "✓")
    #expect(learner.screen.contains("› 1 again"))
  }

  @Test func equalTextsAreFollowedIntoAnotherOrder() {
    var learner = learner("- [x] O2\n- [ ] N2\n- [ ] H2", "- [ ] N2\n- [ ] H2\n- [x] O2")
    learner.press(letter("H2", learner))
    learner.press("L")
    #expect(sign("O2", learner) == "✓" && sign("H2", learner) == "✗")
    #expect(sign("N2", learner) == nil)
  }

  @Test func ticksThatMeanNothingHereAreDropped() {
    var learner = learner(
      "- [x] one\n- [x] two\n- [ ] three", "- [ ] 错\n- [x] 对一\n- [x] 对二")
    learner.press(letter("one", learner))
    learner.press("L")
    #expect(!learner.screen.contains("[x]"))
    #expect(learner.screen.contains("The choices differ in this language"))
  }

  @Test func aChoiceInOneLanguageAloneIsAskedInIt() {
    var first = learner("an answer", "- [x] 对\n- [ ] 错\n- [ ] 误")
    first.press("L")
    #expect(first.screen.contains("a…c Space"))
    first.press(letter("误", first))
    #expect(first.screen.contains("› 1 again") && sign("对", first) == "✓")
    // The text of the other language is looked at; the grade stands.
    first.press("L")
    #expect(first.screen.contains("an answer") && first.screen.contains("› 1 again"))
    var second = learner("- [x] right\n- [ ] wrong", "答案")
    second.press("L", "L")
    #expect(second.screen.contains("a…b Space"))
    second.press("L", .enter)
    #expect(second.screen.contains("答案"))
    second.press("L")
    #expect(sign("right", second) == "✓")
  }

  @Test func aCardThatWasPutAwayComesBackInItsLanguage() {
    var learner = learner(
      "- [x] right\n- [ ] wrong", "- [x] 对一\n- [x] 对二\n- [ ] 误")
    learner.press("L")
    learner.press(letter("误", learner))
    learner.press("-", "u")
    #expect(learner.screen.contains("误"))
    #expect(row("误", learner)?.contains("[x]") ?? false)
  }

  // MARK: Edited

  private func edited(_ before: String, _ picked: String, _ after: String) -> Learner {
    var learner = Learner(decks: [Self.decks(before, "")[0]])
    learner.press(.enter)
    learner.press(letter(picked, learner))
    learner.receive(.decks(SampleDecks.library([Self.decks(after, "")[0]])))
    return learner
  }

  @Test func aPickIsFollowedIntoAnotherOrder() {
    let before = "- [x] right\n- [ ] wrong\n- [ ] false"
    var learner = edited(before, "false", "- [ ] false\n- [ ] wrong\n- [x] right")
    #expect(sign("false", learner) == "✗" && sign("right", learner) == "✓")
    #expect(sign("wrong", learner) == nil)
    // One that was edited is the one of which the text is not found.
    learner = edited(before, "false", "- [ ] untrue\n- [x] right\n- [ ] wrong")
    #expect(sign("untrue", learner) == "✗" && sign("right", learner) == "✓")
    // What is right was mended.
    learner = edited(before, "false", "- [ ] right\n- [ ] wrong\n- [x] false")
    #expect(sign("false", learner) == "✓" && sign("right", learner) == nil)
    #expect(learner.screen.contains("› 3 good"))
  }

  @Test func pointsThatWereSaidAreFollowed() {
    var learner = Learner(decks: [Self.decks("- alpha\n- beta\n- gamma", "")[0]])
    learner.press("t", .enter)
    learner.press(.enter, "3")
    #expect(row("gamma", learner)?.contains("[x]") ?? false)
    learner.receive(
      .decks(SampleDecks.library([Self.decks("- gamma\n- alpha\n- beta", "")[0]])))
    #expect(row("gamma", learner)?.contains("[x]") ?? false)
    #expect(row("beta", learner)?.contains("[ ]") ?? false)
  }
}
