import FlashcardDeck
import TestSupport
import Testing

/// What the author of a native deck marks stays what it is beside numbered headings.
@Suite struct KindsInNotesTests {
  private static let deck = """
    ## T

    ### Loading

    {{c1::verify}} and {{c2::link}}

    ### Other?

    {{c1::x}} y

    ### Plain?

    yes

    ### Loam
    <!-- kind: reversed -->

    soil

    ### Which?

    - [x] a
    - [ ] b

    ### Port?
    <!-- kind: typed -->

    22
    """

  private func cards(_ text: String) -> [String] {
    SampleDecks.file(text).allCards.map { "\($0.id) \($0.kind)" }
  }

  /// A number before the heading with this place, or before all of them.
  @Test(arguments: [[0], [1], [2], [3], [4], [5], [0, 1, 2, 3, 4, 5]])
  func aNumberChangesNoCard(_ numbered: [Int]) {
    var place = -1
    let lines = Self.deck.split(separator: "\n", omittingEmptySubsequences: false).map {
      line -> String in
      guard line.hasPrefix("### ") else { return String(line) }
      place += 1
      return numbered.contains(place) ? "### \(place + 1). \(line.dropFirst(4))" : String(line)
    }
    let file = SampleDecks.file(lines.joined(separator: "\n"))
    #expect(file.problems.isEmpty)
    let (before, after) = (cards(Self.deck), file.allCards.map { "\($0.id) \($0.kind)" })
    #expect(before.count == 8 && after.count == 8)
    if numbered.contains(0) { #expect(after == before) }
    // Behind a native heading a number is a word of the question, so its card has another name.
    let kinds = { (cards: [String]) in cards.map { $0.split(separator: " ")[1] } }
    #expect(kinds(after) == kinds(before))
  }

  /// A summary is no card of notes, but one of a native deck.
  @Test func aSummaryThatAsksIsWarnedOf() {
    let text = "## T\n\n### 1. a\n\nA\n\n### Summary\n\n{{c1::x}}\n\n### Overview\n\nText\n"
    let file = SampleDecks.file(text)
    #expect(file.allCards.map(\.question) == ["a"])
    #expect(file.problems.map(\.line) == [7])
  }

  @Test func mistakesAreSaidWithTheirLine() {
    let file = SampleDecks.file(
      "### 1. a\n<!-- kind: cloze -->\n\nno gap\n\n### 2. b\n<!-- kind: odd -->\n\nB\n\n### 3. c\n\nC\n"
    )
    #expect(file.allCards.map(\.question) == ["c"])
    #expect(file.problems.map(\.line) == [2, 7])
  }

  @Test func labelledAnswersHaveGaps() {
    let file = SampleDecks.file("### 1. a\n\n**题目：** q\n\n**答案：** x {{c1::y}} z\n\n**解析：** e\n")
    #expect(file.allCards.map(\.kind) == [.cloze])
    #expect(file.allCards.map(\.explanation) == ["e"])
  }

  /// Lists of tasks in notes of other programs are text.
  @Test(arguments: [
    "## Q: Which?\n- [x] a\n- [ ] b\n\n## Q: Why?\n\nSo.\n",
    "### 1. Which?\n\n**答案：**\n\n- [x] a\n- [ ] b\n",
    "### 1. What is done?\n\n- [x] a\n- [ ] b\n- c\n",
  ])
  func otherListsAreText(_ text: String) {
    let file = SampleDecks.file(text)
    #expect(file.allCards.allSatisfy { $0.kind == .basic })
    #expect(file.allCards.first?.answer.hasPrefix("- [x] a\n- [ ] b") ?? false)
    #expect(file.problems.isEmpty)
  }
}
