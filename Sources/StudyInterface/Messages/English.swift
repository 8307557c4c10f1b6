import FlashcardDeck
import Toolkit

struct English: Messages {
  // MARK: Titles

  var todayTitle: String { "Today" }
  var reviewTitle: String { "Review" }
  var summaryTitle: String { "Done for now" }
  var browseTitle: String { "Browse" }
  var cardsTitle: String { "Cards" }
  var cardTitle: String { "A card" }
  var searchTitle: String { "Search" }
  var statisticsTitle: String { "Statistics" }
  var linkTitle: String { "Known cards" }
  var helpTitle: String { "Help" }

  // MARK: Counts and days

  var due: String { "due" }
  var new: String { "new" }
  var newCard: String { "new card" }
  var today: String { "today" }
  var boxes: String { "boxes" }

  func cards(_ count: Int) -> String { count == 1 ? "1 card" : "\(count) cards" }

  func box(_ number: Int) -> String { "box \(number)" }

  func date(_ day: Day) -> String {
    // 1970-01-01 was a Thursday.
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let weekday = ((day.number % 7) + 7) % 7
    return "\(weekdays[weekday]) \(day.date.day) \(months[day.date.month - 1])"
  }

  func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  func shortDays(_ count: Int) -> String { "\(count) d" }

  func shortYears(_ count: Int) -> String { "\(count) y" }

  func due(inDays days: Int) -> String {
    switch days {
    case ...0: "due now"
    case 1: "tomorrow"
    default: "in \(days) days"
    }
  }

  func minutes(_ count: Int) -> String { "about \(count) min" }

