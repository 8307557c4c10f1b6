import FlashcardDeck
import Toolkit

/// All that the screen shows follows from this value.
public struct State: Sendable {
  /// The terminal's size.
  public var size: Size
  /// The language that the interface speaks.
  public internal(set) var language: Language {
    didSet { countTopics() }
  }
  /// The paths of the rows of the topic tree that are folded, in every language that they have.
  public internal(set) var folded: [[String]] {
    didSet { countTopics() }
  }
  /// The order in which lists of cards are opened: the one that was chosen last.
  public internal(set) var cardOrder: CardOrder
  /// Every deck.
  public internal(set) var library: Library {
    didSet {
      libraryVersion += 1
      listedCards = ListedCards()
    }
  }
  /// What is known of past study.
  public internal(set) var record: StudyRecord {
    didSet {
      recordVersion += 1
      scheduler = scheduler.following(record)
    }
  }
  /// How many known cards there are for which the learner has to choose.
  public internal(set) var doubtCount: Int
  /// The study day.
  public internal(set) var day: Day {
    didSet { recordVersion += 1 }
  }
  /// The name of this machine in the history: what others did is not taken back here.
  public let device: String?
  /// The files and folders that decks are read from, as the learner would write them.
  public internal(set) var deckPlaces: [String]
  /// The names of decks and topics as they are shown.
  private var names: NameText
  /// The text of the last search.
  var lastSearch = ""
  /// What the learner chose last for a known card, if nothing was done since.
  var latestDecision: Decision?
  /// The card whose answer was just taken back, which a review shows with its answer; or that was put away and is
  /// back, which it shows as it was.
  var undone: (card: CardID, event: Event)?
  /// Whether an answer that was taken back has just been done again: a review goes on to the next question.
  var isAnsweredAgain = false
  /// What was chosen and typed.
  var replies = KeptReplies()
  /// The card that the learner has in an editor.
  var editedCard: CardID?
  /// What was shown before an edit broke its card, as long as the notice offers to mend it.
  var beforeBreak: BrokenCard?
  /// What the notice offers.
  var offer: Offer?
  /// What an edit left wrong in a file; nil if nothing is.
  var broken: BrokenText?
  /// The interview that is not at its end, to be kept beyond the program's; nil if there is none.
  public internal(set) var interview: SavedInterview?
  /// Whether another program has the terminal, or this one is stopped.
  var isAway = false
  /// How many questions the last interview of this sitting had, or was to have.
  var interviewLength = 10
  /// The key points that were missed in interviews, once the statistics have asked for them.
  var missed: [MissedPoint] = [] {
    didSet { recordVersion += 1 }
  }
  /// New ids of cards without progress that the learner reworded, by their old ones.
  var reworded: [CardID: CardID] = [:]
  /// The learner's rules, with the pace that the record says was chosen.
  public private(set) var scheduler: Scheduler
  /// What keys do.
  public let keys: KeyMap
  /// Whether an answer that is typed without its accents is right.
  let ignoresAccents: Bool
  /// Something to say once.
  public internal(set) var notice: Notice?
  /// What the learner is asked, in the row of the notice.
  var question: CopyQuestion?
  /// Why answers can't be written down; nil if they can.
  private(set) var refusal: Notice?
  /// The same to a key that needs them to be.
  var obstacle: Notice? { refusal?.whenRefusing }
  /// Whether answers can be written down.
  public var isWritable: Bool { refusal == nil }

  /// How all cards stand, as of the last count.
  private(set) var overview: Overview {
    didSet { recordVersion += 1 }
  }
  /// Whether the record has changed since the last count, as each answer of a review does.
  var countsAreStale = false
  /// The whole day's session, for the first row of Today.
  private(set) var session: ReviewSession {
    didSet { heldBack = session.heldBack }
  }
  /// The cards that wait because of the limits of a day, as of the last count.
  private(set) var heldBack: ReviewSession.Remaining
  /// What comes after today, as of the last count; nil as long as something is left to do. To find it out
  /// takes a look at every card, so it is not done for each frame.
  private(set) var countedOutlook: (days: Int, due: Int, new: Int)?
  /// The topics with their counts, named in the interface's language.
  private(set) var topics: TopicTree
  /// What was typed of a command that is not whole.
  var pending = PendingKeys()
  /// From the first one opened to the one that is shown.
  var screens: [any Screen] = [TodayScreen()]
  /// Texts that were laid out.
  var cache = LayoutCache()
  /// The keys that the screen has to offer after the latest input; nil until they are found.
  var latestHints: StyledLine?
  /// Rows of lists: views find here what they would make again.
  private(set) var listedCards = ListedCards()
  private(set) var libraryVersion = 0
  private(set) var recordVersion = 0

