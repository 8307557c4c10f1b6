import FlashcardDeck
import StudyInterface
import Testing

/// Cards that are put away, put off and marked, and what is taken back and done again.
@Suite struct MarkTests {
  private func asked(_ learner: Learner) -> CardID? {
    var other = learner
    other.press(" ")
    return other.state.gradedCard
  }

  @Test(arguments: [Key("x"), "-"], [false, true])
  func aCardThatIsPutAwayIsNotAskedAndComesBack(key: Key, withAnswer: Bool) throws {
    var learner = Learner()
    learner.press(.enter)
    let card = try #require(asked(learner))
    if withAnswer { learner.press(" ") }
    let before = learner.screen
    learner.press(key)
    #expect(asked(learner) != card)
    #expect(learner.study.record.remarks.marks[card]?.isAway(on: learner.study.day) == true)
    #expect(learner.screen.contains(key == "x" ? "Suspended" : "Buried until tomorrow"))
    learner.press("u")
    #expect(learner.screen.contains("Taken back"))
    #expect(learner.state.gradedCard == (withAnswer ? card : nil), "as it was")
    if !withAnswer { #expect(asked(learner) == card) }
    learner.press(.down)
    #expect(learner.screen == before)
    learner.press(.control("r"))
    #expect(learner.screen.contains("Done again"))
    #expect(asked(learner) != card)
    learner.press(.control("r"))
    #expect(learner.screen.contains("Nothing to do again"))
  }

  /// Also of several of one text the one on which the key was pressed, and what was typed in it.
  @Test func whatIsTakenBackOfATextComesBackAsItWas() {
    let deck = "# D\n\n## T\n\n### q {#q}\n\n{{c1::one}} {{c2::two}} {{c3::three}}\n\n### r\n\ns\n"
    for key in ["x", "-", "X"] as [Key] {
      var learner = Learner(decks: [("d.md", deck)])
      learner.press(.enter)
      let before = learner.screen
      learner.press(key)
      #expect(learner.screen != before)
      // The program takes the marks of one key back at once.
      for _ in 0..<(key == "X" ? 3 : 1) { learner.press("u") }
      learner.press(.down)
      #expect(learner.screen == before)
      #expect(learner.state.gradedCard == nil)
      learner.press("3")
      #expect(learner.study.record.answeredCards == 0, "it is no grade")
    }
  }

  @Test func aPutOffCardIsAskedOnTheNextDay() throws {
    var learner = Learner()
    learner.press(.enter)
    let card = try #require(asked(learner))
    learner.press("-", .escape)
    let day = learner.study.day
    let session = { (day: Day) in
      ReviewSession(
        library: learner.state.library, record: learner.study.record, day: day,
        scheduler: Scheduler())
    }
    let index = try #require(learner.state.library.index(of: card))
    #expect(session(day).current != index)
    #expect(session(day + 1).current == index)
  }

  /// A row that hides what the other side would ask is named in the same way, and the other side of a card that
  /// was put away is not asked below its name.
  @Test(arguments: ["*", "x", "-"]) func noNoticeTellsAnAnswer(key: Key) {
    let deck = ("d.md", "# D\n\n## T\n\n- dog ::: le chien\n- cat ::: le chat\n")
    var learner = Learner(decks: [deck])
    learner.press("b", .enter, "j", key)
    #expect(learner.screen.contains("… → dog") && !learner.screen.contains("chien"))
    learner.press("u")
    #expect(!learner.screen.contains("chien"))
    learner = Learner(decks: [deck])
    learner.press(.enter, key)
    #expect(learner.screen.contains("dog") && !learner.screen.contains("chien"))
  }

  @Test func aStarLeavesTheCardAsItIsShown() throws {
    var learner = Learner()
    learner.press(.enter, " ", "*")
    let card = try #require(learner.state.gradedCard)
    #expect(learner.study.record.remarks.marks[card]?.isStarred == true)
    #expect(learner.screen.contains("*  "))
    learner.press("*")
    #expect(learner.state.gradedCard == card)
    #expect(learner.study.record.remarks.marks[card]?.isStarred == false)
  }

  /// In reverse order, and again in order; something new ends what can be done again.
  @Test func answersAndMarksAreTakenBackAndDoneAgain() throws {
    var learner = Learner()
    learner.press(.enter, " ", "4", "x", " ", "3")
    let after = learner.study.record.progress
    learner.press("u")
    #expect(learner.state.gradedCard != nil, "with its answer open")
    learner.press("u", "u")
    #expect(learner.study.record.answeredCards == 0)
    #expect(!learner.study.record.remarks.marks.values.contains { $0.isSuspended })
    #expect(learner.state.gradedCard != nil)
    learner.press("u")
    #expect(learner.screen.contains("Nothing to take back"))
    learner.press(.control("r"), .control("r"), .control("r"))
    #expect(learner.study.record.cards == after.cards)
    #expect(learner.study.record.remarks == after.remarks)
    learner.press("u", "*", .control("r"))
    #expect(learner.screen.contains("Nothing to do again"))
  }

  /// The line of hints says what the keys do to this card.
  @Test(arguments: Language.allCases) func hintsSayThatAMarkIsTakenBack(language: Language) {
    var learner = Learner(columns: 120, rows: 40, language: language)
    let messages = language.messages
    func hint(_ key: String, _ action: Action, back: Bool) -> Bool {
      learner.screen.contains(
        "\(key) " + (back ? messages.label(ofTakingBack: action) : messages.label(of: action)))
    }
    let toReview: [Key] = [.escape, .escape, .escape, .escape, .enter, " "]
    for keys in [["b", .right], [.enter], ["i"], toReview] as [[Key]] {
      for key in keys { learner.press(key) }
      #expect(hint("*", .star, back: false) && hint("x", .suspend, back: false))
      learner.press("*")
      #expect(hint("*", .star, back: true) && hint("x", .suspend, back: false))
      if keys != toReview {
        learner.press("x")
        #expect(hint("x", .suspend, back: true))
        learner.press("x")
        learner.press("-")
        #expect(hint("-", .bury, back: true), "\(learner.screen)")
        learner.press("-")
      }
      learner.press("*")
      #expect(hint("*", .star, back: false))
    }
  }

  /// What one key did to several cards is taken back by one, which says how many they are.
  @Test(arguments: Language.allCases) func undoSaysHowManyCardsItWere(language: Language) throws {
    let text = "# D\n\n### a {#a}\n<!-- kind: reversed -->\n\nb\n\n### c {#c}\n\nd\n"
    var learner = Learner(language: language, decks: [("d.md", text)])
    let cards = learner.state.library.entries.map(\.id)
    func event(_ number: Int, _ card: CardID, _ kind: Event.Kind, at time: Int) -> Event {
      Event(
        id: Event.ID(device: "key", counter: number),
        time: Instant(milliseconds: learner.state.day.number * 86_400_000 + time),
        day: learner.state.day, card: card, kind: kind)
    }
    func take(_ events: [Event]) {
      for event in events { learner.study.add(event) }
      learner.receive(.recorded(learner.study.record, learner.study.day))
    }
    take([event(1, cards[0], .suspend, at: 1), event(2, cards[1], .suspend, at: 1)])
    let both = language.messages.cardsOfOneText(2)
    learner.press("u")
    #expect(learner.screen.contains(both), "\(learner.screen)")
    // Each with an event of its own, as the program writes them.
    learner.press("u")
    learner.press(.control("r"))
    #expect(learner.screen.contains(both), "\(learner.screen)")
    learner.press(.control("r"))
    take([event(9, cards[2], .suspend, at: 80_000_000)])
    learner.press("u")
    #expect(!learner.screen.contains(both), "of another text: \(learner.screen)")
  }

  @Test func listsShowMarksAndChangeThem() {
    var learner = Learner()
    learner.press("b", .right, "*", .down, "x", .down, "-")
    let rows = learner.screen.split(separator: "\n").map(String.init)
    func row(_ question: String) -> String { rows.first { $0.contains(question) } ?? "" }
    #expect(row("What is humus").contains("* new"))
    #expect(row("pH of soil").contains(" suspended"))
    #expect(row("When are apple trees").contains(" buried"))
    #expect(rows.contains { $0.contains("Buried until tomorrow, - again brings it back: When") })
    learner.press("-", .up, "x", .up, "*", .down)
    #expect(!learner.screen.contains("suspended") && !learner.screen.contains("buried"))
    learner.press(.enter, "x")
    #expect(learner.screen.contains("Suspended"))
    learner.press(.down)
    #expect(learner.screen.contains("suspended"))
  }

  @Test func aLeechIsToldOnceAndStarredInLists() throws {
    var learner = Learner()
    learner.press(.enter)
    let card = try #require(asked(learner))
    var told = 0
    for _ in 0..<10 {
      learner.press(" ", "1")
      if learner.screen.contains("was forgotten 8 times") { told += 1 }
      // The others of the day, then the next time it is forgotten, some days later.
      learner.study.startDay(after: 1)
      for _ in 0..<3 where (learner.study.record[card]?.box ?? 0) < 2 {
        learner.study.answer(card, .good)
        learner.study.startDay(after: 4)
      }
      learner.receive(.recorded(learner.study.record, learner.study.day))
      while let next = asked(learner), next != card { learner.press(" ", "4") }
    }
    #expect(learner.study.record[card]?.lapses ?? 0 >= 8)
    #expect(told == 1)
    #expect(learner.screen.contains("!  "), "on the card as in lists")
    learner.press("*")
    #expect(learner.screen.contains("!*  "))
  }

  /// Ten more, which are asked at once, also after a restart, and taken back.
  @Test func moreNewCardsAreAskedToday() throws {
    let cards = (0..<40).map { "### Card \($0)\n\nYes.\n" }.joined(separator: "\n")
    let decks = [("a.md", "# A\n\n\(cards)")]
    var learner = Learner(decks: decks)
    learner.press(.enter)
    #expect(!learner.screen.contains("used up"))
    for _ in 0..<20 { learner.press(" ", "4") }
    #expect(learner.screen.contains("new cards are used up; m brings 10 more"))
    learner.press(.enter)
    #expect(learner.screen.contains("m brings 10 new"))
    learner.press("m")
    #expect(learner.screen.contains("10 new"))
    learner.press("u")
    #expect(learner.screen.contains("Taken back (10 more new cards)"))
    #expect(learner.screen.contains("m brings 10 new"))
    learner.press("m", .enter, " ", "4")
    #expect(learner.screen.contains("9 new"))
    let session = ReviewSession(
      library: learner.state.library, record: learner.study.record, day: learner.study.day,
      scheduler: Scheduler())
    #expect(session.remaining.new == 9)
    for _ in 0..<9 { learner.press(" ", "4") }
    learner.press("m", .escape, "m")
    #expect(learner.screen.contains("10 new"), "there are no more than 40")
    learner.press(.enter)
    for _ in 0..<10 { learner.press(" ", "4") }
    #expect(!learner.screen.contains("used up"))
  }

  @Test func whoCannotWriteIsTold() {
    var learner = Learner(isWritable: false, notice: .browsingOnly(holder: "process 1"))
    learner.press("b", .right, "x")
    #expect(learner.effects.isEmpty)
    #expect(learner.screen.contains("Quit the other"))
  }
}