  func left(_ remaining: ReviewSession.Remaining, overdue: Int) -> String {
    let due = overdue > 0 ? "due (\(overdue) overdue)" : "due"
    return [(remaining.due, due), (remaining.new, "new"), (remaining.relearning, "again")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.listed(" · ")
  }

  func heldBack(_ cards: ReviewSession.Remaining, by limits: Scheduler.Limits) -> [String] {
    func wait(_ count: Int) -> String { count == 1 ? "waits" : "wait" }
    let due =
      limits.reviews == 0
      ? "\(cards.due) due \(wait(cards.due)): \(reviewsUsedUp(areNeverAsked: true)[1])"
      : "\(cards.due) due left for tomorrow (\(limits.reviews) a day)"
    let new =
      limits.new == 0
      ? "\(cards.new) new \(wait(cards.new)): new-cards-a-day is 0 in config.yaml"
      : "\(cards.new) new left for later days (\(limits.new) a day)"
    return (cards.due > 0 ? [due] : []) + (cards.new > 0 ? [new] : [])
  }

  func answers(today count: Int) -> String {
    count == 1 ? "1 answer today" : "\(count) answers today"
  }

  // MARK: Screens

  var startReview: String { "Start today’s review" }
  var continueReview: String { "Continue today’s review" }
  var reviewDone: String { "Today’s review is done" }
  var noCards: String { "There are no cards yet" }
  var noCardsLeft: String { "No deck has cards any more; all progress is kept" }
  var noCardsHint: String { "Write some in a Markdown file and name it with --decks FILE" }
  var welcome: String {
    "Flashcards come back after more and more days, forgotten ones sooner"
  }
  var welcomeStudy: String { "begins" }
  var welcomeMore: String { "brings new cards" }
  var welcomeAdd: String { "adds a card (or leitner add)" }
  var welcomeHelp: String { "lists all keys" }
  var welcomeDecks: String { "decks" }
  var explanation: String { "Explanation" }
  var source: String { "Source" }
  var moreBelow: String { "more below" }
  var learned: String { "learned" }
  var movedUp: String { "moved up" }
  var stayed: String { "stayed" }
  var forgotten: String { "forgotten" }
  func time(seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\((seconds + 30) / 60) min"
    default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
  func staysInBox(_ number: Int) -> String { "forgotten today: stays in box \(number)" }
  var noneWaiting: String { "No card is waiting" }
  var searchPrompt: String { "type to search questions, answers, explanations and topics" }
  var nothingFound: String { "Nothing found" }
  var foundInAnswer: String { "found in the answer" }
  func turnsCard(key: String) -> String { "\(key) shows the answer" }

  func found(_ count: Int, of cards: Int) -> String { "\(count) found in \(cards)" }
  func noFilter(_ name: String, _ value: String) -> String {
    switch name {
    case "is": "is: takes due, new, waiting, suspended, buried, starred or leech, not \(value)"
    case "kind": "kind: takes basic, reversed, cloze, choice or typed, not \(value)"
    default: "\(name): takes a box or two with a minus between, such as 2 or 2-4, not \(value)"
    }
  }

  var recalled: String { "recalled" }
  func answers(_ count: Int) -> String { count == 1 ? "answer" : "answers" }
  var lapses: String { "times a known card was forgotten" }
  func streak(_ days: Int) -> String { days == 1 ? "day in a row" : "days in a row" }
  var forecast: String { "Due in the next days" }
  func tooSmall(key: String) -> String { "Please make the window larger (30×8); \(key) quits" }

  // MARK: Boxes and paces

  var boxRules: String { "Boxes" }
  var boxDays: String { "days" }
  func place(of fall: LeitnerBoxes.Fall) -> String {
    switch fall {
    case .half: "half-way down"
    case .first: "to box 1"
    }
  }
  func effect(of grade: Grade, _ boxes: LeitnerBoxes) -> String {
    let new = " (a new card: box \(boxes.box(after: grade, from: nil)))"
    switch grade {
    case .again:
      let example =
        boxes.fall == .half && boxes.count > 1
        ? " (from box \(boxes.count) to \(boxes.box(after: .again, from: boxes.count)))" : ""
      return place(of: boxes.fall) + example + ", and comes back today"
    case .hard: return "stays in its box" + new
    case .good: return "one box up" + new
    case .easy: return "two boxes up" + new
    }
  }
  func rules(_ scheduler: Scheduler) -> String {
    let own = scheduler.settings.days != nil
    return (own ? "Own boxes" : "Pace \(scheduler.pace.name)")
      + "; a forgotten card goes \(place(of: scheduler.boxes.fall))"
  }
  func paceReason(_ scheduler: Scheduler, configuration: String) -> String {
    let settings = scheduler.settings
    let reason =
      switch scheduler.paceOrigin {
      case .configured: "\(configuration) says so"
      case .chosen: "it was chosen with leitner pace"
      case .standard:
        scheduler.recordedPace.map { "“\($0)”, which was chosen, needs a later version" }
          ?? "no other one was chosen"
      }
    let waiting = scheduler.chosenPace.flatMap { chosen in
      settings.pace.map { $0 == chosen ? "" : "; \(chosen.name), which was chosen, waits" }
    }
    let own =
      switch (settings.days != nil, settings.fall != nil) {
      case (true, true): "; \(configuration) sets days and forgotten itself, instead of the pace"
      case (true, false): "; \(configuration) sets the days itself"
      case (false, true): "; \(configuration) sets itself where a forgotten card goes"
      case (false, false): ""
      }
    return "the pace is \(scheduler.pace.name), because \(reason)" + (waiting ?? "") + own
  }
  func paceWaits(_ pace: Pace, configuration: String) -> String {
    "\(pace.name) is recorded, but what \(configuration) sets takes precedence"
  }
  func noPace(_ name: String) -> String {
    "there is no pace “\(name)”; "
      + (meant(Pace.nearest(to: name)) ?? "there are \(Pace.names.listed(", "))")
  }
  func paceChanged(_ pace: Pace) -> [String] {
    ["The pace is \(pace.name) now, as chosen elsewhere", "The pace is \(pace.name) now"]
  }

  // MARK: Notices

  func browsingOnly(holder: String) -> [String] {
    let short = "Browsing only: leitner already runs"
    return ["\(short) (\(holder))", short, "Browsing only"]
  }

  func quitTheOther(holder: String) -> [String] {
    let short = "Quit the other leitner to study here"
    return ["\(short) (\(holder))", short, "Quit the other leitner first"]
  }

  func undone(_ kind: Event.Kind, question: String) -> String {
    "Taken back" + (done(kind).map { " (\($0))" } ?? "") + (question.isEmpty ? "" : ": \(question)")
  }
  func redone(_ kind: Event.Kind, question: String) -> String {
    "Done again" + (done(kind).map { " (\($0))" } ?? "") + (question.isEmpty ? "" : ": \(question)")
  }
  private func done(_ kind: Event.Kind) -> String? {
    switch kind {
    case .answer(let grade, _, _, _, _), .practice(let grade, _, _, _, _): name(of: grade)
    case .suspend: "suspended"
    case .wake: "woken"
    case .bury: "buried"
    case .star: "starred"
    case .unstar: "no star"
    case .more(let cards): more(cards)
    case .pace(let pace): "pace \(pace)"
    default: nil
    }
  }
  private func more(_ cards: Int) -> String {
    cards == 1 ? "1 more new card" : "\(cards) more new cards"
  }
  var nothingToRedo: String { "Nothing to do again" }
  func marked(_ kind: Event.Kind, question: String, key: String, isShown: Bool) -> String {
    switch kind {
    case .suspend: "Suspended, \(key) \(isShown ? "again" : "in Browse") wakes it: \(question)"
    case .wake: "Woken: \(question)"
    case .bury where isShown: "Buried until tomorrow, \(key) again brings it back: \(question)"
    case .bury: "Buried until tomorrow: \(question)"
    case .star: "Starred: \(question)"
    case .more(let cards): more(cards) + " today"
    default: "No star any more: \(question)"
    }
  }
  func leech(times: Int, question: String, edit: String, suspend: String) -> String {
    "“\(question)” was forgotten \(times) times: \(edit) edits it, \(suspend) suspends it"
  }
  func leech(times: Int, card: String) -> String {
    "forgotten \(times) times: `leitner edit \(card)` edits it, `leitner suspend \(card)` suspends it"
  }
  func moreNewCards(_ count: Int, key: String) -> String {
    "\(key) brings \(count) new"
  }
  func newCardsUsedUp(_ count: Int, key: String) -> String {
    "The day’s new cards are used up; \(key) brings \(count == 1 ? "one" : "\(count)") more"
  }
  var mediaTitle: String { "Links and pictures" }
  var nothingToOpen: String { "Nothing to open here: no link, no picture, no sound" }
  func opened(_ name: String) -> String { "Opened \(name)" }
  func sentence(for problem: OpeningProblem) -> String {
    switch problem {
    case .missing(let name): "\(name) is not there"
    case .noFile(let name): "\(name) is not opened: it is no file"
    case .program(let name): "\(name) is not opened: it is a program"
    case .scheme(let address):
      "\(address) is not opened: only files, http, https and mailto are"
    case .noOpener(let name, let isThere):
      "can’t start “\(name)” (\(isThere ? "not executable" : "not found")); "
        + "opener in config.yaml names a program that opens files"
    case .openerFailed(let name, let end):
      "\(editorFailed(name, end)); opener in config.yaml names another one"
    }
  }
  func noEditor(_ command: String, isThere: Bool) -> String {
    "can’t start the editor “\(command)” (\(isThere ? "not executable" : "not found")); VISUAL or EDITOR names another one"
  }
  var suspended: String { "suspended" }
  var buried: String { "buried" }
  var numbersComeFirst: Bool { true }
  var starred: String { "starred" }
  func buried(until day: Day) -> String { "buried until \(day)" }
  func nothingToUndoHere(isInterview: Bool) -> String {
    "Nothing of this \(isInterview ? "interview" : "practice") to take back; what came before is taken back on Today"
  }
  var nothingToUndo: String { "Nothing to take back today" }
  func newCardsUsedUp(key: String, isByKeyAlone: Bool) -> [String] {
    if isByKeyAlone {
      return [
        "new-cards-a-day is 0 in config.yaml; \(key) on Today brings new cards",
        "\(key) on Today brings new cards",
      ]
    }
    return [
      "Today’s new cards are used up; \(key) on Today brings more",
      "No new cards left; \(key) brings more",
    ]
  }
  func reviewsUsedUp(areNeverAsked: Bool) -> [String] {
    areNeverAsked
      ? [
        "Due cards are not asked: reviews-a-day is 0 in config.yaml",
        "reviews-a-day is 0 in config.yaml",
      ]
      : ["Today’s reviews are used up; the rest waits for other days", "No reviews left for today"]
  }
  func nothingDue(key: String) -> String { "Nothing is due here today; \(key) practises it" }
  var nothingDueToday: String { "Nothing is due here today" }
  var oneLanguageOnly: String { "It is in one language only" }
  var kinds: String { "Kinds of cards" }
  func name(of kind: CardKind) -> String { kind.rawValue }
  func answersOfKind(_ counts: KindCounts) -> String {
    "\(counts.new) new · \(counts.reviews) \(answers(counts.reviews)) · \(counts.lapses) forgotten"
  }
  func siblingsLater(_ count: Int) -> String {
    count == 1 ? "1 of the same text comes later" : "\(count) of the same texts come later"
  }
  func cardsOfOneText(_ count: Int) -> String { "\(cards(count)) of one text" }
  func siblings(_ count: Int, areSuspended: Bool) -> String {
    cardsOfOneText(count) + (areSuspended ? " suspended" : " woken")
  }
  var noSiblings: String { "The card has no siblings" }
  var pasted: String { "Pasted text is not taken as keys" }
  func unknownKey(key: String) -> String { "No such key here; \(key) shows all" }
  func answerFirst(key: String) -> String { "\(key) shows the answer first" }
  var firstCard: String { "This is the first card" }
  var lastCard: String { "This is the last card" }

  func deckProblems(_ count: Int) -> [String] {
    let problems = count == 1 ? "1 problem" : "\(count) problems"
    let them = count == 1 ? "it" : "them"
    return [
      "\(problems) in decks (pictures not checked): leitner check lists all",
      "\(problems) in decks: leitner check lists \(them)", "\(problems): leitner check",
    ]
  }

  var decksChanged: String { "Decks have changed and were read again" }

  func arrived(_ arrivals: [News.Arrival]) -> [String] {
    let answers = arrivals.filter { $0.answers > 0 }
    let total = answers.reduce(0) { $0 + $1.answers }
    if total == 0 {
      return ["Progress has changed elsewhere and was read again", "Progress was read again"]
    }
    let parts = answers.map { "\($0.answers) from \($0.device ?? "another window")" }
    let short = total == 1 ? "1 new answer" : "\(total) new answers"
    return [
      answers.count == 1
        ? "\(short) from \(answers[0].device ?? "another window")"
        : "\(short): \(parts.listed(", "))",
      short,
    ]
  }

  var writesNow: [String] {
    ["The lock is free: now this window writes", "Now this window writes"]
  }

  func unwritten(_ count: Int, reason: String) -> String {
    "\(count) not on the disk yet (\(reason)); each key tries again"
  }

  func leavingUnwritten(_ count: Int, reason: String, key: String) -> String {
    "\(count) not on the disk (\(reason)): \(key) again leaves without"
  }

  var allWritten: String { "Every answer is on the disk again" }

  // MARK: Files

  // In English these values describe themselves.

  func sentence(for cause: Problem.Cause) -> String { cause.sentence }

  func name(of severity: Problem.Severity) -> String { severity.rawValue }

  func sentence(for error: FileError) -> String { error.description }

  func words(for reason: FileError.Reason) -> String { reason.description }

  // MARK: The terminal

  var notATerminal: String {
    "the study screens need a terminal; `leitner due` and `leitner list` do not"
  }
  var noTerminalType: String { "TERM is not set, so it is unknown what this terminal can do" }

  func unknownTerminalType(_ name: String) -> String {
    "TERM is “\(name)”, which terminfo does not know"
  }

  func noCursorMotion(_ name: String) -> String {
    "TERM is “\(name)”, a terminal that can't place its cursor"
  }

  var terminalNotOpened: String { "the terminal could not be opened" }
}
