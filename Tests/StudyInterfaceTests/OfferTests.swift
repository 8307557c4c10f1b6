import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// What a notice offers is about the card or the line that it names, not about what is on the screen; and a
/// card that was edited stays on it.
@Suite struct OfferTests {
  /// A learner who was told of a leech, and sees another card.
  private func told() throws -> (learner: Learner, leech: CardID) {
    var learner = Learner(
      decks: [("d.md", "# D\n\n### one {#one}\n\na\n\n### two {#two}\n\nb\n")])
    learner.press(.enter)
    let leech = CardID("one")
    for _ in 0..<10 where !learner.screen.contains("was forgotten 8 times") {
      while !learner.screen.contains("one") { learner.press(" ", "4") }
      learner.press(" ", "1")
      if learner.screen.contains("was forgotten 8 times") { break }
      learner.study.startDay(after: 1)
      for _ in 0..<3 where (learner.study.record[leech]?.box ?? 0) < 2 {
        learner.study.answer(leech, .good)
        learner.study.startDay(after: 4)
      }
      learner.receive(.recorded(learner.study.record, learner.study.day))
    }
    try #require(learner.screen.contains("was forgotten 8 times"))
    return (learner, leech)
  }

  @Test(arguments: [Key("x"), "e"]) func aLeechIsNamedAndReached(key: Key) throws {
    var (learner, leech) = try told()
    #expect(learner.screen.contains("“one” was forgotten 8 times: e edits it, x suspends it"))
    learner.press(key)
    if key == "x" {
      #expect(learner.study.record.remarks.marks[leech]?.isSuspended == true)
      #expect(learner.screen.contains("Suspended"))
    } else {
      #expect(learner.effects.last == .edit(leech, file: "d.md", line: 3))
    }
  }

  /// Another card is on the screen, so that the name has to be seen in any window.
  @Test(arguments: [30, 40, 80]) func aLeechIsNamedInNarrowWindows(columns: Int) throws {
    var (learner, _) = try told()
    learner.state.size = Size(columns: columns, rows: 12)
    let words = learner.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("“one” was forgotten 8 times: e edits it, x suspends it"))
  }

  @Test func anotherKeyDropsTheOffer() throws {
    var (learner, leech) = try told()
    learner.press(.down, "x")
    #expect(learner.study.record.remarks.marks[leech]?.isSuspended != true)
  }

  @Test func aBrokenLineIsOpenedFromAnyScreen() {
    var learner = Learner()
    let offer = Offer.line(7, file: "d.md", after: CardID("one"))
    for keys in [[], [.enter], ["s"], ["b"]] as [[Key]] {
      for key in keys { learner.press(key) }
      learner.receive(.offer(offer))
      learner.press("e")
      #expect(learner.effects.last == .edit(CardID("one"), file: "d.md", line: 7))
      learner.press(.escape)
    }
    // In a search, letters are text.
    learner.press("/")
    learner.receive(.offer(offer))
    let before = learner.effects.count
    learner.press("e")
    #expect(learner.effects.count == before)
  }

  /// The order of a day's due cards depends on their ids, and that of new ones on the file.
  @Test(arguments: [0, 1, 2]) func theCardThatWasEditedStays(asked: Int) {
    let cards = (0..<6).map { "### question \($0)?\n\nanswer \($0)\n\n" }
    var learner = Learner(decks: [("d.md", "# D\n\n" + cards.joined())])
    learner.press(.enter)
    for _ in 0..<asked { learner.press(" ", "3") }
    learner.press(" ")
    let shown = learner.screen
    #expect(shown.contains("answer \(asked)"))
    let edited =
      "# D\n\n### another?\n\none before\n\n"
      + cards.map { $0.contains("question \(asked)?") ? "" : $0 }.joined() + cards[asked]
    learner.receive(.decks(SampleDecks.library([("d.md", edited)])))
    #expect(learner.screen.contains("answer \(asked)"), "with its answer open")
    learner.press("3")
    #expect(!learner.screen.contains("question \(asked)?"))
    #expect(learner.state.record.totals.reviews == asked + 1)
  }
}
