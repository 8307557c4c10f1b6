/// All that is known of past study: the state at one moment (the base) and the events since.
///
/// Because the two are separate, three questions have an answer in time that does not depend on the
/// length of the history: the state in the morning, the answers of today, and the state after an undo.
public struct StudyRecord: Equatable, Sendable {
  /// The state before `recent`, with the links and clocks of `recent`, too, which have no time.
  public private(set) var base: Progress
  /// The last event that made `base`; nil for an empty one.
  public private(set) var settled: Event.Stamp?
  /// The events since, in the order of replay.
  public private(set) var recent: [Event]
  /// What is known besides answers, after all events.
  public private(set) var remarks: Remarks
  /// The sums over all answers.
  public private(set) var totals: Totals
  /// Cards that `recent` changed.
  private var changed: [CardID: CardProgress] = [:]
  private var undone: Set<Event.Stamp> = []
  /// Undos of earlier events that are already in the base, as long as only answers follow.
  private var undosInBase: Set<Event.Stamp> = []
  /// Whether links joined cards of which each had progress in the base.
  private var hasJoinedHistories = false

  /// The record of `base` and `recent`; all recent events come after `settled`, the last one in `base`.
  public init(base: Progress = Progress(), settled: Event.Stamp? = nil, recent: [Event] = []) {
    self.base = base
    self.settled = settled
    self.recent = recent
    remarks = base.remarks
    totals = base.totals
    takeInTimeless(recent)
    replay()
  }

  /// The record after a whole history, given in any order and each event once, with its base before the
  /// first event of `day`.
  public init(history: [Event], day: Day) {
    let ordered = OrderedEvents(history)
    let old = ordered.events.prefix { $0.day != day }
    base = Progress(ordered, upTo: old.count)
    settled = old.last.map(base.clocks.stamp)
    recent = Array(ordered.events.dropFirst(old.count))
    remarks = base.remarks
    totals = base.totals
    undosInBase = Event.undosOfEarlier(recent, settled: settled)
    replay()
  }

  /// Whether the base is wrong because an event of another machine belongs before its end, takes back
  /// an event in it, or joins two cards in it. Then the whole history must be replayed.
  public var contradictsBase: Bool {
    if hasJoinedHistories { return true }
    if let settled, let first = recent.first, stamp(of: first) <= settled { return true }
    return !Event.undosOfEarlier(recent, settled: settled).isSubset(of: undosInBase)
  }

  /// An event's position in the order of replay.
  public func stamp(of event: Event) -> Event.Stamp { base.clocks.stamp(of: event) }

  /// The last known event's position in the order of replay; nil without events.
  public var latest: Event.Stamp? { recent.last.map(stamp) ?? settled }

  /// The key of the card that bears a name.
  public func key(of card: CardID) -> CardID { base.links.key(of: card) }

  /// A card's progress, by its key; nil for a new card.
  public subscript(card: CardID) -> CardProgress? { changed[card] ?? base.cards[card] }

  /// The cards that changed since the base, with their progress.
  var recentChanges: [CardID: CardProgress] { changed }

  /// The progress of a card that changed since the base; nil for any other.
  func changes(_ card: CardID) -> CardProgress? { changed.isEmpty ? nil : changed[card] }

  /// Cards that were answered at least once and not made new again by an undo.
  public var answeredCards: Int {
    base.cards.count + changed.keys.lazy.filter { base.cards[$0] == nil }.count
  }

  /// Whether something is known of the card with this key: it has progress or marks.
  public func knows(_ key: CardID) -> Bool { self[key] != nil || remarks.marks[key] != nil }

  /// The keys of cards of which nothing is known but that several names are theirs: what was answered was taken
  /// back, or has not arrived. An answer to one of the names is one to all of them.
  public var cardsOnlyLinked: [CardID] { base.links.cards.filter { !knows($0) } }

  /// Every card that was answered, with its progress, in no particular order.
  public var cards: ProgressTable {
    var cards = base.cards
    for (card, progress) in changed { cards.set(progress, for: card) }
    return cards
  }

  /// The state after all events.
  public var progress: Progress {
    var progress = base
    progress.cards = cards
    progress.totals = totals
    progress.remarks = remarks
    progress.tallies = tallies
    progress.unknownKinds = unknownKinds
    return progress
  }

  /// The events that the record includes, by the device in their names.
  public var tallies: [String: Tally] {
    var tallies = base.tallies
    for event in recent { tallies[event.id.device, default: Tally()].add(event) }
    return tallies
  }

  /// The kinds of its events that this version does not understand.
  public var unknownKinds: Set<String> {
    var kinds = base.unknownKinds
    for case .unknown(let name) in recent.lazy.map(\.kind) { kinds.insert(name) }
    return kinds
  }

  /// Adds an event of this machine or of another one.
  public mutating func add(_ event: Event) {
    let isLatest = latest.map { $0 < stamp(of: event) } ?? true
    recent.append(event)
    if isLatest, event.isOnlyAnswer {
      apply(event)
    } else {
      undosInBase = []
      takeInTimeless([event])
      replay()
    }
  }

