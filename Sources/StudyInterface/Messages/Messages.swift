import FlashcardDeck
import Toolkit

/// Every word and sentence for people, in one language.
///
/// Each language is a type, so a missing translation does not compile. Sentences have no full stop.
public protocol Messages: DeckMessages, InterviewMessages, CommandMessages {
  // MARK: Keys and grades

  /// What an action does, in a word or two beside its key.
  func label(of action: Action) -> String
  /// A key as Help writes it.
  func name(of key: Key) -> String
  /// What the key that goes on does while there is more to read.
  var nextPage: String { get }
  /// What was typed of a command that is not whole, and how to drop it.
  func pendingKeys(_ keys: String) -> String
  func name(of grade: Grade) -> String
  /// The title in Help above keys that work on more screens than a title can name.
  var severalScreens: String { get }
  /// The titles of Help's parts: the keys of the screen from which it was called, those of every screen, and those
  /// that work on another screen alone.
  func thisScreen(_ title: String) -> String
  var everyScreen: String { get }
  func elsewhere(_ title: String) -> String
  /// Where keys work, in a table of keys.
  var everywhere: String { get }
  func places(_ titles: [String], areMissing: Bool) -> String
  /// What a part of a review is called there; nil for another screen.
  func part(_ context: Context) -> String?

  // MARK: Titles

  var todayTitle: String { get }
  var reviewTitle: String { get }
  var summaryTitle: String { get }
  var browseTitle: String { get }
  var cardsTitle: String { get }
  var cardTitle: String { get }
  var searchTitle: String { get }
  var statisticsTitle: String { get }
  var linkTitle: String { get }
  var helpTitle: String { get }

  // MARK: Counts and days

  var due: String { get }
  var new: String { get }
  var newCard: String { get }
  var today: String { get }
  var boxes: String { get }
  func cards(_ count: Int) -> String
  func box(_ number: Int) -> String
  func date(_ day: Day) -> String
  func days(_ count: Int) -> String
  /// The same in a few columns, for a narrow window.
  func shortDays(_ count: Int) -> String
  func shortYears(_ count: Int) -> String
  /// When a card is due, counted from today.
  func due(inDays days: Int) -> String
  func minutes(_ count: Int) -> String
  /// Counts of due, new and forgotten cards, those that are zero left out.
  func left(_ remaining: ReviewSession.Remaining, overdue: Int) -> String
  /// How many due and new cards wait because of the limits of a day, a sentence for each limit.
  func heldBack(_ cards: ReviewSession.Remaining, by limits: Scheduler.Limits) -> [String]
  func answers(today count: Int) -> String

  // MARK: Screens

  var startReview: String { get }
  var continueReview: String { get }
  var reviewDone: String { get }
  var noCards: String { get }
  var noCardsLeft: String { get }
  var noCardsHint: String { get }
  /// What the program does, for a learner who has never answered a card; and beside the keys that begin,
  /// add a card and show Help, what they do, and before the decks' paths, what they are.
  var welcome: String { get }
  var welcomeStudy: String { get }
  /// What the key does that brings new cards, if a day has none by itself.
  var welcomeMore: String { get }
  var welcomeAdd: String { get }
  var welcomeHelp: String { get }
  var welcomeDecks: String { get }
  var explanation: String { get }
  var source: String { get }
  var moreBelow: String { get }
  var learned: String { get }
  var movedUp: String { get }
  var stayed: String { get }
  var forgotten: String { get }
  /// How long something took.
  func time(seconds: Int) -> String
  /// Why every grade leaves a card in its box.
  func staysInBox(_ number: Int) -> String
  var noneWaiting: String { get }
  var searchPrompt: String { get }
  var nothingFound: String { get }
  /// In place of the words that were found in an answer that is not to be seen yet.
  var foundInAnswer: String { get }
  /// Below the question of a card beside a list: which key shows all of it.
  func turnsCard(key: String) -> String
  func found(_ count: Int, of cards: Int) -> String
  /// A filter of a search with a value that it does not take.
  func noFilter(_ name: String, _ value: String) -> String
  // MARK: Practice and information

