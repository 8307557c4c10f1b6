import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// Topics that are folded on Today and in Browse.
@Suite struct FoldingTests {
  init() { UTF8Locale.use() }

  /// The names on the rows of the tree, with the mark of the cursor.
  private func rows(_ learner: Learner) -> [String] {
    let names = ["Gardening", "Soil", "Trees", "Fruit", "园艺", "土壤", "树木", "果树"]
    return learner.screen.split(separator: "\n").compactMap { row in
      let words = row.split(separator: " ")
      guard words.contains(where: { names.contains(String($0)) }) else { return nil }
      return words.prefix { $0 != "–" && Int($0) == nil || $0.hasPrefix("+") }.joined(
        separator: " ")
    }
  }

  private func browse(_ size: (Int, Int) = (80, 24), folded: [[String]] = []) -> Learner {
    var learner = Learner(columns: size.0, rows: size.1)
    learner.state.folded = folded
    learner.press("b")
    return learner
  }

  @Test(arguments: ScreenTests.sizes) func zHidesWhatIsInsideAndShowsItAgain(size: (Int, Int)) {
    var learner = browse(size)
    let all = rows(learner)
    #expect(all == ["▸ Gardening", "Soil", "Trees", "Fruit"])
    learner.press(.down, .down, "z")
    #expect(rows(learner) == ["Gardening", "Soil", "▸ Trees +1"])
    // With all of its cards.
    learner.press(.right)
    #expect(learner.screen.contains("1 card"))
    learner.press(.escape, "z")
    #expect(rows(learner) == ["Gardening", "Soil", "▸ Trees", "Fruit"])
    learner.press("g", "g", "z")
    #expect(rows(learner) == ["▸ Gardening +3"])
    learner.press("z")
    #expect(rows(learner) == all)
  }

  /// As editors do it: the fold that the cursor is in is closed.
  @Test func zOnATopicWithNothingInsideFoldsTheOneThatItIsIn() {
    var learner = browse()
    learner.press("G", "z")
    #expect(rows(learner) == ["Gardening", "Soil", "▸ Trees +1"])
    learner.press(.up, "z")
    #expect(rows(learner) == ["▸ Gardening +3"])
    learner.press("z")
    #expect(
      rows(learner) == ["▸ Gardening", "Soil", "Trees +1"], "what was folded inside stays so")
  }

  @Test func theCursorBelowStaysOnItsTopic() {
    var learner = Learner()
    learner.press(.down, .down, .down, .down)
    #expect(rows(learner).last == "▸ Fruit")
    learner.press("b", .down, .down, "z", .escape)
    #expect(rows(learner) == ["Gardening", "Soil", "▸ Trees +1"])
    learner.press("z")
    #expect(rows(learner) == ["Gardening", "Soil", "▸ Trees", "Fruit"])
    learner.press(.up, .up, .up, "z")
    #expect(rows(learner).count == 4, "the day's review is no topic")
  }

  @Test func aFoldHoldsInBothLanguagesAndAfterAnswers() {
    var learner = browse()
    learner.press(.down, .down, "z", "L")
    #expect(rows(learner) == ["园艺", "土壤", "▸ 树木 +1"])
    learner.press("z")
    #expect(learner.state.folded == [])
    learner.press("z", "L", .escape, .enter, " ", "3", .escape)
    #expect(rows(learner) == ["Gardening", "Soil", "Trees +1"])
  }

  @Test func whatWasFoldedInAnotherRunIsFolded() {
    let folded = [["gardens", "Trees"], ["no such deck", "x"], []]
    var learner = browse(folded: folded)
    #expect(rows(learner) == ["▸ Gardening", "Soil", "Trees +1"])
    learner.press(.down, .down, "z")
    #expect(rows(learner).count == 4)
    #expect(learner.state.folded == [["no such deck", "x"], []], "those of other decks stay")
  }

  @Test func aLongNameIsCutBeforeTheNumber() {
    let name = String(repeating: "n", count: 90)
    var learner = Learner(
      columns: 40, rows: 12, decks: [("d.md", "# \(name)\n\n## T\n\n### Q\n\nA\n")])
    learner.press("b", "z")
    #expect(learner.screen.contains("…  +1"))
    expectComposed(learner.state.view())
  }

  /// Rows that a tree of many topics has, whatever is folded.
  @Test(arguments: 0..<30 as Range<UInt64>) func everyShownRowIsOfTheWholeTree(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = (0..<12).map { number in
      let path = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        ["a", "b", "c"].randomElement(using: &random) ?? "a"
      }
      return "## \(path.joined(separator: " / "))\n\n### q\(number)\n\na\n\n"
    }
    var learner = Learner(rows: 60, decks: [("d.md", "# D\n\n" + text.joined())])
    learner.press("b")
    let whole = learner.state.topics.rows
    for _ in 0..<12 {
      let key: Key = ["j", "k", "z", "G"].randomElement(using: &random) ?? "z"
      learner.press(key)
      let shown = learner.state.topics.rows
      let topic = (learner.state.screen as? TopicsScreen)?.topic ?? -1
      #expect(shown.indices.contains(topic))
      #expect(shown.count + shown.reduce(0) { $0 + $1.hidden } == whole.count)
      for row in shown {
        let same = whole.first { $0.path == row.path }
        #expect(same?.counts == row.counts && same?.scope == row.scope)
      }
    }
  }
}