  /// Adds many events.
  public mutating func add(_ events: [Event]) {
    if events.count == 1 { return add(events[0]) }
    if events.isEmpty { return }
    undosInBase = []
    recent += events
    takeInTimeless(events)
    replay()
  }

  /// Moves the events before the first one of `day` into the base, which then is that morning's.
  public mutating func settle(before day: Day) {
    var old = recent.prefix { $0.day != day }
    // After an edit of a large deck, each start would read them until tomorrow. They change no progress.
    let looks = recent[old.endIndex...].prefix { if case .look = $0.kind { true } else { false } }
    if looks.count >= Self.manyLooks { old = recent[..<looks.endIndex] }
    guard let last = old.last else { return }
    for event in old { base.include(event, isUndone: undone.contains(event.stamp)) }
    settled = settled.map { max($0, stamp(of: last)) } ?? stamp(of: last)
    recent.removeFirst(old.count)
    undosInBase = Event.undosOfEarlier(recent, settled: settled)
    replay()
  }

  /// So many looks at the beginning of a day are in the base on that day already.
  static var manyLooks: Int { 1000 }

  /// The answers of `day` that were not taken back, in order.
  public func answers(on day: Day) -> [Event] { recent.filter { isAnswer($0, on: day) } }

  /// How often a card was graded on `day`, in turn or not.
  public func answerCount(of card: CardID, on day: Day) -> Int {
    let card = key(of: card)
    return recent.count { event in
      event.day == day && event.kind.isAnswer && key(of: event.card) == card && isStanding(event)
    }
  }

  /// The cards that were graded on `day`, in turn or not.
  func cards(askedOn day: Day) -> Set<CardID> {
    var cards: Set<CardID> = []
    for event in recent where event.day == day && event.kind.isAnswer && isStanding(event) {
      cards.insert(key(of: event.card))
    }
    return cards
  }

  /// Whether a recent event was not taken back.
  func isStanding(_ event: Event) -> Bool { !undone.contains(event.stamp) }

  private func isAnswer(_ event: Event, on day: Day) -> Bool {
    guard case .answer = event.kind else { return false }
    return event.day == day && !undone.contains(event.stamp)
  }

  /// A card's progress before the events in `recent`; nil for a card that was new then.
  public func morning(_ card: CardID) -> CardProgress? { base.cards[card] }

  /// The progress, without the answers of `day`, of cards that were answered on another day since the
  /// base: a few, and only if the clock went back.
  func changes(apartFrom day: Day) -> [CardID: CardProgress] {
    var changed: [CardID: CardProgress] = [:]
    for event in recent where event.day != day && !undone.contains(event.stamp) {
      let card = key(of: event.card)
      let before = changed[card] ?? base.cards[card]
      if let after = base.clocks.dated(event).applied(to: before) { changed[card] = after }
    }
    return changed
  }

  /// A card's progress before one of the recent events of it.
  public func progress(of card: CardID, before target: Event) -> CardProgress? {
    var progress = base.cards[card]
    for event in recent where key(of: event.card) == card && !undone.contains(event.stamp) {
      if event.stamp == target.stamp { break }
      progress = base.clocks.dated(event).applied(to: progress) ?? progress
    }
    return progress
  }

  /// A card's progress as it is without an undo among the recent events: with what that took back.
  func progress(of card: CardID, without undo: Event) -> CardProgress? {
    let events = recent.filter { $0.stamp != undo.stamp }
    let undone = Event.undone(by: events)
    return events.reduce(base.cards[card]) { progress, event in
      guard key(of: event.card) == card, !undone.contains(event.stamp) else { return progress }
      return base.clocks.dated(event).applied(to: progress) ?? progress
    }
  }

  /// Puts what has no time into the base: which names are one card's, and whose clock was ahead.
  private mutating func takeInTimeless(_ events: [Event]) {
    for event in events { base.clocks.add(event) }
    let known = base.links.count
    for event in events { base.links.add(event) }
    if base.links.count != known, !base.renameToKeys() {
      hasJoinedHistories = true
    }
    recent = base.clocks.inOrder(recent)
  }

  private mutating func replay() {
    changed = [:]
    totals = base.totals
    remarks = base.remarks
    undone = Event.undone(by: recent)
    for event in recent where !undone.contains(event.stamp) { apply(event) }
  }

  private mutating func apply(_ event: Event) {
    let event = base.clocks.dated(event)
    let card = key(of: event.card)
    let before = self[card]
    totals.count(event, before: before)
    remarks.apply(event, to: card)
    if let after = event.applied(to: before) { changed[card] = after }
  }
}

extension Event {
  /// Whether the event is an answer: by far most are.
  fileprivate var isOnlyAnswer: Bool { if case .answer = kind { true } else { false } }
}

extension [Event] {
  /// The events of a whole history in the order of replay.
  public func inOrder() -> [Event] { ClockCorrections(self).inOrder(self) }
}