  var practiceTitle: String { get }
  func practised(_ cards: Int) -> String
  var recalledInPractice: String { get }
  var answeredInPractice: String { get }
  var forgottenInPractice: String { get }
  /// Why recalling a card that is practised does not move it.
  func staysWhenPractised(_ box: Int) -> String
  /// The same in fewer words.
  var movesIfForgotten: String { get }
  var informationTitle: String { get }
  /// The labels of what is known of a card.
  func name(of fact: CardFact) -> String
  func overdue(_ days: Int) -> String
  /// Which answers `again` do not count as forgotten.
  var whatIsNoLapse: String { get }
  var never: String { get }
  /// The orders of a list of cards.
  func name(of order: CardOrder) -> String
  /// What a search takes besides words.
  var searchHelp: [String] { get }

  var recalled: String { get }
  /// What is counted, beside the number.
  func answers(_ count: Int) -> String
  var lapses: String { get }
  func streak(_ days: Int) -> String
  var forecast: String { get }
  /// A sentence that names a key gets the name as `key`.
  func tooSmall(key: String) -> String
  /// Above a known card that is in no deck.
  var known: String { get }
  /// Above the cards that it may be.
  var mayBe: String { get }
  var noneOfThese: String { get }
  /// What speaks for one of them.
  func name(of reason: Identification.Reason) -> String
  /// What a card with the same question has.
  var anotherAnswer: String { get }
  /// The day of a card's last answer.
  func lastAnswered(_ day: Day) -> String

  // MARK: Boxes and paces

  /// The title of the rules in Help.
  var boxRules: String { get }
  /// What stands before the boxes' days.
  var boxDays: String { get }
  /// Where a forgotten card goes.
  func place(of fall: LeitnerBoxes.Fall) -> String
  /// What a grade does to a card.
  func effect(of grade: Grade, _ boxes: LeitnerBoxes) -> String
  /// The pace in force, or that the boxes are the learner's own, and where a forgotten card goes.
  func rules(_ scheduler: Scheduler) -> String
  /// Which pace is in force, why, and what the configuration sets instead of it.
  func paceReason(_ scheduler: Scheduler, configuration: String) -> String
  /// That the configuration keeps a pace that was chosen from being in force.
  func paceWaits(_ pace: Pace, configuration: String) -> String
  func noPace(_ name: String) -> String
  func paceChanged(_ pace: Pace) -> [String]

  // MARK: Notices

