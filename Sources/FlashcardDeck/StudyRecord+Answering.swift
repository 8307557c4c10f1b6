extension StudyRecord {
  /// The event that an answer to a card makes; nothing changes until it is added.
  public func answer(
    _ card: CardID, _ grade: Grade, id: Event.ID, time: Instant, day: Day, scheduler: Scheduler,
    seconds: Int? = nil
  ) -> Event {
    let before = self[card]
    let after = scheduler.outcome(of: grade, for: before, on: day)
    return Event(
      id: id, time: time, day: day, card: card,
      kind: .answer(grade, from: before?.box, to: after.box, due: after.due, seconds: seconds))
  }

  /// The event that takes back the latest answer of `day`; nil if the day has none left.
  public func undo(id: Event.ID, time: Instant, day: Day) -> Event? {
    guard let answer = answers(on: day).last else { return nil }
    let before = progress(of: answer.card, before: answer.id)
    return Event(
      id: id, time: time, day: day, card: answer.card,
      kind: .undo(of: answer.id, from: self[answer.card]?.box, to: before?.box, due: before?.due))
  }
}
