import FlashcardDeck
import Testing

@testable import StudyInterface

/// The grades below an answer.
@Suite struct GradeTests {
  private static let sizes = [(80, 24), (120, 40), (40, 12), (30, 8)]

  /// The column at which a text begins in a row of a frame; nil if it is not there.
  private func column(of text: String, inRow row: Int, _ frame: Frame) -> Int? {
    let row = frame.text(ofRow: row)
    return row.firstRange(of: text).map { String(row[..<$0.lowerBound]).columns }
  }

  @Test(arguments: sizes, Language.allCases)
  func eachIntervalStandsBelowItsGrade(size: (Int, Int), language: Language) {
    var learner = Learner(columns: size.0, rows: size.1, language: language)
    learner.press(.enter, " ")
    let (frame, areas) = (learner.state.view(), ScreenAreas(size: learner.state.size))
    let messages = language.messages
    var last = -1
    for (grade, days) in zip(Grade.allCases, [0, 1, 2, 4]) {
      let key = "\(grade.rawValue)"
      let name = messages.name(of: grade)
      let mark = grade == .good && areas.width < 36 ? "›" : " "
      let start = column(of: key + mark + name, inRow: areas.notice - 1, frame) ?? -1
      #expect(
        start <= areas.left
          || [" ", " ›"].contains {
            frame.text(ofRow: areas.notice - 1).contains($0 + key + mark)
          })
      let interval =
        days == 0
        ? messages.today
        : messages.interval(days, width: areas.width < 36 ? 4 : areas.width / 4 - 2)
      #expect(start > last, "\(name)")
      #expect(column(of: interval, inRow: areas.notice, frame) == start + 2, "\(interval)")
      last = start
    }
  }

  /// By a sign and by heavier strokes, since a terminal may have no colours.
  @Test(arguments: sizes) func theDefaultIsMarked(size: (Int, Int)) {
    var learner = Learner(columns: size.0, rows: size.1)
    learner.press(.enter, " ")
    let (frame, areas) = (learner.state.view(), ScreenAreas(size: learner.state.size))
    let row = areas.notice - 1
    #expect(frame.text(ofRow: row).filter { $0 == "›" }.count == 1)
    let mark = column(of: "›", inRow: row, frame) ?? 0
    let good = column(of: size.0 < 40 ? "3›good" : "3 good", inRow: row, frame) ?? 0
    #expect(size.0 < 40 ? mark == good + 1 : (1...2).contains(good - mark))
    let bold = Grade.allCases.filter { grade in
      let name = column(of: grade.name, inRow: row, frame) ?? 0
      return frame.cells[row * frame.size.columns + name].style.bold
    }
    #expect(bold == [.good])
  }

  @Test func eachGradeHasItsOwnTone() {
    var learner = Learner()
    learner.press(.enter, " ")
    let (frame, areas) = (learner.state.view(), ScreenAreas(size: learner.state.size))
    let row = areas.notice - 1
    let roles = Grade.allCases.map { grade in
      let start = column(of: grade.name, inRow: row, frame) ?? 0
      return frame.cells[row * frame.size.columns + start].style.role
    }
    #expect(roles == [.again, .hard, .good, .easy])
    for theme in [Theme.dark, .light, .terminal] {
      #expect(Set(roles.map { theme[$0].rich }).count == 4)
    }
    for (name, role) in zip(["again", "hard", "good", "easy"], roles) {
      let (appearance, mistakes) = Appearance.reading([(name, "#123456")])
      #expect(mistakes.isEmpty)
      #expect(appearance.theme()[role].rich == .rgb(RGB(0x123456)))
    }
  }

  @Test(arguments: sizes, Language.allCases)
  func aNoticeCoversNoGrade(size: (Int, Int), language: Language) {
    var learner = Learner(columns: size.0, rows: size.1, language: language)
    learner.press(.enter, " ")
    let areas = ScreenAreas(size: learner.state.size)
    let rows = { (frame: Frame) in
      ((areas.notice - 1)...areas.hints).map(frame.text(ofRow:))
    }
    let before = rows(learner.state.view())
    learner.receive(.notice(.unwritten(12_345, reason: "no space left on the device")))
    let frame = learner.state.view()
    #expect(rows(frame) == before)
    // In the row above, or in rows above it as well, and whole.
    let said = (areas.body.lowerBound..<areas.notice - 1).map(frame.text(ofRow:)).joined()
    let sentence = language.messages.unwritten(12_345, reason: "no space left on the device")
    let isWhole = said.filter { $0 != " " }.contains(sentence.filter { $0 != " " })
    #expect(isWhole || size.1 < 12 && said.contains("12345"))
  }

  /// What is read stays where it is when the answer comes.
  @Test(arguments: sizes.dropLast()) func theQuestionDoesNotJump(size: (Int, Int)) {
    var learner = Learner(columns: size.0, rows: size.1)
    learner.press(.enter)
    let question = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
    learner.press(" ")
    let answer = learner.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let row = question.firstIndex { $0.contains("What is humus?") } ?? 0
    #expect(row > 0)
    #expect(question[...row] == answer[...row])
  }

  @Test(arguments: sizes) func bothRowsOfAGradeTakeAClick(size: (Int, Int)) {
    for row in [1, 0] {
      for (position, grade) in Grade.allCases.enumerated() {
        var learner = Learner(columns: size.0, rows: size.1)
        learner.press(.enter, " ")
        let areas = ScreenAreas(size: learner.state.size)
        let column = areas.left + position * (areas.width / 4) + 2
        learner.press(.click(.init(row: areas.notice - row, column: column)))
        let answer = learner.study.history.last?.kind
        guard case .answer(grade, _, _, _, _) = answer else {
          Issue.record("\(grade): \(String(describing: answer))")
          continue
        }
      }
    }
  }
}