  /// The interface as it opens, on Today.
  public init(
    size: Size, language: Language, library: Library, record: StudyRecord, day: Day,
    scheduler: Scheduler, keys: KeyMap = .standard, isWritable: Bool, notice: Notice? = nil,
    doubtCount: Int = 0, device: String? = nil, latestDecision: Decision? = nil,
    deckPlaces: [String] = [], folded: [[String]] = [], cardOrder: CardOrder = .deck,
    ignoresAccents: Bool = false, interview: SavedInterview? = nil
  ) {
    self.cardOrder = cardOrder
    self.interview = interview
    self.ignoresAccents = ignoresAccents
    self.folded = folded
    self.latestDecision = latestDecision
    self.device = device
    self.deckPlaces = deckPlaces
    self.size = size
    self.language = language
    self.library = library
    self.record = record
    self.day = day
    self.scheduler = scheduler.following(record)
    self.keys = keys
    let openedForReading = Notice.sentence(language.messages.openedForReading)
    refusal = isWritable ? nil : notice ?? openedForReading
    self.notice = notice
    self.doubtCount = doubtCount
    (overview, session) = Self.count(library, record, day, self.scheduler)
    heldBack = session.heldBack
    var names = NameText()
    topics = TopicTree(library, overview, language, folded: folded) { names.shown($0) }
    self.names = names
    countedOutlook = session.remaining.total == 0 ? outlook : nil
  }

  private mutating func countTopics() {
    var names = names
    topics = TopicTree(library, overview, language, folded: folded) { names.shown($0) }
    self.names = names
  }

  /// Notes why answers can't be written down; nil if they can.
  mutating func follow(refusal: Notice?) { self.refusal = refusal }

  /// Brings Today's counts up to date after answers.
  mutating func recount() {
    countsAreStale = false
    (overview, session) = Self.count(library, record, day, scheduler)
    countedOutlook = session.remaining.total == 0 ? outlook : nil
    countTopics()
  }

  /// Cards that are counted in less time than a thread takes to begin.
  private static let worthAThread = 40_000

  /// How all cards stand and what is to be asked, which both go through every card.
  private static func count(
    _ library: Library, _ record: StudyRecord, _ day: Day, _ scheduler: Scheduler
  ) -> (Overview, ReviewSession) {
    let indices = BaseIndices(of: library, in: record)
    let overview = { @Sendable in
      Overview(library, record, day: day, boxes: scheduler.boxes, baseIndices: indices)
    }
    let session = {
      ReviewSession(
        library: library, record: record, day: day, scheduler: scheduler, baseIndices: indices)
    }
    if library.entries.count < worthAThread { return (overview(), session()) }
    return Parallel.both(overview, session)
  }

  /// The words of the interface's language.
  var messages: any Messages { language.messages }

  /// The screen that is shown.
  var screen: any Screen {
    get { screens.last ?? TodayScreen() }
    set {
      if screens.isEmpty { screens = [newValue] } else { screens[screens.count - 1] = newValue }
    }
  }

  /// The card whose answer is on the screen up to its end, to be graded.
  public var gradedCard: CardID? {
    // A page that is still to be read comes before the next card.
    guard let review = screen as? ReviewScreen, review.showsAnswer, !review.turnsPage(self),
      review.session.practice == nil, let card = review.current
    else { return nil }
    return library.entries[card].id
  }

  /// Whether a card of a session is on the screen.
  public var isAsking: Bool { screen.isAsking }

  /// The cards of a scope, as indices into the library.
  func cards(of scope: Scope) -> [Int] {
    library.entries.indices.filter { scope.contains(library.entries[$0]) }
  }

