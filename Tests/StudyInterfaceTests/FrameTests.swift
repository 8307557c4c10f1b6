import TestSupport
import StudyInterface
import Testing

@Suite struct FrameTests {
  init() { #expect(hasUTF8Locale) }

  private func row(_ frame: Frame, _ row: Int = 0) -> String {
    frame.row(row).map { $0.isCovered ? "·" : frame.text(of: $0) }.joined()
  }

  @Test func putsTextAndTellsTheNextColumn() {
    var frame = Frame(size: Size(columns: 8, rows: 2))
    #expect(frame.put("a中b", row: 1, column: 1) == 5)
    #expect(row(frame) == "        ")
    #expect(row(frame, 1) == " a中·b   ")
  }

  @Test(arguments: [
    (0, "ab中·"), (1, " ab "), (2, "  ab"), (-1, "b中· "), (-3, "    "), (9, "    "),
  ]) func cutsAtTheEdgesOfClusters(_ column: Int, _ expected: String) {
    var frame = Frame(size: Size(columns: 4, rows: 1))
    frame.put("ab中", row: 0, column: column)
    #expect(row(frame) == expected)
  }

  @Test func keepsToItsLimitAndItsRows() {
    var frame = Frame(size: Size(columns: 6, rows: 1))
    #expect(frame.put("中文中", row: 0, column: 0, limit: 5) == 4)
    #expect(row(frame) == "中·文·  ")
    #expect(frame.put("x", row: 1, column: 0) == 0)
    #expect(frame.put("x", row: -1, column: 0) == 0)
    frame.put("abcdef", row: 0, column: 0, limit: 99)
    #expect(row(frame) == "abcdef")
  }

  @Test(arguments: [
    (1, "x", " x文·👍🏽···"), (2, "x", "中·x 👍🏽···"), (3, "x", "中· x👍🏽···"), (1, "国", " 国· 👍🏽···"),
    (3, "国", "中· 国·   "), (6, "x", "中·文·  x "), (4, "x", "中·文·x   "), (0, "👍🏽", "👍🏽···👍🏽···"),
    (1, "👍🏽", " 👍🏽···   "),
  ]) func leavesNoHalfOfAWideCluster(_ column: Int, _ text: String, _ expected: String) {
    var frame = Frame(size: Size(columns: 8, rows: 1))
    frame.put("中文👍🏽", row: 0, column: 0)
    frame.put(StyledLine(text), row: 0, column: column)
    #expect(row(frame) == expected)
  }

  @Test func leavesOtherRowsAlone() {
    var frame = Frame(size: Size(columns: 2, rows: 2))
    frame.put("中", row: 1, column: 0)
    frame.put("ab", row: 0, column: 0)
    #expect(row(frame) == "ab")
    #expect(row(frame, 1) == "中·")
  }

  @Test func neverHoldsAControlCharacter() {
    var frame = Frame(size: Size(columns: 8, rows: 1))
    frame.put("a\u{1B}\u{202E}\u{9B}\tb\n", row: 0, column: 0)
    #expect(row(frame) == "ab      ")
  }

  @Test func restyles() {
    var frame = Frame(size: Size(columns: 3, rows: 1))
    frame.restyle(row: 0, columns: 1..<9) { $0.reverse = true }
    #expect(frame.row(0).map(\.style.reverse) == [false, true, true])
  }

  @Test(arguments: 0..<20) func anyWritesLeaveWholeClusters(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var frame = Frame(size: Size(columns: 20, rows: 2))
    for _ in 0..<100 {
      let line = StyledLine(random.mixedText(pieces: 6))
      let row = Int.random(in: 0..<2, using: &random)
      frame.put(line, row: row, column: Int.random(in: -3...20, using: &random))
      for row in 0..<2 {
        var column = 0
        let cells = Array(frame.row(row))
        while column < 20 {
          let width = frame.text(of: cells[column]).columns
          #expect(width > 0 && column + width <= 20)
          let covered = cells[(column + 1)..<min(20, column + max(1, width))]
          #expect(covered.allSatisfy { $0.isCovered })
          column += max(1, width)
        }
      }
    }
  }
}
