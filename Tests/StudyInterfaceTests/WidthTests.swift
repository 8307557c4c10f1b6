import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// Windows of one width and the next look alike, and lines are cut where a reader would cut them.
@Suite struct WidthTests {
  /// At 110 columns a card has room beside a list; nothing else may change at once there.
  @Test(arguments: [[], [.enter], [.enter, " "], ["b"], ["s"], ["?"], ["t"]] as [[Key]])
  func nothingJumpsWhereThePreviewBegins(keys: [Key]) {
    func lines(_ columns: Int) -> [String] {
      var learner = Learner(columns: columns, rows: 30)
      for key in keys { learner.press(key) }
      let rows = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
      // Headers and hints grow with the window, and grades stand in its columns.
      return rows.dropFirst(2).dropLast(5).map { String($0).trimmedEnd }
    }
    for columns in 95...115 { #expect(lines(columns) == lines(columns + 1), "\(columns)") }
  }

  @Test func headersGrowByAColumnWithTheWindow() {
    for columns in 60...140 {
      let (one, next) = (Size(columns: columns, rows: 24), Size(columns: columns + 1, rows: 24))
      let (areas, wider) = (ScreenAreas(size: one), ScreenAreas(size: next))
      #expect(areas.left == 3 && wider.left == 3)
      #expect(wider.outerWidth == areas.outerWidth + 1)
      #expect([0, 1].contains(wider.width - areas.width))
    }
  }

  @Test(
    arguments: [
      ("What is the difference?", 18, "What is the…"), ("What is the difference?", 11, "What is…"),
      ("What is the difference?", 12, "What is the…"), ("What is the difference?", 23, nil),
      // More would be lost than is won.
      ("A transformation", 12, "A transform…"), ("Antidisestablishment", 9, "Antidise…"),
      ("什么是腐殖质，怎么来的", 12, "什么是腐殖…"), ("什么是 transformer 模型", 16, "什么是 transfor…"),
      ("为什么要用预训练的模型 LoRA", 26, "为什么要用预训练的模型…"),
    ] as [(String, Int, String?)])
  func aLineIsCutAfterAWord(text: String, width: Int, expected: String?) {
    let line = StyledLine(text).fitted(to: width)
    #expect(line.text == expected ?? text && line.width <= width)
  }

  /// Whatever styles the word has, but never into a gap.
  @Test func aLineOfSeveralStylesIsCutAfterAWord() {
    let line = StyledLine([
      StyledRun("What is the "), StyledRun("diff", Style(bold: true)), StyledRun("erence?"),
    ])
    #expect(line.fitted(to: 18).text == "What is the…")
    #expect(line.fitted(to: 14).text == "What is the…")
    #expect(line.fitted(to: 11).text == "What is…")
  }
}
