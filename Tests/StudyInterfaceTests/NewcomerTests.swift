import FlashcardDeck
import TestSupport
import Testing

@testable import StudyInterface

/// What a newcomer looks for on a screen.
@Suite struct NewcomerTests {
  private func lastRows(_ learner: Learner) -> (notice: String, hints: String) {
    let frame = learner.state.view()
    let areas = learner.state.areas
    return (frame.text(ofRow: areas.notice), frame.text(ofRow: areas.hints))
  }

  @Test(arguments: [30, 40, 60, 80, 120], Language.allCases)
  func aReviewCountsItsCards(columns: Int, language: Language) {
    var learner = Learner(columns: columns, rows: 12, language: language)
    learner.press(.enter)
    let header = learner.state.view().text(ofRow: 0)
    #expect(header.trimmedEnd.hasSuffix("0/3"))
    #expect(header.contains(language == .english ? "3 new" : "新卡 3") || columns == 30)
    learner.press(" ", "4")
    #expect(learner.state.view().text(ofRow: 0).trimmedEnd.hasSuffix("1/3"))
  }

  @Test(arguments: [(80, 24), (40, 12)], Language.allCases)
  func whatIsKnownOfACardIsInWordsAndTakesKeys(size: (Int, Int), language: Language) {
    let isEnglish = language == .english
    var learner = Learner(columns: size.0, rows: size.1, language: language)
    learner.press(.enter, " ", "1")
    for _ in 0..<8 where !learner.screen.contains(isEnglish ? "humus" : "腐殖质") {
      learner.press(" ", "4")
    }
    learner.press("i")
    #expect(learner.screen.contains("1   2026-"))
    #expect(!learner.screen.contains("2026-03-02 –"), "one day once")
    learner.press("*")
    learner.press("x")
    #expect(learner.screen.contains(isEnglish ? "x again wakes it" : "再按 x 启用"))
    learner.press(.down)
    #expect(learner.screen.contains(isEnglish ? "starred · suspended" : "星标 · 已停用"))
    learner.press("x")
    #expect(learner.screen.contains(isEnglish ? "Woken: What is" : "已启用：什么"))
    learner.press("e")
    guard case .edit? = learner.effects.last else {
      Issue.record("no editor")
      return
    }
    #expect(lastRows(learner).hints.contains(isEnglish ? "e edit" : "e 编辑"))
  }

  @Test func gradesStandApartAndMonthsFurtherApart() {
    var learner = Learner()
    let card = learner.state.library.entries[0].id
    let days = [20_514, 20_515, 20_560]
    let answers = days.map { PastAnswer(day: Day($0), grade: .good, isPractice: false) }
    learner.receive(.answers(card, answers))
    #expect(learner.screen.contains("3 3   3   2026-03-02 – 2026-04-17"))
  }

  @Test(arguments: Language.allCases) func aSearchWithoutHitsOffersNothingToOpen(language: Language)
  {
    let words = language.messages
    var learner = Learner(language: language)
    learner.press("/")
    #expect(learner.screen.contains("is:leech") && learner.screen.contains("is:buried"))
    learner.type("zzz")
    for action in [Action.open, .practise] {
      #expect(!lastRows(learner).hints.contains(words.label(of: action)))
    }
    learner.press(.control("u"))
    learner.type("sponge")
    for action in [Action.open, .practise] {
      #expect(lastRows(learner).hints.contains(words.label(of: action)))
    }
  }

  @Test func anExcerptSaysWhereItGoesOn() {
    let words = (0..<60).map { "w\($0)" }.joined(separator: " ")
    let deck = "# D\n\n### long\n\n\(words)\n\n### short\n\nw30 alone\n"
    // Answered today: of a card that is still to be asked nothing is shown.
    var study = MemoryStudy(day: Day(20_514))
    for entry in SampleDecks.library([("d.md", deck)]).entries { study.answer(entry.id, .good) }
    var learner = Learner(decks: [("d.md", deck)], record: study.record)
    learner.press("/")
    func excerpt(_ text: String) -> String {
      let row =
        learner.screen.split(separator: "\n").first { $0.contains(text) && !$0.contains("/ ") }
        ?? ""
      return String(row.drop { $0 == " " }).trimmedEnd
    }
    for (word, begins, ends) in [("w0", true, false), ("w30", false, false), ("w59", false, true)] {
      learner.press(.control("u"))
      learner.type(word)
      let row = excerpt(" \(begins ? "w0" : word)")
      #expect(row.hasPrefix("… ") == !begins, "\(row)")
      #expect(row.hasSuffix(" …") == !ends, "\(row)")
      #expect(row.columns <= 70)
    }
    learner.press(.control("u"))
    learner.type("w30")
    #expect(excerpt("w30 alone") == "w30 alone")
  }

