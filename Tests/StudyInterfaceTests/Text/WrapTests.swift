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

  /// What a vowel adds to the width of a letter makes it no ideograph.
  @Test(arguments: [
    ("คำถามที่พบบ่อย", 8), ("นำไปใช้งานจริง", 6),
    ("हिन्दी की भाषा", 9),
  ]) func southAsianVowels(_ text: String, _ width: Int) {
    let line = StyledLine(text).wrapped(to: width)[0]
    #expect(line.width * 2 > width)
    #expect(line.width <= width)
  }

  @Test(arguments: [
    ("words $a = b + c$ end", 10, ["words", "a = b + c", "end"]),
    ("words $a = b + c$ end", 8, ["words a", "= b + c", "end"]),
    ("see ![](img/noname.png)", 15, ["see [picture:", "img/noname.png]"]),
    ("a\n$$a = b + c$$\nend", 10, ["a", "  a = b +", "c", "end"]),
  ]) func formulasAndNamesOfPicturesStayTogether(
    _ markdown: String, _ width: Int, _ lines: [String]
  ) {
    #expect(MarkdownText(markdown).lines(width: width).map(\.text) == lines)
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
    Case("see https://example.com/docs", 24, ["see", "https://example.com/docs"]),
    Case("see https://example.com/docs", 23, ["see", "https://example.com/", "docs"]),
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

  @Test(arguments: [
    // A number and its unit.
    Case("占用 80 GB 显存", 8, ["占用", "80 GB 显", "存"]),
    Case("at 3.5 kg of it", 7, ["at", "3.5 kg", "of it"]),
    Case("见第 3 章", 6, ["见", "第 3", "章"]), Case("请见第 3 章", 8, ["请见", "第 3 章"]),
    Case("请见第 12 节", 10, ["请见", "第 12 节"]), Case("见了第3章", 7, ["见了", "第3章"]),
    Case("见了第三章", 7, ["见了", "第三章"]), Case("见了第３章", 7, ["见了", "第３章"]),
    Case("训练 10 个轮次", 8, ["训练", "10 个轮", "次"]), Case("共训练10个轮次", 8, ["共训练", "10个轮次"]),
    Case("降了 25 %。", 9, ["降了", "25 %。"]), Case("is 5 of 10", 6, ["is 5", "of 10"]),
    Case("용량은 70 GB까지이고", 13, ["용량은", "70 GB까지이고"]),
    Case("무게는 5 kg의 것", 11, ["무게는", "5 kg의 것"]), Case("at 100 ms/op.", 11, ["at", "100 ms/op."]),
    Case("속도 100 km/h이다", 12, ["속도", "100 km/h이다"]), Case("约 70 GB的模型", 8, ["约 70 GB", "的模型"]),
    Case("have 100 gram", 9, ["have 100", "gram"]),
    Case("在２０２４年", 9, ["在", "２０２４", "年"]), Case("在那２０２４年", 10, ["在那", "２０２４年"]),
    Case("see No. 5 of", 8, ["see", "No. 5 of"]),
    Case("on pp. 12, 14", 7, ["on", "pp. 12,", "14"]),
    Case("is a no 5", 7, ["is a no", "5"]), Case("see § 3 now", 5, ["see", "§ 3", "now"]),
    // The path of a file.
    Case("文件：/usr/local/bin/x.py", 20, ["文件：", "/usr/local/bin/x.py"]),
    Case("in ~/ab/cd/ef or", 12, ["in", "~/ab/cd/ef", "or"]),
    Case("one/two/three", 8, ["one/two/", "three"]),
    // An address.
    Case("见 https://a.org/b-cd/ef 处", 22, ["见", "https://a.org/b-cd/ef", "处"]),
    Case("in www.example.org/ab/cd", 21, ["in", "www.example.org/ab/cd"]),
    // A word beside quotes that are straight or stand the wrong way round.
    Case("说\"LoRA\"和\"QLoRA\"和\"AdaLoRA\"", 10, ["说\"LoRA\"和", "\"QLoRA\"和", "\"AdaLoRA\""]),
    Case("甲的”LoRA”法", 8, ["甲", "的”LoRA”", "法"]), Case("用“LoRA“法甲乙", 8, ["用", "“LoRA“法", "甲乙"]),
    Case("a 5\" disk, it's", 7, ["a 5\"", "disk,", "it's"]),
    // Full-width letters and digits.
    Case("电话１２３４", 10, ["电话", "１２３４"]), Case("约３．１４，好", 10, ["约", "３．１４，", "好"]),
    Case("电话１２３４５６", 10, ["电话１２３", "４５６"]),
    // Korean.
    Case("한국어는 띄어쓰기에서", 12, ["한국어는", "띄어쓰기에서"]), Case("띄어쓰기에서", 6, ["띄어쓰", "기에서"]),
    Case("LoRA를 쓴다", 8, ["LoRA를", "쓴다"]),
  ]) func keptTogether(_ item: Case) {
    #expect(StyledLine(item.text).wrapped(to: item.width).map(\.text) == item.lines)
  }

  /// Code that fits in a line is never in two, whatever stands around it; a mark that has to follow it
  /// may take two columns more.
  @Test(arguments: 0..<20) func codeIsWhole(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let width = Int.random(in: 12...60, using: &random)
      let code = "{" + String(random.mixedText(pieces: 4).prefix(20)) + "}"
      guard code.columns + 4 <= width, !code.contains("\n") else { continue }
      let line = StyledLine([
        StyledRun("甲" + String(repeating: "字", count: Int.random(in: 0...20, using: &random))),
        StyledRun(code, Style(.code)), StyledRun(random.pick(["，然后", "字字", " then"])),
      ])
      let lines = line.wrapped(to: width).map { line in
        line.runs.filter { $0.style == Style(.code) }.map(\.text).joined()
      }
      #expect(lines.contains(code), "\(line.text) at \(width)")
    }
  }

  /// Vowels that are written before or after their consonant stay with it.
  @Test(arguments: 2...40) func thaiClustersStayWhole(_ width: Int) {
    let text = "ภาษาไทยไม่มีช่องว่างระหว่างคำและเราต้องแยกคำด้วยเครื่องหรือพจนานุกรมเท่านั้นฯลฯๆ"
    let lines = StyledLine(text).wrapped(to: width).map(\.text)
    #expect(lines.joined() == text)
    guard width > 3 else { return }
    for (line, next) in zip(lines, lines.dropFirst()) {
      #expect(!(line.unicodeScalars.last.map { (0x0E40...0x0E44).contains($0.value) } ?? true))
      #expect(
        !(next.unicodeScalars.first.map {
          (0x0E2F...0x0E3A).contains($0.value) || (0x0E45...0x0E4E).contains($0.value)
        } ?? true), "\(line) | \(next)")
    }
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

  @Test(arguments: 0..<40, AmbiguousWidth.allCases)
  func anyTextKeepsTheRules(_ seed: UInt64, width: AmbiguousWidth) {
    width.on { checkAnyText(seed) }
  }

  private func checkAnyText(_ seed: UInt64) {
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
    let tooWide = AmbiguousWidth.current == .wide ? "?" : "\u{FFFD}"
    func clusters(_ line: StyledLine) -> [StyledRun] {
      line.runs.flatMap { run in
        run.text.filter { !spaces.contains($0) }.map { cluster in
          StyledRun(cluster.columns > width ? tooWide : String(cluster), run.style)
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
