extension StudyRecord {
  /// The event that an answer to a card makes; nothing changes until it is added.
  public func answer(
    _ card: CardID, _ grade: Grade, id: Event.ID, time: Instant, day: Day, scheduler: Scheduler,
    seconds: Int? = nil, look: CardLook? = nil
  ) -> Event {
    let before = self[card]
    let after = scheduler.outcome(of: grade, for: before, on: day)
    return Event(
      id: id, time: time, day: day, card: card,
      kind: .answer(grade, from: before?.box, to: after.box, due: after.due, seconds: seconds),
      look: look)
  }

  /// What an answer to a learned card out of turn says: only `again` moves the card.
  public func practice(
    of card: CardID, _ grade: Grade, day: Day, scheduler: Scheduler, seconds: Int?
  ) -> Event.Kind {
    let before = self[card]
    let after = scheduler.outcome(of: grade, for: before, on: day)
    let isMoved = grade == .again
    return .practice(
      grade, from: before?.box, to: isMoved ? after.box : before?.box,
      due: isMoved ? after.due : before?.due, seconds: seconds)
  }

  /// The event that takes back what was done last on `day`, by one device or, if it is nil, by any; nil if
  /// there is nothing left.
  public func undo(id: Event.ID, time: Instant, day: Day, by device: String? = nil) -> Event? {
    latestDone(on: day, by: device).map { undo(of: $0, id: id, time: time, day: day) }
  }

  /// The event that does again what was taken back last on `day`, if nothing was done since.
  public func redo(id: Event.ID, time: Instant, day: Day, by device: String? = nil) -> Event? {
    latestTakenBack(on: day, by: device).map { undo(of: $0.undo, id: id, time: time, day: day) }
  }

  /// How many new cards the learner asked for on `day`, more than the limit.
  func moreNewCards(on day: Day) -> Int {
    recent.reduce(0) { sum, event in
      guard event.day == day, case .more(let cards) = event.kind, isStanding(event) else {
        return sum
      }
      return sum + min(max(0, cards), 1_000_000)
    }
  }

  /// The latest answer, mark or choice of a pace of `day` that was not taken back; of those after `start`, if
  /// one is given.
  public func latestDone(
    on day: Day, by device: String? = nil, after start: Event.Stamp? = nil
  ) -> Event? {
    let latest = recent.last { event in
      event.day == day && event.kind.isDoneByLearner && (device == nil || event.id.device == device)
        && isStanding(event)
    }
    return latest.flatMap { event in
      start.map { stamp(of: event) > $0 } ?? true ? event : nil
    }
  }

  /// The latest undo of `day` that holds, and what it took back; nil if the learner has done something
  /// since.
  public func latestTakenBack(
    on day: Day, by device: String? = nil, after start: Event.Stamp? = nil
  ) -> (undo: Event, event: Event)? {
    for event in recent.reversed()
    where event.day == day && (device == nil || event.id.device == device) && isStanding(event) {
      if let start, stamp(of: event) <= start { return nil }
      if case .undo(let target, _, _, _, _) = event.kind {
        // One that does something again takes back an undo.
        guard let taken = recent.last(where: { $0.id == target && $0.card == event.card }),
          taken.kind.isDoneByLearner
        else { continue }
        return (event, taken)
      }
      if event.kind.isDoneByLearner { return nil }
    }
    return nil
  }

  /// Whether the same key suspended or woke two cards: siblings, at one time.
  public func areOfOneKey(_ one: Event, _ other: Event, in library: Library) -> Bool {
    guard one.time == other.time, one.kind == other.kind, one.kind == .suspend || one.kind == .wake,
      one.card != other.card, let first = library.index(of: key(of: one.card)),
      let second = library.index(of: key(of: other.card))
    else { return false }
    return library.entries[first].group == library.entries[second].group
  }

  /// How many cards an undo of an event takes back, or if it was taken back, doing it again.
  public func cardsOfOneKey(with event: Event, in library: Library) -> Int {
    let stands = isStanding(event)
    return recent.reduce(1) { count, other in
      let isToo = areOfOneKey(event, other, in: library) && isStanding(other) == stands
      return count + (isToo ? 1 : 0)
    }
  }

  /// The event that takes back a recent one, of any kind.
  public func undo(of target: Event, id: Event.ID, time: Instant, day: Day) -> Event {
    let card = key(of: target.card)
    var before = progress(of: card, before: target)
    // It does again what the other one took back.
    if case .undo = target.kind { before = progress(of: card, without: target) }
    return Event(
      id: id, time: time, day: day, card: target.card,
      kind: .undo(
        of: target.id, at: target.time, from: self[card]?.box, to: before?.box, due: before?.due))
  }
}

extension Event.Kind {
  /// Whether a card was graded, in turn or not.
  public var isAnswer: Bool { grade != nil }

  /// Whether it may change which known card is which.
  public var saysWhichCard: Bool {
    switch self {
    case .link, .apart, .doubt, .look, .undo: true
    default: false
    }
  }

  /// Whether a learner does it with a key, and can take it back with another one.
  public var isDoneByLearner: Bool {
    switch self {
    case .answer, .practice, .suspend, .wake, .bury, .star, .unstar, .more, .pace: true
    default: false
    }
  }
}
