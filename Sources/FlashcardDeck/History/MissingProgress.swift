/// What a known state has and the state that follows from a history lacks, because lines were lost: as
/// events that add it again, so that it travels and is the same on every machine.
public struct MissingProgress: Sendable {
  /// What the events say, with the card that each happens to.
  public private(set) var events: [(card: CardID, kind: Event.Kind)] = []

  /// Compares `known` with what the history gives. `overtaken` are cards that a copy of a machine answered after
  /// every known answer to them.
  public init(
    of known: Progress, in history: Progress, _ evidence: KnownEvents = KnownEvents(),
    overtaken: Set<CardID> = []
  ) {
    // First the links, so that one card is compared with one card, under whatever name.
    var progress = history
    for link in known.links.elements
    where progress.links.key(of: link.name) != progress.links.key(of: link.key) {
      events.append((link.key, .link(was: link.name)))
      progress.links.add(link.key, was: link.name)
    }
    // Two names with answers of their own, which were apart in the history, may be one card by now.
    if !progress.renameToKeys() { progress.links = history.links }
    addUndos(known, progress, evidence)
    for card in known.cards.cards.sorted() {
      let present = progress.cards[progress.links.key(of: card)]
      guard let placed = known.cards[card] else { continue }
      if let present, overtaken.contains(card) {
        if placed.isAhead(of: present) {
          events.append((card, .place(placed.counted(before: present))))
        }
      } else if placed.isAhead(of: present) || placed.isLater(than: present) {
        // As many answers may be others, if the line of an undo was lost with the answer behind it.
        events.append((card, .place(placed)))
      }
    }
    addRemarks(known.remarks, progress, evidence)
    if !evidence.certain.isEmpty {
      let ordered = OrderedEvents(evidence.certain)
      addRemovals(known, progress, ordered, except: evidence.doubtful(in: history))
      if !evidence.mayHave(\.isLink) { addUndosOfLinks(known, progress, ordered) }
      if !evidence.mayHave(\.isPace) { addUndosOfPaces(known, progress, ordered) }
    }
    if let totals = history.totals.missing(of: known.totals) {
      events.append((CardID(""), .totals(totals)))
    }
  }

  /// Adds the undos without which cards have more answers than were known: they were lost, if the card
  /// is as it was known without some of its last answers.
  private mutating func addUndos(
    _ known: Progress, _ history: Progress, _ evidence: KnownEvents
  ) {
    if evidence.certain.isEmpty { return }
    let ordered = OrderedEvents(evidence.certain)
    var byCard: [CardID: [Event]] = [:]
    for event in ordered.events
    where event.applied(to: nil) != nil && !ordered.undone.contains(event.stamp) {
      byCard[history.links.key(of: event.card), default: []].append(event)
    }
    for (card, events) in byCard.sorted(by: { $0.key < $1.key })
    where Self.areSameNames(card, known, history) {
      let before = known.cards[known.links.key(of: card)]
      guard let present = history.cards[card], present.isAhead(of: before),
        let undone = Self.undone(of: events, giving: before, ordered.clocks)
      else { continue }
      for event in undone.reversed() {
        let undo = Event.Kind.undo(
          of: event.id, at: event.time, from: present.box, to: before?.box, due: before?.due)
        self.events.append((event.card, undo))
      }
    }
  }

  /// As few of a card's last eight events as possible, and the last ones of them, without which it has a progress;
  /// nil if there are none such.
  private static func undone(
    of events: [Event], giving before: CardProgress?, _ clocks: ClockCorrections
  ) -> [Event]? {
    func progress(_ start: CardProgress?, _ events: some Sequence<Event>) -> CardProgress? {
      events.reduce(start) { clocks.dated($1).applied(to: $0) ?? $0 }
    }
    let recent = Array(events.suffix(8))
    let start = progress(nil, events.dropLast(recent.count))
    // A bit for each event, the lowest one for the last.
    func isChosen(_ place: Int, in choice: Int) -> Bool {
      choice >> (recent.count - 1 - place) & 1 == 1
    }
    let choice = (0..<1 << recent.count).sorted {
      ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
    }.first { choice in
      let left = recent.indices.filter { !isChosen($0, in: choice) }
      return progress(start, left.map { recent[$0] }) == before
    }
    return choice.map { choice in
      recent.indices.filter { isChosen($0, in: choice) }.map { recent[$0] }
    }
  }

  /// Whether the same names are those of a card in both states. Else one state tells of several cards what the
  /// other one tells of one, and that an answer or a mark is not there does not mean that it was taken back.
  private static func areSameNames(_ card: CardID, _ known: Progress, _ history: Progress) -> Bool {
    Set(known.links.names(of: card)) == Set(history.links.names(of: card))
  }

