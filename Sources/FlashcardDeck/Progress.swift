/// The state that follows from a set of events.
public struct Progress: Equatable, Sendable {
  /// Every card that was ever answered.
  public var cards: ProgressTable
  /// What the answers add up to.
  public var totals: Totals

  /// State as it was stored; without arguments, that of an empty history.
  public init(cards: ProgressTable = [:], totals: Totals = Totals()) {
    self.cards = cards
    self.totals = totals
  }

  /// The state after `events`, which may be in any order.
  public init(replaying events: [Event]) {
    self.init()
    let events = events.inOrder()
    let undone = Event.undone(by: events)
    for event in events where !undone.contains(event.stamp) { apply(event) }
  }

  /// Adds an answer that was not taken back.
  mutating func apply(_ event: Event) {
    let before = cards[event.card]
    guard let after = event.applied(to: before) else { return }
    totals.count(event, before: before)
    cards.set(after, for: event.card)
  }
}

extension Event {
  /// The card's progress after this event; nil if the event does not change it.
  func applied(to before: CardProgress?) -> CardProgress? {
    guard case .answer(let grade, _, let to, let due, _) = kind else { return nil }
    return CardProgress(
      box: to, due: due, last: day,
      reviews: (before?.reviews ?? 0) + 1,
      lapses: (before?.lapses ?? 0) + (isLapse(before: before) ? 1 : 0),
      forgotten: grade == .again)
  }

  /// Whether a card that had been learned was forgotten; a repeated `again` of one day counts once.
  func isLapse(before: CardProgress?) -> Bool {
    guard case .answer(.again, .some, _, _, _) = kind else { return false }
    return !(before?.isRelearning(on: day) ?? false)
  }

  /// The answers that `events`, in the order of replay, take back.
  ///
  /// An undo only counts for an answer before it. So a history can be divided anywhere into old and
  /// recent events: recent ones change the old state only by an undo of an old answer.
  static func undone(by events: some Sequence<Event>) -> Set<Stamp> {
    // Most histories have few undos, so only the answers that they name are remembered.
    var named: Set<ID> = []
    for event in events {
      if case .undo(let answer, _, _, _) = event.kind { named.insert(answer) }
    }
    if named.isEmpty { return [] }
    var undone: Set<Stamp> = []
    var answers: [ID: [Stamp]] = [:]
    for event in events {
      switch event.kind {
      case .answer:
        if named.contains(event.id) { answers[event.id, default: []].append(event.stamp) }
      case .undo(let answer, _, _, _): undone.formUnion(answers[answer] ?? [])
      case .unknown: break
      }
    }
    return undone
  }
}
