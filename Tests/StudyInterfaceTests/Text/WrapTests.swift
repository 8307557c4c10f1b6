import TestSupport
import StudyInterface
import Testing

@Suite struct WrapTests {
  init() { #expect(hasUTF8Locale) }

  struct Case: CustomTestStringConvertible {
    var text: String
    var width: Int
    var lines: [String]
    var testDescription: String { "\(text) at \(width)" }

    init(_ text: String, _ width: Int, _ lines: [String]) {
      self.text = text
      self.width = width
      self.lines = lines
    }
  }

  @Test(arguments: [
    Case("", 10, [""]),
    Case("short", 10, ["short"]),
    Case("the quick brown fox", 10, ["the quick", "brown fox"]),
    Case("the quick  brown   fox  ", 11, ["the quick", "brown   fox"]),
    Case("  indented text", 10, ["  indented", "text"]),
    Case("a\nb", 10, ["a", "b"]),
    Case("a\n\nb", 10, ["a", "", "b"]),
    Case("internationalization", 8, ["internat", "ionaliza", "tion"]),
    Case("an internationalization", 8, ["an", "internat", "ionaliza", "tion"]),
    Case("use self-attention here", 9, ["use self-", "attention", "here"]),
    Case("an e-mail and I/O", 4, ["an", "e-ma", "il", "and", "I/O"]),
    Case("see https://example.com/docs", 24, ["see https://example.com/", "docs"]),
    Case("f(x) (y) [z]", 5, ["f(x)", "(y)", "[z]"]),
    Case("it’s “quoted” text", 8, ["it’s", "“quoted”", "text"]),
    Case("10\u{A0}km away", 7, ["10\u{A0}km", "away"]),
  ]) func latin(_ item: Case) {
    #expect(StyledLine(item.text).wrapped(to: item.width).map(\.text) == item.lines)
  }

  @Test(arguments: [
    Case("低秩适配只训练两个小矩阵", 10, ["低秩适配只", "训练两个小", "矩阵"]),
    Case("冻结原模型。只训练", 10, ["冻结原模", "型。只训练"]),
    Case("他说（见下文）就是", 6, ["他说", "（见下", "文）就", "是"]),
    Case("他说：“对。”然后", 8, ["他说：", "“对。”然", "后"]),
    Case("这是破折号——它不断", 11, ["这是破折", "号——它不断"]),
    Case("接着省略……就好", 9, ["接着省", "略……就好"]),
    Case("用LoRA微调7B模型", 8, ["用LoRA微", "调7B模型"]),
    Case("学习率取 2e-4 左右", 12, ["学习率取", "2e-4 左右"]),
    Case("占用降到25%，精度", 9, ["占用降到", "25%，精度"]),
    Case("《书》「引」【注】", 6, ["《书》", "「引」", "【注】"]),
    Case("卡尔·马克思", 4, ["卡", "尔·", "马克", "思"]),
    Case("データベース", 6, ["データ", "ベース"]),
    Case("好！！！！！！！", 4, ["好！", "！！", "！！", "！！"]),
    Case("甲乙，", 2, ["甲", "乙", "，"]),
    Case("甲", 1, ["\u{FFFD}"]),
    Case("データベース", 8, ["データ", "ベース"]),
    Case("段首　　空格", 8, ["段首", "空格"]),
  ]) func chinese(_ item: Case) {
    #expect(StyledLine(item.text).wrapped(to: item.width).map(\.text) == item.lines)
  }

  @Test(arguments: [
    Case("👍🏽👍🏽", 4, ["👍🏽", "👍🏽"]),
    Case("👍🏽👍🏽", 3, ["\u{FFFD}\u{FFFD}"]),
    Case("a👨‍👩‍👧‍👦b", 9, ["a👨‍👩‍👧‍👦", "b"]),
    Case("cafe\u{301}s", 4, ["cafe\u{301}", "s"]),
    Case("🇨🇳🇺🇸", 3, ["🇨🇳", "🇺🇸"]),
    // A space that carries a mark does not go at the end of a line.
    Case("ab \u{301}cd", 3, ["ab \u{301}", "cd"]),
    Case(" \u{301} ", 4, [" \u{301}"]),
  ]) func clusters(_ item: Case) {
    #expect(StyledLine(item.text).wrapped(to: item.width).map(\.text) == item.lines)
  }

  @Test func stylesSurvive() {
    let line = StyledLine([
      StyledRun("a bold"), StyledRun(" wo", Style(bold: true)), StyledRun("rd 中", .dim),
      StyledRun("文"),
    ])
    #expect(
      line.wrapped(to: 7) == [
        StyledLine("a bold"),
        StyledLine([StyledRun("wo", Style(bold: true)), StyledRun("rd 中", .dim)]),
        StyledLine("文"),
      ])
  }

