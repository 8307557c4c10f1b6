/// What is known besides answers: cards that were put away or marked, the pace, and exams.
public struct Remarks: Equatable, Sendable {
  /// What a learner said of one card.
  public struct Marks: Hashable, Sendable {
    /// Whether it is not asked until it is woken.
    public var isSuspended = false
    /// Whether it has a star.
    public var isStarred = false
    /// The first day on which it may be asked again; nil if it was not put off.
    public var buriedUntil: Day?

    /// No marks.
    public init() {}

    /// Whether an event of a day says something new of the card.
    public func isChanged(by kind: Event.Kind, on day: Day) -> Bool {
      switch kind {
      case .suspend: !isSuspended
      case .wake: isAway(on: day)
      case .bury(let until): buriedUntil.map { $0 < until } ?? true
      case .star: !isStarred
      case .unstar: isStarred
      default: true
      }
    }

    /// Whether the card is not asked on a day.
    public func isAway(on day: Day) -> Bool {
      isSuspended || buriedUntil.map { $0 > day } ?? false
    }
  }

  /// The cards that have or had marks, by their keys.
  public var marks: [CardID: Marks] = [:]
  /// The pace that was chosen; nil if none was.
  public var pace: String?
  /// The day on which a deck or a topic (a deck's id and a topic's path) has to be known.
  public var exams: [[String]: Day] = [:]

  /// Nothing.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { marks.isEmpty && pace == nil && exams.isEmpty }

  /// Adds what an event says of the card with this key.
  mutating func apply(_ event: Event, to card: CardID) {
    switch event.kind {
    case .suspend: mark(card) { $0.isSuspended = true }
    case .wake:
      mark(card) {
        $0.isSuspended = false
        $0.buriedUntil = nil
      }
    case .bury(let day): mark(card) { $0.buriedUntil = day }
    case .star: mark(card) { $0.isStarred = true }
    case .unstar: mark(card) { $0.isStarred = false }
    case .pace(let pace): self.pace = pace
    case .exam(let scope, let day): exams[scope] = day
    default: break
    }
  }

  private mutating func mark(_ card: CardID, _ change: (inout Marks) -> Void) {
    // A card whose marks were all taken back stays, because a link may join it with a card whose marks
    // are older.
    change(&marks[card, default: Marks()])
  }
}