  /// A session over some cards, continued after the day's answers.
  func session(for scope: Scope) -> ReviewSession {
    ReviewSession(
      library: library, record: record, day: day, scheduler: scheduler,
      isInScope: scope.contains)
  }

  /// A card's index in the library, also if it has another id by now; nil if no deck has it.
  func index(of card: CardID) -> Int? {
    library.index(of: card) ?? library.index(of: record.key(of: card))
      ?? reworded[card].flatMap { index(of: $0) }
  }

  /// When a card is due, in a few words; one that was forgotten today comes back today.
  func due(_ progress: CardProgress) -> String {
    messages.due(inDays: progress.isRelearning(on: day) ? 0 : max(0, progress.due - day))
  }

  /// What a card asks, in the interface's language or, flipped, in the other.
  func question(_ index: Int, flipped: Bool) -> String {
    library.question(at: index, in: flipped ? language.other : language)
  }

  /// Where the parts of the screen are that is shown.
  var areas: ScreenAreas { ScreenAreas(size: size, hasPreview: screen.hasPreview) }

  /// The keys that the screen which is shown has to offer.
  var hintLine: StyledLine {
    if question != nil { return StyledLine(messages.copyAnswers, .dim) }
    return latestHints ?? hintLine(LayoutKey(hintsOf: screen.context, self))
  }

  /// The same by its key, while nothing is asked.
  func hintLine(_ key: LayoutKey) -> StyledLine {
    cache[key]?.lines.first ?? hints.line(width: areas.outerWidth)
  }

  /// What that line is made of.
  var hints: HintLine {
    HintLine(
      offeredKeys, messages, turnsPage: screen.turnsPage(self), choosesNone: choosesNone,
      proposed: proposedGrade,
      leadsToToday: leadsToToday,
      takingBack: actionsThatTakeBack, opens: openedKinds, choices: choice?.order.count,
      ticks: choice?.isSeveral ?? false)
  }

  /// What can be opened on the screen.
  var openedKinds: OpenedKinds {
    screen is PictureScreen ? .picture : screen.text(self)?.layout.opens ?? []
  }

  /// The actions that would take back what they did: a mark of the card that is shown, or a wider search.
  var actionsThatTakeBack: [Action] {
    if let search = screen as? SearchScreen, search.isWidened { return [.widen] }
    let known = record.remarks.marks
    guard !known.isEmpty, let card = screen.markedCard(self),
      let marks = known[library.entries[card].id]
    else { return [] }
    return [
      marks.isSuspended ? .suspend : nil,
      marks.isAway(on: day) && !marks.isSuspended ? .bury : nil, marks.isStarred ? .star : nil,
    ].compactMap(\.self)
  }

  /// The grade of the key that goes on.
  var proposedGrade: Grade {
    (screen as? ReviewScreen)?.proposed ?? (screen as? InterviewScreen)?.proposed ?? .good
  }

  /// The choices of the card that is asked; nil if it has none.
  var choice: ChoiceReply? {
    guard case .choosing(let choice)? = (screen as? ReviewScreen)?.reply else { return nil }
    return choice
  }

  /// Whether the cursor is on that a known card is none of those that it may be.
  var choosesNone: Bool { (screen as? LinkScreen)?.choosesNone ?? false }

  /// Whether a review is shown, and below it Today.
  var leadsToToday: Bool { screens.count == 2 && screen.isSession }

  /// The key of an action on the screen that is shown, for a sentence that names it.
  func keyName(_ action: Action) -> String { keys.name(of: action, in: screen.context) }

  /// Whether the window has room for a screen.
  var hasRoom: Bool {
    size.columns >= ScreenAreas.smallest.columns && size.rows >= ScreenAreas.smallest.rows
  }

  /// Whether something of the day can be taken back.
  var canUndo: Bool { isWritable && (latestDecision != nil || latestDone != nil) }

  /// What the learner did last today. In a practice only what was done in it: what lies before is not what
  /// the screen shows, and would be taken back unseen.
  var latestDone: Event? { record.latestDone(on: day, by: device, after: sittingStart) }

  /// The same whatever is shown: a step that writes nothing down is the last one as long as this stays.
  var lastWritten: Event.Stamp? { record.latestDone(on: day, by: device)?.stamp }

