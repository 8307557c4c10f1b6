import FlashcardDeck

/// A screen and where the learner is on it.
enum Screen: Sendable {
  case today(List)
  case review(Review)
  case topics(List)
  case cards(CardList)
  case card(CardList, scroll: Int)
  case search(SearchLine)
  case statistics(scroll: Int)
  case help(scroll: Int)

  /// A cursor in a list of rows.
  struct List: Sendable, Equatable {
    var cursor = 0
  }

  /// A session and how far the current card is shown.
  struct Review: Sendable {
    var scope: Scope
    var session: ReviewSession
    var showsAnswer = false
    var showsExplanation = false
    var scroll = 0
    /// Whether the card is shown in the language that the interface does not speak.
    var flipped = false
    /// Milliseconds of the clock at which the card was shown.
    var shownAt = 0
  }

  /// Cards as indices into the library, with the cursor on one.
  struct CardList: Sendable {
    var title: String
    var cards: [Int]
    var cursor = 0
    var flipped = false
  }

  /// What is searched for and what was found.
  struct SearchLine: Sendable {
    var text = ""
    var search: Search
    var cursor = 0
  }

  /// Which keys work.
  var context: Context {
    switch self {
    case .today: .today
    case .review(let review):
      review.session.current == nil ? .summary : review.showsAnswer ? .answer : .question
    case .topics: .topics
    case .cards: .cards
    case .card: .card
    case .search: .search
    case .statistics: .statistics
    case .help: .help
    }
  }
}
