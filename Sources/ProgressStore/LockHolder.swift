import FlashcardDeck

/// The process that holds a store's lock, as it describes itself in the lock's file.
public struct LockHolder: Hashable, Sendable, CustomStringConvertible {
  /// Its number; nil if it has not written it yet.
  public var process: Int?
  /// The host that it runs on.
  public var host: String
  /// When it took the lock.
  public var since: Instant?

  /// A holder with every part given.
  public init(process: Int?, host: String, since: Instant?) {
    self.process = process
    self.host = host
    self.since = since
  }

  /// `process 123 on laptop, since 2026-01-05T08:30:00.000Z`.
  public var description: String {
    guard let process else { return "another process" }
    return "process \(process) on \(host)" + (since.map { ", since \($0)" } ?? "")
  }
}