  /// Words that only the English text has find the card, and the topic is named as the reader knows it.
  @Test func aTopicIsNamedInTheReadersLanguage() {
    var learner = Learner(language: .chinese)
    learner.press("/")
    learner.type("What")
    #expect(learner.screen.contains("什么是腐殖质") && learner.screen.contains("土壤"))
    #expect(!learner.screen.contains("Soil"), "\(learner.screen)")
    // Except if the words are in its other name.
    learner.press(.control("u"))
    learner.type("Soil humus")
    #expect(learner.screen.contains("Soil"), "\(learner.screen)")
  }

  @Test func aNoticeStandsBesideTheMarksOfAList() {
    let deck = "# D\n\n" + (1...40).map { "## t\($0)\n\n### q\($0)\n\na\n" }.joined()
    for columns in [80, 120] {
      var learner = Learner(columns: columns, decks: [("d.md", deck)])
      let before = lastRows(learner).notice.trimmedEnd
      #expect(before.hasPrefix(" ") && before.contains("↓ "))
      learner.press("c")
      let row = lastRows(learner).notice.trimmedEnd
      #expect(row.contains(English().noDoubts))
      #expect(row.hasSuffix(before.drop { $0 == " " }))
    }
  }

  @Test(arguments: Language.allCases) func aPracticeSaysItsRuleOnce(language: Language) {
    var learner = Learner(language: language)
    learner.press(.enter, " ", "4", .escape, "p")
    let rule = language.messages.practiceRuleWithNew
    #expect(learner.screen.contains(rule))
    learner.press(" ")
    #expect(!learner.screen.contains(rule))
  }

  @Test func aCardOfTomorrowIsNotPutOff() {
    var learner = Learner()
    learner.press(.enter, " ", "2", .escape, "b", .right)
    let row = learner.screen.split(separator: "\n").firstIndex { $0.contains("tomorrow") } ?? 0
    let cursor = learner.screen.split(separator: "\n").firstIndex { $0.contains("▸") } ?? 0
    for _ in 0..<max(0, row - cursor) { learner.press(.down) }
    learner.press("-")
    #expect(learner.screen.contains("not due until tomorrow"))
    #expect(learner.study.record.remarks.marks.isEmpty)
  }

  @Test(arguments: Language.allCases) func theSummaryPractises(language: Language) {
    var learner = Learner(language: language)
    learner.press(.enter, " ", "4", " ", "4", " ", "4")
    let words = language.messages
    #expect(lastRows(learner).hints.contains("p " + words.label(of: .practise)))
    #expect(lastRows(learner).hints.contains("Enter " + words.backToToday))
    learner.press("p")
    #expect(learner.screen.contains(words.practiceRule) && learner.screen.contains("0/3"))
    learner.press(.escape)
    #expect(learner.screen.contains(words.summaryTitle))
  }

  /// Help says of each screen once what goes back, and of several screens once for all of them.
  @Test(arguments: Context.allCases) func helpSaysOnceWhatGoesBack(caller: Context) {
    let lines = HelpScreen.lines(.standard, English(), of: caller, width: 40).map(\.text)
    let backs = lines.filter { $0.hasSuffix("  back") }
    #expect(Set(backs).count == backs.count, "\(backs)")
    let isBack = [Context.today, .question, .answer].contains(caller)
    // Of this screen or of several, and of the summary, where Enter does it, too.
    #expect(backs.count <= (isBack ? 2 : 3), "\(backs)")
    let sections = lines.split(separator: "")
    for section in sections {
      #expect(section.filter { $0.hasSuffix("  back") }.count <= 1, "\(section)")
    }
  }
}