  /// The wordings of a sentence, from the longest to one for the narrowest screen.
  func browsingOnly(holder: String) -> [String]
  func quitTheOther(holder: String) -> [String]
  func undone(_ kind: Event.Kind, question: String) -> String
  func redone(_ kind: Event.Kind, question: String) -> String
  var nothingToRedo: String { get }
  /// A card was put away or marked, or no longer; a key takes back that it was put away.
  func marked(_ kind: Event.Kind, question: String, key: String, isShown: Bool) -> String
  func leech(times: Int, question: String, edit: String, suspend: String) -> String
  /// The same with the commands that edit and suspend it.
  func leech(times: Int, card: String) -> String
  /// The key that brings more new cards, in a few words and in a sentence.
  func moreNewCards(_ count: Int, key: String) -> String
  func newCardsUsedUp(_ count: Int, key: String) -> String
  /// What a card links to and shows.
  var mediaTitle: String { get }
  var nothingToOpen: String { get }
  func opened(_ name: String) -> String
  /// A picture that is shown in place, and a choice of those.
  var pictureTitle: String { get }
  var picturesTitle: String { get }
  var nothingToView: String { get }
  /// Said until it is shown.
  var makingPicture: String { get }
  /// The size of a picture.
  func pixels(_ width: Int, _ height: Int) -> String
  /// The key that opens it with another program.
  func opensPicture(_ key: String) -> String
  /// Why it is not shown in place.
  func sentence(for obstacle: PictureObstacle) -> String
  /// Why an address is not opened, or the program that should.
  func sentence(for problem: OpeningProblem) -> String
  /// A command that the shell can't start.
  func noEditor(_ command: String, isThere: Bool) -> String
  /// That a card is not asked until it is woken, or until a day.
  var suspended: String { get }
  var buried: String { get }
  func buried(until day: Day) -> String
  var starred: String { get }
  /// Whether a number stands before what it counts.
  var numbersComeFirst: Bool { get }
  /// What a practice does to cards.
  var practiceRule: String { get }
  /// The same of a practice that has cards which were never answered.
  var practiceRuleWithNew: String { get }
  /// The end of that sentence: how many new cards are left out because of the day's limit; empty for none.
  func newLeftOut(_ count: Int, limit: Int?) -> String
  /// That a card is put away already, and which key wakes it.
  func isSuspendedAlready(_ key: String) -> String
  /// Where the key leads that leaves a review.
  var backToToday: String { get }
  var nothingToUndo: String { get }
  /// The same in a practice, of what was done before it.
  func nothingToUndoHere(isInterview: Bool) -> String
  func nothingDue(key: String) -> String
  /// The same if nothing could be practised either.
  var nothingDueToday: String { get }
  /// Why new cards or reviews of a topic are not asked, the longest form first.
  func newCardsUsedUp(key: String, isByKeyAlone: Bool) -> [String]
  /// `areNeverAsked` if the setting leaves no day any.
  func reviewsUsedUp(areNeverAsked: Bool) -> [String]
  var oneLanguageOnly: String { get }
  var pasted: String { get }
  /// The title above the kinds of cards, their names, and how those of one were answered.
  var kinds: String { get }
  func name(of kind: CardKind) -> String
  func answersOfKind(_ counts: KindCounts) -> String
  func cardsOfOneText(_ count: Int) -> String
  /// That cards wait for another day because others of their texts are asked today.
  func siblingsLater(_ count: Int) -> String
  /// That all siblings of a card were suspended, or woken.
  func siblings(_ count: Int, areSuspended: Bool) -> String
  var noSiblings: String { get }
  /// Before what was typed, and before what is right.
  var typedLabel: String { get }
  var rightLabel: String { get }
  /// That there is no choice with a letter.
  func noChoice(_ letter: String) -> String
  /// That something has to be ticked before the answer is shown, and the key of who does not know it.
  func chooseFirst(giveUp: String) -> String
  /// That what was chosen or sent can be changed, before the grade.
  var backToChoices: String { get }
  func backToLine(_ key: String) -> String
  var backToPoints: String { get }
  /// What the key does that shows the answer, where there is little room.
  var shortShowAnswer: String { get }
  /// Which keys choose, to who pressed another one; of several choices, which tick.
  func keysThatPick(_ letters: String, _ key: String, giveUp: String) -> String
  func keysThatTick(_ letters: String, _ key: String, answer: String) -> String
  /// How many of the right choices were ticked and how many wrong ones, and the grade that this earns; the
  /// longest form first.
  func ticked(_ right: Int, of all: Int, wrong: Int, _ grade: Grade) -> [String]
  /// That what was picked is no choice in this language, and that its grade stands.
  var pickedInOtherLanguage: String { get }
  /// That what was ticked in the other language says nothing here.
  var tickAgain: String { get }
  /// That a typed answer has other accents than the right one, which counts.
  var accentsDiffer: String { get }
  /// That mistakes are not counted of a text that has more characters.
  func comparedAsWhole(longest: Int) -> String
  /// What the key does that opens what a card links to or shows.
  func labelOfOpening(_ kinds: OpenedKinds) -> String
  /// That a line takes no more characters.
  func lineIsFull(_ characters: Int) -> String
  func unknownKey(key: String) -> String
  func answerFirst(key: String) -> String
  var firstCard: String { get }
  var lastCard: String { get }
  func deckProblems(_ count: Int) -> [String]
  var decksChanged: String { get }
  /// What came from other devices, or from another process on this one.
  func arrived(_ arrivals: [News.Arrival]) -> [String]
  var writesNow: [String] { get }
  func unwritten(_ count: Int, reason: String) -> String
  func leavingUnwritten(_ count: Int, reason: String, key: String) -> String
  var allWritten: String { get }
  /// One of both numbers may be 0.
  func knownCards(carried: Int, doubts: Int, gone: Int, only: String?, key: String) -> [String]
  var noDoubts: String { get }
  /// That the decks have a topic no longer to which a card was to be added.
  var topicIsGone: String { get }
  var ownDeckTitle: String { get }
  var ownTopicTitle: String { get }
  /// Known cards that no deck has any more, where they are listed.
  func goneCards(_ count: Int) -> String
  func copiedCards(_ count: Int) -> String
  var noCardsWithoutDeck: String { get }
  /// Why a card is not buried: it is due only in some days.
  func notDueAnyway(inDays days: Int) -> String
  /// Why no more new cards are brought: all of them are to come today anyway.
  func newCardsLeft(_ count: Int) -> String
  /// That a topic has no new card that a key could bring.
  var noNewCardsHere: String { get }
  /// Before the cards that other topics have today.
  var stillToday: String { get }
  var noNewCards: String { get }
  /// That all new cards are put away, or siblings of cards that were asked today.
  var newCardsAway: String { get }
  var onlySiblings: String { get }
  /// How an editor ended that did not end well.
  var noTerminalForEditor: String { get }
  func editorFailed(_ command: String, _ end: ProgramEnd) -> String
  var editedCardGone: String { get }
  /// Both by their questions.
  func linked(_ known: String, to question: String, undo: String) -> [String]
  func ruledOut(question: String) -> [String]
  var decisionTakenBack: String { get }
  func decidedAlready(key: String) -> String

