import StudyInterface
import Testing

@Suite struct TableLayoutTests {
  init() { #expect(hasUTF8Locale) }

  private func text(_ markdown: String, _ width: Int) -> [String] {
    MarkdownText(markdown).lines(width: width).map(\.text)
  }

  private let methods = """
    | 方法 | Share | 显存 |
    |:--|--:|:-:|
    | LoRA | 0.1% | 低 |
    | 全量微调 | 100% | 高，要多张卡 |
    """

  @Test func alignsByColumns() {
    #expect(
      text(methods, 40) == [
        "方法     │ Share │     显存",
        "─────────┼───────┼─────────────",
        "LoRA     │  0.1% │      低",
        "全量微调 │  100% │ 高，要多张卡",
      ])
    #expect(
      MarkdownText(methods).lines(width: 40)[0].runs.first == StyledRun("方法", Style(bold: true)))
  }

  @Test func wrapsCellsWhenTooWide() {
    #expect(
      text("|a|b|\n|---|---|\n|one|the quick brown fox|\n|two|中文的单元格也会换行|", 16) == [
        "a   │ b", "────┼───────────", "one │ the quick", "    │ brown fox", "────┼───────────",
        "two │ 中文的单元", "    │ 格也会换行",
      ])
  }

  @Test func namesEveryCellWhereColumnsWouldBeTooNarrow() {
    #expect(
      text(methods, 14) == [
        "方法：LoRA", "Share: 0.1%", "显存：低", "", "方法：全量微调", "Share: 100%", "显存：高，要多", "  张卡",
      ])
    #expect(text("|head|\n|---|", 10) == ["head", "────"])
  }

  @Test func styledCellsAndShortRows() {
    #expect(
      text("|a|b|\n|---|---|\n|**x** `y`|\n|1|2|3|", 20) == [
        "a   │ b", "────┼──", "x y │", "1   │ 2",
      ])
    #expect(text("> |a|b|\n> |---|---|\n> |1|2|", 20) == ["│ a │ b", "│ ──┼──", "│ 1 │ 2"])
  }

  @Test func aTableTooHugeToFillStaysText() {
    let bomb = String(repeating: "|a", count: 900) + "|\n" + String(repeating: "|---", count: 900)
    let rows = String(repeating: "|b|\n", count: 900)
    #expect(MarkdownText(bomb + "|\n" + rows).lines(width: 20).count < 2000)
  }
}