  @Test func aMarkInTheNextStyleStaysWithItsLetter() {
    let line = StyledLine([StyledRun("abe"), StyledRun("\u{301}c", .dim)])
    #expect(line.wrapped(to: 3).map(\.text) == ["abe\u{301}", "c"])
  }

  @Test func whatStandsBeforeCountsInTheWidth() {
    let lines = StyledLine("one two three").wrapped(
      to: 8, first: StyledLine("• ", .dim), next: "  ")
    #expect(lines.map(\.text) == ["• one", "  two", "  three"])
    #expect(StyledLine("ab").wrapped(to: 2, first: "• ", next: "  ").map(\.text) == ["ab"])
    #expect(StyledLine("中").wrapped(to: 3, first: "• ").map(\.text) == ["• ", "中"])
  }

  @Test(arguments: 0..<40) func anyTextKeepsTheRules(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let line = StyledLine(
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          StyledRun(random.mixedText(pieces: 20), random.pick([.plain, .dim, Style(bold: true)]))
        })
      let width = Int.random(in: 1...60, using: &random)
      let lines = line.wrapped(to: width)
      checkWidths(lines, width)
      checkNothingLost(lines, line, width)
      if width >= 8 { checkEdges(lines, width) }
    }
  }

  private func checkWidths(_ lines: [StyledLine], _ width: Int) {
    for line in lines { #expect(line.width <= width, "\(line.text)") }
  }

  /// The lines are the text's clusters in order and in their style, but for spaces at breaks and for
  /// clusters wider than a line.
  private func checkNothingLost(_ lines: [StyledLine], _ line: StyledLine, _ width: Int) {
    let spaces: Set<Character> = [" ", "　"]
    func clusters(_ line: StyledLine) -> [StyledRun] {
      line.runs.flatMap { run in
        run.text.filter { !spaces.contains($0) }.map { cluster in
          StyledRun(cluster.columns > width ? "\u{FFFD}" : String(cluster), run.style)
        }
      }
    }
    #expect(lines.flatMap(clusters) == clusters(line))
    for line in lines { #expect(!(line.text.last.map(spaces.contains) ?? false)) }
  }

  private func checkEdges(_ lines: [StyledLine], _ width: Int) {
    let starts = Set<Character>("，。、；：？！）」』】》”’…—·～ー")
    let ends = Set<Character>("（「『【《“‘")
    for (line, next) in zip(lines, lines.dropFirst()) {
      let clusters = Array(line.text)
      guard let last = clusters.last, let following = next.text.first else { continue }
      guard starts.contains(following) || ends.contains(last) else { continue }
      let better = (1..<max(clusters.count, 1)).first { index in
        !starts.contains(clusters[index]) && !ends.contains(clusters[index - 1])
          && !isTied(clusters[index - 1], clusters[index])
      }
      #expect(better == nil, "\(line.text) | \(next.text)")
    }
  }

  private func isTied(_ left: Character, _ right: Character) -> Bool {
    let tying = Set<Character>(" 　\u{A0}()[],.\"'-/%")
    return tying.contains(left) || tying.contains(right)
  }
}
