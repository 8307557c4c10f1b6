import Foundation

/// Whether tests run at their full length (`make soak`) or in a short form (`make test`).
public enum Soak {
  /// Whether `LEITNER_SOAK` asks for the full length.
  public static let isOn = ProcessInfo.processInfo.environment["LEITNER_SOAK"] == "1"
}
