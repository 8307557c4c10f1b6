import FlashcardDeck

/// The only source of the time and the time zone.
public struct Clock: Sendable {
  private let moment: @Sendable () -> Instant
  private let utcOffset: @Sendable (Instant) -> Int
  private let rolloverHour: Int

  /// A clock; `utcOffset` gives the seconds by which local time is ahead of UTC at a moment, and
  /// study days start at the rollover hour (0 to 23).
  public init(
    rolloverHour: Int, now: @escaping @Sendable () -> Instant,
    utcOffset: @escaping @Sendable (Instant) -> Int
  ) {
    self.rolloverHour = rolloverHour
    moment = now
    self.utcOffset = utcOffset
  }

  /// The system's clock and time zone; if `LEITNER_NOW` is set, the clock always shows that moment.
  public static func system(
    rolloverHour: Int, environment: Environment = .process
  ) throws(ClockError) -> Clock {
    guard let text = environment["LEITNER_NOW"] else {
      return Clock(
        rolloverHour: rolloverHour, now: { System.now }, utcOffset: System.utcOffset(at:))
    }
    guard let instant = Instant(text), years.contains(instant.day.0.date.year) else {
      throw .noMoment(text)
    }
    return Clock(rolloverHour: rolloverHour, now: { instant }, utcOffset: System.utcOffset(at:))
  }

  /// The years for which four digits are enough, also for the day on which a card of the longest box is
  /// due, a hundred years later, and for the day before in another time zone.
  private static let years = 1...9898

  /// This moment.
  public func now() -> Instant { moment() }

  /// A moment as a wall clock shows it: `HH:MM`, with `YYYY-MM-DD` before it unless it is today.
  public func wallTime(of instant: Instant) -> String {
    func local(_ instant: Instant) -> Instant {
      Instant(milliseconds: instant.milliseconds + utcOffset(instant) * 1000)
    }
    let (then, today) = (local(instant), local(now()).day.0)
    let time = String(then.description.dropFirst(11).prefix(5))
    return then.day.0 == today ? time : "\(then.day.0) \(time)"
  }

  /// The study day of a moment.
  public func studyDay(of instant: Instant) -> Day {
    instant.studyDay(utcOffset: utcOffset(instant), rolloverHour: rolloverHour)
  }
}
