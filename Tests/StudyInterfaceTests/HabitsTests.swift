import TestSupport
import Testing

@testable import StudyInterface

/// Counts, keys of two parts, pages and clicks.
@Suite struct HabitsTests {
  init() { UTF8Locale.use() }

  private static let cards =
    "# D\n\n" + (1...60).map { "### card \($0)\n\nanswer \($0)\n" }.joined(separator: "\n")
  private static let long =
    "# D\n\n### q" + String(repeating: " word", count: 900) + "\n\n"
    + (1...60).map { "- line \($0)" }.joined(separator: "\n") + "\n\n### second\n\nanswer\n"

  /// On the list of all cards.
  private func list(columns: Int = 80, rows: Int = 24) -> Learner {
    var learner = Learner(columns: columns, rows: rows, decks: [("d.md", Self.cards)])
    learner.press("b", .enter)
    return learner
  }

  private func row(_ learner: Learner) -> Int? {
    (learner.state.screen as? CardListScreen).map { $0.cursor + 1 }
  }

  @Test(arguments: [
    ("5j", 6), ("12G", 12), ("G", 60), ("Ggg", 1), ("30gg", 30), ("99G", 60), ("99999999999j", 60),
    ("10jk", 10), ("20G5k", 15), ("10j03k", 8), ("5j5", 6), ("g3j", 2), ("gG", 1), ("0j", 2),
    ("20j5gg", 5), ("３j", 4), ("１２G", 12),
  ])
  func countsAndKeysOfTwoParts(keys: String, expected: Int) {
    var learner = list()
    learner.type(keys)
    #expect(row(learner) == expected)
  }

  @Test func whatIsNotWholeIsShownAndEscapeDropsIt() {
    var learner = list()
    for (key, shown) in [("1", "1…"), ("2", "12…"), ("g", "12g…")] as [(Key, String)] {
      learner.press(key)
      #expect(learner.screen.contains(shown))
    }
    learner.press(.resize(Size(columns: 40, rows: 12)))
    #expect(learner.screen.contains("12g…"))
    learner.press(.escape)
    #expect(!learner.screen.contains("…  Esc") && row(learner) == 1)
    learner.press("j")
    #expect(row(learner) == 2)
    learner.press("g", "x")
    #expect(learner.screen.contains("No such key here") && learner.effects.isEmpty)
    learner.press("4", .click(.init(row: 0, column: 0)), "j")
    #expect(row(learner) == 3, "the mouse drops it")
  }

  @Test func aCountTakesCardsOfATopicAtOnce() {
    var learner = list()
    learner.press(.enter)
    learner.type("7n")
    #expect(learner.screen.contains("8 / 60"))
    learner.type("99n")
    #expect(learner.screen.contains("60 / 60") && learner.screen.contains("last card"))
    learner.type("9N")
    #expect(learner.screen.contains("51 / 60"))
  }

  @Test func halfPagesAndPages() {
    var learner = list()
    let steps: [(Key, Int)] = [
      (.control("d"), 10), (.control("f"), 27), (.control("u"), 18), (.control("b"), 1),
    ]
    for (key, expected) in steps {
      learner.press(key)
      #expect(row(learner) == expected)
    }
    learner.press("2", .control("f"))
    #expect(row(learner) == 35)
    learner.press("4", .control("u"))
    #expect(row(learner) == 31, "so many rows, as in vi")
  }

