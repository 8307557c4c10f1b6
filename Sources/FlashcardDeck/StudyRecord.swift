/// All that is known of past study: the state at one moment (the base) and the events since.
///
/// Because the two are separate, three questions have an answer in time that does not depend on the
/// length of the history: the state in the morning, the answers of today, and the state after an undo.
public struct StudyRecord: Equatable, Sendable {
  /// The state before `recent`.
  public private(set) var base: Progress
  /// The last event that made `base`; nil for an empty one.
  public private(set) var settled: Event.Stamp?
  /// The events since, in the order of replay.
  public private(set) var recent: [Event]
  /// Cards that `recent` changed.
  private var changed: [CardID: CardProgress] = [:]
  /// The sums over all answers.
  public private(set) var totals: Totals
  private var undone: Set<Event.Stamp> = []

  /// The record of `base` and `recent`; all recent events come after `settled`, the last one in `base`.
  public init(base: Progress = Progress(), settled: Event.Stamp? = nil, recent: [Event] = []) {
    self.base = base
    self.settled = settled
    self.recent = recent.inOrder()
    totals = base.totals
    replay()
  }

  /// The record after a whole history, given in any order, with its base before the first event of
  /// `day`.
  public init(history: [Event], day: Day) {
    let events = history.inOrder()
    let undone = Event.undone(by: events)
    let old = events.prefix { $0.day != day }
    self.init(
      base: Progress(replaying: old.filter { !undone.contains($0.stamp) }),
      settled: old.last?.stamp,
      recent: Array(events.dropFirst(old.count)))
  }

  /// Whether the base is wrong because an event of another machine belongs before its end, or takes
  /// back an answer in it. Then the whole history must be replayed.
  public var contradictsBase: Bool {
    if let settled, let first = recent.first, first.stamp <= settled { return true }
    // Undos are few, and mostly of recent answers.
    var named: Set<Event.ID> = []
    for case .undo(let answer, _, _, _) in recent.lazy.map(\.kind) { named.insert(answer) }
    return !named.isEmpty && !named.isSubset(of: recent.lazy.map(\.id))
  }

  /// A card's progress; nil for a new card.
  public subscript(card: CardID) -> CardProgress? { changed[card] ?? base.cards[card] }

  /// The cards that changed since the base, with their progress.
  var recentChanges: [CardID: CardProgress] { changed }

  /// The progress of a card that changed since the base; nil for any other.
  func changes(_ card: CardID) -> CardProgress? { changed.isEmpty ? nil : changed[card] }

  /// Cards that were answered at least once and not made new again by an undo.
  public var answeredCards: Int {
    base.cards.count + changed.keys.lazy.filter { base.cards[$0] == nil }.count
  }

  /// Every card that was answered, with its progress, in no particular order.
  public var cards: ProgressTable {
    var cards = base.cards
    for (card, progress) in changed { cards.set(progress, for: card) }
    return cards
  }

  /// Adds an event of this machine or of another one.
  public mutating func add(_ event: Event) {
    let isLatest = recent.last.map { $0.stamp < event.stamp } ?? true
    recent.append(event)
    if case .answer = event.kind, isLatest {
      apply(event)
    } else {
      recent = recent.inOrder()
      replay()
    }
  }

  /// Moves the events before the first one of `day` into the base, which then is that morning's.
  public mutating func settle(before day: Day) {
    let old = recent.prefix { $0.day != day }
    guard let last = old.last else { return }
    for event in old where !undone.contains(event.stamp) { base.apply(event) }
    settled = settled.map { max($0, last.stamp) } ?? last.stamp
    recent.removeFirst(old.count)
    replay()
  }

  /// The record with all events in its base, where they can't be taken back any more.
  public var allSettled: StudyRecord {
    let latest = [settled, recent.last?.stamp].compactMap(\.self).max()
    return StudyRecord(base: Progress(cards: cards, totals: totals), settled: latest)
  }

  /// Whether an answer of `day` was not taken back; looks at no more events than it needs.
  public func hasAnswer(on day: Day) -> Bool {
    recent.reversed().contains { event in
      guard case .answer = event.kind else { return false }
      return event.day == day && !undone.contains(event.stamp)
    }
  }

  /// The answers of `day` that were not taken back, in order.
  public func answers(on day: Day) -> [Event] {
    recent.filter { event in
      guard case .answer = event.kind else { return false }
      return event.day == day && !undone.contains(event.stamp)
    }
  }

  /// A card's progress before the events in `recent`; nil for a card that was new then.
  public func morning(_ card: CardID) -> CardProgress? { base.cards[card] }

  /// The progress, without the answers of `day`, of cards that were answered on another day since the
  /// base: a few, and only if the clock went back.
  func changes(apartFrom day: Day) -> [CardID: CardProgress] {
    var changed: [CardID: CardProgress] = [:]
    for event in recent where event.day != day && !undone.contains(event.stamp) {
      let before = changed[event.card] ?? base.cards[event.card]
      if let after = event.applied(to: before) { changed[event.card] = after }
    }
    return changed
  }

  /// A card's progress before one of the recent answers to it.
  public func progress(of card: CardID, before answer: Event.ID) -> CardProgress? {
    var progress = base.cards[card]
    for event in recent where event.card == card && !undone.contains(event.stamp) {
      if event.id == answer { break }
      progress = event.applied(to: progress) ?? progress
    }
    return progress
  }

  private mutating func replay() {
    changed = [:]
    totals = base.totals
    undone = Event.undone(by: recent)
    for event in recent where !undone.contains(event.stamp) { apply(event) }
  }

  private mutating func apply(_ event: Event) {
    guard let after = event.applied(to: self[event.card]) else { return }
    totals.count(event, before: self[event.card])
    changed[event.card] = after
  }
}
