/// All that is known of past study: the state at one moment and the events since.
///
/// Keeping the two apart makes the three questions of a day cheap however long the history is: how
/// things stood in the morning, what was answered today, and what follows from taking an answer back.
public struct StudyRecord: Equatable, Sendable {
  /// The state before `recent`.
  public private(set) var base: Progress
  /// The last event that made `base`; nil for an empty one.
  public private(set) var settled: Event.Stamp?
  /// The events since, in the order of replay.
  public private(set) var recent: [Event]
  /// Cards that `recent` changed.
  private var changed: [CardID: CardProgress] = [:]
  /// What all answers add up to.
  public private(set) var totals: Totals
  private var undone: Set<Event.Stamp> = []

  /// The record after `recent`, whose events all come after `settled`, the last one in `base`.
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

  /// Whether the base can't be right because an event from elsewhere belongs before its end, or
  /// takes back an answer in it; the whole history must be replayed then.
  public var contradictsBase: Bool {
    if let settled, let first = recent.first, first.stamp <= settled { return true }
    // Undos are few; what they name is mostly among the last answers.
    var named: Set<Event.ID> = []
    for case .undo(let answer, _, _, _) in recent.lazy.map(\.kind) { named.insert(answer) }
    return !named.isEmpty && !named.isSubset(of: recent.lazy.map(\.id))
  }

  /// Where a card stands; nil for a new one.
  public subscript(card: CardID) -> CardProgress? { changed[card] ?? base.cards[card] }

  /// The cards that changed since the base, and where they stand.
  var recentChanges: [CardID: CardProgress] { changed }

  /// Where a card stands that changed since the base; nil for any other.
  func changes(_ card: CardID) -> CardProgress? { changed.isEmpty ? nil : changed[card] }

  /// Cards that were answered at least once and not made new again by an undo.
  public var answeredCards: Int {
    base.cards.count + changed.keys.lazy.filter { base.cards[$0] == nil }.count
  }

  /// Every card that was answered, with its place, in no particular order.
  public var cards: ProgressTable {
    var cards = base.cards
    for (card, progress) in changed { cards.set(progress, for: card) }
    return cards
  }

  /// Adds what has just happened, or what another machine saw happen.
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

  /// Takes the events before the first one of `day` into the base, which then is that morning's.
  public mutating func settle(before day: Day) {
    let old = recent.prefix { $0.day != day }
    guard let last = old.last else { return }
    for event in old where !undone.contains(event.stamp) { base.apply(event) }
    settled = settled.map { max($0, last.stamp) } ?? last.stamp
    recent.removeFirst(old.count)
    replay()
  }

  /// The record with all that is known in its base, where nothing can be taken back any more.
  public var allSettled: StudyRecord {
    let latest = [settled, recent.last?.stamp].compactMap(\.self).max()
    return StudyRecord(base: Progress(cards: cards, totals: totals), settled: latest)
  }

  /// The answers of `day` that were not taken back, in order.
  public func answers(on day: Day) -> [Event] {
    recent.filter { event in
      guard case .answer = event.kind else { return false }
      return event.day == day && !undone.contains(event.stamp)
    }
  }

  /// Where a card stood before the events in `recent`; nil for one that was new then.
  public func morning(_ card: CardID) -> CardProgress? { base.cards[card] }

  /// Where the cards stand, without the answers of `day`, that were answered on another day since
  /// the base: a few, and only where the clock went back.
  func changes(apartFrom day: Day) -> [CardID: CardProgress] {
    var changed: [CardID: CardProgress] = [:]
    for event in recent where event.day != day && !undone.contains(event.stamp) {
      let before = changed[event.card] ?? base.cards[event.card]
      if let after = event.applied(to: before) { changed[event.card] = after }
    }
    return changed
  }

  /// Where a card stood before one of the recent answers to it.
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
