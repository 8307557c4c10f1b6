/// The state that follows from a set of events.
public struct Progress: Equatable, Sendable {
  /// Every card that was ever answered, by its key.
  public var cards: ProgressTable
  /// What the answers add up to.
  public var totals: Totals
  /// What is known besides answers.
  public var remarks: Remarks
  /// The names of cards. They have no time: those of all events count, also of later ones.
  public var links: Links
  /// The devices whose clock was ahead; without time, as links are.
  public var clocks: ClockCorrections
  /// The events that are in this state, by the device in their names.
  public var tallies: [String: Tally]
  /// The kinds of events among them that this version does not understand.
  public var unknownKinds: Set<String>

  /// State as it was stored; without arguments, that of an empty history.
  public init(cards: ProgressTable = [:], totals: Totals = Totals(), remarks: Remarks = Remarks()) {
    self.cards = cards
    self.totals = totals
    self.remarks = remarks
    links = Links()
    clocks = ClockCorrections()
    tallies = [:]
    unknownKinds = []
  }

  /// The state after `events`, which may be in any order.
  public init(replaying events: [Event]) {
    self.init(OrderedEvents(events), upTo: events.count)
  }

  /// The state after the first of some events, with the links and clocks of all of them.
  init(_ history: OrderedEvents, upTo end: Int) {
    self.init()
    clocks = history.clocks
    links = history.links
    for event in history.events[..<end] {
      include(event, isUndone: history.undone.contains(event.stamp))
    }
  }

  /// Adds an event that is not in the state yet.
  mutating func include(_ event: Event, isUndone: Bool) {
    tallies[event.id.device, default: Tally()].add(event)
    if case .unknown(let name) = event.kind { unknownKinds.insert(name) }
    if !isUndone { apply(event) }
  }

  /// Adds an event that was not taken back.
  mutating func apply(_ event: Event) {
    let event = clocks.dated(event)
    let card = links.key(of: event.card)
    totals.count(event, before: cards[card])
    if let after = event.applied(to: cards[card]) { cards.set(after, for: card) }
    remarks.apply(event, to: card)
  }

  /// Renames cards to their keys after links were added. False if two cards with progress of their own
  /// turned out to be one: then only the whole history, in its order, gives the progress.
  mutating func renameToKeys() -> Bool {
    var known: Set<CardID> = []
    for card in cards.cards where !known.insert(links.key(of: card)).inserted { return false }
    known = []
    for card in remarks.marks.keys where !known.insert(links.key(of: card)).inserted {
      return false
    }
    cards = cards.renamed { [links] in links.key(of: $0) }
    remarks.marks = Dictionary(
      uniqueKeysWithValues: remarks.marks.map { (links.key(of: $0.key), $0.value) })
    return true
  }
}

/// Events in the order of replay, with all that depends on the whole set of them.
public struct OrderedEvents: Sendable {
  let events: [Event]
  let clocks: ClockCorrections
  let undone: Set<Event.Stamp>
  let links: Links

  /// Puts events in order; each is there once.
  public init(_ events: [Event]) {
    clocks = ClockCorrections(events)
    let ordered = clocks.inOrder(events)
    let undone = Event.undone(by: ordered)
    links = Links(ordered.lazy.filter { !undone.contains($0.stamp) })
    self.events = ordered
    self.undone = undone
  }

  /// Those that were not taken back.
  public var standing: [Event] { events.filter { !undone.contains($0.stamp) } }

  /// The position of the last event; nil if there is none.
  public var last: Event.Stamp? { events.last.map(clocks.stamp) }
}

extension Event {
  /// The card's progress after this event; nil if the event does not change it.
  func applied(to before: CardProgress?) -> CardProgress? {
    switch kind {
    case .answer(let grade, _, let to, let due, _):
      return answered(grade, to, due, before: before)
    case .practice(.again, _, let to?, let due?, _):
      return answered(.again, to, due, before: before)
    case .place(let placed): return placed.joined(with: before)
    default: return nil
    }
  }

  private func answered(
    _ grade: Grade, _ box: Int, _ due: Day, before: CardProgress?
  ) -> CardProgress {
    CardProgress(
      box: box, due: due, last: day,
      reviews: (before?.reviews ?? 0) + 1,
      lapses: (before?.lapses ?? 0) + (isLapse(before: before) ? 1 : 0),
      forgotten: grade == .again,
      hasLook: look != nil || before?.hasLook ?? false)
  }

  /// Whether a card that had been learned was forgotten; a repeated `again` of one day counts once, and one to a card
  /// whose answers before are gone is not known to be the first.
  func isLapse(before: CardProgress?) -> Bool {
    switch kind {
    case .answer(.again, .some, _, _, _), .practice(.again, .some, _, _, _):
      before.map { !$0.isRelearning(on: day) } ?? false
    default: false
    }
  }
}
