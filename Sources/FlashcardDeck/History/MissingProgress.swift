/// What a known state has and the state that follows from a history lacks, because lines were lost: as
/// events that add it again, so that it travels and is the same on every machine.
public struct MissingProgress: Sendable {
  /// What the events say, with the card that each happens to.
  public private(set) var events: [(card: CardID, kind: Event.Kind)] = []

  /// Compares `known` with what the history gives. `knownEvents` are those of the history that are known,
  /// if it can be told: they show which undos were lost, and, if none is of a device of which it can't be
  /// told, which marks were taken away.
  public init(
    of known: Progress, in history: Progress, knownEvents: [Event] = [], areAllCertain: Bool = false
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
    addUndos(known, progress, knownEvents)
    for card in known.cards.cards.sorted() {
      let present = progress.cards[progress.links.key(of: card)]
      // A copy of a machine may have answered the card as often, before.
      guard let placed = known.cards[card],
        placed.isAhead(of: present) || !areAllCertain && placed.isLater(than: present)
      else { continue }
      events.append((card, .place(placed)))
    }
    addRemarks(known.remarks, progress, areAllCertain)
    if areAllCertain {
      addRemovals(known, progress, knownEvents)
      addUndosOfPaces(known.remarks, progress, knownEvents)
    }
    if let totals = history.totals.missing(of: known.totals) {
      events.append((CardID(""), .totals(totals)))
    }
  }

  /// Adds the undos without which cards have more answers than were known: they were lost, if the card
  /// is as it was known without its last answers.
  private mutating func addUndos(_ known: Progress, _ history: Progress, _ knownEvents: [Event]) {
    if knownEvents.isEmpty { return }
    let ordered = OrderedEvents(knownEvents)
    var byCard: [CardID: [Event]] = [:]
    for event in ordered.events
    where event.applied(to: nil) != nil && !ordered.undone.contains(event.stamp) {
      byCard[history.links.key(of: event.card), default: []].append(event)
    }
    for (card, events) in byCard.sorted(by: { $0.key < $1.key })
    where Self.areSameNames(card, known, history) {
      let before = known.cards[known.links.key(of: card)]
      guard let present = history.cards[card], present.isAhead(of: before) else { continue }
      for count in 0...min(8, events.count) {
        var progress: CardProgress?
        for event in events.dropLast(count) {
          progress = ordered.clocks.dated(event).applied(to: progress) ?? progress
        }
        guard progress == before else { continue }
        for event in events.suffix(count).reversed() {
          self.events.append(
            (
              event.card,
              .undo(
                of: event.id, at: event.time, from: present.box, to: before?.box, due: before?.due)
            ))
        }
        break
      }
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
    _ known: Progress, _ history: Progress, _ knownEvents: [Event]
  ) {
    if knownEvents.isEmpty { return }
    let certain = Progress(replaying: knownEvents).remarks
    for (card, marks) in certain.marks.sorted(by: { $0.key < $1.key })
    where Self.areSameNames(card, known, history) {
      let present = history.remarks.marks[history.links.key(of: card)] ?? Remarks.Marks()
      // A card that had marks keeps an entry; one without was never marked as far as was known.
      guard let before = known.remarks.marks[known.links.key(of: card)] else { continue }
      if marks.isSuspended, present.isSuspended, !before.isSuspended {
        events.append((card, .wake))
      }
      if marks.isStarred, present.isStarred, !before.isStarred { events.append((card, .unstar)) }
    }
  }

  /// Adds the undos of all choices of a pace, if none was known to hold: the line of the last undo was lost.
  private mutating func addUndosOfPaces(
    _ known: Remarks, _ history: Progress, _ knownEvents: [Event]
  ) {
    if known.pace != nil || history.remarks.pace == nil { return }
    let ordered = OrderedEvents(knownEvents)
    for event in ordered.events where !ordered.undone.contains(event.stamp) {
      guard case .pace = event.kind else { continue }
      events.append(
        (event.card, .undo(of: event.id, at: event.time, from: nil, to: nil, due: nil)))
    }
  }

  private mutating func addRemarks(
    _ known: Remarks, _ history: Progress, _ areAllCertain: Bool
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
      areAllCertain ? history.remarks.pace != pace : history.remarks.pace == nil
    {
      events.append((CardID(""), .pace(pace)))
    }
    let exams = known.exams.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (scope, day) in exams where history.remarks.exams[scope] == nil {
      events.append((CardID(""), .exam(of: scope, on: day)))
    }
  }
}
