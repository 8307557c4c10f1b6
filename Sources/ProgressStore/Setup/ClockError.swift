/// Why there is no clock.
public enum ClockError: Error, Hashable, Sendable {
  /// `LEITNER_NOW` has this value, which is no moment in ISO 8601 with an offset, or one
  /// of a year that is far away.
  case noMoment(String)
}
