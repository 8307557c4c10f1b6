import TestSupport
import Testing

@testable import FlashcardDeck

/// Cards of which little tells them apart: short answers, equal questions, kept names. They are carried or
/// a doubt, never lost in silence.
@Suite struct ShortAndEqualCardsTests {
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

  // MARK: Short answers

  /// A deck whose second card is `card`, between two others.
  private func between(_ card: String) -> [(String, String)] {
    let first = "### 什么是光合作用？\n植物利用光能把二氧化碳和水合成糖。\n"
    return [("d.md", first + "### \(card)\n" + "### What is a tree ring?\nOne year of growth.\n")]
  }

  @Test(
    arguments: ["模型在新任务上微调后，丢失了原来的能力。", "微调后丢失原来的能力。"],
    ["灾难性遗忘是指什么？", "灾难性遗忘是什么？", "请解释灾难性遗忘", "什么是“灾难性遗忘”？"])
  func aChineseSentenceTellsCardsApart(answer: String, question: String) {
    let (before, after) = story(
      between("什么是灾难性遗忘？\n\(answer)"), between("\(question)\n\(answer)"))
    #expect(after.cards[1] == after.known(before.cards[1]))
    #expect(after.recorded[after.cards[1]] != nil)
  }

  @Test(arguments: ["After each season", "Each autumn, oiled"])
  func aShortAnswerInItsPlaceIsADoubt(answer: String) {
    let old = "When are secateurs sharpened?\n\(answer)"
    let (before, after) = story(
      between(old), between("How often do you sharpen secateurs?\n\(answer)"))
    #expect(after.result.doubts.map(\.was) == [before.cards[1]])
    let (_, other) = story(between(old), between("Und wozu?\n\(answer)"))
    #expect(other.result.doubts.map(\.was) == [before.cards[1]])
  }

  @Test func aDigitMayBecomeALetter() {
    let question = "Explain briefly how this works in practice: 11?"
    let (before, after) = story(
      [("d.md", "### \(question)\nYes.\n")],
      [("d.md", "### \(question.replacing("11", with: "r1"))\nYes.\n")])
    #expect(after.result.doubts.map(\.was) == before.cards)
  }

  // MARK: Equal questions

  @Test func anotherFileChangesNoDoubt() {
    let other = ("b.md", "### What is tea?\nLeaves in hot water.\n")
    var story = IdentityStory()
    story.open([("a.md", "### Definition\nA cell.\n"), other])
    story.answerAll()
    let cell = story.cards[0]
    for tea in ["Leaves in hot water.", "Leaves in boiling water.", "Leaves in water."] {
      story.open([
        ("a.md", "### Definition\nThe sun.\n"),
        ("b.md", other.1.replacing("Leaves in hot water.", with: tea)),
      ])
      #expect(story.cards[0] != cell && story.recorded[story.cards[0]] == nil)
      #expect(story.result.doubts.map(\.was) == [cell])
    }
  }

  @Test(arguments: [false, true])
  func cardsThatAskTheSameAreEdited(isSwapped: Bool) {
    let (cell, star) = (
      "### Definition\nThe smallest unit of life.\n", "### Definition\nA ball of plasma.\n"
    )
    let edited =
      isSwapped
      ? star.replacing("plasma", with: "plasm") : "### Definition\nWhat shines by its own light.\n"
    let (before, after) = story(
      [("a.md", cell + star)], [("a.md", isSwapped ? edited + cell : cell + edited)])
    if isSwapped {
      #expect(after.cards == before.cards.reversed())
      #expect(after.result.doubts.isEmpty)
    } else {
      // Of cards that ask the same, only the answer says which is which.
      #expect(after.cards[0] == before.cards[0] && after.cards[1] != before.cards[1])
      #expect(after.result.doubts.map(\.was) == [before.cards[1]])
    }
  }

  @Test func oneThatAsksTheSameIsRemovedAndTheOtherEdited() {
    let (cell, star) = (
      "### Definition\nThe smallest unit of life.\n", "### Definition\nA ball of plasma.\n"
    )
    var story = IdentityStory()
    story.open([("a.md", cell + star)])
    story.answerAll()
    let before = story.cards[1]
    for text in [star, star.replacing("plasma", with: "plasm")] {
      story.open([("a.md", text)])
      #expect(story.cards == [before])
    }
  }

  /// Of the two that asked the same, only the one whose answer is alike is meant.
  @Test(arguments: [false, true])
  func oneThatAsksTheSameIsRemovedAndTheOtherEditedAtOnce(isFirst: Bool) {
    let cards = [
      "### What is a kernel?\nThe part of an operating system that talks to the hardware.\n",
      "### What is a kernel?\nA function that gives the inner product of two points in a space.\n",
    ]
    let (before, after) = story(
      [("a.md", cards.joined())],
      [
        (
          "a.md",
          cards[isFirst ? 0 : 1].replacing("hardware", with: "hadware").replacing(
            "inner", with: "iner")
        )
      ])
    #expect(after.cards == [before.cards[isFirst ? 0 : 1]])
  }

  @Test func aCardThatCameBesideOneThatAsksTheSameIsNotThatOne() {
    let (cell, star) = ("### Definition\nA cell.\n", "### Definition\nA ball of plasma.\n")
    let (first, last) = ("### What is tea?\nLeaves.\n", "### What is ice?\nWater.\n")
    var story = IdentityStory()
    let other = ("b.md", "### Definition\nA map.\n")
    story.open([("a.md", first + star + last), other])
    story.answerAll()
    let before = story.cards[1]
    for text in [first + cell + star + last, first + cell + last] {
      story.open([("a.md", text), other])
      #expect(story.cards[1] != before && story.recorded[story.cards[1]] == nil)
    }
  }

  // MARK: Names and order

  @Test func aKeptNameIsADoubtAtLeast() {
    let named = IdentityTests.soil.replacing("humus?", with: "humus? {#humus}")
    let (_, after) = story(
      [("soil.md", named)],
      [
        (
          "soil.md",
          named.replacing("What is humus?", with: "Which part of earth is dark?").replacing(
            IdentityTests.humus, with: "Remains of plants.")
        )
      ])
    #expect(after.result.doubts.map(\.was) == [CardID("humus")])
    #expect(after.result.doubts.first?.candidates.map(\.index) == [0])
  }

  @Test func doubtsAreInTheOrderOfTheDecks() {
    let cards = (0..<12).map { "### Definition\nThing \($0).\n" }
    let texts = cards.enumerated().map { ("\($0 / 10)\($0 % 10).md", $1) }
    let (before, after) = story(
      texts, texts.map { ($0.0, $0.1.replacing("Thing", with: "Nothing at all but")) })
    let doubts = after.result.doubts
    #expect(!doubts.isEmpty)
    let first = doubts.compactMap { $0.candidates.first?.index }
    #expect(first == first.sorted())
    for doubt in doubts {
      #expect(before.cards.contains(doubt.was))
      #expect(doubt.candidates.map(\.index) == doubt.candidates.map(\.index).sorted())
    }
  }
}
