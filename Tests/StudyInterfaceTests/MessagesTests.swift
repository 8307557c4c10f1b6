import Testing

@testable import FlashcardDeck
@testable import StudyInterface

/// The words of both languages.
@Suite struct MessagesTests {
  private static let sentences: [@Sendable (any Messages) -> String] = [
    { $0.openedForReading }, { $0.isHeld(by: "x") }, { $0.process(7, host: "h", since: "t") },
    { $0.anotherProcess }, { $0.newerVersion(file: "f", version: 2) }, { $0.unwritable("r") },
    { $0.tornEvent(file: "f", byte: 1) },
    { $0.damagedEvent(file: "f", line: 1, column: 2, byte: 3, more: 0, outcome: nil) },
    { $0.damagedEvent(file: "f", line: 1, column: 2, byte: 3, more: 1, outcome: .kept) },
    { $0.damagedEvent(file: "f", line: 1, column: 2, byte: 3, more: 2, outcome: .rebuilt) },
    { $0.snapshotMissing(file: "f") }, { $0.snapshotDamaged(file: "f", byte: 1, keptAs: "g") },
    { $0.snapshotDamaged(file: "f", byte: nil, keptAs: nil) },
    { $0.snapshotReplaced(file: "f", keptAs: "g") },
    { $0.historyShorter(file: "f", bytes: 1, before: 2, outcome: .rebuilt) },
    { $0.historyRewritten(file: "f", outcome: .kept) },
    { $0.historyMissing(file: "f", outcome: .rebuilt) }, { $0.clockBehind(now: "n", latest: "l") },
    { $0.carriedOver(cards: 1, only: "q") }, { $0.carriedOver(cards: 2, only: nil) },
    { $0.doubtfulCards(1) },
    { $0.doubtfulCards(2) }, { $0.nothingKnown(of: "c", nearest: nil) },
    { $0.nothingKnown(of: "c", nearest: "d") }, { $0.isInDecks("c") },
    { $0.isSameCard("c", as: "c") }, { $0.isSameCard("c", as: "d") },
    { $0.isNotLinked("c", with: "d") },
    {
      $0.mayBeKnown(
        as: "c", question: "q", reasons: [.sameAnswer, .samePlace], command: "l", refusal: "n")
    },
    { $0.mayBeKnown(as: "c", question: "q", reasons: [], command: "l", refusal: "n") },
    { $0.deckProblems(1)[0] }, { $0.deckProblems(2)[1] }, { $0.welcome }, { $0.welcomeAdd },
    { $0.welcomeStudy }, { $0.welcomeHelp }, { $0.welcomeDecks },
    { $0.knownCards(carried: 1, doubts: 0, gone: 0, only: nil, key: "k")[0] },
    { $0.knownCards(carried: 2, doubts: 0, gone: 0, only: nil, key: "k")[0] },
    { $0.knownCards(carried: 1, doubts: 1, gone: 0, only: nil, key: "k")[0] },
    { $0.knownCards(carried: 0, doubts: 0, gone: 1, only: nil, key: "k")[1] },
    { $0.knownCards(carried: 3, doubts: 2, gone: 1, only: nil, key: "k")[0] },
    { $0.knownCards(carried: 0, doubts: 2, gone: 0, only: nil, key: "k")[0] },
    { $0.tooSmall(key: "k") }, { $0.unknownKey(key: "k") }, { $0.answerFirst(key: "k") },
    { $0.pendingKeys("12g") }, { $0.severalScreens }, { $0.nextPage },
    { $0.moreNewCards(10, key: "k") }, { $0.newCardsUsedUp(10, key: "k") },
    { $0.brokenByEdit("b", more: 1, key: "k")[0] }, { $0.brokenByEdit("b", more: 2, key: nil)[0] },
    { $0.copyQuestion(to: CopyPlace(folder: "f"), for: .add(.decks([0])))[0] },
    { $0.copyQuestion(to: CopyPlace(folder: "f"), for: .add(.decks([0])))[1] },
    { $0.copyQuestion(to: CopyPlace(folder: "f", mustBeNamed: true), for: .add(.decks([0])))[0] },
    { $0.copyQuestion(to: CopyPlace(folder: "f"), for: .add(.everything))[0] }, { $0.copyAnswers },
    { $0.added(AddedCards(cards: 0, file: "f"))[0] },
    { $0.added(AddedCards(cards: 1, file: "f", place: ["D", "T"], line: 3))[0] },
    { $0.added(AddedCards(cards: 2, file: "f"))[0] },
    { $0.looseText(AddedCards(cards: 0, file: "f", line: 3, isLoose: true), key: "k") },
    { $0.topicQuestion("t", file: "f", nearest: nil) },
    { $0.topicNeedsFlag("t", nearest: "u") }, { $0.newCardHint },
    { $0.copied(to: CopyPlace(folder: "f")) },
    { $0.copied(to: CopyPlace(folder: "f", mustBeNamed: true)) }, { $0.cardsOfOneText(2) },
    { $0.siblingsLater(1) }, { $0.siblingsLater(3) },
    { $0.notCopied },
    { $0.copyNeeded(to: CopyPlace(folder: "f"), for: .add(.everything)) },
    { $0.copyNeeded(to: CopyPlace(folder: "f", isForBundledDecks: true), for: .add(.decks([0]))) },
    {
      $0.copyQuestion(to: CopyPlace(folder: "f", isForBundledDecks: true), for: .add(.decks([0])))[
        0]
    },
    {
      $0.copyQuestion(to: CopyPlace(folder: "f", isForBundledDecks: true), for: .add(.decks([0])))[
        1]
    },
    { $0.ofMissingFiles(2) }, { $0.newLeftOut(1, limit: 2) }, { $0.newLeftOut(3, limit: 2) },
    { $0.newLeftOut(3, limit: nil) },
    { $0.thisScreen("t") }, { $0.everyScreen }, { $0.elsewhere("t") }, { $0.everywhere },
    { $0.places(["t"], areMissing: true) },
    { $0.copyNeeded(to: CopyPlace(folder: "f"), for: .add(.decks([0]))) },
    { $0.copyIsThere("f", isConfigured: true) },
    { $0.copyIsThere("f", isConfigured: false) }, { $0.inPlace(of: "f") },
    { $0.copyHasToBeNamed("f", isConfigured: false) },
    { $0.copyHasToBeNamed("f", isConfigured: true) }, { $0.noFormOfCards("f") },
    { $0.leech(times: 8, card: "c") },
    { $0.heldBack(.init(due: 1, new: 1), by: .init())[0] },
    { $0.heldBack(.init(due: 2, new: 2), by: .init())[1] },
    {
      var added = AddedCards(cards: 0, file: "f", line: 3)
      added.openIn = "e"
      return $0.added(added)[0]
    },
    { $0.noPlaceForCards("f") }, { $0.leech(times: 8, question: "q", edit: "e", suspend: "x") },
    { $0.sentence(for: .unknownAction("a", nearest: nil)) },
    { $0.sentence(for: .unknownAction("a", nearest: "b")) },
    { $0.sentence(for: .fixedAction("a")) },
    { $0.sentence(for: .unknownKeyName("a", nearest: nil)) },
    { $0.sentence(for: .takenKey("a", by: "b", on: "c")) },
    { $0.sentence(for: .boolean(key: "mouse")) },
    { $0.noDoubts }, { $0.linked("k", to: "q", undo: "u")[0] },
    { $0.linked("k", to: "q", undo: "u")[1] }, { $0.linked("k", to: "q", undo: "u")[2] },
    { $0.ruledOut(question: "q")[0] },
    { $0.ruledOut(question: "q").last ?? "" }, { $0.anotherAnswer }, { $0.lastAnswered(Day(3)) },
    { $0.isLinkedInSteps("c", with: "d", command: "e") }, { $0.decksAreUnknown("p") },
    { $0.answeredElsewhere }, { $0.historyIsNoFile("f") }, { $0.historyUnreadable("f") },
    { $0.sentence(for: .conflictCopy) },
    { $0.decisionTakenBack },
    { $0.decidedAlready(key: "k") }, { $0.noneOfThese }, { $0.known }, { $0.mayBe },
    { $0.neverAnswered }, { $0.noCard("c", nearest: nil) }, { $0.noCard("c", nearest: "d") },
    { $0.noTopic("t", nearest: nil) }, { $0.noCommand("c", nearest: nil, all: ["d", "e"]) },
    { $0.notUTF8("t") }, { $0.deckChangedMeanwhile },
    { $0.noMoment("m") }, { $0.notWritten(2, reason: "r") }, { $0.recordedBut("r") },
    { $0.rebuilt(cards: 1) }, { $0.checked(cards: 1, errors: 2, warnings: 3) },
    { $0.notATerminal }, { $0.noTerminalType }, { $0.unknownTerminalType("t") },
    { $0.noCursorMotion("t") }, { $0.terminalNotOpened },
    {
      $0.dueReason(
        CardProgress(
          box: 2, due: Day(3), last: Day(1), reviews: 4, lapses: 0, forgotten: false), box: 2)
    },
    { $0.wasNotDue(until: Day(3)) }, { $0.wasSuspended }, { $0.noPace("nomal") },
    { $0.noPace("x") },
    { $0.paceWaits(.light, configuration: "f") }, { $0.paceChanged(.light)[0] },
    { $0.paceReason(Scheduler(), configuration: "f") },
    { $0.paceReason(Scheduler(recordedPace: "light"), configuration: "f") },
    { $0.paceReason(Scheduler(recordedPace: "later"), configuration: "f") },
    {
      $0.paceReason(
        Scheduler(settings: .init(pace: .classic), recordedPace: "light"), configuration: "f")
    },
    { $0.paceReason(Scheduler(settings: .init(days: [1])), configuration: "f") },
    { $0.paceReason(Scheduler(settings: .init(fall: .half)), configuration: "f") },
    { $0.paceReason(Scheduler(settings: .init(days: [1], fall: .half)), configuration: "f") },
    { $0.rules(Scheduler()) }, { $0.rules(Scheduler(settings: .init(days: [1], fall: .first))) },
    { $0.effect(of: .again, Pace.normal.boxes) }, { $0.effect(of: .again, Pace.classic.boxes) },
    { $0.interviewRules[0] }, { $0.interviewRules[1] }, { $0.interviewRules[2] },
    { $0.interviewLength(upTo: 50) }, { $0.goOnWithInterview }, { $0.anotherInterview },
    { $0.questionOf(2, 10) }, { $0.sayItAloud }, { $0.longAnswer }, { $0.noPoint(7) },
    { $0.points(1, of: 1) }, { $0.points(1, of: 3) }, { $0.questionsAnswered(1) },
    { $0.questionsAnswered(2) }, { $0.meanTime("01:20") }, { $0.missedPoints }, { $0.missedMost },
    { $0.nothingMissed }, { $0.studyNext(key: "p") }, { $0.missed(1, of: 3) },
    { $0.interviewTitle }, { $0.reportTitle }, { $0.allDecks }, { $0.howMany },
    { $0.ofQuestions(9, upTo: 50) }, { $0.ofQuestions(50, upTo: 50) }, { $0.movesIfForgotten },
    { $0.mostQuestions(50, upTo: 50) }, { $0.mostQuestions(1, upTo: 50) },
    { $0.mostQuestions(3, upTo: 50) }, { $0.endsInterview }, { $0.nothingAsked },
    { $0.interviewWaits(key: "t", at: $0.questionOf(2, 3))[0] },
    { $0.interviewWaits(key: "t", at: nil)[0] }, { $0.onlyHard[0] }, { $0.onlyHard[1] },
    { $0.shortPoints(2, of: 3) }, { $0.interviewQuestion }, { $0.interviewPoints },
    { $0.interviewGrade },
    { $0.sentence(for: .pace("lite")) }, { $0.sentence(for: .pace("")) },
    { $0.pictureTitle }, { $0.picturesTitle }, { $0.nothingToView }, { $0.makingPicture },
    { $0.pixels(600, 400) }, { $0.opensPicture("o") },
    { $0.sentence(for: PictureObstacle.remote) }, { $0.sentence(for: .file(.missing("f"))) },
    { $0.sentence(for: PictureObstacle.unreadable("f")) },
    { $0.sentence(for: PictureObstacle.noPicture) },
    { $0.sentence(for: PictureObstacle.tooLarge(megabytes: 5)) },
    { $0.sentence(for: PictureObstacle.tooManyPixels) },
    { $0.sentence(for: PictureObstacle.noGraphics) },
    { $0.sentence(for: PictureObstacle.noConverter("f")) },
    { $0.sentence(for: PictureObstacle.notConverted("f")) },
    { $0.sentence(for: PictureObstacle.tookTooLong("f")) },
    { $0.sentence(for: PictureObstacle.stopped) },
    { $0.nothingToOpen }, { $0.opened("f") }, { $0.mediaTitle },
    { $0.sentence(for: OpeningProblem.missing("f")) },
    { $0.sentence(for: OpeningProblem.noFile("f")) },
    { $0.sentence(for: OpeningProblem.program("f")) },
    { $0.sentence(for: OpeningProblem.scheme("f")) },
    { $0.sentence(for: OpeningProblem.noOpener("f", isThere: false)) },
    { $0.sentence(for: OpeningProblem.noOpener("f", isThere: true)) },
    { $0.sentence(for: OpeningProblem.openerFailed("f", .status(3))) },
    { $0.sentence(for: OpeningProblem.openerFailed("f", .signal(9))) },
    { $0.editorFailed("f", .signal(15)) }, { $0.noEditor("f", isThere: true) },
    { $0.noEditor("f", isThere: false) },
    { $0.newCardsUsedUp(key: "k", isByKeyAlone: true)[0] },
    { $0.reviewsUsedUp(areNeverAsked: true)[0] }, { $0.reviewsUsedUp(areNeverAsked: true)[1] },
    { $0.heldBack(.init(due: 2), by: .init(reviews: 0))[0] },
    { $0.heldBack(.init(new: 2), by: .init(new: 0))[0] },
    { $0.nothingDueToday }, { $0.newCardsAway }, { $0.onlySiblings }, { $0.whatIsNoLapse },
    { $0.sentence(for: .unreadableDeck("f", .irregular)) },
    { $0.sentence(for: .keyTakenFrom("k", action: "a", on: ["p"])) },
    { $0.done(.star, isNew: true) }, { $0.done(.star, isNew: false) },
    { $0.done(.unstar, isNew: true) }, { $0.done(.unstar, isNew: false) },
    { $0.done(.wake, isNew: true) }, { $0.done(.wake, isNew: false) },
    { $0.done(.suspend, isNew: true) }, { $0.done(.bury(until: Day(9)), isNew: false) },
    { $0.sentence(for: .opener) },
    { $0.keysThatPick("a…d", "Enter", giveUp: "0") }, { $0.chooseFirst(giveUp: "0") },
    { $0.backToChoices }, { $0.backToLine("Enter") }, { $0.labelOfOpening(.sound) },
    { $0.keysThatTick("a…d", "Space", answer: "Enter") },
    { $0.ticked(2, of: 3, wrong: 1, .again)[0] }, { $0.ticked(2, of: 2, wrong: 0, .good)[0] },
    { $0.accentsDiffer }, { $0.shortShowAnswer },
    { $0.sentence(for: .forgotten) }, { $0.sentence(for: .tooManyBoxes(most: 2)) },
  ]

