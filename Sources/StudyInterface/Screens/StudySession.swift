import FlashcardDeck

/// What a review asks: the day's cards of a scope, or some cards out of turn.
enum StudySession: Sendable {
  case review(Scope, ReviewSession)
  case practice(PracticeSession)

  /// The cards that it is about; nil for a practice.
  var scope: Scope? {
    if case .review(let scope, _) = self { scope } else { nil }
  }

  /// The card to ask now, as an index into the library; nil at the end.
  var current: Int? {
    switch self {
    case .review(_, let session): session.current
    case .practice(let session): session.current
    }
  }

  /// Whether a card is still to be asked.
  func asks(_ card: Int) -> Bool {
    switch self {
    case .review(_, let session): session.asks(card)
    case .practice(let session): session.current == card
    }
  }

  /// The card that most likely comes after it.
  var likelyNext: Int? {
    switch self {
    case .review(_, let session): session.likelyNext
    case .practice(let session): session.likelyNext
    }
  }

  /// What is left to do, in cards.
  var remaining: ReviewSession.Remaining {
    switch self {
    case .review(_, let session): session.remaining
    case .practice(let session): session.remaining
    }
  }

  /// How many of the due cards that are left were due before today; 0 in a practice.
  var overdue: Int {
    switch self {
    case .review(_, let session): session.overdue
    case .practice: 0
    }
  }

  /// How many cards of it are done, and how many there are.
  var progress: (done: Int, all: Int) {
    switch self {
    case .review(_, let session): (session.done, session.done + session.remaining.total)
    case .practice(let session): (session.count - session.remaining.total, session.count)
    }
  }

  /// The cards that are practised; nil for the day's review.
  var practice: PracticeSession? {
    if case .practice(let session) = self { session } else { nil }
  }

  /// The cards that it is about, as indices into the library.
  func cards(_ state: State) -> [Int] {
    switch self {
    case .review(let scope, _): state.cards(of: scope)
    case .practice(let session): session.cards
    }
  }

  /// Goes on after an answer.
  mutating func update(_ record: StudyRecord) {
    switch self {
    case .review(let scope, var session):
      session.update(record)
      self = .review(scope, session)
    case .practice(var session):
      session.update(record)
      self = .practice(session)
    }
  }

  /// Goes on after something else than an answer, which may change what was due in the morning.
  mutating func planAnew(_ state: State) {
    switch self {
    case .review(let scope, _): self = .review(scope, state.session(for: scope))
    case .practice: update(state.record)
    }
  }

  /// Goes on with decks that were read again; false if nothing of it is left.
  mutating func move(from old: Library, to state: State) -> Bool {
    switch self {
    case .review(let scope, _):
      guard let scope = scope.moved(from: old, to: state.library) else { return false }
      self = .review(scope, state.session(for: scope))
      return true
    case .practice(var session):
      let isLeft = session.move(to: state.library, state.record)
      self = .practice(session)
      return isLeft
    }
  }
}
