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
    guard let instant = Instant(text) else { throw .noMoment(text) }
    return Clock(rolloverHour: rolloverHour, now: { instant }, utcOffset: System.utcOffset(at:))
  }

  /// This moment.
  public func now() -> Instant { moment() }

  /// The study day of a moment.
  public func studyDay(of instant: Instant) -> Day {
    instant.studyDay(utcOffset: utcOffset(instant), rolloverHour: rolloverHour)
  }
}
