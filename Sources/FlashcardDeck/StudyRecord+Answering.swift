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

  /// The event that takes back the latest answer of `day`; nil if the day has none left.
  public func undo(id: Event.ID, time: Instant, day: Day) -> Event? {
    answers(on: day).last.map { undo(of: $0, id: id, time: time, day: day) }
  }

  /// The event that takes back a recent one, of any kind.
  public func undo(of target: Event, id: Event.ID, time: Instant, day: Day) -> Event {
    let card = key(of: target.card)
    let before = progress(of: card, before: target)
    return Event(
      id: id, time: time, day: day, card: target.card,
      kind: .undo(
        of: target.id, at: target.time, from: self[card]?.box, to: before?.box, due: before?.due))
  }
}
