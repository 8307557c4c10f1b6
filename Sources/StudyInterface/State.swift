import FlashcardDeck
import Toolkit

/// All that the screen shows follows from this value.
public struct State: Sendable {
  /// The terminal's size.
  public var size: Size {
    didSet { (text, ahead, hints) = (nil, nil, Self.noHints) }
  }
  /// The language that the interface speaks.
  public internal(set) var language: Language {
    didSet {
      listTopics()
      (text, ahead, hints) = (nil, nil, Self.noHints)
    }
  }
  /// Every deck.
  public internal(set) var library: Library {
    didSet { (text, ahead) = (nil, nil) }
  }
  /// What is known of past study.
  public internal(set) var record: StudyRecord {
    didSet { text = nil }
  }
  /// The study day.
  public internal(set) var day: Day {
    didSet { text = nil }
  }
  /// The learner's rules.
  public let rules: StudyRules
  /// Something to say once.
  public internal(set) var notice: Notice?
  /// Whether answers can be written down.
  public let isWritable: Bool

  /// From the first one opened to the one that is shown.
  var screens: [Screen] {
    didSet { text = nil }
  }
  var overview: Overview {
    didSet {
      listTopics()
      text = nil
    }
  }
  /// The rows of the topic tree.
  private(set) var topicRows: [TopicRow] = []
  /// The text of the screen, laid out; nil from a change of what it shows until the next use. Kept,
  /// since a long text would be laid out anew for every line that it is scrolled by.
  var text: [StyledLine]?
  /// The text that a review most likely shows next.
  var ahead: CardText?
  /// The hint lines of the screens that were shown.
  private var hints = noHints
  private static let noHints = [StyledLine?](repeating: nil, count: Context.allCases.count)
  /// The whole day's session, for the first row of Today.
  var session: ReviewSession

  /// The interface as it opens: on Today, or in the session of one topic.
  public init(
    size: Size, language: Language, library: Library, record: StudyRecord, day: Day,
    rules: StudyRules, isWritable: Bool, notice: Notice? = nil
  ) {
    self.size = size
    self.language = language
    self.library = library
    self.record = record
    self.day = day
    self.rules = rules
    self.isWritable = isWritable
    self.notice = notice
    screens = [.today(.init())]
    (overview, session) = Self.count(library, record, day, rules)
    listTopics()
  }

  /// Brings Today's counts up to date after answers.
  mutating func recount() {
    (overview, session) = Self.count(library, record, day, rules)
  }

  /// Cards that are counted in less time than a thread takes to begin.
  private static let worthAThread = 40_000

  /// How all cards stand and what is to be asked, which both take a look at every card.
  private static func count(
    _ library: Library, _ record: StudyRecord, _ day: Day, _ rules: StudyRules
  ) -> (Overview, ReviewSession) {
    let indices = BaseIndices(of: library, in: record)
    let overview = { @Sendable in
      Overview(library, record, day: day, boxes: rules.boxes, baseIndices: indices)
    }
    let session = {
      ReviewSession(
        library: library, record: record, day: day, limits: rules.limits, baseIndices: indices)
    }
    if library.entries.count < worthAThread { return (overview(), session()) }
    return Parallel.both(overview, session)
  }

  /// The card whose answer is on the screen, to be graded.
  public var gradedCard: CardID? {
    guard case .review(let review) = screen, review.showsAnswer, let card = review.session.current
    else { return nil }
    return library.entries[card].id
  }

  /// Lays out what the next key is likely to show: the answer, and then the next question.
  mutating func workAhead() {
    guard case .review(let review) = screen, !review.flipped else { return }
    let next = review.showsAnswer ? review.session.following : review.session.current
    guard let next else { return }
    ahead = CardText(
      self, .init(card: next, showsAnswer: !review.showsAnswer))
  }

  private mutating func listTopics() {
    topicRows = StudyInterface.topicRows(library, overview, language)
  }

  /// The words of the interface's language.
  var messages: Messages { .of(language) }

  /// The screen that is shown.
  var screen: Screen {
    get { screens.last ?? .today(.init()) }
    set {
      if screens.isEmpty { screens = [newValue] } else { screens[screens.count - 1] = newValue }
    }
  }

  /// Whether a card of a session is on the screen.
  public var isAsking: Bool {
    if case .review(let review) = screen { review.session.current != nil } else { false }
  }

  /// Rows that a list or a scrolled text has.
  var bodyRows: Int {
    let chrome = Chrome(size: size)
    return max(1, chrome.body.count - (screen.context == .answer ? gradeRows(chrome) : 0))
  }

  /// The keys that the screen which is shown has to offer.
  var hintLine: StyledLine {
    let context = screen.context
    return hints[Int(context.rawValue)]
      ?? StudyInterface.hintLine(context, width: Chrome(size: size).width, messages)
  }

  /// Keeps what the view is about to show, and the next key will need.
  mutating func keepTexts() {
    text = bodyText(of: self)
    let context = Int(screen.context.rawValue)
    if hints[context] == nil { hints[context] = hintLine }
  }

  /// What a card asks, in the interface's language or, flipped, in the other.
  func question(_ index: Int, flipped: Bool) -> String {
    library.question(at: index, in: flipped ? language.other : language)
  }

  /// A session over some cards, continued where the day's answers leave it.
  func session(for scope: Scope) -> ReviewSession {
    ReviewSession(
      library: library, record: record, day: day, limits: rules.limits,
      isInScope: scope.contains)
  }
}
