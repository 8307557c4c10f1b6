import TestSupport
import FlashcardDeck
import Testing

@testable import StudyInterface

/// The loop between terminal, state and store, with all three in memory.
@Suite struct StudyLoopTests {
  init() { UTF8Locale.use() }

  @Test func theNextCardIsSentBeforeAnythingElseIsDone() {
    let (desk, end) = run(.enter, " ", "3", "q")
    #expect(end == .left)
    #expect(desk.store.answers == [.init(card: "humus", grade: .good)])
    // The next screen was composed before the key, and is sent when the disk has the answer.
    let answer = desk.log.firstIndex(of: .disk) ?? 0
    #expect(desk.log[(answer - 1)...].prefix(4) == [.composeAhead, .disk, .sendAhead, .draw])
    #expect(desk.terminal.screens.last?.contains("How does the pH") == true)
  }

  @Test func afterAnotherGradeTheNextCardIsComposedWhileTheDiskWrites() {
    let (desk, _) = run(.enter, " ", "2", "q")
    let answer = desk.log.firstIndex(of: .disk) ?? 0
    #expect(desk.log[(answer - 1)...].prefix(4) == [.compose, .disk, .send, .draw])
  }

  @Test func whatWasComposedOnAnotherDayIsNotSent() {
    let desk = Workplace()
    desk.terminal.beforeKey = [2: { desk.store.day = desk.store.day + 1 }]
    _ = desk.run(.enter, " ", "3", "q")
    #expect(desk.store.answers.count == 1)
    #expect(desk.log.contains(.composeAhead) && !desk.log.contains(.sendAhead))
  }

  @Test func whatWasComposedIsNotSentIfTheDiskIsFull() {
    let desk = Workplace()
    desk.store.diskIsFull = true
    _ = desk.run(.enter, " ", "3", "q", "q")
    #expect(desk.log.contains(.composeAhead) && !desk.log.contains(.sendAhead))
  }

  @Test func whatFollowsAGoodAnswerIsComposedOnceForEachCard() {
    let (desk, _) = run(.enter, " ", .down, .up, .tab, "3", "q")
    #expect(desk.log.filter { $0 == .composeAhead }.count == 1)
  }

  @Test func keysThatAreWaitingAreTakenBeforeAnythingIsComposedAhead() {
    let desk = Workplace()
    desk.terminal.waiting = [.enter, " ", "3", "q"]
    _ = desk.run()
    #expect(desk.store.answers.count == 1)
    #expect(!desk.log.contains(.composeAhead))
  }

  @Test func anAnswerThatCannotBeRecordedLeavesTheCardAndSaysWhy() {
    let desk = Workplace()
    desk.store.failure = Failure("progress can’t be written")
    _ = desk.run(.enter, " ", "3", "q")
    #expect(desk.terminal.screens.last?.contains("What is humus") == true)
    #expect(desk.terminal.screens.last?.contains("progress can’t be written") == true)
  }

  @Test func answersInMemoryAreTriedAgainAndLeavingAsksFirst() {
    let desk = Workplace()
    desk.store.diskIsFull = true
    let end = desk.run(.enter, " ", "3", "q", "q")
    #expect(end == .left)
    #expect(desk.store.pendingCount == 1)
    let asked = desk.terminal.screens.suffix(1).joined()
    #expect(asked.contains("1 not on the disk (the disk is full): q again leaves without"))
  }

  @Test func whenTheDiskTakesThemAgainItIsSaid() {
    let desk = Workplace()
    desk.store.diskIsFull = true
    desk.terminal.beforeKey = [3: { desk.store.diskIsFull = false }]
    _ = desk.run(.enter, " ", "3", "?", "q")
    #expect(desk.store.pendingCount == 0)
    #expect(desk.terminal.screens.contains { $0.contains("Every answer is on the disk again") })
  }

  @Test func aQuitAfterTheWarningWasSeenAndSomethingElsePressedAsksAgain() {
    let desk = Workplace()
    desk.store.diskIsFull = true
    _ = desk.run(.enter, " ", "3", "q", .down, "q", "q")
    let warnings = desk.terminal.screens.filter { $0.contains("q again leaves without") }
    #expect(warnings.count == 2)
  }

  @Test func aNewDayBeginsWithTheFirstKeyAwayFromACard() {
    let desk = Workplace()
    desk.terminal.beforeKey = [1: { desk.store.day = desk.store.day + 1 }]
    _ = desk.run(.down, .up, "q")
    let dates = desk.terminal.screens.map { $0.contains(English().date(desk.store.day)) }
    #expect(dates == [false, false, true])
    #expect(desk.store.saves == 1)
  }

  @Test func aCardThatWasOnTheScreenAllNightStaysThereUntilItIsAnswered() {
    let desk = Workplace()
    desk.terminal.beforeKey = [2: { desk.store.day = desk.store.day + 1 }]
    _ = desk.run(.enter, " ", .down, "3", "q")
    #expect(desk.terminal.screens[3].contains("What is humus"))
    #expect(desk.store.answers.count == 1)
    #expect(desk.store.saves == 1)
  }