  // MARK: Stored progress

  var openedForReading: String { get }
  func isHeld(by holder: String) -> String
  /// Why an answer was refused: it followed from another state of its card.
  var answeredElsewhere: String { get }
  /// A process as the holder of a lock.
  func process(_ number: Int, host: String, since: String?) -> String
  var anotherProcess: String { get }
  func newerVersion(file: String, version: Int) -> String
  func unwritable(_ reason: String) -> String
  func tornEvent(file: String, byte: Int) -> String
  /// `more` lines besides this one are damaged.
  func damagedEvent(
    file: String, line: Int, column: Int, byte: Int, more: Int, outcome: HistoryOutcome?
  ) -> String
  func snapshotMissing(file: String) -> String
  func seenDecksDamaged(file: String) -> String
  /// `byte` is nil if the file is not ours, or none that can be read.
  func snapshotDamaged(file: String, byte: Int?, keptAs: String?) -> String
  func snapshotReplaced(file: String, keptAs: String?) -> String
  func historyShorter(file: String, bytes: Int, before: Int, outcome: HistoryOutcome) -> String
  func historyRewritten(file: String, outcome: HistoryOutcome) -> String
  func historyMissing(file: String, outcome: HistoryOutcome) -> String
  /// Events that were known are in no file any more.
  func eventsMissing(folder: String, outcome: HistoryOutcome) -> String
  /// What bears the name of a history file and is none.
  func historyIsNoFile(_ file: String) -> String
  /// A history file of another machine that this user may not read.
  func historyUnreadable(_ file: String) -> String
  /// `more` lines besides this one are events of kinds that this version does not know.
  func unknownEvent(file: String, line: Int, kind: String, more: Int) -> String
  /// `latest` as `YYYY-MM-DD`.
  func clockAhead(device: String, latest: String) -> String
  /// Both as `YYYY-MM-DD`.
  func clockBehind(now: String, latest: String) -> String

  /// Known cards were found under other ids.
  func carriedOver(cards: Int, only: String?) -> String
  /// Known cards for which several cards are likely.
  func doubtfulCards(_ count: Int) -> String

  // MARK: Files

  /// What is wrong in a deck or in the configuration.
  func sentence(for cause: Problem.Cause) -> String
  /// `error` or `warning`, as it stands before the sentence.
  func name(of severity: Problem.Severity) -> String
  /// What could not be done with a file, and why.
  func sentence(for error: FileError) -> String
  /// Why something could not be done with a file, in a few words.
  func words(for reason: FileError.Reason) -> String

  // MARK: The terminal

  var notATerminal: String { get }
  var noTerminalType: String { get }
  func unknownTerminalType(_ name: String) -> String
  func noCursorMotion(_ name: String) -> String
  var terminalNotOpened: String { get }
}

/// What became of the state when history files were not what they had been.
public enum HistoryOutcome: Sendable {
  /// It follows from the history alone.
  case rebuilt
  /// It is kept as progress.json has it, since the history no longer holds all of it.
  case kept
}

extension Language {
  /// The words of the language.
  public var messages: any Messages {
    switch self {
    case .chinese: Chinese()
    case .english: English()
    }
  }
}