  /// The last event before the practice or the interview that is shown; nil elsewhere.
  var sittingStart: Event.Stamp? {
    (screen as? ReviewScreen)?.session.practice?.start
      ?? (screen as? InterviewScreen)?.session.saved.start
  }

  /// The cards that the review on the screen is about.
  var studiedScope: Scope { (screen as? ReviewScreen)?.session.scope ?? .everything }

  /// How many new cards of a scope are still to come today, and how many others could: no sibling of a card
  /// that was asked, and none that is put away.
  func newCardsLeft(in scope: Scope) -> (today: Int, others: Int) {
    let session = countsAreStale || scope != .everything ? session(for: scope) : session
    return (session.remaining.new, session.heldBack.new)
  }

  /// How many new cards a key brings when those of the day are used up, if there are so many.
  static let moreCards = 10

  /// How many it brings now.
  var moreCards: Int { min(Self.moreCards, heldBack.new) }

  /// The cards that are left for other days because of the limits of a day, as of the last count.
  var leftForLater: ReviewSession.Remaining {
    heldBack.leftForLater(besides: session.remaining, of: overview.all)
  }

  /// How many cards wait for another one of their text, as of the last count.
  var siblingsLeft: Int { heldBack.siblings(besides: session.remaining, of: overview.all) }

  /// What comes after today: in how many days, and how many cards are due and new then, as a review asks them,
  /// within the limits of a day and one of each text; zeros if nothing comes.
  var outlook: (days: Int, due: Int, new: Int) {
    let indices = BaseIndices(of: library, in: record)
    func session(on day: Day) -> ReviewSession.Remaining {
      ReviewSession(
        library: library, record: record, day: day, scheduler: scheduler, baseIndices: indices
      ).remaining
    }
    let tomorrow = session(on: day + 1)
    if tomorrow.total > 0 { return (1, tomorrow.due, tomorrow.new) }
    guard let next = nextDue else { return (0, 0, 0) }
    let then = session(on: next.day)
    return (next.day - day, then.due, then.new)
  }

  /// The next day on which a card becomes due.
  var nextDue: Forecast.Entry? { Forecast(library, record, after: day, days: 1).entries.first }

  /// Whether the day's new cards are used up and the decks have others that could come today.
  var hasMoreNewCards: Bool {
    isWritable && !countsAreStale && session.remaining.new == 0 && heldBack.new > 0
  }

  /// What is said if there is nothing else to say: on Today what stands in the way of studying, or that the
  /// learner has to choose for known cards, which elsewhere keys say; and that a file is broken.
  var standingNotice: Notice? {
    guard screen.context == .today else { return shownBreak?.notice }
    if let notice = refusal ?? shownBreak?.notice { return notice }
    if doubtCount > 0 { return .knownCards(carried: 0, doubts: doubtCount, gone: 0) }
    return waitingInterview
  }

  /// Whether the line of hints has the key that compares known cards; a notice that names it is enough.
  var hintsAtDoubts: Bool {
    doubtCount > 0 && !((notice ?? standingNotice)?.offersToCompare ?? false)
  }

  /// Whether any deck has a card.
  var hasCards: Bool { !library.entries.isEmpty }

  /// The bindings of the hint line, without those that would be refused now.
  var offeredKeys: [KeyMap.Binding] {
    // Among cards there is more to do than to add one.
    keys.hints(for: screen.context, besides: hasCards ? nil : .add).filter { binding in
      switch binding.action {
      case .undo: screen.canUndo(self)
      case .open: hasCards && screen.offers(.open, self)
      case .explain, .openLinks, .viewPicture, .flipLanguage, .nextCard, .previousCard, .practise,
        .edit, .widen, .type, .showCards:
        screen.offers(binding.action, self)
      // Where one choice alone is right, Space picks it like Enter.
      case .showAnswer: choice?.isSeveral ?? true
      case .compare: hintsAtDoubts
      case .more: hasMoreNewCards
      case .link: isWritable
      case .suspend, .bury, .star: isWritable && screen.offers(binding.action, self)
      case .study, .interview: isWritable && hasCards
      case .browse, .search, .statistics, .fold: hasCards
      default: true
      }
    }
  }
}