  @Test func theHistoryIsSummedUpEveryTwoHundredAnswers() {
    let cards = (1...210).map { "### q\($0)\n\na\n" }.joined()
    let desk = Workplace(
      decks: [("d.md", "## T\n\n" + cards)],
      scheduler: Scheduler(limits: .init(new: 300)))
    let keys = [Key.enter] + Array(repeating: [" ", "4"] as [Key], count: 205).joined() + ["q"]
    _ = desk.run(keys)
    #expect(desk.store.answers.count == 205)
    #expect(desk.store.saves == 1)
  }

  @Test func changedDecksAreReadAgainBeforeTheNextFrame() {
    let desk = Workplace()
    desk.terminal.beforeKey = [
      2: {
        desk.store.changed = Workplace.library([
          ("d.md", "# New\n\n## T\n\n### A new card?\n\nYes.\n")
        ])
      }
    ]
    _ = desk.run(.down, .up, .down, "q")
    #expect(desk.terminal.screens[3].contains("New"))
    #expect(desk.terminal.screens[3].contains("Decks have changed and were read again"))
    #expect(desk.store.reads == 1)
  }

  @Test func noticesOfTheStoreAreShownOnce() {
    let desk = Workplace()
    desk.store.notices = ["history was rewritten"]
    _ = desk.run(.down, .up, "q")
    #expect(desk.terminal.screens[1].contains("history was rewritten"))
    #expect(!desk.terminal.screens[2].contains("history was rewritten"))
  }

  @Test func undoTakesBackAndSaysSo() {
    let (desk, _) = run(.enter, " ", "1", "u", "u", "q")
    #expect(desk.store.undos == 1)
    #expect(desk.terminal.screens.last?.contains("Nothing to take back today") == true)
  }

  @Test(arguments: [
    (TerminalEvent.hungUp, StudyLoop.End.hungUp), (.leave(signal: 15), .signal(15)),
  ])
  func theLoopEndsWhenTheTerminalOrASignalSaysSo(event: TerminalEvent, end: StudyLoop.End) {
    let desk = Workplace()
    desk.terminal.last = event
    #expect(desk.run(.down) == end)
  }

  @Test func controlZStopsTheProgramAndGoesOn() {
    let (desk, end) = run(.control("z"), .down, "q")
    #expect(desk.log.contains(.suspend))
    #expect(end == .left)
  }

  private func run(_ keys: Key...) -> (Workplace, StudyLoop.End) {
    let desk = Workplace()
    return (desk, desk.run(keys))
  }

  // MARK: A clock on the screen

  /// Every second is drawn once, also if nothing is pressed, and the wait is up to that second: it does not
  /// drift.
  @Test func aClockGoesOnWhileTheLearnerSpeaks() {
    let place = Workplace()
    let terminal = place.terminal
    var time = 0
    terminal.time = { time += $0 }
    // Once the first question is asked.
    terminal.beforeKey[1] = { terminal.whileWaiting = Array(repeating: {}, count: 5) }
    // The program itself takes some of each second.
    terminal.note = { [note = terminal.note] step in
      note(step)
      if step == .draw { time += 130 }
    }
    let state = State(
      size: terminal.size, language: .english, library: place.store.library,
      record: place.store.record, day: place.store.day, scheduler: Scheduler(), isWritable: true)
    terminal.keys = ["t", .enter, " "]
    var loop = StudyLoop(state, store: place.store, terminal: terminal) { time }
    _ = loop.run()
    #expect(terminal.screens.last?.contains("00:05") == true, "\(terminal.screens.last ?? "")")
    // Screens with counts look at decks and history every three seconds.
    #expect(terminal.waits.filter { $0 != nil && $0 != 3000 }.allSatisfy { ($0 ?? 0) <= 1000 })
    #expect(time < 5000 + 6 * 130 + 260)
    #expect(place.log.count { $0 == .draw } == 3 + 1 + 5)
    // Once when it begins, and once when the points are shown: not with every second.
    #expect(place.store.interviewsKept == 2)
    #expect(place.store.savedInterview?.cards.count == 3)
  }

  /// Nor does it while the program is stopped, or an editor has the terminal.
  @Test(arguments: ["e", .control("z")] as [Key]) func aClockStandsElsewhere(_ key: Key) {
    let place = Workplace()
    var time = 0
    place.terminal.note = { step in
      if step == .suspend || step == .leave { time += 500_000 }
    }
    let state = State(
      size: place.terminal.size, language: .english, library: place.store.library,
      record: place.store.record, day: place.store.day, scheduler: Scheduler(), isWritable: true)
    place.terminal.keys = ["t", .enter, key, " "]
    var loop = StudyLoop(state, store: place.store, terminal: place.terminal) { time }
    _ = loop.run()
    #expect(time >= 500_000)
    #expect(place.terminal.screens.last?.contains("00:00   0 of 3 points") == true)
    // A signal or a terminal that is gone leaves it so that it can go on.
    #expect(place.store.savedInterview?.question?.phase == .points)
  }

  @Test func aCardWithoutAClockWaitsForEver() {
    let place = Workplace()
    _ = place.run(.enter, " ", "3")
    // Today looks at decks and history meanwhile; a card is not disturbed.
    let waits = place.terminal.waits.filter { $0 != 0 }
    #expect(waits.first == 3000)
    #expect(waits.count > 2 && waits.dropFirst().allSatisfy { $0 == nil })
  }
}