  /// What a screen in Chinese shows of stored files and commands is Chinese.
  @Test func everySentenceIsInItsLanguageAndHasNoFullStop() {
    for sentence in Self.sentences {
      let (chinese, english) = (sentence(Chinese()), sentence(English()))
      #expect(
        chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(chinese)")
      #expect(!english.unicodeScalars.contains { $0.value > 0x2FFF }, "\(english)")
      for text in [chinese, english] { #expect(!text.hasSuffix(".") && !text.hasSuffix("。")) }
    }
  }

  /// Another program may have written it.
  @Test func aLongNameOfAKindIsCut() {
    let kind = String(repeating: "x", count: 100_000)
    for messages in [Chinese(), English()] as [any Messages] {
      let sentence = messages.unknownEvent(file: "f", line: 1, kind: kind, more: 0)
      #expect(sentence.contains(kind.prefix(40) + "…"))
      #expect(!sentence.contains(kind.prefix(41)))
    }
  }

  @Test func noTwoActionsOfAScreenHaveOneLabel() {
    for messages in Language.allCases.map(\.messages) {
      for context in Context.allCases {
        let bindings = KeyMap.standard.bindings.filter { $0.contexts.contains(context) }
        let actions = Set(bindings.map(\.action))
        let labels = Set(actions.map(messages.label(of:)))
        #expect(labels.count == actions.count, "\(context)")
      }
    }
  }

  @Test func everyActionHasANameOfItsOwn() {
    let actions = Set(KeyMap.standard.bindings.map(\.action))
    #expect(Set(actions.map(\.name)).count == actions.count)
    for name in actions.map(\.name) { #expect(name.allSatisfy { $0.isLowercase || $0 == "-" }) }
  }
}