  /// Adds what took marks away and was lost: marks that the events known for certain would leave on a
  /// card which was known without them.
  private mutating func addRemovals(
    _ known: Progress, _ history: Progress, _ knownEvents: OrderedEvents,
    except doubtful: Set<CardID>
  ) {
    let certain = Progress(replaying: knownEvents.events).remarks
    for (card, marks) in certain.marks.sorted(by: { $0.key < $1.key })
    where !doubtful.contains(history.links.key(of: card)) && Self.areSameNames(card, known, history)
    {
      let present = history.remarks.marks[history.links.key(of: card)] ?? Remarks.Marks()
      guard let before = known.remarks.marks[known.links.key(of: card)] else {
        // What took marks away leaves an entry; without one they were undone.
        addUndos(known, knownEvents) { kind, name in
          kind.isMark && history.links.key(of: name) == card
        }
        continue
      }
      let isPutOff = marks.buriedUntil != nil && marks.buriedUntil == present.buriedUntil
      let isWoken = isPutOff && before.buriedUntil == nil
      if isWoken || marks.isSuspended && present.isSuspended && !before.isSuspended {
        events.append((card, .wake))
      }
      if isWoken, before.isSuspended { events.append((card, .suspend)) }
      if isPutOff, let day = before.buriedUntil, day < marks.buriedUntil ?? day {
        addEarlierBurial(of: card, until: day, known, history, knownEvents)
      }
      if marks.isStarred, present.isStarred, !before.isStarred { events.append((card, .unstar)) }
    }
  }

  /// Says again that a card was put off until an earlier day than the events say, or takes the later ones back if
  /// they were undone and the earlier one is there still.
  private mutating func addEarlierBurial(
    of card: CardID, until day: Day, _ known: Progress, _ history: Progress,
    _ knownEvents: OrderedEvents
  ) {
    func isOfCard(_ name: CardID) -> Bool { history.links.key(of: name) == card }
    let isThere = knownEvents.events.contains { isOfCard($0.card) && $0.kind == .bury(until: day) }
    guard isThere else {
      events.append((card, .bury(until: day)))
      return
    }
    addUndos(known, knownEvents) { kind, name in
      if case .bury(let until) = kind { until > day && isOfCard(name) } else { false }
    }
  }

  /// Adds the undos of links that the known state lacks.
  private mutating func addUndosOfLinks(
    _ known: Progress, _ history: Progress, _ knownEvents: OrderedEvents
  ) {
    addUndos(known, knownEvents) { kind, card in
      guard case .link(let was) = kind else { return false }
      return known.links.key(of: was) != known.links.key(of: card)
        && history.links.key(of: was) == history.links.key(of: card)
    }
  }

  /// Adds the undos of all choices of a pace, if none was known to hold.
  private mutating func addUndosOfPaces(
    _ known: Progress, _ history: Progress, _ knownEvents: OrderedEvents
  ) {
    if known.remarks.pace != nil || history.remarks.pace == nil { return }
    addUndos(known, knownEvents) { kind, _ in
      if case .pace = kind { true } else { false }
    }
  }

  /// Adds the undos of known events, but of those that the version which knew them did not understand.
  private mutating func addUndos(
    _ known: Progress, _ knownEvents: OrderedEvents, of isUndone: (Event.Kind, CardID) -> Bool
  ) {
    for event in knownEvents.events
    where !knownEvents.undone.contains(event.stamp) && isUndone(event.kind, event.card)
      && !known.unknownKinds.contains(event.kind.name)
    {
      events.append(
        (event.card, .undo(of: event.id, at: event.time, from: nil, to: nil, due: nil)))
    }
  }

  private mutating func addRemarks(
    _ known: Remarks, _ history: Progress, _ evidence: KnownEvents
  ) {
    for (card, marks) in known.marks.sorted(by: { $0.key < $1.key }) {
      let present = history.remarks.marks[history.links.key(of: card)] ?? Remarks.Marks()
      if marks.isSuspended, !present.isSuspended { events.append((card, .suspend)) }
      if marks.isStarred, !present.isStarred { events.append((card, .star)) }
      if let day = marks.buriedUntil, day > present.buriedUntil ?? Day(.min) {
        events.append((card, .bury(until: day)))
      }
    }
    // A history that has lost the latest choice may still have an earlier one.
    if let pace = known.pace,
      evidence.mayHave(\.isPace) ? history.remarks.pace == nil : history.remarks.pace != pace
    {
      events.append((CardID(""), .pace(pace)))
    }
    let exams = known.exams.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (scope, day) in exams where history.remarks.exams[scope] == nil {
      events.append((CardID(""), .exam(of: scope, on: day)))
    }
  }
}

/// What is known of the events with which a known state is compared.
public struct KnownEvents: Sendable {
  /// Those that it includes for certain; none if nothing can be told.
  public var certain: [Event]
  /// Those of which it can't be told, as a copy of a machine makes them.
  public var others: [Event]

  /// Events with every part given; by default nothing is known.
  public init(certain: [Event] = [], others: [Event] = []) {
    (self.certain, self.others) = (certain, others)
  }

  /// Whether something of this kind may have been done or taken back by the others.
  fileprivate func mayHave(_ isOfKind: (Event.Kind) -> Bool) -> Bool {
    others.contains { $0.kind.isUndo || isOfKind($0.kind) }
  }

  /// The cards of which the others say more than answers.
  fileprivate func doubtful(in history: Progress) -> Set<CardID> {
    Set(
      others.lazy.filter { event in
        switch event.kind {
        case .answer, .look: false
        default: true
        }
      }.map { history.links.key(of: $0.card) })
  }
}

extension Event.Kind {
  fileprivate var isUndo: Bool { if case .undo = self { true } else { false } }
  fileprivate var isLink: Bool { if case .link = self { true } else { false } }
  fileprivate var isPace: Bool { if case .pace = self { true } else { false } }

  /// Whether an event of this kind marks a card.
  fileprivate var isMark: Bool {
    switch self {
    case .suspend, .bury, .star: true
    default: false
    }
  }
}
