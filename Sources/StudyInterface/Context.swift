/// Which part of the interface a key is pressed in; each screen has one or, like a review, several.
public enum Context: UInt8, Sendable, CaseIterable {
  case today, question, answer, summary, topics, cards, card, search, statistics, links, help,
    information, choice, typing, points, interview, media, picture, speaking, grading, report

  /// The context's name for `leitner keys` and what is said of a configuration.
  public var name: String {
    switch self {
    case .today: "today"
    case .question: "question"
    case .answer: "answer"
    case .summary: "summary"
    case .topics: "topics"
    case .cards: "cards"
    case .card: "card"
    case .search: "search"
    case .statistics: "statistics"
    case .links: "links"
    case .help: "help"
    case .information: "information"
    case .choice: "choice"
    case .typing: "typing"
    case .points: "points"
    case .interview: "interview"
    case .media: "media"
    case .picture: "picture"
    case .speaking: "speaking"
    case .grading: "grading"
    case .report: "report"
    }
  }

  /// Whether printed characters are text to type there.
  var takesText: Bool { self == .search || self == .typing }
}

/// Some contexts.
public struct Contexts: OptionSet, Sendable {
  /// A bit for each context.
  public let rawValue: UInt32

  /// The contexts of these bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ context: Context) { rawValue = 1 << UInt32(context.rawValue) }

  static let today = Contexts(.today)
  static let question = Contexts(.question)
  static let answer = Contexts(.answer)
  static let summary = Contexts(.summary)
  static let topics = Contexts(.topics)
  static let cards = Contexts(.cards)
  static let card = Contexts(.card)
  static let search = Contexts(.search)
  static let statistics = Contexts(.statistics)
  static let links = Contexts(.links)
  static let help = Contexts(.help)
  static let information = Contexts(.information)
  static let choice = Contexts(.choice)
  static let typing = Contexts(.typing)
  static let points = Contexts(.points)
  static let interview = Contexts(.interview)
  static let media = Contexts(.media)
  static let picture = Contexts(.picture)
  static let speaking = Contexts(.speaking)
  static let grading = Contexts(.grading)
  static let report = Contexts(.report)

  static let lists: Contexts = [.today, .topics, .cards, .links, .media]
  static let texts: Contexts = [
    .question, .answer, .summary, .card, .statistics, .help, .information, .picture,
    .speaking, .grading, .report,
  ]
  /// Where something is done to a card.
  static let ofCards: Contexts = [
    .question, .answer, .card, .cards, .information, .speaking, .grading,
  ]
  /// What is opened for a look at it.
  static let looks: Contexts = [.card, .statistics, .help, .information, .media, .picture]
  /// What is opened over Today or a session and leads back to it, where letters are commands.
  static let opened: Contexts = [.looks, .topics, .cards, .links, .interview]
  /// Where a letter is a command.
  static let commands: Contexts = [lists, texts]
  static let everywhere: Contexts = [commands, .search, .choice, .typing, .points, .interview]
  /// Where a card is asked and letters are commands.
  static let asked: Contexts = [.question, .choice]
  /// Where a card is asked aloud.
  static let interviewed: Contexts = [.speaking, .points, .grading]

  func contains(_ context: Context) -> Bool { contains(Contexts(context)) }

  /// How many there are.
  var count: Int { rawValue.nonzeroBitCount }
}
