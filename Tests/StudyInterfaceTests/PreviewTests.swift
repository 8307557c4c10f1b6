import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// The card beside a list.
@Suite struct PreviewTests {
  init() { UTF8Locale.use() }

  private static let divider: Character = "│"

  /// What stands right of the divider, row by row; empty if there is none.
  private func preview(_ learner: Learner) -> [String] {
    learner.screen.split(separator: "\n").compactMap { row -> String? in
      guard let divider = row.firstIndex(of: Self.divider) else { return nil }
      return String(row[divider...].dropFirst().drop { $0 == " " })
    }
  }

  private func cards(_ columns: Int, _ rows: Int = 40, _ language: Language = .english) -> Learner {
    var learner = Learner(
      columns: columns, rows: rows, language: language, record: Self.answered(SampleDecks.gardens))
    learner.press("b", .right)
    return learner
  }

  /// What is known of a learner who has answered all cards: they are shown turned.
  private static func answered(_ decks: [(String, String)]) -> StudyRecord {
    var study = MemoryStudy(day: Day(20_514))
    for entry in SampleDecks.library(decks).entries { study.answer(entry.id, .good) }
    return study.record
  }

  @Test(arguments: [30, 80, 109, 110, 120, 200, 400])
  func itIsThereFrom110ColumnsOn(columns: Int) {
    let learner = cards(columns)
    expectComposed(learner.state.view())
    #expect(learner.screen.contains("What is humus?"))
    #expect(preview(learner).isEmpty == (columns < 110))
  }

  @Test func itFollowsTheCursor() {
    var learner = cards(120)
    let first = preview(learner).joined(separator: "\n")
    #expect(first.contains("What is humus?") && first.contains("keeps nutrients near the roots"))
    #expect(first.contains("Explanation") && first.contains("Handbook, chapter 2"))
    learner.press(.down)
    let second = preview(learner).joined(separator: "\n")
    #expect(second.contains("blueberries") && !second.contains("humus"))
    learner.press("L")
    #expect(preview(learner).joined().contains("多数植物喜欢"))
  }

  @Test func whatHasNoRoomIsLeftOutWithASign() {
    for rows in 8...40 {
      let learner = cards(120, rows)
      let shown = preview(learner).map { String($0.reversed().drop { $0 == " " }.reversed()) }
      #expect(!shown.isEmpty)
      let isWhole = shown.contains { $0.contains("chapter 2") }
      #expect((shown.last == "…") != isWhole, "\(rows)")
    }
  }

  @Test func aSearchShowsTheCardThatItFoundWithItsWords() {
    var learner = Learner(
      columns: 120, rows: 40, record: Self.answered(SampleDecks.gardens))
    learner.press("/")
    #expect(preview(learner).isEmpty, "nothing is found yet")
    learner.type("blueberries")
    #expect(preview(learner).contains { $0.contains("What grows") || $0.contains("blueberries") })
    let frame = learner.state.view()
    let left = ScreenAreas(size: learner.state.size, hasPreview: true).previewLeft
    let marked = (0..<frame.size.rows).contains { row in
      frame.row(row).dropFirst(left).contains { $0.style.reverse || $0.style.underline }
    }
    #expect(marked)
    learner.type("xx")
    #expect(preview(learner).isEmpty)
    // Words that only the other language has.
    learner.press(.control("u"))
    learner.type("海绵")
    #expect(preview(learner).joined().contains("像一块海绵"))
  }

  /// Only one card is laid out for a key that moves the cursor, and none for one that does not.
  @Test func theCardIsLaidOutOnce() {
    var learner = cards(120)
    let key = { (learner: Learner) in learner.state.screen.text(learner.state)?.key }
    let first = key(learner)
    #expect(first.flatMap { learner.state.cache[$0] } != nil, "it is kept before it is drawn")
    learner.press(.down)
    #expect(key(learner) != first)
    #expect(key(learner).flatMap { learner.state.cache[$0] } != nil)
    learner.press(.up)
    #expect(key(learner) == first)
    var narrow = cards(80)
    narrow.press(.down)
    #expect(
      narrow.state.screen.text(narrow.state) == nil, "nothing is laid out where it has no room")
  }

  /// As many lines as have room, whatever a card has behind them.
  @Test(arguments: [12, 24, 40]) func onlyWhatShowsIsLaidOut(rows: Int) {
    let answer = (1...400).map { "Paragraph \($0) with **words**.\n\n" }.joined()
    let decks = [("d.md", "# D\n\n## T\n\n### q\n\n\(answer)")]
    var learner = Learner(
      columns: 120, rows: rows, decks: decks, record: Self.answered(decks))
    learner.press("b", .right)
    let lines = learner.state.screen.text(learner.state)?.layout.lines ?? []
    #expect(!lines.isEmpty && lines.count <= rows)
    #expect(preview(learner).last?.hasPrefix("…") == true)
    learner.press(.enter, "G")
    #expect(learner.screen.contains("Paragraph 400"))
  }

  @Test func clicksChooseARowOrOpenTheCard() {
    var learner = cards(120)
    let areas = ScreenAreas(size: learner.state.size, hasPreview: true)
    learner.press(.click(.init(row: areas.body.lowerBound + 1, column: areas.left + 4)))
    #expect(learner.screen.contains("▸ How does the pH"))
    learner.press(.click(.init(row: areas.body.lowerBound + 1, column: areas.previewLeft + 4)))
    #expect(learner.state.screen.context == .card)
    learner.press(.escape)
    #expect(learner.screen.contains("▸ How does the pH"))
    // The hints are where they are shown.
    let frame = learner.state.view()
    let hints = frame.text(ofRow: areas.hints)
    let column = hints.firstRange(of: "? help").map { String(hints[..<$0.lowerBound]).columns } ?? 0
    learner.press(.click(.init(row: areas.hints, column: column)))
    #expect(learner.state.screen.context == .help)
  }

  @Test(arguments: [(109, 40), (110, 8), (120, 40), (120, 12)], Language.allCases)
  func everyRowEndsInTheWindow(size: (Int, Int), language: Language) {
    let long = String(repeating: "很长的词 long ", count: 60)
    var learner = Learner(
      columns: size.0, rows: size.1, language: language,
      decks: [("d.md", "# D\n\n## T\n\n### \(long)\n\n\(long)\n\n```\n\(long)\n```\n")])
    learner.press("b", .right)
    expectComposed(learner.state.view())
    learner.press("/")
    learner.type("long")
    expectComposed(learner.state.view())
  }

  /// Nothing at the right of the header and the hints moves from a list to another screen.
  @Test(arguments: [110, 120, 200], Language.allCases)
  func headersAndHintsEndWhereTheyDoElsewhere(columns: Int, language: Language) {
    var learner = Learner(columns: columns, rows: 40, language: language)
    var ends: Set<Int> = []
    for keys in [[], ["b"], [.right], [.enter], ["i"], ["s"], ["?"]] as [[Key]] {
      for key in keys { learner.press(key) }
      let rows = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
      ends.insert(StyledLine(String(rows[rows.count - 2])).width)
      // Help has nothing at the right of its header.
      if keys != ["?"] { ends.insert(StyledLine(String(rows[1])).width) }
    }
    #expect(ends.count == 1, "\(ends)")
  }

  @Test(arguments: [110, 120, 200]) func aListBesideACardHasItsDueDays(columns: Int) {
    var learner = Learner(columns: columns, rows: 40)
    learner.press(.enter, " ", "3", .escape, "b", .right)
    #expect(learner.screen.contains("in 2 days  ■2"), "\(learner.screen)")
  }
}