  @Test(arguments: [" ", .enter] as [Key])
  func pagesComeBeforeTheAnswerAndTheGrade(key: Key) {
    var learner = Learner(decks: [("d.md", Self.long)])
    learner.press(.enter)
    var pages = 0
    while learner.state.screen.context == .question {
      #expect(
        learner.screen.contains(learner.screen.contains("↓") ? "Space more" : "Space show"))
      learner.press(key)
      pages += 1
    }
    #expect(pages > 2 && learner.effects.isEmpty)
    pages = 0
    while learner.effects.isEmpty {
      let isAtEnd = !learner.screen.contains("↓")
      #expect(learner.screen.contains(isAtEnd ? "Space good" : "Space more"))
      #expect(learner.state.gradedCard == nil || isAtEnd, "nothing is composed ahead of a page")
      learner.press(key)
      #expect(learner.effects.isEmpty != isAtEnd)
      pages += 1
    }
    #expect(pages > 2)
  }

  @Test func aDigitGradesOnAnyPageAndIsNoCount() {
    var learner = Learner(decks: [("d.md", Self.long)])
    learner.press(.enter, "5")
    #expect(learner.state.pending.isEmpty)
    while learner.state.screen.context == .question { learner.press(" ") }
    learner.press("5")
    #expect(learner.state.pending.isEmpty && learner.screen.contains("No such key"))
    learner.press("4")
    #expect(learner.effects.count == 1)
  }

  @Test func altKeysDoNothing() {
    var learner = Learner()
    learner.press(.enter, " ")
    let before = learner.state.screen as? ReviewScreen
    for key in ["1", "3", " ", "u", "x", "q", .enter, .up, .control("c")] as [Key] {
      learner.press(.alt(key))
      #expect(learner.screen.contains("No such key here"))
    }
    #expect(learner.effects.isEmpty && before?.session.current != nil)
    #expect((learner.state.screen as? ReviewScreen)?.showsAnswer == true)
    learner.press(.escape, "/", .alt("a"))
    #expect(learner.screen.contains("type to search"))
  }

  // MARK: The mouse

  private func click(_ learner: inout Learner, on text: String) {
    let lines = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let row = lines.firstIndex { $0.contains(text) } ?? 0
    let column = lines[row].firstRange(of: text).map { lines[row][..<$0.lowerBound].count } ?? 0
    learner.press(.click(.init(row: row, column: column)))
  }

  @Test(arguments: [(80, 24), (40, 12)]) func aClickChoosesAndThenOpens(columns: Int, rows: Int) {
    var learner = list(columns: columns, rows: rows)
    click(&learner, on: "card 4 ")
    #expect(row(learner) == 4)
    learner.press("G")
    click(&learner, on: "card 58 ")
    #expect(row(learner) == 58, "of a list that is scrolled")
    click(&learner, on: "card 58 ")
    #expect(learner.screen.contains("58 / 60"))
    learner.press("q", "q", "q", "q")
    #expect(learner.effects == [.quit])
  }

  @Test func everyRowOfEveryScreenMayBeClickedOn() {
    for opening in [
      [], ["b"], ["b", .enter], ["b", .enter, .enter], ["/", "a"], [.enter], ["?"], ["s"],
      ["b", .enter, "i"], [.enter, " "], ["t"], ["t", .enter], ["t", .enter, " "],
      ["t", .enter, " ", .enter],
    ]
      as [[Key]]
    {
      for size in [
        Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 30, rows: 8),
      ] {
        for row in -1...size.rows {
          var learner = Learner(columns: size.columns, rows: size.rows)
          for key in opening { learner.press(key) }
          let header = learner.state.view().text(ofRow: ScreenAreas(size: size).header)
          #expect(header.contains { $0 != " " }, "\(opening) \(size)")
          learner.press(.click(.init(row: row, column: 4)))
          expectComposed(learner.state.view())
          #expect(!learner.screen.contains("No such key"))
        }
      }
    }
  }

  @Test(arguments: [(80, 24), (40, 12)]) func gradesAndHintsMayBeClickedOn(columns: Int, rows: Int)
  {
    var learner = Learner(columns: columns, rows: rows)
    learner.press(.enter)
    click(&learner, on: "show answer")
    while learner.screen.contains("↓") { learner.press(.down) }
    click(&learner, on: "2 hard")
    #expect(learner.effects == [.answer("humus", .hard, seconds: 60)] || learner.effects.count == 1)
    if case .answer(_, let grade, _)? = learner.effects.first { #expect(grade == .hard) }
    click(&learner, on: "q quit")
    #expect(learner.effects.last == .quit)
  }

  @Test func theWheelMovesByThreeRows() {
    var learner = list()
    learner.press(.wheelDown, .wheelDown, .wheelUp)
    #expect(row(learner) == 4)
  }

  // MARK: Looks

  @Test func qClosesWhatWasOpenedForALookAndElseLeaves() {
    for (keys, screens) in [
      (["?"], 1), (["s"], 1), (["s", "?"], 2), (["b", .enter, .enter], 3),
      (["/", "h", .enter], 2), ([.enter, "?"], 2),
    ] as [([Key], Int)] {
      var learner = Learner()
      for key in keys { learner.press(key) }
      learner.press("q")
      #expect(!learner.effects.contains(.quit))
      #expect(learner.state.screens.count == screens, "\(keys)")
    }
    for keys in [[], [.enter], [.enter, " "]] as [[Key]] {
      var learner = Learner()
      for key in keys { learner.press(key) }
      learner.press("q")
      #expect(learner.effects == [.quit], "\(keys)")
    }
  }

  /// The keys under that title do what it says on every screen where letters are commands.
  @Test(arguments: Context.allCases) func keysOfEveryScreenWorkThere(caller: Context) {
    let lines = HelpScreen.lines(.standard, English(), of: caller, width: 40).map(\.text)
    let sections = lines.split(separator: "", omittingEmptySubsequences: false)
    func labels(_ section: Int) -> [String] {
      sections[section].compactMap { $0.firstMatch(of: /^  \S.*?  +(.*)$/).map { String($0.1) } }
    }
    let own = labels(0)
    for (label, actions) in [
      ("up", [Action.up]), ("to the end", [.bottom]), ("search", [.search]),
      ("draw anew", [.redraw]),
    ] {
      if Contexts.commands.contains(caller) {
        #expect(labels(1).contains(label) && !own.contains(label), "\(caller) \(label)")
      }
      for context in Context.allCases where Contexts.commands.contains(context) {
        let known = KeyMap.standard.bindings.filter { $0.places.contains(context) }.map(\.action)
        #expect(actions.allSatisfy(known.contains), "\(context)")
      }
    }
    #expect(!labels(1).contains("close") && !labels(1).contains("back"))
  }

  @Test func leftMeansOneThingOnEachScreen() {
    for context in Context.allCases {
      let bindings = KeyMap.standard.bindings.filter {
        $0.places.contains(context) && ($0.keys.contains(.left) || $0.keys.contains("h"))
      }
      #expect(bindings.count <= 1, "\(context)")
      if let binding = bindings.first {
        // Where letters are typed or choose, only the arrow does.
        let hasLetter = context != .choice && context != .typing
        #expect(binding.keys.contains(.left) && binding.keys.contains("h") == hasLetter)
        // Everywhere the same, except for the line that is typed.
        let expected: [Action] = context == .typing ? [.cursorLeft] : [.back, .backToPoints]
        #expect(expected.contains(binding.action), "\(context)")
      }
    }
  }

  @Test func aListOfOneLanguageSaysThatItHasNoOther() {
    var learner = list()
    let before = learner.screen
    learner.press("L")
    #expect(learner.screen.contains("It is in one language only"))
    learner.press(.down, .up)
    #expect(learner.screen == before)
  }

  @Test func controlLDrawsAnew() {
    let desk = Workplace()
    _ = desk.run(.control("l"), .enter, .control("l"), "q")
    #expect(desk.log.filter { $0 == .redraw }.count == 2)
    #expect(desk.store.saves == 0)
  }
}
