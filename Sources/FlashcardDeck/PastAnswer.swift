/// An answer that a card was given some time, and that holds.
public struct PastAnswer: Hashable, Sendable {
  /// The study day.
  public let day: Day
  /// The grade.
  public let grade: Grade
  /// Whether it was out of turn.
  public let isPractice: Bool

  /// An answer with every part given.
  public init(day: Day, grade: Grade, isPractice: Bool) {
    self.day = day
    self.grade = grade
    self.isPractice = isPractice
  }

  /// The answers among the events of one card, the oldest first, without those that were taken back.
  public static func answers(among events: [Event]) -> [PastAnswer] {
    let ordered = OrderedEvents(events)
    return ordered.events.compactMap { event in
      guard let grade = event.kind.grade, !ordered.undone.contains(event.stamp) else { return nil }
      let isPractice = if case .practice = event.kind { true } else { false }
      return PastAnswer(day: event.day, grade: grade, isPractice: isPractice)
    }
  }
}
