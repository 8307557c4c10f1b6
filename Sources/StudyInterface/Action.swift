import FlashcardDeck

/// What a key means on the screen that is shown.
public enum Action: Hashable, Sendable {
  case up, down, halfPageUp, halfPageDown, pageUp, pageDown, top, bottom
  /// What the wheel of the mouse does.
  case scrollUp, scrollDown
  /// Puts the cursor on the row of a list that was clicked on, or does what was clicked on.
  case choose
  /// A digit of a count, which says how often or how far the next key goes.
  case count
  /// Opens what the cursor is on.
  case open
  /// Studies what the cursor is on.
  case study
  case back
  case previousCard, nextCard
  /// Shows a card that is looked at as it is asked, or with its answer again.
  case turnCard
  /// Opens known cards beside those that they may be.
  case compare
  /// Says that a known card is the one that the cursor is on.
  case link
  case showAnswer
  /// Chooses the answer with a letter, by its place, or the one that the cursor is on.
  case pick(Int)
  case tick
  /// Shows the answer of a card that lets choose, with nothing chosen.
  case giveUp
  /// Ticks the key point with a number, by its place.
  case tickPoint(Int)
  /// Goes on from the key points to the grades, and back.
  case grades, backToPoints
  /// Stops the clock of an interview and shows the key points.
  case showPoints
  /// Opens the cards whose points were missed in an interview.
  case showCards
  /// Asks cards to be answered aloud; begins when it is said how many.
  case interview, begin
  /// Turns a page of the answer; at its end the card is graded as known well.
  case turnPage
  case grade(Grade)
  case undo, redo
  /// Puts a card away until it is woken, or until tomorrow.
  case suspend, bury
  /// Puts a card and its siblings away, or wakes them.
  case suspendSiblings
  case star
  /// Asks for some more new cards today.
  case more
  /// Adds a card to a topic.
  case add
  /// Practises cards out of turn.
  case practise
  /// Says what is known of a card.
  case inform
  /// Puts a list into another order.
  case sort
  /// Hides the topics inside the one that the cursor is on, or shows them again.
  case fold
  /// Opens the card's file in the learner's editor.
  case edit
  /// Opens what the card links to or shows.
  case openLinks
  /// Shows a picture of the card in place.
  case viewPicture
  case explain
  case flipLanguage
  case browse, search, statistics, help
  /// Searches in all decks instead of one topic, or in that one again.
  case widen
  /// Text for the search line.
  case type(String)
  case erase
  case eraseWord
  case eraseAll
  case eraseForward, eraseRest
  case cursorLeft, cursorRight, cursorToStart, cursorToEnd
  /// Shows all of the screen anew, if another program wrote on it.
  case redraw
  case suspendProgram
  /// Closes what was opened for a look.
  case close
  case quit

  /// The action's name for a configuration; see `Configuration.keys`.
  public var name: String {
    switch self {
    case .up: "up"
    case .down: "down"
    case .halfPageUp: "half-page-up"
    case .halfPageDown: "half-page-down"
    case .pageUp: "page-up"
    case .pageDown: "page-down"
    case .top: "top"
    case .bottom: "bottom"
    case .scrollUp: "scroll-up"
    case .scrollDown: "scroll-down"
    case .choose: "choose"
    case .count: "count"
    case .open: "open"
    case .study: "study"
    case .back: "back"
    case .previousCard: "previous-card"
    case .nextCard: "next-card"
    case .turnCard: "turn-card"
    case .compare: "compare"
    case .link: "link"
    case .showAnswer: "show-answer"
    case .turnPage: "turn-page"
    case .pick: "pick"
    case .tick: "tick"
    case .giveUp: "give-up"
    case .tickPoint: "tick-point"
    case .grades: "grades"
    case .showPoints: "show-points"
    case .backToPoints: "back-to-points"
    case .showCards: "show-cards"
    case .interview: "interview"
    case .begin: "begin"
    case .grade(let grade): grade.name
    case .undo: "undo"
    case .redo: "redo"
    case .suspend: "suspend"
    case .suspendSiblings: "suspend-siblings"
    case .bury: "bury"
    case .star: "star"
    case .more: "more-new-cards"
    case .add: "add"
    case .practise: "practise"
    case .inform: "information"
    case .sort: "sort"
    case .fold: "fold"
    case .edit: "edit"
    case .openLinks: "open-links"
    case .viewPicture: "view-picture"
    case .explain: "explanation"
    case .flipLanguage: "language"
    case .browse: "browse"
    case .search: "search"
    case .widen: "widen"
    case .statistics: "statistics"
    case .help: "help"
    case .type: "type"
    case .erase: "erase"
    case .eraseWord: "erase-word"
    case .eraseAll: "erase-all"
    case .eraseForward: "erase-forward"
    case .eraseRest: "erase-rest"
    case .cursorLeft: "cursor-left"
    case .cursorRight: "cursor-right"
    case .cursorToStart: "cursor-to-start"
    case .cursorToEnd: "cursor-to-end"
    case .redraw: "redraw"
    case .suspendProgram: "suspend-program"
    case .close: "close"
    case .quit: "quit"
    }
  }
}

