/// An answer that a learner gives aloud, to be written down.
public struct InterviewAnswer: Hashable, Sendable {
  /// The card.
  public let card: CardID
  /// The grade that the learner took.
  public let grade: Grade
  /// How long the learner spoke.
  public let seconds: Int
  /// What was said.
  public let points: SaidPoints

  /// An answer with every part given.
  public init(card: CardID, grade: Grade, seconds: Int, points: SaidPoints) {
    self.card = card
    self.grade = grade
    self.seconds = seconds
    self.points = points
  }
}

extension StudyRecord {
  /// The event that an answer in an interview makes: an ordinary one, or of a card that is not due only
  /// practice.
  public func answer(
    _ answer: InterviewAnswer, id: Event.ID, time: Instant, day: Day, scheduler: Scheduler,
    look: CardLook? = nil
  ) -> Event {
    let isWaiting = self[answer.card].map { !$0.isDue(on: day) } ?? false
    let kind =
      isWaiting
      ? practice(
        of: answer.card, answer.grade, day: day, scheduler: scheduler, seconds: answer.seconds)
      : self.answer(
        answer.card, answer.grade, id: id, time: time, day: day, scheduler: scheduler,
        seconds: answer.seconds
      ).kind
    return Event(
      id: id, time: time, day: day, card: answer.card, kind: kind, look: look,
      points: answer.points)
  }
}
