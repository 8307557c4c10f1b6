import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// Screens with any number of boxes, and what they say of the rules in force.
@Suite struct BoxCountTests {
  init() { UTF8Locale.use() }

  private static let sizes = [(80, 24), (120, 40), (60, 16), (40, 12), (30, 8)]

  /// A learner with a card in the last of some boxes.
  private func learner(
    _ boxes: Int, _ size: (Int, Int) = (80, 24), _ language: Language = .english, last: Int = 256
  ) -> Learner {
    let days = (1...boxes).map { $0 == boxes ? last : $0 }
    let settings = Scheduler.BoxSettings(days: days)
    let first = SampleDecks.library(SampleDecks.gardens).entries[0].id
    let event = Event(
      id: Event.ID(device: "lap", counter: 1), time: Instant(milliseconds: 0), day: Day(20_000),
      card: first, kind: .answer(.good, from: nil, to: boxes, due: Day(20_500), seconds: nil))
    return Learner(
      columns: size.0, rows: size.1, language: language,
      record: StudyRecord(history: [event], day: Day(20_514)),
      scheduler: Scheduler(settings: settings))
  }

  @Test(arguments: 1...21, sizes)
  func everyScreenHasRoom(boxes: Int, size: (Int, Int)) {
    for language in Language.allCases {
      for last in [256, 36_500] {
        var learner = learner(boxes, size, language, last: last)
        let width = ScreenAreas(size: Size(columns: size.0, rows: size.1)).width
        // Four columns of a name, two of a gap, and never fewer columns than the title has.
        func mostBoxes(_ width: Int) -> Int {
          let room = width - 12 - (language == .english ? 9 : 8) - 2
          return room < learner.state.messages.boxes.columns ? 0 : min(20, room)
        }
        func check(_ name: String) {
          expectComposed(learner.state.view())
          for line in learner.screen.split(separator: "\n") {
            #expect(String(line).trimmedEnd.columns <= size.0, "\(name) \(line)")
          }
        }
        check("today")
        #expect(learner.screen.contains(language == .english ? "Gardening" : "园艺"))
        #expect(
          learner.screen.contains(learner.state.messages.boxes) == (boxes <= mostBoxes(width)))
        learner.press(.enter)
        check("question")
        let shown = learner.screen
        #expect(shown.contains(learner.state.messages.box(boxes)))
        learner.press(" ")
        check("answer")
        // Each interval with a space behind it.
        let row = ScreenAreas(size: learner.state.size).notice
        let intervals = learner.state.view().text(ofRow: row)
        let numbers = intervals.split(separator: " ").compactMap { word in
          Int(word.prefix { $0.isNumber })
        }
        #expect(numbers.count >= 3, "\(intervals)")
        learner.press("1")
        for key: Key in ["s", "?"] {
          learner.press(key)
          check("\(key)")
          learner.press(.escape)
        }
      }
    }
  }

  /// Boxes are given up before a name is cut; a very long name is cut beside them.
  @Test(arguments: [
    (9, 80, 40, true), (20, 80, 42, false), (9, 60, 42, false), (20, 80, 70, false),
    (9, 80, 70, true),
  ])
  func aNameIsNotCutForTheBoxes(boxes: Int, columns: Int, name: Int, shown: Bool) {
    let topic = String(repeating: "n", count: name - 2)
    let learner = Learner(
      columns: columns, decks: [("d.en.md", "# D\n\n## \(topic)\n\n### Q\n\nA\n")],
      scheduler: Scheduler(settings: .init(days: Array(1...boxes))))
    #expect(learner.screen.contains("boxes") == shown)
    #expect(learner.screen.contains(topic) == (name < 60))
  }

  @Test(arguments: [(80, 24), (40, 12)], Language.allCases)
  func twelveBoxesLookAsOnRecord(size: (Int, Int), language: Language) throws {
    var learner = learner(12, size, language)
    let suffix = "12-boxes-\(size.0)x\(size.1)-\(language.rawValue)"
    try expectFrame(learner.state.view(), named: "today-\(suffix)")
    learner.press(.enter, " ")
    try expectFrame(learner.state.view(), named: "answer-\(suffix)")
    learner.press("1", "s")
    try expectFrame(learner.state.view(), named: "statistics-\(suffix)")
  }

  @Test func helpSaysTheRulesInForce() {
    func rules(_ scheduler: Scheduler, _ messages: any Messages = English()) -> String {
      HelpScreen.rules(scheduler, messages, width: 200).map(\.text).joined(separator: "\n")
    }
    #expect(
      rules(Scheduler()) == """
        Boxes
          Pace normal; a forgotten card goes half-way down
          days   1 2 4 8 16 32 64 128 256
          again  half-way down (from box 9 to 5), and comes back today
          hard   stays in its box (a new card: box 1)
          good   one box up (a new card: box 2)
          easy   two boxes up (a new card: box 3)
        """)
    let classic = rules(Scheduler(recordedPace: "classic"))
    #expect(classic.contains("Pace classic") && classic.contains("again  to box 1, and comes"))
    let own = rules(Scheduler(settings: .init(days: [5, 9])), Chinese())
    #expect(own.contains("自定的盒子") && own.contains("5 9") && own.contains("（新卡进第 2 盒）"))
  }

  @Test func aCardAboveTheLastBoxShowsInTheLastOne() {
    var learner = learner(9)
    learner.study.mark(CardID(""), .pace("classic"))
    learner.receive(.recorded(learner.study.record, learner.study.day))
    #expect(learner.state.scheduler.boxes.count == 9, "the learner's own boxes stay")
    var plain = Learner(record: learner.study.record)
    #expect(plain.state.scheduler.boxes == Pace.classic.boxes)
    plain.press(.enter)
    #expect(plain.screen.contains("■■■■■■■  box 7"))
    plain.press(.escape, "s")
    #expect(plain.screen.contains("box 7  64 days  1"))
    #expect(!plain.screen.contains("box 8"))
  }

  // MARK: A choice that another machine makes meanwhile

  @Test func aPaceArrivesInTheMiddleOfASession() {
    let desk = Workplace()
    desk.terminal.beforeKey = [
      2: {
        desk.store.news = News(arrivals: [.init(device: "phone", answers: 0)])
        desk.store.paceElsewhere = "light"
      }
    ]
    _ = desk.run(.enter, " ", "3", " ", "3", "u", "q")
    let shown = desk.terminal.screens
    #expect(shown[2].contains(/1 day +2 days +4 days/), "before it")
    #expect(shown[3].contains("The pace is light now, as chosen elsewhere"))
    #expect(shown[4].contains(/2 days +4 days +8 days/), "box 2 of the pace light")
    let answers = desk.store.record.answers(on: desk.store.day)
    #expect(answers.count == 1)
    let first = desk.store.record[answers[0].card]
    #expect(first?.box == 2 && first.map { $0.due - desk.store.day } == 2, "as it was promised")
  }

  @Test func uTakesAChoiceBack() {
    var learner = Learner()
    learner.study.mark(CardID(""), .pace("classic"))
    learner.receive(.recorded(learner.study.record, learner.study.day))
    learner.press("u")
    #expect(learner.screen.contains("Taken back (pace classic)"))
    #expect(learner.state.scheduler.pace == .normal)
    learner.press(.control("r"))
    #expect(learner.screen.contains("Done again (pace classic)"))
    #expect(learner.state.scheduler.boxes == Pace.classic.boxes)
  }
}

extension String {
  var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