/// What reaches the interface from outside.
public enum Input: Sendable {
  /// A key was pressed.
  case key(Key)
  /// An answer or an undo is recorded, on the disk or, if that refuses it, in memory; this is the record
  /// and the study day after it. Also sent when a study day begins.
  case recorded(StudyRecord, Day)
  /// Others have changed what is stored: the record with it, and why answers can't be written down,
  /// nil if they can.
  case news(StudyRecord, refusal: Notice?)
  /// Answers can be written down no longer, or again; says why not.
  case access(refusal: Notice?)
  /// The decks were read again, since they have changed; and the record, if known cards were found in
  /// them under other ids.
  case decks(Library, StudyRecord? = nil)
  /// The notice that was said offers something.
  case offer(Offer)
  /// What an edit left wrong in a file, or nothing any more.
  case broken(BrokenText?)
  /// The learner has a card in an editor; the decks come next.
  case editing(CardID)
  /// The learner reworded a card without progress, which has another id in the decks that come next.
  case reworded(CardID, as: CardID)
  /// The answers of a card, oldest first, to be shown.
  case answers(CardID, [PastAnswer])
  /// Known cards for which the learner has to choose, to be shown.
  case doubts([CardDoubt])
  /// Where the decks are now.
  case deckPlaces([String])
  /// How many such cards there are now.
  case doubtCount(Int)
  /// The learner's choice is written down.
  case decided(Decision)
  /// It was taken back.
  case takenBack(Decision)
  /// Something could not be done; one sentence says why.
  case failed(String)
  /// Something is to be said once.
  case notice(Notice)
  /// Decks have to be copied to a folder before something is changed in them, which the learner is asked.
  case mayCopy(DeckChange, to: CopyPlace)
  /// The interview that was found for a learner who wants one about some cards, and all answers that were
  /// ever given aloud.
  case interview(Scope, SavedInterview?, [SpokenAnswer])
  /// What came of a picture that was to be shown.
  case picture(ViewedPicture)
  /// The key points that were missed in interviews, those missed most often first.
  case missed([MissedPoint])
  /// The terminal is given away, or the program stopped: no question can be seen.
  case away
  /// The program has the terminal again.
  case back
  /// A second has passed of a clock that is shown.
  case tick
  /// No key is waiting: the learner reads, and there is time to lay out ahead.
  case idle
}

/// What the interface asks its caller to do.
public enum Effect: Equatable, Sendable {
  /// Write down an answer, and its time in seconds.
  case answer(CardID, Grade, seconds: Int)
  /// Write down an answer that was given aloud.
  case answerAloud(InterviewAnswer)
  /// Find an interview that is not at its end, for a learner who wants one about some cards.
  case findInterview(Scope)
  /// Find the key points that were missed in interviews.
  case findMissed
  /// Write down that what was done last today is taken back.
  case undo
  /// Write down that what was taken back last today holds again.
  case redo
  /// Write down that cards are put away or marked, or no longer; one undo takes it back for all of them.
  case mark([CardID], Event.Kind)
  /// Give the terminal to the learner's editor, at a line of a file, and read the decks again.
  case edit(CardID, file: String, line: Int)
  /// Give the terminal to the learner's editor at a new card of a scope, and read the decks again.
  case add(Scope)
  /// Copy decks that can't be changed where they are, and change them there.
  case copyDecks(for: DeckChange)
  /// Open what a card of a file links to or shows, with the program of the system or the configuration.
  case openAddress(String, file: String)
  /// Make what shows a picture of a file's card in a part of the screen.
  case viewPicture(String, file: String, room: Size)
  /// Find what was answered of a card.
  case findAnswers(CardID)
  /// Find the known cards for which the learner has to choose.
  case findDoubts
  /// Write down what the learner chose for one of them.
  case decide(Decision)
  /// Take such a choice back.
  case takeBack(Decision)
  /// Send all of the screen again.
  case redraw
  /// Stop the program until the shell continues it.
  case suspendProgram
  /// Save and leave.
  case quit
}
